//! The command table: every action once, with its words, icon, heading and keys. The menu, the palette and the key handler read it.

use super::shortcut::Shortcut;
use crate::color::Proof;
use eframe::egui::Key;

/// Makes the table: the commands, and what the row of each says.
macro_rules! commands {
    ($($name:ident: $key:literal, $icon:literal, $group:ident, [$($keys:expr),*];)*) => {
        /// Everything the window can be asked to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Command {
            $($name,)*
        }

        impl Command {
            /// Every command, in the order of the palette.
            const ALL: &[Self] = &[$(Self::$name,)*];

            /// The fluent key of its words.
            pub(crate) const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// The name of its icon.
            pub(crate) const fn icon(self) -> &'static str {
                match self { $(Self::$name => $icon,)* }
            }

            /// Under which heading the list of shortcuts has it.
            pub(crate) const fn group(self) -> CommandGroup {
                match self { $(Self::$name => CommandGroup::$group,)* }
            }

            /// The keys that run it, the one to show first.
            pub(crate) const fn shortcuts(self) -> &'static [Shortcut] {
                match self { $(Self::$name => &const { [$($keys),*] },)* }
            }
        }
    };
}

// Words, icon, heading in the list of shortcuts, keys.
commands! {
    New: "command-new", "file-plus", File, [Shortcut::primary(Key::N)];
    Open: "command-open", "folder-open", File, [Shortcut::primary(Key::O)];
    OpenPath: "command-open-path", "file", File, [Shortcut::primary_shift(Key::O)];
    Save: "command-save", "save", File, [Shortcut::primary(Key::S)];
    SaveAs: "command-save-as", "folder-down", File, [Shortcut::primary_shift(Key::S)];
    ExportPdf: "command-export-pdf", "file-down", File, [Shortcut::primary(Key::E)];
    ExportPng: "command-export-png", "image", File, [];
    ExportSvg: "command-export-svg", "external-link", File, [];
    ExportHtml: "command-export-html", "globe", File, [];
    ExportPptx: "command-export-pptx", "presentation", File, [];
    ExportAll: "command-export-all", "files", File, [];
    PrintNow: "command-print-now", "printer", File, [Shortcut::primary(Key::P)];
    Undo: "command-undo", "undo-2", Edit, [Shortcut::primary(Key::Z)];
    Redo: "command-redo", "redo-2", Edit, [Shortcut::primary_shift(Key::Z), Shortcut::primary(Key::Y)];
    EditText: "command-edit-text", "pencil", Edit, [Shortcut::plain(Key::Enter), Shortcut::plain(Key::F2)];
    Duplicate: "command-duplicate", "copy-plus", Edit, [Shortcut::primary(Key::D)];
    Delete: "command-delete", "trash-2", Edit, [Shortcut::plain(Key::Delete), Shortcut::plain(Key::Backspace)];
    SelectAll: "command-select-all", "mouse-pointer-square-dashed", Edit, [Shortcut::primary(Key::A)];
    History: "command-history", "history", Edit, [Shortcut::primary_shift(Key::H)];
    Palette: "command-palette", "command", Find, [Shortcut::primary(Key::K), Shortcut::primary_shift(Key::P)];
    Find: "command-find", "search", Find, [Shortcut::primary(Key::F)];
    Replace: "command-replace", "replace", Find, [Shortcut::primary(Key::H)];
    FindNext: "command-find-next", "arrow-down", Find, [Shortcut::plain(Key::F3)];
    FindPrevious: "command-find-previous", "arrow-up", Find, [Shortcut::shift(Key::F3)];
    ToolSelect: "command-tool-select", "mouse-pointer-2", Place, [Shortcut::plain(Key::V)];
    ToolHand: "command-tool-hand", "hand", Place, [Shortcut::plain(Key::H)];
    PlaceEmotion: "command-place-emotion", "spline", Place, [Shortcut::plain(Key::E)];
    PlaceDropOff: "command-place-dropoff", "log-out", Place, [Shortcut::plain(Key::D)];
    PlaceMoment: "command-place-moment", "star", Place, [Shortcut::plain(Key::M)];
    PlaceBarrier: "command-place-barrier", "triangle-alert", Place, [Shortcut::plain(Key::B)];
    PlaceSolution: "command-place-solution", "lightbulb", Place, [Shortcut::plain(Key::I)];
    AddStage: "command-add-stage", "columns-3", Place, [];
    AddLane: "command-add-lane", "rows-3", Place, [];
    AddPersona: "command-add-persona", "users", Place, [];
    ZoomIn: "command-zoom-in", "plus", Look, [Shortcut::primary(Key::Plus), Shortcut::primary(Key::Equals)];
    ZoomOut: "command-zoom-out", "minus", Look, [Shortcut::primary(Key::Minus)];
    ZoomFit: "command-zoom-fit", "maximize", Look, [Shortcut::shift(Key::Num1)];
    ZoomActual: "command-zoom-actual", "scan", Look, [Shortcut::primary(Key::Num0), Shortcut::shift(Key::Num0)];
    ZoomSelection: "command-zoom-selection", "scan-search", Look, [Shortcut::shift(Key::Num2)];
    Lens: "command-lens", "zoom-in", Look, [];
    ProofColor: "command-proof-color", "sun", Look, [];
    ProofGrey: "command-proof-grey", "contrast", Look, [];
    ProofProtan: "command-proof-protan", "eye", Look, [];
    ProofDeutan: "command-proof-deutan", "eye", Look, [];
    ProofTritan: "command-proof-tritan", "eye", Look, [];
    ProofInkSaver: "command-proof-ink-saver", "droplet", Look, [];
    SplitByStages: "command-split-by-stages", "columns-3", File, [];
    ContextMenu: "command-context-menu", "menu", Edit, [Shortcut::shift(Key::F10)];
    GoToMap: "command-map", "map", Window, [Shortcut::primary(Key::Num1)];
    GoToPersonas: "command-personas", "users", Window, [Shortcut::primary(Key::Num2)];
    GoToMetrics: "command-metrics", "chart-column", Window, [Shortcut::primary(Key::Num3)];
    GoToReview: "command-review", "circle-check", Window, [Shortcut::primary(Key::Num4)];
    GoToPrint: "command-print", "printer", Window, [Shortcut::primary(Key::Num5)];
    Present: "command-show", "play", Window, [Shortcut::plain(Key::F5)];
    PresentHere: "command-show-here", "step-forward", Window, [Shortcut::shift(Key::F5)];
    Rehearse: "command-rehearse", "timer", Window, [];
    Script: "command-script", "list-video", Window, [Shortcut::primary(Key::F5)];
    CaptureView: "command-capture-view", "camera", Window, [];
    ToggleTheme: "command-toggle-theme", "moon", Window, [];
    ToggleLanguage: "command-toggle-language", "languages", Window, [];
    ToggleWheel: "command-toggle-wheel", "mouse", Window, [];
    TogglePanels: "command-toggle-panels", "panel-left", Window, [Shortcut::primary(Key::Backslash)];
    FoldPalette: "command-fold-palette", "panel-left", Window, [];
    FoldInspector: "command-fold-inspector", "panel-right", Window, [];
    Shortcuts: "command-shortcuts", "keyboard", Window, [Shortcut::plain(Key::Questionmark), Shortcut::plain(Key::F1), Shortcut::shift(Key::Slash)];
    Settings: "command-settings", "settings", Window, [Shortcut::primary(Key::Comma)];
    Quit: "command-quit", "x", File, [Shortcut::primary(Key::Q)];
    PlaceTouchpoint: "command-place-touchpoint", "map-pin", Place, [Shortcut::plain(Key::T)];
    PlaceMetric: "command-place-metric", "chart-column", Place, [Shortcut::plain(Key::K)];
    PlaceNote: "command-place-note", "sticky-note", Place, [Shortcut::plain(Key::N)];
    DrawCurve: "command-draw-curve", "pencil", Place, [Shortcut::shift(Key::E)];
    AlignLeft: "command-align-left", "align-start-vertical", Edit, [Shortcut::alt(Key::A)];
    AlignRight: "command-align-right", "align-end-vertical", Edit, [Shortcut::alt(Key::D)];
    AlignTop: "command-align-top", "align-start-horizontal", Edit, [Shortcut::alt(Key::W)];
    AlignBottom: "command-align-bottom", "align-end-horizontal", Edit, [Shortcut::alt(Key::S)];
    AlignMiddle: "command-align-middle", "align-center-vertical", Edit, [Shortcut::alt(Key::H)];
    Distribute: "command-distribute", "align-horizontal-distribute-center", Edit, [Shortcut::alt(Key::V)];
    ToggleLock: "command-toggle-lock", "lock", Edit, [Shortcut::primary_shift(Key::L)];
    ToggleConfidential: "command-toggle-confidential", "hat-glasses", Edit, [];
    OrderEarlier: "command-order-earlier", "arrow-up", Edit, [Shortcut::primary(Key::OpenBracket)];
    OrderLater: "command-order-later", "arrow-down", Edit, [Shortcut::primary(Key::CloseBracket)];
    InsertBefore: "command-insert-before", "arrow-left-to-line", Edit, [];
    InsertAfter: "command-insert-after", "arrow-right-to-line", Edit, [];
    HideStageOrLane: "command-hide-band", "eye-off", Edit, [];
    ShowHidden: "command-show-hidden", "eye", Edit, [];
    ResetFilters: "command-reset-filters", "list-filter", Look, [];
    Cut: "command-cut", "scissors", Edit, [Shortcut::primary(Key::X), Shortcut::shift(Key::Delete), Shortcut::plain(Key::Cut)];
    Copy: "command-copy", "copy", Edit, [Shortcut::primary(Key::C), Shortcut::primary(Key::Insert), Shortcut::plain(Key::Copy)];
    Paste: "command-paste", "clipboard-paste", Edit, [Shortcut::primary(Key::V), Shortcut::shift(Key::Insert), Shortcut::plain(Key::Paste)];
    PasteAsOne: "command-paste-as-one", "clipboard", Edit, [Shortcut::primary_shift(Key::V)];
    CopyPicture: "command-copy-picture", "image", Edit, [Shortcut::primary_shift(Key::C)];
    VisibilityLine: "command-visibility-line", "layers-2", Edit, [];
    ReadFunnel: "command-read-funnel", "file-spreadsheet", File, [];
    ReadFunnelAgain: "command-read-funnel-again", "refresh-cw", File, [];
    TakeLosses: "command-take-losses", "log-out", Edit, [];
    SoloPersona: "command-solo-persona", "focus", Look, [];
    ShowPersonas: "command-show-personas", "eye", Look, [];
    SavePersona: "command-save-persona", "download", File, [];
    InsertPersona: "command-insert-persona", "user-plus", File, [];
    SaveBrand: "command-save-brand", "download", File, [];
    ReadBrand: "command-read-brand", "palette", File, [];
    CropPortrait: "command-crop-portrait", "crop", Edit, [];
    FreeLook: "command-free-look", "shuffle", Edit, [];
    NextPart: "command-next-part", "arrow-right", Window, [Shortcut::plain(Key::F6)];
    PreviousPart: "command-previous-part", "arrow-left", Window, [Shortcut::shift(Key::F6)];
    PinLabel: "command-pin-label", "pin", Edit, [];
    HideLabel: "command-hide-label", "eye-off", Edit, [];
    AutoLabel: "command-auto-label", "pin-off", Edit, [];
    LinkTouchpoint: "command-link-touchpoint", "link", Edit, [];
    SwitchCurve: "command-switch-curve", "spline", Place, [];
    CopyCurve: "command-copy-curve", "trending-up", Place, [];
    Compare: "command-compare", "scale", Look, [];
    ShowPriorities: "command-show-priorities", "list-ordered", Edit, [];
    ReviewMeeting: "command-review-meeting", "clipboard", Edit, [];
}

/// A line of the menu of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MenuLine {
    /// A command.
    Run(Command),
    /// The files that were opened last, in a menu of their own.
    Recent,
    /// What a map is written as, in a menu of its own.
    Export,
    /// Between groups.
    Gap,
}

/// What commands have to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CommandGroup {
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

impl CommandGroup {
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

impl Command {
    /// Every command, in the order of the palette.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied()
    }

    /// The commands that bring several things into line, in the order in which they are offered.
    pub(crate) const ALIGNING: [Self; 6] =
        [Self::AlignLeft, Self::AlignMiddle, Self::AlignRight, Self::AlignTop, Self::AlignBottom, Self::Distribute];

    /// The menu of the file, behind the mark of the program.
    pub(crate) const MENU: [MenuLine; 23] = [
        MenuLine::Run(Self::New),
        MenuLine::Run(Self::Open),
        MenuLine::Run(Self::OpenPath),
        MenuLine::Recent,
        MenuLine::Gap,
        MenuLine::Run(Self::Save),
        MenuLine::Run(Self::SaveAs),
        MenuLine::Export,
        MenuLine::Run(Self::PrintNow),
        MenuLine::Gap,
        MenuLine::Run(Self::History),
        MenuLine::Run(Self::Find),
        MenuLine::Run(Self::Replace),
        MenuLine::Run(Self::Palette),
        MenuLine::Gap,
        MenuLine::Run(Self::TogglePanels),
        MenuLine::Run(Self::ToggleTheme),
        MenuLine::Run(Self::ToggleLanguage),
        MenuLine::Gap,
        MenuLine::Run(Self::Settings),
        MenuLine::Run(Self::Shortcuts),
        MenuLine::Gap,
        MenuLine::Run(Self::Quit),
    ];

    /// The command that shows the sheet in a proof.
    pub(crate) const fn of_proof(proof: Proof) -> Self {
        match proof {
            Proof::Color => Self::ProofColor,
            Proof::Grey => Self::ProofGrey,
            Proof::Protan => Self::ProofProtan,
            Proof::Deutan => Self::ProofDeutan,
            Proof::Tritan => Self::ProofTritan,
            Proof::InkSaver => Self::ProofInkSaver,
        }
    }

    /// The drawings that a map is written as.
    pub(crate) const EXPORTS: [Self; 6] =
        [Self::ExportPdf, Self::ExportPng, Self::ExportSvg, Self::ExportHtml, Self::ExportPptx, Self::ExportAll];

    /// The first shortcut in words.
    pub(crate) fn keys(self) -> Option<String> {
        self.shortcuts().first().map(|shortcut| shortcut.words())
    }

    /// Whether it is done to what is selected, so that the palette says what that is.
    pub(crate) const fn works_on_selection(self) -> bool {
        matches!(
            self,
            Self::EditText
                | Self::Duplicate
                | Self::Delete
                | Self::Cut
                | Self::Copy
                | Self::CopyPicture
                | Self::ZoomSelection
                | Self::ToggleLock
                | Self::ToggleConfidential
                | Self::OrderEarlier
                | Self::OrderLater
                | Self::InsertBefore
                | Self::InsertAfter
                | Self::HideStageOrLane
                | Self::PinLabel
                | Self::HideLabel
                | Self::AutoLabel
                | Self::LinkTouchpoint
        )
    }

    /// Whether it means anything on the welcome screen, before a document is in hand.
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

    /// Whether it means anything while the map is shown to others: what changes it where it is edited before their eyes, what keeps it in
    /// any case.
    pub(crate) const fn works_in_show(self, edits: bool) -> bool {
        match self {
            Self::Save | Self::Undo | Self::Redo | Self::Quit => true,
            Self::History
            | Self::AddLane
            | Self::AddPersona
            | Self::ReadFunnel
            | Self::ReadFunnelAgain
            | Self::CropPortrait
            | Self::ContextMenu
            | Self::FreeLook => false,
            Self::ZoomIn | Self::ZoomOut | Self::ZoomFit | Self::ZoomActual | Self::ZoomSelection => edits,
            other => edits && matches!(other.group(), CommandGroup::Edit | CommandGroup::Place),
        }
    }

    /// Whether holding the key runs it again.
    pub(super) const fn repeats(self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_is_in_the_table_once() {
        let keys: HashSet<_> = Command::all().map(Command::key).collect();
        assert_eq!(keys.len(), Command::all().count());
    }

    #[test]
    fn commands_that_are_done_beside_each_other_do_not_look_alike() {
        let beside = [
            &[Command::Cut, Command::Copy, Command::Paste, Command::PasteAsOne, Command::Duplicate][..],
            &[Command::New, Command::Open, Command::Save, Command::SaveAs, Command::ExportPdf, Command::ExportPng],
        ];
        for commands in beside {
            let icons: HashSet<_> = commands.iter().map(|command| command.icon()).collect();
            assert_eq!(icons.len(), commands.len(), "{icons:?}");
        }
        let clipboard = [Command::Copy, Command::Paste].map(|command| command.icon().starts_with("clipboard"));
        assert_eq!(clipboard, [false, true], "one is a sheet and one a clipboard");
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
}
