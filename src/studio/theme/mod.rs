//! The look of the window as data: colours from `assets/themes/`, type from `fonts/`, and the egui style made of both.

mod fonts;
mod sizes;
mod style;
mod tokens;

pub(crate) use fonts::{bold, figures, icon_font, install as install_fonts, medium, regular, semibold};
pub(crate) use sizes::{BLOCK_RADIUS, BODY, CARD_RADIUS, CONTROL, ICON, LABEL, RADIUS, TITLE};
pub(crate) use style::apply;
pub(crate) use tokens::{Theme, ThemeId, of};
