//! Toasts: short notifications at the bottom of the window. They go away by themselves unless they have to be seen.

use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, CONTROL, LABEL};
use crate::studio::widgets::{Button, IconButton, icon, wrapped};
use eframe::egui::{
    Align, Align2, Area, Color32, Context, Frame, Id, Layout, Margin, Order, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};
use std::time::{Duration, Instant};

/// The widest a message is, in screen points.
const WIDEST: f32 = 420.0;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Done,
    /// Something is not as it was thought to be.
    Careful,
    /// Something was not done.
    Failed,
}

/// How long a message stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stay {
    /// As long as it takes to read it.
    Short,
    /// As long as it takes to decide about what it offers.
    Long,
    /// Until it is closed or answered.
    UntilClosed,
}

impl Stay {
    const fn time(self) -> Duration {
        match self {
            Self::Short => Duration::from_secs(4),
            Self::Long => Duration::from_secs(12),
            Self::UntilClosed => Duration::MAX,
        }
    }
}

/// A message.
#[derive(Debug)]
pub(crate) struct Toast {
    text: String,
    detail: String,
    tone: Tone,
    stay: Stay,
    offers: Vec<(String, Action)>,
    since: Instant,
}

impl Toast {
    /// A message that goes away soon.
    pub(crate) fn new(tone: Tone, text: String) -> Self {
        let (detail, offers) = (String::new(), Vec::new());
        Self { text, detail, tone, stay: Stay::Short, offers, since: Instant::now() }
    }

    /// What it is about, on lines of their own: the name of a file, and what is not in it.
    pub(crate) fn detail(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// How long it stays.
    pub(crate) fn stay(self, stay: Stay) -> Self {
        Self { stay, ..self }
    }

    /// What can be done about it, by one press.
    pub(crate) fn offer(mut self, words: String, action: Action) -> Self {
        self.offers.push((words, action));
        if self.stay == Stay::Short {
            self.stay = Stay::Long;
        }
        self
    }
}

/// The messages on show.
#[derive(Debug, Default)]
pub(crate) struct Toasts {
    shown: Vec<Toast>,
}

impl Toasts {
    /// Shows a message for a moment.
    pub(crate) fn notify(&mut self, tone: Tone, text: String) {
        self.push(Toast::new(tone, text));
    }

    /// Shows a message.
    pub(crate) fn push(&mut self, toast: Toast) {
        self.shown.retain(|other| other.text != toast.text);
        self.shown.push(toast);
    }

    /// Takes all messages away: they were about another document.
    pub(crate) fn clear(&mut self) {
        self.shown.clear();
    }

    /// The texts on show, the newest last.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.shown.iter().map(|toast| toast.text.as_str()).collect()
    }

    /// Shows the messages, the newest lowest, so many points above the lower edge of the window.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>, bottom: f32) {
        self.shown.retain(|toast| toast.since.elapsed() < toast.stay.time());
        let mut rise = bottom;
        let mut closed = None;
        for (index, toast) in self.shown.iter_mut().enumerate().rev() {
            let area = Area::new(Id::unique(("toast", index)))
                .order(Order::Tooltip)
                .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -rise))
                .interactable(!toast.offers.is_empty() || toast.stay == Stay::UntilClosed);
            let shown = area.show(ctx, |ui| {
                let theme = theme::of(ui);
                let frame = Frame::NONE
                    .fill(theme.control)
                    .stroke(Stroke::new(1.0, theme.hairline))
                    .shadow(ui.visuals().popup_shadow)
                    .corner_radius(theme::CARD_RADIUS)
                    .inner_margin(Margin::symmetric(14, 10));
                frame.show(ui, |ui| message(ui, cx, toast)).inner
            });
            if shown.inner {
                closed = Some(index);
            }
            // Nothing goes away from under the pointer.
            if shown.response.contains_pointer() && !toast.offers.is_empty() {
                toast.since = Instant::now();
            }
            rise += shown.response.rect.height() + 8.0;
            if toast.stay != Stay::UntilClosed {
                ctx.request_repaint_after(toast.stay.time().saturating_sub(toast.since.elapsed()));
            }
        }
        if let Some(index) = closed {
            self.shown.remove(index);
        }
    }
}

/// Shows a message in one line; gives whether it is done with.
fn message(ui: &mut Ui, cx: &PanelContext<'_>, toast: &Toast) -> bool {
    let theme = theme::of(ui);
    let (name, color) = match toast.tone {
        Tone::Done => ("check", theme.positive),
        Tone::Careful => ("triangle-alert", theme.caution),
        Tone::Failed => ("triangle-alert", theme.negative),
    };
    let mut done = false;
    let text = wrapped(ui, &toast.text, theme::medium(BODY), theme.ink, WIDEST);
    let under = wrapped(ui, &toast.detail, theme::regular(LABEL), theme.secondary, WIDEST);
    let below = if toast.detail.is_empty() { 0.0 } else { under.size().y + 2.0 };
    let size = vec2(text.size().x.max(under.size().x), text.size().y + below);
    let room = vec2(ui.available_width(), size.y.max(if toast.stay == Stay::Short { 18.0 } else { CONTROL }));
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        icon(ui.painter(), name, rect.center(), 16.0, color);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let told =
            if toast.detail.is_empty() { toast.text.clone() } else { format!("{}: {}", toast.text, toast.detail) };
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &told));
        ui.painter().galley(rect.min, text, Color32::PLACEHOLDER);
        if !toast.detail.is_empty() {
            ui.painter().galley(rect.left_bottom() - vec2(0.0, under.size().y), under, Color32::PLACEHOLDER);
        }
        for (words, action) in &toast.offers {
            if ui.add(Button::ghost(words).color(theme.accent)).clicked() {
                cx.act(action.clone());
                done = true;
            }
        }
        if toast.stay != Stay::Short {
            done |= ui.add(IconButton::new("x", &cx.text("toast-close")).size(26.0)).clicked();
        }
    });
    done
}
