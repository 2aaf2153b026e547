//! The invariants of a document: what every edit must keep and every reader must check.

use super::document::Document;
use super::elements::Journey;
use super::id::ElementId;
use super::items::{Items, Keyed};
use std::collections::HashSet;
use std::hash::Hash;

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
    let mut breaches = Vec::new();
    if document.journeys.is_empty() {
        breaches.push(Breach { element: ElementId::Project, kind: BreachKind::NoJourney });
    }
    duplicates(&document.personas, &mut HashSet::new(), ElementId::Persona, &mut breaches);
    duplicates(&document.journeys, &mut HashSet::new(), ElementId::Journey, &mut breaches);
    for persona in &document.personas {
        if persona.portrait.is_some_and(|portrait| !document.images.contains_key(&portrait)) {
            breaches.push(Breach { element: ElementId::Persona(persona.id), kind: BreachKind::MissingImage });
        }
    }

    // Ids are unique within the whole project, so that an element can be found without saying in which journey.
    let mut stages = HashSet::new();
    let mut lanes = HashSet::new();
    let mut notes = HashSet::new();
    let mut touchpoints = HashSet::new();
    let mut emotions = HashSet::new();
    let mut dropoffs = HashSet::new();
    let mut barriers = HashSet::new();
    let mut solutions = HashSet::new();
    let mut metrics = HashSet::new();
    for journey in &document.journeys {
        for card in &journey.touchpoints {
            if card.picture.is_some_and(|picture| !document.images.contains_key(&picture)) {
                breaches.push(Breach { element: ElementId::Touchpoint(card.id), kind: BreachKind::MissingImage });
            }
        }
        duplicates(&journey.stages, &mut stages, ElementId::Stage, &mut breaches);
        duplicates(&journey.lanes, &mut lanes, ElementId::Lane, &mut breaches);
        duplicates(&journey.notes, &mut notes, ElementId::Note, &mut breaches);
        duplicates(&journey.touchpoints, &mut touchpoints, ElementId::Touchpoint, &mut breaches);
        duplicates(&journey.emotions, &mut emotions, ElementId::Emotion, &mut breaches);
        duplicates(&journey.dropoffs, &mut dropoffs, ElementId::DropOff, &mut breaches);
        duplicates(&journey.barriers, &mut barriers, ElementId::Barrier, &mut breaches);
        duplicates(&journey.solutions, &mut solutions, ElementId::Solution, &mut breaches);
        duplicates(&journey.metrics, &mut metrics, ElementId::Metric, &mut breaches);
        References::new(document, journey).check(&mut breaches);
    }
    breaches
}

fn duplicates<T: Keyed>(
    items: &Items<T>,
    seen: &mut HashSet<T::Id>,
    element: fn(T::Id) -> ElementId,
    breaches: &mut Vec<Breach>,
) where
    T::Id: Hash,
{
    for item in items {
        if !seen.insert(item.id()) {
            breaches.push(Breach { element: element(item.id()), kind: BreachKind::DuplicateId });
        }
    }
}

/// The ids that elements of one journey may name.
struct References<'a> {
    journey: &'a Journey,
    known: HashSet<ElementId>,
    lanes_of_notes: HashSet<ElementId>,
}

impl<'a> References<'a> {
    fn new(document: &Document, journey: &'a Journey) -> Self {
        let known = (document.personas.iter().map(|persona| ElementId::Persona(persona.id)))
            .chain(journey.stages.iter().map(|stage| ElementId::Stage(stage.id)))
            .chain(journey.lanes.iter().map(|lane| ElementId::Lane(lane.id)))
            .chain(journey.barriers.iter().map(|barrier| ElementId::Barrier(barrier.id)))
            .chain(journey.solutions.iter().map(|solution| ElementId::Solution(solution.id)))
            .chain(journey.touchpoints.iter().map(|card| ElementId::Touchpoint(card.id)))
            .collect();
        let lanes_of_notes =
            journey.lanes.iter().filter(|lane| lane.kind.holds_notes()).map(|lane| ElementId::Lane(lane.id)).collect();
        Self { journey, known, lanes_of_notes }
    }

    fn check(&self, breaches: &mut Vec<Breach>) {
        let mut require = |element: ElementId, named: ElementId| {
            if !self.known.contains(&named) {
                breaches.push(Breach { element, kind: BreachKind::Dangling(named) });
            } else if matches!(named, ElementId::Lane(_)) && !self.lanes_of_notes.contains(&named) {
                breaches.push(Breach { element, kind: BreachKind::WrongLane(named) });
            }
        };
        for note in &self.journey.notes {
            require(ElementId::Note(note.id), ElementId::Stage(note.stage));
            require(ElementId::Note(note.id), ElementId::Lane(note.lane));
        }
        for touchpoint in &self.journey.touchpoints {
            let element = ElementId::Touchpoint(touchpoint.id);
            require(element, ElementId::Stage(touchpoint.stage));
            touchpoint.personas.iter().for_each(|&persona| require(element, ElementId::Persona(persona)));
        }
        for point in &self.journey.emotions {
            require(ElementId::Emotion(point.id), ElementId::Stage(point.stage));
            require(ElementId::Emotion(point.id), ElementId::Persona(point.persona));
            point
                .touchpoint
                .iter()
                .for_each(|&card| require(ElementId::Emotion(point.id), ElementId::Touchpoint(card)));
        }
        for dropoff in &self.journey.dropoffs {
            let element = ElementId::DropOff(dropoff.id);
            require(element, ElementId::Stage(dropoff.stage));
            require(element, ElementId::Persona(dropoff.persona));
            dropoff.solution.iter().for_each(|&solution| require(element, ElementId::Solution(solution)));
            dropoff.touchpoint.iter().for_each(|&card| require(element, ElementId::Touchpoint(card)));
        }
        for barrier in &self.journey.barriers {
            let element = ElementId::Barrier(barrier.id);
            require(element, ElementId::Stage(barrier.stage));
            barrier.personas.iter().for_each(|&persona| require(element, ElementId::Persona(persona)));
        }
        for solution in &self.journey.solutions {
            let element = ElementId::Solution(solution.id);
            require(element, ElementId::Stage(solution.stage));
            solution.barriers.iter().for_each(|&barrier| require(element, ElementId::Barrier(barrier)));
        }
        for metric in &self.journey.metrics {
            let element = ElementId::Metric(metric.id);
            require(element, ElementId::Stage(metric.stage));
            metric.personas.iter().for_each(|&persona| require(element, ElementId::Persona(persona)));
        }
        let counted = ElementId::Journey(self.journey.id);
        let mut seen = HashSet::new();
        let mut twice = false;
        for row in &self.journey.funnel.rows {
            require(counted, ElementId::Stage(row.stage));
            row.persona.iter().for_each(|&persona| require(counted, ElementId::Persona(persona)));
            twice |= !seen.insert((row.persona, row.stage));
        }
        if twice {
            breaches.push(Breach { element: counted, kind: BreachKind::CountedTwice });
        }
    }
}
