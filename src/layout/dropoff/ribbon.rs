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
pub(super) const THICKNESS: f64 = 36.0;
/// The least thickness of a ribbon: less is not seen from where the sheet is read.
const LEAST: f64 = 3.0;
/// The least thickness of what peels off where that stands alone.
const LEAST_MOUTH: f64 = 1.6;
/// How long a ribbon takes to narrow.
pub(super) const RUN: f64 = 70.0;
/// How far what peels off goes on while it turns downward, and how far down that takes it.
const TURN: (f64, f64) = (22.0, 13.0);
/// How far it hangs down after that.
const TAIL: f64 = 7.0;
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
fn thickness(cx: &LayoutContext<'_>, share: f64) -> f64 {
    (cx.u(THICKNESS) * share).max(cx.u(LEAST))
}

/// Where a ribbon from `left` to `right` narrows: each as near to where it is to be as the others let it, so far from them that
/// nothing that peels off crosses anything.
pub(super) fn tapers(cx: &LayoutContext<'_>, (left, right): (f64, f64), losses: &[Narrowing]) -> Vec<Taper> {
    let lost = |loss: &Narrowing| cx.u(THICKNESS) * (loss.before - loss.after).max(0.0);
    let (run, turn) = (cx.u(RUN), cx.u(TURN.0));
    // As much as what is lost at the two of them, and at the one before, whose band hangs beside.
    let mut gaps: Vec<f64> = (losses.iter().enumerate())
        .map(|(at, loss)| {
            let before = at.checked_sub(1).and_then(|before| losses.get(before)).map_or(0.0, lost);
            lost(loss).max(before) + cx.u(APART)
        })
        .collect();
    let (first, last) = (left + run / 2.0, right - run / 2.0 - turn - losses.last().map_or(0.0, lost));
    let all: f64 = gaps.iter().rev().skip(1).sum();
    let squeeze = if all > 0.0 { ((last - first).max(0.0) / all).min(1.0) } else { 1.0 };
    gaps.iter_mut().for_each(|gap| *gap *= squeeze);
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
    (losses.iter().enumerate().zip(&places))
        .map(|((at, loss), &x)| {
            let room = distance(at).min(at.checked_sub(1).map_or(f64::INFINITY, distance)).max(0.0);
            let (true_loss, alone) = (lost(loss), room >= run + turn);
            let mouth = if true_loss > 0.0 && alone { true_loss.max(cx.u(LEAST_MOUTH)) } else { true_loss };
            let (before, after) = (thickness(cx, loss.before), thickness(cx, loss.after));
            Taper { x, half: (run / 2.0).min(room / 2.0), before, after, mouth }
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
    pub(super) fn depth(&self, cx: &LayoutContext<'_>) -> f64 {
        if self.mouth > 0.0 { self.after + self.mouth + cx.u(TURN.1 + TAIL) } else { self.before }
    }

    /// The outline of what peels off, if anything does.
    fn peel(&self, cx: &LayoutContext<'_>, top: f64) -> Option<BezPath> {
        /// A handle of this length makes an arc of a quarter of an ellipse.
        const ARC: f64 = 0.5523;
        (self.mouth > 0.0).then_some(())?;
        let (turn, fall) = (cx.u(TURN.0), cx.u(TURN.1));
        let (from, to) = (self.x - self.half, self.x + self.half);
        let (upper, lower) = (top + self.after, top + self.after + self.mouth);
        let (outer, inner) = (to + turn + self.mouth, to + turn);
        let (level, end) = (lower + fall, top + self.depth(cx));
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
        let path = self.peel(cx, top)?;
        let fill = Fill::Vertical { top: colors.ribbon.mix(colors.line, DEEPER), bottom: cx.theme.paper };
        let mut drawing = cx.drawing();
        drawing.path(path, Some(fill), None);
        Some(drawing.finish(source, Layer::DropOffs))
    }
}

/// The outline of a ribbon that begins with the share `start`; a line where nothing is measured.
pub(super) fn outline(cx: &LayoutContext<'_>, room: Rect, start: Option<f64>, tapers: &[Taper]) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((room.x1, room.y0));
    path.line_to((room.x0, room.y0));
    let mut level = thickness(cx, start.unwrap_or(0.0));
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
pub(super) fn beginning(cx: &LayoutContext<'_>, room: Rect, start: Option<f64>) -> Point {
    Point::new(room.x0, room.y0 + thickness(cx, start.unwrap_or(0.0)) / 2.0)
}
