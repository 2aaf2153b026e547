//! What a text is set to, and what comes out: lines of glyph runs.

use super::GlyphRun;
use crate::units::Pt;
use kurbo::Point;

/// Where lines stand in their box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left edge.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the right edge.
    End,
}

/// How a text is broken into lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The width no line exceeds; `None` breaks lines only where the text says so.
    pub width: Option<Pt>,
    /// Where lines stand in `width`, or in the width of the widest line where there is none.
    pub align: Align,
    /// Whether words of running text may be divided with a hyphen where that saves a line. Soft hyphens in the text work either way,
    /// and a word that no line can hold is divided all the same.
    pub hyphenate: bool,
    /// Whether the quotation mark with which a paragraph begins stands out to the left of the block.
    pub hang: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self { width: None, align: Align::Start, hyphenate: true, hang: false }
    }
}

/// One line of a [`Block`].
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// The runs in the order of the text, each with its distance from the left edge of the block, negative where a quotation mark
    /// stands out; none where the text was measured only. Where something is read from right to left, a run may stand left of the one
    /// before it.
    pub runs: Vec<(Pt, GlyphRun)>,
    /// Distance from the top of the block to the baseline.
    pub baseline: Pt,
    /// Width of what is seen: without the space at which the line was broken.
    pub width: Pt,
    /// Whether a word is cut at the end of the line, without a hyphen: none of its lines could hold it, and there was no better place.
    pub torn: bool,
    /// Whether a hyphen is added at its end.
    pub hyphen: bool,
}

/// A text that has been set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The lines, from the top; none for an empty text.
    pub lines: Vec<TextLine>,
    /// Width of the widest line.
    pub width: Pt,
    /// Sum of the line heights.
    pub height: Pt,
}

impl Block {
    /// Every run with the place of its baseline's left end, for a block whose top left corner is at `origin`.
    pub fn items(&self, origin: Point) -> impl Iterator<Item = (Point, GlyphRun)> {
        self.lines.iter().flat_map(move |line| {
            line.runs
                .iter()
                .map(move |(x, run)| (Point::new(origin.x + x.get(), origin.y + line.baseline.get()), run.clone()))
        })
    }

    /// The source text: what all runs say, line after line.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs().map(|run| &*run.text).collect()
    }

    /// The characters that are drawn as an empty box because no face has a glyph for them, each once, in the order of the text.
    #[must_use]
    pub fn missing(&self) -> Vec<char> {
        let mut missing = Vec::new();
        for run in self.runs().filter(|run| run.glyphs.iter().any(|glyph| glyph.id == 0)) {
            for character in run.missing() {
                if !missing.contains(&character) {
                    missing.push(character);
                }
            }
        }
        missing
    }

    /// How many lines end in the middle of a word, with a hyphen added or without.
    #[must_use]
    pub fn divided(&self) -> usize {
        self.lines.iter().filter(|line| line.hyphen || line.torn).count()
    }

    /// How far the text stands out to the left of the block: a quotation mark, see [`Setting::hang`]. Known of a text that was drawn.
    #[must_use]
    pub fn overhang(&self) -> Pt {
        let starts = self.lines.iter().filter_map(|line| line.runs.first());
        starts.fold(Pt::ZERO, |most, (x, _)| most.max(Pt::ZERO - *x))
    }

    /// Whether a word is cut at the end of a line; see [`TextLine::torn`]. Known of a text that was measured only, too.
    #[must_use]
    pub fn is_torn(&self) -> bool {
        self.lines.iter().any(|line| line.torn)
    }

    /// The words that are cut at the end of a line, whole; none where the text was measured only.
    #[must_use]
    pub fn torn_words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        if !self.is_torn() {
            return words;
        }
        let mut goes_on = false;
        for line in &self.lines {
            let said: String = line.runs.iter().map(|(_, run)| &*run.text).collect();
            if let Some(word) = words.last_mut().filter(|_| goes_on) {
                word.push_str(said.split(char::is_whitespace).next().unwrap_or(""));
            }
            // A line that is all one word goes on with it.
            let whole = goes_on && !said.contains(char::is_whitespace);
            if line.torn && !whole {
                words.push(said.rsplit(char::is_whitespace).next().unwrap_or("").to_owned());
            }
            goes_on = line.torn;
        }
        words
    }

    pub(super) fn runs(&self) -> impl Iterator<Item = &GlyphRun> {
        self.lines.iter().flat_map(|line| line.runs.iter().map(|(_, run)| run))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{set_one, style};

    #[test]
    fn missing_characters_are_named_once() {
        let block = set_one(
            "\u{E000}\u{FDD0}\u{E000} ok\u{2009}\u{202F}\u{A0}\u{2007}\u{2003}\u{200B}\u{2060}\u{AD}",
            style(10.0),
            &Setting::default(),
        );
        assert_eq!(block.missing(), ['\u{E000}', '\u{FDD0}']);
    }
}
