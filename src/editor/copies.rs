//! A stage or lane once more, with all that stands in it.

use super::state::Editor;
use crate::edit::{Copies, Edit, StepName};
use crate::model::{Document, ElementId};
use std::sync::Arc;

impl Editor {
    /// The edit that puts a copy of a stage or of a lane of texts behind it, with everything in it, and the copy's id; `None`
    /// for anything else: a second lane of touchpoints, say, would hold nothing.
    pub fn duplicate_stage_or_lane(&mut self, element: ElementId) -> Option<(Edit, ElementId)> {
        let document = Arc::clone(self.document());
        let journey = document.journey_of(element).filter(|_| can_duplicate_stage_or_lane(&document, element))?;
        let behind = journey.position(element).map(|place| place + 1);
        let mut copies = Copies::new(&document, journey, &mut self.ids);
        copies.copy_all(|id| id == element, |id| behind.filter(|_| id == element));
        let copy = copies.element_here(element)?;
        Some((Edit::Several { name: StepName::DuplicateStageOrLane, edits: copies.into_edits() }, copy))
    }
}

/// Whether [`Editor::duplicate_stage_or_lane`] has a copy of an element to give.
#[must_use]
pub fn can_duplicate_stage_or_lane(document: &Document, element: ElementId) -> bool {
    match element {
        ElementId::Stage(_) => document.has(element),
        ElementId::Lane(id) => document
            .journey_of(element)
            .and_then(|journey| journey.lanes.get(id))
            .is_some_and(|lane| lane.kind.holds_notes()),
        _ => false,
    }
}
