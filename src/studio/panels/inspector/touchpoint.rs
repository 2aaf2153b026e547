//! A touchpoint: what it is, who passes, what it rests on, how people feel and leave there.

use super::evidence::evidence;
use super::parts::{change, channels, side, stages};
use super::people::people;
use crate::edit::{Edit, Element};
use crate::i18n::format;
use crate::method;
use crate::model::{DropOff, ElementId, EmotionPoint, PersonaId, Touchpoint};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{
    Button, Dropdown, Ticked, elided, feeling_slider, field_label, focus_ring, icon, persona_mark, tick_box, wrapped,
};
use eframe::egui::{Color32, Frame, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How far along the stage a feeling may be from a touchpoint to belong to it.
const NEAR: f64 = 0.4;

/// Shows the fields.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, touchpoint: &Touchpoint) {
    let mut next = touchpoint.clone();
    if let Some(title) = form::text(ui, cx, "field-title", &next.title, 1) {
        next.title = title;
    }
    ui.add_space(2.0);
    // Names of stages are longer than those of channels.
    let (narrow, wide) = ((ui.available_width() - 8.0) * 0.45, (ui.available_width() - 8.0) * 0.55);
    let mut stage = touchpoint.stage;
    ui.horizontal_top(|ui| {
        side(ui, narrow, |ui| {
            let known = channels(cx, &touchpoint.channel);
            if let Some(channel) =
                Dropdown::new(&cx.text("field-channel")).width(narrow).show(ui, &known, &touchpoint.channel)
            {
                next.channel = channel;
            }
        });
        side(ui, wide, |ui| {
            let label = cx.text("element-stage");
            if let Some(chosen) = Dropdown::new(&label).width(wide).show(ui, &stages(cx), &touchpoint.stage) {
                stage = chosen;
            }
        });
    });
    if stage != touchpoint.stage {
        cx.apply(Edit::MoveTouchpoint { id: touchpoint.id, stage, at: touchpoint.at, row: touchpoint.row });
        return;
    }
    ui.add_space(2.0);
    people(ui, cx, "field-people", &mut next.personas);
    if let Some(detail) = form::text(ui, cx, "field-detail", &next.detail, 4) {
        next.detail = detail;
    }
    if let Some(platform) = form::text_hinted(ui, cx, "field-platform", &next.platform, 1, &cx.text("hint-platform")) {
        next.platform = platform;
    }
    if next.picture.is_some() {
        field_label(ui, &cx.text("field-picture"));
        if ui.add(Button::ghost(&cx.text("picture-remove"))).clicked() {
            next.picture = None;
        }
    }
    if importance(ui, cx, Ticked::of(next.moment_of_truth)) {
        next.moment_of_truth = !next.moment_of_truth;
    }
    evidence(ui, cx, &mut next.evidence);
    change(cx, touchpoint, next, Element::Touchpoint);
    feelings(ui, cx, touchpoint);
    losses(ui, cx, touchpoint);
}

/// Whether it is a moment of truth, of one card or of several; `true` if that shall be otherwise.
pub(super) fn importance(ui: &mut Ui, cx: &PanelContext<'_>, marked: Ticked) -> bool {
    field_label(ui, &cx.text("field-importance"));
    let theme = theme::of(ui);
    Frame::NONE
        .fill(theme.control)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(10, 3))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            tick_box(ui, &cx.text("mark-moment"), marked).changed()
        })
        .inner
}

/// The feeling of each persona who passes here: of the point that belongs to the touchpoint, else of one that is near and
/// belongs to none. A button puts a point where somebody has none.
fn feelings(ui: &mut Ui, cx: &PanelContext<'_>, touchpoint: &Touchpoint) {
    let passing = passing(cx, touchpoint);
    let near: Vec<&Arc<EmotionPoint>> = (passing.iter())
        .filter_map(|&persona| {
            let here = |point: &&Arc<EmotionPoint>| {
                point.persona == persona && point.curve == cx.curve && point.stage == touchpoint.stage
            };
            let own = || cx.journey.emotions.iter().filter(here);
            let away = |point: &EmotionPoint| (point.at.get() - touchpoint.at.get()).abs();
            let close = own().filter(|point| point.touchpoint.is_none() && away(point) <= NEAR);
            let linked = own().find(|point| point.touchpoint == Some(touchpoint.id));
            linked.or_else(|| close.min_by(|one, other| away(one).total_cmp(&away(other))))
        })
        .collect();
    if near.is_empty() && passing.is_empty() {
        return;
    }
    field_label(ui, &cx.text("field-feelings"));
    for point in &near {
        feeling_row(ui, cx, point, true);
    }
    if near.len() < passing.len() {
        let words = cx.command(Command::PlaceEmotion);
        if ui.add(Button::ghost(&words).icon(Command::PlaceEmotion.icon())).clicked() {
            cx.run(Command::PlaceEmotion);
        }
    }
}

/// Slider and figure of one feeling, one control in one row. Whose it is stands before the slider where the names of all personas are
/// short, else over it.
pub(super) fn feeling_row(ui: &mut Ui, cx: &PanelContext<'_>, point: &EmotionPoint, named: bool) {
    /// The most room a name takes beside its slider.
    const NAME: f32 = 76.0;
    const FIGURE: f32 = 64.0;
    let theme = theme::of(ui);
    let name = cx.persona_name(point.persona);
    let look = cx.persona(point.persona).map(|persona| persona.look).unwrap_or_default();
    let laid = |ui: &Ui, name: &str, width: f32| elided(ui, name, theme::medium(BODY), theme.ink, width);
    ui.push_id(point.id.to_string(), |ui| {
        // As wide as the longest name, so that the tracks of all begin at one place.
        let names = cx.document.personas.iter().map(|persona| cx.persona_name(persona.id));
        let longest = names.map(|name| laid(ui, &name, f32::INFINITY).size().x).fold(0.0, f32::max);
        let beside = longest <= NAME;
        let told = |ui: &mut Ui, width: f32, height: f32| {
            let galley = laid(ui, &name, width);
            let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.ink);
            response.on_hover_text(&name);
        };
        if named && !beside {
            ui.add_space(2.0);
            let width = ui.available_width();
            told(ui, width, 18.0);
            ui.add_space(-6.0);
        }
        ui.horizontal(|ui| {
            if named && beside {
                told(ui, longest + 4.0, 24.0);
            }
            let mut value = point.value;
            let width = ui.available_width() - FIGURE - ui.spacing().item_spacing.x;
            let response = feeling_slider(ui, &name, &mut value, look, width);
            cx.track_drag_start(&response);
            let typed = form::feeling_in(ui, cx, "field-feeling-value", point.value, FIGURE);
            let value = if response.changed() { Some(value) } else { typed };
            if let Some(value) = value {
                cx.apply(Edit::MoveEmotion { id: point.id, stage: point.stage, at: point.at, value });
            }
            cx.track_drag_end(&response);
        });
    });
}

/// The personas who pass a touchpoint.
fn passing(cx: &PanelContext<'_>, touchpoint: &Touchpoint) -> Vec<PersonaId> {
    let all = cx.document.personas.iter().map(|persona| persona.id);
    all.filter(|id| touchpoint.personas.is_empty() || touchpoint.personas.contains(id)).collect()
}

/// The losses here: each persona's drop-off that belongs to the touchpoint, else the first of the stage at or behind it that
/// belongs to none.
fn losses(ui: &mut Ui, cx: &PanelContext<'_>, touchpoint: &Touchpoint) {
    let following: Vec<&Arc<DropOff>> = passing(cx, touchpoint)
        .into_iter()
        .filter_map(|persona| {
            let own =
                || cx.journey.dropoffs.iter().filter(|one| one.persona == persona && one.stage == touchpoint.stage);
            let behind = own().filter(|one| one.touchpoint.is_none() && one.at >= touchpoint.at);
            let linked = own().find(|one| one.touchpoint == Some(touchpoint.id));
            linked.or_else(|| behind.min_by(|one, other| one.at.get().total_cmp(&other.at.get())))
        })
        .collect();
    if following.is_empty() {
        return;
    }
    field_label(ui, &cx.text("field-losses"));
    for dropoff in following {
        loss(ui, cx, dropoff);
    }
}

/// One loss as a card; a click selects it.
fn loss(ui: &mut Ui, cx: &PanelContext<'_>, dropoff: &DropOff) {
    let theme = theme::of(ui);
    let name = cx.persona_name(dropoff.persona);
    let way = method::remaining(cx.document, cx.journey, dropoff.persona);
    let lost = way.step(dropoff.id).map_or(dropoff.lost.get(), |step| step.rate);
    let share = format::percent(-lost, cx.words.language());
    let reason = if dropoff.reason.is_empty() { cx.text_of("dropoff-no-reason") } else { dropoff.reason.clone() };
    let shown = Frame::NONE.fill(theme.negative_soft).corner_radius(CARD_RADIUS).inner_margin(Margin::same(12)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.horizontal(|ui| {
                ui.label(RichText::new(&share).font(theme::bold(18.0)).color(theme.negative));
                let (mark, _) = ui.allocate_exact_size(vec2(11.0, 16.0), Sense::hover());
                let look = cx.persona(dropoff.persona).map(|persona| persona.look).unwrap_or_default();
                persona_mark(ui.painter(), look, mark.center(), 4.5, Stroke::new(2.0, theme.persona(look.hue)));
                ui.label(RichText::new(&name).font(theme::regular(LABEL + 0.5)).color(theme.negative));
            });
            ui.label(RichText::new(&reason).font(theme::regular(BODY)).color(theme.ink));
            if let Some(solution) = dropoff.solution.and_then(|id| cx.journey.solutions.get(id)) {
                let words = cx.short_name_of(ElementId::Solution(solution.id));
                let galley = wrapped(ui, &words, theme::medium(BODY), theme.positive, ui.available_width() - 24.0);
                let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(22.0, 0.0), Sense::hover());
                icon(ui.painter(), "lightbulb", pos2(rect.left() + 7.0, rect.top() + 9.0), 14.0, theme.positive);
                ui.painter().galley(rect.min + vec2(22.0, 0.0), galley, Color32::PLACEHOLDER);
            }
        },
    );
    let id = ui.scope_id().with(("loss", dropoff.id.to_string()));
    let response = ui.interact(shown.response.rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{share}, {name}: {reason}")));
    if response.has_focus() {
        focus_ring(ui.painter(), theme, response.rect, CARD_RADIUS);
    }
    if response.clicked() {
        cx.act(Action::Select(Some(ElementId::DropOff(dropoff.id))));
    }
}
