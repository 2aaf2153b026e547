//! The dark over what is not meant.

use super::stop::ornament;
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::scene::Fill;
use kurbo::{BezPath, Rect};

/// How far the dark goes on beyond the page, and how far a light does, in points: no edge of either is seen at the edge of the page.
const BEYOND: f64 = 4.0;
const LIGHT_BEYOND: f64 = 2.0;

/// The dark of a page.
pub(super) struct Veil<'a> {
    pub(super) page: Rect,
    /// What is meant, and what is dark around it, on the sheet.
    pub(super) lit: &'a [Rect],
    pub(super) unlit: &'a [Rect],
    /// From the sheet to the page.
    pub(super) place: &'a dyn Fn(Rect) -> Rect,
}

impl Veil<'_> {
    pub(super) fn drawn(&self) -> Drawing {
        let mut drawing = ornament();
        let dusk = PaperTheme::get().dusk;
        match self.lit {
            [] => {}
            // One shape around the light, in which no edge between two parts shines through.
            [light] => {
                let light = (self.place)(*light).intersect(self.page.inflate(LIGHT_BEYOND, LIGHT_BEYOND));
                let page = self.page.inflate(BEYOND, BEYOND);
                if light.is_zero_area() {
                    drawing.rect(page, 0.0, Some(dusk), None);
                } else {
                    drawing.path(around(page, light), Some(Fill::Solid(dusk)), None);
                }
            }
            _ => {
                let dark = self.unlit.iter().map(|part| (self.place)(*part).intersect(self.page));
                for part in dark.filter(|part| !part.is_zero_area()) {
                    drawing.rect(part, 0.0, Some(dusk), None);
                }
            }
        }
        drawing
    }
}

/// All of `page` but `light`, as one outline: in along a line, around the light and back along the same line.
fn around(page: Rect, light: Rect) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((page.x0, page.y0));
    for corner in [
        (page.x1, page.y0),
        (page.x1, page.y1),
        (page.x0, page.y1),
        (page.x0, light.y0),
        (light.x0, light.y0),
        (light.x0, light.y1),
        (light.x1, light.y1),
        (light.x1, light.y0),
        (light.x0, light.y0),
        (page.x0, light.y0),
    ] {
        path.line_to(corner);
    }
    path.close_path();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Point, Shape as _};

    #[test]
    fn the_dark_leaves_the_light_free_and_nothing_else() {
        let (page, light) = (Rect::new(0.0, 0.0, 100.0, 60.0), Rect::new(30.0, 10.0, 60.0, 40.0));
        let path = around(page, light);
        for (at, is_dark) in [((10.0, 10.5), true), ((45.0, 20.0), false), ((80.0, 20.0), true), ((45.0, 50.0), true)] {
            assert_eq!(path.contains(Point::from(at)), is_dark, "{at:?}");
        }
        assert!((path.area().abs() - (page.area() - light.area())).abs() < 1e-9);
    }
}
