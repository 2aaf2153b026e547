//! Rows of the palette and of menus.

use super::key_cap::{key_cap, key_cap_width};
use super::paint::{elided, focus_ring, icon};
use crate::studio::theme::{self, BODY, ICON, RADIUS};
use eframe::egui::{
    Color32, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2,
};

/// A thing that can be put on the map: a click arms it, a drag places it.
#[must_use = "a row is shown with `ui.add`"]
pub(crate) struct PaletteRow<'a> {
    /// Icon.
    pub(crate) icon: &'a str,
    /// Name.
    pub(crate) text: &'a str,
    /// The key that arms it.
    pub(crate) key: Option<&'a str>,
    /// Whether it is armed.
    pub(crate) armed: bool,
    /// Colour of the icon; ink where none is given.
    pub(crate) color: Option<Color32>,
    /// Whether only the icon stands there, and the name and the key under the pointer.
    pub(crate) narrow: bool,
}

/// Height of such a row.
pub(crate) const PALETTE_ROW: f32 = 30.0;

impl Widget for PaletteRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), PALETTE_ROW), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), self.armed, self.text));
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let fill = if response.hovered() { theme.hover } else { theme.control };
            painter.rect(rect, RADIUS, fill, Stroke::new(1.0, theme.border), StrokeKind::Inside);
            if self.armed || response.has_focus() {
                focus_ring(painter, theme, rect, RADIUS);
            }
            let ink = if ui.is_enabled() { self.color.unwrap_or(theme.ink) } else { theme.faint };
            if self.narrow {
                icon(painter, self.icon, rect.center(), ICON, ink);
            } else {
                icon(painter, self.icon, pos2(rect.left() + 18.0, rect.center().y), ICON, ink);
                self.words(ui, rect);
            }
        }
        let response = response.on_hover_cursor(CursorIcon::Grab);
        match self.key {
            _ if !self.narrow => response,
            Some(key) => response.on_hover_text(format!("{}   {key}", self.text)),
            None => response.on_hover_text(self.text),
        }
    }
}

impl PaletteRow<'_> {
    /// The name and the key that arms it.
    fn words(&self, ui: &Ui, rect: Rect) {
        let theme = theme::of(ui);
        let room = rect.width() - 46.0;
        let galley = elided(ui, self.text, theme::medium(BODY), theme.ink, room);
        // The word comes before its key, which the list of keys has too.
        let key = self.key.filter(|key| galley.size().x + key_cap_width(ui, key) + 8.0 <= room);
        ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
        if let Some(key) = key {
            key_cap(ui, pos2(rect.right() - 8.0, rect.center().y), key, None);
        }
    }
}

/// A line of a menu or of the command palette: icon, words, keys at the right end. Without the name of an icon its place is left
/// for another sign.
pub(crate) fn row_menu(
    ui: &mut Ui,
    name: &str,
    text: &str,
    keys: Option<&str>,
    enabled: bool,
    marked: bool,
) -> Response {
    let theme = theme::of(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, enabled, marked, text));
    if enabled && (response.hovered() || response.has_focus() || marked) {
        ui.painter().rect_filled(rect, RADIUS - 2, if marked { theme.accent_soft } else { theme.hover });
    }
    let ink = if enabled { theme.ink } else { theme.faint };
    if !name.is_empty() {
        icon(ui.painter(), name, pos2(rect.left() + 18.0, rect.center().y), ICON, ink);
    }
    let room = rect.width() - 48.0 - keys.map_or(0.0, |keys| key_cap_width(ui, keys) + 8.0);
    let galley = elided(ui, text, theme::regular(BODY), ink, room);
    ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    if let Some(keys) = keys {
        key_cap(ui, pos2(rect.right() - 8.0, rect.center().y), keys, None);
    }
    // A menu hears only of clicks of the pointer.
    if response.clicked() {
        ui.close();
    }
    response
}

/// A line of a menu that opens another menu beside it.
pub(crate) fn row_submenu(ui: &mut Ui, name: &str, text: &str, enabled: bool) -> Response {
    let theme = theme::of(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, text));
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, RADIUS - 2, theme.hover);
    }
    let ink = if enabled { theme.ink } else { theme.faint };
    icon(ui.painter(), name, pos2(rect.left() + 18.0, rect.center().y), ICON, ink);
    let galley = elided(ui, text, theme::regular(BODY), ink, rect.width() - 64.0);
    ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    icon(ui.painter(), "chevron-right", pos2(rect.right() - 16.0, rect.center().y), 14.0, theme.secondary);
    response
}
