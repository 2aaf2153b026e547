//! What several of the settings have in common.

use crate::model::{Imposition, PrintLayout, PrintSetup};
use eframe::egui::Ui;

/// Takes another layout, with a way onto paper that it has.
pub(super) fn choose(setup: &mut PrintSetup, layout: PrintLayout) {
    setup.layout = layout;
    if !setup.imposition.fits(layout) {
        setup.imposition = Imposition::Single;
    }
}

/// Boxes that belong together, a line each.
pub(super) fn close_lines(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
}
