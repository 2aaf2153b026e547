//! What is in a map and on none of its sheets, counted: nothing that somebody wrote is lost without a word.

use super::view::{Layout, View};
use crate::i18n::{Messages, Value};
use crate::method::ranking;
use crate::model::{
    Document, ElementRef, EmotionId, Field, Journey, LaneId, LaneKind, MapElement as _, Persona, PersonaId, StageId,
};
use std::collections::HashSet;

/// How much of a map its sheets do not show, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// What people say at points of the curves that have no label.
    pub quotes: usize,
    /// Names of feelings that no label tells.
    pub feelings: usize,
    /// What happens inside of touchpoints.
    pub details: usize,
    /// Kinds of causes of drop-offs: the sheet tells the reason in its own words.
    pub causes: usize,
    /// What would bring back those who left.
    pub comebacks: usize,
    /// Lines of portraits: wishes, fears, where somebody can be found.
    pub portraits: usize,
    /// Places to mend behind the first ones.
    pub places: usize,
    /// What stands in hidden lanes and at hidden stages or concerns hidden personas alone.
    pub hidden: usize,
}

impl LeftOut {
    /// What the sheets of a journey leave out: one sheet, or those it is split into. It looks at all of the map, so it is asked when
    /// somebody wants to know, not whenever the map is laid out.
    #[must_use]
    pub fn of<'a>(
        document: &Document,
        journey: &Journey,
        view: &View,
        sheets: impl IntoIterator<Item = &'a Layout>,
    ) -> Self {
        let on_sheet = OnSheet::of(journey, view, sheets);
        let mut left_out = Self::default();
        journey.standing().for_each(|element| left_out.add(&on_sheet, element));
        for persona in document.personas.iter().filter(|persona| on_sheet.shows_persona(persona.id)) {
            left_out.portraits += unprinted_lines(persona);
        }
        let ranks = journey.lanes.iter().any(|lane| lane.kind == LaneKind::Priorities && lane.visible);
        if ranks {
            let places = ranking(document, journey, &view.hidden).places;
            let shown = places.iter().filter(|place| on_sheet.stages.contains(&place.stage)).count();
            left_out.places = shown.saturating_sub(super::priorities::SHOWN);
        }
        left_out
    }

    fn add(&mut self, on_sheet: &OnSheet<'_>, element: ElementRef<'_>) {
        if !on_sheet.shows(element) {
            self.hidden += 1;
            return;
        }
        match element {
            ElementRef::Touchpoint(card) => self.details += usize::from(is_written(&card.detail)),
            ElementRef::DropOff(dropoff) => {
                self.causes += usize::from(!dropoff.cause.is_own());
                self.comebacks += usize::from(is_written(&dropoff.comeback));
            }
            ElementRef::Emotion(point) => {
                let (said, labelled) = (is_written(&point.quote), on_sheet.labels.contains(&point.id));
                self.quotes += usize::from(said && !labelled);
                // A label tells the feeling where nothing was said.
                self.feelings += usize::from(is_written(&point.feeling) && (said || !labelled));
            }
            _ => {}
        }
    }

    /// The sums by name, for programs.
    #[must_use]
    pub const fn counts(&self) -> [(&'static str, usize); 8] {
        let Self { quotes, feelings, details, causes, comebacks, portraits, places, hidden } = *self;
        [
            ("quotes", quotes),
            ("feelings", feelings),
            ("details", details),
            ("causes", causes),
            ("comebacks", comebacks),
            ("portraits", portraits),
            ("places", places),
            ("hidden", hidden),
        ]
    }

    /// How much it is in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts().iter().map(|(_, count)| count).sum()
    }

    /// What is not on the sheet, a line for each place where it is seen: `13 цитат, 9 подробностей — смотрите в карточках`.
    #[must_use]
    pub fn lines(&self, words: &Messages) -> Vec<String> {
        /// The first of the kinds are seen on their cards.
        const ON_CARDS: usize = 5;
        let told = |(name, count): &(&str, usize)| {
            (*count > 0).then(|| words.format(&format!("left-out-{name}"), &[("count", Value::from(*count))]))
        };
        let counts = self.counts();
        let (on_cards, elsewhere) = counts.split_at(ON_CARDS);
        let what = on_cards.iter().filter_map(told).collect::<Vec<_>>().join(", ");
        let on_cards = (!what.is_empty()).then(|| words.format("left-out-in-cards", &[("what", what.into())]));
        on_cards.into_iter().chain(elsewhere.iter().filter_map(told)).collect()
    }

    /// The same in one line: «Не на листе: …». Nothing where all of the map is on the sheet.
    #[must_use]
    pub fn message(&self, words: &Messages) -> Option<String> {
        let lines = self.lines(words);
        (!lines.is_empty()).then(|| words.format("left-out", &[("what", lines.join("; ").into())]))
    }
}

fn is_written(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Lines of a portrait that no sheet has room for.
fn unprinted_lines(persona: &Persona) -> usize {
    let unprinted = |field: &Field| matches!(field, Field::Demographics | Field::Line(..));
    let own = persona.texts().into_iter().filter(|(field, text)| unprinted(field) && is_written(text)).count();
    own + persona.channels.len()
}

/// What stands on the sheets of a journey.
struct OnSheet<'a> {
    view: &'a View,
    stages: HashSet<StageId>,
    lanes: HashSet<LaneId>,
    kinds: HashSet<LaneKind>,
    labels: HashSet<EmotionId>,
}

impl<'a> OnSheet<'a> {
    fn of<'b>(journey: &Journey, view: &'a View, sheets: impl IntoIterator<Item = &'b Layout>) -> Self {
        let shown = || journey.lanes.iter().filter(|lane| lane.visible);
        Self {
            view,
            stages: journey.shown_stages().map(|stage| stage.id).collect(),
            lanes: shown().map(|lane| lane.id).collect(),
            kinds: shown().map(|lane| lane.kind).collect(),
            labels: (sheets.into_iter()).flat_map(|sheet| sheet.frame.labels.iter().map(|label| label.point)).collect(),
        }
    }

    fn shows_persona(&self, persona: PersonaId) -> bool {
        !self.view.hidden.contains(&persona)
    }

    fn shows(&self, element: ElementRef<'_>) -> bool {
        let map_element = element.element();
        let stage = map_element.stage().is_none_or(|stage| self.stages.contains(&stage));
        let lane = map_element.lane_kind().is_none_or(|kind| self.kinds.contains(&kind));
        stage
            && lane
            && match element {
                ElementRef::Note(note) => self.lanes.contains(&note.lane),
                ElementRef::Touchpoint(card) => {
                    card.personas.is_empty() || card.personas.iter().any(|persona| self.shows_persona(*persona))
                }
                ElementRef::Emotion(point) => self.shows_persona(point.persona),
                ElementRef::DropOff(dropoff) => self.shows_persona(dropoff.persona),
                _ => true,
            }
    }
}
