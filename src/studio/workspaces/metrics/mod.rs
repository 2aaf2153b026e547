//! What is measured: the metrics, who was counted where, and what to mend first.

mod funnel;
mod grid;
mod kept;
mod ranking;
mod ribbons;
mod table;
mod what_if;

use crate::studio::desk::PanelContext;
use eframe::egui::{ScrollArea, Ui};
use grid::heading;

/// Shows the metrics, the ranking and the funnel: what there is to do before the figures that it comes from.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::column(ui, super::PAGE, |ui| {
            heading(ui, &cx.text("place-metrics"));
            ui.add_space(8.0);
            table::show(ui, cx);
            ui.add_space(36.0);
            ranking::show(ui, cx);
            ui.add_space(36.0);
            what_if::show(ui, cx);
            ui.add_space(36.0);
            funnel::show(ui, cx);
        });
    });
}
