//! Texts in the type of a page.

use super::form::PageForm;
use super::node::{Node, TextNode};
use crate::color::Rgba;
use crate::layout::context::LayoutContext;
use crate::layout::engine::Engine;
use crate::layout::pass::context_of;
use crate::layout::rich_text::RichText;
use crate::model::{Document, Language};
use crate::scene::Role;
use crate::text::{Face, Style};

/// All that pages are set with: their form, the theme, words and the memory of texts.
pub(in crate::layout) struct Kit<'a> {
    /// Styles, words and units, as on a map: a sixteenth of the running text is a unit.
    pub(in crate::layout) cx: LayoutContext<'a>,
    /// The page.
    pub(in crate::layout) form: PageForm,
}

impl<'a> Kit<'a> {
    /// For pages of this form about a document, in a language.
    pub(in crate::layout) fn new(engine: &'a Engine, document: &Document, language: Language, form: PageForm) -> Self {
        let cx = context_of(&engine.texts, document, language, form.scale);
        Self { cx, form }
    }

    /// Layout units in points.
    pub(in crate::layout) fn u(&self, units: f64) -> f64 {
        self.cx.u(units)
    }

    /// So many lines of running text, in points: the measure of all air between blocks.
    pub(in crate::layout) fn lines(&self, count: f64) -> f64 {
        count * self.cx.scale.body * 1.35
    }

    /// The words of a key, in the language of the pages.
    pub(in crate::layout) fn word(&self, key: &str) -> String {
        self.cx.words.text(key).into_owned()
    }

    /// A style of the pages.
    pub(in crate::layout) const fn style(face: Face, size: f64, color: Rgba) -> Style {
        LayoutContext::style(face, size, color)
    }

    /// The heading of a page.
    pub(in crate::layout) fn title(&self) -> Style {
        Self::style(Face::Bold, self.cx.scale.title, self.cx.theme.ink).with_leading(1.12).with_tracking(-0.012)
    }

    /// The lines under it.
    pub(in crate::layout) fn lead(&self) -> Style {
        Self::style(Face::Regular, self.cx.scale.stage, self.cx.theme.body).with_leading(1.36)
    }

    /// A heading within a page.
    pub(in crate::layout) fn head(&self) -> Style {
        Self::style(Face::SemiBold, self.cx.scale.lane, self.cx.theme.ink).with_leading(1.25)
    }

    /// What leads a row or a card.
    pub(in crate::layout) fn strong(&self) -> Style {
        Self::style(Face::SemiBold, self.cx.scale.card, self.cx.theme.ink).with_leading(1.3)
    }

    /// Running text.
    pub(in crate::layout) fn body(&self) -> Style {
        Self::style(Face::Regular, self.cx.scale.body, self.cx.theme.body).with_leading(1.38)
    }

    /// Bold within running text.
    pub(in crate::layout) fn bold(&self) -> Style {
        Self::style(Face::SemiBold, self.cx.scale.body, self.cx.theme.ink).with_leading(1.38)
    }

    /// Quiet running text.
    pub(in crate::layout) fn quiet(&self) -> Style {
        Style { color: self.cx.theme.secondary, ..self.body() }
    }

    /// Captions and side notes.
    pub(in crate::layout) fn small(&self) -> Style {
        Self::style(Face::Regular, self.cx.scale.small, self.cx.theme.secondary).with_leading(1.34)
    }

    /// Words of one style.
    #[must_use]
    pub(in crate::layout) fn rich(text: &str, style: Style) -> RichText {
        let mut words = RichText::default();
        words.push(text.trim(), style);
        words
    }

    /// Running text in lines of a width; `role` says what it is to a reader. All its styles are of one size.
    pub(in crate::layout) fn set(&self, words: &RichText, width: f64, role: Role) -> TextNode {
        TextNode::new(words.set(&self.cx, width), role)
    }

    /// Words that are not hyphenated, in lines that are about equally long.
    pub(in crate::layout) fn balanced(&self, words: &RichText, width: f64, role: Role) -> TextNode {
        TextNode::new(words.balanced(&self.cx, width), role)
    }

    /// A paragraph of one style.
    pub(in crate::layout) fn text(&self, text: &str, style: Style, width: f64) -> Node {
        Node::Words(self.set(&Self::rich(text, style), width, Role::Paragraph))
    }
}
