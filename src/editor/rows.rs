//! Rows of touchpoints: between which cards of its stage another one goes, so that it stays where the hand puts it.

use crate::edit::Edit;
use crate::layout::Frame;
use crate::model::{Journey, StageId, TouchpointId};
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
    /// Ids and left edges of its cards.
    cards: Vec<(TouchpointId, f64)>,
    top: f64,
    bottom: f64,
}

/// The card that looks for a seat.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeker {
    /// Itself, if it is in the document already.
    pub(super) card: Option<TouchpointId>,
    /// Its left edge.
    pub(super) left: f64,
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

/// The rows of a stage as they stand on the sheet, top to bottom; `None` where the sheet does not show all cards.
fn levels(journey: &Journey, frame: &Frame, stage: StageId) -> Option<Vec<CardRow>> {
    let index = frame.stages.iter().position(|column| column.id == stage)?;
    let width = frame.card_widths.get(index)?;
    let mut cards: Vec<_> = journey.touchpoints.iter().filter(|card| card.stage == stage).collect();
    cards.sort_by(|one, other| {
        one.row.cmp(&other.row).then(one.at.get().total_cmp(&other.at.get())).then(one.id.cmp(&other.id))
    });
    let mut levels: Vec<CardRow> = Vec::new();
    for card in cards {
        let left = frame.card_left(stage, card.at)?;
        match levels.last_mut() {
            Some(level)
                if level.row == card.row
                    && level.cards.last().is_some_and(|(_, last)| left >= last + width + frame.card_gap) =>
            {
                level.cards.push((card.id, left));
            }
            _ => levels.push(CardRow { row: card.row, cards: vec![(card.id, left)], top: 0.0, bottom: 0.0 }),
        }
    }
    let slots = frame.rows.iter().filter(|slot| slot.stage == stage);
    let shown = slots.clone().count() == levels.len();
    for (level, slot) in levels.iter_mut().zip(slots) {
        (level.top, level.bottom) = (slot.top, slot.bottom);
    }
    shown.then_some(levels)
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
    let index = frame.stages.iter().position(|column| column.id == stage)?;
    let width = frame.card_widths.get(index)?;
    let Seeker { card, left, y, height } = seeker;
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
    let is_beside =
        |level: &CardRow| level.cards.iter().all(|(_, other)| (left - other).abs() >= width + frame.card_gap);
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
