//! What is locked stays where and as it is.

use super::{Edit, Element, StepName};
use crate::model::{Document, ElementId, ElementRef, Journey, JourneyId, LaneId, StageId};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// From so many edits on it pays to look first whether anything is locked at all.
const MANY: usize = 64;

/// Whether an element has a lock of its own.
#[must_use]
pub const fn can_lock(element: ElementId) -> bool {
    use ElementId::{Barrier, Lane, Metric, Note, Solution, Stage, Touchpoint};
    matches!(element, Touchpoint(_) | Barrier(_) | Solution(_) | Metric(_) | Note(_) | Stage(_) | Lane(_))
}

/// The edit that locks the selected elements, or unlocks them if all are locked; `None` if none has a lock of its own.
#[must_use]
pub fn toggle_lock(document: &Document, selection: &[ElementId]) -> Option<Edit> {
    let lock = Toggle {
        can: can_lock,
        is: |element| element.locked(),
        set: Element::set_locked,
        names: [StepName::Lock, StepName::Unlock],
    };
    lock.edit(document, selection)
}

/// Something that is said of an element, or is not.
pub(super) struct Toggle {
    /// Of what it can be said.
    pub(super) can: fn(ElementId) -> bool,
    /// Whether it is said.
    pub(super) is: fn(ElementRef<'_>) -> bool,
    /// Says it, or takes it back; `false` where it cannot be said.
    pub(super) set: fn(&mut Element, bool) -> bool,
    /// What the two are called.
    pub(super) names: [StepName; 2],
}

impl Toggle {
    /// The edit that says it of all that is selected, or takes it back where it is said of all; `None` if it can be said of none.
    pub(super) fn edit(&self, document: &Document, selection: &[ElementId]) -> Option<Edit> {
        let able: Vec<ElementRef<'_>> = selection
            .iter()
            .filter(|element| (self.can)(**element))
            .filter_map(|element| document.element(*element))
            .collect();
        let on = able.iter().any(|element| !(self.is)(*element));
        let edits: Vec<Edit> = able
            .into_iter()
            .filter(|element| (self.is)(*element) != on)
            .filter_map(|element| {
                let mut copy = Element::copy_of(element)?;
                (self.set)(&mut copy, on).then(|| Edit::Change(Box::new(copy)))
            })
            .collect();
        let [said, taken_back] = self.names;
        let name = if on { said } else { taken_back };
        (!edits.is_empty()).then_some(Edit::Several { name, edits })
    }
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
    journey.lane_of(found.element()).filter(|lane| lane.locked).map(|lane| ElementId::Lane(lane.id))
}

/// The first locked element that an edit would move, change, take out or put something into; `None` if the edit may go on.
/// Locking, unlocking, showing, hiding and marking as confidential are always free, and so is what comes with a stage that is new itself. A lane that is
/// new holds nothing, but a locked stage is closed to what would stand in it there as well.
#[must_use]
pub fn forbidden(document: &Document, edit: &Edit) -> Option<ElementId> {
    // Thousands of moves need not ask one by one where nothing is locked.
    if matches!(edit, Edit::Several { edits, .. } if edits.len() > MANY) && !document.journeys.iter().any(has_locks) {
        return None;
    }
    let held = |element: ElementId| document.is_locked(element).then_some(element);
    match edit {
        Edit::DescribeProject(_)
        | Edit::DescribeJourney { .. }
        | Edit::AddPicture(_)
        | Edit::SetFunnel { .. }
        | Edit::SetScript(_)
        | Edit::SetAudiences(_)
        | Edit::SetMeetings(_)
        | Edit::SetWhatIfs { .. } => None,
        Edit::Add { journey, element, .. } => joined(document, *journey, element),
        Edit::Change(element) => {
            let held = held(element.id()).filter(|_| changes_more_than_its_state(document, element));
            held.or_else(|| came_into(document, element))
        }
        Edit::Remove(ids) => held_with(document, ids),
        Edit::Reorder { element, .. } => held(*element),
        Edit::MoveLabel { id, .. } => held(ElementId::Emotion(*id)),
        Edit::MoveToStage { .. }
        | Edit::MoveTouchpoint { .. }
        | Edit::MoveEmotion { .. }
        | Edit::MoveDropOff { .. } => {
            let (element, stage) = destination(edit)?;
            held(element).or_else(|| entered(document, element, stage))
        }
        Edit::Several { edits, .. } => edits.iter().find_map(|edit| forbidden(document, edit)),
        Edit::SetPortrait { persona, .. } => held(ElementId::Persona(*persona)),
    }
}

/// What an edit moves, and to which stage; `None` for an edit that moves nothing between stages.
#[must_use]
pub const fn destination(edit: &Edit) -> Option<(ElementId, StageId)> {
    Some(match edit {
        Edit::MoveToStage { element, stage } => (*element, *stage),
        Edit::MoveTouchpoint { id, stage, .. } => (ElementId::Touchpoint(*id), *stage),
        Edit::MoveEmotion { id, stage, .. } => (ElementId::Emotion(*id), *stage),
        Edit::MoveDropOff { id, stage, .. } => (ElementId::DropOff(*id), *stage),
        _ => return None,
    })
}

/// The locked stage that an element would come into from another.
#[must_use]
pub fn entered(document: &Document, element: ElementId, stage: StageId) -> Option<ElementId> {
    let (journey, element) = document.journey_of(element).zip(document.element(element))?;
    enters_lock(journey, element, stage).then_some(ElementId::Stage(stage))
}

/// Whether an element of a journey would come from another stage into a locked one.
#[must_use]
pub fn enters_lock(journey: &Journey, element: ElementRef<'_>, stage: StageId) -> bool {
    element.stage() != Some(stage) && journey.stages.get(stage).is_some_and(|stage| stage.locked)
}

/// Whether something new may be put into a stage and a lane, if there is one: no lock holds either.
#[must_use]
pub fn takes(journey: &Journey, stage: StageId, lane: impl Into<Option<LaneId>>) -> bool {
    closed(journey, stage, lane.into()).is_none()
}

/// The locked one of a stage and a lane.
fn closed(journey: &Journey, stage: StageId, lane: Option<LaneId>) -> Option<ElementId> {
    let stage = journey.stages.get(stage).filter(|stage| stage.locked).map(|stage| ElementId::Stage(stage.id));
    let lane = || lane.and_then(|lane| journey.lanes.get(lane)).filter(|lane| lane.locked);
    stage.or_else(|| lane().map(|lane| ElementId::Lane(lane.id)))
}

/// The locked stage or lane that a new element would come into. One that the document does not have yet has no lock.
fn joined(document: &Document, journey: JourneyId, element: &Element) -> Option<ElementId> {
    let journey = document.journey(journey)?;
    let (stage, lane) = cell(journey, element)?;
    closed(journey, journey.stages.get(stage)?.id, lane)
}

/// Where an element stands that is put into a journey.
fn cell(journey: &Journey, element: &Element) -> Option<(StageId, Option<LaneId>)> {
    let element = element.element();
    Some((element.stage()?, journey.lane_of(element).map(|lane| lane.id)))
}

/// The locked stage or lane that an element comes into by being changed.
fn came_into(document: &Document, next: &Element) -> Option<ElementId> {
    let (journey, was) = document.located(next.id())?;
    let (stage, lane) = cell(journey, next)?;
    let elsewhere = was.stage() != Some(stage) || journey.lane_of(was.element()).map(|lane| lane.id) != lane;
    elsewhere.then(|| closed(journey, stage, lane)).flatten()
}

/// Whether a lock of any kind stands in a journey.
fn has_locks(journey: &Arc<Journey>) -> bool {
    journey.elements().any(ElementRef::locked)
}

/// The first locked element among these, or among what goes with them where they are taken out.
#[must_use]
pub fn held_with(document: &Document, ids: &[ElementId]) -> Option<ElementId> {
    let gone: FxHashSet<ElementId> = ids.iter().copied().collect();
    let own = ids.iter().copied().find(|&id| document.is_locked(id));
    let holders = ids.iter().any(|id| matches!(id, ElementId::Stage(_) | ElementId::Lane(_) | ElementId::Persona(_)));
    own.or_else(|| {
        let mut journeys = document.journeys.iter().filter(|_| holders);
        journeys.find_map(|journey| {
            let goes = |element: &ElementRef<'_>| {
                let mut holders = element.element().holders().into_iter().flatten();
                holders.any(|holder| gone.contains(&holder)) && journey.locks(*element)
            };
            journey.standing().find(goes).map(ElementRef::id)
        })
    })
}

/// Whether an element would differ from what it is by more than its lock, whether it is shown and to whom.
fn changes_more_than_its_state(document: &Document, next: &Element) -> bool {
    let Some(mut was) = document.element(next.id()).and_then(Element::copy_of) else { return true };
    let mut is = next.clone();
    for element in [&mut was, &mut is] {
        element.set_locked(false);
        element.set_confidential(false);
        match element {
            Element::Stage(stage) => stage.visible = true,
            Element::Lane(lane) => lane.visible = true,
            _ => {}
        }
    }
    was != is
}
