//! Collects the items of one group.

use super::context::LayoutContext;
use super::rich_text::{RichText, SourceSpan};
use crate::color::Rgba;
use crate::model::{ElementId, PersonaId};
use crate::scene::{Fill, Group, Item, Layer, LazyLod, Part, Role, Source, Stroke, Symbol, TextFault, TextSource};
use crate::text::{Block, Face, icon_run};
use crate::units::Pt;
use kurbo::{BezPath, PathEl, Point, Rect, Shape as _};
use std::sync::{Arc, LazyLock};

/// The items of a group in the making.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// Whether nothing is drawn, for only sizes are asked for.
    is_measuring: bool,
    items: Vec<Item>,
    /// How many there are so far.
    paragraphs: u32,
    bounds: Option<Rect>,
    role: Role,
    alt: Option<Box<str>>,
    missing: Vec<char>,
    faults: Vec<TextFault>,
    text_sources: Vec<TextSource>,
    /// Words that ask for what is missing.
    placeholder: Option<Box<Drawing>>,
}

/// What stands for a group while nothing is drawn.
static NOTHING: LazyLock<Arc<Group>> = LazyLock::new(Arc::default);

impl LayoutContext<'_> {
    /// An empty group in the making.
    pub(super) fn drawing(&self) -> Drawing {
        Drawing::new(self.is_measuring())
    }
}

impl Drawing {
    /// An empty group; one that stays empty while only sizes are asked for.
    pub(super) fn new(is_measuring: bool) -> Self {
        Self { is_measuring, ..Self::default() }
    }

    /// Says what the group is to whoever reads the sheet with a program, and what stands for it where it cannot be seen.
    pub(super) fn describe(&mut self, role: Role, alt: Option<String>) {
        (self.role, self.alt) = (role, alt.map(String::into_boxed_str));
    }

    fn cover(&mut self, rect: Rect) {
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f64, fill: Option<Rgba>, stroke: Option<Stroke>) {
        let bounds = outlined(rect, stroke);
        self.push(Item::Rect { rect, radius, fill: fill.map(Fill::Solid), stroke }, bounds);
    }

    pub(super) fn path(&mut self, path: BezPath, fill: Option<Fill>, stroke: Option<Stroke>) {
        if self.is_measuring || path.elements().is_empty() {
            return;
        }
        let bounds = outlined(path.bounding_box(), stroke);
        let mut elements = path.into_elements();
        elements.shrink_to_fit();
        self.push(Item::Path { path: BezPath::from_vec(elements), fill, stroke }, bounds);
    }

    /// Draws a shared shape with its origin at a place.
    pub(super) fn symbol(&mut self, symbol: Arc<Symbol>, at: Point, fill: Fill, stroke: Option<Stroke>) {
        let bounds = outlined(symbol.bounds() + at.to_vec2(), stroke);
        self.push(Item::Symbol { at, symbol, fill: Some(fill), stroke }, bounds);
    }

    pub(super) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        if self.is_measuring {
            return;
        }
        let path = BezPath::from_vec(vec![PathEl::MoveTo(from), PathEl::LineTo(to)]);
        self.path(path, None, Some(stroke));
    }

    /// Draws a set text with its top left corner at `origin`.
    pub(super) fn text(&mut self, block: &Block, origin: Point) {
        if self.is_measuring {
            return;
        }
        let left = origin.x - block.overhang().get();
        self.cover(Rect::new(left, origin.y, origin.x + block.width.get(), origin.y + block.height.get()));
        let paragraph = Some(self.paragraphs);
        self.paragraphs += 1;
        self.items.extend(block.items(origin).map(|(at, run)| Item::Text { at, run, paragraph }));
        self.missing.extend(block.missing());
        self.faults.extend(block.torn_words().into_iter().map(TextFault::Torn));
    }

    /// Draws a letter that is an ornament and nothing that is read.
    pub(super) fn ornament(&mut self, letter: &Block, origin: Point) {
        if !self.is_measuring {
            self.cover(Rect::from_origin_size(origin, (letter.width.get(), letter.height.get())));
            self.items.extend(letter.items(origin).map(|(at, run)| Item::Text { at, run, paragraph: None }));
            self.missing.extend(letter.missing());
        }
    }

    /// Draws words of the element that the group shows, set as `block`, with its top left corner at `origin`.
    pub(super) fn words(&mut self, words: &RichText, block: &Block, origin: Point) {
        if self.is_measuring {
            return;
        }
        if words.is_placeholder() {
            // What is printed has the same room for it, and nothing in it.
            self.cover(Rect::from_origin_size(origin, (block.width.get(), block.height.get())));
            return self.placeholder.get_or_insert_default().own_words(words, block, origin);
        }
        self.own_words(words, block, origin);
    }

    fn own_words(&mut self, words: &RichText, block: &Block, origin: Point) {
        let mut base = 0;
        let mut runs = block.lines.iter().flat_map(|line| &line.runs).zip(self.items.len()..).peekable();
        let mut waiting = words.said();
        while let Some(((_, run), item)) = runs.next() {
            let end = base + run.text.len();
            // What begins where one run ends begins with the next.
            let last = runs.peek().is_none();
            while let Some((stretch, rest)) = waiting.split_first()
                && (stretch.at < end || last)
            {
                self.text_sources.extend(text_source(stretch, base..end, item));
                if stretch.at + stretch.len > end {
                    break;
                }
                waiting = rest;
            }
            base = end;
        }
        self.text(block, origin);
    }

    /// Draws an icon whose box of `size` points has its top left corner at `origin`.
    pub(super) fn icon(&mut self, name: &str, size: f64, color: Rgba, origin: Point) {
        if self.is_measuring {
            return;
        }
        if let Some(run) = icon_run(name, Pt(size), color) {
            let rect = Rect::from_origin_size(origin, (size, size));
            let baseline = origin.y + size * Face::Icons.ascent() / (Face::Icons.ascent() + Face::Icons.descent());
            self.push(Item::Text { at: Point::new(origin.x, baseline), run, paragraph: None }, rect);
        }
    }

    /// Draws what another group shows; it says nothing of an element's texts.
    pub(super) fn append(&mut self, other: &Group) {
        if self.is_measuring {
            return;
        }
        let first = self.paragraphs;
        for item in &other.items {
            let mut item = item.clone();
            if let Item::Text { paragraph: Some(paragraph), .. } = &mut item {
                *paragraph += first;
                self.paragraphs = self.paragraphs.max(*paragraph + 1);
            }
            self.items.push(item);
        }
        self.cover(other.bounds);
        self.missing.extend(&other.missing);
        self.faults.extend(other.faults.iter().cloned());
    }

    pub(super) fn push(&mut self, item: Item, bounds: Rect) {
        if self.is_measuring {
            return;
        }
        self.cover(bounds);
        self.items.push(item);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The words that ask the person who edits for what is missing in what is drawn so far, as a group of their own: of the layer that
    /// is never printed.
    pub(super) fn take_placeholder(&mut self, element: ElementId) -> Option<Arc<Group>> {
        let source = Source { element, part: Part::Label };
        Some(self.placeholder.take()?.finish(Some(source), Layer::Hints))
    }

    pub(super) fn finish(self, source: Option<Source>, layer: Layer) -> Arc<Group> {
        self.group(source, None, layer)
    }

    /// What is drawn so far shows nothing of the document but follows from what is this persona's alone.
    pub(super) fn finish_whose(self, whose: Option<PersonaId>, layer: Layer) -> Arc<Group> {
        self.group(None, whose, layer)
    }

    fn group(mut self, source: Option<Source>, whose: Option<PersonaId>, layer: Layer) -> Arc<Group> {
        if self.is_measuring {
            return Arc::clone(&NOTHING);
        }
        self.items.shrink_to_fit();
        self.text_sources.shrink_to_fit();
        Arc::new(Group {
            source,
            whose,
            role: self.role,
            alt: self.alt,
            layer,
            bounds: self.bounds.unwrap_or_default(),
            items: self.items,
            missing: self.missing,
            faults: self.faults,
            text_sources: self.text_sources,
            lod: LazyLod::default(),
        })
    }
}

/// A box with half of the line around it.
fn outlined(rect: Rect, stroke: Option<Stroke>) -> Rect {
    rect.inset(stroke.map_or(0.0, |stroke| stroke.width / 2.0))
}

/// What a run of these bytes of a text, the item of this index, says of a stretch.
fn text_source(stretch: &SourceSpan, run: std::ops::Range<usize>, item: usize) -> Option<TextSource> {
    let from = stretch.at.max(run.start);
    let to = (stretch.at + stretch.len).min(run.end);
    let to_u32 = |number: usize| u32::try_from(number).ok();
    (from < to || stretch.len == 0).then_some(())?;
    Some(TextSource {
        field: stretch.field,
        start: to_u32(stretch.start + from - stretch.at)?,
        item: to_u32(item)?,
        from: to_u32(from - run.start)?,
        len: to_u32(to - from)?,
    })
}
