//! What is read becomes a tree in the order of reading: headings, paragraphs, lists, tables, figures, links.

use super::content::{PageContent, ReadGroup};
use super::map_table::MapTable;
use super::node::{StructureNode, read};
use crate::export::element_labels::ElementLabels;
use crate::model::ElementId;
use crate::scene::{Layer, Part, Role};

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
