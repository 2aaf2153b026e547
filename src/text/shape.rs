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

/// The least width of the narrow no-break space between thousands, in em. The faces draw it no wider than the air beside a «1», so
/// that «1 240» would read as 1240.
pub const THOUSANDS_SPACE: f64 = 0.22;

/// What a «1» before that space has more, in em: it leaves more of its room empty than any other digit, and the groups seem to
/// stand nearer.
const AFTER_ONE: f64 = 0.04;

thread_local! {
    /// The shaper's work space, kept from text to text: most texts are a few words, and allocating would cost as much as
    /// shaping them.
    static BUFFER: Cell<Option<UnicodeBuffer>> = const { Cell::new(None) };
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
    shape(&text, face, false, |_, glyph| glyphs.push(glyph));
    let own = glyphs.len() == text.chars().count() && glyphs.iter().all(|glyph| (glyph.offset, glyph.rise) == (0, 0));
    let first = glyphs.first().filter(|_| own)?;
    Some((first.id, first.advance))
}

/// What is drawn for a character: a line separator has no glyph of its own, it hangs at the end of its line like the space it
/// replaces.
const fn drawn(character: char) -> char {
    if is_separator(character) { ' ' } else { character }
}

/// Shapes any text of one face and one direction and hands over its glyphs as they stand, left to right, each with the first byte of
/// its cluster.
pub(super) fn shape(text: &str, face: Face, rtl: bool, mut take: impl FnMut(u32, ShapedGlyph)) {
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
        let at = usize::try_from(info.cluster).unwrap_or(usize::MAX);
        let glyph = ShapedGlyph {
            advance: whole(with_room(text.get(at..).unwrap_or(""), position.x_advance, loaded.units_per_em)),
            offset: whole(position.x_offset),
            rise: whole(position.y_offset),
            // harfrust promises that an index fits.
            id: u16::try_from(info.glyph_id).unwrap_or(0),
        };
        take(info.cluster, glyph);
    }
    BUFFER.set(Some(shaped.clear()));
}

/// The advance of the glyph with which `rest` begins, in font units, with the room that thousands need between them.
fn with_room(rest: &str, advance: i32, units_per_em: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a part of an em")]
    let units = |em: f64| (em * units_per_em).round() as i32;
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some('\u{202F}'), _) => advance.max(units(THOUSANDS_SPACE)),
        (Some('1'), Some('\u{202F}')) => advance + units(AFTER_ONE),
        _ => advance,
    }
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

    #[test]
    fn thousands_stand_apart_and_further_behind_a_one() {
        let units = |text: &str, face| told(|glyphs| shape(text, face, false, |at, glyph| glyphs.push((at, glyph))));
        for face in &Face::ALL[..4] {
            let width = |text: &str| units(text, *face).iter().map(|(_, glyph)| i32::from(glyph.advance)).sum::<i32>();
            for (before, after, least) in [("4", "240", 220), ("1", "180", 260), ("11", "111", 260), ("31", "470", 260)]
            {
                let gap = width(&format!("{before}\u{202F}{after} ₽")) - width(before) - width(&format!("{after} ₽"));
                assert!((least..least + 10).contains(&gap), "{face:?}: {before} {after} are {gap} apart");
            }
        }
    }

    proptest! {
        #[test]
        fn letters_in_pairs_are_shaped_as_the_shaper_shapes_them(
            text in "[ -~А-яёЁ«»—–…№₽\u{A0}\u{202F}]{0,60}\n?", face in prop::sample::select(&Face::ALL[..4]),
        ) {
            let paired = told(|glyphs| {
                by_letters(&text, face, |at, glyph| glyphs.push((at, glyph))).expect("letters alone");
            });
            prop_assert_eq!(paired, told(|glyphs| shape(&text, face, false, |at, glyph| glyphs.push((at, glyph)))));
        }

        #[test]
        fn what_is_more_than_letters_is_left_to_the_shaper(text in "[а-я]{0,9}(е\u{301}|👩|漢|\u{AD})[а-я]{0,9}") {
            prop_assert!(by_letters(&text, Face::Regular, |_, _| ()).is_none());
            let mut taken = 0;
            prop_assert!(!shape_letters(&text, Face::Regular, |_, _| taken += 1));
            prop_assert_eq!(taken, 0);
        }
    }
}
