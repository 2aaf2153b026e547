//! The look of the window as data: colours from `assets/themes/`, type from `fonts/`, and the egui style made of both.

mod fonts;
mod style;
mod tokens;

pub(crate) use fonts::{bold, figures, icon_font, install as install_fonts, medium, regular, semibold};
pub(crate) use style::apply;
pub(crate) use tokens::{Theme, ThemeId};

use eframe::egui;

/// Corner radius of controls, in points of the screen.
pub(crate) const RADIUS: u8 = 7;
/// Corner radius of cards.
pub(crate) const CARD_RADIUS: u8 = 8;
/// Corner radius of dialogs and other blocks.
pub(crate) const BLOCK_RADIUS: u8 = 12;
/// Height of a control.
pub(crate) const CONTROL: f32 = 32.0;
/// Size of body type.
pub(crate) const BODY: f32 = 13.0;
/// Size of labels.
pub(crate) const LABEL: f32 = 12.0;
/// Size of a panel's title.
pub(crate) const TITLE: f32 = 15.0;
/// Size of an icon.
pub(crate) const ICON: f32 = 16.0;

/// The theme the window wears at the moment.
pub(crate) fn of(ui: &egui::Ui) -> &'static Theme {
    Theme::of(if ui.visuals().dark_mode { ThemeId::Dark } else { ThemeId::Light })
}
