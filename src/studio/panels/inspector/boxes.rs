//! Barriers, solutions, metrics and texts.

use super::curve::segments;
use super::evidence::evidence;
use super::parts::{change, hint, side, stages};
use super::people::people;
use crate::edit::{Edit, Element};
use crate::method::likely_aim;
use crate::model::{Aim, Amount, Barrier, BarrierKind, ElementId, Metric, Note, Solution, StageId};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::widgets::{Choice, checkbox, field_label};
use eframe::egui::Ui;

/// A choice of stage that moves the element there.
fn stage(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId, at: StageId) {
    if let Some(stage) = form::choice(ui, cx, "element-stage", &stages(cx), &at) {
        cx.apply(Edit::MoveToStage { element, stage });
    }
}

/// Fields of a barrier.
pub(super) fn barrier(ui: &mut Ui, cx: &PanelContext<'_>, barrier: &Barrier) {
    let mut next = barrier.clone();
    let own = barrier.kind.map(|kind| cx.text_of(kind.key())).unwrap_or_default();
    if let Some(title) = form::text_hinted(ui, cx, "field-title", &next.title, 1, &own) {
        next.title = title;
    }
    let kinds = BarrierKind::ALL.map(|kind| Choice::new(Some(kind), cx.text_of(kind.key())));
    let kinds: Vec<_> = std::iter::once(Choice::new(None, cx.text_of("barrier-kind-none"))).chain(kinds).collect();
    if let Some(kind) = form::choice(ui, cx, "field-kind", &kinds, &next.kind) {
        next.kind = kind;
    }
    if let Some(text) = form::text(ui, cx, "field-text", &next.text, 3) {
        next.text = text;
    }
    stage(ui, cx, ElementId::Barrier(barrier.id), barrier.stage);
    people(ui, cx, "field-concerns", &mut next.personas);
    evidence(ui, cx, &mut next.evidence);
    change(cx, barrier, next, Element::Barrier);
    let solved: Vec<_> = (cx.journey.solutions.iter()).filter(|one| one.barriers.contains(&barrier.id)).collect();
    field_label(ui, &cx.text("field-solved-by"));
    if solved.is_empty() {
        hint(ui, &cx.text("none-yet"));
    }
    for solution in solved {
        hint(ui, &cx.short_name_of(ElementId::Solution(solution.id)));
    }
}

/// Fields of a solution.
pub(super) fn solution(ui: &mut Ui, cx: &PanelContext<'_>, solution: &Solution) {
    let mut next = solution.clone();
    if let Some(title) = form::text(ui, cx, "field-title", &next.title, 1) {
        next.title = title;
    }
    if let Some(text) = form::text(ui, cx, "field-text", &next.text, 3) {
        next.text = text;
    }
    if let Some(owner) = form::text(ui, cx, "field-owner", &next.owner, 1) {
        next.owner = owner;
    }
    if let Some(due) = form::date(ui, cx, "field-due", next.due) {
        next.due = due;
    }
    stage(ui, cx, ElementId::Solution(solution.id), solution.stage);
    if !cx.journey.barriers.is_empty() {
        field_label(ui, &cx.text("field-lowers"));
    }
    for barrier in &cx.journey.barriers {
        let mut on = next.barriers.contains(&barrier.id);
        if checkbox(ui, &cx.short_name_of(ElementId::Barrier(barrier.id)), &mut on).changed() {
            next.barriers.retain(|id| *id != barrier.id);
            if on {
                next.barriers.push(barrier.id);
            }
        }
    }
    evidence(ui, cx, &mut next.evidence);
    change(cx, solution, next, Element::Solution);
}

/// Fields of a metric.
pub(super) fn metric(ui: &mut Ui, cx: &PanelContext<'_>, metric: &Metric) {
    let mut next = metric.clone();
    if let Some(name) = form::text(ui, cx, "field-title", &next.name, 1) {
        next.name = name;
    }
    let half = (ui.available_width() - 8.0) / 2.0;
    ui.horizontal_top(|ui| {
        side(ui, half, |ui| fact(ui, cx, &mut next, None));
        side(ui, half, |ui| target(ui, cx, &mut next, None));
    });
    if let Some(unit) = form::text_hinted(ui, cx, "field-unit", &next.unit, 1, "%, ₽") {
        next.unit = unit;
    }
    if let Some(aim) = segments(ui, cx, "field-aim", AIMS, next.aim) {
        next.aim = aim;
    }
    stage(ui, cx, ElementId::Metric(metric.id), metric.stage);
    people(ui, cx, "field-concerns", &mut next.personas);
    evidence(ui, cx, &mut next.evidence);
    change(cx, metric, next, Element::Metric);
}

/// Which way a metric should go.
pub(crate) const AIMS: [(Aim, &str); 2] = [(Aim::Higher, "aim-more"), (Aim::Lower, "aim-less")];

/// The field of what is measured; with a width, one of a column.
pub(crate) fn fact(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut Metric, width: Option<f32>) {
    if let Some(fact) = form::amount(ui, cx, "field-fact", (next.fact.map(Amount::get), &next.unit), width) {
        next.fact = fact.map(Amount::new);
        aim(ui, "field-fact", next);
    }
}

/// The field of what should be; with a width, one of a column.
pub(crate) fn target(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut Metric, width: Option<f32>) {
    if let Some(target) = form::amount(ui, cx, "field-target", (next.target.map(Amount::get), &next.unit), width) {
        next.target = target.map(Amount::new);
        aim(ui, "field-target", next);
    }
}

/// A target is where one wants to get: when it is first known on which side of the fact it lies, the aim follows.
fn aim(ui: &Ui, typed: &'static str, next: &mut Metric) {
    if form::began_empty(ui, typed)
        && let Some(aim) = likely_aim(next)
    {
        next.aim = aim;
    }
}

/// Fields of a text.
pub(super) fn note(ui: &mut Ui, cx: &PanelContext<'_>, note: &Note) {
    let mut next = note.clone();
    if let Some(text) = form::text(ui, cx, "field-text", &next.text, 5) {
        next.text = text;
    }
    stage(ui, cx, ElementId::Note(note.id), note.stage);
    evidence(ui, cx, &mut next.evidence);
    change(cx, note, next, Element::Note);
}
