//! What is shown while nothing is selected: the journey, the project, the sheet, the lanes.

use super::brand;
use super::paper::{fit_to_drawing, paper, set_sheet};
use crate::edit::{Edit, Element};
use crate::method::lane_icon;
use crate::model::{ElementId, JourneyKind, Lane, Language};
use crate::studio::desk::commands::Command;
use crate::studio::desk::lane_names::lane_name;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{
    Button, IconButton, Segment, elided, field_label, focus_ring, hairline, icon, panel_title, row_menu, section,
    segmented,
};
use eframe::egui::{Popup, PopupCloseBehavior, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Shows everything.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    ui.horizontal(|ui| panel_title(ui, "route", &cx.text("element-journey")));
    ui.push_id("journey", |ui| journey(ui, cx));
    group(ui, cx, "group-sheet");
    ui.push_id("sheet", |ui| {
        let mut sheet = cx.document.project.sheet;
        if paper(ui, cx, &mut sheet) {
            set_sheet(cx, sheet);
        }
        ui.add_space(2.0);
        fit_to_drawing(ui, cx);
    });
    group(ui, cx, "group-structure");
    structure(ui, cx);
    group(ui, cx, "group-project");
    ui.push_id("project", |ui| project(ui, cx));
    group(ui, cx, "group-brand");
    ui.push_id("brand", |ui| brand::show(ui, cx));
    ui.add_space(16.0);
}

fn group(ui: &mut Ui, cx: &PanelContext<'_>, key: &'static str) {
    ui.add_space(8.0);
    hairline(ui);
    ui.add_space(2.0);
    section(ui, &cx.text(key));
}

fn journey(ui: &mut Ui, cx: &PanelContext<'_>) {
    let journey = cx.journey;
    let mut title = journey.title.clone();
    let mut scenario = journey.scenario.clone();
    let mut kind = journey.kind;
    if let Some(text) = form::text_hinted(ui, cx, "field-journey-title", &title, 2, &cx.text("hint-journey-title")) {
        title = text;
    }
    if let Some(text) = form::text_hinted(ui, cx, "field-scenario", &scenario, 3, &cx.text("hint-scenario")) {
        scenario = text;
    }
    let segments = [
        Segment::new(JourneyKind::AsIs, cx.text_of("journey-as-is")),
        Segment::new(JourneyKind::ToBe, cx.text_of("journey-to-be")),
    ];
    let width = ui.available_width();
    let words = cx.text("field-journey-kind");
    field_label(ui, &words);
    if let Some(chosen) = segmented(ui, &words, &segments, kind, Some(width)) {
        kind = chosen;
    }
    if title != journey.title || scenario != journey.scenario || kind != journey.kind {
        cx.apply(Edit::DescribeJourney { journey: journey.id, title, scenario, kind });
    }
}

/// The lanes with their visibility, those that are hidden folded away, and what can be added.
fn structure(ui: &mut Ui, cx: &PanelContext<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for row in cx.journey.lanes.iter().filter(|row| row.visible) {
        lane(ui, cx, row);
    }
    let hidden = cx.journey.lanes.iter().filter(|row| !row.visible).count();
    if hidden > 0 {
        let slot = ui.scope_id().with("hidden lanes");
        let mut open = ui.data(|data| data.get_temp::<bool>(slot)).unwrap_or_default();
        let words = cx.format("lanes-hidden", &[("count", hidden.into())]);
        let sign = if open { "chevron-down" } else { "chevron-right" };
        if ui.add(Button::ghost(&words).icon(sign).wide().left()).clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(slot, open));
        }
        for row in cx.journey.lanes.iter().filter(|row| open && !row.visible) {
            lane(ui, cx, row);
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.add_space(6.0);
    let add = ui.add(Button::new(&cx.text("add")).icon("plus").wide());
    Popup::menu(&add).close_behavior(PopupCloseBehavior::CloseOnClick).width(add.rect.width()).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (command, key) in [
            (Command::AddStage, "element-stage"),
            (Command::AddLane, "element-lane"),
            (Command::AddPersona, "element-persona"),
        ] {
            if row_menu(ui, command.icon(), &cx.text(key), command.keys().as_deref(), true, false).clicked() {
                match command {
                    Command::AddLane => {
                        cx.act(Action::AskForLane { at: Some(add.rect.left_bottom()), index: None });
                    }
                    command => cx.run(command),
                }
            }
        }
    });
}

/// One lane: a click selects it, the eye shows or hides it.
fn lane(ui: &mut Ui, cx: &PanelContext<'_>, lane: &Arc<Lane>) {
    let theme = theme::of(ui);
    let element = ElementId::Lane(lane.id);
    let name = lane_name(cx, lane);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, theme::RADIUS);
    }
    let ink = if lane.visible { theme.ink } else { theme.secondary };
    icon(ui.painter(), lane_icon(lane.kind), pos2(rect.left() + 12.0, rect.center().y), 15.0, ink);
    let galley = elided(ui, &name, theme::regular(BODY), ink, rect.width() - 64.0);
    ui.painter().galley(pos2(rect.left() + 28.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let eye = eframe::egui::Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(26.0, 26.0));
    ui.scope_builder(UiBuilder::new().max_rect(eye), |ui| {
        let (glyph, key) = if lane.visible { ("eye", "lane-hide") } else { ("eye-off", "lane-show") };
        let words = cx.format(key, &[("name", name.as_str().into())]);
        if ui.add(IconButton::new(glyph, &words).size(26.0).color(theme.secondary)).clicked() {
            let mut next = lane.as_ref().clone();
            next.visible = !next.visible;
            cx.apply(Edit::Change(Box::new(Element::Lane(next))));
        }
    });
    if response.clicked() {
        cx.act(Action::Select(Some(element)));
    }
}

fn project(ui: &mut Ui, cx: &PanelContext<'_>) {
    let mut next = cx.document.project.as_ref().clone();
    let fields = [
        ("field-project-title", &mut next.title, 1),
        ("field-client", &mut next.client, 1),
        ("field-author", &mut next.author, 1),
        ("field-version", &mut next.version, 1),
        ("field-research", &mut next.research, 2),
    ];
    for (label, value, rows) in fields {
        if let Some(text) = form::text(ui, cx, label, value, rows) {
            *value = text;
        }
    }
    if let Some(date) = form::date(ui, cx, "field-date", next.date) {
        next.date = date;
    }
    field_label(ui, &cx.text("field-map-language"));
    let languages =
        [Segment::new(Language::Ru, cx.text_of("language-ru")), Segment::new(Language::En, cx.text_of("language-en"))];
    let width = ui.available_width();
    if let Some(language) = segmented(ui, &cx.text("field-map-language"), &languages, next.language, Some(width)) {
        next.language = language;
    }
    if next != *cx.document.project {
        cx.apply(Edit::DescribeProject(Box::new(next)));
    }
}
