//! What of a page is read: which stretches of its operators say what, and where links are.

use crate::model::ElementId;
use crate::scene::{Layer, LinkTarget, Part, PlacedRef, Role, Source};
use kurbo::Rect;

/// What of a page is read, in the order in which it is drawn.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    pub(super) groups: Vec<ReadGroup>,
    /// How many stretches of the operators are marked so far.
    pub(super) marked: i64,
    /// Where links are, in points of the page from its lower left corner.
    pub(super) links: Vec<PlacedLink>,
}

/// A place on a page that leads elsewhere.
#[derive(Debug)]
pub(super) struct PlacedLink {
    pub(super) place: Rect,
    pub(super) to: LinkTarget,
    /// The words that it is on.
    pub(super) words: String,
}

/// A group of a page, with what of it is read.
#[derive(Debug)]
pub(super) struct ReadGroup {
    pub(super) source: Option<Source>,
    pub(super) role: Role,
    pub(super) layer: Layer,
    pub(super) alt: Option<Box<str>>,
    /// Where it stands on its sheet.
    pub(super) bounds: Rect,
    /// Where its pictures are on the page, from its lower left corner.
    pub(super) figure: Option<Rect>,
    pub(super) pieces: Vec<Piece>,
    /// Links by their index on the page, each with the paragraph that it is on.
    pub(super) links: Vec<(usize, Option<u32>)>,
}

/// A stretch of operators that is read.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) what: Said,
    /// Its number on the page.
    pub(super) mark: i64,
}

/// What a stretch of operators is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Words of a paragraph of the group.
    Words(u32),
    /// What the group's own words stand for.
    Figure,
}

impl ReadGroup {
    pub(super) fn of(placed: PlacedRef<'_>) -> Self {
        let group = placed.group;
        Self {
            source: group.source,
            role: group.role,
            layer: group.layer,
            alt: group.alt.clone(),
            bounds: placed.bounds(),
            figure: None,
            pieces: Vec::new(),
            links: Vec::new(),
        }
    }

    pub(super) fn is_read(&self) -> bool {
        !self.pieces.is_empty() || !self.links.is_empty()
    }

    /// The element whose body, label or other part it is.
    pub(super) fn shows(&self, part: Part) -> Option<ElementId> {
        self.source.filter(|source| source.part == part).map(|source| source.element)
    }
}
