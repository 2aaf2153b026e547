//! A box to tick.

use super::paint::{elided, focus_ring, icon};
use crate::studio::theme::{self, BODY};
use eframe::egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// A box with its words; the response is changed when the box is.
pub(crate) fn checkbox(ui: &mut Ui, text: &str, on: &mut bool) -> Response {
    const SIDE: f32 = 16.0;
    let theme = theme::of(ui);
    let galley = elided(ui, text, theme::regular(BODY), theme.ink, ui.available_width() - SIDE - 8.0);
    let (rect, mut response) = ui.allocate_exact_size(vec2(SIDE + 8.0 + galley.size().x, 24.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, text));
    let square = Rect::from_center_size(pos2(rect.left() + SIDE / 2.0, rect.center().y), vec2(SIDE, SIDE));
    let painter = ui.painter();
    if *on {
        painter.rect_filled(square, 4, theme.mark);
        icon(painter, "check", square.center(), 12.0, theme.on_mark);
    } else {
        let fill = if response.hovered() { theme.hover } else { Color32::TRANSPARENT };
        painter.rect(square, 4, fill, Stroke::new(1.0, theme.faint), StrokeKind::Inside);
    }
    if response.has_focus() {
        focus_ring(painter, theme, square, 4);
    }
    painter.galley(pos2(square.right() + 8.0, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
    response
}
