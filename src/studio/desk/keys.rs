//! The keyboard read: which key presses are commands now, and which are left to a text.

use super::commands::{Command, CommandGroup};
use super::shortcut::Shortcut;
use crate::studio::platform::clipboard::Clipboard;
use eframe::egui::{self, Event, Key, Modifiers};

/// What is done with keys that mean something to a text.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the keyboard")]
pub(crate) struct Typed {
    /// Whether single characters are commands at all.
    pub(crate) single_keys: bool,
    /// Whether the map is what one works on, and no bar over it has the focus.
    pub(crate) on_map: bool,
    /// Whether a letter begins a text now.
    pub(crate) begins_text: bool,
    /// Whether Enter and F2 are for the text of what is selected; else they are whatever has the focus, or the canvas.
    pub(crate) edits_text: bool,
    /// Whether a text field is typed in.
    pub(crate) in_text: bool,
    /// Whether that is the name of something new of which nothing is typed yet: Delete means the thing.
    pub(crate) names_new: bool,
}

/// The keys that are down, by their places. A sign is another key once Shift is let go, so its own release would never come, and it
/// would count as held for good.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeldKeys(Vec<Key>);

impl HeldKeys {
    /// Takes an event in; gives whether it is a key that is held and repeats.
    fn hear(&mut self, event: &Event) -> bool {
        match *event {
            Event::Key { key, physical_key, pressed, .. } => {
                let place = physical_key.unwrap_or(key);
                let held = self.0.contains(&place);
                if !pressed {
                    self.0.retain(|other| *other != place);
                } else if !held {
                    self.0.push(place);
                }
                pressed && held
            }
            Event::WindowFocused(false) => {
                self.0.clear();
                false
            }
            _ => false,
        }
    }
}

impl Shortcut {
    /// Whether its key means this command now, and not a text or nothing.
    pub(super) fn is_live(self, command: Command, typed: Typed) -> bool {
        let unwanted =
            (self.is_character() && !typed.single_keys) || (command == Command::EditText && !typed.edits_text);
        let text = (typed.in_text && self.is_typed()) || (typed.begins_text && self.is_letter());
        // A letter takes up a tool only where there is something to use it on.
        let elsewhere = !typed.on_map && self.is_character() && command.group() == CommandGroup::Place;
        !unwanted && !text && !elsewhere
    }
}

/// The command of a key press: by the character typed, else by the key's place on the keyboard; of several the one with the
/// most modifiers. A Latin letter means itself: who rearranged them wants no other command at the old place.
fn find(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<(Command, Shortcut)> {
    let by = |key: Key| {
        let all = Command::all().flat_map(|command| command.shortcuts().iter().map(move |keys| (command, *keys)));
        all.filter(|(_, keys)| keys.matches(key, modifiers)).max_by_key(|(_, keys)| keys.weight())
    };
    let latin = (Key::A..=Key::Z).contains(&key);
    by(key).or_else(|| physical.filter(|_| !latin).and_then(by))
}

/// What a text field that is typed in does at the keys of a command of the clipboard.
fn in_field(command: Command, clipboard: &mut dyn Clipboard) -> Option<Option<Event>> {
    match command {
        Command::Cut => Some(Some(Event::Cut)),
        Command::Copy => Some(Some(Event::Copy)),
        Command::Paste | Command::PasteAsOne => {
            Some(clipboard.text().filter(|text| !text.is_empty()).map(Event::Paste))
        }
        _ => None,
    }
}

/// Takes the key presses that are commands out of the input and gives the commands in order. What a text field may want stays,
/// and so do single characters unless they are wanted, and letters where one that is typed begins a text; the keys of the
/// clipboard become what a field hears as copying and pasting.
pub(crate) fn take_keys(
    ctx: &egui::Context,
    clipboard: &mut dyn Clipboard,
    mut typed: Typed,
    held: &mut HeldKeys,
) -> Vec<Command> {
    let mut taken = Vec::new();
    let events = ctx.input_mut(|input| std::mem::take(&mut input.events));
    let mut left = Vec::with_capacity(events.len());
    // The letter of a key that was a command is not typed.
    let mut letter_of_taken = false;
    for event in events {
        if matches!(event, Event::Text(_)) {
            if !std::mem::take(&mut letter_of_taken) {
                left.push(event);
            }
            continue;
        }
        letter_of_taken = false;
        let repeats = held.hear(&event);
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
            left.push(event);
            continue;
        };
        let Some((command, keys)) = find(key, physical_key, modifiers) else {
            left.push(event);
            continue;
        };
        if typed.in_text
            && let Some(heard) = in_field(command, clipboard)
        {
            left.extend(heard);
            continue;
        }
        let texts_own = typed.in_text && matches!(command, Command::Undo | Command::Redo | Command::SelectAll);
        let takes_back = typed.names_new && command == Command::Delete;
        if !takes_back && (texts_own || !keys.is_live(command, typed)) {
            left.push(event);
            continue;
        }
        // Enter and F2 type nothing, and what comes after them in the same frame is for the text already.
        let opens = command == Command::EditText;
        (typed.in_text, typed.edits_text) = (typed.in_text || opens, typed.edits_text && !opens);
        letter_of_taken = !opens;
        if !repeats || command.repeats() {
            taken.push(command);
        }
    }
    ctx.input_mut(|input| input.events = left);
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

    #[test]
    fn the_longest_match_wins() {
        let with_shift = CTRL.plus(Modifiers::SHIFT);
        assert_eq!(find(Key::S, None, CTRL).map(|(command, _)| command), Some(Command::Save));
        assert_eq!(find(Key::S, None, with_shift).map(|(command, _)| command), Some(Command::SaveAs));
        assert_eq!(find(Key::Plus, None, with_shift).map(|(command, _)| command), Some(Command::ZoomIn));
    }

    #[test]
    fn alt_and_a_letter_align_on_a_russian_keyboard_too_and_the_bare_letter_does_not() {
        let command = |key, physical, with| find(key, physical, with).map(|(command, _)| command);
        assert_eq!(command(Key::A, None, Modifiers::ALT), Some(Command::AlignLeft));
        assert_eq!(command(Key::F20, Some(Key::V), Modifiers::ALT), Some(Command::Distribute));
        assert_eq!(command(Key::V, None, Modifiers::NONE), Some(Command::ToolSelect));
        assert_eq!(command(Key::E, None, Modifiers::SHIFT), Some(Command::DrawCurve));
        assert_eq!(command(Key::F20, Some(Key::OpenBracket), CTRL), Some(Command::OrderEarlier));
    }

    #[test]
    fn a_key_of_another_alphabet_works_by_its_place() {
        // A layout whose character egui knows but no command uses.
        assert_eq!(
            find(Key::Comma, Some(Key::E), Modifiers::NONE).map(|(command, _)| command),
            Some(Command::PlaceEmotion)
        );
    }
}
