//! The drawing as a value: what stands where on a sheet, in points.
//!
//! Layout makes a scene; the canvas, the presenter, the PDF, the PNG, the SVG, the hit test and the screen reader read it.
//! A scene knows nothing of journeys beyond the id of the thing each group shows. Groups are shared (`Arc`), so that a
//! layout after one edit copies pointers for everything that did not change.

mod groups;
mod lod;
mod page;

pub use groups::{Bundle, BundleId, ElementGroup, Groups};
pub use lod::{INK_OF_TYPE, LazyLod, LodSummary};
pub use page::Page;

use crate::color::Rgba;
use crate::model::{ElementId, Field, Framing, Image, PersonaId};
use crate::text::GlyphRun;
use kurbo::{BezPath, Point, Rect, Size, Vec2};
use std::sync::Arc;

/// A whole sheet, ready to be painted or written.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The sheet's size in points.
    pub size: Size,
    /// Everything on the sheet, back to front; the order is also the reading order within a [`Layer`].
    pub groups: Groups,
    /// Places worth jumping to, in map order.
    pub bookmarks: Vec<Bookmark>,
}

/// A group and where its own origin stands on the sheet.
#[derive(Clone, Debug)]
pub struct Placed {
    /// From the sheet's top left corner to the group's origin.
    pub offset: Vec2,
    /// What is drawn there.
    pub group: Arc<Group>,
}

impl Placed {
    /// The group as it is read on a sheet.
    #[must_use]
    pub const fn as_placed_ref(&self) -> PlacedRef<'_> {
        PlacedRef { offset: self.offset, group: &self.group }
    }
}

/// A group of a sheet and where its own origin stands on it.
#[derive(Clone, Copy, Debug)]
pub struct PlacedRef<'a> {
    /// From the sheet's top left corner to the group's origin.
    pub offset: Vec2,
    /// What is drawn there.
    pub group: &'a Arc<Group>,
}

impl PlacedRef<'_> {
    /// The group and its place, to be kept.
    #[must_use]
    pub fn to_placed(&self) -> Placed {
        Placed { offset: self.offset, group: Arc::clone(self.group) }
    }

    /// The group's bounds on the sheet.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.group.bounds + self.offset
    }

    /// Whether it is there for all who read the sheet, and not only for the person who edits.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        self.group.layer != Layer::Hints
    }
}

/// Items that show one thing, in coordinates of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What the group shows, if it is a thing of the document.
    pub source: Option<Source>,
    /// Whose alone it is where it shows nothing of the document: a figure or an area that follows from a persona's curves.
    pub whose: Option<PersonaId>,
    /// Which layer of the sheet it belongs to.
    pub layer: Layer,
    /// A box around all items, in the group's coordinates.
    pub bounds: Rect,
    /// Back to front.
    pub items: Vec<Item>,
    /// Characters in the group's texts that no bundled face has; they are drawn as an empty box.
    pub missing: Vec<char>,
    /// Which stretches of the group's texts are texts of the element it shows, for editing where they stand. Of one text, in the
    /// order of its bytes.
    pub text_sources: Vec<TextSource>,
    /// How it looks from afar, once somebody asked.
    pub lod: LazyLod,
}

/// A stretch of a run that says a stretch of an element's text, byte for byte but for letter case and inner quotation marks. One
/// without length marks where an empty text would begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSource {
    /// Which text of the element that the group shows.
    pub field: Field,
    /// First byte in that text.
    pub start: u32,
    /// Which of the group's items: an [`Item::Text`].
    pub item: u32,
    /// First byte in the run of that item.
    pub from: u32,
    /// How many bytes, in the text and in the run alike.
    pub len: u32,
}

/// The thing a group shows, and which side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The element of the document.
    pub element: ElementId,
    /// Which part of it.
    pub part: Part,
}

/// Which part of an element a group shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The thing itself: a card, a tag, a stage head, a persona card.
    Body,
    /// A small mark that is dragged: a point of an emotion curve.
    Handle,
    /// The curve of a persona (the element is the persona).
    Curve,
    /// A label that belongs to a thing elsewhere: the quote at an emotion point.
    Label,
    /// A background that belongs to a thing: the column of a stage in a lane, the lane's heading.
    Area,
}

impl Part {
    /// Which part gives the box of its element where several are drawn, such as for the frame of what is selected: the smaller, the
    /// sooner. Each part comes before the next, so that the box never depends on the order of drawing.
    #[must_use]
    pub const fn priority_for_bounds(self) -> u8 {
        match self {
            Self::Handle => 0,
            Self::Body => 1,
            Self::Label => 2,
            Self::Curve => 3,
            Self::Area => 4,
        }
    }

    /// Which part the pointer takes where several lie under it: the smaller, the sooner. A label is taken as readily as a body, for
    /// both are things of their own where they stand, and whichever is in front hides the other.
    #[must_use]
    pub const fn hit_priority(self) -> u8 {
        match self {
            Self::Handle => 0,
            Self::Body | Self::Label => 1,
            Self::Curve => 2,
            Self::Area => 3,
        }
    }
}

/// Coarse layers, named in the PDF and in the layers panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Hairlines, bands and tints.
    #[default]
    Grid,
    /// Title, scenario, persona cards, footer.
    Frame,
    /// Stage heads.
    Stages,
    /// Cards and texts in lanes.
    Cards,
    /// Emotion curves, points and quotes.
    Emotions,
    /// Drop-off ribbons and tags.
    DropOffs,
    /// Hints for the person who edits: an empty cell's question. Shown on the canvas, never exported.
    Hints,
}

impl Layer {
    /// The layers that are printed, back to front.
    pub const PRINTED: [Self; 6] = [Self::Grid, Self::Frame, Self::Stages, Self::Cards, Self::Emotions, Self::DropOffs];
}

impl Scene {
    /// The element whose text is set in the smallest type, the first of several.
    #[must_use]
    pub fn smallest_text(&self) -> Option<ElementId> {
        let sized = self.groups.iter().filter_map(|shown| {
            let element = shown.group.source?.element;
            let runs = shown.group.items.iter().filter_map(|item| match item {
                Item::Text { run, .. } => Some(run.size.get()),
                _ => None,
            });
            runs.min_by(f64::total_cmp).map(|size| (size, element))
        });
        sized.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, element)| element)
    }
}

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
    /// One run of one line of text.
    Text {
        /// The left end of the baseline.
        at: Point,
        /// The glyphs, which keep their source text.
        run: GlyphRun,
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
    /// A place that leads to an address.
    Link {
        /// Where.
        rect: Rect,
        /// The address.
        url: String,
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

/// A place in the sheet that an outline can lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// What the reader of the outline sees.
    pub title: String,
    /// Top left of the place on the sheet.
    pub at: Point,
}

impl Scene {
    /// All groups that a person printing the sheet should see: everything but the hints.
    pub fn printed(&self) -> impl Iterator<Item = PlacedRef<'_>> {
        self.groups.iter().filter(PlacedRef::is_printed)
    }

    /// Every printed line of text with the place of its baseline on the sheet, in reading order.
    pub fn text_runs(&self) -> impl Iterator<Item = (Point, &GlyphRun)> {
        self.printed().flat_map(|placed| {
            placed.group.items.iter().filter_map(move |item| match item {
                Item::Text { at, run } => Some((*at + placed.offset, run)),
                Item::Rect { .. } | Item::Path { .. } | Item::Image { .. } | Item::Link { .. } => None,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
