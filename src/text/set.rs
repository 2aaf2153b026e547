//! Setting: shaped text to lines.
//!
//! Lines are filled greedily. Where a line ends is chosen by this order of preference: the last allowed break, if it leaves the
//! line well filled; a hyphen; the last allowed break however short the line; a break that typography bans; any grapheme.

use super::breaks::hyphen_points;
use super::shape::{Shaped, is_separator, shape};
use super::{BreakKind, Glyph, GlyphRun, Language, Span, Style, allowed_breaks};
use crate::units::Pt;
use kurbo::Point;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A line filled less than this without a hyphen is worth hyphenating.
const WELL_FILLED: f64 = 0.5;

/// The last word of a paragraph does not stand alone when it has fewer letters than this.
const ORPHAN_LETTERS: usize = 4;

/// How many letters away from a line's end the ends of its last word are looked for.
const LONGEST_WORD: usize = 128;

/// Width that rounding in a sum of advances may add, as a share of the line's width: a text always fits the width that
/// [`measure`] gave for it.
const ROUNDING: f64 = 1e-9;

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
    /// Whose typographic rules to follow. Hyphenation follows the script of each word instead.
    pub language: Language,
    /// The width no line exceeds; `None` breaks lines only where the text says so.
    pub width: Option<Pt>,
    /// Where lines stand in `width`, or in the width of the widest line where there is none.
    pub align: Align,
    /// Whether words may be divided with a hyphen to fill a line. Soft hyphens in the text work either way, and a word that
    /// no line can hold is divided all the same.
    pub hyphenate: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self { language: Language::Ru, width: None, align: Align::Start, hyphenate: true }
    }
}

/// One line of a [`Block`].
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The runs, left to right, each with its distance from the left edge of the block.
    pub runs: Vec<(Pt, GlyphRun)>,
    /// Distance from the top of the block to the baseline.
    pub baseline: Pt,
    /// Width of what is seen: without the space at which the line was broken.
    pub width: Pt,
}

/// A text that has been set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The lines, from the top; none for an empty text.
    pub lines: Vec<Line>,
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

    /// The characters that are drawn as an empty box because their face has no glyph for them, each once, in the order of
    /// the text. No other face is tried.
    #[must_use]
    pub fn missing(&self) -> Vec<char> {
        let mut missing = Vec::new();
        for run in self.runs() {
            for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
                let text = run.text.get(glyph.start as usize..glyph.end as usize).unwrap_or("");
                for character in text.chars() {
                    if !run.face.has(character) && !missing.contains(&character) {
                        missing.push(character);
                    }
                }
            }
        }
        missing
    }

    fn runs(&self) -> impl Iterator<Item = &GlyphRun> {
        self.lines.iter().flat_map(|line| line.runs.iter().map(|(_, run)| run))
    }
}

/// Sets a text of one or more styles.
///
/// Control characters and tabs count as spaces; a line feed (or U+2028, U+2029) ends its line and adds none after the last.
#[must_use]
pub fn set(spans: &[Span<'_>], setting: &Setting) -> Block {
    let text = Text::shape(spans);
    let cuts = text.cut(setting);
    text.assemble(&cuts, setting)
}

/// Sets a text of one style.
#[must_use]
pub fn set_one(text: &str, style: Style, setting: &Setting) -> Block {
    set(&[Span { text, style }], setting)
}

/// Width of a text on one line, without its trailing spaces.
#[must_use]
pub fn measure(text: &str, style: Style) -> Pt {
    let text = Text::shape(&[Span { text, style }]);
    Pt(text.width(0, text.clusters.len()))
}

/// The characters that cannot be parted, with the glyphs that draw them.
#[derive(Debug)]
struct Cluster {
    /// First byte in the whole text.
    start: usize,
    /// First glyph.
    glyph: usize,
    /// Which span it belongs to.
    span: usize,
    /// Whether it is a space or a line feed, which takes no room at the end of a line.
    hangs: bool,
}

/// Shaped text, not yet in lines.
struct Text {
    /// The spans' texts, one after another, control characters replaced by spaces of the same number of bytes.
    source: String,
    styles: Vec<Style>,
    glyphs: Vec<Shaped>,
    clusters: Vec<Cluster>,
    /// Where each cluster begins and, one more, where the last ends, in points, were all on one line.
    edges: Vec<f64>,
}

/// Clusters that make a line.
#[derive(Debug)]
struct Cut {
    start: usize,
    end: usize,
    /// Whether a hyphen is added.
    hyphen: bool,
}

/// A break at a cluster instead of a byte.
type Break = (usize, BreakKind);

impl Text {
    fn shape(spans: &[Span<'_>]) -> Self {
        let mut source = String::with_capacity(spans.iter().map(|span| span.text.len()).sum());
        let mut styles: Vec<Style> = Vec::with_capacity(spans.len());
        let mut glyphs: Vec<Shaped> = Vec::new();
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut edges = Vec::new();
        let mut pen = 0.0;
        for (index, span) in spans.iter().enumerate() {
            let base = source.len();
            // The replacements are as long as what they replace, so bytes of the runs are bytes of the source.
            source.extend(span.text.chars().map(|character| match character {
                '\n' => '\n',
                '\0'..'\u{80}' if character.is_control() => ' ',
                _ if character.is_control() => '\u{A0}',
                _ => character,
            }));
            styles.push(span.style);
            let first = glyphs.len();
            let mut from = base;
            for paragraph in source[base..].split_inclusive(is_separator) {
                shape(paragraph, from, &span.style, &mut glyphs);
                from += paragraph.len();
            }
            for (place, glyph) in glyphs.iter().enumerate().skip(first) {
                if place == first || glyphs[place - 1].cluster != glyph.cluster {
                    clusters.push(Cluster { start: glyph.cluster, glyph: place, span: index, hangs: false });
                    edges.push(pen);
                }
                pen += glyph.advance;
            }
        }
        edges.push(pen);
        // A face may draw nothing for an invisible character; its bytes then belong to the cluster before, and at the
        // very beginning to the first one.
        if let Some(first) = clusters.first_mut() {
            first.start = 0;
        }
        // An accent on a space is seen, so only clusters of nothing but spaces hang.
        let mut end = source.len();
        for cluster in clusters.iter_mut().rev() {
            cluster.hangs = source[cluster.start..end].chars().all(hangs);
            end = cluster.start;
        }
        Self { source, styles, glyphs, clusters, edges }
    }

    /// First byte of a cluster; the length of the text for the place after the last.
    fn byte(&self, cluster: usize) -> usize {
        self.clusters.get(cluster).map_or(self.source.len(), |cluster| cluster.start)
    }

    /// The cluster that begins at a byte; `None` within a cluster.
    fn cluster_at(&self, byte: usize) -> Option<usize> {
        if byte == self.source.len() {
            return Some(self.clusters.len());
        }
        self.clusters.binary_search_by_key(&byte, |cluster| cluster.start).ok()
    }

    /// The end of what is seen of a line.
    fn seen(&self, start: usize, end: usize) -> usize {
        let hanging = self.clusters[start..end].iter().rev().take_while(|cluster| cluster.hangs).count();
        end - hanging
    }

    /// Width of what is seen of a line.
    fn width(&self, start: usize, end: usize) -> f64 {
        self.edges[self.seen(start, end)] - self.edges[start]
    }

    /// The hyphen in the style of the cluster before `end`: glyph and advance.
    fn hyphen(&self, end: usize) -> Option<(u16, f64)> {
        let style = self.styles[self.clusters.get(end.checked_sub(1)?)?.span];
        let id = style.face.glyph_id('-')?;
        Some((id, (style.face.glyph_advance(id) + style.tracking) * style.size.get()))
    }

    /// Divides the text into lines.
    fn cut(&self, setting: &Setting) -> Vec<Cut> {
        let count = self.clusters.len();
        if count == 0 {
            return Vec::new();
        }
        let limit = setting.width.map_or(f64::INFINITY, |width| width.get() * (1.0 + ROUNDING));
        // Most texts of a map are one line, and finding breaks costs as much as shaping.
        let inner = self.source.trim_end_matches(is_separator);
        if self.source.len() - inner.len() <= 1 && !inner.contains(is_separator) && self.width(0, count) <= limit {
            return vec![Cut { start: 0, end: count, hyphen: false }];
        }
        let breaks: Vec<Break> = allowed_breaks(&self.source, setting.language)
            .into_iter()
            .filter_map(|(byte, kind)| Some((self.cluster_at(byte)?, kind)))
            .collect();
        let mut cuts = Vec::new();
        let mut start = 0;
        let mut paragraph = 0;
        let mut next = 0;
        while start < count {
            while breaks.get(next).is_some_and(|(end, _)| *end <= start) {
                next += 1;
            }
            let after_hyphen = cuts.len() > paragraph && cuts.last().is_some_and(|cut: &Cut| self.ends_in_hyphen(cut));
            let line = Filling { text: self, limit, start, breaks: &breaks[next..], after_hyphen };
            let (cut, ends_paragraph) = line.fill(setting.hyphenate);
            start = cut.end;
            cuts.push(cut);
            if ends_paragraph {
                self.pull_down(&mut cuts[paragraph..], &breaks, limit);
                paragraph = cuts.len();
            }
        }
        cuts
    }

    /// Whether a reader sees a hyphen at the end of a line, added or written.
    fn ends_in_hyphen(&self, cut: &Cut) -> bool {
        cut.hyphen || self.source[..self.byte(self.seen(cut.start, cut.end))].ends_with(['-', '\u{2010}'])
    }

    /// Gives a lonely short word on the last line of a paragraph company from the line before.
    fn pull_down(&self, paragraph: &mut [Cut], breaks: &[Break], limit: f64) {
        let [.., before, last] = paragraph else { return };
        let word = self.source[self.byte(last.start)..self.byte(self.seen(last.start, last.end))].trim_start();
        if word.contains(char::is_whitespace) || word.chars().filter(|c| c.is_alphanumeric()).count() >= ORPHAN_LETTERS
        {
            return;
        }
        let inside = breaks.iter().rev().find(|(end, kind)| {
            *kind == BreakKind::Allowed
                && *end < before.end
                && *end > before.start
                && self.seen(before.start, *end) > before.start
        });
        if let Some((end, _)) = inside
            && self.width(*end, last.end) <= limit
        {
            before.end = *end;
            before.hyphen = false;
            last.start = *end;
        }
    }

    /// Makes the lines.
    fn assemble(&self, cuts: &[Cut], setting: &Setting) -> Block {
        let mut lines = Vec::with_capacity(cuts.len());
        let mut block = Block::default();
        for cut in cuts {
            let line = self.line(cut, block.height);
            block.width = block.width.max(line.0.width);
            block.height += line.1;
            lines.push(line.0);
        }
        let room = setting.width.unwrap_or(block.width);
        let share = match setting.align {
            Align::Start => 0.0,
            Align::Center => 0.5,
            Align::End => 1.0,
        };
        if share > 0.0 {
            for line in &mut lines {
                let shift = (room - line.width).max(Pt::ZERO) * share;
                for (x, _) in &mut line.runs {
                    *x += shift;
                }
            }
        }
        block.lines = lines;
        block
    }

    /// One line whose top is at `top`, and its height.
    fn line(&self, cut: &Cut, top: Pt) -> (Line, Pt) {
        let mut runs = Vec::new();
        let (mut ascent, mut descent, mut height) = (0.0_f64, 0.0_f64, 0.0_f64);
        let mut x = 0.0;
        let mut start = cut.start;
        let seen = self.seen(cut.start, cut.end);
        let mut width = self.edges[seen] - self.edges[cut.start];
        for part in self.clusters[cut.start..cut.end].chunk_by(|one, other| one.span == other.span) {
            let end = start + part.len();
            let style = self.styles[part[0].span];
            let hyphen = if cut.hyphen && end == cut.end { self.hyphen(end) } else { None };
            width += hyphen.map_or(0.0, |(_, advance)| advance);
            let (run, advance) = self.run(start..end, seen, &style, hyphen);
            ascent = ascent.max(style.face.ascent() * style.size.get());
            descent = descent.max(style.face.descent() * style.size.get());
            height = height.max(style.leading * style.size.get());
            runs.push((Pt(x), run));
            x += advance;
            start = end;
        }
        let baseline = top + Pt((height - ascent - descent) / 2.0 + ascent);
        (Line { runs, baseline, width: Pt(width) }, Pt(height))
    }

    /// The run of a stretch of clusters of one style, and the advance of all its glyphs. Clusters from `seen` on do not count
    /// in its width.
    #[expect(clippy::cast_possible_truncation, reason = "glyphs are placed in f32, and a text is far below 4 GB")]
    fn run(&self, range: Range<usize>, seen: usize, style: &Style, hyphen: Option<(u16, f64)>) -> (GlyphRun, f64) {
        let bytes = self.byte(range.start)..self.byte(range.end);
        let mut glyphs = Vec::new();
        let (mut pen, mut width) = (0.0, 0.0);
        for place in range.clone() {
            let cluster = &self.clusters[place];
            let last = self.clusters.get(place + 1).map_or(self.glyphs.len(), |next| next.glyph);
            let mut start = (self.byte(place) - bytes.start) as u32;
            let end = (self.byte(place + 1) - bytes.start) as u32;
            for glyph in &self.glyphs[cluster.glyph..last] {
                let x = (pen + glyph.offset) as f32;
                glyphs.push(Glyph { id: glyph.id, x, advance: glyph.advance as f32, start, end });
                pen += glyph.advance;
                start = end;
            }
            if place < seen {
                width = pen;
            }
        }
        if let Some((id, advance)) = hyphen {
            let end = bytes.len() as u32;
            glyphs.push(Glyph { id, x: pen as f32, advance: advance as f32, start: end, end });
            pen += advance;
            width = pen;
        }
        let run = GlyphRun {
            face: style.face,
            size: style.size,
            color: style.color,
            glyphs: glyphs.into(),
            text: self.source[bytes].into(),
            width: Pt(width),
        };
        (run, pen)
    }
}

/// One line while its end is looked for.
struct Filling<'a> {
    text: &'a Text,
    limit: f64,
    start: usize,
    /// The breaks after `start`.
    breaks: &'a [Break],
    /// Whether the line before ends in a hyphen.
    after_hyphen: bool,
}

impl Filling<'_> {
    /// Finds the end of the line, and whether it ends a paragraph.
    fn fill(&self, hyphenate: bool) -> (Cut, bool) {
        let count = self.text.clusters.len();
        let mut allowed = None;
        let mut kept = None;
        // The first break that lies beyond the line: no place after it can fit.
        let mut beyond = None;
        for &(end, kind) in self.breaks {
            if !self.fits(end) {
                beyond = Some(end);
                break;
            }
            match kind {
                BreakKind::Mandatory => return (self.cut(end, false), true),
                BreakKind::Allowed => allowed = Some(end),
                BreakKind::Kept => kept = Some(end),
                BreakKind::Soft => {}
            }
        }
        let beyond = beyond.unwrap_or(count);
        let floor = allowed.unwrap_or(self.start);
        let well_filled = self.text.width(self.start, floor) >= self.limit * WELL_FILLED;
        let too_long = self.text.width(floor, beyond) > self.limit;
        // Without hyphenation, a word that no line can hold is still better hyphenated than torn.
        // Two hyphens in a row only where the line would otherwise be torn.
        if (allowed.is_none() || ((!well_filled || too_long) && !self.after_hyphen))
            && let Some(end) = self.last_hyphen(floor, beyond, hyphenate || (too_long && kept.is_none()))
        {
            return (self.cut(end, true), false);
        }
        let end = allowed.or(kept).unwrap_or_else(|| self.torn());
        // Torn before a line feed: the feed goes with the line and ends the paragraph.
        let ends_paragraph = end == count || self.text.source[..self.text.byte(end)].ends_with(is_separator);
        (self.cut(end, false), ends_paragraph)
    }

    /// Whether a line up to `end` is narrow enough; nothing fits a width that is not a number.
    fn fits(&self, end: usize) -> bool {
        self.text.width(self.start, end) <= self.limit
    }

    const fn cut(&self, end: usize, hyphen: bool) -> Cut {
        Cut { start: self.start, end, hyphen }
    }

    /// The last place between `floor` and `beyond` where the line fits with a hyphen added.
    fn last_hyphen(&self, floor: usize, beyond: usize, hyphenate: bool) -> Option<usize> {
        let text = self.text;
        let fits = |end: usize| {
            let hyphen = text.hyphen(end).map(|(_, advance)| advance);
            hyphen.is_some_and(|advance| text.edges[end] - text.edges[self.start] + advance <= self.limit)
        };
        let soft = self.breaks.iter().take_while(|(end, _)| *end <= beyond);
        let soft = soft
            .filter(|(end, kind)| *kind == BreakKind::Soft && *end > floor && fits(*end))
            .map(|(end, _)| *end)
            .last();
        if !hyphenate {
            return soft;
        }
        // Whole words, also where the line begins or overflows in the middle of one: the patterns know words, not parts.
        let source = &text.source;
        // The next place for a break may be a whole book away; what lies beyond the line is read to the end of its word.
        let reach =
            self.start + text.edges[self.start..].partition_point(|edge| edge - text.edges[self.start] <= self.limit);
        let (from, to) = (text.byte(floor), text.byte(beyond.min(reach.max(floor))));
        // No word is so long; without a bound, a text without spaces would be read again for each of its lines.
        let mut back = source[..from].char_indices().rev().take(LONGEST_WORD);
        let from = match back.find(|(_, character)| character.is_whitespace()) {
            Some((space, _)) => next_char(source, space),
            None if from <= LONGEST_WORD => 0,
            None => return soft,
        };
        let ahead = source[to..].chars().take(LONGEST_WORD).take_while(|character| !character.is_whitespace());
        let to = to + ahead.map(char::len_utf8).sum::<usize>();
        let mut best = soft;
        let mut at = from;
        for token in source[from..to].split(char::is_whitespace) {
            let start = at;
            at = next_char(source, start + token.len());
            for point in hyphen_points(token) {
                let Some(end) = text.cluster_at(start + point) else { continue };
                if end > floor && best.is_none_or(|best| end > best) && fits(end) {
                    best = Some(end);
                }
            }
        }
        best
    }

    /// The last grapheme boundary at which the line fits; the first one, where not even a grapheme does.
    fn torn(&self) -> usize {
        let text = self.text;
        let count = text.clusters.len();
        let rest = text.byte(self.start);
        let mut end = None;
        let mut at = rest;
        let mut cluster = self.start;
        for grapheme in text.source[rest..].graphemes(true) {
            at += grapheme.len();
            while cluster < count && text.byte(cluster) < at {
                cluster += 1;
            }
            // Within a cluster no line ends.
            if text.byte(cluster) != at {
                continue;
            }
            if end.is_some() && !self.fits(cluster) {
                break;
            }
            end = Some(cluster);
        }
        let mut end = end.unwrap_or(count).max(self.start + 1);
        // Spaces that follow hang at the end of this line, up to its line feed.
        while end < count && text.clusters[end].hangs && !text.source[..text.byte(end)].ends_with(is_separator) {
            end += 1;
        }
        end
    }
}

/// The byte after the character at `at`, or the end of the text.
fn next_char(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(text.len(), |character| at + character.len_utf8())
}

/// Whether a character takes no room at the end of a line: spaces at which a line may be broken, and what breaks it.
fn hangs(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Rgba;
    use crate::text::Face;
    use proptest::prelude::*;

    const INK: Rgba = Rgba { r: 27, g: 28, b: 32, a: 255 };

    const STORY: &str = "Я вывожу свой магазин на маркетплейсы и хочу за 14 дней понять, окупится ли реклама: сейчас конверсия \
        18 %, а средний чек — 1 234 ₽. Без поддержки персонального менеджера перераспределение остатков по складам \
        https://example.ru/catalogue/very-long-address?utm_source=journey занимает неделю, т. е. слишком долго для нас.";

    fn style(size: f64) -> Style {
        Style::new(Face::Regular, Pt(size), INK)
    }

    fn within(width: f64) -> Setting {
        Setting { width: Some(Pt(width)), ..Setting::default() }
    }

    fn lines(block: &Block) -> Vec<String> {
        block.lines.iter().map(|line| line.runs.iter().map(|(_, run)| shown(run)).collect()).collect()
    }

    /// What a reader sees of a run: its text and the hyphen that was added.
    fn shown(run: &GlyphRun) -> String {
        let added = run.glyphs.iter().any(|glyph| glyph.start == glyph.end && glyph.start as usize == run.text.len());
        format!("{}{}", run.text, if added { "-" } else { "" })
    }

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
    fn an_empty_text_has_no_lines() {
        for block in [set_one("", style(10.0), &within(100.0)), set(&[], &Setting::default())] {
            assert_eq!(block, Block::default());
        }
        assert_eq!(measure("", style(10.0)), Pt::ZERO);
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
    fn widths_scale_exactly() {
        for width in (20..400).step_by(7) {
            let width = f64::from(width);
            let once = set_one(STORY, style(10.0), &within(width));
            let twice = set_one(STORY, style(20.0), &within(2.0 * width));
            assert_eq!(lines(&once), lines(&twice));
            assert!((twice.height.get() - 2.0 * once.height.get()).abs() < 1e-3);
            assert!(once.runs().map(|run| run.glyphs.len()).sum::<usize>() > STORY.chars().count() / 2);
            for (one, two) in once.lines.iter().zip(&twice.lines) {
                assert!((two.baseline.get() - 2.0 * one.baseline.get()).abs() < 1e-3);
                for ((_, one), (_, two)) in one.runs.iter().zip(&two.runs) {
                    for (one, two) in one.glyphs.iter().zip(two.glyphs.iter()) {
                        assert!((two.x - 2.0 * one.x).abs() < 1e-3);
                    }
                }
            }
        }
    }

    #[test]
    fn a_text_fits_the_width_it_measures() {
        let text = STORY.replace("\u{AD}", "");
        let width = measure(&text, style(9.7));
        let block = set_one(&text, style(9.7), &Setting { width: Some(width), ..Setting::default() });
        assert_eq!(block.lines.len(), 1);
        assert!((block.width - width).get().abs() < 1e-9);
    }

    #[test]
    fn the_space_of_a_break_stays_but_has_no_width() {
        let block = set_one("магазин магазин", style(10.0), &within(50.0));
        assert_eq!(lines(&block), ["магазин ", "магазин"]);
        let [first, second] = [&block.lines[0], &block.lines[1]];
        assert!((first.width - second.width).get().abs() < 1e-9);
        let glyphs = &first.runs[0].1.glyphs;
        assert!(glyphs[glyphs.len() - 1].advance > 0.0);
        assert_eq!(first.runs[0].1.width, first.width);
    }

    #[test]
    fn a_line_feed_ends_its_line_and_none_follows_the_last() {
        let block = set_one("Этап\n\nЕщё\tэтап\u{85}\r\n", style(10.0), &Setting::default());
        assert_eq!(lines(&block), ["Этап\n", "\n", "Ещё этап\u{A0} \n"]);
        assert!((block.height.get() - 39.0).abs() < 1e-9);
        assert!(block.missing().is_empty());
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
        assert!((open.width - measure("сверхзаказ", style(10.0).with_tracking(0.1))).get().abs() < 0.2);
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
        let width = measure("Оформление заказа", style(10.0)).get() + 1.0;
        assert_eq!(lines(&set_one(text, style(10.0), &within(width))), ["Оформление ", "заказа тут"]);
    }

    #[test]
    fn a_long_address_is_torn_rather_than_let_out() {
        let block = set_one("https://examplecatalogue", style(10.0), &within(40.0));
        assert!(block.lines.len() > 2);
        assert!(block.width.get() <= 40.0);
    }

    #[test]
    fn alignment_moves_lines_within_the_width() {
        let setting = |align| Setting { align, ..within(100.0) };
        for (align, share) in [(Align::Start, 0.0), (Align::Center, 0.5), (Align::End, 1.0)] {
            let block = set_one("путь", style(10.0), &setting(align));
            let (x, run) = &block.lines[0].runs[0];
            assert!((x.get() - (100.0 - run.width.get()) * share).abs() < 1e-9);
        }
    }

    #[test]
    fn styles_share_a_baseline_and_the_tallest_sets_the_line() {
        let big = Style::new(Face::Bold, Pt(20.0), INK);
        let block =
            set(&[Span { text: "18", style: big }, Span { text: " дней", style: style(10.0) }], &Setting::default());
        assert_eq!(block.lines.len(), 1);
        assert!((block.height.get() - 26.0).abs() < 1e-9);
        // Ascent and descent of 20 pt, 24 pt together, in the middle of 26 pt.
        assert!((block.lines[0].baseline.get() - (1.0 + 19.6)).abs() < 1e-6);
        let items: Vec<_> = block.items(Point::new(5.0, 7.0)).collect();
        assert_eq!(items.len(), 2);
        assert!((items[1].0.x - (5.0 + items[0].1.width.get())).abs() < 1e-9);
        assert!((items[1].0.y - (7.0 + 20.6)).abs() < 1e-6);
        assert_eq!(block.text(), "18 дней");
    }

    #[test]
    fn missing_characters_are_named_once() {
        let block = set_one(
            "漢字漢 ok\u{2009}\u{202F}\u{A0}\u{2007}\u{2003}\u{200B}\u{2060}\u{AD}",
            style(10.0),
            &Setting::default(),
        );
        assert_eq!(block.missing(), ['漢', '字']);
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

    fn words() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            6 => "[а-яё]{1,16}",
            2 => "[a-z]{1,14}",
            1 => "[А-ЯЁ]{2,5}",
            1 => "[0-9]{1,6}",
            1 => Just("—".to_owned()),
            1 => "(«[а-я]{1,9}»|https://[a-z/.]{1,30}|[а-я]{1,8}-[а-я]{1,8}|[а-я]{3,8}\u{AD}[а-я]{3,8}|№|%|₽|т\\.|👩‍👩‍👧|е\u{301})",
            1 => any::<String>(),
        ];
        let space = prop_oneof![9 => Just(" "), 1 => Just("\n"), 1 => Just("\u{A0}"), 1 => Just("  "), 1 => Just("\t")];
        prop::collection::vec((word, space), 0..24)
            .prop_map(|parts| parts.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
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

        #[test]
        fn every_byte_of_the_source_is_on_a_line(text in words(), width in 1.0..300.0_f64, cut in 0..40_usize) {
            let mut cut = cut.min(text.len());
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            let spans = [Span { text: &text[..cut], style: style(10.0) }, Span { text: &text[cut..], style: style(12.0) }];
            let block = set(&spans, &within(width));
            let said = block.text();
            prop_assert_eq!(said.len(), text.len());
            for (says, was) in said.chars().zip(text.chars()) {
                prop_assert!(says == was || was.is_control(), "{says:?} for {was:?}");
            }
            for run in block.runs() {
                let mut at = 0;
                for glyph in run.glyphs.iter() {
                    prop_assert!(glyph.start == at || glyph.start == glyph.end, "a gap in {:?}", run);
                    at = glyph.end;
                }
                prop_assert_eq!(at as usize, run.text.len());
            }
        }

        #[test]
        fn odd_widths_and_sizes_still_end(text in words(), width in prop::num::f64::ANY, size in prop::num::f64::ANY) {
            let block = set_one(&text, style(size), &within(width));
            prop_assert_eq!(block.text().len(), text.len());
        }
    }
}
