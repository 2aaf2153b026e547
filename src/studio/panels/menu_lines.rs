//! Lines that the menus over the map have in common.

use crate::studio::desk::Scope;
use crate::studio::desk::commands::Command;
use crate::studio::widgets::{hairline, row_menu};
use eframe::egui::{Response, Ui};

pub(super) fn line(ui: &mut Ui, scope: &Scope<'_>, command: Command) -> Response {
    let words = scope.command(command);
    let why = command.why_not(scope.facts);
    let row = row_menu(ui, command.icon(), &words, scope.keys(command).as_deref(), why.is_none(), false);
    if row.clicked() {
        scope.run(command);
    }
    match why {
        Some(why) => row.on_hover_text(scope.text(why)),
        None => row,
    }
}

pub(super) fn separator(ui: &mut Ui) {
    ui.add_space(4.0);
    hairline(ui);
    ui.add_space(4.0);
}
