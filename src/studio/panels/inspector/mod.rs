//! The inspector on the right: everything that is selected, field by field.

pub(crate) mod boxes;
mod brand;
mod confidential;
mod curve;
mod dropoff;
pub(crate) mod evidence;
pub(crate) mod in_meeting;
mod links;
mod lock;
pub(crate) mod paper;
mod parts;
pub(crate) mod people;
pub(crate) mod persona;
pub(crate) mod project;
mod several;
mod structure;
mod touchpoint;

use parts::delete;

pub(super) use curve::CURVES;
pub(super) use several::people_lines;

use crate::edit::confidential::can_be_confidential;
use crate::edit::lock::{can_lock, locked_by};
use crate::method::{channel_icon, kind_icon};
use crate::model::{ElementId, ElementRef};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme;
use crate::studio::widgets::{IconButton, follow_focus, panel_title, scroll_in_margin};
use eframe::egui::{Align, Layout, ScrollArea, Ui};

/// Shows what is selected; the journey and the sheet where nothing is.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    scroll_in_margin(ui);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        match cx.selection.as_slice() {
            [] => project::show(ui, cx),
            &[element] => one(ui, cx, element),
            _ => several::show(ui, cx),
        }
        follow_focus(ui);
    });
}

fn one(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    let Some(found) = cx.document.element(element) else {
        return project::show(ui, cx);
    };
    if matches!(found, ElementRef::Project(_) | ElementRef::Journey(_)) {
        return project::show(ui, cx);
    }
    head(ui, cx, element);
    let holder = locked_by(cx.document, element);
    if let Some(holder) = holder {
        lock::notice(ui, cx, element, holder);
    }
    // Fields of one element are never mistaken for those of another.
    let fields = |ui: &mut Ui| match found {
        ElementRef::Project(_) | ElementRef::Journey(_) => {}
        ElementRef::Persona(persona) => persona::show(ui, cx, persona),
        ElementRef::Stage(stage) => structure::stage(ui, cx, stage),
        ElementRef::Lane(lane) => structure::lane(ui, cx, lane),
        ElementRef::Note(note) => boxes::note(ui, cx, note),
        ElementRef::Touchpoint(touchpoint) => touchpoint::show(ui, cx, touchpoint),
        ElementRef::Emotion(point) => curve::emotion(ui, cx, point),
        ElementRef::DropOff(dropoff) => dropoff::dropoff(ui, cx, dropoff),
        ElementRef::Barrier(barrier) => boxes::barrier(ui, cx, barrier),
        ElementRef::Solution(solution) => boxes::solution(ui, cx, solution),
        ElementRef::Metric(metric) => boxes::metric(ui, cx, metric),
    };
    ui.push_id(element.to_string(), |ui| ui.add_enabled_ui(holder.is_none(), fields));
    ui.add_space(16.0);
}

/// What is selected, with its lock and the button that takes it out.
fn head(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    ui.horizontal(|ui| {
        let name = match cx.document.element(element) {
            Some(ElementRef::Touchpoint(touchpoint)) => channel_icon(&touchpoint.channel),
            _ => kind_icon(element),
        };
        panel_title(ui, name, &cx.text_of(element.kind_key()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            delete(ui, cx);
            if can_lock(element) {
                let locked = cx.document.element(element).is_some_and(ElementRef::locked);
                // Closed also where its stage or lane holds it; the button is for its own lock.
                let sign = if cx.document.is_locked(element) { "lock" } else { "lock-open" };
                let key = if locked { "lock-off" } else { "lock-on" };
                let (words, keys) = (cx.text(key), Command::ToggleLock.keys());
                let color = if locked { theme::of(ui).accent } else { theme::of(ui).secondary };
                let button = IconButton::new(sign, &words).shortcut(keys.as_deref()).size(28.0).color(color);
                if ui.add(button).clicked() {
                    cx.run(Command::ToggleLock);
                }
            }
            if can_be_confidential(element) {
                confidential::button(ui, cx);
            }
        });
    });
}

/// Puts the focus on the text that names what is selected.
pub(crate) fn focus_first(ui: &Ui, cx: &PanelContext<'_>) {
    if let [element] = cx.selection.as_slice() {
        ui.data_mut(|data| data.insert_temp(crate::studio::panels::form::focus_slot(), element.to_string()));
    }
}
