//! The cover: whose way it is in their own words, the curves of all from edge to edge, and who made it when for whom.

use super::content::HandoutContent;
use super::frames::{alone, within};
use super::statement::capital;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, PageDraft, Section, Stack};
use crate::layout::curve::monotone;
use crate::layout::emotion::persona_stroke;
use crate::layout::logo::{draw_logo, logo_size};
use crate::layout::portrait::portrait;
use crate::method::curve_points;
use crate::model::{ElementId, JourneyKind, Persona};
use crate::scene::{Bookmark, Dash, Fill, Layer, Part, Role, Source, Stroke};
use crate::text::{Block, Face, Style};
use crate::units::{Mm, Pt};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// A text by its name, with the element whose it is.
type Named = (String, String, Source);

/// What is said of the map itself: what the cover has room for, and what it has not.
pub(in crate::layout::compose) struct Facts {
    scenario: Option<Arc<Block>>,
    told: Vec<Named>,
    pub(in crate::layout::compose) left_out: Vec<Named>,
}

impl Facts {
    pub(in crate::layout::compose) fn of(content: &HandoutContent<'_>) -> Self {
        /// More lines than these are no lead.
        const LINES_OF_SCENARIO: usize = 6;
        const LINES_ON_A_SLIDE: usize = 3;
        const LINES_OF_FACT: usize = 3;
        let kit = &content.kit;
        let (project, map) = (&content.document.project, Source { element: ElementId::Project, part: Part::Body });
        let journey = Source { element: ElementId::Journey(content.journey.id), part: Part::Body };
        let mut facts = Self { scenario: None, told: Vec::new(), left_out: Vec::new() };
        let scenario = content.journey.scenario.trim();
        if !scenario.is_empty() {
            let block = Kit::rich(&capital(scenario), kit.lead()).balanced(&kit.cx, lead_width(kit));
            let most = if kit.form.is_shown() { LINES_ON_A_SLIDE } else { LINES_OF_SCENARIO };
            if block.lines.len() <= most {
                facts.scenario = Some(block);
            } else {
                facts.left_out.push((kit.word("field-scenario"), scenario.to_owned(), journey));
            }
        }
        let day = project.date.map(|date| format::date(date, kit.cx.language)).unwrap_or_default();
        for (key, text) in [
            ("field-client", project.client.trim()),
            ("field-author", project.author.trim()),
            ("field-version", project.version.trim()),
            ("handout-date", day.as_str()),
        ] {
            if text.is_empty() {
                continue;
            }
            let block = Kit::rich(text, fact_style(kit)).balanced(&kit.cx, fact_width(kit));
            let fits = block.lines.len() <= LINES_OF_FACT && block.divided() == 0;
            let list = if fits { &mut facts.told } else { &mut facts.left_out };
            list.push((kit.word(key), text.to_owned(), map));
        }
        facts
    }
}

/// Quotation marks that hang before the title stay so far from the edge of the page.
const SAFE: Mm = Mm(8.0);

/// Where words of the cover begin and end: titles that hang need wider margins than other pages.
fn sides(kit: &Kit<'_>) -> (f64, f64) {
    const LEAST: Mm = Mm(13.0);
    let Rect { x0, x1, .. } = kit.form.content;
    let least = Pt::from(LEAST).get().min(kit.form.size.width * 0.1);
    (x0.max(least), x1.min(kit.form.size.width - least))
}

fn cover_width(kit: &Kit<'_>) -> f64 {
    let (left, right) = sides(kit);
    right - left
}

fn lead_width(kit: &Kit<'_>) -> f64 {
    (cover_width(kit) * 0.82).min(kit.cx.scale.stage * 34.0)
}

fn fact_style(kit: &Kit<'_>) -> Style {
    Kit::style(Face::Medium, kit.cx.scale.body, kit.cx.theme.ink).with_leading(1.3)
}

/// There are four of them at most, with a gap between two.
fn fact_width(kit: &Kit<'_>) -> f64 {
    (cover_width(kit) - 3.0 * kit.u(20.0)) / 4.0
}

/// The cover.
pub(super) fn cover<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let frame = alone(move |kit, page| draw(content, kit, page));
    vec![Section { frame, opening: Stack::default(), blocks: Stack::default(), joined: false }]
}

fn draw(content: &HandoutContent<'_>, kit: &Kit<'_>, page: &mut PageDraft) {
    let facts = Facts::of(content);
    let (side, _) = sides(kit);
    let top = side * 1.5;
    let mut words = CoverPen { content, kit, page };
    let head = words.title(&facts, Point::new(side, top));
    let foot = words.facts(&facts);
    let people = words.people(foot);
    let room = Rect::new(0.0, head + kit.lines(2.4), kit.form.size.width, people - kit.lines(2.2));
    hero(content, kit, page, room);
}

pub(in crate::layout::compose) struct CoverPen<'d, 'c, 'k, 'a> {
    pub(in crate::layout::compose) content: &'c HandoutContent<'a>,
    pub(in crate::layout::compose) kit: &'k Kit<'a>,
    pub(in crate::layout::compose) page: &'d mut PageDraft,
}

impl CoverPen<'_, '_, '_, '_> {
    /// The logos of client and agency, at the end of a line of this height.
    fn logos(&mut self, top: f64, line: f64) {
        let (kit, brand) = (self.kit, &self.content.document.project.brand);
        let (height, most, apart) = (line + kit.lines(0.6), cover_width(kit) * 0.2, kit.u(18.0));
        let (_, mut right) = sides(kit);
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Artifact, None);
        for image in [&brand.agency, &brand.client].into_iter().flatten() {
            let Some(size) = logo_size(image, height, most) else { continue };
            let middle = top + line / 2.0;
            draw_logo(&mut drawing, image, Point::new(right - size.width, middle - size.height / 2.0), size);
            right -= size.width + apart;
        }
        if !drawing.is_empty() {
            self.page.push(drawing.finish(None, Layer::Frame));
        }
    }

    /// What kind of map it is, its title and scenario; gives where they end.
    pub(in crate::layout::compose) fn title(&mut self, facts: &Facts, at: Point) -> f64 {
        let (kit, content) = (self.kit, self.content);
        let kind = if content.journey.kind.is_as_is() { "kind-as-is" } else { "kind-to-be" };
        let eyebrow = format!("{} · {}", kit.word("map-eyebrow"), kit.word(kind));
        let style = Kit::style(Face::SemiBold, kit.cx.scale.body, kit.cx.theme.secondary);
        let eyebrow = kit.cx.line(&eyebrow, style);
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Paragraph, None);
        drawing.text(&eyebrow, at);
        self.page.push(drawing.finish(None, Layer::Frame));
        self.logos(at.y, eyebrow.height.get());
        let title = content.title();
        let block = fitting_title(kit, &title);
        let source = Source { element: ElementId::Journey(content.journey.id), part: Part::Body };
        let mut top = at.y + eyebrow.height.get() + kit.lines(0.9);
        self.page.bookmarks.push(Bookmark { title, at: Point::new(at.x, top), level: 0 });
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Heading(1), None);
        drawing.text(&block, Point::new(at.x, top));
        self.page.push(drawing.finish(Some(source), Layer::Frame));
        top += block.height.get();
        if let Some(scenario) = &facts.scenario {
            top += kit.lines(1.1);
            let mut drawing = kit.cx.drawing();
            drawing.describe(Role::Paragraph, None);
            drawing.text(scenario, Point::new(at.x, top));
            self.page.push(drawing.finish(Some(source), Layer::Frame));
            top += scenario.height.get();
        }
        top
    }

    /// For whom, by whom and when, at the foot; gives where they begin.
    pub(in crate::layout::compose) fn facts(&mut self, facts: &Facts) -> f64 {
        let kit = self.kit;
        let (x0, x1) = sides(kit);
        let bottom = kit.form.size.height - x0 * 1.15;
        let set: Vec<(Arc<Block>, Arc<Block>, Source)> = (facts.told.iter())
            .map(|(name, text, source)| {
                let text = Kit::rich(text, fact_style(kit)).balanced(&kit.cx, fact_width(kit));
                (kit.cx.line(name, kit.small()), text, *source)
            })
            .collect();
        let Some(height) = set.iter().map(|(name, text, _)| (name.height + text.height).get()).reduce(f64::max) else {
            return bottom;
        };
        let top = bottom - height;
        let mut line = kit.cx.drawing();
        line.describe(Role::Artifact, None);
        let rule = top - kit.lines(0.9);
        line.line(Point::new(x0, rule), Point::new(x1, rule), Stroke::solid(kit.u(1.0), kit.cx.theme.outline));
        self.page.push(line.finish(None, Layer::Frame));
        let mut x = x0;
        for (name, text, source) in set {
            let mut drawing = kit.cx.drawing();
            drawing.describe(Role::Paragraph, None);
            drawing.text(&name, Point::new(x, top));
            drawing.text(&text, Point::new(x, top + name.height.get()));
            self.page.push(drawing.finish(Some(source), Layer::Frame));
            x += fact_width(kit) + kit.u(20.0);
        }
        rule
    }

    /// Whose ways they are, above a place; gives where they begin.
    fn people(&mut self, bottom: f64) -> f64 {
        /// More faces than these are a crowd: the others are counted.
        const MOST: usize = 8;
        let (kit, content) = (self.kit, self.content);
        if content.personas.is_empty() {
            return bottom;
        }
        let wide = content.personas.len() <= 3;
        let columns = if wide { content.personas.len().max(2) } else { 4 };
        let most = if content.personas.len() > MOST { MOST - 1 } else { MOST };
        let cell = kit.cell_width(columns, cover_width(kit));
        let face = if wide { kit.u(56.0) } else { kit.u(34.0) };
        let room = cell - face - kit.u(13.0);
        let mut shown: Vec<(Option<&Arc<Persona>>, String, String)> = (content.personas.iter().take(most))
            .map(|persona| {
                let segment = if wide { persona.segment.trim() } else { "" };
                (Some(*persona), content.name(persona), segment.to_owned())
            })
            .collect();
        if content.personas.len() > most {
            let more = content.personas.len() - most;
            shown.push((None, kit.cx.words.format("handout-more-personas", &[("count", more.into())]), String::new()));
        }
        let row = face + kit.lines(0.9);
        #[expect(clippy::cast_precision_loss, reason = "two rows")]
        let rows = shown.len().div_ceil(columns) as f64;
        let top = bottom - kit.lines(1.4) - rows * row + kit.lines(0.9);
        for (at, (persona, name, segment)) in (0_u32..).zip(shown) {
            let columns = u32::try_from(columns).unwrap_or(1);
            let x = sides(kit).0 + f64::from(at % columns) * (cell + kit.grid_gap());
            let y = top + f64::from(at / columns) * row;
            let circle = Rect::from_origin_size((x, y), (face, face));
            let mut drawing = kit.cx.drawing();
            drawing.describe(Role::Paragraph, None);
            if let Some(persona) = persona {
                portrait(&kit.cx, &mut drawing, (content.document, persona), (circle, kit.u(2.4)));
            }
            let style = kit.strong().with_leading(1.25);
            let name = within(kit, &name, style, room);
            let segment = if segment.is_empty() {
                Arc::default()
            } else {
                let whole = Kit::rich(&segment, kit.small().with_leading(1.25)).set(&kit.cx, room);
                if whole.lines.len() <= 2 { whole } else { within(kit, &segment, kit.small(), room) }
            };
            let text_top = circle.center().y - (name.height + segment.height).get() / 2.0;
            let left = if persona.is_some() { circle.x1 + kit.u(13.0) } else { x };
            drawing.text(&name, Point::new(left, text_top));
            drawing.text(&segment, Point::new(left, text_top + name.height.get()));
            let source = persona.map(|persona| Source { element: ElementId::Persona(persona.id), part: Part::Body });
            self.page.push(drawing.finish(source, Layer::Frame));
        }
        top
    }
}

/// The title as large as leaves the page room for the rest.
fn fitting_title(kit: &Kit<'_>, title: &str) -> Arc<Block> {
    let (width, most) = (cover_width(kit) * 0.98, kit.form.size.height * 0.27);
    let largest = kit.cx.scale.body * if kit.form.is_shown() { 3.0 } else { 4.8 };
    let sizes = std::iter::successors(Some(largest), |size| Some(size * 0.9));
    let style = |size: f64| Style { size: Pt(size), ..kit.title() };
    let least = kit.cx.scale.stage;
    let mut last = Arc::default();
    for size in sizes.take_while(|size| *size >= least) {
        last = Kit::rich(title, style(size)).balanced(&kit.cx, width);
        // A mark may hang far where the margin is narrow; smaller than this the title is none.
        let starts = last.lines.iter().filter_map(|line| line.runs.first());
        let hangs = starts.map(|(x, _)| -x.get()).fold(0.0, f64::max);
        let is_safe = hangs <= sides(kit).0 - Pt::from(SAFE).get() || size < kit.cx.scale.body * 2.6;
        if last.height.get() <= most && last.divided() == 0 && is_safe {
            return last;
        }
    }
    // So long a title is read in full on the poster; here it begins.
    let mut letters = title.chars().count();
    while last.height.get() > most && letters > 40 {
        letters = letters * 3 / 4;
        last = Kit::rich(&format::shortened(title, letters), style(least)).set(&kit.cx, width);
    }
    last
}

/// The names of the stages below the curves, all in one size.
struct StripLabels {
    /// Which stage, what it is called, and where that begins.
    placed: Vec<(usize, Arc<Block>, f64)>,
}

impl StripLabels {
    /// Names on two lines at most; where there are too many stages for that, only where the way begins and where it ends.
    fn of(content: &HandoutContent<'_>, step: f64) -> Self {
        let kit = &content.kit;
        let (left, right) = sides(kit);
        let last = content.stages.len().saturating_sub(1);
        let sizes = std::iter::successors(Some(kit.cx.scale.small), |size| Some(size * 0.95));
        let style =
            |at: usize, size: f64| Kit::style(Face::SemiBold, size, kit.cx.stage_colors(at).ink).with_leading(1.15);
        for size in sizes.take_while(|size| *size >= kit.cx.scale.small * 0.72) {
            let placed = (0..content.stages.len()).map(|at| {
                #[expect(clippy::cast_precision_loss, reason = "stages of a map")]
                let from = at as f64 * step;
                let x = if at == 0 { left } else { from + kit.u(12.0).min(step * 0.1) };
                let end = if at == last { right } else { from + step - kit.u(5.0) };
                let name = Kit::rich(&capital(&content.stage_name(at)), style(at, size));
                let block = (end > x).then(|| name.balanced(&kit.cx, end - x))?;
                let fits = block.divided() == 0 && block.lines.len() <= 2 && block.width.get() <= end - x;
                fits.then_some((at, block, x))
            });
            if let Some(placed) = placed.collect() {
                return Self { placed };
            }
        }
        let room = (right - left) * 0.45;
        let name = |at: usize| within(kit, &capital(&content.stage_name(at)), style(at, kit.cx.scale.small), room);
        let mut placed = vec![(last, name(0), left)];
        if last > 0 {
            let end = name(last);
            let x = right - end.width.get();
            placed.push((last, end, x));
        }
        Self { placed }
    }

    /// What is written with a stage: the ground of those before it is drawn by then.
    fn at(&self, stage: usize) -> impl Iterator<Item = (&Block, f64)> {
        self.placed.iter().filter(move |(at, ..)| *at == stage).map(|(_, block, x)| (&**block, *x))
    }

    fn height(&self) -> f64 {
        self.placed.iter().map(|(_, block, _)| block.height.get()).fold(0.0, f64::max)
    }
}

/// The curves of all from edge to edge, over the stages; the stages alone where nobody's feelings are known.
pub(in crate::layout::compose) fn hero(content: &HandoutContent<'_>, kit: &Kit<'_>, page: &mut PageDraft, room: Rect) {
    /// Lower than this, in lines, it is no picture.
    const LEAST: f64 = 6.0;
    const LEAST_ON_A_SLIDE: f64 = 4.0;
    let least = if kit.form.is_shown() { LEAST_ON_A_SLIDE } else { LEAST };
    let most = kit.form.size.height * 0.4;
    if room.height() < kit.lines(least) || content.stages.is_empty() {
        return;
    }
    let height = room.height().min(most);
    let top = room.y1 - height - (room.height() - height) * 0.35;
    // What touches the edge goes on beyond it, for whoever cuts the paper.
    let bleed = if content.bleeds { Pt::from(Mm(5.0)).get() } else { 0.0 };
    let band = Rect::new(-bleed, top, kit.form.size.width + bleed, top + height);
    let theme = kit.cx.theme;
    let mut drawing = kit.cx.drawing();
    drawing.describe(Role::Artifact, None);
    #[expect(clippy::cast_precision_loss, reason = "stages of a map")]
    let step = kit.form.size.width / content.stages.len() as f64;
    let labels = StripLabels::of(content, step);
    let names = labels.height() + kit.lines(0.9);
    let curves = Rect { y1: band.y1 - names, ..band };
    let any = content.journey.emotions.iter().any(|point| point.curve.is_as_is());
    let middle = curves.center().y;
    if any {
        let (upper, lower) = (Rect { y1: middle, ..curves }, Rect { y0: middle, ..curves });
        let shade = |top, bottom| Some(Fill::Vertical { top, bottom });
        drawing.path(rect_path(upper), shade(theme.delight_tint, theme.paper), None);
        drawing.path(rect_path(lower), shade(theme.paper, theme.anger_tint), None);
    }
    for at in 0..content.stages.len() {
        #[expect(clippy::cast_precision_loss, reason = "stages of a map")]
        let x = at as f64 * step;
        let left = if at == 0 { band.x0 } else { x };
        let right = if at + 1 == content.stages.len() { band.x1 } else { x + step };
        let tint = kit.cx.stage_colors(at).tint;
        let head = if any { Rect::new(left, curves.y1, right, band.y1) } else { Rect { x0: left, x1: right, ..band } };
        drawing.rect(head, 0.0, Some(tint), None);
        if any && at > 0 {
            let dash = Dash::pair(kit.u(2.0), kit.u(6.0));
            let line = Stroke { dash, ..Stroke::solid(kit.u(0.8), theme.outline) };
            drawing.line(Point::new(x, curves.y0), Point::new(x, curves.y1), line);
        }
        for (block, x) in labels.at(at) {
            drawing.text(block, Point::new(x, head.y1 - f64::midpoint(names, block.height.get())));
        }
    }
    if any {
        let zero = Stroke::solid(kit.u(1.2), theme.zero_line);
        drawing.line(Point::new(band.x0, middle), Point::new(band.x1, middle), zero);
    }
    page.push(drawing.finish(None, Layer::Frame));
    let reach = curves.height() / 2.0 - kit.u(18.0);
    for persona in &content.personas {
        let points: Vec<Point> = curve_points(&content.journey, persona.id, JourneyKind::AsIs)
            .into_iter()
            .map(|(stage, point)| {
                #[expect(clippy::cast_precision_loss, reason = "stages of a map")]
                let way = stage as f64 + point.at.get();
                Point::new(way * step, middle - point.value.get() / 2.0 * reach)
            })
            .collect();
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { continue };
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Artifact, None);
        // The way comes from somewhere and goes on.
        let mut along = vec![Point::new(band.x0, first.y)];
        along.extend(&points);
        along.push(Point::new(band.x1, last.y));
        drawing.path(monotone(&along), None, Some(persona_stroke(&kit.cx, persona, kit.u(4.2))));
        let color = theme.persona(persona.look).line;
        for point in points {
            let halo = Stroke::solid(kit.u(3.0), theme.paper);
            drawing.symbol(kit.cx.marker(persona.look, kit.u(6.4)), point, Fill::Solid(theme.paper), Some(halo));
            drawing.symbol(kit.cx.marker(persona.look, kit.u(5.4)), point, Fill::Solid(color), None);
        }
        page.push(drawing.finish_whose(Some(persona.id), Layer::Frame));
    }
}

fn rect_path(rect: Rect) -> BezPath {
    kurbo::Shape::to_path(&rect, 0.1)
}
