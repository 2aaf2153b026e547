//! That the sheet is shown as it looks elsewhere, and the way back to its own colours.

use super::zoom_pill::ground;
use crate::color::Proof;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{IconButton, elided, icon};
use eframe::egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// From the upper edge of where the sheet is shown.
const MARGIN: f32 = 16.0;
const HEIGHT: f32 = 32.0;

/// Shows the sign at the top of where the sheet is shown, while a proof is on.
pub(crate) fn proof_sign(ui: &mut Ui, cx: &PanelContext<'_>, area: Rect) {
    if cx.view.proof == Proof::Color {
        return;
    }
    let theme = theme::of(ui);
    let command = Command::of_proof(cx.view.proof);
    let words = cx.command(command);
    let galley = elided(ui, &words, theme::medium(BODY), theme.ink, (area.width() - 120.0).max(40.0));
    let size = vec2(galley.size().x + 32.0 + 38.0, HEIGHT);
    let rect = Rect::from_min_size(pos2(area.center().x - size.x / 2.0, area.top() + MARGIN), size);
    ground(ui, rect, "proof");
    let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 0.0))).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (place, sign) = ui.allocate_exact_size(vec2(size.x - 34.0, HEIGHT), Sense::hover());
        sign.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        icon(ui.painter(), command.icon(), pos2(place.left() + 16.0, place.center().y), 15.0, theme.accent);
        ui.painter().galley(pos2(place.left() + 30.0, place.center().y - galley.size().y / 2.0), galley, theme.ink);
        if ui.add(IconButton::new("x", &cx.command(Command::ProofColor)).size(28.0)).clicked() {
            cx.act(Action::SetProof(Proof::Color));
        }
    });
}
