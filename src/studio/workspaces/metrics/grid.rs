//! Headings, rows and figures of the tables on this page.

use crate::studio::theme::{self, BODY, LABEL};
use eframe::egui::{Align, Color32, Layout, RichText, Ui, vec2};

/// Height of a row: a control with 4 points above and below. Nothing stands between two rows.
pub(super) const ROW: f32 = 40.0;
/// Height of the row of headings.
pub(super) const HEAD: f32 = 28.0;
/// What stands between the figures of a field and its border.
pub(super) const FIELD_MARGIN: f32 = 10.0;

pub(super) fn heading(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).ink;
    ui.label(RichText::new(text).font(theme::bold(22.0)).color(color));
}

/// Shows a table whose rows follow each other without a gap.
pub(super) fn rows(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        show(ui);
    });
}

/// What stands below a heading.
#[derive(Clone, Copy, Debug)]
pub(super) enum Below {
    /// Nothing with a border.
    Plain,
    /// Fields with text.
    Text,
    /// Fields with figures, so wide.
    Figures(f32),
}

/// The heading of a column: it begins where the text of its fields begins, or ends where their figures end.
pub(super) fn head(ui: &mut Ui, text: &str, below: Below) {
    let text = RichText::new(text).font(theme::semibold(LABEL)).color(theme::of(ui).secondary);
    match below {
        Below::Figures(width) => return flush_right(ui, width - FIELD_MARGIN, text),
        Below::Text => ui.add_space(FIELD_MARGIN),
        Below::Plain => {}
    }
    ui.label(text);
}

/// A figure that nobody types, below others.
pub(super) fn figure(ui: &mut Ui, text: &str, width: f32, color: Color32) {
    flush_right(ui, width, RichText::new(text).font(theme::figures(BODY)).color(color));
}

fn flush_right(ui: &mut Ui, width: f32, text: RichText) {
    let size = vec2(width, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| ui.label(text));
}
