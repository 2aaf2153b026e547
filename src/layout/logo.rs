//! Logos of a brand.

use super::drawing::Drawing;
use super::paper::PaperTheme;
use crate::model::{Framing, Image};
use crate::scene::Item;
use kurbo::{Point, Rect, Size};
use std::sync::Arc;

/// How large a logo stands in a box of this height and at most this width, in points; nothing of a picture that says no size.
pub(super) fn logo_size(image: &Image, height: f64, most: f64) -> Option<Size> {
    let (width, own) = image.size()?;
    let ratio = f64::from(width) / f64::from(own.max(1));
    let scale = (most / (ratio * height)).min(1.0);
    (ratio > 0.0 && scale.is_finite()).then(|| Size::new(ratio * height, height) * scale)
}

/// Draws a logo with its top left corner at a place.
pub(super) fn draw_logo(drawing: &mut Drawing, image: &Arc<Image>, at: Point, size: Size) {
    let rect = Rect::from_origin_size(at, size);
    let (image, framing, fallback) = (Arc::clone(image), Framing::default(), PaperTheme::get().hairline);
    drawing.push(Item::Image { rect, circle: false, image, framing, fallback }, rect);
}
