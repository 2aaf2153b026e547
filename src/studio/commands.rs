//! The command table: every action once, with its words, icon, keys and rule. The menu, the palette and the key handler read it.

use super::clipboard::Board;
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
    History,
    Palette,
    Find,
    Replace,
    FindNext,
    FindPrevious,
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
    ZoomSelection,
    ContextMenu,
    PlaceMap,
    PlacePersonas,
    PlaceMetrics,
    PlaceReview,
    PlacePrint,
    Show,
    ToggleTheme,
    ToggleLanguage,
    ToggleWheel,
    Shortcuts,
    Settings,
    Quit,
    PlaceTouchpoint,
    PlaceMetric,
    PlaceNote,
    DrawCurve,
    AlignLeft,
    AlignRight,
    AlignTop,
    AlignBottom,
    AlignMiddle,
    Distribute,
    ToggleLock,
    OrderEarlier,
    OrderLater,
    InsertBefore,
    InsertAfter,
    HideBand,
    ShowHidden,
    ResetFilters,
    Cut,
    Copy,
    Paste,
    PasteAsOne,
    CopyPicture,
    NextPart,
    PreviousPart,
}

/// What stands on the cap of the key that commands are run with.
pub(crate) const PRIMARY: &str = if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" };

/// What commands have to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Group {
    /// Moving the sheet and zooming.
    Look,
    /// Finding words and commands.
    Find,
    /// Changing what is there.
    Edit,
    /// Tools and new things.
    Place,
    /// Files.
    File,
    /// Places of the window and how it looks.
    Window,
}

impl Group {
    /// Every group in the order of the list of shortcuts.
    pub(crate) const ALL: [Self; 6] = [Self::Look, Self::Edit, Self::Find, Self::Place, Self::File, Self::Window];

    /// The fluent key of its heading.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Look => "group-look",
            Self::Find => "group-find",
            Self::Edit => "group-edit",
            Self::Place => "group-place",
            Self::File => "group-file",
            Self::Window => "group-window",
        }
    }
}

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
    const fn plain(key: Key) -> Self {
        Self { primary: false, shift: false, alt: false, key }
    }

    const fn primary(key: Key) -> Self {
        Self { primary: true, shift: false, alt: false, key }
    }

    const fn primary_shift(key: Key) -> Self {
        Self { primary: true, shift: true, alt: false, key }
    }

    const fn shift(key: Key) -> Self {
        Self { primary: false, shift: true, alt: false, key }
    }

    const fn alt(key: Key) -> Self {
        Self { primary: false, shift: false, alt: true, key }
    }

    /// Whether it works without Ctrl and means something in a text field, so that it must not be taken from one.
    fn is_typed(self) -> bool {
        !self.primary && !is_function(self.key)
    }

    /// Whether it is a letter, digit or sign alone, which a person who speaks to the computer or whose hands shake may switch
    /// off (WCAG 2.1.4).
    fn is_character(self) -> bool {
        self.is_typed() && !matches!(self.key, Key::Delete | Key::Backspace)
    }

    /// Whether it is a letter or digit alone.
    fn is_letter(self) -> bool {
        !self.primary && !self.shift && self.key.name().len() == 1
    }

    fn weight(self) -> u8 {
        u8::from(self.primary) + u8::from(self.shift) + u8::from(self.alt)
    }

    fn matches(self, key: Key, modifiers: Modifiers) -> bool {
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

/// Facts on which it depends whether a command can run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    /// The fluent key of the step that can be taken back.
    pub(crate) undo: Option<&'static str>,
    /// The fluent key of the step that can be brought back.
    pub(crate) redo: Option<&'static str>,
    /// Something is selected that can be deleted.
    pub(crate) has_selection: bool,
    /// Something is selected that can stand on the map twice.
    pub(crate) can_duplicate: bool,
    /// Something is selected that can be copied.
    pub(crate) can_copy: bool,
    /// There is at least one persona, so that a feeling or a loss can be somebody's.
    pub(crate) has_personas: bool,
    /// At least two things are selected that can be brought into line.
    pub(crate) can_align: bool,
    /// Something is selected that has a lock.
    pub(crate) can_lock: bool,
    /// One stage or lane is selected.
    pub(crate) has_band: bool,
    /// A stage or lane is hidden.
    pub(crate) has_hidden: bool,
    /// Somebody or something is dimmed.
    pub(crate) is_filtered: bool,
}

impl Command {
    /// Every command, in the order of the palette.
    const ALL: &[Self] = &[
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
        Self::History,
        Self::Palette,
        Self::Find,
        Self::Replace,
        Self::FindNext,
        Self::FindPrevious,
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
        Self::ZoomSelection,
        Self::ContextMenu,
        Self::PlaceMap,
        Self::PlacePersonas,
        Self::PlaceMetrics,
        Self::PlaceReview,
        Self::PlacePrint,
        Self::Show,
        Self::ToggleTheme,
        Self::ToggleLanguage,
        Self::ToggleWheel,
        Self::Shortcuts,
        Self::Settings,
        Self::Quit,
        Self::PlaceTouchpoint,
        Self::PlaceMetric,
        Self::PlaceNote,
        Self::DrawCurve,
        Self::AlignLeft,
        Self::AlignRight,
        Self::AlignTop,
        Self::AlignBottom,
        Self::AlignMiddle,
        Self::Distribute,
        Self::ToggleLock,
        Self::OrderEarlier,
        Self::OrderLater,
        Self::InsertBefore,
        Self::InsertAfter,
        Self::HideBand,
        Self::ShowHidden,
        Self::ResetFilters,
        Self::Cut,
        Self::Copy,
        Self::Paste,
        Self::PasteAsOne,
        Self::CopyPicture,
        Self::NextPart,
        Self::PreviousPart,
    ];

    /// Every command, in the order of the palette.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied()
    }

    /// The commands of the menu beside the file's name; `None` is a line between groups.
    pub(crate) const MENU: [Option<Self>; 22] = [
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
        Some(Self::History),
        Some(Self::Find),
        Some(Self::Replace),
        Some(Self::Palette),
        None,
        Some(Self::ToggleTheme),
        Some(Self::ToggleLanguage),
        Some(Self::Settings),
        Some(Self::Shortcuts),
        None,
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
            Self::History => "command-history",
            Self::Palette => "command-palette",
            Self::Find => "command-find",
            Self::Replace => "command-replace",
            Self::FindNext => "command-find-next",
            Self::FindPrevious => "command-find-previous",
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
            Self::ZoomSelection => "command-zoom-selection",
            Self::ContextMenu => "command-context-menu",
            Self::PlaceMap => "command-map",
            Self::PlacePersonas => "command-personas",
            Self::PlaceMetrics => "command-metrics",
            Self::PlaceReview => "command-review",
            Self::PlacePrint => "command-print",
            Self::Show => "command-show",
            Self::ToggleTheme => "command-toggle-theme",
            Self::ToggleLanguage => "command-toggle-language",
            Self::ToggleWheel => "command-toggle-wheel",
            Self::Shortcuts => "command-shortcuts",
            Self::Settings => "command-settings",
            Self::Quit => "command-quit",
            Self::PlaceTouchpoint => "command-place-touchpoint",
            Self::PlaceMetric => "command-place-metric",
            Self::PlaceNote => "command-place-note",
            Self::DrawCurve => "command-draw-curve",
            Self::AlignLeft => "command-align-left",
            Self::AlignRight => "command-align-right",
            Self::AlignTop => "command-align-top",
            Self::AlignBottom => "command-align-bottom",
            Self::AlignMiddle => "command-align-middle",
            Self::Distribute => "command-distribute",
            Self::ToggleLock => "command-toggle-lock",
            Self::OrderEarlier => "command-order-earlier",
            Self::OrderLater => "command-order-later",
            Self::InsertBefore => "command-insert-before",
            Self::InsertAfter => "command-insert-after",
            Self::HideBand => "command-hide-band",
            Self::ShowHidden => "command-show-hidden",
            Self::ResetFilters => "command-reset-filters",
            Self::Cut => "command-cut",
            Self::Copy => "command-copy",
            Self::Paste => "command-paste",
            Self::PasteAsOne => "command-paste-as-one",
            Self::CopyPicture => "command-copy-picture",
            Self::NextPart => "command-next-part",
            Self::PreviousPart => "command-previous-part",
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
            Self::ExportPng | Self::CopyPicture => "image",
            Self::ExportSvg => "external-link",
            Self::Undo => "undo-2",
            Self::Redo => "redo-2",
            Self::Duplicate => "copy",
            Self::Delete => "trash-2",
            Self::SelectAll => "mouse-pointer-square-dashed",
            Self::History => "history",
            Self::Palette => "command",
            Self::Find => "search",
            Self::Replace => "replace",
            Self::FindNext => "arrow-down",
            Self::FindPrevious => "arrow-up",
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
            Self::ZoomFit => "maximize",
            Self::ZoomActual => "scan",
            Self::ZoomSelection => "scan-search",
            Self::ContextMenu => "menu",
            Self::PlaceMap => "map",
            Self::PlaceMetrics | Self::PlaceMetric => "chart-column",
            Self::PlaceReview => "circle-check",
            Self::PlacePrint => "printer",
            Self::Show => "play",
            Self::ToggleTheme => "moon",
            Self::ToggleLanguage => "languages",
            Self::ToggleWheel => "mouse",
            Self::Shortcuts => "keyboard",
            Self::Settings => "settings",
            Self::Quit => "x",
            Self::PlaceTouchpoint => "map-pin",
            Self::PlaceNote => "sticky-note",
            Self::DrawCurve => "pencil",
            Self::AlignLeft => "align-start-vertical",
            Self::AlignRight => "align-end-vertical",
            Self::AlignTop => "align-start-horizontal",
            Self::AlignBottom => "align-end-horizontal",
            Self::AlignMiddle => "align-center-vertical",
            Self::Distribute => "align-horizontal-distribute-center",
            Self::ToggleLock => "lock",
            Self::OrderEarlier => "arrow-up",
            Self::OrderLater => "arrow-down",
            Self::InsertBefore => "arrow-left-to-line",
            Self::InsertAfter => "arrow-right-to-line",
            Self::HideBand => "eye-off",
            Self::ShowHidden => "eye",
            Self::ResetFilters => "list-filter",
            Self::Cut => "scissors",
            Self::Copy => "clipboard-copy",
            Self::Paste => "clipboard-paste",
            Self::PasteAsOne => "clipboard",
            Self::NextPart => "arrow-right",
            Self::PreviousPart => "arrow-left",
        }
    }

    /// Under which heading the list of shortcuts has it.
    pub(crate) const fn group(self) -> Group {
        match self {
            Self::New
            | Self::Open
            | Self::OpenPath
            | Self::Save
            | Self::SaveAs
            | Self::ExportPdf
            | Self::ExportPng
            | Self::ExportSvg
            | Self::Quit => Group::File,
            Self::Undo
            | Self::Redo
            | Self::Duplicate
            | Self::Delete
            | Self::SelectAll
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::PasteAsOne
            | Self::CopyPicture
            | Self::History
            | Self::AlignLeft
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignBottom
            | Self::AlignMiddle
            | Self::Distribute
            | Self::ToggleLock
            | Self::OrderEarlier
            | Self::OrderLater
            | Self::InsertBefore
            | Self::InsertAfter
            | Self::HideBand
            | Self::ShowHidden
            | Self::ContextMenu => Group::Edit,
            Self::Palette | Self::Find | Self::Replace | Self::FindNext | Self::FindPrevious => Group::Find,
            Self::ToolSelect
            | Self::ToolHand
            | Self::PlaceEmotion
            | Self::PlaceDropOff
            | Self::PlaceMoment
            | Self::PlaceBarrier
            | Self::PlaceSolution
            | Self::AddStage
            | Self::AddLane
            | Self::PlaceTouchpoint
            | Self::PlaceMetric
            | Self::PlaceNote
            | Self::DrawCurve
            | Self::AddPersona => Group::Place,
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::ZoomActual
            | Self::ZoomSelection
            | Self::ResetFilters => Group::Look,
            Self::PlaceMap
            | Self::PlacePersonas
            | Self::PlaceMetrics
            | Self::PlaceReview
            | Self::PlacePrint
            | Self::NextPart
            | Self::PreviousPart
            | Self::Show
            | Self::ToggleTheme
            | Self::ToggleLanguage
            | Self::ToggleWheel
            | Self::Shortcuts
            | Self::Settings => Group::Window,
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
            Self::History => &const { [Shortcut::primary_shift(Key::H)] },
            Self::Palette => &const { [Shortcut::primary(Key::K), Shortcut::primary_shift(Key::P)] },
            Self::Find => &const { [Shortcut::primary(Key::F)] },
            Self::Replace => &const { [Shortcut::primary(Key::H)] },
            Self::FindNext => &const { [Shortcut::plain(Key::F3)] },
            Self::FindPrevious => &const { [Shortcut::shift(Key::F3)] },
            Self::ToolSelect => &const { [Shortcut::plain(Key::V)] },
            Self::ToolHand => &const { [Shortcut::plain(Key::H)] },
            Self::PlaceEmotion => &const { [Shortcut::plain(Key::E)] },
            Self::PlaceDropOff => &const { [Shortcut::plain(Key::D)] },
            Self::PlaceMoment => &const { [Shortcut::plain(Key::M)] },
            Self::PlaceBarrier => &const { [Shortcut::plain(Key::B)] },
            Self::PlaceSolution => &const { [Shortcut::plain(Key::I)] },
            Self::ZoomIn => &const { [Shortcut::primary(Key::Plus), Shortcut::primary(Key::Equals)] },
            Self::ZoomOut => &const { [Shortcut::primary(Key::Minus)] },
            Self::ZoomFit => &const { [Shortcut::shift(Key::Num1)] },
            Self::ZoomActual => &const { [Shortcut::primary(Key::Num0), Shortcut::shift(Key::Num0)] },
            Self::ZoomSelection => &const { [Shortcut::shift(Key::Num2)] },
            Self::ContextMenu => &const { [Shortcut::shift(Key::F10)] },
            Self::PlaceMap => &const { [Shortcut::primary(Key::Num1)] },
            Self::PlacePersonas => &const { [Shortcut::primary(Key::Num2)] },
            Self::PlaceMetrics => &const { [Shortcut::primary(Key::Num3)] },
            Self::PlaceReview => &const { [Shortcut::primary(Key::Num4)] },
            Self::PlacePrint => &const { [Shortcut::primary(Key::Num5)] },
            Self::Show => &const { [Shortcut::plain(Key::F5)] },
            // By the character on any keyboard; by its place where that place types another one.
            Self::Shortcuts => {
                &const { [Shortcut::plain(Key::Questionmark), Shortcut::plain(Key::F1), Shortcut::shift(Key::Slash)] }
            }
            Self::Settings => &const { [Shortcut::primary(Key::Comma)] },
            Self::Quit => &const { [Shortcut::primary(Key::Q)] },
            Self::PlaceTouchpoint => &const { [Shortcut::plain(Key::T)] },
            Self::PlaceMetric => &const { [Shortcut::plain(Key::K)] },
            Self::PlaceNote => &const { [Shortcut::plain(Key::N)] },
            Self::DrawCurve => &const { [Shortcut::shift(Key::E)] },
            Self::AlignLeft => &const { [Shortcut::alt(Key::A)] },
            Self::AlignRight => &const { [Shortcut::alt(Key::D)] },
            Self::AlignTop => &const { [Shortcut::alt(Key::W)] },
            Self::AlignBottom => &const { [Shortcut::alt(Key::S)] },
            Self::AlignMiddle => &const { [Shortcut::alt(Key::H)] },
            Self::Distribute => &const { [Shortcut::alt(Key::V)] },
            Self::ToggleLock => &const { [Shortcut::primary_shift(Key::L)] },
            Self::OrderEarlier => &const { [Shortcut::primary(Key::OpenBracket)] },
            Self::OrderLater => &const { [Shortcut::primary(Key::CloseBracket)] },
            Self::Cut => {
                &const { [Shortcut::primary(Key::X), Shortcut::shift(Key::Delete), Shortcut::plain(Key::Cut)] }
            }
            Self::Copy => {
                &const { [Shortcut::primary(Key::C), Shortcut::primary(Key::Insert), Shortcut::plain(Key::Copy)] }
            }
            Self::Paste => {
                &const { [Shortcut::primary(Key::V), Shortcut::shift(Key::Insert), Shortcut::plain(Key::Paste)] }
            }
            Self::PasteAsOne => &const { [Shortcut::primary_shift(Key::V)] },
            Self::CopyPicture => &const { [Shortcut::primary_shift(Key::C)] },
            Self::NextPart => &const { [Shortcut::plain(Key::F6)] },
            Self::PreviousPart => &const { [Shortcut::shift(Key::F6)] },
            Self::ExportPng
            | Self::ExportSvg
            | Self::AddStage
            | Self::AddLane
            | Self::AddPersona
            | Self::ToggleTheme
            | Self::ToggleLanguage
            | Self::ToggleWheel
            | Self::InsertBefore
            | Self::InsertAfter
            | Self::HideBand
            | Self::ShowHidden
            | Self::ResetFilters => &[],
        }
    }

    /// The first shortcut in words.
    pub(crate) fn keys(self) -> Option<String> {
        self.shortcuts().first().map(|shortcut| shortcut.words())
    }

    /// Whether it can run now.
    pub(crate) const fn is_enabled(self, facts: Facts) -> bool {
        match self {
            Self::Undo => facts.undo.is_some(),
            Self::Redo => facts.redo.is_some(),
            Self::Duplicate => facts.can_duplicate,
            Self::Copy | Self::Cut | Self::CopyPicture => facts.can_copy,
            Self::Delete | Self::ZoomSelection | Self::OrderEarlier | Self::OrderLater => facts.has_selection,
            Self::PlaceEmotion | Self::PlaceDropOff | Self::DrawCurve => facts.has_personas,
            Self::AlignLeft
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignBottom
            | Self::AlignMiddle
            | Self::Distribute => facts.can_align,
            Self::ToggleLock => facts.can_lock,
            Self::InsertBefore | Self::InsertAfter | Self::HideBand => facts.has_band,
            Self::ShowHidden => facts.has_hidden,
            Self::ResetFilters => facts.is_filtered,
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
                | Self::Palette
                | Self::ToggleTheme
                | Self::ToggleLanguage
                | Self::ToggleWheel
                | Self::Shortcuts
                | Self::Settings
                | Self::Quit
        )
    }

    /// Whether holding the key runs it again.
    const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::FindNext
                | Self::FindPrevious
                | Self::OrderEarlier
                | Self::OrderLater
        )
    }
}

/// The function keys mean nothing in a text field.
fn is_function(key: Key) -> bool {
    (Key::F1..=Key::F35).contains(&key)
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
fn in_field(command: Command, board: &mut dyn Board) -> Option<Option<Event>> {
    match command {
        Command::Cut => Some(Some(Event::Cut)),
        Command::Copy => Some(Some(Event::Copy)),
        Command::Paste | Command::PasteAsOne => Some(board.text().filter(|text| !text.is_empty()).map(Event::Paste)),
        _ => None,
    }
}

/// What is done with keys that stand for a character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Typed {
    /// Whether single characters are commands at all.
    pub(crate) single_keys: bool,
    /// Whether a letter begins a text now.
    pub(crate) begins_text: bool,
}

/// Takes the key presses that are commands out of the input and gives the commands in order. What a text field may want stays,
/// and so do single characters unless they are wanted, and letters where one that is typed begins a text; the keys of the
/// clipboard become what a field hears as copying and pasting.
pub(crate) fn take_keys(ctx: &egui::Context, board: &mut dyn Board, typed: Typed) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
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
        let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else {
            left.push(event);
            continue;
        };
        let Some((command, keys)) = find(key, physical_key, modifiers) else {
            left.push(event);
            continue;
        };
        if typing && let Some(heard) = in_field(command, board) {
            left.extend(heard);
            continue;
        }
        let texts_own = matches!(command, Command::Undo | Command::Redo | Command::SelectAll) || keys.is_typed();
        let unwanted = keys.is_character() && !typed.single_keys;
        if (typing && texts_own) || unwanted || (typed.begins_text && keys.is_letter()) {
            left.push(event);
            continue;
        }
        letter_of_taken = true;
        if !repeat || command.repeats() {
            taken.push(command);
        }
    }
    ctx.input_mut(|input| input.events = left);
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

    #[test]
    fn every_command_is_in_the_table_once() {
        let keys: HashSet<_> = Command::all().map(|command| command.key()).collect();
        assert_eq!(keys.len(), Command::all().count());
    }

    #[test]
    fn no_two_commands_share_their_keys() {
        let mut seen = Vec::new();
        for command in Command::all() {
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
