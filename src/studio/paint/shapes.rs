//! Boxes and paths to triangles, on whole pixels where that keeps them sharp.

use super::convert::{color32, to_f32};
use super::fill::{self, Paint, Polyline, flatten, index};
use super::group::GroupPainter;
use super::stroke::{self, Pen};
use crate::scene::{Dash, Fill, Stroke};
use eframe::egui::epaint::{Color32, Mesh};
use eframe::egui::{Rect, Vec2, pos2};
use kurbo::{BezPath, Point};

/// A box thinner than this many pixels is a rule.
const THIN: f32 = 3.0;
/// Shapes smaller than this many pixels are specks of colour.
const SPECK: f64 = 2.2;
/// An outline whose edges run along the grid for more than this many pixels is put on whole ones.
const LONG_EDGE: f32 = 3.0;

impl GroupPainter<'_> {
    pub(super) fn pen(&self, stroke: Stroke) -> Pen {
        let dash = dash_lengths(&stroke.dash).iter().map(|length| to_f32(length * self.scale)).collect();
        Pen::new(to_f32(stroke.width * self.scale), color32(stroke.color), dash, stroke.round)
    }

    pub(super) fn rect(&mut self, rect: kurbo::Rect, radius: f64, fill: Option<Fill>, stroke: Option<Stroke>) {
        let (min, max) = (self.px(Point::new(rect.x0, rect.y0)), self.px(Point::new(rect.x1, rect.y1)));
        let (min, max) = (min.min(max), min.max(max));
        if !min.is_finite() || !max.is_finite() {
            return;
        }
        let radius = to_f32(radius * self.scale);
        let size = max - min;
        // A disc keeps its shape and its true place; all else stands on whole pixels, so that edges are sharp and
        // neighbours meet without a seam.
        if radius > 0.45 * size.min_elem() && size.max_elem() < 24.0 {
            let outline = fill::rounded(min, max, radius);
            self.outline(&[Polyline { points: outline, closed: true }], fill, stroke);
            return;
        }
        let pen = stroke.filter(|stroke| stroke.width > 0.0).map(|stroke| self.pen(stroke).snapped());
        let snap = |at: f32| pen.as_ref().map_or_else(|| at.round(), |pen| pen.snap(at));
        let (min, mut max) = (pos2(snap(min.x), snap(min.y)), pos2(snap(max.x), snap(max.y)));
        for axis in 0..2 {
            // A rule is as thick in one column as in the next, wherever its edges fall between pixels.
            if (1.0..THIN).contains(&size[axis]) {
                max[axis] = min[axis] + size[axis].round().max(1.0);
            }
        }
        let mut faint = 1.0;
        for axis in 0..2 {
            if max[axis] - min[axis] < 1.0 {
                max[axis] = min[axis] + 1.0;
                faint *= (size[axis] / 0.6).min(1.0);
            }
        }
        let mesh = self.out.atlas();
        let plain = radius < 0.75;
        if let Some(look) = fill {
            let paint = match paint_of(look, min.y, max.y) {
                Paint::Solid(color) => Paint::Solid(color.gamma_multiply(faint)),
                blend @ Paint::Vertical { .. } => blend,
            };
            match (paint, &pen) {
                (Paint::Solid(color), Some(pen)) if !plain && pen.dash.is_empty() => {
                    stroke::filled(&fill::rounded(min, max, radius), color, pen, mesh);
                    return;
                }
                _ => {}
            }
            match paint {
                Paint::Solid(color) if plain => fill::quad(min.round(), max.round(), color, color, mesh),
                Paint::Vertical { top, bottom, .. } if plain => fill::quad(min.round(), max.round(), top, bottom, mesh),
                _ => fill::fill(&[&fill::rounded(min, max, radius)], paint, mesh),
            }
        }
        let Some(pen) = pen else { return };
        if plain && pen.dash.is_empty() && pen.width.fract() == 0.0 {
            let half = Vec2::splat(pen.width / 2.0);
            frame(Rect::from_min_max(min - half, max + half), pen.width, pen.color, mesh);
        } else {
            stroke::stroke(&Polyline { points: fill::rounded(min, max, radius), closed: true }, &pen, mesh);
        }
    }

    pub(super) fn path(&mut self, path: &BezPath, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(Fill::Solid(color)) = fill
            && let area = path.control_box()
            && area.width().max(area.height()) * self.scale < SPECK
        {
            // A marker from afar: its outline cannot be told, its colour can.
            let color = stroke.map_or(color, |stroke| stroke.color);
            let radius = to_f32((area.width() + area.height()) / 4.0 * self.scale);
            let center = self.px(area.center());
            if center.is_finite() {
                fill::disc(center, radius, color32(color), self.out.atlas());
            }
            return;
        }
        let stroke =
            stroke.map(|stroke| if self.is_crowded(path) { Stroke { dash: Dash::SOLID, ..stroke } } else { stroke });
        if fill.is_none()
            && let Some(stroke) = stroke
            && self.draw_from_afar(path, stroke)
        {
            return;
        }
        let mut lines = flatten(path, self.scale, |point| self.px(point));
        for line in &mut lines {
            if fill.is_some() {
                put_on_grid(line);
            }
        }
        self.outline(&lines, fill, stroke);
    }

    pub(super) fn outline(&mut self, lines: &[Polyline], fill: Option<Fill>, stroke: Option<Stroke>) {
        let pen = stroke.filter(|stroke| stroke.width > 0.0).map(|stroke| self.pen(stroke));
        let mesh = self.out.atlas();
        if let Some(look) = fill {
            let heights = || lines.iter().flat_map(|line| &line.points).map(|point| point.y);
            let paint = paint_of(look, heights().fold(f32::MAX, f32::min), heights().fold(f32::MIN, f32::max));
            for line in lines {
                fill::fill(&[&line.points], paint, mesh);
            }
        }
        let Some(pen) = pen else { return };
        for line in lines {
            match (line.points.as_slice(), line.closed) {
                ([from, to], false) if (from.y - to.y).abs() < 0.01 || (from.x - to.x).abs() < 0.01 => {
                    let pen = pen.clone().snapped();
                    let points = if (from.y - to.y).abs() < 0.01 {
                        let y = pen.snap(from.y);
                        vec![pos2(from.x, y), pos2(to.x, y)]
                    } else {
                        let x = pen.snap(from.x);
                        vec![pos2(x, from.y), pos2(x, to.y)]
                    };
                    stroke::stroke(&Polyline { points, closed: false }, &pen, mesh);
                }
                _ => stroke::stroke(line, &pen, mesh),
            }
        }
    }
}

/// The lengths of a dash; all of them nothing means a solid line.
fn dash_lengths(dash: &Dash) -> &[f64] {
    let lengths = dash.lengths();
    if lengths.iter().all(|length| *length <= 0.0) { &[] } else { lengths }
}

fn paint_of(fill: Fill, y0: f32, y1: f32) -> Paint {
    match fill {
        Fill::Solid(color) => Paint::Solid(color32(color)),
        Fill::Vertical { top, bottom } => Paint::Vertical { top: color32(top), bottom: color32(bottom), y0, y1 },
    }
}

/// Moves long edges along the grid to whole pixels.
fn put_on_grid(line: &mut Polyline) {
    let n = line.points.len();
    for at in 0..n {
        let next = (at + 1) % n;
        let (from, to) = (line.points[at], line.points[next]);
        if (from.y - to.y).abs() < 0.01 && (from.x - to.x).abs() > LONG_EDGE {
            line.points[at].y = from.y.round();
            line.points[next].y = from.y.round();
        } else if (from.x - to.x).abs() < 0.01 && (from.y - to.y).abs() > LONG_EDGE {
            line.points[at].x = from.x.round();
            line.points[next].x = from.x.round();
        }
    }
}

/// A frame of whole pixels inside `outer`.
pub(super) fn frame(outer: Rect, width: f32, color: Color32, out: &mut Mesh) {
    let base = index(out.vertices.len());
    let inner = outer.shrink(width);
    for rect in [outer, inner] {
        for corner in [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()] {
            out.colored_vertex(corner, color);
        }
    }
    for side in 0..4 {
        let next = (side + 1) % 4;
        out.indices.extend([base + side, base + next, base + 4 + next, base + side, base + 4 + next, base + 4 + side]);
    }
}
