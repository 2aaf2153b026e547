//! The names of what is out of view while the camera is near, at the edges of what the audience sees.

use super::stage::StageInput;
use crate::layout::PaperTheme;
use crate::studio::canvas::rect_to_screen;
use crate::studio::canvas::rulers::NameEdges;
use crate::studio::desk::lane_names::lane_name_in;
use crate::studio::paint::color32;
use crate::studio::theme;
use crate::studio::widgets::{elided, wrapped};
use eframe::egui::{Painter, Rangef, Rect, Stroke, Ui, pos2, vec2};

/// Height of the strip with the stages, as a part of the height of what is seen.
const STRIP: f32 = 0.058;
/// Width of the strip with the lanes, as a part of the width.
const SIDE: f32 = 0.11;
/// Type, as a part of the height of the strip of stages.
const TYPE: f32 = 0.44;
/// What is narrower, in heights of its type, has no name.
const NAMELESS: f32 = 2.2;

/// Paints the heads of stages at the top and the names of lanes at the left, wherever those of the sheet are out of view.
pub(super) fn paint(ui: &Ui, painter: &Painter, input: &StageInput<'_>) {
    let StageInput { journey, layout, view, rect, words } = *input;
    let frame = &layout.frame;
    let (strip, side) = (rect.height() * STRIP, rect.width() * SIDE);
    let Some(NameEdges { above, beside }) = NameEdges::of(frame, &view.camera, rect, [strip, side]) else { return };
    let paper = PaperTheme::get();
    let (ink, ground, line) = (color32(paper.ink), color32(paper.paper), Stroke::new(1.0, color32(paper.hairline)));
    let size = (strip * TYPE).max(11.0);
    let across = |left: f64, right: f64| {
        let part = kurbo::Rect::from_points(
            view.camera.to_screen(kurbo::Point::new(left, 0.0)),
            view.camera.to_screen(kurbo::Point::new(right, 0.0)),
        );
        rect_to_screen(part).x_range()
    };
    let inner = rect.min + vec2(if beside { side } else { 0.0 }, if above { strip } else { 0.0 });
    let pad = size * 0.6;
    if above {
        let band = Rect::from_min_max(rect.min, pos2(rect.right(), inner.y));
        painter.rect_filled(band, 0, ground);
        for (nth, column) in frame.stages.iter().enumerate() {
            let shown = across(column.left, column.right);
            let shown = Rangef::new(shown.min.max(inner.x), shown.max.min(rect.right()));
            let head = Rect::from_x_y_ranges(shown, band.y_range());
            let Some(stage) = journey.stages.get(column.id).filter(|_| head.width() >= size * NAMELESS) else {
                continue;
            };
            let colors = paper.stage(nth);
            painter.rect_filled(head, 0, color32(colors.tint));
            let number = elided(ui, &(nth + 1).to_string(), theme::bold(size), color32(colors.ink), f32::INFINITY);
            let middle = |height: f32| band.center().y - height / 2.0;
            let (width, height) = (number.size().x, number.size().y);
            painter.galley(pos2(head.left() + pad, middle(height)), number, ink);
            let room = head.width() - 2.0 * pad - width - size * 0.5;
            if room > size * NAMELESS {
                let name = elided(ui, &stage.name, theme::semibold(size), ink, room);
                painter.galley(pos2(head.left() + pad + width + size * 0.5, middle(name.size().y)), name, ink);
            }
            painter.vline(head.right() - 0.5, head.y_range(), line);
        }
        painter.hline(band.x_range(), band.bottom() - 0.5, line);
    }
    if beside {
        let band = Rect::from_min_max(pos2(rect.left(), inner.y), pos2(inner.x, rect.bottom()));
        painter.rect_filled(band, 0, ground);
        let size = size * 0.82;
        for lane in &frame.lanes {
            let corner = |x: f64, y: f64| view.camera.to_screen(kurbo::Point::new(x, y));
            let on_screen =
                kurbo::Rect::from_points(corner(lane.rect.x0, lane.rect.y0), corner(lane.rect.x1, lane.rect.y1));
            let cell = Rect::from_x_y_ranges(band.x_range(), rect_to_screen(on_screen).y_range()).intersect(band);
            let Some(of) = journey.lanes.get(lane.id).filter(|_| cell.height() >= size * 1.4) else { continue };
            let name = lane_name_in(words, of);
            let galley = wrapped(ui, &name, theme::semibold(size), ink, band.width() - 2.0 * pad);
            let top = (cell.top() + pad).min(cell.bottom() - galley.size().y).max(cell.top() + 2.0);
            painter.with_clip_rect(cell.intersect(painter.clip_rect())).galley(
                pos2(cell.left() + pad, top),
                galley,
                ink,
            );
            painter.hline(band.x_range(), cell.bottom() - 0.5, line);
        }
        painter.vline(band.right() - 0.5, band.y_range(), line);
    }
}
