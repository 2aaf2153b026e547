//! Curve fitting: from a line drawn by hand to the few points whose curve says the same.

use super::landing::snapped;
use crate::layout::{Frame, along, monotone};
use crate::model::{Feeling, Journey, JourneyKind, PersonaId};
use kurbo::{ParamCurve as _, PathSeg, Point};

/// How far the curve through the fitted points may be from the drawn line, in feelings.
const TOLERANCE: f64 = 0.12;
/// Points a stage at most: more than these nobody can read or move by hand.
const POINTS_A_STAGE: usize = 4;
/// Where a quarter would leave the drawn line, a value has at least no more digits than this.
const FINE: f64 = 0.05;

/// A drawn line and what stands around it. Every x in sheet points, every y a feeling.
#[derive(Clone, Copy, Debug)]
pub(super) struct FitInput<'a> {
    /// Ascending in x, no two at one x.
    pub(super) drawn: &'a [Point],
    /// Points of the curve before the line; they bend it where it begins.
    pub(super) before: &'a [Point],
    /// Points of the curve after the line.
    pub(super) after: &'a [Point],
    /// Right ends of the stages.
    pub(super) borders: &'a [f64],
    /// How near to each other two points may be.
    pub(super) gap: f64,
}

/// The few points whose curve is what was drawn: its ends, its peaks and lows, and as many more as it takes to stay within
/// [`TOLERANCE`], at most [`POINTS_A_STAGE`] in a stage. Values lie on quarters where that is still near enough, unless `free`.
pub(super) fn fit(line: &FitInput<'_>, free: bool) -> Vec<Point> {
    let places = line.drawn;
    let mut threshold = TOLERANCE;
    let mut kept = line.turns(threshold);
    // A scribble has more peaks than anybody can read: the smaller ones go first.
    while kept.len() > 2 && line.is_crowded(&kept) {
        threshold *= 1.5;
        kept = line.turns(threshold);
    }
    let turns = kept.clone();
    let points = |kept: &[usize]| -> Vec<Point> { kept.iter().map(|index| places[*index]).collect() };
    loop {
        let away = line.deviations(&points(&kept));
        let room = |index: &usize| line.has_room(&kept, places[*index].x);
        // Of places about equally far off one on a quarter is better: its value can be kept.
        let off = |index: &usize| if free { 0.0 } else { (places[*index].y - quarter(places[*index].y)).abs() };
        let score = |index: &usize| away[*index] - off(index);
        let far = (0..places.len()).filter(|index| room(index) && away[*index] > TOLERANCE);
        let Some(worst) = far.max_by(|one, other| score(one).total_cmp(&score(other))) else { break };
        let place = kept.partition_point(|index| *index < worst);
        kept.insert(place, worst);
    }
    // What was taken early may be superfluous by what was taken later.
    let mut index = 0;
    while index < kept.len() {
        let mut fewer = kept.clone();
        let taken = fewer.remove(index);
        if !turns.contains(&taken) && largest(&line.deviations(&points(&fewer))) <= TOLERANCE {
            kept = fewer;
        } else {
            index += 1;
        }
    }
    let mut points = points(&kept);
    if !free {
        for index in 0..points.len() {
            let allowed = largest(&line.deviations(&points)).max(TOLERANCE);
            let was = points[index].y;
            for value in [quarter(was), (was / FINE).round() * FINE] {
                points[index].y = value;
                if largest(&line.deviations(&points)) <= allowed {
                    break;
                }
                points[index].y = was;
            }
        }
    }
    points
}

fn quarter(value: f64) -> f64 {
    snapped(Feeling::new(value)).get()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

impl FitInput<'_> {
    fn stage(&self, x: f64) -> usize {
        self.borders.iter().position(|border| x < *border).unwrap_or(self.borders.len())
    }

    fn is_crowded(&self, kept: &[usize]) -> bool {
        kept.iter().any(|index| {
            let stage = self.stage(self.drawn[*index].x);
            kept.iter().filter(|other| self.stage(self.drawn[**other].x) == stage).count() > POINTS_A_STAGE
        })
    }

    /// Whether one point more may stand at an x.
    fn has_room(&self, kept: &[usize], x: f64) -> bool {
        let stage = self.stage(x);
        let mut taken = kept.iter().map(|index| self.drawn[*index].x);
        taken.clone().filter(|other| self.stage(*other) == stage).count() < POINTS_A_STAGE
            && taken.all(|other| (other - x).abs() >= self.gap)
    }

    /// Both ends, and every place where the line turns by more than a threshold: smaller turns are a hand that trembles.
    fn turns(&self, threshold: f64) -> Vec<usize> {
        let line = self.drawn;
        let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
        let mut kept = vec![0];
        let (mut high, mut low) = (0, 0);
        let mut rises = None;
        for (index, point) in line.iter().enumerate() {
            if point.y > line[high].y {
                high = index;
            }
            if point.y < line[low].y {
                low = index;
            }
            if rises != Some(false) && line[high].y - point.y > threshold {
                kept.push(high);
                rises = Some(false);
                low = index;
            } else if rises != Some(true) && point.y - line[low].y > threshold {
                kept.push(low);
                rises = Some(true);
                high = index;
            }
        }
        kept.push(last);
        // A turn beside an end is that end.
        kept.dedup_by(|next, kept| line[*next].x - line[*kept].x < self.gap && *next != last);
        if let &[.., before, _] = kept.as_slice()
            && kept.len() > 2
            && line[last].x - line[before].x < self.gap
        {
            kept.remove(kept.len() - 2);
        }
        kept.dedup();
        kept
    }

    /// How far the curve through these points is from the drawn line, at each of its places.
    fn deviations(&self, points: &[Point]) -> Vec<f64> {
        let all: Vec<Point> = self.before.iter().chain(points).chain(self.after).copied().collect();
        let values = values_at(&all, self.drawn.iter().map(|place| place.x));
        self.drawn.iter().zip(values).map(|(place, value)| (value - place.y).abs()).collect()
    }
}

/// The points of one of a persona's two curves, by their x on the sheet and their value, from left to right.
pub(super) fn points(frame: &Frame, journey: &Journey, persona: PersonaId, curve: JourneyKind) -> Vec<Point> {
    let own = along(frame, journey, persona, curve).into_iter();
    own.map(|(x, point)| Point::new(x, point.value.get())).collect()
}

/// The value of the curve through some points at an x; of no points zero, beyond them that of the nearest.
pub(super) fn value_at(points: &[Point], x: f64) -> f64 {
    values_at(points, std::iter::once(x)).first().copied().unwrap_or_default()
}

/// The same at many places, which ascend.
fn values_at(points: &[Point], places: impl Iterator<Item = f64>) -> Vec<f64> {
    let curve = monotone(points);
    let mut segments = curve.segments().peekable();
    let last = points.last().map_or(0.0, |point| point.y);
    places
        .map(|x| {
            while segments.peek().is_some_and(|segment| segment.end().x < x) {
                segments.next();
            }
            match segments.peek() {
                // The handles of the curve stand at thirds, so that x grows evenly along it.
                Some(PathSeg::Cubic(cubic)) if cubic.p3.x > cubic.p0.x => {
                    cubic.eval(((x - cubic.p0.x) / (cubic.p3.x - cubic.p0.x)).max(0.0)).y
                }
                Some(segment) => segment.end().y,
                None => last,
            }
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is kept is kept exactly")]
mod tests {
    use super::*;

    fn drawn<'a>(line: &'a [Point], borders: &'a [f64]) -> FitInput<'a> {
        FitInput { drawn: line, before: &[], after: &[], borders, gap: 2.0 }
    }

    /// A line over three stages of 100 points each.
    fn line(value: impl Fn(f64) -> f64) -> Vec<Point> {
        (0..=300).map(|x| Point::new(f64::from(x), value(f64::from(x)))).collect()
    }

    const BORDERS: [f64; 3] = [100.0, 200.0, 300.0];

    #[test]
    fn a_drawn_wave_keeps_its_peaks_and_lows_and_little_else() {
        let wave = line(|x| 1.5 * (x / 300.0 * 2.0 * std::f64::consts::TAU).sin());
        let points = fit(&drawn(&wave, &BORDERS), false);
        for (x, value) in [(37.5, 1.5), (112.5, -1.5), (187.5, 1.5), (262.5, -1.5)] {
            assert!(points.iter().any(|point| (point.x - x).abs() <= 1.0 && point.y == value), "{x}: {points:?}");
        }
        assert!(points.len() <= 12, "{points:?}");
        assert!(largest(&drawn(&wave, &BORDERS).deviations(&points)) <= TOLERANCE);
    }

    #[test]
    fn a_trembling_hand_draws_a_line_and_not_a_comb() {
        let comb = line(|x| x / 150.0 - 1.0 + if x % 2.0 == 0.0 { 0.05 } else { -0.05 });
        let points = fit(&drawn(&comb, &BORDERS), false);
        assert!(points.len() <= 3, "{points:?}");
    }

    #[test]
    fn a_scribble_has_at_most_four_points_a_stage() {
        let scribble = line(|x| if x % 6.0 < 3.0 { 1.9 } else { -1.9 } + x / 3000.0);
        let points = fit(&drawn(&scribble, &BORDERS), false);
        for stage in 0..3 {
            let low = f64::from(stage) * 100.0;
            let count = points.iter().filter(|point| (low..low + 100.0).contains(&point.x)).count();
            assert!(count <= POINTS_A_STAGE + 1, "{points:?}");
        }
    }

    #[test]
    fn values_lie_on_quarters_unless_they_are_set_free() {
        let flat = line(|_| 0.57);
        assert!(fit(&drawn(&flat, &BORDERS), false).iter().all(|point| point.y == 0.5));
        assert!(fit(&drawn(&flat, &BORDERS), true).iter().all(|point| point.y == 0.57));
    }

    #[test]
    fn nothing_and_one_point_are_no_failure() {
        assert!(fit(&drawn(&[], &BORDERS), false).is_empty());
        assert_eq!(fit(&drawn(&[Point::new(3.0, 1.0)], &BORDERS), false).len(), 1);
    }
}
