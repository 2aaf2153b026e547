//! What is not for everybody is marked.

use super::{Edit, Element, StepName};
use crate::model::{Document, ElementId, ElementRef};

/// Whether an element can be kept from some: all can but stages, without which nothing on a map has a place.
#[must_use]
pub const fn can_be_confidential(element: ElementId) -> bool {
    !matches!(element, ElementId::Project | ElementId::Journey(_) | ElementId::Stage(_))
}

/// The edit that marks the selected elements as confidential, or lets all of them be seen where all are marked; `None` if there is nothing
/// among them of which that is said. Like a lock itself it is no change of what a lock holds.
#[must_use]
pub fn toggle_confidential(document: &Document, selection: &[ElementId]) -> Option<Edit> {
    let marked: Vec<ElementRef<'_>> = (selection.iter())
        .filter(|element| can_be_confidential(**element))
        .filter_map(|element| document.element(*element))
        .collect();
    let keeps = marked.iter().any(|element| !element.confidential());
    let edits: Vec<Edit> = (marked.into_iter())
        .filter(|element| element.confidential() != keeps)
        .filter_map(|element| {
            let mut copy = Element::copy_of(element)?;
            copy.set_confidential(keeps).then(|| Edit::Change(Box::new(copy)))
        })
        .collect();
    let name = if keeps { StepName::Keep } else { StepName::Open };
    (!edits.is_empty()).then_some(Edit::Several { name, edits })
}
