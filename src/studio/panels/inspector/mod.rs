//! The inspector on the right: everything that is selected, field by field.

mod care;
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

use crate::edit::{Edit, Element};
use crate::editor::{can_lock, locked_by};
use crate::method;
use crate::model::{ElementId, ElementRef, PersonaId, StageId};
use crate::studio::app::{Scope, kind_icon, kind_key};
use crate::studio::commands::Command;
use crate::studio::theme;
use crate::studio::widgets::{Choice, IconButton, body, follow_focus, panel_title, row_menu, scroll_in_margin};
use eframe::egui::{Align, Layout, Popup, PopupCloseBehavior, ScrollArea, Ui};

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

/// Kind and menu of what is selected.
fn head(ui: &mut Ui, scope: &Scope<'_>, element: ElementId) {
    ui.horizontal(|ui| {
        let name = match scope.document.element(element) {
            Some(ElementRef::Touchpoint(touchpoint)) => crate::studio::app::channel_icon(&touchpoint.channel),
            _ => kind_icon(element),
        };
        panel_title(ui, name, &scope.text_of(kind_key(element)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new("ellipsis", &scope.text("more")).size(28.0));
            Popup::menu(&more).close_behavior(PopupCloseBehavior::CloseOnClick).width(200.0).show(|ui| {
                let words = scope.command(Command::Delete);
                let keys = Command::Delete.keys();
                if row_menu(ui, "trash-2", &words, keys.as_deref(), true, false).clicked() {
                    scope.run(Command::Delete);
                }
            });
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
    scope.document.personas.iter().map(|persona| Choice::new(persona.id, scope.persona_name(persona.id))).collect()
}

/// The channels of the catalogue, and the one that is set where the catalogue does not know it.
fn channels(scope: &Scope<'_>, current: &str) -> Vec<Choice<String>> {
    let mut choices: Vec<Choice<String>> = (method::channels().iter())
        .map(|channel| Choice {
            value: channel.key.to_owned(),
            text: scope.text_of(&channel.name_key()),
            icon: Some(channel.icon.to_owned()),
        })
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
        ui.data_mut(|data| data.insert_temp(crate::studio::form::focus_slot(), element.to_string()));
    }
}
