//! What a sheet keeps while something is in hand.

use super::column_need::SheetNeeds;
use super::emotion_band::HeldLabel;
use super::priorities::Priorities;
use crate::model::{JourneyId, LaneId, Sheet};
use std::sync::Arc;

/// The sizes of a sheet that was laid out. A layout that is given them keeps them: while a hand carries something, type and lanes keep
/// their size and labels their places, or the sheet would breathe under it.
#[derive(Clone, Debug)]
pub struct HeldSizes {
    pub(super) journey: JourneyId,
    pub(super) sheet: Sheet,
    /// The size of type, in steps; see [`super::fit`].
    pub(super) step: i32,
    /// What the columns needed when nothing was in hand.
    pub(super) needs: SheetNeeds,
    /// Where the header ends at least, in points: those of sheets that hang beside each other end alike.
    pub(super) header: f64,
    /// The height of the stage heads at least; those of sheets that belong together are alike.
    pub(super) heads: f64,
    pub(super) heights: Vec<(LaneId, f64)>,
    /// Heights of the rows of cards.
    pub(super) rows: Vec<f64>,
    /// The room in each lane when nothing was in hand: what stretches with its lane keeps the height it had.
    pub(super) rooms: Vec<(LaneId, f64)>,
    /// What was worth mending first then.
    pub(super) priorities: Option<Arc<Priorities>>,
    /// The labels of the emotion band then.
    pub(super) labels: Option<Arc<[HeldLabel]>>,
}

impl HeldSizes {
    /// Whether they are those of this sheet.
    pub(super) fn are_of(&self, journey: JourneyId, sheet: Sheet) -> bool {
        self.journey == journey && self.sheet == sheet
    }

    /// The height of a lane.
    pub(super) fn height(&self, lane: LaneId) -> Option<f64> {
        self.heights.iter().find(|(id, _)| *id == lane).map(|(_, height)| *height)
    }

    /// The room in a lane when nothing was in hand.
    pub(super) fn room(&self, lane: LaneId) -> Option<f64> {
        self.rooms.iter().find(|(id, _)| *id == lane).map(|(_, room)| *room)
    }
}
