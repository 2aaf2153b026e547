//! Texts of their own for a large made-up map: what nobody can remember has to be set, broken and drawn card by card.

use super::embedded::embedded;
use super::synth::Dice;
use crate::model::{
    Barrier, Card, Document, EmotionPoint, IdSource, Items, Lane, LaneKind, Note, Persona, PersonaList, Stage,
    Touchpoint,
};
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// The lanes of such a map.
const LANES: [LaneKind; 4] = [LaneKind::Goal, LaneKind::Touchpoints, LaneKind::Emotions, LaneKind::Barriers];
/// From one title to the next, through all there are: a prime greater than any list of words, so each comes once before one comes again.
const STRIDE: usize = 15_485_863;

/// The words that the texts are put together from.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Who does something, one or two words.
    who: Vec<String>,
    /// What is done to a thing.
    does: Vec<String>,
    /// Stems that say which thing it is.
    which: Vec<String>,
    /// Things, as what something is done to.
    what: Vec<Things>,
    /// Where, two or three words.
    #[serde(rename = "where")]
    places: Vec<String>,
    /// When or how, one to three words.
    when: Vec<String>,
    /// What for, to be done to another thing.
    aims: Vec<String>,
}

/// Things whose adjectives end alike.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Things {
    ending: String,
    names: Vec<String>,
}

fn words() -> &'static Words {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| embedded("distinct", include_str!("../../assets/catalogue/distinct.json")));
    &WORDS
}

/// Gives texts, none of them twice.
struct Writer {
    dice: Dice,
    /// All things, each with the ending of its adjective.
    things: Vec<(&'static str, &'static str)>,
    next: usize,
}

/// A digit of a number that counts through several lists at once.
fn digit<'a, T>(number: &mut usize, of: &'a [T]) -> Option<&'a T> {
    let length = of.len().max(1);
    let at = *number % length;
    *number /= length;
    of.get(at)
}

impl Writer {
    fn new(seed: u64) -> Self {
        let of = |things: &'static Things| things.names.iter().map(|name| (name.as_str(), things.ending.as_str()));
        let things: Vec<_> = words().what.iter().flat_map(of).collect();
        let mut dice = Dice(IdSource::seeded(seed));
        let next = dice.below(words().which.len() * things.len() * words().who.len() * words().does.len());
        Self { dice, things, next }
    }

    fn number(&mut self) -> usize {
        self.next = self.next.wrapping_add(STRIDE);
        self.next
    }

    /// Six to eleven words.
    fn title(&mut self) -> String {
        let (words, mut number) = (words(), self.number());
        let who = digit(&mut number, &words.who).map_or("", String::as_str);
        let does = digit(&mut number, &words.does).map_or("", String::as_str);
        let which = digit(&mut number, &words.which).map_or("", String::as_str);
        let (what, ending) = digit(&mut number, &self.things).copied().unwrap_or_default();
        let place = self.dice.word(&words.places);
        let title = format!("{who} {does} {which}{ending} {what} {place}");
        match self.dice.below(3) {
            0 => title,
            1 => format!("{title} {}", self.dice.word(&words.when)),
            _ => {
                let (other, _) = self.dice.pick(&self.things).copied().unwrap_or_default();
                format!("{title}, чтобы {} {other}", self.dice.word(&words.aims))
            }
        }
    }

    /// Two words.
    fn name(&mut self) -> String {
        let mut number = self.number();
        let (what, ending) = digit(&mut number, &self.things).copied().unwrap_or_default();
        let which = digit(&mut number, &words().which).map_or("", String::as_str);
        let mut letters = which.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        format!("{}{}{ending} {what}", first.collect::<String>(), letters.as_str())
    }

    fn persona(&mut self, mut persona: Persona) -> Persona {
        persona.segment = self.name();
        persona.quote = self.title();
        for list in PersonaList::ALL {
            for line in persona.list_mut(list) {
                *line = self.title();
            }
        }
        persona
    }
}

/// A map of the same size on which every text is another, titles of cards six to eleven words: one row of cards a stage with the few
/// lanes that most maps have. What the other lanes held is left out. The same map and seed give the same map.
#[must_use]
pub fn with_distinct_texts(document: Document, seed: u64) -> Document {
    let mut writer = Writer::new(seed);
    let mut document = document;
    document.personas = document.personas.iter().map(|persona| writer.persona(persona.as_ref().clone())).collect();
    let journeys = document.journeys.clone();
    for journey in &journeys {
        let Some(journey) = document.journeys.get_mut(journey.id) else { continue };
        let lanes: Items<Lane> =
            journey.lanes.iter().filter(|lane| LANES.contains(&lane.kind)).map(|lane| lane.as_ref().clone()).collect();
        journey.stages = (journey.stages.iter())
            .map(|stage| Stage { name: writer.name(), question: writer.title(), ..stage.as_ref().clone() })
            .collect();
        journey.notes = (journey.notes.iter())
            .filter(|note| lanes.get(note.lane).is_some())
            .map(|note| Note { text: writer.title(), ..note.as_ref().clone() })
            .collect();
        journey.touchpoints = (journey.touchpoints.iter())
            .map(|touchpoint| {
                let (title, detail, platform) = (writer.title(), String::new(), String::new());
                let card = Card { platform, title, detail, ..touchpoint.card.as_ref().clone() };
                Touchpoint { card: Arc::new(card), ..touchpoint.as_ref().clone() }
            })
            .collect();
        journey.emotions = (journey.emotions.iter())
            .map(|point| {
                let quote = if point.quote.is_empty() { String::new() } else { writer.title() };
                EmotionPoint { quote, ..point.as_ref().clone() }
            })
            .collect();
        journey.barriers = (journey.barriers.iter())
            .map(|barrier| Barrier { text: writer.title(), ..barrier.as_ref().clone() })
            .collect();
        journey.lanes = lanes;
        journey.dropoffs = Items::default();
        journey.solutions = Items::default();
        journey.metrics = Items::default();
    }
    document
}
