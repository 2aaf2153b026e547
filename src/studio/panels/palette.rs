//! The palette on the left: channels, marks, personas. Folded it is a strip of icons that hold the same.

use super::channels;
use crate::editor::{Placement, Tool};
use crate::method;
use crate::model::{ElementId, Persona};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext, Workspace};
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{
    Button, IconButton, PALETTE_ROW, PaletteRow, elided, focus_ring, follow_focus, hairline, persona_mark,
    scroll_in_margin, section,
};
use eframe::egui::{
    Color32, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// How many channels stand in the palette itself, where its height allows, and at least.
const SHOWN: usize = 9;
const LEAST: usize = 3;
/// Between two rows.
const GAP: f32 = 3.0;
/// Above a heading.
const ABOVE: f32 = 6.0;
/// Height of a persona's row.
const PERSON: f32 = 28.0;

/// What a mark is, its words and its command, and whether it can be put at all.
type MarkTool = (Placement, &'static str, Command);

/// The marks of what is felt and of who is lost.
const FELT: [MarkTool; 2] = [
    (Placement::EmotionPoint, "mark-emotion", Command::PlaceEmotion),
    (Placement::DropOff, "mark-dropoff", Command::PlaceDropOff),
];
/// The marks of what hinders and what helps.
const WEIGHED: [MarkTool; 3] = [
    (Placement::MomentOfTruth, "mark-moment", Command::PlaceMoment),
    (Placement::Barrier, "mark-barrier", Command::PlaceBarrier),
    (Placement::Solution, "mark-solution", Command::PlaceSolution),
];

/// Shows the palette, or the strip that it is while it is folded.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>, folded: bool) {
    scroll_in_margin(ui);
    let room = ui.available_height();
    // As many channels as leave room for all that stands below them.
    let slot = ui.scope_id().with(("below the channels", folded));
    let below = ui.data(|data| data.get_temp::<f32>(slot)).unwrap_or(420.0);
    let pitch = PALETTE_ROW + GAP;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window holds some dozens of rows")]
    let fitting = (((room - below) / pitch).max(0.0) as usize).clamp(LEAST, SHOWN);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        let top = ui.cursor().top();
        if !folded {
            section(ui, &cx.text("palette-channels"));
        }
        for channel in method::channels().iter().take(fitting) {
            let placement = Placement::Touchpoint { channel: channel.key.to_owned() };
            row(ui, cx, placement, (channel.icon, &cx.text_of(&channel.name_key())), None, None, folded);
        }
        channels::show(ui, cx, fitting, folded);
        if folded {
            strip_marks(ui, cx);
        } else {
            mark_tools(ui, cx);
        }
        #[expect(clippy::cast_precision_loss, reason = "there are a handful of channels")]
        let channels = pitch * fitting as f32;
        let below = ui.min_rect().bottom() - top - channels;
        ui.data_mut(|data| data.insert_temp(slot, below));
        follow_focus(ui);
    });
}

fn mark_tools(ui: &mut Ui, cx: &PanelContext<'_>) {
    heading(ui, &cx.text("palette-felt"));
    for mark in &FELT {
        mark_row(ui, cx, mark, false);
    }
    heading(ui, &cx.text("palette-weighed"));
    for mark in &WEIGHED {
        mark_row(ui, cx, mark, false);
    }
    heading(ui, &cx.text("place-personas"));
    ui.spacing_mut().item_spacing.y = 0.0;
    for persona in &cx.document.personas {
        persona_row(ui, cx, persona);
    }
    if cx.commands.has_hidden_personas {
        let words = cx.command(Command::ShowPersonas);
        if ui.add(Button::ghost(&words).icon(Command::ShowPersonas.icon()).wide().left()).clicked() {
            cx.run(Command::ShowPersonas);
        }
    }
    if cx.document.personas.is_empty() {
        add_persona(ui, cx);
    } else {
        ui.spacing_mut().item_spacing.y = GAP;
        heading(ui, &cx.text("palette-curve"));
        super::curves::show(ui, cx);
    }
}

/// The same as icons, with names and keys under the pointer.
fn strip_marks(ui: &mut Ui, cx: &PanelContext<'_>) {
    for marks in [&FELT[..], &WEIGHED[..]] {
        line(ui);
        for mark in marks {
            mark_row(ui, cx, mark, true);
        }
    }
    line(ui);
    if cx.document.personas.is_empty() {
        let words = cx.text("add-persona");
        if ui.add(IconButton::new("user-plus", &words).size(ui.available_width())).clicked() {
            cx.act(Action::AddPersona);
        }
        return;
    }
    for persona in &cx.document.personas {
        persona_sign(ui, cx, persona);
    }
    let curves = ui.add(IconButton::new("spline", &cx.text("palette-curve")).size(ui.available_width()));
    let beside = Popup::menu(&curves).align(RectAlign::RIGHT_END).gap(10.0);
    beside.close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(208.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        section(ui, &cx.text("palette-curve"));
        super::curves::show(ui, cx);
        if cx.commands.has_hidden_personas {
            let words = cx.command(Command::ShowPersonas);
            if ui.add(Button::ghost(&words).icon(Command::ShowPersonas.icon()).wide().left()).clicked() {
                cx.run(Command::ShowPersonas);
            }
        }
    });
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(ABOVE);
    section(ui, words);
}

fn line(ui: &mut Ui) {
    ui.add_space(3.0);
    hairline(ui);
    ui.add_space(3.0);
}

fn mark_row(ui: &mut Ui, cx: &PanelContext<'_>, (placement, key, command): &MarkTool, narrow: bool) {
    let color = (*placement == Placement::DropOff).then(|| theme::of(ui).negative);
    let draws = *placement == Placement::EmotionPoint;
    let why = command.why_not(cx.commands);
    let rows = ui.add_enabled_ui(why.is_none(), |ui| {
        let name = (command.icon(), &*cx.text(key));
        row(ui, cx, placement.clone(), name, cx.keys(*command).as_deref(), color, narrow);
        if draws {
            draw_row(ui, cx, narrow);
        }
    });
    if let Some(why) = why {
        rows.response.on_disabled_hover_text(cx.text(why));
    }
}

/// A row that is armed by a click and dragged onto the map.
fn row(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    placement: Placement,
    (icon, text): (&str, &str),
    key: Option<&str>,
    color: Option<Color32>,
    narrow: bool,
) {
    let armed = *cx.tool == Tool::Place(placement.clone());
    let response = ui.add(PaletteRow { icon, text, key, armed, color, narrow });
    channels::arm(cx, &response, placement, armed);
}

/// The row of the pen that draws a curve.
fn draw_row(ui: &mut Ui, cx: &PanelContext<'_>, narrow: bool) {
    let armed = *cx.tool == Tool::Sketch;
    let (text, key) = (cx.text("mark-draw"), cx.keys(Command::DrawCurve));
    let icon = Command::DrawCurve.icon();
    let response = ui.add(PaletteRow { icon, text: &text, key: key.as_deref(), armed, color: None, narrow });
    let response = if narrow { response } else { response.on_hover_text(cx.command(Command::DrawCurve)) };
    if response.clicked() {
        cx.act(Action::Arm(if armed { Tool::Select } else { Tool::Sketch }));
    }
}

/// A persona's ground and mark; gives where it stands and its ink.
fn persona_ground(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Arc<Persona>, mark: f32) -> (Rect, Response, Color32) {
    let theme = theme::of(ui);
    let hidden = cx.view.hidden.contains(&persona.id);
    let name = cx.persona_name(persona.id);
    let element = ElementId::Persona(persona.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), PERSON), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, cx.selection.contains(element) || cx.owner == Some(persona.id), &name)
    });
    let takes = cx.owner == Some(persona.id);
    if takes {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() || cx.selection.contains(element) {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, theme::RADIUS);
    }
    let (ring, ink) = if hidden { (theme.faint, theme.faint) } else { (theme.persona(persona.look.hue), theme.ink) };
    persona_mark(ui.painter(), persona.look, pos2(rect.left() + mark, rect.center().y), 6.5, Stroke::new(2.0, ring));
    if response.clicked() {
        cx.act(Action::Select(Some(element)));
    }
    if response.double_clicked() {
        cx.act(Action::Go(Workspace::Personas));
    }
    if response.secondary_clicked() {
        let at = response.interact_pointer_pos().unwrap_or_else(|| rect.center());
        cx.act(Action::OpenMenu(at, element));
    }
    (rect, response, ink)
}

/// A persona's mark alone.
fn persona_sign(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Arc<Persona>) {
    let middle = ui.available_width() / 2.0;
    let (_, response, _) = persona_ground(ui, cx, persona, middle);
    response.on_hover_text(format!("{}\n{}", cx.persona_name(persona.id), cx.text("persona-sign-hint")));
}

fn persona_row(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Arc<Persona>) {
    let theme = theme::of(ui);
    let (rect, _, ink) = persona_ground(ui, cx, persona, 9.0);
    let hidden = cx.view.hidden.contains(&persona.id);
    let name = cx.persona_name(persona.id);
    let galley = elided(ui, &name, theme::medium(BODY), ink, rect.width() - 62.0);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let eye = Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(26.0, 26.0));
    ui.scope_builder(UiBuilder::new().max_rect(eye), |ui| {
        let (glyph, key) = if hidden { ("eye-off", "persona-show") } else { ("eye", "persona-hide") };
        let words = cx.format(key, &[("name", name.as_str().into())]);
        let color = if hidden { theme.faint } else { theme.secondary };
        let mut button = ui.add(IconButton::new(glyph, &words).size(26.0).color(color));
        if cx.commands.has_others {
            button = button.on_hover_text(cx.text("persona-solo-hint"));
        }
        if button.clicked() {
            let alone = ui.input(|input| input.modifiers.alt);
            cx.act(if alone { Action::Solo(persona.id) } else { Action::ToggleHidden(persona.id) });
        }
    });
}

fn add_persona(ui: &mut Ui, cx: &PanelContext<'_>) {
    let words = cx.text("personas-empty-help");
    crate::studio::widgets::label(ui, &words);
    ui.add_space(6.0);
    if ui.add(Button::new(&cx.text("add-persona")).icon("plus").wide()).clicked() {
        cx.act(Action::AddPersona);
    }
}
