//! What a map says of one persona: a pass over the document before anything is laid out, so that what concerns others alone is gone
//! and not merely covered.

use crate::model::{Document, Funnel, Journey, JourneyId, PersonaId, Solution};
use std::sync::Arc;

/// The document with what concerns this persona or everybody in one of its journeys. All personas stay in it: who is alone on a map is
/// told otherwise than who is one of several.
pub(super) fn concerning(document: &Document, journey: JourneyId, persona: PersonaId) -> Document {
    let mut document = document.clone();
    let is_alone = document.personas.len() == 1;
    if let Some(journey) = document.journeys.get_mut(journey) {
        keep(journey, persona, is_alone);
    }
    document
}

fn keep(journey: &mut Journey, persona: PersonaId, is_alone: bool) {
    let concerns = |named: &[PersonaId]| named.is_empty() || named.contains(&persona);
    // A solution is others' where it lowers nothing but their barriers, unless it answers a loss of this one.
    let answers: Vec<_> =
        journey.dropoffs.iter().filter(|dropoff| dropoff.persona == persona).filter_map(|it| it.solution).collect();
    let barriers = journey.barriers.clone();
    let helps = |solution: &Solution| {
        let mut lowered = solution.barriers.iter().filter_map(|id| barriers.get(*id)).peekable();
        let is_others = lowered.peek().is_some() && !lowered.any(|barrier| concerns(&barrier.personas));
        !is_others || answers.contains(&solution.id)
    };
    journey.solutions.retain(helps);
    journey.emotions.retain(|point| point.persona == persona);
    journey.dropoffs.retain(|dropoff| dropoff.persona == persona);
    journey.touchpoints.retain(|touchpoint| concerns(&touchpoint.personas));
    journey.barriers.retain(|barrier| concerns(&barrier.personas));
    journey.metrics.retain(|metric| concerns(&metric.personas));
    // What was counted of all together speaks for nobody but the only one.
    let rows = &journey.funnel.rows;
    let own = rows.iter().filter(|row| row.persona.map_or(is_alone, |counted| counted == persona));
    let funnel = Funnel { rows: own.cloned().collect(), ..Funnel::clone(&journey.funnel) };
    if funnel.rows.len() < journey.funnel.rows.len() {
        journey.funnel = Arc::new(funnel);
    }
}
