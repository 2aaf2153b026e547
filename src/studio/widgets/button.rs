//! Buttons with words.

use super::key_cap::{key_cap, key_cap_width};
use super::paint::{elided, focus_ring, icon};
use crate::studio::theme::{self, BODY, CONTROL, ICON, RADIUS};
use eframe::egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// Without a frame until the pointer is over it.
    Ghost,
}

/// A button with words, and an icon and a shortcut if wanted.
#[must_use = "a button is shown with `ui.add`"]
pub(crate) struct Button<'a> {
    text: &'a str,
    icon: Option<&'a str>,
    shortcut: Option<&'a str>,
    kind: ButtonKind,
    wide: bool,
    left: bool,
    enabled: bool,
    color: Option<Color32>,
}

impl<'a> Button<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self {
            text,
            icon: None,
            shortcut: None,
            kind: ButtonKind::Secondary,
            wide: false,
            left: false,
            enabled: true,
            color: None,
        }
    }

    /// A button for the one thing to do here.
    pub(crate) const fn primary(text: &'a str) -> Self {
        Self { kind: ButtonKind::Primary, ..Self::new(text) }
    }

    /// A button without a frame.
    pub(crate) const fn ghost(text: &'a str) -> Self {
        Self { kind: ButtonKind::Ghost, ..Self::new(text) }
    }

    /// Puts an icon before the words.
    pub(crate) const fn icon(self, icon: &'a str) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Shows the shortcut at the right end.
    pub(crate) const fn shortcut(self, shortcut: Option<&'a str>) -> Self {
        Self { shortcut, ..self }
    }

    /// Takes all the width there is.
    pub(crate) const fn wide(self) -> Self {
        Self { wide: true, ..self }
    }

    /// Sets the words at the left end.
    pub(crate) const fn left(self) -> Self {
        Self { left: true, ..self }
    }

    /// Whether it can be pressed.
    pub(crate) const fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Words in another colour.
    pub(crate) const fn color(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const PADDING: f32 = 12.0;
        const GAP: f32 = 8.0;
        let theme = theme::of(ui);
        let icon_room = if self.icon.is_some() { ICON + GAP } else { 0.0 };
        let cap_room = self.shortcut.map_or(0.0, |keys| key_cap_width(ui, keys) + GAP);
        let limit = (ui.available_width() - 2.0 * PADDING - icon_room - cap_room).max(24.0);
        let galley = elided(ui, self.text, theme::medium(BODY), Color32::PLACEHOLDER, limit);
        let content = icon_room + galley.size().x;
        let width = if self.wide { ui.available_width() } else { content + cap_room + 2.0 * PADDING };
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled && ui.is_enabled(), self.text));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let down = self.enabled && response.is_pointer_button_down_on();
        let over = self.enabled && response.hovered();
        let (fill, border, ink) = match self.kind {
            ButtonKind::Primary if down => (theme.accent_pressed, Color32::TRANSPARENT, theme.on_accent),
            ButtonKind::Primary if over => (theme.accent_hover, Color32::TRANSPARENT, theme.on_accent),
            ButtonKind::Primary => (theme.accent, Color32::TRANSPARENT, theme.on_accent),
            _ if down => (theme.pressed, theme.border, theme.ink),
            _ if over => (theme.hover, theme.border, theme.ink),
            ButtonKind::Secondary => (theme.control, theme.border, theme.ink),
            ButtonKind::Ghost => (Color32::TRANSPARENT, Color32::TRANSPARENT, theme.ink),
        };
        let border = if self.kind == ButtonKind::Ghost { Color32::TRANSPARENT } else { border };
        let ink = if self.enabled { self.color.unwrap_or(ink) } else { theme.faint };
        let painter = ui.painter();
        painter.rect(rect, RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
        if response.has_focus() {
            focus_ring(painter, theme, rect, RADIUS);
        }
        let start = if self.left { rect.left() + PADDING } else { rect.center().x - f32::midpoint(content, cap_room) };
        if let Some(name) = self.icon {
            icon(painter, name, pos2(start + ICON / 2.0, rect.center().y), ICON, ink);
        }
        let at = pos2(start + icon_room, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
        if let Some(keys) = self.shortcut {
            let muted = self.kind == ButtonKind::Primary;
            key_cap(ui, pos2(rect.right() - PADDING + 4.0, rect.center().y), keys, muted.then_some(ink));
        }
        response
    }
}
