//! Rows with an icon and a side note, grids, tables, lines for notes.

use super::draw::artifact;
use super::kit::Kit;
use super::node::{Node, Ruled, Stack, Table, TextNode};
use super::part::tallest;
use crate::layout::rich_text::RichText;
use crate::scene::{Layer, Role, Stroke};
use kurbo::Rect;

/// One row with an icon: what it is called, what is said of it, and a note at the right.
pub(in crate::layout) struct IconRow {
    /// In a small box, dashed where nobody has checked it.
    pub(in crate::layout) icon: &'static str,
    pub(in crate::layout) dashed: bool,
    /// Name and texts, set to [`Kit::row_width`].
    pub(in crate::layout) node: Node,
    pub(in crate::layout) note: RichText,
}

impl Kit<'_> {
    /// Side of the box in which an icon stands, and what follows it.
    fn icon_room(&self) -> (f64, f64) {
        (self.u(33.0), self.u(47.0))
    }

    /// Width of the notes at the right of rows.
    const fn note_width(width: f64) -> f64 {
        width * 0.2
    }

    /// How wide the words of a row are.
    pub(in crate::layout) fn row_width(&self, width: f64) -> f64 {
        self.measure(width - self.icon_room().1 - Self::note_width(width) - self.u(16.0))
    }

    /// Rows with a line above each.
    pub(in crate::layout) fn icon_rows(&self, rows: impl IntoIterator<Item = IconRow>, width: f64) -> Stack {
        let mut stack = Stack::default();
        let (side, room) = self.icon_room();
        for row in rows {
            let mut drawing = artifact(self);
            let theme = self.cx.theme;
            let stroke = if row.dashed {
                crate::layout::evidence_lines::unchecked(&self.cx, self.u(1.1))
            } else {
                Stroke::solid(self.u(1.1), theme.outline)
            };
            let rect = Rect::new(0.0, 0.0, side, side).inset(-stroke.width / 2.0);
            drawing.rect(rect, self.u(8.0), None, Some(stroke));
            let size = side * 0.52;
            drawing.icon(row.icon, size, theme.body, rect.center() - (size / 2.0, size / 2.0));
            let icon = Node::drawn(drawing.finish(None, Layer::Frame), side);
            let note = Self::note_width(width);
            let set = row.note.at_the_end(&self.cx, note);
            let note_words = TextNode::new(set, Role::Paragraph);
            let mut items = vec![(0.0, icon), (room, row.node)];
            if !row.note.is_empty() {
                // On the line of the name, whose type is larger.
                let drop = (self.strong().size.get() * 1.3 - note_words.line()).max(0.0) * 0.6;
                let mut lowered = Stack::default();
                lowered.push(0.0, Node::air(drop));
                lowered.push(0.0, Node::Words(note_words));
                items.push((width - note, lowered.whole()));
            }
            let mut one = Stack::default();
            one.push_head(0.0, self.rule(width));
            one.push(self.u(12.0), Node::beside(items));
            let gap = if stack.is_empty() { 0.0 } else { self.u(12.0) };
            stack.push(gap, one.whole());
        }
        stack
    }

    /// Nodes in rows of so many, with so much air between rows, of equal height within a row; each was set to [`Self::cell_width`].
    pub(in crate::layout) fn grid(&self, nodes: &[Node], columns: usize, (width, gap): (f64, f64)) -> Stack {
        let cell = self.cell_width(columns, width);
        let mut stack = Stack::default();
        for row in nodes.chunks(columns.max(1)) {
            let height = tallest(row);
            let items = row.iter().zip(0_u32..).map(|(node, at)| {
                let mut node = node.clone();
                if let Node::Boxed(boxed) = &mut node {
                    boxed.least = height;
                }
                (f64::from(at) * (cell + self.grid_gap()), node)
            });
            stack.push(gap, Node::beside(items.collect()));
        }
        stack
    }

    /// Between two cells of a grid.
    pub(in crate::layout) fn grid_gap(&self) -> f64 {
        self.u(16.0)
    }

    /// How wide a cell of a grid is.
    pub(in crate::layout) fn cell_width(&self, columns: usize, width: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let count = columns.max(1) as f64;
        (width - (count - 1.0) * self.grid_gap()) / count
    }

    /// A table. Cells are set to the widths of their columns, which begin at `lefts`.
    pub(in crate::layout) fn table(&self, width: f64, lefts: Vec<f64>, head: Vec<Node>, rows: Vec<Vec<Node>>) -> Node {
        let theme = self.cx.theme;
        let line = (self.u(1.0), theme.outline, theme.hairline);
        Node::Table(Table { width, lefts, head, rows, air: self.u(9.0), line })
    }

    /// Lines to write on, under a heading.
    pub(in crate::layout) fn ruled(&self, head: &str, width: f64, count: (usize, usize)) -> Node {
        let head = self.heading(head, self.head(), width, 2);
        Node::Ruled(Ruled { head, width, pitch: self.lines(1.95), count })
    }
}

impl Node {
    /// Nothing, so high.
    pub(in crate::layout) fn air(height: f64) -> Self {
        Self::Drawn(super::node::DrawnPiece { groups: Vec::new(), height })
    }
}
