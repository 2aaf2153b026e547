//! Collects the items of one group, with text set in the sheet's own type.

use super::content_hash::ContentHash;
use super::paper::{PaperTheme, TypeScale};
use super::words::{Stretch, Words};
use crate::color::Rgba;
use crate::i18n::Messages;
use crate::model::{ElementId, Field, Language, PersonaId};
use crate::scene::{Fill, Group, Item, KnownGist, Layer, Said, Source, Stroke};
use crate::text::{Align, Block, Face, Setting, Span, Style, icon_run, set};
use crate::units::Pt;
use kurbo::{BezPath, Point, Rect, Shape as _};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::hash::Hash as _;
use std::sync::Arc;

/// Texts that were set before, by a hash of everything that bears on them. Setting a text is by far the dearest part of a
/// layout, and between two layouts nearly every text is the same.
#[derive(Debug, Default)]
pub(super) struct TextMemo {
    blocks: FxHashMap<ContentHash, (Arc<Block>, u64)>,
    generation: u64,
    /// How many there may be before it is looked which are still needed.
    most: usize,
}

impl TextMemo {
    /// Starts a layout; forgets what the last two did not use once there is much to forget.
    pub(super) fn next_generation(&mut self) {
        const KEEP: usize = 4096;
        self.generation += 1;
        if self.blocks.len() > self.most.max(KEEP) {
            let oldest = self.generation.saturating_sub(2);
            self.blocks.retain(|_, (_, used)| *used >= oldest);
            self.most = self.blocks.len() * 2;
        }
    }

    /// How many of the texts that are remembered have more bytes than these.
    #[cfg(test)]
    pub(super) fn longer_than(&self, bytes: usize) -> usize {
        self.blocks.values().filter(|(block, _)| block.text().len() > bytes).count()
    }

    fn get(&mut self, spans: &[Span<'_>], language: Language, setting: &Setting) -> Arc<Block> {
        let key = key_of(spans, language, setting);
        let generation = self.generation;
        let (block, used) =
            self.blocks.entry(key).or_insert_with(|| (Arc::new(set(spans, language, setting)), generation));
        *used = generation;
        Arc::clone(block)
    }
}

/// What a set text depends on: its words, how they look, and how they are set.
fn key_of(spans: &[Span<'_>], language: Language, setting: &Setting) -> ContentHash {
    ContentHash::of(|hasher| {
        spans.len().hash(hasher);
        for span in spans {
            let Style { face, size, color, leading, tracking } = span.style;
            span.text.hash(hasher);
            (face, size.get().to_bits(), color, leading.to_bits(), tracking.to_bits()).hash(hasher);
        }
        let Setting { width, align, hyphenate } = *setting;
        (language, width.map(|width| width.get().to_bits()), align as u8, hyphenate).hash(hasher);
    })
}

/// What every part of the layout needs: tokens, sizes, words and the memory of texts.
pub(super) struct Kit<'a> {
    pub(super) theme: &'static PaperTheme,
    pub(super) scale: TypeScale,
    /// Points of one layout unit: the sheet's running text is 16 units high, so that the proportions of all papers are
    /// drawn up once.
    pub(super) unit: f64,
    pub(super) language: Language,
    pub(super) words: &'a Messages,
    pub(super) texts: &'a RefCell<TextMemo>,
    /// The year of the map: days of it go without.
    pub(super) year: Option<i16>,
    /// Whether the person sees what is still missing. What is printed has the same room for it.
    pub(super) hints: bool,
    /// The text that is being edited where it stands.
    pub(super) editing: Option<(ElementId, Field)>,
    /// The card in which it stands, by the address of its element.
    pub(super) edited_card: Option<(usize, Field)>,
}

impl Kit<'_> {
    /// Whether this text is being edited.
    pub(super) fn edits(&self, element: ElementId, field: Field) -> bool {
        self.editing == Some((element, field))
    }

    /// Layout units in points.
    pub(super) fn u(&self, units: f64) -> f64 {
        units * self.unit
    }

    /// A style of the sheet.
    pub(super) const fn style(face: Face, size: f64, color: Rgba) -> Style {
        Style::new(face, Pt(size), color)
    }

    /// Running text.
    pub(super) fn body(&self) -> Style {
        Self::style(Face::Regular, self.scale.body, self.theme.body)
    }

    /// Captions and hints.
    pub(super) fn small(&self) -> Style {
        Self::style(Face::Regular, self.scale.small, self.theme.secondary).with_leading(1.24)
    }

    /// Sets a text of one style to a width in points.
    pub(super) fn set(&self, text: &str, style: Style, width: f64) -> Arc<Block> {
        self.set_spans(&[Span { text, style }], width)
    }

    /// Sets words of an element, of one or several styles, to a width in points.
    pub(super) fn set_words(&self, words: &Words, width: f64) -> Arc<Block> {
        self.set_spans(&words.spans(), width)
    }

    fn set_spans(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        self.texts.borrow_mut().get(spans, self.language, &Self::setting(width, true))
    }

    /// Sets a heading to a width in points: a name is not hyphenated, unless one word alone is too long.
    pub(super) fn heading(&self, words: &Words, width: f64) -> Arc<Block> {
        self.heading_of(&words.spans(), width)
    }

    fn heading_of(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        self.texts.borrow_mut().get(spans, self.language, &Self::setting(width, false))
    }

    /// Sets a heading so that its lines are about equally long: in the narrowest width that needs no further line. A text of more
    /// lines than a heading has is no better for it, and would be set many times.
    pub(super) fn balanced(&self, words: &Words, width: f64) -> Arc<Block> {
        /// More lines than these are read as a text.
        const MOST_LINES: usize = 12;
        let spans = words.spans();
        let widest = self.heading_of(&spans, width);
        let lines = widest.lines.len();
        if !(2..=MOST_LINES).contains(&lines) {
            return widest;
        }
        let (mut low, mut high) = (width / 3.0, width);
        for _ in 0..6 {
            let middle = f64::midpoint(low, high);
            let block = self.heading_of(&spans, middle);
            if block.lines.len() <= lines && block.width.get() <= middle { high = middle } else { low = middle }
        }
        self.heading_of(&spans, high)
    }

    const fn setting(width: f64, hyphenate: bool) -> Setting {
        Setting { width: Some(Pt(width.max(1.0))), align: Align::Start, hyphenate }
    }

    /// Sets a text on one line, however long.
    pub(super) fn line(&self, text: &str, style: Style) -> Arc<Block> {
        self.line_of(&[Span { text, style }])
    }

    /// Sets words of an element on one line, however long.
    pub(super) fn line_words(&self, words: &Words) -> Arc<Block> {
        self.line_of(&words.spans())
    }

    fn line_of(&self, spans: &[Span<'_>]) -> Arc<Block> {
        let setting = Setting { width: None, align: Align::Start, hyphenate: false };
        self.texts.borrow_mut().get(spans, self.language, &setting)
    }
}

/// The items of a group in the making.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    items: Vec<Item>,
    bounds: Option<Rect>,
    missing: Vec<char>,
    said: Vec<Said>,
}

impl Drawing {
    fn cover(&mut self, rect: Rect) {
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f64, fill: Option<Rgba>, stroke: Option<Stroke>) {
        self.cover(rect.inset(stroke.map_or(0.0, |stroke| stroke.width / 2.0)));
        self.items.push(Item::Rect { rect, radius, fill: fill.map(Fill::Solid), stroke });
    }

    pub(super) fn path(&mut self, path: BezPath, fill: Option<Fill>, stroke: Option<Stroke>) {
        if path.elements().is_empty() {
            return;
        }
        self.cover(path.bounding_box().inset(stroke.map_or(0.0, |stroke| stroke.width / 2.0)));
        self.items.push(Item::Path { path, fill, stroke });
    }

    pub(super) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        self.path(path, None, Some(stroke));
    }

    /// Draws a set text with its top left corner at `origin`.
    pub(super) fn text(&mut self, block: &Block, origin: Point) {
        self.cover(Rect::from_origin_size(origin, (block.width.get(), block.height.get())));
        self.items.extend(block.items(origin).map(|(at, run)| Item::Text { at, run }));
        self.missing.extend(block.missing());
    }

    /// Draws words of the element that the group shows, set as `block`, with its top left corner at `origin`.
    pub(super) fn words(&mut self, words: &Words, block: &Block, origin: Point) {
        if words.is_silent() {
            return;
        }
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
                self.said.extend(said(stretch, base..end, item));
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
        if let Some(run) = icon_run(name, Pt(size), color) {
            let rect = Rect::from_origin_size(origin, (size, size));
            self.cover(rect);
            let baseline = origin.y + size * Face::Icons.ascent() / (Face::Icons.ascent() + Face::Icons.descent());
            self.items.push(Item::Text { at: Point::new(origin.x, baseline), run });
        }
    }

    pub(super) fn push(&mut self, item: Item, bounds: Rect) {
        self.cover(bounds);
        self.items.push(item);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn finish(self, source: Option<Source>, layer: Layer) -> Arc<Group> {
        Arc::new(self.group(source, None, layer))
    }

    /// What is drawn so far shows nothing of the document but follows from what is this persona's alone.
    pub(super) fn finish_whose(self, whose: Option<PersonaId>, layer: Layer) -> Arc<Group> {
        Arc::new(self.group(None, whose, layer))
    }

    fn group(self, source: Option<Source>, whose: Option<PersonaId>, layer: Layer) -> Group {
        Group {
            source,
            whose,
            layer,
            bounds: self.bounds.unwrap_or_default(),
            items: self.items,
            missing: self.missing,
            said: self.said,
            gist: KnownGist::default(),
        }
    }
}

/// What a run of these bytes of a text, the item of this index, says of a stretch.
fn said(stretch: &Stretch, run: std::ops::Range<usize>, item: usize) -> Option<Said> {
    let from = stretch.at.max(run.start);
    let to = (stretch.at + stretch.len).min(run.end);
    let small = |number: usize| u32::try_from(number).ok();
    (from < to || stretch.len == 0).then_some(())?;
    Some(Said {
        field: stretch.field,
        start: small(stretch.start + from - stretch.at)?,
        item: small(item)?,
        from: small(from - run.start)?,
        len: small(to - from)?,
    })
}
