//! Metrics: what is measured, what it should be, and how far the one is from the other.

use super::card_cache::DrawnCard;
use super::context::LayoutContext;
use super::drawing::Drawing;
use super::evidence_lines::unchecked;
use super::marker::PersonaMarks;
use super::rich_text::RichText;
use crate::i18n::format;
use crate::method::{Progress, Standing, progress};
use crate::model::{ElementId, Field, Metric};
use crate::scene::Stroke;
use crate::text::{Block, Face, Style};
use kurbo::{Point, Rect};
use std::sync::Arc;

/// A metric: name, target, fact and how far the one is from the other; the trough of the bar is a dashed outline where nobody has
/// measured it.
pub(super) fn metric(cx: &LayoutContext<'_>, metric: &Metric, marks: &PersonaMarks<'_>, width: f64) -> DrawnCard {
    let theme = cx.theme;
    let target_words = metric.target.map(|target| {
        let value = format::measured(target.get(), &metric.unit, cx.language);
        cx.words.format("metric-target", &[("value", value.into())])
    });
    let target = target_words.as_ref().map(|words| cx.line(words, cx.small()));
    // At the right of the name where that leaves the name most of the room and divides no word of it, else below it.
    let target_width = target.as_ref().map_or(0.0, |target| target.width.get() + cx.u(12.0));
    let element = ElementId::Metric(metric.id);
    let style = LayoutContext::style(Face::Medium, cx.scale.body, theme.body).with_leading(1.2);
    let name_words = RichText::named(cx, (element, Field::Title), &metric.name, style, "new-metric");
    let beside = (cx.probe.is_none() && target_width <= width / 2.0)
        .then(|| name_words.set(cx, width - target_width))
        .filter(|name| target_width <= 0.0 || name.divided() == 0);
    let target_beside = beside.is_some();
    let target = if target_beside { target } else { target_words.map(|words| cx.set(&words, cx.small(), width)) };
    let name = beside.unwrap_or_else(|| name_words.set(cx, width));
    let fact_words = metric.fact.map_or_else(RichText::default, |fact| {
        let style = LayoutContext::style(Face::Bold, cx.u(27.0), theme.ink).with_leading(1.15);
        quantity(cx, metric, fact.get(), style)
    });
    let fact = fact_words.set(cx, width - marks.width());
    let hypothesis = metric.evidence.is_hypothesis();

    let mut drawing = cx.drawing();
    drawing.words(&name_words, &name, Point::ORIGIN);
    let (name_height, target_height) = (name.height.get(), target.as_ref().map_or(0.0, |target| target.height.get()));
    if let Some(target) = &target {
        // On the baseline of the name's first line.
        let drop = match (name.lines.first(), target.lines.first()) {
            (Some(name), Some(target)) => name.baseline.get() - target.baseline.get(),
            _ => 0.0,
        };
        let at_the_right = Point::new(width - target.width.get(), drop);
        drawing.text(target, if target_beside { at_the_right } else { Point::new(0.0, name_height) });
    }
    let heads = if target_beside { name_height.max(target_height) } else { name_height + target_height };
    let fact_top = heads + cx.u(1.0);
    drawing.words(&fact_words, &fact, Point::new(0.0, fact_top));
    if fact.lines.is_empty() {
        // A line to write the figure on, once there is one.
        let y = fact_top + cx.u(26.0);
        drawing.line(Point::new(0.0, y), Point::new(cx.u(96.0), y), Stroke::solid(cx.u(1.0), theme.outline));
    }
    marks.draw(&mut drawing, width, fact_top + cx.u(17.0));
    // How it stands: behind the figure where there is room, else under the bar.
    let found = progress(metric);
    let said = found.map(|progress| Verdict::of(cx, metric, progress, width));
    let after = fact.lines.last().map_or(0.0, |line| line.width.get()) + cx.u(12.0);
    let is_said_beside = said.as_ref().is_some_and(|said| after + said.width() <= width - marks.width());
    if let (true, Some(said), Some(progress)) = (is_said_beside, &said, found) {
        let baseline = fact.lines.last().map_or(0.0, |line| line.baseline.get());
        let color = standing(cx, progress.standing);
        said.draw(&mut drawing, Point::new(after, fact_top + baseline - said.baseline()), color);
    }
    let bar_top = fact_top + fact.height.get().max(cx.u(27.0)) + cx.u(6.0);
    let thickness = cx.u(BAR);
    let mut height = bar_top;
    if let Some(progress) = found {
        let color = standing(cx, progress.standing);
        draw_bar(cx, &mut drawing, &progress, (bar_top, width), hypothesis);
        height += thickness;
        if let Some(said) = said.filter(|_| !is_said_beside) {
            height += cx.u(7.0);
            said.draw(&mut drawing, Point::new(0.0, height), color);
            height += said.height();
        }
    } else if hypothesis && metric.fact.is_some() {
        drawing.line(Point::new(0.0, bar_top), Point::new(cx.u(96.0), bar_top), unchecked(cx, cx.u(1.0)));
        height += cx.u(1.0);
    }
    DrawnCard::of(drawing, element, height)
}

/// The bar of a metric alone; nothing where there is none.
pub(super) fn metric_bar(cx: &LayoutContext<'_>, metric: &Metric, width: f64) -> Option<DrawnCard> {
    let found = progress(metric)?;
    let mut drawing = cx.drawing();
    let over = cx.u(3.0);
    draw_bar(cx, &mut drawing, &found, (over, width), metric.evidence.is_hypothesis());
    Some(DrawnCard::of(drawing, ElementId::Metric(metric.id), cx.u(BAR) + 2.0 * over))
}

/// How thick a bar is, in units.
const BAR: f64 = 6.0;

/// Its trough with what is filled of it, and the target on it.
fn draw_bar(
    cx: &LayoutContext<'_>,
    drawing: &mut Drawing,
    progress: &Progress,
    (top, width): (f64, f64),
    hypothesis: bool,
) {
    let thickness = cx.u(BAR);
    let color = standing(cx, progress.standing);
    let trough = Rect::new(0.0, top, width, top + thickness);
    if hypothesis {
        let line = unchecked(cx, cx.u(1.0));
        drawing.rect(trough.inset(-line.width / 2.0), thickness / 2.0, None, Some(line));
    } else {
        drawing.rect(trough, thickness / 2.0, Some(cx.theme.track), None);
    }
    // Less than this would look like a speck, not like a bar.
    let filled = (width * progress.bar).max(thickness * 2.5);
    drawing.rect(Rect::new(0.0, top, filled, top + thickness), thickness / 2.0, Some(color), None);
    // The target stands on the bar: what it is, and whether the bar falls short of it or runs past it.
    let (x, over) = ((width * progress.tick).max(cx.u(3.0)), cx.u(3.0));
    let stroke = Stroke::solid(cx.u(2.0), cx.theme.ink);
    drawing.line(Point::new(x, top - over), Point::new(x, top + thickness + over), stroke);
}

/// The colour of how a metric stands.
const fn standing(cx: &LayoutContext<'_>, standing: Standing) -> crate::color::Rgba {
    match standing {
        Standing::Good => cx.theme.positive,
        Standing::Bearable => cx.theme.caution,
        Standing::Poor => cx.theme.negative,
    }
}

/// How a metric stands to its target, in words behind a sign that says it without colour.
struct Verdict {
    icon: &'static str,
    size: f64,
    indent: f64,
    words: Arc<Block>,
}

impl Verdict {
    fn of(cx: &LayoutContext<'_>, metric: &Metric, progress: Progress, width: f64) -> Self {
        let (size, indent) = (cx.u(14.0), cx.u(18.0));
        let words = cx.set(&progress.message(&metric.unit, cx.words), cx.small(), width - indent);
        Self { icon: progress.icon(), size, indent, words }
    }

    fn width(&self) -> f64 {
        self.indent + self.words.lines.iter().map(|line| line.width.get()).fold(0.0, f64::max)
    }

    fn height(&self) -> f64 {
        self.words.height.get()
    }

    fn baseline(&self) -> f64 {
        self.words.lines.first().map_or(0.0, |line| line.baseline.get())
    }

    fn draw(&self, drawing: &mut Drawing, at: Point, color: crate::color::Rgba) {
        let top = at.y + self.baseline() - self.size * 0.86;
        drawing.icon(self.icon, self.size, color, Point::new(at.x, top));
        drawing.text(&self.words, Point::new(at.x + self.indent, at.y));
    }
}

/// A figure with its unit.
fn quantity(cx: &LayoutContext<'_>, metric: &Metric, value: f64, style: Style) -> RichText {
    let element = ElementId::Metric(metric.id);
    let unit = metric.unit.trim();
    let mut words = RichText::default();
    let said = format::measured(value, unit, cx.language);
    let written = format::quantity(value, unit, cx.language);
    if said != written && !cx.edits(element, Field::Unit) {
        // In a unit of ours: there is no word of the map's own to be edited.
        words.push(&said, style);
        return words;
    }
    // A currency may stand before its figure.
    let at = if written.ends_with(unit) { written.len() - unit.len() } else { written.find(unit).unwrap_or(0) };
    words.push(&written[..at], style);
    if unit.is_empty() && cx.edits(element, Field::Unit) {
        words.push("\u{a0}", style);
    }
    words.trimmed(cx, element, Field::Unit, &metric.unit, style);
    words.push(&written[at + unit.len()..], style);
    words
}
