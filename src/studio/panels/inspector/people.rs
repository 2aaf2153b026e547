//! Whom a card concerns.

use crate::model::PersonaId;
use crate::studio::app::Scope;
use crate::studio::theme;
use crate::studio::widgets::{chip, field_label};
use eframe::egui::{Ui, vec2};

/// Chips of all personas under a label; none chosen means everybody.
pub(super) fn people(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, chosen: &mut Vec<PersonaId>) {
    if scope.document.personas.is_empty() {
        return;
    }
    let theme = theme::of(ui);
    field_label(ui, &scope.text(label));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for persona in &scope.document.personas {
            let on = chosen.is_empty() || chosen.contains(&persona.id);
            let hue = persona.look.hue;
            let name = scope.persona_name(persona.id);
            if chip(ui, &name, on, theme.persona(hue), theme.persona_soft(hue)).clicked() {
                toggle(chosen, persona.id, scope);
            }
        }
    });
}

/// Switches one persona, keeping «everybody» as the empty list. The last one that is on stays on.
fn toggle(chosen: &mut Vec<PersonaId>, persona: PersonaId, scope: &Scope<'_>) {
    let all: Vec<PersonaId> = scope.document.personas.iter().map(|persona| persona.id).collect();
    let mut on: Vec<PersonaId> = all.iter().copied().filter(|id| chosen.is_empty() || chosen.contains(id)).collect();
    match on.iter().position(|id| *id == persona) {
        Some(_) if on.len() == 1 => return,
        Some(index) => {
            on.remove(index);
        }
        None => on.push(persona),
    }
    *chosen = if on.len() == all.len() { Vec::new() } else { on };
}
