//! Lining up with what is there: edges of stages, other cards, other curves.

use super::Context;
use crate::layout::Frame;
use crate::model::{ElementId, Journey, LaneKind, PersonaId};
use crate::scene::Part;
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
struct Line {
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

/// What a card may line up with: left edges, middles and right edges of other cards in view, and the places in its row at which
/// the gaps to its neighbours are equal.
pub(super) fn card(context: &Context<'_>, moving: Rect, is_moving: &dyn Fn(ElementId) -> bool) -> Option<Snapped> {
    let near = context.scene.groups.bundles().iter().filter(|bundle| bundle.bounds().overlaps(context.view));
    let others: Vec<Rect> = near
        .flat_map(|bundle| bundle.shown())
        .filter_map(|placed| {
            let source = placed.group.source.filter(|source| source.part == Part::Body)?;
            let card = matches!(source.element, ElementId::Touchpoint(_)) && !is_moving(source.element);
            card.then(|| placed.bounds()).filter(|bounds| bounds.overlaps(context.view))
        })
        .collect();
    let mut found = nearest(context, |edge| {
        let own = edge_of(moving, edge);
        others.iter().map(move |other| {
            let line = Line { x: edge_of(*other, edge), top: other.y0, bottom: other.y1 };
            (line.x - own, line)
        })
    });
    let gaps = equal_gaps(moving, &others);
    if let Some((shift, line)) = gaps.filter(|(shift, _)| shift.abs() <= context.sheet(REACH))
        && found.is_none_or(|(best, _)| shift.abs() < best.abs())
    {
        found = Some((shift, line));
    }
    let columns = context.frame.stages.iter().map(|column| f64::midpoint(column.left, column.right));
    let area = context.frame.lane_of(LaneKind::Touchpoints).map(|lane| lane.rect)?;
    for middle in columns {
        let shift = middle - moving.center().x;
        if shift.abs() <= context.sheet(REACH) && found.is_none_or(|(best, _)| shift.abs() < best.abs()) {
            found = Some((shift, Line { x: middle, top: area.y0, bottom: area.y1 }));
        }
    }
    found.map(|(shift, line)| Snapped { shift, guide: guide(context, line, moving) })
}

/// The three verticals of a box.
const EDGES: [f64; 3] = [0.0, 0.5, 1.0];

fn edge_of(rect: Rect, part: f64) -> f64 {
    rect.x0 + rect.width() * part
}

fn nearest<I: Iterator<Item = (f64, Line)>>(context: &Context<'_>, lines: impl Fn(f64) -> I) -> Option<(f64, Line)> {
    let reach = context.sheet(REACH);
    EDGES
        .into_iter()
        .flat_map(lines)
        .filter(|(shift, _)| shift.abs() <= reach)
        .min_by(|one, other| one.0.abs().total_cmp(&other.0.abs()))
}

/// Where a box between two others of its row stands as far from the one as from the other, or follows them at their own gap.
fn equal_gaps(moving: Rect, others: &[Rect]) -> Option<(f64, Line)> {
    let row = |other: &&Rect| other.y0 < moving.y1 && other.y1 > moving.y0;
    let before = others.iter().filter(row).filter(|other| other.x1 <= moving.center().x);
    let behind = others.iter().filter(row).filter(|other| other.x0 >= moving.center().x);
    let left = before.clone().max_by(|one, other| one.x1.total_cmp(&other.x1))?;
    let right = behind.min_by(|one, other| one.x0.total_cmp(&other.x0));
    let target = match right {
        Some(right) => f64::midpoint(left.x1, right.x0) - moving.width() / 2.0,
        None => {
            let further =
                before.filter(|other| other.x1 <= left.x0).max_by(|one, other| one.x1.total_cmp(&other.x1))?;
            left.x1 + (left.x0 - further.x1)
        }
    };
    let line = Line { x: target + moving.width() / 2.0, top: left.y0.min(moving.y0), bottom: left.y1.max(moving.y1) };
    Some((target - moving.x0, line))
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
    let mut lines: Vec<Line> = Vec::new();
    for column in &frame.stages {
        for x in [column.left, f64::midpoint(column.left, column.right), column.right] {
            lines.push(Line { x, top: area.y0, bottom: area.y1 });
        }
    }
    let points = journey.emotions.iter().filter(|point| !is_moving(ElementId::Emotion(point.id)));
    lines.extend(points.filter_map(|point| {
        let (x, y) = (frame.x_of(point.stage, point.at)?, frame.y_of(point.value)?);
        Some(Line { x, top: y, bottom: y })
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
fn cards(journey: &Journey, context: &Context<'_>) -> Vec<Line> {
    let Some(lane) = context.frame.lane_of(LaneKind::Touchpoints).filter(|lane| lane.rect.overlaps(context.view))
    else {
        return Vec::new();
    };
    let frame: &Frame = context.frame;
    let middles = journey.touchpoints.iter().filter_map(|card| {
        let index = frame.stages.iter().position(|column| column.id == card.stage)?;
        Some(frame.card_left(card.stage, card.at)? + frame.card_widths.get(index)? / 2.0)
    });
    middles.map(|x| Line { x, top: lane.rect.y0, bottom: lane.rect.y1 }).collect()
}

/// The y at which another persona's curve passes at this x, if it is near.
pub(super) fn curve(context: &Context<'_>, at: Point, own: PersonaId) -> Option<f64> {
    super::hit::curves_at(context.scene, at.x)
        .into_iter()
        .filter(|(persona, y)| *persona != own && (y - at.y).abs() <= context.sheet(REACH))
        .map(|(_, y)| y)
        .min_by(|one, other| (one - at.y).abs().total_cmp(&(other - at.y).abs()))
}

fn guide(context: &Context<'_>, line: Line, own: Rect) -> Guide {
    let beyond = context.sheet(OVERHANG);
    Guide {
        from: Point::new(line.x, line.top.min(own.y0) - beyond),
        to: Point::new(line.x, line.bottom.max(own.y1) + beyond),
    }
}
