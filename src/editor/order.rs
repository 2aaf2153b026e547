//! In which order the map is read and walked, and what stands in which cell of it.

use crate::layout::Frame;
use crate::model::{Document, ElementId, ElementRef, Journey, JourneyId, LaneId, LaneKind, PersonaId, StageId};
use rustc_hash::FxHashMap;

/// Where an element stands in reading order: what is earlier is read earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ReadingKey {
    /// Of the stage, among those that are read.
    column: usize,
    /// Of the lane, from 1; the head of a stage comes before its lanes.
    lane: usize,
    row: u32,
    /// The place along the stage, in ten thousandths.
    along: u64,
    /// Among all that stands on the map.
    nth: usize,
}

/// Every element that is on the sheet once, in the order in which Tab and a screen reader visit them: title, personas, titles
/// of lanes; then stage by stage its head and, lane by lane and row by row, what stands there.
#[must_use]
pub fn reading_order(document: &Document, journey: JourneyId, frame: &Frame) -> Vec<ElementId> {
    let mut order = vec![ElementId::Project];
    let Some(journey) = document.journey(journey) else { return order };
    order.push(ElementId::Journey(journey.id));
    order.extend(document.personas.iter().map(|persona| ElementId::Persona(persona.id)));
    order.extend(frame.lanes.iter().map(|lane| ElementId::Lane(lane.id)));
    let heads = frame.stages.iter().zip(0..).filter_map(|(column, index)| {
        journey
            .stages
            .get(column.id)
            .map(|stage| (ReadingKey { column: index, lane: 0, row: 0, along: 0, nth: 0 }, ElementRef::Stage(stage)))
    });
    order.extend(in_order(heads.chain(on_sheet(journey, frame)).collect()));
    order
}

/// The element of the same lane that comes after this one, or before it, in the order of the stages; of the same persona for
/// feelings and losses. Stages, lanes and personas follow each other. `None` at either end, or where there is no row to go along.
#[must_use]
pub fn next_in_lane(document: &Document, journey: JourneyId, element: ElementId, back: bool) -> Option<ElementId> {
    let row = row_of(document, document.journey(journey)?, element)?;
    let place = row.iter().position(|&other| other == element)?;
    let next = if back { place.checked_sub(1)? } else { place + 1 };
    row.get(next).copied()
}

fn row_of(document: &Document, journey: &Journey, element: ElementId) -> Option<Vec<ElementId>> {
    let whose = |element: ElementRef<'_>| -> Option<PersonaId> {
        match element {
            ElementRef::Emotion(point) => Some(point.persona),
            ElementRef::DropOff(dropoff) => Some(dropoff.persona),
            _ => None,
        }
    };
    Some(match element {
        ElementId::Project | ElementId::Journey(_) => return None,
        ElementId::Persona(_) => document.personas.iter().map(|persona| ElementId::Persona(persona.id)).collect(),
        ElementId::Stage(_) => journey.shown_stages().map(|stage| ElementId::Stage(stage.id)).collect(),
        ElementId::Lane(_) => {
            journey.lanes.iter().filter(|lane| lane.visible).map(|lane| ElementId::Lane(lane.id)).collect()
        }
        _ => {
            // What stands in a hidden stage is not seen.
            let stages = journey.shown_stages().map(|stage| stage.id);
            let lanes = journey.lanes.iter().map(|lane| (lane.id, lane.kind));
            let mut row: Vec<(ReadingKey, ElementRef<'_>)> = placed(journey, stages, lanes).collect();
            let &(own, found) = row.iter().find(|(_, other)| other.id() == element)?;
            row.retain(|&(key, other)| key.lane == own.lane && whose(other) == whose(found));
            in_order(row)
        }
    })
}

/// What stands in the cells of these stages and lanes, each with its place among all. The head of a stage comes before its lanes;
/// what names no lane stands in the first for its kind.
fn placed(
    journey: &Journey,
    stages: impl Iterator<Item = StageId>,
    lanes: impl Iterator<Item = (LaneId, LaneKind)>,
) -> impl Iterator<Item = (ReadingKey, ElementRef<'_>)> {
    let stages: FxHashMap<StageId, usize> = stages.zip(0..).collect();
    let mut bands: FxHashMap<LaneId, usize> = FxHashMap::default();
    let mut kinds: FxHashMap<LaneKind, usize> = FxHashMap::default();
    for ((lane, kind), place) in lanes.zip(1..) {
        bands.insert(lane, place);
        kinds.entry(kind).or_insert(place);
    }
    journey.standing().zip(0..).filter_map(move |(element, nth)| {
        let lane = match element {
            ElementRef::Note(note) => bands.get(&note.lane),
            _ => kinds.get(&element.lane_kind()?),
        };
        let row = match element {
            ElementRef::Touchpoint(card) => card.row,
            _ => 0,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is between 0 and 1")]
        let along = element.at().map_or(0, |at| (at.get() * 10_000.0) as u64);
        let column = *stages.get(&element.stage()?)?;
        Some((ReadingKey { column, lane: *lane?, row, along, nth }, element))
    })
}

/// The same of the sheet as it is laid out.
fn on_sheet<'a>(journey: &'a Journey, frame: &'a Frame) -> impl Iterator<Item = (ReadingKey, ElementRef<'a>)> {
    let stages = frame.stages.iter().map(|column| column.id);
    placed(journey, stages, frame.lanes.iter().map(|lane| (lane.id, lane.kind)))
}

fn in_order(mut found: Vec<(ReadingKey, ElementRef<'_>)>) -> Vec<ElementId> {
    found.sort_unstable_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, element)| element.id()).collect()
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
    let found = on_sheet(journey, frame).filter(|(key, _)| {
        (stage.is_none() || column_of(key.column) == stage) && (lane.is_none() || lane_of(key.lane) == lane)
    });
    in_order(found.collect())
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
