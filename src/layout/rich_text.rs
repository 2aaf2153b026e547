//! A text in the making that remembers which of its words are an element's own, so that they can be edited where they stand.

use super::context::LayoutContext;
use crate::i18n::format;
use crate::model::{ElementId, Field};
use crate::text::{Block, Span, Style};
use std::sync::Arc;

/// Stands at the end of an edited text that ends with a line feed, so that there is a line for the caret.
const NOTHING: char = '\u{200b}';

/// Bytes of a text in the making that are bytes of an element's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SourceSpan {
    pub(super) field: Field,
    /// First byte in the text in the making.
    pub(super) at: usize,
    /// First byte in the element's text.
    pub(super) start: usize,
    /// How many bytes; none marks where an empty text begins.
    pub(super) len: usize,
}

/// Words of one element.
#[derive(Clone, Debug, Default)]
pub(super) struct RichText {
    pieces: Vec<(String, Style)>,
    len: usize,
    said: Vec<SourceSpan>,
    is_placeholder: bool,
}

impl RichText {
    /// One text of an element as it stands.
    pub(super) fn of(cx: &LayoutContext<'_>, element: ElementId, field: Field, text: &str, style: Style) -> Self {
        let mut words = Self::default();
        words.field(cx, element, field, text, style);
        words
    }

    /// One text of an element, or other words where it has none.
    pub(super) fn or<D: AsRef<str>>(
        cx: &LayoutContext<'_>,
        (element, field): (ElementId, Field),
        text: &str,
        style: Style,
        default: impl FnOnce() -> D,
    ) -> Self {
        let mut words = Self::default();
        words.field_or(cx, (element, field), text, style, default);
        words
    }

    /// The name of an element. Where it has none yet a quiet word asks for it, which only the person who edits sees; once it is edited
    /// the word stands for it in the drawing.
    pub(super) fn named(
        cx: &LayoutContext<'_>,
        (element, field): (ElementId, Field),
        text: &str,
        style: Style,
        placeholder: &str,
    ) -> Self {
        let mut words = Self::default();
        if text.is_empty() {
            words.say(field, 0, text);
            words.push(&cx.words.text(placeholder), Style { color: cx.theme.hint, ..style });
            words.is_placeholder = !cx.edits(element, field);
        } else {
            words.field(cx, element, field, text, style);
        }
        words
    }

    /// One text of an element as a quotation.
    pub(super) fn quoted(cx: &LayoutContext<'_>, element: ElementId, field: Field, text: &str, style: Style) -> Self {
        let mut words = Self::default();
        words.quote(cx, element, field, text, style);
        words
    }

    /// Whether there is nothing to set.
    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether they only ask for what is missing.
    pub(super) const fn is_placeholder(&self) -> bool {
        self.is_placeholder
    }

    /// The pieces of the text, by their styles.
    fn spans(&self) -> Vec<Span<'_>> {
        self.pieces.iter().map(|(text, style)| Span { text, style: *style }).collect()
    }

    /// Sets them to a width in points.
    pub(super) fn set(&self, cx: &LayoutContext<'_>, width: f64) -> Arc<Block> {
        cx.set_spans(&self.spans(), width)
    }

    /// Sets them as a heading to a width in points.
    pub(super) fn heading(&self, cx: &LayoutContext<'_>, width: f64) -> Arc<Block> {
        cx.heading(&self.spans(), width)
    }

    /// Breaks them as a heading of a width in points would be, to know how high that is.
    pub(super) fn measured(&self, cx: &LayoutContext<'_>, width: f64) -> Arc<Block> {
        cx.measured(&self.spans(), width)
    }

    /// Sets them as a heading whose lines are about equally long, within a width in points.
    pub(super) fn balanced(&self, cx: &LayoutContext<'_>, width: f64) -> Arc<Block> {
        cx.balanced(&self.spans(), width)
    }

    /// Sets them as a heading whose lines end at the right edge of a width in points.
    pub(super) fn at_the_end(&self, cx: &LayoutContext<'_>, width: f64) -> Arc<Block> {
        cx.at_the_end(&self.spans(), width)
    }

    /// Sets them on one line, however long.
    pub(super) fn line(&self, cx: &LayoutContext<'_>) -> Arc<Block> {
        cx.line_of(&self.spans())
    }

    /// Which of the words are the element's own, in the order of the text.
    pub(super) fn said(&self) -> &[SourceSpan] {
        &self.said
    }

    /// Adds words that are nobody's.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.len += text.len();
        match self.pieces.last_mut() {
            // One run, as if it had been written at once.
            Some((piece, same)) if *same == style => piece.push_str(text),
            _ => self.pieces.push((text.to_owned(), style)),
        }
    }

    /// Adds other words as they are.
    pub(super) fn append(&mut self, other: &Self) {
        let at = self.len;
        self.said.extend(other.said.iter().map(|said| SourceSpan { at: said.at + at, ..*said }));
        other.pieces.iter().for_each(|(text, style)| self.push(text, *style));
    }

    /// Adds a text of an element; while it is edited and empty, the quiet name of the field stands for it.
    pub(super) fn field(&mut self, cx: &LayoutContext<'_>, element: ElementId, field: Field, text: &str, style: Style) {
        if !text.is_empty() || cx.edits(element, field) {
            self.field_or(cx, (element, field), text, style, || cx.words.text(field.key()));
        }
    }

    /// Adds a text of an element, or other words where it has none: quiet ones while it is edited. They are looked up only then, for
    /// nearly every text has words of its own.
    pub(super) fn field_or<D: AsRef<str>>(
        &mut self,
        cx: &LayoutContext<'_>,
        (element, field): (ElementId, Field),
        text: &str,
        style: Style,
        default: impl FnOnce() -> D,
    ) {
        let edited = cx.edits(element, field);
        self.say(field, 0, text);
        if text.is_empty() {
            let color = if edited { cx.theme.hint } else { style.color };
            self.push(default().as_ref(), Style { color, ..style });
        } else {
            self.push(text, style);
            if edited && text.ends_with(['\n', '\u{2028}', '\u{2029}']) {
                self.say(field, text.len(), "");
                self.push(NOTHING.encode_utf8(&mut [0; 4]), style);
            }
        }
    }

    /// Adds a text of an element without the spaces around it; with them while it is edited.
    pub(super) fn trimmed(
        &mut self,
        cx: &LayoutContext<'_>,
        element: ElementId,
        field: Field,
        text: &str,
        style: Style,
    ) {
        let trimmed = text.trim();
        if cx.edits(element, field) {
            self.field(cx, element, field, text, style);
        } else if !trimmed.is_empty() {
            self.say(field, text.len() - text.trim_start().len(), trimmed);
            self.push(trimmed, style);
        }
    }

    /// Adds a text of an element in the quotation marks of the map.
    pub(super) fn quote(&mut self, cx: &LayoutContext<'_>, element: ElementId, field: Field, text: &str, style: Style) {
        let edited = cx.edits(element, field);
        let core = text.trim();
        let lead = text.len() - text.trim_start().len();
        let quoted = format::quote(core, cx.language);
        // What is typed at either end is seen at once, though spaces there are not printed.
        let (before, after) = if edited { (&text[..lead], &text[lead + core.len()..]) } else { ("", "") };
        if core.is_empty() && !edited {
            return;
        }
        let mut marks = quoted.char_indices();
        let inside = match (marks.next(), marks.next_back()) {
            (Some((_, open)), Some((close, _))) if quoted != core => open.len_utf8()..close,
            _ => 0..quoted.len(),
        };
        self.push(&quoted[..inside.start], style);
        if text.is_empty() {
            self.field(cx, element, field, text, style);
        } else {
            self.say(field, lead - before.len(), before);
            self.push(before, style);
            let lengths = core.chars().zip(quoted[inside.clone()].chars());
            self.align(field, lead, lengths.map(|(own, shown)| (own.len_utf8(), shown.len_utf8())));
            self.push(&quoted[inside.clone()], style);
            self.say(field, lead + core.len(), after);
            self.push(after, style);
        }
        self.push(&quoted[inside.end..], style);
    }

    /// Adds a text of an element in capitals.
    pub(super) fn capitals(
        &mut self,
        cx: &LayoutContext<'_>,
        element: ElementId,
        field: Field,
        text: &str,
        style: Style,
    ) {
        if text.is_empty() {
            return self.field(cx, element, field, text, style);
        }
        let upper = |letter: char| letter.to_uppercase().map(char::len_utf8).sum::<usize>();
        self.align(field, 0, text.chars().map(|letter| (letter.len_utf8(), upper(letter))));
        self.push(&text.chars().flat_map(char::to_uppercase).collect::<String>(), style);
    }

    /// Adds a sentence of the sheet's own in which a text of an element stands.
    pub(super) fn within(
        &mut self,
        cx: &LayoutContext<'_>,
        (element, field): (ElementId, Field),
        text: &str,
        style: Style,
        sentence: impl Fn(&str) -> String,
    ) {
        /// A letter that nobody types.
        const SLOT: &str = "\u{e000}";
        let frame = sentence(SLOT);
        match frame.split_once(SLOT) {
            Some((before, after)) => {
                self.push(before, style);
                self.field(cx, element, field, text, style);
                self.push(after, style);
            }
            None => self.push(&sentence(text), style),
        }
    }

    /// Notes that what is added next is this text, which begins at byte `start` of the element's.
    fn say(&mut self, field: Field, start: usize, text: &str) {
        self.said.push(SourceSpan { field, at: self.len, start, len: text.len() });
    }

    /// Notes that what is added next is the element's text from byte `start` on, character for character, with the length of
    /// each in the element's text and as it is shown.
    fn align(&mut self, field: Field, start: usize, lengths: impl Iterator<Item = (usize, usize)>) {
        let mut stretch = SourceSpan { field, at: self.len, start, len: 0 };
        for (own, shown) in lengths {
            if own == shown {
                stretch.len += own;
            } else {
                let next = (stretch.at + stretch.len + shown, stretch.start + stretch.len + own);
                self.said.push(stretch);
                stretch = SourceSpan { field, at: next.0, start: next.1, len: 0 };
            }
        }
        self.said.push(stretch);
    }
}
