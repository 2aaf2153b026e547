//! To which touchpoint a feeling or a loss belongs.

use crate::editor;
use crate::method::channel_icon;
use crate::model::{ElementId, StageId, Touchpoint, TouchpointId};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::panels::form;
use crate::studio::widgets::{Button, Choice};
use eframe::egui::{Id, Ui};
use std::sync::Arc;

/// A choice of the touchpoint: those of the element's stage first, the others with the number of theirs. Linking to one of
/// another stage moves the element there. Where none is linked, a button links the nearest.
pub(super) fn touchpoint(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    element: ElementId,
    at: StageId,
    now: Option<TouchpointId>,
) {
    if cx.journey.touchpoints.is_empty() {
        return;
    }
    let chosen = form::choice(ui, cx, "field-touchpoint", &kept_choices(ui, cx, at), &now);
    if let Some(edit) = chosen.and_then(|card| editor::linked(cx.document, element, card)) {
        cx.apply(edit);
    }
    let standing = cx.journey.touchpoints.iter().any(|card| card.stage == at);
    if now.is_none() && standing && ui.add(Button::ghost(&cx.command(Command::LinkTouchpoint)).icon("link")).clicked() {
        cx.run(Command::LinkTouchpoint);
    }
}

/// The choices, made anew where the document is another.
fn kept_choices(ui: &Ui, cx: &PanelContext<'_>, at: StageId) -> Arc<Vec<Choice<Option<TouchpointId>>>> {
    let key = (Snapshot::of(cx.document), cx.journey.id, at, cx.words.language());
    memoized(ui, Id::unique("touchpoints to link"), key, || Arc::new(choices(cx, at)))
}

fn choices(cx: &PanelContext<'_>, at: StageId) -> Vec<Choice<Option<TouchpointId>>> {
    let mut choices = vec![Choice::new(None, cx.text_of("touchpoint-none"))];
    let mut cards: Vec<(usize, &Arc<Touchpoint>)> = (cx.journey.touchpoints.iter())
        .filter_map(|card| Some((cx.journey.stages.position(card.stage)?, card)))
        .collect();
    // The sort is stable: cards of a stage keep their order.
    cards.sort_by_key(|(stage, card)| (card.stage != at, *stage));
    choices.extend(cards.into_iter().map(|(stage, card)| {
        let name = cx.short_name_of(ElementId::Touchpoint(card.id));
        let text = if card.stage == at { name } else { format!("{}. {name}", stage + 1) };
        Choice::new(Some(card.id), text).icon(channel_icon(&card.channel))
    }));
    choices
}
