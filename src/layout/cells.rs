//! Cells: where a stage and a lane meet, and what stands there.

use super::footer::Backing;
use super::frame::StageColumn;
use super::pieces::Piece;
use crate::method::Coverage;
use crate::model::{
    Barrier, Card, DropOff, EmotionPoint, Evidence, Items, Journey, Keyed, LaneId, LaneKind, Metric, Note, Solution,
    Stage, StageId, Touchpoint, TouchpointId, Weight,
};
use kurbo::Vec2;
use rustc_hash::FxHashMap;
use std::hash::Hash;
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
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) pieces: Vec<(Vec2, Piece)>,
    /// What the pieces show, where that is touchpoints.
    pub(super) cards: Vec<(TouchpointId, Arc<Card>)>,
    pub(super) rows: Vec<(u32, f64, f64)>,
    pub(super) height: f64,
}

/// The heights that the n-th rows of all cells share, so that cards stand in line across the stages; none is less than it is in
/// `least`.
pub(super) fn shared_heights(cells: &[Arc<Cell>], least: &[f64]) -> Vec<f64> {
    let mut heights: Vec<f64> = Vec::new();
    for cell in cells {
        for (index, &(_, top, bottom)) in cell.rows.iter().enumerate() {
            match heights.get_mut(index) {
                Some(height) => *height = height.max(bottom - top),
                None => heights.push(bottom - top),
            }
        }
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
    /// The piece that shows a touchpoint, as long as its card is the same. `next` is where it may stand among them, and afterwards
    /// where the one behind it may.
    pub(super) fn showing(&self, touchpoint: &Touchpoint, next: &mut usize) -> Option<&Piece> {
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
        self.pieces.get(found).filter(|_| Arc::ptr_eq(card, &touchpoint.card)).map(|(_, piece)| piece)
    }

    /// The rows, moved to shared tops.
    pub(super) fn rows_at<'a>(&'a self, tops: &'a [f64]) -> impl Iterator<Item = (u32, f64, f64)> + 'a {
        self.rows.iter().zip(tops).map(|(row, top)| (row.0, *top, *top + (row.2 - row.1)))
    }

    /// The cell's height with its rows at shared tops; its own where it has no rows.
    pub(super) fn height_at(&self, tops: &[f64]) -> f64 {
        let last = self.rows.len().min(tops.len()).checked_sub(1);
        let last = last.and_then(|last| self.rows.get(last).zip(tops.get(last)));
        last.map_or(self.height, |((_, top, bottom), shared)| shared + (bottom - top))
    }

    /// The pieces with their places from the cell's top left corner, rows at shared tops.
    pub(super) fn pieces_at<'a>(&'a self, tops: &'a [f64]) -> impl Iterator<Item = (Vec2, &'a Piece)> + 'a {
        let mut row = 0;
        self.pieces.iter().map(move |(offset, piece)| {
            // Pieces stand in the order of their rows.
            while self.rows.get(row + 1).is_some_and(|(_, top, _)| offset.y >= *top) {
                row += 1;
            }
            (Vec2::new(offset.x, tops.get(row).copied().unwrap_or(offset.y)), piece)
        })
    }
}

/// Pieces one under the other.
pub(super) fn stack<T>(items: &[Arc<T>], inset: f64, gap: f64, mut piece: impl FnMut(&Arc<T>) -> Piece) -> Cell {
    let mut cell = Cell::default();
    for item in items {
        let piece = piece(item);
        let top = if cell.pieces.is_empty() { 0.0 } else { cell.height + gap };
        cell.height = top + piece.height;
        cell.pieces.push((Vec2::new(inset, top), piece));
    }
    cell
}

/// What stands in one cell, and a number that is another one as soon as something else stands there.
#[derive(Debug)]
pub(super) struct Slot<T> {
    pub(super) items: Vec<Arc<T>>,
    pub(super) stamp: u64,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { items: Vec::new(), stamp: 0 }
    }
}

/// Elements of one kind by where they stand.
#[derive(Debug)]
struct Sorted<K, T: Keyed> {
    of: Items<T>,
    slots: FxHashMap<K, Slot<T>>,
    /// The stamp of what changed last.
    stamp: u64,
}

impl<K, T: Keyed> Default for Sorted<K, T> {
    fn default() -> Self {
        Self { of: Items::default(), slots: FxHashMap::default(), stamp: 0 }
    }
}

impl<K: Hash + Eq, T: Clone + Keyed> Sorted<K, T> {
    fn get(&self, key: &K) -> (&[Arc<T>], u64) {
        self.slots.get(key).map_or((&[], 0), |slot| (slot.items.as_slice(), slot.stamp))
    }

    /// Sorts anew; a slot in which nothing changed keeps its stamp.
    fn follow(&mut self, items: &Items<T>, stamp: u64, key: impl Fn(&T) -> K) {
        if self.of.same(items) {
            return;
        }
        self.stamp = stamp;
        self.of = items.clone();
        let mut old = std::mem::take(&mut self.slots);
        for item in items {
            self.slots.entry(key(item)).or_default().items.push(Arc::clone(item));
        }
        self.slots.iter_mut().for_each(|(key, slot)| {
            let same = old.remove(key).filter(|old| {
                old.items.len() == slot.items.len() && old.items.iter().zip(&slot.items).all(|(a, b)| Arc::ptr_eq(a, b))
            });
            slot.stamp = same.map_or(stamp, |old| old.stamp);
        });
        // Where something stood and nothing stands now.
        let emptied = old.into_iter().filter(|(_, slot)| !slot.items.is_empty());
        self.slots.extend(emptied.map(|(key, _)| (key, Slot { items: Vec::new(), stamp })));
    }

    /// Moves the few elements that changed, for a kind whose order in a slot does not matter; `false` if there are too many.
    fn follow_few(&mut self, items: &Items<T>, stamp: u64, key: impl Fn(&T) -> K) -> bool {
        /// As many changes as this share of all are no few.
        const FEW: usize = 16;
        if self.of.same(items) {
            return true;
        }
        if self.of.len() != items.len() {
            return false;
        }
        let changed: Vec<(&Arc<T>, &Arc<T>)> = self.of.differing(items).take(items.len() / FEW + 1).collect();
        if changed.len() > items.len() / FEW {
            return false;
        }
        for (old, new) in changed {
            let slot = self.slots.entry(key(old)).or_default();
            slot.items.retain(|item| !Arc::ptr_eq(item, old));
            slot.stamp = stamp;
            let slot = self.slots.entry(key(new)).or_default();
            slot.items.push(Arc::clone(new));
            slot.stamp = stamp;
        }
        self.stamp = stamp;
        self.of = items.clone();
        true
    }
}

/// The elements of a journey by the cell they stand in. It follows the journey from layout to layout and says by stamps which
/// cells are not what they were.
#[derive(Debug, Default)]
pub(super) struct ByStage {
    stamp: u64,
    notes: Sorted<(StageId, LaneId), Note>,
    touchpoints: Sorted<StageId, Touchpoint>,
    barriers: Sorted<StageId, Barrier>,
    solutions: Sorted<StageId, Solution>,
    metrics: Sorted<StageId, Metric>,
    backings: FxHashMap<StageId, ([u64; 4], Backings)>,
    tally: Tally,
}

impl ByStage {
    /// Brings all in step with a journey.
    pub(super) fn follow(&mut self, journey: &Journey) {
        self.stamp += 1;
        let stamp = self.stamp;
        self.notes.follow(&journey.notes, stamp, |note| (note.stage, note.lane));
        // A cell of cards sorts them itself.
        if !self.touchpoints.follow_few(&journey.touchpoints, stamp, |touchpoint| touchpoint.stage) {
            self.touchpoints.follow(&journey.touchpoints, stamp, |touchpoint| touchpoint.stage);
        }
        self.barriers.follow(&journey.barriers, stamp, |barrier| barrier.stage);
        self.solutions.follow(&journey.solutions, stamp, |solution| solution.stage);
        self.metrics.follow(&journey.metrics, stamp, |metric| metric.stage);
        self.tally.follow(journey);
    }

    /// How much of the journey is backed.
    pub(super) fn coverage(&self) -> Coverage {
        let Tally { touchpoints, notes, emotions, dropoffs, barriers, solutions, metrics } = &self.tally;
        let mut all = touchpoints.coverage;
        let others = [notes.coverage, emotions.coverage, dropoffs.coverage, barriers.coverage];
        others.into_iter().chain([solutions.coverage, metrics.coverage]).for_each(|one| all += one);
        all
    }

    /// Whether some texts are backed and others are not.
    pub(super) const fn notes_are_mixed(&self) -> bool {
        let notes = self.tally.notes.coverage;
        notes.backed > 0 && notes.backed < notes.total
    }

    /// A number that is another one as soon as something changed of what stands in lanes of a kind.
    pub(super) fn stamp(&self, kind: LaneKind) -> u64 {
        match kind {
            LaneKind::Touchpoints => self.touchpoints.stamp,
            LaneKind::Barriers => self.barriers.stamp,
            LaneKind::Solutions => self.solutions.stamp,
            LaneKind::Metrics => self.metrics.stamp,
            LaneKind::Emotions | LaneKind::DropOff => 0,
            // All others hold texts.
            _ => self.notes.stamp,
        }
    }

    pub(super) fn notes(&self, stage: StageId, lane: LaneId) -> (&[Arc<Note>], u64) {
        self.notes.get(&(stage, lane))
    }

    pub(super) fn touchpoints(&self, stage: StageId) -> (&[Arc<Touchpoint>], u64) {
        self.touchpoints.get(&stage)
    }

    pub(super) fn barriers(&self, stage: StageId) -> (&[Arc<Barrier>], u64) {
        self.barriers.get(&stage)
    }

    pub(super) fn solutions(&self, stage: StageId) -> (&[Arc<Solution>], u64) {
        self.solutions.get(&stage)
    }

    pub(super) fn metrics(&self, stage: StageId) -> (&[Arc<Metric>], u64) {
        self.metrics.get(&stage)
    }

    /// What the elements of the stages on the sheet rest on.
    pub(super) fn backings<'a>(&mut self, stages: impl Iterator<Item = &'a Arc<Stage>>) -> Backings {
        let mut all = Backings::default();
        for stage in stages {
            let (cards, of_cards) = self.touchpoints.get(&stage.id);
            let (barriers, of_barriers) = self.barriers.get(&stage.id);
            let (solutions, of_solutions) = self.solutions.get(&stage.id);
            let (metrics, of_metrics) = self.metrics.get(&stage.id);
            let stamps = [of_cards, of_barriers, of_solutions, of_metrics];
            let known = self.backings.entry(stage.id).or_default();
            if known.0 != stamps {
                let now = Backings {
                    cards: Backing::of(cards.iter().map(|card| &card.evidence)),
                    moment_of_truth: cards.iter().any(|card| card.moment_of_truth),
                    barriers: Backing::of(barriers.iter().map(|barrier| &barrier.evidence)),
                    solutions: Backing::of(solutions.iter().map(|solution| &solution.evidence)),
                    // A metric without a figure has no trough.
                    metrics: Backing::of(
                        metrics.iter().filter(|metric| metric.fact.is_some()).map(|metric| &metric.evidence),
                    ),
                };
                *known = (stamps, now);
            }
            all = Backings {
                cards: all.cards.and(known.1.cards),
                moment_of_truth: all.moment_of_truth | known.1.moment_of_truth,
                barriers: all.barriers.and(known.1.barriers),
                solutions: all.solutions.and(known.1.solutions),
                metrics: all.metrics.and(known.1.metrics),
            };
        }
        all
    }
}

/// What the elements of some stages rest on, by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Backings {
    pub(super) cards: Backing,
    pub(super) moment_of_truth: bool,
    pub(super) barriers: Backing,
    pub(super) solutions: Backing,
    pub(super) metrics: Backing,
}

/// How many elements of one list are backed, counted again only when the list is another one.
#[derive(Debug)]
struct Counted<T: Keyed> {
    of: Items<T>,
    coverage: Coverage,
}

impl<T: Keyed> Default for Counted<T> {
    fn default() -> Self {
        Self { of: Items::default(), coverage: Coverage::default() }
    }
}

impl<T: Keyed> Counted<T> {
    fn follow(&mut self, items: &Items<T>, evidence: impl Fn(&T) -> &Evidence) {
        if self.of.same(items) {
            return;
        }
        if self.of.len() == items.len() {
            for (old, new) in self.of.differing(items) {
                let (was, is) = (evidence(old), evidence(new));
                // A card that was only moved is the same one.
                if !std::ptr::eq(was, is) {
                    self.coverage.backed += usize::from(!is.is_hypothesis());
                    self.coverage.backed -= usize::from(!was.is_hypothesis());
                }
            }
        } else {
            self.coverage = Coverage::of(items.iter().map(|item| evidence(item)));
        }
        self.of = items.clone();
    }
}

/// What of a journey is backed, kind by kind.
#[derive(Debug, Default)]
struct Tally {
    touchpoints: Counted<Touchpoint>,
    notes: Counted<Note>,
    emotions: Counted<EmotionPoint>,
    dropoffs: Counted<DropOff>,
    barriers: Counted<Barrier>,
    solutions: Counted<Solution>,
    metrics: Counted<Metric>,
}

impl Tally {
    fn follow(&mut self, journey: &Journey) {
        self.touchpoints.follow(&journey.touchpoints, |card| &card.evidence);
        self.notes.follow(&journey.notes, |note| &note.evidence);
        self.emotions.follow(&journey.emotions, |point| &point.evidence);
        self.dropoffs.follow(&journey.dropoffs, |dropoff| &dropoff.evidence);
        self.barriers.follow(&journey.barriers, |barrier| &barrier.evidence);
        self.solutions.follow(&journey.solutions, |solution| &solution.evidence);
        self.metrics.follow(&journey.metrics, |metric| &metric.evidence);
    }
}
