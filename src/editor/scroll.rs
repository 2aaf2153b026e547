//! Auto-scroll while something is dragged near an edge of the view.

use kurbo::{Point, Rect, Vec2};

/// How near to an edge, in screen points, the pointer has to be; a finger hides more.
const ZONE: f64 = 8.0;
const TOUCH_ZONE: f64 = 20.0;
/// Seconds for which the pointer has to be there before anything moves.
const DELAY: f64 = 0.2;
/// Seconds in which the full speed is reached.
const EASE: f64 = 0.2;
/// Screen points a second at the very edge and beyond, at speed 1.
const SPEED: f64 = 1500.0;

/// Remembers since when the pointer is at an edge.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EdgeScroll {
    since: Option<f64>,
    last: f64,
    origin: GrabOrigin,
}

/// Where what is dragged was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum GrabOrigin {
    /// In the view: however far beyond its edge the pointer goes, the sheet follows.
    #[default]
    Inside,
    /// Beside the view, and the pointer has not been well inside it yet.
    Outside,
    /// Beside the view. Who goes back there means to put it away, not to scroll.
    Entered,
}

impl EdgeScroll {
    /// For something that was taken outside of the view, on its way in.
    #[must_use]
    pub const fn from_outside() -> Self {
        Self { since: None, last: 0.0, origin: GrabOrigin::Outside }
    }

    /// By how many screen points the sheet moves now. `pointer` and `view` are on the screen, `time` in seconds, `speed` a
    /// factor of the person's choice: 0 never scrolls. Called once a frame while something is dragged.
    pub fn step(&mut self, pointer: Point, view: Rect, touch: bool, speed: f64, time: f64) -> Vec2 {
        let zone = if touch { TOUCH_ZONE } else { ZONE };
        // From 0 at the inner edge of the zone to 1 at the edge of the view and beyond it.
        let near = |low: f64, at: f64, high: f64| {
            let before = ((low + zone - at) / zone).clamp(0.0, 1.0);
            let behind = ((at - (high - zone)) / zone).clamp(0.0, 1.0);
            before - behind
        };
        let way = Vec2::new(near(view.x0, pointer.x, view.x1), near(view.y0, pointer.y, view.y1));
        if self.origin == GrabOrigin::Outside && way == Vec2::ZERO {
            self.origin = GrabOrigin::Entered;
        }
        let meant = match self.origin {
            GrabOrigin::Inside => true,
            GrabOrigin::Outside => false,
            GrabOrigin::Entered => view.contains(pointer),
        };
        if way == Vec2::ZERO || speed <= 0.0 || !way.is_finite() || !meant {
            *self = Self { origin: self.origin, ..Self::default() };
            return Vec2::ZERO;
        }
        let since = *self.since.get_or_insert(time);
        let elapsed = if self.last > 0.0 { (time - self.last).clamp(0.0, 0.1) } else { 0.0 };
        self.last = time;
        let eased = ((time - since - DELAY) / EASE).clamp(0.0, 1.0).powi(3);
        way * (SPEED * speed * eased * elapsed)
    }

    /// Whether the pointer is at an edge, so that the next frame has to come by itself.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.since.is_some()
    }
}
