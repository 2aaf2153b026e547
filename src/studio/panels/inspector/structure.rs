//! Stages and lanes.

use super::change;
use crate::edit::{Edit, Element};
use crate::model::{ElementId, Lane, Stage, Weight};
use crate::studio::app::Scope;
use crate::studio::commands::Command;
use crate::studio::form;
use crate::studio::panels::lane_key;
use crate::studio::theme;
use crate::studio::widgets::{Button, checkbox, field_label};
use eframe::egui::Ui;

/// Fields of a stage.
pub(super) fn stage(ui: &mut Ui, scope: &Scope<'_>, stage: &Stage) {
    let mut next = stage.clone();
    if let Some(name) = form::text(ui, scope, "field-title", &next.name, 1) {
        next.name = name;
    }
    if let Some(question) = form::text(ui, scope, "field-question", &next.question, 2) {
        next.question = question;
    }
    if let Some(duration) =
        form::text_hinted(ui, scope, "field-duration", &next.duration, 1, &scope.text("hint-duration"))
    {
        next.duration = duration;
    }
    if let Some(Some(width)) = form::number(ui, scope, "field-width", Some(next.width.get())) {
        next.width = Weight::new(width);
    }
    change(scope, stage, next, Element::Stage);
    let index = scope.journey.stages.position(stage.id).unwrap_or_default();
    order(ui, scope, ElementId::Stage(stage.id), index, scope.journey.stages.len(), ["chevron-left", "chevron-right"]);
}

/// Fields of a lane.
pub(super) fn lane(ui: &mut Ui, scope: &Scope<'_>, lane: &Lane) {
    let mut next = lane.clone();
    let own = scope.text(lane_key(lane.kind));
    if let Some(title) = form::text_hinted(ui, scope, "field-title", &next.title, 1, &own) {
        next.title = title;
    }
    let usual = scope.text_of(&format!("{}-hint", lane_key(lane.kind)));
    if let Some(hint) = form::text_hinted(ui, scope, "field-hint", &next.hint, 2, &usual) {
        next.hint = hint;
    }
    if let Some(Some(height)) = form::number(ui, scope, "field-height", Some(next.height.get())) {
        next.height = Weight::new(height);
    }
    checkbox(ui, &scope.text("field-visible"), &mut next.visible);
    let mut backstage = next.is_backstage();
    if checkbox(ui, &scope.text("field-backstage"), &mut backstage).changed() {
        next.set_backstage(backstage);
    }
    change(scope, lane, next, Element::Lane);
    let index = scope.journey.lanes.position(lane.id).unwrap_or_default();
    order(ui, scope, ElementId::Lane(lane.id), index, scope.journey.lanes.len(), ["arrow-up", "arrow-down"]);
}

/// Moves an element among its kind, and takes it out.
fn order(ui: &mut Ui, scope: &Scope<'_>, element: ElementId, index: usize, count: usize, icons: [&str; 2]) {
    field_label(ui, &scope.text("field-order"));
    ui.horizontal(|ui| {
        let moves = [
            (icons[0], "move-before", index.checked_sub(1)),
            (icons[1], "move-after", Some(index + 1).filter(|next| *next < count)),
        ];
        for (icon, key, place) in moves {
            if ui.add(Button::new(&scope.text(key)).icon(icon).enabled(place.is_some())).clicked()
                && let Some(index) = place
            {
                scope.apply(Edit::Reorder { element, index });
            }
        }
    });
    ui.add_space(8.0);
    let color = theme::of(ui).negative;
    if ui.add(Button::new(&scope.command(Command::Delete)).icon("trash-2").color(color)).clicked() {
        scope.run(Command::Delete);
    }
}
