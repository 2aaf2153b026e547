//! What the speaker points with and draws over the sheet for a moment. All places are on the sheet, so that every picture of it shows them
//! at the same thing.

use kurbo::Point;
use std::collections::VecDeque;
use std::time::Duration;

/// What the laser leaves behind is gone after so long.
const TRAIL: Duration = Duration::from_millis(600);
/// So many places of a trail are kept, and of a stroke.
const MOST: usize = 4096;

/// Laser, lens and ink.
#[derive(Clone, Debug, Default)]
pub struct Pointing {
    at: Option<Point>,
    trail: VecDeque<(Point, Duration)>,
    strokes: Vec<Vec<Point>>,
    is_drawing: bool,
}

impl Pointing {
    /// Where the pointer is.
    #[must_use]
    pub const fn at(&self) -> Option<Point> {
        self.at
    }

    /// Where the laser was, the last being where it is, each with how much of it is left, 0–1.
    #[must_use]
    pub fn trail(&self, now: Duration) -> Vec<(Point, f64)> {
        let left = |since: Duration| 1.0 - (now.saturating_sub(since).as_secs_f64() / TRAIL.as_secs_f64()).min(1.0);
        let behind = self.trail.iter().map(|(at, since)| (*at, left(*since))).filter(|(_, left)| *left > 0.0);
        behind.chain(self.at.map(|at| (at, 1.0))).collect()
    }

    /// Whether something of a trail still fades.
    #[must_use]
    pub fn fades(&self, now: Duration) -> bool {
        self.trail.back().is_some_and(|(_, since)| now.saturating_sub(*since) < TRAIL)
    }

    /// The strokes of ink.
    #[must_use]
    pub fn strokes(&self) -> &[Vec<Point>] {
        &self.strokes
    }

    pub(super) fn moved(&mut self, at: Option<Point>, now: Duration) {
        let at = at.filter(|at| at.is_finite());
        if let Some(was) = self.at.filter(|was| Some(*was) != at) {
            self.trail.push_back((was, now));
        }
        while self.trail.front().is_some_and(|(_, since)| now.saturating_sub(*since) >= TRAIL)
            || self.trail.len() > MOST
        {
            self.trail.pop_front();
        }
        self.at = at;
        if let (Some(at), Some(stroke)) = (at.filter(|_| self.is_drawing), self.strokes.last_mut())
            && stroke.last() != Some(&at)
            && stroke.len() < MOST
        {
            stroke.push(at);
        }
    }

    /// The pen touches the sheet.
    pub(super) fn begin_stroke(&mut self, at: Point) {
        if at.is_finite() {
            self.strokes.push(vec![at]);
            self.is_drawing = true;
        }
    }

    pub(super) const fn end_stroke(&mut self) {
        self.is_drawing = false;
    }

    pub(super) fn undo_stroke(&mut self) {
        self.is_drawing = false;
        self.strokes.pop();
    }

    pub(super) fn clear_ink(&mut self) {
        self.is_drawing = false;
        self.strokes.clear();
    }

    /// The laser was put away.
    pub(super) fn forget_trail(&mut self) {
        self.trail.clear();
    }
}
