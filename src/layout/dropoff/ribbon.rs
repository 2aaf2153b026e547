//! The ribbon of one persona, and what peels off it: one drawing for losses of every size.
//!
//! The ribbon hangs from a straight edge and narrows from below, level at either end of a taper. What is lost there fills the very
//! space that the taper leaves, so it parts from the ribbon along an edge that is as high as the loss; then it turns downward as a
//! band of that height and fades out into the paper.

use super::super::context::LayoutContext;
use super::super::paper::PersonaColors;
use crate::scene::{Fill, Group, Layer, Source};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// Full thickness of a ribbon, in layout units.
pub(super) const THICKNESS: f64 = 31.0;
/// The least thickness of a ribbon: less is not seen from where the sheet is read.
const LEAST: f64 = 3.0;
/// The least thickness of what peels off where that stands alone.
const LEAST_MOUTH: f64 = 1.6;
/// How long a ribbon takes to narrow.
pub(super) const RUN: f64 = 70.0;
/// The half of that which it takes at least, where the ribbon is thin and losses are near to each other.
const LEAST_RUN: f64 = 10.0;
/// How far what peels off goes on while it turns downward, and how far down that takes it.
const TURN: (f64, f64) = (22.0, 9.5);
/// How far it hangs down after that.
const TAIL: f64 = 4.5;
/// Between two places at which a ribbon narrows, besides what is lost at either: enough for what peels off there not to cross.
const APART: f64 = 8.0;
/// How far the handles of a taper reach, as a part of its run.
const HANDLE: f64 = 0.45;

/// A loss on a ribbon: where it is to be, and the shares that come there and go on, 0–1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Narrowing {
    pub(super) x: f64,
    pub(super) before: f64,
    pub(super) after: f64,
}

/// A stretch in which a ribbon narrows, in points; y from the ribbon's upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taper {
    /// Its middle.
    x: f64,
    /// From there to either end.
    half: f64,
    /// Thickness of the ribbon before and behind it.
    before: f64,
    after: f64,
    /// Height of what peels off where it has parted from the ribbon.
    mouth: f64,
}

/// Thickness of a ribbon that this share of the people is on, in points.
fn thickness(unit: f64, share: f64) -> f64 {
    (unit * THICKNESS * share).max(unit * LEAST)
}

/// Where a ribbon from `left` to `right` narrows: each as near to where it is to be as the others let it, so far from them that
/// nothing that peels off crosses anything.
pub(super) fn tapers(unit: f64, (left, right): (f64, f64), losses: &[Narrowing]) -> Vec<Taper> {
    let lost = |loss: &Narrowing| unit * THICKNESS * (loss.before - loss.after).max(0.0);
    let (run, turn) = (unit * RUN, unit * TURN.0);
    // As much as what is lost at the two of them, and at the one before, whose band hangs beside.
    let mut gaps: Vec<f64> = (losses.iter().enumerate())
        .map(|(at, loss)| {
            let before = at.checked_sub(1).and_then(|before| losses.get(before)).map_or(0.0, lost);
            lost(loss).max(before).max(unit * LEAST_MOUTH) + unit * APART
        })
        .collect();
    let (first, last) = (
        left + run / 2.0,
        right - run / 2.0 - turn - losses.last().map_or(0.0, |loss| lost(loss).max(unit * LEAST_MOUTH)),
    );
    let all: f64 = gaps.iter().rev().skip(1).sum();
    let squeeze = if all > 0.0 { ((last - first).max(0.0) / all).min(1.0) } else { 1.0 };
    for gap in &mut gaps {
        *gap *= squeeze;
    }
    let mut places: Vec<f64> = losses.iter().map(|loss| loss.x).collect();
    let mut from = first;
    for (place, gap) in places.iter_mut().zip(&gaps) {
        *place = place.max(from);
        from = *place + gap;
    }
    let mut to = last;
    for (at, place) in places.iter_mut().enumerate().rev() {
        // From the one that follows.
        *place = place.min(to);
        to = *place - at.checked_sub(1).and_then(|before| gaps.get(before)).copied().unwrap_or(0.0);
    }
    let distance = |at: usize| places.get(at + 1).zip(places.get(at)).map_or(f64::INFINITY, |(next, own)| next - own);
    // How far what peeled off before reaches.
    let mut taken = f64::NEG_INFINITY;
    (losses.iter().enumerate().zip(&places))
        .map(|((at, loss), &x)| {
            let room = distance(at).min(at.checked_sub(1).map_or(f64::INFINITY, distance)).max(0.0);
            let (before, after) = (thickness(unit, loss.before), thickness(unit, loss.after));
            let (lost, narrows) = (lost(loss), before - after);
            let mut half = (run / 2.0).min(room / 2.0);
            let mut mouth = if lost > 0.0 { lost.max(unit * LEAST_MOUTH) } else { 0.0 };
            if mouth > narrows + 1e-9 {
                // Where the ribbon is as thin as it may be, what peels off hangs out of it: into what hangs there already, were that near.
                let free = x - taken;
                if free >= unit * LEAST_RUN {
                    half = half.min(free);
                } else {
                    mouth = narrows.min(lost);
                }
            }
            if mouth > 0.0 {
                taken = x + half + turn + mouth;
            }
            Taper { x, half, before, after, mouth }
        })
        .collect()
}

impl Taper {
    /// Adds the way from the taper's beginning, where a path stands, to its end.
    fn narrow(&self, path: &mut BezPath, top: f64) {
        let (from, to) = (self.x - self.half, self.x + self.half);
        let reach = 2.0 * self.half * HANDLE;
        path.curve_to((from + reach, top + self.before), (to - reach, top + self.after), (to, top + self.after));
    }

    /// Where what peels off has faded out, below the ribbon's upper edge.
    pub(super) fn depth(&self, unit: f64) -> f64 {
        if self.mouth > 0.0 { self.after + self.mouth + unit * (TURN.1 + TAIL) } else { self.before }
    }

    /// The outline of what peels off, if anything does.
    fn peel(&self, unit: f64, top: f64) -> Option<BezPath> {
        /// A handle of this length makes an arc of a quarter of an ellipse.
        const ARC: f64 = 0.5523;
        (self.mouth > 0.0).then_some(())?;
        let (turn, fall) = (unit * TURN.0, unit * TURN.1);
        let (from, to) = (self.x - self.half, self.x + self.half);
        let (upper, lower) = (top + self.after, top + self.after + self.mouth);
        let (outer, inner) = (to + turn + self.mouth, to + turn);
        let (level, end) = (lower + fall, top + self.depth(unit));
        let mut path = BezPath::new();
        path.move_to((from, top + self.before));
        self.narrow(&mut path, top);
        let arc = (ARC * (outer - to), ARC * (level - upper));
        path.curve_to((to + arc.0, upper), (outer, level - arc.1), (outer, level));
        path.line_to((outer, end));
        path.line_to((inner, end));
        path.line_to((inner, level));
        path.curve_to((inner, level - ARC * fall), (to + turn * 0.2, top + self.before), (from, top + self.before));
        path.close_path();
        Some(path)
    }

    /// What peels off: of the ribbon's own hue, fading.
    pub(super) fn draw_peel(
        &self,
        cx: &LayoutContext<'_>,
        top: f64,
        colors: PersonaColors,
        source: Option<Source>,
    ) -> Option<Arc<Group>> {
        /// How much of the persona's line is in the ribbon's colour where a band begins: it is the part that is to be seen.
        const DEEPER: f64 = 0.26;
        let path = self.peel(cx.unit, top)?;
        let fill = Fill::Vertical { top: colors.ribbon.mix(colors.line, DEEPER), bottom: cx.theme.paper };
        let mut drawing = cx.drawing();
        drawing.path(path, Some(fill), None);
        Some(drawing.finish(source, Layer::DropOffs))
    }
}

/// The outline of a ribbon that begins with the share `start`; a line where nothing is measured.
pub(super) fn outline(unit: f64, room: Rect, start: Option<f64>, tapers: &[Taper]) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((room.x1, room.y0));
    path.line_to((room.x0, room.y0));
    let mut level = thickness(unit, start.unwrap_or(0.0));
    path.line_to((room.x0, room.y0 + level));
    for taper in tapers {
        path.line_to((taper.x - taper.half, room.y0 + taper.before));
        taper.narrow(&mut path, room.y0);
        level = taper.after;
    }
    path.line_to((room.x1, room.y0 + level));
    path.close_path();
    path
}

/// The middle of a ribbon's beginning.
pub(super) fn beginning(unit: f64, room: Rect, start: Option<f64>) -> Point {
    Point::new(room.x0, room.y0 + thickness(unit, start.unwrap_or(0.0)) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{ParamCurve as _, PathSeg, Shape as _};
    use proptest::prelude::*;

    const UNIT: f64 = 0.9;
    const WIDTH: f64 = 1_500.0;

    /// Losses at any places, one after the other, each of any part of those who are left.
    fn losses(places: &[(f64, f64)]) -> Vec<Narrowing> {
        let mut xs: Vec<f64> = places.iter().map(|(at, _)| at * WIDTH).collect();
        xs.sort_by(f64::total_cmp);
        let mut before = 1.0;
        xs.into_iter()
            .zip(places)
            .map(|(x, (_, rate))| {
                let after = before * (1.0 - rate);
                let loss = Narrowing { x, before, after };
                before = after;
                loss
            })
            .collect()
    }

    fn places(many: usize) -> impl Strategy<Value = Vec<(f64, f64)>> {
        proptest::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 1..many)
    }

    fn steps(segment: PathSeg) -> impl Iterator<Item = Point> {
        (0..=24).map(move |step| segment.eval(f64::from(step) / 24.0))
    }

    proptest! {
        #[test]
        fn what_peels_off_is_as_high_as_the_loss_where_it_parts_from_the_ribbon(places in places(12)) {
            let losses = losses(&places);
            for (taper, loss) in tapers(UNIT, (0.0, WIDTH), &losses).iter().zip(&losses) {
                let lost = UNIT * THICKNESS * (loss.before - loss.after);
                prop_assert!(taper.mouth <= lost.max(UNIT * LEAST_MOUTH) + 1e-9);
                prop_assert!(taper.after >= UNIT * LEAST, "a ribbon is always seen");
                if loss.after * THICKNESS >= LEAST {
                    prop_assert!((taper.before - taper.after - lost).abs() < 1e-9, "the ribbon is less by just that");
                    prop_assert!(taper.mouth >= lost - 1e-9);
                }
            }
        }

        #[test]
        fn a_loss_of_any_size_is_seen_where_the_next_one_is_not_at_hand(rates in proptest::collection::vec(0.001..=1.0_f64, 1..8)) {
            // Chips are farther from each other than this.
            let places: Vec<(f64, f64)> = (0_u32..).zip(&rates).map(|(at, rate)| (0.05 + f64::from(at) * 0.08, *rate)).collect();
            for (taper, loss) in tapers(UNIT, (0.0, WIDTH), &losses(&places)).iter().zip(losses(&places)) {
                prop_assert!(taper.mouth >= UNIT * LEAST_MOUTH || loss.before <= loss.after, "{taper:?}");
            }
        }

        #[test]
        fn a_ribbon_only_ever_narrows_and_nowhere_in_a_step(places in places(12)) {
            let tapers = tapers(UNIT, (0.0, WIDTH), &losses(&places));
            let outline = outline(UNIT, Rect::new(0.0, 0.0, WIDTH, UNIT * THICKNESS), Some(1.0), &tapers);
            // From the lower left corner to the lower right one.
            let edge: Vec<PathSeg> = outline.segments().skip(2).collect();
            let edge = edge.get(..edge.len() - 1).unwrap_or_default();
            let points: Vec<Point> = edge.iter().flat_map(|segment| steps(*segment)).collect();
            for pair in points.windows(2) {
                prop_assert!(pair[1].x >= pair[0].x - 1e-9 && pair[1].y <= pair[0].y + 1e-9, "{pair:?}");
                let steep = (pair[0].y - pair[1].y) > 1e-6 && pair[1].x - pair[0].x < 1e-9;
                prop_assert!(!steep, "a square step at {pair:?}");
            }
        }

        #[test]
        fn what_peels_off_at_one_place_never_crosses_what_does_at_another(places in places(14)) {
            let losses = losses(&places);
            let tapers = tapers(UNIT, (0.0, WIDTH), &losses);
            let peels: Vec<BezPath> = tapers.iter().filter_map(|taper| taper.peel(UNIT, 0.0)).collect();
            for (index, one) in peels.iter().enumerate() {
                let bounds = one.bounding_box();
                prop_assert!(bounds.x0 >= -1e-9 && bounds.x1 <= WIDTH + 1e-9, "{bounds:?} leaves the ribbon");
                for other in &peels[index + 1..] {
                    // What lies on a common edge is in neither.
                    let inside = |path: &BezPath, at: Point| {
                        [(0.02, 0.0), (-0.02, 0.0), (0.0, 0.02), (0.0, -0.02)]
                            .iter()
                            .all(|off| path.contains(at + kurbo::Vec2::new(off.0, off.1)))
                    };
                    for at in one.segments().flat_map(steps) {
                        prop_assert!(!inside(other, at), "{at:?} of the {index}th lies in another of {losses:?}");
                    }
                    for at in other.segments().flat_map(steps) {
                        prop_assert!(!inside(one, at), "{at:?} lies in the {index}th of {losses:?}");
                    }
                }
            }
        }
    }
}
