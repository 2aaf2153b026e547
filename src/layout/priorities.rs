//! The places that are worth mending first, beside each other: what the ranking says, drawn.

use super::context::LayoutContext;
use super::effort::Effort;
use super::people::LanePersona;
use crate::method::{PainPoint, Ranking, short_name};
use crate::model::{
    Barrier, Document, DropOff, ElementId, ElementRef, EmotionPoint, Funnel, Items, Journey, Language, Project,
    Solution, Stage,
};
use crate::scene::{Fill, Group, Layer, Part, Source, Stroke};
use crate::text::{Block, Face, Style};
use kurbo::{Point, Rect, RoundedRect, Shape as _, Vec2};
use std::sync::Arc;

/// So many places stand on a sheet: «Три места, которые стоит исправить первыми».
pub(super) const SHOWN: usize = 3;

/// The block, in coordinates of its own: x of the sheet, y from the lane's top.
#[derive(Debug, Default)]
pub(super) struct Priorities {
    pub(super) groups: Vec<Arc<Group>>,
    pub(super) height: f64,
}

/// What the ranking depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RankingKey {
    dropoffs: Items<DropOff>,
    emotions: Items<EmotionPoint>,
    solutions: Items<Solution>,
    barriers: Items<Barrier>,
    stages: Items<Stage>,
    funnel: Arc<Funnel>,
    project: Arc<Project>,
    people: Arc<[LanePersona]>,
    /// How many the project has: figures of everybody speak for the only one.
    personas: usize,
}

impl RankingKey {
    /// For a journey and those of whom its sheet tells.
    pub(super) fn of(document: &Document, journey: &Journey, people: &Arc<[LanePersona]>) -> Self {
        Self {
            dropoffs: journey.dropoffs.clone(),
            emotions: journey.emotions.clone(),
            solutions: journey.solutions.clone(),
            barriers: journey.barriers.clone(),
            stages: journey.stages.clone(),
            funnel: Arc::clone(&journey.funnel),
            project: Arc::clone(&document.project),
            people: Arc::clone(people),
            personas: document.personas.len(),
        }
    }
}

/// What the block depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PrioritiesKey {
    pub(super) effort: Effort,
    /// Points of one layout unit.
    pub(super) unit: f64,
    /// From edge to edge.
    pub(super) span: (f64, f64),
    pub(super) language: Language,
    /// Compared last: it is the dearest.
    pub(super) ranking: RankingKey,
}

/// What is said of one place: the reason, whose it is and where, what it costs, and the answer to it.
struct PriorityText {
    place: PainPoint,
    rank: u32,
    lines: [Line; 4],
}

struct Line {
    text: String,
    style: Style,
    /// Room for a mark in front, in points.
    indent: f64,
}

/// One place, set.
struct PriorityCard {
    place: PainPoint,
    rank: Arc<Block>,
    /// Each with its place, from that of the first.
    lines: Vec<(Arc<Block>, Vec2)>,
    height: f64,
}

/// Draws the block between two edges. A place at a hidden stage is not on the sheet.
pub(super) fn priorities(
    cx: &LayoutContext<'_>,
    document: &Document,
    journey: &Journey,
    ranking: &Ranking,
    (left, right): (f64, f64),
) -> Priorities {
    let places: Vec<PainPoint> = (ranking.places.iter())
        .filter(|place| journey.stages.get(place.stage).is_some_and(|stage| stage.visible))
        .take(SHOWN)
        .cloned()
        .collect();
    let mut result = Priorities::default();
    if places.is_empty() {
        let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.hint);
        let question = cx.set(&cx.words.text("lane-priorities-question"), style, right - left);
        let mut drawing = cx.drawing();
        drawing.text(&question, Point::new(left + cx.u(12.0), 0.0));
        result.groups.push(drawing.finish(None, Layer::Hints));
        return result;
    }
    let (inset, gap) = (cx.u(10.0), cx.u(18.0));
    #[expect(clippy::cast_precision_loss, reason = "three places")]
    let (columns, width) = (SHOWN as f64, (right - left - 2.0 * inset) / SHOWN as f64);
    let width = width - gap * (columns - 1.0) / columns;
    let told: Vec<PriorityText> = (1_u32..)
        .zip(places)
        .map(|(rank, place)| PriorityText::of(cx, document, journey, ranking, (rank, place)))
        .collect();
    let room = (width - cx.u(PAD.0 * 2.0 + NUMERAL)).max(cx.u(20.0));
    let answers = answers_beside(cx, &told, room);
    let cards: Vec<PriorityCard> = told.into_iter().map(|told| told.set(cx, room, answers)).collect();
    result.height = cards.iter().map(|card| card.height).fold(0.0, f64::max);
    let mut x = left + inset;
    for card in &cards {
        let rect = Rect::new(x, 0.0, x + width, result.height);
        result.groups.extend(draw_card(cx, document, card, rect));
        x += width + gap;
    }
    result
}

/// Inner margins of a card, and the width of its numeral, in layout units.
const PAD: (f64, f64) = (14.0, 10.0);
const NUMERAL: f64 = 34.0;
/// The mark of the persona before its name, with the space behind it.
const MARK: f64 = 17.0;

/// Where who loses it and the answer begin, from where the reason and the cost do, if all of them find room beside those on all cards;
/// else the four stand under each other.
fn answers_beside(cx: &LayoutContext<'_>, told: &[PriorityText], room: f64) -> Option<f64> {
    let widest = |which: [usize; 2]| {
        let lines = told.iter().flat_map(|told| which.into_iter().filter_map(|at| told.lines.get(at)));
        lines.map(|line| cx.line(&line.text, line.style).width.get() + line.indent).fold(0.0, f64::max)
    };
    let answers = widest([REASON, COST]) + cx.u(ASIDE);
    (answers + widest([WHOSE, ANSWER]) <= room).then_some(answers)
}

impl PriorityText {
    fn of(
        cx: &LayoutContext<'_>,
        document: &Document,
        journey: &Journey,
        ranking: &Ranking,
        (rank, place): (u32, PainPoint),
    ) -> Self {
        let theme = cx.theme;
        let persona = document.persona(place.persona);
        let ink = persona.map_or(theme.ink, |persona| theme.persona(persona.look).ink);
        let small = cx.scale.small;
        let stage = journey.stages.get(place.stage).map_or("", |stage| stage.name.trim());
        let name = persona.map_or("", |persona| persona.name.trim());
        let head = [name, stage].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let reason = Ranking::reason(&place, journey, cx.words);
        let told = ranking.message(&place, cx.words);
        let told = ranking.doubt(&place, cx.words).map_or(told.clone(), |doubt| format!("{told} · {doubt}"));
        let solutions: Vec<String> = (place.solutions.iter())
            .filter_map(|id| journey.solutions.get(*id))
            .map(|solution| {
                let title = solution.title.trim();
                let title =
                    if title.is_empty() { short_name(ElementRef::Solution(solution)) } else { title.to_owned() };
                [title.as_str(), solution.owner.trim()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join("\u{a0}· ")
            })
            .filter(|solution| !solution.is_empty())
            .collect();
        let (solution, answer) = if solutions.is_empty() {
            (cx.words.text("priorities-no-solution").into_owned(), theme.negative)
        } else {
            (solutions.join("; "), theme.body)
        };
        let line = |text: String, style: Style, indent: f64| Line { text, style, indent: cx.u(indent) };
        let style = LayoutContext::style;
        let lines = [
            line(reason, style(Face::SemiBold, cx.scale.card, theme.ink).with_leading(1.2), 0.0),
            line(head, style(Face::SemiBold, small, ink).with_leading(1.2), MARK),
            line(told, style(Face::Regular, small, theme.secondary).with_leading(1.24), 0.0),
            line(solution, style(Face::Medium, cx.scale.body, answer).with_leading(1.24), MARK + 2.0),
        ];
        Self { place, rank, lines }
    }

    /// Within the room that a card has for it; `answers` as from [`answers_beside`].
    fn set(self, cx: &LayoutContext<'_>, room: f64, answers: Option<f64>) -> PriorityCard {
        let mut lines: Vec<(Arc<Block>, Vec2)> = Vec::with_capacity(self.lines.len());
        let baseline = |block: &Block| block.lines.first().map_or(0.0, |first| first.baseline.get());
        let mut bottom = 0.0_f64;
        for (at, line) in self.lines.iter().enumerate() {
            let block = cx.set(&line.text, line.style, room - line.indent);
            let place = match (answers, lines.last()) {
                // On one line with what it belongs to.
                (Some(answers), Some((before, place))) if at == WHOSE || at == ANSWER => {
                    Vec2::new(answers + line.indent, place.y + baseline(before) - baseline(&block))
                }
                _ => Vec2::new(line.indent, if at == REASON { 0.0 } else { bottom + cx.u(LINE_GAP) }),
            };
            bottom = bottom.max(place.y + block.height.get());
            lines.push((block, place));
        }
        let rank = LayoutContext::style(Face::Bold, cx.u(34.0), cx.theme.ink).with_leading(1.0);
        let rank = cx.line(&self.rank.to_string(), rank);
        PriorityCard { place: self.place, rank, lines, height: bottom + cx.u(PAD.1 * 2.0) }
    }
}

/// The lines of a card by their order.
const REASON: usize = 0;
const WHOSE: usize = 1;
const COST: usize = 2;
const ANSWER: usize = 3;
/// From what is lost to whose it is and to the answer beside it, in layout units.
const ASIDE: f64 = 28.0;
/// Between two texts of a card, in layout units.
const LINE_GAP: f64 = 3.0;

fn draw_card(cx: &LayoutContext<'_>, document: &Document, card: &PriorityCard, rect: Rect) -> Option<Arc<Group>> {
    let theme = cx.theme;
    let element = ElementId::DropOff(*card.place.dropoffs.first()?);
    let mut drawing = cx.drawing();
    let outline = Stroke::solid(cx.u(1.25), theme.outline);
    let ground = RoundedRect::from_rect(rect, cx.u(9.0)).to_path(0.05);
    drawing.path(ground, Some(Fill::Solid(theme.paper)), Some(outline));
    let (left, top) = (rect.x0 + cx.u(PAD.0), rect.y0 + cx.u(PAD.1));
    drawing.text(&card.rank, Point::new(left, top - cx.u(4.0)));
    let start = Point::new(left + cx.u(NUMERAL), top);
    for (at, (line, place)) in card.lines.iter().enumerate() {
        let at_line = start + *place;
        let middle = at_line.y + line.lines.first().map_or(0.0, |first| first.baseline.get()) - cx.u(5.0);
        match at {
            WHOSE => {
                if let Some(persona) = document.persona(card.place.persona) {
                    let center = Point::new(at_line.x - cx.u(MARK - 5.5), middle);
                    let color = theme.persona(persona.look).line;
                    drawing.symbol(cx.marker(persona.look, cx.u(5.5)), center, Fill::Solid(color), None);
                }
            }
            ANSWER => {
                let (name, color) = if card.place.solutions.is_empty() {
                    ("circle-alert", theme.negative)
                } else {
                    ("lightbulb", theme.positive)
                };
                let size = cx.u(15.0);
                drawing.icon(name, size, color, Point::new(at_line.x - cx.u(MARK + 3.0), middle - size / 2.0));
            }
            _ => {}
        }
        drawing.text(line, at_line);
    }
    Some(drawing.finish(Some(Source { element, part: Part::Label }), Layer::Cards))
}
