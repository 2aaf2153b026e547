//! A stage or lane once more, with all that stands in it.

use super::Editor;
use crate::edit::{Edit, Element};
use crate::model::{
    Barrier, BarrierId, Document, DropOff, DropOffId, ElementId, EmotionId, EmotionPoint, Journey, Lane, LaneId,
    Metric, MetricId, Note, NoteId, Solution, SolutionId, Stage, StageId, Touchpoint, TouchpointId,
};
use std::collections::HashMap;
use std::sync::Arc;

impl Editor {
    /// The edit that puts a copy of a stage or of a lane of texts behind it, with everything in it, and the copy's id; `None`
    /// for anything else: a second lane of touchpoints, say, would hold nothing.
    pub fn duplicate_band(&mut self, element: ElementId) -> Option<(Edit, ElementId)> {
        let document = Arc::clone(self.document());
        let journey = document.journey_of(element)?;
        let (mut edits, id) = match element {
            ElementId::Stage(id) => self.copy_of_stage(journey, journey.stages.get(id)?),
            ElementId::Lane(id) if can_duplicate_band(&document, element) => {
                self.copy_of_lane(journey, journey.lanes.get(id)?)
            }
            _ => return None,
        };
        if let Some(Edit::Add { index, .. }) = edits.first_mut() {
            *index = place_after(&document, element);
        }
        Some((Edit::Several { name: "edit-duplicate-band", edits }, id))
    }

    fn copy_of_stage(&mut self, journey: &Journey, old: &Stage) -> (Vec<Edit>, ElementId) {
        let stage = StageId::new(self.fresh_number(|number| ElementId::Stage(StageId::new(number))));
        let mut elements = vec![Element::Stage(Stage { id: stage, locked: false, ..old.clone() })];
        for note in journey.notes.iter().filter(|note| note.stage == old.id) {
            let id = NoteId::new(self.fresh_number(|number| ElementId::Note(NoteId::new(number))));
            elements.push(Element::Note(Note { id, stage, ..note.as_ref().clone() }));
        }
        // What the copies name is copied too where it stands in the same stage.
        let mut cards = HashMap::new();
        for card in journey.touchpoints.iter().filter(|card| card.stage == old.id) {
            let id = TouchpointId::new(self.fresh_number(|number| ElementId::Touchpoint(TouchpointId::new(number))));
            cards.insert(card.id, id);
            elements.push(Element::Touchpoint(Touchpoint { id, stage, ..card.as_ref().clone() }));
        }
        for point in journey.emotions.iter().filter(|point| point.stage == old.id) {
            let id = EmotionId::new(self.fresh_number(|number| ElementId::Emotion(EmotionId::new(number))));
            let touchpoint = point.touchpoint.and_then(|card| cards.get(&card).copied());
            elements.push(Element::Emotion(EmotionPoint { id, stage, touchpoint, ..point.as_ref().clone() }));
        }
        let mut barriers = HashMap::new();
        for barrier in journey.barriers.iter().filter(|barrier| barrier.stage == old.id) {
            let id = BarrierId::new(self.fresh_number(|number| ElementId::Barrier(BarrierId::new(number))));
            barriers.insert(barrier.id, id);
            elements.push(Element::Barrier(Barrier { id, stage, ..barrier.as_ref().clone() }));
        }
        let mut solutions = HashMap::new();
        for solution in journey.solutions.iter().filter(|solution| solution.stage == old.id) {
            let id = SolutionId::new(self.fresh_number(|number| ElementId::Solution(SolutionId::new(number))));
            solutions.insert(solution.id, id);
            let mut copy = Solution { id, stage, ..solution.as_ref().clone() };
            for barrier in &mut copy.barriers {
                *barrier = barriers.get(barrier).copied().unwrap_or(*barrier);
            }
            elements.push(Element::Solution(copy));
        }
        for dropoff in journey.dropoffs.iter().filter(|dropoff| dropoff.stage == old.id) {
            let id = DropOffId::new(self.fresh_number(|number| ElementId::DropOff(DropOffId::new(number))));
            let touchpoint = dropoff.touchpoint.and_then(|card| cards.get(&card).copied());
            let mut copy = DropOff { id, stage, touchpoint, ..dropoff.as_ref().clone() };
            copy.solution = copy.solution.map(|solution| solutions.get(&solution).copied().unwrap_or(solution));
            elements.push(Element::DropOff(copy));
        }
        for metric in journey.metrics.iter().filter(|metric| metric.stage == old.id) {
            let id = MetricId::new(self.fresh_number(|number| ElementId::Metric(MetricId::new(number))));
            elements.push(Element::Metric(Metric { id, stage, ..metric.as_ref().clone() }));
        }
        (added(journey, elements), ElementId::Stage(stage))
    }

    fn copy_of_lane(&mut self, journey: &Journey, old: &Lane) -> (Vec<Edit>, ElementId) {
        let lane = LaneId::new(self.fresh_number(|number| ElementId::Lane(LaneId::new(number))));
        let mut elements = vec![Element::Lane(Lane { id: lane, locked: false, ..old.clone() })];
        for note in journey.notes.iter().filter(|note| note.lane == old.id) {
            let id = NoteId::new(self.fresh_number(|number| ElementId::Note(NoteId::new(number))));
            elements.push(Element::Note(Note { id, lane, ..note.as_ref().clone() }));
        }
        (added(journey, elements), ElementId::Lane(lane))
    }
}

/// Whether [`Editor::duplicate_band`] has a copy of an element to give.
#[must_use]
pub fn can_duplicate_band(document: &Document, element: ElementId) -> bool {
    match element {
        ElementId::Stage(_) => document.has(element),
        ElementId::Lane(id) => document
            .journey_of(element)
            .and_then(|journey| journey.lanes.get(id))
            .is_some_and(|lane| lane.kind.holds_notes()),
        _ => false,
    }
}

fn added(journey: &Journey, elements: Vec<Element>) -> Vec<Edit> {
    let add = |element| Edit::Add { journey: journey.id, element: Box::new(element), index: None };
    elements.into_iter().map(add).collect()
}

/// The place behind a stage or lane.
fn place_after(document: &Document, element: ElementId) -> Option<usize> {
    let journey = document.journey_of(element)?;
    let place = match element {
        ElementId::Stage(id) => journey.stages.position(id),
        ElementId::Lane(id) => journey.lanes.position(id),
        _ => None,
    };
    place.map(|place| place + 1)
}
