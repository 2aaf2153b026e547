//! What the elements of a map are called and where they stand, so that a file can put them into groups by lane and stage.

use crate::i18n::Messages;
use crate::model::{Document, ElementId, Evidence, Journey, LaneKind, PersonaId};
use crate::scene::{Group, Layer, Part};
use std::collections::HashMap;

/// A name has at most so many letters: the first words of a card tell it from others.
const LONGEST: usize = 40;

/// What the elements of a map are called and where they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ElementLabels {
    elements: HashMap<ElementId, ElementLabel>,
    /// The lanes that hold what belongs to no stage: curves and ribbons.
    lanes: Vec<(Layer, ElementId)>,
    /// The lane of what is worth mending first, whose cards show losses that stand in another.
    priorities: Option<ElementId>,
    /// The titles of lanes and personas as they are.
    titles: HashMap<ElementId, String>,
    /// The kinds of lanes to which the map gives no title.
    untitled: Vec<(ElementId, LaneKind)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct ElementLabel {
    name: String,
    lane: Option<ElementId>,
    stage: Option<ElementId>,
    persona: Option<PersonaId>,
    hypothesis: bool,
}

impl ElementLabels {
    /// Those of one journey of a document.
    pub(super) fn of(document: &Document, journey: &Journey) -> Self {
        let mut elements: HashMap<ElementId, ElementLabel> = HashMap::new();
        let named = |name: &str| ElementLabel { name: name_of(name), ..ElementLabel::default() };
        elements.insert(ElementId::Project, named(&document.project.title));
        elements.insert(ElementId::Journey(journey.id), named(&journey.title));
        elements.extend(document.personas.iter().map(|it| (ElementId::Persona(it.id), named(&it.name))));
        elements.extend(journey.stages.iter().map(|it| (ElementId::Stage(it.id), named(&it.name))));
        elements.extend(journey.lanes.iter().map(|it| {
            let id = ElementId::Lane(it.id);
            (id, ElementLabel { lane: Some(id), ..named(&it.title) })
        }));
        elements.extend(journey.standing().map(|element| {
            let lane = journey.lane_of(element.element()).map(|lane| ElementId::Lane(lane.id));
            let persona = match element.element().holder() {
                Some(ElementId::Persona(persona)) => Some(persona),
                _ => None,
            };
            let hypothesis = element.evidence().is_some_and(Evidence::is_hypothesis);
            let stage = element.stage().map(ElementId::Stage);
            (element.id(), ElementLabel { lane, stage, persona, hypothesis, ..named(element.words()) })
        }));
        let titled = |title: &str| Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        let personas = document.personas.iter().map(|it| (ElementId::Persona(it.id), titled(&it.name)));
        let of_lanes = journey.lanes.iter().map(|it| (ElementId::Lane(it.id), titled(&it.title)));
        let titles = personas.chain(of_lanes).filter_map(|(id, title)| Some((id, title?))).collect();
        let untitled = journey.lanes.iter().filter(|it| titled(&it.title).is_none());
        let untitled = untitled.map(|it| (ElementId::Lane(it.id), it.kind)).collect();
        let lane = |kind| journey.lanes.iter().find(|lane| lane.kind == kind).map(|lane| ElementId::Lane(lane.id));
        let kinds = [(Layer::Emotions, LaneKind::Emotions), (Layer::DropOffs, LaneKind::DropOff)];
        let lanes = kinds.into_iter().filter_map(|(layer, kind)| Some((layer, lane(kind)?))).collect();
        Self { elements, lanes, priorities: lane(LaneKind::Priorities), titles, untitled }
    }

    /// Gives lanes without a title the name of their kind.
    pub(super) fn name_lanes(&mut self, messages: &Messages) {
        let named = self.untitled.iter().map(|(lane, kind)| (*lane, messages.text(kind.name_key()).into_owned()));
        self.titles.extend(named);
    }

    /// What a lane or a persona is called, as the map says it.
    pub(super) fn title(&self, element: ElementId) -> Option<&str> {
        self.titles.get(&element).map(String::as_str)
    }

    /// The stage that an element stands at.
    pub(super) fn stage(&self, element: ElementId) -> Option<ElementId> {
        self.elements.get(&element)?.stage
    }

    /// The lane that a group stands in.
    pub(super) fn lane(&self, group: &Group) -> Option<ElementId> {
        self.way(group)?.into_iter().find(|element| matches!(element, ElementId::Lane(_)))
    }

    /// Whose alone a group is.
    pub(super) fn persona(&self, group: &Group) -> Option<PersonaId> {
        group.whose.or_else(|| match group.source?.element {
            ElementId::Persona(persona) => Some(persona),
            element => self.elements.get(&element)?.persona,
        })
    }

    /// Whether nobody has checked what an element states.
    pub(super) fn is_hypothesis(&self, element: ElementId) -> bool {
        self.elements.get(&element).is_some_and(|label| label.hypothesis)
    }

    /// What an element is called, as an id has it.
    pub(super) fn name(&self, element: ElementId) -> Option<&str> {
        self.elements.get(&element).map(|place| place.name.as_str())
    }

    /// The lane and the stage that a group is put into.
    pub(super) fn way(&self, group: &Group) -> Option<Vec<ElementId>> {
        let place = self.elements.get(&group.source?.element)?;
        let is_priority = group.layer == Layer::Cards && group.source?.part == Part::Label;
        if let Some(lane) = self.priorities.filter(|_| is_priority) {
            return Some(vec![lane]);
        }
        let own = self.lanes.iter().find(|(layer, _)| *layer == group.layer).map(|(_, lane)| *lane);
        // A curve goes through all stages, and what stands on it lies over it.
        let stage = place.stage.filter(|_| group.layer == Layer::Cards);
        Some(own.or(place.lane).into_iter().chain(stage).collect())
    }
}

/// Words as an id has them: without spaces, and without signs that programs stumble over.
pub(super) fn name_of(words: &str) -> String {
    let mut name = String::new();
    for letter in words.chars().take(LONGEST) {
        if letter.is_alphanumeric() || letter == '-' {
            name.push(letter);
        } else if letter.is_whitespace() && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name.truncate(name.trim_end_matches(['_', '-']).len());
    // An id begins with a letter; one letter and digits are the ids of glyphs and pictures.
    let digits = name.chars().skip(1).all(|letter| letter.is_ascii_digit());
    if name.starts_with(|letter: char| !letter.is_alphabetic()) || (digits && !name.is_empty()) {
        name.insert(0, '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ids_that_say_what_the_map_says() {
        let cases = [
            ("Поиск решений", "Поиск_решений"),
            ("  «Цена»: 1 200 ₽?  ", "Цена_1_200"),
            ("24 часа", "_24_часа"),
            ("Что-то — не так", "Что-то_не_так"),
            ("g12", "_g12"),
            ("Я", "_Я"),
            ("<&\">", ""),
            ("", ""),
        ];
        for (words, name) in cases {
            assert_eq!(name_of(words), name, "{words}");
        }
        assert!(name_of(&"слово ".repeat(50)).chars().count() <= LONGEST);
    }
}
