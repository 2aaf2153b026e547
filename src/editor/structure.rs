//! Stages and lanes by hand: their order and their size.

use super::event::Context;
use super::landing::{Landing, Moved};
use super::snap::{Guide, REACH};
use crate::edit::{Edit, Element, StepName};
use crate::layout::StageColumn;
use crate::model::{ElementId, Journey, LaneId, LaneKind, StageId, Weight};
use kurbo::{Point, Rect};

/// How near to a border, in screen points, the pointer takes it.
const BORDER_REACH: f64 = 4.0;
/// Widths and heights are kept to this step, so that the file says 1.25 and not 1.2487.
const WEIGHT_STEP: f64 = 0.01;

/// A border that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between two stages, in the band of their heads.
    Stage {
        /// The stage that becomes wider when the border goes right.
        left: StageId,
        /// The next one. It becomes narrower as all others do.
        right: StageId,
    },
    /// Under a lane, in the column of titles.
    Lane {
        /// The lane.
        lane: LaneId,
    },
}

/// The border at a place of the sheet, unless a lock holds it.
#[must_use]
pub(super) fn border_at(journey: &Journey, context: &Context<'_>, at: Point) -> Option<Border> {
    let frame = context.frame;
    let reach = context.sheet(BORDER_REACH);
    if (frame.heads.y0..frame.heads.y1).contains(&at.y) {
        let (left, right) = frame
            .stages
            .iter()
            .zip(frame.stages.iter().skip(1))
            .find(|(left, _)| (left.right - at.x).abs() <= reach)
            .map(|(left, right)| (left.id, right.id))?;
        let free = |stage: StageId| journey.stages.get(stage).is_some_and(|stage| !stage.locked);
        return (free(left) && free(right)).then_some(Border::Stage { left, right });
    }
    let titles = frame.lanes.first()?.rect.x0..frame.stages.first()?.left;
    let lane = frame.lanes.iter().find(|lane| (lane.rect.y1 - at.y).abs() <= reach && titles.contains(&at.x))?.id;
    journey.lanes.get(lane).is_some_and(|lane| !lane.locked).then_some(Border::Lane { lane })
}

/// Where an element stands in the list of its kind if it is to be the n-th among these, which are all of its kind and in the
/// order of the list; `None` if it stands there already.
pub(super) fn list_index(journey: &Journey, element: ElementId, others: &[ElementId], nth: usize) -> Option<usize> {
    // Points of a curve and drop-offs stand in the order of their places.
    let listed = |element: &ElementId| !matches!(element, ElementId::Emotion(_) | ElementId::DropOff(_));
    let position = |element: ElementId| Some(element).filter(listed).and_then(|element| journey.position(element));
    let own = position(element)?;
    let index = match (others.get(nth).and_then(|&next| position(next)), others.last().and_then(|&last| position(last)))
    {
        // The list without the element: what stands behind it moves up.
        (Some(next), _) => next - usize::from(own < next),
        (None, Some(last)) => last + usize::from(own > last),
        (None, None) => return None,
    };
    (index != own).then_some(index)
}

/// The edit that puts the line of visibility above a lane: the lane is the first that is out of the customer's sight, those above
/// it are not. Where the line stands there already, the lane comes into sight, and the line goes down to the next one that is
/// not. `None` for the first lane on the sheet, above which there is nothing to part, and for one that is not on it.
#[must_use]
pub fn toggle_visibility_line(journey: &Journey, lane: LaneId) -> Option<Edit> {
    let shown: Vec<_> = journey.lanes.iter().filter(|lane| lane.visible).collect();
    let place = shown.iter().position(|shown| shown.id == lane).filter(|place| *place > 0)?;
    let is_there = journey.line_of_visibility() == Some(lane);
    let edits = shown.into_iter().take(place + 1).filter_map(|shown| {
        let backstage = shown.id == lane && !is_there;
        (shown.is_backstage() != backstage).then(|| {
            let mut changed = shown.as_ref().clone();
            changed.set_backstage(backstage);
            Edit::Change(Box::new(Element::Lane(changed)))
        })
    });
    Some(Edit::Several { name: StepName::VisibilityLine, edits: edits.collect() })
}

/// Puts a stage among the others by where its left edge is dragged to.
pub(super) fn stage_order(journey: &Journey, context: &Context<'_>, stage: StageId, left: f64) -> Option<Moved> {
    let frame = context.frame;
    let own = *frame.column(stage)?;
    let middle = left + (own.right - own.left) / 2.0;
    let others = frame.stages.iter().filter(|column| column.id != stage);
    let nth = others.clone().filter(|column| f64::midpoint(column.left, column.right) < middle).count();
    let others: Vec<ElementId> = others.map(|column| ElementId::Stage(column.id)).collect();
    let element = ElementId::Stage(stage);
    let index = list_index(journey, element, &others, nth);
    let edit = Edit::Reorder { element, index: index.or_else(|| journey.stages.position(stage))? };
    let bottom = frame.lanes.last().map_or(frame.heads.y1, |lane| lane.rect.y1);
    let rect = Rect::new(own.left, frame.heads.y0, own.right, bottom);
    Some(Moved::to(edit, Landing::of_stage(stage, rect)))
}

/// Puts a lane among the others by where its upper edge is dragged to.
pub(super) fn lane_order(journey: &Journey, context: &Context<'_>, lane: LaneId, top: f64) -> Option<Moved> {
    let frame = context.frame;
    let own = *frame.lanes.iter().find(|band| band.id == lane)?;
    let middle = top + own.rect.height() / 2.0;
    let others = frame.lanes.iter().filter(|band| band.id != lane);
    let nth = others.clone().filter(|band| band.rect.center().y < middle).count();
    let others: Vec<ElementId> = others.map(|band| ElementId::Lane(band.id)).collect();
    let element = ElementId::Lane(lane);
    let index = list_index(journey, element, &others, nth);
    let edit = Edit::Reorder { element, index: index.or_else(|| journey.lanes.position(lane))? };
    Some(Moved::to(edit, Landing::of_lane(lane, own.rect)))
}

/// Moves a border to a place.
pub(super) fn resize(journey: &Journey, context: &Context<'_>, border: Border, at: Point, free: bool) -> Option<Moved> {
    match border {
        Border::Stage { left, right } => resize_stage(journey, context, (left, right), at.x, free),
        Border::Lane { lane } => resize_lane(journey, context, lane, at.y),
    }
}

fn stepped(weight: f64) -> f64 {
    (weight / WEIGHT_STEP).round() * WEIGHT_STEP
}

/// The stage before the border becomes wider or narrower, and all others give or take alike: nobody's neighbour alone becomes so narrow
/// that the type of the whole sheet has to shrink.
fn resize_stage(
    journey: &Journey,
    context: &Context<'_>,
    (stage, next): (StageId, StageId),
    x: f64,
    free: bool,
) -> Option<Moved> {
    let frame = context.frame;
    let (from, to) = (frame.stages.first()?.left, frame.stages.last()?.right);
    let mut changed = journey.stages.get(stage)?.as_ref().clone();
    let place = frame.stages.iter().position(|column| column.id == stage)?;
    let width = |column: &StageColumn| journey.stages.get(column.id).map_or(0.0, |stage| stage.width.get());
    let before: f64 = frame.stages.iter().take(place).map(width).sum();
    let after: f64 = frame.stages.iter().skip(place + 1).map(width).sum();
    let border = |weight: f64| from + (to - from) * (before + weight) / (before + weight + after);
    let share = ((x - from) / (to - from).max(1e-6)).clamp(0.0, 0.999);
    let mut weight = ((share * (before + after) - before) / (1.0 - share)).clamp(Weight::MIN, Weight::MAX);
    let mut guides = Vec::new();
    // As wide as the next one, and the common width, are what people aim at.
    let aims = [journey.stages.get(next)?.width.get(), 1.0];
    let distance = |aim: f64| (border(aim) - border(weight)).abs();
    let near = aims.into_iter().filter(|aim| distance(*aim) <= context.sheet(REACH));
    match near.min_by(|one, other| distance(*one).total_cmp(&distance(*other))).filter(|_| !free) {
        Some(aim) => {
            weight = aim;
            let x = border(aim);
            let bottom = frame.lanes.last().map_or(frame.heads.y1, |lane| lane.rect.y1);
            guides.push(Guide { from: Point::new(x, frame.heads.y0), to: Point::new(x, bottom) });
        }
        None => weight = stepped(weight),
    }
    changed.width = Weight::new(weight);
    let left = from + (to - from) * before / (before + weight + after);
    let rect = Rect::new(left, frame.heads.y0, border(weight), frame.heads.y1);
    let edits = vec![Edit::Change(Box::new(Element::Stage(changed)))];
    let edit = Edit::Several { name: StepName::ResizeStage, edits };
    Some(Moved { guides, ..Moved::to(edit, Landing::of_stage(stage, rect)) })
}

/// A lane is never lower than what it holds, the emotion band alone can be, and what the sheet has left over goes to all lanes; so the border follows the hand
/// as far as the sheet lets it.
fn resize_lane(journey: &Journey, context: &Context<'_>, lane: LaneId, y: f64) -> Option<Moved> {
    let band = context.frame.lanes.iter().find(|band| band.id == lane)?;
    let mut changed = journey.lanes.get(lane)?.as_ref().clone();
    let wanted = (y - band.rect.y0) / band.rect.height().max(1.0);
    let least = if band.kind == LaneKind::Emotions { Weight::MIN } else { 1.0 };
    changed.height = Weight::new(stepped(changed.height.get().max(least) * wanted).max(least));
    let edit = Edit::Change(Box::new(Element::Lane(changed)));
    Some(Moved::to(edit, Landing::of_lane(lane, band.rect)))
}
