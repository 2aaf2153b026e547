//! What the pages show: whoever and whatever is on none of them is nowhere in the file.

use crate::export::items::is_sound;
use crate::export::map_details::Detail;
use crate::export::metadata::Metadata;
use crate::i18n::Messages;
use crate::model::{ElementId, Id, PersonaId, PersonaLook};
use crate::scene::{Group, Page};
use std::collections::{BTreeMap, BTreeSet};

/// Who and what is on the pages, numbered as the file numbers them.
pub(super) struct ShownThings<'a> {
    meta: &'a Metadata,
    /// Their names and looks.
    pub(super) people: Vec<(PersonaId, String, PersonaLook)>,
    /// Their names.
    pub(super) lanes: Vec<(ElementId, String)>,
    /// What is known of things, in the order in which they are read.
    pub(super) things: Vec<Detail>,
    numbers: BTreeMap<ElementId, usize>,
}

impl<'a> ShownThings<'a> {
    pub(super) fn of(pages: &[Page], meta: &'a Metadata, words: &Messages) -> Self {
        let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
        let (mut whose, mut lanes) = (BTreeSet::new(), BTreeSet::new());
        for page in pages {
            for placed in page.printed() {
                if !page.items(placed).any(is_sound) {
                    continue;
                }
                if let Some(source) = placed.group.source
                    && seen.insert(source.element)
                {
                    order.push(source.element);
                }
                whose.extend(placed.group.whose.map(Id::element));
                lanes.extend(lane(meta, placed.group));
            }
        }
        let people =
            meta.map.personas().filter(|(id, ..)| seen.contains(&id.element()) || whose.contains(&id.element()));
        let people = people.map(|(id, name, look)| (id, name.to_owned(), look)).collect();
        let lanes = meta.map.lanes(words).filter(|(id, _)| lanes.contains(id)).collect();
        let (mut things, mut numbers) = (Vec::new(), BTreeMap::new());
        for element in order {
            if let Some(detail) = meta.map.detail(element, &seen, words) {
                numbers.insert(element, things.len());
                things.push(detail);
            }
        }
        Self { meta, people, lanes, things, numbers }
    }

    /// The number of what a group shows, where something is known of it.
    pub(super) fn thing(&self, group: &Group) -> Option<usize> {
        self.numbers.get(&group.source?.element).copied()
    }

    /// The numbers of those whose a group is.
    pub(super) fn people_of(&self, group: &Group) -> Vec<usize> {
        let people = self.meta.map.people(group);
        let numbers = people.into_iter().filter_map(|persona| self.number(persona));
        numbers.collect()
    }

    /// The number of a person.
    pub(super) fn number(&self, persona: PersonaId) -> Option<usize> {
        self.people.iter().position(|(id, ..)| *id == persona)
    }

    /// The number of the lane in which a group stands.
    pub(super) fn lane_of(&self, group: &Group) -> Option<usize> {
        let lane = lane(self.meta, group)?;
        self.lanes.iter().position(|(id, _)| *id == lane)
    }
}

/// The lane in which a group stands.
fn lane(meta: &Metadata, group: &Group) -> Option<ElementId> {
    meta.labels.way(group)?.into_iter().find(|element| matches!(element, ElementId::Lane(_)))
}
