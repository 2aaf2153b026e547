//! What stands in the cells of today and tomorrow.

use crate::color::Rgba;
use crate::i18n::format;
use crate::layout::card_cache::DrawnCard;
use crate::layout::cells::Cell;
use crate::layout::context::LayoutContext;
use crate::layout::frame::StageColumn;
use crate::layout::pass::SheetPass;
use crate::method::{progress, tenths};
use crate::model::{ElementId, Metric, PersonaLook, StageId};
use crate::scene::{Fill, Layer};
use crate::text::{Block, Face, Style};
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;

/// What a persona loses at a stage, as shares of those who come to it.
pub(super) struct LostAtStage {
    pub(super) persona: PersonaLook,
    pub(super) stage: StageId,
    pub(super) now: f64,
    /// Tomorrow, where that is known.
    pub(super) then: Option<f64>,
    pub(super) reason: String,
}

/// The size of figures, in layout units.
const FIGURE: f64 = 20.0;

fn figure_style(cx: &LayoutContext<'_>, face: Face, color: Rgba) -> Style {
    LayoutContext::style(face, cx.u(FIGURE), color).with_leading(1.2)
}

/// The baseline of the first line of figures.
pub(super) fn figure_baseline(cx: &LayoutContext<'_>) -> f64 {
    let line = cx.line("0", figure_style(cx, Face::Bold, cx.theme.ink));
    line.lines.first().map_or(0.0, |line| line.baseline.get())
}

/// What stands in a line of figures, from left to right.
struct FigureLine {
    mark: PersonaLook,
    pieces: Vec<Arc<Block>>,
    /// On a tint behind all else.
    chip: Option<(Arc<Block>, Rgba)>,
}

const GAP: f64 = 8.0;
const MARK: f64 = 6.5;

impl FigureLine {
    fn width(&self, cx: &LayoutContext<'_>) -> f64 {
        let pieces: f64 = self.pieces.iter().map(|piece| piece.width.get() + cx.u(GAP)).sum();
        let chip = self.chip.as_ref().map_or(0.0, |(chip, _)| chip.width.get() + cx.u(14.0));
        cx.u(2.0 * MARK + GAP) + pieces + chip
    }

    /// Draws it at the origin; gives how high it is. What finds no room in the width goes to a second line.
    fn draw(&self, cx: &LayoutContext<'_>, width: f64) -> DrawnCard {
        let mut drawing = cx.drawing();
        let line = figure_baseline(cx);
        let height = self.pieces.iter().map(|piece| piece.height.get()).fold(cx.u(FIGURE * 1.2), f64::max);
        let middle = line - cx.u(FIGURE) * 0.35;
        let color = cx.theme.persona(self.mark).line;
        drawing.symbol(cx.marker(self.mark, cx.u(MARK)), Point::new(cx.u(MARK), middle), Fill::Solid(color), None);
        let left = cx.u(2.0 * MARK + GAP);
        let mut at = Point::new(left, 0.0);
        for piece in &self.pieces {
            drawing.text(piece, at);
            at.x += piece.width.get() + cx.u(GAP);
        }
        let mut total = height;
        if let Some((chip, tint)) = &self.chip {
            let side = cx.u(7.0);
            if self.width(cx) > width {
                at = Point::new(left, height + cx.u(2.0));
                total += height + cx.u(2.0);
            }
            let own = chip.lines.first().map_or(0.0, |line| line.baseline.get());
            let text = Point::new(at.x + side, at.y + line - own);
            let ground = Rect::new(
                at.x,
                text.y - cx.u(2.0),
                text.x + chip.width.get() + side,
                text.y + chip.height.get() + cx.u(2.0),
            );
            drawing.rect(ground, cx.u(6.0), Some(*tint), None);
            drawing.text(chip, text);
        }
        DrawnCard { group: drawing.finish(None, Layer::Cards), placeholder: None, height: total }
    }
}

fn stacked(pass: &SheetPass<'_>, cards: impl Iterator<Item = DrawnCard>) -> Cell {
    let mut cell = Cell::default();
    let gap = pass.cx.u(6.0);
    for card in cards {
        let top = if cell.drawn.is_empty() { 0.0 } else { cell.height + gap };
        cell.height = top + card.height;
        cell.drawn.push((Vec2::new(pass.cell_inset(), top), card));
    }
    cell
}

/// What each feels at a stage today and should feel tomorrow, and how much that is; a dash for whom nothing changes.
pub(super) fn feelings(
    pass: &SheetPass<'_>,
    column: &StageColumn,
    people: impl Iterator<Item = (PersonaLook, Option<(f64, f64)>)>,
) -> Cell {
    let (cx, width) = (&pass.cx, pass.cell_width(column));
    let cards = people.map(|(look, change)| {
        let set = |text: &str, face, color| cx.line(text, figure_style(cx, face, color));
        let (pieces, chip) = match change {
            Some((from, to)) => {
                let (from, to) = (tenths(from), tenths(to));
                let feeling = |value: f64| format::feeling(value, cx.language);
                let (ink, tint) = if to >= from {
                    (cx.theme.positive, cx.theme.positive_tint)
                } else {
                    (cx.theme.negative, cx.theme.negative_tint)
                };
                let gain = cx.line(
                    &format::gain(to - from, cx.language),
                    LayoutContext::style(Face::Bold, cx.scale.body, ink).with_leading(1.2),
                );
                let pieces = vec![
                    set(&feeling(from), Face::Medium, cx.theme.secondary),
                    set("→", Face::Medium, cx.theme.secondary),
                    set(&feeling(to), Face::Bold, cx.theme.ink),
                ];
                (pieces, Some((gain, tint)))
            }
            None => (vec![set("—", Face::Medium, cx.theme.secondary)], None),
        };
        FigureLine { mark: look, pieces, chip }.draw(cx, width)
    });
    stacked(pass, cards)
}

/// What each loses at a stage, and why; and what of that is still lost tomorrow.
pub(super) fn losses<'a>(
    pass: &SheetPass<'_>,
    column: &StageColumn,
    losses: impl Iterator<Item = &'a LostAtStage>,
) -> Cell {
    let (cx, width) = (&pass.cx, pass.cell_width(column));
    let cards = losses.map(|lost| {
        let set = |text: &str, face, color| cx.line(text, figure_style(cx, face, color));
        let written = |rate: f64| super::cells::lost(rate, cx.language);
        let mut pieces = Vec::new();
        match lost.then {
            Some(then) => {
                pieces.push(set(&written(lost.now), Face::Medium, cx.theme.secondary));
                pieces.push(set("→", Face::Medium, cx.theme.secondary));
                pieces.push(set(&written(then), Face::Bold, cx.theme.ink));
            }
            None => pieces.push(set(&written(lost.now), Face::Bold, cx.theme.ink)),
        }
        let line = FigureLine { mark: lost.persona, pieces, chip: None };
        if lost.reason.is_empty() {
            return line.draw(cx, width);
        }
        // The reason stands beside the figure where that leaves it room, else under it.
        let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.body).with_leading(1.2);
        let used = line.width(cx);
        let beside = cx.set(&lost.reason, style, (width - used).max(1.0));
        let is_beside = beside.lines.len() == 1 && beside.width.get() <= width - used && !beside.is_torn();
        let indent = cx.u(2.0 * MARK + GAP);
        let under = if is_beside { beside } else { cx.set(&lost.reason, style, width - indent) };
        let mut drawn = line.draw(cx, width);
        let own = under.lines.first().map_or(0.0, |line| line.baseline.get());
        let at = if is_beside { Point::new(used, figure_baseline(cx) - own) } else { Point::new(indent, drawn.height) };
        if !is_beside {
            drawn.height += under.height.get();
        }
        let mut drawing = cx.drawing();
        drawing.append(&drawn.group);
        drawing.text(&under, at);
        DrawnCard { group: drawing.finish(None, Layer::Cards), ..drawn }
    });
    stacked(pass, cards)
}

/// A metric as it is and as it should be.
pub(super) fn metric(cx: &LayoutContext<'_>, metric: &Metric, width: f64) -> DrawnCard {
    let theme = cx.theme;
    let style = LayoutContext::style(Face::Medium, cx.scale.body, theme.body).with_leading(1.2);
    let name = cx.set(metric.name.trim(), style, width);
    let written = |value: f64| format::measured(value, metric.unit.trim(), cx.language);
    let reached = progress(metric).is_some_and(|progress| progress.ratio.is_none() || progress.icon() == "check");
    let goal = if reached { theme.positive } else { theme.ink };
    let fact = metric.fact.map_or_else(|| "—".to_owned(), |fact| written(fact.get()));
    let target = metric.target.map_or_else(|| "—".to_owned(), |target| written(target.get()));
    let set = |text: &str, face, color, width: f64| cx.set(text, figure_style(cx, face, color), width);
    let (fact, arrow) = (
        set(&fact, Face::Medium, theme.secondary, width),
        cx.line("→", figure_style(cx, Face::Medium, theme.secondary)),
    );
    let gap = cx.u(GAP);
    let beside = fact.width.get() + 2.0 * gap + arrow.width.get();
    let target_line = cx.line(&target, figure_style(cx, Face::Bold, goal));
    let fits = beside + target_line.width.get() <= width;
    let target =
        if fits { target_line } else { set(&target, Face::Bold, goal, (width - arrow.width.get() - gap).max(1.0)) };
    let top = name.height.get() + cx.u(1.0);
    let second = if fits { top } else { top + fact.height.get() };
    let height = second + target.height.get().max(arrow.height.get());
    if cx.is_measuring() {
        return DrawnCard::measured(height);
    }
    let mut drawing = cx.drawing();
    drawing.text(&name, Point::ORIGIN);
    drawing.text(&fact, Point::new(0.0, top));
    let arrow_left = if fits { fact.width.get() + gap } else { 0.0 };
    drawing.text(&arrow, Point::new(arrow_left, second));
    drawing.text(&target, Point::new(arrow_left + arrow.width.get() + gap, second));
    DrawnCard::of(drawing, ElementId::Metric(metric.id), height)
}
