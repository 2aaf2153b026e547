//! How much of a journey is backed, counted again only where something changed.

use crate::method::Coverage;
use crate::model::{
    Barrier, DropOff, EmotionPoint, Evidence, Items, Journey, Keyed, Metric, Note, Solution, Touchpoint,
};

/// How many elements of one list are backed, counted again only when the list is another one.
#[derive(Debug)]
pub(super) struct CoverageCount<T: Keyed> {
    of: Items<T>,
    pub(super) coverage: Coverage,
}

impl<T: Keyed> Default for CoverageCount<T> {
    fn default() -> Self {
        Self { of: Items::default(), coverage: Coverage::default() }
    }
}

impl<T: Keyed> CoverageCount<T> {
    fn follow(&mut self, items: &Items<T>, evidence: impl Fn(&T) -> &Evidence) {
        if self.of.same(items) {
            return;
        }
        if self.of.len() == items.len() {
            for (old, new) in self.of.differing(items) {
                let (was, is) = (evidence(old), evidence(new));
                // A card that was only moved is the same one.
                if !std::ptr::eq(was, is) {
                    self.coverage.backed += usize::from(is.is_backed());
                    self.coverage.backed -= usize::from(was.is_backed());
                    self.coverage.total += usize::from(is.is_said());
                    self.coverage.total -= usize::from(was.is_said());
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
pub(super) struct JourneyCoverage {
    pub(super) touchpoints: CoverageCount<Touchpoint>,
    pub(super) notes: CoverageCount<Note>,
    pub(super) emotions: CoverageCount<EmotionPoint>,
    pub(super) dropoffs: CoverageCount<DropOff>,
    pub(super) barriers: CoverageCount<Barrier>,
    pub(super) solutions: CoverageCount<Solution>,
    pub(super) metrics: CoverageCount<Metric>,
}

impl JourneyCoverage {
    pub(super) fn follow(&mut self, journey: &Journey) {
        self.touchpoints.follow(&journey.touchpoints, |card| &card.evidence);
        self.notes.follow(&journey.notes, |note| &note.evidence);
        self.emotions.follow(&journey.emotions, |point| &point.evidence);
        self.dropoffs.follow(&journey.dropoffs, |dropoff| &dropoff.evidence);
        self.barriers.follow(&journey.barriers, |barrier| &barrier.evidence);
        self.solutions.follow(&journey.solutions, |solution| &solution.evidence);
        self.metrics.follow(&journey.metrics, |metric| &metric.evidence);
    }
}
