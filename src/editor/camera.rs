//! From the sheet to the screen and back.

use kurbo::{Point, Rect, Vec2};

/// Steps in which wheel and keys double the zoom.
const STEPS_PER_DOUBLING: f64 = 8.0;
/// How much of the sheet, in screen points, must be in view for it not to be lost.
const IN_SIGHT: f64 = 16.0;

/// Where the person looks, and from how near: `screen = sheet · zoom + offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    zoom: f64,
    offset: Vec2,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, offset: Vec2::ZERO }
    }
}

impl Camera {
    /// The farthest view: 5 %.
    pub const MIN_ZOOM: f64 = 0.05;
    /// The nearest view: 800 %.
    pub const MAX_ZOOM: f64 = 8.0;

    /// A camera with this zoom, brought into range, that shows the sheet's origin at `offset` screen points.
    #[must_use]
    pub fn new(zoom: f64, offset: Vec2) -> Self {
        let offset = if offset.is_finite() { offset } else { Vec2::ZERO };
        Self { zoom: in_range(zoom).unwrap_or(1.0), offset }
    }

    /// Screen points per sheet point, 0.05–8.
    #[must_use]
    pub const fn zoom(&self) -> f64 {
        self.zoom
    }

    /// Where the sheet's top left corner stands, in screen points.
    #[must_use]
    pub const fn offset(&self) -> Vec2 {
        self.offset
    }

    /// A place of the sheet on the screen.
    #[must_use]
    pub fn to_screen(&self, sheet: Point) -> Point {
        (sheet.to_vec2() * self.zoom + self.offset).to_point()
    }

    /// The place of the sheet under a point of the screen.
    #[must_use]
    pub fn to_sheet(&self, screen: Point) -> Point {
        ((screen.to_vec2() - self.offset) / self.zoom).to_point()
    }

    /// Moves the sheet by so many screen points.
    pub fn pan(&mut self, screen: Vec2) {
        if screen.is_finite() {
            self.offset += screen;
        }
    }

    /// Zooms by a free factor, as a pinch does; the place under `anchor` (screen points) stays where it is. A factor that is
    /// not a positive number does nothing.
    pub fn zoom_at(&mut self, anchor: Point, factor: f64) {
        if factor > 0.0 {
            self.set_zoom(self.zoom * factor, anchor);
        }
    }

    /// Goes `steps` along the ladder of zooms, eight rungs a doubling, 100 % being one of them; the place under `anchor`
    /// (screen points) stays where it is. From between two rungs the first step leads to the nearer end of the gap that way.
    pub fn step(&mut self, steps: i32, anchor: Point) {
        let rung = self.zoom.log2() * STEPS_PER_DOUBLING;
        let nearest = rung.round();
        // A zoom that stands on a rung but for rounding counts as on it.
        let start = match (rung - nearest).abs() < 1e-6 {
            true => nearest,
            false if steps > 0 => rung.floor(),
            false => rung.ceil(),
        };
        if steps != 0 {
            self.set_zoom(((start + f64::from(steps)) / STEPS_PER_DOUBLING).exp2(), anchor);
        }
    }

    /// Sets the zoom, brought into range; the place under `anchor` (screen points) stays where it is.
    pub fn set_zoom(&mut self, zoom: f64, anchor: Point) {
        let Some(zoom) = in_range(zoom).filter(|_| anchor.is_finite()) else { return };
        // What is not zoomed does not move, not even by rounding: others ask whether the camera is where they put it.
        if zoom.to_bits() == self.zoom.to_bits() {
            return;
        }
        let fixed = self.to_sheet(anchor);
        self.zoom = zoom;
        self.offset = anchor.to_vec2() - fixed.to_vec2() * zoom;
    }

    /// Shows a part of the sheet as large as it fits into `viewport` (screen points) with `padding` screen points around
    /// it, and in its middle. An empty part is centred at the zoom there is.
    pub fn fit(&mut self, part: Rect, viewport: Rect, padding: f64) {
        if !(part.is_finite() && viewport.is_finite()) {
            return;
        }
        if part.width() > 0.0 && part.height() > 0.0 {
            // A window smaller than its padding still shows something.
            let room = |side: f64| (side - 2.0 * padding).max(1.0);
            let zoom = (room(viewport.width()) / part.width()).min(room(viewport.height()) / part.height());
            self.zoom = in_range(zoom).unwrap_or(self.zoom);
        }
        self.offset = viewport.center().to_vec2() - part.center().to_vec2() * self.zoom;
    }

    /// A camera on the way from this one to another, 0 here and 1 there. The zoom changes evenly to the eye, and where only the
    /// zoom differs the place that both show at the same point stays there all the way.
    #[must_use]
    pub fn towards(&self, other: &Self, way: f64) -> Self {
        let way = if way.is_nan() { 1.0 } else { way.clamp(0.0, 1.0) };
        let zoom = self.zoom * (other.zoom / self.zoom).powf(way);
        let change = other.zoom - self.zoom;
        let share = if change.abs() > self.zoom * 1e-6 { (zoom - self.zoom) / change } else { way };
        Self { zoom, offset: self.offset + (other.offset - self.offset) * share }
    }

    /// The part of the sheet's plane that `viewport` (screen points) shows, in sheet points.
    #[must_use]
    pub fn visible(&self, viewport: Rect) -> Rect {
        Rect::from_points(self.to_sheet(viewport.origin()), self.to_sheet(Point::new(viewport.x1, viewport.y1)))
    }

    /// Whether the sheet is out of sight: less than a finger's breadth of it is in `viewport` (screen points).
    #[must_use]
    pub fn is_lost(&self, viewport: Rect, sheet: Rect) -> bool {
        let seen = self.visible(viewport).intersect(sheet);
        let enough = |seen: f64, whole: f64| seen * self.zoom >= IN_SIGHT.min(whole * self.zoom);
        let overlaps = seen.width() > 0.0 && seen.height() > 0.0;
        !(overlaps && enough(seen.width(), sheet.width()) && enough(seen.height(), sheet.height()))
    }
}

fn in_range(zoom: f64) -> Option<f64> {
    (!zoom.is_nan()).then(|| zoom.clamp(Camera::MIN_ZOOM, Camera::MAX_ZOOM))
}
