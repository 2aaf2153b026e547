//! Shaping: characters to glyphs with kerning.

use super::Style;
use harfrust::{Direction, ShapeOptions, UnicodeBuffer, script};
use std::cell::Cell;

/// A shaped glyph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shaped {
    /// Index in the face.
    pub(super) id: u16,
    /// Advance in points, with kerning and tracking.
    pub(super) advance: f64,
    /// How far right of the pen the glyph is drawn, in points.
    pub(super) offset: f64,
    /// First byte of the glyph's cluster in the whole text.
    pub(super) cluster: usize,
}

thread_local! {
    /// The shaper's work space, kept from text to text: most texts are a few words, and allocating would cost as much as
    /// shaping them.
    static BUFFER: Cell<Option<UnicodeBuffer>> = const { Cell::new(None) };
}

/// Shapes `text`, which begins at byte `base` of the whole text, and adds its glyphs to `glyphs`.
pub(super) fn shape(text: &str, base: usize, style: &Style, glyphs: &mut Vec<Shaped>) {
    let face = style.face.loaded();
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
    let size = style.size.get();
    let infos = shaped.glyph_infos();
    glyphs.reserve(infos.len());
    for (place, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
        // An accent is set on its letter, so only the last glyph of a cluster is followed by tracking. A soft hyphen in
        // the middle of a line shows nothing and must not open a gap either.
        let last = infos.get(place + 1).is_none_or(|next| next.cluster != info.cluster);
        let tracking = if last && position.x_advance != 0 { style.tracking } else { 0.0 };
        glyphs.push(Shaped {
            // harfrust promises that an index fits.
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: (f64::from(position.x_advance) / face.units_per_em + tracking) * size,
            offset: f64::from(position.x_offset) / face.units_per_em * size,
            cluster: base + info.cluster as usize,
        });
    }
    BUFFER.set(Some(shaped.clear()));
}

/// Whether a character ends its line.
pub(super) const fn is_separator(character: char) -> bool {
    matches!(character, '\n' | '\u{2028}' | '\u{2029}')
}
