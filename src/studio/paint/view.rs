//! What is seen of a scene: where its sheet stands, which part of it is in view, and which groups are shown.

use crate::scene::{Bundle, PlacedRef};
use eframe::egui::{Pos2, Rect};

/// Where a sheet stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneView {
    /// The sheet's top left corner on the screen, in egui points. It is moved to the nearest physical pixel.
    pub origin: Pos2,
    /// Egui points a point of the sheet: 1 shows a sheet at 100 %.
    pub zoom: f32,
}

/// How a group is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Visibility {
    /// As it is.
    Shown,
    /// At this opacity, 0–1.
    Dimmed(f32),
    /// Not at all.
    Hidden,
}

/// How far ink may reach beyond a group's bounds (half a thick line and its fading edge), in pixels.
const OVERHANG: f64 = 6.0;

/// The part of the sheet that a clip rectangle shows, in points of the sheet.
pub(super) fn sheet_rect(clip: Rect, origin: Pos2, ppp: f32, scale: f64) -> kurbo::Rect {
    let edge = |at: f32, origin: f32| (f64::from(at * ppp) - f64::from(origin)) / scale;
    kurbo::Rect::new(
        edge(clip.min.x, origin.x),
        edge(clip.min.y, origin.y),
        edge(clip.max.x, origin.x),
        edge(clip.max.y, origin.y),
    )
    .inflate(OVERHANG / scale, OVERHANG / scale)
}

/// Whether two boxes touch; a line is a box too.
pub(super) fn overlaps(a: kurbo::Rect, b: kurbo::Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// The opacity of each group of a bundle; `None` where all are shown as they are.
pub(super) fn opacities(bundle: &Bundle, filter: impl Fn(PlacedRef<'_>) -> Visibility) -> Option<Vec<f32>> {
    if bundle.groups().all(|placed| filter(placed) == Visibility::Shown) {
        return None;
    }
    let opacity = |placed: PlacedRef<'_>| match filter(placed) {
        Visibility::Shown => 1.0,
        Visibility::Dimmed(opacity) => opacity.clamp(0.0, 1.0),
        Visibility::Hidden => 0.0,
    };
    Some(bundle.groups().map(opacity).collect())
}
