//! Taking elements out, with all that stands in them and every link to them.

use super::EditError;
use crate::model::{
    Barrier, Document, DropOff, ElementId, EmotionPoint, Journey, Metric, PersonaId, StageId, TouchpointId,
};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Takes elements out with all that stands in them. One pass over each list, however many go.
pub(super) fn remove(document: &mut Document, ids: &[ElementId]) -> Result<(), EditError> {
    for &id in ids {
        if matches!(id, ElementId::Project | ElementId::Journey(_)) {
            return Err(EditError::Immovable(id));
        }
        if !document.has(id) {
            return Err(EditError::Unknown(id));
        }
    }
    let gone: FxHashSet<ElementId> = ids.iter().copied().collect();
    let is_gone = |id: ElementId| gone.contains(&id);
    if ids.iter().any(|id| matches!(id, ElementId::Persona(_))) {
        document.personas.retain(|persona| !is_gone(ElementId::Persona(persona.id)));
        document.journeys.update_each(|journey| Some(without_personas(journey, &is_gone)));
    }
    if ids.iter().any(|id| !matches!(id, ElementId::Persona(_))) {
        document.journeys.update_each(|journey| {
            ids.iter().any(|&id| journey.holds(id)).then(|| {
                let mut journey = journey.clone();
                take_out(&mut journey, &is_gone);
                journey
            })
        });
    }
    Ok(())
}

fn take_out(journey: &mut Journey, is_gone: &dyn Fn(ElementId) -> bool) {
    journey.retain(|id, element| !is_gone(id) && !element.holders().into_iter().flatten().any(is_gone));
    unlink(journey);
    let stage_gone = |stage: StageId| is_gone(ElementId::Stage(stage));
    if journey.funnel.rows.iter().any(|row| stage_gone(row.stage)) {
        Arc::make_mut(&mut journey.funnel).rows.retain(|row| !stage_gone(row.stage));
    }
}

/// Forgets links to barriers, solutions and touchpoints that are gone.
fn unlink(journey: &mut Journey) {
    let barriers = journey.barriers.clone();
    let solutions = journey.solutions.clone();
    let cards = journey.touchpoints.clone();
    let card_gone = |card: Option<TouchpointId>| card.is_some_and(|card| cards.get(card).is_none());
    journey
        .emotions
        .update_each(|point| card_gone(point.touchpoint).then(|| EmotionPoint { touchpoint: None, ..point.clone() }));
    journey.solutions.update_each(|solution| {
        let gone = solution.barriers.iter().any(|&barrier| barriers.get(barrier).is_none());
        gone.then(|| {
            let mut solution = solution.clone();
            solution.barriers.retain(|&barrier| barriers.get(barrier).is_some());
            solution
        })
    });
    journey.dropoffs.update_each(|dropoff| {
        let solution_gone = dropoff.solution.is_some_and(|solution| solutions.get(solution).is_none());
        (solution_gone || card_gone(dropoff.touchpoint)).then(|| DropOff {
            solution: dropoff.solution.filter(|_| !solution_gone),
            touchpoint: dropoff.touchpoint.filter(|_| !card_gone(dropoff.touchpoint)),
            ..dropoff.clone()
        })
    });
}

fn without_personas(journey: &Journey, is_gone: &dyn Fn(ElementId) -> bool) -> Journey {
    let persona_gone = |persona: PersonaId| is_gone(ElementId::Persona(persona));
    // Those who stay, where some of them go.
    let staying = |personas: &[PersonaId]| {
        let some_go = personas.iter().any(|&persona| persona_gone(persona));
        some_go.then(|| personas.iter().copied().filter(|&persona| !persona_gone(persona)).collect())
    };
    let mut journey = journey.clone();
    journey.retain(|_, element| !element.holder().is_some_and(is_gone));
    journey.touchpoints.update_each(|touchpoint| {
        let personas = staying(&touchpoint.personas)?;
        let mut touchpoint = touchpoint.clone();
        touchpoint.personas = personas;
        Some(touchpoint)
    });
    journey.barriers.update_each(|barrier| Some(Barrier { personas: staying(&barrier.personas)?, ..barrier.clone() }));
    journey.metrics.update_each(|metric| Some(Metric { personas: staying(&metric.personas)?, ..metric.clone() }));
    if journey.funnel.rows.iter().any(|row| row.persona.is_some_and(persona_gone)) {
        Arc::make_mut(&mut journey.funnel).rows.retain(|row| !row.persona.is_some_and(persona_gone));
    }
    journey
}
