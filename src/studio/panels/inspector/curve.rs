//! Points of the emotion curve and drop-offs.

use super::evidence::evidence;
use super::touchpoint::feeling_row;
use super::{change, personas, stages};
use crate::edit::{Edit, Element};
use crate::i18n::format;
use crate::method;
use crate::model::{DropOff, ElementId, EmotionPoint, Feeling, Severity, Share, SolutionId};
use crate::studio::app::Scope;
use crate::studio::form;
use crate::studio::widgets::{Choice, field_label};
use eframe::egui::Ui;

/// A share of a whole typed in percent.
fn percent(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, share: Share) -> Option<Share> {
    // Shares are kept in ten-thousandths, so a percent has two digits behind its mark.
    let shown = (share.get() * 10_000.0).round() / 100.0;
    form::number(ui, scope, label, Some(shown)).flatten().map(|value| Share::new(value / 100.0))
}

/// Fields of a point of an emotion curve.
pub(super) fn emotion(ui: &mut Ui, scope: &Scope<'_>, point: &EmotionPoint) {
    let mut next = point.clone();
    if let Some(persona) = form::choice(ui, scope, "element-persona", &personas(scope), &next.persona) {
        next.persona = persona;
    }
    field_label(ui, &scope.text("field-feeling"));
    feeling_row(ui, scope, point);
    if let Some(Some(value)) = form::number(ui, scope, "field-feeling-value", Some(point.value.get())) {
        next.value = Feeling::new(value);
    }
    if let Some(stage) = form::choice(ui, scope, "element-stage", &stages(scope), &next.stage) {
        next.stage = stage;
    }
    if let Some(at) = percent(ui, scope, "field-along", next.at) {
        next.at = at;
    }
    if let Some(quote) = form::text_hinted(ui, scope, "persona-quote", &next.quote, 3, &scope.text("hint-quote")) {
        next.quote = quote;
    }
    evidence(ui, scope, &mut next.evidence);
    change(scope, point, next, Element::Emotion);
}

/// Fields of a drop-off.
pub(super) fn dropoff(ui: &mut Ui, scope: &Scope<'_>, dropoff: &DropOff) {
    let mut next = dropoff.clone();
    if let Some(persona) = form::choice(ui, scope, "element-persona", &personas(scope), &next.persona) {
        next.persona = persona;
    }
    if let Some(lost) = percent(ui, scope, "field-lost", next.lost) {
        next.lost = lost;
    }
    if let Some(&method::Step { before, after, .. }) =
        method::remaining(scope.document, scope.journey, dropoff.persona).step(dropoff.id)
    {
        let language = scope.words.language();
        let values =
            [("before", format::percent(before, language).into()), ("after", format::percent(after, language).into())];
        super::hint(ui, &scope.format("dropoff-before-after", &values));
    }
    if let Some(reason) = form::text(ui, scope, "field-reason", &next.reason, 2) {
        next.reason = reason;
    }
    let severities = [
        Choice::new(Severity::Trivial, scope.text_of("severity-trivial")),
        Choice::new(Severity::Workaround, scope.text_of("severity-workaround")),
        Choice::new(Severity::Abandonment, scope.text_of("severity-abandonment")),
    ];
    if let Some(severity) = form::choice(ui, scope, "field-severity", &severities, &next.severity) {
        next.severity = severity;
    }
    let mut solutions: Vec<Choice<Option<SolutionId>>> = vec![Choice::new(None, scope.text_of("none-yet"))];
    solutions.extend(
        (scope.journey.solutions.iter())
            .map(|solution| Choice::new(Some(solution.id), scope.name_of(ElementId::Solution(solution.id)))),
    );
    if let Some(solution) = form::choice(ui, scope, "element-solution", &solutions, &next.solution) {
        next.solution = solution;
    }
    if let Some(stage) = form::choice(ui, scope, "element-stage", &stages(scope), &next.stage) {
        scope.apply(Edit::MoveDropOff { id: dropoff.id, stage, at: dropoff.at });
        return;
    }
    if let Some(at) = percent(ui, scope, "field-along", next.at) {
        next.at = at;
    }
    evidence(ui, scope, &mut next.evidence);
    change(scope, dropoff, next, Element::DropOff);
}
