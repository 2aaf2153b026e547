//! Short messages at the bottom of the window that go away by themselves.

use super::theme;
use super::widgets::{icon, wrapped};
use eframe::egui::{Align2, Area, Color32, Context, Frame, Id, Margin, Order, Sense, Stroke, vec2};
use std::time::{Duration, Instant};

/// How long a message stays.
const STAY: Duration = Duration::from_secs(4);

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Done,
    /// Something was not.
    Failed,
}

#[derive(Debug)]
struct Toast {
    text: String,
    tone: Tone,
    since: Instant,
}

/// The messages on show.
#[derive(Debug, Default)]
pub(crate) struct Toasts {
    shown: Vec<Toast>,
}

impl Toasts {
    /// Shows a message.
    pub(crate) fn say(&mut self, tone: Tone, text: String) {
        self.shown.retain(|toast| toast.text != text);
        self.shown.push(Toast { text, tone, since: Instant::now() });
    }

    /// Paints the messages, the newest lowest.
    pub(crate) fn show(&mut self, ctx: &Context, bottom: f32) {
        self.shown.retain(|toast| toast.since.elapsed() < STAY);
        let mut rise = bottom;
        for (index, toast) in self.shown.iter().enumerate().rev() {
            let area = Area::new(Id::unique(("toast", index)))
                .order(Order::Tooltip)
                .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -rise))
                .interactable(false);
            let shown = area.show(ctx, |ui| {
                let theme = theme::of(ui);
                let color = if toast.tone == Tone::Done { theme.positive } else { theme.negative };
                Frame::NONE
                    .fill(theme.control)
                    .stroke(Stroke::new(1.0, theme.hairline))
                    .shadow(ui.visuals().popup_shadow)
                    .corner_radius(theme::CARD_RADIUS)
                    .inner_margin(Margin::symmetric(14, 10))
                    .show(ui, |ui| {
                        ui.horizontal(|ui| {
                            let name = if toast.tone == Tone::Done { "check" } else { "triangle-alert" };
                            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
                            icon(ui.painter(), name, rect.center(), 16.0, color);
                            let text = wrapped(ui, &toast.text, theme::medium(theme::BODY), theme.ink, 420.0);
                            let (rect, response) = ui.allocate_exact_size(text.size(), Sense::hover());
                            response.widget_info(|| {
                                eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Status, true, &toast.text)
                            });
                            ui.painter().galley(rect.min, text, Color32::PLACEHOLDER);
                        });
                    });
            });
            rise += shown.response.rect.height() + 8.0;
            ctx.request_repaint_after(STAY.saturating_sub(toast.since.elapsed()));
        }
    }
}
