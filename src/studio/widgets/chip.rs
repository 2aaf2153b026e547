//! A persona that can be switched on and off.

use super::paint::{elided, focus_ring};
use crate::studio::theme::{self, BODY, RADIUS};
use eframe::egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// A chip in a hue of its own: filled while it is on, pale while it is off.
pub(crate) fn chip(ui: &mut Ui, text: &str, on: bool, color: Color32, soft: Color32) -> Response {
    const HEIGHT: f32 = 30.0;
    let theme = theme::of(ui);
    let dot = if on { 16.0 } else { 0.0 };
    let ink = if on { theme.ink } else { theme.secondary };
    let galley = elided(ui, text, theme::medium(BODY), ink, 160.0);
    let (rect, mut response) = ui.allocate_exact_size(vec2(galley.size().x + dot + 20.0, HEIGHT), Sense::click());
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, text));
    let (fill, border) = if on { (soft, color) } else { (theme.control, theme.border) };
    let painter = ui.painter();
    painter.rect(rect, RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(painter, theme, rect, RADIUS);
    }
    if on {
        painter.circle_filled(pos2(rect.left() + 14.0, rect.center().y), 4.0, color);
    }
    painter.galley(pos2(rect.left() + 10.0 + dot, rect.center().y - galley.size().y / 2.0), galley, ink);
    response
}
