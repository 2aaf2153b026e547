//! Texts that were set before.

use super::content_hash::ContentHash;
use crate::text::{Block, Language, Setting, Span, Style, set};
use rustc_hash::FxHashMap;
use std::hash::Hash as _;
use std::sync::Arc;

/// Texts that were set before, by a hash of everything that bears on them. Setting a text is by far the dearest part of a
/// layout, and between two layouts nearly every text is the same.
#[derive(Debug, Default)]
pub(super) struct TextCache {
    blocks: FxHashMap<ContentHash, (Arc<Block>, u64)>,
    generation: u64,
    /// How many there may be before it is looked which are still needed.
    most: usize,
}

impl TextCache {
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

    pub(super) fn get(&mut self, spans: &[Span<'_>], language: Language, setting: &Setting) -> Arc<Block> {
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
