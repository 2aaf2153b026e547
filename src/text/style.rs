//! What a stretch of text looks like.

use super::Face;
use crate::color::Rgba;
use crate::units::Pt;

/// The look of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// Type size.
    pub size: Pt,
    /// Colour.
    pub color: Rgba,
    /// Line height as a multiple of the size.
    pub leading: f64,
    /// Space added after each glyph, in em.
    pub tracking: f64,
}

impl Style {
    /// A style with leading 1.3 and no tracking.
    #[must_use]
    pub const fn new(face: Face, size: Pt, color: Rgba) -> Self {
        Self { face, size, color, leading: 1.3, tracking: 0.0 }
    }

    /// The same style with another line height, as a multiple of the size.
    #[must_use]
    pub const fn with_leading(self, leading: f64) -> Self {
        Self { leading, ..self }
    }

    /// The same style with another tracking, in em.
    #[must_use]
    pub const fn with_tracking(self, tracking: f64) -> Self {
        Self { tracking, ..self }
    }
}

/// Text of one style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span<'a> {
    /// The words.
    pub text: &'a str,
    /// Their look.
    pub style: Style,
}
