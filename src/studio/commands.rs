//! The command table: every action once, with its words, icon, keys and rule. The menu, the palette and the key handler read it.

use eframe::egui::{self, Event, Key, Modifiers};

/// Everything the window can be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Command {
    New,
    Open,
    OpenPath,
    Save,
    SaveAs,
    ExportPdf,
    ExportPng,
    ExportSvg,
    Undo,
    Redo,
    Duplicate,
    Delete,
    SelectAll,
    Find,
    ToolSelect,
    ToolHand,
    PlaceEmotion,
    PlaceDropOff,
    PlaceMoment,
    PlaceBarrier,
    PlaceSolution,
    AddStage,
    AddLane,
    AddPersona,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    ZoomActual,
    PlaceMap,
    PlacePersonas,
    PlaceMetrics,
    PlaceReview,
    PlacePrint,
    Show,
    ToggleTheme,
    ToggleLanguage,
    ToggleWheel,
    Quit,
}

/// Keys that run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shortcut {
    /// Ctrl, Cmd on macOS.
    primary: bool,
    /// Shift.
    shift: bool,
    /// The key, by the character typed or else by its place on the keyboard.
    key: Key,
}

impl Shortcut {
    const fn plain(key: Key) -> Self {
        Self { primary: false, shift: false, key }
    }

    const fn primary(key: Key) -> Self {
        Self { primary: true, shift: false, key }
    }

    const fn primary_shift(key: Key) -> Self {
        Self { primary: true, shift: true, key }
    }

    const fn shift(key: Key) -> Self {
        Self { primary: false, shift: true, key }
    }

    /// Whether it works without Ctrl, so that it must not be taken from a text field.
    const fn is_typed(self) -> bool {
        !self.primary
    }

    fn weight(self) -> u8 {
        u8::from(self.primary) + u8::from(self.shift)
    }

    fn matches(self, key: Key, modifiers: Modifiers) -> bool {
        // A sign such as + needs Shift on most keyboards, so Shift says nothing there.
        let sign = matches!(self.key, Key::Plus | Key::Minus | Key::Equals);
        self.key == key
            && self.primary == modifiers.command
            && !modifiers.alt
            && (self.shift == modifiers.shift || (sign && modifiers.shift))
    }

    /// As it stands on a key cap: `Ctrl Shift S`.
    pub(crate) fn words(self) -> String {
        let primary = if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" };
        let mut parts = Vec::new();
        if self.primary {
            parts.push(primary);
        }
        if self.shift {
            parts.push("Shift");
        }
        parts.push(self.key.symbol_or_name());
        parts.join(" ")
    }
}

/// Facts on which it depends whether a command can run.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the session")]
pub(crate) struct Facts {
    /// There is a step to take back.
    pub(crate) can_undo: bool,
    /// There is a step to bring back.
    pub(crate) can_redo: bool,
    /// Something is selected that can be deleted.
    pub(crate) has_selection: bool,
    /// One thing is selected that can stand on the map twice.
    pub(crate) can_duplicate: bool,
    /// There is at least one persona, so that a feeling or a loss can be somebody's.
    pub(crate) has_personas: bool,
}

impl Command {
    /// Every command, in the order of the palette.
    pub(crate) const ALL: [Self; 38] = [
        Self::New,
        Self::Open,
        Self::OpenPath,
        Self::Save,
        Self::SaveAs,
        Self::ExportPdf,
        Self::ExportPng,
        Self::ExportSvg,
        Self::Undo,
        Self::Redo,
        Self::Duplicate,
        Self::Delete,
        Self::SelectAll,
        Self::Find,
        Self::ToolSelect,
        Self::ToolHand,
        Self::PlaceEmotion,
        Self::PlaceDropOff,
        Self::PlaceMoment,
        Self::PlaceBarrier,
        Self::PlaceSolution,
        Self::AddStage,
        Self::AddLane,
        Self::AddPersona,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomFit,
        Self::ZoomActual,
        Self::PlaceMap,
        Self::PlacePersonas,
        Self::PlaceMetrics,
        Self::PlaceReview,
        Self::PlacePrint,
        Self::Show,
        Self::ToggleTheme,
        Self::ToggleLanguage,
        Self::ToggleWheel,
        Self::Quit,
    ];

    /// The commands of the menu beside the file's name; `None` is a line between groups.
    pub(crate) const MENU: [Option<Self>; 17] = [
        Some(Self::New),
        Some(Self::Open),
        Some(Self::OpenPath),
        None,
        Some(Self::Save),
        Some(Self::SaveAs),
        None,
        Some(Self::ExportPdf),
        Some(Self::ExportPng),
        Some(Self::ExportSvg),
        None,
        Some(Self::ToggleTheme),
        Some(Self::ToggleLanguage),
        Some(Self::ToggleWheel),
        None,
        Some(Self::Find),
        Some(Self::Quit),
    ];

    /// The fluent key of its words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::New => "command-new",
            Self::Open => "command-open",
            Self::OpenPath => "command-open-path",
            Self::Save => "command-save",
            Self::SaveAs => "command-save-as",
            Self::ExportPdf => "command-export-pdf",
            Self::ExportPng => "command-export-png",
            Self::ExportSvg => "command-export-svg",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::Duplicate => "command-duplicate",
            Self::Delete => "command-delete",
            Self::SelectAll => "command-select-all",
            Self::Find => "command-find",
            Self::ToolSelect => "command-tool-select",
            Self::ToolHand => "command-tool-hand",
            Self::PlaceEmotion => "command-place-emotion",
            Self::PlaceDropOff => "command-place-dropoff",
            Self::PlaceMoment => "command-place-moment",
            Self::PlaceBarrier => "command-place-barrier",
            Self::PlaceSolution => "command-place-solution",
            Self::AddStage => "command-add-stage",
            Self::AddLane => "command-add-lane",
            Self::AddPersona => "command-add-persona",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ZoomFit => "command-zoom-fit",
            Self::ZoomActual => "command-zoom-actual",
            Self::PlaceMap => "command-map",
            Self::PlacePersonas => "command-personas",
            Self::PlaceMetrics => "command-metrics",
            Self::PlaceReview => "command-review",
            Self::PlacePrint => "command-print",
            Self::Show => "command-show",
            Self::ToggleTheme => "command-toggle-theme",
            Self::ToggleLanguage => "command-toggle-language",
            Self::ToggleWheel => "command-toggle-wheel",
            Self::Quit => "command-quit",
        }
    }

    /// The name of its icon.
    pub(crate) const fn icon(self) -> &'static str {
        match self {
            Self::New => "file-plus",
            Self::Open => "folder-open",
            Self::OpenPath => "file",
            Self::Save | Self::SaveAs => "save",
            Self::ExportPdf => "file-down",
            Self::ExportPng => "image",
            Self::ExportSvg => "external-link",
            Self::Undo => "undo-2",
            Self::Redo => "redo-2",
            Self::Duplicate => "copy",
            Self::Delete => "trash-2",
            Self::SelectAll => "mouse-pointer-square-dashed",
            Self::Find => "search",
            Self::ToolSelect => "mouse-pointer-2",
            Self::ToolHand => "hand",
            Self::PlaceEmotion => "spline",
            Self::PlaceDropOff => "log-out",
            Self::PlaceMoment => "star",
            Self::PlaceBarrier => "triangle-alert",
            Self::PlaceSolution => "lightbulb",
            Self::AddStage => "columns-3",
            Self::AddLane => "rows-3",
            Self::AddPersona | Self::PlacePersonas => "users",
            Self::ZoomIn => "plus",
            Self::ZoomOut => "minus",
            Self::ZoomFit | Self::ZoomActual => "maximize",
            Self::PlaceMap => "map",
            Self::PlaceMetrics => "chart-column",
            Self::PlaceReview => "circle-check",
            Self::PlacePrint => "printer",
            Self::Show => "play",
            Self::ToggleTheme => "moon",
            Self::ToggleLanguage => "languages",
            Self::ToggleWheel => "settings",
            Self::Quit => "x",
        }
    }

    /// The keys that run it, the one to show first.
    pub(crate) const fn shortcuts(self) -> &'static [Shortcut] {
        match self {
            Self::New => &const { [Shortcut::primary(Key::N)] },
            Self::Open => &const { [Shortcut::primary(Key::O)] },
            Self::OpenPath => &const { [Shortcut::primary_shift(Key::O)] },
            Self::Save => &const { [Shortcut::primary(Key::S)] },
            Self::SaveAs => &const { [Shortcut::primary_shift(Key::S)] },
            Self::ExportPdf => &const { [Shortcut::primary(Key::P), Shortcut::primary(Key::E)] },
            Self::Undo => &const { [Shortcut::primary(Key::Z)] },
            Self::Redo => &const { [Shortcut::primary_shift(Key::Z), Shortcut::primary(Key::Y)] },
            Self::Duplicate => &const { [Shortcut::primary(Key::D)] },
            Self::Delete => &const { [Shortcut::plain(Key::Delete), Shortcut::plain(Key::Backspace)] },
            Self::SelectAll => &const { [Shortcut::primary(Key::A)] },
            Self::Find => {
                &const { [Shortcut::primary(Key::K), Shortcut::primary_shift(Key::P), Shortcut::primary(Key::F)] }
            }
            Self::ToolSelect => &const { [Shortcut::plain(Key::V)] },
            Self::ToolHand => &const { [Shortcut::plain(Key::H)] },
            Self::PlaceEmotion => &const { [Shortcut::plain(Key::E)] },
            Self::PlaceDropOff => &const { [Shortcut::plain(Key::D)] },
            Self::PlaceMoment => &const { [Shortcut::plain(Key::M)] },
            Self::PlaceBarrier => &const { [Shortcut::plain(Key::B)] },
            Self::PlaceSolution => &const { [Shortcut::plain(Key::I)] },
            Self::ZoomIn => &const { [Shortcut::primary(Key::Plus), Shortcut::primary(Key::Equals)] },
            Self::ZoomOut => &const { [Shortcut::primary(Key::Minus)] },
            Self::ZoomFit => &const { [Shortcut::primary(Key::Num0), Shortcut::shift(Key::Num1)] },
            Self::ZoomActual => &const { [Shortcut::shift(Key::Num0)] },
            Self::PlaceMap => &const { [Shortcut::primary(Key::Num1)] },
            Self::PlacePersonas => &const { [Shortcut::primary(Key::Num2)] },
            Self::PlaceMetrics => &const { [Shortcut::primary(Key::Num3)] },
            Self::PlaceReview => &const { [Shortcut::primary(Key::Num4)] },
            Self::PlacePrint => &const { [Shortcut::primary(Key::Num5)] },
            Self::Show => &const { [Shortcut::plain(Key::F5)] },
            Self::Quit => &const { [Shortcut::primary(Key::Q)] },
            Self::ExportPng
            | Self::ExportSvg
            | Self::AddStage
            | Self::AddLane
            | Self::AddPersona
            | Self::ToggleTheme
            | Self::ToggleLanguage
            | Self::ToggleWheel => &[],
        }
    }

    /// The first shortcut in words.
    pub(crate) fn keys(self) -> Option<String> {
        self.shortcuts().first().map(|shortcut| shortcut.words())
    }

    /// Whether it can run now.
    pub(crate) const fn is_enabled(self, facts: Facts) -> bool {
        match self {
            Self::Undo => facts.can_undo,
            Self::Redo => facts.can_redo,
            Self::Duplicate => facts.can_duplicate,
            Self::Delete => facts.has_selection,
            Self::PlaceEmotion | Self::PlaceDropOff => facts.has_personas,
            _ => true,
        }
    }

    /// Whether it means anything at the beginning, before a document is in hand.
    pub(crate) const fn needs_no_document(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::OpenPath
                | Self::Find
                | Self::ToggleTheme
                | Self::ToggleLanguage
                | Self::ToggleWheel
                | Self::Quit
        )
    }

    /// Whether holding the key runs it again.
    const fn repeats(self) -> bool {
        matches!(self, Self::Undo | Self::Redo | Self::ZoomIn | Self::ZoomOut)
    }
}

/// The command of a key press: by the character typed, else by the key's place on the keyboard; of several the one with the
/// most modifiers.
fn find(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<(Command, Shortcut)> {
    let by = |key: Key| {
        let all =
            Command::ALL.into_iter().flat_map(|command| command.shortcuts().iter().map(move |keys| (command, *keys)));
        all.filter(|(_, keys)| keys.matches(key, modifiers)).max_by_key(|(_, keys)| keys.weight())
    };
    by(key).or_else(|| physical.and_then(by))
}

/// Takes the key presses that are commands out of the input and gives the commands in order. What a text field may want stays.
pub(crate) fn take_keys(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else { return true };
            let Some((command, keys)) = find(*key, *physical_key, *modifiers) else { return true };
            let texts_own = matches!(command, Command::Undo | Command::Redo | Command::SelectAll) || keys.is_typed();
            if typing && texts_own && !matches!(keys.key, Key::F5) {
                return true;
            }
            if !*repeat || command.repeats() {
                taken.push(command);
            }
            false
        });
    });
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

    #[test]
    fn every_command_is_in_the_table_once() {
        let keys: HashSet<_> = Command::ALL.iter().map(|command| command.key()).collect();
        assert_eq!(keys.len(), Command::ALL.len());
    }

    #[test]
    fn no_two_commands_share_their_keys() {
        let mut seen = Vec::new();
        for command in Command::ALL {
            for keys in command.shortcuts() {
                assert!(!seen.contains(keys), "{command:?} shares {}", keys.words());
                seen.push(*keys);
            }
        }
    }

    #[test]
    fn the_longest_match_wins() {
        let with_shift = CTRL.plus(Modifiers::SHIFT);
        assert_eq!(find(Key::S, None, CTRL).map(|(command, _)| command), Some(Command::Save));
        assert_eq!(find(Key::S, None, with_shift).map(|(command, _)| command), Some(Command::SaveAs));
        assert_eq!(find(Key::Plus, None, with_shift).map(|(command, _)| command), Some(Command::ZoomIn));
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
