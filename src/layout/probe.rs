//! Hears what texts need while something is laid out for that.

use crate::text::LeastWidth;
use std::cell::Cell;

/// What the texts in a place need, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct TextNeed {
    /// So that no word is cut: every one may be hyphenated.
    pub(super) hyphenated: f64,
    /// So that names are not even hyphenated.
    pub(super) whole: f64,
}

impl TextNeed {
    pub(super) fn max(self, other: Self) -> Self {
        Self { hyphenated: self.hyphenated.max(other.hyphenated), whole: self.whole.max(other.whole) }
    }

    pub(super) fn map(self, outer: impl Fn(f64) -> f64) -> Self {
        let outer = |width: f64| if width > 0.0 { outer(width) } else { 0.0 };
        Self { hyphenated: outer(self.hyphenated), whole: outer(self.whole) }
    }
}

/// Asks what the texts of something need: it is laid out as wide as [`Probe::begin`] says.
#[derive(Debug)]
pub(super) struct Probe {
    /// Points of one layout unit.
    unit: f64,
    outer: f64,
    found: Cell<TextNeed>,
}

impl Probe {
    /// So wide, in layout units, that no text on it is broken for that.
    const WIDE: f64 = 4096.0;
    /// What is not wider is not looked at: less than that has no column on any sheet that can be read.
    const GRANTED: f64 = 48.0;

    pub(super) fn new(unit: f64) -> Self {
        Self { unit, outer: Self::WIDE * unit, found: Cell::default() }
    }

    /// Begins anew: gives how wide the next thing is to be laid out, in points.
    pub(super) fn begin(&self) -> f64 {
        self.found.set(TextNeed::default());
        self.outer
    }

    /// What was heard since then.
    pub(super) fn found(&self) -> TextNeed {
        self.found.get()
    }

    /// What is granted to every text, in points.
    pub(super) fn granted(&self) -> f64 {
        Self::GRANTED * self.unit
    }

    /// Hears of a text that is set to a width, all in points.
    pub(super) fn hear(&self, least: LeastWidth, width: f64) {
        let around = (self.outer - width).max(0.0);
        let need = |least: f64| if least > 0.0 { (least + around) / self.unit } else { 0.0 };
        let need = TextNeed { hyphenated: need(least.hyphenated.get()), whole: need(least.whole.get()) };
        self.found.set(self.found.get().max(need));
    }

    /// Hears of something of one piece, in points.
    pub(super) fn hear_piece(&self, width: f64) {
        let width = width / self.unit;
        self.found.set(self.found.get().max(TextNeed { hyphenated: width, whole: width }));
    }
}
