//! Moving the selected thing by a key.

use super::Direction;
use super::landing::free_row;
use crate::edit::Edit;
use crate::model::{Document, ElementId, ElementRef, Feeling, Journey, Share, StageId};

/// One press along a stage.
const ALONG: f64 = 0.05;
/// One press on a feeling.
const FEELING: f64 = 0.25;
/// One press on a feeling with Shift.
const FEELING_FAR: f64 = 1.0;
/// How many times as far Shift goes along a stage and in rows.
const FAR: u32 = 10;

/// The edit that moves an element one step in a direction, or ten; `None` if it cannot go there.
pub(super) fn nudge(document: &Document, element: ElementId, direction: Direction, far: bool) -> Option<Edit> {
    let journey: &Journey = document.journey_of(element)?;
    let times = if far { FAR } else { 1 };
    let along = match direction {
        Direction::Left => -ALONG * f64::from(times),
        Direction::Right => ALONG * f64::from(times),
        Direction::Up | Direction::Down => 0.0,
    };
    let sideways = along != 0.0;
    match document.element(element)? {
        ElementRef::Touchpoint(card) => {
            let (stage, at) = stepped(journey, card.stage, card.at, along);
            let row = match direction {
                Direction::Up => card.row.saturating_sub(times),
                // A card that a file puts further down than any hand may stays there.
                Direction::Down => {
                    (card.row.saturating_add(times)).min(free_row(journey, card.stage, Some(card.id))).max(card.row)
                }
                Direction::Left | Direction::Right => card.row,
            };
            Some(Edit::MoveTouchpoint { id: card.id, stage, at, row })
        }
        ElementRef::Emotion(point) => {
            let (stage, at) = stepped(journey, point.stage, point.at, along);
            let step = if far { FEELING_FAR } else { FEELING };
            let value = match direction {
                Direction::Up => Feeling::new(point.value.get() + step),
                Direction::Down => Feeling::new(point.value.get() - step),
                Direction::Left | Direction::Right => point.value,
            };
            Some(Edit::MoveEmotion { id: point.id, stage, at, value })
        }
        ElementRef::DropOff(dropoff) if sideways => {
            let (stage, at) = stepped(journey, dropoff.stage, dropoff.at, along);
            Some(Edit::MoveDropOff { id: dropoff.id, stage, at })
        }
        resident @ (ElementRef::Note(_) | ElementRef::Barrier(_) | ElementRef::Solution(_) | ElementRef::Metric(_))
            if sideways =>
        {
            let stage = beside(journey, resident.stage()?, along < 0.0)?;
            Some(Edit::MoveToStage { element, stage })
        }
        _ => None,
    }
}

/// A place so far along; what stands at the very end of its stage goes on to the next one.
fn stepped(journey: &Journey, stage: StageId, at: Share, along: f64) -> (StageId, Share) {
    let next = if along > 0.0 && at.get() >= Share::MAX {
        beside(journey, stage, false).map(|stage| (stage, Share::new(Share::MIN)))
    } else if along < 0.0 && at.get() <= Share::MIN {
        beside(journey, stage, true).map(|stage| (stage, Share::new(Share::MAX)))
    } else {
        None
    };
    next.unwrap_or_else(|| (stage, Share::new(at.get() + along)))
}

/// The stage before or after one.
fn beside(journey: &Journey, stage: StageId, before: bool) -> Option<StageId> {
    let index = journey.stages.position(stage)?;
    let index = if before { index.checked_sub(1)? } else { index + 1 };
    journey.stages.at(index).map(|stage| stage.id)
}
