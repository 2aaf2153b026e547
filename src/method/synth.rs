//! Large made-up maps, to measure and to test with.

use super::channel::channels;
use super::embedded::embedded;
use crate::model::{
    Aim, Amount, Barrier, BarrierId, BarrierKind, Card, Date, Document, DropOff, DropOffId, EmotionId, EmotionPoint,
    Evidence, Feeling, IdSource, Intensity, Items, Journey, JourneyId, JourneyKind, Labelling, Lane, LaneId, LaneKind,
    Metric, MetricId, Note, NoteId, Persona, PersonaId, PersonaLook, Project, Severity, Share, Solution, SolutionId,
    Stage, StageId, Touchpoint, TouchpointId,
};
use serde::Deserialize;
use std::sync::{Arc, LazyLock};

/// Emotion points of one persona in one stage.
const POINTS_PER_STAGE: u64 = 3;

/// The words that made-up maps are put together from.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    title: String,
    scenario: String,
    research: String,
    names: Vec<String>,
    segments: Vec<String>,
    stages: Vec<String>,
    questions: Vec<String>,
    durations: Vec<String>,
    platforms: Vec<String>,
    touchpoints: Vec<String>,
    sentences: Vec<String>,
    quotes: Vec<String>,
    feelings: Vec<String>,
    reasons: Vec<String>,
    barriers: Vec<String>,
    solutions: Vec<String>,
    owners: Vec<String>,
    metrics: Vec<MetricPhrase>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MetricPhrase {
    name: String,
    unit: String,
}

fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> =
        LazyLock::new(|| embedded("synth", include_str!("../../assets/catalogue/synth.json")));
    &PHRASES
}

/// Chance that is the same for the same seed.
pub(super) struct Dice(pub(super) IdSource);

impl Dice {
    /// A number below `limit`, or 0 where the limit is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0.next_number() % limit).unwrap_or_default()
    }

    /// A number from `low` to `high`, in thousandths of the way between them.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let step = u32::try_from(self.0.next_number() % 1001).unwrap_or_default();
        low + (high - low) * f64::from(step) / 1000.0
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    pub(super) fn word(&mut self, from: &[String]) -> String {
        self.pick(from).cloned().unwrap_or_default()
    }

    /// One to `most` sentences.
    fn sentences(&mut self, from: &[String], most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.word(from)).collect::<Vec<_>>().join(" ")
    }
}

/// A made-up map in Russian: every lane filled, touchpoints spread over the stages, an emotion curve and a drop-off a stage for
/// every persona. The same numbers and seed give the same map. At least one stage is made, whatever is asked for.
#[must_use]
pub fn synth(stages: usize, touchpoints: usize, personas: usize, seed: u64) -> Document {
    let words = phrases();
    let mut dice = Dice(IdSource::seeded(seed));
    let stage_count = stages.max(1);

    let people: Items<Persona> =
        (0..personas).zip(1_u64..).map(|(index, number)| persona(index, number, &mut dice)).collect();
    let stages: Items<Stage> = (0..stage_count)
        .zip(1_u64..)
        .map(|(index, number)| Stage {
            name: words.stages.get(index).cloned().unwrap_or_else(|| dice.word(&words.stages)),
            question: dice.word(&words.questions),
            duration: dice.word(&words.durations),
            ..Stage::new(StageId::new(number))
        })
        .collect();
    let lanes: Items<Lane> =
        (LaneKind::ALL.into_iter().zip(1_u64..)).map(|(kind, number)| Lane::new(LaneId::new(number), kind)).collect();

    let mut journey = Journey {
        title: words.title.clone(),
        scenario: words.scenario.clone(),
        notes: notes(&stages, &lanes, &mut dice),
        touchpoints: cards(&stages, touchpoints, &people, &mut dice),
        emotions: emotions(&stages, &people, &mut dice),
        ..Journey::empty(JourneyId::new(1))
    };
    remedies(&mut journey, &stages, &people, &mut dice);
    journey.stages = stages;
    journey.lanes = lanes;
    let project = Project {
        title: words.title.clone(),
        research: words.research.clone(),
        version: "1.0".to_owned(),
        date: Date::new(2026, 11, 21),
        ..Project::default()
    };
    Document {
        project: Arc::new(project),
        personas: people,
        journeys: [journey].into_iter().collect(),
        ..Document::default()
    }
}

/// The same map with all that its curves can say: most personas with a curve of tomorrow, feelings at the very ends of the scale
/// and at the ends of the way, names of feelings, labels pinned and hidden, strengths, evidence. The same seed gives the same map.
#[must_use]
pub fn with_feelings(document: Document, seed: u64) -> Document {
    let words = phrases();
    let mut dice = Dice(IdSource::seeded(seed));
    let mut document = document;
    let journeys = document.journeys.clone();
    for journey in &journeys {
        let Some(journey) = document.journeys.get_mut(journey.id) else { continue };
        let mut points: Vec<EmotionPoint> =
            journey.emotions.iter().map(|point| felt(point.as_ref().clone(), words, &mut dice)).collect();
        let mut next = points.iter().map(|point| point.id.number()).max().unwrap_or(0);
        for persona in &document.personas {
            if dice.below(4) == 0 {
                continue;
            }
            let today: Vec<EmotionPoint> = points.iter().filter(|point| point.persona == persona.id).cloned().collect();
            for point in today {
                if dice.below(3) == 0 {
                    continue;
                }
                next += 1;
                let better = EmotionPoint {
                    id: EmotionId::new(next),
                    curve: JourneyKind::ToBe,
                    value: Feeling::new(point.value.get() + dice.between(-0.4, 2.0)),
                    ..point
                };
                points.push(felt(better, words, &mut dice));
            }
        }
        journey.emotions = points.into_iter().collect();
    }
    document
}

/// A point with everything that a point may have, by chance.
fn felt(point: EmotionPoint, words: &Phrases, dice: &mut Dice) -> EmotionPoint {
    let at = match dice.below(12) {
        0 => 0.0,
        1 => 1.0,
        _ => point.at.get(),
    };
    let value = match dice.below(8) {
        0 => Feeling::MIN,
        1 => Feeling::MAX,
        _ => point.value.get(),
    };
    EmotionPoint {
        at: Share::new(at),
        value: Feeling::new(value),
        feeling: if dice.below(3) == 0 { dice.word(&words.feelings) } else { String::new() },
        quote: if dice.below(3) == 0 { dice.word(&words.quotes) } else { point.quote.clone() },
        intensity: dice.pick(&Intensity::ALL).copied().unwrap_or_default(),
        label: match dice.below(14) {
            0 => Labelling::Pinned,
            1 => Labelling::Hidden,
            _ => Labelling::Auto,
        },
        evidence: match dice.below(2) {
            0 => Evidence::Hypothesis,
            _ => Evidence::Interview { count: u32::try_from(1 + dice.below(14)).unwrap_or(1) },
        },
        ..point
    }
}

fn persona(index: usize, number: u64, dice: &mut Dice) -> Persona {
    let words = phrases();
    let traits = |dice: &mut Dice| (0..=dice.below(3)).map(|_| dice.word(&words.sentences)).collect::<Vec<_>>();
    Persona {
        name: words.names.get(index).cloned().unwrap_or_else(|| dice.word(&words.names)),
        age: u16::try_from(22 + dice.below(40)).ok(),
        segment: dice.word(&words.segments),
        quote: dice.word(&words.quotes),
        look: PersonaLook::nth(index),
        wishes: traits(dice),
        problems: traits(dice),
        criteria: traits(dice),
        objections: traits(dice),
        fears: traits(dice),
        ..Persona::new(PersonaId::new(number))
    }
}

fn notes(stages: &Items<Stage>, lanes: &Items<Lane>, dice: &mut Dice) -> Items<Note> {
    (lanes.iter().filter(|lane| lane.kind.holds_notes()))
        .flat_map(|lane| stages.iter().map(move |stage| (lane.id, stage.id)))
        .zip(1_u64..)
        .map(|((lane, stage), number)| Note {
            text: dice.sentences(&phrases().sentences, 2),
            ..Note::new(NoteId::new(number), lane, stage)
        })
        .collect()
}

fn cards(stages: &Items<Stage>, count: usize, people: &Items<Persona>, dice: &mut Dice) -> Items<Touchpoint> {
    let words = phrases();
    (stages.iter().cycle().zip(0_u64..).take(count))
        .map(|(stage, index)| {
            let row = u32::try_from(index / u64::try_from(stages.len()).unwrap_or(1).max(1)).unwrap_or(u32::MAX);
            let detail = dice.sentences(&words.sentences, 4);
            let title = match dice.below(4) {
                // Now and then a title as long as people write them when nobody stops them.
                0 => format!("{} — {}", dice.word(&words.touchpoints), dice.word(&words.quotes)),
                _ => dice.word(&words.touchpoints),
            };
            let evidence = match dice.below(3) {
                0 => Evidence::Hypothesis,
                1 => Evidence::Interview { count: u32::try_from(1 + dice.below(14)).unwrap_or(1) },
                _ => Evidence::Data { source: words.research.clone(), date: None },
            };
            Touchpoint {
                at: Share::new(dice.between(0.0, 1.0)),
                row,
                card: Arc::new(Card {
                    channel: dice.pick(channels()).map_or("", |channel| channel.key).to_owned(),
                    platform: dice.word(&words.platforms),
                    title,
                    detail,
                    personas: people.iter().map(|persona| persona.id).filter(|_| dice.below(2) == 0).collect(),
                    picture: None,
                    moment_of_truth: dice.below(12) == 0,
                    evidence,
                }),
                ..Touchpoint::new(TouchpointId::new(index + 1), stage.id)
            }
        })
        .collect()
}

fn emotions(stages: &Items<Stage>, people: &Items<Persona>, dice: &mut Dice) -> Items<EmotionPoint> {
    (people.iter().flat_map(|persona| stages.iter().map(|stage| (persona.id, stage.id))))
        .flat_map(|(persona, stage)| (0..POINTS_PER_STAGE).map(move |place| (persona, stage, place)))
        .zip(1_u64..)
        .map(|((persona, stage, place), number)| {
            // One point in each third of the stage, so that a curve never runs backwards.
            let start = f64::from(u32::try_from(place).unwrap_or_default()) / 3.0;
            let value = Feeling::new(dice.between(-2.0, 2.0));
            let strong = value.get().abs() > 1.5;
            EmotionPoint {
                at: Share::new(start + dice.between(0.05, 0.25)),
                value,
                quote: if strong { dice.word(&phrases().quotes) } else { String::new() },
                ..EmotionPoint::new(EmotionId::new(number), persona, stage)
            }
        })
        .collect()
}

/// Drop-offs, barriers, solutions and metrics: one of each a stage, the drop-offs one a persona.
fn remedies(journey: &mut Journey, stages: &Items<Stage>, people: &Items<Persona>, dice: &mut Dice) {
    let words = phrases();
    let mut dropoffs = Vec::new();
    let mut barriers = Vec::new();
    let mut solutions = Vec::new();
    let mut metrics = Vec::new();
    for (stage, number) in stages.iter().zip(1_u64..) {
        barriers.push(Barrier {
            kind: dice.pick(&BarrierKind::ALL).copied(),
            text: dice.word(&words.barriers),
            ..Barrier::new(BarrierId::new(number), stage.id)
        });
        let month = i8::try_from(1 + dice.below(12)).unwrap_or(1);
        solutions.push(Solution {
            title: dice.word(&words.solutions),
            text: dice.word(&words.sentences),
            owner: dice.word(&words.owners),
            due: Date::new(2027, month, 15),
            barriers: vec![BarrierId::new(number)],
            ..Solution::new(SolutionId::new(number), stage.id)
        });
        let phrase = dice.pick(&words.metrics).cloned().unwrap_or_default();
        let target = dice.between(10.0, 2000.0).round();
        metrics.push(Metric {
            name: phrase.name,
            fact: Some(Amount::new((target * dice.between(0.2, 1.2)).round())),
            target: Some(Amount::new(target)),
            unit: phrase.unit,
            aim: Aim::Higher,
            ..Metric::new(MetricId::new(number), stage.id)
        });
        for persona in people {
            let id = DropOffId::new(u64::try_from(dropoffs.len()).unwrap_or(u64::MAX).saturating_add(1));
            dropoffs.push(DropOff {
                at: Share::new(dice.between(0.2, 0.7)),
                lost: Share::new(dice.between(0.02, 0.3)),
                reason: dice.word(&words.reasons),
                severity: *dice
                    .pick(&[Severity::Trivial, Severity::Workaround, Severity::Abandonment])
                    .unwrap_or(&Severity::Abandonment),
                solution: Some(SolutionId::new(number)),
                ..DropOff::new(id, persona.id, stage.id)
            });
        }
    }
    journey.dropoffs = dropoffs.into_iter().collect();
    journey.barriers = barriers.into_iter().collect();
    journey.solutions = solutions.into_iter().collect();
    journey.metrics = metrics.into_iter().collect();
}
