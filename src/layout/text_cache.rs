//! Texts that were shaped before.

use super::brand_look::BrandLook;
use super::content_hash::ContentHash;
use super::content_memo::ContentMemo;
use super::effort::Effort;
use crate::text::{Block, Language, LeastWidth, Setting, ShapedText, Span, Style};
use crate::units::Pt;
use std::hash::Hash as _;
use std::sync::Arc;

/// Texts that were shaped before, by a hash of everything that bears on that: their words, faces and tracking, and the language whose
/// rules break them. At another size or width only their lines are broken anew.
#[derive(Debug, Default)]
pub(super) struct TextCache {
    shaped: ContentMemo<ShapedText>,
    /// The faces that stand for the bundled ones.
    pub(super) look: Arc<BrandLook>,
    styles: Vec<Style>,
}

impl TextCache {
    /// Begins a layout.
    pub(super) fn next_generation(&mut self) {
        self.shaped.next_generation(|_| false);
    }

    /// How many of the texts that are remembered have more bytes than these.
    #[cfg(test)]
    pub(super) fn longer_than(&self, bytes: usize) -> usize {
        self.shaped.values().filter(|text| text.text().len() > bytes).count()
    }

    /// How narrow a text may be set; see [`ShapedText::least_width`].
    pub(super) fn least(&mut self, spans: &[Span<'_>], language: Language, heading: bool, granted: Pt) -> LeastWidth {
        self.ask(spans, language, |text, styles| text.least_width(styles, heading, granted))
    }

    /// A text in lines; without its glyphs where it is measured alone.
    pub(super) fn get(&mut self, spans: &[Span<'_>], language: Language, setting: &Setting, effort: Effort) -> Block {
        self.ask(spans, language, |text, styles| match effort {
            Effort::Measure => text.measure(styles, setting),
            Effort::Draw => text.set(styles, setting),
        })
    }

    fn ask<T>(&mut self, spans: &[Span<'_>], language: Language, ask: impl FnOnce(&ShapedText, &[Style]) -> T) -> T {
        let own = if self.look.has_faces() { self.look.spans(spans) } else { Vec::new() };
        let spans = if own.is_empty() { spans } else { &own };
        let text = self.shaped.get_or_insert_with(key_of(spans, language), || ShapedText::new(spans, language));
        self.styles.clear();
        self.styles.extend(spans.iter().map(|span| span.style));
        ask(text, &self.styles)
    }
}

/// What a shaped text depends on.
fn key_of(spans: &[Span<'_>], language: Language) -> ContentHash {
    ContentHash::of(|hasher| {
        (spans.len(), language).hash(hasher);
        for Span { text, style } in spans {
            text.hash(hasher);
            (style.face, style.tracking.to_bits()).hash(hasher);
        }
    })
}
