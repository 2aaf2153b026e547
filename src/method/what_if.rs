//! What if fewer left here, and this were felt otherwise: a pass over the document, and the difference in figures.
//!
//! There is no arithmetic of its own here. [`with`] gives the document in which a what-if has come true, and [`compare`] asks of that and
//! of today's the same questions: who is still on the way, what to mend first, how people feel.

use super::curves::{Curve, tenths};
use super::funnel::{Remaining, number, part_of, remaining};
use super::ranking::{Ranking, ranking};
use crate::i18n::format;
use crate::model::{
    Document, DropOff, DropOffId, EmotionPoint, Evidence, Journey, JourneyId, JourneyKind, PersonaId, Share, StageId,
    WhatIf,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The document in which a what-if has come true in one of its journeys. What the what-if does not touch is shared with the document;
/// what it names and the map has no longer means nothing.
///
/// - An eased drop-off takes the share that is asked for, whatever was counted there; how many people that are follows from who gets there.
/// - Who is not lost there goes on and is lost further on as others are: a counted drop-off after an eased one keeps its part of those
///   who get there, as it is today, not its count. Where it is not known how many get there it has no count any more.
/// - A lifted feeling has the value that is asked for. What was said and named there belongs to today.
/// - What was changed is a hypothesis, whatever today's figure rests on.
#[must_use]
pub fn with(document: &Document, journey: JourneyId, what_if: &WhatIf) -> Document {
    let mut next = document.clone();
    let Some(today) = document.journey(journey) else { return next };
    let eased: FxHashMap<DropOffId, Share> = what_if.eased.iter().map(|eased| (eased.dropoff, eased.lost)).collect();
    let owners = eased.keys().filter_map(|id| Some(today.dropoffs.get(*id)?.persona)).collect::<BTreeSet<_>>();
    for persona in owners {
        ease(&mut next, (document, today), persona, &eased);
    }
    for lifted in &what_if.lifted {
        let point = today.emotions.get(lifted.emotion).filter(|point| point.value != lifted.value);
        if let Some((journey, point)) = next.journeys.get_mut(journey).zip(point) {
            journey.emotions.replace(EmotionPoint {
                value: lifted.value,
                feeling: String::new(),
                quote: String::new(),
                evidence: Evidence::default(),
                ..EmotionPoint::clone(point)
            });
        }
    }
    next
}

/// Eases drop-offs of one persona, in the order in which its people meet them.
fn ease(
    next: &mut Document,
    (document, today): (&Document, &Journey),
    persona: PersonaId,
    eased: &FxHashMap<DropOffId, Share>,
) {
    // Whether others get here than today.
    let mut others = false;
    for step in remaining(document, today, persona).steps {
        let Some(dropoff) = today.dropoffs.get(step.id) else { continue };
        let asked = eased.get(&step.id).copied().filter(|lost| *lost != Share::new(step.rate));
        let changed = match (asked, dropoff.people) {
            (Some(lost), _) => {
                others = true;
                DropOff { lost, people: None, target: None, evidence: Evidence::default(), ..DropOff::clone(dropoff) }
            }
            (None, Some(_)) if others => {
                let now = next.journey(today.id).map(|journey| remaining(next, journey, persona));
                let arrived = now.and_then(|now| now.step(step.id)?.arrived);
                let people = arrived.map(|arrived| part_of(arrived, step.rate));
                DropOff { people, ..DropOff::clone(dropoff) }
            }
            (None, _) => continue,
        };
        if let Some(journey) = next.journeys.get_mut(today.id) {
            journey.dropoffs.replace(changed);
        }
    }
}

/// A figure of today and the same as it would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair<T> {
    /// As it is.
    pub today: T,
    /// As it would be.
    pub then: T,
}

impl<T> Pair<T> {
    /// One thing of both.
    pub fn map<U>(&self, one: impl Fn(&T) -> U) -> Pair<U> {
        Pair { today: one(&self.today), then: one(&self.then) }
    }
}

impl Pair<Option<f64>> {
    /// How much more it would be, where both are known.
    #[must_use]
    pub fn gain(&self) -> Option<f64> {
        Some(self.then? - self.today?)
    }
}

impl Pair<Option<u64>> {
    /// How many more it would be, where both are known.
    #[must_use]
    pub fn gain(&self) -> Option<f64> {
        Some(number(self.then?) - number(self.today?))
    }
}

/// Where a way ends, for one persona or for all together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// The share of those who set out that gets to the end, 0–1.
    pub share: Option<f64>,
    /// How many set out.
    pub set_out: Option<u64>,
    /// How many get to the end.
    pub people: Option<u64>,
    /// How many are lost.
    pub people_lost: Option<u64>,
    /// What those who get to the end bring, in the project's currency.
    pub money: Option<f64>,
    /// What those who are lost would have brought.
    pub money_lost: Option<f64>,
}

impl Figures {
    /// Nothing is known of a way without drop-offs, not even that nobody leaves.
    fn of(way: &Remaining) -> Self {
        if way.steps.is_empty() {
            return Self { set_out: way.set_out, ..Self::default() };
        }
        Self {
            share: Some(way.at_end),
            set_out: way.set_out,
            people: way.people_at_end,
            people_lost: way.total.people,
            money: way.brought,
            money_lost: way.total.money,
        }
    }

    /// All together, each figure where it is known of all of them. Shares of different people are added up only as people.
    fn together(all: &[Self]) -> Self {
        if let [alone] = all {
            return *alone;
        }
        let people = |one: fn(&Self) -> Option<u64>| {
            let known = all.iter().map(one).try_fold(0_u64, |sum, people| sum.checked_add(people?));
            known.filter(|_| !all.is_empty())
        };
        let money = |one: fn(&Self) -> Option<f64>| {
            all.iter().map(one).try_fold(0.0, |sum, money| Some(sum + money?)).filter(|_| !all.is_empty())
        };
        let (set_out, at_end) = (people(|one| one.set_out), people(|one| one.people));
        let share = set_out.filter(|people| *people > 0).zip(at_end);
        Self {
            share: share.map(|(set_out, at_end)| number(at_end) / number(set_out)),
            set_out,
            people: at_end,
            people_lost: people(|one| one.people_lost),
            money: money(|one| one.money),
            money_lost: money(|one| one.money_lost),
        }
    }
}

/// What would come of it for one persona.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonaOutcome {
    /// Whose.
    pub persona: PersonaId,
    /// The whole way of its people.
    pub way: Pair<Remaining>,
    /// Where it ends.
    pub figures: Pair<Figures>,
}

/// A place of the ranking, before and after: counted from 1. A place that is no longer there loses nobody any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Whose people.
    pub persona: PersonaId,
    /// At which stage.
    pub stage: StageId,
    /// Where it stands today, and where it would.
    pub rank: Pair<Option<usize>>,
}

/// How a persona feels over a stage as a mean, where that would be another by a tenth at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mood {
    /// Who.
    pub persona: PersonaId,
    /// The stage.
    pub stage: StageId,
    /// The mean feeling, −2 to 2.
    pub feeling: Pair<f64>,
}

/// What would come of a what-if, in figures beside those of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Sign of the money.
    pub currency: String,
    /// Those of whom it is known that anybody leaves, in the order of the document.
    pub personas: Vec<PersonaOutcome>,
    /// All of them together.
    pub together: Pair<Figures>,
    /// Those of them of whom it is not known how many set out, or how many leave somewhere.
    pub uncounted: Vec<PersonaId>,
    /// Those of them of whom it is not known what one customer brings.
    pub unvalued: Vec<PersonaId>,
    /// What to mend first.
    pub ranking: Pair<Ranking>,
    /// Every place of either ranking: as they would stand, then those that leave it.
    pub moves: Vec<Move>,
    /// What would be felt otherwise, by persona and then along the way.
    pub moods: Vec<Mood>,
}

/// What would come of a what-if for all personas but the hidden ones; `None` where there is no such journey.
#[must_use]
pub fn compare(
    document: &Document,
    journey: JourneyId,
    what_if: &WhatIf,
    hidden: &BTreeSet<PersonaId>,
) -> Option<Outcome> {
    let then = with(document, journey, what_if);
    let both = Pair { today: (document, document.journey(journey)?), then: (&then, then.journey(journey)?) };
    let shown = || document.personas.iter().filter(|persona| !hidden.contains(&persona.id));
    let personas: Vec<PersonaOutcome> = shown()
        .map(|persona| {
            let way = both.map(|(document, journey)| remaining(document, journey, persona.id));
            PersonaOutcome { persona: persona.id, figures: way.map(Figures::of), way }
        })
        .filter(|outcome| !outcome.way.today.steps.is_empty())
        .collect();
    let figures = |one: fn(&Pair<Figures>) -> Figures| {
        Figures::together(&personas.iter().map(|outcome| one(&outcome.figures)).collect::<Vec<_>>())
    };
    let ids = |keep: &dyn Fn(&PersonaOutcome) -> bool| {
        personas.iter().filter(|outcome| keep(outcome)).map(|outcome| outcome.persona).collect()
    };
    let ranking = both.map(|(document, journey)| ranking(document, journey, hidden));
    Some(Outcome {
        currency: format::currency(&document.project.currency, document.project.language).to_owned(),
        together: Pair { today: figures(|pair| pair.today), then: figures(|pair| pair.then) },
        uncounted: ids(&|outcome| outcome.figures.then.people.is_none()),
        unvalued: ids(&|outcome| document.persona(outcome.persona).is_none_or(|persona| persona.value.is_none())),
        moves: moves(&ranking),
        moods: shown().flat_map(|persona| moods((both.today.1, both.then.1), persona.id)).collect(),
        personas,
        ranking,
    })
}

fn moves(ranking: &Pair<Ranking>) -> Vec<Move> {
    let places = |ranking: &Ranking| -> Vec<(PersonaId, StageId)> {
        ranking.places.iter().map(|place| (place.persona, place.stage)).collect()
    };
    let (today, then) = (places(&ranking.today), places(&ranking.then));
    let rank = |places: &[(PersonaId, StageId)], of: &(PersonaId, StageId)| {
        places.iter().position(|place| place == of).map(|at| at + 1)
    };
    let gone = today.iter().filter(|place| !then.contains(place));
    (then.iter().chain(gone))
        .map(|of| Move { persona: of.0, stage: of.1, rank: Pair { today: rank(&today, of), then: rank(&then, of) } })
        .collect()
}

fn moods((today, then): (&Journey, &Journey), persona: PersonaId) -> Vec<Mood> {
    let stages = today.shown_stages();
    let curve = |journey| Curve::of(journey, persona, JourneyKind::AsIs);
    let Some((today, then)) = curve(today).zip(curve(then)) else { return Vec::new() };
    (stages.enumerate())
        .filter_map(|(index, stage)| {
            let feeling = Pair { today: today.mean_in(index)?, then: then.mean_in(index)? };
            let changes = tenths(feeling.then - feeling.today) != 0.0;
            changes.then_some(Mood { persona, stage: stage.id, feeling })
        })
        .collect()
}
