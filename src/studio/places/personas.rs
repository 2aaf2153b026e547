//! The personas: cards on the left, the fields of the chosen one on the right.

use crate::model::{ElementId, Persona};
use crate::studio::app::{Action, Scope};
use crate::studio::panels::inspector;
use crate::studio::theme::{self, CARD_RADIUS, LABEL, TITLE};
use crate::studio::widgets::{Button, elided, empty_state, focus_ring, wrapped};
use eframe::egui::{
    Align2, Frame, Margin, Panel, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Shows the personas.
pub(crate) fn show(ui: &mut Ui, scope: &Scope<'_>) {
    let theme = theme::of(ui);
    let chosen = scope.selection.iter().find_map(|element| match element {
        ElementId::Persona(id) => scope.persona(*id),
        _ => None,
    });
    let chosen = chosen.or_else(|| scope.document.personas.at(0));
    let ground = Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 16));
    Panel::left("personas list").exact_size(340.0).resizable(false).frame(ground).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            for persona in &scope.document.personas {
                card(ui, scope, persona, chosen.is_some_and(|chosen| chosen.id == persona.id));
            }
            if ui.add(Button::new(&scope.text("add-persona")).icon("plus").wide()).clicked() {
                scope.act(Action::AddPersona);
            }
        });
    });
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::column(ui, 560.0, |ui| {
            let Some(persona) = chosen else {
                empty_state(ui, "users", &scope.text("personas-empty"), &scope.text("personas-empty-help"));
                return;
            };
            let name = scope.persona_name(persona.id);
            ui.label(RichText::new(name).font(theme::bold(22.0)).color(theme.ink));
            ui.add_space(4.0);
            ui.push_id(persona.id.to_string(), |ui| inspector::persona::show(ui, scope, persona));
        });
    });
}

fn card(ui: &mut Ui, scope: &Scope<'_>, persona: &Persona, on: bool) {
    let theme = theme::of(ui);
    let width = ui.available_width();
    let name = match persona.age {
        Some(age) => {
            let values = [("name", scope.persona_name(persona.id).into()), ("age", age.into())];
            scope.format("persona-card-name", &values)
        }
        None => scope.persona_name(persona.id),
    };
    let quote = if persona.quote.is_empty() {
        String::new()
    } else {
        crate::i18n::format::quote(&persona.quote, scope.document.project.language)
    };
    let quote = wrapped(ui, &quote, theme::regular(LABEL), theme.secondary, width - 84.0);
    let height = 62.0_f32.max(48.0 + quote.size().y + 10.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
    let fill = if response.hovered() { theme.hover } else { theme.control };
    ui.painter().rect(rect, CARD_RADIUS, fill, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    if on || response.has_focus() {
        focus_ring(ui.painter(), theme, rect, CARD_RADIUS);
    }
    let hue = theme.persona(persona.look.hue);
    let center = pos2(rect.left() + 38.0, rect.top() + 32.0);
    ui.painter().circle(center, 21.0, theme.persona_soft(persona.look.hue), Stroke::new(2.0, hue));
    let initial: String = persona.name.chars().take(1).collect();
    ui.painter().text(center, Align2::CENTER_CENTER, initial, theme::semibold(17.0), hue);
    let left = rect.left() + 72.0;
    let title = elided(ui, &name, theme::semibold(TITLE - 1.0), theme.ink, width - 84.0);
    ui.painter().galley(pos2(left, rect.top() + 11.0), title, theme.ink);
    let segment = elided(ui, &persona.segment, theme::regular(LABEL), theme.secondary, width - 84.0);
    ui.painter().galley(pos2(left, rect.top() + 30.0), segment, theme.secondary);
    ui.painter().galley(pos2(left, rect.top() + 48.0), quote, theme.secondary);
    if response.clicked() {
        scope.act(Action::Select(Some(ElementId::Persona(persona.id))));
    }
}
