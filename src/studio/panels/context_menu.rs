//! What a right click on the sheet opens.

use super::menu;
use super::menu_lines::{line, separator};
use crate::color::Proof;
use crate::model::{ElementId, PersonaId};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{elided, row_menu, row_submenu};
use eframe::egui::containers::menu::SubMenu;
use eframe::egui::{Context, Pos2, Response, Sense, Ui, pos2, vec2};

/// The menu while it is open, and what it was opened on.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContextMenu {
    open: bool,
    at: Pos2,
    element: Option<ElementId>,
    /// Whether its first line has still to get the focus.
    focus: bool,
    /// Whether the finger that opened it is still down.
    held: bool,
}

impl ContextMenu {
    /// Opens the menu at a place of the screen, for an element or for the sheet itself.
    pub(crate) const fn open(&mut self, at: Pos2, element: Option<ElementId>) {
        *self = Self { open: true, at, element, focus: false, held: false };
    }

    /// Puts the focus on the first line, for who opened the menu by a key.
    pub(crate) const fn focus_first(&mut self) {
        self.focus = true;
    }

    /// The menu was opened by a finger that is still down: lifting it closes nothing.
    pub(crate) const fn hold(&mut self) {
        self.held = true;
    }

    /// Closes the menu.
    pub(crate) const fn close(&mut self) {
        self.open = false;
    }

    /// Whether the menu is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows the menu.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        // What it was opened on may be gone by an undo.
        let element = self.element.filter(|&element| cx.document.has(element));
        let focus = &mut self.focus;
        menu(ctx, "context menu", self.at, 308.0, &mut self.open, |ui| {
            let first = match element {
                Some(element) => of_element(ui, cx, element),
                None => of_sheet(ui, cx),
            };
            if std::mem::take(focus) {
                first.request_focus();
            }
        });
        // A finger that is lifted clicks, and a click closes the menu.
        if self.held {
            self.open = true;
            self.held =
                ctx.input(|input| input.any_touches() || input.pointer.any_down() || input.pointer.any_released());
        }
    }
}

/// The lines for an element; gives the first.
fn of_element(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) -> Response {
    let theme = theme::of(ui);
    let kind = cx.text_of(element.kind_key());
    let name = cx.short_name_of(element);
    let head = if name == kind { kind } else { format!("{kind} · {name}") };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let galley = elided(ui, &head, theme::regular(LABEL), theme.secondary, rect.width() - 20.0);
    ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, theme.secondary);
    let first = line(ui, cx, Command::EditText);
    let stage_or_lane = matches!(element, ElementId::Stage(_) | ElementId::Lane(_));
    separator(ui);
    let copies = [Command::Cut, Command::Copy, Command::CopyPicture, Command::Paste, Command::Duplicate];
    for command in copies.into_iter().filter(|&command| !stage_or_lane || command != Command::Duplicate) {
        line(ui, cx, command);
    }
    if matches!(element, ElementId::Persona(_)) {
        separator(ui);
        if let ElementId::Persona(persona) = element {
            visibility_lines(ui, cx, persona);
        }
        for command in [Command::GoToPersonas, Command::SoloPersona, Command::ShowPersonas] {
            line(ui, cx, command);
        }
        separator(ui);
        for command in [Command::CropPortrait, Command::FreeLook, Command::SavePersona, Command::InsertPersona] {
            line(ui, cx, command);
        }
    }
    super::structure_menu::rows(ui, cx, element);
    feelings(ui, cx, element);
    if !matches!(element, ElementId::Project | ElementId::Journey(_)) {
        separator(ui);
        line(ui, cx, Command::Delete);
    }
    first
}

/// Hides a persona's way or shows it again.
fn visibility_lines(ui: &mut Ui, cx: &PanelContext<'_>, persona: PersonaId) {
    let hidden = cx.view.hidden.contains(&persona);
    let (icon, key) = if hidden { ("eye", "persona-show") } else { ("eye-off", "persona-hide") };
    let words = cx.format(key, &[("name", cx.persona_name(persona).into())]);
    if row_menu(ui, icon, &words, None, true, false).clicked() {
        cx.act(Action::ToggleHidden(persona));
    }
}

/// What can be said of feelings and losses: where their words stand, and to which touchpoint they belong.
fn feelings(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    let commands: &[Command] = match element {
        ElementId::Emotion(_) => &[Command::PinLabel, Command::HideLabel, Command::AutoLabel, Command::LinkTouchpoint],
        ElementId::DropOff(_) => &[Command::LinkTouchpoint],
        ElementId::Touchpoint(_) if cx.selection.len() > 1 => &[Command::PlaceMoment],
        ElementId::Touchpoint(_) => &[Command::PlaceEmotion, Command::PlaceDropOff, Command::PlaceMoment],
        _ => return,
    };
    separator(ui);
    for &command in commands {
        line(ui, cx, command);
    }
    if matches!(element, ElementId::Touchpoint(_)) && cx.selection.len() > 1 && cx.commands.has_others {
        separator(ui);
        super::inspector::people_lines(ui, cx);
    }
}

/// The lines for the sheet itself; gives the first.
fn of_sheet(ui: &mut Ui, cx: &PanelContext<'_>) -> Response {
    let first = line(ui, cx, Command::AddStage);
    for command in [Command::AddLane, Command::AddPersona] {
        line(ui, cx, command);
    }
    if cx.commands.has_hidden {
        line(ui, cx, Command::ShowHidden);
    }
    separator(ui);
    for command in [Command::Paste, Command::PasteAsOne] {
        line(ui, cx, command);
    }
    separator(ui);
    for command in [Command::ZoomFit, Command::Present] {
        line(ui, cx, command);
    }
    proofs(ui, cx);
    first
}

/// How the sheet is proofed, in a menu of its own.
fn proofs(ui: &mut Ui, cx: &PanelContext<'_>) {
    let proofs = row_submenu(ui, "contrast", &cx.text("group-proof"), true);
    SubMenu::new().show(ui, &proofs, |ui| {
        ui.set_width(264.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for proof in Proof::ALL {
            line(ui, cx, Command::of_proof(proof));
        }
    });
}
