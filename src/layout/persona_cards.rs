//! The cards of personas beside or under the title: in one row as long as they can be read there.

use super::alt;
use super::context::LayoutContext;
use super::emotion::persona_stroke;
use super::portrait::portrait as draw_portrait;
use super::rich_text::RichText;
use crate::model::{Document, ElementId, Field, Persona};
use crate::scene::{Group, Layer, Part, Role, Source, Stroke};
use crate::text::{Block, Face};
use kurbo::{Point, Rect};
use std::sync::Arc;

/// What a card is made of, in layout units.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Form {
    portrait: f64,
    pad: f64,
    /// From the portrait to the words beside it.
    beside: f64,
    /// Whether the quote has the whole width, under the portrait.
    quote_below: bool,
}

impl Form {
    /// All words beside the portrait.
    const WIDE: Self = Self { portrait: 92.0, pad: 20.0, beside: 20.0, quote_below: false };
    /// Name and segment beside a smaller one.
    const NARROW: Self = Self { portrait: 64.0, pad: 18.0, beside: 14.0, quote_below: true };
    /// That of the one persona of a poster.
    const LARGE: Self = Self { portrait: 138.0, pad: 22.0, beside: 26.0, quote_below: false };

    /// Widths of the words beside the portrait and of the quote in a card, in points.
    fn text_widths(self, cx: &LayoutContext<'_>, width: f64) -> (f64, f64) {
        let whole = width - cx.u(2.0 * self.pad);
        let beside = whole - cx.u(self.portrait + self.beside);
        (beside, if self.quote_below { whole } else { beside })
    }
}

/// How large the cards are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardSize {
    /// As they stand beside each other on a map of several personas.
    Usual,
    /// As on the poster of one: a larger portrait, and what the persona wishes and fears.
    Large,
}

impl CardSize {
    /// The widest and the narrowest card beside a title, in layout units, and the share of the sheet's width that all of them may have.
    const fn widths(self) -> (f64, f64, f64) {
        match self {
            Self::Usual => (500.0, 250.0, 0.66),
            Self::Large => (860.0, 430.0, 0.56),
        }
    }
}

/// From name to segment and from there to the quote, in layout units.
const GAPS: (f64, f64) = (3.0, 10.0);
/// From the portrait to the sample of the line under it, and to what is below that.
const SAMPLE: (f64, f64) = (19.0, 26.0);
/// Between two rows of cards, in layout units.
const ROW_GAP: f64 = 14.0;
/// Cards in a row of their own are no narrower than this, in layout units.
const LEAST_IN_ROW: f64 = 215.0;
/// Above what a persona wishes and fears, between the two, and from their names to them, in layout units.
const LISTS: (f64, f64, f64) = (12.0, 26.0, 4.0);

/// What is said of a persona.
struct PersonaWords<'a> {
    persona: &'a Arc<Persona>,
    name: RichText,
    segment: RichText,
    quote: RichText,
    /// What the persona wishes and fears, each with its name.
    lists: Vec<List>,
    size: CardSize,
}

impl<'a> PersonaWords<'a> {
    fn of(cx: &LayoutContext<'_>, persona: &'a Arc<Persona>, size: CardSize) -> Self {
        let element = ElementId::Persona(persona.id);
        let large = size == CardSize::Large;
        let name_size = if large { cx.scale.stage * 1.06 } else { cx.scale.lane * 1.08 };
        let style = LayoutContext::style(Face::Bold, name_size, cx.theme.ink).with_leading(1.2);
        let mut name = RichText::named(cx, (element, Field::Title), &persona.name, style, "new-persona");
        if let Some(age) = persona.age.filter(|_| !persona.name.is_empty()) {
            name.push(&format!(", {}", cx.words.format("age", &[("age", age.into())])), style);
        }
        let segment = RichText::of(cx, element, Field::Segment, &persona.segment, cx.small());
        let quote_size = if large { cx.scale.lane } else { cx.scale.body };
        let style = LayoutContext::style(Face::SemiBold, quote_size, cx.theme.ink).with_leading(1.28);
        let quote = RichText::quoted(cx, element, Field::Quote, &persona.quote, style);
        let lists = if large { lists(cx, persona) } else { Vec::new() };
        Self { persona, name, segment, quote, lists, size }
    }

    /// How high what the persona wishes and fears is with the gap above it, at a width in points.
    fn lists_height(&self, cx: &LayoutContext<'_>, width: f64) -> f64 {
        let column = self.list_width(cx, width);
        let highest = self.lists.iter().map(|list| list.height(cx, column)).fold(0.0, f64::max);
        if highest > 0.0 { cx.u(LISTS.0) + highest } else { 0.0 }
    }

    /// How wide a list is where they stand beside each other in a width in points.
    fn list_width(&self, cx: &LayoutContext<'_>, width: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "two lists")]
        let count = self.lists.len().max(1) as f64;
        (width - cx.u(LISTS.1) * (count - 1.0)) / count
    }

    /// Height of the card at a width in points.
    fn height(&self, cx: &LayoutContext<'_>, form: Form, width: f64) -> f64 {
        let (beside, below) = form.text_widths(cx, width);
        let measured = |words: &RichText, width: f64| words.measured(cx, width).height.get();
        let heights = [measured(&self.name, beside), measured(&self.segment, beside), measured(&self.quote, below)];
        card_height(cx, form, heights, self.lists_height(cx, below))
    }
}

/// What a persona wishes and fears, as far as it is known.
fn lists(cx: &LayoutContext<'_>, persona: &Persona) -> Vec<List> {
    /// So many entries of each are told: with more of them type would become smaller on the paper of a usual map.
    const TOLD: usize = 1;
    let list = |key: &str, lines: &[String]| {
        let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).take(TOLD);
        let entries: Vec<String> = lines.map(str::to_owned).collect();
        (!entries.is_empty()).then(|| List { name: cx.words.text(key).into_owned(), entries })
    };
    let lists = [list("persona-wishes", &persona.wishes), list("persona-fears", &persona.fears)];
    lists.into_iter().flatten().collect()
}

/// Some of what is known of a persona, under its name.
struct List {
    name: String,
    entries: Vec<String>,
}

impl List {
    /// Its texts under each other, each with how far it is below the top.
    fn set(&self, cx: &LayoutContext<'_>, width: f64) -> Vec<(f64, Arc<Block>)> {
        let head = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.secondary).with_leading(1.24);
        let name = cx.set(&self.name, head, width);
        let mut top = name.height.get() + cx.u(LISTS.2);
        let mut texts = vec![(0.0, name)];
        for entry in &self.entries {
            let block = cx.set(entry, cx.body().with_leading(1.24), width);
            let at = top;
            top += block.height.get() + cx.u(LISTS.2);
            texts.push((at, block));
        }
        texts
    }

    fn height(&self, cx: &LayoutContext<'_>, width: f64) -> f64 {
        self.set(cx, width).last().map_or(0.0, |(top, block)| top + block.height.get())
    }
}

/// What the cards of a row of this width are made of, and how high they are: large portraits where that takes no more room.
fn lower_form(cx: &LayoutContext<'_>, row: &[PersonaWords<'_>], width: f64) -> (Form, f64) {
    /// Narrower than this, in layout units, the words beside a large portrait would be a column of syllables.
    const WIDE_LEAST: f64 = 390.0;
    let height = |form: Form| row.iter().map(|words| words.height(cx, form, width)).fold(0.0, f64::max);
    let large = row.iter().any(|words| words.size == CardSize::Large);
    if large && width >= cx.u(CardSize::Large.widths().1) {
        return (Form::LARGE, height(Form::LARGE));
    }
    let narrow = (Form::NARROW, height(Form::NARROW));
    if width < cx.u(WIDE_LEAST) {
        return narrow;
    }
    let wide = (Form::WIDE, height(Form::WIDE));
    if narrow.1 < wide.1 - cx.u(1.0) { narrow } else { wide }
}

/// Height of a card whose name, segment and quote are so high, and what is wished and feared.
fn card_height(cx: &LayoutContext<'_>, form: Form, [name, segment, quote]: [f64; 3], lists: f64) -> f64 {
    let head = name + cx.u(GAPS.0) + segment;
    let picture = cx.u(form.portrait + SAMPLE.1);
    let below = if quote > 0.0 { cx.u(GAPS.1) + quote } else { 0.0 } + lists;
    let content = if form.quote_below { head.max(picture) + below } else { (head + below).max(picture) };
    content + cx.u(2.0 * form.pad)
}

/// The cards of personas, in rows.
pub(super) struct PersonaCards<'a> {
    words: Vec<PersonaWords<'a>>,
    size: CardSize,
}

/// Where the cards stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arrangement {
    /// Right of the title; else under it, from margin to margin.
    pub(super) beside: bool,
    /// Width of all cards of a row with the gaps between them, in points.
    pub(super) width: f64,
    rows: usize,
}

impl<'a> PersonaCards<'a> {
    pub(super) fn of(cx: &LayoutContext<'_>, personas: &[&'a Arc<Persona>], size: CardSize) -> Self {
        Self { words: personas.iter().map(|persona| PersonaWords::of(cx, persona, size)).collect(), size }
    }

    /// Whether there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn gap(&self, cx: &LayoutContext<'_>) -> f64 {
        cx.u(if self.words.len() > 2 { 20.0 } else { 28.0 })
    }

    /// How wide a row of so many cards of this width is.
    fn row_width(&self, cx: &LayoutContext<'_>, count: usize, card: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of personas")]
        let count = count as f64;
        count * card + (count - 1.0) * self.gap(cx)
    }

    /// How wide a card is where so many fill a row of this width.
    fn card_width(&self, cx: &LayoutContext<'_>, count: usize, row: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of personas")]
        let count = count.max(1) as f64;
        (row - (count - 1.0) * self.gap(cx)) / count
    }

    /// Where they may stand beside a title that shares a width with them: all in one row, the widest cards first.
    pub(super) fn beside(&self, cx: &LayoutContext<'_>, width: f64) -> impl Iterator<Item = Arrangement> {
        /// Each try makes the cards so much narrower.
        const NARROWER: f64 = 0.9;
        let count = self.words.len();
        let (most, least, share) = self.size.widths();
        let widest = self.card_width(cx, count, width * share).min(cx.u(most));
        let least = cx.u(least);
        let cards = std::iter::successors(Some(widest), |card| Some(card * NARROWER));
        cards.take_while(move |card| *card >= least).map(move |card| Arrangement {
            beside: true,
            width: self.row_width(cx, count, card),
            rows: 1,
        })
    }

    /// How they stand under the title: in as few rows as they can be read in, about as many in each.
    pub(super) fn under(&self, cx: &LayoutContext<'_>, width: f64) -> Arrangement {
        let count = self.words.len();
        let fits = |rows: &usize| self.card_width(cx, count.div_ceil(*rows), width) >= cx.u(LEAST_IN_ROW);
        let rows = (1..=count).find(fits).unwrap_or(count).max(1);
        Arrangement { beside: false, width, rows }
    }

    /// The cards row by row, each with the width of its cards.
    fn rows(
        &self,
        cx: &LayoutContext<'_>,
        arrangement: Arrangement,
    ) -> impl Iterator<Item = (&[PersonaWords<'a>], f64)> {
        let columns = self.words.len().div_ceil(arrangement.rows).max(1);
        // The last row has as much width as the others, and so has no hole.
        self.words.chunks(columns).map(move |row| (row, self.card_width(cx, row.len(), arrangement.width)))
    }

    /// How high they are.
    pub(super) fn height(&self, cx: &LayoutContext<'_>, arrangement: Arrangement) -> f64 {
        let rows = self.rows(cx, arrangement);
        let heights = rows.map(|(row, card)| lower_form(cx, row, card).1);
        heights.fold(-cx.u(ROW_GAP), |sum, height| sum + cx.u(ROW_GAP) + height).max(0.0)
    }

    /// Draws them with the top left corner of the first at `origin`; gives where they end.
    pub(super) fn draw(
        &self,
        cx: &LayoutContext<'_>,
        document: &Document,
        (arrangement, origin): (Arrangement, Point),
        groups: &mut Vec<Arc<Group>>,
    ) -> f64 {
        let mut top = origin.y;
        for (row, width) in self.rows(cx, arrangement) {
            let (form, height) = lower_form(cx, row, width);
            let mut left = origin.x;
            for words in row {
                let card = PersonaCard::of(cx, words, form, width);
                groups.extend(card.draw(cx, document, Rect::new(left, top, left + width, top + height)));
                left += width + self.gap(cx);
            }
            top += height + cx.u(ROW_GAP);
        }
        top - cx.u(ROW_GAP)
    }
}

/// A card with its texts set.
struct PersonaCard<'a> {
    persona: &'a Persona,
    form: Form,
    name: (&'a RichText, Arc<Block>),
    segment: (&'a RichText, Arc<Block>),
    quote: (&'a RichText, Arc<Block>),
    /// Each text with how far it is below the top.
    lists: Vec<Vec<(f64, Arc<Block>)>>,
    /// How wide each is.
    list_width: f64,
}

impl<'a> PersonaCard<'a> {
    fn of(cx: &LayoutContext<'_>, words: &'a PersonaWords<'_>, form: Form, width: f64) -> Self {
        let (beside, below) = form.text_widths(cx, width);
        let name = words.name.balanced(cx, beside);
        let segment = words.segment.balanced(cx, beside);
        let quote = words.quote.balanced(cx, below);
        let list_width = words.list_width(cx, below);
        Self {
            persona: words.persona,
            form,
            name: (&words.name, name),
            segment: (&words.segment, segment),
            quote: (&words.quote, quote),
            lists: words.lists.iter().map(|list| list.set(cx, list_width)).collect(),
            list_width,
        }
    }

    fn draw(
        &self,
        cx: &LayoutContext<'_>,
        document: &Document,
        rect: Rect,
    ) -> impl Iterator<Item = Arc<Group>> + use<> {
        let Self { persona, form, .. } = *self;
        let mut drawing = cx.drawing();
        drawing.rect(rect, cx.u(14.0), Some(cx.theme.paper), Some(Stroke::solid(cx.u(1.25), cx.theme.hairline)));
        let (pad, portrait) = (cx.u(form.pad), cx.u(form.portrait));
        let circle = Rect::from_origin_size((rect.x0 + pad, rect.y0 + pad), (portrait, portrait));
        draw_portrait(cx, &mut drawing, (document, persona), (circle, cx.u(3.0)));
        let portrait = cx.words.format("alt-portrait", &[("name", alt::name(cx, persona).as_str().into())]);
        drawing.describe(Role::Plain, Some(portrait).filter(|_| persona.portrait.is_some()));
        let sample_y = circle.y1 + cx.u(SAMPLE.0);
        let sample = persona_stroke(cx, persona, cx.u(4.5));
        drawing.line(Point::new(circle.x0 + cx.u(4.0), sample_y), Point::new(circle.x1 - cx.u(4.0), sample_y), sample);

        let left = circle.x1 + cx.u(form.beside);
        // The letters begin a little below the top of their line.
        let mut y = circle.y0 - cx.u(2.0);
        for ((words, block), gap) in [(&self.name, GAPS.0), (&self.segment, GAPS.1)] {
            drawing.words(words, block, Point::new(left, y));
            y += block.height.get() + cx.u(gap);
        }
        let (words, block) = &self.quote;
        let at = if form.quote_below {
            let head = (y - cx.u(GAPS.1)).max(circle.y1 + cx.u(SAMPLE.1));
            Point::new(circle.x0, head + cx.u(GAPS.1))
        } else {
            Point::new(left, y)
        };
        drawing.words(words, block, at);
        let mut at =
            Point::new(at.x, if block.lines.is_empty() { y - cx.u(GAPS.1) } else { at.y + block.height.get() });
        at.y += cx.u(LISTS.0);
        for list in &self.lists {
            for (below, text) in list {
                drawing.text(text, at + (0.0, *below));
            }
            at.x += self.list_width + cx.u(LISTS.1);
        }
        let element = ElementId::Persona(persona.id);
        let placeholder = drawing.take_placeholder(element);
        [drawing.finish(Some(Source { element, part: Part::Body }), Layer::Frame)].into_iter().chain(placeholder)
    }
}
