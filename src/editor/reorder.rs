//! Moving what is selected one place earlier or later among its neighbours.

use crate::edit::{Edit, apply};
use crate::model::{Document, ElementId, ElementRef, Id, Items, Journey, Keyed, StageId, Touchpoint};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The edit that moves each selected element one place later (or earlier) in its order: a card one row down, a text, barrier,
/// solution or metric behind the next one of its cell, a stage or lane behind the next one on the sheet, a persona behind the
/// next. `None` if nothing can move. What is locked stays.
#[must_use]
pub fn reorder(document: &Document, selection: &[ElementId], later: bool) -> Option<Edit> {
    let mut order: Vec<(usize, ElementId)> =
        selection.iter().filter_map(|&element| Some((position(document, element)?, element))).collect();
    // The one in front goes first, so that none has to pass another that goes the same way.
    order.sort_by_key(|(place, _)| *place);
    if later {
        order.reverse();
    }
    let selected: FxHashSet<ElementId> = selection.iter().copied().collect();
    let mut scratch = document.clone();
    let journey = selection.iter().find_map(|&element| document.journey_of(element));
    let mut rows = journey.map(|journey| Rows::of(journey));
    let mut edits = Vec::new();
    for (_, element) in order {
        if document.is_locked(element) {
            continue;
        }
        if let (Some(ElementRef::Touchpoint(card)), Some(rows)) = (document.element(element), &mut rows) {
            edits.extend(rows.step(card, later, &selected));
        } else if let Some(edit) = step(&scratch, element, later, &selected)
            && let Ok(next) = apply(&scratch, &edit)
        {
            scratch = next;
            edits.push(edit);
        }
    }
    (!edits.is_empty()).then_some(Edit::Several { name: "edit-reorder", edits })
}

/// Where an element stands; of cards the row.
fn position(document: &Document, element: ElementId) -> Option<usize> {
    if let ElementId::Persona(id) = element {
        return document.personas.position(id);
    }
    let journey = document.journey_of(element)?;
    match element {
        ElementId::Stage(id) => journey.stages.position(id),
        ElementId::Lane(id) => journey.lanes.position(id),
        ElementId::Note(id) => journey.notes.position(id),
        ElementId::Touchpoint(id) => journey.touchpoints.get(id).and_then(|card| usize::try_from(card.row).ok()),
        ElementId::Barrier(id) => journey.barriers.position(id),
        ElementId::Solution(id) => journey.solutions.position(id),
        ElementId::Metric(id) => journey.metrics.position(id),
        ElementId::Project
        | ElementId::Persona(_)
        | ElementId::Journey(_)
        | ElementId::Emotion(_)
        | ElementId::DropOff(_) => None,
    }
}

fn step(document: &Document, element: ElementId, later: bool, selection: &FxHashSet<ElementId>) -> Option<Edit> {
    if let ElementId::Persona(id) = element {
        let index =
            next(&document.personas, id, later, |_| true, |other| selection.contains(&ElementId::Persona(other)))?;
        return Some(Edit::Reorder { element, index });
    }
    let journey: &Journey = document.journey_of(element)?;
    let selected = |element: ElementId| selection.contains(&element);
    let index = match document.element(element)? {
        ElementRef::Stage(stage) => {
            next(&journey.stages, stage.id, later, |other| other.visible, |id| selected(ElementId::Stage(id)))
        }
        ElementRef::Lane(lane) => {
            next(&journey.lanes, lane.id, later, |other| other.visible, |id| selected(ElementId::Lane(id)))
        }
        ElementRef::Note(note) => next(
            &journey.notes,
            note.id,
            later,
            |other| other.stage == note.stage && other.lane == note.lane,
            |id| selected(ElementId::Note(id)),
        ),
        ElementRef::Barrier(barrier) => next(
            &journey.barriers,
            barrier.id,
            later,
            |other| other.stage == barrier.stage,
            |id| selected(ElementId::Barrier(id)),
        ),
        ElementRef::Solution(solution) => next(
            &journey.solutions,
            solution.id,
            later,
            |other| other.stage == solution.stage,
            |id| selected(ElementId::Solution(id)),
        ),
        ElementRef::Metric(metric) => next(
            &journey.metrics,
            metric.id,
            later,
            |other| other.stage == metric.stage,
            |id| selected(ElementId::Metric(id)),
        ),
        ElementRef::Project(_)
        | ElementRef::Persona(_)
        | ElementRef::Journey(_)
        | ElementRef::Touchpoint(_)
        | ElementRef::Emotion(_)
        | ElementRef::DropOff(_) => None,
    };
    Some(Edit::Reorder { element, index: index? })
}

/// The place of the next (or previous) element beside which this one stands on the sheet; `None` at the end of the row and
/// before one that is selected too.
fn next<T: Keyed>(
    items: &Items<T>,
    id: T::Id,
    later: bool,
    beside: impl Fn(&T) -> bool,
    selected: impl Fn(T::Id) -> bool,
) -> Option<usize> {
    let from = items.position(id)?;
    let mut places: Box<dyn Iterator<Item = usize>> =
        if later { Box::new(from + 1..items.len()) } else { Box::new((0..from).rev()) };
    let place = places.find(|place| items.at(*place).is_some_and(|item| beside(item)))?;
    (!selected(items.at(place)?.id())).then_some(place)
}

/// The cards of each stage by their rows, as they stand after the moves so far.
struct Rows<'a>(FxHashMap<StageId, BTreeMap<u32, Vec<&'a Touchpoint>>>);

impl<'a> Rows<'a> {
    fn of(journey: &'a Journey) -> Self {
        let mut rows = Self(FxHashMap::default());
        for card in &journey.touchpoints {
            rows.0.entry(card.stage).or_default().entry(card.row).or_default().push(card);
        }
        rows
    }

    /// A card goes one row down or up. Where it stood alone in its row it changes places with the row it goes to, so that no row
    /// is left empty between cards.
    fn step(&mut self, card: &'a Touchpoint, later: bool, selected: &FxHashSet<ElementId>) -> Option<Edit> {
        let to = if later { card.row.checked_add(1)? } else { card.row.checked_sub(1)? };
        let rows = self.0.get_mut(&card.stage)?;
        let alone = rows.get(&card.row).is_none_or(|own| own.len() == 1);
        let below = rows.range(to..).next().is_some();
        let there = rows.get(&to).map_or(&[][..], Vec::as_slice);
        // Below the last card it stays where it is: a row further down would look the same.
        if (later && alone && !below) || there.iter().any(|other| selected.contains(&other.id.element())) {
            return None;
        }
        let mut moved = vec![(card, to)];
        if alone {
            moved.extend(there.iter().filter(|other| !other.locked).map(|other| (*other, card.row)));
        }
        for (card, row) in &moved {
            let from = if *row == to { card.row } else { to };
            if let Some(left) = rows.get_mut(&from) {
                left.retain(|other| other.id != card.id);
            }
            rows.entry(*row).or_default().push(card);
        }
        rows.retain(|_, cards| !cards.is_empty());
        let moves =
            |(card, row): (&Touchpoint, u32)| Edit::MoveTouchpoint { id: card.id, stage: card.stage, at: card.at, row };
        Some(Edit::Several { name: "edit-reorder", edits: moved.into_iter().map(moves).collect() })
    }
}
