//! Cards: what stands in a cell, drawn at its own origin and remembered until it changes.

use super::content_hash::ContentHash;
use super::draw::{Drawing, Kit};
use super::words::Words;
use crate::i18n::format;
use crate::model::{
    Amount, Barrier, Card, ElementId, Field, Framing, Image, Metric, Note, Persona, PersonaId, PersonaLook, Solution,
    Touchpoint,
};
use crate::scene::{Dash, Fill, Group, Item, Layer, Part, Source, Stroke};
use crate::text::Face;
use kurbo::{BezPath, Circle, Point, Rect, Shape as _};
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One drawn card and the height it asks for, in points.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) group: Arc<Group>,
    pub(super) height: f64,
}

/// A piece and the layout that used it last.
#[derive(Debug)]
struct Kept {
    piece: Piece,
    used: u64,
}

/// Cards drawn before, found by what they show: a card that was only moved is another element and looks the same. Beside the
/// sheet's tokens a drawn card depends on all of the element that is drawn, how wide, how high, at which size of type, and which of
/// its texts is being edited.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    kept: FxHashMap<ContentHash, Kept>,
    generation: u64,
    /// How many there may be before it is looked which are still needed.
    most: usize,
}

impl Pieces {
    pub(super) fn next_generation(&mut self) {
        const KEEP: usize = 2048;
        self.generation += 1;
        if self.kept.len() > self.most.max(KEEP) {
            let oldest = self.generation.saturating_sub(2);
            // What stands in a cell that is remembered is held there too.
            self.kept.retain(|_, kept| kept.used >= oldest || Arc::strong_count(&kept.piece.group) > 1);
            self.most = self.kept.len() * 2;
        }
    }

    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }

    /// The card of an element at a width and a least height (0: its own), in points.
    pub(super) fn get<T: Looks>(
        &mut self,
        kit: &Kit<'_>,
        element: &Arc<T>,
        (width, height): (f64, f64),
        draw: impl FnOnce(&T) -> Piece,
    ) -> Piece {
        let address = Arc::as_ptr(element).addr();
        let edited = kit.edited_card.filter(|(card, _)| *card == address).map(|(_, field)| field);
        let (width, height, unit) = (width.to_bits(), height.to_bits(), kit.unit.to_bits());
        let generation = self.generation;
        let key = ContentHash::of(|hasher| {
            element.looks(hasher);
            (width, height, unit, edited, kit.year, kit.hints).hash(hasher);
        });
        let kept = self.kept.entry(key).or_insert_with(|| Kept { piece: draw(element), used: generation });
        kept.used = generation;
        kept.piece.clone()
    }
}

/// An element that stands in a cell as a card.
pub(super) trait Looks {
    /// Hands over all of the element that its card shows: not the place where it stands.
    fn looks(&self, hasher: &mut impl Hasher);
}

impl Looks for Touchpoint {
    fn looks(&self, hasher: &mut impl Hasher) {
        // What happens inside is not shown.
        let Card { channel, platform, title, detail: _, personas, picture, moment_of_truth, evidence } = &*self.card;
        let hypothesis = evidence.is_hypothesis();
        let element = ElementId::Touchpoint(self.id);
        (element, channel, platform, title, personas, picture, moment_of_truth, hypothesis).hash(hasher);
    }
}

impl Looks for Note {
    fn looks(&self, hasher: &mut impl Hasher) {
        (ElementId::Note(self.id), &self.text, self.evidence.is_hypothesis()).hash(hasher);
    }
}

impl Looks for Barrier {
    fn looks(&self, hasher: &mut impl Hasher) {
        let Self { id, kind, title, text, personas, evidence, .. } = self;
        (ElementId::Barrier(*id), kind, title, text, personas, evidence.is_hypothesis()).hash(hasher);
    }
}

impl Looks for Solution {
    fn looks(&self, hasher: &mut impl Hasher) {
        let Self { id, title, text, owner, due, evidence, .. } = self;
        (ElementId::Solution(*id), title, text, owner, due, evidence.is_hypothesis()).hash(hasher);
    }
}

impl Looks for Metric {
    fn looks(&self, hasher: &mut impl Hasher) {
        let Self { id, name, fact, target, unit, aim, personas, evidence, .. } = self;
        let bits = |amount: &Option<Amount>| amount.map(|amount| amount.get().to_bits());
        let hypothesis = evidence.is_hypothesis();
        (ElementId::Metric(*id), name, bits(fact), bits(target), unit, aim, personas, hypothesis).hash(hasher);
    }
}

pub(super) const fn body_of(element: ElementId) -> Source {
    Source { element, part: Part::Body }
}

/// A text in a lane of texts. Where the map has checked other texts (`mixed`), one that nobody has checked yet has a thin dashed
/// line beside it; a map of nothing but hypotheses stays clean, and what is checked needs no mark.
pub(super) fn note(kit: &Kit<'_>, note: &Note, mixed: bool, width: f64) -> Piece {
    let element = ElementId::Note(note.id);
    let words = Words::named(kit, (element, Field::Text), &note.text, kit.body(), "new-note");
    let block = kit.set_words(&words, width);
    let mut drawing = Drawing::default();
    if mixed && note.evidence.is_hypothesis() {
        let (x, air) = (-kit.u(7.0), kit.u(3.0));
        let bottom = (block.height.get() - air).max(air);
        drawing.line(Point::new(x, air), Point::new(x, bottom), unchecked(kit, kit.u(1.25)));
    }
    drawing.words(&words, &block, Point::ORIGIN);
    Piece { height: block.height.get(), group: drawing.finish(Some(body_of(element)), Layer::Cards) }
}

/// The line of what nobody has checked yet.
pub(super) fn unchecked(kit: &Kit<'_>, width: f64) -> Stroke {
    Stroke { dash: Dash::pair(kit.u(4.0), kit.u(3.0)), ..Stroke::solid(width, kit.theme.dashed_outline) }
}

/// The strong left edge of a barrier or a solution: dashed where nobody has checked it.
pub(super) fn edge(kit: &Kit<'_>, color: crate::color::Rgba, hypothesis: bool) -> Stroke {
    let dash = if hypothesis { Dash::pair(kit.u(7.0), kit.u(4.0)) } else { Dash::SOLID };
    Stroke { dash, ..Stroke::solid(kit.u(4.0), color) }
}

/// The marks of some personas in a row, the right one ending at the right edge of a card.
pub(super) struct Marks<'a> {
    looks: Vec<PersonaLook>,
    kit: &'a Kit<'a>,
}

impl<'a> Marks<'a> {
    /// Those whom a card concerns, where it is not everybody.
    pub(super) fn of_some(kit: &'a Kit<'a>, concerned: &[PersonaId], personas: &[&Arc<Persona>]) -> Self {
        let some = personas.iter().filter(|persona| concerned.contains(&persona.id));
        Self { looks: some.map(|persona| persona.look).collect(), kit }
    }

    fn radius(&self) -> f64 {
        self.kit.u(5.5)
    }

    fn step(&self) -> f64 {
        self.radius() * 2.0 + self.kit.u(4.0)
    }

    /// With the air to the left of them; nothing where there are none.
    pub(super) fn width(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of personas")]
        let count = self.looks.len() as f64;
        count * self.step()
    }

    pub(super) fn draw(&self, drawing: &mut Drawing, right: f64, middle: f64) {
        let theme = self.kit.theme;
        let mut x = right - self.width() + self.kit.u(2.0) + self.step() / 2.0;
        for look in &self.looks {
            let shape = marker(*look, Point::new(x, middle), self.radius());
            drawing.path(shape, Some(Fill::Solid(theme.persona(*look).line)), None);
            x += self.step();
        }
    }
}

/// The most a picture of a card is as high as it is wide: three to two, lying.
const PICTURE_HEIGHT: f64 = 2.0 / 3.0;
/// The least, so that a strip of a screenshot can still be seen.
const PICTURE_LEAST: f64 = 0.2;

/// How high the picture of a card is drawn at a width, in points: all of it where it is broad, its middle where it is tall.
fn picture_height(image: &Image, width: f64) -> f64 {
    let shape = image.size().map_or(PICTURE_HEIGHT, |(across, down)| f64::from(down) / f64::from(across.max(1)));
    width * shape.clamp(PICTURE_LEAST, PICTURE_HEIGHT)
}

/// What lies outside the round upper corners of a card, to cover the square corners of a picture that fills its top.
fn outside_corners(card: Rect, radius: f64) -> [BezPath; 2] {
    // How far the handles of a cubic that stands for a quarter of a circle lie from its ends, in radii.
    const BEND: f64 = 0.552_284_75;
    [(card.x0, radius), (card.x1, -radius)].map(|(x, inward)| {
        let (edge, level, upright) =
            (Point::new(x, card.y0), Point::new(x + inward, card.y0), Point::new(x, card.y0 + radius));
        let mut path = BezPath::new();
        path.move_to(edge);
        path.line_to(level);
        path.curve_to(level.lerp(edge, BEND), upright.lerp(edge, BEND), upright);
        path.close_path();
        path
    })
}

/// A touchpoint card: its picture if it has one, channel icon, title, platform, persona marks; dashed where it is a hypothesis, a thick ink outline and a
/// star where it is a moment of truth.
pub(super) fn touchpoint(
    kit: &Kit<'_>,
    touchpoint: &Touchpoint,
    personas: &[&Arc<Persona>],
    picture: Option<&Arc<Image>>,
    width: f64,
) -> Piece {
    let theme = kit.theme;
    let icon_size = kit.u(21.0);
    let shown = picture.map_or(0.0, |picture| picture_height(picture, width));
    let (side, top, bottom) = (kit.u(13.0), shown + kit.u(11.0), kit.u(10.0));
    let text_left = side + icon_size + kit.u(10.0);
    let channel = crate::method::channel(&touchpoint.channel);
    let passing = personas.iter().map(|persona| persona.id);
    let passing: Vec<PersonaId> =
        if touchpoint.personas.is_empty() { passing.collect() } else { touchpoint.personas.clone() };
    let marks = Marks::of_some(kit, &passing, personas);

    let element = ElementId::Touchpoint(touchpoint.id);
    let style = Kit::style(Face::Medium, kit.scale.card, theme.ink).with_leading(1.22);
    let title_words = Words::of(kit, element, Field::Title, &touchpoint.title, style);
    let title = kit.heading(&title_words, width - text_left - side);
    let channel_name =
        kit.words.text(&format!("channel-{}", channel.map_or("other", |channel| channel.key))).into_owned();
    let platform_words = Words::or(kit, (element, Field::Platform), &touchpoint.platform, kit.small(), &channel_name);
    let platform = kit.set_words(&platform_words, width - text_left - side - marks.width());
    let title_height = title.height.get();
    let platform_top = top + title_height + if title_height > 0.0 { kit.u(1.0) } else { 0.0 };
    let height = (platform_top + platform.height.get() + bottom).max(shown + kit.u(62.0));

    let mut drawing = Drawing::default();
    let card = Rect::new(0.0, 0.0, width, height);
    let outline = if touchpoint.moment_of_truth {
        Stroke::solid(kit.u(2.5), theme.ink)
    } else if touchpoint.evidence.is_hypothesis() {
        unchecked(kit, kit.u(1.25))
    } else {
        Stroke::solid(kit.u(1.25), theme.outline)
    };
    let radius = kit.u(9.0);
    match picture {
        None => drawing.rect(card, radius, Some(theme.paper), Some(outline)),
        Some(picture) => {
            drawing.rect(card, radius, Some(theme.paper), None);
            let rect = Rect::new(0.0, 0.0, width, shown);
            let image = Arc::clone(picture);
            let framing = Framing::default();
            drawing.push(Item::Image { rect, circle: false, image, framing, fallback: theme.track }, rect);
            for corner in outside_corners(card, radius) {
                drawing.path(corner, Some(Fill::Solid(theme.paper)), None);
            }
            drawing.line(Point::new(0.0, shown), Point::new(width, shown), Stroke::solid(kit.u(1.0), theme.hairline));
            drawing.rect(card, radius, None, Some(outline));
        }
    }
    drawing.icon(
        channel.map_or("circle", |channel| channel.icon),
        icon_size,
        theme.body,
        Point::new(side, top - kit.u(0.5)),
    );
    drawing.words(&title_words, &title, Point::new(text_left, top));
    drawing.words(&platform_words, &platform, Point::new(text_left, platform_top));
    marks.draw(&mut drawing, width - side, height - bottom - kit.u(6.0));
    if touchpoint.moment_of_truth {
        let center = Point::new(width - kit.u(3.0), kit.u(1.0));
        let radius = kit.u(12.5);
        drawing.path(Circle::new(center, radius).to_path(0.05), Some(Fill::Solid(theme.ink)), None);
        let star = kit.u(15.0);
        drawing.icon("star", star, theme.on_dark, center - (star / 2.0, star / 2.0));
    }
    Piece { group: drawing.finish(Some(body_of(element)), Layer::Cards), height }
}

/// The mark of a persona: never hue alone, always a shape too.
pub(super) fn marker(look: PersonaLook, center: Point, radius: f64) -> BezPath {
    use crate::model::Marker;
    let polygon = |corners: &[(f64, f64)]| {
        let mut path = BezPath::new();
        for (index, &(x, y)) in corners.iter().enumerate() {
            let corner = center + (x * radius, y * radius);
            if index == 0 { path.move_to(corner) } else { path.line_to(corner) }
        }
        path.close_path();
        path
    };
    match look.marker {
        Marker::Circle => Circle::new(center, radius).to_path(0.02),
        Marker::Diamond => polygon(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)]),
        Marker::Square => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Marker::Triangle => polygon(&[(0.0, -1.15), (1.15, 0.9), (-1.15, 0.9)]),
        Marker::Cross => polygon(&[
            (-0.4, -1.1),
            (0.4, -1.1),
            (0.4, -0.4),
            (1.1, -0.4),
            (1.1, 0.4),
            (0.4, 0.4),
            (0.4, 1.1),
            (-0.4, 1.1),
            (-0.4, 0.4),
            (-1.1, 0.4),
            (-1.1, -0.4),
            (-0.4, -0.4),
        ]),
    }
}

/// A barrier: its kind or title, then what it is.
pub(super) fn barrier(kit: &Kit<'_>, barrier: &Barrier, personas: &[&Arc<Persona>], width: f64, least: f64) -> Piece {
    let element = ElementId::Barrier(barrier.id);
    let lead = Kit::style(Face::SemiBold, kit.scale.body, kit.theme.ink);
    let mut words = Words::or(kit, (element, Field::Title), &barrier.title, lead, &kit.words.text(barrier.kind.key()));
    words.push(".", lead);
    if !barrier.text.is_empty() || kit.edits(element, Field::Text) {
        words.push(" ", kit.body());
        words.field(kit, element, Field::Text, &barrier.text, kit.body());
    }
    let edge = edge(kit, kit.theme.negative, barrier.evidence.is_hypothesis());
    let marks = Marks::of_some(kit, &barrier.personas, personas);
    boxed(kit, &words, element, (kit.theme.negative_tint, edge, &marks), (width, least))
}

/// A solution: what is done, who answers for it, by when.
pub(super) fn solution(kit: &Kit<'_>, solution: &Solution, width: f64, least: f64) -> Piece {
    let element = ElementId::Solution(solution.id);
    let lead = Kit::style(Face::SemiBold, kit.scale.body, kit.theme.ink);
    let empty = solution.text.is_empty() && solution.owner.is_empty() && solution.due.is_none();
    let mut words = if empty {
        Words::named(kit, (element, Field::Title), &solution.title, lead, "new-solution")
    } else {
        Words::of(kit, element, Field::Title, &solution.title, lead)
    };
    if !solution.text.is_empty() || kit.edits(element, Field::Text) {
        let glue = if solution.text.starts_with([',', '.', ':', ';', '—']) { "" } else { " " };
        words.push(glue, kit.body());
        words.field(kit, element, Field::Text, &solution.text, kit.body());
    }
    let quiet = Kit::style(Face::Regular, kit.scale.body, kit.theme.secondary);
    let owned = !solution.owner.is_empty() || kit.edits(element, Field::Owner);
    let sign = |words: &mut Words, joint: &str| {
        words.push(joint, quiet);
        words.field(kit, element, Field::Owner, &solution.owner, quiet);
        if let Some(due) = solution.due {
            words.push(if owned { ",\u{a0}" } else { "" }, quiet);
            words.push(&format::due(due, kit.year, kit.language), quiet);
        }
    };
    if owned || solution.due.is_some() {
        // Behind the text where its last line has room, else on a line of their own, without a dot that would hang in the air.
        let lines = |words: &Words| kit.set_words(words, width - kit.u(BOX_SIDES.0 + BOX_SIDES.1)).lines.len();
        let mut behind = words.clone();
        sign(&mut behind, if words.is_empty() { "" } else { "\u{a0}· " });
        if words.is_empty() || lines(&behind) == lines(&words) {
            words = behind;
        } else {
            sign(&mut words, "\n");
        }
    }
    let edge = edge(kit, kit.theme.positive, solution.evidence.is_hypothesis());
    boxed(kit, &words, element, (kit.theme.positive_tint, edge, &Marks::of_some(kit, &[], &[])), (width, least))
}

/// From the left edge of a box to its words, and from them to the right one, in layout units.
const BOX_SIDES: (f64, f64) = (15.0, 10.0);

/// A tinted box with a strong left edge and perhaps the marks of personas, at least `least` points high.
fn boxed(
    kit: &Kit<'_>,
    words: &Words,
    element: ElementId,
    (ground, edge, marks): (crate::color::Rgba, Stroke, &Marks<'_>),
    (width, least): (f64, f64),
) -> Piece {
    let (left, top, right, bottom) = (kit.u(BOX_SIDES.0), kit.u(8.0), kit.u(BOX_SIDES.1), kit.u(9.0));
    let room = width - left - right;
    let block = kit.set_words(words, room);
    let row = kit.u(16.0);
    // Beside the last line where that leaves room, else below it.
    let beside = block.lines.last().is_some_and(|line| line.width.get() + marks.width() + kit.u(6.0) <= room);
    let below = if marks.looks.is_empty() || beside { 0.0 } else { row };
    let height = (block.height.get() + below + top + bottom).max(least);
    let bar = edge.width;
    let mut drawing = Drawing::default();
    // Square on the side of the edge, round on the other.
    let radii = kurbo::RoundedRectRadii::new(0.0, kit.u(6.0), kit.u(6.0), 0.0);
    let shape = kurbo::RoundedRect::from_rect(Rect::new(bar, 0.0, width, height), radii);
    drawing.path(shape.to_path(0.05), Some(Fill::Solid(ground)), None);
    drawing.line(Point::new(bar / 2.0, 0.0), Point::new(bar / 2.0, height), edge);
    drawing.words(words, &block, Point::new(left, top));
    marks.draw(&mut drawing, width - right, height - bottom - row / 2.0);
    Piece { group: drawing.finish(Some(body_of(element)), Layer::Cards), height }
}
