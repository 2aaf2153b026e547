//! What is measured: the metrics, who was counted where, and what to mend first.

mod funnel;
mod ranking;
mod table;

use crate::studio::desk::Scope;
use crate::studio::theme::{self, BODY, LABEL};
use eframe::egui::{Align, Color32, Layout, RichText, ScrollArea, Ui, vec2};

/// Height of a row: a control with 4 points above and below. Nothing stands between two rows.
const ROW: f32 = 40.0;
/// Height of the row of headings.
const HEAD: f32 = 28.0;
/// What stands between the figures of a field and its border.
const FIELD_MARGIN: f32 = 10.0;

/// Shows the metrics, the ranking and the funnel: what there is to do before the figures that it comes from.
pub(crate) fn show(ui: &mut Ui, scope: &Scope<'_>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::column(ui, super::PAGE, |ui| {
            heading(ui, &scope.text("place-metrics"));
            ui.add_space(8.0);
            table::show(ui, scope);
            ui.add_space(36.0);
            ranking::show(ui, scope);
            ui.add_space(36.0);
            funnel::show(ui, scope);
        });
    });
}

fn heading(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).ink;
    ui.label(RichText::new(text).font(theme::bold(22.0)).color(color));
}

/// Shows a table whose rows follow each other without a gap.
fn rows(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        show(ui);
    });
}

/// What stands below a heading.
#[derive(Clone, Copy, Debug)]
enum Below {
    /// Nothing with a border.
    Plain,
    /// Fields with text.
    Text,
    /// Fields with figures, so wide.
    Figures(f32),
}

/// The heading of a column: it begins where the text of its fields begins, or ends where their figures end.
fn head(ui: &mut Ui, text: &str, below: Below) {
    let text = RichText::new(text).font(theme::semibold(LABEL)).color(theme::of(ui).secondary);
    match below {
        Below::Figures(width) => return flush_right(ui, width - FIELD_MARGIN, text),
        Below::Text => ui.add_space(FIELD_MARGIN),
        Below::Plain => {}
    }
    ui.label(text);
}

/// A figure that nobody types, below others.
fn figure(ui: &mut Ui, text: &str, width: f32, color: Color32) {
    flush_right(ui, width, RichText::new(text).font(theme::figures(BODY)).color(color));
}

fn flush_right(ui: &mut Ui, width: f32, text: RichText) {
    let size = vec2(width, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| ui.label(text));
}
