//! Setting: shaped text and where its lines end → lines of glyph runs, or their measures alone.

use super::bidi::places;
use super::lines::{LineRange, break_into_lines};
use super::shaped::ShapedText;
use super::sized::SizedText;
use super::{Align, Block, Glyph, GlyphRun, Language, Setting, Span, Style, TextLine};
use crate::units::Pt;
use std::ops::Range;

/// Sets a text of one or more styles. What is set more than once, at several sizes or widths, is better kept as a
/// [`ShapedText`].
#[must_use]
pub fn set(spans: &[Span<'_>], language: Language, setting: &Setting) -> Block {
    let styles: Vec<Style> = spans.iter().map(|span| span.style).collect();
    ShapedText::new(spans, language).set(&styles, setting)
}

/// Sets a text of one style.
#[must_use]
pub fn set_one(text: &str, style: Style, language: Language, setting: &Setting) -> Block {
    set(&[Span { text, style }], language, setting)
}

/// Width of a text on one line, without its trailing spaces.
#[must_use]
pub fn line_width(text: &str, style: Style) -> Pt {
    // Whose rules its breaks would follow does not matter: nothing ends its line.
    let shaped = ShapedText::new(&[Span { text, style }], Language::default());
    SizedText::new(&shaped, &[style]).map_or(Pt::ZERO, |text| Pt(text.seen_length(0, shaped.count())))
}

impl ShapedText {
    /// Sets the text: one style for each of its spans, whose faces and tracking are those it was shaped with. Spans beyond the
    /// last style look like it.
    #[must_use]
    pub fn set(&self, styles: &[Style], setting: &Setting) -> Block {
        let Some(text) = SizedText::new(self, styles) else { return Block::default() };
        let ranges = break_into_lines(&text, setting);
        let mut block = stack(&text, &ranges, setting);
        for (line, range) in block.lines.iter_mut().zip(&ranges) {
            line.runs = runs(&text, *range, setting);
        }
        let share = match setting.align {
            Align::Start => return block,
            Align::Center => 0.5,
            Align::End => 1.0,
        };
        let room = setting.width.unwrap_or(block.width);
        for line in &mut block.lines {
            let shift = (room - line.width).max(Pt::ZERO) * share;
            for (x, _) in &mut line.runs {
                *x += shift;
            }
        }
        block
    }

    /// The block that [`Self::set`] gives with the same lines, which have no runs: for whoever wants to know how much room a
    /// text takes, at a small part of the cost.
    #[must_use]
    pub fn measure(&self, styles: &[Style], setting: &Setting) -> Block {
        let text = SizedText::new(self, styles);
        text.map(|text| stack(&text, &break_into_lines(&text, setting), setting)).unwrap_or_default()
    }
}

/// Lines without runs, one below the other.
fn stack(text: &SizedText<'_>, ranges: &[LineRange], setting: &Setting) -> Block {
    let mut block = Block { lines: Vec::with_capacity(ranges.len()), ..Block::default() };
    for &range in ranges {
        let (mut ascent, mut descent, mut height) = (0.0_f64, 0.0_f64, 0.0_f64);
        for (span, _) in stretches(text.shaped, range) {
            // A line stands where its own face puts it, whatever draws the characters that it lacks.
            let style = text.style(span);
            ascent = ascent.max(style.face.ascent() * style.size.get());
            descent = descent.max(style.face.descent() * style.size.get());
            height = height.max(style.leading * style.size.get());
        }
        let hyphen = if range.hyphen { text.hyphen_length(range.end) } else { None };
        let width = text.seen_length(range.start, range.end) + hyphen.unwrap_or(0.0);
        let width = Pt(width - text.hanging(range.start, setting));
        let baseline = block.height + Pt((height - ascent - descent) / 2.0 + ascent);
        block.lines.push(TextLine { runs: Vec::new(), baseline, width, torn: range.torn, hyphen: range.hyphen });
        block.width = block.width.max(width);
        block.height += Pt(height);
    }
    block
}

/// The clusters of a line by the spans in which they stand.
fn stretches(shaped: &ShapedText, range: LineRange) -> impl Iterator<Item = (usize, Range<usize>)> {
    let (mut start, end) = (range.start, range.end);
    let stretch = move |span: usize| {
        let stretch = start..shaped.spans[span].end.min(end);
        start = stretch.end;
        (span, stretch)
    };
    (shaped.span_of(start)..shaped.spans.len()).map(stretch).filter(|(_, stretch)| !stretch.is_empty())
}

/// The runs of a line, each with its distance from the left edge.
fn runs(text: &SizedText<'_>, range: LineRange, setting: &Setting) -> Vec<(Pt, GlyphRun)> {
    let shaped = text.shaped;
    let seen = shaped.seen(range.start, range.end);
    if stretches(shaped, range).any(|(span, _)| shaped.spans[span].level > 0) {
        return runs_of_both_directions(text, range, seen, -text.hanging(range.start, setting));
    }
    let mut runs = Vec::new();
    let mut x = -text.hanging(range.start, setting);
    for (span, stretch) in stretches(shaped, range) {
        let hyphen = range.hyphen && stretch.end == range.end;
        let (run, advance) = run(text, span, stretch, seen, hyphen);
        runs.push((Pt(x), run));
        x += advance;
    }
    runs
}

/// The runs of a line in which something is read from right to left, in the order of the text. Spaces at which the line was broken
/// hang beyond the end at which it is read last. The line begins at `begin`.
fn runs_of_both_directions(text: &SizedText<'_>, range: LineRange, seen: usize, begin: f64) -> Vec<(Pt, GlyphRun)> {
    let shaped = text.shaped;
    let (mut shown, mut levels, mut lengths, mut hung) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (span, stretch) in stretches(shaped, range) {
        let hyphen = range.hyphen && stretch.end == range.end;
        let end = stretch.end.min(seen).max(stretch.start);
        if stretch.start < end {
            let (run, advance) = run(text, span, stretch.start..end, seen, hyphen);
            shown.push(run);
            levels.push(shaped.spans[span].level);
            lengths.push(advance);
        }
        if end < stretch.end {
            hung.push((span, run(text, span, end..stretch.end, seen, false)));
        }
    }
    let places = places(&levels, &lengths);
    let (mut left, mut right) = (begin, begin + lengths.iter().sum::<f64>());
    let mut runs: Vec<(Pt, GlyphRun)> = places.into_iter().map(|place| Pt(begin + place)).zip(shown).collect();
    for (span, (run, advance)) in hung {
        if shaped.spans[span].is_in_rtl {
            left -= advance;
            runs.push((Pt(left), run));
        } else {
            runs.push((Pt(right), run));
            right += advance;
        }
    }
    runs
}

/// The run of a stretch of clusters of one span, and the advance of all its glyphs. Clusters from `seen` on do not count in its
/// width.
#[expect(clippy::cast_possible_truncation, reason = "glyphs are placed in f32, and a text is far below 4 GB")]
fn run(text: &SizedText<'_>, span: usize, stretch: Range<usize>, seen: usize, hyphen: bool) -> (GlyphRun, f64) {
    let shaped = text.shaped;
    let (of, style) = (&shaped.spans[span], text.style(span));
    let size = style.size.get();
    let said = shaped.said(stretch.start, stretch.end);
    let base = shaped.byte(stretch.start);
    let mut glyphs = Vec::with_capacity(stretch.len() + 1);
    let (mut pen, mut width) = (0.0, 0.0);
    let added = of.hyphen().filter(|_| hyphen).map(|(id, advance)| (id, advance * size));
    let hyphen_at = |pen: f64, (id, advance): (u16, f64)| {
        let end = said.len() as u32;
        Glyph { id, x: pen as f32, y: 0.0, advance: advance as f32, start: end, end }
    };
    let space = of.face.glyph_id(' ').unwrap_or_default();
    if let Some(added) = added.filter(|_| of.is_rtl()) {
        glyphs.push(hyphen_at(0.0, added));
        pen += added.1;
    }
    let (first, last) = (stretch.start, stretch.end);
    for step in 0..stretch.len() {
        let cluster = if of.is_rtl() { last - 1 - step } else { first + step };
        let start = (shaped.byte(cluster) - base) as u32;
        let mut end = (shaped.byte(cluster + 1) - base) as u32;
        for (glyph, advance) in shaped.cluster_glyphs(cluster, of) {
            let advance = advance * size;
            let x = (pen + f64::from(glyph.offset) / of.units_per_em * size) as f32;
            // Zero less nothing is zero, not its negative, which is another number to whoever compares bits.
            let y = (0.0 - f64::from(glyph.rise) / of.units_per_em * size) as f32;
            // A dot whose place a break has taken is as little seen as the spaces around it.
            let id = if cluster < seen || shaped.hangs(cluster) { glyph.id } else { space };
            glyphs.push(Glyph { id, x, y, advance: advance as f32, start, end });
            pen += advance;
            end = start;
        }
        if cluster < seen {
            width = pen;
        }
    }
    if let Some(added) = added.filter(|_| !of.is_rtl()) {
        glyphs.push(hyphen_at(pen, added));
        pen += added.1;
        width = pen;
    }
    let run = GlyphRun {
        face: of.face,
        size: style.size,
        color: style.color,
        glyphs: glyphs.into(),
        text: said.into(),
        width: Pt(width),
        rtl: of.is_rtl(),
    };
    (run, pen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Face;
    use crate::text::testing::{INK, STORY, lines, set, set_one, style, within, words};
    use kurbo::Point;
    use proptest::prelude::*;

    #[test]
    fn an_empty_text_has_no_lines() {
        for block in [set_one("", style(10.0), &within(100.0)), set(&[], &Setting::default())] {
            assert_eq!(block, Block::default());
        }
        assert_eq!(line_width("", style(10.0)), Pt::ZERO);
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
    fn a_dot_whose_place_a_break_takes_is_said_and_not_drawn() {
        let block = set_one("магазин · заказы", style(10.0), &within(55.0));
        assert_eq!(lines(&block), ["магазин · ", "заказы"]);
        let run = &block.lines[0].runs[0].1;
        let said = |glyph: &Glyph| run.text[glyph.start as usize..glyph.end as usize].to_owned();
        let [.., before, dot, after] = &*run.glyphs else { panic!("three glyphs at least") };
        assert_eq!([before, dot, after].map(said), [" ", "·", " "]);
        assert!(dot.id == after.id && run.width == line_width("магазин", style(10.0)));
        // In the middle of a line and at the end of a text it is drawn.
        for text in ["магазин · заказы", "магазин ·"] {
            let run = set_one(text, style(10.0), &Setting::default()).lines[0].runs[0].1.clone();
            assert!(run.glyphs.iter().any(|glyph| Some(glyph.id) == Face::Regular.glyph_id('·')), "{text}");
        }
    }

    #[test]
    fn a_quotation_mark_at_the_head_of_a_paragraph_hangs() {
        let setting = |width| Setting { hang: true, ..within(width) };
        let text = "«Мне нужен не курс,\nа продажи»";
        let block = set_one(text, style(10.0), &setting(200.0));
        let mark = line_width("«", style(10.0));
        assert!((block.lines[0].runs[0].0 + mark).get().abs() < 0.2 && block.overhang() > Pt(5.0));
        assert_eq!(block.lines[1].runs[0].0, Pt::ZERO, "the letters of both lines stand below each other");
        let plain = set_one(text, style(10.0), &within(200.0));
        assert_eq!((plain.overhang(), block.lines[0].width + block.overhang()), (Pt::ZERO, plain.lines[0].width));
        let first = line_width("Мне нужен не курс,", style(10.0));
        assert_eq!(set_one(text, style(10.0), &setting(first.get() + 0.2)).lines.len(), 2, "it takes no room");
        // Nor does one in the middle hang, nor any where lines stand elsewhere.
        let inner = set_one("Это «цитата», и «ещё одна» тут", style(10.0), &setting(60.0));
        assert!(inner.lines.len() > 2 && inner.overhang() == Pt::ZERO);
        let centred = Setting { align: Align::Center, ..setting(200.0) };
        assert_eq!(set_one(text, style(10.0), &centred).overhang(), Pt::ZERO);
    }

    #[test]
    fn a_line_feed_ends_its_line_and_none_follows_the_last() {
        let block = set_one("Этап\n\nЕщё\tэтап\u{85}\r\n", style(10.0), &Setting::default());
        assert_eq!(lines(&block), ["Этап\n", "\n", "Ещё этап\u{A0} \n"]);
        assert!((block.height.get() - 39.0).abs() < 1e-9);
        assert!(block.missing().is_empty());
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

    proptest! {
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
                let mut stretches: Vec<Range<usize>> = run.clusters().map(|cluster| cluster.bytes).collect();
                if run.rtl {
                    stretches.reverse();
                }
                let mut at = 0;
                for stretch in stretches {
                    prop_assert!(stretch.start == at, "a gap in {:?}", run);
                    at = stretch.end;
                }
                prop_assert_eq!(at, run.text.len());
            }
        }

        #[test]
        fn a_text_shaped_once_is_set_as_one_made_of_that_size(
            text in words(), sizes in (4.0..30.0_f64, 4.0..30.0_f64), alike: bool, width in 1.0..300.0_f64, hyphenate: bool,
            hang: bool, tracking in 0.0..0.1_f64,
        ) {
            let (one, other) = (sizes.0, if alike { sizes.0 } else { sizes.1 });
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            let (before, after) = text.split_at(middle);
            let bold = Style::new(Face::Bold, Pt(other), INK).with_leading(1.1);
            let wanted = [style(one).with_tracking(tracking), bold];
            let of = |[first, second]: [Style; 2]| [Span { text: before, style: first }, Span { text: after, style: second }];
            let shaped = ShapedText::new(&of(wanted.map(|style| Style { size: Pt(10.0), ..style })), Language::Ru);
            // Two widths: what one setting found must not bear on the next.
            for setting in [within(width / 2.0), Setting { hyphenate, hang, ..within(width) }] {
                prop_assert_eq!(shaped.set(&wanted, &setting), set(&of(wanted), &setting));
            }
        }

        #[test]
        fn what_is_measured_is_what_is_set(
            text in words(), sizes in (4.0..30.0_f64, 4.0..30.0_f64), width in prop::option::of(1.0..300.0_f64), hyphenate: bool,
        ) {
            let styles = [style(sizes.0), style(sizes.1)];
            let shaped = ShapedText::new(&styles.map(|style| Span { text: &text, style }), Language::En);
            let setting = Setting { hyphenate, width: width.map(Pt), align: Align::End, ..Setting::default() };
            let mut set = shaped.set(&styles, &setting);
            set.lines.iter_mut().for_each(|line| line.runs.clear());
            prop_assert_eq!(shaped.measure(&styles, &setting), set);
        }

        #[test]
        fn odd_widths_and_sizes_still_end(text in words(), width in prop::num::f64::ANY, size in prop::num::f64::ANY) {
            let block = set_one(&text, style(size), &within(width));
            prop_assert_eq!(block.text().len(), text.len());
        }
    }
}
