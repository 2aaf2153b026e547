//! All that stands on a sheet.

use super::group::PlacedRef;
use super::groups::Groups;
use super::item::Item;
use super::role::Anchor;
use crate::model::ElementId;
use crate::text::GlyphRun;
use kurbo::{Point, Size};

/// A place in the sheet that an outline can lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// What the reader of the outline sees.
    pub title: String,
    /// Top left of the place on the sheet.
    pub at: Point,
    /// How deep it lies in the outline, from 0.
    pub level: u8,
}

/// A whole sheet, ready to be painted or written.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The sheet's size in points.
    pub size: Size,
    /// Everything on the sheet, back to front; the order is also the reading order within a [`Layer`](super::Layer).
    pub groups: Groups,
    /// Places worth jumping to, in map order.
    pub bookmarks: Vec<Bookmark>,
    /// Places that links of this sheet or of others lead to.
    pub anchors: Vec<(Anchor, Point)>,
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

    /// All groups that a person printing the sheet should see: everything but the hints.
    pub fn printed(&self) -> impl Iterator<Item = PlacedRef<'_>> {
        self.groups.iter().filter(PlacedRef::is_printed)
    }

    /// Every printed line of text with the place of its baseline on the sheet, in reading order.
    pub fn text_runs(&self) -> impl Iterator<Item = (Point, &GlyphRun)> {
        self.printed().flat_map(|placed| {
            placed.group.items.iter().filter_map(move |item| match item {
                Item::Text { at, run, .. } => Some((*at + placed.offset, run)),
                _ => None,
            })
        })
    }
}
