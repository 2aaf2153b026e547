//! Moving what is selected one place earlier or later among its neighbours.

use crate::edit::{Edit, apply};
use crate::model::{Document, ElementId, ElementRef, Id, Items, Journey, Keyed, Note, StageId, Touchpoint};
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

/// Where an element stands; of cards the row. Points of a curve and drop-offs stand in the order of their places.
fn position(document: &Document, element: ElementId) -> Option<usize> {
    match document.element(element)? {
        ElementRef::Emotion(_) | ElementRef::DropOff(_) => None,
        ElementRef::Persona(persona) => document.personas.position(persona.id),
        ElementRef::Touchpoint(card) => usize::try_from(card.row).ok(),
        _ => document.journey_of(element)?.position(element),
    }
}

fn step(document: &Document, element: ElementId, later: bool, selected: &FxHashSet<ElementId>) -> Option<Edit> {
    let found = document.element(element)?;
    let index = match (found, document.journey_of(element)) {
        (ElementRef::Persona(own), _) => next(&document.personas, own.id, later, |_| true, selected),
        (ElementRef::Stage(own), Some(map)) => next(&map.stages, own.id, later, |other| other.visible, selected),
        (ElementRef::Lane(own), Some(map)) => next(&map.lanes, own.id, later, |other| other.visible, selected),
        (ElementRef::Note(own), Some(map)) => {
            let beside = |other: &Note| other.stage == own.stage && other.lane == own.lane;
            next(&map.notes, own.id, later, beside, selected)
        }
        (ElementRef::Barrier(own), Some(map)) => {
            next(&map.barriers, own.id, later, |other| other.stage == own.stage, selected)
        }
        (ElementRef::Solution(own), Some(map)) => {
            next(&map.solutions, own.id, later, |other| other.stage == own.stage, selected)
        }
        (ElementRef::Metric(own), Some(map)) => {
            next(&map.metrics, own.id, later, |other| other.stage == own.stage, selected)
        }
        _ => None,
    };
    Some(Edit::Reorder { element, index: index? })
}

/// The place of the next (or previous) element beside which this one stands on the sheet; `None` at the end of the row and
/// before one that is selected too.
fn next<T: Keyed<Id: Id>>(
    items: &Items<T>,
    id: T::Id,
    later: bool,
    beside: impl Fn(&T) -> bool,
    selected: &FxHashSet<ElementId>,
) -> Option<usize> {
    let from = items.position(id)?;
    let mut places: Box<dyn Iterator<Item = usize>> =
        if later { Box::new(from + 1..items.len()) } else { Box::new((0..from).rev()) };
    let place = places.find(|place| items.at(*place).is_some_and(|item| beside(item)))?;
    (!selected.contains(&items.at(place)?.id().element())).then_some(place)
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
