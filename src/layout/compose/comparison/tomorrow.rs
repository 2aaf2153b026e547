//! The way as it is beside the way as it should become: what changes at each stage, and what is to bring it.

use super::super::board::{Board, BoardContent, BoardRow, RowLabel};
use super::super::digest::{Figure, Statement, headed};
use super::cells::{self, Cells};
use super::tomorrow_cells::{self, LostAtStage};
use crate::i18n::format;
use crate::layout::boxes;
use crate::layout::context::LayoutContext;
use crate::layout::frame::StageColumn;
use crate::layout::header::TitleBlock;
use crate::layout::pass::SheetPass;
use crate::method::{Change, Progress, Remaining, changes, progress, remaining, tenths};
use crate::model::{
    Document, Journey, JourneyId, JourneyKind, Lane, LaneKind, MapElement as _, Metric, Persona, PersonaId, Solution,
    StageId,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The lanes of which it tells, as far as they are on the map's sheet.
const TOLD: [LaneKind; 4] = [LaneKind::Emotions, LaneKind::DropOff, LaneKind::Metrics, LaneKind::Solutions];

/// Those of them that are drawn as they are on the map, and have to be explained.
const DRAWN: [LaneKind; 2] = [LaneKind::Emotions, LaneKind::Solutions];

/// Hides all lanes that are not drawn; gives those of which it tells.
pub(super) fn keep_lanes(journey: &mut Journey) -> Vec<LaneKind> {
    let shown = journey.lanes.iter().filter(|lane| lane.visible).map(|lane| lane.kind);
    let told = shown.filter(|kind| TOLD.contains(kind)).collect();
    journey.lanes.update_each(|lane| {
        (lane.visible && !DRAWN.contains(&lane.kind)).then(|| Lane { visible: false, ..lane.clone() })
    });
    told
}

/// Those of whom today and tomorrow are both known.
pub(super) fn known(document: &Document, journey: &Journey) -> Vec<PersonaId> {
    let has = |persona: PersonaId, curve: JourneyKind| {
        journey.emotions.iter().any(|point| point.persona == persona && point.curve == curve)
    };
    let all = document.personas.iter().map(|persona| persona.id);
    all.filter(|id| has(*id, JourneyKind::AsIs) && has(*id, JourneyKind::ToBe)).collect()
}

/// Today and tomorrow beside each other.
pub(super) struct Tomorrow<'a> {
    document: &'a Document,
    journey: &'a Journey,
    /// Those of whom both is known, with what changes for each.
    people: Vec<(&'a Arc<Persona>, Vec<Change>)>,
    /// The lanes of which it tells.
    told: Vec<LaneKind>,
    /// What each loses today, and tomorrow where that is a map of its own, stage by stage.
    losses: Vec<LostAtStage>,
}

impl<'a> Tomorrow<'a> {
    /// Of a journey in which these have curves of today and of tomorrow. What is lost on a map of tomorrow is told by its stages as they are in
    /// the journey.
    pub(super) fn of(
        document: &'a Document,
        journey: JourneyId,
        people: &[PersonaId],
        told: Vec<LaneKind>,
        then: &[(PersonaId, StageId, f64)],
    ) -> Option<Self> {
        let journey = document.journey(journey)?;
        let people: Vec<_> = (people.iter().filter_map(|id| document.persona(*id)))
            .map(|persona| (persona, changes(journey, persona.id)))
            .collect();
        let losses = people.iter().flat_map(|(persona, _)| {
            let way = remaining(document, journey, persona.id);
            let stages = journey.stages.iter().enumerate();
            let lost = stages.filter_map(|(at, stage)| {
                let then =
                    then.iter().find(|(who, it, _)| (*who, *it) == (persona.id, stage.id)).map(|(.., rate)| *rate);
                let now = rate_in(&way, at);
                let reasons = way.steps.iter().filter(|step| step.stage == stage.id);
                let reasons = reasons.filter_map(|step| Some(journey.dropoffs.get(step.id)?.reason.trim().to_owned()));
                let reasons: Vec<String> = reasons.filter(|reason| !reason.is_empty()).collect();
                (now > 0.0 || then.is_some_and(|then| then > 0.0)).then(|| LostAtStage {
                    persona: persona.look,
                    stage: stage.id,
                    now,
                    then,
                    reason: reasons.join("; "),
                })
            });
            lost.collect::<Vec<_>>()
        });
        let losses = losses.collect();
        Some(Self { document, journey, people, told, losses })
    }

    fn shows(&self, kind: LaneKind) -> bool {
        self.told.contains(&kind)
    }

    fn stage_name(&self, stage: StageId) -> &'a str {
        self.journey.stages.get(stage).map_or("", |stage| stage.name.trim())
    }

    /// At how many stages somebody should feel better.
    fn better_at(&self) -> usize {
        let better = |change: &&Change| tenths(change.to) > tenths(change.from);
        let all = self.people.iter().flat_map(|(_, changes)| changes.iter().filter(better));
        all.map(|change| change.stage).collect::<BTreeSet<_>>().len()
    }

    fn statements(&self, cx: &LayoutContext<'_>) -> Vec<Statement> {
        /// So many changes are told before the figure that is farthest from its target.
        const CHANGES: usize = 3;
        let of_all = self.people.iter().flat_map(|(persona, all)| all.iter().map(move |change| (*persona, change)));
        let mut greatest: Vec<(&Arc<Persona>, &Change)> = of_all.collect();
        greatest.sort_by(|(_, one), (_, other)| gain(other).abs().total_cmp(&gain(one).abs()));
        let told = greatest.into_iter().take(CHANGES).map(|(persona, change)| self.told_change(cx, persona, change));
        let metric = Some(()).filter(|()| self.shows(LaneKind::Metrics)).and_then(|()| self.farthest_metric(cx));
        told.chain(metric).collect()
    }

    fn told_change(&self, cx: &LayoutContext<'_>, persona: &Persona, change: &Change) -> Statement {
        let feeling = |value: f64| format::feeling(tenths(value), cx.language);
        let titles = change.solutions.iter().filter_map(|id| self.journey.solutions.get(*id));
        let titles: Vec<&str> = titles.map(|solution| solution.words().trim()).filter(|it| !it.is_empty()).collect();
        let told = match titles.as_slice() {
            [] => cx.words.text("priorities-no-solution").into_owned(),
            [one] => (*one).to_owned(),
            [one, other, ..] => [*one, *other].join("; "),
        };
        let name = persona.name.trim();
        let of = [name, self.stage_name(change.stage)].into_iter().filter(|it| !it.is_empty());
        Statement {
            of: of.collect::<Vec<_>>().join(" · "),
            figures: [
                Figure::of(persona.look, feeling(change.from)),
                Figure { whose: Some(persona.look), marked: false, text: feeling(change.to) },
            ],
            between: "→",
            told,
        }
    }

    /// The metric that is farthest from its target.
    fn farthest_metric(&self, cx: &LayoutContext<'_>) -> Option<Statement> {
        let known = self.journey.metrics.iter().filter(|metric| !metric.name.trim().is_empty());
        let known = known.filter_map(|metric| Some((metric, progress(metric)?)));
        let far = |progress: &Progress| progress.ratio.map_or(0.0, |ratio| ratio.max(f64::MIN_POSITIVE).ln().abs());
        let (metric, progress) = known.max_by(|(_, one), (_, other)| far(one).total_cmp(&far(other)))?;
        let written = |value: f64| format::measured(value, metric.unit.trim(), cx.language);
        let plain = |text: String| Figure { whose: None, marked: false, text };
        let of = [metric.name.trim(), self.stage_name(metric.stage)].into_iter().filter(|it| !it.is_empty());
        Some(Statement {
            of: of.collect::<Vec<_>>().join(" · "),
            figures: [plain(written(metric.fact?.get())), plain(written(metric.target?.get()))],
            between: "→",
            told: progress.message(&metric.unit, cx.words),
        })
    }

    fn feeling_row(&self, pass: &SheetPass<'_>) -> BoardRow {
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("tomorrow-feeling"), &words.text("tomorrow-feeling-hint"));
        let mut row = Cells::default();
        for column in pass.columns.iter() {
            let here = self.people.iter().map(|(persona, changes)| {
                (persona.look, changes.iter().find(|change| change.stage == column.id).map(|it| (it.from, it.to)))
            });
            row.add(column, tomorrow_cells::feelings(pass, column, here));
        }
        row.into_row(label, tomorrow_cells::figure_baseline(&pass.cx))
    }

    fn loss_row(&self, pass: &SheetPass<'_>) -> Option<BoardRow> {
        (!self.losses.is_empty()).then_some(())?;
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("lane-drop-off"), &words.text("tomorrow-loss-hint"));
        let mut row = Cells::default();
        for column in pass.columns.iter() {
            let here = self.losses.iter().filter(|lost| lost.stage == column.id);
            row.add(column, tomorrow_cells::losses(pass, column, here));
        }
        Some(row.into_row(label, tomorrow_cells::figure_baseline(&pass.cx)))
    }

    fn metric_row(&self, pass: &SheetPass<'_>) -> Option<BoardRow> {
        self.journey.metrics.iter().next()?;
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("lane-metrics"), &words.text("tomorrow-metrics-hint"));
        let mut row = Cells::default();
        for column in pass.columns.iter() {
            let here = self.journey.metrics.iter().filter(|metric| metric.stage == column.id);
            let metrics: Vec<Arc<Metric>> = here.cloned().collect();
            let cell = pass.item_columns(LaneKind::Metrics, column, metrics.len());
            row.add(column, cell.set(&metrics, |metric, width| tomorrow_cells::metric(&pass.cx, metric, width)));
        }
        Some(row.into_row(label, pass.cx.u(15.8)))
    }

    fn solution_row(&self, pass: &SheetPass<'_>) -> Option<BoardRow> {
        self.journey.solutions.iter().next()?;
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("lane-solutions"), &words.text("tomorrow-solutions-hint"));
        let cell = |column: &StageColumn, least: f64| {
            let here = self.journey.solutions.iter().filter(|solution| solution.stage == column.id);
            let solutions: Vec<Arc<Solution>> = here.cloned().collect();
            // Of several each is as high as it is.
            let least = if solutions.len() == 1 { least } else { 0.0 };
            let columns = pass.item_columns(LaneKind::Solutions, column, solutions.len());
            columns.set(&solutions, |solution, width| boxes::solution(&pass.cx, solution, width, least))
        };
        let highest = pass.columns.iter().map(|column| cell(column, 0.0).height).fold(0.0, f64::max);
        let mut row = Cells::default();
        pass.columns.iter().for_each(|column| row.add(column, cell(column, highest)));
        Some(row.into_row(label, cells::box_baseline(&pass.cx)))
    }
}

fn gain(change: &Change) -> f64 {
    tenths(change.to) - tenths(change.from)
}

/// The share of those who come to a stage that leaves there.
pub(super) fn rate_in(way: &Remaining, stage: usize) -> f64 {
    let came = way.at_stage_start.get(stage).copied().unwrap_or_default();
    let lost = way.by_stage.get(stage).map_or(0.0, |loss| loss.share);
    if came > 0.0 { lost / came } else { 0.0 }
}

impl Board for Tomorrow<'_> {
    fn measure(&self, pass: &SheetPass<'_>) -> BoardContent {
        let cx = &pass.cx;
        let stages = self.journey.shown_stages().count();
        let better = self.better_at();
        let told = if better > 0 {
            cx.words.format("tomorrow-better", &[("count", better.into()), ("of", stages.into())])
        } else {
            cx.words.text("tomorrow-otherwise").into_owned()
        };
        let of = self.journey.title.trim();
        let title = TitleBlock::told(cx, self.document, self.journey, &["tomorrow-eyebrow"], (&told, of));
        let people: Vec<&Arc<Persona>> = self.people.iter().map(|(persona, _)| *persona).collect();
        let header = headed(pass, self.document, &title, &people, &self.statements(cx));
        let mut rows = Vec::new();
        if self.shows(LaneKind::Emotions) {
            rows.push(BoardRow::emotions(pass));
            rows.push(self.feeling_row(pass));
        }
        if self.shows(LaneKind::DropOff) {
            rows.extend(self.loss_row(pass));
        }
        if self.shows(LaneKind::Metrics) {
            rows.extend(self.metric_row(pass));
        }
        if self.shows(LaneKind::Solutions) {
            rows.extend(self.solution_row(pass));
        }
        BoardContent { header, rows }
    }
}
