//! Shaping: characters to glyphs with kerning.

use super::Face;
use harfrust::{Direction, ShapeOptions, UnicodeBuffer, script};
use std::cell::Cell;

/// A glyph in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShapedGlyph {
    /// Advance with kerning and without tracking.
    pub(super) advance: i32,
    /// How far right of the pen the glyph is drawn: an accent, at most some ems.
    pub(super) offset: i16,
    /// Index in the face.
    pub(super) id: u16,
}

thread_local! {
    /// The shaper's work space, kept from text to text: most texts are a few words, and allocating would cost as much as
    /// shaping them.
    static BUFFER: Cell<Option<UnicodeBuffer>> = const { Cell::new(None) };
}

/// Shapes `text` and hands over its glyphs, left to right, each with the first byte of its cluster.
pub(super) fn shape(text: &str, face: Face, mut take: impl FnMut(u32, ShapedGlyph)) {
    let face = face.loaded();
    let mut buffer = BUFFER.take().unwrap_or_default();
    for (at, character) in text.char_indices() {
        // A line separator has no glyph of its own: it hangs at the end of its line like the space it replaces.
        let drawn = if is_separator(character) { ' ' } else { character };
        // Beyond 4 GB clusters would run together; a document is limited to far less.
        buffer.add(drawn, u32::try_from(at).unwrap_or(u32::MAX));
    }
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    let shaped = face.shaper.shape(buffer, ShapeOptions::new().plan(Some(&face.plan)).features(&face.features));
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let glyph = ShapedGlyph {
            advance: position.x_advance,
            offset: i16::try_from(position.x_offset).unwrap_or(0),
            // harfrust promises that an index fits.
            id: u16::try_from(info.glyph_id).unwrap_or(0),
        };
        take(info.cluster, glyph);
    }
    BUFFER.set(Some(shaped.clear()));
}

/// Whether a character ends its line.
pub(super) const fn is_separator(character: char) -> bool {
    matches!(character, '\n' | '\u{2028}' | '\u{2029}')
}
