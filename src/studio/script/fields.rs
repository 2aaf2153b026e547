//! All that is said of one view, in the place of the inspector while nothing on the map is selected.

use super::add::{name, sign};
use super::deeds::{ScriptDeed, present_from, seen};
use super::listed::Listed;
use crate::i18n::format;
use crate::model::{LaneId, MapLayer, ScriptView, ViewSubject};
use crate::studio::desk::PanelContext;
use crate::studio::desk::lane_names::lane_name;
use crate::studio::panels::form;
use crate::studio::panels::inspector::people::{people, switch};
use crate::studio::theme::{self, BODY, RADIUS};
use crate::studio::widgets::{
    Button, Choice, IconButton, checkbox, chip, field_label, follow_focus, icon, panel_title, scroll_in_margin, wrapped,
};
use eframe::egui::{Align, Color32, Frame, Layout, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// Shows the fields of the view at a place; gives what is to be done.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed, at: usize) -> Option<ScriptDeed> {
    let view = listed.script.views.get(at)?;
    let (mut next, mut deed) = (view.clone(), None);
    scroll_in_margin(ui);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if head(ui, cx, listed, at) {
            deed = Some(ScriptDeed::Remove(at));
        }
        notices(ui, cx, listed, at);
        // Fields of one view are never mistaken for those of another.
        ui.push_id(("view", view.id.number(), at), |ui| fields(ui, cx, listed, at, &mut next));
        ui.add_space(16.0);
        follow_focus(ui);
    });
    let changed = next != *view;
    deed.or_else(|| changed.then(|| ScriptDeed::Change(at, Box::new(next))))
}

/// Which view it is; gives whether it is to be taken out.
fn head(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed, at: usize) -> bool {
    let (number, count) = (at + 1, listed.script.views.len());
    let mut removes = false;
    ui.horizontal(|ui| {
        let words = cx.format("script-view-of", &[("number", number.into()), ("count", count.into())]);
        panel_title(ui, "list-video", &words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = cx.text("script-remove");
            let button = IconButton::new("trash-2", &words).size(28.0).color(theme::of(ui).secondary);
            removes = ui.add(button.enabled(count > 1)).clicked();
            let words = cx.text("script-present-from");
            if ui.add(IconButton::new("play", &words).size(28.0).color(theme::of(ui).secondary)).clicked() {
                present_from(cx, listed, at);
            }
        });
    });
    removes
}

/// What is missing of it, and whether its type can be read in the room.
fn notices(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed, at: usize) {
    let Some(shown) = listed.view(cx, at) else { return };
    if let Some(gone) = shown.gone {
        notice(ui, "circle-alert", &cx.text(gone.key()));
    } else if let Some(small) = shown.small {
        notice(ui, "triangle-alert", &small.message_with_help(cx));
    }
}

fn notice(ui: &mut Ui, sign: &str, words: &str) {
    let theme = theme::of(ui);
    Frame::NONE.fill(theme.caution_soft).corner_radius(RADIUS).inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            icon(ui.painter(), sign, rect.center(), 15.0, theme.caution);
            let galley = wrapped(ui, words, theme::regular(BODY), Color32::PLACEHOLDER, ui.available_width());
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
            ui.painter().galley(rect.min, galley, theme.ink);
        });
    });
}

fn fields(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed, at: usize, next: &mut ScriptView) {
    let own = listed.view(cx, at).map(|shown| shown.own_name.clone()).unwrap_or_default();
    if let Some(title) = form::text_hinted(ui, cx, "field-view-title", &next.title, 1, &own) {
        next.title = title;
    }
    let hint = cx.text("script-note-hint");
    if let Some(note) = form::text_hinted(ui, cx, "field-view-note", &next.note, 6, &hint) {
        next.note = note;
    }
    let seconds = next.seconds.map(f64::from);
    if let Some(seconds) = form::minutes(ui, cx, "field-view-time", seconds) {
        next.seconds = seconds.map(whole_seconds);
    }
    subject(ui, cx, next);
    people(ui, cx, "field-view-people", &mut next.personas);
    lanes(ui, cx, &mut next.lanes);
    field_label(ui, &cx.text("field-view-hidden"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for layer in MapLayer::ALL {
            let hidden = next.hidden.contains(&layer);
            if chip(ui, &cx.text(layer.key()), hidden).clicked() {
                next.hidden.retain(|other| *other != layer);
                next.hidden.extend((!hidden).then_some(layer));
            }
        }
    });
    ui.add_space(8.0);
    checkbox(ui, &cx.text("script-draws-curves"), &mut next.draws_curves);
}

/// What it is about, and the way to show what is on the canvas now.
fn subject(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut ScriptView) {
    let journey = cx.journey;
    let plain = [ViewSubject::Title, ViewSubject::Personas, ViewSubject::Overview];
    let stages = journey.shown_stages().map(|stage| ViewSubject::Stage(stage.id));
    let weighed = [ViewSubject::HighsAndLows, ViewSubject::DropOffs];
    let losses = journey.dropoffs.iter().map(|dropoff| ViewSubject::DropOff(dropoff.id));
    let all = (plain.into_iter().chain(stages).chain(weighed).chain(losses))
        .chain([ViewSubject::Priorities, ViewSubject::Plan]);
    let mut choices: Vec<Choice<ViewSubject>> =
        all.map(|subject| Choice::new(subject, name(cx, subject)).icon(sign(subject))).collect();
    if !choices.iter().any(|choice| choice.value == next.subject) {
        choices.push(Choice::new(next.subject, name(cx, next.subject)).icon(sign(next.subject)));
    }
    if let Some(subject) = form::choice(ui, cx, "field-view-subject", &choices, &next.subject) {
        next.subject = subject;
    }
    ui.add_space(2.0);
    let words = cx.text("script-capture-again");
    if ui.add(Button::ghost(&words).icon("camera").wide().left()).clicked()
        && let Some(window) = seen(cx)
    {
        next.subject = ViewSubject::Captured(window);
    }
}

/// The lanes that are meant; all of them where none is named.
fn lanes(ui: &mut Ui, cx: &PanelContext<'_>, meant: &mut Vec<LaneId>) {
    let shown: Vec<_> = cx.journey.lanes.iter().filter(|lane| lane.visible).collect();
    if shown.is_empty() {
        return;
    }
    let all: Vec<LaneId> = shown.iter().map(|lane| lane.id).collect();
    field_label(ui, &cx.text("field-view-lanes"));
    ui.spacing_mut().item_spacing.y = 0.0;
    for lane in shown {
        let mut on = meant.is_empty() || meant.contains(&lane.id);
        if checkbox(ui, &lane_name(cx, lane), &mut on).changed() {
            switch(meant, &all, lane.id, on);
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

fn whole_seconds(seconds: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a field takes no more than a day")]
    let whole = seconds.clamp(0.0, 86_400.0).round() as u32;
    whole
}

/// How long it is meant to take, as a row and the foot write it.
pub(super) fn time(cx: &PanelContext<'_>, seconds: u32) -> String {
    format::span(seconds.into(), cx.words.language())
}
