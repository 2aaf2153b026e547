//! Emotion curves: smooth, and never beyond the points they pass.

use crate::method::tangents;
use kurbo::common::solve_cubic;
use kurbo::{BezPath, CubicBez, ParamCurve as _, PathSeg, Point};

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

/// The areas between two such curves over the stretch that both go over, cut where they cross, each with whether the first curve
/// is the upper one (the smaller y) there. What is too thin to be seen is left out.
pub(super) fn between(one: &BezPath, other: &BezPath) -> Vec<(bool, BezPath)> {
    /// Less than this many points apart is not apart.
    const THIN: f64 = 0.2;
    let (one, other) = (pieces(one), pieces(other));
    let range = |pieces: &[CubicBez]| Some((pieces.first()?.p0.x, pieces.last()?.p3.x));
    let (Some((from, to)), Some((other_from, other_to))) = (range(&one), range(&other)) else { return Vec::new() };
    let (from, to) = (from.max(other_from), to.min(other_to));
    let mut cuts: Vec<f64> = (one.iter().chain(&other).flat_map(|piece| [piece.p0.x, piece.p3.x]))
        .filter(|x| (from..=to).contains(x))
        .collect();
    cuts.sort_by(f64::total_cmp);
    cuts.dedup_by(|one, other| *one - *other < 1e-6);

    let mut areas: Vec<(bool, Vec<(CubicBez, CubicBez)>)> = Vec::new();
    for stretch in cuts.windows(2) {
        let (Some(one), Some(other)) = (part(&one, stretch[0], stretch[1]), part(&other, stretch[0], stretch[1]))
        else {
            continue;
        };
        for (start, end) in uncrossed(one, other) {
            let (one, other) = (one.subsegment(start..end), other.subsegment(start..end));
            let apart = other.eval(0.5).y - one.eval(0.5).y;
            match areas.last_mut() {
                // Where one curve touches the other an area ends, whatever comes after.
                Some((above, area)) if *above == (apart > 0.0) && start == 0.0 => area.push((one, other)),
                _ => areas.push((apart > 0.0, vec![(one, other)])),
            }
        }
    }
    (areas.into_iter())
        .filter(|(_, area)| {
            area.iter().any(|(one, other)| {
                [0.25, 0.5, 0.75, 1.0].iter().any(|at| (one.eval(*at).y - other.eval(*at).y).abs() > THIN)
            })
        })
        .map(|(above, area)| (above, outline(&area)))
        .collect()
}

/// What of such a curve is between two x.
pub(super) fn within(path: &BezPath, from: f64, to: f64) -> BezPath {
    let mut cut = BezPath::new();
    let mut end = None;
    for segment in path.segments() {
        let segment = match segment {
            PathSeg::Cubic(piece) if piece.p3.x > piece.p0.x => {
                let (left, right) = (piece.p0.x.max(from), piece.p3.x.min(to));
                if left >= right {
                    continue;
                }
                // Along a segment x grows evenly.
                let at = |x: f64| ((x - piece.p0.x) / (piece.p3.x - piece.p0.x)).clamp(0.0, 1.0);
                PathSeg::Cubic(piece.subsegment(at(left)..at(right)))
            }
            upright if (from..=to).contains(&upright.start().x) => upright,
            _ => continue,
        };
        if end != Some(segment.start()) {
            cut.move_to(segment.start());
        }
        cut.push(segment.as_path_el());
        end = Some(segment.end());
    }
    cut
}

/// How high such a curve stands at an x; `None` where it does not go.
pub(super) fn y_at(path: &BezPath, x: f64) -> Option<f64> {
    let pieces = pieces(path);
    let goes = pieces.first()?.p0.x <= x && x <= pieces.last()?.p3.x;
    goes.then(|| at(&pieces, x).map(|point| point.y)).flatten()
}

/// Upright lines from one such curve to the other over the stretch that both go over, `pitch` apart, the first of them `phase` behind a
/// multiple of it.
pub(super) fn rungs(one: &BezPath, other: &BezPath, pitch: f64, phase: f64) -> BezPath {
    /// No sheet has more of them: on a wide one they stand farther apart.
    const MOST: f64 = 1000.0;
    let mut path = BezPath::new();
    let (one, other) = (pieces(one), pieces(other));
    let range = |pieces: &[CubicBez]| Some((pieces.first()?.p0.x, pieces.last()?.p3.x));
    let (Some((from, to)), Some((other_from, other_to))) = (range(&one), range(&other)) else { return path };
    let (from, to) = (from.max(other_from), to.min(other_to));
    let pitch = pitch.max((to - from) / MOST).max(f64::MIN_POSITIVE);
    let mut x = ((from - phase) / pitch).ceil() * pitch + phase;
    while x <= to {
        if let (Some(top), Some(bottom)) = (at(&one, x), at(&other, x)) {
            path.move_to(top);
            path.line_to(bottom);
        }
        x += pitch;
    }
    path
}

/// The point of a curve at an x. Along a segment x grows evenly.
fn at(pieces: &[CubicBez], x: f64) -> Option<Point> {
    let piece = pieces.get(pieces.partition_point(|piece| piece.p3.x < x))?;
    Some(piece.eval(((x - piece.p0.x) / (piece.p3.x - piece.p0.x)).clamp(0.0, 1.0)))
}

/// The segments of a curve that lead on; two points at one place are joined by none.
fn pieces(path: &BezPath) -> Vec<CubicBez> {
    (path.segments())
        .filter_map(|segment| match segment {
            PathSeg::Cubic(cubic) if cubic.p3.x > cubic.p0.x => Some(cubic),
            PathSeg::Cubic(_) | PathSeg::Line(_) | PathSeg::Quad(_) => None,
        })
        .collect()
}

/// The part of a curve between two places within one of its segments. Along a segment x grows evenly.
fn part(pieces: &[CubicBez], from: f64, to: f64) -> Option<CubicBez> {
    let middle = f64::midpoint(from, to);
    let piece = pieces.get(pieces.partition_point(|piece| piece.p3.x <= middle))?;
    let at = |x: f64| ((x - piece.p0.x) / (piece.p3.x - piece.p0.x)).clamp(0.0, 1.0);
    Some(piece.subsegment(at(from)..at(to)))
}

/// The stretches, 0–1, within which one of two segments over the same x is the upper one throughout.
fn uncrossed(one: CubicBez, other: CubicBez) -> Vec<(f64, f64)> {
    let apart = [other.p0.y - one.p0.y, other.p1.y - one.p1.y, other.p2.y - one.p2.y, other.p3.y - one.p3.y];
    let [a, b, c, d] = apart;
    let roots = solve_cubic(a, 3.0 * (b - a), 3.0 * (a - 2.0 * b + c), d - 3.0 * c + 3.0 * b - a);
    let mut cuts: Vec<f64> = roots.into_iter().filter(|root| (1e-4..=1.0 - 1e-4).contains(root)).collect();
    cuts.push(0.0);
    cuts.push(1.0);
    cuts.sort_by(f64::total_cmp);
    cuts.windows(2).filter(|pair| pair[1] - pair[0] > 1e-9).map(|pair| (pair[0], pair[1])).collect()
}

/// One outline around stretches that follow each other: along the first curve and back along the second.
fn outline(area: &[(CubicBez, CubicBez)]) -> BezPath {
    let mut path = BezPath::new();
    let Some((first, _)) = area.first() else { return path };
    let mut at = first.p0;
    path.move_to(at);
    let back = area.iter().rev().map(|(_, other)| (other.p3, other.p2, other.p1, other.p0));
    for (start, bend, other_bend, end) in area.iter().map(|(one, _)| (one.p0, one.p1, one.p2, one.p3)).chain(back) {
        // From one curve to the other, and where a curve has two points at one place.
        if start != at {
            path.line_to(start);
        }
        path.curve_to(bend, other_bend, end);
        at = end;
    }
    path.close_path();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape as _;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_curve_never_leaves_the_box_of_two_neighbouring_points(
            steps in prop::collection::vec((0.1_f64..100.0, -100.0_f64..100.0), 2..20)
        ) {
            let mut x = 0.0;
            let points: Vec<Point> = steps.iter().map(|&(run, y)| { x += run; Point::new(x, y) }).collect();
            let path = monotone(&points);
            prop_assert_eq!(path.segments().count(), points.len() - 1);
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

    // A straight line from (0, 0) to (30, 30) and one from (0, 30) to (30, 0) cross at 15: two triangles of 15 · 30 / 2 each.
    #[test]
    fn between_two_curves_lie_the_areas_up_to_where_they_cross() {
        let falling = monotone(&[Point::new(0.0, 0.0), Point::new(10.0, 10.0), Point::new(30.0, 30.0)]);
        let rising = monotone(&[Point::new(-9.0, 39.0), Point::new(0.0, 30.0), Point::new(30.0, 0.0)]);
        let areas = between(&falling, &rising);
        let told: Vec<(bool, f64)> = areas.iter().map(|(above, area)| (*above, area.area().abs().round())).collect();
        assert_eq!(told, [(true, 225.0), (false, 225.0)]);
        assert_eq!(between(&falling, &falling).len(), 0, "no area where there is none");
        assert_eq!(between(&falling, &monotone(&[Point::new(40.0, 0.0), Point::new(50.0, 0.0)])).len(), 0);
    }
}
