//! What is read becomes a tree in the order of reading: headings, paragraphs, lists, tables, figures, links.

use super::content::{PageContent, ReadGroup, Said};
use super::map_table::MapTable;
use crate::export::element_labels::ElementLabels;
use crate::model::ElementId;
use crate::scene::{Layer, Part, Role};
use kurbo::Rect;

/// A node of the tree.
#[derive(Debug)]
pub(super) struct StructureNode {
    /// Its standard type.
    pub(super) tag: &'static str,
    /// What it says where it is not seen.
    pub(super) alt: Option<Box<str>>,
    /// Where a figure stands on its page, from the lower left corner.
    pub(super) place: Option<Rect>,
    /// How far a cell of a table goes on, in rows and columns.
    pub(super) span: (usize, usize),
    /// What a head of a table is the head of.
    pub(super) scope: Option<&'static str>,
    pub(super) kids: Vec<Kid>,
}

/// What stands under a node.
#[derive(Debug)]
pub(super) enum Kid {
    Node(StructureNode),
    /// Marked content of the page, by its number.
    Content(i64),
    /// A link of the page, by its number.
    Link(usize),
}

impl StructureNode {
    pub(super) const fn new(tag: &'static str, kids: Vec<Kid>) -> Self {
        Self { tag, alt: None, place: None, span: (1, 1), scope: None, kids }
    }

    pub(super) fn of_nodes(tag: &'static str, nodes: Vec<Self>) -> Self {
        Self::new(tag, nodes.into_iter().map(Kid::Node).collect())
    }

    /// A cell of a table with these nodes; of a single paragraph its content alone.
    pub(super) fn cell(tag: &'static str, nodes: Vec<Self>) -> Self {
        match <[Self; 1]>::try_from(nodes) {
            Ok([only]) if only.tag == "P" => Self::new(tag, only.kids),
            Ok(only) => Self::of_nodes(tag, only.into()),
            Err(nodes) => Self::of_nodes(tag, nodes),
        }
    }

    /// The head of a row or of a column.
    pub(super) fn head(scope: &'static str, nodes: Vec<Self>) -> Self {
        Self { scope: Some(scope), ..Self::cell("TH", nodes) }
    }
}

/// The nodes of a page. A page of all of a map's sheet has it as a table: stages are columns, lanes are rows.
pub(super) fn page_nodes(content: PageContent, labels: &ElementLabels, shows_all: bool) -> Vec<StructureNode> {
    let groups: Vec<ReadGroup> = content.groups;
    let head = |group: &ReadGroup| {
        group.layer == Layer::Stages && matches!(group.shows(Part::Body), Some(ElementId::Stage(_)))
    };
    let lane = |group: &ReadGroup| matches!(group.shows(Part::Body), Some(ElementId::Lane(_)));
    let Some(begin) = groups.iter().position(head).filter(|_| shows_all && groups.iter().any(lane)) else {
        return flow(groups);
    };
    let mut before = groups;
    let mut rest = before.split_off(begin);
    // What stands below the lanes is the sheet's own again.
    let last_lane = rest.iter().rposition(lane).unwrap_or(0);
    let is_footer = |group: &ReadGroup| group.shows(Part::Body) == Some(ElementId::Project);
    let end = rest.iter().skip(last_lane).position(is_footer).map_or(rest.len(), |at| last_lane + at);
    let after = rest.split_off(end);
    let mut nodes = flow(before);
    nodes.push(MapTable::of(rest, labels).into_node());
    nodes.extend(flow(after));
    nodes
}

/// Groups one after the other.
fn flow(groups: Vec<ReadGroup>) -> Vec<StructureNode> {
    let mut nodes = Vec::new();
    let mut items: Vec<StructureNode> = Vec::new();
    let mut rows: Vec<(u32, Vec<StructureNode>)> = Vec::new();
    let mut is_titled = false;
    for group in groups.into_iter().filter(ReadGroup::is_read) {
        if group.role != Role::ListItem {
            end_list(&mut items, &mut nodes);
        }
        if !matches!(group.role, Role::Cell { .. }) {
            end_table(&mut rows, &mut nodes);
        }
        match group.role {
            Role::ListItem => {
                let body = StructureNode::cell("LBody", read(group));
                items.push(StructureNode::of_nodes("LI", vec![body]));
            }
            Role::Cell { row, head } => {
                // A head in the first row is that of its column.
                let scope = if row == 0 { "Column" } else { "Row" };
                let nodes = read(group);
                let cell = if head { StructureNode::head(scope, nodes) } else { StructureNode::cell("TD", nodes) };
                match rows.last_mut() {
                    Some((last, cells)) if *last == row => cells.push(cell),
                    _ => rows.push((row, vec![cell])),
                }
            }
            Role::Heading(level) => nodes.extend(headed(heading(level), read(group))),
            Role::Paragraph | Role::Figure | Role::Artifact => nodes.extend(read(group)),
            Role::Plain => match group.shows(Part::Body) {
                Some(ElementId::Journey(_)) if !is_titled => {
                    is_titled = true;
                    nodes.extend(headed("H1", read(group)));
                }
                Some(ElementId::Persona(_)) => {
                    nodes.push(StructureNode::of_nodes("Sect", headed("H2", read(group))));
                }
                _ => nodes.extend(read(group)),
            },
        }
    }
    end_list(&mut items, &mut nodes);
    end_table(&mut rows, &mut nodes);
    nodes
}

const fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "H1",
        2 => "H2",
        3 => "H3",
        4 => "H4",
        5 => "H5",
        _ => "H6",
    }
}

/// The first paragraph is the heading of the others.
fn headed(tag: &'static str, mut nodes: Vec<StructureNode>) -> Vec<StructureNode> {
    if let Some(first) = nodes.iter_mut().find(|node| node.tag == "P") {
        first.tag = tag;
    }
    nodes
}

fn end_list(items: &mut Vec<StructureNode>, nodes: &mut Vec<StructureNode>) {
    if !items.is_empty() {
        nodes.push(StructureNode::of_nodes("L", std::mem::take(items)));
    }
}

/// Rows of a table are alike: one with fewer cells has empty ones at its end.
fn end_table(rows: &mut Vec<(u32, Vec<StructureNode>)>, nodes: &mut Vec<StructureNode>) {
    let widest = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let rows: Vec<StructureNode> = (std::mem::take(rows).into_iter())
        .map(|(_, mut cells)| {
            cells.resize_with(widest, || StructureNode::new("TD", Vec::new()));
            StructureNode::of_nodes("TR", cells)
        })
        .collect();
    if !rows.is_empty() {
        nodes.push(StructureNode::of_nodes("Table", rows));
    }
}

/// What is read of a group: its figure, its paragraphs, links where they are or behind all.
pub(super) fn read(group: ReadGroup) -> Vec<StructureNode> {
    let mut nodes: Vec<(Option<u32>, StructureNode)> = Vec::new();
    for piece in group.pieces {
        let (paragraph, tag) = match piece.what {
            Said::Words(paragraph) => (Some(paragraph), "P"),
            Said::Figure => (None, "Figure"),
        };
        match nodes.iter_mut().find(|(known, _)| *known == paragraph) {
            Some((_, node)) => node.kids.push(Kid::Content(piece.mark)),
            None => nodes.push((paragraph, StructureNode::new(tag, vec![Kid::Content(piece.mark)]))),
        }
    }
    for (link, paragraph) in group.links {
        let on = nodes.iter_mut().find(|(known, node)| paragraph.is_some() && *known == paragraph && node.tag == "P");
        match on {
            Some((_, node)) => {
                let mut kids = std::mem::take(&mut node.kids);
                kids.push(Kid::Link(link));
                node.kids.push(Kid::Node(StructureNode::new("Link", kids)));
            }
            None => nodes.push((None, StructureNode::new("Link", vec![Kid::Link(link)]))),
        }
    }
    let mut nodes: Vec<StructureNode> = nodes.into_iter().map(|(_, node)| node).collect();
    if let Some(figure) = nodes.iter_mut().find(|node| node.tag == "Figure") {
        (figure.alt, figure.place) = (group.alt, group.figure);
    }
    nodes
}
