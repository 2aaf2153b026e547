//! The next cell: what Tab leads to from a text that is being edited.

use crate::model::{Document, ElementId, JourneyId, StageId};

/// The element of the same lane that comes after this one, or before it, in the order of the stages; of the same persona for
/// feelings and losses. Stages, lanes and personas follow each other. `None` at either end, or where there is no row to go along.
#[must_use]
pub fn next_in_lane(document: &Document, journey: JourneyId, element: ElementId, back: bool) -> Option<ElementId> {
    let row = row_of(document, journey, element)?;
    let place = row.iter().position(|&other| other == element)?;
    let next = if back { place.checked_sub(1)? } else { place + 1 };
    row.get(next).copied()
}

fn row_of(document: &Document, journey: JourneyId, element: ElementId) -> Option<Vec<ElementId>> {
    let journey = document.journey(journey)?;
    // Where in the journey: the stage, then the row, then the place along the stage. What stands in a hidden stage is not seen.
    let stage = |id: StageId| journey.shown_stages().position(|stage| stage.id == id);
    let ordered = |mut row: Vec<(usize, u32, f64, ElementId)>| {
        row.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)).then(one.2.total_cmp(&other.2)));
        row.into_iter().map(|(.., id)| id).collect()
    };
    Some(match element {
        ElementId::Stage(_) => journey.shown_stages().map(|stage| ElementId::Stage(stage.id)).collect(),
        ElementId::Lane(_) => {
            journey.lanes.iter().filter(|lane| lane.visible).map(|lane| ElementId::Lane(lane.id)).collect()
        }
        ElementId::Persona(_) => document.personas.iter().map(|persona| ElementId::Persona(persona.id)).collect(),
        ElementId::Note(id) => {
            let lane = journey.notes.get(id)?.lane;
            let notes = journey.notes.iter().filter(|note| note.lane == lane);
            ordered(notes.filter_map(|note| Some((stage(note.stage)?, 0, 0.0, ElementId::Note(note.id)))).collect())
        }
        ElementId::Touchpoint(_) => {
            let cards = journey.touchpoints.iter();
            let place = |card: &crate::model::Touchpoint| {
                Some((stage(card.stage)?, card.row, card.at.get(), ElementId::Touchpoint(card.id)))
            };
            ordered(cards.filter_map(|card| place(card)).collect())
        }
        ElementId::Emotion(id) => {
            let persona = journey.emotions.get(id)?.persona;
            let points = journey.emotions.iter().filter(|point| point.persona == persona);
            let place = |point: &crate::model::EmotionPoint| {
                Some((stage(point.stage)?, 0, point.at.get(), ElementId::Emotion(point.id)))
            };
            ordered(points.filter_map(|point| place(point)).collect())
        }
        ElementId::DropOff(id) => {
            let persona = journey.dropoffs.get(id)?.persona;
            let losses = journey.dropoffs.iter().filter(|loss| loss.persona == persona);
            let place = |loss: &crate::model::DropOff| {
                Some((stage(loss.stage)?, 0, loss.at.get(), ElementId::DropOff(loss.id)))
            };
            ordered(losses.filter_map(|loss| place(loss)).collect())
        }
        ElementId::Barrier(_) => {
            let boxes = journey.barriers.iter();
            ordered(boxes.filter_map(|one| Some((stage(one.stage)?, 0, 0.0, ElementId::Barrier(one.id)))).collect())
        }
        ElementId::Solution(_) => {
            let boxes = journey.solutions.iter();
            ordered(boxes.filter_map(|one| Some((stage(one.stage)?, 0, 0.0, ElementId::Solution(one.id)))).collect())
        }
        ElementId::Metric(_) => {
            let figures = journey.metrics.iter();
            ordered(figures.filter_map(|one| Some((stage(one.stage)?, 0, 0.0, ElementId::Metric(one.id)))).collect())
        }
        ElementId::Project | ElementId::Journey(_) => return None,
    })
}
