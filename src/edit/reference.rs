//! What an element names has to be there.

use super::{EditError, Element};
use crate::model::{Document, ElementId, Id, ImageHash, Journey, LaneId, StageId};

/// The stage has to be there.
pub(super) fn known_stage(journey: &Journey, element: ElementId, stage: StageId) -> Result<(), EditError> {
    require(journey.stages.get(stage).is_some(), element, ElementId::Stage(stage))
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
    // A stage names itself.
    for named in element.element().named().into_iter().filter(|named| *named != id) {
        let there = match named {
            ElementId::Persona(persona) => document.persona(persona).is_some(),
            named => journey.holds(named),
        };
        require(there, id, named)?;
        match LaneId::of(named).and_then(|lane| journey.lanes.get(lane)) {
            Some(lane) if !lane.kind.holds_notes() => return Err(EditError::WrongLane(lane.id)),
            _ => {}
        }
    }
    check_picture(document, element.element().picture())
}
