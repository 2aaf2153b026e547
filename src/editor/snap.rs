//! Snapping, with guides: lining up with what is there, edges of stages, other cards, other curves.

use super::event::Context;
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

/// What a card may line up with: left edges, middles and right edges of other cards in view, and the places in its row at which
/// the gaps to its neighbours are equal.
pub(super) fn card(context: &Context<'_>, moving: Rect, is_moving: &dyn Fn(ElementId) -> bool) -> Option<Snapped> {
    let near = context.scene.groups.bundles().iter().filter(|bundle| bundle.bounds().overlaps(context.view));
    let others: Vec<Rect> = near
        .flat_map(|bundle| bundle.groups())
        .filter_map(|placed| {
            let source = placed.group.source.filter(|source| source.part == Part::Body)?;
            let card = matches!(source.element, ElementId::Touchpoint(_)) && !is_moving(source.element);
            card.then(|| placed.bounds()).filter(|bounds| bounds.overlaps(context.view))
        })
        .collect();
    let mut found = nearest(context, |edge| {
        let own = edge_of(moving, edge);
        others.iter().map(move |other| {
            let line = SnapLine { x: edge_of(*other, edge), top: other.y0, bottom: other.y1 };
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
            found = Some((shift, SnapLine { x: middle, top: area.y0, bottom: area.y1 }));
        }
    }
    found.map(|(shift, line)| Snapped { shift, guide: guide(context, line, moving) })
}

/// The three verticals of a box.
const EDGES: [f64; 3] = [0.0, 0.5, 1.0];

fn edge_of(rect: Rect, part: f64) -> f64 {
    rect.x0 + rect.width() * part
}

fn nearest<I: Iterator<Item = (f64, SnapLine)>>(
    context: &Context<'_>,
    lines: impl Fn(f64) -> I,
) -> Option<(f64, SnapLine)> {
    let reach = context.sheet(REACH);
    EDGES
        .into_iter()
        .flat_map(lines)
        .filter(|(shift, _)| shift.abs() <= reach)
        .min_by(|one, other| one.0.abs().total_cmp(&other.0.abs()))
}

/// Where a box between two others of its row stands as far from the one as from the other, or follows them at their own gap.
fn equal_gaps(moving: Rect, others: &[Rect]) -> Option<(f64, SnapLine)> {
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
    let line =
        SnapLine { x: target + moving.width() / 2.0, top: left.y0.min(moving.y0), bottom: left.y1.max(moving.y1) };
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
    let frame: &Frame = context.frame;
    let middles = journey.touchpoints.iter().filter_map(|card| {
        let index = frame.stages.iter().position(|column| column.id == card.stage)?;
        Some(frame.card_left(card.stage, card.at)? + frame.card_widths.get(index)? / 2.0)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::{Defaults, Placement};
    use crate::layout::LaneBand;
    use crate::model::{LaneId, TouchpointId};
    use crate::scene::{Group, Layer, Placed, Scene, Source};
    use std::sync::Arc;

    struct Nothing;

    impl Defaults for Nothing {
        fn title(&self, _: &Placement) -> String {
            String::new()
        }
    }

    fn at(x: f64, y: f64) -> Rect {
        Rect::from_origin_size((x, y), (40.0, 20.0))
    }

    /// How far a card at a place is drawn, and to which x, where others stand in the lane and the sheet is seen at a zoom.
    fn drawn(moving: Rect, others: &[Rect], zoom: f64) -> Option<(f64, f64)> {
        let group = |(rect, number): (&Rect, u64)| {
            let source = Source { element: ElementId::Touchpoint(TouchpointId::new(number)), part: Part::Body };
            let bounds = rect.with_origin(Point::ORIGIN);
            let group = Group { source: Some(source), layer: Layer::Cards, bounds, ..Group::default() };
            Placed { offset: rect.origin().to_vec2(), group: Arc::new(group) }
        };
        let scene = Scene { groups: others.iter().zip(1..).map(group).collect(), ..Scene::default() };
        let lane =
            LaneBand { id: LaneId::new(1), kind: LaneKind::Touchpoints, rect: Rect::new(0.0, 0.0, 900.0, 200.0) };
        let frame = Frame { lanes: vec![lane], ..Frame::default() };
        let view = Rect::new(0.0, 0.0, 500.0, 200.0);
        let context = Context { scene: &scene, frame: &frame, zoom, view, touch: false, defaults: &Nothing };
        let snapped = card(&context, moving, &|element| element == ElementId::Touchpoint(TouchpointId::new(9)))?;
        assert!((snapped.guide.from.x - snapped.guide.to.x).abs() < 1e-9, "a guide is upright");
        assert!(snapped.guide.from.y < moving.y0 && snapped.guide.to.y > moving.y1, "and goes beyond what it joins");
        Some((snapped.shift, snapped.guide.from.x))
    }

    #[test]
    fn a_card_is_drawn_to_the_nearest_edge_or_middle_within_reach_on_the_screen() {
        let other = [at(100.0, 100.0)];
        assert_eq!(drawn(at(105.0, 0.0), &other, 1.0), Some((-5.0, 100.0)), "left to left");
        let wide = Rect::new(93.0, 0.0, 143.0, 20.0);
        assert_eq!(drawn(wide, &other, 1.0), Some((2.0, 120.0)), "its middle is nearer than its edges");
        assert_eq!(drawn(at(109.0, 0.0), &other, 1.0), None, "farther than eight points");
        assert_eq!(drawn(at(109.0, 0.0), &other, 0.5), Some((-9.0, 100.0)), "which are more of the sheet from afar");
        assert_eq!(drawn(at(105.0, 0.0), &other, 2.0), None);
    }

    #[test]
    fn what_is_out_of_view_or_moves_along_draws_nothing() {
        assert_eq!(drawn(at(605.0, 0.0), &[at(600.0, 100.0)], 1.0), None);
        let along = [1000.0, 2000.0, 3000.0, 4000.0, 5000.0, 6000.0, 7000.0, 8000.0].map(|x| at(x, 100.0));
        let ninth = along.into_iter().chain([at(100.0, 100.0)]).collect::<Vec<_>>();
        assert_eq!(drawn(at(105.0, 0.0), &ninth, 1.0), None);
    }

    #[test]
    fn in_a_row_a_card_stands_in_the_middle_of_a_gap_or_follows_at_the_gap_of_those_before_it() {
        let shift = |moving, others: &[Rect]| equal_gaps(moving, others).map(|(shift, _)| shift);
        assert_eq!(shift(at(83.0, 0.0), &[at(0.0, 0.0), at(160.0, 0.0)]), Some(-3.0), "40 on either side");
        assert_eq!(shift(at(145.0, 0.0), &[at(0.0, 0.0), at(70.0, 0.0)]), Some(-5.0), "30 again");
        assert_eq!(shift(at(83.0, 0.0), &[at(0.0, 60.0), at(160.0, 60.0)]), None, "those of another row say nothing");
        assert_eq!(shift(at(83.0, 0.0), &[at(160.0, 0.0)]), None, "nor one that stands behind alone");
        assert_eq!(shift(at(83.0, 0.0), &[at(0.0, 0.0)]), None, "nor one before alone");
        // Of several the neighbours count.
        let row = [at(0.0, 0.0), at(60.0, 0.0), at(180.0, 0.0), at(300.0, 0.0)];
        assert_eq!(shift(at(121.0, 0.0), &row), Some(-1.0));
    }
}
