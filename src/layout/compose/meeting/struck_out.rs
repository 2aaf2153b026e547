//! What was, put back beside what is, so that it can be struck.

use super::lines::ChangeLine;
use crate::model::{Document, Element, ElementId, Journey, JourneyId, MeetingChange};

/// Numbers of what is put back: no id that was ever given is so high, for those have eight digits at most.
const BEYOND: u64 = 36_u64.pow(9);

/// A map with what was put back, and under which id each.
pub(super) struct WithStruck {
    pub(super) document: Document,
    /// What is put back, with the number of its line.
    pub(super) struck: Vec<(ElementId, usize)>,
}

/// Puts what went, and what a thing said before it was changed, back into its lane. What figures and curves follow from is not: a
/// drop-off or a feeling that stood there twice would change all behind it.
pub(super) fn with_struck(document: &Document, journey: JourneyId, changes: &[ChangeLine]) -> WithStruck {
    let mut with = WithStruck { document: document.clone(), struck: Vec::new() };
    let Some(map) = with.document.journeys.get_mut(journey) else { return with };
    for (line, at) in changes.iter().zip(0_usize..) {
        for change in line.change.all() {
            let Some(before) = change.before.as_deref().filter(|before| stands_in_a_lane(before)) else { continue };
            if !says_otherwise(change) || !has_room(map, before) {
                continue;
            }
            let number = BEYOND + u64::try_from(with.struck.len()).unwrap_or_default();
            let mut old = before.clone().numbered(number);
            if let Element::Solution(solution) = &mut old {
                // What is struck helps nobody any more: the ranking would name it.
                solution.barriers.clear();
            }
            with.struck.push((old.id(), at));
            // Beside what took its place, or at the end.
            let index = map.position(change.element).unwrap_or(usize::MAX);
            old.insert_into(map, index);
        }
    }
    with
}

const fn stands_in_a_lane(element: &Element) -> bool {
    matches!(
        element,
        Element::Note(_) | Element::Touchpoint(_) | Element::Barrier(_) | Element::Solution(_) | Element::Metric(_)
    )
}

/// Whether it is gone, or the words on it are others: what only stands elsewhere is marked where it is.
fn says_otherwise(change: &MeetingChange) -> bool {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return change.after.is_none() };
    before.element().texts() != after.element().texts()
}

/// Whether what it stands in is still there.
fn has_room(map: &Journey, element: &Element) -> bool {
    element.element().holders().into_iter().flatten().all(|holder| map.holds(holder))
}
