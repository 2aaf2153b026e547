//! The palette on the left: channels, marks, personas.

use crate::editor::{Placement, Tool};
use crate::method;
use crate::model::Persona;
use crate::studio::app::{Action, Scope};
use crate::studio::commands::Command;
use crate::studio::places::Place;
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{
    Button, IconButton, PaletteRow, elided, focus_ring, follow_focus, icon, persona_mark, row_menu, scroll_in_margin,
    section,
};
use eframe::egui::{
    Color32, Id, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// How many channels stand in the palette itself.
const SHOWN: usize = 9;

/// Shows the palette.
pub(crate) fn show(ui: &mut Ui, scope: &Scope<'_>) {
    scroll_in_margin(ui);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        section(ui, &scope.text("palette-channels"));
        for channel in method::channels().iter().take(SHOWN) {
            let placement = Placement::Touchpoint { channel: channel.key.to_owned() };
            row(ui, scope, placement, channel.icon, &scope.text_of(&channel.name_key()), None, None);
        }
        all_channels(ui, scope);
        ui.add_space(12.0);
        section(ui, &scope.text("palette-marks"));
        let theme = theme::of(ui);
        let marks = [
            (Placement::EmotionPoint, "mark-emotion", Command::PlaceEmotion, None),
            (Placement::DropOff, "mark-dropoff", Command::PlaceDropOff, Some(theme.negative)),
            (Placement::MomentOfTruth, "mark-moment", Command::PlaceMoment, None),
            (Placement::Barrier, "mark-barrier", Command::PlaceBarrier, None),
            (Placement::Solution, "mark-solution", Command::PlaceSolution, None),
        ];
        for (placement, key, command, color) in marks {
            let draws = placement == Placement::EmotionPoint;
            ui.add_enabled_ui(command.is_enabled(scope.facts), |ui| {
                row(ui, scope, placement, command.icon(), &scope.text(key), scope.keys(command).as_deref(), color);
                if draws {
                    draw_row(ui, scope);
                }
            });
        }
        ui.add_space(12.0);
        section(ui, &scope.text("place-personas"));
        ui.spacing_mut().item_spacing.y = 0.0;
        for persona in &scope.document.personas {
            persona_row(ui, scope, persona);
        }
        if scope.facts.has_hidden_personas {
            ui.add_space(4.0);
            let words = scope.command(Command::ShowPersonas);
            if ui.add(Button::ghost(&words).icon(Command::ShowPersonas.icon()).wide().left()).clicked() {
                scope.run(Command::ShowPersonas);
            }
        }
        add_persona(ui, scope);
        super::curves::show(ui, scope);
        ui.add_space(8.0);
        follow_focus(ui);
    });
}

/// A row that is armed by a click and dragged onto the map.
fn row(
    ui: &mut Ui,
    scope: &Scope<'_>,
    placement: Placement,
    name: &str,
    text: &str,
    key: Option<&str>,
    color: Option<Color32>,
) {
    let armed = *scope.tool == Tool::Place(placement.clone());
    let response = ui.add(PaletteRow { icon: name, text, key, armed, color });
    arm(scope, &response, placement, armed);
}

/// The row of the pen that draws a curve.
fn draw_row(ui: &mut Ui, scope: &Scope<'_>) {
    let armed = *scope.tool == Tool::Sketch;
    let (text, key) = (scope.text("mark-draw"), scope.keys(Command::DrawCurve));
    let response =
        ui.add(PaletteRow { icon: Command::DrawCurve.icon(), text: &text, key: key.as_deref(), armed, color: None });
    if response.on_hover_text(scope.command(Command::DrawCurve)).clicked() {
        scope.act(Action::Arm(if armed { Tool::Select } else { Tool::Sketch }));
    }
}

fn arm(scope: &Scope<'_>, response: &Response, placement: Placement, armed: bool) {
    if response.drag_started() {
        scope.act(Action::Drag(placement));
    } else if response.clicked() {
        scope.act(Action::Arm(if armed { Tool::Select } else { Tool::Place(placement) }));
    }
}

fn all_channels(ui: &mut Ui, scope: &Scope<'_>) {
    let theme = theme::of(ui);
    let words = scope.format("palette-all", &[("count", method::channels().len().into())]);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, theme::RADIUS);
    }
    icon(ui.painter(), "ellipsis", pos2(rect.left() + 18.0, rect.center().y), 16.0, theme.ink);
    let galley = elided(ui, &words, theme::medium(BODY), theme.secondary, rect.width() - 44.0);
    ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, theme.secondary);
    Popup::menu(&response)
        .id(Id::unique("all channels"))
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .width(240.0)
        .show(|ui| {
            ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for channel in method::channels() {
                    let words = scope.text_of(&channel.name_key());
                    if row_menu(ui, channel.icon, &words, None, true, false).clicked() {
                        let placement = Placement::Touchpoint { channel: channel.key.to_owned() };
                        scope.act(Action::Arm(Tool::Place(placement)));
                    }
                }
            });
        });
}

fn persona_row(ui: &mut Ui, scope: &Scope<'_>, persona: &Arc<Persona>) {
    let theme = theme::of(ui);
    let hidden = scope.view.hidden.contains(&persona.id);
    let name = scope.persona_name(persona.id);
    let element = crate::model::ElementId::Persona(persona.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, scope.selection.contains(element), &name));
    if response.hovered() || scope.selection.contains(element) {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, theme::RADIUS);
    }
    let (ring, ink) = if hidden { (theme.faint, theme.faint) } else { (theme.persona(persona.look.hue), theme.ink) };
    let at = pos2(rect.left() + 9.0, rect.center().y);
    persona_mark(ui.painter(), persona.look, at, 6.5, Stroke::new(2.0, ring));
    let galley = elided(ui, &name, theme::medium(BODY), ink, rect.width() - 62.0);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let eye = eframe::egui::Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(26.0, 26.0));
    let builder = eframe::egui::UiBuilder::new().max_rect(eye);
    ui.scope_builder(builder, |ui| {
        let (glyph, key) = if hidden { ("eye-off", "persona-show") } else { ("eye", "persona-hide") };
        let words = scope.format(key, &[("name", name.as_str().into())]);
        let color = if hidden { theme.faint } else { theme.secondary };
        let mut button = ui.add(IconButton::new(glyph, &words).size(26.0).color(color));
        if scope.facts.has_others {
            button = button.on_hover_text(scope.text("persona-solo-hint"));
        }
        if button.clicked() {
            let alone = ui.input(|input| input.modifiers.alt);
            scope.act(if alone { Action::Solo(persona.id) } else { Action::ToggleHidden(persona.id) });
        }
    });
    if response.clicked() {
        scope.act(Action::Select(Some(element)));
    }
    if response.double_clicked() {
        scope.act(Action::Go(Place::Personas));
    }
    if response.secondary_clicked() {
        let at = response.interact_pointer_pos().unwrap_or_else(|| rect.center());
        scope.act(Action::OpenMenu(at, element));
    }
}

fn add_persona(ui: &mut Ui, scope: &Scope<'_>) {
    if scope.document.personas.is_empty() {
        let words = scope.text("personas-empty-help");
        crate::studio::widgets::label(ui, &words);
        ui.add_space(6.0);
        if ui.add(Button::new(&scope.text("add-persona")).icon("plus").wide()).clicked() {
            scope.act(Action::AddPersona);
        }
    }
}
