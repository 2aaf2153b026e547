//! What an audience does not see, counted: whoever makes a file for others wants to know before it is made.

use super::removal::Removal;
use crate::i18n::{Messages, Value};
use crate::method;
use crate::model::{Audience, Document, ElementId, ElementRef, JourneyId, MapLayer};

/// What an audience does not see of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Personas, lanes, and whatever else goes by itself and not with one of these.
    pub elements: Vec<ElementId>,
    /// Parts of the map across all its lanes.
    pub layers: Vec<MapLayer>,
}

/// Whether an element is of a kind.
type IsOfKind = fn(ElementId) -> bool;

/// The messages that count what is hidden.
const COUNTS: [(&str, IsOfKind); 9] = [
    ("unseen-personas", |id| matches!(id, ElementId::Persona(_))),
    ("unseen-lanes", |id| matches!(id, ElementId::Lane(_))),
    ("unseen-touchpoints", |id| matches!(id, ElementId::Touchpoint(_))),
    ("unseen-notes", |id| matches!(id, ElementId::Note(_))),
    ("unseen-emotions", |id| matches!(id, ElementId::Emotion(_))),
    ("unseen-dropoffs", |id| matches!(id, ElementId::DropOff(_))),
    ("unseen-barriers", |id| matches!(id, ElementId::Barrier(_))),
    ("unseen-solutions", |id| matches!(id, ElementId::Solution(_))),
    ("unseen-metrics", |id| matches!(id, ElementId::Metric(_))),
];

impl Hidden {
    /// What an audience does not see of one of the maps.
    #[must_use]
    pub fn of(document: &Document, journey: JourneyId, audience: &Audience) -> Self {
        let given = Removal::of(document, audience).from(document);
        let mut elements: Vec<ElementId> = (document.personas.iter().map(|persona| persona.id))
            .filter(|persona| given.persona(*persona).is_none())
            .map(ElementId::Persona)
            .collect();
        if let Some((whole, rest)) = document.journey(journey).zip(given.journey(journey)) {
            let goes_with_another = |element: ElementRef<'_>| {
                let lane = whole.lane_of(element.element()).filter(|_| !matches!(element, ElementRef::Lane(_)));
                let whose = element.element().holder().is_some_and(|holder| elements.contains(&holder));
                lane.is_some_and(|lane| rest.lanes.get(lane.id).is_none()) || whose
            };
            let gone = whole.elements().filter(|element| !rest.holds(element.id()) && !goes_with_another(*element));
            let gone: Vec<ElementId> = gone.map(ElementRef::id).collect();
            elements.extend(gone);
        }
        let layers = MapLayer::ALL.into_iter().filter(|layer| audience.hidden_layers.contains(layer)).collect();
        Self { elements, layers }
    }

    /// Whether all is seen.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.elements.is_empty() && self.layers.is_empty()
    }

    /// Whether a loss is hidden by itself: what is left at the end of the way is then more than it was.
    #[must_use]
    pub fn changes_figures(&self) -> bool {
        self.elements.iter().any(|element| matches!(element, ElementId::DropOff(_)))
    }

    /// In a line: `Скрыто: 2 дорожки, 3 карточки, слова людей`.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        if self.is_nothing() {
            return messages.text("unseen-nothing").into_owned();
        }
        let count = |is: fn(ElementId) -> bool| self.elements.iter().filter(|element| is(**element)).count();
        let counted = COUNTS.into_iter().map(|(key, is)| (key, count(is))).filter(|(_, count)| *count > 0);
        let counted = counted.map(|(key, count)| messages.format(key, &[("count", Value::from(count))]));
        let layers = self.layers.iter().map(|layer| method::lower_first(&messages.text(layer.key())));
        let what = counted.chain(layers).collect::<Vec<_>>().join(", ");
        messages.format("unseen-told", &[("what", Value::from(what))])
    }
}
