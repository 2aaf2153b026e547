//! The drop-off ribbon: as thick as the share of people who are still on the way. Where some are lost their part of it peels off
//! downward, hatched and in the negative colour, and fades out.

use super::context::LayoutContext;
use super::drawing::Drawing;
use super::effort::Effort;
use super::frame::{Frame, Notice, StageColumn};
use super::losses::ShownLosses;
use super::people::LanePersona;
use super::rich_text::RichText;
use crate::i18n::{Value, format};
use crate::method::{FunnelStep, cause_icon, remaining};
use crate::model::{
    Document, DropOff, ElementId, Field, Funnel, Items, Journey, Language, Persona, Project, Severity, Stage,
};
use crate::scene::{Dash, Fill, Group, Layer, Part, Source, Stroke};
use crate::text::{Block, Face, Style};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// Full thickness of a ribbon, in layout units.
const THICKNESS: f64 = 34.0;
/// From the row of shares and reasons to the ribbon under it: words never stand on a ribbon that is thinner than they are.
const ROW_GAP: f64 = 3.5;
/// Space between two personas' ribbons.
const GAP: f64 = 4.0;
/// How far what is lost goes along while it turns downward, in layout units.
const RUN: f64 = 66.0;
/// How far it comes down at least.
const FALL: f64 = 11.0;
/// How far the points of the last peels may hang into the margin below, in layout units.
const OVERHANG: f64 = 8.0;
/// The least thickness of what is drawn, in layout units: less is a speck.
const LEAST: f64 = 3.0;

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
    pub(super) columns: Arc<Vec<StageColumn>>,
    /// A reason that is being edited.
    pub(super) editing: Option<(ElementId, Field)>,
}

/// A persona's drop-offs with the tags that tell of them.
struct Tag<'a> {
    dropoff: &'a Arc<DropOff>,
    /// Where the ribbon narrows.
    x: f64,
    before: f64,
    after: f64,
    /// `None` where the sheet has no room for them.
    words: Option<TagText>,
}

/// The share lost and why.
struct TagText {
    chip: Rect,
    share: Arc<Block>,
    reason: Option<Reason>,
    /// What the reason says.
    said: RichText,
}

/// Why people leave, set beside the chip where there is room, else over it: a chip stays at its ribbon.
enum Reason {
    Beside(Arc<Block>),
    Over(Arc<Block>),
}

/// Height of a chip with the share lost, in layout units.
const CHIP: f64 = 26.0;
/// From a chip to a reason over it.
const OVER: f64 = 3.0;
/// From a chip to a reason beside it.
const BESIDE: f64 = 9.0;
/// Leading of a reason.
const REASON_LEADING: f64 = 1.16;
/// Inner margin of a chip, its icon, and the space behind that.
const CHIP_PARTS: (f64, f64, f64) = (9.0, 15.0, 3.0);

pub(super) fn ribbons(
    cx: &LayoutContext<'_>,
    frame: &Frame,
    document: &Document,
    journey: &Journey,
    personas: &[&Arc<Persona>],
) -> Ribbons {
    let mut result = Ribbons::default();
    let (Some(first), Some(last)) = (frame.stages.first(), frame.stages.last()) else { return result };
    let currency = format::currency(&document.project.currency, document.project.language);
    let (mut top, mut last_overhang) = (0.0, 0.0);
    for persona in personas {
        let remaining = remaining(document, journey, persona.id);
        // Whose ribbon this is may have been lost in part on the sheet before: see `ShownLosses::start`.
        let losses = ShownLosses::of(frame, journey, &remaining);
        // Nothing measured is not everybody: without drop-offs there is a line to put them on, and no figures.
        let labels = if losses.start.is_none() { Vec::new() } else { stage_labels(cx, frame, persona, &losses) };
        let mut tags = tags(cx, frame, (&losses, currency), &labels, &mut result.notices);
        let mut row = cx.u(CHIP);
        // Half of what has one middle: a tag of up to two lines.
        let half = (cx.scale.small * REASON_LEADING * 2.0).max(row) / 2.0;
        for tag in &tags {
            match tag.words.as_ref().and_then(|words| words.reason.as_ref()) {
                Some(Reason::Beside(reason)) => row = row.max(reason.height.get()),
                Some(Reason::Over(reason)) => row = row.max(half + cx.u(CHIP / 2.0 + OVER) + reason.height.get()),
                None => {}
            }
        }
        let ribbon_top = top + row + cx.u(ROW_GAP);
        space_out(cx, (first.left, last.right), &mut tags);
        let ribbon = Rect::new(first.left, ribbon_top, last.right, ribbon_top + cx.u(THICKNESS));
        let peels: Vec<Peel> = tags.iter().filter_map(|tag| Peel::of(cx, tag, &tags, ribbon)).collect();
        let lowest = peels.iter().map(|peel| peel.tip.y).fold(ribbon.y1, f64::max);
        last_overhang = lowest - ribbon.y1;
        let strip = Rect { y0: top, y1: lowest, ..ribbon };
        // A taller tag rises from the foot of the row and leaves the others there.
        let foot = top + row;
        let middle = foot - (row / 2.0).min(half);
        draw_ribbon(cx, persona, (ribbon, losses.start), &tags, middle, labels, &mut result.groups);
        for peel in peels {
            result.groups.push(peel.draw(cx));
        }
        draw_tags(cx, &tags, (middle, foot), &mut result.groups);
        result.strips.push(strip);
        top = strip.y1 + cx.u(GAP);
    }
    // The points of the last peels hang into the lane's lower margin, where nothing else stands.
    let ribbon_end = result.strips.last().map_or(0.0, |strip| strip.y1) - last_overhang;
    result.height = ribbon_end.max(top - cx.u(GAP + OVERHANG)).max(0.0);
    result
}

/// The share at the beginning of each stage, set and placed.
fn stage_labels(
    cx: &LayoutContext<'_>,
    frame: &Frame,
    persona: &Persona,
    losses: &ShownLosses<'_>,
) -> Vec<(Rect, Arc<Block>)> {
    let ink = cx.theme.persona(persona.look).ink;
    let last = frame.stages.last().map_or(0.0, |column| column.right);
    let mut free_from = f64::NEG_INFINITY;
    (frame.stages.iter().zip(&losses.at_stage_start))
        .filter_map(|(column, share)| {
            let label = cx.line(
                &losses.remaining.written(*share, cx.language),
                LayoutContext::style(Face::SemiBold, cx.scale.card, ink),
            );
            let left = column.left + cx.u(12.0);
            let right = left + label.width.get();
            // A stage narrower than its figure goes without it.
            let fits = left >= free_from && right <= last;
            free_from = if fits { right + cx.u(6.0) } else { free_from };
            fits.then(|| (Rect::new(left, 0.0, right, label.height.get()), label))
        })
        .collect()
}

/// How many people and how much money are lost; nothing where nobody was counted.
fn amounts(cx: &LayoutContext<'_>, step: &FunnelStep, currency: &str) -> Option<(String, Option<String>)> {
    #[expect(clippy::cast_precision_loss, reason = "people are fewer than 2⁵³")]
    let people = step.people? as f64;
    let people = cx.words.format("people-short", &[("count", Value::Number(people))]);
    Some((people, step.money.map(|money| format::money(-money, currency, cx.language))))
}

/// Places a tag a drop-off: before the place where the ribbon narrows, its reason beside it, nothing on top of anything.
fn tags<'a>(
    cx: &LayoutContext<'_>,
    frame: &Frame,
    (losses, currency): (&ShownLosses<'a>, &str),
    labels: &[(Rect, Arc<Block>)],
    notices: &mut Vec<Notice>,
) -> Vec<Tag<'a>> {
    let (pad, icon, behind) = CHIP_PARTS;
    // A chip stands near the share it is taken from; what is said of it keeps clear of the next share and of the next chip.
    let (gap, next_gap, chip_height) = (cx.u(10.0), cx.u(14.0), cx.u(CHIP));
    let places = &losses.steps;
    let mut tags: Vec<Tag<'a>> = Vec::new();
    let mut free_from = frame.stages.first().map_or(0.0, |column| column.left);
    for (index, &(x, step, dropoff)) in places.iter().enumerate() {
        let (before, after) = (step.before, step.after);
        if frame.column(dropoff.stage).is_none() {
            tags.push(Tag { dropoff, x, before, after, words: None });
            continue;
        }
        let text = format!("−{}", format::percent(step.rate, cx.language));
        let color = if is_solid(dropoff) { cx.theme.on_dark } else { cx.theme.ink };
        let style = LayoutContext::style(Face::SemiBold, cx.scale.small, color).with_leading(1.2);
        let share = cx.line(&text, style);
        let chip_width = cx.u(pad * 2.0 + icon + behind) + share.width.get();
        // The stretch in which this tag may stand: after the last label or tag before it, up to the next one.
        // Labels stand one behind the other.
        let before_it = labels[..labels.partition_point(|(rect, _)| rect.x0 <= x)].last();
        let own_label = before_it.map_or(free_from, |(rect, _)| rect.x1.max(free_from));
        let mut start = (own_label + gap).max(if index > 0 { free_from + next_gap } else { free_from });
        // Tags that crowd each other may have pushed this one under the next stage's share.
        for (label, _) in &labels[labels.partition_point(|(label, _)| label.x1 + gap <= start)..] {
            if start + chip_width + gap <= label.x0 {
                break;
            }
            start = label.x1 + gap;
        }
        let sheet_end = frame.stages.last().map_or(x, |column| column.right);
        if start + chip_width > sheet_end {
            notices.push(Notice::DropOffLeftOut { element: ElementId::DropOff(dropoff.id) });
            tags.push(Tag { dropoff, x, before, after, words: None });
            continue;
        }
        let next_label = labels.get(labels.partition_point(|(rect, _)| rect.x0 <= start));
        let next_label = next_label.map_or(f64::INFINITY, |(rect, _)| rect.x0);
        // The next tag must find room for at least its own chip.
        let next_tag = places.get(index + 1).map_or(f64::INFINITY, |&(next, ..)| (next - chip_width).max(x));
        let end = (next_label - cx.u(24.0)).min(next_tag - next_gap).min(sheet_end);
        let (left, said, reason) =
            reason(cx, dropoff, amounts(cx, step, currency), (start, end), (x, chip_width), notices);
        let chip = Rect::from_origin_size((left, 0.0), (chip_width, chip_height));
        free_from = match &reason {
            Some(Reason::Beside(reason)) => chip.x1 + cx.u(BESIDE) + reason.width.get(),
            Some(Reason::Over(reason)) => chip.x1.max(left + reason.width.get()),
            None => chip.x1,
        };
        let words = Some(TagText { chip, share, reason, said });
        tags.push(Tag { dropoff, x: x.max(chip.x1), before, after, words });
    }
    tags
}

/// Where a tag's chip begins within the stretch it may stand in, what it says, and that set.
fn reason(
    cx: &LayoutContext<'_>,
    dropoff: &DropOff,
    amounts: Option<(String, Option<String>)>,
    (start, end): (f64, f64),
    (x, chip_width): (f64, f64),
    notices: &mut Vec<Notice>,
) -> (f64, RichText, Option<Reason>) {
    /// A reason narrower than this, in layout units, would be a column of syllables; one wider reads badly.
    const LEAST_REASON: f64 = 110.0;
    const MOST_REASON: f64 = 190.0;
    /// Lines that stand well beside a chip.
    const MOST_LINES: usize = 3;
    let element = ElementId::DropOff(dropoff.id);
    let style = LayoutContext::style(Face::Regular, cx.scale.small, cx.theme.ink).with_leading(REASON_LEADING);
    let mut plain = RichText::default();
    plain.trimmed(cx, element, Field::Reason, &dropoff.reason, style);
    let quiet = Style { color: cx.theme.secondary, ..style };
    // People and money in one line where that fits, else in two: neither is ever broken.
    let counted = amounts.is_some();
    let lines = amounts.map_or_else(Vec::new, |(people, money)| match money {
        Some(money) => vec![format!("{people} · {money}"), format!("{people}\n{money}")],
        None => vec![people],
    });
    let fulls: Vec<(RichText, f64)> = lines
        .iter()
        .map(|amounts| {
            let mut full = plain.clone();
            full.push(if full.is_empty() { "" } else { "\n" }, quiet);
            full.push(amounts, quiet);
            (full, cx.line(amounts, quiet).width.get())
        })
        .collect();
    // As near to where people leave as what it says lets it.
    let near = |width: f64| (x - chip_width).min(end - width).max(start);
    let beside = |said: &RichText, whole: f64| {
        let natural = said.line(cx).width.get().min(cx.u(MOST_REASON).max(whole));
        let left = near(chip_width + cx.u(BESIDE) + natural);
        let room = end - left - chip_width - cx.u(BESIDE);
        let block = (room >= natural.min(cx.u(LEAST_REASON).max(whole)))
            .then(|| said.heading(cx, room.min(natural.max(1.0))))?;
        (block.width.get() <= room + 1e-6).then_some((left, block))
    };
    let over = |said: &RichText, whole: f64| {
        let room = end - start;
        let block = (room >= cx.u(LEAST_REASON).max(whole))
            .then(|| said.heading(cx, room.min(cx.u(MOST_REASON).max(whole))))?;
        (block.width.get() <= room + 1e-6).then(|| (near(chip_width.max(block.width.get())), block))
    };
    let set = |most: usize| {
        fulls.iter().find_map(|(full, whole)| {
            let (left, block) = beside(full, *whole).filter(|(_, block)| block.lines.len() <= most)?;
            Some((left, full.clone(), Some(Reason::Beside(block))))
        })
    };
    let over_chip = || {
        fulls.iter().find_map(|(full, whole)| {
            over(full, *whole).map(|(left, block)| (left, full.clone(), Some(Reason::Over(block))))
        })
    };
    // A tall column beside a chip is read worse than two lines over it.
    if let Some(found) = set(MOST_LINES).or_else(over_chip).or_else(|| set(usize::MAX)) {
        return found;
    }
    // Rather the reason alone than neither.
    if counted {
        notices.push(Notice::AmountsLeftOut { element });
    }
    if plain.is_empty() {
        return (near(chip_width), plain, None);
    }
    let alone = beside(&plain, 0.0).map(|(left, block)| (left, Reason::Beside(block)));
    if let Some((left, reason)) = alone.or_else(|| over(&plain, 0.0).map(|(left, block)| (left, Reason::Over(block)))) {
        return (left, plain, Some(reason));
    }
    if cx.edits(element, Field::Reason) {
        // What is being typed stands on top of something rather than nowhere.
        let block = plain.heading(cx, cx.u(LEAST_REASON));
        return (near(chip_width), plain, Some(Reason::Over(block)));
    }
    notices.push(Notice::ReasonLeftOut { element });
    (near(chip_width), plain, None)
}

/// Thickness of a ribbon that this share of the people is on, in points.
fn thickness(cx: &LayoutContext<'_>, share: f64) -> f64 {
    (cx.u(THICKNESS) * share).max(cx.u(LEAST))
}

/// Moves the places at which the ribbon narrows so far apart that what peels off there can be told from each other, between the
/// ends of the ribbon.
fn space_out(cx: &LayoutContext<'_>, (left, right): (f64, f64), tags: &mut [Tag<'_>]) {
    /// What is lost at the very end of the way needs some of it to turn.
    const LEAST_RUN: f64 = 14.0;
    let right = right - cx.u(LEAST_RUN);
    #[expect(clippy::cast_precision_loss, reason = "drop-offs of one persona")]
    let gap = ((right - left) / tags.len().max(1) as f64).clamp(0.0, cx.u(5.0));
    let mut from = left;
    for tag in tags.iter_mut() {
        tag.x = tag.x.max(from);
        from = tag.x + gap;
    }
    let mut to = right;
    for tag in tags.iter_mut().rev() {
        tag.x = tag.x.min(to);
        to = tag.x - gap;
    }
}

/// What is lost at one place: the lowest part of the ribbon, which turns downward and runs out in a point. Peels that follow each
/// other lie in each other's bend: each is above the one before it, whatever they are thick.
struct Peel {
    source: Source,
    /// Where it leaves the ribbon.
    x: f64,
    /// Its upper edge there.
    y: f64,
    width: f64,
    /// Its point.
    tip: Point,
}

impl Peel {
    fn of(cx: &LayoutContext<'_>, tag: &Tag<'_>, tags: &[Tag<'_>], ribbon: Rect) -> Option<Self> {
        /// So much of its own thickness it comes down farther.
        const HEAVIER: f64 = 0.4;
        let near = |other: &Tag<'_>| other.dropoff.id != tag.dropoff.id && (other.x - tag.x).abs() <= cx.u(RUN);
        let lost = cx.u(THICKNESS) * (tag.before - tag.after);
        // Thick enough to be seen; of those that follow each other closely each is as thin as it is, or they would cross.
        let (y, width) = if lost <= 0.0 || tags.iter().any(near) {
            (cx.u(THICKNESS) * tag.after, lost)
        } else {
            (thickness(cx, tag.after), lost.max(cx.u(LEAST)))
        };
        let y = ribbon.y0 + y;
        let tip = Point::new((tag.x + cx.u(RUN)).min(ribbon.x1), y + cx.u(FALL) + width * HEAVIER);
        let source = Source { element: ElementId::DropOff(tag.dropoff.id), part: Part::Label };
        (width > 0.0).then_some(Self { source, x: tag.x, y, width, tip })
    }

    /// A point `along` the way to its tip, 0–1, of its upper or of its lower edge.
    fn edge(&self, along: f64, lower: bool) -> Point {
        let start = self.y + if lower { self.width } else { 0.0 };
        Point::new(self.x + (self.tip.x - self.x) * along, start + (self.tip.y - start) * along * along)
    }

    fn draw(&self, cx: &LayoutContext<'_>) -> Arc<Group> {
        /// Between two lines of the hatch, in layout units: more and more, so that it fades.
        const SPACING: f64 = 3.8;
        const WIDENING: f64 = 1.07;
        /// Thinner than this an outline and a hatch would be nothing but scratches: a wedge says it better.
        const HATCHED: f64 = 5.0;
        let theme = cx.theme;
        let knee = f64::midpoint(self.x, self.tip.x);
        let hatched = self.width >= cx.u(HATCHED);
        let lower = self.y + self.width;
        let mut shape = BezPath::new();
        shape.move_to((self.x, self.y));
        shape.quad_to(Point::new(knee, self.y), self.tip);
        shape.quad_to((knee, lower), (self.x, lower));
        shape.close_path();
        let mut drawing = cx.drawing();
        if !hatched {
            let (top, bottom) = (theme.paper.mix(theme.negative, 0.85), theme.paper.mix(theme.negative, 0.45));
            drawing.path(shape, Some(Fill::Vertical { top, bottom }), None);
            return drawing.finish(Some(self.source), Layer::DropOffs);
        }
        let run = (self.tip.x - self.x).max(1e-6);
        let mut hatch = BezPath::new();
        let (mut at, mut step) = (0.0, cx.u(SPACING));
        while at < run {
            let along = at / run;
            let lean = (self.edge(along, true).y - self.edge(along, false).y) * 0.7;
            let end = (at + lean) / run;
            if end < 1.0 && lean > cx.u(1.2) {
                hatch.move_to(self.edge(along, true));
                hatch.line_to(self.edge(end, false));
            }
            at += step;
            step *= WIDENING;
        }
        let (top, bottom) = (theme.paper.mix(theme.negative, 0.34), theme.paper.mix(theme.negative, 0.08));
        let edge = Stroke::solid(cx.u(0.9), theme.negative);
        drawing.path(shape, Some(Fill::Vertical { top, bottom }), Some(edge));
        drawing.path(hatch, None, Some(Stroke::solid(cx.u(1.1), theme.negative)));
        drawing.finish(Some(self.source), Layer::DropOffs)
    }
}

/// The ribbon hangs from a straight edge under the row of words; what is lost is taken off its lower edge.
fn draw_ribbon(
    cx: &LayoutContext<'_>,
    persona: &Persona,
    (ribbon, start): (Rect, Option<f64>),
    tags: &[Tag<'_>],
    middle: f64,
    labels: Vec<(Rect, Arc<Block>)>,
    groups: &mut Vec<Arc<Group>>,
) {
    let colors = cx.theme.persona(persona.look);
    let lower = |share: f64| ribbon.y0 + thickness(cx, share);
    let mut path = BezPath::new();
    path.move_to((ribbon.x1, ribbon.y0));
    path.line_to((ribbon.x0, ribbon.y0));
    // A line where nothing is measured.
    let mut share = start.unwrap_or(0.0);
    path.line_to((ribbon.x0, lower(share)));
    for tag in tags {
        path.line_to((tag.x, lower(share)));
        share = tag.after;
        path.line_to((tag.x, lower(share)));
    }
    path.line_to((ribbon.x1, lower(share)));
    path.close_path();

    let mut drawing = cx.drawing();
    drawing.path(path, Some(Fill::Solid(colors.ribbon)), None);
    let center = Point::new(ribbon.x0 - cx.u(10.0), ribbon.y0 + thickness(cx, start.unwrap_or(0.0)) / 2.0);
    drawing.symbol(cx.marker(persona.look, cx.u(5.0)), center, Fill::Solid(colors.line), None);
    for (rect, label) in labels {
        drawing.text(&label, Point::new(rect.x0, middle - label.height.get() / 2.0));
    }
    let source = Source { element: ElementId::Persona(persona.id), part: Part::Area };
    groups.push(drawing.finish(Some(source), Layer::DropOffs));
}

fn draw_tags(cx: &LayoutContext<'_>, tags: &[Tag<'_>], (middle, foot): (f64, f64), groups: &mut Vec<Arc<Group>>) {
    for tag in tags {
        let Some(TagText { chip, share, reason, said }) = &tag.words else { continue };
        let mut drawing = cx.drawing();
        let chip = *chip + kurbo::Vec2::new(0.0, middle - chip.height() / 2.0);
        draw_chip(cx, &mut drawing, chip, tag.dropoff);
        let (pad, icon, behind) = CHIP_PARTS;
        let text_left = chip.x0 + cx.u(pad + icon + behind);
        drawing.text(share, Point::new(text_left, middle - share.height.get() / 2.0));
        match reason {
            Some(Reason::Beside(reason)) => {
                let height = reason.height.get();
                let top = (middle - height / 2.0).min(foot - height);
                drawing.words(said, reason, Point::new(chip.x1 + cx.u(BESIDE), top));
            }
            Some(Reason::Over(reason)) => {
                drawing.words(said, reason, Point::new(chip.x0, chip.y0 - cx.u(OVER) - reason.height.get()));
            }
            None => {}
        }
        let source = Source { element: ElementId::DropOff(tag.dropoff.id), part: Part::Body };
        groups.push(drawing.finish(Some(source), Layer::DropOffs));
    }
}

/// Whether a chip is filled through: people are gone, and that is known.
fn is_solid(dropoff: &DropOff) -> bool {
    dropoff.severity == Severity::Abandonment && !dropoff.evidence.is_hypothesis()
}

/// The ground of a chip: filled where people are gone, tinted where they find a way around, an outline where it only annoys. A
/// hypothesis is never filled through, and its edge is dashed. So both are told without colour too.
fn draw_chip(cx: &LayoutContext<'_>, drawing: &mut Drawing, chip: Rect, dropoff: &DropOff) {
    /// How much of the negative colour the ground of a hypothesis has, 0–1.
    const HYPOTHESIS_TINT: f64 = 0.3;
    let theme = cx.theme;
    let width = cx.u(1.4);
    let solid = is_solid(dropoff);
    let fill = match dropoff.severity {
        Severity::Abandonment if solid => theme.negative,
        Severity::Abandonment => theme.paper.mix(theme.negative, HYPOTHESIS_TINT),
        Severity::Workaround => theme.negative_tint,
        Severity::Trivial => theme.paper,
    };
    if solid {
        drawing.rect(chip, cx.u(6.0), Some(fill), None);
    } else {
        let hypothesis = dropoff.evidence.is_hypothesis();
        let dash = if hypothesis { Dash::pair(cx.u(3.6), cx.u(2.6)) } else { Dash::SOLID };
        let edge = Stroke { dash, ..Stroke::solid(width, theme.negative) };
        drawing.rect(chip.inset(-width / 2.0), cx.u(6.0), Some(fill), Some(edge));
    }
    let ink = if solid { theme.on_dark } else { theme.negative };
    let (pad, icon, _) = CHIP_PARTS;
    let origin = Point::new(chip.x0 + cx.u(pad - 1.0), chip.center().y - cx.u(icon) / 2.0);
    drawing.icon(cause_icon(dropoff.cause), cx.u(icon), ink, origin);
}
