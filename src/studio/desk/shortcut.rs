//! A shortcut: the keys that run a command, and how they stand on a key cap.

use eframe::egui::{Key, Modifiers};

/// What stands on the cap of the key that commands are run with.
pub(crate) const PRIMARY: &str = if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" };

/// Keys that run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shortcut {
    /// Ctrl, Cmd on macOS.
    primary: bool,
    /// Shift.
    shift: bool,
    /// Alt, Option on macOS.
    alt: bool,
    /// The key, by the character typed or else by its place on the keyboard.
    key: Key,
}

impl Shortcut {
    pub(super) const fn plain(key: Key) -> Self {
        Self { primary: false, shift: false, alt: false, key }
    }

    pub(super) const fn primary(key: Key) -> Self {
        Self { primary: true, shift: false, alt: false, key }
    }

    pub(super) const fn primary_shift(key: Key) -> Self {
        Self { primary: true, shift: true, alt: false, key }
    }

    pub(super) const fn shift(key: Key) -> Self {
        Self { primary: false, shift: true, alt: false, key }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { primary: false, shift: false, alt: true, key }
    }

    /// Whether it works without Ctrl and means something in a text field, so that it must not be taken from one.
    pub(super) fn is_typed(self) -> bool {
        !self.primary && !is_function(self.key)
    }

    /// Whether it is a letter, digit or sign alone, which a person who speaks to the computer or whose hands shake may switch
    /// off (WCAG 2.1.4).
    pub(super) fn is_character(self) -> bool {
        self.is_typed() && !matches!(self.key, Key::Delete | Key::Backspace | Key::Enter)
    }

    /// Whether it is a letter alone, small or capital.
    pub(super) fn is_letter(self) -> bool {
        !self.primary && !self.alt && (Key::A..=Key::Z).contains(&self.key)
    }

    pub(super) fn weight(self) -> u8 {
        u8::from(self.primary) + u8::from(self.shift) + u8::from(self.alt)
    }

    pub(super) fn matches(self, key: Key, modifiers: Modifiers) -> bool {
        // A sign such as + needs Shift on most keyboards, so Shift says nothing there.
        let sign = matches!(self.key, Key::Plus | Key::Minus | Key::Equals | Key::Questionmark);
        self.key == key
            && self.primary == modifiers.command
            && self.alt == modifiers.alt
            && (self.shift == modifiers.shift || (sign && modifiers.shift))
    }

    /// As it stands on a key cap: `Ctrl Shift S`.
    pub(crate) fn words(self) -> String {
        let mut parts = Vec::new();
        if self.primary {
            parts.push(PRIMARY);
        }
        if self.alt {
            parts.push(if cfg!(target_os = "macos") { "⌥" } else { "Alt" });
        }
        if self.shift {
            parts.push("Shift");
        }
        parts.push(match self.key {
            Key::Delete => "Del",
            Key::Comma => ",",
            Key::Slash => "/",
            Key::Minus => "−",
            key => key.symbol_or_name(),
        });
        parts.join(" ")
    }
}

/// The function keys mean nothing in a text field.
fn is_function(key: Key) -> bool {
    (Key::F1..=Key::F35).contains(&key)
}
