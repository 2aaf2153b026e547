//! The way of the camera from one stop to the next.

use crate::editor::Camera;
use kurbo::Rect;
use std::time::Duration;

/// How long a way lasts at least and at most, in seconds.
const LASTS: (f64, f64) = (0.45, 0.9);
/// A way of so many screens, a doubling of the zoom counting as one, lasts longest.
const FAR: f64 = 3.0;

/// A camera on its way. Times are counted as the show counts them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraPath {
    from: Camera,
    to: Camera,
    begun: Duration,
    lasts: Duration,
}

impl CameraPath {
    /// A camera that rests.
    #[must_use]
    pub const fn resting(at: Camera) -> Self {
        Self { from: at, to: at, begun: Duration::ZERO, lasts: Duration::ZERO }
    }

    /// The way from one camera to another on a screen, begun now; a far way lasts longer than a near one.
    #[must_use]
    pub fn glide(from: Camera, to: Camera, screen: Rect, now: Duration) -> Self {
        let far = distance(from, to, screen);
        let lasts = if far > 1e-4 { LASTS.0 + (LASTS.1 - LASTS.0) * (far / FAR).min(1.0) } else { 0.0 };
        Self { from, to, begun: now, lasts: Duration::from_secs_f64(lasts) }
    }

    /// Where it leads.
    #[must_use]
    pub const fn end(&self) -> Camera {
        self.to
    }

    /// Where the camera is.
    #[must_use]
    pub fn at(&self, now: Duration) -> Camera {
        let way = self.way(now);
        if way >= 1.0 { self.to } else { self.from.towards(&self.to, eased(way)) }
    }

    /// How much of its time is over, 0–1.
    #[must_use]
    pub fn way(&self, now: Duration) -> f64 {
        let gone = now.saturating_sub(self.begun);
        if gone >= self.lasts { 1.0 } else { gone.as_secs_f64() / self.lasts.as_secs_f64() }
    }

    /// Whether it has arrived.
    #[must_use]
    pub fn has_arrived(&self, now: Duration) -> bool {
        self.way(now) >= 1.0
    }

    /// When it arrives.
    #[must_use]
    pub fn arrives(&self) -> Duration {
        self.begun.saturating_add(self.lasts)
    }
}

/// Slow, fast, slow.
pub(super) fn eased(way: f64) -> f64 {
    let way = way.clamp(0.0, 1.0);
    way * way * (3.0 - 2.0 * way)
}

/// How far two cameras are from each other in screens.
fn distance(from: Camera, to: Camera, screen: Rect) -> f64 {
    let (own, other) = (from.visible(screen), to.visible(screen));
    let side = |seen: Rect| seen.width().max(seen.height()).max(1e-9);
    let pan = (other.center() - own.center()).hypot() / side(own).max(side(other));
    pan.hypot((to.zoom() / from.zoom()).log2())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Vec2;

    #[test]
    fn a_glide_begins_and_ends_where_it_should_and_lasts_as_its_distance_asks() {
        let screen = Rect::new(0.0, 0.0, 1440.0, 900.0);
        let (here, there) = (Camera::new(1.0, Vec2::ZERO), Camera::new(1.5, Vec2::new(-4000.0, -300.0)));
        let begun = Duration::from_secs(10);
        let path = CameraPath::glide(here, there, screen, begun);
        assert_eq!((path.at(begun), path.at(path.arrives())), (here, there));
        assert_eq!(path.at(Duration::ZERO), here, "a clock that goes back leaves it where it began");
        let near = CameraPath::glide(here, Camera::new(1.0, Vec2::new(-20.0, 0.0)), screen, begun);
        let lasts = |path: CameraPath| path.arrives().saturating_sub(begun).as_secs_f64();
        assert!(lasts(near) < lasts(path) && (0.45..=0.9).contains(&lasts(near)) && lasts(path) <= 0.9);
        assert!(
            CameraPath::glide(here, here, screen, begun).has_arrived(begun),
            "who is there already does not travel"
        );
    }
}
