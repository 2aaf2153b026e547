//! How narrow a text may be set before a word has to be cut.

use super::Face;
use super::Style;
use super::shaped::ShapedText;
use super::sized::SizedText;
use crate::units::Pt;

/// The least width of a text: no line of it needs more.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LeastWidth {
    /// With every word hyphenated where rules let it be.
    pub hyphenated: Pt,
    /// With whole words in headings and in what stands out of running text: names are not hyphenated.
    pub whole: Pt,
}

/// A name longer than this, in em, is hyphenated for all that.
const LONGEST_NAME: f64 = 14.0;
/// What cannot be parted by any rule, an address say, asks for no more than this, in em; it is cut.
const LONGEST_ASKED: f64 = 12.0;

impl ShapedText {
    /// How narrow the text may be set. It grows with its sizes of type alone. A word that is not wider than `granted` is not looked at,
    /// and a text of such words asks for that much: so most texts cost no more than a sum. In a heading all words are names, else those
    /// in a stronger face.
    #[must_use]
    pub fn least_width(&self, styles: &[Style], heading: bool, granted: Pt) -> LeastWidth {
        let Some(text) = SizedText::new(self, styles) else { return LeastWidth::default() };
        let length = Pt(text.seen_length(0, self.count()));
        let mut least = LeastWidth { hyphenated: length.min(granted), whole: length.min(granted) };
        if length <= granted {
            return least;
        }
        let mut start = 0;
        while start < self.count() {
            let is_space = |cluster: usize| self.said(cluster, cluster + 1).chars().all(char::is_whitespace);
            let end = (start..self.count()).find(|cluster| is_space(*cluster)).unwrap_or(self.count());
            if text.length(start, end) > granted.get() {
                self.widen_for_token(&mut least, &text, (start, end), heading, granted.get());
            }
            start = end + 1;
        }
        least
    }

    /// Takes what stands between two spaces into account.
    fn widen_for_token(
        &self,
        least: &mut LeastWidth,
        text: &SizedText<'_>,
        (start, end): (usize, usize),
        heading: bool,
        granted: f64,
    ) {
        if is_one_word(self.said(start, end)) {
            return self.widen_for_piece(least, text, (start, end), heading);
        }
        let breaks = self.breaks();
        let mut from = start;
        let first = breaks.partition_point(|place| place.end() <= start);
        let inside = breaks[first..].iter().map(|place| place.end()).take_while(|place| *place < end);
        for to in inside.chain([end]) {
            if text.length(from, to) > granted {
                self.widen_for_piece(least, text, (from, to), heading);
            }
            from = to;
        }
    }

    /// Takes what no line may end in, but with a hyphen, into account.
    fn widen_for_piece(
        &self,
        least: &mut LeastWidth,
        text: &SizedText<'_>,
        (start, end): (usize, usize),
        heading: bool,
    ) {
        let length = text.length(start, end);
        let span = self.span_of(start);
        let em = text.style(span).size.get();
        let mut points: Vec<usize> = self.hyphens_from_last(self.byte(start), self.byte(end)).collect();
        points.retain(|point| (start + 1..end).contains(point));
        let mut hyphenated = 0.0_f64;
        let mut to = end;
        let mut hyphen = 0.0;
        for from in points.into_iter().chain([start]) {
            hyphenated = hyphenated.max(text.length(from, to) + hyphen);
            (to, hyphen) = (from, text.hyphen_length(from).unwrap_or(0.0));
        }
        let hyphenated = Pt(hyphenated.min(LONGEST_ASKED * em));
        let is_name = heading || self.spans.get(span).is_some_and(|span| span.face != Face::Regular);
        let whole = if is_name && length <= LONGEST_NAME * em { Pt(length) } else { hyphenated };
        least.hyphenated = least.hyphenated.max(hyphenated);
        least.whole = least.whole.max(whole);
    }
}

/// Whether this is a word that only a hyphen can part: letters of alphabets whose lines end between words, and marks around them.
fn is_one_word(token: &str) -> bool {
    let letter = |character: char| character.is_alphabetic() && character < '\u{590}';
    token.trim_matches(|character: char| !character.is_alphanumeric()).chars().all(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{STORY, style, within};
    use crate::text::{Language, Setting, Span};
    use proptest::prelude::*;

    fn shaped(text: &str) -> ShapedText {
        ShapedText::new(&[Span { text, style: style(10.0) }], Language::Ru)
    }

    fn least(text: &str, heading: bool) -> LeastWidth {
        shaped(text).least_width(&[style(10.0)], heading, Pt::ZERO)
    }

    #[test]
    fn nothing_is_cut_at_the_least_width_and_no_name_is_hyphenated_at_that_of_whole_words() {
        for text in [STORY, "Самостоятельная регистрация", "кто-то из-за чего-нибудь", "и/или «Перерегистрация»."]
        {
            for heading in [false, true] {
                let least = least(text, heading);
                let block = |width: Pt| {
                    let setting = Setting { hyphenate: !heading, ..within(width.get()) };
                    shaped(text).set(&[style(10.0)], &setting)
                };
                assert!(!block(least.hyphenated).is_torn(), "{text}");
                // An address asks for more than what it is parted into.
                let narrower = text.contains("://") || block(least.hyphenated * 0.8).is_torn();
                assert!(narrower, "{text}: what is a little narrower is not enough");
                if heading {
                    assert!(least.whole >= least.hyphenated, "{text}");
                    let lines = block(least.whole).lines;
                    let hyphen = |line: &crate::text::TextLine| {
                        line.runs.iter().any(|(_, run)| run.glyphs.iter().any(|glyph| glyph.start == glyph.end))
                    };
                    assert!(!lines.iter().any(hyphen), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_no_rule_can_part_asks_for_a_dozen_em_at_most_and_an_endless_name_is_hyphenated() {
        let address = least(&"a1".repeat(100), true);
        assert_eq!((address.hyphenated, address.whole), (Pt(120.0), Pt(120.0)));
        let name = least("Высокопревосходительствующий-переосвидетельствование", true);
        assert!(name.whole < Pt(140.0) && name.whole > name.hyphenated);
        let endless = least("Высокопревосходительствующийпереосвидетельствование", true);
        assert_eq!(endless.whole, endless.hyphenated);
    }

    proptest! {
        #[test]
        fn the_least_width_grows_with_the_type_alone(size in 2.0..80.0_f64, granted in 0.0..4.0_f64) {
            let at = |size: f64| shaped(STORY).least_width(&[style(size)], false, Pt(granted * size));
            let (one, other) = (at(10.0), at(size));
            prop_assert!((one.hyphenated.get() * size / 10.0 - other.hyphenated.get()).abs() < 1e-6);
            let all = shaped(STORY).least_width(&[style(size)], false, Pt::ZERO);
            prop_assert!(other.hyphenated == all.hyphenated.max(Pt(granted * size)));
        }
    }
}
