//! The names of what is out of view while the camera is near, at the edges of what the audience sees.

use super::stage::StageInput;
use crate::color::Rgba;
use crate::layout::PaperTheme;
use crate::studio::canvas::rulers::NameEdges;
use crate::studio::desk::lane_names::lane_name_in;
use crate::studio::paint::color32;
use crate::studio::theme::{self, Theme, ThemeId};
use crate::studio::widgets::{elided, wrapped};
use eframe::egui::{Painter, Rangef, Rect, Stroke, Ui, pos2, vec2};
use kurbo::Point;

/// Height of the strip with the stages, as a part of the height of what is seen.
const STRIP: f32 = 0.058;
/// Width of the strip with the lanes, as a part of the width.
const SIDE: f32 = 0.11;
/// Type, as a part of the height of the strip of stages.
const TYPE: f32 = 0.42;
/// What is narrower, in heights of its type, has no name.
const NAMELESS: f32 = 2.2;
/// Smaller type, in points, is only a smear.
const SMEAR: f32 = 4.0;

/// Paints the heads of stages at the top and the names of lanes at the left, wherever those of the sheet are out of view.
pub(super) fn paint(ui: &Ui, painter: &Painter, input: &StageInput<'_>) {
    let (frame, rect) = (&input.layout.frame, input.rect);
    let (strip, side) = (rect.height() * STRIP, rect.width() * SIDE);
    let Some(NameEdges { above, beside }) = NameEdges::of(frame, rect, [strip, side], |at| input.at(at)) else {
        return;
    };
    let inner = rect.min + vec2(if beside { side } else { 0.0 }, if above { strip } else { 0.0 });
    let inner = Rect::from_min_max(inner, rect.max);
    let size = strip * TYPE;
    if above {
        stages(ui, painter, input, inner, size);
    }
    if beside {
        lanes(ui, painter, input, inner, size * 0.82);
    }
}

fn line() -> Stroke {
    Stroke::new(1.0, color32(PaperTheme::get().hairline))
}

/// Lays the dusk over a name as it lies over what is named.
fn dim(painter: &Painter, input: &StageInput<'_>, cell: Rect, is_lit: bool) {
    if !is_lit {
        painter.rect_filled(cell, 0, Theme::of(ThemeId::Dark).unlit.gamma_multiply(input.view.dusk));
    }
}

/// Whether anything along a line of the sheet is meant.
fn is_lit(input: &StageInput<'_>, from: Point, to: Point) -> bool {
    let unlit = &input.view.unlit;
    (0..=8).any(|step| {
        let at = from.lerp(to, f64::from(step) / 8.0);
        !unlit.iter().any(|part| part.contains(at))
    })
}

fn stages(ui: &Ui, painter: &Painter, input: &StageInput<'_>, inner: Rect, size: f32) {
    let (frame, rect) = (&input.layout.frame, input.rect);
    let paper = PaperTheme::get();
    let band = Rect::from_min_max(rect.min, pos2(rect.right(), inner.top()));
    let ink = color32(paper.ink);
    let pad = size * 0.6;
    painter.rect_filled(band, 0, color32(paper.paper));
    for (nth, column) in frame.stages.iter().enumerate() {
        let edge = |x: f64| input.at(Point::new(x, 0.0)).x;
        let shown = Rangef::new(edge(column.left).max(inner.left()), edge(column.right).min(rect.right()));
        let head = Rect::from_x_y_ranges(shown, band.y_range());
        let Some(stage) = input.journey.stages.get(column.id).filter(|_| head.width() > 1.0) else { continue };
        let colors = paper.stage(nth);
        painter.rect_filled(head, 0, color32(colors.tint));
        if size >= SMEAR && head.width() >= size * NAMELESS {
            let named = |words: &str, font, tone: Rgba, room| elided(ui, words, font, color32(tone), room);
            let number = named(&(nth + 1).to_string(), theme::bold(size), colors.ink, f32::INFINITY);
            let (start, wide) = (head.left() + pad, number.size().x);
            let top = head.center().y - number.size().y / 2.0;
            painter.galley(pos2(start, top), number, ink);
            let room = head.width() - 2.0 * pad - wide - size * 0.5;
            if room > size * NAMELESS {
                let name = named(&stage.name, theme::semibold(size), paper.ink, room);
                painter.galley(pos2(start + wide + size * 0.5, top), name, ink);
            }
        }
        let middle = f64::midpoint(column.left, column.right);
        let sheet = input.layout.scene.size.height;
        dim(painter, input, head, is_lit(input, Point::new(middle, frame.heads.y0), Point::new(middle, sheet)));
        painter.vline(head.right() - 0.5, head.y_range(), line());
    }
    painter.hline(band.x_range(), band.bottom() - 0.5, line());
}

fn lanes(ui: &Ui, painter: &Painter, input: &StageInput<'_>, inner: Rect, size: f32) {
    let rect = input.rect;
    let paper = PaperTheme::get();
    let band = Rect::from_min_max(pos2(rect.left(), inner.top()), pos2(inner.left(), rect.bottom()));
    let ink = color32(paper.ink);
    let pad = size * 0.7;
    painter.rect_filled(band, 0, color32(paper.paper));
    for lane in &input.layout.frame.lanes {
        let cell = Rect::from_x_y_ranges(band.x_range(), input.part(lane.rect).y_range()).intersect(band);
        let Some(of) = input.journey.lanes.get(lane.id).filter(|_| cell.height() > 1.0) else { continue };
        if size >= SMEAR && cell.height() >= size * 1.4 {
            let name =
                wrapped(ui, &lane_name_in(input.words, of), theme::semibold(size), ink, band.width() - 2.0 * pad);
            // The name of a lane of which little is left stays within it.
            let top = (cell.top() + pad).min(cell.bottom() - name.size().y).max(cell.top() + 2.0);
            let within = painter.with_clip_rect(cell.intersect(painter.clip_rect()));
            within.galley(pos2(cell.left() + pad, top), name, ink);
        }
        let middle = lane.rect.center().y;
        dim(painter, input, cell, is_lit(input, Point::new(lane.rect.x0, middle), Point::new(lane.rect.x1, middle)));
        painter.hline(band.x_range(), cell.bottom() - 0.5, line());
    }
    painter.vline(band.right() - 0.5, band.y_range(), line());
}
