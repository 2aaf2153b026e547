//! The command table: every action once, with its words, icon, keys and rule. The menu, the palette and the key handler read it.

use crate::studio::platform::clipboard::Board;
use eframe::egui::{self, Event, Key, Modifiers};

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
            pub(crate) const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
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
    ExportPdf: "command-export-pdf", "file-down", File, [Shortcut::primary(Key::P), Shortcut::primary(Key::E)];
    ExportPng: "command-export-png", "image", File, [];
    ExportSvg: "command-export-svg", "external-link", File, [];
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
    ContextMenu: "command-context-menu", "menu", Edit, [Shortcut::shift(Key::F10)];
    PlaceMap: "command-map", "map", Window, [Shortcut::primary(Key::Num1)];
    PlacePersonas: "command-personas", "users", Window, [Shortcut::primary(Key::Num2)];
    PlaceMetrics: "command-metrics", "chart-column", Window, [Shortcut::primary(Key::Num3)];
    PlaceReview: "command-review", "circle-check", Window, [Shortcut::primary(Key::Num4)];
    PlacePrint: "command-print", "printer", Window, [Shortcut::primary(Key::Num5)];
    Show: "command-show", "play", Window, [Shortcut::plain(Key::F5)];
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
    OrderEarlier: "command-order-earlier", "arrow-up", Edit, [Shortcut::primary(Key::OpenBracket)];
    OrderLater: "command-order-later", "arrow-down", Edit, [Shortcut::primary(Key::CloseBracket)];
    InsertBefore: "command-insert-before", "arrow-left-to-line", Edit, [];
    InsertAfter: "command-insert-after", "arrow-right-to-line", Edit, [];
    HideBand: "command-hide-band", "eye-off", Edit, [];
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
        self.is_typed() && !matches!(self.key, Key::Delete | Key::Backspace | Key::Enter)
    }

    /// Whether it is a letter alone, small or capital.
    fn is_letter(self) -> bool {
        !self.primary && !self.alt && (Key::A..=Key::Z).contains(&self.key)
    }

    /// Whether its key means this command now, and not a text or nothing.
    fn is_live(self, command: Command, typed: Typed) -> bool {
        let unwanted =
            (self.is_character() && !typed.single_keys) || (command == Command::EditText && !typed.edits_text);
        let text = (typed.in_text && self.is_typed()) || (typed.begins_text && self.is_letter());
        // A letter takes up a tool only where there is something to use it on.
        let elsewhere = !typed.on_map && self.is_character() && command.group() == Group::Place;
        !unwanted && !text && !elsewhere
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
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the session")]
pub(crate) struct Facts {
    /// There is a step that can be taken back.
    pub(crate) can_undo: bool,
    /// There is a step that can be brought back.
    pub(crate) can_redo: bool,
    /// Something is selected that can be deleted.
    pub(crate) has_selection: bool,
    /// Exactly one thing is selected.
    pub(crate) has_one: bool,
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
    /// One lane is selected above which the line of visibility can stand.
    pub(crate) has_lane_below: bool,
    /// A stage or lane is hidden.
    pub(crate) has_hidden: bool,
    /// Somebody or something is dimmed.
    pub(crate) is_filtered: bool,
    /// An emotion point is selected.
    pub(crate) has_points: bool,
    /// An emotion point or a drop-off is selected.
    pub(crate) can_link: bool,
    /// A persona has a curve as it is, from which that as it should become can begin.
    pub(crate) can_copy_curve: bool,
    /// There are two curves to compare.
    pub(crate) can_compare: bool,
    /// Somebody was counted who left.
    pub(crate) has_losses: bool,
    /// The counted figures come from a file.
    pub(crate) has_funnel_source: bool,
    /// It is clear which persona is meant.
    pub(crate) has_persona: bool,
    /// That persona has a portrait.
    pub(crate) has_portrait: bool,
    /// There are at least two personas.
    pub(crate) has_others: bool,
    /// A persona is hidden.
    pub(crate) has_hidden_personas: bool,
    /// The marks of that persona are taken for those of another.
    pub(crate) is_alike: bool,
    /// What single keys mean.
    pub(crate) typed: Typed,
    /// The ranking is not on the poster.
    pub(crate) has_priorities_to_show: bool,
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
    pub(crate) const MENU: [MenuLine; 22] = [
        MenuLine::Run(Self::New),
        MenuLine::Run(Self::Open),
        MenuLine::Run(Self::OpenPath),
        MenuLine::Recent,
        MenuLine::Gap,
        MenuLine::Run(Self::Save),
        MenuLine::Run(Self::SaveAs),
        MenuLine::Export,
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

    /// The drawings that a map is written as.
    pub(crate) const EXPORTS: [Self; 3] = [Self::ExportPdf, Self::ExportPng, Self::ExportSvg];

    /// The first shortcut in words.
    pub(crate) fn keys(self) -> Option<String> {
        self.shortcuts().first().map(|shortcut| shortcut.words())
    }

    /// The first shortcut that means this command at the moment, in words. A key that types now is not promised.
    pub(crate) fn live_keys(self, facts: Facts) -> Option<String> {
        let live = self.shortcuts().iter().find(|shortcut| shortcut.is_live(self, facts.typed));
        live.map(|shortcut| shortcut.words())
    }

    /// Whether it can run now.
    pub(crate) const fn is_enabled(self, facts: Facts) -> bool {
        self.why_not(facts).is_none()
    }

    /// Why it cannot run now: the fluent key of a sentence that says what to do. `None` where it can.
    pub(crate) const fn why_not(self, facts: Facts) -> Option<&'static str> {
        let (can, why) = match self {
            Self::Undo => (facts.can_undo, "why-undo"),
            Self::Redo => (facts.can_redo, "why-redo"),
            Self::EditText => (facts.has_one, "why-one"),
            Self::Duplicate => (facts.can_duplicate, "why-selection"),
            Self::Copy | Self::Cut | Self::CopyPicture => (facts.can_copy, "why-selection"),
            Self::Delete | Self::ZoomSelection | Self::OrderEarlier | Self::OrderLater => {
                (facts.has_selection, "why-selection")
            }
            Self::PlaceEmotion | Self::PlaceDropOff | Self::DrawCurve | Self::SwitchCurve => {
                (facts.has_personas, "why-persona")
            }
            Self::AlignLeft
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignBottom
            | Self::AlignMiddle
            | Self::Distribute => (facts.can_align, "why-several"),
            Self::ToggleLock => (facts.can_lock, "why-lock"),
            Self::InsertBefore | Self::InsertAfter | Self::HideBand => (facts.has_band, "why-band"),
            Self::VisibilityLine => (facts.has_lane_below, "why-lane"),
            Self::ShowHidden => (facts.has_hidden, "why-hidden"),
            Self::ResetFilters => (facts.is_filtered, "why-filters"),
            Self::PinLabel | Self::HideLabel | Self::AutoLabel => (facts.has_points, "why-point"),
            Self::LinkTouchpoint => (facts.can_link, "why-link"),
            Self::CopyCurve => (facts.can_copy_curve, "why-curve"),
            Self::Compare => (facts.can_compare, "why-curves"),
            Self::TakeLosses => (facts.has_losses, "why-losses"),
            Self::ReadFunnelAgain => (facts.has_funnel_source, "why-funnel"),
            Self::SoloPersona if !facts.has_others => (false, "why-others"),
            Self::SoloPersona | Self::SavePersona => (facts.has_persona, "why-whose"),
            Self::ShowPersonas => (facts.has_hidden_personas, "why-personas"),
            Self::CropPortrait => (facts.has_portrait, "why-portrait"),
            Self::FreeLook => (facts.is_alike, "why-look"),
            Self::ShowPriorities => (facts.has_priorities_to_show, "why-priorities"),
            _ => (true, ""),
        };
        if can { None } else { Some(why) }
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
                | Self::OrderEarlier
                | Self::OrderLater
                | Self::InsertBefore
                | Self::InsertAfter
                | Self::HideBand
                | Self::PinLabel
                | Self::HideLabel
                | Self::AutoLabel
                | Self::LinkTouchpoint
        )
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

/// Takes the key presses that are commands out of the input and gives the commands in order. What a text field may want stays,
/// and so do single characters unless they are wanted, and letters where one that is typed begins a text; the keys of the
/// clipboard become what a field hears as copying and pasting.
pub(crate) fn take_keys(
    ctx: &egui::Context,
    board: &mut dyn Board,
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
            && let Some(heard) = in_field(command, board)
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
    use std::collections::HashSet;

    const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

    #[test]
    fn every_command_is_in_the_table_once() {
        let keys: HashSet<_> = Command::all().map(Command::key).collect();
        assert_eq!(keys.len(), Command::all().count());
    }

    #[test]
    fn what_cannot_be_done_says_why_in_both_languages() {
        use crate::i18n::Messages;
        use crate::model::Language;
        let mut reasons = 0;
        for command in Command::all() {
            let Some(why) = command.why_not(Facts::default()) else { continue };
            reasons += 1;
            for language in [Language::Ru, Language::En] {
                assert!(Messages::of(language).has(why), "{command:?} does not say why: {why}");
            }
        }
        assert!(reasons > 30, "an empty map can do little with what is not there: {reasons}");
        assert_eq!(Command::PlaceEmotion.why_not(Facts::default()), Some("why-persona"));
        assert!(Command::PlaceEmotion.is_enabled(Facts { has_personas: true, ..Facts::default() }));
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
