//! What widgets do with the keyboard.

use eframe::egui::{EventFilter, FocusDirection, Id, Key, Memory, Ui, vec2};

/// Arrows to the left and right.
pub(crate) const SIDEWAYS: EventFilter =
    EventFilter { horizontal_arrows: true, tab: false, vertical_arrows: false, escape: false };
/// Arrows up and down.
pub(crate) const UPRIGHT: EventFilter =
    EventFilter { vertical_arrows: true, tab: false, horizontal_arrows: false, escape: false };
/// All arrows.
pub(crate) const ARROWS: EventFilter = EventFilter { horizontal_arrows: true, ..UPRIGHT };

/// Keeps keys for a widget that has the focus; otherwise they take the focus elsewhere.
pub(crate) fn hold_keys(ui: &Ui, widget: Id, keys: EventFilter) {
    let sideways = keys.horizontal_arrows && pressed(ui, [Key::ArrowLeft, Key::ArrowRight]);
    let upright = keys.vertical_arrows && pressed(ui, [Key::ArrowUp, Key::ArrowDown]);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(widget, keys);
        // The filter holds from the next frame on; an arrow that came together with the focus is held here.
        if sideways || upright {
            memory.move_focus(FocusDirection::None);
        }
    });
}

fn pressed(ui: &Ui, keys: [Key; 2]) -> bool {
    ui.input(|input| keys.into_iter().any(|key| input.key_pressed(key)))
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
