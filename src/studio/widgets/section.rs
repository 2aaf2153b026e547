//! Headings within panels.

use super::paint::icon;
use crate::studio::theme::{self, LABEL, TITLE};
use eframe::egui::{RichText, Sense, Ui, vec2};

/// The heading of a part of a panel.
pub(crate) fn section(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).secondary;
    ui.label(RichText::new(text).font(theme::semibold(LABEL)).color(color));
}

/// The title of a panel, with an icon before it.
pub(crate) fn panel_title(ui: &mut Ui, name: &str, text: &str) {
    let theme = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), Sense::hover());
    icon(ui.painter(), name, rect.center(), 17.0, theme.secondary);
    ui.label(RichText::new(text).font(theme::semibold(TITLE)).color(theme.ink));
}
