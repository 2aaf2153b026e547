//! What is locked stays where and as it is.

use crate::edit::{Edit, Element};
use crate::model::{Document, ElementId, ElementRef};

/// Whether an element has a lock of its own.
#[must_use]
pub const fn can_lock(element: ElementId) -> bool {
    use ElementId::{Barrier, Lane, Metric, Note, Solution, Stage, Touchpoint};
    matches!(element, Touchpoint(_) | Barrier(_) | Solution(_) | Metric(_) | Note(_) | Stage(_) | Lane(_))
}

/// The edit that locks the selected elements, or unlocks them if all are locked; `None` if none has a lock of its own.
#[must_use]
pub fn toggle_lock(document: &Document, selection: &[ElementId]) -> Option<Edit> {
    let lockable: Vec<ElementRef<'_>> = selection
        .iter()
        .filter(|element| can_lock(**element))
        .filter_map(|element| document.element(*element))
        .collect();
    let locks = lockable.iter().any(|element| !element.locked());
    let edits: Vec<Edit> = lockable
        .into_iter()
        .filter(|element| element.locked() != locks)
        .filter_map(|element| {
            let mut copy = Element::copy_of(element)?;
            copy.set_locked(locks).then(|| Edit::Change(Box::new(copy)))
        })
        .collect();
    let name = if locks { "edit-lock" } else { "edit-unlock" };
    (!edits.is_empty()).then_some(Edit::Several { name, edits })
}

/// What holds an element: itself, or the stage or lane it stands in; `None` if it is not locked.
#[must_use]
pub fn locked_by(document: &Document, element: ElementId) -> Option<ElementId> {
    if !document.is_locked(element) {
        return None;
    }
    let found = document.element(element)?;
    if found.locked() {
        return Some(element);
    }
    let journey = document.journey_of(element)?;
    if let Some(stage) = found.stage().and_then(|stage| journey.stages.get(stage)).filter(|stage| stage.locked) {
        return Some(ElementId::Stage(stage.id));
    }
    let mut lanes = journey.lanes.iter().filter(|lane| lane.locked);
    let lane = match found {
        ElementRef::Note(note) => lanes.find(|lane| lane.id == note.lane),
        _ => lanes.find(|lane| Some(lane.kind) == found.lane_kind()),
    };
    lane.map(|lane| ElementId::Lane(lane.id))
}

/// The first locked element that an edit would move, change or take out; `None` if the edit may go on. Locking, unlocking,
/// showing and hiding are always free.
#[must_use]
pub fn forbidden(document: &Document, edit: &Edit) -> Option<ElementId> {
    let held = |element: ElementId| document.is_locked(element).then_some(element);
    match edit {
        Edit::DescribeProject(_) | Edit::DescribeJourney { .. } | Edit::Add { .. } | Edit::AddPicture(_) => None,
        Edit::Change(element) => held(element.id()).filter(|_| changes_more_than_its_state(document, element)),
        Edit::Remove(ids) => ids.iter().copied().find_map(held),
        Edit::Reorder { element, .. } | Edit::MoveToStage { element, .. } => held(*element),
        Edit::MoveTouchpoint { id, .. } => held(ElementId::Touchpoint(*id)),
        Edit::MoveEmotion { id, .. } => held(ElementId::Emotion(*id)),
        Edit::MoveDropOff { id, .. } => held(ElementId::DropOff(*id)),
        Edit::Several { edits, .. } => edits.iter().find_map(|edit| forbidden(document, edit)),
        Edit::SetPortrait { persona, .. } => held(ElementId::Persona(*persona)),
    }
}

/// Whether an element would differ from what it is by more than its lock and whether it is shown.
fn changes_more_than_its_state(document: &Document, next: &Element) -> bool {
    let Some(mut was) = document.element(next.id()).and_then(Element::copy_of) else { return true };
    let mut is = next.clone();
    for element in [&mut was, &mut is] {
        element.set_locked(false);
        match element {
            Element::Stage(stage) => stage.visible = true,
            Element::Lane(lane) => lane.visible = true,
            _ => {}
        }
    }
    was != is
}
