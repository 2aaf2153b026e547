//! Walking the cells of the map by the keyboard, as in a spreadsheet.

use super::hit::Direction;
use crate::layout::Frame;
use crate::model::{ElementId, LaneId, StageId};

/// Where an arrow leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A cell.
    Cell(StageId, LaneId),
    /// The head of a stage or the title of a lane.
    Element(ElementId),
}

fn column(frame: &Frame, stage: StageId) -> Option<usize> {
    frame.stages.iter().position(|column| column.id == stage)
}

fn row(frame: &Frame, lane: LaneId) -> Option<usize> {
    frame.lanes.iter().position(|band| band.id == lane)
}

fn stage_at(frame: &Frame, column: usize) -> Option<StageId> {
    frame.stages.get(column).map(|column| column.id)
}

fn lane_at(frame: &Frame, row: usize) -> Option<LaneId> {
    frame.lanes.get(row).map(|band| band.id)
}

/// The cell after this one, or before it: along the lane, then the next lane. `None` at either end of the map.
pub(super) fn next(frame: &Frame, (stage, lane): (StageId, LaneId), back: bool) -> Option<(StageId, LaneId)> {
    let (column, row, width) = (column(frame, stage)?, row(frame, lane)?, frame.stages.len());
    let place = row * width + column;
    let place = if back { place.checked_sub(1)? } else { place + 1 };
    Some((stage_at(frame, place % width)?, lane_at(frame, place / width)?))
}

/// Where an arrow leads from a cell: to the cell beside it; up from the first lane to the head of the stage, left from the
/// first stage to the title of the lane.
pub(super) fn from_cell(frame: &Frame, (stage, lane): (StageId, LaneId), direction: Direction) -> Option<Stop> {
    let (column, row) = (column(frame, stage)?, row(frame, lane)?);
    Some(match direction {
        Direction::Left if column == 0 => Stop::Element(ElementId::Lane(lane)),
        Direction::Left => Stop::Cell(stage_at(frame, column - 1)?, lane),
        Direction::Right => Stop::Cell(stage_at(frame, column + 1)?, lane),
        Direction::Up if row == 0 => Stop::Element(ElementId::Stage(stage)),
        Direction::Up => Stop::Cell(stage, lane_at(frame, row - 1)?),
        Direction::Down => Stop::Cell(stage, lane_at(frame, row + 1)?),
    })
}

/// Where an arrow leads from the head of a stage.
pub(super) fn from_stage(frame: &Frame, stage: StageId, direction: Direction) -> Option<Stop> {
    let column = column(frame, stage)?;
    Some(match direction {
        Direction::Left => Stop::Element(ElementId::Stage(stage_at(frame, column.checked_sub(1)?)?)),
        Direction::Right => Stop::Element(ElementId::Stage(stage_at(frame, column + 1)?)),
        Direction::Down => Stop::Cell(stage, lane_at(frame, 0)?),
        Direction::Up => return None,
    })
}

/// Where an arrow leads from the title of a lane.
pub(super) fn from_lane(frame: &Frame, lane: LaneId, direction: Direction) -> Option<Stop> {
    let row = row(frame, lane)?;
    Some(match direction {
        Direction::Up => Stop::Element(ElementId::Lane(lane_at(frame, row.checked_sub(1)?)?)),
        Direction::Down => Stop::Element(ElementId::Lane(lane_at(frame, row + 1)?)),
        Direction::Right => Stop::Cell(stage_at(frame, 0)?, lane),
        Direction::Left => return None,
    })
}
