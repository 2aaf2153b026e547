//! Names for the groups of an SVG, so that a drawing program lists lanes, stages and cards instead of nameless groups.
//!
//! What is drawn keeps its order, and groups of one lane and one stage follow each other in it, so they are put into groups of
//! their own without moving anything. Programs show the `id` as a name, so it says what the map says; `data-id` is the id that
//! the element has in the project.

use crate::export::{Metadata, escape};
use crate::model::{Document, ElementId, Journey, LaneKind};
use crate::scene::{Group, Item, Layer, Part, Shown};
use crate::text::Face;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// A name has at most so many letters: the first words of a card tell it from others.
const LONGEST: usize = 40;

/// What the elements of a map are called and where they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    elements: HashMap<ElementId, Place>,
    /// The lanes that hold what belongs to no stage: curves and ribbons.
    lanes: Vec<(Layer, ElementId)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    name: String,
    lane: Option<ElementId>,
    stage: Option<ElementId>,
}

impl Places {
    /// Those of one journey of a document.
    pub(in crate::export) fn of(document: &Document, journey: &Journey) -> Self {
        let mut elements: HashMap<ElementId, Place> = HashMap::new();
        let named = |name: &str| Place { name: name_of(name), ..Place::default() };
        elements.insert(ElementId::Project, named(&document.project.title));
        elements.insert(ElementId::Journey(journey.id), named(&journey.title));
        elements.extend(document.personas.iter().map(|it| (ElementId::Persona(it.id), named(&it.name))));
        elements.extend(journey.stages.iter().map(|it| (ElementId::Stage(it.id), named(&it.name))));
        elements.extend(journey.lanes.iter().map(|it| {
            let id = ElementId::Lane(it.id);
            (id, Place { lane: Some(id), ..named(&it.title) })
        }));
        elements.extend(journey.standing().map(|element| {
            let lane = journey.lane_of(element.element()).map(|lane| ElementId::Lane(lane.id));
            (element.id(), Place { lane, stage: element.stage().map(ElementId::Stage), ..named(element.words()) })
        }));
        let kinds = [(Layer::Emotions, LaneKind::Emotions), (Layer::DropOffs, LaneKind::DropOff)];
        let lanes = kinds.into_iter().filter_map(|(layer, kind)| {
            let lane = journey.lanes.iter().find(|lane| lane.kind == kind)?;
            Some((layer, ElementId::Lane(lane.id)))
        });
        Self { elements, lanes: lanes.collect() }
    }

    /// The lane and the stage that a group is put into.
    fn way(&self, group: &Group) -> Option<Vec<ElementId>> {
        let place = self.elements.get(&group.source?.element)?;
        let own = self.lanes.iter().find(|(layer, _)| *layer == group.layer).map(|(_, lane)| *lane);
        // A curve goes through all stages, and what stands on it lies over it.
        let stage = place.stage.filter(|_| group.layer == Layer::Cards);
        Some(own.or(place.lane).into_iter().chain(stage).collect())
    }
}

/// Words as an id has them: without spaces, and without signs that programs stumble over.
fn name_of(words: &str) -> String {
    let mut name = String::new();
    for letter in words.chars().take(LONGEST) {
        if letter.is_alphanumeric() || letter == '-' {
            name.push(letter);
        } else if letter.is_whitespace() && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name.truncate(name.trim_end_matches(['_', '-']).len());
    // An id begins with a letter; one letter and digits are the ids of glyphs and pictures.
    let digits = name.chars().skip(1).all(|letter| letter.is_ascii_digit());
    if name.starts_with(|letter: char| !letter.is_alphabetic()) || (digits && !name.is_empty()) {
        name.insert(0, '_');
    }
    name
}

const fn kind(element: ElementId) -> &'static str {
    match element {
        ElementId::Project => "project",
        ElementId::Persona(_) => "persona",
        ElementId::Journey(_) => "journey",
        ElementId::Stage(_) => "stage",
        ElementId::Lane(_) => "lane",
        ElementId::Touchpoint(_) => "touchpoint",
        ElementId::Emotion(_) => "emotion",
        ElementId::DropOff(_) => "dropoff",
        ElementId::Barrier(_) => "barrier",
        ElementId::Solution(_) => "solution",
        ElementId::Metric(_) => "metric",
        ElementId::Note(_) => "note",
    }
}

const fn part(part: Part) -> Option<&'static str> {
    match part {
        Part::Body => None,
        Part::Handle => Some("handle"),
        Part::Curve => Some("curve"),
        Part::Label => Some("label"),
        Part::Area => Some("area"),
    }
}

/// The groups that are open while a file is written, and the names that were given.
pub(super) struct Names<'a> {
    places: &'a Places,
    /// What the sheet calls the lanes to which the map gives no title: it has words for each kind.
    lanes: HashMap<ElementId, String>,
    open: Vec<ElementId>,
    given: HashSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(meta: &'a Metadata, groups: &[Shown<'_>]) -> Self {
        let lanes = groups.iter().rev().filter_map(|shown| {
            let element = shown.group.source?.element;
            let first = shown.group.items.iter().find_map(|item| match item {
                Item::Text { run, .. } if run.face != Face::Icons => Some(name_of(&run.text)),
                _ => None,
            });
            matches!(element, ElementId::Lane(_)).then_some((element, first?))
        });
        Self { places: &meta.places, lanes: lanes.collect(), open: Vec::new(), given: HashSet::new() }
    }

    /// The lane and the stage that each group is put into. One that shows no element, a line or a grid, goes into the lane of what
    /// follows it.
    pub(super) fn ways(&self, groups: &[Shown<'_>]) -> Vec<Vec<ElementId>> {
        let mut next = Vec::new();
        let backwards = groups.iter().rev().map(|shown| match self.places.way(shown.group) {
            Some(way) => {
                next = way.iter().copied().take(1).collect();
                way
            }
            None => next.clone(),
        });
        let mut ways: Vec<_> = backwards.collect();
        ways.reverse();
        ways
    }

    /// Closes and opens groups so that what is written next stands in its lane and stage.
    pub(super) fn go_to(&mut self, way: Vec<ElementId>, body: &mut String) {
        let same = self.open.iter().zip(&way).take_while(|(open, wanted)| open == wanted).count();
        self.close(same, body);
        for element in way.into_iter().skip(same) {
            let attributes = self.attributes(element, None);
            let _ = writeln!(body, "<g{attributes}>");
            self.open.push(element);
        }
    }

    /// Closes all groups but the outermost `left`.
    pub(super) fn close(&mut self, left: usize, body: &mut String) {
        for _ in left..self.open.len() {
            body.push_str("</g>\n");
        }
        self.open.truncate(left);
    }

    /// What a group says of the element it shows.
    pub(super) fn of(&mut self, group: &Group) -> String {
        group.source.map(|source| self.attributes(source.element, part(source.part))).unwrap_or_default()
    }

    fn attributes(&mut self, element: ElementId, part: Option<&str>) -> String {
        let own = element.to_string();
        let names = [self.places.elements.get(&element).map(|place| &place.name), self.lanes.get(&element)];
        let name = names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or(&own).clone();
        let name = self.give(&name);
        let part = part.map(|part| format!(" data-part=\"{part}\"")).unwrap_or_default();
        format!(" id=\"{}\" data-kind=\"{}\" data-id=\"{own}\"{part}", escape(&name), kind(element))
    }

    /// The name, or where it was given already the next free one: `Поиск-2`.
    fn give(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut number = 1_u64;
        while !self.given.insert(free.clone()) {
            number += 1;
            free = format!("{name}-{number}");
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ids_that_say_what_the_map_says() {
        let cases = [
            ("Поиск решений", "Поиск_решений"),
            ("  «Цена»: 1 200 ₽?  ", "Цена_1_200"),
            ("24 часа", "_24_часа"),
            ("Что-то — не так", "Что-то_не_так"),
            ("g12", "_g12"),
            ("Я", "_Я"),
            ("<&\">", ""),
            ("", ""),
        ];
        for (words, name) in cases {
            assert_eq!(name_of(words), name, "{words}");
        }
        assert!(name_of(&"слово ".repeat(50)).chars().count() <= LONGEST);
    }
}
