//! Cards that were drawn before, found by what they show.

use super::content_hash::ContentHash;
use super::context::LayoutContext;
use crate::model::{Amount, Barrier, Card, ElementId, Metric, Note, Solution, Touchpoint};
use crate::scene::Group;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One drawn card and the height it asks for, in points.
#[derive(Clone, Debug)]
pub(super) struct DrawnCard {
    pub(super) group: Arc<Group>,
    pub(super) height: f64,
}

/// A card and the layout that used it last.
#[derive(Debug)]
struct CachedCard {
    card: DrawnCard,
    used: u64,
}

/// Cards drawn before, found by what they show: a card that was only moved is another element and looks the same. Beside the
/// sheet's tokens a drawn card depends on all of the element that is drawn, how wide, how high, at which size of type, and which of
/// its texts is being edited.
#[derive(Debug, Default)]
pub(super) struct CardCache {
    cards: FxHashMap<ContentHash, CachedCard>,
    generation: u64,
    /// How many there may be before it is looked which are still needed.
    most: usize,
}

impl CardCache {
    pub(super) fn next_generation(&mut self) {
        const KEEP: usize = 2048;
        self.generation += 1;
        if self.cards.len() > self.most.max(KEEP) {
            let oldest = self.generation.saturating_sub(2);
            // What stands in a cell that is remembered is held there too.
            self.cards.retain(|_, kept| kept.used >= oldest || Arc::strong_count(&kept.card.group) > 1);
            self.most = self.cards.len() * 2;
        }
    }

    pub(super) fn clear(&mut self) {
        self.cards.clear();
    }

    /// The card of an element at a width and a least height (0: its own), in points.
    pub(super) fn get<T: HashContent>(
        &mut self,
        cx: &LayoutContext<'_>,
        element: &Arc<T>,
        (width, height): (f64, f64),
        draw: impl FnOnce(&T) -> DrawnCard,
    ) -> DrawnCard {
        let address = Arc::as_ptr(element).addr();
        let edited = cx.edited_card.filter(|(card, _)| *card == address).map(|(_, field)| field);
        let (width, height, unit) = (width.to_bits(), height.to_bits(), cx.unit.to_bits());
        let generation = self.generation;
        let key = ContentHash::of(|hasher| {
            element.hash_content(hasher);
            (width, height, unit, edited, cx.year, cx.hints).hash(hasher);
        });
        let kept = self.cards.entry(key).or_insert_with(|| CachedCard { card: draw(element), used: generation });
        kept.used = generation;
        kept.card.clone()
    }
}

/// An element that stands in a cell as a card.
pub(super) trait HashContent {
    /// Hands over all of the element that its card shows: not the place where it stands.
    fn hash_content(&self, hasher: &mut impl Hasher);
}

impl HashContent for Touchpoint {
    fn hash_content(&self, hasher: &mut impl Hasher) {
        // What happens inside is not shown.
        let Card { channel, platform, title, detail: _, personas, picture, moment_of_truth, evidence } = &*self.card;
        let hypothesis = evidence.is_hypothesis();
        let element = ElementId::Touchpoint(self.id);
        (element, channel, platform, title, personas, picture, moment_of_truth, hypothesis).hash(hasher);
    }
}

impl HashContent for Note {
    fn hash_content(&self, hasher: &mut impl Hasher) {
        (ElementId::Note(self.id), &self.text, self.evidence.is_hypothesis()).hash(hasher);
    }
}

impl HashContent for Barrier {
    fn hash_content(&self, hasher: &mut impl Hasher) {
        let Self { id, kind, title, text, personas, evidence, .. } = self;
        (ElementId::Barrier(*id), kind, title, text, personas, evidence.is_hypothesis()).hash(hasher);
    }
}

impl HashContent for Solution {
    fn hash_content(&self, hasher: &mut impl Hasher) {
        let Self { id, title, text, owner, due, evidence, .. } = self;
        (ElementId::Solution(*id), title, text, owner, due, evidence.is_hypothesis()).hash(hasher);
    }
}

impl HashContent for Metric {
    fn hash_content(&self, hasher: &mut impl Hasher) {
        let Self { id, name, fact, target, unit, aim, personas, evidence, .. } = self;
        let bits = |amount: &Option<Amount>| amount.map(|amount| amount.get().to_bits());
        let hypothesis = evidence.is_hypothesis();
        (ElementId::Metric(*id), name, bits(fact), bits(target), unit, aim, personas, hypothesis).hash(hasher);
    }
}
