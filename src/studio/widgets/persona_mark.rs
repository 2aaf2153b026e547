//! The mark of a persona, as its points have it on the sheet: a hue never says alone who is meant.

use crate::layout::vignette;
use crate::model::{Marker, PersonaLook};
use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, pos2};
use kurbo::{PathEl, Point};

/// Draws the outline of a persona's marker around a point, `radius` points to its edge.
pub(crate) fn persona_mark(painter: &Painter, look: PersonaLook, center: Pos2, radius: f32, stroke: Stroke) {
    painter.add(Shape::closed_line(corners(look, center, radius), stroke));
}

/// The same with a ground of its own, where it stands on something.
pub(crate) fn persona_mark_on(
    painter: &Painter,
    look: PersonaLook,
    center: Pos2,
    radius: f32,
    (ground, stroke): (Color32, Stroke),
) {
    let corners = corners(look, center, radius);
    // A cross is not convex: what is behind it is covered by a disc within its arms.
    match look.marker {
        Marker::Cross => {
            painter.circle_filled(center, radius * 0.6, ground);
        }
        _ => {
            painter.add(Shape::convex_polygon(corners.clone(), ground, Stroke::NONE));
        }
    }
    painter.add(Shape::closed_line(corners, stroke));
}

/// The corners of a marker's outline.
fn corners(look: PersonaLook, center: Pos2, radius: f32) -> Vec<Pos2> {
    /// How closely the outline of a circle is followed, in points.
    const TOLERANCE: f64 = 0.05;
    let outline = vignette::outline(look, Point::new(center.x.into(), center.y.into()), radius.into());
    let mut corners = Vec::new();
    kurbo::flatten(outline, TOLERANCE, |element| {
        if let PathEl::MoveTo(point) | PathEl::LineTo(point) = element {
            #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
            corners.push(pos2(point.x as f32, point.y as f32));
        }
    });
    corners
}
