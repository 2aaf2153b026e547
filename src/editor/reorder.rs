//! Moving what is selected one place earlier or later among its neighbours.

use crate::edit::{Edit, StepName};
use crate::model::{
    Barrier, Document, ElementId, ElementRef, Id, Items, Journey, Keyed, Lane, Metric, Note, Persona, Solution, Stage,
    StageId, Touchpoint,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    let journey = selection.iter().find_map(|&element| document.journey_of(element));
    let mut rows = journey.map(|journey| RowOrder::of(journey));
    let mut lists = ReorderedLists::of(document, journey, later, &selected);
    let mut edits = Vec::new();
    for (_, element) in order {
        if document.is_locked(element) {
            continue;
        }
        match (document.element(element), &mut rows) {
            (Some(ElementRef::Touchpoint(card)), Some(rows)) => edits.extend(rows.step(card, later, &selected)),
            _ => lists.step(element),
        }
    }
    edits.extend(lists.into_edits());
    (!edits.is_empty()).then_some(Edit::Several { name: StepName::Reorder, edits })
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

/// The lists in which elements stand in order, as they are after the moves so far.
struct ReorderedLists<'a> {
    personas: ReorderedList<'a, Persona>,
    stages: ReorderedList<'a, Stage>,
    lanes: ReorderedList<'a, Lane>,
    notes: ReorderedList<'a, Note>,
    barriers: ReorderedList<'a, Barrier>,
    solutions: ReorderedList<'a, Solution>,
    metrics: ReorderedList<'a, Metric>,
}

impl<'a> ReorderedLists<'a> {
    fn of(
        document: &'a Document,
        journey: Option<&'a Arc<Journey>>,
        later: bool,
        selected: &'a FxHashSet<ElementId>,
    ) -> Self {
        let journey = journey.map(Arc::as_ref);
        Self {
            personas: ReorderedList::of(Some(&document.personas), later, selected, |_, _| true),
            stages: ReorderedList::of(journey.map(|map| &map.stages), later, selected, |_, other| other.visible),
            lanes: ReorderedList::of(journey.map(|map| &map.lanes), later, selected, |_, other| other.visible),
            notes: ReorderedList::of(journey.map(|map| &map.notes), later, selected, |own, other| {
                (own.stage, own.lane) == (other.stage, other.lane)
            }),
            barriers: ReorderedList::of(journey.map(|map| &map.barriers), later, selected, |own, other| {
                own.stage == other.stage
            }),
            solutions: ReorderedList::of(journey.map(|map| &map.solutions), later, selected, |own, other| {
                own.stage == other.stage
            }),
            metrics: ReorderedList::of(journey.map(|map| &map.metrics), later, selected, |own, other| {
                own.stage == other.stage
            }),
        }
    }

    fn step(&mut self, element: ElementId) {
        match element {
            ElementId::Persona(id) => self.personas.step(id),
            ElementId::Stage(id) => self.stages.step(id),
            ElementId::Lane(id) => self.lanes.step(id),
            ElementId::Note(id) => self.notes.step(id),
            ElementId::Barrier(id) => self.barriers.step(id),
            ElementId::Solution(id) => self.solutions.step(id),
            ElementId::Metric(id) => self.metrics.step(id),
            _ => {}
        }
    }

    /// The moves, list by list: those in one list are made in one go.
    fn into_edits(self) -> Vec<Edit> {
        let lists = [self.personas.edits, self.stages.edits, self.lanes.edits, self.notes.edits];
        let boxes = [self.barriers.edits, self.solutions.edits, self.metrics.edits];
        lists.into_iter().chain(boxes).flatten().collect()
    }
}

/// One list in which some elements move one place later or earlier. They come in such an order that none that moved stands before
/// (or behind) one that is still to move: those are where they were at first.
struct ReorderedList<'a, T: Keyed> {
    items: Option<&'a Items<T>>,
    /// As it is after the moves so far; taken up with the first of them.
    order: Vec<&'a Arc<T>>,
    later: bool,
    selected: &'a FxHashSet<ElementId>,
    /// Whether the second stands beside the first on the sheet.
    beside: fn(&T, &T) -> bool,
    edits: Vec<Edit>,
}

impl<'a, T: Keyed<Id: Id>> ReorderedList<'a, T> {
    const fn of(
        items: Option<&'a Items<T>>,
        later: bool,
        selected: &'a FxHashSet<ElementId>,
        beside: fn(&T, &T) -> bool,
    ) -> Self {
        Self { items, order: Vec::new(), later, selected, beside, edits: Vec::new() }
    }

    /// Moves an element to the place of the next (or previous) one beside it; not past the end of the row, and not past one that is
    /// selected too.
    fn step(&mut self, id: T::Id) {
        let Some(items) = self.items else { return };
        let Some(from) = items.position(id) else { return };
        if self.order.is_empty() {
            self.order = items.iter().collect();
        }
        let Some(own) = self.order.get(from).copied() else { return };
        let is_beside = |place: &usize| self.order.get(*place).is_some_and(|other| (self.beside)(own, other));
        let place =
            if self.later { (from + 1..self.order.len()).find(is_beside) } else { (0..from).rev().find(is_beside) };
        let free = |place: &usize| !self.selected.contains(&self.order[*place].id().element());
        let Some(index) = place.filter(free) else { return };
        if self.later {
            self.order[from..=index].rotate_left(1);
        } else {
            self.order[index..=from].rotate_right(1);
        }
        self.edits.push(Edit::Reorder { element: id.element(), index });
    }
}

/// The cards of each stage by their rows, as they stand after the moves so far.
struct RowOrder<'a>(FxHashMap<StageId, BTreeMap<u32, Vec<&'a Touchpoint>>>);

impl<'a> RowOrder<'a> {
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
        Some(Edit::Several { name: StepName::Reorder, edits: moved.into_iter().map(moves).collect() })
    }
}
