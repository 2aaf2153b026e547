//! Funnel arithmetic: who is still on the way where.

use crate::model::{DropOff, DropOffId, Journey, PersonaId};
use std::sync::Arc;

/// The share of a persona's people who are still on the way, along the whole journey. All shares are parts of those who
/// set out, 0–1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remaining {
    /// The share that reaches each stage, in the order of the stages.
    pub at_stage_start: Vec<f64>,
    /// Every drop-off in the order in which people meet it, with the share before and after it.
    pub steps: Vec<(DropOffId, f64, f64)>,
    /// The share that reaches the end of the last stage.
    pub at_end: f64,
}

/// Follows one persona's people through the stages. Each drop-off takes its part of those who got there, so the shares
/// multiply; drop-offs of one stage follow each other by their place in it.
#[must_use]
pub fn remaining(journey: &Journey, persona: PersonaId) -> Remaining {
    let mut own: Vec<(usize, &Arc<DropOff>)> = (journey.dropoffs.iter())
        .filter(|dropoff| dropoff.persona == persona)
        .filter_map(|dropoff| Some((journey.stages.position(dropoff.stage)?, dropoff)))
        .collect();
    // The sort is stable: drop-offs at the same place keep the order of the document.
    own.sort_by(|(stage, dropoff), (other_stage, other)| {
        stage.cmp(other_stage).then(dropoff.at.get().total_cmp(&other.at.get()))
    });

    let mut share = 1.0;
    let mut ahead = own.into_iter().peekable();
    let mut found = Remaining::default();
    for stage in 0..journey.stages.len() {
        found.at_stage_start.push(share);
        while let Some((_, dropoff)) = ahead.next_if(|(at, _)| *at == stage) {
            let after = share * (1.0 - dropoff.lost.get());
            found.steps.push((dropoff.id, share, after));
            share = after;
        }
    }
    found.at_end = share;
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{JourneyId, Share, Stage, StageId};

    fn stage(number: u64) -> Stage {
        Stage { name: String::new(), question: String::new(), ..Stage::new(StageId::new(number)) }
    }

    fn dropoff(number: u64, persona: u64, stage: u64, at: f64, lost: f64) -> DropOff {
        DropOff {
            at: Share::new(at),
            lost: Share::new(lost),
            ..DropOff::new(DropOffId::new(number), PersonaId::new(persona), StageId::new(stage))
        }
    }

    #[test]
    fn shares_multiply_in_the_order_of_stage_and_place_whatever_the_order_in_the_file() {
        let mut journey = Journey::empty(JourneyId::new(1));
        journey.stages = [stage(2), stage(1)].into_iter().collect();
        journey.dropoffs = [
            dropoff(1, 1, 1, 0.5, 0.5),
            dropoff(2, 1, 2, 0.9, 0.2),
            dropoff(3, 1, 2, 0.1, 0.5),
            dropoff(4, 9, 2, 0.1, 1.0),
        ]
        .into_iter()
        .collect();
        let found = remaining(&journey, PersonaId::new(1));
        let order: Vec<u64> = found.steps.iter().map(|(id, ..)| id.number()).collect();
        assert_eq!(order, [3, 2, 1]);
        assert_eq!(found.at_stage_start, [1.0, 0.4]);
        assert!((found.at_end - 0.2).abs() < 1e-12);
    }

    #[test]
    fn a_persona_without_dropoffs_keeps_everybody() {
        let mut journey = Journey::empty(JourneyId::new(1));
        journey.stages = [stage(1)].into_iter().collect();
        let found = remaining(&journey, PersonaId::new(1));
        assert_eq!((found.at_stage_start, found.at_end), (vec![1.0], 1.0));
    }
}
