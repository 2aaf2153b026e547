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
    // Nothing is taken before it is known that there is a glyph for each letter.
    if by_letters(text, face, |_, _| ()).is_some() {
        by_letters(text, face, take);
    } else {
        by_shaper(text, face, &mut take);
    }
}

/// Shapes a text of nothing but letters that bear on each other in pairs alone; `None` where there is something else in it.
fn by_letters(text: &str, face: Face, mut take: impl FnMut(u32, ShapedGlyph)) -> Option<()> {
    static PAIRS: [OnceLock<LetterPairs>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];
    let pairs = PAIRS[face as usize].get_or_init(LetterPairs::new);
    let mut letters = text.char_indices().map(|(at, letter)| (at, drawn(letter))).peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let (id, advance) = pairs.glyph(letter, next, || first_of(letter, next, face))?;
        take(u32::try_from(at).unwrap_or(u32::MAX), ShapedGlyph { advance: advance.into(), offset: 0, id });
    }
    Some(())
}

/// The glyph of a letter before another or at the end, and its advance; `None` unless each of them has one glyph of its own.
fn first_of(letter: char, next: Option<char>, face: Face) -> Option<(u16, i16)> {
    let text: String = [Some(letter), next].into_iter().flatten().collect();
    let mut glyphs = Vec::with_capacity(2);
    by_shaper(&text, face, &mut |_, glyph| glyphs.push(glyph));
    let own = glyphs.len() == text.chars().count() && glyphs.iter().all(|glyph| glyph.offset == 0);
    let first = glyphs.first().filter(|_| own)?;
    Some((first.id, i16::try_from(first.advance).ok()?))
}

/// What is drawn for a character: a line separator has no glyph of its own, it hangs at the end of its line like the space it
/// replaces.
const fn drawn(character: char) -> char {
    if is_separator(character) { ' ' } else { character }
}

/// Shapes any text.
fn by_shaper(text: &str, face: Face, take: &mut impl FnMut(u32, ShapedGlyph)) {
    let face = face.loaded();
    let mut buffer = BUFFER.take().unwrap_or_default();
    for (at, character) in text.char_indices() {
        // Beyond 4 GB clusters would run together; a document is limited to far less.
        buffer.add(drawn(character), u32::try_from(at).unwrap_or(u32::MAX));
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
            prop_assert_eq!(paired, told(|glyphs| by_shaper(&text, face, &mut |at, glyph| glyphs.push((at, glyph)))));
        }

        #[test]
        fn what_is_more_than_letters_is_left_to_the_shaper(text in "[а-я]{0,9}(е\u{301}|👩|漢|\u{AD})[а-я]{0,9}") {
            prop_assert!(by_letters(&text, Face::Regular, |_, _| ()).is_none());
            let shaped = told(|glyphs| shape(&text, Face::Regular, |at, glyph| glyphs.push((at, glyph))));
            let wanted = told(|glyphs| by_shaper(&text, Face::Regular, &mut |at, glyph| glyphs.push((at, glyph))));
            prop_assert_eq!(shaped, wanted);
        }
    }
}
