//! The question about the file that the window was to begin with and that ended the program the last time.

use super::parts::{answers, focus_answer, heading, words};
use crate::studio::desk::open_file::file_name;
use crate::studio::desk::{Action, Scope};
use crate::studio::widgets::Button;
use eframe::egui::Ui;
use std::path::Path;

/// Shows the question and its answers.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, path: &Path) {
    heading(ui, &scope.format("tried-title", &[("name", file_name(path).into())]));
    words(ui, &scope.text("tried-text"));
    answers(ui, |ui| {
        let without = ui.add(Button::primary(&scope.text("tried-without")));
        focus_answer(ui, &without);
        if without.clicked() {
            scope.act(Action::CloseDialog);
        }
        if ui.add(Button::new(&scope.text("tried-anyway"))).clicked() {
            scope.act(Action::OpenTried(path.to_owned()));
        }
    });
}
