//! Shapes that many items share.

use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

/// An outline in coordinates of its own, made once and drawn at many places: the mark of a persona on ten thousand cards is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    outline: BezPath,
    bounds: Rect,
}

impl Symbol {
    /// Takes an outline that does not cross itself.
    #[must_use]
    pub fn new(outline: BezPath) -> Self {
        let bounds = outline.bounding_box();
        let mut elements = outline.into_elements();
        elements.shrink_to_fit();
        Self { outline: BezPath::from_vec(elements), bounds }
    }

    /// The outline around its own origin.
    #[must_use]
    pub const fn outline(&self) -> &BezPath {
        &self.outline
    }

    /// The box around its outline.
    #[must_use]
    pub const fn bounds(&self) -> Rect {
        self.bounds
    }

    /// The outline with its origin at a place.
    #[must_use]
    pub fn outline_at(&self, at: Point) -> BezPath {
        Affine::translate(at.to_vec2()) * &self.outline
    }
}
