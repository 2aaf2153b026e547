//! The sign in the head of the inspector of what is not for everybody.

use crate::edit::confidential::can_be_confidential;
use crate::model::ElementRef;
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme;
use crate::studio::widgets::IconButton;
use eframe::egui::Ui;

/// The button that keeps what is selected from some, or lets it be seen again.
pub(super) fn button(ui: &mut Ui, cx: &PanelContext<'_>) {
    let mut marked = cx.selection.iter().filter(|element| can_be_confidential(*element));
    let kept = marked.all(|element| cx.document.element(element).is_some_and(ElementRef::confidential));
    let words = cx.text(if kept { "confidential-off" } else { "confidential-on" });
    let color = if kept { theme::of(ui).accent } else { theme::of(ui).secondary };
    let button = IconButton::new(Command::ToggleConfidential.icon(), &words).size(28.0).color(color);
    if ui.add(button).clicked() {
        cx.run(Command::ToggleConfidential);
    }
}
