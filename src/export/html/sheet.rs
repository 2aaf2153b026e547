//! A page as an SVG within the file: each group says what it is, whose it is and in which lane it stands.

use super::shown::ShownThings;
use crate::export::items::{escape, is_sound};
use crate::export::limits::MITRE_LIMIT;
use crate::export::svg::{Roles, SvgWriter, attributes, short_number};
use crate::model::ElementId;
use crate::scene::{Group, Item, Page, Part, PlacedRef, Role};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Writes pages one after the other.
pub(super) struct SheetWriter<'a> {
    shown: &'a ShownThings<'a>,
    /// What can be come to by keys already.
    reached: BTreeSet<usize>,
}

impl<'a> SheetWriter<'a> {
    pub(super) const fn new(shown: &'a ShownThings<'a>) -> Self {
        Self { shown, reached: BTreeSet::new() }
    }

    /// Writes a page of this name.
    pub(super) fn page(&mut self, page: &Page, name: &str, writer: &mut SvgWriter<'_>) {
        let [width, height] = [page.size.width, page.size.height].map(|side| short_number(side, 3));
        let _ = writeln!(
            writer.body,
            "<svg role=\"group\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" \
             stroke-miterlimit=\"{MITRE_LIMIT}\">",
            escape(name)
        );
        let through_window = !page.is_whole();
        if through_window {
            writer.open_window(page);
        }
        let mut roles = Roles::default();
        for placed in page.printed() {
            let items: Vec<&Item> = page.items(placed).filter(|item| is_sound(item)).collect();
            if items.is_empty() {
                continue;
            }
            roles.go_to(placed.group.role, &mut writer.body);
            self.group(placed, &items, writer);
        }
        roles.go_to(Role::Plain, &mut writer.body);
        if through_window {
            writer.close_window();
        }
        writer.anchors(page);
        writer.marks(page);
        writer.body.push_str("</svg>\n");
    }

    fn group(&mut self, placed: PlacedRef<'_>, items: &[&Item], writer: &mut SvgWriter<'_>) {
        let group: &Group = placed.group;
        let heading = heading(group).filter(|_| group.role == Role::Plain);
        let mut said = self.filters(group);
        match self.shown.thing(group).filter(|_| is_thing(group)) {
            Some(number) => {
                let _ = write!(said, " class=\"e\" data-thing=\"{number}\"");
                let stands = matches!(group.source.map(|source| source.part), Some(Part::Body | Part::Handle));
                if group.role == Role::Plain && stands && self.reached.insert(number) {
                    let _ =
                        write!(said, " tabindex=\"0\" role=\"button\" aria-label=\"{}\"", escape(&self.name(number)));
                } else {
                    said.push_str(&attributes(group, None));
                }
            }
            None => said.push_str(&attributes(group, None)),
        }
        if let Some(level) = heading {
            let _ = writeln!(writer.body, "<g role=\"heading\" aria-level=\"{level}\">");
        }
        writer.open(placed.offset, &said);
        writer.close(items);
        if heading.is_some() {
            writer.body.push_str("</g>\n");
        }
    }

    /// Whose a group is and where, for those who show a part of them alone.
    fn filters(&self, group: &Group) -> String {
        let mut said = String::new();
        let people: Vec<String> = self.shown.people_of(group).iter().map(usize::to_string).collect();
        if !people.is_empty() {
            let _ = write!(said, " data-who=\"{}\"", people.join(" "));
        }
        if let Some(lane) = self.shown.lane_of(group) {
            let _ = write!(said, " data-lane=\"{lane}\"");
        }
        said
    }

    /// What a thing is called to who does not see it.
    fn name(&self, number: usize) -> String {
        let Some(thing) = self.shown.things.get(number) else { return String::new() };
        let first = || thing.rows.first().and_then(|(_, values)| values.first()).cloned().unwrap_or_default();
        let title = if thing.title.is_empty() { first() } else { thing.title.clone() };
        if title.is_empty() { thing.kind.clone() } else { format!("{}: {title}", thing.kind) }
    }
}

/// Whether a group is a thing and not the ground that it stands on.
fn is_thing(group: &Group) -> bool {
    group.source.is_some_and(|source| source.part != Part::Area)
}

/// The level of what heads a part of a map.
fn heading(group: &Group) -> Option<u8> {
    let source = group.source.filter(|source| source.part == Part::Body)?;
    matches!(source.element, ElementId::Stage(_) | ElementId::Lane(_) | ElementId::Persona(_)).then_some(2)
}
