//! The zoom at the bottom left of the canvas, and the way back to a sheet that is out of sight.

use super::coordinates::rect_to_kurbo;
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme::{self, BODY, CARD_RADIUS};
use crate::studio::widgets::{Button, IconButton, elided};
use eframe::egui::{Align, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// A floating ground that takes clicks which would else go to the canvas.
pub(crate) fn ground(ui: &mut Ui, rect: Rect, salt: &str) {
    let theme = theme::of(ui);
    ui.interact(rect, ui.scope_id().with(salt), Sense::click_and_drag());
    ui.painter().add(ui.visuals().popup_shadow.as_shape(rect, CARD_RADIUS));
    ui.painter().rect(rect, CARD_RADIUS, theme.control, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
}

/// − 72 % + | Вписать; gives its box.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, canvas: Rect) -> Rect {
    let theme = theme::of(ui);
    let fit = cx.text("zoom-fit");
    let fit_width = elided(ui, &fit, theme::medium(BODY), theme.ink, 200.0).size().x + 24.0;
    let size = vec2(28.0 * 2.0 + 52.0 + 9.0 + fit_width, 32.0);
    let rect = Rect::from_min_size(pos2(canvas.left() + 16.0, canvas.bottom() - 16.0 - size.y), size);
    ground(ui, rect, "zoom");
    let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 0.0))).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let key = |command: Command| command.keys();
        let words = cx.command(Command::ZoomOut);
        if ui.add(IconButton::new("minus", &words).shortcut(key(Command::ZoomOut).as_deref()).size(28.0)).clicked() {
            cx.run(Command::ZoomOut);
        }
        let percent = crate::i18n::format::whole_percent(cx.surface.camera.zoom(), cx.words.language());
        let galley = elided(ui, &percent, theme::medium(BODY), theme.ink, 60.0);
        let (place, _) = ui.allocate_exact_size(vec2(48.0, 28.0), Sense::hover());
        ui.painter().galley(place.center() - galley.size() / 2.0, galley, theme.ink);
        let words = cx.command(Command::ZoomIn);
        if ui.add(IconButton::new("plus", &words).shortcut(key(Command::ZoomIn).as_deref()).size(28.0)).clicked() {
            cx.run(Command::ZoomIn);
        }
        let (line, _) = ui.allocate_exact_size(vec2(9.0, 28.0), Sense::hover());
        ui.painter().vline(line.center().x, rect.y_range(), Stroke::new(1.0, theme.hairline));
        if ui.add(Button::ghost(&fit)).clicked() {
            cx.run(Command::ZoomFit);
        }
    });
    rect
}

/// A button in the middle of a desk from which the sheet has gone.
pub(super) fn way_back(ui: &mut Ui, cx: &PanelContext<'_>, canvas: Rect) {
    let sheet = cx.layout.scene.size.to_rect();
    if sheet.is_zero_area() || !cx.surface.camera.is_lost(rect_to_kurbo(canvas), sheet) {
        return;
    }
    let place = Rect::from_center_size(canvas.center(), vec2(220.0, 32.0));
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Center)), |ui| {
        if ui.add(Button::primary(&cx.text("back-to-map")).icon("map")).clicked() {
            cx.run(Command::ZoomFit);
        }
    });
}
