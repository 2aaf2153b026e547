//! A run as letters that a browser can set: each a character and the place of its glyph.

use crate::text::{Face, GlyphRun};

/// A character and where the sheet has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::export) struct Letter {
    /// What is read, found and copied.
    pub(in crate::export) character: char,
    /// What is seen: a glyph of the run's face.
    pub(in crate::export) glyph: u16,
    /// From the run's origin, in points.
    pub(in crate::export) x: f64,
}

/// The letters of a run from left to right, without the space at which a line ends. `None` for one that no simple font can set:
/// an icon, a script in which letters join or run from the right, what no face has; and for a face of the system or of a brand, which
/// may be written as outlines and not handed over.
pub(in crate::export) fn letters(run: &GlyphRun) -> Option<Vec<Letter>> {
    if run.rtl || matches!(run.face, Face::Icons | Face::System(_) | Face::Own(_)) {
        return None;
    }
    let mut letters = Vec::with_capacity(run.glyphs.len());
    for cluster in run.clusters() {
        let [glyph] = cluster.glyphs else { return None };
        if glyph.id == 0 || glyph.y != 0.0 {
            return None;
        }
        let mut said = run.text.get(cluster.bytes).unwrap_or_default().chars();
        let character = match (said.next(), said.next()) {
            // A hyphen that only the line has, in the character by which the face has it.
            (None, _) => ['-', '\u{2010}'].into_iter().find(|hyphen| run.face.glyph_id(*hyphen) == Some(glyph.id))?,
            (Some('\u{AD}'), None) => continue,
            (Some(character), None) => typed(character),
            (Some(_), Some(_)) => return None,
        };
        // Fonts are asked for characters of two bytes alone.
        u16::try_from(u32::from(character)).ok()?;
        // Nobody sees of which kind a space is: what follows stands where it stands.
        let glyph_id = if character == ' ' { run.face.glyph_id(' ')? } else { glyph.id };
        letters.push(Letter { character, glyph: glyph_id, x: glyph.x.into() });
    }
    while letters.last().is_some_and(|letter| letter.character == ' ') {
        letters.pop();
    }
    Some(letters)
}

/// The character that a person types for one of its typographic kin.
const fn typed(character: char) -> char {
    match character {
        '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\n' | '\t' => ' ',
        '\u{2011}' => '\u{2010}',
        _ => character,
    }
}
