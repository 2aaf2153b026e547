//! A text that was shaped once, in font units: every size of type and every width share it.
//!
//! Ten thousand cards are held so at once, hence the narrow numbers and the boxed slices.

use super::bidi::Levels;
use super::breaks::hyphen_points;
use super::itemise::itemise;
use super::shape::{ShapedGlyph, is_separator, shape, shape_letters};
use super::{BreakKind, Face, Language, Span, Style, allowed_breaks};
use std::sync::OnceLock;

/// How many letters of a word are looked through for places of hyphens: a text without spaces may be a whole book.
const LONGEST_WORD: usize = 256;

/// A text as its faces shape it, in font units, with the places where its lines may end. Neither sizes of type nor colours nor line
/// heights bear on it: they come with [`Self::set`] and [`Self::measure`].
///
/// Control characters and tabs count as spaces; a line feed (or U+2028, U+2029) ends its line and adds none after the last.
#[derive(Debug)]
pub struct ShapedText {
    /// The spans' texts, one after another, control characters replaced by spaces of the same number of bytes.
    pub(super) source: Box<str>,
    language: Language,
    /// Whether nothing but the width can end a line: no line feed stands before the text's last byte.
    pub(super) one_paragraph: bool,
    glyphs: Box<[ShapedGlyph]>,
    /// The clusters, and one more that begins where the last ends.
    clusters: Box<[Cluster]>,
    pub(super) spans: Box<[ShapedSpan]>,
    /// Found when a text does not fit on one line.
    breaks: OnceLock<Box<[LineBreak]>>,
    /// Found when a line is worth hyphenating.
    words: OnceLock<Box<[HyphenWord]>>,
}

/// The characters that cannot be parted, with the glyphs that draw them.
#[derive(Clone, Copy, Debug)]
struct Cluster {
    /// First byte in the whole text.
    byte: u32,
    /// First glyph.
    glyph: u32,
}

/// A stretch of a span that is of one face and one direction: nearly always the whole span.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShapedSpan {
    /// The face that draws it, which may be the system's where that of the style lacks something.
    pub(super) face: Face,
    /// The span of which it is, and so its style.
    pub(super) style: u32,
    /// Even where it is read from left to right, as `unicode_bidi` counts.
    pub(super) level: u8,
    /// Whether its paragraph is read from right to left as a whole.
    pub(super) is_in_rtl: bool,
    /// Font units in one em.
    pub(super) units_per_em: f64,
    /// Space after each cluster, in em.
    pub(super) tracking: f64,
    /// The cluster after its last.
    pub(super) end: usize,
}

impl ShapedSpan {
    /// Whether it is read from right to left.
    pub(super) const fn is_rtl(&self) -> bool {
        self.level % 2 == 1
    }

    /// Advance of a glyph in em. An accent is set on its letter, so only the last glyph of a cluster is followed by tracking. A
    /// soft hyphen in the middle of a line shows nothing and must not open a gap either.
    pub(super) fn advance(&self, glyph: ShapedGlyph, last: bool) -> f64 {
        let tracking = if last && glyph.advance != 0 { self.tracking } else { 0.0 };
        f64::from(glyph.advance) / self.units_per_em + tracking
    }

    /// The hyphen that is added at the end of a line: its glyph, and its advance in em.
    pub(super) fn hyphen(&self) -> Option<(u16, f64)> {
        let (glyph, advance) = self.face.hyphen()?;
        Some((glyph, advance + self.tracking))
    }
}

/// A place where a line may or must end.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineBreak {
    end: u32,
    seen: u32,
    pub(super) kind: BreakKind,
}

impl LineBreak {
    /// The cluster that begins the next line.
    pub(super) const fn end(self) -> usize {
        self.end as usize
    }

    /// The end of what is seen of a line from `start` to here.
    pub(super) const fn seen(self, start: usize) -> usize {
        let seen = self.seen as usize;
        if seen < start { start } else { seen }
    }
}

/// Characters without a space among them.
#[derive(Debug)]
struct HyphenWord {
    /// First byte.
    start: u32,
    /// The clusters before which a hyphen may be added, ascending; found when a line that ends in this word asks.
    points: OnceLock<Box<[u32]>>,
}

impl ShapedText {
    /// The text: what all spans say, one after another.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source
    }

    /// Shapes a text of one or more styles. The language says whose typographic rules its breaks follow; hyphenation follows
    /// the script of each word instead.
    #[must_use]
    pub fn new(spans: &[Span<'_>], language: Language) -> Self {
        let mut source = String::with_capacity(spans.iter().map(|span| span.text.len()).sum());
        for span in spans {
            // The replacements are as long as what they replace, so bytes of the runs are bytes of the source.
            source.extend(span.text.chars().map(|character| match character {
                '\n' => '\n',
                '\0'..'\u{80}' if character.is_control() => ' ',
                _ if character.is_control() => '\u{A0}',
                _ => character,
            }));
        }
        let levels = Levels::of(&source);
        let letters = source.chars().count();
        let mut shaping = Shaping {
            glyphs: Vec::with_capacity(letters),
            clusters: Vec::with_capacity(letters + 1),
            spans: Vec::with_capacity(spans.len()),
            rtl: Vec::new(),
            spans_begin: 0,
        };
        let mut from = 0;
        for (index, span) in spans.iter().enumerate() {
            let text = &source[from..from + span.text.len()];
            shaping.spans_begin = shaping.clusters.len();
            for paragraph in text.split_inclusive(is_separator) {
                shaping.paragraph(paragraph, from, (index, &span.style), levels.as_ref());
                from += paragraph.len();
            }
        }
        let Shaping { glyphs, mut clusters, spans: shaped, .. } = shaping;
        // A face may draw nothing for an invisible character; its bytes then belong to the cluster before, and at the
        // very beginning to the first one.
        if let Some(first) = clusters.first_mut() {
            first.byte = 0;
        }
        clusters.push(Cluster { byte: to_u32(source.len()), glyph: to_u32(glyphs.len()) });
        let inner = source.trim_end_matches(is_separator);
        Self {
            one_paragraph: source.len() - inner.len() <= 1 && !inner.contains(is_separator),
            source: source.into(),
            language,
            glyphs: glyphs.into(),
            clusters: clusters.into(),
            spans: shaped.into(),
            breaks: OnceLock::new(),
            words: OnceLock::new(),
        }
    }

    /// The glyphs of a cluster, each with its advance in em.
    pub(super) fn cluster_glyphs<'a>(
        &'a self,
        cluster: usize,
        span: &'a ShapedSpan,
    ) -> impl Iterator<Item = (ShapedGlyph, f64)> + 'a {
        let glyphs = self.clusters[cluster].glyph as usize..self.clusters[cluster + 1].glyph as usize;
        let last = glyphs.end;
        glyphs.map(move |place| (self.glyphs[place], span.advance(self.glyphs[place], place + 1 == last)))
    }

    /// How many clusters there are.
    pub(super) fn count(&self) -> usize {
        self.clusters.len() - 1
    }

    /// First byte of a cluster; the length of the text for the place after the last.
    pub(super) fn byte(&self, cluster: usize) -> usize {
        self.clusters[cluster].byte as usize
    }

    /// The cluster that begins at a byte; `None` within a cluster.
    fn cluster_at(&self, byte: usize) -> Option<u32> {
        self.clusters.binary_search_by_key(&to_u32(byte), |cluster| cluster.byte).ok().map(to_u32)
    }

    /// The span in which a cluster stands.
    pub(super) fn span_of(&self, cluster: usize) -> usize {
        self.spans.partition_point(|span| span.end <= cluster)
    }

    /// What a stretch of clusters says.
    pub(super) fn said(&self, start: usize, end: usize) -> &str {
        &self.source[self.byte(start)..self.byte(end)]
    }

    /// Whether a cluster takes no room at the end of a line. An accent on a space is seen, so it must be nothing but spaces.
    pub(super) fn hangs(&self, cluster: usize) -> bool {
        self.said(cluster, cluster + 1).chars().all(hangs)
    }

    /// The end of what is seen of a line: neither the spaces at its end nor, where its break takes the place of that, the dot between
    /// two parts of a caption.
    pub(super) fn seen(&self, start: usize, end: usize) -> usize {
        let seen = self.seen_before(start, end);
        if seen == end || end == self.count() || seen <= start || self.said(seen - 1, seen) != "·" {
            return seen;
        }
        let before = self.seen_before(start, seen - 1);
        let parts = start < before && before < seen - 1 && !self.said(seen, end).contains(is_separator);
        if parts { before } else { seen }
    }

    /// The end of what stands before the spaces at the end of a stretch.
    fn seen_before(&self, start: usize, end: usize) -> usize {
        end - (start..end).rev().take_while(|cluster| self.hangs(*cluster)).count()
    }

    /// Whether so many letters of a word stand before and after a place.
    pub(super) fn parts_well(&self, cluster: usize, letters: usize) -> bool {
        let (before, after) = self.source.split_at(self.byte(cluster));
        let are_letters = |side: &mut dyn Iterator<Item = char>| {
            side.take(letters).filter(|letter| letter.is_alphabetic()).count() == letters
        };
        are_letters(&mut before.chars().rev()) && are_letters(&mut after.chars())
    }

    /// Whether what stands before a place is running text; bold type is a name or the lead of a paragraph.
    pub(super) fn is_running(&self, cluster: usize) -> bool {
        let span = cluster.checked_sub(1).and_then(|before| self.spans.get(self.span_of(before)));
        span.is_some_and(|span| span.face == Face::Regular)
    }

    /// Every place where a line may or must end, ascending.
    pub(super) fn breaks(&self) -> &[LineBreak] {
        self.breaks.get_or_init(|| {
            let mut before = LineBreak { end: 0, seen: 0, kind: BreakKind::Allowed };
            let at = |(byte, kind): (usize, BreakKind)| {
                let end = self.cluster_at(byte)?;
                let seen = to_u32(self.seen(before.end(), end as usize));
                // Where nothing but spaces follows the break before, they hang together with those before it.
                let seen = if seen == before.end { before.seen } else { seen };
                before = LineBreak { end, seen, kind };
                Some(before)
            };
            allowed_breaks(&self.source, self.language).into_iter().filter_map(at).collect()
        })
    }

    /// The clusters before which a hyphen may be added, in the words from one byte to another: from the last to the first.
    pub(super) fn hyphens_from_last(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let words = self.words.get_or_init(|| {
            let spaces = self.source.char_indices().filter(|(_, character)| character.is_whitespace());
            let after = spaces.map(|(at, space)| at + space.len_utf8());
            let starts = [0].into_iter().chain(after);
            starts.map(|start| HyphenWord { start: to_u32(start), points: OnceLock::new() }).collect()
        });
        let first = words.partition_point(|word| word.start as usize <= from).saturating_sub(1);
        let last = words.partition_point(|word| word.start as usize <= to);
        words[first..last].iter().rev().flat_map(|word| self.points(word).iter().rev()).map(|point| *point as usize)
    }

    fn points<'a>(&self, word: &'a HyphenWord) -> &'a [u32] {
        word.points.get_or_init(|| {
            let start = word.start as usize;
            let letters = self.source[start..].chars().take(LONGEST_WORD);
            let bytes = letters.take_while(|letter| !letter.is_whitespace()).map(char::len_utf8).sum::<usize>();
            let points = hyphen_points(&self.source[start..start + bytes]);
            points.into_iter().filter_map(|point| self.cluster_at(start + point)).collect()
        })
    }
}

/// A text while it is shaped.
struct Shaping {
    glyphs: Vec<ShapedGlyph>,
    clusters: Vec<Cluster>,
    spans: Vec<ShapedSpan>,
    /// The glyphs of what is read from right to left, while they are put into the order of the text.
    rtl: Vec<(u32, ShapedGlyph)>,
    /// The first cluster of the span that is shaped.
    spans_begin: usize,
}

impl Shaping {
    /// Adds a paragraph, or its part that is of one style, which begins at a byte of the text.
    fn paragraph(&mut self, text: &str, at: usize, style: (usize, &Style), levels: Option<&Levels>) {
        let from = to_u32(at);
        if levels.is_none()
            && shape_letters(text, style.1.face, |byte, glyph| self.take(from.saturating_add(byte), glyph))
        {
            self.end_stretch(style, style.1.face, (0, false));
            return;
        }
        for stretch in itemise(text, at, style.1.face, levels) {
            let from = from.saturating_add(to_u32(stretch.bytes.start));
            let words = &text[stretch.bytes.clone()];
            if stretch.level % 2 == 0 {
                shape(words, stretch.face, false, |byte, glyph| self.take(from.saturating_add(byte), glyph));
            } else {
                let mut glyphs = std::mem::take(&mut self.rtl);
                glyphs.clear();
                shape(words, stretch.face, true, |byte, glyph| glyphs.push((from.saturating_add(byte), glyph)));
                // Clusters stand in the order of the text; the glyphs of each as they are drawn.
                for cluster in glyphs.chunk_by(|one, other| one.0 == other.0).rev() {
                    for (byte, glyph) in cluster {
                        self.take(*byte, *glyph);
                    }
                }
                self.rtl = glyphs;
            }
            self.end_stretch(style, stretch.face, (stretch.level, stretch.is_in_rtl));
        }
    }

    fn take(&mut self, byte: u32, glyph: ShapedGlyph) {
        if self.clusters.len() == self.spans_begin || self.clusters.last().is_some_and(|last| last.byte != byte) {
            self.clusters.push(Cluster { byte, glyph: to_u32(self.glyphs.len()) });
        }
        self.glyphs.push(glyph);
    }

    /// Ends what is drawn in one face and read in one direction.
    fn end_stretch(&mut self, (index, style): (usize, &Style), face: Face, (level, is_in_rtl): (u8, bool)) {
        let end = self.clusters.len();
        let (index, begins) = (to_u32(index), self.spans.last().map_or(0, |last| last.end));
        if begins == end {
            return;
        }
        // What follows on the paragraph before looks alike.
        if let Some(last) = self.spans.last_mut()
            && (last.style, last.face, last.level, last.is_in_rtl) == (index, face, level, is_in_rtl)
        {
            last.end = end;
            return;
        }
        // Letters that are joined by their strokes cannot be set apart.
        let tracking = if level % 2 == 1 { 0.0 } else { style.tracking };
        let units_per_em = face.units_per_em();
        self.spans.push(ShapedSpan { face, style: index, level, is_in_rtl, units_per_em, tracking, end });
    }
}

/// A place in a text. A document is limited to far less than 4 GB.
fn to_u32(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Whether a character takes no room at the end of a line: spaces at which a line may be broken, and what breaks it.
fn hangs(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{202F}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{STORY, style, within};

    #[test]
    fn the_text_of_a_card_is_shared_by_threads_and_takes_less_than_two_kilobytes() {
        const fn is_shared<T: Send + Sync>(_: &T) {}
        let style = style(10.0);
        let words = "Предприниматель сопоставляет условия нескольких маркетплейсов";
        let text = ShapedText::new(&[Span { text: words, style }], Language::Ru);
        is_shared(&text);
        assert!(text.measure(&[style], &within(60.0)).lines.len() > 3);
        let ShapedText { source, language: _, one_paragraph: _, glyphs, clusters, spans, breaks, words } = &text;
        let (breaks, words) = (breaks.get().expect("found"), words.get().expect("found"));
        let points: usize =
            words.iter().filter_map(|word| word.points.get()).map(|points| size_of_val(&**points)).sum();
        let held = [size_of_val(&**source), size_of_val(&**glyphs), size_of_val(&**clusters)];
        let found = [size_of_val(&**spans), size_of_val(&**breaks), size_of_val(&**words), points];
        let bytes = size_of_val(&text) + held.iter().chain(&found).sum::<usize>();
        assert!(bytes < 1_700, "{bytes} bytes for {} letters", text.count());
    }

    #[test]
    fn a_word_is_hyphenated_once_for_every_size_and_width() {
        use crate::text::breaks::PATTERNS_READ;
        let shaped = ShapedText::new(&[Span { text: STORY, style: style(10.0) }], Language::Ru);
        PATTERNS_READ.set(0);
        let lines = |size: u32| shaped.measure(&[style(f64::from(size))], &within(120.0)).lines.len();
        assert!((6..16).map(lines).max() > (6..16).map(lines).min());
        let read = PATTERNS_READ.get();
        assert!((1..=STORY.len()).contains(&read), "{read} bytes of {} were looked through for hyphens", STORY.len());
    }
}
