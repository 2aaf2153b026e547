//! Insides of shapes: any simple polygon, holes too, with an edge that fades over one pixel. All in pixels.

use super::convert::to_f32;
use earcut::Earcut;
use eframe::egui::epaint::{Color32, Mesh};
use eframe::egui::{Pos2, Vec2, vec2};
use kurbo::{BezPath, PathEl, Point};

/// How closely a flattened curve follows the true one, in pixels.
const TOLERANCE: f64 = 0.08;
/// How far a mitred corner may push the fading edge out, in half pixels.
const MITER: f32 = 3.0;
/// Points nearer to each other than this are one, in pixels.
const SAME: f32 = 0.01;

/// A flattened subpath.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Polyline {
    /// Its corners; a closed line does not repeat the first.
    pub points: Vec<Pos2>,
    /// Whether it returns to its start.
    pub closed: bool,
}

/// Flattens a path after `place` has put it on the pixel grid; `scale` is how many pixels one unit of the path becomes.
pub(super) fn flatten(path: &BezPath, scale: f64, place: impl Fn(Point) -> Pos2) -> Vec<Polyline> {
    let mut lines: Vec<Polyline> = Vec::new();
    let mut start = Pos2::ZERO;
    kurbo::flatten(path.iter(), TOLERANCE / scale.max(1e-9), |element| match element {
        PathEl::MoveTo(point) => {
            start = place(point);
            lines.push(Polyline { points: vec![start], closed: false });
        }
        PathEl::LineTo(point) => {
            let point = place(point);
            if lines.last().is_none_or(|line| line.closed) {
                lines.push(Polyline { points: vec![start], closed: false });
            }
            if let Some(line) = lines.last_mut()
                && line.points.last().is_none_or(|last| last.distance_sq(point) > SAME * SAME)
            {
                line.points.push(point);
            }
        }
        PathEl::ClosePath => {
            if let Some(line) = lines.last_mut() {
                line.closed = true;
                while line.points.len() > 1 && line.points.last().is_some_and(|last| last.distance(start) <= SAME) {
                    line.points.pop();
                }
            }
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    lines.retain(|line| line.points.iter().all(|point| point.is_finite()));
    lines
}

/// Colours of an inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Paint {
    /// One colour.
    Solid(Color32),
    /// A blend between two heights.
    Vertical {
        /// Colour at `y0` and above.
        top: Color32,
        /// Colour at `y1` and below.
        bottom: Color32,
        /// Where the blend starts.
        y0: f32,
        /// Where it ends.
        y1: f32,
    },
}

impl Paint {
    fn at(self, y: f32) -> Color32 {
        match self {
            Self::Solid(color) => color,
            Self::Vertical { top, bottom, y0, y1 } => {
                top.lerp_to_gamma(bottom, ((y - y0) / (y1 - y0).max(SAME)).clamp(0.0, 1.0))
            }
        }
    }
}

/// Twice the signed area of a polygon, positive when clockwise on a screen.
pub(super) fn double_area(points: &[Pos2]) -> f32 {
    let Some(mut previous) = points.last().copied() else { return 0.0 };
    let mut sum = 0.0;
    for point in points {
        sum += previous.x * point.y - point.x * previous.y;
        previous = *point;
    }
    sum
}

/// Triangles of a polygon given as rings, the first its outline, the others holes; indices count through all rings.
pub(super) fn triangulate(rings: &[&[Pos2]]) -> Vec<u32> {
    let Some(outline) = rings.first().filter(|outline| outline.len() >= 3) else { return Vec::new() };
    if rings.len() == 1 && is_convex(outline) {
        return (2..index(outline.len())).flat_map(|third| [0, third - 1, third]).collect();
    }
    let corners = rings.iter().flat_map(|ring| ring.iter()).map(|p| [f64::from(p.x), f64::from(p.y)]);
    let mut holes = Vec::with_capacity(rings.len() - 1);
    let mut count = outline.len();
    for ring in &rings[1..] {
        holes.push(index(count));
        count += ring.len();
    }
    let mut triangles = Vec::new();
    Earcut::new().earcut(corners, &holes, &mut triangles);
    triangles
}

/// A place in a mesh.
pub(super) fn index(at: usize) -> u32 {
    // A mesh with more vertices than that cannot be drawn at all; the painter's budget is far below.
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether all corners turn the same way, once around.
fn is_convex(points: &[Pos2]) -> bool {
    let n = points.len();
    if n == 3 {
        return true;
    }
    let (mut left, mut right, mut flips, mut sign) = (false, false, 0, 0.0_f32);
    for at in 0..n {
        let (a, b, c) = (points[at], points[(at + 1) % n], points[(at + 2) % n]);
        let (ab, bc) = (b - a, c - b);
        let turn = ab.x * bc.y - ab.y * bc.x;
        left |= turn < -1e-4;
        right |= turn > 1e-4;
        // A spiral turns one way too, but runs back and forth along x more than once.
        if ab.x != 0.0 {
            if ab.x * sign < 0.0 {
                flips += 1;
            }
            sign = ab.x.signum();
        }
    }
    !(left && right) && flips <= 2
}

/// Fills a polygon given as rings, the first its outline, the others holes.
pub(super) fn fill(rings: &[&[Pos2]], paint: Paint, out: &mut Mesh) {
    let inside = triangulate(rings);
    if inside.is_empty() {
        return;
    }
    let base = index(out.vertices.len());
    let solid = thickness(rings);
    let inset = 0.5 * solid;
    for (at, ring) in rings.iter().enumerate() {
        let n = ring.len();
        // Holes run against their outline, so that the normal of both points out of the ink.
        let outward = if (double_area(ring) > 0.0) == (at == 0) { 1.0 } else { -1.0 };
        let first = index(out.vertices.len());
        let mut before = edge_normal(ring[n - 1], ring[0]);
        for i in 0..n {
            let after = edge_normal(ring[i], ring[(i + 1) % n]);
            let normal = corner_normal(before, after) * outward;
            let inner = ring[i] - normal * inset;
            let mut color = paint.at(inner.y);
            if solid < 1.0 {
                color = color.gamma_multiply(solid);
            }
            out.colored_vertex(inner, color);
            out.colored_vertex(ring[i] + normal * 0.5, Color32::TRANSPARENT);
            let (this, next) = (first + 2 * index(i), first + 2 * index((i + 1) % n));
            out.indices.extend([this, next, next + 1, this, next + 1, this + 1]);
            before = after;
        }
    }
    out.indices.extend(inside.into_iter().map(|corner| base + 2 * corner));
}

/// How solid a shape can be at its thickest, 0–1: one that is thinner than a pixel must not swell to a whole one.
fn thickness(rings: &[&[Pos2]]) -> f32 {
    let mut area = 0.0;
    let mut around = 0.0;
    for (at, ring) in rings.iter().enumerate() {
        area += if at == 0 { double_area(ring).abs() } else { -double_area(ring).abs() };
        let mut previous = ring.last().copied().unwrap_or_default();
        for point in *ring {
            around += previous.distance(*point);
            previous = *point;
        }
    }
    (area / around.max(SAME)).clamp(0.0, 1.0)
}

fn edge_normal(from: Pos2, to: Pos2) -> Vec2 {
    let along = (to - from).normalized();
    vec2(along.y, -along.x)
}

/// The normal at a corner, so long that the moved edges stay parallel, but no longer than [`MITER`].
fn corner_normal(before: Vec2, after: Vec2) -> Vec2 {
    let middle = (before + after) * 0.5;
    let normal = middle / middle.length_sq().max(0.01);
    let length = normal.length();
    if length > MITER { normal * (MITER / length) } else { normal }
}

/// A plain rectangle with hard edges, for what stands on the pixel grid.
pub(super) fn quad(min: Pos2, max: Pos2, top: Color32, bottom: Color32, out: &mut Mesh) {
    let base = index(out.vertices.len());
    out.colored_vertex(min, top);
    out.colored_vertex(Pos2::new(max.x, min.y), top);
    out.colored_vertex(max, bottom);
    out.colored_vertex(Pos2::new(min.x, max.y), bottom);
    out.indices.extend([base, base + 1, base + 2, base, base + 2, base + 3]);
}

/// Corners of a circle, as many as its size asks for.
pub(super) fn circle(center: Pos2, radius: f32) -> Vec<Pos2> {
    let corners = (4 * quarter_steps(radius)).max(8);
    (0..corners)
        .map(|at| {
            let turn = std::f64::consts::TAU * f64::from(at) / f64::from(corners);
            center + vec2(to_f32(turn.cos()), to_f32(turn.sin())) * radius
        })
        .collect()
}

/// A filled circle.
pub(super) fn disc(center: Pos2, radius: f32, color: Color32, out: &mut Mesh) {
    if radius <= 0.6 {
        // About a pixel or less: one pixel, as pale as it is small, and without edges of its own to draw.
        let ink = color.gamma_multiply((std::f32::consts::PI * radius * radius).min(1.0));
        let min = (center - Vec2::splat(0.5)).round();
        quad(min, min + Vec2::splat(1.0), ink, ink, out);
        return;
    }
    if radius <= 1.1 {
        // Less than a pixel or so across: a soft square of the same area cannot be told from it.
        let half = Vec2::splat(radius * 0.886);
        let (min, max) = (center - half, center + half);
        fill(&[&[min, Pos2::new(max.x, min.y), max, Pos2::new(min.x, max.y)]], Paint::Solid(color), out);
        return;
    }
    fill(&[&circle(center, radius)], Paint::Solid(color), out);
}

/// Steps of a quarter circle that keep it within the tolerance.
fn quarter_steps(radius: f32) -> u32 {
    // Corners of a pixel or three are mostly fading edge: fewer steps cannot be told.
    let tolerance = if radius < 3.0 { 0.2 } else { TOLERANCE };
    let step = 2.0 * (1.0 - tolerance / f64::from(radius).max(tolerance)).acos();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1–64")]
    let steps = (std::f64::consts::FRAC_PI_2 / step.max(1e-3)).ceil().clamp(1.0, 64.0) as u32;
    steps
}

/// Corners of a rectangle with round corners, clockwise from the end of its top left corner.
pub(super) fn rounded(min: Pos2, max: Pos2, radius: f32) -> Vec<Pos2> {
    let radius = radius.min((max.x - min.x) / 2.0).min((max.y - min.y) / 2.0);
    if radius < 0.4 {
        return vec![min, Pos2::new(max.x, min.y), max, Pos2::new(min.x, max.y)];
    }
    let steps = quarter_steps(radius);
    let centers = [
        (Pos2::new(min.x + radius, min.y + radius), 2.0),
        (Pos2::new(max.x - radius, min.y + radius), 3.0),
        (Pos2::new(max.x - radius, max.y - radius), 0.0),
        (Pos2::new(min.x + radius, max.y - radius), 1.0),
    ];
    let mut points = Vec::with_capacity(4 * (steps as usize + 1));
    for (center, quarter) in centers {
        for step in 0..=steps {
            let turn = std::f64::consts::FRAC_PI_2 * (quarter + f64::from(step) / f64::from(steps));
            let point = center + vec2(to_f32(turn.cos()), to_f32(turn.sin())) * radius;
            if points.last().is_none_or(|last: &Pos2| last.distance(point) > SAME) {
                points.push(point);
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|(x, y)| Pos2::new(*x, *y)).collect()
    }

    fn area_of_triangles(rings: &[&[Pos2]]) -> f32 {
        let points: Vec<Pos2> = rings.iter().flat_map(|ring| ring.iter().copied()).collect();
        triangulate(rings)
            .chunks_exact(3)
            .map(|t| double_area(&[points[t[0] as usize], points[t[1] as usize], points[t[2] as usize]]).abs() / 2.0)
            .sum()
    }

    #[test]
    fn a_concave_fill_covers_exactly_its_polygon() {
        let comb = at(&[
            (0.0, 0.0),
            (90.0, 0.0),
            (90.0, 40.0),
            (70.0, 40.0),
            (70.0, 10.0),
            (20.0, 10.0),
            (20.0, 60.0),
            (0.0, 60.0),
        ]);
        assert!((area_of_triangles(&[&comb]) - double_area(&comb).abs() / 2.0).abs() < 0.01);
    }

    #[test]
    fn a_chevron_keeps_its_notch_empty() {
        let chevron = at(&[(0.0, 0.0), (100.0, 0.0), (112.0, 20.0), (100.0, 40.0), (0.0, 40.0), (12.0, 20.0)]);
        assert!((area_of_triangles(&[&chevron]) - 4000.0).abs() < 0.01);
        let mut mesh = Mesh::default();
        fill(&[&chevron], Paint::Solid(Color32::RED), &mut mesh);
        let notch = Pos2::new(4.0, 20.0);
        assert!(!covers(&mesh, notch), "the notch is inked");
        assert!(covers(&mesh, Pos2::new(106.0, 20.0)), "the tip is empty");
    }

    /// Whether a point is inside a triangle that is coloured at all its corners.
    fn covers(mesh: &Mesh, point: Pos2) -> bool {
        mesh.triangles().any(|corners| {
            let [a, b, c] = corners.map(|corner| &mesh.vertices[corner as usize]);
            let inked = [a, b, c].iter().all(|vertex| vertex.color.a() > 0);
            let sides = [(a, b), (b, c), (c, a)].map(|(from, to)| double_area(&[from.pos, to.pos, point]));
            inked && (sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0))
        })
    }

    #[test]
    fn a_hole_stays_empty() {
        let outline = at(&[(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]);
        let hole = at(&[(10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0)]);
        assert!((area_of_triangles(&[&outline, &hole]) - 1200.0).abs() < 0.01);
        let mut mesh = Mesh::default();
        fill(&[&outline, &hole], Paint::Solid(Color32::RED), &mut mesh);
        assert!(!covers(&mesh, Pos2::new(20.0, 20.0)));
        assert!(covers(&mesh, Pos2::new(5.0, 20.0)));
    }

    #[test]
    fn the_fading_edge_is_one_pixel_around_the_true_edge() {
        let square = at(&[(10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0)]);
        let mut mesh = Mesh::default();
        fill(&[&square], Paint::Solid(Color32::RED), &mut mesh);
        let bounds = mesh.calc_bounds();
        assert_eq!((bounds.min, bounds.max), (Pos2::new(9.5, 9.5), Pos2::new(30.5, 30.5)));
        assert!(mesh.vertices.iter().filter(|v| v.color.a() > 0).all(|v| v.pos.x >= 10.5 && v.pos.x <= 29.5));
    }

    #[test]
    fn a_blend_has_its_colours_at_the_right_heights() {
        let triangle = at(&[(0.0, 0.0), (100.0, 50.0), (0.0, 100.0)]);
        let paint = Paint::Vertical { top: Color32::BLACK, bottom: Color32::WHITE, y0: 0.0, y1: 100.0 };
        let mut mesh = Mesh::default();
        fill(&[&triangle], paint, &mut mesh);
        let inked = mesh.vertices.iter().filter(|vertex| vertex.color.a() > 0);
        assert!(inked.clone().count() >= 3);
        for vertex in inked {
            assert!((f32::from(vertex.color.r()) - vertex.pos.y * 2.55).abs() < 1.5, "{vertex:?}");
        }
    }

    #[test]
    fn a_degenerate_outline_draws_nothing_and_does_not_fail() {
        let mut mesh = Mesh::default();
        fill(&[&at(&[(0.0, 0.0), (5.0, 5.0)])], Paint::Solid(Color32::RED), &mut mesh);
        fill(&[], Paint::Solid(Color32::RED), &mut mesh);
        assert!(mesh.is_empty());
    }
}
