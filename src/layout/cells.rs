//! Cells: where a stage and a lane meet, and what stands there.

use super::frame::StageColumn;
use super::pieces::Piece;
use crate::model::{Barrier, Items, Journey, LaneId, Metric, Note, Solution, StageId, Touchpoint, Weight};
use kurbo::Vec2;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Stage columns between two edges, by the stages' widths.
pub(super) fn columns(journey: &Journey, left: f64, right: f64) -> Vec<StageColumn> {
    let sum: f64 = journey.shown_stages().map(|stage| stage.width.get()).sum();
    let unit = (right - left) / sum.max(Weight::MIN);
    let mut edge = left;
    (journey.shown_stages())
        .map(|stage| {
            let start = edge;
            edge += stage.width.get() * unit;
            StageColumn { id: stage.id, left: start, right: edge }
        })
        .collect()
}

/// A cell: its pieces with their places from the cell's top left corner.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) pieces: Vec<(Vec2, Arc<Piece>)>,
    pub(super) rows: Vec<(u32, f64, f64)>,
    pub(super) height: f64,
}

/// Gives the n-th rows of all cells one height, so that cards stand in line across the stages.
pub(super) fn align_rows(cells: &mut [Cell], gap: f64) {
    let mut heights: Vec<f64> = Vec::new();
    for cell in cells.iter() {
        for (index, &(_, top, bottom)) in cell.rows.iter().enumerate() {
            match heights.get_mut(index) {
                Some(height) => *height = height.max(bottom - top),
                None => heights.push(bottom - top),
            }
        }
    }
    let mut tops = Vec::with_capacity(heights.len());
    let mut edge = 0.0;
    for height in &heights {
        tops.push(edge);
        edge += height + gap;
    }
    for cell in cells {
        let mut row = 0;
        for (offset, _) in &mut cell.pieces {
            // Pieces stand in the order of their rows.
            while cell.rows.get(row + 1).is_some_and(|(_, top, _)| offset.y >= *top) {
                row += 1;
            }
            offset.y = tops[row];
        }
        for (row, top) in cell.rows.iter_mut().zip(&tops) {
            *row = (row.0, *top, *top + (row.2 - row.1));
        }
        cell.height = cell.rows.last().map_or(0.0, |(_, _, bottom)| *bottom);
    }
}

/// Pieces one under the other.
pub(super) fn stack<T>(
    items: Option<&Vec<&Arc<T>>>,
    inset: f64,
    gap: f64,
    mut piece: impl FnMut(&Arc<T>) -> Arc<Piece>,
) -> Cell {
    let mut cell = Cell::default();
    for item in items.into_iter().flatten() {
        let piece = piece(item);
        let top = if cell.pieces.is_empty() { 0.0 } else { cell.height + gap };
        cell.height = top + piece.height;
        cell.pieces.push((Vec2::new(inset, top), piece));
    }
    cell
}

/// The elements of a journey by the cell they stand in.
pub(super) struct ByStage<'a> {
    pub(super) notes: FxHashMap<(StageId, LaneId), Vec<&'a Arc<Note>>>,
    pub(super) touchpoints: FxHashMap<StageId, Vec<&'a Arc<Touchpoint>>>,
    pub(super) barriers: FxHashMap<StageId, Vec<&'a Arc<Barrier>>>,
    pub(super) solutions: FxHashMap<StageId, Vec<&'a Arc<Solution>>>,
    pub(super) metrics: FxHashMap<StageId, Vec<&'a Arc<Metric>>>,
}

impl<'a> ByStage<'a> {
    pub(super) fn of(journey: &'a Journey) -> Self {
        fn group<'a, T: crate::model::Keyed, K: std::hash::Hash + Eq>(
            items: &'a Items<T>,
            key: impl Fn(&T) -> K,
        ) -> FxHashMap<K, Vec<&'a Arc<T>>> {
            let mut groups: FxHashMap<K, Vec<&'a Arc<T>>> = FxHashMap::default();
            for item in items {
                groups.entry(key(item)).or_default().push(item);
            }
            groups
        }
        Self {
            notes: group(&journey.notes, |note| (note.stage, note.lane)),
            touchpoints: group(&journey.touchpoints, |touchpoint| touchpoint.stage),
            barriers: group(&journey.barriers, |barrier| barrier.stage),
            solutions: group(&journey.solutions, |solution| solution.stage),
            metrics: group(&journey.metrics, |metric| metric.stage),
        }
    }
}
