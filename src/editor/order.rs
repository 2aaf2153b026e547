//! In which order the map is read, and what stands in which cell of it.

use crate::layout::Frame;
use crate::model::{Document, ElementId, ElementRef, Journey, JourneyId, LaneId, LaneKind, StageId};
use std::collections::BTreeMap;

/// Stage, lane and place in its cell. What is earlier is read earlier.
type Place = (usize, usize, u32, u64, usize);

/// Every element that is on the sheet once, in the order in which Tab and a screen reader visit them: title, personas, titles
/// of lanes; then stage by stage its head and, lane by lane and row by row, what stands there.
#[must_use]
pub fn reading_order(document: &Document, journey: JourneyId, frame: &Frame) -> Vec<ElementId> {
    let mut order = vec![ElementId::Project];
    let Some(journey) = document.journey(journey) else { return order };
    order.push(ElementId::Journey(journey.id));
    order.extend(document.personas.iter().map(|persona| ElementId::Persona(persona.id)));
    order.extend(frame.lanes.iter().map(|lane| ElementId::Lane(lane.id)));
    let mut standing: Vec<(Place, ElementId)> = frame
        .stages
        .iter()
        .enumerate()
        .map(|(index, column)| ((index, 0, 0, 0, 0), ElementId::Stage(column.id)))
        .collect();
    standing.extend(placed(journey, frame));
    standing.sort_unstable_by_key(|(place, _)| *place);
    order.extend(standing.into_iter().map(|(_, element)| element));
    order
}

/// What stands in the cells of the sheet, cell by cell in reading order.
fn placed<'a>(journey: &'a Journey, frame: &'a Frame) -> impl Iterator<Item = (Place, ElementId)> + 'a {
    let stages: BTreeMap<StageId, usize> =
        (frame.stages.iter().enumerate()).map(|(i, column)| (column.id, i)).collect();
    // The head of a stage comes before its lanes.
    let lanes: BTreeMap<LaneId, usize> = (frame.lanes.iter().enumerate()).map(|(i, lane)| (lane.id, i + 1)).collect();
    let mut kinds: BTreeMap<u8, usize> = BTreeMap::new();
    for (index, lane) in frame.lanes.iter().enumerate() {
        kinds.entry(kind_number(lane.kind)).or_insert(index + 1);
    }
    standing(journey).enumerate().filter_map(move |(nth, (stage, lane, row, along, element))| {
        let lane = match lane {
            Lane::Named(lane) => lanes.get(&lane),
            Lane::OfKind(kind) => kinds.get(&kind_number(kind)),
        };
        Some(((*stages.get(&stage)?, *lane?, row, along, nth), element))
    })
}

enum Lane {
    Named(LaneId),
    OfKind(LaneKind),
}

/// Everything that stands in a cell: stage, lane, row, place along the stage in ten-thousandths.
fn standing(journey: &Journey) -> impl Iterator<Item = (StageId, Lane, u32, u64, ElementId)> + '_ {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is between 0 and 1")]
    let steps = |at: crate::model::Share| (at.get() * 10_000.0) as u64;
    let notes = (journey.notes.iter()).map(|note| (note.stage, Lane::Named(note.lane), 0, 0, ElementId::Note(note.id)));
    let cards = journey.touchpoints.iter().map(move |card| {
        (card.stage, Lane::OfKind(LaneKind::Touchpoints), card.row, steps(card.at), ElementId::Touchpoint(card.id))
    });
    let emotions = journey.emotions.iter().map(move |point| {
        (point.stage, Lane::OfKind(LaneKind::Emotions), 0, steps(point.at), ElementId::Emotion(point.id))
    });
    let dropoffs = journey.dropoffs.iter().map(move |dropoff| {
        (dropoff.stage, Lane::OfKind(LaneKind::DropOff), 0, steps(dropoff.at), ElementId::DropOff(dropoff.id))
    });
    let barriers = journey
        .barriers
        .iter()
        .map(|barrier| (barrier.stage, Lane::OfKind(LaneKind::Barriers), 0, 0, ElementId::Barrier(barrier.id)));
    let solutions = journey
        .solutions
        .iter()
        .map(|solution| (solution.stage, Lane::OfKind(LaneKind::Solutions), 0, 0, ElementId::Solution(solution.id)));
    let metrics = (journey.metrics.iter())
        .map(|metric| (metric.stage, Lane::OfKind(LaneKind::Metrics), 0, 0, ElementId::Metric(metric.id)));
    notes.chain(cards).chain(emotions).chain(dropoffs).chain(barriers).chain(solutions).chain(metrics)
}

const fn kind_number(kind: LaneKind) -> u8 {
    kind as u8
}

/// What stands in one cell, in reading order.
pub(super) fn in_cell(journey: &Journey, frame: &Frame, stage: StageId, lane: LaneId) -> Vec<ElementId> {
    within(journey, frame, Some(stage), Some(lane))
}

/// What stands in one lane, or in all lanes; stage by stage.
pub(super) fn in_lane(journey: &Journey, frame: &Frame, lane: Option<LaneId>) -> Vec<ElementId> {
    within(journey, frame, None, lane)
}

/// What stands in a stage and a lane, or in all of either, in reading order.
fn within(journey: &Journey, frame: &Frame, stage: Option<StageId>, lane: Option<LaneId>) -> Vec<ElementId> {
    let column_of = |place: usize| frame.stages.get(place).map(|column| column.id);
    // The head of a stage stands before its first lane.
    let lane_of = |place: usize| frame.lanes.get(place.checked_sub(1)?).map(|band| band.id);
    let mut found: Vec<(Place, ElementId)> = placed(journey, frame)
        .filter(|((column, band, ..), _)| {
            (stage.is_none() || column_of(*column) == stage) && (lane.is_none() || lane_of(*band) == lane)
        })
        .collect();
    found.sort_unstable_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, element)| element).collect()
}

/// The cell an element stands in; of what stands in none, such as a stage, nothing.
pub(super) fn cell_of(document: &Document, frame: &Frame, element: ElementId) -> Option<(StageId, LaneId)> {
    let shown = document.element(element)?;
    let stage = match shown {
        ElementRef::Stage(_) => return None,
        other => other.stage()?,
    };
    let lane = match shown {
        ElementRef::Note(note) => note.lane,
        other => frame.lane_of(other.lane_kind()?)?.id,
    };
    frame.column(stage).map(|_| (stage, lane))
}
