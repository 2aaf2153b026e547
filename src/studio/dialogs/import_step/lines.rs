//! Lines of the step: its headings, what cannot be read, how far it is.

use crate::i18n::Localized as _;
use crate::import::{Fault, ImportOutcome, ReadProgress};
use crate::studio::desk::PanelContext;
use crate::studio::dialogs::parts::words;
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{icon, wrapped};
use eframe::egui::{Rect, RichText, Sense, Ui, pos2, vec2};

/// Width of the dialog's content, in screen points.
pub(crate) const WIDTH: f32 = 880.0;
/// The same beside a scroll bar.
pub(super) const INNER: f32 = WIDTH - 14.0;
/// Faults that are listed; the rest is counted.
const SHOWN_FAULTS: usize = 60;

/// What cannot be, row by row.
pub(super) fn faults(ui: &mut Ui, cx: &PanelContext<'_>, outcome: &ImportOutcome) {
    let list = outcome.faults.list();
    if list.is_empty() {
        return;
    }
    ui.add_space(10.0);
    subheading(ui, &cx.text("import-faults"));
    // What leaves rows out comes before what is only odd.
    let (odd, grave): (Vec<&Fault>, Vec<&Fault>) = list.iter().partition(|fault| fault.is_warning());
    for fault in grave.iter().chain(&odd).take(SHOWN_FAULTS) {
        line(ui, &fault.message(cx.words), !fault.is_warning());
    }
    let more = list.len().saturating_sub(SHOWN_FAULTS) as u64 + outcome.faults.more();
    if more > 0 {
        #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
        words(ui, &cx.format("import-faults-more", &[("count", (more as f64).into())]));
    }
}

pub(super) fn subheading(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).ink;
    ui.label(RichText::new(text).font(theme::semibold(BODY)).color(color));
    ui.add_space(2.0);
}

/// A remark with its sign, broken into lines.
pub(super) fn line(ui: &mut Ui, text: &str, grave: bool) {
    let theme = theme::of(ui);
    let color = if grave { theme.negative } else { theme.caution };
    let galley = wrapped(ui, text, theme::regular(LABEL), theme.ink, ui.available_width() - 28.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 6.0), Sense::hover());
    icon(ui.painter(), "triangle-alert", pos2(rect.left() + 9.0, rect.top() + 11.0), 14.0, color);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top() + 3.0), galley, theme.ink);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, text));
}

pub(super) fn progress_bar(ui: &mut Ui, cx: &PanelContext<'_>, progress: ReadProgress) {
    let theme = theme::of(ui);
    #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
    words(ui, &cx.format("import-reading", &[("rows", (progress.rows as f64).into())]));
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, 3, theme.trough);
    #[expect(clippy::cast_possible_truncation, reason = "a share of a bar")]
    let end = rect.left() + rect.width() * progress.share() as f32;
    ui.painter().rect_filled(Rect::from_min_max(rect.min, pos2(end, rect.bottom())), 3, theme.accent);
    response.widget_info(|| {
        let mut info = eframe::egui::WidgetInfo::new(eframe::egui::Role::ProgressIndicator);
        info.value = Some(progress.share() * 100.0);
        info
    });
}
