//! Light that fades away from its middle.

use eframe::egui::epaint::Mesh;
use eframe::egui::{Color32, Pos2, Shape, Vec2};

/// Corners of the round.
const CORNERS: u16 = 48;
/// Where along the radius how much of the light is left: a lamp, not a cone.
const FALL: [(f32, f32); 5] = [(0.0, 1.0), (0.3, 0.72), (0.55, 0.34), (0.8, 0.1), (1.0, 0.0)];

/// A round light of this radius.
pub(super) fn glow(middle: Pos2, radius: f32, color: Color32) -> Shape {
    let mut mesh = Mesh::default();
    for (out, strength) in FALL {
        for corner in 0..CORNERS {
            let angle = f32::from(corner) / f32::from(CORNERS) * std::f32::consts::TAU;
            mesh.colored_vertex(middle + Vec2::angled(angle) * out * radius, color.gamma_multiply(strength));
        }
    }
    let corners = u32::from(CORNERS);
    for ring in 0..4 {
        for corner in 0..corners {
            let (a, b) = (ring * corners + corner, ring * corners + (corner + 1) % corners);
            mesh.add_triangle(a, b, a + corners);
            mesh.add_triangle(b, b + corners, a + corners);
        }
    }
    Shape::mesh(mesh)
}
