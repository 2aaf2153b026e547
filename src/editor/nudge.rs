//! Moving the selected things by a key.

use super::{Direction, lock};
use crate::edit::Edit;
use crate::model::{Document, ElementId, ElementRef, Feeling, Journey, JourneyId, Share, StageId, TouchpointId};
use rustc_hash::FxHashMap;

/// One press along a stage.
const ALONG: f64 = 0.05;
/// One press on a feeling.
const FEELING: f64 = 0.25;
/// One press on a feeling with Shift.
const FEELING_FAR: f64 = 1.0;
/// How many times as far Shift goes along a stage and in rows.
const FAR: u32 = 10;

/// The edits that move elements one step in a direction, or ten, those left out that cannot go there; and whether a lock held one.
pub(super) fn nudge(
    document: &Document,
    elements: impl Iterator<Item = ElementId>,
    direction: Direction,
    far: bool,
) -> (Vec<Edit>, bool) {
    let mut locked = false;
    let mut rows = FreeRows::default();
    let mut edits = Vec::with_capacity(elements.size_hint().1.unwrap_or_default());
    edits.extend(elements.filter_map(|id| {
        let (journey, element) = document.journey_of(id).zip(document.element(id))?;
        if journey.locks(element) {
            locked = true;
            return None;
        }
        let edit = step(journey, (id, element), &mut rows, direction, far)?;
        let enters = lock::destination(&edit).is_some_and(|(_, stage)| lock::enters_lock(journey, element, stage));
        locked |= enters;
        (!enters).then_some(edit)
    }));
    (edits, locked)
}

/// The edit that moves one element.
fn step(
    journey: &Journey,
    (id, element): (ElementId, ElementRef<'_>),
    rows: &mut FreeRows,
    direction: Direction,
    far: bool,
) -> Option<Edit> {
    let times = if far { FAR } else { 1 };
    let along = match direction {
        Direction::Left => -ALONG * f64::from(times),
        Direction::Right => ALONG * f64::from(times),
        Direction::Up | Direction::Down => 0.0,
    };
    let sideways = along != 0.0;
    match element {
        ElementRef::Touchpoint(card) => {
            let (stage, at) = stepped(journey, card.stage, card.at, along);
            let row = match direction {
                Direction::Up => card.row.saturating_sub(times),
                // A card that a file puts further down than any hand may stays there.
                Direction::Down => {
                    (card.row.saturating_add(times)).min(rows.below(journey, card.stage, card.id)).max(card.row)
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
            Some(Edit::MoveToStage { element: id, stage })
        }
        _ => None,
    }
}

/// The first row below all cards of each stage, counted once for all cards that go down together.
#[derive(Debug, Default)]
struct FreeRows {
    of: Option<JourneyId>,
    /// The lowest card of each stage with its row, and the row of the lowest other one.
    lowest: FxHashMap<StageId, (TouchpointId, u32, Option<u32>)>,
}

impl FreeRows {
    /// The first row of a stage that has no other card than this in it and none below it.
    fn below(&mut self, journey: &Journey, stage: StageId, card: TouchpointId) -> u32 {
        if self.of != Some(journey.id) {
            self.of = Some(journey.id);
            self.lowest.clear();
            for card in &journey.touchpoints {
                let lowest = self.lowest.entry(card.stage).or_insert((card.id, card.row, None));
                if lowest.0 == card.id {
                    continue;
                }
                *lowest = match *lowest {
                    (_, row, _) if card.row > row => (card.id, card.row, Some(row)),
                    (id, row, other) => (id, row, other.max(Some(card.row))),
                };
            }
        }
        let others = match self.lowest.get(&stage) {
            Some(&(lowest, _, other)) if lowest == card => other,
            Some(&(_, row, _)) => Some(row),
            None => None,
        };
        others.map_or(0, |row| row.saturating_add(1))
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

/// The stage on the sheet before or after one.
fn beside(journey: &Journey, stage: StageId, before: bool) -> Option<StageId> {
    // What goes into a hidden stage would be gone from the sheet.
    let shown: Vec<StageId> = journey.shown_stages().map(|stage| stage.id).collect();
    let index = shown.iter().position(|&other| other == stage)?;
    let index = if before { index.checked_sub(1)? } else { index + 1 };
    shown.get(index).copied()
}
