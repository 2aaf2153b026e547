//! Lines that the menus over the map have in common.

use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::widgets::{hairline, row_menu};
use eframe::egui::{Response, Ui};

/// A command, which says why where it cannot run.
pub(crate) fn line(ui: &mut Ui, cx: &PanelContext<'_>, command: Command) -> Response {
    let words = cx.command(command);
    let why = command.why_not(cx.commands);
    let row = row_menu(ui, command.icon(), &words, cx.keys(command).as_deref(), why.is_none(), false);
    if row.clicked() {
        cx.run(command);
    }
    match why {
        Some(why) => row.on_hover_text(cx.text(why)),
        None => row,
    }
}

/// Between two groups.
pub(crate) fn separator(ui: &mut Ui) {
    ui.add_space(4.0);
    hairline(ui);
    ui.add_space(4.0);
}
