//! Faces of the scale of feelings: a circle, two eyes, and a mouth that says how it is.

use crate::layout::context::LayoutContext;
use crate::layout::drawing::Drawing;
use crate::scene::{Fill, Stroke};
use kurbo::{BezPath, Point};

/// Draws the face of a feeling, −2 to 2, around a point.
pub(super) fn face(cx: &LayoutContext<'_>, drawing: &mut Drawing, center: Point, radius: f64, feeling: f64) {
    let ink = cx.theme.body;
    let stroke = Stroke { round: true, ..Stroke::solid(radius * 0.13, ink) };
    drawing.symbol(cx.disc(radius), center, Fill::Solid(cx.theme.paper), Some(stroke));
    for side in [-1.0, 1.0] {
        let eye = center + (side * radius * 0.36, -radius * 0.24);
        drawing.symbol(cx.disc(radius * 0.1), eye, Fill::Solid(ink), None);
        if feeling <= -1.5 {
            // Brows that meet.
            let from = center + (side * radius * 0.56, -radius * 0.56);
            drawing.line(from, center + (side * radius * 0.18, -radius * 0.42), stroke);
        }
    }
    let (half, bend) = (radius * 0.44, radius * 0.24 * feeling);
    let level = radius * 0.34 - bend * 0.35;
    let mut mouth = BezPath::new();
    mouth.move_to(center + (-half, level));
    mouth.curve_to(center + (-half * 0.45, level + bend), center + (half * 0.45, level + bend), center + (half, level));
    drawing.path(mouth, None, Some(stroke));
}
