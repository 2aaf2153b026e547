//! A key as it is drawn beside a command.

use super::paint::elided;
use crate::studio::theme;
use eframe::egui::{Color32, Rect, Ui, pos2, vec2};

const SIZE: f32 = 11.0;
const PADDING: f32 = 6.0;

/// How wide a key cap is, in points.
pub(crate) fn key_cap_width(ui: &Ui, keys: &str) -> f32 {
    elided(ui, keys, theme::medium(SIZE), Color32::PLACEHOLDER, f32::INFINITY).size().x + 2.0 * PADDING
}

/// Paints a key cap whose right end is at `right`. On a loud ground `ink` paints the keys without a cap.
pub(crate) fn key_cap(ui: &Ui, right: eframe::egui::Pos2, keys: &str, ink: Option<Color32>) {
    let theme = theme::of(ui);
    let color = ink.map_or(theme.secondary, |ink| ink.gamma_multiply(0.75));
    let galley = elided(ui, keys, theme::medium(SIZE), color, f32::INFINITY);
    let size = vec2(galley.size().x + 2.0 * PADDING, 18.0);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y / 2.0), size);
    if ink.is_none() {
        ui.painter().rect_filled(rect, 4, theme.trough);
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
}
