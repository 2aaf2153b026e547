//! To which touchpoint a feeling or a loss belongs.

use crate::editor;
use crate::method::channel_icon;
use crate::model::{ElementId, StageId, Touchpoint, TouchpointId};
use crate::studio::desk::Scope;
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, kept};
use crate::studio::panels::form;
use crate::studio::widgets::{Button, Choice};
use eframe::egui::{Id, Ui};
use std::sync::Arc;

/// A choice of the touchpoint: those of the element's stage first, the others with the number of theirs. Linking to one of
/// another stage moves the element there. Where none is linked, a button links the nearest.
pub(super) fn touchpoint(ui: &mut Ui, scope: &Scope<'_>, element: ElementId, at: StageId, now: Option<TouchpointId>) {
    if scope.journey.touchpoints.is_empty() {
        return;
    }
    let chosen = form::choice(ui, scope, "field-touchpoint", &kept_choices(ui, scope, at), &now);
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

/// The choices, made anew where the document is another.
fn kept_choices(ui: &Ui, scope: &Scope<'_>, at: StageId) -> Arc<Vec<Choice<Option<TouchpointId>>>> {
    let key = (Snapshot::of(scope.document), scope.journey.id, at, scope.words.language());
    kept(ui, Id::unique("touchpoints to link"), key, || Arc::new(choices(scope, at)))
}

fn choices(scope: &Scope<'_>, at: StageId) -> Vec<Choice<Option<TouchpointId>>> {
    let mut choices = vec![Choice::new(None, scope.text_of("touchpoint-none"))];
    let mut cards: Vec<(usize, &Arc<Touchpoint>)> = (scope.journey.touchpoints.iter())
        .filter_map(|card| Some((scope.journey.stages.position(card.stage)?, card)))
        .collect();
    // The sort is stable: cards of a stage keep their order.
    cards.sort_by_key(|(stage, card)| (card.stage != at, *stage));
    choices.extend(cards.into_iter().map(|(stage, card)| {
        let name = scope.name_of(ElementId::Touchpoint(card.id));
        let text = if card.stage == at { name } else { format!("{}. {name}", stage + 1) };
        Choice::new(Some(card.id), text).icon(channel_icon(&card.channel))
    }));
    choices
}
