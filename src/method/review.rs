//! The review: what a good map has and this one lacks. Every rule says where it comes from.

use super::remark::{Level, PERSONA, Remark, name, person, stage_name};
use super::{Answers, ExtremeKind, check_funnel, coverage, extremes, rates};
use crate::i18n::{Messages, Value, format};
use crate::model::{
    Document, DropOff, DropOffId, ElementId, EmotionPoint, Journey, JourneyKind, LaneKind, MapElement as _, Severity,
    Stage, StageId,
};
use rustc_hash::FxHashMap;
use std::collections::HashSet;

/// More stages than this read badly on one sheet: «5–7 stages read well, more than 8 do not».
pub const MOST_STAGES: usize = 8;

/// How far along a stage a low and a drop-off may be from each other to belong together.
const NEAR: f64 = 0.5;

/// A map of which less than this share is backed is a draft.
const LEAST_BACKED: f64 = 1.0 / 3.0;

/// Everything the rules find in one journey and in the project around it, the weightiest first and otherwise in the order of the
/// rules below and of the document. A rule about a lane is silent where the journey has no such lane.
#[must_use]
pub fn review(document: &Document, journey: &Journey) -> Vec<Remark> {
    let mut review = Review { document, journey, rates: rates(document, journey), remarks: Vec::new() };
    review.touchpoints();
    review.dropoffs();
    review.barriers();
    review.stages();
    review.personas();
    review.scenario();
    review.metrics();
    review.solutions();
    review.research();
    review.moments_of_truth();
    review.lows();
    review.losses();
    review.causes();
    review.coverage();
    review.portraits();
    review.triggers();
    review.funnel();
    review.remarks.sort_by_key(|remark| remark.level);
    review.remarks
}

struct Review<'a> {
    document: &'a Document,
    journey: &'a Journey,
    /// What leaves at each drop-off, as the ribbon shows it.
    rates: FxHashMap<DropOffId, f64>,
    remarks: Vec<Remark>,
}

impl Review<'_> {
    fn remark(&mut self, level: Level, key: &'static str, element: ElementId, args: Vec<(&'static str, Value)>) {
        self.remarks.push(Remark { key, args, element, level });
    }

    fn has_lane(&self, kind: LaneKind) -> bool {
        self.journey.lanes.iter().any(|lane| lane.kind == kind)
    }

    /// The share that leaves at a drop-off, 0–1.
    fn lost(&self, dropoff: &DropOff) -> f64 {
        self.rates.get(&dropoff.id).copied().unwrap_or(dropoff.lost.get())
    }

    fn stage(&self, id: StageId) -> Value {
        stage_name(self.journey, id)
    }

    /// A card without a title says nothing; «что происходит внутри каждой из точек контакта» (source text 001).
    fn touchpoints(&mut self) {
        for touchpoint in &self.journey.touchpoints {
            if touchpoint.title.trim().is_empty() {
                let args = vec![("stage", self.stage(touchpoint.stage))];
                let element = ElementId::Touchpoint(touchpoint.id);
                self.remark(Level::Error, "remark-touchpoint-without-title", element, args);
            }
        }
    }

    /// A drop-off says how many leave and why: «на каком этапе он может уйти и почему» (source text 003), «отток и его
    /// причины» (source text 002).
    fn dropoffs(&mut self) {
        for dropoff in &self.journey.dropoffs {
            let persona = person(self.document.persona(dropoff.persona));
            let mut args = vec![("stage", self.stage(dropoff.stage)), (PERSONA, persona)];
            let element = ElementId::DropOff(dropoff.id);
            let lost = self.lost(dropoff);
            if lost <= 0.0 && dropoff.people.unwrap_or_default() == 0 {
                self.remark(Level::Error, "remark-dropoff-loses-nobody", element, args.clone());
            }
            if dropoff.reason.trim().is_empty() {
                args.push(("lost", percent(lost)));
                self.remark(Level::Warning, "remark-dropoff-without-reason", element, args);
            }
        }
    }

    /// Every problem of a stage has its «как будем решать» (source text 000).
    fn barriers(&mut self) {
        let solved: HashSet<_> = self.journey.solutions.iter().flat_map(|solution| &solution.barriers).collect();
        for barrier in &self.journey.barriers {
            if !solved.contains(&barrier.id) {
                let args = vec![("barrier", name(barrier.words())), ("stage", self.stage(barrier.stage))];
                let element = ElementId::Barrier(barrier.id);
                self.remark(Level::Warning, "remark-barrier-without-solution", element, args);
            }
        }
    }

    /// A map shows «точки соприкосновения» (source text 001), so a stage without one is no part of the customer's way with the
    /// brand; and a sheet carries only so many stages (see [`MOST_STAGES`]).
    fn stages(&mut self) {
        if self.has_lane(LaneKind::Touchpoints) {
            let met: HashSet<StageId> = self.journey.touchpoints.iter().map(|touchpoint| touchpoint.stage).collect();
            let silent = |stage: &&std::sync::Arc<Stage>| !met.contains(&stage.id);
            for stage in self.journey.stages.iter().filter(silent) {
                let args = vec![("stage", self.stage(stage.id))];
                self.remark(Level::Warning, "remark-stage-without-touchpoint", ElementId::Stage(stage.id), args);
            }
        }
        let count = self.journey.stages.len();
        if count > MOST_STAGES {
            let args = vec![("count", count.into()), ("limit", MOST_STAGES.into())];
            self.remark(Level::Warning, "remark-too-many-stages", ElementId::Journey(self.journey.id), args);
        }
    }

    /// «Нам важно учитывать триггеры, отвлекающие факторы и эмоции» (source text 003): a persona on the sheet has a curve.
    fn personas(&mut self) {
        if !self.has_lane(LaneKind::Emotions) {
            return;
        }
        let felt: HashSet<_> = self.journey.emotions.iter().map(|point| point.persona).collect();
        for persona in &self.document.personas {
            if !felt.contains(&persona.id) {
                let args = vec![(PERSONA, person(Some(persona)))];
                self.remark(Level::Warning, "remark-persona-without-emotions", ElementId::Persona(persona.id), args);
            }
        }
    }

    /// Actor, scenario and expectations stand on top of a map (Nielsen Norman Group, "Journey Mapping 101").
    fn scenario(&mut self) {
        if self.journey.scenario.trim().is_empty() {
            let args = vec![("journey", name(&self.journey.title))];
            self.remark(Level::Warning, "remark-journey-without-scenario", ElementId::Journey(self.journey.id), args);
        }
    }

    /// «Задумайтесь, окажется ли она эффективной в достижении цели» (source text 001): a fact alone does not say so.
    fn metrics(&mut self) {
        for metric in &self.journey.metrics {
            if metric.target.is_none() {
                let args = vec![("metric", name(&metric.name))];
                self.remark(Level::Advice, "remark-metric-without-target", ElementId::Metric(metric.id), args);
            }
        }
    }

    /// The lowest zone of a map names opportunities and ownership (Nielsen Norman Group); staff are measured by the map («KPI
    /// сотрудников в зависимости от CJM», source text 003).
    fn solutions(&mut self) {
        for solution in &self.journey.solutions {
            let element = ElementId::Solution(solution.id);
            let args = vec![("solution", name(solution.words()))];
            if solution.owner.trim().is_empty() {
                self.remark(Level::Advice, "remark-solution-without-owner", element, args.clone());
            }
            if solution.due.is_none() {
                self.remark(Level::Advice, "remark-solution-without-due", element, args);
            }
        }
    }

    /// A map rests on collected data (source text 001, step 3), and its reader is told on which.
    fn research(&mut self) {
        if self.document.project.research.trim().is_empty() {
            self.remark(Level::Advice, "remark-project-without-research", ElementId::Project, Vec::new());
        }
    }

    /// «На каком этапе он может уйти» (source text 003): one touchpoint at least decides.
    fn moments_of_truth(&mut self) {
        let touchpoints = &self.journey.touchpoints;
        if !touchpoints.is_empty() && !touchpoints.iter().any(|touchpoint| touchpoint.moment_of_truth) {
            let args = vec![("journey", name(&self.journey.title))];
            let element = ElementId::Journey(self.journey.id);
            self.remark(Level::Advice, "remark-journey-without-moment-of-truth", element, args);
        }
    }

    /// «В какой момент посетитель расстроен и почему?» (source text 003): where people leave besides, it is worth asking them.
    fn lows(&mut self) {
        for persona in &self.document.personas {
            let leaves = |point: &EmotionPoint| {
                self.journey.dropoffs.iter().any(|dropoff| {
                    let same_place = dropoff.touchpoint.is_some() && dropoff.touchpoint == point.touchpoint;
                    let near = dropoff.stage == point.stage && (dropoff.at.get() - point.at.get()).abs() <= NEAR;
                    dropoff.persona == persona.id && (same_place || near)
                })
            };
            let guessed: Vec<_> = (extremes(self.journey, persona.id, JourneyKind::AsIs).into_iter())
                .filter(|extreme| extreme.turn == ExtremeKind::Low)
                .filter_map(|extreme| self.journey.emotions.get(extreme.point))
                .filter(|point| point.value.get() < 0.0 && point.evidence.is_hypothesis() && leaves(point))
                .map(|point| {
                    let said = !point.quote.trim().is_empty();
                    (point.id, if said { name(&point.quote) } else { self.stage(point.stage) })
                })
                .collect();
            for (id, words) in guessed {
                let args = vec![("words", words), (PERSONA, person(Some(persona)))];
                self.remark(Level::Advice, "remark-low-without-evidence", ElementId::Emotion(id), args);
            }
        }
    }

    /// «Как упростить движение человека по карте и не дать ему „отвалиться“ в процессе» (source text 003): who is gone for good is
    /// worth a solution; who comes back or finds a way around may wait.
    fn losses(&mut self) {
        let answers = Answers::of(self.journey);
        for dropoff in &self.journey.dropoffs {
            if dropoff.severity == Severity::Abandonment && answers.to(dropoff).is_empty() {
                let args = vec![
                    ("lost", percent(self.lost(dropoff))),
                    ("stage", self.stage(dropoff.stage)),
                    (PERSONA, person(self.document.persona(dropoff.persona))),
                ];
                let element = ElementId::DropOff(dropoff.id);
                self.remark(Level::Warning, "remark-dropoff-without-solution", element, args);
            }
        }
    }

    /// «Как будем решать» answers «наши проблемы» (source text 000): a solution of nothing cannot be weighed.
    fn causes(&mut self) {
        let named: HashSet<_> = self.journey.dropoffs.iter().filter_map(|dropoff| dropoff.solution).collect();
        for solution in &self.journey.solutions {
            let lowers = solution.barriers.iter().any(|barrier| self.journey.barriers.get(*barrier).is_some());
            if !lowers && !named.contains(&solution.id) {
                let args = vec![("solution", name(solution.words()))];
                self.remark(Level::Advice, "remark-solution-without-cause", ElementId::Solution(solution.id), args);
            }
        }
    }

    /// A map rests on collected data (source text 001, step 3): one that is mostly guessed is a draft.
    fn coverage(&mut self) {
        let Some(share) = coverage(self.journey).share().filter(|share| *share < LEAST_BACKED) else { return };
        let args = vec![
            ("share", Value::Number(format::rounded((1.0 - share) * 100.0, 0))),
            ("journey", name(&self.journey.title)),
        ];
        self.remark(Level::Advice, "remark-journey-of-hypotheses", ElementId::Journey(self.journey.id), args);
    }

    /// «Портреты, с их желаниями, проблемами, критериями выбора и возражениями, страхами и сомнениями» (source text 003).
    fn portraits(&mut self) {
        for persona in &self.document.personas {
            let key = match (persona.wishes.is_empty(), persona.fears.is_empty()) {
                (true, true) => "remark-persona-without-portrait",
                (true, false) => "remark-persona-without-wishes",
                (false, true) => "remark-persona-without-fears",
                (false, false) => continue,
            };
            let args = vec![(PERSONA, person(Some(persona)))];
            self.remark(Level::Advice, key, ElementId::Persona(persona.id), args);
        }
    }

    /// «Нам важно учитывать триггеры» (source text 003): a row on the sheet with nothing in it says the opposite.
    fn triggers(&mut self) {
        let lanes = self.journey.lanes.iter().filter(|lane| lane.kind == LaneKind::Triggers && lane.visible);
        let empty: Vec<_> =
            lanes.filter(|lane| !self.journey.notes.iter().any(|note| note.lane == lane.id)).cloned().collect();
        for lane in empty {
            let title = match lane.title.trim() {
                "" => Messages::of(self.document.project.language).text("lane-triggers").into_owned(),
                title => title.to_owned(),
            };
            let args = vec![("lane", name(&title))];
            self.remark(Level::Advice, "remark-triggers-empty", ElementId::Lane(lane.id), args);
        }
    }

    /// «Продвижение клиента по воронке» (source text 003) is counted, and what is counted adds up.
    fn funnel(&mut self) {
        let faults = check_funnel(self.document, self.journey);
        self.remarks.extend(faults.iter().map(|fault| fault.remark(self.document, self.journey)));
    }
}

/// A share as messages that say «%» themselves take it: as the sheet writes it.
fn percent(share: f64) -> Value {
    Value::Number(format::rounded(share * 100.0, 1))
}
