//! What was on the screen becomes a view: a window of the sheet that holds on to stages and lanes, so that it shows the same things
//! after the sheet was laid out anew.

use crate::layout::Frame;
use crate::model::{Journey, LaneId, SheetAnchor, SheetWindow, StageId};
use kurbo::Rect;
use std::ops::Range;

/// A window is never less than this share of the sheet, each way.
const LEAST: f64 = 0.02;
/// How far beyond a stage or lane an edge may lie that holds on to it, in its widths or heights. What a file says beyond it says nothing.
const FAR: f64 = 3.0;

/// The window of the sheet as a view that is kept: each edge holds on to the stage or lane in which it lies, and to the sheet where it
/// lies in none.
#[must_use]
pub fn capture(window: Rect, frame: &Frame) -> SheetWindow {
    let window = if window.is_finite() { window.abs().intersect(frame.content) } else { frame.content };
    let window = if window.is_zero_area() { frame.content } else { window };
    let (stages, lanes) = (columns(frame), bands(frame));
    SheetWindow {
        left: anchored(window.x0, &stages, false, frame.content.x0..frame.content.x1),
        right: anchored(window.x1, &stages, true, frame.content.x0..frame.content.x1),
        top: anchored(window.y0, &lanes, false, frame.content.y0..frame.content.y1),
        bottom: anchored(window.y1, &lanes, true, frame.content.y0..frame.content.y1),
    }
}

/// Where a captured window lies on a sheet. Where a lane is hidden its neighbour stands in for it, where a stage is gone the rest of the
/// sheet that way; whatever a window says, it is a part of the sheet that can be looked at.
#[must_use]
pub fn captured(window: &SheetWindow, frame: &Frame, journey: &Journey) -> Rect {
    let (content, stages, lanes) = (frame.content, columns(frame), bands(frame));
    let across = content.x0..content.x1;
    let order: Vec<StageId> = journey.stages.iter().map(|stage| stage.id).collect();
    let x0 = place(window.left, &stages, &order, false, &across);
    let x1 = place(window.right, &stages, &order, true, &across);
    let down = content.y0..content.y1;
    let order: Vec<LaneId> = journey.lanes.iter().map(|lane| lane.id).collect();
    let y0 = place(window.top, &lanes, &order, false, &down);
    let y1 = place(window.bottom, &lanes, &order, true, &down);
    let (x, y) = (wide_enough(x0, x1, &across), wide_enough(y0, y1, &down));
    Rect::new(x.start, y.start, x.end, y.end)
}

/// The stages and lanes that a captured window holds on to and that the journey no longer has.
#[must_use]
pub(super) fn is_torn(window: &SheetWindow, journey: &Journey) -> bool {
    let stage = |anchor: SheetAnchor<StageId>| anchor.of.is_some_and(|stage| journey.stages.get(stage).is_none());
    let lane = |anchor: SheetAnchor<LaneId>| anchor.of.is_some_and(|lane| journey.lanes.get(lane).is_none());
    stage(window.left) || stage(window.right) || lane(window.top) || lane(window.bottom)
}

/// Stages or lanes on the sheet, in order, with where each lies along one direction.
type Parts<T> = Vec<(T, Range<f64>)>;

fn columns(frame: &Frame) -> Parts<StageId> {
    frame.stages.iter().map(|column| (column.id, column.left..column.right)).collect()
}

fn bands(frame: &Frame) -> Parts<LaneId> {
    frame.lanes.iter().map(|lane| (lane.id, lane.rect.y0..lane.rect.y1)).collect()
}

/// Where an edge lies. Between two parts it belongs to the one that the window shows: the one behind it for the edge where the window
/// begins, the one before it where it ends.
fn anchored<T: Copy>(edge: f64, parts: &Parts<T>, ends: bool, sheet: Range<f64>) -> SheetAnchor<T> {
    let whole = || SheetAnchor { of: None, at: share(edge, &sheet) };
    let (Some((_, first)), Some((_, last))) = (parts.first(), parts.last()) else { return whole() };
    if edge < first.start || edge > last.end {
        return whole();
    }
    let part = if ends {
        parts.iter().rev().find(|(_, part)| part.start < edge).or(parts.first())
    } else {
        parts.iter().find(|(_, part)| edge < part.end).or(parts.last())
    };
    part.map_or_else(whole, |(of, part)| SheetAnchor { of: Some(*of), at: share(edge, part) })
}

fn share(edge: f64, of: &Range<f64>) -> f64 {
    let share = (edge - of.start) / (of.end - of.start);
    // So many digits tell a hair's breadth of a poster, and no file says more.
    if share.is_finite() { (share * 1e4).round() / 1e4 } else { 0.0 }
}

/// Where an anchor lies now, `order` being that of the journey, of which the sheet shows some.
fn place<T: Copy + PartialEq>(
    anchor: SheetAnchor<T>,
    parts: &Parts<T>,
    order: &[T],
    ends: bool,
    sheet: &Range<f64>,
) -> f64 {
    let edge = if ends { sheet.end } else { sheet.start };
    let along = |part: &Range<f64>| {
        if anchor.at.is_finite() { part.start + anchor.at.clamp(-FAR, FAR) * (part.end - part.start) } else { edge }
    };
    let Some(of) = anchor.of else { return along(sheet) };
    if let Some((_, part)) = parts.iter().find(|(part, _)| *part == of) {
        return along(part);
    }
    let Some(at) = order.iter().position(|part| *part == of) else { return edge };
    // It is hidden: the window goes on to what is shown beside it.
    let shown = |part: &T| parts.iter().find(|(shown, _)| shown == part).map(|(_, place)| place);
    let (before, after) = order.split_at(at);
    if ends {
        before.iter().rev().find_map(shown).map_or(edge, |part| part.end)
    } else {
        after.iter().find_map(shown).map_or(edge, |part| part.start)
    }
}

/// The same two edges within the sheet, in order, and with something between them.
fn wide_enough(from: f64, to: f64, sheet: &Range<f64>) -> Range<f64> {
    let (from, to) = (from.min(to).clamp(sheet.start, sheet.end), from.max(to).clamp(sheet.start, sheet.end));
    let least = (sheet.end - sheet.start) * LEAST;
    if to - from >= least {
        return from..to;
    }
    let middle = f64::midpoint(from, to).clamp(sheet.start + least / 2.0, sheet.end - least / 2.0);
    middle - least / 2.0..middle + least / 2.0
}
