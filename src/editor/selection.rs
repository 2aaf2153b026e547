//! What is selected.

use crate::model::ElementId;

/// The selected elements, in the order in which they were selected, none twice. Never part of the undo history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    elements: Vec<ElementId>,
}

impl Selection {
    /// The selected elements, the first selected first.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ElementId> + '_ {
        self.elements.iter().copied()
    }

    /// How many are selected.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether nothing is selected.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// Whether this element is selected.
    #[must_use]
    pub fn contains(&self, element: ElementId) -> bool {
        self.elements.contains(&element)
    }

    /// The selected element, if it is the only one.
    #[must_use]
    pub fn single(&self) -> Option<ElementId> {
        match self.elements.as_slice() {
            [element] => Some(*element),
            _ => None,
        }
    }

    /// Selects this element alone, or nothing.
    pub(super) fn set(&mut self, element: Option<ElementId>) {
        self.elements.clear();
        self.elements.extend(element);
    }

    /// Selects these elements alone; what is named twice is selected once.
    pub(super) fn set_all(&mut self, elements: impl IntoIterator<Item = ElementId>) {
        self.elements.clear();
        for element in elements {
            if !self.elements.contains(&element) {
                self.elements.push(element);
            }
        }
    }

    /// Lets go of the elements that `keep` does not accept.
    pub(super) fn retain(&mut self, keep: impl Fn(ElementId) -> bool) {
        self.elements.retain(|&element| keep(element));
    }
}
