//! Triangles cut to a circle: egui clips to boxes alone, and a lens is round.

use super::convert::to_f32;
use eframe::egui::epaint::{Color32, Mesh, Vertex};
use eframe::egui::{Pos2, Rect, Vec2, lerp};

/// Corners of the circle; its rim lies over what they leave.
const CORNERS: u16 = 72;

/// A circle on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Circle {
    /// Its middle.
    pub(crate) middle: Pos2,
    /// From there to its rim, in points.
    pub(crate) radius: f32,
}

impl Circle {
    /// What of a box of one colour lies within.
    pub(crate) fn of(self, part: Rect, color: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(part, color);
        self.cut(&mesh)
    }

    /// What of a mesh lies within.
    pub(super) fn cut(self, mesh: &Mesh) -> Mesh {
        let mut cut = Mesh::with_texture(mesh.texture_id);
        let mut moved: Vec<Option<u32>> = vec![None; mesh.vertices.len()];
        let sides = self.sides();
        let deep = self.radius * to_f32((std::f64::consts::PI / f64::from(CORNERS)).cos());
        let is_deep = |at: Pos2| at.distance_sq(self.middle) <= deep * deep;
        for corners in mesh.indices.chunks_exact(3) {
            let Some(triangle) =
                corners.iter().map(|at| mesh.vertices.get(*at as usize).copied()).collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            if triangle.iter().all(|corner| is_deep(corner.pos)) {
                for (index, corner) in corners.iter().zip(&triangle) {
                    let Some(slot) = moved.get_mut(*index as usize) else { continue };
                    let at = *slot.get_or_insert_with(|| push(&mut cut, *corner));
                    cut.indices.push(at);
                }
                continue;
            }
            let mut shape = triangle;
            for side in &sides {
                shape = side.keep(&shape);
                if shape.len() < 3 {
                    break;
                }
            }
            let Some((first, rest)) = shape.split_first().filter(|(_, rest)| rest.len() >= 2) else { continue };
            let hub = push(&mut cut, *first);
            let rest: Vec<u32> = rest.iter().map(|corner| push(&mut cut, *corner)).collect();
            for pair in rest.windows(2) {
                cut.indices.push(hub);
                cut.indices.extend(pair);
            }
        }
        cut
    }

    fn sides(self) -> Vec<Side> {
        let turn = std::f32::consts::TAU / f32::from(CORNERS);
        let inner = self.radius * (turn / 2.0).cos();
        (0..CORNERS)
            .map(|corner| {
                let outward = Vec2::angled((f32::from(corner) + 0.5) * turn);
                Side { outward, reach: outward.dot(self.middle.to_vec2()) + inner }
            })
            .collect()
    }
}

fn push(mesh: &mut Mesh, vertex: Vertex) -> u32 {
    let at = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    mesh.vertices.push(vertex);
    at
}

/// One side of the circle: what is not farther out than it reaches is kept.
struct Side {
    outward: Vec2,
    reach: f32,
}

impl Side {
    fn keep(&self, shape: &[Vertex]) -> Vec<Vertex> {
        let beyond = |corner: &Vertex| self.outward.dot(corner.pos.to_vec2()) - self.reach;
        if shape.iter().all(|corner| beyond(corner) <= 0.0) {
            return shape.to_vec();
        }
        let mut kept = Vec::with_capacity(shape.len() + 1);
        let next = shape.iter().cycle().skip(1);
        for (one, other) in shape.iter().zip(next) {
            let (here, there) = (beyond(one), beyond(other));
            if here <= 0.0 {
                kept.push(*one);
            }
            if (here <= 0.0) != (there <= 0.0) {
                kept.push(between(one, other, here / (here - there)));
            }
        }
        kept
    }
}

fn between(one: &Vertex, other: &Vertex, way: f32) -> Vertex {
    let mixed = |a: u8, b: u8| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let byte = lerp(f32::from(a)..=f32::from(b), way).round() as u8;
        byte
    };
    let [a, b] = [one.color.to_array(), other.color.to_array()];
    let color =
        Color32::from_rgba_premultiplied(mixed(a[0], b[0]), mixed(a[1], b[1]), mixed(a[2], b[2]), mixed(a[3], b[3]));
    Vertex { pos: one.pos.lerp(other.pos, way), uv: one.uv.lerp(other.uv, way), color }
}

#[cfg(test)]
mod tests {
    use super::{Circle, Mesh};
    use eframe::egui::epaint::{Color32, Vertex};
    use eframe::egui::{Pos2, pos2, vec2};

    fn grid() -> Mesh {
        let mut mesh = Mesh::default();
        let at = |x: u8, y: u8| pos2(f32::from(x) * 10.0, f32::from(y) * 10.0);
        for (x, y) in (0..20).flat_map(|x| (0..20).map(move |y| (x, y))) {
            let first = u32::try_from(mesh.vertices.len()).expect("few");
            for pos in [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)] {
                mesh.vertices.push(Vertex { pos, uv: Pos2::ZERO, color: Color32::WHITE });
            }
            mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
        }
        mesh
    }

    #[test]
    fn what_is_cut_to_a_circle_fills_it_and_nothing_else() {
        let circle = Circle { middle: pos2(97.0, 103.0), radius: 61.0 };
        let cut = circle.cut(&grid());
        assert!(cut.vertices.iter().all(|corner| corner.pos.distance(circle.middle) <= circle.radius + 0.01));
        let corner = |at: u32| cut.vertices[at as usize].pos;
        let area: f32 = (cut.indices.chunks_exact(3))
            .map(|of| {
                let (one, other) = (corner(of[1]) - corner(of[0]), corner(of[2]) - corner(of[0]));
                (one.x * other.y - one.y * other.x).abs() / 2.0
            })
            .sum();
        let whole = std::f32::consts::PI * circle.radius * circle.radius;
        assert!((area / whole - 1.0).abs() < 0.005, "{area} of {whole}");
        let away = Circle { middle: circle.middle + vec2(500.0, 0.0), ..circle };
        assert!(away.cut(&grid()).indices.is_empty());
    }
}
