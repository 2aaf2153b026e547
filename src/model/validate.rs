//! The invariants of a document: what every edit must keep and every reader must check.

use super::document::Document;
use super::element::ElementRef;
use super::id::{ElementId, Id, LaneId};
use super::journey::Journey;
use std::collections::HashSet;

/// A broken invariant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The element that is wrong.
    pub element: ElementId,
    /// What is wrong with it.
    pub kind: BreachKind,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreachKind {
    /// Two elements have this id.
    DuplicateId,
    /// It names a thing that does not exist.
    Dangling(ElementId),
    /// It names a lane that holds no texts.
    WrongLane(ElementId),
    /// A portrait or a card names a picture that the project does not hold.
    MissingImage,
    /// The project has no journey at all.
    NoJourney,
    /// The funnel of a journey has two rows for one stage and persona.
    CountedTwice,
}

/// Every broken invariant, in document order; empty for a sound document.
#[must_use]
pub fn validate(document: &Document) -> Vec<Breach> {
    let mut check = Check { document, taken: HashSet::new(), breaches: Vec::new() };
    if document.journeys.is_empty() {
        check.breaches.push(Breach { element: ElementId::Project, kind: BreachKind::NoJourney });
    }
    document.personas.iter().for_each(|persona| check.element(ElementRef::Persona(persona), None));
    for journey in &document.journeys {
        check.element(ElementRef::Journey(journey), Some(journey));
        journey.elements().for_each(|element| check.element(element, Some(journey)));
        let mut counted = HashSet::new();
        if !journey.funnel.rows.iter().all(|row| counted.insert((row.persona, row.stage))) {
            check.breaches.push(Breach { element: ElementId::Journey(journey.id), kind: BreachKind::CountedTwice });
        }
    }
    check.breaches
}

struct Check<'a> {
    document: &'a Document,
    /// Ids are unique within the whole project, so that an element can be found without saying in which journey.
    taken: HashSet<ElementId>,
    breaches: Vec<Breach>,
}

impl Check<'_> {
    fn element(&mut self, element: ElementRef<'_>, journey: Option<&Journey>) {
        let (id, element) = (element.id(), element.element());
        let mut found = Vec::new();
        if !self.taken.insert(id) {
            found.push(BreachKind::DuplicateId);
        }
        if element.picture().is_some_and(|picture| !self.document.images.contains_key(&picture)) {
            found.push(BreachKind::MissingImage);
        }
        found.extend(element.named().into_iter().filter_map(|named| self.breach_of_naming(journey, named)));
        self.breaches.extend(found.into_iter().map(|kind| Breach { element: id, kind }));
    }

    /// What is wrong with naming this from within a journey.
    fn breach_of_naming(&self, journey: Option<&Journey>, named: ElementId) -> Option<BreachKind> {
        let there = match named {
            ElementId::Persona(persona) => self.document.persona(persona).is_some(),
            named => journey.is_some_and(|journey| journey.holds(named)),
        };
        if !there {
            return Some(BreachKind::Dangling(named));
        }
        let lane = LaneId::of(named).and_then(|lane| journey?.lanes.get(lane));
        lane.filter(|lane| !lane.kind.holds_notes()).map(|_| BreachKind::WrongLane(named))
    }
}
