//! Snapping, with guides: lining up with what is there, edges of stages, other cards, other curves.

use super::event::Context;
use crate::model::{ElementId, Journey, LaneKind, PersonaId};
use kurbo::{Point, Rect};

/// How near, in screen points, a thing has to come to a line to be drawn to it.
pub(super) const REACH: f64 = 8.0;
/// How far a guide goes beyond what it joins, in screen points.
const OVERHANG: f64 = 12.0;

/// A line that shows what a dragged thing lines up with, in sheet points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
}

/// A place that draws things to it: an x, and the stretch of the sheet that the guide joins it with.
#[derive(Clone, Copy, Debug)]
struct SnapLine {
    x: f64,
    top: f64,
    bottom: f64,
}

/// The x that a box would snap to, and the guide that says why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Snapped {
    /// By how much the box moves, in sheet points.
    pub(super) shift: f64,
    pub(super) guide: Guide,
}

/// What a point on the axes may line up with: edges and middles of stages, other points, the middles of cards.
pub(super) fn along(
    journey: &Journey,
    context: &Context<'_>,
    at: Point,
    is_moving: &dyn Fn(ElementId) -> bool,
) -> Option<Snapped> {
    let frame = context.frame;
    let area = frame.lanes.iter().map(|lane| lane.rect).reduce(|all, one| all.union(one))?;
    let mut lines: Vec<SnapLine> = Vec::new();
    for column in &frame.stages {
        for x in [column.left, f64::midpoint(column.left, column.right), column.right] {
            lines.push(SnapLine { x, top: area.y0, bottom: area.y1 });
        }
    }
    let points = journey.emotions.iter().filter(|point| !is_moving(ElementId::Emotion(point.id)));
    lines.extend(points.filter_map(|point| {
        let (x, y) = (frame.x_of(point.stage, point.at)?, frame.y_of(point.value)?);
        Some(SnapLine { x, top: y, bottom: y })
    }));
    lines.extend(cards(journey, context));
    let seen = context.view;
    lines
        .into_iter()
        .filter(|line| (seen.x0..=seen.x1).contains(&line.x))
        .map(|line| (line.x - at.x, line))
        .filter(|(shift, _)| shift.abs() <= context.sheet(REACH))
        .min_by(|one, other| one.0.abs().total_cmp(&other.0.abs()))
        .map(|(shift, line)| {
            let own = Rect::from_center_size(at, (0.0, 0.0));
            Snapped { shift, guide: guide(context, line, own) }
        })
}

/// The middles of the cards in view.
fn cards(journey: &Journey, context: &Context<'_>) -> Vec<SnapLine> {
    let Some(lane) = context.frame.lane_of(LaneKind::Touchpoints).filter(|lane| lane.rect.overlaps(context.view))
    else {
        return Vec::new();
    };
    // Where a card stands follows from all that stand with it: what is drawn says it.
    let middles = context.scene.groups.element_groups().filter_map(|drawn| {
        let ElementId::Touchpoint(card) = drawn.element else { return None };
        let slots = context.frame.card_slots(journey.touchpoints.get(card)?.stage)?;
        Some(slots.left_of(slots.nearest(drawn.placed.bounds().x0)) + slots.width / 2.0)
    });
    middles.map(|x| SnapLine { x, top: lane.rect.y0, bottom: lane.rect.y1 }).collect()
}

/// The y at which another persona's curve passes at this x, if it is near.
pub(super) fn curve(context: &Context<'_>, at: Point, own: PersonaId) -> Option<f64> {
    super::hit::curves_at(context.scene, at.x)
        .into_iter()
        .filter(|(persona, y)| *persona != own && (y - at.y).abs() <= context.sheet(REACH))
        .map(|(_, y)| y)
        .min_by(|one, other| (one - at.y).abs().total_cmp(&(other - at.y).abs()))
}

fn guide(context: &Context<'_>, line: SnapLine, own: Rect) -> Guide {
    let beyond = context.sheet(OVERHANG);
    Guide {
        from: Point::new(line.x, line.top.min(own.y0) - beyond),
        to: Point::new(line.x, line.bottom.max(own.y1) + beyond),
    }
}
