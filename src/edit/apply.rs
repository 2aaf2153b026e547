//! The one place where a document becomes the next document.

use super::{Edit, Element};
use crate::model::{
    Document, ElementId, Image, ImageHash, Items, Journey, JourneyId, Keyed, LaneId, Persona, PersonaId, StageId,
};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why an edit cannot be applied. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The element is not in the document.
    #[error("there is no {0}")]
    Unknown(ElementId),
    /// The id of a new element is in use.
    #[error("{0} exists already")]
    Taken(ElementId),
    /// The element names something that does not exist.
    #[error("{element} names {named}, which does not exist")]
    Dangling {
        /// The element.
        element: ElementId,
        /// What it names.
        named: ElementId,
    },
    /// A text was put into a lane that holds something else.
    #[error("{0} holds no texts")]
    WrongLane(LaneId),
    /// A persona names a portrait that the project does not hold.
    #[error("the project holds no picture {0}")]
    MissingImage(ImageHash),
    /// The element has no stage, so it cannot be moved to one, or no place among others.
    #[error("{0} cannot be moved like that")]
    Immovable(ElementId),
}

/// Gives the document after the edit. The given one is untouched; what the edit does not concern is shared by both.
///
/// # Errors
/// [`EditError`] where the edit names what does not exist or would break an invariant.
pub fn apply(document: &Document, edit: &Edit) -> Result<Document, EditError> {
    let mut next = document.clone();
    perform(&mut next, edit)?;
    Ok(next)
}

/// Changes a document that is nobody else's yet; after an error it is of no use.
fn perform(next: &mut Document, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Several { edits, .. } => return edits.iter().try_for_each(|edit| perform(next, edit)),
        Edit::DescribeProject(project) => {
            let mut project = project.as_ref().clone();
            project.sheet.paper = project.sheet.paper.tamed();
            next.project = Arc::new(project);
        }
        Edit::DescribeJourney { journey, title, scenario, kind } => {
            in_journey(next, *journey, |journey| {
                journey.title.clone_from(title);
                journey.scenario.clone_from(scenario);
                journey.kind = *kind;
                Ok(())
            })?;
        }
        Edit::Add { journey, element, index } => add(next, *journey, element, index.unwrap_or(usize::MAX))?,
        Edit::Change(element) => change(next, element)?,
        Edit::Remove(ids) => remove(next, ids)?,
        Edit::Reorder { element, index } => reorder(next, *element, *index)?,
        Edit::MoveTouchpoint { id, stage, at, row } => {
            in_journey_of(next, ElementId::Touchpoint(*id), |journey| {
                known_stage(journey, ElementId::Touchpoint(*id), *stage)?;
                amend(&mut journey.touchpoints, *id, |touchpoint| {
                    touchpoint.stage = *stage;
                    touchpoint.at = *at;
                    touchpoint.row = *row;
                });
                Ok(())
            })?;
        }
        Edit::MoveEmotion { id, stage, at, value } => {
            in_journey_of(next, ElementId::Emotion(*id), |journey| {
                known_stage(journey, ElementId::Emotion(*id), *stage)?;
                amend(&mut journey.emotions, *id, |point| {
                    point.stage = *stage;
                    point.at = *at;
                    point.value = *value;
                });
                Ok(())
            })?;
        }
        Edit::MoveDropOff { id, stage, at } => {
            in_journey_of(next, ElementId::DropOff(*id), |journey| {
                known_stage(journey, ElementId::DropOff(*id), *stage)?;
                amend(&mut journey.dropoffs, *id, |dropoff| {
                    dropoff.stage = *stage;
                    dropoff.at = *at;
                });
                Ok(())
            })?;
        }
        Edit::MoveToStage { element, stage } => move_to_stage(next, *element, *stage)?,
        Edit::SetPortrait { persona, image } => set_portrait(next, *persona, image.as_ref())?,
    }
    Ok(())
}

/// Changes one journey of the document, copying only what the document shares with others.
fn in_journey(
    document: &mut Document,
    id: JourneyId,
    change: impl FnOnce(&mut Journey) -> Result<(), EditError>,
) -> Result<(), EditError> {
    document.journeys.get_mut(id).ok_or(EditError::Unknown(ElementId::Journey(id))).and_then(change)
}

/// Changes the journey that holds the element.
fn in_journey_of(
    document: &mut Document,
    element: ElementId,
    change: impl FnOnce(&mut Journey) -> Result<(), EditError>,
) -> Result<(), EditError> {
    let journey = document.journey_of(element).ok_or(EditError::Unknown(element))?.id;
    in_journey(document, journey, change)
}

/// Changes one element of a list, copying only that element.
fn amend<T: Keyed + Clone>(items: &mut Items<T>, id: T::Id, change: impl FnOnce(&mut T)) {
    if let Some(item) = items.get_mut(id) {
        change(item);
    }
}

fn known_stage(journey: &Journey, element: ElementId, stage: StageId) -> Result<(), EditError> {
    require(journey.stages.get(stage).is_some(), element, ElementId::Stage(stage))
}

fn require(exists: bool, element: ElementId, named: ElementId) -> Result<(), EditError> {
    if exists { Ok(()) } else { Err(EditError::Dangling { element, named }) }
}

/// Checks that the project holds a persona's portrait.
fn check_portrait(document: &Document, persona: &Persona) -> Result<(), EditError> {
    match persona.portrait {
        Some(portrait) if !document.images.contains_key(&portrait) => Err(EditError::MissingImage(portrait)),
        _ => Ok(()),
    }
}

/// Checks that everything the element names exists.
fn check_references(document: &Document, journey: &Journey, element: &Element) -> Result<(), EditError> {
    let id = element.id();
    let known_persona =
        |persona: PersonaId| require(document.persona(persona).is_some(), id, ElementId::Persona(persona));
    match element {
        Element::Stage(_) | Element::Lane(_) => Ok(()),
        Element::Persona(persona) => check_portrait(document, persona),
        Element::Note(note) => {
            known_stage(journey, id, note.stage)?;
            match journey.lanes.get(note.lane) {
                None => Err(EditError::Dangling { element: id, named: ElementId::Lane(note.lane) }),
                Some(lane) if !lane.kind.holds_notes() => Err(EditError::WrongLane(note.lane)),
                Some(_) => Ok(()),
            }
        }
        Element::Touchpoint(touchpoint) => {
            known_stage(journey, id, touchpoint.stage)?;
            touchpoint.personas.iter().try_for_each(|&persona| known_persona(persona))
        }
        Element::Emotion(point) => {
            known_stage(journey, id, point.stage)?;
            known_persona(point.persona)
        }
        Element::DropOff(dropoff) => {
            known_stage(journey, id, dropoff.stage)?;
            known_persona(dropoff.persona)?;
            dropoff.solution.map_or(Ok(()), |solution| {
                require(journey.solutions.get(solution).is_some(), id, ElementId::Solution(solution))
            })
        }
        Element::Barrier(barrier) => known_stage(journey, id, barrier.stage),
        Element::Solution(solution) => {
            known_stage(journey, id, solution.stage)?;
            (solution.barriers.iter()).try_for_each(|&barrier| {
                require(journey.barriers.get(barrier).is_some(), id, ElementId::Barrier(barrier))
            })
        }
        Element::Metric(metric) => known_stage(journey, id, metric.stage),
    }
}

fn add(document: &mut Document, journey: JourneyId, element: &Element, index: usize) -> Result<(), EditError> {
    let id = element.id();
    if document.has(id) {
        return Err(EditError::Taken(id));
    }
    let holder = document.journey(journey).ok_or(EditError::Unknown(ElementId::Journey(journey)))?;
    check_references(document, holder, element)?;
    if let Element::Persona(persona) = element {
        document.personas.insert(index, persona.clone());
        return Ok(());
    }
    in_journey(document, journey, |journey| {
        match element.clone() {
            // Put into the project above.
            Element::Persona(_) => {}
            Element::Stage(stage) => journey.stages.insert(index, stage),
            Element::Lane(lane) => journey.lanes.insert(index, lane),
            Element::Note(note) => journey.notes.insert(index, note),
            Element::Touchpoint(touchpoint) => journey.touchpoints.insert(index, touchpoint),
            Element::Emotion(point) => journey.emotions.insert(index, point),
            Element::DropOff(dropoff) => journey.dropoffs.insert(index, dropoff),
            Element::Barrier(barrier) => journey.barriers.insert(index, barrier),
            Element::Solution(solution) => journey.solutions.insert(index, solution),
            Element::Metric(metric) => journey.metrics.insert(index, metric),
        }
        Ok(())
    })
}

fn change(document: &mut Document, element: &Element) -> Result<(), EditError> {
    let id = element.id();
    if let Element::Persona(persona) = element {
        if document.persona(persona.id).is_none() {
            return Err(EditError::Unknown(id));
        }
        check_portrait(document, persona)?;
        document.personas.replace(persona.clone());
        drop_unused_images(document);
        return Ok(());
    }
    let journey = document.journey_of(id).ok_or(EditError::Unknown(id))?;
    check_references(document, journey, element)?;
    let journey = journey.id;
    in_journey(document, journey, |journey| {
        match element.clone() {
            // Changed in the project above.
            Element::Persona(_) => {}
            Element::Stage(stage) => _ = journey.stages.replace(stage),
            Element::Lane(lane) => {
                let emptied = !lane.kind.holds_notes();
                let lane_id = lane.id;
                journey.lanes.replace(lane);
                // A lane that turns into one without texts takes its texts with it, as removing it would.
                if emptied {
                    journey.notes.retain(|note| note.lane != lane_id);
                }
            }
            Element::Note(note) => _ = journey.notes.replace(note),
            Element::Touchpoint(touchpoint) => _ = journey.touchpoints.replace(touchpoint),
            Element::Emotion(point) => _ = journey.emotions.replace(point),
            Element::DropOff(dropoff) => _ = journey.dropoffs.replace(dropoff),
            Element::Barrier(barrier) => _ = journey.barriers.replace(barrier),
            Element::Solution(solution) => _ = journey.solutions.replace(solution),
            Element::Metric(metric) => _ = journey.metrics.replace(metric),
        }
        Ok(())
    })
}

/// Takes elements out with all that stands in them. One pass over each list, however many go.
fn remove(document: &mut Document, ids: &[ElementId]) -> Result<(), EditError> {
    for &id in ids {
        if matches!(id, ElementId::Project | ElementId::Journey(_)) {
            return Err(EditError::Immovable(id));
        }
        if !document.has(id) {
            return Err(EditError::Unknown(id));
        }
    }
    let gone: FxHashSet<ElementId> = ids.iter().copied().collect();
    let is_gone = |id: ElementId| gone.contains(&id);
    if ids.iter().any(|id| matches!(id, ElementId::Persona(_))) {
        document.personas.retain(|persona| !is_gone(ElementId::Persona(persona.id)));
        document.journeys.update_each(|journey| Some(without_personas(journey, &is_gone)));
        drop_unused_images(document);
    }
    if ids.iter().any(|id| !matches!(id, ElementId::Persona(_))) {
        document.journeys.update_each(|journey| {
            ids.iter().any(|&id| journey.holds(id)).then(|| {
                let mut journey = journey.clone();
                take_out(&mut journey, &is_gone);
                journey
            })
        });
    }
    Ok(())
}

fn take_out(journey: &mut Journey, is_gone: &dyn Fn(ElementId) -> bool) {
    let stage_gone = |stage: StageId| is_gone(ElementId::Stage(stage));
    journey.stages.retain(|stage| !stage_gone(stage.id));
    journey.lanes.retain(|lane| !is_gone(ElementId::Lane(lane.id)));
    journey.notes.retain(|note| {
        !(is_gone(ElementId::Note(note.id)) || stage_gone(note.stage) || is_gone(ElementId::Lane(note.lane)))
    });
    journey.touchpoints.retain(|card| !(is_gone(ElementId::Touchpoint(card.id)) || stage_gone(card.stage)));
    journey.emotions.retain(|point| !(is_gone(ElementId::Emotion(point.id)) || stage_gone(point.stage)));
    journey.dropoffs.retain(|dropoff| !(is_gone(ElementId::DropOff(dropoff.id)) || stage_gone(dropoff.stage)));
    journey.barriers.retain(|barrier| !(is_gone(ElementId::Barrier(barrier.id)) || stage_gone(barrier.stage)));
    journey.solutions.retain(|solution| !(is_gone(ElementId::Solution(solution.id)) || stage_gone(solution.stage)));
    journey.metrics.retain(|metric| !(is_gone(ElementId::Metric(metric.id)) || stage_gone(metric.stage)));
    unlink(journey);
}

/// Forgets links to barriers and solutions that are gone.
fn unlink(journey: &mut Journey) {
    let barriers = journey.barriers.clone();
    let solutions = journey.solutions.clone();
    journey.solutions.update_each(|solution| {
        let gone = solution.barriers.iter().any(|&barrier| barriers.get(barrier).is_none());
        gone.then(|| {
            let mut solution = solution.clone();
            solution.barriers.retain(|&barrier| barriers.get(barrier).is_some());
            solution
        })
    });
    journey.dropoffs.update_each(|dropoff| {
        let gone = dropoff.solution.is_some_and(|solution| solutions.get(solution).is_none());
        gone.then(|| {
            let mut dropoff = dropoff.clone();
            dropoff.solution = None;
            dropoff
        })
    });
}

fn without_personas(journey: &Journey, is_gone: &dyn Fn(ElementId) -> bool) -> Journey {
    let is_gone = |persona: PersonaId| is_gone(ElementId::Persona(persona));
    let mut journey = journey.clone();
    journey.emotions.retain(|point| !is_gone(point.persona));
    journey.dropoffs.retain(|dropoff| !is_gone(dropoff.persona));
    journey.touchpoints.update_each(|touchpoint| {
        touchpoint.personas.iter().any(|&persona| is_gone(persona)).then(|| {
            let mut touchpoint = touchpoint.clone();
            touchpoint.personas.retain(|&persona| !is_gone(persona));
            touchpoint
        })
    });
    journey
}

fn reorder(document: &mut Document, id: ElementId, index: usize) -> Result<(), EditError> {
    let moved = match id {
        ElementId::Project => return Err(EditError::Immovable(id)),
        ElementId::Persona(persona) => document.personas.reorder(persona, index),
        ElementId::Journey(journey) => document.journeys.reorder(journey, index),
        _ => {
            return in_journey_of(document, id, |journey| {
                match id {
                    // Answered above.
                    ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => false,
                    ElementId::Stage(stage) => journey.stages.reorder(stage, index),
                    ElementId::Lane(lane) => journey.lanes.reorder(lane, index),
                    ElementId::Note(note) => journey.notes.reorder(note, index),
                    ElementId::Touchpoint(touchpoint) => journey.touchpoints.reorder(touchpoint, index),
                    ElementId::Emotion(point) => journey.emotions.reorder(point, index),
                    ElementId::DropOff(dropoff) => journey.dropoffs.reorder(dropoff, index),
                    ElementId::Barrier(barrier) => journey.barriers.reorder(barrier, index),
                    ElementId::Solution(solution) => journey.solutions.reorder(solution, index),
                    ElementId::Metric(metric) => journey.metrics.reorder(metric, index),
                };
                Ok(())
            });
        }
    };
    if moved { Ok(()) } else { Err(EditError::Unknown(id)) }
}

fn move_to_stage(document: &mut Document, id: ElementId, stage: StageId) -> Result<(), EditError> {
    let movable =
        matches!(id, ElementId::Note(_) | ElementId::Barrier(_) | ElementId::Solution(_) | ElementId::Metric(_));
    if !movable {
        return Err(EditError::Immovable(id));
    }
    in_journey_of(document, id, |journey| {
        known_stage(journey, id, stage)?;
        match id {
            ElementId::Note(note) => amend(&mut journey.notes, note, |note| note.stage = stage),
            ElementId::Barrier(barrier) => amend(&mut journey.barriers, barrier, |barrier| barrier.stage = stage),
            ElementId::Solution(solution) => amend(&mut journey.solutions, solution, |solution| solution.stage = stage),
            ElementId::Metric(metric) => amend(&mut journey.metrics, metric, |metric| metric.stage = stage),
            // Refused above.
            _ => {}
        }
        Ok(())
    })
}

fn set_portrait(document: &mut Document, id: PersonaId, image: Option<&Arc<Image>>) -> Result<(), EditError> {
    if document.persona(id).is_none() {
        return Err(EditError::Unknown(ElementId::Persona(id)));
    }
    if let Some(image) = image {
        Arc::make_mut(&mut document.images).insert(image.hash(), Arc::clone(image));
    }
    amend(&mut document.personas, id, |persona| persona.portrait = image.map(|image| image.hash()));
    drop_unused_images(document);
    Ok(())
}

/// Lets go of pictures that no element shows, so that a project does not grow with every portrait tried.
fn drop_unused_images(document: &mut Document) {
    let shown = |hash: &ImageHash| document.personas.iter().any(|persona| persona.portrait == Some(*hash));
    if !document.images.keys().all(shown) {
        let kept: BTreeMap<ImageHash, Arc<Image>> = document
            .images
            .iter()
            .filter(|(hash, _)| shown(hash))
            .map(|(hash, image)| (*hash, Arc::clone(image)))
            .collect();
        document.images = Arc::new(kept);
    }
}
