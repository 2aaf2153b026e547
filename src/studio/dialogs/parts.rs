//! What dialogs are made of.

use crate::studio::theme::{self, BODY, CONTROL};
use eframe::egui::{Align, Layout, Memory, Response, RichText, Ui, vec2};

/// The heading of a dialog.
pub(crate) fn heading(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).ink;
    ui.label(RichText::new(text).font(theme::semibold(theme::TITLE + 1.0)).color(color));
    ui.add_space(2.0);
}

/// The answers of a dialog, the first at the right end. They take one line, however much room there is.
pub(crate) fn answers(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), CONTROL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add);
}

/// The text of a dialog.
pub(crate) fn words(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).secondary;
    ui.label(RichText::new(text).font(theme::regular(BODY)).color(color));
    ui.add_space(8.0);
}

/// Gives the focus to the first answer of a dialog while nothing in it has the focus, so that Enter answers.
pub(crate) fn focus_answer(ui: &Ui, answer: &Response) {
    if ui.memory(Memory::focused).is_none() {
        answer.request_focus();
    }
}
