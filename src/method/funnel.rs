//! Funnel arithmetic: who is still on the way where, and how many people and how much money are lost.
//!
//! Everything is told of those who set out. Nobody is guessed: where nobody was counted there are shares and no people, where
//! no value is known there is no money.

use super::remark::{Level, PERSONA, Remark, person, stage_name};
use crate::i18n::{Value, format};
use crate::model::{
    Contradiction, ContradictionKind, Document, DropOff, DropOffId, ElementId, FunnelRow, Journey, Language, PersonaId,
    StageId,
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What is lost at one drop-off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelStep {
    /// The drop-off.
    pub id: DropOffId,
    /// Its stage.
    pub stage: StageId,
    /// The share of those who set out that gets here, 0–1.
    pub before: f64,
    /// The share of those who get here that leaves, 0–1.
    pub rate: f64,
    /// The share of those who set out that goes on, 0–1.
    pub after: f64,
    /// How many get here, where it is known how many set out.
    pub arrived: Option<u64>,
    /// How many leave: as they were counted, or a share of a known number.
    pub people: Option<u64>,
    /// What those who leave would have brought, in the project's currency.
    pub money: Option<f64>,
}

impl FunnelStep {
    /// The share of those who set out that leaves here, 0–1.
    #[must_use]
    pub fn lost(&self) -> f64 {
        self.before - self.after
    }
}

/// What is lost in one stage, or on the whole way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    /// The share of those who set out, 0–1.
    pub share: f64,
    /// How many people, where there are drop-offs and it is known of each.
    pub people: Option<u64>,
    /// How much money, in the project's currency, where there are drop-offs and it is known of each.
    pub money: Option<f64>,
}

impl Loss {
    fn of(steps: &[FunnelStep]) -> Self {
        // Where there is no drop-off nothing is known of people, not even that none leave.
        if steps.is_empty() {
            return Self::default();
        }
        Self {
            share: steps.iter().map(FunnelStep::lost).sum(),
            people: steps.iter().try_fold(0, |sum: u64, step| sum.checked_add(step.people?)),
            money: steps.iter().try_fold(0.0, |sum, step| Some(sum + step.money?)),
        }
    }
}

/// A persona's people along the whole journey. All shares are parts of those who set out, 0–1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remaining {
    /// How many set out: who was counted at the first stage. `None` where nobody was.
    pub set_out: Option<u64>,
    /// The share that reaches each stage, in the order of the stages.
    pub at_stage_start: Vec<f64>,
    /// What is lost in each stage, in the order of the stages; nothing is lost where there is no drop-off.
    pub by_stage: Vec<Loss>,
    /// Every drop-off in the order in which people meet it.
    pub steps: Vec<FunnelStep>,
    /// The share that reaches the end of the last stage.
    pub at_end: f64,
    /// How many reach it, where there are drop-offs and it is known of each how many leave.
    pub people_at_end: Option<u64>,
    /// What those bring, in the project's currency, where it is known what one of them does.
    pub brought: Option<f64>,
    /// What is lost on the whole way.
    pub total: Loss,
}

impl Remaining {
    /// A share of those who set out as it is written: in tenths of a percent only where one of the losses is, so that what is left and
    /// what is lost add up and a sheet of whole figures stays one.
    #[must_use]
    pub fn written(&self, share: f64, language: Language) -> String {
        let whole = |step: &FunnelStep| {
            let tenths = format::rounded(step.rate * 100.0, 1);
            tenths.fract() == 0.0
        };
        let round = share >= 0.01 && self.steps.iter().all(whole);
        if round { format::whole_percent(share, language) } else { format::percent(share, language) }
    }

    /// What is lost at a drop-off of this persona.
    #[must_use]
    pub fn step(&self, dropoff: DropOffId) -> Option<&FunnelStep> {
        self.steps.iter().find(|step| step.id == dropoff)
    }
}

/// Follows one persona's people through the stages. Each drop-off takes its part of those who got there, so the shares
/// multiply; drop-offs of one stage follow each other by their place in it.
///
/// - Who sets out was counted at the first stage of the journey, of this persona. A row of everybody together speaks for a
///   persona only where the project has no other.
/// - A drop-off whose people were counted takes their part of those who got there, but never more than all of them
///   ([`check_funnel`] tells of it); any other takes the share it names.
/// - People are whole: what a share takes is rounded, and who is left goes on, so that the figures of a sheet add up.
#[must_use]
pub fn remaining(document: &Document, journey: &Journey, persona: PersonaId) -> Remaining {
    let value = document.persona(persona).and_then(|persona| persona.value).map(|value| value.get().max(0.0));
    let first = journey.stages.at(0).map(|stage| stage.id);
    let set_out = first.and_then(|stage| counted(document, journey, persona, stage)?.entered);

    let mut own: Vec<(usize, &Arc<DropOff>)> = (journey.dropoffs.iter())
        .filter(|dropoff| dropoff.persona == persona)
        .filter_map(|dropoff| Some((journey.stages.position(dropoff.stage)?, dropoff)))
        .collect();
    // The sort is stable: drop-offs at the same place keep the order of the document.
    own.sort_by(|(stage, dropoff), (other_stage, other)| {
        stage.cmp(other_stage).then(dropoff.at.get().total_cmp(&other.at.get()))
    });

    let (mut share, mut arrived) = (1.0, set_out);
    let mut ahead = own.into_iter().peekable();
    let mut found = Remaining { set_out, ..Remaining::default() };
    for stage in 0..journey.stages.len() {
        found.at_stage_start.push(share);
        let first = found.steps.len();
        while let Some((_, dropoff)) = ahead.next_if(|(at, _)| *at == stage) {
            let rate = rate(dropoff, arrived);
            let people = match (dropoff.people, arrived) {
                (Some(people), Some(arrived)) => Some(people.min(arrived)),
                (Some(people), None) => Some(people),
                (None, Some(arrived)) => Some(part_of(arrived, rate)),
                (None, None) => None,
            };
            let after = share * (1.0 - rate);
            let money = people.zip(value).map(|(people, value)| number(people) * value);
            let step =
                FunnelStep { id: dropoff.id, stage: dropoff.stage, before: share, rate, after, arrived, people, money };
            found.steps.push(step);
            share = after;
            arrived = arrived.zip(people).map(|(arrived, people)| arrived.saturating_sub(people));
        }
        found.by_stage.push(Loss::of(found.steps.get(first..).unwrap_or_default()));
    }
    found.at_end = share;
    found.total = Loss::of(&found.steps);
    found.people_at_end = arrived.filter(|_| !found.steps.is_empty());
    found.brought = found.people_at_end.zip(value).map(|(people, value)| number(people) * value);
    found
}

/// The share that leaves at each drop-off of those who get there, 0–1, of all personas.
#[must_use]
pub fn rates(document: &Document, journey: &Journey) -> FxHashMap<DropOffId, f64> {
    let ways = document.personas.iter().map(|persona| remaining(document, journey, persona.id));
    ways.flat_map(|way| way.steps).map(|step| (step.id, step.rate)).collect()
}

/// What was counted of everybody together, where it speaks for no persona's drop-offs: the share of those who set out, 0–1, and how many
/// came to each stage of the journey, and how many went on from the last; of a stage at which nobody counted what was known before it.
/// `None` where it is not known that anybody left.
#[must_use]
pub fn everybody(document: &Document, journey: &Journey) -> Option<Vec<(f64, u64)>> {
    if document.personas.len() == 1 && !journey.dropoffs.is_empty() {
        return None;
    }
    let rows = journey.funnel.rows.iter().rev().filter(|row| row.persona.is_none());
    let rows: FxHashMap<StageId, &FunnelRow> = rows.map(|row| (row.stage, row)).collect();
    let row = |stage: StageId| rows.get(&stage).copied();
    let first = journey.stages.at(0).and_then(|stage| row(stage.id)?.entered).filter(|people| *people > 0)?;
    let mut known = first;
    let mut counted = Vec::with_capacity(journey.stages.len() + 1);
    let stages = journey.stages.iter().map(|stage| row(stage.id));
    for came in stages.clone().map(|row| row?.entered) {
        // That more came than were there before is for the review to say.
        known = came.unwrap_or(known).min(known);
        counted.push(known);
    }
    let left = stages.last().flatten().and_then(|row| row.left).unwrap_or(0);
    counted.push(known.saturating_sub(left));
    let share = |people: u64| (number(people) / number(first), people);
    (counted.last() < counted.first()).then(|| counted.into_iter().map(share).collect())
}

/// What was counted of a persona at a stage; a row of everybody together speaks for the only persona of a project.
fn counted<'a>(document: &Document, journey: &'a Journey, persona: PersonaId, stage: StageId) -> Option<&'a FunnelRow> {
    let alone = document.personas.len() == 1 && document.personas.get(persona).is_some();
    let own = journey.funnel.row(Some(persona), stage);
    own.or_else(|| journey.funnel.row(None, stage).filter(|_| alone))
}

/// The part of those who get to a drop-off that leaves there.
fn rate(dropoff: &DropOff, arrived: Option<u64>) -> f64 {
    match dropoff.people.zip(arrived) {
        // Of nobody there is no part: what the drop-off says stands.
        None | Some((_, 0)) => dropoff.lost.get(),
        Some((people, arrived)) => (number(people) / number(arrived)).min(1.0),
    }
}

/// A count of people as a number.
#[expect(clippy::cast_precision_loss, reason = "people are fewer than 2⁵³")]
pub(super) const fn number(people: u64) -> f64 {
    people as f64
}

/// A share of a count, in whole people.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a count, never below zero")]
pub(super) fn part_of(people: u64, share: f64) -> u64 {
    ((number(people) * share).round() as u64).min(people)
}

/// What is wrong with the figures of a funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FunnelFaultKind {
    /// More people left a stage than had come to it.
    MoreLeftThanEntered {
        /// Who came.
        entered: u64,
        /// Who left.
        left: u64,
    },
    /// People left a stage to which nobody had come.
    LeftFromNobody {
        /// Who left.
        left: u64,
    },
    /// Not so many came to the next stage as went on from this one.
    NextDiffers {
        /// The next stage.
        next: StageId,
        /// Who came to this stage and did not leave.
        went_on: u64,
        /// Who came to the next stage.
        entered: u64,
    },
    /// The personas together have more people than everybody.
    PartsExceedWhole {
        /// The personas together.
        parts: u64,
        /// Everybody.
        whole: u64,
    },
    /// Nobody was counted at this stage, though people were before and behind it.
    StageMissing,
    /// The drop-offs of a stage take another part of those who come to it than was counted.
    SharesDisagree {
        /// The first drop-off of the stage.
        dropoff: DropOffId,
        /// The part that the drop-offs take together, 0–1.
        told: f64,
        /// The part that was counted, 0–1.
        counted: f64,
    },
    /// A drop-off takes more people than get to it.
    MoreLostThanArrived {
        /// The drop-off.
        dropoff: DropOffId,
        /// Who leaves there.
        people: u64,
        /// Who gets there.
        arrived: u64,
    },
}

/// A place at which a funnel contradicts itself or the drop-offs of its journey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelFault {
    /// Whose figures; none means everybody together.
    pub persona: Option<PersonaId>,
    /// The stage.
    pub stage: StageId,
    /// What is wrong.
    pub kind: FunnelFaultKind,
}

impl FunnelFault {
    /// A contradiction of counted rows at the stage where people are missed.
    const fn of(found: &Contradiction) -> Self {
        let (stage, kind) = match found.kind {
            ContradictionKind::LeftWithoutEntering { left } => (found.stage, FunnelFaultKind::LeftFromNobody { left }),
            ContradictionKind::LeftExceedsEntered { entered, left } => {
                (found.stage, FunnelFaultKind::MoreLeftThanEntered { entered, left })
            }
            ContradictionKind::DoesNotAddUp { before, expected, found: entered } => {
                (before, FunnelFaultKind::NextDiffers { next: found.stage, went_on: expected, entered })
            }
            ContradictionKind::PartsExceedWhole { parts, whole } => {
                (found.stage, FunnelFaultKind::PartsExceedWhole { parts, whole })
            }
        };
        Self { persona: found.persona, stage, kind }
    }

    /// The fault as a remark: its sentence, filled, and the element to go to.
    #[must_use]
    pub fn remark(&self, document: &Document, journey: &Journey) -> Remark {
        let persona = self.persona.and_then(|id| document.persona(id));
        let mut args = vec![
            ("stage", stage_name(journey, self.stage)),
            (PERSONA, person(persona)),
            ("everybody", Value::Number(f64::from(u8::from(self.persona.is_none())))),
        ];
        let mut element = ElementId::Stage(self.stage);
        let mut level = Level::Error;
        let people = |people: u64| Value::Number(number(people));
        let percent = |share: f64| Value::Number(format::rounded(share * 100.0, 1));
        let key = match self.kind {
            FunnelFaultKind::MoreLeftThanEntered { entered, left } => {
                args.extend([("entered", people(entered)), ("left", people(left))]);
                "remark-funnel-more-left"
            }
            FunnelFaultKind::LeftFromNobody { left } => {
                args.push(("left", people(left)));
                "remark-funnel-left-from-nobody"
            }
            FunnelFaultKind::NextDiffers { next, went_on, entered } => {
                args.extend([
                    ("next", stage_name(journey, next)),
                    ("went", people(went_on)),
                    ("entered", people(entered)),
                ]);
                level = Level::Warning;
                "remark-funnel-next-differs"
            }
            FunnelFaultKind::PartsExceedWhole { parts, whole } => {
                args.extend([("parts", people(parts)), ("whole", people(whole))]);
                "remark-funnel-parts-exceed"
            }
            FunnelFaultKind::StageMissing => {
                level = Level::Warning;
                "remark-funnel-stage-missing"
            }
            FunnelFaultKind::SharesDisagree { dropoff, told, counted } => {
                args.extend([("told", percent(told)), ("counted", percent(counted))]);
                element = ElementId::DropOff(dropoff);
                level = Level::Warning;
                "remark-funnel-shares-disagree"
            }
            FunnelFaultKind::MoreLostThanArrived { dropoff, people: lost, arrived } => {
                args.extend([("people", people(lost)), ("arrived", people(arrived))]);
                element = ElementId::DropOff(dropoff);
                "remark-funnel-more-lost"
            }
        };
        Remark { key, args, element, level }
    }
}

/// Everything in which the counted people of a journey contradict each other or its drop-offs: by persona, everybody together
/// first, and then by stage. Nothing is mended here; until somebody does, a drop-off takes at most all who get to it.
#[must_use]
pub fn check_funnel(document: &Document, journey: &Journey) -> Vec<FunnelFault> {
    let stages: Vec<StageId> = journey.stages.iter().map(|stage| stage.id).collect();
    let contradictions = journey.funnel.contradictions(&stages);
    let personas = std::iter::once(None).chain(document.personas.iter().map(|persona| Some(persona.id)));
    let mut faults = Vec::new();
    for persona in personas {
        let own = contradictions.iter().filter(|found| found.persona == persona);
        let mut counts: Vec<FunnelFault> = own.map(FunnelFault::of).collect();
        let missing = not_counted(journey, persona);
        counts.extend(missing.map(|stage| FunnelFault { persona, stage, kind: FunnelFaultKind::StageMissing }));
        // The sort is stable: what is said of one stage keeps its order.
        counts.sort_by_key(|fault| journey.stages.position(fault.stage));
        faults.append(&mut counts);
        if let Some(persona) = persona {
            check_dropoffs(document, journey, persona, &mut faults);
        }
    }
    faults
}

/// The stages at which nobody of a persona was counted, though people were before and behind them.
fn not_counted(journey: &Journey, persona: Option<PersonaId>) -> impl Iterator<Item = StageId> {
    let known = move |stage: &StageId| journey.funnel.row(persona, *stage).is_some_and(|row| row.entered.is_some());
    let stages: Vec<StageId> = journey.stages.iter().map(|stage| stage.id).collect();
    let first = stages.iter().position(known).unwrap_or(0);
    let last = stages.iter().rposition(known).unwrap_or(0);
    stages.into_iter().take(last).skip(first).filter(move |stage| !known(stage))
}

/// What the drop-offs of one persona say against what was counted.
fn check_dropoffs(document: &Document, journey: &Journey, persona: PersonaId, faults: &mut Vec<FunnelFault>) {
    /// Drop-offs are usually told in whole percent: within half of one they agree.
    const ROUNDING: f64 = 0.005 + 1e-9;
    let found = remaining(document, journey, persona);
    for (stage, before) in journey.stages.iter().zip(&found.at_stage_start) {
        let mut fault = |kind| faults.push(FunnelFault { persona: Some(persona), stage: stage.id, kind });
        let mut steps = found.steps.iter().filter(|step| step.stage == stage.id).peekable();
        let Some(first) = steps.peek().map(|step| step.id) else { continue };
        let mut after = *before;
        for step in steps {
            after = step.after;
            let people = journey.dropoffs.get(step.id).and_then(|dropoff| dropoff.people);
            if let Some((people, arrived)) = people.zip(step.arrived).filter(|(people, arrived)| people > arrived) {
                fault(FunnelFaultKind::MoreLostThanArrived { dropoff: step.id, people, arrived });
            }
        }
        let counted = counted(document, journey, persona, stage.id).and_then(|row| row.entered.zip(row.left));
        if let Some((entered, left)) = counted.filter(|(entered, left)| *entered > 0 && left <= entered)
            && *before > 0.0
        {
            let (told, counted) = (1.0 - after / before, number(left) / number(entered));
            if (told - counted).abs() > ROUNDING {
                fault(FunnelFaultKind::SharesDisagree { dropoff: first, told, counted });
            }
        }
    }
}
