//! The memo of what is found by its content alone.

use super::content_hash::ContentHash;
use rustc_hash::FxHashMap;

/// Values by the hash of all that they depend on. What the last two layouts did not use is forgotten once there is much to forget.
#[derive(Debug)]
pub(super) struct ContentMemo<V> {
    entries: FxHashMap<ContentHash, Entry<V>>,
    generation: u64,
    /// How many there may be before it is looked which are still needed.
    most: usize,
}

/// A value and the layout that used it last.
#[derive(Debug)]
struct Entry<V> {
    value: V,
    used: u64,
}

impl<V> Default for ContentMemo<V> {
    fn default() -> Self {
        Self { entries: FxHashMap::default(), generation: 0, most: 0 }
    }
}

impl<V> ContentMemo<V> {
    /// Begins a layout. Where there is much to forget, what the last two did not use goes, unless it `is_needed` otherwise.
    pub(super) fn next_generation(&mut self, is_needed: impl Fn(&V) -> bool) {
        /// So few are kept whatever they are.
        const KEEP: usize = 2048;
        self.generation += 1;
        if self.entries.len() > self.most.max(KEEP) {
            let oldest = self.generation.saturating_sub(2);
            self.entries.retain(|_, entry| entry.used >= oldest || is_needed(&entry.value));
            self.most = self.entries.len() * 2;
        }
    }

    /// The value of a content, made where there is none.
    pub(super) fn get_or_insert_with(&mut self, key: ContentHash, make: impl FnOnce() -> V) -> &V {
        let generation = self.generation;
        let entry = self.entries.entry(key).or_insert_with(|| Entry { value: make(), used: generation });
        entry.used = generation;
        &entry.value
    }

    /// All values.
    #[cfg(test)]
    pub(super) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.values().map(|entry| &entry.value)
    }
}
