//! What is selected.

use crate::model::{ElementId, LaneId, StageId};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The selected elements, in the order in which they were selected, none twice; or one cell of the map, where something new
/// would go. Never part of the undo history. Cloning copies a pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Arc<Selected>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Selected {
    elements: Vec<ElementId>,
    known: FxHashSet<ElementId>,
    cell: Option<(StageId, LaneId)>,
}

impl Selection {
    /// These elements, in their order; what is named twice is selected once.
    #[must_use]
    pub fn of(elements: impl IntoIterator<Item = ElementId>) -> Self {
        let mut selected = Selected::default();
        for element in elements {
            if selected.known.insert(element) {
                selected.elements.push(element);
            }
        }
        Self(Arc::new(selected))
    }

    /// One cell and no element.
    #[must_use]
    pub fn of_cell(stage: StageId, lane: LaneId) -> Self {
        Self(Arc::new(Selected { cell: Some((stage, lane)), ..Selected::default() }))
    }

    /// The selected elements, the first selected first.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ElementId> + Clone + '_ {
        self.0.elements.iter().copied()
    }

    /// The selected elements side by side, the first selected first.
    #[must_use]
    pub fn as_slice(&self) -> &[ElementId] {
        &self.0.elements
    }

    /// How many elements are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.elements.len()
    }

    /// Whether no element is selected. A cell may be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.elements.is_empty()
    }

    /// Whether this element is selected.
    #[must_use]
    pub fn contains(&self, element: ElementId) -> bool {
        self.0.known.contains(&element)
    }

    /// The selected element, if it is the only one.
    #[must_use]
    pub fn single(&self) -> Option<ElementId> {
        match self.0.elements.as_slice() {
            [element] => Some(*element),
            _ => None,
        }
    }

    /// The selected cell, if it is a cell that is selected.
    #[must_use]
    pub fn cell(&self) -> Option<(StageId, LaneId)> {
        self.0.cell
    }

    /// This selection with an element added, or without it where it was selected.
    pub(super) fn toggled(&self, element: ElementId) -> Self {
        if self.contains(element) {
            Self::of(self.iter().filter(|&other| other != element))
        } else {
            self.with([element])
        }
    }

    /// This selection and these elements.
    pub(super) fn with(&self, elements: impl IntoIterator<Item = ElementId>) -> Self {
        Self::of(self.iter().chain(elements))
    }

    /// Lets go of what `keep` does not accept; stays the same value if that is nothing.
    pub(super) fn retain(&mut self, keep: impl Fn(ElementId) -> bool, keep_cell: impl Fn((StageId, LaneId)) -> bool) {
        if self.0.cell.is_some_and(|cell| !keep_cell(cell)) {
            *self = Self::default();
        } else if !self.iter().all(&keep) {
            *self = Self::of(self.iter().filter(|&element| keep(element)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TouchpointId;

    const fn card(number: u64) -> ElementId {
        ElementId::Touchpoint(TouchpointId::new(number))
    }

    #[test]
    fn what_is_selected_keeps_its_order_and_is_there_once() {
        let selection = Selection::of([3, 1, 3, 2, 1].map(card));
        assert_eq!(selection.as_slice(), [3, 1, 2].map(card));
        assert_eq!(selection.toggled(card(1)).as_slice(), [3, 2].map(card));
        assert_eq!(selection.toggled(card(4)).as_slice(), [3, 1, 2, 4].map(card));
        assert_eq!(selection.with([4, 3].map(card)).as_slice(), [3, 1, 2, 4].map(card));
        assert_eq!(selection.single(), None);
        assert_eq!(selection.toggled(card(3)).toggled(card(1)).single(), Some(card(2)));
    }

    #[test]
    fn a_cell_is_selected_alone_and_let_go_when_it_is_gone() {
        let cell = (StageId::new(1), LaneId::new(2));
        let selection = Selection::of_cell(cell.0, cell.1);
        assert!(selection.is_empty() && selection.cell() == Some(cell));
        let taken = selection.toggled(card(1));
        assert_eq!((taken.cell(), taken.single()), (None, Some(card(1))));
        let mut kept = selection.clone();
        kept.retain(|_| false, |there| there == cell);
        assert!(Arc::ptr_eq(&kept.0, &selection.0), "nothing is gone");
        kept.retain(|_| true, |_| false);
        assert_eq!(kept, Selection::default());
    }

    #[test]
    fn what_is_gone_is_let_go_and_a_selection_of_which_nothing_is_gone_is_the_same_value() {
        let selection = Selection::of([3, 1, 2].map(card));
        let mut kept = selection.clone();
        kept.retain(|_| true, |_| true);
        assert!(Arc::ptr_eq(&kept.0, &selection.0));
        kept.retain(|element| element != card(1), |_| true);
        assert_eq!(kept.as_slice(), [3, 2].map(card));
        assert!(!kept.contains(card(1)) && selection.contains(card(1)), "a copy is a value of its own");
    }
}
