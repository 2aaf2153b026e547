//! Everything above the lanes: title, scenario, persona cards, stage heads.

use super::column_need::{ColumnNeed, HeadNeed};
use super::context::LayoutContext;
use super::frame::{CELL_INSET, StageColumn};
use super::logo::{draw_logo, logo_size};
use super::persona_cards::{Arrangement, PersonaCards};
use super::rich_text::RichText;
use crate::i18n::format;
use crate::model::{Document, ElementId, Field, Image, Journey, JourneyKind, Stage};
use crate::scene::{Fill, Group, Layer, Part, Source};
use crate::text::{Block, Face, Style};
use kurbo::{BezPath, Point, Rect, Size};
use std::sync::Arc;

/// Groups with their top left corner at the sheet's, and where they end.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) groups: Vec<Arc<Group>>,
    pub(super) bottom: f64,
}

/// A title block and persona cards within `area`, whose bottom is not looked at: beside each other, or the cards under the title where that
/// is lower.
pub(super) fn header(
    cx: &LayoutContext<'_>,
    document: &Document,
    title: &TitleBlock,
    cards: &PersonaCards<'_>,
    area: Rect,
) -> Header {
    let mut header = Header { groups: Vec::new(), bottom: area.y0 };
    let placed = (!cards.is_empty()).then(|| arrange(cx, title, cards, area.width()));
    let beside = placed.filter(|cards| cards.beside).map_or(0.0, |cards| cards.width + cx.u(TITLE_GAP));
    let title_bottom = title.draw(cx, Rect { x1: area.x1 - beside, ..area }, &mut header.groups);
    header.bottom = header.bottom.max(title_bottom);
    if let Some(arrangement) = placed {
        let origin = if arrangement.beside {
            Point::new(area.x1 - arrangement.width, area.y0)
        } else {
            Point::new(area.x0, title_bottom + cx.u(UNDER_TITLE))
        };
        let bottom = cards.draw(cx, document, (arrangement, origin), &mut header.groups);
        header.bottom = header.bottom.max(bottom);
    }
    header
}

/// Between title and cards beside it, and between it and cards under it, in layout units.
const TITLE_GAP: f64 = 48.0;
const UNDER_TITLE: f64 = 22.0;

/// Where the cards stand: in one row beside the title, as narrow as lets the two end at about the same height, or in a row of their own
/// where that is lower or nothing else can be read.
fn arrange(cx: &LayoutContext<'_>, title: &TitleBlock, cards: &PersonaCards<'_>, width: f64) -> Arrangement {
    /// A row of its own is read as a second head: it has to save this share of the height.
    const SAVED: f64 = 0.06;
    let under = cards.under(cx, width);
    let height_under = title.height(cx, width) + cx.u(UNDER_TITLE) + cards.height(cx, under);
    let mut best: Option<(f64, Arrangement)> = None;
    for arrangement in cards.beside(cx, width) {
        let title = title.height(cx, width - arrangement.width - cx.u(TITLE_GAP));
        let cards = cards.height(cx, arrangement);
        let height = title.max(cards);
        if best.is_none_or(|(least, _)| height < least - cx.u(1.0)) {
            best = Some((height, arrangement));
        }
        // Narrower cards are higher.
        if cards >= title {
            break;
        }
    }
    match best {
        Some((height, beside)) if height_under > height * (1.0 - SAVED) => beside,
        _ => under,
    }
}

/// What the map is called and what it is about.
pub(super) struct TitleBlock {
    /// The client's logo, and how large it stands.
    logo: Option<(Arc<Image>, Size)>,
    journey: ElementId,
    eyebrow: RichText,
    title: RichText,
    scenario: RichText,
}

/// Height and most width of a logo over the eyebrow, and from it to that, in layout units.
const LOGO: (f64, f64, f64) = (44.0, 300.0, 16.0);

/// From the eyebrow to the title and from there to the scenario, in layout units.
const TITLE_GAPS: (f64, f64) = (12.0, 14.0);

impl TitleBlock {
    /// That of the map.
    pub(super) fn of(cx: &LayoutContext<'_>, document: &Document, journey: &Journey) -> Self {
        let kind = match journey.kind {
            JourneyKind::AsIs => "kind-as-is",
            JourneyKind::ToBe => "kind-to-be",
        };
        let eyebrow = eyebrow(cx, document, &["map-eyebrow", kind]);
        let element = ElementId::Journey(journey.id);
        let title = RichText::of(cx, element, Field::Title, &journey.title, title_style(cx, 1.0));
        let mut scenario = RichText::default();
        if !journey.scenario.is_empty() || cx.edits(element, Field::Scenario) {
            let style = under_title(cx);
            let sentence = |text: &str| cx.words.format("scenario-prefix", &[("text", text.into())]);
            scenario.within(cx, (element, Field::Scenario), &journey.scenario, style, sentence);
        }
        let logo = logo(cx, document);
        Self { logo, journey: element, eyebrow, title, scenario }
    }

    /// That of a board, which begins with what it comes to; under that, what it is a board of.
    pub(super) fn told(
        cx: &LayoutContext<'_>,
        document: &Document,
        journey: &Journey,
        kinds: &[&str],
        (told, of): (&str, &str),
    ) -> Self {
        /// A sentence is longer than a title.
        const SMALLER: f64 = 0.74;
        let (mut title, mut scenario) = (RichText::default(), RichText::default());
        title.push(told, title_style(cx, SMALLER));
        scenario.push(of, under_title(cx));
        let logo = logo(cx, document);
        Self { logo, journey: ElementId::Journey(journey.id), eyebrow: eyebrow(cx, document, kinds), title, scenario }
    }

    /// The width that a scenario has beside or over the cards: a line that is longer is not read in one go.
    fn scenario_width(cx: &LayoutContext<'_>, width: f64) -> f64 {
        const MOST: f64 = 1400.0;
        width.min(cx.u(MOST))
    }

    /// How high all of it is in a width in points.
    fn height(&self, cx: &LayoutContext<'_>, width: f64) -> f64 {
        let mut height = self.eyebrow.measured(cx, width).height.get() + cx.u(TITLE_GAPS.0);
        height += self.logo.as_ref().map_or(0.0, |(_, size)| size.height + cx.u(LOGO.2));
        if !self.title.is_empty() {
            height += self.title.measured(cx, width).height.get() + cx.u(TITLE_GAPS.1);
        }
        if !self.scenario.is_empty() {
            height += self.scenario.measured(cx, Self::scenario_width(cx, width)).height.get();
        }
        height
    }

    /// Draws it in the upper left corner of `area`; gives where it ends.
    fn draw(&self, cx: &LayoutContext<'_>, area: Rect, groups: &mut Vec<Arc<Group>>) -> f64 {
        let mut y = area.y0;
        let mut drawing = cx.drawing();
        if let Some((image, size)) = &self.logo {
            draw_logo(&mut drawing, image, Point::new(area.x0, y), *size);
            y += size.height + cx.u(LOGO.2);
        }
        let eyebrow = self.eyebrow.balanced(cx, area.width());
        drawing.words(&self.eyebrow, &eyebrow, Point::new(area.x0, y));
        groups.push(drawing.finish(Some(Source { element: ElementId::Project, part: Part::Body }), Layer::Frame));
        y += eyebrow.height.get() + cx.u(TITLE_GAPS.0);

        let mut drawing = cx.drawing();
        if !self.title.is_empty() {
            /// So far from the edge of the paper every printer prints, in points: five millimetres.
            const PRINTED: f64 = 14.2;
            let title = self.title.balanced(cx, area.width());
            // Letters stand below each other and a quotation mark in the margin, as far as it is printed there. The white space of what
            // comes first hangs off the edge.
            let inward = (title.overhang().get() - (area.x0 - PRINTED)).max(0.0);
            drawing.words(&self.title, &title, Point::new(area.x0 + inward - cx.scale.title * 0.04, y));
            y += title.height.get() + cx.u(TITLE_GAPS.1);
        }
        if !self.scenario.is_empty() {
            let scenario = self.scenario.balanced(cx, Self::scenario_width(cx, area.width()));
            drawing.words(&self.scenario, &scenario, Point::new(area.x0, y));
            y += scenario.height.get();
        }
        if !drawing.is_empty() {
            groups.push(drawing.finish(Some(Source { element: self.journey, part: Part::Body }), Layer::Frame));
        }
        y
    }
}

/// The client's logo, and how large it stands.
fn logo(cx: &LayoutContext<'_>, document: &Document) -> Option<(Arc<Image>, Size)> {
    let image = document.project.brand.client.as_ref()?;
    let size = logo_size(image, cx.u(LOGO.0), cx.u(LOGO.1))?;
    Some((Arc::clone(image), size))
}

/// What kind of sheet it is, by these keys; of when, and for whom.
fn eyebrow(cx: &LayoutContext<'_>, document: &Document, kinds: &[&str]) -> RichText {
    let project = &document.project;
    let mut said: Vec<String> = kinds.iter().map(|kind| cx.words.text(kind).into_owned()).collect();
    said.extend(project.date.map(|date| format::month_year(date, cx.language)));
    let style = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.secondary).with_tracking(0.06);
    let mut eyebrow = RichText::default();
    eyebrow.push(&said.join(" · ").to_uppercase(), style);
    if !project.client.is_empty() || cx.edits(ElementId::Project, Field::Client) {
        eyebrow.push(" · ", style);
        eyebrow.capitals(cx, ElementId::Project, Field::Client, &project.client, style);
    }
    eyebrow
}

/// The style of a title, so large beside that of a map.
fn title_style(cx: &LayoutContext<'_>, size: f64) -> Style {
    LayoutContext::style(Face::Bold, cx.scale.title * size, cx.theme.ink).with_leading(1.05).with_tracking(-0.012)
}

/// The style of what stands under a title.
fn under_title(cx: &LayoutContext<'_>) -> Style {
    LayoutContext::style(Face::Regular, cx.scale.lane * 0.97, cx.theme.body).with_leading(1.3)
}

/// The texts in the head of a stage.
pub(super) struct HeadTexts {
    number: Arc<Block>,
    name: (RichText, Arc<Block>),
    /// Question and duration.
    below: [(RichText, Arc<Block>); 2],
    height: f64,
}

/// The texts in the head of a stage in a column of this width, its name at this size, all in points.
pub(super) fn head_texts(cx: &LayoutContext<'_>, stage: &Stage, index: usize, column: f64, size: f64) -> HeadTexts {
    let colors = cx.stage_colors(index);
    let width = column - cx.u(CELL_INSET + HEAD_RIGHT);
    let head = |color| LayoutContext::style(Face::Bold, size, color).with_leading(1.14);
    let number = cx.line(&(index + 1).to_string(), head(colors.ink));
    let name_width = width - number.width.get() - cx.u(10.0);
    let element = ElementId::Stage(stage.id);
    let style = head(cx.theme.ink);
    let name_words = RichText::named(cx, (element, Field::Title), &stage.name, style, "new-stage");
    let name = name_words.heading(cx, name_width);
    let question = RichText::of(cx, element, Field::Question, &stage.question, cx.body().with_leading(1.24));
    let style = LayoutContext::style(Face::SemiBold, cx.scale.small, colors.ink).with_leading(1.24);
    let duration = RichText::of(cx, element, Field::Duration, &stage.duration, style);
    let below = [question, duration].map(|words| {
        let block = words.set(cx, width);
        (words, block)
    });
    let mut height = name.height.get().max(number.height.get());
    for (_, block) in &below {
        height += if block.lines.is_empty() { 0.0 } else { block.height.get() + cx.u(4.0) };
    }
    HeadTexts { number, name: (name_words, name), below, height }
}

/// From the words of a head to the right edge of its column, in layout units.
const HEAD_RIGHT: f64 = 20.0;

/// The size of all names of stages, in points: the largest at which none is hyphenated, between that of the paper and that of running text.
pub(super) fn head_size(cx: &LayoutContext<'_>, columns: &[StageColumn], needs: &[ColumnNeed]) -> f64 {
    let (least, most) = (cx.scale.body, cx.scale.stage);
    let share = columns.iter().zip(needs).map(|(column, need)| {
        let width = (column.right - column.left) / cx.unit;
        let HeadNeed { small, full } = need.head;
        if full <= width { 1.0 } else { ((width - small) / (full - small)).clamp(0.0, 1.0) }
    });
    least + (most - least) * share.fold(1.0, f64::min)
}

/// The band of chevrons, one a stage with its name at this size, from the sheet's top left corner, and behind them what asks for names; gives the groups and the
/// band's height, which is `least` at least. Where the way goes on beyond the sheet, so does the band.
pub(super) fn stage_heads(
    cx: &LayoutContext<'_>,
    stages: &[(usize, &Arc<Stage>)],
    way: &[StageColumn],
    columns: &[StageColumn],
    size: f64,
    (top, least): (f64, f64),
) -> (Vec<Arc<Group>>, f64) {
    // What follows from a chevron's shape lies left of its column: the words of a head stand on the edge of the cells under it.
    let (notch, gap) = (cx.u(16.0), cx.u(4.0));
    let (pad_left, pad_top, pad_bottom) = (cx.u(CELL_INSET), cx.u(12.0), cx.u(12.0));
    let texts: Vec<HeadTexts> = (stages.iter().zip(columns))
        .map(|(&(index, stage), column)| head_texts(cx, stage, index, column.right - column.left, size))
        .collect();
    let height = texts.iter().map(|texts| texts.height).fold(0.0, f64::max) + pad_top + pad_bottom;
    let height = height.max(least);

    let last = way.len().saturating_sub(1);
    let mut placeholders = Vec::new();
    let mut groups: Vec<Arc<Group>> = (stages.iter().zip(columns).zip(texts))
        .map(|((&(index, stage), column), texts)| {
            // Notch and tip point at the lines between the columns.
            let tip = column.right - if index == last { 0.0 } else { gap };
            let left = column.left - if index == 0 { 0.0 } else { notch };
            let right = tip - if index == last { 0.0 } else { notch };
            let (bottom, middle) = (top + height, top + height / 2.0);
            let mut path = BezPath::new();
            path.move_to((left, top));
            path.line_to((right, top));
            path.line_to((tip, middle));
            path.line_to((right, bottom));
            path.line_to((left, bottom));
            path.line_to((column.left, middle));
            path.close_path();
            let mut drawing = cx.drawing();
            drawing.path(path, Some(Fill::Solid(cx.stage_colors(index).tint)), None);
            let x = column.left + pad_left;
            let mut y = top + pad_top;
            drawing.text(&texts.number, Point::new(x, y));
            let (name_words, name) = &texts.name;
            drawing.words(name_words, name, Point::new(x + texts.number.width.get() + cx.u(10.0), y));
            y += name.height.get().max(texts.number.height.get());
            for (words, block) in &texts.below {
                if !block.lines.is_empty() {
                    drawing.words(words, block, Point::new(x, y + cx.u(4.0)));
                    y += block.height.get() + cx.u(4.0);
                }
            }
            let element = ElementId::Stage(stage.id);
            placeholders.extend(drawing.take_placeholder(element));
            drawing.finish(Some(Source { element, part: Part::Body }), Layer::Stages)
        })
        .collect();
    groups.extend(placeholders);
    (groups, height)
}
