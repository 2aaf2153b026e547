//! The footer: a legend of exactly what the sheet uses, and where the map comes from.

use super::context::LayoutContext;
use super::drawing::Drawing;
use super::legend::LegendKey;
use super::legend_entries::{Entry, entries};
use super::logo::{draw_logo, logo_size};
use super::paper::{TypeScale, reading_distance};
use super::rich_text::RichText;
use super::view::View;
use crate::i18n::format;
use crate::method::{source_line, source_within};
use crate::model::{Document, ElementId, Field, Journey, Persona, Sheet};
use crate::scene::{Group, Layer, Part, Source, Stroke};
use crate::text::{Block, Style};
use kurbo::{Point, Size};
use std::sync::Arc;

/// Which of the sheets of a map one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SheetNumber {
    /// Counted from 1.
    pub(super) number: usize,
    /// How many there are.
    pub(super) of: usize,
}

impl SheetNumber {
    /// That of a sheet that is seen in one way.
    pub(super) fn of(view: &View) -> Self {
        match (view.poster, &view.part) {
            (Some(poster), _) => Self { number: poster.number, of: poster.of },
            (None, Some(part)) => Self { number: part.number, of: part.of },
            (None, None) => Self { number: 1, of: 1 },
        }
    }
}

/// The footer drawn at the origin, and its height in points. `whose` is whose sheet it is, where it is one persona's.
pub(super) fn footer(
    cx: &LayoutContext<'_>,
    (document, journey): (&Document, &Journey),
    used: &LegendKey,
    personas: &[&Arc<Persona>],
    (sheet, number, whose): (Sheet, SheetNumber, Option<&Persona>),
    width: f64,
) -> (Arc<Group>, f64) {
    let facts = facts(cx, (document, journey), used, (sheet, number, whose));
    let entries = entries(cx, used, personas);
    let blocks = Blocks::of(cx, &entries, &facts, width);
    let mut drawing = cx.drawing();
    let line = Stroke::solid(cx.u(1.0), cx.theme.hairline);
    drawing.line(Point::new(0.0, 0.0), Point::new(width, 0.0), line);
    let mut height = blocks.draw(cx, &mut drawing, Point::new(0.0, cx.u(14.0)));
    height += brand_line(cx, &mut drawing, document, Point::new(0.0, cx.u(14.0) + height), width);
    let source = Source { element: ElementId::Project, part: Part::Body };
    (drawing.finish(Some(source), Layer::Frame), cx.u(14.0) + height)
}

/// The agency's logo and what stands at the foot of every sheet, from a place on; gives how high they are.
fn brand_line(cx: &LayoutContext<'_>, drawing: &mut Drawing, document: &Document, at: Point, width: f64) -> f64 {
    /// Above, height and most width of the logo, and from it to the words, in layout units.
    const LINE: (f64, f64, f64, f64) = (10.0, 30.0, 220.0, 18.0);
    let brand = &document.project.brand;
    let logo = brand.agency.as_ref().and_then(|image| Some((image, logo_size(image, cx.u(LINE.1), cx.u(LINE.2))?)));
    if logo.is_none() && brand.footer.trim().is_empty() {
        return 0.0;
    }
    let size = logo.map_or(Size::ZERO, |(_, size)| size);
    let left = if logo.is_some() { size.width + cx.u(LINE.3) } else { 0.0 };
    let words = cx.set(brand.footer.trim(), caption(cx), width - left);
    let height = size.height.max(words.height.get());
    let top = at.y + cx.u(LINE.0);
    if let Some((image, size)) = logo {
        draw_logo(drawing, image, Point::new(at.x, top + (height - size.height) / 2.0), size);
    }
    drawing.text(&words, Point::new(at.x + left, top + (height - words.height.get()) / 2.0));
    cx.u(LINE.0) + height
}

/// What a reader wants to know of a map, one by one: what it rests on, how new it is, whose it is, and from where it is read.
fn facts(
    cx: &LayoutContext<'_>,
    (document, journey): (&Document, &Journey),
    used: &LegendKey,
    (sheet, number, whose): (Sheet, SheetNumber, Option<&Persona>),
) -> Vec<RichText> {
    let project = &document.project;
    let (map, style) = (ElementId::Project, caption(cx));
    let mut facts = Vec::new();
    let plain = |text: &str| {
        let mut words = RichText::default();
        words.push(text, style);
        words
    };
    if !project.research.is_empty() || cx.edits(map, Field::Research) {
        facts.push(RichText::of(cx, map, Field::Research, &project.research, style));
    }
    if let Some(source) = &journey.funnel.source {
        let told = if facts.is_empty() { source_line(source, cx.words) } else { source_within(source, cx.words) };
        facts.push(plain(&told));
    }
    let coverage = &used.items.coverage;
    if let Some(share) = coverage.share() {
        let values = [
            ("backed", coverage.backed.into()),
            ("total", coverage.total.into()),
            ("share", format::whole_percent(share, cx.language).into()),
        ];
        facts.push(plain(&cx.words.format("footer-coverage", &values)));
    }
    if !project.version.is_empty() || cx.edits(map, Field::Version) {
        let sentence = |text: &str| cx.words.format("footer-version", &[("version", text.into())]);
        let mut words = RichText::default();
        words.within(cx, (map, Field::Version), &project.version, style, sentence);
        facts.push(words);
    }
    facts.extend(project.date.map(|date| plain(&format::date(date, cx.language))));
    if !project.author.is_empty() || cx.edits(map, Field::Author) {
        facts.push(RichText::of(cx, map, Field::Author, &project.author, style));
    }
    let numbers = [("n", number.number.into()), ("of", number.of.into())];
    let sheet_number = cx.words.format("footer-sheet", &numbers);
    let whose = whose.map(|persona| persona.name.trim()).filter(|name| !name.is_empty());
    facts.push(plain(&whose.map_or(sheet_number.clone(), |name| format!("{sheet_number} · {name}"))));
    facts.push(plain(&paper_words(cx, sheet)));
    facts
}

/// Facts on one line, or on two of which the second begins with the one of this index.
fn joined(cx: &LayoutContext<'_>, facts: &[RichText], second: Option<usize>) -> RichText {
    let mut all = RichText::default();
    for (index, fact) in facts.iter().enumerate() {
        if index > 0 {
            all.push(if second == Some(index) { "\n" } else { " · " }, caption(cx));
        }
        all.append(fact);
    }
    all
}

/// Captions of the footer, a little looser than others, for symbols stand between their lines.
fn caption(cx: &LayoutContext<'_>) -> Style {
    cx.small().with_leading(1.34)
}

/// The two blocks of a footer: the legend, and what is said of the map, at the right beside it, else under it.
struct Blocks<'a> {
    entries: &'a [Entry],
    /// Left edges of the columns of the legend.
    columns: Vec<f64>,
    words: RichText,
    facts: Arc<Block>,
    /// Left edge of the facts, and how far below the top of the legend they begin.
    facts_at: (f64, f64),
    /// From one line to the next.
    line: f64,
}

impl<'a> Blocks<'a> {
    fn of(cx: &LayoutContext<'_>, entries: &'a [Entry], facts: &[RichText], width: f64) -> Self {
        /// Between the blocks, in layout units.
        const APART: f64 = 56.0;
        let line = cx.line("0", caption(cx)).height.get();
        let in_one = joined(cx, facts, None);
        let one = in_one.line(cx).width.get();
        let (in_two, two) = in_two_lines(cx, facts, (&in_one, one));
        // As few lines as hold both, the fewer of the legend the better.
        let beside = [(1, one), (1, two), (2, one), (2, two)].into_iter().find_map(|(rows, room)| {
            let columns = columns(cx, entries, rows);
            let apart = if entries.is_empty() { 0.0 } else { cx.u(APART) };
            let fits = columns.last().copied().unwrap_or_default() + apart + room <= width;
            fits.then_some((columns, room))
        });
        if let Some((mut columns, room)) = beside {
            columns.pop();
            let words = if room < one { in_two } else { in_one };
            // A little more, so that what was measured to fit does fit.
            let facts = words.at_the_end(cx, room + 1e-6);
            return Self { entries, columns, words, facts, facts_at: (width - room, 0.0), line };
        }
        let fits = |columns: &Vec<f64>| columns.last().is_some_and(|end| *end <= width);
        let most = entries.len().max(1);
        let found = (1..most).map(|rows| columns(cx, entries, rows)).find(fits);
        let mut columns = found.unwrap_or_else(|| columns(cx, entries, most));
        columns.pop();
        let rows = entries.len().div_ceil(columns.len().max(1));
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let below = if entries.is_empty() { 0.0 } else { line * rows as f64 + cx.u(4.0) };
        let words = if one > width && two <= width { in_two } else { in_one };
        let facts = words.balanced(cx, width);
        Self { entries, columns, words, facts, facts_at: (0.0, below), line }
    }

    /// Draws them from `at` on; gives how high they are.
    fn draw(&self, cx: &LayoutContext<'_>, drawing: &mut Drawing, at: Point) -> f64 {
        let mut top = at.y;
        for row in self.entries.chunks(self.columns.len().max(1)) {
            for (entry, x) in row.iter().zip(&self.columns) {
                entry.draw(cx, drawing, Point::new(at.x + x, top), self.line);
            }
            top += self.line;
        }
        let (x, y) = self.facts_at;
        drawing.words(&self.words, &self.facts, Point::new(at.x + x, at.y + y));
        f64::max(top - at.y, y + self.facts.height.get())
    }
}

/// Facts broken between two of them into lines that are about equally long, and the longer of these; where one fact alone is too long for
/// that they break within it.
fn in_two_lines(cx: &LayoutContext<'_>, facts: &[RichText], (in_one, one): (&RichText, f64)) -> (RichText, f64) {
    /// So much longer may the longer line be than where it breaks anywhere.
    const UNEVEN: f64 = 1.35;
    let length = |facts: &[RichText]| joined(cx, facts, None).line(cx).width.get();
    let breaks = (1..facts.len()).filter_map(|second| {
        let (before, behind) = facts.split_at_checked(second)?;
        Some((second, length(before).max(length(behind))))
    });
    match breaks.min_by(|(_, one), (_, other)| one.total_cmp(other)) {
        Some((second, longer)) if longer <= one / 2.0 * UNEVEN => (joined(cx, facts, Some(second)), longer),
        _ => (in_one.clone(), narrowest(one, |width| in_one.measured(cx, width).lines.len() <= 2)),
    }
}

/// Left edges of the columns in which the entries stand in so many rows, and where the last one ends; entries that stand in one row are
/// as near to each other as they can be.
fn columns(cx: &LayoutContext<'_>, entries: &[Entry], rows: usize) -> Vec<f64> {
    /// Between two columns, in layout units.
    const APART: f64 = 28.0;
    let count = entries.len().div_ceil(rows.max(1)).max(1);
    let mut edges = vec![0.0];
    let mut end = 0.0;
    for column in 0..count {
        let widths = entries.iter().skip(column).step_by(count).map(|entry| entry.width(cx));
        let widest = widths.fold(0.0, f64::max);
        if column > 0 {
            end += cx.u(APART);
            edges.push(end);
        }
        end += widest;
    }
    edges.push(end);
    edges
}

/// About the narrowest width in points, of at most `most`, at which something fits that fits there.
fn narrowest(most: f64, fits: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (most / 2.0, most);
    for _ in 0..7 {
        let middle = f64::midpoint(low, high);
        if fits(middle) { high = middle } else { low = middle }
    }
    high
}

/// The paper, and the distance from which all on it is read: where the type is smaller than the paper asks for, that is nothing to be told.
fn paper_words(cx: &LayoutContext<'_>, sheet: Sheet) -> String {
    let (width, height) = sheet.sides();
    let paper = sheet.paper.name().map_or_else(
        || {
            let side = |length: f64| format::number(length.round(), cx.language);
            let sides = [("width", side(width.get()).into()), ("height", side(height.get()).into())];
            cx.words.format("footer-paper-size", &sides)
        },
        str::to_owned,
    );
    let smallest = cx.scale.smallest().get();
    if smallest < TypeScale::of(sheet).smallest().get() - 1e-6 {
        return paper;
    }
    let distance = format::number(reading_distance(smallest), cx.language);
    cx.words.format("footer-paper", &[("paper", paper.as_str().into()), ("distance", distance.as_str().into())])
}
