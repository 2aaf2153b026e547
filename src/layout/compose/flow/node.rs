//! What stands on a page, set to its width: how high it is and where it may be parted.

use super::rows::Table;
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
    Words(Words),
    /// Nodes under each other.
    Stack(Stack),
    /// Nodes beside each other, each with its x.
    Beside(Beside),
    /// A node on a ground of its own.
    Boxed(Box<Boxed>),
    /// Rows under a head that is repeated.
    Table(Table),
    /// What was drawn, in one piece.
    Drawn(Drawn),
    /// The number of the page on which a place is.
    Number(Number),
    /// Lines to write on, as many as there is room for; none where there is too little.
    Ruled(Ruled),
}

/// Lines of text.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Words {
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
    pub(super) items: Vec<Item>,
    /// Whether it stays on one page, if that can hold it.
    pub(super) whole: bool,
}

/// A node of a stack.
#[derive(Clone, Debug)]
pub(super) struct Item {
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
pub(in crate::layout) struct Drawn {
    pub(super) groups: Vec<Placed>,
    pub(super) height: f64,
}

/// The number of the page on which a place is.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Number {
    pub(super) of: Anchor,
    pub(super) style: Style,
    /// Its right edge.
    pub(super) right: f64,
}

/// Lines to write on.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Ruled {
    pub(super) head: Words,
    pub(super) width: f64,
    /// From line to line.
    pub(super) pitch: f64,
    /// No fewer lines than these, and no more.
    pub(super) count: (usize, usize),
}

impl Words {
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
        }
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

    /// How high a line is: all of them are of one size.
    pub(super) fn line(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lines of a text")]
        let count = self.block.lines.len().max(1) as f64;
        self.block.height.get() / count
    }

    pub(super) fn height(&self) -> f64 {
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
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lines that a page has room for")]
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
                head.push(Item { gap: first.gap, node: one, keep: false });
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

    /// Puts a node below the others, with air above it.
    pub(in crate::layout) fn push(&mut self, gap: f64, node: Node) {
        self.items.push(Item { gap, node, keep: false });
    }

    /// The same for a heading: no page ends behind it.
    pub(in crate::layout) fn push_head(&mut self, gap: f64, node: Node) {
        self.items.push(Item { gap, node, keep: true });
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

impl Item {
    fn height(&self, first: bool) -> f64 {
        if first { self.node.height() } else { self.gap + self.node.height() }
    }
}

impl Node {
    /// Nodes under each other with the same air between them.
    pub(in crate::layout) fn stack(gap: f64, nodes: impl IntoIterator<Item = Self>) -> Stack {
        let items = nodes.into_iter().map(|node| Item { gap, node, keep: false }).collect();
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

    /// A group that was drawn at the origin, so high.
    pub(in crate::layout) fn drawn(group: Arc<Group>, height: f64) -> Self {
        Self::Drawn(Drawn { groups: vec![Placed { offset: kurbo::Vec2::ZERO, group }], height })
    }

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

    /// What a page of this height needs to have room for if the node is to begin on it.
    pub(super) fn least(&self, page: f64) -> f64 {
        match self {
            Self::Words(words) => words.least(),
            Self::Stack(stack) => stack.least(page),
            Self::Beside(beside) if !beside.whole || self.height() > page => {
                beside.items.iter().map(|(_, node)| node.least(page)).fold(0.0, f64::max)
            }
            Self::Boxed(boxed) if boxed.height() > page => {
                boxed.insets.1 + boxed.insets.3 + boxed.node.least(page)
            }
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
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lines that a page has room for")]
        let fit = ((room - self.head.height()) / self.pitch.max(1.0)).floor().max(0.0) as usize;
        fit.min(self.count.1)
    }

    fn least(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let count = self.count.0 as f64;
        self.head.height() + count * self.pitch
    }
}
