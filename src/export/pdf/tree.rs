//! The tree of what is read, as objects of the file.

use super::node::{Kid, StructureNode};
use super::object::{entries, real, text};
use lopdf::{Dictionary, Document, Error, Object, ObjectId};

/// Writes the tree, and says in each page and link where in it they belong.
pub(super) fn add(
    document: &mut Document,
    ids: &[ObjectId],
    pages: Vec<Vec<StructureNode>>,
    links: &[Vec<Option<ObjectId>>],
) -> Result<(), Error> {
    let root = document.new_object_id();
    let mut tree =
        Tree { document, links, elements_of_links: links.iter().map(|of| vec![None; of.len()]).collect(), level: 0 };
    let whole = tree.document.new_object_id();
    let count = pages.len();
    let mut kids = Vec::new();
    let mut parents: Vec<Vec<ObjectId>> = Vec::new();
    for (page, (id, nodes)) in ids.iter().zip(pages).enumerate() {
        let mut of_page = Vec::new();
        // One page is the document; of several each is a part.
        let part = if count > 1 { tree.document.new_object_id() } else { whole };
        let place = PagePlace { page, id: *id };
        let written: Vec<Object> =
            nodes.into_iter().map(|node| tree.node(node, place, part, &mut of_page).into()).collect();
        if count > 1 && !written.is_empty() {
            let element = entries([("S", "Sect".into()), ("P", whole.into()), ("K", written.into())]);
            tree.document.objects.insert(part, element.into());
            kids.push(part.into());
        } else {
            kids.extend(written);
        }
        parents.push(of_page);
    }
    let elements_of_links = tree.elements_of_links;
    let element = entries([("S", "Document".into()), ("P", root.into()), ("K", kids.into())]);
    document.objects.insert(whole, element.into());

    let mut numbers: Vec<Object> = Vec::new();
    let mut next: i64 = 0;
    for (id, of_page) in ids.iter().zip(parents) {
        if of_page.is_empty() {
            continue;
        }
        let list = document.add_object(of_page.into_iter().map(Object::from).collect::<Vec<_>>());
        numbers.extend([next.into(), list.into()]);
        document.get_dictionary_mut(*id)?.set("StructParents", next);
        next += 1;
    }
    for (links, elements) in links.iter().zip(elements_of_links) {
        for (link, element) in links.iter().zip(elements) {
            let (Some(link), Some(element)) = (link, element) else { continue };
            numbers.extend([next.into(), element.into()]);
            document.get_dictionary_mut(*link)?.set("StructParent", next);
            next += 1;
        }
    }
    let parents = document.add_object(entries([("Nums", numbers.into())]));
    let tree = entries([
        ("Type", "StructTreeRoot".into()),
        ("K", whole.into()),
        ("ParentTree", parents.into()),
        ("ParentTreeNextKey", next.into()),
    ]);
    document.objects.insert(root, tree.into());
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", entries([("Marked", true.into())]));
    Ok(())
}

/// A page, by its number and as an object.
#[derive(Clone, Copy)]
struct PagePlace {
    page: usize,
    id: ObjectId,
}

struct Tree<'a> {
    document: &'a mut Document,
    links: &'a [Vec<Option<ObjectId>>],
    elements_of_links: Vec<Vec<Option<ObjectId>>>,
    /// Of the heading before.
    level: u8,
}

impl Tree<'_> {
    /// Writes a node and all under it; `parents` learns which element each stretch of the page belongs to.
    fn node(
        &mut self,
        node: StructureNode,
        place: PagePlace,
        parent: ObjectId,
        parents: &mut Vec<ObjectId>,
    ) -> ObjectId {
        let id = self.document.new_object_id();
        let mut element = entries([("S", self.tag(node.tag).into()), ("P", parent.into())]);
        let mut kids: Vec<Object> = Vec::with_capacity(node.kids.len());
        let mut has_content = false;
        for kid in node.kids {
            match kid {
                Kid::Node(node) => kids.push(self.node(node, place, id, parents).into()),
                Kid::Content(mark) => {
                    has_content = true;
                    let at = usize::try_from(mark).unwrap_or(0);
                    // Each has its element by now: what is marked is read once.
                    if parents.len() <= at {
                        parents.resize(at + 1, id);
                    }
                    if let Some(known) = parents.get_mut(at) {
                        *known = id;
                    }
                    kids.push(mark.into());
                }
                Kid::Link(link) => {
                    let object = self.links.get(place.page).and_then(|links| *links.get(link)?);
                    let element = self.elements_of_links.get_mut(place.page).and_then(|links| links.get_mut(link));
                    if let (Some(object), Some(element)) = (object, element) {
                        *element = Some(id);
                        let reference = [("Type", "OBJR".into()), ("Obj", object.into()), ("Pg", place.id.into())];
                        kids.push(entries(reference).into());
                    }
                }
            }
        }
        if has_content || node.place.is_some() {
            element.set("Pg", place.id);
        }
        match <[Object; 1]>::try_from(kids) {
            Ok([only]) => element.set("K", only),
            Err(kids) if kids.is_empty() => {}
            Err(kids) => element.set("K", kids),
        }
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        if let Some(attributes) = attributes(node.place, node.span, node.scope) {
            element.set("A", attributes);
        }
        self.document.objects.insert(id, element.into());
        id
    }

    /// A heading is at most one level below the one before, or readers miss one in between.
    fn tag(&mut self, tag: &'static str) -> &'static str {
        const LEVELS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];
        let Some(level) = LEVELS.iter().zip(1..).find(|(name, _)| **name == tag).map(|(_, level)| level) else {
            return tag;
        };
        self.level = level.min(self.level + 1);
        LEVELS.get(usize::from(self.level) - 1).copied().unwrap_or(tag)
    }
}

/// Where a figure stands, what a head is the head of, how far a cell goes on.
fn attributes(place: Option<kurbo::Rect>, (rows, columns): (usize, usize), scope: Option<&str>) -> Option<Dictionary> {
    if let Some(place) = place {
        let sides = [place.x0, place.y0, place.x1, place.y1].map(real).to_vec();
        return Some(entries([("O", "Layout".into()), ("BBox", sides.into())]));
    }
    let mut table = entries([("O", "Table".into())]);
    if let Some(scope) = scope {
        table.set("Scope", scope);
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(1);
    if rows > 1 {
        table.set("RowSpan", number(rows));
    }
    if columns > 1 {
        table.set("ColSpan", number(columns));
    }
    (table.len() > 1).then_some(table)
}
