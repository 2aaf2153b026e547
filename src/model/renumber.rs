//! Elements of a file that share an id, told apart again.

use super::document::Document;
use super::for_each_kind::for_each_kind_of_journey;
use super::id::{ElementId, Id};
use super::items::{Items, Keyed};
use super::journey::Journey;
use std::collections::HashSet;
use std::hash::Hash;

/// Gives every element whose id another one has already an id of its own, and tells which these are, by their new ids. Whatever
/// named the id goes on naming the first one that has it. The same document always gives the same ids.
pub fn renumber_duplicates(document: &mut Document) -> Vec<ElementId> {
    let mut renumbered = Vec::new();
    renumber([&mut document.personas].into_iter(), |persona, id| persona.id = id, &mut renumbered);
    renumber([&mut document.journeys].into_iter(), |journey, id| journey.id = id, &mut renumbered);
    let mut journeys: Vec<Journey> = document.journeys.iter().map(|journey| Journey::clone(journey)).collect();
    let before = renumbered.len();
    // Ids are unique within the whole project, so each kind is looked through across the journeys.
    macro_rules! renumber_each {
        ($($kind:ident $list:ident $row:tt)*) => {
            $(renumber(journeys.iter_mut().map(|journey| &mut journey.$list), |item, id| item.id = id, &mut renumbered);)*
        };
    }
    for_each_kind_of_journey! { renumber_each }
    if renumbered.len() > before {
        document.journeys = journeys.into_iter().collect();
    }
    renumbered
}

/// Renumbers the elements of one kind, which may stand in several lists.
fn renumber<'a, T: Keyed<Id: Id + Hash> + Clone + 'a>(
    lists: impl Iterator<Item = &'a mut Items<T>>,
    name: impl Fn(&mut T, T::Id),
    renumbered: &mut Vec<ElementId>,
) {
    let lists: Vec<&mut Items<T>> = lists.collect();
    let mut taken: HashSet<T::Id> = lists.iter().flat_map(|list| list.iter()).map(|item| item.id()).collect();
    if taken.len() == lists.iter().map(|list| list.len()).sum::<usize>() {
        return;
    }
    // Above all that are there, so that what names a thing that is gone does not find another under its id.
    let mut number = taken.iter().map(|id| id.number()).max().unwrap_or_default();
    let mut seen = HashSet::new();
    for list in lists {
        let mut fresh_one = |item: &T| {
            let mut item = item.clone();
            if !seen.insert(item.id()) {
                let fresh = loop {
                    number = number.wrapping_add(1);
                    if taken.insert(T::Id::numbered(number)) {
                        break T::Id::numbered(number);
                    }
                };
                seen.insert(fresh);
                name(&mut item, fresh);
                renumbered.push(fresh.element());
            }
            item
        };
        *list = list.iter().map(|item| fresh_one(item)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{JourneyId, Stage, StageId, Touchpoint, TouchpointId, validate};

    #[test]
    fn the_second_holder_of_an_id_gets_another_one_and_the_first_keeps_it() {
        let card = |name: &str| {
            let mut card = Touchpoint::new(TouchpointId::new(7), StageId::new(1));
            card.title = name.to_owned();
            card
        };
        let mut one = Journey::empty(JourneyId::new(1));
        one.stages = [Stage::new(StageId::new(1))].into_iter().collect();
        one.touchpoints = [card("a"), card("b")].into_iter().collect();
        let mut other = one.clone();
        other.id = JourneyId::new(2);
        let mut document = Document { journeys: [one, other].into_iter().collect(), ..Document::default() };
        let mut again = document.clone();
        let renumbered = renumber_duplicates(&mut document);
        assert_eq!(renumbered.len(), 4, "a stage and three cards: {renumbered:?}");
        let first = document.journeys.at(0).expect("it is there");
        assert_eq!(first.touchpoints.at(0).map(|card| card.id), Some(TouchpointId::new(7)));
        assert_eq!(first.touchpoints.at(1).map(|card| card.id), Some(TouchpointId::new(8)));
        assert!(!validate(&document).iter().any(|breach| breach.kind == crate::model::BreachKind::DuplicateId));
        assert_eq!(renumber_duplicates(&mut again), renumbered, "the same file gives the same ids");
        assert_eq!(again, document);
        assert!(renumber_duplicates(&mut document).is_empty(), "nothing is left to renumber");
    }
}
