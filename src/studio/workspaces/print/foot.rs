//! What is done with what is printed: saved, printed now, or all of it at once.

use crate::export::Format;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::menu_lines::line;
use crate::studio::theme::{self, BODY, CONTROL, ICON};
use crate::studio::widgets::{Button, IconButton, elided};
use eframe::egui::{Popup, PopupCloseBehavior, Ui, vec2};

/// Shows the buttons: the PDF first, what else there is behind an arrow, printing beside it.
pub(super) fn foot(ui: &mut Ui, cx: &PanelContext<'_>) {
    const GAP: f32 = 4.0;
    const ARROW: f32 = 26.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let words = cx.text("print-now");
        let printing = elided(ui, &words, theme::medium(BODY), theme::of(ui).ink, 200.0).size().x + ICON + 33.0;
        let save = (ui.available_width() - printing - ARROW - 2.0 * GAP).max(80.0);
        let pdf = cx.text("save-pdf");
        let enabled = Command::ExportPdf.is_enabled(cx.commands);
        let button = Button::primary(&pdf).icon("file-down").wide().enabled(enabled);
        if ui.allocate_ui(vec2(save, CONTROL), |ui| ui.add(button)).inner.clicked() {
            cx.act(Action::Export(Format::Pdf));
        }
        let more = ui.add(IconButton::new("chevron-up", &cx.text("save-others")).size(ARROW));
        Popup::menu(&more).close_behavior(PopupCloseBehavior::CloseOnClick).width(240.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for command in Command::EXPORTS {
                line(ui, cx, command);
            }
        });
        let button = Button::new(&words).icon("printer").wide();
        let print = ui.allocate_ui(vec2(printing, CONTROL), |ui| ui.add(button)).inner;
        let keys = Command::PrintNow.keys().unwrap_or_default();
        if print.on_hover_text(format!("{}   {keys}", cx.command(Command::PrintNow))).clicked() {
            cx.run(Command::PrintNow);
        }
    });
}
