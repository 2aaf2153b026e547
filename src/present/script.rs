//! The views by which a map is told: those that somebody chose, else those that it gives by itself.

use crate::method::ranking;
use crate::model::{Document, Journey, JourneyId, LaneKind, ScriptView, StageId, ViewId, ViewSubject};
use std::collections::BTreeSet;

/// Views that every map can have come before those of its stages.
const FIXED: u64 = 16;

/// The views of a show of a map, in their order: the script of the project, else the [automatic](automatic_script) one.
#[must_use]
pub fn script(document: &Document, journey: JourneyId) -> Vec<ScriptView> {
    let chosen = &document.project.script.views;
    if chosen.is_empty() { automatic_script(document, journey) } else { chosen.clone() }
}

/// The script that a map gives by itself: what it is called, who walks the way, all of it, stage by stage, where people feel best and worst,
/// where they leave, what to mend first and what is done. What the map says nothing of is left out. The ids are those of every other
/// time, so that whoever stands at a view stays at it while the map changes.
#[must_use]
pub fn automatic_script(document: &Document, journey: JourneyId) -> Vec<ScriptView> {
    let Some(map) = document.journey(journey) else { return Vec::new() };
    let named = document.first_journey().is_none_or(|first| first.id != journey).then_some(journey);
    let view = |subject| ScriptView { journey: named, ..ScriptView::new(id_of(subject), subject) };
    let stages = map.shown_stages().map(|stage| ViewSubject::Stage(stage.id));
    let subjects = [ViewSubject::Title, ViewSubject::Personas, ViewSubject::Overview]
        .into_iter()
        .chain(stages)
        .chain([ViewSubject::HighsAndLows, ViewSubject::DropOffs, ViewSubject::Priorities, ViewSubject::Plan]);
    let told = subjects.filter(|subject| is_told(document, map, *subject));
    told.map(|subject| ScriptView { draws_curves: subject == ViewSubject::HighsAndLows, ..view(subject) }).collect()
}

/// Whether a map says something of a subject.
fn is_told(document: &Document, map: &Journey, subject: ViewSubject) -> bool {
    let has = |kind: LaneKind| map.lanes.iter().any(|lane| lane.visible && lane.kind == kind);
    let shown = |stage| map.stages.get(stage).is_some_and(|stage| stage.visible);
    match subject {
        ViewSubject::Title => !(map.title.trim().is_empty() && map.scenario.trim().is_empty()),
        ViewSubject::Personas => !document.personas.is_empty(),
        ViewSubject::HighsAndLows => has(LaneKind::Emotions) && map.emotions.iter().any(|point| shown(point.stage)),
        ViewSubject::DropOffs => has(LaneKind::DropOff) && map.dropoffs.iter().any(|dropoff| shown(dropoff.stage)),
        ViewSubject::Priorities => {
            (has(LaneKind::Priorities) || has(LaneKind::DropOff)) && !places_to_mend(document, map).is_empty()
        }
        ViewSubject::Plan => has(LaneKind::Solutions) && map.solutions.iter().any(|solution| shown(solution.stage)),
        _ => true,
    }
}

/// The stages that are worth mending first, among those on the sheet.
pub(super) fn places_to_mend(document: &Document, map: &Journey) -> Vec<StageId> {
    /// «Три места, которые стоит исправить первыми».
    const TOLD: usize = 3;
    let places = ranking(document, map, &BTreeSet::new()).places.into_iter().map(|place| place.stage);
    let shown = places.filter(|id| map.stages.get(*id).is_some_and(|stage| stage.visible));
    let mut told = Vec::new();
    shown.for_each(|stage| {
        if told.len() < TOLD && !told.contains(&stage) {
            told.push(stage);
        }
    });
    told
}

/// The id of a view that a map gives by itself.
fn id_of(subject: ViewSubject) -> ViewId {
    ViewId::new(match subject {
        ViewSubject::Title => 1,
        ViewSubject::Personas => 2,
        ViewSubject::Overview | ViewSubject::Captured(_) => 3,
        ViewSubject::HighsAndLows => 4,
        ViewSubject::DropOffs => 5,
        ViewSubject::Priorities => 6,
        ViewSubject::Plan => 7,
        ViewSubject::Stage(id) => id.number().wrapping_add(FIXED),
        ViewSubject::DropOff(id) => id.number().wrapping_add(FIXED),
    })
}
