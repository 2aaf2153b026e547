//! Setting: shaped text and where its lines end → lines of glyph runs, or their measures alone.

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
        let mut block = stack(&text, &ranges);
        for (line, range) in block.lines.iter_mut().zip(&ranges) {
            line.runs = runs(&text, *range);
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
        text.map(|text| stack(&text, &break_into_lines(&text, setting))).unwrap_or_default()
    }
}

/// Lines without runs, one below the other.
fn stack(text: &SizedText<'_>, ranges: &[LineRange]) -> Block {
    let mut block = Block { lines: Vec::with_capacity(ranges.len()), ..Block::default() };
    for &range in ranges {
        let (mut ascent, mut descent, mut height) = (0.0_f64, 0.0_f64, 0.0_f64);
        for (span, _) in stretches(text.shaped, range) {
            let (face, style) = (text.shaped.spans[span].face, text.style(span));
            ascent = ascent.max(face.ascent() * style.size.get());
            descent = descent.max(face.descent() * style.size.get());
            height = height.max(style.leading * style.size.get());
        }
        let hyphen = if range.hyphen { text.hyphen_length(range.end) } else { None };
        let width = Pt(text.seen_length(range.start, range.end) + hyphen.unwrap_or(0.0));
        let baseline = block.height + Pt((height - ascent - descent) / 2.0 + ascent);
        block.lines.push(TextLine { runs: Vec::new(), baseline, width });
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
fn runs(text: &SizedText<'_>, range: LineRange) -> Vec<(Pt, GlyphRun)> {
    let mut runs = Vec::new();
    let mut x = 0.0;
    let seen = text.shaped.seen(range.start, range.end);
    for (span, stretch) in stretches(text.shaped, range) {
        let hyphen = range.hyphen && stretch.end == range.end;
        let (run, advance) = run(text, span, stretch, seen, hyphen);
        runs.push((Pt(x), run));
        x += advance;
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
    for cluster in stretch {
        let mut start = (shaped.byte(cluster) - base) as u32;
        let end = (shaped.byte(cluster + 1) - base) as u32;
        for (glyph, advance) in shaped.cluster_glyphs(cluster, of) {
            let advance = advance * size;
            let x = (pen + f64::from(glyph.offset) / of.units_per_em * size) as f32;
            glyphs.push(Glyph { id: glyph.id, x, advance: advance as f32, start, end });
            pen += advance;
            start = end;
        }
        if cluster < seen {
            width = pen;
        }
    }
    if let Some((id, advance)) = of.hyphen().filter(|_| hyphen) {
        let (end, advance) = (said.len() as u32, advance * size);
        glyphs.push(Glyph { id, x: pen as f32, advance: advance as f32, start: end, end });
        pen += advance;
        width = pen;
    }
    let run = GlyphRun {
        face: of.face,
        size: style.size,
        color: style.color,
        glyphs: glyphs.into(),
        text: said.into(),
        width: Pt(width),
    };
    (run, pen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Rgba;
    use crate::text::Face;
    use kurbo::Point;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    fn set(spans: &[Span<'_>], setting: &Setting) -> Block {
        super::set(spans, Language::Ru, setting)
    }

    fn set_one(text: &str, style: Style, setting: &Setting) -> Block {
        super::set_one(text, style, Language::Ru, setting)
    }

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
    fn a_word_is_hyphenated_once_for_every_size_and_width() {
        use crate::text::breaks::PATTERNS_READ;
        let shaped = ShapedText::new(&[Span { text: STORY, style: style(10.0) }], Language::Ru);
        PATTERNS_READ.set(0);
        let lines = |size: u32| shaped.measure(&[style(f64::from(size))], &within(120.0)).lines.len();
        assert!((6..16).map(lines).max() > (6..16).map(lines).min());
        let read = PATTERNS_READ.get();
        assert!((1..=STORY.len()).contains(&read), "{read} bytes of {} were looked through for hyphens", STORY.len());
    }

    #[test]
    fn an_empty_text_has_no_lines() {
        for block in [set_one("", style(10.0), &within(100.0)), set(&[], &Setting::default())] {
            assert_eq!(block, Block::default());
        }
        assert_eq!(line_width("", style(10.0)), Pt::ZERO);
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
        let width = line_width(&text, style(9.7));
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
        fn a_text_shaped_once_is_set_as_one_made_of_that_size(
            text in words(), sizes in (4.0..30.0_f64, 4.0..30.0_f64), alike: bool, width in 1.0..300.0_f64, hyphenate: bool,
            tracking in 0.0..0.1_f64,
        ) {
            let (one, other) = (sizes.0, if alike { sizes.0 } else { sizes.1 });
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            let (before, after) = text.split_at(middle);
            let bold = Style::new(Face::Bold, Pt(other), INK).with_leading(1.1);
            let wanted = [style(one).with_tracking(tracking), bold];
            let of = |[first, second]: [Style; 2]| [Span { text: before, style: first }, Span { text: after, style: second }];
            let shaped = ShapedText::new(&of(wanted.map(|style| Style { size: Pt(10.0), ..style })), Language::Ru);
            // Two widths: what one setting found must not bear on the next.
            for setting in [within(width / 2.0), Setting { hyphenate, ..within(width) }] {
                prop_assert_eq!(shaped.set(&wanted, &setting), set(&of(wanted), &setting));
            }
        }

        #[test]
        fn what_is_measured_is_what_is_set(
            text in words(), sizes in (4.0..30.0_f64, 4.0..30.0_f64), width in prop::option::of(1.0..300.0_f64), hyphenate: bool,
        ) {
            let styles = [style(sizes.0), style(sizes.1)];
            let shaped = ShapedText::new(&styles.map(|style| Span { text: &text, style }), Language::En);
            let setting = Setting { hyphenate, width: width.map(Pt), align: Align::End };
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
