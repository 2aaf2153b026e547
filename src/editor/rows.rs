//! Rows of touchpoints: between which cards of its stage another one goes, so that it stays where the hand puts it.

use crate::edit::{Edit, StepName};
use crate::layout::{Frame, seat_order};
use crate::model::{Journey, Share, StageId, Touchpoint, TouchpointId};
use rustc_hash::FxHashMap;

/// Where a card goes among the others of its stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seat {
    /// The row of the card.
    pub(super) row: u32,
    /// The others that make way for it, with their rows.
    pub(super) others: Vec<(TouchpointId, u32)>,
    /// Top and bottom of the row it joins, or of the gap that it opens.
    pub(super) extent: (f64, f64),
}

/// What stands beside each other in one row of a stage.
#[derive(Clone, Debug)]
struct CardRow {
    row: u32,
    /// Ids and slots of its cards.
    cards: Vec<(TouchpointId, usize)>,
    top: f64,
    bottom: f64,
}

/// The card that looks for a seat.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeker {
    /// Itself, if it is in the document already.
    pub(super) card: Option<TouchpointId>,
    /// The slot it would stand in.
    pub(super) slot: usize,
    /// The y of the pointer.
    pub(super) y: f64,
    /// Its height; of one that is not there yet nothing.
    pub(super) height: f64,
}

/// The rows of other cards as they were before one was taken in hand.
#[derive(Clone, Debug, Default)]
pub(super) struct MadeWay {
    /// Cards whose row is another one for the time being, with the row they had.
    changed: FxHashMap<TouchpointId, u32>,
}

impl MadeWay {
    /// The row a card had.
    fn of(&self, card: TouchpointId, now: u32) -> u32 {
        self.changed.get(&card).copied().unwrap_or(now)
    }

    /// Notes that cards get other rows; gives those whose row changes, with those that get their own back.
    pub(super) fn change(&mut self, journey: &Journey, others: Vec<(TouchpointId, u32)>) -> Vec<(TouchpointId, u32)> {
        let mut had = std::mem::take(&mut self.changed);
        let mut wanted = others;
        for (id, _) in &wanted {
            let row = had.remove(id).or_else(|| journey.touchpoints.get(*id).map(|card| card.row));
            self.changed.extend(row.map(|row| (*id, row)));
        }
        let mut back: Vec<(TouchpointId, u32)> = had.into_iter().collect();
        back.sort_unstable();
        wanted.extend(back);
        wanted.retain(|(id, row)| journey.touchpoints.get(*id).is_some_and(|card| card.row != *row));
        wanted
    }
}

/// The edits that let cards make way.
pub(super) fn aside(journey: &Journey, others: &[(TouchpointId, u32)]) -> Vec<Edit> {
    let edit = |&(id, row): &(TouchpointId, u32)| {
        let card = journey.touchpoints.get(id)?;
        Some(Edit::MoveTouchpoint { id, stage: card.stage, at: card.at, row })
    };
    others.iter().filter_map(edit).collect()
}

/// The cards of a stage in the order in which they stand, each with its row.
fn sorted(journey: &Journey, stage: StageId, row: impl Fn(&Touchpoint) -> u32) -> Vec<(&Touchpoint, u32)> {
    let cards = journey.touchpoints.iter().filter(|card| card.stage == stage);
    let mut cards: Vec<_> = cards.map(|card| (&**card, row(card))).collect();
    cards.sort_by(|&one, &other| seat_order(one, other));
    cards
}

/// The rows of a stage as they stand on the sheet, top to bottom; `None` where the sheet does not show all cards.
fn levels(journey: &Journey, frame: &Frame, stage: StageId) -> Option<Vec<CardRow>> {
    let slots = frame.card_slots(stage)?;
    let cards = sorted(journey, stage, |card| card.row);
    let mut seats = slots.seats(slots.flow(cards.iter().map(|(card, _)| card.at)));
    let mut levels: Vec<CardRow> = Vec::new();
    for (card, row) in cards {
        let (slot, begins) = seats.next(row, card.at);
        match levels.last_mut().filter(|_| !begins) {
            Some(level) => level.cards.push((card.id, slot)),
            None => levels.push(CardRow { row, cards: vec![(card.id, slot)], top: 0.0, bottom: 0.0 }),
        }
    }
    let shown = frame.rows.iter().filter(|slot| slot.stage == stage);
    let counts = levels.iter().map(|level| level.cards.len());
    let all_are_shown = shown.clone().map(|slot| slot.cards).eq(counts);
    for (level, slot) in levels.iter_mut().zip(shown) {
        (level.top, level.bottom) = (slot.top, slot.bottom);
    }
    all_are_shown.then_some(levels)
}

/// The slot in which each card of a stage stands; `None` where the sheet does not show all.
pub(super) fn slots_of(journey: &Journey, frame: &Frame, stage: StageId) -> Option<Vec<(TouchpointId, usize)>> {
    Some(levels(journey, frame, stage)?.into_iter().flat_map(|level| level.cards).collect())
}

/// The slot in which a card stands; `None` where the sheet does not show all of its stage.
pub(super) fn slot_of(journey: &Journey, frame: &Frame, stage: StageId, card: TouchpointId) -> Option<usize> {
    slots_of(journey, frame, stage)?.into_iter().find(|(id, _)| *id == card).map(|(_, slot)| slot)
}

/// Whether a card that comes to a stage, or stands there, joins others that flow: nobody gave any of them a place.
pub(super) fn flow(journey: &Journey, stage: StageId, card: Option<TouchpointId>) -> bool {
    let own = card.and_then(|card| journey.touchpoints.get(card)).filter(|own| own.stage == stage);
    let mut others =
        journey.touchpoints.iter().filter(|other| other.stage == stage && Some(other.id) != card).peekable();
    others.peek().is_some()
        && others.all(|other| other.at == Share::default())
        && own.is_none_or(|own| own.at == Share::default())
}

/// Where a card goes among others that flow, and the slot it comes to: that of the line under the pointer, and the others behind it. `home` is the row that
/// the card had at this stage when it was taken.
pub(super) fn seat_in_flow(
    journey: &Journey,
    frame: &Frame,
    stage: StageId,
    seeker: Seeker,
    rows: &MadeWay,
    (home, slack): (Option<u32>, f64),
) -> Option<(Seat, usize)> {
    let slots = frame.card_slots(stage)?;
    let Seeker { card, slot, y, .. } = seeker;
    let lines = levels(journey, frame, stage)?;
    // A line does not let go of the card at once.
    let is_in = |line: &CardRow| line.cards.iter().any(|(id, _)| Some(*id) == card);
    let held = lines.iter().position(|line| is_in(line) && (line.top - slack..line.bottom + slack).contains(&y));
    let line = held.or_else(|| lines.iter().position(|line| y < line.bottom)).unwrap_or(lines.len());
    let mut others = sorted(journey, stage, |other| rows.of(other.id, other.row));
    others.retain(|(other, _)| Some(other.id) != card);
    let at = (line * slots.count + slot).min(others.len());
    let (line, slot) = (at / slots.count.max(1), at % slots.count.max(1));
    let extent = match (lines.get(line), lines.last()) {
        (Some(line), _) => (line.top, line.bottom),
        (None, Some(last)) => (last.bottom + frame.card_gap, 2.0 * last.bottom - last.top + frame.card_gap),
        (None, None) => (f64::NAN, f64::NAN),
    };
    // Where it came from nothing changes.
    if let (Some(card), Some(home)) = (card, home)
        && others.iter().filter(|(other, row)| (*row, other.id) < (home, card)).count() == at
    {
        return Some((Seat { row: home, others: Vec::new(), extent }, slot));
    }
    let row = at.checked_sub(1).and_then(|before| others.get(before)).map_or(0, |(_, row)| row.saturating_add(1));
    let behind = others.iter().skip(at).map(|(other, had)| (other.id, *had));
    Some((Seat { row, others: pushed(row, behind), extent }, slot))
}

/// The edit that takes a card so many places forward or back among others that flow: those that it passes get each other's rows. `None` where it
/// is the first or last of them already.
pub(super) fn passed(journey: &Journey, card: &Touchpoint, forward: bool, by: u32) -> Option<Edit> {
    let mut cards: Vec<(TouchpointId, u32)> =
        sorted(journey, card.stage, |card| card.row).iter().map(|(card, row)| (card.id, *row)).collect();
    let from = cards.iter().position(|(id, _)| *id == card.id)?;
    let by = usize::try_from(by).unwrap_or(usize::MAX);
    let to = if forward { from.saturating_add(by).min(cards.len() - 1) } else { from.saturating_sub(by) };
    if to == from {
        return None;
    }
    // Rows that several share would leave the order to their ids.
    let mut row = 0;
    let mut free: Vec<u32> = Vec::with_capacity(cards.len());
    for (_, had) in &cards {
        row = row.max(*had);
        free.push(row);
        row = row.saturating_add(1);
    }
    let moving = cards.remove(from);
    cards.insert(to, moving);
    let changed: Vec<(TouchpointId, u32)> =
        cards.into_iter().zip(free).filter(|((_, had), gets)| had != gets).map(|((id, _), gets)| (id, gets)).collect();
    let edits = aside(journey, &changed);
    (!edits.is_empty()).then_some(Edit::Several { name: StepName::MoveTouchpoint, edits })
}

/// The place along a stage of something new whose middle is at an x: none of its own where it joins others that flow.
#[must_use]
pub fn card_place(journey: &Journey, frame: &Frame, stage: StageId, x: f64) -> Option<Share> {
    let slots = frame.card_slots(stage)?;
    let place = || slots.place_of(slots.nearest(x - slots.width / 2.0));
    Some(if flow(journey, stage, None) { Share::default() } else { place() })
}

/// Rows for cards behind one that comes into a row: each in one of its own or with whom it shared it.
fn pushed(row: u32, behind: impl Iterator<Item = (TouchpointId, u32)>) -> Vec<(TouchpointId, u32)> {
    let mut others = Vec::new();
    let (mut had_last, mut got_last) = (None, row);
    for (id, had) in behind {
        let follows = had_last.is_none_or(|last| had > last);
        let gets = had.max(got_last.saturating_add(u32::from(follows)));
        if gets != had {
            others.push((id, gets));
        }
        (had_last, got_last) = (Some(had), gets);
    }
    others
}

/// How many rows of a stage stand above the one that a card stands in, that card left out.
pub(super) fn above(journey: &Journey, frame: &Frame, stage: StageId, card: TouchpointId) -> Option<usize> {
    levels(journey, frame, stage)?.iter().position(|level| level.cards.iter().any(|(id, _)| *id == card))
}

/// Where a card goes whose pointer is at a place of a stage: into a row in which it finds room beside the others, else before or
/// behind the row under the pointer. `home` is where it came from, counted in rows above it,
/// while the pointer is there. `None` where rows cannot be told.
pub(super) fn seat(
    journey: &Journey,
    frame: &Frame,
    stage: StageId,
    seeker: Seeker,
    rows: &MadeWay,
    home: Option<usize>,
) -> Option<Seat> {
    let Seeker { card, slot, y, height } = seeker;
    let mut all = levels(journey, frame, stage)?;
    // Which rows stand below the card, while it is among them.
    let own = all.iter().position(|level| level.cards.iter().any(|(id, _)| Some(*id) == card));
    let top = own.and_then(|own| all.get(own)).map(|level| level.top);
    for level in &mut all {
        level.cards.retain(|(id, _)| Some(*id) != card);
        if let Some((first, _)) = level.cards.first() {
            level.row = rows.of(*first, level.row);
        }
    }
    all.retain(|level| !level.cards.is_empty());
    let is_beside = |level: &CardRow| level.cards.iter().all(|(_, other)| *other != slot);
    // Two rows change places as soon as the card would be under the pointer then; what comes from elsewhere goes to the nearer side.
    let goes_below = |level: &CardRow| match top {
        Some(top) if top < level.top => y > level.bottom - height,
        Some(_) => y > level.top + height,
        None => y > f64::midpoint(level.top, level.bottom),
    };
    let under = match home {
        Some(home) => home,
        None => all.iter().position(|level| y < level.bottom).unwrap_or(all.len()),
    };
    let (at, joins) = match all.get(under) {
        Some(level) if is_beside(level) => (under, true),
        Some(level) if home.is_none() && goes_below(level) => (under + 1, false),
        _ => (under.min(all.len()), false),
    };
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    let row = before.map_or(0, |before| before.row.saturating_add(1));
    let own = all.get(at).filter(|_| joins).map(|level| level.row);
    let row = own.map_or(row, |own| own.max(row));
    let extent = match (before, all.get(at)) {
        (_, Some(level)) if joins => (level.top, level.bottom),
        (Some(above), Some(below)) => (above.bottom, below.top),
        (None, Some(below)) => (below.top - frame.card_gap, below.top),
        (Some(above), None) => (above.bottom + frame.card_gap, 2.0 * above.bottom - above.top + frame.card_gap),
        (None, None) => (f64::NAN, f64::NAN),
    };
    let mut others = Vec::new();
    // Each level with the row it had and the one it gets.
    let mut last: Option<(u32, u32)> = if joins { None } else { Some((row, row)) };
    for (place, level) in all.iter().enumerate().skip(at) {
        let had = level.row;
        let gets = match last {
            None => row,
            // Below the card all is in rows of its own; further down what shared a row shares it still.
            Some((_, above)) if place == at + usize::from(joins) => had.max(above.saturating_add(1)),
            Some((was, above)) => had.max(above.saturating_add(u32::from(had > was))),
        };
        if gets != had {
            others.extend(level.cards.iter().map(|(id, _)| (*id, gets)));
        }
        last = Some((had, gets));
    }
    Some(Seat { row, others, extent })
}
