//! Shaping: characters to glyphs with kerning.

use super::Face;
use super::letters::LetterPairs;
use harfrust::{Direction, ShapeOptions, UnicodeBuffer, script};
use std::cell::Cell;
use std::sync::OnceLock;

/// A glyph in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShapedGlyph {
    /// Advance with kerning and without tracking.
    pub(super) advance: i16,
    /// How far right of the pen the glyph is drawn: an accent, at most some ems.
    pub(super) offset: i16,
    /// How far above the baseline: an accent over a capital.
    pub(super) rise: i16,
    /// Index in the face.
    pub(super) id: u16,
}

thread_local! {
    /// The shaper's work space, kept from text to text: most texts are a few words, and allocating would cost as much as
    /// shaping them.
    static BUFFER: Cell<Option<UnicodeBuffer>> = const { Cell::new(None) };
}

/// Shapes a text of one face and one direction and hands over its glyphs as they stand, left to right, each with the first byte of
/// its cluster.
pub(super) fn shape(text: &str, face: Face, rtl: bool, mut take: impl FnMut(u32, ShapedGlyph)) {
    if rtl || !shape_letters(text, face, &mut take) {
        by_shaper(text, face, rtl, &mut take);
    }
}

/// Shapes a text of nothing but letters that bear on each other in pairs alone; `false` where there is something else in it, and then
/// nothing was taken.
pub(super) fn shape_letters(text: &str, face: Face, take: impl FnMut(u32, ShapedGlyph)) -> bool {
    // Nothing is taken before it is known that there is a glyph for each letter.
    by_letters(text, face, |_, _| ()).is_some() && by_letters(text, face, take).is_some()
}

/// Shapes a text of nothing but letters that bear on each other in pairs alone; `None` where there is something else in it.
fn by_letters(text: &str, face: Face, mut take: impl FnMut(u32, ShapedGlyph)) -> Option<()> {
    static PAIRS: [OnceLock<LetterPairs>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];
    let pairs = PAIRS[face.place()?].get_or_init(LetterPairs::new);
    let mut letters = text.char_indices().map(|(at, letter)| (at, drawn(letter))).peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let (id, advance) = pairs.glyph(letter, next, || first_of(letter, next, face))?;
        take(u32::try_from(at).unwrap_or(u32::MAX), ShapedGlyph { advance, offset: 0, rise: 0, id });
    }
    Some(())
}

/// The glyph of a letter before another or at the end, and its advance; `None` unless each of them has one glyph of its own.
fn first_of(letter: char, next: Option<char>, face: Face) -> Option<(u16, i16)> {
    let text: String = [Some(letter), next].into_iter().flatten().collect();
    let mut glyphs = Vec::with_capacity(2);
    by_shaper(&text, face, false, &mut |_, glyph| glyphs.push(glyph));
    let own = glyphs.len() == text.chars().count() && glyphs.iter().all(|glyph| (glyph.offset, glyph.rise) == (0, 0));
    let first = glyphs.first().filter(|_| own)?;
    Some((first.id, first.advance))
}

/// What is drawn for a character: a line separator has no glyph of its own, it hangs at the end of its line like the space it
/// replaces.
const fn drawn(character: char) -> char {
    if is_separator(character) { ' ' } else { character }
}

/// Shapes any text.
fn by_shaper(text: &str, face: Face, rtl: bool, take: &mut impl FnMut(u32, ShapedGlyph)) {
    let loaded = face.loaded();
    let mut buffer = BUFFER.take().unwrap_or_default();
    for (at, character) in text.char_indices() {
        // Beyond 4 GB clusters would run together; a document is limited to far less.
        buffer.add(drawn(character), u32::try_from(at).unwrap_or(u32::MAX));
    }
    let mut options = ShapeOptions::new().features(loaded.features);
    buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    if face.place().is_none() {
        // Each script has its own rules, which the shaper knows.
        buffer.guess_segment_properties();
    } else {
        buffer.set_script(script::LATIN);
        if !rtl {
            options = options.plan(Some(&loaded.plan));
        }
    }
    let shaped = loaded.shaper.shape(buffer, options);
    let whole = |units: i32| i16::try_from(units).unwrap_or(if units < 0 { i16::MIN } else { i16::MAX });
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let glyph = ShapedGlyph {
            advance: whole(position.x_advance),
            offset: whole(position.x_offset),
            rise: whole(position.y_offset),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(shape: impl FnOnce(&mut Vec<(u32, ShapedGlyph)>)) -> Vec<(u32, ShapedGlyph)> {
        let mut glyphs = Vec::new();
        shape(&mut glyphs);
        glyphs
    }

    proptest! {
        #[test]
        fn letters_in_pairs_are_shaped_as_the_shaper_shapes_them(
            text in "[ -~А-яёЁ«»—–…№₽\u{A0}]{0,60}\n?", face in prop::sample::select(&Face::ALL[..4]),
        ) {
            let paired = told(|glyphs| {
                by_letters(&text, face, |at, glyph| glyphs.push((at, glyph))).expect("letters alone");
            });
            prop_assert_eq!(paired, told(|glyphs| by_shaper(&text, face, false, &mut |at, glyph| glyphs.push((at, glyph)))));
        }

        #[test]
        fn what_is_more_than_letters_is_left_to_the_shaper(text in "[а-я]{0,9}(е\u{301}|👩|漢|\u{AD})[а-я]{0,9}") {
            prop_assert!(by_letters(&text, Face::Regular, |_, _| ()).is_none());
            let shaped = told(|glyphs| shape(&text, Face::Regular, false, |at, glyph| glyphs.push((at, glyph))));
            let wanted = told(|glyphs| by_shaper(&text, Face::Regular, false, &mut |at, glyph| glyphs.push((at, glyph))));
            prop_assert_eq!(shaped, wanted);
        }
    }
}
