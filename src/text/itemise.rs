//! A text → stretches that are shaped at once: of one face and one direction.

use super::Face;
use super::bidi::Levels;
use super::fallback::faces_for;
use super::invisible::is_invisible;
use std::ops::Range;
use unicode_script::{Script, UnicodeScript as _};
use unicode_segmentation::UnicodeSegmentation as _;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Bytes of the text.
    pub(super) bytes: Range<usize>,
    pub(super) face: Face,
    /// Even where it is read from left to right.
    pub(super) level: u8,
    /// Whether its paragraph is read from right to left as a whole.
    pub(super) is_in_rtl: bool,
}

/// Whether a face draws all that is seen of a text. Spaces that it lacks are made of those that it has.
pub(super) fn draws(face: Face, text: &str) -> bool {
    text.chars().all(|character| face.has(character) || character.is_whitespace() || is_invisible(character))
}

/// The stretches of a paragraph that begins at a byte of the text that has these levels.
pub(super) fn itemise(text: &str, at: usize, face: Face, levels: Option<&Levels>) -> Vec<Stretch> {
    let level = |byte: usize| levels.map_or((0, false), |levels| levels.at(at + byte));
    if levels.is_none() && draws(face, text) {
        return vec![Stretch { bytes: 0..text.len(), face, level: 0, is_in_rtl: false }];
    }
    let han = han_of(text);
    let mut before = Script::Common;
    let graphemes: Vec<(&str, Option<Script>, (u8, bool))> = text
        .grapheme_indices(true)
        .map(|(byte, grapheme)| {
            let lacks = !draws(face, grapheme) && !is_private(grapheme);
            let script = lacks.then(|| script_of(grapheme, before, han));
            before = script.unwrap_or(before);
            (grapheme, script, level(byte))
        })
        .collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut start = 0;
    let mut put = |length: usize, face: Face, (level, is_in_rtl): (u8, bool)| {
        let end = start + length;
        match stretches.last_mut() {
            Some(last) if (last.face, last.level) == (face, level) => last.bytes.end = end,
            _ => stretches.push(Stretch { bytes: start..end, face, level, is_in_rtl }),
        }
        start = end;
    };
    for alike in graphemes.chunk_by(|one, other| (one.1, one.2) == (other.1, other.2)) {
        let Some(&(_, script, level)) = alike.first() else { continue };
        match script {
            None => put(alike.iter().map(|(grapheme, ..)| grapheme.len()).sum(), face, level),
            Some(script) => {
                let lacked: Vec<&str> = alike.iter().map(|(grapheme, ..)| *grapheme).collect();
                for (grapheme, found) in lacked.iter().zip(faces_for(&lacked, script, face.weight())) {
                    // What a face of the project lacks comes out in the bundled one before any of the system.
                    let bundled = face.bundled().filter(|bundled| *bundled != face && draws(*bundled, grapheme));
                    put(grapheme.len(), bundled.or(found.map(Face::System)).unwrap_or(face), level);
                }
            }
        }
    }
    stretches
}

/// The face of the system that draws what a bundled face lacks, for another engine that asks grapheme by grapheme.
#[must_use]
pub fn stand_in(face: Face, grapheme: &str) -> Option<Face> {
    let found = itemise(grapheme, 0, face, None).first()?.face;
    matches!(found, Face::System(_)).then_some(found)
}

/// Whether a character is nobody's but its font's: another would draw something else.
fn is_private(grapheme: &str) -> bool {
    let mut characters = grapheme.chars();
    characters.any(|character| matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}'))
}

/// Whose Han characters a text has: beside kana they are Japanese, beside hangul Korean.
fn han_of(text: &str) -> Script {
    let mut found = Script::Han;
    for character in text.chars().filter(|character| u32::from(*character) >= 0x1100) {
        match character.script() {
            Script::Hiragana | Script::Katakana => return Script::Hiragana,
            Script::Hangul => found = Script::Hangul,
            _ => {}
        }
    }
    found
}

/// By which script a face is looked for. Signs that several scripts share go with what stands before them.
fn script_of(grapheme: &str, before: Script, han: Script) -> Script {
    let eastern = |script: Script| match script {
        Script::Han | Script::Bopomofo | Script::Hiragana | Script::Katakana | Script::Hangul => han,
        script => script,
    };
    let is_shared = |script: &Script| matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    if let Some(script) = grapheme.chars().map(|character| character.script()).find(|script| !is_shared(script)) {
        return eastern(script);
    }
    let Some(first) = grapheme.chars().next() else { return before };
    if matches!(first, '\u{FF00}'..='\u{FFEF}') {
        return han;
    }
    let users = first.script_extension();
    if users.contains_script(Script::Latin) {
        return Script::Common;
    }
    if users.contains_script(before) {
        return before;
    }
    users.iter().map(eastern).find(|script| !is_shared(script)).unwrap_or(Script::Common)
}
