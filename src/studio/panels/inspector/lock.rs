//! What the inspector says of locks.

use crate::edit::Edit;
use crate::edit::lock::toggle_lock;
use crate::model::ElementId;
use crate::studio::desk::PanelContext;
use crate::studio::desk::lane_names::lane_name;
use crate::studio::theme::{self, BODY, RADIUS};
use crate::studio::widgets::{Button, icon, wrapped};
use eframe::egui::{Align, Frame, Layout, Margin, Sense, Ui};

/// Says what holds the element, with the way to free it.
pub(super) fn notice(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId, holder: ElementId) {
    let theme = theme::of(ui);
    let words = if holder == element {
        cx.text_of("locked-here")
    } else {
        let lane = cx.journey.lanes.iter().find(|lane| ElementId::Lane(lane.id) == holder);
        let (key, name) = match lane {
            Some(lane) => ("locked-by-lane", lane_name(cx, lane)),
            None => ("locked-by-stage", cx.name_of(holder)),
        };
        cx.format(key, &[("name", name.into())])
    };
    Frame::NONE.fill(theme.trough).corner_radius(RADIUS).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(eframe::egui::vec2(16.0, 20.0), Sense::hover());
            icon(ui.painter(), "lock", rect.center(), 15.0, theme.secondary);
            let unlock = cx.text("lock-off");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::new(&unlock)).clicked()
                    && let Some(edit) = unlocked(cx, holder)
                {
                    cx.apply(edit);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let galley = wrapped(ui, &words, theme::regular(BODY), theme.ink, ui.available_width());
                    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
                    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, &words));
                    ui.painter().galley(rect.min, galley, theme.ink);
                });
            });
        });
    });
    ui.add_space(4.0);
}

fn unlocked(cx: &PanelContext<'_>, holder: ElementId) -> Option<Edit> {
    toggle_lock(cx.document, &[holder])
}
