//! Whom a card concerns.

use crate::model::PersonaId;
use crate::studio::desk::PanelContext;
use crate::studio::widgets::{Ticked, field_label, persona_chip};
use eframe::egui::{Ui, vec2};

/// Chips of all personas under a label; none chosen means everybody.
pub(crate) fn people(ui: &mut Ui, cx: &PanelContext<'_>, label: &'static str, chosen: &mut Vec<PersonaId>) {
    if let Some((persona, on)) = of_all(ui, cx, label, &std::iter::once(chosen.as_slice())) {
        switch(chosen, &everybody(cx), persona, on);
    }
}

/// The same for some cards at once; gives the persona that was clicked and whether it shall be on for all of them.
pub(super) fn of_all<'a>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    all: &(impl Iterator<Item = &'a [PersonaId]> + Clone),
) -> Option<(PersonaId, bool)> {
    if cx.document.personas.is_empty() {
        return None;
    }
    field_label(ui, &cx.text(label));
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for persona in &cx.document.personas {
            let on = |chosen: &[PersonaId]| chosen.is_empty() || chosen.contains(&persona.id);
            let ticked = Ticked::of_all(all.clone().map(on));
            if persona_chip(ui, &cx.persona_name(persona.id), ticked, persona.look).clicked() {
                clicked = Some((persona.id, ticked != Ticked::On));
            }
        }
    });
    clicked
}

/// The personas of the document.
pub(super) fn everybody(cx: &PanelContext<'_>) -> Vec<PersonaId> {
    cx.document.personas.iter().map(|persona| persona.id).collect()
}

/// Switches one persona or another thing, keeping all of them as the empty list. The last one that is on stays on.
pub(crate) fn switch<T: Copy + PartialEq>(chosen: &mut Vec<T>, all: &[T], one: T, on: bool) {
    let was_on = |id: &T| chosen.is_empty() || chosen.contains(id);
    let next: Vec<T> = all.iter().copied().filter(|id| if *id == one { on } else { was_on(id) }).collect();
    if !next.is_empty() {
        *chosen = if next.len() == all.len() { Vec::new() } else { next };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_the_empty_list_and_somebody_always_stays() {
        let all = [1, 2, 3].map(PersonaId::new);
        let mut chosen = Vec::new();
        switch(&mut chosen, &all, all[1], false);
        assert_eq!(chosen, [all[0], all[2]]);
        switch(&mut chosen, &all, all[1], true);
        assert_eq!(chosen, []);
        switch(&mut chosen, &all, all[0], true);
        assert_eq!(chosen, [], "who is on stays on");
        chosen = vec![all[2]];
        switch(&mut chosen, &all, all[2], false);
        assert_eq!(chosen, [all[2]]);
    }
}
