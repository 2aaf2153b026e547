//! Places that outline and links lead to, and the outline itself.

use super::content::PlacedLink;
use super::object::{entries, real, text};
use crate::export::items::address;
use crate::export::metadata::Metadata;
use crate::scene::{Anchor, LinkTarget, Page, Scene};
use kurbo::{Point, Rect};
use lopdf::{Dictionary, Document, Error, Object, ObjectId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the pages are that show a sheet.
struct Shown<'a> {
    ids: &'a [ObjectId],
    pages: &'a [Page],
}

impl Shown<'_> {
    /// A place of a sheet, on the page that shows it.
    fn place(&self, scene: &Arc<Scene>, at: Point) -> Option<Object> {
        at.is_finite().then_some(())?;
        let shown = self.ids.iter().zip(self.pages).filter(|(_, page)| Arc::ptr_eq(&page.scene, scene));
        // Of pages that show the same strip the last shows what is right of the place and below it.
        let (id, page) = shown.rev().min_by(|(_, one), (_, other)| {
            let way = |page: &Page| (clamped(at, page.window) - at).hypot2();
            way(one).total_cmp(&way(other))
        })?;
        let at = page.to_page() * clamped(at, page.window);
        Some(place(*id, at.x, page.size.height - at.y))
    }

    /// The pages with the first of each sheet.
    fn sheets(&self) -> impl Iterator<Item = &Page> {
        let is_first =
            |at: usize, page: &Page| !self.pages.iter().take(at).any(|other| Arc::ptr_eq(&other.scene, &page.scene));
        self.pages.iter().enumerate().filter(move |(at, page)| is_first(*at, page)).map(|(_, page)| page)
    }
}

fn place(page: ObjectId, x: f64, y: f64) -> Object {
    vec![page.into(), "XYZ".into(), real(x), real(y), Object::Null].into()
}

/// The place in a window that is nearest to another.
const fn clamped(at: Point, window: Rect) -> Point {
    Point::new(at.x.clamp(window.x0, window.x1), at.y.clamp(window.y0, window.y1))
}

/// The outline: the title, and under it the pages that have titles of their own, each title once; where none has, every bookmark of every
/// sheet in its order and depth, leading to the page that shows its place.
pub(super) fn add_outline(
    document: &mut Document,
    ids: &[ObjectId],
    pages: &[Page],
    meta: &Metadata,
) -> Result<(), Error> {
    let shown = Shown { ids, pages };
    let mut marks: Vec<Mark> = Vec::new();
    let mut before = "";
    for (id, page) in ids.iter().zip(pages).filter(|(_, page)| !page.title.is_empty()) {
        if page.title != before {
            let place = place(*id, 0.0, page.size.height);
            marks.push(Mark { title: page.title.clone(), place, under: Vec::new() });
        }
        before = &page.title;
    }
    let sheets = shown.sheets().filter(|_| marks.is_empty());
    for page in sheets.collect::<Vec<_>>() {
        for mark in &page.scene.bookmarks {
            let Some(place) = shown.place(&page.scene, mark.at) else { continue };
            Mark::put(&mut marks, mark.level, Mark { title: mark.title.clone(), place, under: Vec::new() });
        }
    }
    let (Some(page), Some(first)) = (ids.first(), pages.first()) else { return Ok(()) };
    if marks.is_empty() {
        return Ok(());
    }
    if !meta.title.is_empty() {
        let place = place(*page, 0.0, first.size.height);
        marks = vec![Mark { title: meta.title.clone(), place, under: marks }];
    }
    let outlines = document.new_object_id();
    let mut root = entries([("Type", "Outlines".into())]);
    add_marks(document, &mut root, outlines, marks);
    document.objects.insert(outlines, root.into());
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", outlines);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// An entry of the outline.
struct Mark {
    title: String,
    place: Object,
    under: Vec<Self>,
}

impl Mark {
    /// Puts a mark below the last ones that are less deep.
    fn put(marks: &mut Vec<Self>, level: u8, mark: Self) {
        match marks.last_mut() {
            Some(last) if level > 0 => Self::put(&mut last.under, level - 1, mark),
            _ => marks.push(mark),
        }
    }
}

/// Adds entries one after the other under `parent`, and says how many are seen below it.
fn add_marks(document: &mut Document, parent: &mut Dictionary, parent_id: ObjectId, marks: Vec<Mark>) -> i64 {
    let ids: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    let mut count = 0;
    for (at, (mark, id)) in marks.into_iter().zip(&ids).enumerate() {
        let mut entry = entries([("Title", text(&mark.title)), ("Dest", mark.place), ("Parent", parent_id.into())]);
        if let Some(previous) = at.checked_sub(1).and_then(|at| ids.get(at)) {
            entry.set("Prev", *previous);
        }
        if let Some(next) = ids.get(at + 1) {
            entry.set("Next", *next);
        }
        count += 1;
        if !mark.under.is_empty() {
            count += add_marks(document, &mut entry, *id, mark.under);
        }
        document.objects.insert(*id, entry.into());
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        parent.set("First", *first);
        parent.set("Last", *last);
        parent.set("Count", count);
    }
    count
}

/// Names the places that links of the sheets lead to.
pub(super) fn named_places(ids: &[ObjectId], pages: &[Page]) -> BTreeMap<Anchor, Object> {
    let shown = Shown { ids, pages };
    let mut places = BTreeMap::new();
    for page in shown.sheets() {
        for (anchor, at) in &page.scene.anchors {
            if let Some(place) = shown.place(&page.scene, *at) {
                places.entry(*anchor).or_insert(place);
            }
        }
    }
    places
}

/// The name of a place, which other files can lead to as well. They are listed in the order of their letters.
pub(super) fn place_name(anchor: Anchor) -> Object {
    Object::string_literal(format!("place-{:06}", anchor.0))
}

/// Links print, say where they lead and are objects of their own; a link to a place that is on no page is none. Gives those of each page,
/// by their numbers there.
pub(super) fn add_links(
    document: &mut Document,
    ids: &[ObjectId],
    links: &[Vec<PlacedLink>],
    places: &BTreeMap<Anchor, Object>,
) -> Result<Vec<Vec<Option<ObjectId>>>, Error> {
    let mut added = Vec::new();
    for (page, links) in ids.iter().zip(links) {
        let of_page: Vec<Option<ObjectId>> =
            (links.iter()).map(|link| Some(document.add_object(annotation(link, places)?))).collect();
        let listed: Vec<Object> = of_page.iter().flatten().map(|id| Object::from(*id)).collect();
        let page = document.get_dictionary_mut(*page)?;
        page.remove(b"Annots");
        if !listed.is_empty() {
            page.set("Annots", listed);
            page.set("Tabs", "S");
        }
        added.push(of_page);
    }
    Ok(added)
}

fn annotation(link: &PlacedLink, places: &BTreeMap<Anchor, Object>) -> Option<Dictionary> {
    let (action, said) = match &link.to {
        LinkTarget::Url(url) => {
            let url = address(url)?;
            let said = Object::string_literal(url.as_str());
            (entries([("S", "URI".into()), ("URI", Object::string_literal(url))]), said)
        }
        LinkTarget::Place(anchor) => {
            places.get(anchor)?;
            (entries([("S", "GoTo".into()), ("D", place_name(*anchor))]), text(&link.words))
        }
    };
    let Rect { x0, y0, x1, y1 } = link.place;
    Some(entries([
        ("Type", "Annot".into()),
        ("Subtype", "Link".into()),
        ("Rect", [x0, y0, x1, y1].map(real).to_vec().into()),
        ("Border", vec![0.into(), 0.into(), 0.into()].into()),
        ("H", "N".into()),
        ("F", 4.into()),
        ("A", action.into()),
        ("Contents", said),
    ]))
}
