//! A box to tick.

use super::paint::{elided, focus_ring, icon};
use crate::studio::theme::{self, BODY};
use eframe::egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Whether something is on, of one thing or of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ticked {
    Off,
    /// Of some of them.
    Some,
    On,
}

impl Ticked {
    /// Of one thing.
    pub(crate) const fn of(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }

    /// Of several things.
    pub(crate) fn of_all(mut all: impl Iterator<Item = bool>) -> Self {
        let Some(first) = all.next() else { return Self::Off };
        if all.all(|on| on == first) { Self::of(first) } else { Self::Some }
    }
}

/// A box with its words; the response is changed when the box is.
pub(crate) fn checkbox(ui: &mut Ui, text: &str, on: &mut bool) -> Response {
    let response = tick_box(ui, text, Ticked::of(*on));
    if response.changed() {
        *on = !*on;
    }
    response
}

/// A box for one thing or several, with its words; the response is changed when it was clicked.
pub(crate) fn tick_box(ui: &mut Ui, text: &str, ticked: Ticked) -> Response {
    const SIDE: f32 = 16.0;
    let theme = theme::of(ui);
    let galley = elided(ui, text, theme::regular(BODY), theme.ink, ui.available_width() - SIDE - 8.0);
    let (rect, mut response) = ui.allocate_exact_size(vec2(SIDE + 8.0 + galley.size().x, 24.0), Sense::click());
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), ticked == Ticked::On, text));
    let square = Rect::from_center_size(pos2(rect.left() + SIDE / 2.0, rect.center().y), vec2(SIDE, SIDE));
    let painter = ui.painter();
    if ticked == Ticked::Off {
        let fill = if response.hovered() { theme.hover } else { Color32::TRANSPARENT };
        painter.rect(square, 4, fill, Stroke::new(1.0, theme.faint), StrokeKind::Inside);
    } else {
        painter.rect_filled(square, 4, theme.mark);
        let sign = if ticked == Ticked::On { "check" } else { "minus" };
        icon(painter, sign, square.center(), 12.0, theme.on_mark);
    }
    if response.has_focus() {
        focus_ring(painter, theme, square, 4);
    }
    painter.galley(pos2(square.right() + 8.0, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
    response
}
