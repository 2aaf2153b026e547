//! What a group is drawn of.

use super::role::LinkTarget;
use super::symbol::Symbol;
use crate::color::Rgba;
use crate::model::{Framing, Image};
use crate::text::GlyphRun;
use kurbo::{BezPath, Point, Rect, Size};
use std::sync::Arc;

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A rectangle, `radius` in points at its corners.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius in points.
        radius: f64,
        /// Inside.
        fill: Option<Fill>,
        /// Outline, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// Any other shape. A filled path may be concave but has one outline that does not cross itself.
    Path {
        /// The outline.
        path: BezPath,
        /// Inside.
        fill: Option<Fill>,
        /// Line.
        stroke: Option<Stroke>,
    },
    /// A shape that many items share, of one outline that does not cross itself.
    Symbol {
        /// Where the origin of the shape stands.
        at: Point,
        /// The shape.
        symbol: Arc<Symbol>,
        /// Inside.
        fill: Option<Fill>,
        /// Line.
        stroke: Option<Stroke>,
    },
    /// One run of one line of text.
    Text {
        /// The left end of the baseline.
        at: Point,
        /// The glyphs, which keep their source text.
        run: GlyphRun,
        /// Which of its group's paragraphs it is part of, counted from 0: the runs of one follow each other and are what was set as
        /// one block of lines, so that their texts joined are its words with its line feeds. An icon is part of none.
        paragraph: Option<u32>,
    },
    /// A picture, scaled to cover `rect`; [`cover`] says where all of it would lie.
    Image {
        /// Where.
        rect: Rect,
        /// Whether only the circle inscribed in `rect` is shown.
        circle: bool,
        /// The picture.
        image: Arc<Image>,
        /// Which part of it is shown.
        framing: Framing,
        /// What fills its place where it cannot be decoded.
        fallback: Rgba,
    },
    /// A place that leads elsewhere.
    Link {
        /// Where.
        rect: Rect,
        /// Where it leads.
        to: LinkTarget,
    },
}

/// Where the whole of a picture lies whose frame `rect` shows the part of it that is wanted. `size` is that of the upright picture,
/// in any unit; a picture without extent lies in its frame.
#[must_use]
pub fn cover(rect: Rect, size: Size, framing: Framing) -> Rect {
    let rect = rect.abs();
    let scale = (rect.width() / size.width).max(rect.height() / size.height) * framing.zoom.get();
    if !scale.is_finite() {
        return rect;
    }
    let size = size * scale;
    // The place of the picture's corner that puts the wanted place into the middle, as far as the frame stays full.
    let corner = |middle: f64, share: f64, length: f64, low: f64, high: f64| {
        (middle - share * length).clamp((high - length).min(low), low)
    };
    let x = corner(rect.center().x, framing.x.get(), size.width, rect.x0, rect.x1);
    let y = corner(rect.center().y, framing.y.get(), size.height, rect.y0, rect.y1);
    Rect::from_origin_size((x, y), size)
}

/// How an inside is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Solid(Rgba),
    /// An opaque blend from the top of the shape's bounds to their bottom.
    Vertical {
        /// Colour at the top.
        top: Rgba,
        /// Colour at the bottom.
        bottom: Rgba,
    },
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Width in points.
    pub width: f64,
    /// Colour.
    pub color: Rgba,
    /// Dashes, or a solid line.
    pub dash: Dash,
    /// Whether ends and joins are round; else butt ends and mitred joins.
    pub round: bool,
}

impl Stroke {
    /// A solid line with butt ends.
    #[must_use]
    pub const fn solid(width: f64, color: Rgba) -> Self {
        Self { width, color, dash: Dash::SOLID, round: false }
    }
}

/// Up to four alternating lengths of dash and gap, in points; no length at all is a solid line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dash {
    lengths: [f64; 4],
    count: u8,
}

impl Dash {
    /// No gaps.
    pub const SOLID: Self = Self { lengths: [0.0; 4], count: 0 };

    /// Dash and gap.
    #[must_use]
    pub const fn pair(dash: f64, gap: f64) -> Self {
        Self { lengths: [dash, gap, 0.0, 0.0], count: 2 }
    }

    /// Dash, gap, dash, gap.
    #[must_use]
    pub const fn quad(lengths: [f64; 4]) -> Self {
        Self { lengths, count: 4 }
    }

    /// The lengths in order; empty for a solid line.
    #[must_use]
    pub fn lengths(&self) -> &[f64] {
        &self.lengths[..usize::from(self.count)]
    }
}

impl Fill {
    /// The colour that stands for it where one must do.
    #[must_use]
    pub const fn middle(self) -> Rgba {
        match self {
            Self::Solid(color) | Self::Vertical { top: color, .. } => color,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_stays_small_for_a_sheet_has_hundreds_of_thousands() {
        assert_eq!(size_of::<Item>(), 112, "the size of a rectangle with its line, which most cards have");
    }
    use crate::model::{Share, Zoom};

    #[test]
    fn a_framing_shows_the_wanted_part_and_never_leaves_the_frame_empty() {
        let (frame, wide) = (Rect::new(10.0, 10.0, 20.0, 20.0), Size::new(200.0, 100.0));
        assert_eq!(cover(frame, wide, Framing::default()), Rect::new(5.0, 10.0, 25.0, 20.0));
        let near = Framing { x: Share::new(0.25), y: Share::new(0.5), zoom: Zoom::new(2.0) };
        assert_eq!(cover(frame, wide, near), Rect::new(5.0, 5.0, 45.0, 25.0));
        for corner in [0.0, 1.0] {
            let edge = Framing { x: Share::new(corner), y: Share::new(corner), zoom: Zoom::new(3.0) };
            let placed = cover(frame, wide, edge);
            assert_eq!(placed.union(frame), placed, "{corner}");
        }
        assert_eq!(cover(frame, Size::ZERO, near), frame);
    }
}
