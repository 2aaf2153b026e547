//! What an element names has to be there.

use super::{EditError, Element};
use crate::model::{Document, ElementId, ImageHash, Journey, PersonaId, StageId, TouchpointId};

/// The stage has to be there.
pub(super) fn known_stage(journey: &Journey, element: ElementId, stage: StageId) -> Result<(), EditError> {
    require(journey.stages.get(stage).is_some(), element, ElementId::Stage(stage))
}

fn known_touchpoint(journey: &Journey, element: ElementId, card: Option<TouchpointId>) -> Result<(), EditError> {
    card.map_or(Ok(()), |card| require(journey.touchpoints.get(card).is_some(), element, ElementId::Touchpoint(card)))
}

/// What is named has to be there.
pub(super) fn require(exists: bool, element: ElementId, named: ElementId) -> Result<(), EditError> {
    if exists { Ok(()) } else { Err(EditError::Dangling { element, named }) }
}

/// Checks that the project holds the picture an element names.
pub(super) fn check_picture(document: &Document, picture: Option<ImageHash>) -> Result<(), EditError> {
    match picture {
        Some(picture) if !document.images.contains_key(&picture) => Err(EditError::MissingImage(picture)),
        _ => Ok(()),
    }
}

/// Checks that everything the element names exists.
pub(super) fn check_references(document: &Document, journey: &Journey, element: &Element) -> Result<(), EditError> {
    let id = element.id();
    let known_persona =
        |persona: PersonaId| require(document.persona(persona).is_some(), id, ElementId::Persona(persona));
    match element {
        Element::Stage(_) | Element::Lane(_) => Ok(()),
        Element::Persona(persona) => check_picture(document, persona.portrait),
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
            check_picture(document, touchpoint.picture)?;
            touchpoint.personas.iter().try_for_each(|&persona| known_persona(persona))
        }
        Element::Emotion(point) => {
            known_stage(journey, id, point.stage)?;
            known_touchpoint(journey, id, point.touchpoint)?;
            known_persona(point.persona)
        }
        Element::DropOff(dropoff) => {
            known_stage(journey, id, dropoff.stage)?;
            known_persona(dropoff.persona)?;
            known_touchpoint(journey, id, dropoff.touchpoint)?;
            dropoff.solution.map_or(Ok(()), |solution| {
                require(journey.solutions.get(solution).is_some(), id, ElementId::Solution(solution))
            })
        }
        Element::Barrier(barrier) => {
            known_stage(journey, id, barrier.stage)?;
            barrier.personas.iter().try_for_each(|&persona| known_persona(persona))
        }
        Element::Solution(solution) => {
            known_stage(journey, id, solution.stage)?;
            (solution.barriers.iter()).try_for_each(|&barrier| {
                require(journey.barriers.get(barrier).is_some(), id, ElementId::Barrier(barrier))
            })
        }
        Element::Metric(metric) => {
            known_stage(journey, id, metric.stage)?;
            metric.personas.iter().try_for_each(|&persona| known_persona(persona))
        }
    }
}
