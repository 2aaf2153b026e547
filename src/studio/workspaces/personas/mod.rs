//! The personas: cards on the left, the sheet of the chosen one on the right.

mod aside;
mod blocks;
mod inline;
mod sheet;

use crate::model::{ElementId, Persona};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::dialogs::portrait;
use crate::studio::paint::ScenePainter;
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{Button, IconButton, elided, empty_state, focus_ring, follow_focus, scroll_in_margin};
use eframe::egui::{Frame, Margin, Panel, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Below this width of the window the list takes less of it.
const NARROW: f32 = 1240.0;
/// The widest sheet: lines in three columns stay short enough to be read at a glance.
const WIDEST: f32 = 1280.0;

/// The persona whose sheet is shown: the selected one, else the first.
pub(crate) fn shown<'a>(cx: &PanelContext<'a>) -> Option<&'a Arc<Persona>> {
    let selected = cx.selection.iter().find_map(|element| match element {
        ElementId::Persona(id) => cx.persona(id),
        _ => None,
    });
    selected.or_else(|| cx.document.personas.at(0))
}

/// Shows the personas.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter) {
    let theme = theme::of(ui);
    let shown = shown(cx);
    let narrow = ui.available_width() < NARROW;
    let ground = Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(if narrow { 12 } else { 16 }, 16));
    let width = if narrow { 236.0 } else { 300.0 };
    Panel::left("personas list").exact_size(width).resizable(false).frame(ground).show(ui, |ui| {
        scroll_in_margin(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for persona in &cx.document.personas {
                card(ui, cx, painter, persona, shown.is_some_and(|shown| shown.id == persona.id));
            }
            ui.add_space(6.0);
            if ui.add(Button::new(&cx.text("add-persona")).icon("plus").wide()).clicked() {
                cx.run(Command::AddPersona);
            }
            if ui.add(Button::ghost(&cx.text("persona-from-file")).icon("folder-open").wide()).clicked() {
                cx.run(Command::InsertPersona);
            }
            follow_focus(ui);
        });
    });
    let Some(persona) = shown else {
        empty_state(ui, "users", &cx.text("personas-empty"), &cx.text("personas-empty-page"));
        return;
    };
    let margin = if narrow { 20.0 } else { 28.0 };
    ScrollArea::vertical().id_salt(persona.id.to_string()).auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_width();
        let width = (room - 2.0 * margin).min(WIDEST);
        let left = ((room - width) / 2.0).max(margin);
        ui.add_space(margin);
        let area = Rect::from_min_size(ui.cursor().min + vec2(left, 0.0), vec2(width, f32::INFINITY));
        ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
            ui.push_id(persona.id.to_string(), |ui| sheet::show(ui, cx, painter, persona));
        });
        ui.add_space(margin);
        follow_focus(ui);
    });
}

/// A persona in the list.
fn card(ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter, persona: &Arc<Persona>, on: bool) {
    const HEIGHT: f32 = 72.0;
    const SIDE: f32 = 44.0;
    let theme = theme::of(ui);
    let width = ui.available_width();
    let name = match persona.age {
        Some(age) => {
            let values = [("name", cx.persona_name(persona.id).into()), ("age", age.into())];
            cx.format("persona-card-name", &values)
        }
        None => cx.persona_name(persona.id),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
    if on {
        ui.painter().rect_filled(rect, CARD_RADIUS, theme.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CARD_RADIUS, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, CARD_RADIUS);
    }
    let circle = Rect::from_center_size(pos2(rect.left() + 10.0 + SIDE / 2.0, rect.center().y), vec2(SIDE, SIDE));
    portrait::paint(ui, cx, painter, persona, circle);
    let left = circle.right() + 12.0;
    let hidden = cx.view.hidden.contains(&persona.id);
    let room = rect.right() - left - if hidden { 36.0 } else { 10.0 };
    let title = elided(ui, &name, theme::semibold(BODY + 0.5), theme.ink, room);
    let segment = elided(ui, &persona.segment, theme::regular(LABEL), theme.secondary, room);
    ui.painter().galley(pos2(left, rect.top() + 11.0), title, theme.ink);
    ui.painter().galley(pos2(left, rect.top() + 30.0), segment, theme.secondary);
    let sample = Rect::from_min_size(pos2(left, rect.top() + 49.0), vec2(64.0, 14.0));
    portrait::line_sample(ui, painter, persona.look, sample, if on { theme.accent_soft } else { theme.panel });
    if hidden {
        let eye = Rect::from_center_size(pos2(rect.right() - 20.0, rect.center().y), vec2(26.0, 26.0));
        ui.scope_builder(UiBuilder::new().max_rect(eye), |ui| {
            let words = cx.format("persona-show", &[("name", cx.persona_name(persona.id).into())]);
            if ui.add(IconButton::new("eye-off", &words).size(26.0).color(theme.faint)).clicked() {
                cx.act(Action::ToggleHidden(persona.id));
            }
        });
    }
    if response.clicked() {
        cx.act(Action::Select(Some(ElementId::Persona(persona.id))));
    }
}
