//! Cells: where a stage and a lane meet, and what stands there.

use super::card_cache::DrawnCard;
use crate::model::{Card, Touchpoint, TouchpointId};
use kurbo::Vec2;
use std::sync::Arc;

/// A cell: its cards with their places from the cell's top left corner.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) drawn: Vec<(Vec2, DrawnCard)>,
    /// What the cards show, where that is touchpoints.
    pub(super) cards: Vec<(TouchpointId, Arc<Card>)>,
    pub(super) rows: Vec<CellRow>,
    pub(super) height: f64,
    /// How wide one of them is, where all have one width.
    pub(super) item_width: f64,
}

/// A row of cards in a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellRow {
    /// As [`Touchpoint::row`] counts; of cards that flow that of the first.
    pub(super) number: u32,
    pub(super) cards: usize,
    /// From the cell's top.
    pub(super) top: f64,
    pub(super) height: f64,
}

/// The heights that the n-th rows of all cells share, so that cards stand in line across the stages; none is less than it is in
/// `least`.
pub(super) fn shared_heights(cells: &[Arc<Cell>], least: &[f64]) -> Vec<f64> {
    let mut heights: Vec<f64> = Vec::new();
    for cell in cells {
        for (height, row) in heights.iter_mut().zip(&cell.rows) {
            *height = height.max(row.height);
        }
        let further = cell.rows.iter().skip(heights.len());
        heights.extend(further.map(|row| row.height));
    }
    for (height, least) in heights.iter_mut().zip(least) {
        *height = height.max(*least);
    }
    heights
}

/// The tops of rows under each other.
pub(super) fn tops(heights: &[f64], gap: f64) -> Vec<f64> {
    let mut edge = 0.0;
    let top_of = |height: &f64| {
        let top = edge;
        edge += height + gap;
        top
    };
    heights.iter().map(top_of).collect()
}

impl Cell {
    /// The card that shows a touchpoint, as long as its card is the same. `next` is where it may stand among them, and afterwards
    /// where the one behind it may.
    pub(super) fn showing(&self, touchpoint: &Touchpoint, next: &mut usize) -> Option<&DrawnCard> {
        /// So far from there it is looked for: cards seldom overtake more than a few others at once.
        const NEAR: usize = 32;
        let first = next.saturating_sub(NEAR).min(self.cards.len());
        let near = &self.cards[first..(*next + NEAR).min(self.cards.len())];
        let is_it = |at: &usize| self.cards.get(*at).is_some_and(|(id, _)| *id == touchpoint.id);
        let found = Some(*next)
            .filter(is_it)
            .or_else(|| near.iter().position(|(id, _)| *id == touchpoint.id).map(|at| first + at))?;
        *next = found + 1;
        let (_, card) = self.cards.get(found)?;
        self.drawn.get(found).filter(|_| Arc::ptr_eq(card, &touchpoint.card)).map(|(_, card)| card)
    }

    /// The rows, moved to shared tops.
    pub(super) fn rows_at<'a>(&'a self, tops: &'a [f64]) -> impl Iterator<Item = CellRow> + 'a {
        self.rows.iter().zip(tops).map(|(row, top)| CellRow { top: *top, ..*row })
    }

    /// The cell's height with its rows at shared tops; its own where it has no rows.
    pub(super) fn height_at(&self, tops: &[f64]) -> f64 {
        let last = self.rows.len().min(tops.len()).checked_sub(1);
        let last = last.and_then(|last| self.rows.get(last).zip(tops.get(last)));
        last.map_or(self.height, |(row, shared)| shared + row.height)
    }

    /// The cards with their places from the cell's top left corner, rows at shared tops.
    pub(super) fn cards_at<'a>(&'a self, tops: &'a [f64]) -> impl Iterator<Item = (Vec2, &'a DrawnCard)> + 'a {
        let mut row = 0;
        self.drawn.iter().map(move |(offset, card)| {
            // Cards stand in the order of their rows.
            while self.rows.get(row + 1).is_some_and(|next| offset.y >= next.top) {
                row += 1;
            }
            (Vec2::new(offset.x, tops.get(row).copied().unwrap_or(offset.y)), card)
        })
    }
}
