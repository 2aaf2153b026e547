//! How near the pages are seen, and what brings them nearer.

use crate::i18n::format;
use crate::studio::canvas::ground;
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{Button, IconButton, elided};
use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Screen points to a point of the sheet where the paper is as large as it is printed: 96 to an inch, as systems count.
pub(super) const PAPER: f64 = 96.0 / 72.0;

/// − 42 % + | Вписать | 100 % | Лупа; gives its box.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, area: Rect, (zoom, lens_is_up): (f64, bool)) -> Rect {
    let theme = theme::of(ui);
    let (fit, actual, lens) = (cx.text("zoom-fit"), cx.text("zoom-paper"), cx.text("zoom-lens"));
    let width = |words: &str| elided(ui, words, theme::medium(BODY), theme.ink, 200.0).size().x + 24.0;
    let size = vec2(28.0 * 2.0 + 52.0 + 18.0 + width(&fit) + width(&actual) + width(&lens) + 24.0, 32.0);
    let rect = Rect::from_min_size(pos2(area.left() + 16.0, area.bottom() - 16.0 - size.y), size);
    ground(ui, rect, "print zoom");
    let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 0.0))).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let line = |ui: &mut Ui| {
            let (line, _) = ui.allocate_exact_size(vec2(9.0, 28.0), Sense::hover());
            ui.painter().vline(line.center().x, rect.y_range(), Stroke::new(1.0, theme.hairline));
        };
        let step = |ui: &mut Ui, name: &str, command: Command| {
            let (words, keys) = (cx.command(command), command.keys());
            if ui.add(IconButton::new(name, &words).shortcut(keys.as_deref()).size(28.0)).clicked() {
                cx.run(command);
            }
        };
        step(ui, "minus", Command::ZoomOut);
        let percent = format::whole_percent(zoom / PAPER, cx.words.language());
        let galley = elided(ui, &percent, theme::medium(BODY), theme.ink, 60.0);
        let (place, _) = ui.allocate_exact_size(vec2(48.0, 28.0), Sense::hover());
        ui.painter().galley(place.center() - galley.size() / 2.0, galley, theme.ink);
        step(ui, "plus", Command::ZoomIn);
        line(ui);
        if ui.add(Button::ghost(&fit)).clicked() {
            cx.run(Command::ZoomFit);
        }
        if ui.add(Button::ghost(&actual)).on_hover_text(cx.text("zoom-paper-help")).clicked() {
            cx.run(Command::ZoomActual);
        }
        line(ui);
        let color = if lens_is_up { theme.accent } else { theme.ink };
        let button = ui.add(Button::ghost(&lens).icon("zoom-in").color(color));
        if button.on_hover_text(cx.text("zoom-lens-help")).clicked() {
            cx.run(Command::Lens);
        }
    });
    rect
}
