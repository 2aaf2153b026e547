//! The footer: a legend of exactly what the sheet uses, and where the map comes from.

use super::context::LayoutContext;
use super::drawing::Drawing;
use super::emotion::{LINE, SHADE, TO_BE_LINE, marker_size, persona_stroke};
use super::evidence_lines::{edge, unchecked};
use super::legend::LegendKey;
use super::rich_text::RichText;
use crate::color::Rgba;
use crate::i18n::format;
use crate::method::{source_line, source_within};
use crate::model::{Document, ElementId, Field, Intensity, Journey, Persona, PersonaLook, Sheet};
use crate::scene::{Dash, Fill, Group, Layer, Part, Source, Stroke};
use crate::text::Block;
use kurbo::{Point, Rect};
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
    /// The only one.
    pub(super) const ONLY: Self = Self { number: 1, of: 1 };
}

/// The footer drawn at the origin, and its height in points.
pub(super) fn footer(
    cx: &LayoutContext<'_>,
    (document, journey): (&Document, &Journey),
    used: LegendKey,
    personas: &[&Arc<Persona>],
    (sheet, number): (Sheet, SheetNumber),
    width: f64,
) -> (Arc<Group>, f64) {
    let project = &document.project;
    let (map, style) = (ElementId::Project, cx.small());
    let mut facts_words = RichText::default();
    let next = |words: &mut RichText| words.push(if words.is_empty() { "" } else { " · " }, style);
    if !project.research.is_empty() || cx.edits(map, Field::Research) {
        facts_words.field(cx, map, Field::Research, &project.research, style);
    }
    if let Some(source) = &journey.funnel.source {
        let begins = facts_words.is_empty();
        next(&mut facts_words);
        let told = if begins { source_line(source, cx.words) } else { source_within(source, cx.words) };
        facts_words.push(&told, style);
    }
    if let Some(share) = used.items.coverage.share() {
        next(&mut facts_words);
        let values = [
            ("backed", used.items.coverage.backed.into()),
            ("total", used.items.coverage.total.into()),
            ("share", format::whole_percent(share, cx.language).into()),
        ];
        facts_words.push(&cx.words.format("footer-coverage", &values), style);
    }
    if !project.version.is_empty() || cx.edits(map, Field::Version) {
        next(&mut facts_words);
        let sentence = |text: &str| cx.words.format("footer-version", &[("version", text.into())]);
        facts_words.within(cx, (map, Field::Version), &project.version, style, sentence);
    }
    if let Some(date) = project.date {
        next(&mut facts_words);
        facts_words.push(&format::date(date, cx.language), style);
    }
    if !project.author.is_empty() || cx.edits(map, Field::Author) {
        next(&mut facts_words);
        facts_words.field(cx, map, Field::Author, &project.author, style);
    }
    next(&mut facts_words);
    let numbers = [("n", number.number.into()), ("of", number.of.into())];
    facts_words.push(&cx.words.format("footer-sheet", &numbers), style);
    next(&mut facts_words);
    facts_words.push(&paper_words(cx, sheet), style);

    let gap = cx.u(30.0);
    let row_height = cx.line("0", cx.small()).height.get();
    let mut drawing = cx.drawing();
    let line = Stroke::solid(cx.u(1.0), cx.theme.hairline);
    drawing.line(Point::new(0.0, 0.0), Point::new(width, 0.0), line);
    let top = cx.u(16.0);
    let (mut x, mut y) = (0.0, top);
    for entry in legend(cx, used, personas) {
        let entry_width = entry.width(cx);
        if x > 0.0 && x + entry_width > width {
            (x, y) = (0.0, y + row_height + cx.u(6.0));
        }
        entry.draw(cx, &mut drawing, Point::new(x, y), row_height);
        x += entry_width + gap;
    }
    let facts = facts_words.line(cx);
    let room = width - x;
    let bottom = if facts.width.get() <= room {
        drawing.words(&facts_words, &facts, Point::new(width - facts.width.get(), y));
        y + row_height
    } else {
        let facts = facts_words.set(cx, width);
        let facts_top = if x > 0.0 { y + row_height + cx.u(6.0) } else { y };
        drawing.words(&facts_words, &facts, Point::new(0.0, facts_top));
        facts_top + facts.height.get()
    };
    (drawing.finish(Some(Source { element: map, part: Part::Body }), Layer::Frame), bottom)
}

/// The paper, its smallest type and the distance from which that is read.
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
    let distance = super::reading_distance(smallest);
    let size = (smallest * 10.0).round() / 10.0;
    cx.words.format(
        "footer-paper",
        &[
            ("paper", paper.as_str().into()),
            ("size", format::number(size, cx.language).as_str().into()),
            ("distance", format::number(distance, cx.language).as_str().into()),
        ],
    )
}

/// One entry of the legend.
struct Entry {
    /// All that the words stand for, beside each other.
    samples: Vec<Sample>,
    label: Arc<Block>,
}

enum Sample {
    Card {
        stroke: Stroke,
        star: bool,
    },
    /// The edge of a barrier or a solution, upright.
    Edge(Stroke),
    /// A line that lies.
    Rule(Stroke),
    Line {
        stroke: Stroke,
        look: PersonaLook,
    },
    /// Today's curve over tomorrow's and the area between them.
    ToBe,
    /// A point of a curve, filled or not.
    Point {
        filled: bool,
    },
    /// A faint and a strong point.
    Strengths,
}

impl Sample {
    fn width(&self, cx: &LayoutContext<'_>) -> f64 {
        match self {
            Self::Card { .. } | Self::Rule(_) => cx.u(27.0),
            Self::Edge(stroke) => stroke.width,
            Self::Line { .. } | Self::ToBe => cx.u(50.0),
            Self::Point { .. } => cx.u(14.0),
            Self::Strengths => cx.u(32.0),
        }
    }

    /// Draws it with its left end at `origin`, in the middle of a row that begins there.
    fn draw(&self, cx: &LayoutContext<'_>, drawing: &mut Drawing, origin: Point, row_height: f64) {
        let width = self.width(cx);
        let middle = origin.y + row_height / 2.0;
        match *self {
            Self::Card { stroke, star } => {
                let half = cx.u(8.0);
                let rect = Rect::new(origin.x + stroke.width / 2.0, middle - half, origin.x + width, middle + half);
                drawing.rect(rect, cx.u(4.0), None, Some(stroke));
                if star {
                    let (radius, size) = (cx.u(6.5), cx.u(8.0));
                    let center = Point::new(rect.x1 - cx.u(1.0), rect.y0 + cx.u(1.0));
                    drawing.symbol(cx.disc(radius), center, Fill::Solid(cx.theme.ink), None);
                    drawing.icon("star", size, cx.theme.on_dark, center - (size / 2.0, size / 2.0));
                }
            }
            Self::Edge(stroke) => {
                let (x, half) = (origin.x + stroke.width / 2.0, cx.u(9.0));
                drawing.line(Point::new(x, middle - half), Point::new(x, middle + half), stroke);
            }
            Self::Rule(stroke) => {
                drawing.line(Point::new(origin.x, middle), Point::new(origin.x + width, middle), stroke);
            }
            Self::Line { stroke, look } => {
                let inset = if stroke.round { stroke.width / 2.0 } else { 0.0 };
                drawing.line(
                    Point::new(origin.x + inset, middle),
                    Point::new(origin.x + width - inset, middle),
                    stroke,
                );
                let center = Point::new(origin.x + width / 2.0, middle);
                let outline = Stroke::solid(cx.u(2.25), stroke.color);
                drawing.symbol(cx.marker(look, cx.u(5.5)), center, Fill::Solid(cx.theme.paper), Some(outline));
            }
            Self::ToBe => {
                let half = cx.u(6.5);
                let (left, right) = (origin.x, origin.x + width);
                let ink = cx.theme.secondary;
                let between = Rect::new(left, middle - half, right, middle + half);
                drawing.rect(between, 0.0, Some(ink.with_alpha(SHADE)), None);
                for (y, width) in [(middle - half, TO_BE_LINE), (middle + half, LINE)] {
                    drawing.line(Point::new(left, y), Point::new(right, y), Stroke::solid(cx.u(width), ink));
                }
            }
            Self::Point { filled } => {
                let fill = if filled { cx.theme.secondary } else { cx.theme.paper };
                point(cx, drawing, Point::new(origin.x + width / 2.0, middle), 1.0, fill);
            }
            Self::Strengths => {
                for (x, intensity) in [(0.2, Intensity::Faint), (0.7, Intensity::Strong)] {
                    let center = Point::new(origin.x + width * x, middle);
                    point(cx, drawing, center, marker_size(intensity), cx.theme.paper);
                }
            }
        }
    }
}

impl Entry {
    const fn of(samples: Vec<Sample>, label: Arc<Block>) -> Self {
        Self { samples, label }
    }

    /// Width of the samples with the space behind each.
    fn samples_width(&self, cx: &LayoutContext<'_>) -> f64 {
        self.samples.iter().map(|sample| sample.width(cx) + cx.u(10.0)).sum()
    }

    fn width(&self, cx: &LayoutContext<'_>) -> f64 {
        self.samples_width(cx) + self.label.width.get()
    }

    fn draw(&self, cx: &LayoutContext<'_>, drawing: &mut Drawing, origin: Point, row_height: f64) {
        let mut x = origin.x;
        for sample in &self.samples {
            sample.draw(cx, drawing, Point::new(x, origin.y), row_height);
            x += sample.width(cx) + cx.u(10.0);
        }
        drawing.text(&self.label, Point::new(x, origin.y));
    }
}

/// A point of nobody's curve.
fn point(cx: &LayoutContext<'_>, drawing: &mut Drawing, center: Point, size: f64, fill: Rgba) {
    let outline = Stroke::solid(cx.u(2.25), cx.theme.secondary);
    drawing.symbol(cx.disc(cx.u(5.5) * size), center, Fill::Solid(fill), Some(outline));
}

fn legend(
    cx: &LayoutContext<'_>,
    LegendKey { items: used, curves }: LegendKey,
    personas: &[&Arc<Persona>],
) -> Vec<Entry> {
    let theme = cx.theme;
    let word = |key: &str| cx.line(&cx.words.text(key), cx.small());
    let mut entries = Vec::new();
    // One sample for each: what is dashed is a hypothesis, whatever it is.
    let card = |stroke: Stroke| Sample::Card { stroke, star: false };
    let mut backed = Vec::new();
    if used.cards.evidence || used.boxes.evidence {
        let solid = Stroke::solid(cx.u(1.25), theme.outline);
        backed.push(if used.cards.evidence { card(solid) } else { Sample::Edge(edge(cx, theme.secondary, false)) });
    }
    let mut assumed = Vec::new();
    if used.cards.hypothesis || used.boxes.hypothesis || used.lines {
        let dashed = unchecked(cx, cx.u(1.25));
        assumed.push(match (used.cards.hypothesis, used.boxes.hypothesis) {
            (true, _) => card(Stroke { dash: Dash::pair(cx.u(3.0), cx.u(2.5)), ..dashed }),
            (false, true) => Sample::Edge(edge(cx, theme.secondary, true)),
            (false, false) => Sample::Rule(dashed),
        });
    }
    // Where all points of curves are hypotheses there is nothing to tell apart.
    if curves.points.evidence {
        backed.push(Sample::Point { filled: true });
        if curves.points.hypothesis {
            assumed.push(Sample::Point { filled: false });
        }
    }
    for (samples, key) in [(backed, "legend-evidence"), (assumed, "legend-hypothesis")] {
        if !samples.is_empty() {
            entries.push(Entry::of(samples, word(key)));
        }
    }
    if used.moment_of_truth {
        let sample = Sample::Card { stroke: Stroke::solid(cx.u(2.5), theme.ink), star: true };
        entries.push(Entry::of(vec![sample], word("legend-moment")));
    }
    for persona in personas {
        let sample = Sample::Line { stroke: persona_stroke(cx, persona, cx.u(4.5)), look: persona.look };
        entries.push(Entry::of(vec![sample], cx.line(&persona.name, cx.small())));
    }
    if curves.to_be {
        entries.push(Entry::of(vec![Sample::ToBe], word("legend-to-be")));
    }
    if curves.intensity {
        entries.push(Entry::of(vec![Sample::Strengths], word("legend-intensity")));
    }
    entries
}
