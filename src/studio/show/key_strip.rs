//! The keys of a show in one row, for the first seconds and whenever somebody asks. Each can be pressed by a finger, too.

use crate::i18n::Messages;
use crate::studio::theme::{self, BODY, LABEL, Theme, ThemeId};
use crate::studio::widgets::{elided, focus_ring};
use eframe::egui::{Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of the row.
pub(crate) const KEY_STRIP: f32 = 56.0;
/// From the edge of the row to what stands in it.
const MARGIN: f32 = 36.0;
/// From one key to the next.
const GAP: f32 = 22.0;
/// From a key to what it does.
const WORDS: f32 = 8.0;
/// Height of a key.
const CAP: f32 = 22.0;

/// The keys, what stands on their caps and what they do: the sooner, the more they are needed.
const KEYS: [(Key, &str, &str); 13] = [
    (Key::ArrowRight, "→", "show-key-next"),
    (Key::ArrowLeft, "←", "show-key-back"),
    (Key::L, "L", "show-key-laser"),
    (Key::Z, "Z", "show-key-lens"),
    (Key::D, "D", "show-key-ink"),
    (Key::E, "E", "show-key-edit"),
    (Key::I, "I", "show-key-what-if"),
    (Key::B, "B", "show-key-black"),
    (Key::H, "H", "show-key-hide"),
    (Key::G, "G", "show-key-overview"),
    (Key::Q, "Q", "show-key-question"),
    (Key::S, "S", "show-key-notes"),
    (Key::Escape, "Esc", "show-key-leave"),
];

/// Shows the row in a box, with a few words at its right end; gives the key that was pressed on it. `strength` is how much of it is
/// there, 0–1.
pub(crate) fn key_strip(ui: &mut Ui, rect: Rect, words: &Messages, end: &str, strength: f32) -> Option<Key> {
    let theme = Theme::of(ThemeId::Dark);
    let fade = |color: eframe::egui::Color32| color.gamma_multiply(strength);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0, fade(theme.show));
    painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, fade(theme.hairline)));
    let end = elided(ui, end, theme::figures(BODY), fade(theme.secondary), 240.0);
    let right = rect.right() - MARGIN - end.size().x;
    painter.galley(pos2(right, rect.center().y - end.size().y / 2.0), end, fade(theme.secondary));
    let keys: Vec<_> = KEYS
        .iter()
        .map(|(key, cap, says)| {
            let cap = elided(ui, cap, theme::medium(LABEL), fade(theme.ink), f32::INFINITY);
            let says = words.text(says);
            let galley = elided(ui, &says, theme::regular(BODY), fade(theme.secondary), f32::INFINITY);
            let wide = (cap.size().x + 14.0).max(CAP);
            (*key, cap, says, galley, wide)
        })
        .collect();
    let width = |of: &(Key, _, _, std::sync::Arc<eframe::egui::Galley>, f32)| of.4 + WORDS + of.3.size().x;
    // Whoever leaves has to find the way; of the others as many as there is room for.
    let last = keys.last().map_or(0.0, width);
    let mut left = rect.left() + MARGIN;
    let mut pressed = None;
    for (nth, item) in keys.iter().enumerate() {
        let needed = width(item);
        let is_last = nth + 1 == keys.len();
        if !is_last && left + needed + GAP + last > right - GAP {
            continue;
        }
        let (key, cap, says, galley, wide) = item;
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(needed, rect.height()));
        let response =
            ui.interact(place.expand2(vec2(GAP / 2.0, 0.0)), ui.scope_id().with(("show key", nth)), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, says.as_ref()));
        let cap_box = Rect::from_min_size(pos2(left, rect.center().y - CAP / 2.0), vec2(*wide, CAP));
        painter.rect_filled(cap_box, 4, fade(if response.hovered() { theme.hover } else { theme.control }));
        if response.has_focus() {
            focus_ring(&painter, theme, cap_box, 4);
        }
        painter.galley(cap_box.center() - cap.size() / 2.0, cap.clone(), theme.ink);
        let below = rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(cap_box.right() + WORDS, below), galley.clone(), theme.secondary);
        if response.clicked() {
            pressed = Some(*key);
        }
        left += needed + GAP;
    }
    pressed
}
