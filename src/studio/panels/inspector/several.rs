//! What can be done with several things at once.

use crate::studio::app::Scope;
use crate::studio::commands::Command;
use crate::studio::widgets::{IconButton, field_label};
use eframe::egui::Ui;

/// Buttons that bring the selection into line.
pub(super) fn align(ui: &mut Ui, scope: &Scope<'_>) {
    if !scope.facts.can_align {
        return;
    }
    field_label(ui, &scope.text("menu-align"));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for command in [
            Command::AlignLeft,
            Command::AlignMiddle,
            Command::AlignRight,
            Command::AlignTop,
            Command::AlignBottom,
            Command::Distribute,
        ] {
            let (words, keys) = (scope.command(command), command.keys());
            if ui.add(IconButton::new(command.icon(), &words).shortcut(keys.as_deref())).clicked() {
                scope.run(command);
            }
        }
    });
    ui.add_space(8.0);
}
