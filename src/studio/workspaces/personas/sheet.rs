//! The sheet of one persona: who it is at the top, what is known of it below.

use super::inline::{Inline, InlineKind};
use super::{aside, blocks};
use crate::edit::{Edit, Element};
use crate::i18n::format;
use crate::layout::PaperTheme;
use crate::model::{Amount, ElementId, Language, Persona};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::dialogs::portrait;
use crate::studio::paint::ScenePainter;
use crate::studio::panels::form;
use crate::studio::theme::{self, BLOCK_RADIUS, BODY, LABEL, RADIUS};
use crate::studio::widgets::{Button, IconButton, focus_ring, icon, row_menu, wrapped};
use crate::studio::workspaces::takes_name;
use eframe::egui::{
    Align, CursorIcon, FontId, Frame, Layout, Margin, Popup, PopupCloseBehavior, Rect, RichText, Role, Sense, Stroke,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// From this width of the sheet on what belongs to the map stands beside the persona, else below.
const WIDE: f32 = 960.0;

/// Shows the sheet and asks for what was changed in it.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter, persona: &Arc<Persona>) {
    let theme = theme::of(ui);
    let wide = ui.available_width() >= WIDE;
    let margin = if wide { Margin { left: 36, right: 36, top: 32, bottom: 20 } } else { Margin::symmetric(24, 24) };
    let ground = Frame::NONE
        .fill(theme.control)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(BLOCK_RADIUS)
        .inner_margin(margin);
    let mut next = persona.as_ref().clone();
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        alike(ui, cx, persona);
        let start = ui.cursor().min;
        let width = ui.available_width();
        let side = if wide { 148.0 } else { 116.0 };
        let gap = if wide { 32.0 } else { 24.0 };
        let column = |ui: &mut Ui, left: f32, width: f32, add: &mut dyn FnMut(&mut Ui)| {
            let area = Rect::from_min_size(pos2(start.x + left, start.y), vec2(width, f32::INFINITY));
            let mut column = ui.new_child(UiBuilder::new().max_rect(area).id_salt(left.to_bits()));
            column.set_width(width);
            add(&mut column);
            column.min_rect().bottom()
        };
        // What stands beside is the last column of the grid below.
        let aside = blocks::column_width(width, 3);
        let beside = if wide { aside + blocks::GUTTER } else { 0.0 };
        let mut bottom = column(ui, 0.0, side, &mut |ui| face(ui, cx, painter, persona, side));
        let middle = width - side - gap - beside;
        bottom = bottom.max(column(ui, side + gap, middle, &mut |ui| identity(ui, cx, &mut next)));
        // What stands beside is shown after what is written below, so that Tab goes from text to text; how low it reaches is known
        // from the frame before.
        let reaches = ui.scope_id().with("aside");
        let known = ui.data(|data| data.get_temp::<f32>(reaches));
        if wide {
            bottom = bottom.max(start.y + known.unwrap_or_default());
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(start, pos2(start.x + width, bottom)));
        ui.add_space(28.0);
        if !wide {
            aside::show(ui, cx, painter, &mut next);
            ui.add_space(20.0);
        }
        blocks::show(ui, cx, &mut next);
        if wide {
            let part = &mut |ui: &mut Ui| aside::show(ui, cx, painter, &mut next);
            let height = column(ui, width - aside, aside, part) - start.y;
            if known != Some(height) {
                ui.data_mut(|data| data.insert_temp(reaches, height));
                ui.ctx().request_discard("the aside of a persona has another height");
            }
        }
        actions(ui, cx, persona, pos2(start.x + width - beside, start.y));
    });
    if next != **persona {
        cx.apply(Edit::Change(Box::new(Element::Persona(next))));
    }
}

/// Name, age, segment, circumstances and what the persona says.
fn identity(ui: &mut Ui, cx: &PanelContext<'_>, persona: &mut Persona) {
    let text = |ui: &mut Ui, key: &'static str, hint: &str, font: FontId, kind: InlineKind, value: &mut String| {
        let mut buffer = value.clone();
        let label = cx.text(key);
        let response = Inline { label: &label, hint, font, kind }.show(ui, cx, &mut buffer);
        if response.changed() {
            *value = buffer;
        }
        response
    };
    // The buttons at the upper right end keep their place.
    let full = ui.available_width();
    ui.scope(|ui| {
        ui.set_max_width(full - 80.0);
        let hint = cx.text("element-persona");
        let name = text(ui, "field-name", &hint, theme::bold(30.0), InlineKind::Text, &mut persona.name);
        if takes_name(ui) {
            name.request_focus();
        }
    });
    text(
        ui,
        "persona-segment",
        &cx.text("persona-segment-question"),
        theme::medium(BODY + 2.0),
        InlineKind::Text,
        &mut persona.segment,
    );
    ui.add_space(12.0);
    facts(ui, cx, persona);
    ui.add_space(8.0);
    caption(ui, &cx.text("field-demographics"));
    text(
        ui,
        "field-demographics",
        &cx.text("persona-demographics-question"),
        theme::regular(BODY),
        InlineKind::Text,
        &mut persona.demographics,
    );
    ui.add_space(16.0);
    let (open, close) = quotation_marks(cx.document.project.language);
    let font = theme::semibold(22.0);
    text(ui, "persona-quote", &cx.text("hint-quote"), font, InlineKind::Quote(open, close), &mut persona.quote);
}

/// The figures: age, and what one customer brings.
fn facts(ui: &mut Ui, cx: &PanelContext<'_>, persona: &mut Persona) {
    let age = |ui: &mut Ui, persona: &mut Persona| {
        if let Some(value) = form::number_in(ui, cx, "field-age", persona.age.map(f64::from), 72.0) {
            persona.age = value.map(|age| {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–150")]
                let age = age.clamp(0.0, 150.0).round() as u16;
                age
            });
        }
    };
    let value = |ui: &mut Ui, persona: &mut Persona| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let value = persona.value.map(Amount::get);
            if let Some(value) = form::number_in(ui, cx, "persona-value", value, 124.0) {
                persona.value = value.map(Amount::new);
            }
            let project = &cx.document.project;
            let sign = format::currency(&project.currency, project.language);
            ui.label(RichText::new(sign).font(theme::medium(BODY)).color(theme::of(ui).secondary));
        });
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        ui.vertical(|ui| {
            caption(ui, &cx.text("field-age"));
            age(ui, persona);
        });
        ui.vertical(|ui| {
            caption(ui, &cx.text("persona-value"));
            value(ui, persona);
        });
    });
}

/// The outer quotation marks of a language.
fn quotation_marks(language: Language) -> (&'static str, &'static str) {
    let quoted = format::quote("", language);
    match quoted.chars().next() {
        Some('«') => ("«", "»"),
        _ => ("“", "”"),
    }
}

/// A small name over a value.
pub(super) fn caption(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).secondary;
    ui.label(RichText::new(text).font(theme::regular(LABEL)).color(color));
}

/// The portrait, the sample of the line, and what can be done with the picture.
fn face(ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter, persona: &Persona, side: f32) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let framed = persona.portrait.is_some();
    let words = cx.text(if framed { "portrait-crop" } else { "portrait-choose" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    portrait::paint(ui, cx, painter, persona, rect);
    let over = response.hovered() || scope_is_dropping(ui);
    if over {
        ui.painter().circle_filled(rect.center(), side / 2.0, theme.scrim);
        let sign = if framed { "crop" } else { "image-plus" };
        icon(ui.painter(), sign, rect.center(), 26.0, theme.paper);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, 255);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words);
    if response.clicked() {
        if framed {
            cx.run(Command::CropPortrait);
        } else {
            cx.act(Action::PickPortrait(persona.id));
        }
    }
    ui.add_space(12.0);
    let (sample, _) = ui.allocate_exact_size(vec2(side, 22.0), Sense::hover());
    portrait::line_sample(ui, painter, persona.look, sample, theme.control);
    ui.add_space(6.0);
    if framed {
        let row = Rect::from_min_size(ui.cursor().min, vec2(side, 32.0));
        ui.scope_builder(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.add_space((side - 104.0) / 2.0);
            let button = |name, key: &'static str, ui: &mut Ui| {
                ui.add(IconButton::new(name, &cx.text(key)).color(theme.secondary)).clicked()
            };
            if button("crop", "portrait-crop", ui) {
                cx.run(Command::CropPortrait);
            }
            if button("image-plus", "portrait-replace", ui) {
                cx.act(Action::PickPortrait(persona.id));
            }
            if button("trash-2", "portrait-remove-long", ui) {
                cx.apply(Edit::SetPortrait { persona: persona.id, image: None, crop: None });
            }
        });
    } else {
        if ui.add(Button::new(&cx.text("portrait-pick")).icon("image-plus").wide()).clicked() {
            cx.act(Action::PickPortrait(persona.id));
        }
        ui.add_space(2.0);
        let help = wrapped(ui, &cx.text("portrait-help"), theme::regular(LABEL), theme.secondary, side);
        ui.label(help);
    }
}

/// Whether a file is held over the window.
fn scope_is_dropping(ui: &Ui) -> bool {
    ui.input(|input| !input.raw.hovered_files.is_empty())
}

/// What can be done with the persona as a whole, at the upper right end of its name.
fn actions(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Persona, corner: eframe::egui::Pos2) {
    let area = Rect::from_min_size(corner - vec2(72.0, 0.0), vec2(72.0, 36.0));
    ui.scope_builder(UiBuilder::new().max_rect(area).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let menu = ui.add(IconButton::new("ellipsis", &cx.text("menu")));
        Popup::menu(&menu).close_behavior(PopupCloseBehavior::CloseOnClick).width(288.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let commands = [
                Command::SoloPersona,
                Command::ShowPersonas,
                Command::FreeLook,
                Command::SavePersona,
                Command::InsertPersona,
            ];
            for command in commands {
                let enabled = command.is_enabled(cx.commands);
                if row_menu(ui, command.icon(), &cx.command(command), None, enabled, false).clicked() {
                    cx.run(command);
                }
            }
            let words = cx.text("persona-delete");
            if row_menu(ui, Command::Delete.icon(), &words, None, true, false).clicked() {
                cx.act(Action::Select(Some(ElementId::Persona(persona.id))));
                cx.run(Command::Delete);
            }
        });
        let words = cx.command(Command::SavePersona);
        if ui.add(IconButton::new(Command::SavePersona.icon(), &words)).clicked() {
            cx.run(Command::SavePersona);
        }
    });
}

/// Warns that the persona's marks are taken for those of others, and offers the look that is free.
fn alike(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Persona) {
    let paper = PaperTheme::get();
    let others = cx.document.personas.iter().filter(|other| other.id != persona.id);
    let found: Vec<_> =
        others.filter_map(|other| Some((other.id, paper.too_similar(persona.look, other.look)?))).collect();
    let Some((_, vision)) = found.first() else { return };
    let mut names = vec![cx.persona_name(persona.id)];
    names.extend(found.iter().filter(|(_, other)| other == vision).map(|(id, _)| cx.persona_name(*id)));
    let key = match vision {
        crate::color::Vision::Normal => "persona-alike",
        crate::color::Vision::Grey => "persona-alike-grey",
        _ => "persona-alike-colour",
    };
    let words = cx.format(key, &[("names", names.join(", ").into())]);
    let theme = theme::of(ui);
    let ground = Frame::NONE.fill(theme.caution_soft).corner_radius(RADIUS).inner_margin(Margin::symmetric(12, 6));
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (sign, _) = ui.allocate_exact_size(vec2(18.0, 32.0), Sense::hover());
            icon(ui.painter(), "circle-alert", sign.center(), 16.0, theme.caution);
            let room = (ui.available_width() - 196.0).max(80.0);
            let galley = wrapped(ui, &words, theme::medium(BODY), theme.caution, room);
            ui.label(galley);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::new(&cx.text("persona-take-free-look"))).clicked() {
                    cx.run(Command::FreeLook);
                }
            });
        });
    });
    ui.add_space(20.0);
}
