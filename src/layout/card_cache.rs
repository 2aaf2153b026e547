//! Cards that were drawn before, found by what they show.

use super::content_hash::ContentHash;
use super::content_memo::ContentMemo;
use super::context::LayoutContext;
use super::drawing::Drawing;
use crate::model::{Amount, Barrier, Card, ElementId, Metric, Note, PersonaLook, Solution, Touchpoint};
use crate::scene::{Group, Item, Layer, Part, Source, TextFault};
use crate::text::Face;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One drawn card and the height it asks for, in points.
#[derive(Clone, Debug)]
pub(super) struct DrawnCard {
    pub(super) group: Arc<Group>,
    /// What asks the person who edits for what is missing in it.
    pub(super) placeholder: Option<Arc<Group>>,
    pub(super) height: f64,
}

impl DrawnCard {
    /// The card of an element.
    pub(super) fn of(mut drawing: Drawing, element: ElementId, height: f64) -> Self {
        let placeholder = drawing.take_placeholder(element);
        let source = Source { element, part: Part::Body };
        Self { group: drawing.finish(Some(source), Layer::Cards), placeholder, height }
    }

    /// Says of a card of this width, in points, whether a text does not fit on it.
    fn checked(mut self, width: f64) -> Self {
        /// What rounding adds, in points.
        const ROUNDING: f64 = 1e-3;
        let is_too_wide = |item: &Item| match item {
            // The star of a moment of truth stands out of its card.
            Item::Text { at, run, .. } => run.face != Face::Icons && at.x + run.width.get() > width + ROUNDING,
            _ => false,
        };
        if self.group.items.iter().any(is_too_wide)
            && let Some(group) = Arc::get_mut(&mut self.group)
        {
            group.faults.push(TextFault::TooWide);
        }
        self
    }

    /// A card that is not drawn, for only its height is asked for.
    pub(super) fn measured(height: f64) -> Self {
        Self { group: Drawing::new(true).finish(None, Layer::Cards), placeholder: None, height }
    }
}

/// Cards drawn before, found by what they show: a card that was only moved is another element and looks the same. Beside the
/// sheet's tokens a drawn card depends on all of the element that is drawn, how wide, how high, at which size of type, which of
/// its texts is being edited, and on what is shown of the personas it concerns.
#[derive(Debug, Default)]
pub(super) struct CardCache(ContentMemo<DrawnCard>);

/// What a card depends on beside its element.
#[derive(Clone, Copy, Debug)]
pub(super) struct CardSetting<'a> {
    /// Its width in points.
    pub(super) width: f64,
    /// Its least height in points; 0 for its own.
    pub(super) height: f64,
    /// The marks on it.
    pub(super) marks: &'a [PersonaLook],
    /// What else it shows: whether its picture is there, whether it is marked as unchecked.
    pub(super) flag: bool,
}

impl CardCache {
    /// Begins a layout.
    pub(super) fn next_generation(&mut self) {
        // What stands in a cell that is remembered is held there too.
        self.0.next_generation(|card| Arc::strong_count(&card.group) > 1);
    }

    /// The card of an element. What is only measured is not kept: it is known by its cell.
    pub(super) fn get<T: HashContent>(
        &mut self,
        cx: &LayoutContext<'_>,
        element: &T,
        setting: CardSetting<'_>,
        draw: impl FnOnce() -> DrawnCard,
    ) -> DrawnCard {
        if cx.is_measuring() {
            return draw();
        }
        let edited = cx.editing.filter(|(edited, _)| *edited == element.element()).map(|(_, field)| field);
        let key = ContentHash::of(|hasher| {
            element.hash_content(hasher);
            let CardSetting { width, height, marks, flag } = setting;
            (width.to_bits(), height.to_bits(), cx.unit.to_bits(), edited, cx.year, cx.language).hash(hasher);
            (marks, flag, cx.compact_cards).hash(hasher);
        });
        self.0.get_or_insert_with(key, || draw().checked(setting.width)).clone()
    }
}

/// An element that stands in a cell as a card.
pub(super) trait HashContent {
    /// Which element it is.
    fn element(&self) -> ElementId;

    /// Hands over all of the element that its card shows: not the place where it stands.
    fn hash_content(&self, hasher: &mut impl Hasher);
}

impl HashContent for Touchpoint {
    fn element(&self) -> ElementId {
        ElementId::Touchpoint(self.id)
    }

    fn hash_content(&self, hasher: &mut impl Hasher) {
        // What happens inside is not shown.
        let Card { channel, platform, title, detail: _, personas, picture, moment_of_truth, evidence } = &*self.card;
        let hypothesis = evidence.is_hypothesis();
        let element = ElementId::Touchpoint(self.id);
        (element, channel, platform, title, personas, picture, moment_of_truth, hypothesis).hash(hasher);
    }
}

impl HashContent for Note {
    fn element(&self) -> ElementId {
        ElementId::Note(self.id)
    }

    fn hash_content(&self, hasher: &mut impl Hasher) {
        (ElementId::Note(self.id), &self.text, self.evidence.is_hypothesis()).hash(hasher);
    }
}

impl HashContent for Barrier {
    fn element(&self) -> ElementId {
        ElementId::Barrier(self.id)
    }

    fn hash_content(&self, hasher: &mut impl Hasher) {
        let Self { id, kind, title, text, personas, evidence, .. } = self;
        (ElementId::Barrier(*id), kind, title, text, personas, evidence.is_hypothesis()).hash(hasher);
    }
}

impl HashContent for Solution {
    fn element(&self) -> ElementId {
        ElementId::Solution(self.id)
    }

    fn hash_content(&self, hasher: &mut impl Hasher) {
        let Self { id, title, text, owner, due, evidence, .. } = self;
        (ElementId::Solution(*id), title, text, owner, due, evidence.is_hypothesis()).hash(hasher);
    }
}

impl HashContent for Metric {
    fn element(&self) -> ElementId {
        ElementId::Metric(self.id)
    }

    fn hash_content(&self, hasher: &mut impl Hasher) {
        let Self { id, name, fact, target, unit, aim, personas, evidence, .. } = self;
        let bits = |amount: &Option<Amount>| amount.map(|amount| amount.get().to_bits());
        let hypothesis = evidence.is_hypothesis();
        (ElementId::Metric(*id), name, bits(fact), bits(target), unit, aim, personas, hypothesis).hash(hasher);
    }
}
