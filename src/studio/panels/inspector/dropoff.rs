//! Drop-offs.

use super::curve::segments;
use super::evidence::evidence;
use super::links;
use super::parts::{change, hint, personas, side, stages};
use crate::edit::{Edit, Element};
use crate::i18n::format;
use crate::method::{self, Answers, FunnelStep, Remaining};
use crate::model::{Cause, DropOff, ElementId, Severity, Share, SolutionId};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::widgets::{Button, Choice};
use eframe::egui::Ui;

/// The most people a drop-off can count.
const MOST: f64 = 1e12;

/// Fields of a drop-off.
pub(super) fn dropoff(ui: &mut Ui, cx: &PanelContext<'_>, dropoff: &DropOff) {
    let mut next = dropoff.clone();
    if let Some(persona) = form::choice(ui, cx, "element-persona", &personas(cx), &next.persona) {
        next.persona = persona;
    }
    let way = method::remaining(cx.document, cx.journey, dropoff.persona);
    let step = way.step(dropoff.id);
    lost(ui, cx, step, &mut next);
    if let Some(step) = step {
        standing(ui, cx, &way, step);
        if dropoff.people.is_some() && step.arrived.is_none() {
            hint(ui, &cx.text("dropoff-arrived-unknown"));
        }
    }
    target(ui, cx, &mut next);
    let causes = Cause::ALL.map(|cause| Choice::new(cause, cx.text_of(cause.key())));
    if let Some(cause) = form::choice(ui, cx, "field-cause", &causes, &next.cause) {
        next.cause = cause;
    }
    if let Some(reason) = form::text_hinted(ui, cx, "field-reason", &next.reason, 2, &cx.text("hint-reason")) {
        next.reason = reason;
    }
    severity(ui, cx, &mut next.severity);
    if let Some(comeback) = form::text_hinted(ui, cx, "field-comeback", &next.comeback, 2, &cx.text("hint-comeback")) {
        next.comeback = comeback;
    }
    solution(ui, cx, &mut next);
    links::touchpoint(ui, cx, ElementId::DropOff(dropoff.id), dropoff.stage, dropoff.touchpoint);
    if let Some(stage) = form::choice(ui, cx, "element-stage", &stages(cx), &next.stage) {
        cx.apply(Edit::MoveDropOff { id: dropoff.id, stage, at: dropoff.at });
        return;
    }
    if let Some(at) = form::percent(ui, cx, "field-along", next.at) {
        next.at = at;
    }
    evidence(ui, cx, &mut next.evidence);
    change(cx, dropoff, next, Element::DropOff);
}

/// The share that should be lost; nothing where nobody said so.
fn target(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut DropOff) {
    let shown = next.target.map(|share| format::rounded(share.get() * 100.0, 2));
    if let Some(typed) = form::amount(ui, cx, "field-loss-target", (shown, "%"), None) {
        next.target = typed.map(|percent| Share::new(percent / 100.0));
    }
}

/// Who leaves: in percent and in people. Where it is known how many get here both say the same, and the one that is typed
/// decides; else people stay as they were counted.
pub(super) fn lost(ui: &mut Ui, cx: &PanelContext<'_>, step: Option<&FunnelStep>, next: &mut DropOff) {
    let arrived = step.and_then(|step| step.arrived).filter(|arrived| *arrived > 0);
    let share = step.map_or(next.lost, |step| Share::new(step.rate));
    let people = step.and_then(|step| step.people).filter(|_| arrived.is_some()).or(next.people);
    let half = (ui.available_width() - 8.0) / 2.0;
    ui.horizontal_top(|ui| {
        side(ui, half, |ui| {
            if let Some(typed) = form::percent(ui, cx, "field-lost", share) {
                set_share(next, typed, arrived);
            }
        });
        side(ui, half, |ui| {
            if let Some(typed) = form::number(ui, cx, "field-people-lost", people.map(number)) {
                set_people(next, typed.map(whole), arrived);
            }
        });
    });
}

/// A share was typed: where the people who get here are counted it takes the place of the people.
fn set_share(dropoff: &mut DropOff, share: Share, arrived: Option<u64>) {
    dropoff.lost = share;
    if arrived.is_some() {
        dropoff.people = None;
    }
}

/// People were typed: where those who get here are counted the share follows from them.
fn set_people(dropoff: &mut DropOff, people: Option<u64>, arrived: Option<u64>) {
    dropoff.people = people;
    if let Some((people, arrived)) = people.zip(arrived) {
        dropoff.lost = Share::new(number(people) / number(arrived));
    }
}

#[expect(clippy::cast_precision_loss, reason = "people are fewer than 2⁵³")]
const fn number(people: u64) -> f64 {
    people as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a count of people")]
fn whole(value: f64) -> u64 {
    value.clamp(0.0, MOST).round() as u64
}

/// Who was on the way before and is after, and what is lost here in people and money where that is known.
fn standing(ui: &mut Ui, cx: &PanelContext<'_>, way: &Remaining, step: &FunnelStep) {
    let language = cx.words.language();
    let values =
        [("before", way.written(step.before, language).into()), ("after", way.written(step.after, language).into())];
    hint(ui, &cx.format("dropoff-before-after", &values));
    if let Some((arrived, people)) = step.arrived.zip(step.people) {
        let of = |people: u64| crate::i18n::Value::from(format::number(number(people), language));
        let went_on = arrived.saturating_sub(people);
        hint(ui, &cx.format("dropoff-people", &[("arrived", of(arrived)), ("after", of(went_on))]));
    }
    if let Some(money) = step.money {
        let sign = format::currency(&cx.document.project.currency, cx.document.project.language);
        let money = format::money(money, sign, language);
        hint(ui, &cx.format("dropoff-money", &[("money", money.into())]));
    }
}

/// How bad it is, with a line that says what that means.
fn severity(ui: &mut Ui, cx: &PanelContext<'_>, severity: &mut Severity) {
    let choices = [
        (Severity::Trivial, "severity-trivial-short"),
        (Severity::Workaround, "severity-workaround-short"),
        (Severity::Abandonment, "severity-abandonment-short"),
    ];
    if let Some(chosen) = segments(ui, cx, "field-severity", choices, *severity) {
        *severity = chosen;
    }
    let help = match severity {
        Severity::Trivial => "severity-trivial-help",
        Severity::Workaround => "severity-workaround-help",
        Severity::Abandonment => "severity-abandonment-help",
    };
    hint(ui, &cx.text(help));
}

/// What is done about it: one of the solutions, or a new one.
fn solution(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut DropOff) {
    let mut solutions: Vec<Choice<Option<SolutionId>>> = vec![Choice::new(None, cx.text_of("none-yet"))];
    solutions.extend(
        (cx.journey.solutions.iter())
            .map(|solution| Choice::new(Some(solution.id), cx.short_name_of(ElementId::Solution(solution.id)))),
    );
    if let Some(solution) = form::choice(ui, cx, "element-solution", &solutions, &next.solution) {
        next.solution = solution;
    }
    match next.solution {
        Some(solution) => {
            if ui.add(Button::ghost(&cx.text("solution-go")).icon("arrow-right")).clicked() {
                cx.act(Action::Select(Some(ElementId::Solution(solution))));
            }
        }
        None => lowered(ui, cx, next),
    }
    if ui.add(Button::ghost(&cx.text("solution-new")).icon("plus")).clicked() {
        cx.act(Action::SolveDropOff(next.id));
    }
}

/// The solutions that lower a barrier here already count as an answer; one click makes one of them the drop-off's own.
fn lowered(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut DropOff) {
    let found = Answers::of(cx.journey).to(next);
    if found.is_empty() {
        return;
    }
    hint(ui, &cx.text("dropoff-answered"));
    for solution in found {
        let name = cx.short_name_of(ElementId::Solution(solution));
        let words = cx.format("dropoff-link-solution", &[("name", name.into())]);
        if ui.add(Button::ghost(&words).icon("link")).on_hover_text(&words).clicked() {
            next.solution = Some(solution);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DropOffId, PersonaId, StageId};

    fn loss() -> DropOff {
        DropOff {
            lost: Share::new(0.1),
            people: Some(50),
            ..DropOff::new(DropOffId::new(1), PersonaId::new(1), StageId::new(1))
        }
    }

    #[test]
    fn where_those_who_get_there_are_counted_share_and_people_are_one_value() {
        let mut dropoff = loss();
        set_people(&mut dropoff, Some(290), Some(1000));
        assert_eq!((dropoff.people, dropoff.lost), (Some(290), Share::new(0.29)));
        set_share(&mut dropoff, Share::new(0.3), Some(1000));
        assert_eq!((dropoff.people, dropoff.lost), (None, Share::new(0.3)));
    }

    #[test]
    fn where_nobody_is_counted_people_and_share_leave_each_other_alone() {
        let mut dropoff = loss();
        set_people(&mut dropoff, Some(290), None);
        assert_eq!((dropoff.people, dropoff.lost), (Some(290), Share::new(0.1)));
        set_share(&mut dropoff, Share::new(0.3), None);
        assert_eq!((dropoff.people, dropoff.lost), (Some(290), Share::new(0.3)));
    }
}
