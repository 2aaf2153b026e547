//! Moving the selected things by a key.

use super::hit::Direction;
use super::rows;
use crate::edit::{Edit, lock};
use crate::layout::Frame;
use crate::model::{Document, ElementId, ElementRef, Feeling, Journey, Share, StageId, Touchpoint, TouchpointId};
use rustc_hash::FxHashMap;

/// One press along a stage, of what stands anywhere along it; a card goes from slot to slot.
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
    frame: &Frame,
    elements: impl Iterator<Item = ElementId>,
    direction: Direction,
    far: bool,
) -> (Vec<Edit>, bool) {
    let mut locked = false;
    let elements: Vec<ElementId> = elements.collect();
    let is_alone = elements.len() == 1;
    let of = |journey| NudgeContext::of(journey, frame, is_alone);
    let mut ways: Vec<NudgeContext<'_>> = document.journeys.iter().map(|journey| of(journey)).collect();
    let mut edits = Vec::with_capacity(elements.len());
    edits.extend(elements.into_iter().filter_map(|id| {
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
        ElementRef::Touchpoint(card) => way.card(card, direction, times),
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
    frame: &'a Frame,
    /// Whether one element goes alone.
    is_alone: bool,
    /// In which stages cards flow, as far as that was asked.
    flow: FxHashMap<StageId, bool>,
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
    fn of(journey: &'a Journey, frame: &'a Frame, is_alone: bool) -> Self {
        let shown: Vec<StageId> = journey.shown_stages().map(|stage| stage.id).collect();
        let beside = shown.iter().enumerate().map(|(at, &stage)| {
            let before = at.checked_sub(1).and_then(|before| shown.get(before));
            (stage, (before.copied(), shown.get(at + 1).copied()))
        });
        let has_locks = journey.stages.iter().any(|stage| stage.locked) || journey.lanes.iter().any(|lane| lane.locked);
        let (beside, flow) = (beside.collect(), FxHashMap::default());
        Self { journey, frame, is_alone, flow, has_locks, beside, lowest: None }
    }

    /// The edit that moves a card from slot to slot and from row to row; where cards flow it goes before and behind the others.
    fn card(&mut self, card: &Touchpoint, direction: Direction, times: u32) -> Option<Edit> {
        let slots = *self.frame.card_slots(card.stage)?;
        let forward = matches!(direction, Direction::Right | Direction::Down);
        let sideways = matches!(direction, Direction::Left | Direction::Right);
        let line = u32::try_from(slots.count).unwrap_or(1).max(1);
        let flows = slots.count > 1 && self.flows(card);
        if flows && self.is_alone {
            let by = if sideways { times } else { times.saturating_mul(line) };
            let passed = rows::passed(self.journey, card, forward, by);
            if passed.is_some() || !sideways {
                return passed;
            }
            // The first and the last of them go on to the stage beside.
            return self.crossed(card, forward);
        }
        let (mut at, mut row) = (card.at, card.row);
        if sideways && !flows {
            let slot = slots.slot_of(at);
            let (last, far) = (slots.count.saturating_sub(1), usize::try_from(times).unwrap_or(1));
            let target = if forward { slot.saturating_add(far).min(last) } else { slot.saturating_sub(far) };
            if target == slot {
                return self.crossed(card, forward);
            }
            at = slots.place_of(target);
        } else {
            let by = if flows && !sideways { times.saturating_mul(line) } else { times };
            row = if forward {
                // A card that a file puts further down than any hand may stays there.
                row.saturating_add(by).min(self.below(card.stage, card.id)).max(row)
            } else {
                row.saturating_sub(by)
            };
        }
        Some(Edit::MoveTouchpoint { id: card.id, stage: card.stage, at, row })
    }

    /// The edit that takes a card into the nearest slot of the stage before or after its own; `None` at the end of the sheet.
    fn crossed(&self, card: &Touchpoint, forward: bool) -> Option<Edit> {
        let stage = self.beside(card.stage, !forward)?;
        let slots = self.frame.card_slots(stage)?;
        let at = if rows::flow(self.journey, stage, None) {
            Share::default()
        } else {
            slots.place_of(if forward { 0 } else { slots.count.saturating_sub(1) })
        };
        Some(Edit::MoveTouchpoint { id: card.id, stage, at, row: card.row })
    }

    /// Whether a card flows over the slots of its stage with others.
    fn flows(&mut self, card: &Touchpoint) -> bool {
        let journey = self.journey;
        if self.is_alone {
            return rows::flow(journey, card.stage, Some(card.id));
        }
        *self.flow.entry(card.stage).or_insert_with(|| rows::flow(journey, card.stage, None))
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
