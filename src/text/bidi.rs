//! What is read from right to left: the levels of a text, and where the stretches of a line stand.

use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// The levels of a text: even ones are read from left to right, odd ones from right to left.
pub(super) struct Levels(Vec<Level>, Vec<(Range<usize>, Level)>);

impl Levels {
    /// `None` where all is read from left to right, which is said at once for most texts.
    pub(super) fn of(text: &str) -> Option<Self> {
        /// The first byte of every character from Hebrew on.
        const HEBREW: u8 = 0xD6;
        if text.bytes().all(|byte| byte < HEBREW) || !text.chars().any(is_rtl) {
            return None;
        }
        let info = BidiInfo::new(text, None);
        let paragraphs = info.paragraphs.iter().map(|paragraph| (paragraph.range.clone(), paragraph.level)).collect();
        Some(Self(info.levels, paragraphs))
    }

    /// The level at a byte, and whether its paragraph is read from right to left as a whole.
    pub(super) fn at(&self, byte: usize) -> (u8, bool) {
        let level = self.0.get(byte).map_or(0, Level::number);
        let after = self.1.partition_point(|(range, _)| range.start <= byte);
        let paragraph = after.checked_sub(1).and_then(|at| self.1.get(at));
        (level, paragraph.is_some_and(|(_, level)| level.is_rtl()))
    }
}

/// Whether a character is a letter of a script that is read from right to left.
const fn is_rtl(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// Where each of the stretches of a line begins, by their levels and lengths.
pub(super) fn places(levels: &[u8], lengths: &[f64]) -> Vec<f64> {
    let levels: Vec<Level> = levels.iter().map(|level| Level::new(*level).unwrap_or_else(|_| Level::ltr())).collect();
    let mut places = vec![0.0; lengths.len()];
    let mut pen = 0.0;
    for logical in BidiInfo::reorder_visual(&levels) {
        if let (Some(place), Some(length)) = (places.get_mut(logical), lengths.get(logical)) {
            *place = pen;
            pen += length;
        }
    }
    places
}
