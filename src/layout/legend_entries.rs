//! The entries of the legend: samples of what the sheet uses, and what they mean.

use super::boxes::{BARRIER_MARK, BOX_MARK, SOLUTION_MARK};
use super::context::LayoutContext;
use super::drawing::Drawing;
use super::emotion::{LINE, SHADE, TO_BE_LINE, marker_size, persona_stroke};
use super::evidence_lines::{edge, unchecked};
use super::legend::{LegendKey, Standings};
use crate::color::Rgba;
use crate::model::{Intensity, Persona, PersonaLook};
use crate::scene::{Dash, Fill, Stroke};
use crate::text::Block;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// One entry of the legend.
pub(super) struct Entry {
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
    /// That with the mark beside it.
    Box {
        icon: &'static str,
        ink: Rgba,
        ground: Rgba,
    },
    /// The mark of a persona.
    Mark(PersonaLook),
    /// The tag of people who are gone, or of others.
    Tag {
        gone: bool,
    },
    /// The bar of a metric, filled to a part of it, with the tick of its target.
    Bar {
        color: Rgba,
        filled: f64,
    },
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
            Self::Box { .. } | Self::Tag { .. } => cx.u(25.0),
            Self::Mark(_) => cx.u(11.0),
            Self::Bar { .. } => cx.u(40.0),
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
            Self::Box { icon, ink, ground } => {
                let half = cx.u(8.5);
                let rect = Rect::new(origin.x, middle - half, origin.x + width, middle + half);
                drawing.rect(rect, 0.0, Some(ground), None);
                let line = edge(cx, ink, false);
                let x = origin.x + line.width / 2.0;
                drawing.line(Point::new(x, rect.y0), Point::new(x, rect.y1), line);
                let size = cx.u(BOX_MARK);
                drawing.icon(icon, size, ink, Point::new(origin.x + cx.u(9.0), middle - size / 2.0));
            }
            Self::Mark(look) => {
                let center = Point::new(origin.x + width / 2.0, middle);
                let color = cx.theme.persona(look).line;
                drawing.symbol(cx.marker(look, cx.u(5.5)), center, Fill::Solid(color), None);
            }
            Self::Tag { gone } => {
                let (half, line) = (cx.u(8.0), cx.u(1.4));
                let rect = Rect::new(origin.x, middle - half, origin.x + width, middle + half);
                let (fill, stroke) = if gone {
                    (cx.theme.negative, None)
                } else {
                    (cx.theme.paper, Some(Stroke::solid(line, cx.theme.negative)))
                };
                let inset = if gone { 0.0 } else { -line / 2.0 };
                drawing.rect(rect.inset(inset), cx.u(5.0), Some(fill), stroke);
            }
            Self::Bar { color, filled } => {
                /// Where the tick of the target stands.
                const TICK: f64 = 0.74;
                let (half, over) = (cx.u(3.0), cx.u(3.0));
                let rect = Rect::new(origin.x, middle - half, origin.x + width, middle + half);
                drawing.rect(rect, half, Some(cx.theme.track), None);
                drawing.rect(Rect { x1: origin.x + width * filled, ..rect }, half, Some(color), None);
                let x = origin.x + width * TICK;
                let stroke = Stroke::solid(cx.u(2.0), cx.theme.ink);
                drawing.line(Point::new(x, rect.y0 - over), Point::new(x, rect.y1 + over), stroke);
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

    pub(super) fn width(&self, cx: &LayoutContext<'_>) -> f64 {
        self.samples_width(cx) + self.label.width.get()
    }

    /// Draws it from `origin` on, in a line of this height.
    pub(super) fn draw(&self, cx: &LayoutContext<'_>, drawing: &mut Drawing, origin: Point, row_height: f64) {
        let mut x = origin.x;
        for sample in &self.samples {
            sample.draw(cx, drawing, Point::new(x, origin.y), row_height);
            x += sample.width(cx) + cx.u(10.0);
        }
        drawing.text(&self.label, Point::new(x, origin.y + (row_height - self.label.height.get()) / 2.0));
    }
}

/// A point of nobody's curve.
fn point(cx: &LayoutContext<'_>, drawing: &mut Drawing, center: Point, size: f64, fill: Rgba) {
    let outline = Stroke::solid(cx.u(2.25), cx.theme.secondary);
    drawing.symbol(cx.disc(cx.u(5.5) * size), center, Fill::Solid(fill), Some(outline));
}

/// What the legend of a sheet explains: all that the sheet uses, and nothing else.
pub(super) fn entries(cx: &LayoutContext<'_>, used: &LegendKey, personas: &[&Arc<Persona>]) -> Vec<Entry> {
    let mut entries = evidence(cx, used);
    let word = |key: &str| cx.line(&cx.words.text(key), cx.small());
    let theme = cx.theme;
    let LegendKey { items, curves, losses } = used;
    if items.moment_of_truth {
        let sample = Sample::Card { stroke: Stroke::solid(cx.u(2.5), theme.ink), star: true };
        entries.push(Entry::of(vec![sample], word("legend-moment")));
    }
    for persona in personas {
        let marked = losses.ribbons || items.marked.everybody || items.marked.some.contains(&persona.id);
        let sample = if curves.personas.contains(&persona.id) {
            Sample::Line { stroke: persona_stroke(cx, persona, cx.u(4.5)), look: persona.look }
        } else if marked {
            Sample::Mark(persona.look)
        } else {
            continue;
        };
        if !persona.name.is_empty() {
            entries.push(Entry::of(vec![sample], cx.line(&persona.name, cx.small())));
        }
    }
    if curves.to_be {
        entries.push(Entry::of(vec![Sample::ToBe], word("legend-to-be")));
    }
    if curves.intensity {
        entries.push(Entry::of(vec![Sample::Strengths], word("legend-intensity")));
    }
    for (is_used, gone, key) in [(losses.gone, true, "legend-gone"), (losses.kept, false, "legend-kept")] {
        if is_used {
            entries.push(Entry::of(vec![Sample::Tag { gone }], word(key)));
        }
    }
    let boxes = [
        (items.barriers, BARRIER_MARK, theme.negative, theme.negative_tint, "legend-barrier"),
        (items.solutions, SOLUTION_MARK, theme.positive, theme.positive_tint, "legend-solution"),
    ];
    for (mix, icon, ink, ground, key) in boxes {
        if mix.any() {
            entries.push(Entry::of(vec![Sample::Box { icon, ink, ground }], word(key)));
        }
    }
    let Standings { good, bearable, poor } = items.standings;
    // In grey their lengths tell them apart.
    let bars = [
        (good, theme.positive, 1.0, "legend-target-reached"),
        (bearable, theme.caution, 0.56, "legend-target-near"),
        (poor, theme.negative, 0.2, "legend-target-far"),
    ];
    for (is_used, color, filled, key) in bars {
        if is_used {
            entries.push(Entry::of(vec![Sample::Bar { color, filled }], word(key)));
        }
    }
    entries
}

/// What is backed and what is not, one entry each: what is dashed is a hypothesis, whatever it is.
fn evidence(cx: &LayoutContext<'_>, LegendKey { items, curves, losses }: &LegendKey) -> Vec<Entry> {
    let theme = cx.theme;
    let boxes = items.barriers.and(items.solutions);
    let card = |stroke: Stroke| Sample::Card { stroke, star: false };
    let mut backed = Vec::new();
    if items.cards.evidence || boxes.evidence {
        let solid = Stroke::solid(cx.u(1.25), theme.outline);
        backed.push(if items.cards.evidence { card(solid) } else { Sample::Edge(edge(cx, theme.secondary, false)) });
    }
    let mut assumed = Vec::new();
    if items.cards.hypothesis || boxes.hypothesis || items.lines || losses.hypothesis {
        let dashed = unchecked(cx, cx.u(1.25));
        assumed.push(match (items.cards.hypothesis || losses.hypothesis, boxes.hypothesis) {
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
    [(backed, "legend-evidence"), (assumed, "legend-hypothesis")]
        .into_iter()
        .filter(|(samples, _)| !samples.is_empty())
        .map(|(samples, key)| Entry::of(samples, cx.line(&cx.words.text(key), cx.small())))
        .collect()
}
