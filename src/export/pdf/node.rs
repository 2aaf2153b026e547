//! Nodes of the tree of what is read.

use super::content::{ReadGroup, Said};
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
