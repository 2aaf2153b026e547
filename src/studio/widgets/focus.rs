//! What widgets do with the keyboard.

use eframe::egui::{EventFilter, Id, Memory, Response, Ui, vec2};

/// Keeps the arrows for a widget that has the focus; otherwise they take the focus elsewhere.
pub(crate) fn hold_arrows(ui: &Ui, response: &Response, horizontal: bool, vertical: bool) {
    let filter =
        EventFilter { horizontal_arrows: horizontal, vertical_arrows: vertical, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// Scrolls to what has just got the focus within this area, if it is not wholly in view.
pub(crate) fn follow_focus(ui: &Ui) {
    let slot = ui.scope_id().with("followed focus");
    let focused = ui.memory(Memory::focused);
    let before = ui.data(|data| data.get_temp::<Option<Id>>(slot)).flatten();
    if focused == before {
        return;
    }
    ui.data_mut(|data| data.insert_temp(slot, focused));
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    let here = response.layer_id == ui.layer_id() && ui.min_rect().contains(response.rect.center());
    if here && !ui.clip_rect().contains_rect(response.rect) {
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, 16.0)), None);
    }
}
