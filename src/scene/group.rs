//! A group: what is drawn of one thing, and where it stands.

use super::item::Item;
use super::lod::{LazyLod, LodSummary};
use super::role::Role;
use crate::model::{ElementId, Field, PersonaId};
use kurbo::{Rect, Vec2};
use std::sync::Arc;

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
    /// What it is to whoever reads the sheet with a program.
    pub role: Role,
    /// What stands for it where it cannot be seen: a curve in words.
    pub alt: Option<Box<str>>,
    /// Which layer of the sheet it belongs to.
    pub layer: Layer,
    /// A box around all items, in the group's coordinates.
    pub bounds: Rect,
    /// Back to front.
    pub items: Vec<Item>,
    /// Characters in the group's texts that no bundled face has; they are drawn as an empty box.
    pub missing: Vec<char>,
    /// What is wrong with how its texts are set.
    pub faults: Vec<TextFault>,
    /// Which stretches of the group's texts are texts of the element it shows, for editing where they stand. Of one text, in the
    /// order of its bytes.
    pub text_sources: Vec<TextSource>,
    /// How it looks from afar, once somebody asked.
    pub lod: LazyLod,
}

impl Group {
    /// The group's summary for levels of detail; made once.
    pub fn lod(&self) -> &LodSummary {
        self.lod.get_or_make(&self.items, self.bounds)
    }
}

/// What is wrong with how a text is set, since there was no room for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// This word is cut at the end of a line, without a hyphen.
    Torn(String),
    /// A line is longer than the card it stands on is wide.
    TooWide,
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
