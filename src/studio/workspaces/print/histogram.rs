//! How many letters there are of each size of type, on paper.

use crate::i18n::format;
use crate::preflight::{Report, TypeSize};
use crate::studio::desk::PanelContext;
use crate::studio::theme::{self, LABEL};
use eframe::egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The highest bar, the lowest, and the widest.
const HIGH: f32 = 60.0;
const LOW: f32 = 4.0;
const WIDE: f32 = 28.0;
/// Between two bars.
const GAP: f32 = 8.0;

/// A bar for each size, the smallest in a colour of its own: that of good news where the paper asks for no larger type.
pub(super) fn histogram(ui: &mut Ui, cx: &PanelContext<'_>, report: &Report) {
    let theme = theme::of(ui);
    let most = report.sizes.iter().map(|size| size.letters).max().unwrap_or(1).max(1);
    let count = to_f32(report.sizes.len().max(1));
    let width = ((ui.available_width() + GAP) / count - GAP).clamp(4.0, WIDE);
    let names: Vec<_> = (report.sizes.iter())
        .map(|size| {
            let text = format::number(size.points, cx.words.language());
            ui.painter().layout_no_wrap(text, theme::regular(LABEL), theme.secondary)
        })
        .collect();
    let below = names.iter().map(|galley| galley.size().y).fold(0.0, f32::max) + 6.0;
    let (room, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH + below), Sense::hover());
    for (index, (size, name)) in report.sizes.iter().zip(names).enumerate() {
        let left = room.left() + to_f32(index) * (width + GAP);
        let height = (to_f32(size.letters) / to_f32(most) * HIGH).max(LOW);
        let foot = room.top() + HIGH;
        let bar = Rect::from_min_max(pos2(left, foot - height), pos2(left + width, foot));
        let color = match (index, report.is_small) {
            (0, true) => theme.negative,
            (0, false) => theme.positive,
            _ => theme.border,
        };
        ui.painter().rect_filled(bar, CornerRadius::same(3), color);
        let at = pos2(bar.center().x - name.size().x / 2.0, foot + 6.0);
        ui.painter().galley(at, name, theme.secondary);
        let column = Rect::from_min_max(pos2(left, room.top()), pos2(left + width, room.bottom()));
        let told = letters(cx, size);
        let response = ui.interact(column, ui.scope_id().with(("size", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        response.on_hover_text(told);
    }
}

/// «16 пт: 1 240 знаков».
fn letters(cx: &PanelContext<'_>, size: &TypeSize) -> String {
    cx.format("preflight-letters", &[("size", size.points.into()), ("count", size.letters.into())])
}

#[expect(clippy::cast_precision_loss, reason = "letters on a sheet, drawn as a bar of sixty points")]
const fn to_f32(count: usize) -> f32 {
    count as f32
}
