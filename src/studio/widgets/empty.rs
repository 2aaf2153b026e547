//! What stands where nothing is yet.

use super::paint::icon;
use crate::studio::theme::{self, BODY, LABEL};
use eframe::egui::{RichText, Sense, Ui, vec2};

/// An icon, what is missing, and what to do about it.
pub(crate) fn empty_state(ui: &mut Ui, name: &str, title: &str, text: &str) {
    let theme = theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(48.0);
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
        icon(ui.painter(), name, rect.center(), 28.0, theme.faint);
        ui.label(RichText::new(title).font(theme::semibold(BODY)).color(theme.ink));
        ui.label(RichText::new(text).font(theme::regular(LABEL)).color(theme.secondary));
    });
}
