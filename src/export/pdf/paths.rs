//! Shapes as printpdf writes them.

use super::numbers::length;
use kurbo::{BezPath, PathEl, Point};
use printpdf::{LinePoint, Op, PaintMode, Polygon, PolygonRing, Pt, WindingOrder};

/// The operator that fills a shape or clips by it.
pub(super) fn polygon(path: &BezPath, mode: PaintMode) -> Op {
    let rings = rings(path).into_iter().map(|(points, _)| PolygonRing { points }).collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } }
}

/// The outlines of a path as printpdf writes them, each with whether it is closed.
pub(super) fn rings(path: &BezPath) -> Vec<(Vec<LinePoint>, bool)> {
    let mut rings: Vec<(Vec<LinePoint>, bool)> = Vec::new();
    let mut last = Point::ZERO;
    for element in path {
        let put = |ring: &mut Vec<LinePoint>, point: Point, bezier| {
            ring.push(LinePoint { p: printpdf::Point { x: Pt(length(point.x)), y: Pt(length(point.y)) }, bezier });
        };
        if let PathEl::MoveTo(to) = element {
            let mut ring = Vec::new();
            put(&mut ring, to, false);
            rings.push((ring, false));
            last = to;
            continue;
        }
        let Some((ring, closed)) = rings.last_mut() else { continue };
        match element {
            PathEl::MoveTo(_) => {}
            PathEl::LineTo(to) => put(ring, to, false),
            PathEl::QuadTo(by, to) => {
                put(ring, last + (by - last) * (2.0 / 3.0), true);
                put(ring, to + (by - to) * (2.0 / 3.0), true);
                put(ring, to, false);
            }
            PathEl::CurveTo(from, by, to) => {
                put(ring, from, true);
                put(ring, by, true);
                put(ring, to, false);
            }
            PathEl::ClosePath => *closed = true,
        }
        last = element.end_point().unwrap_or(last);
    }
    rings
}
