//! Where each line of a text ends.
//!
//! Lines are filled greedily. Where a line ends is chosen by this order of preference: the last allowed break, if it leaves the
//! line well filled; a hyphen; the last allowed break however short the line; a break that typography bans; any grapheme.

use super::shape::is_separator;
use super::shaped::LineBreak;
use super::sized::SizedText;
use super::{BreakKind, Setting};
use unicode_segmentation::UnicodeSegmentation as _;

/// A line filled less than this without a hyphen is worth hyphenating.
const WELL_FILLED: f64 = 0.5;

/// The last word of a paragraph does not stand alone when it has fewer letters than this.
const ORPHAN_LETTERS: usize = 4;

/// Width that rounding in a sum of advances may add, as a share of the line's width: a text always fits the width that was
/// measured for it.
const ROUNDING: f64 = 1e-9;

/// Clusters that make a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineRange {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a hyphen is added.
    pub(super) hyphen: bool,
    /// Whether a word is cut at its end, since no line could hold it and nothing better was found.
    pub(super) torn: bool,
}

/// Divides a text into lines.
pub(super) fn break_into_lines(text: &SizedText<'_>, setting: &Setting) -> Vec<LineRange> {
    let shaped = text.shaped;
    let count = shaped.count();
    if count == 0 {
        return Vec::new();
    }
    let limit = setting.width.map_or(f64::INFINITY, |width| width.get() * (1.0 + ROUNDING));
    // Most texts of a map are one line, and finding breaks costs as much as shaping.
    if shaped.one_paragraph && text.seen_length(0, count) <= limit {
        return vec![LineRange { start: 0, end: count, hyphen: false, torn: false }];
    }
    let breaks = shaped.breaks();
    let mut lines: Vec<LineRange> = Vec::new();
    let mut start = 0;
    let mut paragraph = 0;
    let mut next = 0;
    while start < count {
        while breaks.get(next).is_some_and(|place| place.end() <= start) {
            next += 1;
        }
        let after_hyphen = lines.len() > paragraph && lines.last().is_some_and(|line| ends_in_hyphen(text, line));
        let filling = LineFilling { text, limit, start, breaks: &breaks[next..], after_hyphen };
        let (line, ends_paragraph) = filling.fill(setting.hyphenate);
        start = line.end;
        lines.push(line);
        if ends_paragraph {
            pull_down(text, &mut lines[paragraph..], breaks, limit);
            paragraph = lines.len();
        }
    }
    lines
}

/// Whether a reader sees a hyphen at the end of a line, added or written.
fn ends_in_hyphen(text: &SizedText<'_>, line: &LineRange) -> bool {
    let shaped = text.shaped;
    line.hyphen || shaped.said(0, shaped.seen(line.start, line.end)).ends_with(['-', '\u{2010}'])
}

/// Gives a lonely short word on the last line of a paragraph company from the line before.
fn pull_down(text: &SizedText<'_>, paragraph: &mut [LineRange], breaks: &[LineBreak], limit: f64) {
    let [.., before, last] = paragraph else { return };
    let word = text.shaped.said(last.start, text.shaped.seen(last.start, last.end)).trim_start();
    if word.contains(char::is_whitespace) || word.chars().filter(|c| c.is_alphanumeric()).count() >= ORPHAN_LETTERS {
        return;
    }
    let inside = breaks[..breaks.partition_point(|place| place.end() < before.end)].iter().rev();
    let mut inside = inside.take_while(|place| place.end() > before.start);
    let allowed = inside.find(|place| place.kind == BreakKind::Allowed && place.seen(before.start) > before.start);
    if let Some(place) = allowed
        && text.seen_length(place.end(), last.end) <= limit
    {
        before.end = place.end();
        before.hyphen = false;
        last.start = place.end();
    }
}

/// One line while its end is looked for.
struct LineFilling<'a> {
    text: &'a SizedText<'a>,
    limit: f64,
    start: usize,
    /// The breaks after `start`.
    breaks: &'a [LineBreak],
    /// Whether the line before ends in a hyphen.
    after_hyphen: bool,
}

impl LineFilling<'_> {
    /// Finds the end of the line, and whether it ends a paragraph.
    fn fill(&self, hyphenate: bool) -> (LineRange, bool) {
        let text = self.text;
        let count = text.shaped.count();
        let mut allowed: Option<LineBreak> = None;
        let mut kept = None;
        // The first break that lies beyond the line: no place after it can fit.
        let mut beyond = None;
        for place in self.breaks {
            if !self.fits(place.seen(self.start)) {
                beyond = Some(place);
                break;
            }
            match place.kind {
                BreakKind::Mandatory => return (self.line(place.end(), false), true),
                BreakKind::Allowed => allowed = Some(*place),
                BreakKind::Kept => kept = Some(place.end()),
                BreakKind::Soft => {}
            }
        }
        let (floor, seen) = allowed.map_or((self.start, self.start), |place| (place.end(), place.seen(self.start)));
        let well_filled = text.length(self.start, seen) >= self.limit * WELL_FILLED;
        let (beyond, beyond_seen) =
            beyond.map_or_else(|| (count, text.shaped.seen(floor, count)), |place| (place.end(), place.seen(floor)));
        let too_long = text.length(floor, beyond_seen) > self.limit;
        // Without hyphenation, a word that no line can hold is still better hyphenated than torn.
        // Two hyphens in a row only where the line would otherwise be torn.
        if (allowed.is_none() || ((!well_filled || too_long) && !self.after_hyphen))
            && let Some(end) = self.last_hyphen(floor, beyond, hyphenate || (too_long && kept.is_none()))
        {
            return (self.line(end, true), false);
        }
        // What stands behind the allowed break has to be parted at a banned one anyway: better here than in a line of «и» alone.
        let last = match (allowed.map(LineBreak::end), kept) {
            (Some(allowed), Some(kept)) if too_long && kept > allowed => Some(kept),
            (allowed, kept) => allowed.or(kept),
        };
        let end = last.unwrap_or_else(|| self.torn());
        // Torn before a line feed: the feed goes with the line and ends the paragraph.
        let ends_paragraph = end == count || text.shaped.said(self.start, end).ends_with(is_separator);
        let torn = last.is_none() && !ends_paragraph && self.is_within_word(end);
        (LineRange { torn, ..self.line(end, false) }, ends_paragraph)
    }

    /// Whether a line of which all is seen up to `seen` is narrow enough; nothing fits a width that is not a number.
    fn fits(&self, seen: usize) -> bool {
        self.text.length(self.start, seen) <= self.limit
    }

    const fn line(&self, end: usize, hyphen: bool) -> LineRange {
        LineRange { start: self.start, end, hyphen, torn: false }
    }

    /// Whether there is no space of any kind before or after a place.
    fn is_within_word(&self, end: usize) -> bool {
        let shaped = self.text.shaped;
        let inside = |cluster: usize| !shaped.said(cluster, cluster + 1).chars().all(char::is_whitespace);
        end > self.start && end < shaped.count() && inside(end - 1) && inside(end)
    }

    /// The last place between `floor` and `beyond` where the line fits with a hyphen added.
    fn last_hyphen(&self, floor: usize, beyond: usize, hyphenate: bool) -> Option<usize> {
        let text = self.text;
        let fits = |end: &usize| {
            let hyphen = text.hyphen_length(*end);
            hyphen.is_some_and(|hyphen| text.length(self.start, *end) + hyphen <= self.limit)
        };
        let soft = self.breaks.iter().take_while(|place| place.end() <= beyond);
        let soft = soft.filter(|place| place.kind == BreakKind::Soft && place.end() > floor).map(|place| place.end());
        let soft = soft.filter(fits).last();
        if !hyphenate {
            return soft;
        }
        // Whole words, also where the line begins or overflows in the middle of one: the patterns know words, not parts. The
        // next place for a break may be a whole book away; only words that begin on the line can be divided on it.
        let begins = text.edges[self.start];
        let reach = self.start + text.edges[self.start..].partition_point(|edge| edge - begins <= self.limit);
        let (from, to) = (text.shaped.byte(floor), text.shaped.byte(beyond.min(reach.max(floor))));
        let best = soft.unwrap_or(floor);
        text.shaped.hyphens_from_last(from, to).take_while(|end| *end > best).find(fits).or(soft)
    }

    /// The last grapheme boundary at which the line fits; the first one, where not even a grapheme does.
    fn torn(&self) -> usize {
        let shaped = self.text.shaped;
        let count = shaped.count();
        let rest = shaped.byte(self.start);
        let mut end = None;
        let mut at = rest;
        let mut cluster = self.start;
        for grapheme in shaped.source[rest..].graphemes(true) {
            at += grapheme.len();
            while cluster < count && shaped.byte(cluster) < at {
                cluster += 1;
            }
            // Within a cluster no line ends.
            if shaped.byte(cluster) != at {
                continue;
            }
            if end.is_some() && !self.fits(shaped.seen(self.start, cluster)) {
                break;
            }
            end = Some(cluster);
        }
        let mut end = end.unwrap_or(count).max(self.start + 1);
        // Spaces that follow hang at the end of this line, up to its line feed.
        while end < count && shaped.hangs(end) && !shaped.said(self.start, end).ends_with(is_separator) {
            end += 1;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line_width;
    use crate::text::testing::{STORY, lines, set_one, style, within, words};
    use crate::units::Pt;
    use proptest::prelude::*;

    #[test]
    fn a_text_without_spaces_is_not_hyphenated_whole_for_its_first_lines() {
        use crate::text::breaks::PATTERNS_READ;
        let text = "абвгдежзик".repeat(2_000);
        PATTERNS_READ.set(0);
        assert!(set_one(&text, style(10.0), &within(300.0)).lines.len() > 100);
        let read = PATTERNS_READ.get();
        assert!(read < 4_000, "{read} bytes of {} were looked through for hyphens", text.len());
    }

    #[test]
    fn a_word_that_is_cut_is_told_and_one_with_a_hyphen_is_not() {
        let torn = |text: &str, width: f64| set_one(text, style(10.0), &within(width)).torn_words();
        assert_eq!(torn("Он говорит абвгд123456789, да", 40.0), ["абвгд123456789,"]);
        assert_eq!(torn("Он говорит абвгд123456789 и абвгд1234567", 40.0), ["абвгд123456789", "абвгд1234567"]);
        assert_eq!(torn("Самостоятельность", 40.0), [""; 0], "hyphens");
        assert_eq!(torn("Он говорит всё", 40.0), [""; 0], "spaces");
        let narrow = set_one("ёж", style(10.0), &within(2.0));
        assert!(narrow.is_torn() && narrow.torn_words() == ["ёж"]);
    }

    #[test]
    fn a_small_word_that_has_to_part_from_the_next_stands_beside_the_one_before() {
        let setting = Setting { hyphenate: false, ..within(80.0) };
        let block = set_one("Повтор и рекомендация", style(10.0), &setting);
        assert_eq!(lines(&block), ["Повтор и ", "рекомендация"]);
        let block = set_one("Повтор и рекомендация", style(10.0), &Setting { width: Some(Pt(95.0)), ..setting });
        assert_eq!(lines(&block), ["Повтор ", "и рекомендация"], "while there is room for both");
    }

    #[test]
    fn russian_prepositions_never_end_a_line() {
        let text = "Я вывожу свой магазин на маркетплейсы и хочу за неделю понять, что с ним не так для наших клиентов из города";
        let mut broken = 0;
        for width in 90..400 {
            let block = set_one(text, style(10.0), &within(f64::from(width)));
            broken += block.lines.len() - 1;
            for line in lines(&block).iter().rev().skip(1) {
                let last = line.trim_end().rsplit(' ').next().unwrap_or("");
                assert!(!["Я", "на", "и", "за", "что с", "с", "не", "для", "из"].contains(&last), "{width}: {line}");
            }
        }
        assert!(broken > 310, "{broken} lines ended before the text did");
    }

    #[test]
    fn a_text_fits_the_width_it_measures() {
        let text = STORY.replace("\u{AD}", "");
        let width = line_width(&text, style(9.7));
        let block = set_one(&text, style(9.7), &Setting { width: Some(width), ..Setting::default() });
        assert_eq!(block.lines.len(), 1);
        assert!((block.width - width).get().abs() < 1e-9);
    }

    #[test]
    fn hyphens_come_only_where_a_line_would_be_short() {
        let at = |width: f64| lines(&set_one("Я перераспределение", style(10.0), &within(width)));
        assert_eq!(at(70.0), ["Я перерас-", "пределение"]);
        let filled = lines(&set_one("магазины реклама", style(10.0), &within(60.0)));
        assert_eq!(filled, ["магазины ", "реклама"], "the line is well filled without");
        let off = Setting { hyphenate: false, ..within(70.0) };
        let whole =
            lines(&set_one("Магазин переформирование", style(10.0), &Setting { width: Some(Pt(120.0)), ..off }));
        assert_eq!(whole, ["Магазин ", "переформирование"]);
    }

    #[test]
    fn soft_hyphens_show_only_at_the_end_of_a_line() {
        let text = "сверх\u{AD}заказ";
        assert_eq!(lines(&set_one(text, style(10.0), &within(40.0))), ["сверх\u{AD}-", "заказ"]);
        let open = set_one(text, style(10.0).with_tracking(0.1), &within(90.0));
        assert_eq!(open.lines.len(), 1);
        assert!((open.width - line_width("сверхзаказ", style(10.0).with_tracking(0.1))).get().abs() < 0.2);
        assert!(open.missing().is_empty());
    }

    #[test]
    fn two_lines_in_a_row_are_not_hyphenated_unless_forced() {
        let mut hyphenated = 0;
        for width in 100..300 {
            let said = lines(&set_one(STORY, style(10.0), &within(f64::from(width))));
            let added = |line: &String| line.ends_with('-') && !STORY.contains(line.as_str());
            hyphenated += said.iter().filter(|line| added(line)).count();
            for pair in said.windows(2) {
                assert!(!pair.iter().all(added), "{width}: {pair:?}");
            }
        }
        assert!(hyphenated > 50, "{hyphenated} lines were hyphenated");
    }

    #[test]
    fn a_short_last_word_is_not_left_alone() {
        let text = "Оформление заказа тут";
        let width = line_width("Оформление заказа", style(10.0)).get() + 1.0;
        assert_eq!(lines(&set_one(text, style(10.0), &within(width))), ["Оформление ", "заказа тут"]);
    }

    #[test]
    fn a_long_address_is_torn_rather_than_let_out() {
        let block = set_one("https://examplecatalogue", style(10.0), &within(40.0));
        assert!(block.lines.len() > 2);
        assert!(block.width.get() <= 40.0);
    }

    #[test]
    fn no_break_spaces_hold_even_when_narrow() {
        for width in 30..120 {
            for line in lines(&set_one("до 1\u{202F}234\u{A0}₽ тут", style(10.0), &within(f64::from(width)))) {
                assert!(!line.ends_with(['\u{202F}', '\u{A0}']) || width < 45, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_text_without_spaces_takes_no_longer_than_one_with() {
        for part in ["а", "x", "9", "/", "а\u{AD}", "\u{A0}", " ", "«", "👩\u{200D}"] {
            let text = part.repeat(20_000);
            let block = set_one(&text, style(10.0), &within(50.0));
            assert_eq!(block.text(), text);
        }
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in words(), width in 1.0..300.0_f64, hyphenate: bool, tracking in 0.0..0.1_f64) {
            let setting = Setting { hyphenate, ..within(width) };
            let block = set_one(&text, style(10.0).with_tracking(tracking), &setting);
            for line in &block.lines {
                let said: String = line.runs.iter().map(|(_, run)| &*run.text).collect();
                // A grapheme is never torn, nor what shaping joins into one cluster.
                let clusters = line.runs.iter().flat_map(|(_, run)| run.glyphs.iter().map(move |glyph| (glyph, run)));
                let words = clusters.filter(|(glyph, run)| {
                    !run.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default().trim().is_empty()
                });
                let one = said.trim_end().graphemes(true).count() <= 1 || words.count() <= 1;
                prop_assert!(one || line.width.get() <= width + 1e-6, "{said:?} is {:?} wide", line.width);
            }
        }
    }
}
