//! The state of one window, all of it.

use super::focus_ring::FocusRing;
use super::meeting_watch::MeetingWatch;
use super::recovery_state::Recovery;
use super::show_state::{LeftShow, Showing};
use super::state::{FrameMemo, Front, InHand, Overlays, Shell, WelcomeState};
use super::work::Work;
use crate::i18n::{Messages, system_language};
use crate::model::Language;
use crate::store;
use crate::studio::canvas::rect_to_screen;
use crate::studio::desk::prefs::Prefs;
use crate::studio::desk::{Person, Session, Surface};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::toasts::Toasts;
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::platform::clipboard::{self, Clipboard};
use crate::studio::platform::displays::Displays;
use crate::studio::platform::printers::{Printers, SystemPrinters};
use crate::studio::script::ScriptPanel;
use crate::studio::theme::{self, ThemeId};
use crate::studio::workspaces::print::Preview;
use eframe::egui;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// How the window begins.
#[derive(Clone, Debug, Default)]
pub struct StudioOptions {
    /// The project to open.
    pub file: Option<PathBuf>,
    /// Whether to begin with the worked example where no project is given and the program never ran before.
    pub sample: bool,
    /// When the process began, for the time to the first picture.
    pub started: Option<Instant>,
}

/// The window's state.
pub(crate) struct Studio {
    /// The document in hand and what is derived from it.
    pub(super) session: Session,
    pub(super) person: Person,
    pub(super) surface: Surface,
    /// The map shown to others, while it is.
    pub(super) show: Option<Showing>,
    /// Where the last one was left.
    pub(super) left_show: Option<LeftShow>,
    pub(super) prefs: Prefs,
    pub(super) painter: ScenePainter,
    pub(super) pictures: SheetPictures,
    pub(super) preview: Preview,
    /// The script of a meeting, beside the map.
    pub(super) script: ScriptPanel,
    pub(super) hand: InHand,
    pub(super) overlays: Overlays,
    pub(super) dialog: Dialog,
    pub(super) toasts: Toasts,
    pub(super) work: Work,
    pub(super) welcome: WelcomeState,
    /// Copies of what is not saved.
    pub(super) recovery: Recovery,
    /// What becomes a meeting of what is done while the map is shown.
    pub(super) meeting: MeetingWatch,
    pub(super) memo: FrameMemo,
    pub(super) shell: Shell,
    /// The parts of the window with the map, as they were drawn last.
    pub(super) focus_ring: FocusRing,
    pub(super) clipboard: Box<dyn Clipboard>,
    pub(super) printers: Arc<dyn Printers>,
    /// The displays, as they were plugged in when it was asked last.
    pub(super) displays: Displays,
}

impl Studio {
    pub(super) fn new(ctx: &egui::Context, mut prefs: Prefs, options: StudioOptions) -> Self {
        let language = prefs.language.unwrap_or_else(system_language);
        let sample = options.sample && options.file.is_none() && !prefs.ran_before;
        if !prefs.ran_before {
            prefs.ran_before = true;
            prefs.save();
        }
        let person = Person {
            theme: prefs.theme,
            follows_system: prefs.follows_system,
            language,
            habits: prefs.habits,
            panels: prefs.panels,
            ..Person::default()
        };
        theme::install_fonts(ctx);
        theme::apply(ctx, person.theme);
        let beginning = if sample { store::sample(store::Sample::default(), language).ok() } else { None };
        let front = if beginning.is_some() { Front::Map } else { Front::Welcome };
        let mut session = Session::new(beginning.unwrap_or_default());
        session.note_example(front == Front::Map);
        let mut studio = Self {
            session,
            person,
            surface: Surface { fit: true, ..Surface::default() },
            show: None,
            left_show: None,
            prefs,
            painter: ScenePainter::default(),
            pictures: SheetPictures::default(),
            preview: Preview::default(),
            script: ScriptPanel::default(),
            hand: InHand::default(),
            overlays: Overlays::default(),
            dialog: Dialog::default(),
            toasts: Toasts::default(),
            work: Work::new(store::state_folder()),
            welcome: WelcomeState { front, ..WelcomeState::default() },
            recovery: Recovery::default(),
            meeting: MeetingWatch::default(),
            memo: FrameMemo::default(),
            shell: Shell { started: options.started, ..Shell::default() },
            focus_ring: FocusRing::default(),
            clipboard: Box::new(clipboard::SystemClipboard::default()),
            printers: Arc::new(SystemPrinters),
            displays: Displays::default(),
        };
        if let Some(path) = options.file {
            studio.begin_with(&path);
        }
        studio
    }

    /// The words of the window.
    pub(super) fn words(&self) -> &'static Messages {
        Messages::of(self.person.language)
    }

    /// The canvas on the screen, as it was drawn last.
    pub(super) fn canvas(&self) -> egui::Rect {
        rect_to_screen(self.surface.canvas)
    }

    /// Wears a theme from now on, or follows the system where none is named.
    pub(super) fn choose_theme(&mut self, ctx: &egui::Context, chosen: Option<ThemeId>) {
        self.person.follows_system = chosen.is_none();
        self.prefs.follows_system = chosen.is_none();
        let id = chosen.or_else(|| system_theme(ctx)).unwrap_or(self.person.theme);
        self.wear(ctx, id);
        self.prefs.theme = id;
        self.prefs.save();
    }

    /// Keeps in step with the system where that was chosen: it may go dark in the evening.
    pub(super) fn follow_system(&mut self, ctx: &egui::Context) {
        if let Some(id) = system_theme(ctx).filter(|id| self.person.follows_system && *id != self.person.theme) {
            self.wear(ctx, id);
        }
    }

    pub(super) fn wear(&mut self, ctx: &egui::Context, id: ThemeId) {
        self.person.theme = id;
        theme::apply(ctx, id);
    }

    pub(super) fn set_language(&mut self, language: Language) {
        self.person.language = language;
        self.prefs.language = Some(language);
        self.prefs.save();
    }
}

/// What the desktop is set to, where it says so.
fn system_theme(ctx: &egui::Context) -> Option<ThemeId> {
    ctx.system_theme().map(|theme| match theme {
        egui::Theme::Dark => ThemeId::Dark,
        egui::Theme::Light => ThemeId::Light,
    })
}
