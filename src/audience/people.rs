//! What a map says of those who are shown: what concerns others alone is gone and not merely covered.

use crate::model::{Document, Funnel, Journey, JourneyId, PersonaId, Solution};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The document without what concerns hidden personas alone in one of its journeys. All personas stay in it: who is alone on a map is told
/// otherwise than who is one of several.
#[must_use]
pub fn without(document: &Document, journey: JourneyId, hidden: &BTreeSet<PersonaId>) -> Document {
    let mut document = document.clone();
    if hidden.is_empty() {
        return document;
    }
    if let Some(journey) = document.journeys.get_mut(journey) {
        without_people(journey, hidden);
    }
    document
}

/// Takes out of a journey what concerns these personas alone.
pub(super) fn without_people(journey: &mut Journey, hidden: &BTreeSet<PersonaId>) {
    let shows = |persona: PersonaId| !hidden.contains(&persona);
    let concerns = |named: &[PersonaId]| named.is_empty() || named.iter().any(|persona| shows(*persona));
    // A solution is others' where it lowers nothing but their barriers, unless it answers a loss of somebody who is shown.
    let answers: Vec<_> =
        journey.dropoffs.iter().filter(|dropoff| shows(dropoff.persona)).filter_map(|it| it.solution).collect();
    let barriers = journey.barriers.clone();
    let helps = |solution: &Solution| {
        let mut lowered = solution.barriers.iter().filter_map(|id| barriers.get(*id)).peekable();
        let is_others = lowered.peek().is_some() && !lowered.any(|barrier| concerns(&barrier.personas));
        !is_others || answers.contains(&solution.id)
    };
    journey.solutions.retain(helps);
    journey.emotions.retain(|point| shows(point.persona));
    journey.dropoffs.retain(|dropoff| shows(dropoff.persona));
    journey.touchpoints.retain(|touchpoint| concerns(&touchpoint.personas));
    journey.barriers.retain(|barrier| concerns(&barrier.personas));
    journey.metrics.retain(|metric| concerns(&metric.personas));
    // What was counted of all together speaks of those who are hidden as well.
    let rows = &journey.funnel.rows;
    let own = rows.iter().filter(|row| row.persona.is_some_and(shows));
    let funnel = Funnel { rows: own.cloned().collect(), ..Funnel::clone(&journey.funnel) };
    if funnel.rows.len() < journey.funnel.rows.len() {
        journey.funnel = Arc::new(funnel);
    }
}
