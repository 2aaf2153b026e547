//! From the document's colours and numbers to the graphics card's.

use crate::color::Rgba;
use eframe::egui::epaint::Color32;

/// A colour of the document.
pub(crate) fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// From the document's numbers to the graphics card's.
#[expect(clippy::cast_possible_truncation, reason = "pixels on a screen: an f32 tells a hundredth of one at any zoom")]
pub(crate) const fn to_f32(value: f64) -> f32 {
    value as f32
}
