//! Buttons without words.

use super::paint::{focus_ring, icon};
use crate::studio::theme::{self, CONTROL, ICON, RADIUS};
use eframe::egui::{Color32, Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

/// A button that shows only an icon; its name and shortcut are in the tooltip and are read to a screen reader.
#[must_use = "a button is shown with `ui.add`"]
pub(crate) struct IconButton<'a> {
    icon: &'a str,
    name: &'a str,
    shortcut: Option<&'a str>,
    enabled: bool,
    size: f32,
    color: Option<Color32>,
}

impl<'a> IconButton<'a> {
    pub(crate) const fn new(icon: &'a str, name: &'a str) -> Self {
        Self { icon, name, shortcut: None, enabled: true, size: CONTROL, color: None }
    }

    /// Names the shortcut in the tooltip.
    pub(crate) const fn shortcut(self, shortcut: Option<&'a str>) -> Self {
        Self { shortcut, ..self }
    }

    /// Whether it can be pressed.
    pub(crate) const fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Side of the square, in points.
    pub(crate) const fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// The icon in another colour.
    pub(crate) const fn color(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = theme::of(ui);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(self.size, self.size), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled && ui.is_enabled(), self.name));
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            if self.enabled && response.is_pointer_button_down_on() {
                painter.rect_filled(rect, RADIUS, theme.pressed);
            } else if self.enabled && response.hovered() {
                painter.rect_filled(rect, RADIUS, theme.hover);
            }
            if response.has_focus() {
                focus_ring(painter, theme, rect, RADIUS);
            }
            let ink = if self.enabled { self.color.unwrap_or(theme.ink) } else { theme.faint };
            icon(painter, self.icon, rect.center(), ICON, ink);
        }
        match self.shortcut {
            Some(keys) => response.on_hover_text(format!("{}   {keys}", self.name)),
            None => response.on_hover_text(self.name),
        }
    }
}
