//! Texts that were set before.

use super::content_hash::ContentHash;
use super::content_memo::ContentMemo;
use super::context::Effort;
use crate::text::{Block, Setting, Span, Style, set};
use std::hash::Hash as _;
use std::sync::Arc;

/// Texts that were set before, by a hash of everything that bears on them. Setting a text is by far the dearest part of a
/// layout, and between two layouts nearly every text is the same.
#[derive(Debug, Default)]
pub(super) struct TextCache {
    blocks: ContentMemo<Arc<Block>>,
}

impl TextCache {
    /// Begins a layout.
    pub(super) fn next_generation(&mut self) {
        self.blocks.next_generation(|_| false);
    }

    /// How many of the texts that are remembered have more bytes than these.
    #[cfg(test)]
    pub(super) fn longer_than(&self, bytes: usize) -> usize {
        self.blocks.values().filter(|block| block.text().len() > bytes).count()
    }

    /// A text in lines; without its glyphs where it is measured alone.
    pub(super) fn get(&mut self, spans: &[Span<'_>], setting: &Setting, effort: Effort) -> Arc<Block> {
        let _ = effort;
        Arc::clone(self.blocks.get_or_insert_with(key_of(spans, setting), || Arc::new(set(spans, setting))))
    }
}

/// What a set text depends on: its words, how they look, and how they are set.
fn key_of(spans: &[Span<'_>], setting: &Setting) -> ContentHash {
    ContentHash::of(|hasher| {
        spans.len().hash(hasher);
        for span in spans {
            let Style { face, size, color, leading, tracking } = span.style;
            span.text.hash(hasher);
            (face, size.get().to_bits(), color, leading.to_bits(), tracking.to_bits()).hash(hasher);
        }
        let Setting { language, width, align, hyphenate } = *setting;
        (language, width.map(|width| width.get().to_bits()), align as u8, hyphenate).hash(hasher);
    })
}
