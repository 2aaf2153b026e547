//! The drop-off lane: a ribbon as thick as the share of people who are still on the way, what peels off it, and what is said of that.

mod ribbon;
mod seats;
mod tags;
mod way;

use self::ribbon::{Narrowing, THICKNESS};
use self::seats::{Pattern, RowHeights, Seat};
use self::tags::{CHIP, Dress};
use self::way::Way;
use super::context::LayoutContext;
use super::drawing::Drawing;
use super::effort::Effort;
use super::frame::{Frame, Notice, StageColumn};
use super::people::LanePersona;
use crate::i18n::format;
use crate::method::{Remaining, everybody, remaining};
use crate::model::{Document, DropOff, ElementId, Field, Funnel, Items, Journey, Language, Persona, Project, Stage};
use crate::scene::{Dash, Fill, Group, Layer, Part, Role, Source, Stroke};
use crate::text::Block;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// From the words to the ribbon under them: words never stand on a ribbon that is thinner than they are.
const ROW_GAP: f64 = 3.0;
/// Space between two ribbons.
const GAP: f64 = 3.0;
/// How far the last peels may hang into the margin below, in layout units.
const OVERHANG: f64 = 10.0;

/// The ribbons of a lane, in coordinates of its own: x of the sheet, y from the lane's top.
#[derive(Clone, Debug, Default)]
pub(super) struct Ribbons {
    pub(super) groups: Vec<Arc<Group>>,
    pub(super) notices: Vec<Notice>,
    /// One strip a persona, y from the lane's top.
    pub(super) strips: Vec<Rect>,
    pub(super) height: f64,
}

/// What the ribbons depend on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RibbonKey {
    pub(super) effort: Effort,
    /// Points of one layout unit.
    pub(super) unit: f64,
    pub(super) language: Language,
    pub(super) dropoffs: Items<DropOff>,
    /// What is lost at a hidden stage is lost all the same.
    pub(super) stages: Items<Stage>,
    pub(super) funnel: Arc<Funnel>,
    pub(super) project: Arc<Project>,
    pub(super) people: Arc<[LanePersona]>,
    /// How many the project has: figures of everybody speak for the only one.
    pub(super) personas: usize,
    pub(super) columns: Arc<Vec<StageColumn>>,
    /// A reason that is being edited.
    pub(super) editing: Option<(ElementId, Field)>,
}

pub(super) fn ribbons(
    cx: &LayoutContext<'_>,
    frame: &Frame,
    document: &Document,
    journey: &Journey,
    personas: &[&Arc<Persona>],
) -> Ribbons {
    let mut result = Ribbons::default();
    let (Some(first), Some(last)) = (frame.stages.first(), frame.stages.last()) else { return result };
    let ends = (first.left, last.right);
    let currency = format::currency(&document.project.currency, document.project.language);
    let remaining: Vec<Remaining> = personas.iter().map(|persona| remaining(document, journey, persona.id)).collect();
    let mut ways: Vec<Way<'_>> = (personas.iter().zip(&remaining))
        .map(|(persona, remaining)| Way::of_persona(cx, frame, journey, persona, remaining))
        .collect();
    ways.extend(everybody(document, journey).and_then(|counted| Way::of_everybody(cx, frame, journey, &counted)));
    let seated = seats::seat(cx, ends, &ways, currency);
    let (mut top, mut last_overhang) = (0.0, 0.0);
    for (way, seats) in ways.iter().zip(&seated.rows) {
        let heights = seated.pattern.heights(cx, &way.labels, seats);
        let room =
            Rect::from_origin_size((ends.0, top + heights.whole + cx.u(ROW_GAP)), (ends.1 - ends.0, cx.u(THICKNESS)));
        let lowest = draw_ribbon(cx, way, (room, top + heights.shares), seats, &mut result.groups);
        draw_tags(cx, way, seated.pattern, (top, &heights), seats, &mut result.groups);
        for seat in seats {
            tell(way, seat, &mut result.notices);
        }
        let strip = Rect { y0: top, y1: lowest, ..room };
        if way.persona.is_some() {
            result.strips.push(strip);
        }
        last_overhang = lowest - room.y1;
        result.height = room.y1;
        top = strip.y1 + cx.u(GAP);
    }
    // The ends of the last peels hang into the lane's lower margin, where nothing else stands.
    result.height += (last_overhang - cx.u(OVERHANG)).max(0.0);
    result
}

/// Draws a ribbon with its shares and what peels off it, and says where the last of that ends.
fn draw_ribbon(
    cx: &LayoutContext<'_>,
    way: &Way<'_>,
    (room, shares): (Rect, f64),
    seats: &[Seat],
    groups: &mut Vec<Arc<Group>>,
) -> f64 {
    // Losses of one tag leave together, under the middle of its chip.
    let mut narrowings: Vec<(Narrowing, Option<ElementId>)> = Vec::with_capacity(way.losses.len());
    let mut told = seats.iter().peekable();
    let mut losses = way.losses.iter().enumerate().peekable();
    while let Some((at, loss)) = losses.next() {
        let mut narrowing = Narrowing { x: loss.x, before: loss.before, after: loss.after };
        if let Some(seat) = told.next_if(|seat| seat.tag.losses.start == at) {
            narrowing.x = seat.chip.map_or(seat.tag.x, |left| left + seat.tag.chip / 2.0);
            while let Some((_, joined)) = losses.next_if(|(at, _)| seat.tag.losses.contains(at)) {
                narrowing.after = joined.after;
            }
        }
        narrowings.push((narrowing, loss.dropoff.map(|dropoff| ElementId::DropOff(dropoff.id))));
    }
    let places: Vec<Narrowing> = narrowings.iter().map(|(narrowing, _)| *narrowing).collect();
    let tapers = ribbon::tapers(cx.unit, (room.x0, room.x1), &places);
    let colors = way.colors(cx);
    let mut drawing = cx.drawing();
    drawing.path(ribbon::outline(cx.unit, room, way.start, &tapers), Some(Fill::Solid(colors.ribbon)), None);
    if let Some(look) = way.persona.map(|persona| persona.look) {
        let center = ribbon::beginning(cx.unit, room, way.start) - (cx.u(10.0), 0.0);
        drawing.symbol(cx.marker(look, cx.u(5.0)), center, Fill::Solid(colors.line), None);
    }
    for label in &way.labels {
        on_baseline(&mut drawing, &label.share, (label.left, shares));
    }
    if !cx.is_measuring() {
        drawing.describe(Role::Figure, Some(way.in_words(cx)));
    }
    let whose = way.persona.map(|persona| Source { element: ElementId::Persona(persona.id), part: Part::Area });
    groups.push(drawing.finish(whose, Layer::DropOffs));
    let mut lowest = room.y1;
    for (taper, (_, element)) in tapers.iter().zip(&narrowings) {
        let source = element.map(|element| Source { element, part: Part::Label });
        groups.extend(taper.draw_peel(cx, room.y0, colors, source));
        lowest = lowest.max(room.y0 + taper.depth(cx.unit));
    }
    lowest
}

/// Draws a text with the baseline of its first line at a height.
fn on_baseline(drawing: &mut Drawing, block: &Block, (left, baseline): (f64, f64)) {
    let own = block.lines.first().map_or(0.0, |line| line.baseline.get());
    drawing.text(block, Point::new(left, baseline - own));
}

/// Each reason is a group of its own, so that it is found where it stands; the first stands with the chip.
fn draw_tags(
    cx: &LayoutContext<'_>,
    way: &Way<'_>,
    pattern: Pattern,
    (top, heights): (f64, &RowHeights),
    seats: &[Seat],
    groups: &mut Vec<Arc<Group>>,
) {
    for Seat { tag, chip, words } in seats {
        let Some(chip) = *chip else { continue };
        let mut drawing = cx.drawing();
        let rect = Rect::from_origin_size((chip, top + heights.chips), (tag.chip, cx.u(CHIP)));
        draw_chip(cx, &mut drawing, rect, tag.dress);
        let share_left = rect.center().x - tag.share.width.get() / 2.0;
        on_baseline(&mut drawing, &tag.share, (share_left, top + heights.chip_baseline));
        let mut others = Vec::new();
        if let Some((left, words)) = words {
            let mut y = top + pattern.words_top(cx, heights.chip_baseline, heights.chips, words);
            let mut at = |block: &Block| {
                let at = Point::new(*left, y);
                y += block.height.get();
                at
            };
            // Of several all that they lose comes first, so that each reason has its own box below.
            let (first, last) = if tag.is_joined() { (&words.amounts, &None) } else { (&None, &words.amounts) };
            if let Some(amounts) = first {
                drawing.text(amounts, at(amounts));
            }
            for (reason, block) in tag.reasons.iter().zip(&words.reasons) {
                if reason.loss == tag.losses.start {
                    drawing.words(&reason.said, block, at(block));
                } else if let Some(dropoff) = way.losses.get(reason.loss).and_then(|loss| loss.dropoff) {
                    let mut own = cx.drawing();
                    own.words(&reason.said, block, at(block));
                    let source = Source { element: ElementId::DropOff(dropoff.id), part: Part::Body };
                    others.push(own.finish(Some(source), Layer::DropOffs));
                }
            }
            if let Some(amounts) = last {
                drawing.text(amounts, at(amounts));
            }
        }
        let source = tag.element(way).map(|element| Source { element, part: Part::Body });
        groups.push(drawing.finish(source, Layer::DropOffs));
        groups.append(&mut others);
    }
}

/// The ground of a chip.
fn draw_chip(cx: &LayoutContext<'_>, drawing: &mut Drawing, chip: Rect, dress: Dress) {
    let theme = cx.theme;
    let (width, radius) = (cx.u(1.4), cx.u(6.0));
    if dress.filled {
        drawing.rect(chip, radius, Some(theme.negative), None);
    } else {
        let dash = if dress.dashed { Dash::pair(cx.u(3.6), cx.u(2.6)) } else { Dash::SOLID };
        let edge = Stroke { dash, ..Stroke::solid(width, theme.negative) };
        drawing.rect(chip.inset(-width / 2.0), radius, Some(theme.paper), Some(edge));
    }
}

/// What of a tag is not on the sheet.
fn tell(way: &Way<'_>, seat: &Seat, notices: &mut Vec<Notice>) {
    let tag = &seat.tag;
    let element = |at: &usize| Some(ElementId::DropOff(way.losses.get(*at)?.dropoff?.id));
    // Of one that has its chip and no words, of the others of that chip nothing is left.
    let kept = match (seat.chip, &seat.words) {
        (None, _) => 0,
        (Some(_), None) => 1,
        (Some(_), Some(_)) => tag.listed().len(),
    };
    let lost = tag.told.iter().skip(kept).filter_map(element);
    notices.extend(lost.map(|element| Notice::DropOffLeftOut { element }));
    if kept == 0 || seat.words.is_some() {
        return;
    }
    if let Some(element) = tag.told.first().and_then(element) {
        notices.extend((!tag.reasons.is_empty()).then_some(Notice::ReasonLeftOut { element }));
        notices.extend(tag.has_amounts().then_some(Notice::AmountsLeftOut { element }));
    }
}
