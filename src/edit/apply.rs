//! The one place where a document becomes the next document.

use super::reference::{check_picture, check_references, known_stage, require};
use super::removal::remove;
use super::{Edit, EditError, Element};
use crate::model::{
    Document, DropOff, ElementId, ElementRef, EmotionPoint, Field, Framing, Funnel, Id, Image, ImageHash, Items,
    Journey, JourneyId, Keyed, Labelling, MapElement, Meeting, PersonaId, Script, StageId, TouchpointId,
    for_each_kind_of_journey,
};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::mem::discriminant;
use std::sync::Arc;

/// Gives the document after the edit. The given one is untouched; what the edit does not concern is shared by both.
///
/// # Errors
/// [`EditError`] where the edit names what does not exist or would break an invariant.
pub fn apply(document: &Document, edit: &Edit) -> Result<Document, EditError> {
    let mut next = document.clone();
    perform(&mut next, edit)?;
    check_lengths(document, &next, edit)?;
    // Only at the end, in one pass, however many cards went to other stages.
    if may_move_cards(edit) {
        let mut said = FxHashSet::default();
        stated(edit, &mut said);
        take_along(document, &mut next, &said);
    }
    // Only at the end: between the edits of one intent a picture may stand there that nothing shows yet.
    if may_drop_images(edit) {
        drop_unused_images(&mut next);
    }
    Ok(next)
}

/// Refuses a text that an edit makes longer than it may be. One that was longer before stays, and may become shorter.
fn check_lengths(old: &Document, next: &Document, edit: &Edit) -> Result<(), EditError> {
    let element = match edit {
        Edit::Several { edits, .. } => return edits.iter().try_for_each(|edit| check_lengths(old, next, edit)),
        Edit::Add { element, .. } | Edit::Change(element) => element.id(),
        Edit::DescribeProject(_) => ElementId::Project,
        Edit::DescribeJourney { journey, .. } => ElementId::Journey(*journey),
        Edit::SetScript(_) => return check_script(&old.project.script, &next.project.script),
        _ => return Ok(()),
    };
    // An edit of the same intent may have taken it out again.
    for (field, text) in next.element(element).map(ElementRef::texts).unwrap_or_default() {
        let before = || old.element(element).and_then(|was| was.text(field)).unwrap_or_default();
        check_length(element, field, text, before)?;
    }
    Ok(())
}

/// The same for what views of a script are called and what the speaker says at them.
fn check_script(old: &Script, next: &Script) -> Result<(), EditError> {
    next.views.iter().try_for_each(|view| {
        let was = || old.views.iter().find(|was| was.id == view.id);
        check_length(ElementId::Project, Field::Title, &view.title, || was().map_or("", |was| was.title.as_str()))?;
        check_length(ElementId::Project, Field::Text, &view.note, || was().map_or("", |was| was.note.as_str()))
    })
}

fn check_length<'a>(
    element: ElementId,
    field: Field,
    text: &str,
    before: impl FnOnce() -> &'a str,
) -> Result<(), EditError> {
    let limit = field.most_letters();
    // Most texts are shorter in bytes, which need not be counted.
    let too_long = text.len() > limit && text.chars().count() > limit;
    if too_long && text.chars().count() > before().chars().count() {
        return Err(EditError::TooLong { element, field, limit });
    }
    Ok(())
}

/// Whether the last element that showed a picture may be gone after the edit, or a picture came that nothing shows.
fn may_drop_images(edit: &Edit) -> bool {
    match edit {
        Edit::Several { edits, .. } => edits.iter().any(may_drop_images),
        Edit::Change(element) => matches!(**element, Element::Persona(_) | Element::Touchpoint(_)),
        Edit::Remove(_) | Edit::AddPicture(_) | Edit::SetPortrait { .. } | Edit::SetMeetings(_) => true,
        _ => false,
    }
}

/// Whether a touchpoint may stand at another stage after the edit.
fn may_move_cards(edit: &Edit) -> bool {
    match edit {
        Edit::Several { edits, .. } => edits.iter().any(may_move_cards),
        Edit::Change(element) => matches!(**element, Element::Touchpoint(_)),
        Edit::MoveTouchpoint { .. } => true,
        _ => false,
    }
}

/// The elements of which an edit says as a whole what they are afterwards.
fn stated(edit: &Edit, found: &mut FxHashSet<ElementId>) {
    match edit {
        Edit::Several { edits, .. } => edits.iter().for_each(|edit| stated(edit, found)),
        Edit::Change(element) => {
            found.insert(element.id());
        }
        _ => {}
    }
}

/// Takes emotion points and drop-offs to the stage to which their touchpoint went, unless the edit moved them itself or is what
/// said where they stand. What is locked stays.
fn take_along(old: &Document, next: &mut Document, said: &FxHashSet<ElementId>) {
    let linked = |journey: &Journey| {
        journey.emotions.iter().any(|point| point.touchpoint.is_some())
            || journey.dropoffs.iter().any(|dropoff| dropoff.touchpoint.is_some())
    };
    next.journeys.update_each(|journey| {
        let before = old.journey(journey.id).filter(|before| !before.touchpoints.same(&journey.touchpoints))?;
        let (was, is) = (&before.touchpoints, &journey.touchpoints);
        let elsewhere = !was.same_members(is) || was.differing(is).any(|(was, is)| was.stage != is.stage);
        if !elsewhere || !linked(journey) {
            return None;
        }
        let moved = |card: Option<TouchpointId>, stage: StageId| {
            let (was, is) = (before.touchpoints.get(card?)?.stage, journey.touchpoints.get(card?)?.stage);
            (was != is && stage == was).then_some(is)
        };
        let mut after = journey.clone();
        after.emotions.update_each(|point| {
            let stage = moved(point.touchpoint, point.stage)?;
            let was = before.emotions.get(point.id);
            let held = was.is_some_and(|was| before.locks(ElementRef::Emotion(was)));
            (!held && !said.contains(&point.id.element())).then(|| EmotionPoint { stage, ..point.clone() })
        });
        after.dropoffs.update_each(|dropoff| {
            let stage = moved(dropoff.touchpoint, dropoff.stage)?;
            let was = before.dropoffs.get(dropoff.id);
            let held = was.is_some_and(|was| before.locks(ElementRef::DropOff(was)));
            (!held && !said.contains(&dropoff.id.element())).then(|| DropOff { stage, ..dropoff.clone() })
        });
        Some(after)
    });
}

/// Changes a document that is nobody else's yet; after an error it is of no use.
fn perform(next: &mut Document, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Several { edits, .. } => {
            // Moves that follow each other are made in one go: there may be thousands of them.
            let mut runs = edits.chunk_by(|one, other| match (one, other) {
                (Edit::Reorder { element: one, .. }, Edit::Reorder { element: other, .. }) => {
                    discriminant(one) == discriminant(other)
                }
                _ => moved(one).is_some() && moved(other).is_some(),
            });
            runs.try_for_each(|run| match run {
                [Edit::Reorder { .. }, ..] => reorder(next, run),
                [edit] => perform(next, edit),
                _ => move_all(next, run),
            })?;
        }
        Edit::DescribeProject(project) => {
            let mut project = project.as_ref().clone();
            project.sheet = project.sheet.tamed();
            project.print = project.print.tamed();
            project.script = tamed(project.script);
            next.project = Arc::new(project);
        }
        Edit::DescribeJourney { journey, title, scenario, kind } => {
            in_journey(next, *journey, |journey| {
                journey.title.clone_from(title);
                journey.scenario.clone_from(scenario);
                journey.kind = *kind;
                Ok(())
            })?;
        }
        Edit::Add { journey, element, index } => add(next, *journey, element, index.unwrap_or(usize::MAX))?,
        Edit::Change(element) => change(next, element)?,
        Edit::Remove(ids) => remove(next, ids)?,
        Edit::Reorder { .. } => reorder(next, std::slice::from_ref(edit))?,
        Edit::MoveLabel { id, place } => in_journey_of(next, ElementId::Emotion(*id), |journey| {
            amend(&mut journey.emotions, *id, |point| {
                point.set_label(Labelling::Pinned);
                point.label_at = Some(*place);
            });
            Ok(())
        })?,
        Edit::MoveTouchpoint { .. } | Edit::MoveEmotion { .. } | Edit::MoveDropOff { .. } => {
            move_all(next, std::slice::from_ref(edit))?;
        }
        Edit::SetFunnel { journey, funnel } => set_funnel(next, *journey, funnel)?,
        Edit::SetScript(script) => Arc::make_mut(&mut next.project).script = tamed(Arc::clone(script)),
        Edit::SetAudiences(audiences) => Arc::make_mut(&mut next.project).audiences = Arc::clone(audiences),
        Edit::SetMeetings(meetings) => Arc::make_mut(&mut next.project).meetings = Arc::clone(meetings),
        Edit::SetWhatIfs { journey, what_ifs } => in_journey(next, *journey, |journey| {
            journey.what_ifs = Arc::clone(what_ifs);
            Ok(())
        })?,
        Edit::MoveToStage { element, stage } => move_to_stage(next, *element, *stage)?,
        Edit::AddPicture(image) => keep_image(next, image),
        Edit::SetPortrait { persona, image, crop } => set_portrait(next, *persona, image.as_ref(), *crop)?,
    }
    Ok(())
}

/// A script for a room that there can be.
fn tamed(mut script: Arc<Script>) -> Arc<Script> {
    let room = script.room.tamed();
    if room != script.room {
        Arc::make_mut(&mut script).room = room;
    }
    script
}

/// Changes one journey of the document, copying only what the document shares with others.
fn in_journey<T>(
    document: &mut Document,
    id: JourneyId,
    change: impl FnOnce(&mut Journey) -> Result<T, EditError>,
) -> Result<T, EditError> {
    document.journeys.get_mut(id).ok_or(EditError::Unknown(ElementId::Journey(id))).and_then(change)
}

/// Changes the journey that holds the element.
fn in_journey_of<T>(
    document: &mut Document,
    element: ElementId,
    change: impl FnOnce(&mut Journey) -> Result<T, EditError>,
) -> Result<T, EditError> {
    let journey = document.journey_of(element).ok_or(EditError::Unknown(element))?.id;
    in_journey(document, journey, change)
}

/// What an edit moves along the map and nothing else.
const fn moved(edit: &Edit) -> Option<ElementId> {
    match edit {
        Edit::MoveTouchpoint { id, .. } => Some(ElementId::Touchpoint(*id)),
        Edit::MoveEmotion { id, .. } => Some(ElementId::Emotion(*id)),
        Edit::MoveDropOff { id, .. } => Some(ElementId::DropOff(*id)),
        _ => None,
    }
}

/// Moves elements, as many of them at a time as follow each other in one journey.
fn move_all(document: &mut Document, mut moves: &[Edit]) -> Result<(), EditError> {
    while let Some(element) = moves.first().and_then(moved) {
        moves = in_journey_of(document, element, |journey| {
            let mut left = moves;
            while let [first, rest @ ..] = left
                && move_in(journey, first)?
            {
                left = rest;
            }
            Ok(left)
        })?;
    }
    Ok(())
}

/// Moves an element of a journey; `false` where that does not hold it.
fn move_in(journey: &mut Journey, edit: &Edit) -> Result<bool, EditError> {
    let Some((element, place)) = moved(edit).and_then(|element| Some((element, journey.position(element)?))) else {
        return Ok(false);
    };
    match edit {
        Edit::MoveTouchpoint { stage, at, row, .. } => {
            known_stage(journey, element, *stage)?;
            if let Some(touchpoint) = journey.touchpoints.at_mut(place) {
                (touchpoint.stage, touchpoint.at, touchpoint.row) = (*stage, *at, *row);
            }
        }
        Edit::MoveEmotion { stage, at, value, .. } => {
            known_stage(journey, element, *stage)?;
            if let Some(point) = journey.emotions.at_mut(place) {
                (point.stage, point.at, point.value) = (*stage, *at, *value);
            }
        }
        Edit::MoveDropOff { stage, at, .. } => {
            known_stage(journey, element, *stage)?;
            if let Some(dropoff) = journey.dropoffs.at_mut(place) {
                (dropoff.stage, dropoff.at) = (*stage, *at);
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Changes one element of a list, copying only that element.
fn amend<T: Keyed + Clone>(items: &mut Items<T>, id: T::Id, change: impl FnOnce(&mut T)) {
    if let Some(item) = items.get_mut(id) {
        change(item);
    }
}

fn add(document: &mut Document, journey: JourneyId, element: &Element, index: usize) -> Result<(), EditError> {
    let id = element.id();
    if document.has(id) {
        return Err(EditError::Taken(id));
    }
    let holder = document.journey(journey).ok_or(EditError::Unknown(ElementId::Journey(journey)))?;
    check_references(document, holder, element)?;
    if let Element::Persona(persona) = element {
        document.personas.insert(index, persona.clone());
        return Ok(());
    }
    in_journey(document, journey, |journey| {
        element.clone().insert_into(journey, index);
        Ok(())
    })
}

fn change(document: &mut Document, element: &Element) -> Result<(), EditError> {
    let id = element.id();
    if let Element::Persona(persona) = element {
        if document.persona(persona.id).is_none() {
            return Err(EditError::Unknown(id));
        }
        check_picture(document, persona.portrait)?;
        document.personas.replace(persona.clone());
        return Ok(());
    }
    let journey = document.journey_of(id).ok_or(EditError::Unknown(id))?;
    check_references(document, journey, element)?;
    let journey = journey.id;
    in_journey(document, journey, |journey| {
        element.clone().replace_in(journey);
        // A lane that turns into one without texts takes its texts with it, as removing it would.
        if let Element::Lane(lane) = element
            && !lane.kind.holds_notes()
        {
            journey.notes.retain(|note| note.lane != lane.id);
        }
        Ok(())
    })
}

/// Moves elements of one kind in their list, as many at a time as follow each other in one journey.
fn reorder(document: &mut Document, mut edits: &[Edit]) -> Result<(), EditError> {
    while let Some(Edit::Reorder { element: first, .. }) = edits.first() {
        match first {
            ElementId::Project => return Err(EditError::Immovable(*first)),
            ElementId::Persona(_) => return reorder_in(&mut document.personas, edits),
            ElementId::Journey(_) => return reorder_in(&mut document.journeys, edits),
            _ => {}
        }
        let journey = document.journey_of(*first).ok_or(EditError::Unknown(*first))?;
        let is_here =
            |edit: &&Edit| matches!(edit, Edit::Reorder { element, .. } if journey.position(*element).is_some());
        // The first is in this journey, or it would not have been found.
        let (here, others) = edits.split_at(edits.iter().take_while(is_here).count().max(1));
        in_journey(document, journey.id, |journey| reorder_own(journey, *first, here))?;
        edits = others;
    }
    Ok(())
}

macro_rules! reorder_own {
    ($($kind:ident $list:ident $row:tt)*) => {
        /// Moves elements of a journey, all of the kind that the first one is of.
        fn reorder_own(journey: &mut Journey, first: ElementId, edits: &[Edit]) -> Result<(), EditError> {
            match first {
                ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => Ok(()),
                $(ElementId::$kind(_) => reorder_in(&mut journey.$list, edits),)*
            }
        }
    };
}

for_each_kind_of_journey! { reorder_own }

fn reorder_in<T: Keyed<Id: Id>>(items: &mut Items<T>, edits: &[Edit]) -> Result<(), EditError> {
    let moves = edits.iter().filter_map(|edit| match edit {
        Edit::Reorder { element, index } => Some((T::Id::of(*element)?, *index)),
        _ => None,
    });
    let moves: Vec<(T::Id, usize)> = moves.collect();
    items.reorder_each(&moves).map_err(|id| EditError::Unknown(id.element()))
}

/// Takes over counted figures; each stage and persona may be counted once.
fn set_funnel(document: &mut Document, id: JourneyId, funnel: &Arc<Funnel>) -> Result<(), EditError> {
    let journey = document.journey(id).ok_or(EditError::Unknown(ElementId::Journey(id)))?;
    let mut seen = FxHashSet::default();
    for row in &funnel.rows {
        known_stage(journey, ElementId::Journey(id), row.stage)?;
        if let Some(persona) = row.persona {
            require(document.persona(persona).is_some(), ElementId::Journey(id), ElementId::Persona(persona))?;
        }
        if !seen.insert((row.persona, row.stage)) {
            return Err(EditError::CountedTwice(row.stage));
        }
    }
    in_journey(document, id, |journey| {
        journey.funnel = Arc::clone(funnel);
        Ok(())
    })
}

fn move_to_stage(document: &mut Document, id: ElementId, stage: StageId) -> Result<(), EditError> {
    let movable =
        matches!(id, ElementId::Note(_) | ElementId::Barrier(_) | ElementId::Solution(_) | ElementId::Metric(_));
    if !movable {
        return Err(EditError::Immovable(id));
    }
    in_journey_of(document, id, |journey| {
        known_stage(journey, id, stage)?;
        if let Some(slot) = journey.element_mut(id).and_then(MapElement::stage_mut) {
            *slot = stage;
        }
        Ok(())
    })
}

fn set_portrait(
    document: &mut Document,
    id: PersonaId,
    image: Option<&Arc<Image>>,
    crop: Option<Framing>,
) -> Result<(), EditError> {
    if document.persona(id).is_none() {
        return Err(EditError::Unknown(ElementId::Persona(id)));
    }
    if let Some(image) = image {
        keep_image(document, image);
    }
    amend(&mut document.personas, id, |persona| {
        persona.portrait = image.map(|image| image.hash());
        persona.crop = crop.filter(|_| image.is_some());
    });
    Ok(())
}

/// Puts a picture into the project; one that is there already stays the same pointer.
fn keep_image(document: &mut Document, image: &Arc<Image>) {
    if !document.images.contains_key(&image.hash()) {
        Arc::make_mut(&mut document.images).insert(image.hash(), Arc::clone(image));
    }
}

/// Lets go of pictures that no element shows, so that a project does not grow with every picture tried.
fn drop_unused_images(document: &mut Document) {
    if document.images.is_empty() {
        return;
    }
    let personas = document.personas.iter().map(ElementRef::Persona);
    let elements = personas.chain(document.journeys.iter().flat_map(|journey| journey.elements()));
    let mut shown: BTreeSet<ImageHash> = elements.filter_map(|element| element.element().picture()).collect();
    // What a meeting changed can be put back as it was, with its picture.
    shown.extend(document.project.meetings.iter().flat_map(Meeting::pictures));
    if document.images.len() != shown.len() || !document.images.keys().all(|hash| shown.contains(hash)) {
        Arc::make_mut(&mut document.images).retain(|hash, _| shown.contains(hash));
    }
}
