//! What is not for everybody is marked.

use super::lock::Toggle;
use super::{Edit, Element, StepName};
use crate::model::{Document, ElementId};

/// Whether an element can be kept from some: all can but stages, without which nothing on a map has a place.
#[must_use]
pub const fn can_be_confidential(element: ElementId) -> bool {
    !matches!(element, ElementId::Project | ElementId::Journey(_) | ElementId::Stage(_))
}

/// The edit that marks the selected elements as confidential, or lets all of them be seen where all are marked; `None` if there is nothing
/// among them of which that is said. Like a lock itself it is no change of what a lock holds.
#[must_use]
pub fn toggle_confidential(document: &Document, selection: &[ElementId]) -> Option<Edit> {
    let mark = Toggle {
        can: can_be_confidential,
        is: |element| element.confidential(),
        set: Element::set_confidential,
        names: [StepName::Keep, StepName::Open],
    };
    mark.edit(document, selection)
}
