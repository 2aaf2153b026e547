//! Moving the selected things by a key.

use super::hit::Direction;
use crate::edit::{Edit, lock};
use crate::model::{Document, ElementId, ElementRef, Feeling, Journey, Share, StageId, TouchpointId};
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
    let mut ways: Vec<NudgeContext<'_>> = document.journeys.iter().map(|journey| NudgeContext::of(journey)).collect();
    let mut edits = Vec::with_capacity(elements.size_hint().1.unwrap_or_default());
    edits.extend(elements.filter_map(|id| {
        let (way, element) = ways.iter_mut().find_map(|way| {
            let element = way.journey.element(id)?;
            Some((way, element))
        })?;
        if way.has_locks && way.journey.locks(element) || element.locked() {
            locked = true;
            return None;
        }
        let edit = step(way, (id, element), direction, far)?;
        let into = lock::destination(&edit).filter(|_| way.has_locks);
        let enters = into.is_some_and(|(_, stage)| lock::enters_lock(way.journey, element, stage));
        locked |= enters;
        (!enters).then_some(edit)
    }));
    (edits, locked)
}

/// The edit that moves one element.
fn step(
    way: &mut NudgeContext<'_>,
    (id, element): (ElementId, ElementRef<'_>),
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
            let (stage, at) = way.stepped(card.stage, card.at, along);
            let row = match direction {
                Direction::Up => card.row.saturating_sub(times),
                // A card that a file puts further down than any hand may stays there.
                Direction::Down => (card.row.saturating_add(times)).min(way.below(card.stage, card.id)).max(card.row),
                Direction::Left | Direction::Right => card.row,
            };
            Some(Edit::MoveTouchpoint { id: card.id, stage, at, row })
        }
        ElementRef::Emotion(point) => {
            let (stage, at) = way.stepped(point.stage, point.at, along);
            let step = if far { FEELING_FAR } else { FEELING };
            let value = match direction {
                Direction::Up => Feeling::new(point.value.get() + step),
                Direction::Down => Feeling::new(point.value.get() - step),
                Direction::Left | Direction::Right => point.value,
            };
            Some(Edit::MoveEmotion { id: point.id, stage, at, value })
        }
        ElementRef::DropOff(dropoff) if sideways => {
            let (stage, at) = way.stepped(dropoff.stage, dropoff.at, along);
            Some(Edit::MoveDropOff { id: dropoff.id, stage, at })
        }
        resident @ (ElementRef::Note(_) | ElementRef::Barrier(_) | ElementRef::Solution(_) | ElementRef::Metric(_))
            if sideways =>
        {
            let stage = way.beside(resident.stage()?, along < 0.0)?;
            Some(Edit::MoveToStage { element: id, stage })
        }
        _ => None,
    }
}

/// What is asked of a journey again and again while many things move along it.
#[derive(Debug)]
struct NudgeContext<'a> {
    journey: &'a Journey,
    /// Whether a stage or lane is locked.
    has_locks: bool,
    /// The stages on the sheet before and after each of them: what goes into a hidden stage would be gone from the sheet.
    beside: FxHashMap<StageId, (Option<StageId>, Option<StageId>)>,
    /// Counted once for all cards that go down together.
    lowest: Option<FxHashMap<StageId, Lowest>>,
}

/// The lowest card of a stage with its row, and the row of the lowest other one.
type Lowest = (TouchpointId, u32, Option<u32>);

impl<'a> NudgeContext<'a> {
    fn of(journey: &'a Journey) -> Self {
        let shown: Vec<StageId> = journey.shown_stages().map(|stage| stage.id).collect();
        let beside = shown.iter().enumerate().map(|(at, &stage)| {
            let before = at.checked_sub(1).and_then(|before| shown.get(before));
            (stage, (before.copied(), shown.get(at + 1).copied()))
        });
        let has_locks = journey.stages.iter().any(|stage| stage.locked) || journey.lanes.iter().any(|lane| lane.locked);
        Self { journey, has_locks, beside: beside.collect(), lowest: None }
    }

    /// The first row of a stage that has no other card than this in it and none below it.
    fn below(&mut self, stage: StageId, card: TouchpointId) -> u32 {
        let lowest = self.lowest.get_or_insert_with(|| lowest(self.journey));
        let others = match lowest.get(&stage) {
            Some(&(lowest, _, other)) if lowest == card => other,
            Some(&(_, row, _)) => Some(row),
            None => None,
        };
        others.map_or(0, |row| row.saturating_add(1))
    }

    /// A place so far along; what stands at the very end of its stage goes on to the next one.
    fn stepped(&self, stage: StageId, at: Share, along: f64) -> (StageId, Share) {
        let next = if along > 0.0 && at.get() >= Share::MAX {
            self.beside(stage, false).map(|stage| (stage, Share::new(Share::MIN)))
        } else if along < 0.0 && at.get() <= Share::MIN {
            self.beside(stage, true).map(|stage| (stage, Share::new(Share::MAX)))
        } else {
            None
        };
        next.unwrap_or_else(|| (stage, Share::new(at.get() + along)))
    }

    /// The stage on the sheet before or after one.
    fn beside(&self, stage: StageId, before: bool) -> Option<StageId> {
        let &(previous, next) = self.beside.get(&stage)?;
        if before { previous } else { next }
    }
}

fn lowest(journey: &Journey) -> FxHashMap<StageId, Lowest> {
    let mut all = FxHashMap::default();
    for card in &journey.touchpoints {
        let lowest = all.entry(card.stage).or_insert((card.id, card.row, None));
        if lowest.0 == card.id {
            continue;
        }
        *lowest = match *lowest {
            (_, row, _) if card.row > row => (card.id, card.row, Some(row)),
            (id, row, other) => (id, row, other.max(Some(card.row))),
        };
    }
    all
}
