//! A page in the making.

use super::node::PageNumber;
use crate::scene::{Anchor, Bookmark, Group, Placed};
use kurbo::{Point, Vec2};
use std::sync::Arc;

/// What stands on a page so far.
#[derive(Debug, Default)]
pub(in crate::layout) struct PageDraft {
    /// Back to front, which is the order of reading too.
    pub(in crate::layout) groups: Vec<Placed>,
    /// What the outline leads to.
    pub(in crate::layout) bookmarks: Vec<Bookmark>,
    /// What links lead to.
    pub(in crate::layout) anchors: Vec<(Anchor, Point)>,
    /// Numbers of pages that are not known yet.
    pub(super) numbers: Vec<(PageNumber, Point)>,
}

impl PageDraft {
    /// Puts a group that was drawn where it stands.
    pub(in crate::layout) fn push(&mut self, group: Arc<Group>) {
        self.groups.push(Placed { offset: Vec2::ZERO, group });
    }
}
