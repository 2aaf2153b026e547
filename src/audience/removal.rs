//! What is taken out of a document as a whole: people, lanes and what is confidential.

use super::people::without_people;
use crate::method::rates;
use crate::model::{
    Audience, Document, DropOff, ElementId, Funnel, FunnelRow, Journey, LaneId, MapElement, PersonaId, Share,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct Removal {
    personas: BTreeSet<PersonaId>,
    lanes: BTreeSet<LaneId>,
    /// Whatever bears the mark.
    confidential: bool,
    /// What the map itself does not show.
    hidden: bool,
}

/// The document without what is confidential, for a screen in front of others: what is shown is all the same element by element, so that it
/// can be pointed at and edited.
#[must_use]
pub fn without_confidential(document: &Document) -> Document {
    Removal { confidential: true, ..Removal::default() }.from(document)
}

impl Removal {
    /// What an audience does not see as a whole.
    pub(super) fn of(document: &Document, audience: &Audience) -> Self {
        let confidential = !audience.sees_confidential;
        let mut personas: BTreeSet<PersonaId> = audience.hidden_personas.iter().copied().collect();
        personas.retain(|persona| document.persona(*persona).is_some());
        Self { personas, lanes: audience.hidden_lanes.iter().copied().collect(), confidential, hidden: false }
    }

    /// The same with lanes that are not on the sheet for anybody.
    pub(super) fn with_what_the_map_hides(self) -> Self {
        Self { hidden: true, ..self }
    }

    /// The document without it. What nothing is taken out of stays the same pointer.
    pub(super) fn from(mut self, document: &Document) -> Document {
        let mut given = document.clone();
        if self.confidential {
            self.personas.extend(document.personas.iter().filter(|it| it.confidential).map(|it| it.id));
        }
        let personas = self.personas.clone();
        given.journeys.update_each(|journey| self.touches(journey).then(|| self.journey(document, journey)));
        given.personas.retain(|persona| !personas.contains(&persona.id));
        given
    }

    fn takes_lane(&self, journey: &Journey, lane: LaneId) -> bool {
        self.lanes.contains(&lane)
            || journey
                .lanes
                .get(lane)
                .is_some_and(|lane| (self.confidential && lane.confidential) || (self.hidden && !lane.visible))
    }

    /// Whether an element goes: by its own mark, or with the lane it stands in.
    fn takes(&self, journey: &Journey, id: ElementId, element: &dyn MapElement) -> bool {
        let lane = match id {
            ElementId::Lane(lane) => Some(lane),
            ElementId::Stage(_) => None,
            _ => journey.lane_of(element).map(|lane| lane.id),
        };
        (self.confidential && element.confidential()) || lane.is_some_and(|lane| self.takes_lane(journey, lane))
    }

    fn touches(&self, journey: &Journey) -> bool {
        !self.personas.is_empty() || journey.elements().any(|one| self.takes(journey, one.id(), one.element()))
    }

    fn journey(&self, document: &Document, whole: &Journey) -> Journey {
        let mut journey = whole.clone();
        let dropoffs: Vec<&Arc<DropOff>> = (whole.dropoffs.iter())
            .filter(|dropoff| self.takes(whole, ElementId::DropOff(dropoff.id), dropoff.as_ref()))
            .collect();
        if !self.personas.is_empty() || !dropoffs.is_empty() {
            write_rates(document, &mut journey);
        }
        if !self.personas.is_empty() {
            without_people(&mut journey, &self.personas);
        }
        if !dropoffs.is_empty() {
            forget_where_they_left(&mut journey, &dropoffs);
        }
        journey.retain(|id, element| !self.takes(whole, id, element));
        let before = whole;
        let gone = {
            let still: BTreeSet<ElementId> = journey.elements().map(crate::model::ElementRef::id).collect();
            move |id: ElementId| match id {
                ElementId::Persona(persona) => self.personas.contains(&persona),
                _ => before.holds(id) && !still.contains(&id),
            }
        };
        journey.unlink(gone);
        journey
    }
}

/// Writes into each drop-off the share that follows from who was counted, so that it stays what it was without the figures.
pub(super) fn write_rates(document: &Document, journey: &mut Journey) {
    if journey.funnel.rows.is_empty() {
        return;
    }
    let rates = rates(document, journey);
    journey.dropoffs.update_each(|dropoff| {
        let lost = Share::new(*rates.get(&dropoff.id)?);
        (dropoff.people.is_some() && dropoff.lost != lost).then(|| DropOff { lost, ..dropoff.clone() })
    });
}

/// Takes out what was counted where these leave and behind it: who came to the next stage tells how many did.
fn forget_where_they_left(journey: &mut Journey, dropoffs: &[&Arc<DropOff>]) {
    if journey.funnel.is_empty() {
        return;
    }
    let place = |stage| journey.stages.position(stage).unwrap_or(usize::MAX);
    let tells = |row: &FunnelRow| -> Option<FunnelRow> {
        let concerned = dropoffs.iter().filter(|it| row.persona.is_none_or(|persona| persona == it.persona));
        let first = concerned.map(|dropoff| place(dropoff.stage)).min();
        match first {
            Some(first) if place(row.stage) > first => None,
            Some(first) if place(row.stage) == first => Some(FunnelRow { left: None, ..row.clone() }),
            _ => Some(row.clone()),
        }
    };
    let rows = journey.funnel.rows.iter().filter_map(tells).collect();
    journey.funnel = Arc::new(Funnel { rows, ..Funnel::clone(&journey.funnel) });
}
