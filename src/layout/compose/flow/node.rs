//! What stands on a page, set to its width: how high it is and where it may be parted.

use crate::color::Rgba;
use crate::model::PersonaId;
use crate::scene::{Anchor, Group, Placed, Role, Source, Stroke};
use crate::text::{Block, Style};
use std::ops::Range;
use std::sync::Arc;

/// What stands on a page, set to its width.
#[derive(Clone, Debug)]
pub(in crate::layout) enum Node {
    /// Lines of text.
    Words(TextNode),
    /// Nodes under each other.
    Stack(Stack),
    /// Nodes beside each other, each with its x.
    Beside(Beside),
    /// A node on a ground of its own.
    Boxed(Box<Boxed>),
    /// Rows under a head that is repeated.
    Table(Table),
    /// What was drawn, in one piece.
    Drawn(DrawnPiece),
    /// The number of the page on which a place is.
    Number(PageNumber),
    /// Lines to write on, as many as there is room for; none where there is too little.
    Ruled(Ruled),
}

/// Lines of text.
#[derive(Clone, Debug)]
pub(in crate::layout) struct TextNode {
    pub(super) block: Arc<Block>,
    /// Which of its lines.
    pub(super) lines: Range<usize>,
    pub(super) role: Role,
    pub(super) source: Option<Source>,
    pub(super) whose: Option<PersonaId>,
    /// Where the words stand, from the left edge of the node.
    pub(super) indent: f64,
    /// What stands before the first line: a bullet, a mark.
    pub(super) before: Option<Arc<Group>>,
    /// What stands behind the last line, with its width: a chip.
    pub(super) behind: Option<(Arc<Group>, f64)>,
    /// Where they lead.
    pub(super) link: Option<Anchor>,
    /// What leads here: a link, the outline.
    pub(super) place: Option<WordsPlace>,
    /// The colour of the line with which they are struck.
    pub(super) strike: Option<Rgba>,
}

/// What leads to some words.
#[derive(Clone, Debug)]
pub(in crate::layout) struct WordsPlace {
    pub(super) anchor: Option<Anchor>,
    /// Title and level in the outline.
    pub(super) bookmark: Option<(String, u8)>,
}

/// Nodes under each other.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Stack {
    pub(super) items: Vec<Stacked>,
    /// Whether it stays on one page, if that can hold it.
    pub(super) whole: bool,
}

/// A node of a stack.
#[derive(Clone, Debug)]
pub(super) struct Stacked {
    /// Air above it, unless a page begins with it.
    pub(super) gap: f64,
    pub(super) node: Node,
    /// Whether no page ends behind it: a heading.
    pub(super) keep: bool,
}

/// Nodes beside each other.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Beside {
    pub(super) items: Vec<(f64, Node)>,
    /// Whether they stay on one page, if that can hold them.
    pub(super) whole: bool,
}

/// A node on a ground of its own.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Boxed {
    pub(super) node: Node,
    /// From the left, top, right and bottom edge to the node.
    pub(super) insets: (f64, f64, f64, f64),
    pub(super) width: f64,
    /// It is no lower than this.
    pub(super) least: f64,
    pub(super) ground: Ground,
    pub(super) source: Option<Source>,
}

/// What a boxed node stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct Ground {
    pub(in crate::layout) fill: Option<Rgba>,
    pub(in crate::layout) outline: Option<Stroke>,
    pub(in crate::layout) radius: f64,
    /// A strong left edge.
    pub(in crate::layout) bar: Option<Stroke>,
}

/// What was drawn in one piece.
#[derive(Clone, Debug)]
pub(in crate::layout) struct DrawnPiece {
    pub(super) groups: Vec<Placed>,
    pub(super) height: f64,
}

/// The number of the page on which a place is.
#[derive(Clone, Debug)]
pub(in crate::layout) struct PageNumber {
    pub(super) of: Anchor,
    pub(super) style: Style,
    /// Its right edge.
    pub(super) right: f64,
}

/// A table: its head stands above its rows on each of its pages.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Table {
    pub(super) width: f64,
    /// The left edge of each column.
    pub(super) lefts: Vec<f64>,
    pub(super) head: Vec<Node>,
    pub(super) rows: Vec<Vec<Node>>,
    /// Above and below the cells of a row, and between head and rows.
    pub(super) air: f64,
    pub(super) line: (f64, Rgba, Rgba),
}

/// Lines to write on.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Ruled {
    pub(super) head: TextNode,
    pub(super) width: f64,
    /// From line to line.
    pub(super) pitch: f64,
    /// No fewer lines than these, and no more.
    pub(super) count: (usize, usize),
}

impl TextNode {
    pub(super) fn new(block: Arc<Block>, role: Role) -> Self {
        let lines = 0..block.lines.len();
        Self {
            block,
            lines,
            role,
            source: None,
            whose: None,
            indent: 0.0,
            before: None,
            behind: None,
            link: None,
            place: None,
            strike: None,
        }
    }

    /// Is struck through: it was, and is not any more.
    #[must_use]
    pub(in crate::layout) fn struck(self, color: Rgba) -> Self {
        Self { strike: Some(color), ..self }
    }

    /// Says of what element they are.
    #[must_use]
    pub(in crate::layout) fn of(self, source: Source) -> Self {
        Self { source: Some(source), ..self }
    }

    /// Says whose alone they are.
    #[must_use]
    pub(in crate::layout) fn whose(self, persona: PersonaId) -> Self {
        Self { whose: Some(persona), ..self }
    }

    /// Leads to a place.
    #[must_use]
    pub(in crate::layout) fn leading_to(self, anchor: Anchor) -> Self {
        Self { link: Some(anchor), ..self }
    }

    /// Is a place that links lead to.
    #[must_use]
    pub(in crate::layout) fn at(mut self, anchor: Anchor) -> Self {
        self.place = Some(WordsPlace { anchor: Some(anchor), bookmark: self.place.and_then(|place| place.bookmark) });
        self
    }

    /// Stands in the outline, so deep.
    #[must_use]
    pub(in crate::layout) fn listed(mut self, title: &str, level: u8) -> Self {
        let anchor = self.place.and_then(|place| place.anchor);
        self.place = Some(WordsPlace { anchor, bookmark: Some((title.to_owned(), level)) });
        self
    }
}

impl Stack {
    /// Puts a node below the others, with air above it.
    pub(in crate::layout) fn push(&mut self, gap: f64, node: Node) {
        self.items.push(Stacked { gap, node, keep: false });
    }

    /// The same for a heading: no page ends behind it.
    pub(in crate::layout) fn push_head(&mut self, gap: f64, node: Node) {
        self.items.push(Stacked { gap, node, keep: true });
    }

    pub(in crate::layout) const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The same on one page, if that can hold it.
    #[must_use]
    pub(in crate::layout) fn whole(self) -> Node {
        Node::Stack(Self { whole: true, ..self })
    }
}

impl Node {
    /// Nodes under each other with the same air between them.
    pub(in crate::layout) fn stack(gap: f64, nodes: impl IntoIterator<Item = Self>) -> Stack {
        let items = nodes.into_iter().map(|node| Stacked { gap, node, keep: false }).collect();
        Stack { items, whole: false }
    }

    /// Nodes beside each other, each with its x, that stay together.
    pub(in crate::layout) const fn beside(items: Vec<(f64, Self)>) -> Self {
        Self::Beside(Beside { items, whole: true })
    }

    /// Columns that go on each for itself on the next page.
    pub(in crate::layout) const fn columns(items: Vec<(f64, Self)>) -> Self {
        Self::Beside(Beside { items, whole: false })
    }

    /// The number of the page on which a place is, ending at a right edge; known when all pages are.
    pub(in crate::layout) const fn number(of: Anchor, style: Style, right: f64) -> Self {
        Self::Number(PageNumber { of, style, right })
    }

    /// A group that was drawn at the origin, so high.
    pub(in crate::layout) fn drawn(group: Arc<Group>, height: f64) -> Self {
        Self::Drawn(DrawnPiece { groups: vec![Placed { offset: kurbo::Vec2::ZERO, group }], height })
    }
}
