//! Where each line of a text ends.
//!
//! Lines are filled greedily. Where a line ends is chosen by this order of preference: the last allowed break, if it leaves the
//! line well filled; a hyphen, or a place that yields before one; the last allowed break however short the line; a break that
//! typography bans; a joint of an address; any grapheme.
//!
//! Hyphens are then spared: one that makes the paragraph no shorter goes. Words in bold type, which are names and leads, have none
//! but where no line can hold them.

use super::shape::is_separator;
use super::shaped::LineBreak;
use super::sized::SizedText;
use super::{BreakKind, Setting};
use unicode_segmentation::UnicodeSegmentation as _;

/// A line filled less than this without a hyphen is worth hyphenating.
const WELL_FILLED: f64 = 0.5;

/// The last word of a paragraph does not stand alone when it has fewer letters than this.
const ORPHAN_LETTERS: usize = 4;

/// Fewest letters of a word before and after a hyphen, unless the word would be torn without.
const HYPHEN_LETTERS: usize = 4;

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
    if shaped.one_paragraph && text.seen_length(0, count) <= limit + text.hanging(0, setting) {
        return vec![LineRange { start: 0, end: count, hyphen: false, torn: false }];
    }
    let breaking = LineBreaking { text, setting, limit, breaks: shaped.breaks() };
    let mut lines: Vec<LineRange> = Vec::new();
    let mut paragraph = 0;
    let mut start = 0;
    while start < count {
        let before = lines.get(paragraph..).and_then(<[_]>::last);
        let (line, ends_paragraph) = breaking.line(start, before, setting.hyphenate);
        start = line.end;
        lines.push(line);
        if ends_paragraph {
            breaking.spare_hyphens(&mut lines, paragraph);
            breaking.pull_down(&mut lines[paragraph..]);
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

/// A text while its lines are looked for.
struct LineBreaking<'a> {
    text: &'a SizedText<'a>,
    setting: &'a Setting,
    limit: f64,
    breaks: &'a [LineBreak],
}

impl LineBreaking<'_> {
    /// The line from a cluster on, behind another of its paragraph, and whether it ends the paragraph.
    fn line(&self, start: usize, before: Option<&LineRange>, hyphenate: bool) -> (LineRange, bool) {
        let next = self.breaks.partition_point(|place| place.end() <= start);
        let filling = LineFilling {
            text: self.text,
            limit: self.limit + self.text.hanging(start, self.setting),
            start,
            breaks: &self.breaks[next..],
            after_hyphen: before.is_some_and(|line| ends_in_hyphen(self.text, line)),
        };
        filling.fill(hyphenate)
    }

    /// Takes hyphens out of the last paragraph where it needs no more lines without: all of them, or each by itself.
    fn spare_hyphens(&self, lines: &mut Vec<LineRange>, paragraph: usize) {
        /// So many are looked at one by one: a paragraph with more is a book.
        const MOST: usize = 6;
        if !self.setting.hyphenate {
            return;
        }
        let several = lines[paragraph..].iter().filter(|line| line.hyphen).count() > 1;
        let mut looked_at = 0;
        let mut at = paragraph;
        while at < lines.len() && looked_at < MOST {
            if lines[at].hyphen {
                let (known, old) = lines[paragraph..].split_at(at - paragraph);
                let without = |hyphenate_rest| self.without_hyphen(known.last(), old, hyphenate_rest);
                let none_at_all = if looked_at == 0 { without(false) } else { None };
                if let Some(tail) = none_at_all.or_else(|| if several { without(true) } else { None }) {
                    lines.truncate(at);
                    lines.extend(tail);
                }
                looked_at += 1;
            }
            at += 1;
        }
    }

    /// The lines of a paragraph from one on, were that not hyphenated and, unless they may, those after it neither; `None` where they
    /// would be more or no better.
    fn without_hyphen(
        &self,
        before: Option<&LineRange>,
        old: &[LineRange],
        hyphenate_rest: bool,
    ) -> Option<Vec<LineRange>> {
        let marred = |lines: &[LineRange]| lines.iter().filter(|line| line.hyphen || line.torn).count();
        let mut lines: Vec<LineRange> = Vec::with_capacity(old.len());
        let mut start = old.first()?.start;
        loop {
            let hyphenate = hyphenate_rest && !lines.is_empty();
            let (line, ends_paragraph) = self.line(start, lines.last().or(before), hyphenate);
            if lines.is_empty() && line.hyphen {
                return None;
            }
            lines.push(line);
            if ends_paragraph {
                break;
            }
            let same = old.get(lines.len() - 1)?;
            // Where lines end as they did, the rest is known.
            if hyphenate_rest
                && line.end == same.end
                && ends_in_hyphen(self.text, &line) == ends_in_hyphen(self.text, same)
            {
                lines.extend(old.get(lines.len()..)?);
                break;
            }
            // A line too many, with nothing left that could make up for it.
            if lines.len() >= old.len() {
                return None;
            }
            start = line.end;
        }
        (lines.len() <= old.len() && marred(&lines) < marred(old)).then_some(lines)
    }

    /// Gives a lonely short word on the last line of a paragraph company from the line before.
    fn pull_down(&self, paragraph: &mut [LineRange]) {
        let [.., before, last] = paragraph else { return };
        let shaped = self.text.shaped;
        let word = shaped.said(last.start, shaped.seen(last.start, last.end)).trim_start();
        if word.contains(char::is_whitespace) || word.chars().filter(|c| c.is_alphanumeric()).count() >= ORPHAN_LETTERS
        {
            return;
        }
        let inside = self.breaks[..self.breaks.partition_point(|place| place.end() < before.end)].iter().rev();
        let mut inside = inside.take_while(|place| place.end() > before.start);
        let allowed = inside.find(|place| place.kind == BreakKind::Allowed && place.seen(before.start) > before.start);
        if let Some(place) = allowed
            && self.text.seen_length(place.end(), last.end) <= self.limit
        {
            *before = LineRange { end: place.end(), hyphen: false, torn: false, ..*before };
            last.start = place.end();
        }
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
        let (mut allowed, mut glued, mut counted, mut kept) = (None, None, None, None);
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
                BreakKind::Glued => glued = Some(*place),
                BreakKind::Counted => counted = Some(*place),
                BreakKind::Kept => kept = Some(*place),
                BreakKind::Soft => {}
            }
        }
        let floor = allowed.map_or(self.start, LineBreak::end);
        let well_filled = |place: LineBreak| self.length_to(place) >= self.limit * WELL_FILLED;
        let to_beyond = |from: usize| {
            let seen = beyond.map_or_else(|| text.shaped.seen(from, count), |place| place.seen(from));
            text.length(from, seen)
        };
        let too_long = to_beyond(floor) > self.limit;
        // What parts what stands behind the last allowed break, the most willing first.
        let behind = |place: &LineBreak| place.end() > floor;
        let last = [glued, counted, kept].into_iter().flatten().find(behind);
        // Without hyphenation, a word that no line can hold is still better hyphenated than torn.
        // Two hyphens in a row only where the line would otherwise be torn.
        let forced = too_long && last.is_none();
        let poor = !allowed.is_some_and(well_filled) || too_long;
        let hyphen = if allowed.is_none() || (poor && !self.after_hyphen) {
            self.last_hyphen(floor, beyond.map_or(count, |place| place.end()), hyphenate, forced)
        } else {
            None
        };
        if let Some(end) = hyphen {
            let is_better = |place: &LineBreak| well_filled(*place) || to_beyond(place.end()) <= self.limit;
            let instead = [glued, counted].into_iter().flatten().find(|place| behind(place) && is_better(place));
            return (instead.map_or_else(|| self.line(end, true), |place| self.line(place.end(), false)), false);
        }
        // What stands behind the allowed break has to be parted anyway: better here than in a line of «и» alone.
        let last = if too_long { last.or(allowed) } else { allowed.or(last) };
        let (end, torn) = last.map_or_else(|| self.torn(), |place| (place.end(), false));
        // Torn before a line feed: the feed goes with the line and ends the paragraph.
        let ends_paragraph = end == count || text.shaped.said(self.start, end).ends_with(is_separator);
        let torn = torn && !ends_paragraph && self.is_within_word(end);
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

    /// From where the line begins to the end of what is seen of it, were it to end at a place.
    fn length_to(&self, place: LineBreak) -> f64 {
        self.text.length(self.start, place.seen(self.start))
    }

    /// The last place between `floor` and `beyond` where the line fits with a hyphen added: in running text where that is wanted, in any
    /// word and nearer to its ends where the word would be torn without.
    fn last_hyphen(&self, floor: usize, beyond: usize, wanted: bool, forced: bool) -> Option<usize> {
        let text = self.text;
        let fits = |end: &usize| {
            let hyphen = text.hyphen_length(*end);
            hyphen.is_some_and(|hyphen| text.length(self.start, *end) + hyphen <= self.limit)
        };
        let soft = self.breaks.iter().take_while(|place| place.end() <= beyond);
        let soft = soft.filter(|place| place.kind == BreakKind::Soft && place.end() > floor).map(|place| place.end());
        let soft = soft.filter(fits).last();
        if !wanted && !forced {
            return soft;
        }
        // Whole words, also where the line begins or overflows in the middle of one: the patterns know words, not parts. The
        // next place for a break may be a whole book away; only words that begin on the line can be divided on it.
        let begins = text.edges[self.start];
        let reach = self.start + text.edges[self.start..].partition_point(|edge| edge - begins <= self.limit);
        let (from, to) = (text.shaped.byte(floor), text.shaped.byte(beyond.min(reach.max(floor))));
        let best = soft.unwrap_or(floor);
        let points = || text.shaped.hyphens_from_last(from, to).take_while(|end| *end > best).filter(fits);
        let good = points()
            .find(|end| text.shaped.parts_well(*end, HYPHEN_LETTERS) && (forced || text.shaped.is_running(*end)));
        good.or_else(|| if forced { points().next() } else { None }).or(soft)
    }

    /// The last grapheme boundary at which the line fits, and that a word is cut there; the first boundary, where not even a grapheme
    /// fits. An address is parted at its joints, unless the part behind the last that fits had to be cut all the same.
    fn torn(&self) -> (usize, bool) {
        let shaped = self.text.shaped;
        let count = shaped.count();
        let rest = shaped.byte(self.start);
        let (mut end, mut joint) = (None, None);
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
            let parts = grapheme.ends_with(is_joint) || grapheme.chars().all(char::is_whitespace);
            if end.is_none() || self.fits(shaped.seen(self.start, cluster)) {
                end = Some(cluster);
                joint = if parts { Some(cluster) } else { joint };
            } else if let Some(joint) = joint.filter(|_| parts || cluster == count) {
                // The part that overflows has a line of its own.
                if self.text.length(joint, cluster) <= self.limit {
                    return (joint, false);
                }
                break;
            } else if joint.is_none_or(|joint| self.text.length(joint, cluster) > self.limit) {
                break;
            }
        }
        if let Some(joint) = joint.filter(|joint| self.text.length(self.start, *joint) >= self.limit * WELL_FILLED) {
            return (joint, false);
        }
        let mut end = end.unwrap_or(count).max(self.start + 1);
        // Spaces that follow hang at the end of this line, up to its line feed.
        while end < count && shaped.hangs(end) && !shaped.said(self.start, end).ends_with(is_separator) {
            end += 1;
        }
        (end, true)
    }
}

/// Whether an address may be parted behind a sign.
const fn is_joint(sign: char) -> bool {
    matches!(sign, '/' | '?' | '&' | '=' | '.' | '-' | '_' | '#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{INK, STORY, lines, set, set_one, style, within, words};
    use crate::text::{Face, Span, Style, line_width};
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
    fn a_hyphen_saves_a_line_and_leaves_four_letters_on_either_side() {
        let texts =
            [STORY, "Инструкция и поддержка, если что-то пойдёт не так", "Дежурный консультант отвечает за 15 минут"];
        let mut hyphens = 0;
        for (text, width) in texts.into_iter().flat_map(|text| (70..200).map(move |width| (text, f64::from(width)))) {
            let block = set_one(text, style(10.0), &within(width));
            let without = set_one(text, style(10.0), &Setting { hyphenate: false, ..within(width) });
            let added = block.lines.iter().filter(|line| line.hyphen).count();
            assert!(
                added <= without.divided() || block.lines.len() < without.lines.len(),
                "{width}: {:?}",
                lines(&block)
            );
            for (at, line) in lines(&block).iter().enumerate().filter(|(at, _)| block.lines[*at].hyphen) {
                let before =
                    line.trim_end_matches('-').chars().rev().take_while(|letter| letter.is_alphabetic()).count();
                let after = lines(&block)[at + 1].chars().take_while(|letter| letter.is_alphabetic()).count();
                assert!(before >= 4 && after >= 4, "{width}: {line}");
                hyphens += 1;
            }
        }
        assert!(hyphens > 20, "{hyphens} hyphens");
        // Where a word would be torn, three letters have to do.
        assert_eq!(lines(&set_one("рассказ", style(10.0), &within(36.0))), ["рас-", "сказ"]);
    }

    #[test]
    fn a_bold_lead_is_not_hyphenated_where_a_line_can_hold_its_words() {
        let bold = Style::new(Face::SemiBold, Pt(10.0), INK);
        let mut hyphenated = 0;
        for width in 70..200 {
            let spans = [
                Span { text: "Дежурный консультант, поддержка", style: bold },
                Span {
                    text: " отвечают предпринимателю за пятнадцать минут после обращения", style: style(10.0)
                },
            ];
            let block = set(&spans, &within(f64::from(width)));
            for line in block.lines.iter().filter(|line| line.hyphen) {
                let last = &line.runs.last().expect("a run").1;
                assert_eq!(last.face, Face::Regular, "{width}: {}", last.text);
                hyphenated += 1;
            }
        }
        assert!(hyphenated > 5, "{hyphenated} lines of the rest");
        let narrow = set_one("Консультант", bold, &within(50.0));
        assert!(narrow.lines[0].hyphen && !narrow.is_torn(), "no line can hold it");
    }

    #[test]
    fn a_number_goes_down_with_the_word_it_counts_and_parts_from_it_before_a_word_is_cut() {
        let at = |text: &str, width: f64| lines(&set_one(text, style(10.0), &within(width)));
        assert_eq!(at("Предоплата 100 % и 14 страниц", 120.0), ["Предоплата ", "100 % и 14 страниц"]);
        assert_eq!(at("Предоплата 100 % и 14 страниц", 90.0), ["Предоплата ", "100 % ", "и 14 страниц"]);
        assert_eq!(at("Оплата и договор на 3 страницы", 110.0), ["Оплата и договор ", "на 3 страницы"]);
        assert_eq!(at("14 консультантов", 80.0), ["14 ", "консультантов"]);
    }

    #[test]
    fn no_break_spaces_yield_before_a_word_is_cut() {
        let words = "Предприниматель\u{A0}сопоставляет\u{A0}условия";
        for width in 95..260 {
            let block = set_one(words, style(10.0), &within(f64::from(width)));
            assert_eq!(block.divided(), 0, "{width}: {:?}", lines(&block));
        }
        let habit = "Хочу за неделю понять, окупится ли реклама, и что мне делать дальше с этим магазином";
        for width in 60..260 {
            let set = |text: &str| lines(&set_one(text, style(10.0), &within(f64::from(width))));
            let plain: Vec<String> = set(habit).iter().map(|line| line.replace(' ', "\u{A0}")).collect();
            assert_eq!(set(&habit.replace(' ', "\u{A0}")), plain, "{width}");
        }
    }

    #[test]
    fn an_address_is_parted_at_its_joints() {
        let address =
            "https://example.ru/catalogue/very_long-address?utm_source=journey&utm_campaign=autumn_sale&id=1234567890";
        for width in 70..300 {
            let block = set_one(address, style(10.0), &within(f64::from(width)));
            assert!(!block.is_torn(), "{width}: {:?}", lines(&block));
            for line in lines(&block).iter().rev().skip(1) {
                assert!(line.ends_with(is_joint), "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_dot_between_parts_neither_begins_a_line_nor_ends_one() {
        let text = "Владелец интернет-магазина · 120 заказов · предприниматель · первый товар";
        for width in 70..400 {
            let block = set_one(text, style(10.0), &within(f64::from(width)));
            let dot = Face::Regular.glyph_id('·');
            for (line, said) in block.lines.iter().zip(lines(&block)) {
                assert!(!said.starts_with('·'), "{width}: {said}");
                let run = &line.runs[0].1;
                let last = run.glyphs.iter().rfind(|glyph| f64::from(glyph.x) < run.width.get() - 1e-3);
                assert!(last.map(|glyph| glyph.id) != dot, "{width}: {said}");
            }
        }
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
        assert!(hyphenated > 10, "{hyphenated} lines were hyphenated");
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
        fn no_line_is_wider_than_asked(
            text in words(), width in 1.0..300.0_f64, hyphenate: bool, hang: bool, tracking in 0.0..0.1_f64,
        ) {
            let setting = Setting { hyphenate, hang, ..within(width) };
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
