//! How high nodes are, and where they are parted.

use super::node::{Beside, Boxed, Node, Ruled, Stack, Stacked, Table, TextNode};

impl TextNode {
    /// How high a line is: all of them are of one size.
    pub(super) fn line(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lines of a text")]
        let count = self.block.lines.len().max(1) as f64;
        self.block.height.get() / count
    }

    pub(in crate::layout) fn height(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lines of a text")]
        let count = self.lines.len() as f64;
        count * self.line()
    }

    /// How wide the last line is.
    pub(super) fn last_width(&self) -> f64 {
        let last = self.lines.end.checked_sub(1).and_then(|last| self.block.lines.get(last));
        last.map_or(0.0, |line| line.width.get())
    }

    /// How wide they are.
    pub(in crate::layout) fn width(&self) -> f64 {
        self.block.width.get()
    }

    /// Two lines stay together at the foot and at the head of a page.
    fn least(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "three lines at most")]
        let lines = if self.lines.len() <= 3 { self.lines.len() } else { 2 } as f64;
        lines * self.line()
    }

    fn split(&self, room: f64, page: f64) -> Option<(Self, Self)> {
        let count = self.lines.len();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the lines that a page has room for"
        )]
        let fit = ((room + 1e-6) / self.line().max(0.1)).floor().max(0.0) as usize;
        let mut first = fit.min(count.saturating_sub(2));
        if count <= 3 || first < 2 {
            // Where even a page is too low for all of it, any line will do.
            first = if self.height() > page { fit.min(count.saturating_sub(1)) } else { 0 };
        }
        if first == 0 {
            return None;
        }
        let cut = self.lines.start + first;
        let head = Self { lines: self.lines.start..cut, behind: None, ..self.clone() };
        let rest = Self { lines: cut..self.lines.end, before: None, place: None, ..self.clone() };
        Some((head, rest))
    }
}

impl Stack {
    pub(super) fn height(&self) -> f64 {
        self.items.iter().enumerate().map(|(at, item)| item.height(at == 0)).sum()
    }

    /// The same with this share of the air between its nodes and in them.
    #[must_use]
    pub(super) fn tightened(&self, air: f64) -> Self {
        let items = self.items.iter().map(|item| Stacked {
            gap: item.gap * air,
            node: item.node.tightened(air),
            keep: item.keep,
        });
        Self { items: items.collect(), whole: self.whole }
    }

    /// What a page needs to have room for if it is to begin on it.
    fn least(&self, page: f64) -> f64 {
        if self.whole && self.height() <= page {
            return self.height();
        }
        let mut sum = 0.0;
        for (at, item) in self.items.iter().enumerate() {
            let gap = if at == 0 { 0.0 } else { item.gap };
            if !item.keep {
                return sum + gap + item.node.least(page);
            }
            sum += item.height(at == 0);
        }
        sum
    }

    pub(super) fn split(&self, room: f64, page: f64) -> Option<(Self, Self)> {
        if self.whole && self.height() <= page {
            return None;
        }
        let mut top = 0.0;
        let mut cut = self.items.len();
        let mut parted = None;
        for (at, item) in self.items.iter().enumerate() {
            let gap = if at == 0 { 0.0 } else { item.gap };
            if top + gap + item.node.height() > room + 1e-6 {
                cut = at;
                parted = item.node.split(room - top - gap, page);
                break;
            }
            top += gap + item.node.height();
        }
        let (mut head, mut rest) = (self.items.get(..cut)?.to_vec(), self.items.get(cut..)?.to_vec());
        match (parted, rest.first_mut()) {
            (Some((one, other)), Some(first)) => {
                head.push(Stacked { gap: first.gap, node: one, keep: false });
                first.node = other;
            }
            // A heading goes with what it heads.
            _ => {
                while let Some(last) = head.pop_if(|last| last.keep) {
                    rest.insert(0, last);
                }
            }
        }
        if head.is_empty() || rest.is_empty() {
            return None;
        }
        Some((Self { items: head, whole: self.whole }, Self { items: rest, whole: self.whole }))
    }
}

impl Stacked {
    fn height(&self, first: bool) -> f64 {
        if first { self.node.height() } else { self.gap + self.node.height() }
    }
}

impl Node {
    pub(in crate::layout) fn height(&self) -> f64 {
        match self {
            Self::Words(words) => words.height(),
            Self::Stack(stack) => stack.height(),
            Self::Beside(beside) => beside.items.iter().map(|(_, node)| node.height()).fold(0.0, f64::max),
            Self::Boxed(boxed) => boxed.height(),
            Self::Table(table) => table.height(),
            Self::Drawn(drawn) => drawn.height,
            Self::Number(number) => number.style.size.get() * number.style.leading,
            Self::Ruled(ruled) => ruled.least(),
        }
    }

    fn tightened(&self, air: f64) -> Self {
        match self {
            Self::Stack(stack) => Self::Stack(stack.tightened(air)),
            Self::Beside(beside) => {
                let tight = beside.items.iter().map(|(x, node)| (*x, node.tightened(air)));
                let mut items: Vec<(f64, Self)> = tight.collect();
                let least = items.iter().map(|(_, node)| node.height()).fold(0.0, f64::max);
                for ((_, before), (_, node)) in beside.items.iter().zip(&mut items) {
                    // Cards of a row stay equally high.
                    if let (Self::Boxed(before), Self::Boxed(boxed)) = (before, node)
                        && before.least > 0.0
                    {
                        boxed.least = least;
                    }
                }
                Self::Beside(Beside { items, whole: beside.whole })
            }
            Self::Boxed(boxed) => {
                let (left, top, right, bottom) = boxed.insets;
                let less = f64::midpoint(air, 1.0);
                let insets = (left, top * less, right, bottom * less);
                Self::Boxed(Box::new(Boxed {
                    node: boxed.node.tightened(air),
                    insets,
                    least: 0.0,
                    ..(**boxed).clone()
                }))
            }
            Self::Table(table) => Self::Table(Table { air: table.air * air, ..table.clone() }),
            other => other.clone(),
        }
    }

    /// What a page of this height needs to have room for if the node is to begin on it.
    pub(super) fn least(&self, page: f64) -> f64 {
        match self {
            Self::Words(words) => words.least(),
            Self::Stack(stack) => stack.least(page),
            Self::Beside(beside) if !beside.whole || self.height() > page => {
                beside.items.iter().map(|(_, node)| node.least(page)).fold(0.0, f64::max)
            }
            Self::Boxed(boxed) if boxed.height() > page => boxed.insets.1 + boxed.insets.3 + boxed.node.least(page),
            Self::Table(table) => table.least(page),
            _ => self.height(),
        }
    }

    /// What of it stands in so much room, and the rest; `None` where it is not parted there.
    pub(super) fn split(&self, room: f64, page: f64) -> Option<(Self, Self)> {
        match self {
            Self::Words(words) => words.split(room, page).map(|(one, other)| (Self::Words(one), Self::Words(other))),
            Self::Stack(stack) => stack.split(room, page).map(|(one, other)| (Self::Stack(one), Self::Stack(other))),
            Self::Beside(beside) => {
                if beside.whole && self.height() <= page {
                    return None;
                }
                beside.split(room, page).map(|(one, other)| (Self::Beside(one), Self::Beside(other)))
            }
            Self::Boxed(boxed) if boxed.height() > page => {
                let (_, top, _, bottom) = boxed.insets;
                let (one, other) = boxed.node.split(room - top - bottom, page)?;
                let part = |node| Self::Boxed(Box::new(Boxed { node, least: 0.0, ..(**boxed).clone() }));
                Some((part(one), part(other)))
            }
            Self::Table(table) => table.split(room, page).map(|(one, other)| (Self::Table(one), Self::Table(other))),
            _ => None,
        }
    }
}

impl Beside {
    fn split(&self, room: f64, page: f64) -> Option<(Self, Self)> {
        let (mut head, mut rest) = (Vec::new(), Vec::new());
        for (x, node) in &self.items {
            if node.height() <= room + 1e-6 {
                head.push((*x, node.clone()));
                continue;
            }
            match node.split(room, page) {
                Some((one, other)) => {
                    head.push((*x, one));
                    rest.push((*x, other));
                }
                // One that begins later than its neighbours would be read as if it belonged elsewhere.
                None => return None,
            }
        }
        let whole = self.whole;
        (!rest.is_empty()).then_some((Self { items: head, whole }, Self { items: rest, whole }))
    }
}

impl Boxed {
    pub(super) fn height(&self) -> f64 {
        (self.node.height() + self.insets.1 + self.insets.3).max(self.least)
    }
}

impl Ruled {
    /// How many lines stand in so much room.
    pub(super) fn fitting(&self, room: f64) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the lines that a page has room for"
        )]
        let fit = ((room - self.head.height()) / self.pitch.max(1.0)).floor().max(0.0) as usize;
        fit.min(self.count.1)
    }

    fn least(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let count = self.count.0 as f64;
        self.head.height() + count * self.pitch
    }
}

/// How high the highest of some nodes is.
pub(super) fn tallest(cells: &[Node]) -> f64 {
    cells.iter().map(Node::height).fold(0.0, f64::max)
}

impl Table {
    pub(super) fn head_height(&self) -> f64 {
        if self.head.is_empty() { 0.0 } else { tallest(&self.head) + self.air * 0.7 }
    }

    pub(super) fn row_height(&self, row: &[Node]) -> f64 {
        tallest(row) + 2.0 * self.air
    }

    pub(super) fn height(&self) -> f64 {
        self.head_height() + self.rows.iter().map(|row| self.row_height(row)).sum::<f64>()
    }

    pub(super) fn least(&self, page: f64) -> f64 {
        let first = self.rows.first().map_or(0.0, |row| {
            let least = row.iter().map(|cell| cell.least(page)).fold(0.0, f64::max);
            if self.row_height(row) > page - self.head_height() { least } else { tallest(row) }
        });
        self.head_height() + first + 2.0 * self.air
    }

    pub(super) fn split(&self, room: f64, page: f64) -> Option<(Self, Self)> {
        let mut top = self.head_height();
        let mut cut = 0;
        for row in &self.rows {
            if top + self.row_height(row) > room + 1e-6 {
                break;
            }
            top += self.row_height(row);
            cut += 1;
        }
        let (mut first, mut rest) = (self.rows.get(..cut)?.to_vec(), self.rows.get(cut..)?.to_vec());
        let whole_page = page - self.head_height();
        if let Some(row) = rest.first().filter(|row| self.row_height(row) > whole_page) {
            // A row that no page can hold goes on in the next.
            let parts = row.iter().map(|cell| {
                let room = room - top - 2.0 * self.air;
                cell.split(room, 0.0)
                    .or_else(|| (cell.height() <= room).then(|| (cell.clone(), Node::Stack(Stack::default()))))
            });
            if let Some(parts) = parts.collect::<Option<Vec<_>>>() {
                let (one, other): (Vec<Node>, Vec<Node>) = parts.into_iter().unzip();
                first.push(one);
                if let Some(row) = rest.first_mut() {
                    *row = other;
                }
            }
        }
        if first.is_empty() || rest.is_empty() {
            return None;
        }
        Some((Self { rows: first, ..self.clone() }, Self { rows: rest, ..self.clone() }))
    }
}
