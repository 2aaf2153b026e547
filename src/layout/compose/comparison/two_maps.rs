//! A map of tomorrow laid over that of today: the two become one journey with both curves, which is told like any that has them.

use super::tomorrow::rate_in;
use crate::method::remaining;
use crate::model::{
    Document, EmotionPoint, Journey, JourneyId, JourneyKind, Metric, PersonaId, Solution, Stage, StageId,
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What is lost on the map of tomorrow: whose, at which stage of today's, which share of those who come there.
pub(super) type LostThen = Vec<(PersonaId, StageId, f64)>;

/// The journey of today and of tomorrow in one document, under the id of the former, where a project has a map of each kind; and what is lost
/// on that of tomorrow.
pub(super) fn laid_over(document: &Document, journey: JourneyId) -> Option<(Document, JourneyId, LostThen)> {
    let kind = document.journey(journey)?.kind;
    let of = |kind: JourneyKind| document.journeys.iter().find(|other| other.kind == kind);
    let own = document.journey(journey)?;
    let (today, tomorrow) = if kind.is_as_is() { (own, of(JourneyKind::ToBe)?) } else { (of(JourneyKind::AsIs)?, own) };
    let mut both = Journey::clone(today);
    let stages = matched(today, tomorrow, &mut both);
    both.emotions.retain(|point| point.curve.is_as_is());
    for point in tomorrow.emotions.iter().filter(|point| point.curve.is_as_is()) {
        let Some(stage) = stages.get(&point.stage) else { continue };
        let point = EmotionPoint { curve: JourneyKind::ToBe, stage: *stage, ..EmotionPoint::clone(point) };
        both.emotions.insert(both.emotions.len(), point);
    }
    for solution in &tomorrow.solutions {
        let Some(stage) = stages.get(&solution.stage) else { continue };
        let same = |other: &Arc<Solution>| other.stage == *stage && alike(&other.title, &solution.title);
        if !both.solutions.iter().any(same) {
            both.solutions.insert(both.solutions.len(), Solution { stage: *stage, ..Solution::clone(solution) });
        }
    }
    for metric in &tomorrow.metrics {
        let Some(stage) = stages.get(&metric.stage) else { continue };
        let same = |other: &&Arc<Metric>| other.stage == *stage && alike(&other.name, &metric.name);
        let goal = metric.fact.or(metric.target);
        match both.metrics.iter().find(same).map(|found| Metric { target: goal, ..Metric::clone(found) }) {
            Some(found) => drop(both.metrics.replace(found)),
            None => {
                let metric = Metric { stage: *stage, fact: None, target: goal, ..Metric::clone(metric) };
                both.metrics.insert(both.metrics.len(), metric);
            }
        }
    }
    let ways = document.personas.iter().map(|persona| (persona.id, remaining(document, tomorrow, persona.id)));
    let lost = ways.flat_map(|(persona, way)| {
        let at = tomorrow.stages.iter().enumerate();
        let lost = at.filter_map(|(at, stage)| Some((persona, *stages.get(&stage.id)?, rate_in(&way, at))));
        lost.collect::<Vec<_>>()
    });
    let lost = lost.collect();
    let id = both.id;
    let mut document = document.clone();
    document.journeys.replace(both);
    Some((document, id, lost))
}

/// Which stage of `both` each stage of tomorrow is: the one of the same name, or of the same place where the maps have as many stages. Any
/// other is new, and stands behind the one before it.
fn matched(today: &Journey, tomorrow: &Journey, both: &mut Journey) -> FxHashMap<StageId, StageId> {
    let mut found: FxHashMap<StageId, StageId> = FxHashMap::default();
    let as_many = today.stages.len() == tomorrow.stages.len();
    let mut next = 0;
    for (at, stage) in tomorrow.stages.iter().enumerate() {
        let taken = |id: StageId| found.values().any(|taken| *taken == id);
        let named = |other: &&Arc<Stage>| alike(&other.name, &stage.name) && !taken(other.id);
        let placed = || today.stages.at(at).filter(|other| as_many && !taken(other.id));
        let same = today.stages.iter().find(named).or_else(placed).map(|other| other.id);
        let id = same.unwrap_or(stage.id);
        if same.is_none() {
            both.stages.insert(next, Stage::clone(stage));
        }
        next = both.stages.position(id).map_or(next, |at| at + 1);
        found.insert(stage.id, id);
    }
    found
}

fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.trim().to_lowercase();
    !one.trim().is_empty() && plain(one) == plain(other)
}
