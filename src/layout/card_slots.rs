//! Where touchpoint cards stand beside each other in a cell: in slots of one width, as many as there are comfortable cards side by
//! side. So cards stand on one indent in a narrow column and on a few crisp ones in a wide one.
//!
//! A slot is a part of the stage's time, and a card stands in the slot that its place falls into. Cards that nobody gave a place, as
//! they come from a list, a table or the keyboard, stand at the very beginning of their stage: where all of a cell do, they flow over its
//! slots in the order of their rows.

use crate::model::{Share, Touchpoint};
use std::cmp::Ordering;

/// The slots of touchpoint cards in one stage, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardSlots {
    /// How many stand beside each other: at least one.
    pub count: usize,
    /// The left edge of the first on the sheet.
    pub left: f64,
    /// Width of a card.
    pub width: f64,
    /// From the left edge of one slot to that of the next.
    pub pitch: f64,
}

impl CardSlots {
    /// As many slots as there are between two edges with `gap` between them, none narrower than `least`, or one.
    pub(super) fn between(left: f64, room: f64, gap: f64, least: f64) -> Self {
        let count = ((room + gap) / (least + gap)).floor().max(1.0);
        let pitch = (room + gap) / count;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few slots, and at least one")]
        let count = count as usize;
        Self { count, left, width: pitch - gap, pitch }
    }

    /// The slot of a place along the stage.
    #[must_use]
    pub fn slot_of(&self, at: Share) -> usize {
        #[expect(clippy::cast_precision_loss, reason = "a few slots")]
        let slot = at.get() * self.count as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a few slots")]
        let slot = slot as usize;
        slot.min(self.count.saturating_sub(1))
    }

    /// The place along the stage of whatever a hand puts into a slot: its middle. Where there is one slot nothing is said of a place.
    #[must_use]
    pub fn place_of(&self, slot: usize) -> Share {
        if self.count <= 1 {
            return Share::default();
        }
        #[expect(clippy::cast_precision_loss, reason = "a few slots")]
        Share::new((slot as f64 + 0.5) / self.count as f64)
    }

    /// The left edge of a slot.
    #[must_use]
    pub fn left_of(&self, slot: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few slots")]
        let slots = slot as f64;
        self.left + slots * self.pitch
    }

    /// The slot whose left edge is nearest to an x.
    #[must_use]
    pub fn nearest(&self, left: f64) -> usize {
        #[expect(clippy::cast_precision_loss, reason = "a few slots")]
        let last = self.count.saturating_sub(1) as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the few slots there are"
        )]
        let slot = ((left - self.left) / self.pitch.max(1e-6)).round().clamp(0.0, last) as usize;
        slot
    }

    /// Whether cards at these places flow over the slots: nobody gave any of them a place.
    #[must_use]
    pub fn flow(&self, mut places: impl Iterator<Item = Share>) -> bool {
        self.count > 1 && places.all(|at| at == Share::default())
    }

    /// Finds one seat after the other for cards in the order of their rows and places.
    #[must_use]
    pub fn seats(&self, flow: bool) -> CardSeats {
        CardSeats { slots: *self, flow, last: None }
    }
}

/// The order in which the cards of a stage, each with its row, take their seats: by row, within a row by place.
#[must_use]
pub fn seat_order((one, one_row): (&Touchpoint, u32), (other, other_row): (&Touchpoint, u32)) -> Ordering {
    one_row.cmp(&other_row).then(one.at.get().total_cmp(&other.at.get())).then(one.id.cmp(&other.id))
}

/// Where the next card of a cell stands; the one order in which sheet and hand count.
#[derive(Clone, Debug)]
pub struct CardSeats {
    slots: CardSlots,
    flow: bool,
    /// The row and slot of the last card.
    last: Option<(u32, usize)>,
}

impl CardSeats {
    /// The slot of the next card, and whether it begins a line. In its row a card stands in its own slot or, where that is taken, in the
    /// next to the right; where there is none, a line below.
    pub fn next(&mut self, row: u32, at: Share) -> (usize, bool) {
        let own = if self.flow { 0 } else { self.slots.slot_of(at) };
        let beside = self.last.filter(|(last, _)| self.flow || *last == row).map(|(_, slot)| own.max(slot + 1));
        let (slot, begins) = match beside.filter(|slot| *slot < self.slots.count) {
            Some(slot) => (slot, false),
            None => (own, true),
        };
        self.last = Some((row, slot));
        (slot, begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(count: usize, cards: &[(u32, f64)]) -> Vec<(usize, bool)> {
        let slots = CardSlots { count, left: 10.0, width: 90.0, pitch: 100.0 };
        let places = cards.iter().map(|(_, at)| Share::new(*at));
        let mut seats = slots.seats(slots.flow(places));
        cards.iter().map(|(row, at)| seats.next(*row, Share::new(*at))).collect()
    }

    #[test]
    fn a_card_stands_in_the_slot_its_place_falls_into_and_beside_one_that_took_it() {
        assert_eq!(seats(3, &[(0, 0.1), (0, 0.9)]), [(0, true), (2, false)]);
        assert_eq!(seats(3, &[(0, 0.1), (0, 0.2)]), [(0, true), (1, false)]);
        assert_eq!(seats(3, &[(0, 0.9), (0, 1.0), (1, 0.5)]), [(2, true), (2, true), (1, true)]);
        assert_eq!(seats(1, &[(0, 0.1), (0, 0.9)]), [(0, true), (0, true)]);
    }

    #[test]
    fn cards_that_nobody_placed_flow_over_the_slots_row_by_row() {
        assert_eq!(seats(3, &[(0, 0.0), (1, 0.0), (2, 0.0), (7, 0.0)]), [(0, true), (1, false), (2, false), (0, true)]);
        assert_eq!(seats(3, &[(0, 0.0), (1, 0.5)]), [(0, true), (1, true)], "one that somebody placed ends that");
    }

    #[test]
    fn what_is_put_into_a_slot_stands_there() {
        for count in 1..6 {
            let slots = CardSlots { count, left: 10.0, width: 90.0, pitch: 100.0 };
            for slot in 0..count {
                assert_eq!(slots.slot_of(slots.place_of(slot)), slot);
                assert_eq!(slots.nearest(slots.left_of(slot) + 30.0), slot);
            }
        }
    }
}
