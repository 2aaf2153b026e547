//! What keys mean to a text that is edited.

use super::field::{CaretMove, text_id};
use crate::model::Field;
use eframe::egui::{Event, Key, Modifiers};

/// What a key means to the text as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextAction {
    Finish,
    /// Nothing was typed that could be taken back, so the last step of the document is meant.
    Undo,
    Next {
        back: bool,
    },
    Line {
        way: CaretMove,
        select: bool,
    },
}

/// Whether an event comes from the keyboard, the clipboard, an input method or a screen reader that writes.
pub(super) fn is_key(event: &Event) -> bool {
    match event {
        Event::Key { .. } | Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Copy | Event::Cut => true,
        Event::AccessKitActionRequest(request) => request.target_node == text_id().accesskit_id(),
        _ => false,
    }
}

pub(super) fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter | Key::F2, pressed: true, modifiers, .. } if modifiers.is_none())
}

pub(super) const fn is_arrow(event: &Event) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp};
    matches!(event, Event::Key { key: ArrowLeft | ArrowRight | ArrowUp | ArrowDown, pressed: true, .. })
}

/// Whether the text may have several lines of the person's own making.
const fn breaks_lines(field: Field) -> bool {
    field.has_lines() || matches!(field, Field::Title)
}

/// What a key means to the text as a whole; `None` for what the field does with it.
pub(super) fn turn_of(event: &Event, field: Field) -> Option<TextAction> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
    let line = |way| Some(TextAction::Line { way, select: modifiers.shift });
    match key {
        Key::Escape => Some(TextAction::Finish),
        Key::Enter if modifiers.command => Some(TextAction::Finish),
        Key::Enter if !modifiers.shift && !field.has_lines() => Some(TextAction::Finish),
        Key::Z if modifiers.command && !modifiers.shift => Some(TextAction::Undo),
        Key::Tab if plain => Some(TextAction::Next { back: modifiers.shift }),
        Key::ArrowUp if plain => line(CaretMove::Up),
        Key::ArrowDown if plain => line(CaretMove::Down),
        Key::Home if plain => line(CaretMove::Start),
        Key::End if plain => line(CaretMove::End),
        Key::ArrowLeft if modifiers.mac_cmd => line(CaretMove::Start),
        Key::ArrowRight if modifiers.mac_cmd => line(CaretMove::End),
        _ => None,
    }
}

/// A key as the field should hear it: line breaks only where the text may have them.
pub(super) fn as_typed(event: Event, field: Field) -> Option<Event> {
    match event {
        Event::Key { key: Key::Enter, pressed, physical_key, repeat, .. } => breaks_lines(field)
            .then_some(Event::Key { key: Key::Enter, pressed, physical_key, repeat, modifiers: Modifiers::NONE }),
        Event::Key { key: Key::Tab | Key::F2, .. } => None,
        Event::Paste(text) => {
            let lines: Vec<&str> = text.lines().collect();
            Some(Event::Paste(lines.join(if breaks_lines(field) { "\n" } else { " " })))
        }
        other => Some(other),
    }
}
