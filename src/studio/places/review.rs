//! Remarks: what to look at before the map is shown to anybody.

use crate::studio::app::{Action, Scope, kind_icon};
use crate::studio::review::{Remark, Weight};
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{empty_state, focus_ring, icon, wrapped};
use eframe::egui::{RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Shows the remarks.
pub(crate) fn show(ui: &mut Ui, scope: &Scope<'_>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::column(ui, 760.0, |ui| {
            let theme = theme::of(ui);
            ui.label(RichText::new(scope.text("review-title")).font(theme::bold(22.0)).color(theme.ink));
            if scope.remarks.is_empty() {
                empty_state(ui, "circle-check", &scope.text("review-empty"), &scope.text("review-empty-help"));
                return;
            }
            ui.label(RichText::new(scope.text("review-help")).font(theme::regular(BODY)).color(theme.secondary));
            ui.add_space(8.0);
            for (index, remark) in scope.remarks.iter().enumerate() {
                line(ui, scope, index, remark);
            }
        });
    });
}

fn line(ui: &mut Ui, scope: &Scope<'_>, index: usize, remark: &Remark) {
    let theme = theme::of(ui);
    let width = ui.available_width();
    let text = wrapped(ui, &remark.text, theme::medium(BODY), theme.ink, width - 108.0);
    let help = wrapped(ui, &remark.help, theme::regular(LABEL), theme.secondary, width - 108.0);
    let below = if remark.help.is_empty() { 0.0 } else { help.size().y + 4.0 };
    let height = text.size().y + below + 24.0;
    let sense = if remark.element.is_some() { Sense::click() } else { Sense::hover() };
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, ui.scope_id().with(("remark", index)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &remark.text));
    let fill = if response.hovered() && remark.element.is_some() { theme.hover } else { theme.panel };
    ui.painter().rect(rect, CARD_RADIUS, fill, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, CARD_RADIUS);
    }
    let (name, color) = match remark.weight {
        Weight::Problem => ("triangle-alert", theme.negative),
        Weight::Advice => ("circle-alert", theme.caution),
    };
    icon(ui.painter(), name, pos2(rect.left() + 22.0, rect.top() + 21.0), 17.0, color);
    if let Some(element) = remark.element {
        let at = pos2(rect.right() - 44.0, rect.center().y);
        icon(ui.painter(), kind_icon(element), at, 16.0, theme.faint);
        icon(ui.painter(), "chevron-right", pos2(rect.right() - 20.0, rect.center().y), 15.0, theme.secondary);
        if response.clicked() {
            scope.act(Action::Reveal(element));
        }
    }
    let under = rect.top() + 12.0 + text.size().y + 4.0;
    ui.painter().galley(pos2(rect.left() + 44.0, rect.top() + 12.0), text, theme.ink);
    ui.painter().galley(pos2(rect.left() + 44.0, under), help, theme.secondary);
}
