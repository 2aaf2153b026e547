//! What stands in a stage or lane, or belongs to a persona, and goes with it.

use crate::model::{Document, ElementId, Journey};
use std::collections::BTreeSet;

/// How many elements of each kind go with others that are taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Touchpoints.
    pub touchpoints: usize,
    /// Texts in lanes.
    pub notes: usize,
    /// Points of emotion curves.
    pub emotions: usize,
    /// Drop-offs.
    pub dropoffs: usize,
    /// Barriers.
    pub barriers: usize,
    /// Solutions.
    pub solutions: usize,
    /// Metrics.
    pub metrics: usize,
}

impl Contents {
    /// Whether nothing goes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What [`Edit::Remove`](super::Edit::Remove) of these elements takes out beside themselves.
#[must_use]
pub fn contents(document: &Document, ids: &[ElementId]) -> Contents {
    let ids: BTreeSet<ElementId> = ids.iter().copied().collect();
    let gone = |id: ElementId| ids.contains(&id);
    let mut found = Contents::default();
    for journey in &document.journeys {
        let Journey { notes, touchpoints, emotions, dropoffs, barriers, solutions, metrics, .. } = journey.as_ref();
        let goes = |own: ElementId, holders: &[ElementId]| !gone(own) && holders.iter().any(|holder| gone(*holder));
        let count = |found: &mut usize, goes: bool| *found += usize::from(goes);
        for note in notes {
            let holders = [ElementId::Stage(note.stage), ElementId::Lane(note.lane)];
            count(&mut found.notes, goes(ElementId::Note(note.id), &holders));
        }
        for card in touchpoints {
            count(&mut found.touchpoints, goes(ElementId::Touchpoint(card.id), &[ElementId::Stage(card.stage)]));
        }
        for point in emotions {
            let holders = [ElementId::Stage(point.stage), ElementId::Persona(point.persona)];
            count(&mut found.emotions, goes(ElementId::Emotion(point.id), &holders));
        }
        for dropoff in dropoffs {
            let holders = [ElementId::Stage(dropoff.stage), ElementId::Persona(dropoff.persona)];
            count(&mut found.dropoffs, goes(ElementId::DropOff(dropoff.id), &holders));
        }
        for barrier in barriers {
            count(&mut found.barriers, goes(ElementId::Barrier(barrier.id), &[ElementId::Stage(barrier.stage)]));
        }
        for solution in solutions {
            count(&mut found.solutions, goes(ElementId::Solution(solution.id), &[ElementId::Stage(solution.stage)]));
        }
        for metric in metrics {
            count(&mut found.metrics, goes(ElementId::Metric(metric.id), &[ElementId::Stage(metric.stage)]));
        }
    }
    found
}
