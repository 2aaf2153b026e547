//! One side of a sheet in parts that overlap.

use super::job::points;
use crate::units::Mm;

/// Printers leave so much of the paper blank at each of its edges.
pub(super) const UNPRINTED: Mm = Mm(5.0);
/// Between that and the sheet stand the marks and the label.
pub(super) const ROOM_FOR_MARKS: Mm = Mm(5.0);
/// Tiles beside each other show the same strip, so wide: one is glued onto it.
pub(super) const OVERLAP: Mm = Mm(10.0);
/// The one that is glued is cut so far inside the strip, so that no white shows where the cut is not quite straight.
const INSIDE: Mm = Mm(2.0);

/// One side of a sheet in equal parts of which neighbours overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cuts {
    pub(super) count: u32,
    pub(super) side: f64,
    part: f64,
}

impl Cuts {
    /// The fewest parts that fit between the margins of paper.
    pub(super) fn of(side: f64, paper: f64) -> Self {
        /// Less than this, in points, is rounding and no reason for one more sheet of paper.
        const NOTHING: f64 = 1e-6;
        let overlap = points(OVERLAP);
        let room = paper - 2.0 * points(UNPRINTED + ROOM_FOR_MARKS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
        let count = ((side - overlap - NOTHING) / (room - overlap)).ceil().max(1.0) as u32;
        Self { count, side, part: (side + f64::from(count - 1) * overlap) / f64::from(count) }
    }

    /// All of it on one.
    pub(super) const fn none(side: f64) -> Self {
        Self { count: 1, side, part: side }
    }

    pub(super) const fn is_last(self, index: u32) -> bool {
        index + 1 >= self.count
    }

    pub(super) fn start(self, index: u32) -> f64 {
        f64::from(index) * (self.part - points(OVERLAP))
    }

    pub(super) fn end(self, index: u32) -> f64 {
        if self.is_last(index) { self.side } else { self.start(index) + self.part }
    }

    /// Where the edge of the next part is laid on this one, from its beginning.
    pub(super) fn glued_at(self, index: u32) -> Option<f64> {
        (!self.is_last(index)).then(|| self.cut(index + 1) - self.start(index))
    }

    /// Where a part is cut at its beginning: at the edge of the sheet, or inside the strip that the one before shows too.
    pub(super) fn cut(self, index: u32) -> f64 {
        self.start(index) + if index == 0 { 0.0 } else { points(INSIDE) }
    }

    /// Where the next part covers it, or its own end.
    pub(super) fn seen_until(self, index: u32) -> f64 {
        if self.is_last(index) { self.side } else { self.cut(index + 1) }
    }
}
