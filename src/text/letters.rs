//! Letters that a face draws each with a glyph of its own, moved by nothing but the letter that follows. Nearly every text is
//! made of them, and asking the shaper once for each pair is far quicker than shaping every text.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many letters there are in a table.
const COUNT: usize = 170;

/// A glyph for each pair of letters, as far as somebody asked for it.
#[derive(Debug)]
pub(super) struct LetterPairs {
    /// Glyph and advance in font units, a half each, by letter and then by what follows; zero where nobody asked yet.
    glyphs: Box<[AtomicU32]>,
}

impl LetterPairs {
    /// A table that knows nothing.
    pub(super) fn new() -> Self {
        Self { glyphs: (0..COUNT * (COUNT + 1)).map(|_| AtomicU32::new(0)).collect() }
    }

    /// The glyph of a letter before another or at the end, and its advance in font units; `shape` is asked the first time. `None`
    /// where it does not know or one of the two has no place in a table.
    pub(super) fn glyph(
        &self,
        letter: char,
        next: Option<char>,
        shape: impl FnOnce() -> Option<(u16, i16)>,
    ) -> Option<(u16, i16)> {
        let next = next.map_or(Some(COUNT), place)?;
        let cell = self.glyphs.get(place(letter)? * (COUNT + 1) + next)?;
        // Whoever asks at the same time is told the same: no order among cells is needed.
        let known = cell.load(Ordering::Relaxed);
        if known != 0 {
            let [a, b, c, d] = known.to_be_bytes();
            return Some((u16::from_be_bytes([a, b]), i16::from_be_bytes([c, d])));
        }
        // The glyph of what a face does not have is zero: it would look as if nobody had asked.
        let (id, advance) = shape().filter(|(id, _)| *id != 0)?;
        let ([a, b], [c, d]) = (id.to_be_bytes(), advance.to_be_bytes());
        cell.store(u32::from_be_bytes([a, b, c, d]), Ordering::Relaxed);
        Some((id, advance))
    }
}

/// Where a letter stands in a table.
fn place(letter: char) -> Option<usize> {
    let code = letter as usize;
    match letter {
        ' '..='~' => Some(code - 0x20),
        'А'..='я' => Some(code - 0x410 + 95),
        'ё' => Some(159),
        'Ё' => Some(160),
        '«' => Some(161),
        '»' => Some(162),
        '—' => Some(163),
        '–' => Some(164),
        '…' => Some(165),
        '№' => Some(166),
        '₽' => Some(167),
        '\u{A0}' => Some(168),
        '\u{202F}' => Some(169),
        _ => None,
    }
}
