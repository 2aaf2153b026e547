//! To which touchpoint a feeling or a loss belongs.

use crate::editor;
use crate::model::{ElementId, StageId, TouchpointId};
use crate::studio::app::{Scope, channel_icon};
use crate::studio::commands::Command;
use crate::studio::form;
use crate::studio::widgets::{Button, Choice};
use eframe::egui::Ui;

/// A choice of the touchpoint: those of the element's stage first, the others with the number of theirs. Linking to one of
/// another stage moves the element there. Where none is linked, a button links the nearest.
pub(super) fn touchpoint(ui: &mut Ui, scope: &Scope<'_>, element: ElementId, at: StageId, now: Option<TouchpointId>) {
    if scope.journey.touchpoints.is_empty() {
        return;
    }
    let chosen = form::choice(ui, scope, "field-touchpoint", &choices(scope, at), &now);
    if let Some(edit) = chosen.and_then(|card| editor::linked(scope.document, element, card)) {
        scope.apply(edit);
    }
    let standing = scope.journey.touchpoints.iter().any(|card| card.stage == at);
    if now.is_none()
        && standing
        && ui.add(Button::ghost(&scope.command(Command::LinkTouchpoint)).icon("link")).clicked()
    {
        scope.run(Command::LinkTouchpoint);
    }
}

fn choices(scope: &Scope<'_>, at: StageId) -> Vec<Choice<Option<TouchpointId>>> {
    let mut choices = vec![Choice::new(None, scope.text_of("touchpoint-none"))];
    let cards = |stage: StageId| scope.journey.touchpoints.iter().filter(move |card| card.stage == stage);
    let named = |id: TouchpointId| scope.name_of(ElementId::Touchpoint(id));
    choices.extend(cards(at).map(|card| Choice {
        value: Some(card.id),
        text: named(card.id),
        icon: Some(channel_icon(&card.channel).to_owned()),
    }));
    for (stage, number) in scope.journey.stages.iter().zip(1_usize..).filter(|(stage, _)| stage.id != at) {
        choices.extend(cards(stage.id).map(|card| Choice {
            value: Some(card.id),
            text: format!("{number}. {}", named(card.id)),
            icon: Some(channel_icon(&card.channel).to_owned()),
        }));
    }
    choices
}
