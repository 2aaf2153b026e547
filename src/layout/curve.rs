//! Emotion curves: smooth, and never beyond the points they pass.

use crate::method::tangents;
use kurbo::{BezPath, Point};

/// A monotone cubic through the points (Fritsch and Carlson, 1980): between two points it never rises above the higher nor
/// falls below the lower, so a curve never shows a feeling that nobody had. `points` must ascend in x; of points at one x only
/// the first bends the curve, the others are reached by a straight line.
#[must_use]
pub fn monotone(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    let Some(&first) = points.first() else { return path };
    path.move_to(first);
    let slopes: Vec<f64> = points
        .windows(2)
        .map(|pair| {
            let run = pair[1].x - pair[0].x;
            if run > 0.0 { (pair[1].y - pair[0].y) / run } else { 0.0 }
        })
        .collect();
    let tangents = tangents(&slopes);
    for (index, pair) in points.windows(2).enumerate() {
        let run = pair[1].x - pair[0].x;
        if run > 0.0 {
            path.curve_to(
                Point::new(pair[0].x + run / 3.0, pair[0].y + tangents[index] * run / 3.0),
                Point::new(pair[1].x - run / 3.0, pair[1].y - tangents[index + 1] * run / 3.0),
                pair[1],
            );
        } else {
            path.line_to(pair[1]);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{ParamCurve as _, PathSeg};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_curve_never_leaves_the_box_of_two_neighbouring_points(
            steps in prop::collection::vec((0.1_f64..100.0, -100.0_f64..100.0), 2..20)
        ) {
            let mut x = 0.0;
            let points: Vec<Point> = steps.iter().map(|&(run, y)| { x += run; Point::new(x, y) }).collect();
            let path = monotone(&points);
            for (segment, pair) in path.segments().zip(points.windows(2)) {
                let (low, high) = (pair[0].y.min(pair[1].y) - 1e-6, pair[0].y.max(pair[1].y) + 1e-6);
                for step in 0..=20 {
                    let point = match segment {
                        PathSeg::Cubic(cubic) => cubic.eval(f64::from(step) / 20.0),
                        PathSeg::Line(line) => line.eval(f64::from(step) / 20.0),
                        PathSeg::Quad(quad) => quad.eval(f64::from(step) / 20.0),
                    };
                    prop_assert!(point.y >= low && point.y <= high, "{point:?} outside {low}..{high}");
                }
            }
        }
    }

    #[test]
    fn no_points_or_one_draw_nothing_but_do_not_fail() {
        assert_eq!(monotone(&[]).segments().count(), 0);
        assert_eq!(monotone(&[Point::new(1.0, 2.0)]).segments().count(), 0);
        assert_eq!(monotone(&[Point::new(1.0, 2.0), Point::new(1.0, 5.0)]).segments().count(), 1);
    }
}
