//! The menu of all that a view can be about.

use super::deeds::ScriptDeed;
use crate::model::{ElementId, ViewSubject};
use crate::studio::desk::PanelContext;
use crate::studio::widgets::{Button, hairline, row_menu, row_submenu};
use eframe::egui::containers::menu::SubMenu;
use eframe::egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};

/// The button that opens the menu; gives what was chosen.
pub(super) fn button(ui: &mut Ui, cx: &PanelContext<'_>) -> Option<ScriptDeed> {
    let button = ui.add(Button::new(&cx.text("script-add")).icon("plus"));
    let mut chosen = None;
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).width(280.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        chosen = lines(ui, cx);
    });
    chosen.map(ScriptDeed::Add)
}

fn lines(ui: &mut Ui, cx: &PanelContext<'_>) -> Option<ViewSubject> {
    let mut chosen = None;
    for subject in [ViewSubject::Title, ViewSubject::Personas, ViewSubject::Overview] {
        line(ui, cx, subject, &mut chosen);
    }
    let stages = cx.journey.shown_stages().map(|stage| ViewSubject::Stage(stage.id));
    several(ui, cx, ("columns-3", "script-stages"), &stages.collect::<Vec<_>>(), &mut chosen);
    ui.add_space(4.0);
    hairline(ui);
    ui.add_space(4.0);
    for subject in [ViewSubject::HighsAndLows, ViewSubject::DropOffs] {
        line(ui, cx, subject, &mut chosen);
    }
    let losses = cx.journey.dropoffs.iter().map(|dropoff| ViewSubject::DropOff(dropoff.id));
    several(ui, cx, ("log-out", "script-each-dropoff"), &losses.collect::<Vec<_>>(), &mut chosen);
    for subject in [ViewSubject::Priorities, ViewSubject::Plan] {
        line(ui, cx, subject, &mut chosen);
    }
    chosen
}

fn line(ui: &mut Ui, cx: &PanelContext<'_>, subject: ViewSubject, chosen: &mut Option<ViewSubject>) {
    if row_menu(ui, sign(subject), &name(cx, subject), None, true, false).clicked() {
        *chosen = Some(subject);
    }
}

/// Views of several things of a kind, in a menu of their own.
fn several(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    (icon, key): (&str, &'static str),
    subjects: &[ViewSubject],
    chosen: &mut Option<ViewSubject>,
) {
    let open = row_submenu(ui, icon, &cx.text(key), !subjects.is_empty());
    if subjects.is_empty() {
        return;
    }
    SubMenu::new().show(ui, &open, |ui| {
        ui.set_width(300.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            for subject in subjects {
                if row_menu(ui, sign(*subject), &name(cx, *subject), None, true, false).clicked() {
                    *chosen = Some(*subject);
                }
            }
        });
    });
}

/// What a subject is called in a list of subjects.
pub(super) fn name(cx: &PanelContext<'_>, subject: ViewSubject) -> String {
    match subject {
        ViewSubject::Stage(stage) => {
            let number = cx.journey.shown_stages().position(|shown| shown.id == stage).map(|at| at + 1);
            let name = cx.short_name_of(ElementId::Stage(stage));
            number.map_or_else(|| name.clone(), |number| format!("{number}. {name}"))
        }
        ViewSubject::DropOff(dropoff) => cx.short_name_of(ElementId::DropOff(dropoff)),
        ViewSubject::Title => cx.text_of("script-subject-title"),
        ViewSubject::Personas => cx.text_of("script-subject-personas"),
        ViewSubject::Overview => cx.text_of("script-subject-overview"),
        ViewSubject::HighsAndLows => cx.text_of("script-subject-highs"),
        ViewSubject::DropOffs => cx.text_of("script-subject-dropoffs"),
        ViewSubject::Priorities => cx.text_of("script-subject-priorities"),
        ViewSubject::Plan => cx.text_of("script-subject-plan"),
        ViewSubject::Captured(_) => cx.text_of("script-subject-captured"),
    }
}

/// The icon of a subject.
pub(super) const fn sign(subject: ViewSubject) -> &'static str {
    match subject {
        ViewSubject::Title => "map",
        ViewSubject::Personas => "users",
        ViewSubject::Overview => "maximize",
        ViewSubject::Stage(_) => "columns-3",
        ViewSubject::HighsAndLows => "spline",
        ViewSubject::DropOffs => "trending-down",
        ViewSubject::DropOff(_) => "log-out",
        ViewSubject::Priorities => "list-ordered",
        ViewSubject::Plan => "calendar",
        ViewSubject::Captured(_) => "camera",
    }
}
