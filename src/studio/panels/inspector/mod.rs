//! The inspector on the right: everything that is selected, field by field.

pub(crate) mod care;
mod curve;
mod dropoff;
pub(crate) mod evidence;
mod links;
mod lock;
mod people;
pub(crate) mod persona;
pub(crate) mod project;
mod several;
mod structure;
mod touchpoint;

pub(super) use curve::CURVES;
pub(super) use several::people_lines;

use crate::edit::lock::{can_lock, locked_by};
use crate::edit::{Edit, Element};
use crate::method;
use crate::model::{ElementId, ElementRef, Persona, PersonaId, StageId};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Scope, kind_icon};
use crate::studio::theme;
use crate::studio::widgets::{Choice, IconButton, body, follow_focus, panel_title, scroll_in_margin};
use eframe::egui::{Align, Layout, ScrollArea, Ui};
use std::sync::Arc;

/// Shows what is selected; the journey and the sheet where nothing is.
pub(crate) fn show(ui: &mut Ui, scope: &Scope<'_>) {
    scroll_in_margin(ui);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        match scope.selection.as_slice() {
            [] => project::show(ui, scope),
            &[element] => one(ui, scope, element),
            _ => several::show(ui, scope),
        }
        follow_focus(ui);
    });
}

fn one(ui: &mut Ui, scope: &Scope<'_>, element: ElementId) {
    let Some(found) = scope.document.element(element) else {
        return project::show(ui, scope);
    };
    if matches!(found, ElementRef::Project(_) | ElementRef::Journey(_)) {
        return project::show(ui, scope);
    }
    head(ui, scope, element);
    let holder = locked_by(scope.document, element);
    if let Some(holder) = holder {
        lock::notice(ui, scope, element, holder);
    }
    // Fields of one element are never mistaken for those of another.
    let fields = |ui: &mut Ui| match found {
        ElementRef::Project(_) | ElementRef::Journey(_) => {}
        ElementRef::Persona(persona) => persona::show(ui, scope, persona),
        ElementRef::Stage(stage) => structure::stage(ui, scope, stage),
        ElementRef::Lane(lane) => structure::lane(ui, scope, lane),
        ElementRef::Note(note) => care::note(ui, scope, note),
        ElementRef::Touchpoint(touchpoint) => touchpoint::show(ui, scope, touchpoint),
        ElementRef::Emotion(point) => curve::emotion(ui, scope, point),
        ElementRef::DropOff(dropoff) => dropoff::dropoff(ui, scope, dropoff),
        ElementRef::Barrier(barrier) => care::barrier(ui, scope, barrier),
        ElementRef::Solution(solution) => care::solution(ui, scope, solution),
        ElementRef::Metric(metric) => care::metric(ui, scope, metric),
    };
    ui.push_id(element.to_string(), |ui| ui.add_enabled_ui(holder.is_none(), fields));
    ui.add_space(16.0);
}

/// What is selected, with its lock and the button that takes it out.
fn head(ui: &mut Ui, scope: &Scope<'_>, element: ElementId) {
    ui.horizontal(|ui| {
        let name = match scope.document.element(element) {
            Some(ElementRef::Touchpoint(touchpoint)) => crate::studio::desk::channel_icon(&touchpoint.channel),
            _ => kind_icon(element),
        };
        panel_title(ui, name, &scope.text_of(element.kind_key()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            delete(ui, scope);
            if can_lock(element) {
                let locked = scope.document.element(element).is_some_and(ElementRef::locked);
                // Closed also where its stage or lane holds it; the button is for its own lock.
                let sign = if scope.document.is_locked(element) { "lock" } else { "lock-open" };
                let key = if locked { "lock-off" } else { "lock-on" };
                let (words, keys) = (scope.text(key), Command::ToggleLock.keys());
                let color = if locked { theme::of(ui).accent } else { theme::of(ui).secondary };
                let button = IconButton::new(sign, &words).shortcut(keys.as_deref()).size(28.0).color(color);
                if ui.add(button).clicked() {
                    scope.run(Command::ToggleLock);
                }
            }
        });
    });
}

/// The button that takes out what is selected: at the same end of every head.
fn delete(ui: &mut Ui, scope: &Scope<'_>) {
    let (words, keys) = (scope.command(Command::Delete), Command::Delete.keys());
    let button = IconButton::new(Command::Delete.icon(), &words).shortcut(keys.as_deref()).size(28.0);
    let enabled = Command::Delete.is_enabled(scope.facts);
    if ui.add(button.color(theme::of(ui).secondary).enabled(enabled)).clicked() {
        scope.run(Command::Delete);
    }
}

/// Asks for the element in the place of what was, if anything about it was changed.
fn change<T: PartialEq>(scope: &Scope<'_>, was: &T, is: T, wrap: fn(T) -> Element) {
    if is != *was {
        scope.apply(Edit::Change(Box::new(wrap(is))));
    }
}

/// The stages by number and name.
fn stages(scope: &Scope<'_>) -> Vec<Choice<StageId>> {
    let numbered = scope.journey.stages.iter().zip(1_usize..);
    numbered
        .map(|(stage, number)| {
            let name = scope.name_of(ElementId::Stage(stage.id));
            Choice::new(stage.id, format!("{number}. {name}"))
        })
        .collect()
}

/// The personas by name.
fn personas(scope: &Scope<'_>) -> Vec<Choice<PersonaId>> {
    let choice =
        |persona: &Arc<Persona>| Choice::new(persona.id, scope.persona_name(persona.id)).marked(Some(persona.look));
    scope.document.personas.iter().map(choice).collect()
}

/// The channels of the catalogue, and the one that is set where the catalogue does not know it.
fn channels(scope: &Scope<'_>, current: &str) -> Vec<Choice<String>> {
    let mut choices: Vec<Choice<String>> = (method::channels().iter())
        .map(|channel| Choice::new(channel.key.to_owned(), scope.text_of(&channel.name_key())).icon(channel.icon))
        .collect();
    if method::channel(current).is_none() {
        choices.push(Choice::new(current.to_owned(), current.to_owned()));
    }
    choices
}

/// The value that all of them have, if they have one in common.
fn shared<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// One of several controls that stand beside each other, as wide as this.
fn side(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        add(ui);
    });
}

/// A quiet line of explanation.
fn hint(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).secondary;
    body(ui, text, color);
}

/// Puts the focus on the text that names what is selected.
pub(crate) fn focus_first(ui: &Ui, scope: &Scope<'_>) {
    if let [element] = scope.selection.as_slice() {
        ui.data_mut(|data| data.insert_temp(crate::studio::panels::form::focus_slot(), element.to_string()));
    }
}
