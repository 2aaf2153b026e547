//! What the pages of the inspector have in common.

use crate::edit::{Edit, Element};
use crate::method;
use crate::model::{ElementId, Persona, PersonaId, StageId};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme;
use crate::studio::widgets::{Choice, IconButton, body};
use eframe::egui::Ui;
use std::sync::Arc;

/// The button that takes out what is selected: at the same end of every head.
pub(super) fn delete(ui: &mut Ui, cx: &PanelContext<'_>) {
    let (words, keys) = (cx.command(Command::Delete), Command::Delete.keys());
    let button = IconButton::new(Command::Delete.icon(), &words).shortcut(keys.as_deref()).size(28.0);
    let enabled = Command::Delete.is_enabled(cx.commands);
    if ui.add(button.color(theme::of(ui).secondary).enabled(enabled)).clicked() {
        cx.run(Command::Delete);
    }
}

/// Asks for the element in the place of what was, if anything about it was changed.
pub(super) fn change<T: PartialEq>(cx: &PanelContext<'_>, was: &T, is: T, wrap: fn(T) -> Element) {
    if is != *was {
        cx.apply(Edit::Change(Box::new(wrap(is))));
    }
}

/// The stages by number and name.
pub(super) fn stages(cx: &PanelContext<'_>) -> Vec<Choice<StageId>> {
    let numbered = cx.journey.stages.iter().zip(1_usize..);
    numbered
        .map(|(stage, number)| {
            let name = cx.name_of(ElementId::Stage(stage.id));
            Choice::new(stage.id, format!("{number}. {name}"))
        })
        .collect()
}

/// The personas by name.
pub(super) fn personas(cx: &PanelContext<'_>) -> Vec<Choice<PersonaId>> {
    let choice =
        |persona: &Arc<Persona>| Choice::new(persona.id, cx.persona_name(persona.id)).marked(Some(persona.look));
    cx.document.personas.iter().map(choice).collect()
}

/// The channels of the catalogue, and the one that is set where the catalogue does not know it.
pub(super) fn channels(cx: &PanelContext<'_>, current: &str) -> Vec<Choice<String>> {
    let mut choices: Vec<Choice<String>> = (method::channels().iter())
        .map(|channel| Choice::new(channel.key.to_owned(), cx.text_of(&channel.name_key())).icon(channel.icon))
        .collect();
    if method::channel(current).is_none() {
        choices.push(Choice::new(current.to_owned(), current.to_owned()));
    }
    choices
}

/// The value that all of them have, if they have one in common.
pub(super) fn shared<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// One of several controls that stand beside each other, as wide as this.
pub(super) fn side(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        add(ui);
    });
}

/// A quiet line of explanation.
pub(super) fn hint(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).secondary;
    body(ui, text, color);
}
