//! What to mend first: the places where people feel worst and where most of them are lost.
//!
//! The journey is read for its lows and for its losses, «на каком этапе он может уйти и почему» (source text 003); a place that is
//! both is worth mending before one that is either.

use super::answers::Answers;
use super::curves::Curve;
use super::funnel::{FunnelStep, number, remaining};
use crate::i18n::{Messages, Value, format};
use crate::model::{
    Document, DropOffId, EmotionId, EmotionPoint, Feeling, Journey, JourneyKind, PersonaId, SolutionId, StageId,
};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// In what a ranking counts losses: one measure for all its places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LossUnit {
    /// In percent of those who set out.
    #[default]
    Share,
    /// In people; where they are known at every place.
    People,
    /// In the project's currency; where it is known at every place.
    Money,
}

impl LossUnit {
    /// The fluent key of the sentence that says how a score comes about.
    #[must_use]
    pub const fn formula_key(self) -> &'static str {
        match self {
            Self::Share => "ranking-formula-share",
            Self::People => "ranking-formula-people",
            Self::Money => "ranking-formula-money",
        }
    }
}

/// A stage at which people of one persona are lost.
#[derive(Clone, Debug, PartialEq)]
pub struct PainPoint {
    /// Whose people.
    pub persona: PersonaId,
    /// The stage.
    pub stage: StageId,
    /// Their drop-offs there, in the order in which people meet them; at least one.
    pub dropoffs: Vec<DropOffId>,
    /// The lowest of the points that their curve as it is has in the stage.
    pub low: Option<EmotionId>,
    /// How they feel where that curve is lowest in the stage, −2 to +2: at that point, or where the curve comes in or goes out.
    pub feeling: Option<f64>,
    /// How deep the low is: 0 is delight, 1 is anger. `None` where nothing is known of their feelings.
    pub depth: Option<f64>,
    /// The share of those who set out that is lost here, 0–1.
    pub loss: f64,
    /// How many people are lost, where it is known.
    pub people: Option<u64>,
    /// How much money is lost in the project's currency, where it is known.
    pub money: Option<f64>,
    /// Depth times loss, in the unit of the ranking; `None` without a depth.
    pub score: Option<f64>,
    /// What is done about its drop-offs, each solution once.
    pub solutions: Vec<SolutionId>,
    /// Whether one of its drop-offs is a hypothesis.
    pub loss_is_hypothesis: bool,
    /// Whether the lowest point is a hypothesis.
    pub low_is_hypothesis: bool,
}

/// The places of a journey at which people are lost, the one to mend first at the beginning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// In what losses are counted.
    pub unit: LossUnit,
    /// Sign of the money.
    pub currency: String,
    /// The places.
    pub places: Vec<PainPoint>,
}

impl Ranking {
    /// How a score comes about, in a sentence.
    #[must_use]
    pub fn formula(&self, messages: &Messages) -> String {
        messages.text(self.unit.formula_key()).into_owned()
    }

    /// What a place loses, in the unit of the ranking: `29 %`, `290 чел.`, `1,2 млн ₽`.
    #[must_use]
    pub fn loss(&self, place: &PainPoint, messages: &Messages) -> String {
        self.written(self.amount(place), messages)
    }

    /// The score of a place as it is written, the unit left out where it is the percent; `None` where it has none.
    #[must_use]
    pub fn score(&self, place: &PainPoint, messages: &Messages) -> Option<String> {
        let language = messages.language();
        place.score.map(|score| match self.unit {
            LossUnit::Share => format::number(format::rounded(score, 1), language),
            LossUnit::People => format::number(format::rounded(score, 0), language),
            LossUnit::Money => format::money(score, &self.currency, language),
        })
    }

    /// The score of a place with its unit: `25,4 балла`, `1,2 млн ₽`.
    #[must_use]
    pub fn score_in_words(&self, place: &PainPoint, messages: &Messages) -> Option<String> {
        let score = self.score(place, messages)?;
        let count = match self.unit {
            LossUnit::Money => return Some(score),
            LossUnit::Share => 1,
            LossUnit::People => 0,
        };
        let count = Value::Number(format::rounded(place.score?, count));
        Some(messages.format("ranking-points", &[("score", score.into()), ("count", count)]))
    }

    /// What is lost at a place and how people feel there: `Теряем 49,1 млн ₽ · настроение −1,5`.
    #[must_use]
    pub fn message(&self, place: &PainPoint, messages: &Messages) -> String {
        let loss = self.loss(place, messages);
        match place.feeling {
            Some(feeling) => {
                let feeling = format::feeling(feeling, messages.language());
                messages.format("ranking-told", &[("loss", loss.into()), ("feeling", feeling.into())])
            }
            None => messages.format("ranking-told-no-feeling", &[("loss", loss.into())]),
        }
    }

    /// Why people leave at a place, in the designer's words.
    #[must_use]
    pub fn reason(place: &PainPoint, journey: &Journey, messages: &Messages) -> String {
        let own = place.dropoffs.iter().filter_map(|id| journey.dropoffs.get(*id));
        let reasons: Vec<&str> = own.map(|dropoff| dropoff.reason.trim()).filter(|reason| !reason.is_empty()).collect();
        if reasons.is_empty() { messages.text("dropoff-no-reason").into_owned() } else { reasons.join("; ") }
    }

    /// The parts of a place's score: `настроение −1,5 → 0,875 × 29 % = 25,4`. Without a feeling it says what is missing.
    #[must_use]
    pub fn parts(&self, place: &PainPoint, messages: &Messages) -> String {
        let loss = self.loss(place, messages);
        let language = messages.language();
        match (place.feeling, place.depth, self.score(place, messages)) {
            (Some(feeling), Some(depth), Some(score)) => messages.format(
                "ranking-parts",
                &[
                    ("feeling", format::feeling(feeling, language).into()),
                    ("depth", format::number(depth, language).into()),
                    ("loss", loss.into()),
                    ("score", score.into()),
                ],
            ),
            _ => messages.format("ranking-no-feeling", &[("loss", loss.into())]),
        }
    }

    /// What a place's score still wants to be believed: nothing, or a few words.
    #[must_use]
    pub fn doubt(&self, place: &PainPoint, messages: &Messages) -> Option<String> {
        let key = match (place.depth.is_none(), place.loss_is_hypothesis, place.low_is_hypothesis) {
            (true, true, _) => "ranking-doubt-no-feeling-loss",
            (true, false, _) => "ranking-doubt-no-feeling",
            (false, true, true) => "ranking-doubt-both",
            (false, true, false) => "ranking-doubt-loss",
            (false, false, true) => "ranking-doubt-low",
            (false, false, false) => return None,
        };
        Some(messages.text(key).into_owned())
    }

    /// What a place loses, in the unit of the ranking.
    fn amount(&self, place: &PainPoint) -> f64 {
        match self.unit {
            LossUnit::Share => place.loss * 100.0,
            LossUnit::People => place.people.map_or(0.0, number),
            LossUnit::Money => place.money.unwrap_or_default(),
        }
    }

    fn written(&self, amount: f64, messages: &Messages) -> String {
        let language = messages.language();
        match self.unit {
            LossUnit::Share => format::percent(amount / 100.0, language),
            LossUnit::People => messages.format("people-short", &[("count", Value::Number(amount))]),
            LossUnit::Money => format::money(amount, &self.currency, language),
        }
    }
}

/// Ranks the places at which people leave, of all personas but the hidden ones.
///
/// - A place is a stage at which people of one persona are lost, however many drop-offs tell of it.
/// - Its depth is (2 − the lowest value of the persona's curve as it is in that stage) / 4: 0 is delight, 1 is anger.
/// - Its loss is the share of those who set out that is lost there. Where people are known at all places it is people, where
///   money is, money: one measure for all of them, or they could not be compared.
/// - Its score is depth × loss; shares count in percent, so the worst thing that can be is 100.
///
/// Where nobody is lost there is nothing to mend, and hidden stages are ranked as the others are: the sheet leaves them off.
///
/// A place without a feeling has no depth and no score and stands behind all that have. Equal scores stand in the order of the
/// stages, then of the personas.
#[must_use]
pub fn ranking(document: &Document, journey: &Journey, hidden: &BTreeSet<PersonaId>) -> Ranking {
    let mut places = Vec::new();
    let (lows, answers) = (lows(journey), Answers::of(journey));
    let shown: FxHashMap<StageId, usize> = journey.shown_stages().map(|stage| stage.id).zip(0..).collect();
    for persona in document.personas.iter().filter(|persona| !hidden.contains(&persona.id)) {
        let found = remaining(document, journey, persona.id);
        let curve = Curve::of(journey, persona.id, JourneyKind::AsIs);
        let mut steps: FxHashMap<StageId, Vec<&FunnelStep>> = FxHashMap::default();
        found.steps.iter().for_each(|step| steps.entry(step.stage).or_default().push(step));
        for (stage, loss) in journey.stages.iter().zip(&found.by_stage) {
            let Some(steps) = steps.get(&stage.id) else { continue };
            if steps.iter().any(|step| step.lost() > 0.0 || step.people.is_some_and(|people| people > 0)) {
                // A hidden stage is no part of the drawn curve, but has its points all the same.
                let drawn = shown.get(&stage.id).zip(curve.as_ref()).and_then(|(shown, curve)| curve.lowest_in(*shown));
                let low = lows.get(&(persona.id, stage.id)).copied();
                let place = place(journey, &answers, (persona.id, stage.id), (drawn, low), steps);
                places.push(PainPoint { loss: loss.share, people: loss.people, money: loss.money, ..place });
            }
        }
    }
    let unit = if !places.is_empty() && places.iter().all(|place| place.money.is_some()) {
        LossUnit::Money
    } else if !places.is_empty() && places.iter().all(|place| place.people.is_some()) {
        LossUnit::People
    } else {
        LossUnit::Share
    };
    let currency = format::currency(&document.project.currency, document.project.language).to_owned();
    let mut ranking = Ranking { unit, currency, places: Vec::new() };
    for place in &mut places {
        let amount = ranking.amount(place);
        place.score = place.depth.map(|depth| depth * amount);
    }
    // The sort is stable: personas keep their order.
    places.sort_by(|one, other| {
        let scores = match (one.score, other.score) {
            (Some(one), Some(other)) => other.total_cmp(&one),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => ranking.amount(other).total_cmp(&ranking.amount(one)),
        };
        scores.then_with(|| journey.stages.position(one.stage).cmp(&journey.stages.position(other.stage)))
    });
    ranking.places = places;
    ranking
}

/// A place before its losses are counted, with how low the drawn curve goes there and its lowest point.
fn place(
    journey: &Journey,
    answers: &Answers<'_>,
    (persona, stage): (PersonaId, StageId),
    (drawn, low): (Option<f64>, Option<&EmotionPoint>),
    steps: &[&FunnelStep],
) -> PainPoint {
    let own: Vec<_> = steps.iter().filter_map(|step| journey.dropoffs.get(step.id)).collect();
    let mut solutions: Vec<SolutionId> = Vec::new();
    for solution in own.iter().flat_map(|dropoff| answers.to(dropoff)) {
        if !solutions.contains(&solution) {
            solutions.push(solution);
        }
    }
    // As it is written: depth and score follow from what is read, so that the figures add up.
    let feeling = drawn.or_else(|| low.map(|point| point.value.get()));
    let feeling = feeling.map(|feeling| format::rounded(feeling, 2));
    PainPoint {
        persona,
        stage,
        dropoffs: steps.iter().map(|step| step.id).collect(),
        low: low.map(|point| point.id),
        feeling,
        depth: feeling.map(|feeling| (Feeling::MAX - feeling) / (Feeling::MAX - Feeling::MIN)),
        loss: 0.0,
        people: None,
        money: None,
        score: None,
        solutions,
        loss_is_hypothesis: own.iter().any(|dropoff| dropoff.evidence.is_hypothesis()),
        low_is_hypothesis: low.is_some_and(|point| point.evidence.is_hypothesis()),
    }
}

/// The lowest point of each persona's curve as it is in each stage, the first of equals.
fn lows(journey: &Journey) -> FxHashMap<(PersonaId, StageId), &EmotionPoint> {
    let mut lows: FxHashMap<(PersonaId, StageId), &EmotionPoint> = FxHashMap::default();
    for point in journey.emotions.iter().filter(|point| point.curve.is_as_is()) {
        let low = lows.entry((point.persona, point.stage)).or_insert(point);
        let lower = point.value.get().total_cmp(&low.value.get()).then(point.at.get().total_cmp(&low.at.get()));
        if lower.is_lt() {
            *low = point;
        }
    }
    lows
}
