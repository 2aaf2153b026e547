//! Names for the groups of an SVG, so that a drawing program lists lanes, stages and cards instead of nameless groups.
//!
//! What is drawn keeps its order, and groups of one lane and one stage follow each other in it, so they are put into groups of
//! their own without moving anything. Programs show the `id` as a name, so it says what the map says; `data-id` is the id that
//! the element has in the project.

use crate::export::element_labels::{ElementLabels, name_of};
use crate::export::items::escape;
use crate::export::metadata::Metadata;
use crate::model::ElementId;
use crate::scene::{Group, Item, Part, PlacedRef};
use crate::text::Face;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

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
    labels: &'a ElementLabels,
    /// What the sheet calls the lanes to which the map gives no title: it has words for each kind.
    lanes: HashMap<ElementId, String>,
    open: Vec<ElementId>,
    given: HashSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(meta: &'a Metadata, groups: &[PlacedRef<'_>]) -> Self {
        let lanes = groups.iter().rev().filter_map(|shown| {
            let element = shown.group.source?.element;
            let said = shown.group.items.iter().filter_map(|item| match item {
                Item::Text { run, paragraph, .. } if run.face != Face::Icons => Some((*paragraph, &*run.text)),
                _ => None,
            });
            // A title in two scripts is several runs of one paragraph.
            let said: Vec<_> = said.collect();
            let first = said.chunk_by(|one, other| one.0 == other.0).next()?;
            let first: String = first.iter().map(|(_, text)| *text).collect();
            matches!(element, ElementId::Lane(_)).then(|| (element, name_of(&first)))
        });
        Self { labels: &meta.labels, lanes: lanes.collect(), open: Vec::new(), given: HashSet::new() }
    }

    /// The lane and the stage that each group is put into. One that shows no element, a line or a grid, goes into the lane of what
    /// follows it.
    pub(super) fn ways(&self, groups: &[PlacedRef<'_>]) -> Vec<Vec<ElementId>> {
        let mut next = Vec::new();
        let backwards = groups.iter().rev().map(|shown| match self.labels.way(shown.group) {
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

    /// Whether what is written now stands there.
    pub(super) fn is_at(&self, way: &[ElementId]) -> bool {
        self.open == way
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
        let names = [self.labels.name(element), self.lanes.get(&element).map(String::as_str)];
        let name = names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or(&own).to_owned();
        let name = self.give(&name);
        let part = part.map(|part| format!(" data-part=\"{part}\"")).unwrap_or_default();
        format!(" id=\"{}\" data-kind=\"{}\" data-id=\"{own}\"{part}", escape(&name), element.kind())
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
