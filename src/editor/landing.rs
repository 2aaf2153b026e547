//! Where a thing would land, and the rules that drags, placements and nudges share.

use super::snap::Guide;
use crate::edit::Edit;
use crate::layout::{Frame, LaneBand};
use crate::model::{Feeling, Journey, LaneId, PersonaId, Share, StageId, TouchpointId};
use kurbo::{Point, Rect};

/// Between two snapped feelings.
const FEELING_STEP: f64 = 0.25;

/// Where a dragged thing would land if it were let go now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Landing {
    /// The stage; `None` for a lane that is dragged.
    pub stage: Option<StageId>,
    /// The lane; `None` for a stage that is dragged.
    pub lane: Option<LaneId>,
    /// What to tint, on the sheet: the cell, or the touchpoint that a mark would be put on.
    pub rect: Rect,
    /// Place along the stage; 0 for what has none.
    pub at: Share,
    /// Row of a touchpoint; 0 for anything else.
    pub row: u32,
    /// Whose feeling or loss it is.
    pub whose: Option<PersonaId>,
    /// How strong the feeling is.
    pub value: Option<Feeling>,
}

impl Landing {
    /// A landing in a whole cell; `None` if the frame does not have it.
    pub(super) fn in_cell(frame: &Frame, stage: StageId, lane: LaneId, at: Share, row: u32) -> Option<Self> {
        let rect = frame.cell(stage, lane)?;
        Some(Self { stage: Some(stage), lane: Some(lane), rect, at, row, whose: None, value: None })
    }

    /// The column of a stage that is dragged itself.
    pub(super) fn of_stage(stage: StageId, rect: Rect) -> Self {
        Self { stage: Some(stage), lane: None, ..Self::of_rect(rect) }
    }

    /// The band of a lane that is dragged itself.
    pub(super) fn of_lane(lane: LaneId, rect: Rect) -> Self {
        Self { stage: None, lane: Some(lane), ..Self::of_rect(rect) }
    }

    /// A box of the sheet.
    pub(super) fn of_rect(rect: Rect) -> Self {
        Self { stage: None, lane: None, rect, at: Share::default(), row: 0, whose: None, value: None }
    }
}

/// What a drag asks for.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    /// What puts the things in hand there.
    pub(super) edit: Edit,
    /// Other cards make way; a lock does not hold those.
    pub(super) aside: Vec<Edit>,
    /// Where the thing under the pointer would land.
    pub(super) landing: Landing,
    /// What it lines up with.
    pub(super) guides: Vec<Guide>,
}

impl Moved {
    /// Nothing makes way, nothing lines up.
    pub(super) const fn to(edit: Edit, landing: Landing) -> Self {
        Self { edit, aside: Vec::new(), landing, guides: Vec::new() }
    }
}

/// The part of the sheet that is the map: stage heads and lanes; `None` if nothing is laid out.
pub(super) fn map_area(frame: &Frame) -> Option<Rect> {
    let heads = (!frame.heads.is_zero_area()).then_some(frame.heads);
    frame.lanes.iter().map(|lane| lane.rect).chain(heads).reduce(|area, rect| area.union(rect))
}

/// The stage of the map at a point, with the place along it; `None` beside or outside the columns.
pub(super) fn stage_under(frame: &Frame, at: Point) -> Option<(StageId, Share)> {
    let columns = frame.stages.first()?.left..=frame.stages.last()?.right;
    (columns.contains(&at.x) && map_area(frame)?.contains(at)).then(|| frame.stage_at(at.x)).flatten()
}

/// The visible lane with this id.
pub(super) fn band(frame: &Frame, lane: LaneId) -> Option<&LaneBand> {
    frame.lanes.iter().find(|band| band.id == lane)
}

/// The first row of a stage that holds no touchpoint and has none below it. `without` is left out of the count. No hand may go
/// further down: empty rows between cards would be invisible, and a card dragged below the last one would run away from the
/// pointer row by row as the sheet is laid out anew.
pub(super) fn free_row(journey: &Journey, stage: StageId, without: Option<TouchpointId>) -> u32 {
    let others = journey.touchpoints.iter().filter(|other| other.stage == stage && Some(other.id) != without);
    others.map(|other| other.row.saturating_add(1)).max().unwrap_or(0)
}

/// A feeling on the nearest quarter.
pub(super) fn snapped(value: Feeling) -> Feeling {
    Feeling::new((value.get() / FEELING_STEP).round() * FEELING_STEP)
}
