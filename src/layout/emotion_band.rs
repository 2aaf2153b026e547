//! The emotion band as it is drawn.

use super::frame::{LabelSlot, Notice};
use crate::method::ExtremeKind;
use crate::scene::{Group, Placed};
use kurbo::{Point, Vec2};
use std::sync::Arc;

/// Groups of the band on the sheet, and what found no place.
#[derive(Clone, Debug, Default)]
pub(super) struct EmotionBand {
    pub(super) groups: Vec<Placed>,
    pub(super) notices: Vec<Notice>,
    /// Where the labels stand.
    pub(super) labels: Vec<HeldLabel>,
}

impl EmotionBand {
    /// Adds a group that is drawn in the coordinates of the sheet.
    pub(super) fn push(&mut self, group: Arc<Group>) {
        self.groups.push(Placed { offset: Vec2::ZERO, group });
    }
}

/// A label that stands on a sheet. While something is in hand it stays there, and goes along with its point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct HeldLabel {
    pub(super) slot: LabelSlot,
    pub(super) place: Point,
    pub(super) turn: Option<ExtremeKind>,
}
