//! Barriers and solutions: tinted boxes with a strong edge.

use super::card_cache::DrawnCard;
use super::context::LayoutContext;
use super::evidence_lines::edge;
use super::marker::PersonaMarks;
use super::rich_text::RichText;
use crate::color::Rgba;
use crate::i18n::format;
use crate::model::{Barrier, ElementId, Field, Solution};
use crate::scene::{Fill, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect, RoundedRect, RoundedRectRadii, Shape as _};

/// A barrier: its title, or its kind where that is known, then what it is.
pub(super) fn barrier(
    cx: &LayoutContext<'_>,
    barrier: &Barrier,
    marks: &PersonaMarks<'_>,
    width: f64,
    least: f64,
) -> DrawnCard {
    let element = ElementId::Barrier(barrier.id);
    let lead = LayoutContext::style(Face::SemiBold, cx.scale.body, cx.theme.ink);
    let told = !barrier.text.is_empty() || cx.edits(element, Field::Text);
    let mut words = match barrier.kind {
        Some(kind) => RichText::or(cx, (element, Field::Title), &barrier.title, lead, || cx.words.text(kind.key())),
        None if told => RichText::of(cx, element, Field::Title, &barrier.title, lead),
        None => RichText::named(cx, (element, Field::Title), &barrier.title, lead, "new-barrier"),
    };
    if told {
        if !words.is_empty() {
            let ends = barrier.title.trim_end().ends_with(['.', '!', '?', '…', ':']);
            words.push(if ends { "" } else { "." }, lead);
            words.push(" ", cx.body());
        }
        words.field(cx, element, Field::Text, &barrier.text, cx.body());
    }
    let edge = edge(cx, cx.theme.negative, barrier.evidence.is_hypothesis());
    boxed(cx, &words, element, (cx.theme.negative_tint, edge, BARRIER_MARK, marks), (width, least))
}

/// A solution: what is done, who answers for it, by when.
pub(super) fn solution(cx: &LayoutContext<'_>, solution: &Solution, width: f64, least: f64) -> DrawnCard {
    let element = ElementId::Solution(solution.id);
    let lead = LayoutContext::style(Face::SemiBold, cx.scale.body, cx.theme.ink);
    let empty = solution.text.is_empty() && solution.owner.is_empty() && solution.due.is_none();
    let mut words = if empty {
        RichText::named(cx, (element, Field::Title), &solution.title, lead, "new-solution")
    } else {
        RichText::of(cx, element, Field::Title, &solution.title, lead)
    };
    if !solution.text.is_empty() || cx.edits(element, Field::Text) {
        let joined = words.is_empty() || solution.text.starts_with([',', '.', ':', ';', '—']);
        words.push(if joined { "" } else { " " }, cx.body());
        words.field(cx, element, Field::Text, &solution.text, cx.body());
    }
    let quiet = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.secondary);
    let owned = !solution.owner.is_empty() || cx.edits(element, Field::Owner);
    let sign = |words: &mut RichText, joint: &str| {
        words.push(joint, quiet);
        words.field(cx, element, Field::Owner, &solution.owner, quiet);
        if let Some(due) = solution.due {
            words.push(if owned { ",\u{a0}" } else { "" }, quiet);
            words.push(&format::due(due, cx.year, cx.language), quiet);
        }
    };
    if owned || solution.due.is_some() {
        // Behind the text where its last line has room, else on a line of their own, without a dot that would hang in the air.
        let lines = |words: &RichText| words.set(cx, width - cx.u(BOX_SIDES.0 + BOX_SIDES.1)).lines.len();
        let mut behind = words.clone();
        sign(&mut behind, if words.is_empty() { "" } else { "\u{a0}· " });
        if words.is_empty() || lines(&behind) == lines(&words) {
            words = behind;
        } else {
            sign(&mut words, "\n");
        }
    }
    let edge = edge(cx, cx.theme.positive, solution.evidence.is_hypothesis());
    let marks = PersonaMarks::none(cx);
    boxed(cx, &words, element, (cx.theme.positive_tint, edge, SOLUTION_MARK, &marks), (width, least))
}

/// From the left edge of a box to its words, and from them to the right one, in layout units.
const BOX_SIDES: (f64, f64) = (24.0, 10.0);

/// What tells barriers and solutions apart where their colours are one grey: a small mark at the edge, so high in layout units.
pub(super) const BARRIER_MARK: &str = "x";
pub(super) const SOLUTION_MARK: &str = "check";
pub(super) const BOX_MARK: f64 = 12.0;

/// A tinted box with a strong left edge and perhaps the marks of personas, at least `least` points high.
fn boxed(
    cx: &LayoutContext<'_>,
    words: &RichText,
    element: ElementId,
    (ground, edge, mark, marks): (Rgba, Stroke, &str, &PersonaMarks<'_>),
    (width, least): (f64, f64),
) -> DrawnCard {
    let (left, top, right, bottom) = (cx.u(BOX_SIDES.0), cx.u(8.0), cx.u(BOX_SIDES.1), cx.u(9.0));
    let room = width - left - right;
    let block = words.set(cx, room);
    let row = cx.u(16.0);
    // Beside the last line where that leaves room, else below it.
    let beside = block.lines.last().is_some_and(|line| line.width.get() + marks.width() + cx.u(6.0) <= room);
    let below = if marks.is_empty() || beside { 0.0 } else { row };
    let height = (block.height.get() + below + top + bottom).max(least);
    if cx.is_measuring() {
        return DrawnCard::measured(height);
    }
    let bar = edge.width;
    let mut drawing = cx.drawing();
    // Square on the side of the edge, round on the other.
    let radii = RoundedRectRadii::new(0.0, cx.u(6.0), cx.u(6.0), 0.0);
    let shape = RoundedRect::from_rect(Rect::new(bar, 0.0, width, height), radii);
    drawing.path(shape.to_path(0.05), Some(Fill::Solid(ground)), None);
    drawing.line(Point::new(bar / 2.0, 0.0), Point::new(bar / 2.0, height), edge);
    let size = cx.u(BOX_MARK);
    // On the middle of the first line's capitals.
    let line = block.lines.first().map_or(size, |line| line.baseline.get() - cx.scale.body * 0.35);
    drawing.icon(mark, size, edge.color, Point::new((bar + left - size) / 2.0, top + line - size / 2.0));
    drawing.words(words, &block, Point::new(left, top));
    marks.draw(&mut drawing, width - right, height - bottom - row / 2.0);
    DrawnCard::of(drawing, element, height)
}
