//! Glyph outlines to coverage: exact area per pixel, so that small type has smooth stems at any size.

use super::convert::to_f32;
use kurbo::{BezPath, PathEl, Point};

/// How closely the flattened outline follows the curve, in pixels.
const TOLERANCE: f64 = 0.02;

/// Coverage of one glyph on the pixel grid.
pub(super) struct Bitmap {
    /// Left edge in whole pixels from the glyph's origin.
    pub left: i32,
    /// Top edge in whole pixels from the baseline, negative above it.
    pub top: i32,
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Coverage row by row, 255 is a pixel wholly inside.
    pub coverage: Vec<u8>,
}

/// Rasterises an outline given in em, `size` pixels an em, moved right by `shift` pixels; `None` where there is no ink.
pub(super) fn rasterise(outline: &BezPath, size: f64, shift: f64) -> Option<Bitmap> {
    let mut lines: Vec<(Point, Point)> = Vec::new();
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    let place = |point: Point| Point::new(point.x * size + shift, point.y * size);
    kurbo::flatten(outline.iter(), TOLERANCE / size.max(f64::MIN_POSITIVE), |element| match element {
        PathEl::MoveTo(point) => {
            // An outline left open is closed, as every font reader does.
            lines.push((last, start));
            start = place(point);
            last = start;
        }
        PathEl::LineTo(point) => {
            let next = place(point);
            lines.push((last, next));
            last = next;
        }
        PathEl::ClosePath => {
            lines.push((last, start));
            last = start;
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    lines.push((last, start));
    lines.retain(|(from, to)| from != to);

    let mut bounds = kurbo::Rect::new(f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for (from, to) in &lines {
        bounds = bounds.union_pt(*from).union_pt(*to);
    }
    if !bounds.is_finite()
        || bounds.width() <= 0.0
        || bounds.height() <= 0.0
        || bounds.width().max(bounds.height()) > 4096.0
    {
        return None;
    }
    let (left, top) = (bounds.x0.floor(), bounds.y0.floor());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 4097 by the check above"
    )]
    let (width, height) = ((bounds.x1.ceil() - left).max(1.0) as usize, (bounds.y1.ceil() - top).max(1.0) as usize);
    let mut area = Area { stride: width + 2, height, cells: vec![0.0; (width + 2) * height] };
    for (from, to) in lines {
        area.add_line([to_f32(from.x - left), to_f32(from.y - top)], [to_f32(to.x - left), to_f32(to.y - top)]);
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers; a glyph further away than that has no place")]
    let (left, top) = (left as i32, top as i32);
    Some(Bitmap { left, top, width, height, coverage: area.coverage(width) })
}

/// Signed area that each line adds to the pixels at its right, as differences along a row.
struct Area {
    stride: usize,
    height: usize,
    cells: Vec<f32>,
}

impl Area {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "inside a bitmap of at most 4097 pixels"
    )]
    fn add_line(&mut self, from: [f32; 2], to: [f32; 2]) {
        if (from[1] - to[1]).abs() < f32::EPSILON {
            return;
        }
        let (direction, [x0, y0], [x1, y1]) = if from[1] < to[1] { (1.0, from, to) } else { (-1.0, to, from) };
        let slope = (x1 - x0) / (y1 - y0);
        let mut x = x0;
        for row in y0.max(0.0) as usize..self.height.min(y1.ceil() as usize) {
            let drop = ((row + 1) as f32).min(y1) - (row as f32).max(y0);
            let next = x + slope * drop;
            self.add_step(row * self.stride, x, next, drop * direction);
            x = next;
        }
    }

    /// One line within one row, from `x` to `next`, `amount` of the row's height with its sign.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "inside a bitmap of at most 4097 pixels"
    )]
    fn add_step(&mut self, row: usize, x: f32, next: f32, amount: f32) {
        let (near, far) = if x < next { (x.max(0.0), next.max(0.0)) } else { (next.max(0.0), x.max(0.0)) };
        let (first, end) = (near.floor() as usize, far.ceil() as usize);
        let mut add = |at: usize, value: f32| {
            if at < self.stride
                && let Some(cell) = self.cells.get_mut(row + at)
            {
                *cell += value;
            }
        };
        if end <= first + 1 {
            let middle = 0.5 * (near + far) - first as f32;
            add(first, amount - amount * middle);
            add(first + 1, amount * middle);
            return;
        }
        let per_pixel = (far - near).recip();
        let into_first = near - first as f32;
        let into_last = far - (end - 1) as f32;
        let first_area = 0.5 * per_pixel * (1.0 - into_first) * (1.0 - into_first);
        let last_area = 0.5 * per_pixel * into_last * into_last;
        add(first, amount * first_area);
        if end == first + 2 {
            add(first + 1, amount * (1.0 - first_area - last_area));
        } else {
            let second = per_pixel * (1.5 - into_first);
            add(first + 1, amount * (second - first_area));
            for at in first + 2..end - 1 {
                add(at, amount * per_pixel);
            }
            let before_last = second + (end - first - 3) as f32 * per_pixel;
            add(end - 1, amount * (1.0 - before_last - last_area));
        }
        add(end, amount * last_area);
    }

    fn coverage(&self, width: usize) -> Vec<u8> {
        let mut coverage = Vec::with_capacity(width * self.height);
        for row in self.cells.chunks_exact(self.stride) {
            let mut sum = 0.0_f32;
            coverage.extend(row.iter().take(width).map(|cell| {
                sum += cell;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–255")]
                let byte = (sum.abs().min(1.0) * 255.0).round() as u8;
                byte
            }));
        }
        coverage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Circle, Rect, Shape as _};

    #[test]
    fn coverage_sums_to_the_area_of_the_outline() {
        let circle = Circle::new((0.5, -0.4), 0.4).to_path(1e-6);
        for size in [7.0, 11.5, 40.0, 180.0] {
            let bitmap = rasterise(&circle, size, 0.25).expect("a circle has ink");
            let sum: f64 = bitmap.coverage.iter().map(|byte| f64::from(*byte) / 255.0).sum();
            let area = circle.area().abs() * size * size;
            assert!((sum - area).abs() < area * 0.01 + 0.3, "{size}: {sum} is not {area}");
        }
    }

    #[test]
    fn a_shape_on_the_grid_has_no_soft_edge() {
        let square = Rect::new(0.0, -0.5, 0.5, 0.0).to_path(0.1);
        let bitmap = rasterise(&square, 16.0, 0.0).expect("a square has ink");
        assert_eq!((bitmap.left, bitmap.top, bitmap.width, bitmap.height), (0, -8, 8, 8));
        assert!(bitmap.coverage.iter().all(|byte| *byte == 255));
    }

    #[test]
    fn no_ink_gives_no_bitmap() {
        assert!(rasterise(&BezPath::new(), 16.0, 0.0).is_none());
        assert!(rasterise(&Rect::new(0.0, 0.0, 1.0, 1.0).to_path(0.1), f64::NAN, 0.0).is_none());
    }
}
