//! Taking elements out, with all that stands in them and every link to them.

use super::EditError;
use crate::model::{Document, ElementId, FunnelRow, Journey};
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
    let staying = journey.clone();
    // Personas are the project's, and those that are gone are forgotten with their own.
    journey.unlink(|id| !matches!(id, ElementId::Persona(_)) && !staying.holds(id));
    forget_counts(journey, |row| is_gone(ElementId::Stage(row.stage)));
}

fn without_personas(journey: &Journey, is_gone: &dyn Fn(ElementId) -> bool) -> Journey {
    let mut journey = journey.clone();
    journey.retain(|_, element| !element.holder().is_some_and(is_gone));
    journey.unlink(is_gone);
    forget_counts(&mut journey, |row| row.persona.is_some_and(|persona| is_gone(ElementId::Persona(persona))));
    journey
}

/// Takes rows out of what was counted.
fn forget_counts(journey: &mut Journey, is_gone: impl Fn(&FunnelRow) -> bool) {
    if journey.funnel.rows.iter().any(&is_gone) {
        Arc::make_mut(&mut journey.funnel).rows.retain(|row| !is_gone(row));
    }
}
