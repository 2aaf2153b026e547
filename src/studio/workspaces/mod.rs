//! What fills the window: the pages beside the map, and the welcome screen.

pub(crate) mod metrics;
pub(crate) mod personas;
pub(crate) mod print;
pub(crate) mod review;
pub(crate) mod welcome;

use super::widgets::follow_focus;
use eframe::egui::{Context, Id, Ui};

/// The name of what was just added to a page gets the focus as soon as its field is there.
pub(crate) fn name_new(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(naming(), ()));
}

/// Whether a name was to get the focus; it is asked for once.
fn takes_name(ui: &Ui) -> bool {
    ui.data_mut(|data| data.remove_temp::<()>(naming())).is_some()
}

fn naming() -> Id {
    Id::unique("name what is new")
}

/// The widest column: where it begins all pages begin, whatever stands on them.
const PAGE: f32 = 1040.0;

/// A column of a width that can be read, with room around it; its titles stand on the left edge that all pages share.
fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    const MARGIN: f32 = 32.0;
    let room = ui.available_width();
    let most = room - 2.0 * MARGIN;
    let left = ((room - PAGE.min(most)) / 2.0).max(MARGIN);
    let width = width.min(most);
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add_space(MARGIN);
            let inner = add(ui);
            ui.add_space(MARGIN);
            follow_focus(ui);
            inner
        })
        .inner
    })
    .inner
}
