//! The question about the file that the window was to begin with and that ended the program the last time.

use super::parts::{answers, focus_answer, heading, words};
use crate::studio::desk::open_file::file_name;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::widgets::Button;
use eframe::egui::Ui;
use std::path::Path;

/// Shows the question and its answers.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, path: &Path) {
    heading(ui, &cx.format("tried-title", &[("name", file_name(path).into())]));
    words(ui, &cx.text("tried-text"));
    answers(ui, |ui| {
        let without = ui.add(Button::primary(&cx.text("tried-without")));
        focus_answer(ui, &without);
        if without.clicked() {
            cx.act(Action::CloseDialog);
        }
        if ui.add(Button::new(&cx.text("tried-anyway"))).clicked() {
            cx.act(Action::OpenTried(path.to_owned()));
        }
    });
}
