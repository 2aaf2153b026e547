//! Toasts: short notifications at the bottom of the window. They go away by themselves unless they have to be seen.

use crate::export::ExportProgress;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, CONTROL, LABEL};
use crate::studio::widgets::{Button, IconButton, icon, wrapped};
use eframe::egui::{
    Align, Align2, Area, Color32, Context, Frame, Id, Layout, Margin, Order, Rect, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::time::{Duration, Instant};

/// The widest a message is, in screen points.
const WIDEST: f32 = 420.0;

/// What takes less long is not worth a word before it is done.
const PATIENCE: Duration = Duration::from_millis(350);
/// How often one looks how far something has come.
const GLANCE: Duration = Duration::from_millis(100);

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Done,
    /// Something is not as it was thought to be.
    Careful,
    /// Something was not done.
    Failed,
    /// Something is being done.
    Busy,
}

/// Room for how far something has come.
const BAR: Vec2 = vec2(200.0, 9.0);

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
    /// Of what it shows how far it has come.
    progress: Option<ExportProgress>,
}

impl Toast {
    /// A message that goes away soon.
    pub(crate) fn new(tone: Tone, text: String) -> Self {
        let (detail, offers) = (String::new(), Vec::new());
        Self { text, detail, tone, stay: Stay::Short, offers, since: Instant::now(), progress: None }
    }

    /// What it is about, on lines of their own: the name of a file, and what is not in it.
    pub(crate) fn detail(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// Shows how far something has come, until that [ends](Toasts::end).
    pub(crate) fn watching(self, progress: ExportProgress) -> Self {
        Self { progress: Some(progress), stay: Stay::UntilClosed, ..self }
    }

    /// Whether it is shown by now: what is done in a moment is told when it is done.
    fn is_due(&self) -> bool {
        self.progress.is_none() || self.since.elapsed() > PATIENCE
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
        self.shown.retain(|other| other.text != toast.text || other.progress.is_some());
        self.shown.push(toast);
    }

    /// Takes all messages away: they were about another document. What is still being done goes on.
    pub(crate) fn clear(&mut self) {
        self.shown.retain(|toast| toast.progress.is_some());
    }

    /// Takes away what showed how far this had come.
    pub(crate) fn end(&mut self, progress: &ExportProgress) {
        self.shown.retain(|toast| toast.progress.as_ref() != Some(progress));
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
        if self.shown.iter().any(|toast| toast.progress.is_some()) {
            ctx.request_repaint_after(GLANCE);
        }
        for (index, toast) in self.shown.iter_mut().enumerate().rev().filter(|(_, toast)| toast.is_due()) {
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
        Tone::Busy => ("file-down", theme.secondary),
    };
    let mut done = false;
    let text = wrapped(ui, &toast.text, theme::medium(BODY), theme.ink, WIDEST);
    let under = wrapped(ui, &toast.detail, theme::regular(LABEL), theme.secondary, WIDEST);
    let below = if toast.detail.is_empty() { 0.0 } else { under.size().y + 2.0 };
    let bar = if toast.progress.is_some() { BAR } else { Vec2::ZERO };
    let size = vec2(text.size().x.max(under.size().x).max(bar.x), text.size().y + below + bar.y);
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
        if let Some(progress) = &toast.progress {
            let room = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), rect.right_bottom());
            #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
            let done = room.with_max_x(room.left() + room.width() * progress.share() as f32);
            ui.painter().rect_filled(room, 2, theme.trough);
            ui.painter().rect_filled(done, 2, theme.accent);
        }
        if !toast.detail.is_empty() {
            ui.painter().galley(rect.left_bottom() - vec2(0.0, under.size().y), under, Color32::PLACEHOLDER);
        }
        for (words, action) in &toast.offers {
            if ui.add(Button::ghost(words).color(theme.accent)).clicked() {
                cx.act(action.clone());
                done = true;
            }
        }
        if toast.stay != Stay::Short && toast.progress.is_none() {
            done |= ui.add(IconButton::new("x", &cx.text("toast-close")).size(26.0)).clicked();
        }
    });
    done
}
