//! What is done about a loss.

use crate::model::{Barrier, DropOff, Journey, SolutionId, StageId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The solutions of a journey by the losses that they answer: a drop-off has the one it names, and where it names none those that
/// lower a barrier of its stage which concerns its persona.
#[derive(Debug)]
pub struct Answers<'a> {
    journey: &'a Journey,
    lowering: FxHashMap<StageId, Vec<(&'a Arc<Barrier>, SolutionId)>>,
}

impl<'a> Answers<'a> {
    /// The answers that a journey has.
    #[must_use]
    pub fn of(journey: &'a Journey) -> Self {
        let mut lowering: FxHashMap<StageId, Vec<(&Arc<Barrier>, SolutionId)>> = FxHashMap::default();
        for solution in &journey.solutions {
            for barrier in solution.barriers.iter().filter_map(|barrier| journey.barriers.get(*barrier)) {
                lowering.entry(barrier.stage).or_default().push((barrier, solution.id));
            }
        }
        Self { journey, lowering }
    }

    /// What is done about a drop-off, each solution once, in the order of the document.
    #[must_use]
    pub fn to(&self, dropoff: &DropOff) -> Vec<SolutionId> {
        if let Some(named) = dropoff.solution.and_then(|id| self.journey.solutions.get(id)) {
            return vec![named.id];
        }
        let concerns = |barrier: &Barrier| barrier.personas.is_empty() || barrier.personas.contains(&dropoff.persona);
        let mut found: Vec<SolutionId> = Vec::new();
        for (barrier, solution) in self.lowering.get(&dropoff.stage).into_iter().flatten() {
            if concerns(barrier) && !found.contains(solution) {
                found.push(*solution);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BarrierId, BarrierKind, DropOffId, JourneyId, PersonaId, Solution};

    const STAGE: StageId = StageId::new(1);
    const OTHER: StageId = StageId::new(2);

    #[test]
    fn a_loss_is_answered_by_its_own_solution_or_by_those_of_the_barriers_of_its_stage_and_persona() {
        let barrier = |number: u64, stage: StageId, personas: &[u64]| Barrier {
            personas: personas.iter().map(|persona| PersonaId::new(*persona)).collect(),
            kind: Some(BarrierKind::Price),
            ..Barrier::new(BarrierId::new(number), stage)
        };
        let solution = |number: u64, stage: StageId, barriers: &[u64]| Solution {
            barriers: barriers.iter().map(|barrier| BarrierId::new(*barrier)).collect(),
            ..Solution::new(SolutionId::new(number), stage)
        };
        let mut journey = Journey::empty(JourneyId::new(1));
        journey.barriers =
            [barrier(1, STAGE, &[]), barrier(2, STAGE, &[2]), barrier(3, OTHER, &[])].into_iter().collect();
        journey.solutions =
            [solution(1, OTHER, &[1, 2]), solution(2, STAGE, &[2]), solution(3, STAGE, &[3]), solution(4, STAGE, &[])]
                .into_iter()
                .collect();
        let answers = Answers::of(&journey);
        let answered = |persona: u64, own: Option<u64>| -> Vec<u64> {
            let dropoff = DropOff {
                solution: own.map(SolutionId::new),
                ..DropOff::new(DropOffId::new(1), PersonaId::new(persona), STAGE)
            };
            answers.to(&dropoff).into_iter().map(SolutionId::number).collect()
        };
        assert_eq!(answered(1, None), [1]);
        assert_eq!(answered(2, None), [1, 2]);
        assert_eq!(answered(2, Some(4)), [4]);
        assert_eq!(answered(1, Some(9)), [1], "a solution that is gone answers nothing");
    }
}
