//! What the speaker points with and draws over the sheet for a moment: the laser with its trail, and ink.

use super::glow::glow;
use eframe::egui::epaint::{PathShape, PathStroke};
use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke};

/// The laser's dot, as a part of the shorter side of what is shown.
const DOT: f32 = 0.011;
/// Its light, in dots.
const LIGHT: f32 = 3.6;
/// A stroke of ink, as a part of the shorter side.
const INK: f32 = 0.0055;

/// A place where the laser was, and how much of it is left, 0–1.
pub(super) type Spark = (Pos2, f32);

/// Paints the laser: where it was fades away behind it.
pub(super) fn laser(painter: &Painter, trail: &[Spark], color: Color32, side: f32) {
    let Some(&(at, strength)) = trail.last() else { return };
    let dot = (side * DOT).max(5.0);
    for pair in trail.windows(2) {
        if let [(from, _), (to, left)] = *pair {
            let left = left.clamp(0.0, 1.0);
            painter.line_segment([from, to], Stroke::new(dot * 1.1 * left, color.gamma_multiply(0.55 * left)));
        }
    }
    painter.add(glow(at, dot * LIGHT, color.gamma_multiply(0.42 * strength)));
    painter.circle_filled(at, dot, color.gamma_multiply(strength));
}

/// Paints strokes of ink.
pub(super) fn ink(painter: &Painter, strokes: impl Iterator<Item = Vec<Pos2>>, color: Color32, side: f32) {
    let width = (side * INK).max(2.5);
    for points in strokes {
        match points[..] {
            [] => {}
            [at] => {
                painter.circle_filled(at, width / 2.0, color);
            }
            [first, .., last] => {
                for end in [first, last] {
                    painter.circle_filled(end, width / 2.0, color);
                }
                painter.add(Shape::Path(PathShape {
                    points,
                    closed: false,
                    fill: Color32::TRANSPARENT,
                    stroke: PathStroke::new(width, color),
                }));
            }
        }
    }
}
