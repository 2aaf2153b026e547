//! The elements of a journey by the cell they stand in.

use super::coverage::JourneyCoverage;
use super::legend::{EvidenceMix, MarkedPersonas, Standings};
use crate::method::{Coverage, progress};
use crate::model::{
    Barrier, Items, Journey, Keyed, LaneId, LaneKind, Metric, Note, Solution, Stage, StageId, Touchpoint,
};
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::Arc;

/// What stands in one cell, and a number that is another one as soon as something else stands there.
#[derive(Debug)]
pub(super) struct CellItems<T> {
    pub(super) items: Vec<Arc<T>>,
    pub(super) stamp: u64,
}

impl<T> Default for CellItems<T> {
    fn default() -> Self {
        Self { items: Vec::new(), stamp: 0 }
    }
}

/// Elements of one kind by where they stand.
#[derive(Debug)]
struct KindIndex<K, T: Keyed> {
    of: Items<T>,
    slots: FxHashMap<K, CellItems<T>>,
    /// The stamp of what changed last.
    stamp: u64,
}

impl<K, T: Keyed> Default for KindIndex<K, T> {
    fn default() -> Self {
        Self { of: Items::default(), slots: FxHashMap::default(), stamp: 0 }
    }
}

impl<K: Hash + Eq, T: Clone + Keyed> KindIndex<K, T> {
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
        self.slots.extend(emptied.map(|(key, _)| (key, CellItems { items: Vec::new(), stamp })));
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
pub(super) struct StageIndex {
    stamp: u64,
    notes: KindIndex<(StageId, LaneId), Note>,
    touchpoints: KindIndex<StageId, Touchpoint>,
    barriers: KindIndex<StageId, Barrier>,
    solutions: KindIndex<StageId, Solution>,
    metrics: KindIndex<StageId, Metric>,
    evidence: FxHashMap<StageId, ([u64; 4], StageEvidence)>,
    tally: JourneyCoverage,
}

impl StageIndex {
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
        let JourneyCoverage { touchpoints, notes, emotions, dropoffs, barriers, solutions, metrics } = &self.tally;
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
    pub(super) fn evidence<'a>(&mut self, stages: impl Iterator<Item = &'a Arc<Stage>>) -> StageEvidence {
        let mut all = StageEvidence::default();
        for stage in stages {
            let (cards, of_cards) = self.touchpoints.get(&stage.id);
            let (barriers, of_barriers) = self.barriers.get(&stage.id);
            let (solutions, of_solutions) = self.solutions.get(&stage.id);
            let (metrics, of_metrics) = self.metrics.get(&stage.id);
            let stamps = [of_cards, of_barriers, of_solutions, of_metrics];
            let known = self.evidence.entry(stage.id).or_default();
            if known.0 != stamps {
                let mut marks = [MarkedPersonas::default(), MarkedPersonas::default(), MarkedPersonas::default()];
                let [on_cards, on_barriers, on_metrics] = &mut marks;
                for card in cards {
                    on_cards.mark(&card.personas);
                }
                for barrier in barriers {
                    on_barriers.mark_some(&barrier.personas);
                }
                for metric in metrics {
                    on_metrics.mark_some(&metric.personas);
                }
                let mut standings = Standings::default();
                metrics.iter().filter_map(|metric| progress(metric)).for_each(|found| standings.count(found.standing));
                let now = StageEvidence {
                    marks,
                    standings,
                    cards: EvidenceMix::of(cards.iter().map(|card| &card.evidence)),
                    moment_of_truth: cards.iter().any(|card| card.moment_of_truth),
                    barriers: EvidenceMix::of(barriers.iter().map(|barrier| &barrier.evidence)),
                    solutions: EvidenceMix::of(solutions.iter().map(|solution| &solution.evidence)),
                    // A metric without a figure has no trough.
                    metrics: EvidenceMix::of(
                        metrics.iter().filter(|metric| metric.fact.is_some()).map(|metric| &metric.evidence),
                    ),
                };
                *known = (stamps, now);
            }
            all.add(&known.1);
        }
        all
    }
}

/// What the elements of some stages rest on, by kind.
#[derive(Clone, Debug, Default)]
pub(super) struct StageEvidence {
    pub(super) cards: EvidenceMix,
    pub(super) moment_of_truth: bool,
    pub(super) barriers: EvidenceMix,
    pub(super) solutions: EvidenceMix,
    pub(super) metrics: EvidenceMix,
    pub(super) standings: Standings,
    /// Whose marks stand on cards, on barriers and on metrics.
    pub(super) marks: [MarkedPersonas; 3],
}

impl StageEvidence {
    fn add(&mut self, other: &Self) {
        self.cards = self.cards.and(other.cards);
        self.moment_of_truth |= other.moment_of_truth;
        self.barriers = self.barriers.and(other.barriers);
        self.solutions = self.solutions.and(other.solutions);
        self.metrics = self.metrics.and(other.metrics);
        self.standings = self.standings.and(other.standings);
        self.marks.iter_mut().zip(&other.marks).for_each(|(own, theirs)| own.add(theirs));
    }
}
