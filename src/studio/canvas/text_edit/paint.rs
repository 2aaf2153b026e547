//! Frame, selection and caret of a text that is edited, and the camera that keeps the caret in view.

use super::SheetText;
use super::field::Open;
use crate::editor::TextPlace;
use crate::layout::Frame;
use crate::studio::canvas::rulers::free_of_names;
use crate::studio::canvas::{rect_on_screen, rect_to_kurbo};
use crate::studio::desk::{Session, Surface};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::output::IMEOutput;
use eframe::egui::{IMEPurpose, Painter, Rect, Stroke, StrokeKind, Ui, vec2};
use kurbo::{Point, Vec2};
use std::time::Duration;

/// Type smaller than this on the screen, in points, cannot be read; it is brought to the other size.
const UNREADABLE: f64 = 11.0;
const READABLE: f64 = 13.0;
/// From the caret to the edge of the canvas, in screen points.
const ROOM: f64 = 32.0;
/// For how long the caret is there, and for how long it is not.
const BLINK_SECONDS: f64 = 0.53;
const CARET_WIDTH: f32 = 1.5;

impl SheetText {
    /// Paints the frame, the selection and the caret.
    pub(in crate::studio::canvas) fn paint(&self, ui: &Ui, painter: &Painter, session: &Session, surface: &Surface) {
        let Some(open) = &self.open else { return };
        let Some(place) = open.place(session) else { return };
        // The paper is white in every theme.
        let theme = Theme::of(ThemeId::Light);
        let frame = rect_on_screen(surface, place.frame()).expand(3.0);
        painter.rect_stroke(frame, 3, Stroke::new(1.0, theme.accent), StrokeKind::Middle);
        for marked in place.marked(&open.selected()) {
            painter.rect_filled(rect_on_screen(surface, marked), 0, theme.accent.gamma_multiply(0.2));
        }
        let (time, focused) = ui.input(|input| (input.time, input.focused));
        if !focused {
            return;
        }
        let phase = (time - open.moved).max(0.0) % (2.0 * BLINK_SECONDS);
        let rest = if phase < BLINK_SECONDS { BLINK_SECONDS - phase } else { 2.0 * BLINK_SECONDS - phase };
        ui.request_repaint_after(Duration::from_secs_f64(rest.max(0.01)));
        if phase < BLINK_SECONDS {
            painter.rect_filled(caret_on_screen(ui, surface, place.caret(open.caret)), 0, theme.accent);
        }
    }
}

impl Open {
    /// Brings type that is too small to be read near, and the whole text into view where it fits there.
    pub(super) fn go_near(&mut self, place: &TextPlace, frame: &Frame, surface: &mut Surface) {
        let before = surface.camera;
        let (size, text) = (place.type_size(), place.bounds());
        let seen = within(free_of_names(surface.canvas, frame, text));
        if size * before.zoom() < UNREADABLE && size > 0.0 {
            let anchor = before.to_screen(place.caret(self.caret).center());
            // A long line is seen as a whole, as long as it can be read.
            let whole = seen.width() / text.width().max(1.0);
            let zoom = (READABLE / size).min(whole.max(UNREADABLE / size));
            surface.camera.set_zoom(zoom, anchor);
        }
        if !surface.canvas.is_zero_area() && surface.canvas.is_finite() {
            let screen = on_screen(surface, text);
            let way = |low: f64, high: f64, from: f64, to: f64| {
                // Of what does not fit, the beginning.
                if low < from || high - low > to - from { from - low } else { (to - high).min(0.0) }
            };
            surface.camera.pan(Vec2::new(
                way(screen.x0, screen.x1, seen.x0, seen.x1),
                way(screen.y0, screen.y1, seen.y0, seen.y1),
            ));
        }
        if surface.camera != before {
            self.near = Some((before, surface.camera));
        }
    }

    /// Brings a caret that moved into view, and tells the input method where it is.
    pub(super) fn keep_caret_in_view(&mut self, ui: &Ui, canvas: Rect, session: &Session, surface: &mut Surface) {
        let Some(place) = self.place(session) else { return };
        let line = place.caret(self.caret);
        if self.followed != Some(line) {
            self.followed = Some(line);
            let viewport = rect_to_kurbo(canvas);
            let free = free_of_names(viewport, &session.layout().frame, place.bounds());
            let (seen, screen) = (within(free), on_screen(surface, line));
            let way = |low: f64, high: f64, from: f64, to: f64| {
                if low < from { from - low } else { (to - high).min(0.0) }
            };
            let way =
                Vec2::new(way(screen.x0, screen.x1, seen.x0, seen.x1), way(screen.y0, screen.y1, seen.y0, seen.y1));
            if way != Vec2::ZERO && viewport.is_finite() && !viewport.is_zero_area() {
                let ours = self.near.filter(|(_, left)| *left == surface.camera);
                surface.camera.pan(way);
                self.near = ours.map(|(before, _)| (before, surface.camera)).or(self.near);
                ui.request_repaint();
            }
        }
        let cursor_rect = caret_on_screen(ui, surface, line);
        let rect = rect_on_screen(surface, place.bounds()).expand2(vec2(CARET_WIDTH, 0.0));
        ui.output_mut(|output| {
            output.ime =
                Some(IMEOutput { purpose: IMEPurpose::Normal, rect, cursor_rect, should_interrupt_composition: false });
        });
    }
}

/// The part of a canvas in which a text can be read: not at the very edges.
fn within(canvas: kurbo::Rect) -> kurbo::Rect {
    let room = |length: f64| ROOM.min(length / 4.0);
    canvas.inset((-room(canvas.width()), -room(canvas.height())))
}

/// A box of the sheet in screen points.
fn on_screen(surface: &Surface, part: kurbo::Rect) -> kurbo::Rect {
    let corner = surface.camera.to_screen(Point::new(part.x1, part.y1));
    kurbo::Rect::from_points(surface.camera.to_screen(part.origin()), corner)
}

/// A caret as wide as it is on any screen, on whole pixels.
fn caret_on_screen(ui: &Ui, surface: &Surface, line: kurbo::Rect) -> Rect {
    let rect = rect_on_screen(surface, line);
    let scale = ui.pixels_per_point();
    let width = (CARET_WIDTH * scale).round().max(1.0);
    let left = (rect.left() * scale - width / 2.0).round();
    Rect::from_x_y_ranges(left / scale..=(left + width) / scale, rect.y_range())
}
