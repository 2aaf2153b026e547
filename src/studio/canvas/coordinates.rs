//! Places and boxes from the sheet to the screen, and between egui and kurbo.

use crate::studio::desk::Surface;
use eframe::egui::{Pos2, Rect, pos2};

/// A place of the screen for kurbo.
pub(crate) fn to_kurbo(at: Pos2) -> kurbo::Point {
    kurbo::Point::new(at.x.into(), at.y.into())
}

/// A box of the screen for kurbo.
pub(crate) fn rect_to_kurbo(rect: Rect) -> kurbo::Rect {
    kurbo::Rect::from_points(to_kurbo(rect.min), to_kurbo(rect.max))
}

/// A place that kurbo calculated, on the screen.
#[expect(clippy::cast_possible_truncation, reason = "places on a screen are far below the range of f32")]
pub(crate) fn to_screen(at: kurbo::Point) -> Pos2 {
    pos2(at.x as f32, at.y as f32)
}

/// A box that kurbo calculated, on the screen.
pub(crate) fn rect_to_screen(rect: kurbo::Rect) -> Rect {
    Rect::from_two_pos(to_screen(rect.origin()), to_screen(kurbo::Point::new(rect.x1, rect.y1)))
}

/// A box of the sheet on the screen.
pub(crate) fn rect_on_screen(surface: &Surface, rect: kurbo::Rect) -> Rect {
    let corner = kurbo::Point::new(rect.x1, rect.y1);
    let (from, to) = (surface.camera.to_screen(rect.origin()), surface.camera.to_screen(corner));
    rect_to_screen(kurbo::Rect::from_points(from, to))
}
