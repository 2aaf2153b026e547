//! What belongs to a touchpoint goes where that goes.

use super::rows;
use crate::edit::{Edit, Element, StepName, apply};
use crate::layout::Frame;
use crate::model::{Document, ElementId, ElementRef, Journey, PersonaId, Share, StageId, Touchpoint, TouchpointId};
use rustc_hash::{FxHashMap, FxHashSet};

/// The edits that take emotion points and drop-offs along with the touchpoints in hand: as far along the sheet as their
/// touchpoint came since `start`, and no further than the stage it came to. What is in hand itself is moved by the hand, what
/// is locked stays, and so does what stands at another stage than its touchpoint.
pub(super) fn along(frame: &Frame, start: &Journey, now: &Journey, in_hand: &dyn Fn(ElementId) -> bool) -> Vec<Edit> {
    let place = |card: Option<TouchpointId>, (stage, at): (StageId, Share), locked: bool| {
        let card = card.filter(|&card| !locked && in_hand(ElementId::Touchpoint(card)))?;
        let (was, is) = (start.touchpoints.get(card)?, now.touchpoints.get(card)?);
        let way = middle(frame, is)? - middle(frame, was)?;
        let x = (was.stage == stage).then(|| frame.x_of(stage, at))?? + way;
        let column = frame.column(is.stage)?;
        // A share keeps within its stage.
        Some((is.stage, Share::new((x - column.left) / (column.right - column.left).max(1.0))))
    };
    let mut edits = Vec::new();
    for point in
        now.emotions.iter().filter(|point| point.touchpoint.is_some() && !in_hand(ElementId::Emotion(point.id)))
    {
        let Some(was) = start.emotions.get(point.id) else { continue };
        let to = place(point.touchpoint, (was.stage, was.at), start.locks(ElementRef::Emotion(was)));
        if let Some((stage, at)) = to.filter(|&to| to != (point.stage, point.at)) {
            edits.push(Edit::MoveEmotion { id: point.id, stage, at, value: point.value });
        }
    }
    for dropoff in now.dropoffs.iter().filter(|one| one.touchpoint.is_some() && !in_hand(ElementId::DropOff(one.id))) {
        let Some(was) = start.dropoffs.get(dropoff.id) else { continue };
        let to = place(dropoff.touchpoint, (was.stage, was.at), start.locks(ElementRef::DropOff(was)));
        if let Some((stage, at)) = to.filter(|&to| to != (dropoff.stage, dropoff.at)) {
            edits.push(Edit::MoveDropOff { id: dropoff.id, stage, at });
        }
    }
    edits
}

/// The edits, and those that take along what belongs to the touchpoints they move.
pub(super) fn with_linked(document: &Document, frame: &Frame, mut edits: Vec<Edit>, moved: &[ElementId]) -> Vec<Edit> {
    let journey = moved.iter().find_map(|&element| document.journey_of(element));
    let after = Edit::Several { name: StepName::MoveSelection, edits: edits.clone() };
    if let (Some(journey), Ok(next)) = (journey, apply(document, &after))
        && let Some(now) = next.journey(journey.id)
    {
        let in_hand: FxHashSet<ElementId> = moved.iter().copied().collect();
        edits.extend(along(frame, journey, now, &|element| in_hand.contains(&element)));
    }
    edits
}

/// The x of the middle of the slot of a card's place: how far a card came does not follow from how others flow.
fn middle(frame: &Frame, card: &Touchpoint) -> Option<f64> {
    Some(frame.card_left(card.stage, card.at)? + frame.card_slots(card.stage)?.width / 2.0)
}

/// The edit that links each of these emotion points and drop-offs to the nearest touchpoint of its stage; `None` where there is
/// nothing to link.
#[must_use]
pub fn link_nearest(document: &Document, frame: &Frame, selection: &[ElementId]) -> Option<Edit> {
    let journey = selection.iter().find_map(|&element| document.journey_of(element))?;
    let mut cards: FxHashMap<StageId, Vec<(f64, &Touchpoint)>> = FxHashMap::default();
    let mut stood: FxHashMap<TouchpointId, f64> = FxHashMap::default();
    for column in &frame.stages {
        let Some(slots) = frame.card_slots(column.id) else { continue };
        let found = rows::slots_of(journey, frame, column.id).unwrap_or_default();
        stood.extend(found.into_iter().map(|(card, slot)| (card, slots.left_of(slot) + slots.width / 2.0)));
    }
    for card in &journey.touchpoints {
        let stands = stood.get(&card.id).copied().or_else(|| middle(frame, card));
        cards.entry(card.stage).or_default().push((stands.unwrap_or(f64::INFINITY), card));
    }
    let edits: Vec<Edit> = selection
        .iter()
        .filter(|&&element| !document.is_locked(element))
        .filter_map(|&element| {
            let (stage, at, persona) = match document.element(element)? {
                ElementRef::Emotion(point) => (point.stage, point.at, point.persona),
                ElementRef::DropOff(dropoff) => (dropoff.stage, dropoff.at, dropoff.persona),
                _ => return None,
            };
            let card = nearest(cards.get(&stage)?, frame.x_of(stage, at)?, persona)?;
            linked(document, element, Some(card))
        })
        .collect();
    (!edits.is_empty()).then_some(Edit::Several { name: StepName::Link, edits })
}

/// The touchpoint of a stage nearest to an x; where some are passed by the persona, the nearest of those.
fn nearest(cards: &[(f64, &Touchpoint)], x: f64, persona: PersonaId) -> Option<TouchpointId> {
    let passes = |card: &Touchpoint| card.personas.is_empty() || card.personas.contains(&persona);
    let nearer = |(one, other): (f64, f64)| (one - x).abs().total_cmp(&(other - x).abs());
    let found = cards
        .iter()
        .min_by(|(one_x, one), (other_x, other)| passes(other).cmp(&passes(one)).then(nearer((*one_x, *other_x))));
    found.map(|(_, card)| card.id)
}

/// The edit that links an emotion point or drop-off to a touchpoint, and moves it there where that stands at another stage; or
/// takes the link away. `None` where that changes nothing.
#[must_use]
pub fn linked(document: &Document, element: ElementId, card: Option<TouchpointId>) -> Option<Edit> {
    let journey = document.journey_of(element)?;
    let target = match card {
        Some(card) => Some(journey.touchpoints.get(card)?),
        None => None,
    };
    let was = document.element(element)?;
    let (stage, at) = match target {
        Some(target) if was.stage() != Some(target.stage) => (target.stage, target.at),
        _ => was.stage().zip(was.at())?,
    };
    let was = Element::copy_of(was)?;
    let mut is = was.clone();
    let (home, moves) = match &mut is {
        Element::Emotion(point) => {
            let home = std::mem::replace(&mut point.stage, stage);
            (point.at, point.touchpoint) = (at, card);
            (home, Edit::MoveEmotion { id: point.id, stage, at, value: point.value })
        }
        Element::DropOff(dropoff) => {
            let home = std::mem::replace(&mut dropoff.stage, stage);
            (dropoff.at, dropoff.touchpoint) = (at, card);
            (home, Edit::MoveDropOff { id: dropoff.id, stage, at })
        }
        _ => return None,
    };
    if is == was {
        return None;
    }
    // A move is told as such, so that the lock of the stage it goes to is heard.
    let moved = (home != stage).then_some(moves);
    let edits = moved.into_iter().chain([Edit::Change(Box::new(is))]).collect();
    Some(Edit::Several { name: StepName::Link, edits })
}
