//! How much of a map is backed by what people said, did or by figures.

use crate::model::{Evidence, Journey};
use std::ops::AddAssign;

/// How many statements there are and how many of them rest on something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Statements that rest on interviews, observation or data.
    pub backed: usize,
    /// All statements.
    pub total: usize,
}

impl Coverage {
    /// Counts statements by what they rest on, where that is said.
    #[must_use]
    pub fn of<'a>(all: impl Iterator<Item = &'a Evidence>) -> Self {
        let mut coverage = Self::default();
        for evidence in all {
            coverage.total += usize::from(evidence.is_said());
            coverage.backed += usize::from(evidence.is_backed());
        }
        coverage
    }

    /// Statements that nobody has checked.
    #[must_use]
    pub const fn hypotheses(self) -> usize {
        self.total - self.backed
    }

    /// The part that is backed, from 0 to 1; `None` where nothing is stated.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a map has thousands of statements, not quadrillions")]
        let share = |total: usize| self.backed as f64 / total as f64;
        (self.total > 0).then(|| share(self.total))
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.backed += other.backed;
        self.total += other.total;
    }
}

/// How much of a journey is backed: its cards, texts, feelings, drop-offs, barriers, solutions and metrics, those in hidden lanes
/// and stages too. A map rests on collected data (source text 001, step 3).
#[must_use]
pub fn coverage(journey: &Journey) -> Coverage {
    let mut all = Coverage::of(journey.touchpoints.iter().map(|card| &card.evidence));
    all += Coverage::of(journey.notes.iter().map(|note| &note.evidence));
    all += Coverage::of(journey.emotions.iter().map(|point| &point.evidence));
    all += Coverage::of(journey.dropoffs.iter().map(|dropoff| &dropoff.evidence));
    all += Coverage::of(journey.barriers.iter().map(|barrier| &barrier.evidence));
    all += Coverage::of(journey.solutions.iter().map(|solution| &solution.evidence));
    all += Coverage::of(journey.metrics.iter().map(|metric| &metric.evidence));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Barrier, BarrierId, DropOff, DropOffId, EmotionId, EmotionPoint, JourneyId, LaneId, Metric, MetricId, Note,
        NoteId, PersonaId, Solution, SolutionId, StageId, Touchpoint, TouchpointId,
    };

    #[test]
    fn every_kind_of_statement_is_counted_once_and_only_hypotheses_are_not_backed() {
        let (stage, persona, lane) = (StageId::new(1), PersonaId::new(1), LaneId::new(1));
        let mut journey = Journey::empty(JourneyId::new(1));
        assert_eq!((coverage(&journey), coverage(&journey).share()), (Coverage::default(), None));
        let asked = || Evidence::Interview { count: 0 };
        let dated = || Evidence::Data { source: String::new(), date: None };
        let seen = || Evidence::Observation { count: 3 };
        let mut touchpoint = Touchpoint::new(TouchpointId::new(1), stage);
        touchpoint.evidence = asked();
        journey.touchpoints.insert(0, touchpoint);
        journey.notes.insert(0, Note { evidence: seen(), ..Note::new(NoteId::new(1), lane, stage) });
        journey.notes.insert(1, Note::new(NoteId::new(2), lane, stage));
        journey.emotions.insert(0, EmotionPoint::new(EmotionId::new(1), persona, stage));
        journey.dropoffs.insert(0, DropOff { evidence: dated(), ..DropOff::new(DropOffId::new(1), persona, stage) });
        journey.barriers.insert(0, Barrier { evidence: asked(), ..Barrier::new(BarrierId::new(1), stage) });
        journey.solutions.insert(0, Solution::new(SolutionId::new(1), stage));
        journey.metrics.insert(0, Metric { evidence: dated(), ..Metric::new(MetricId::new(1), stage) });
        let found = coverage(&journey);
        assert_eq!(found, Coverage { backed: 5, total: 8 });
        assert_eq!((found.hypotheses(), found.share()), (3, Some(0.625)));
    }
}
