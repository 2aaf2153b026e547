//! What stands in a stage or lane, or belongs to a persona, and goes with it.

use crate::model::{Document, ElementId, ElementRef};
use rustc_hash::FxHashSet;

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
    let ids: FxHashSet<ElementId> = ids.iter().copied().collect();
    let gone = |id: ElementId| ids.contains(&id);
    let mut found = Contents::default();
    for journey in &document.journeys {
        for element in journey.standing().filter(|element| !gone(element.id())) {
            let count = match element {
                ElementRef::Note(_) => &mut found.notes,
                ElementRef::Touchpoint(_) => &mut found.touchpoints,
                ElementRef::Emotion(_) => &mut found.emotions,
                ElementRef::DropOff(_) => &mut found.dropoffs,
                ElementRef::Barrier(_) => &mut found.barriers,
                ElementRef::Solution(_) => &mut found.solutions,
                ElementRef::Metric(_) => &mut found.metrics,
                ElementRef::Project(_)
                | ElementRef::Persona(_)
                | ElementRef::Journey(_)
                | ElementRef::Stage(_)
                | ElementRef::Lane(_) => continue,
            };
            *count += usize::from(element.element().holders().into_iter().flatten().any(gone));
        }
    }
    found
}
