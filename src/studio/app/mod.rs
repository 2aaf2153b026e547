//! The application: state, what is drawn, and what is done about what was asked.

mod bands;
mod beginning;
mod choosing;
mod clip;
mod feelings;
mod files;
mod headless;
mod import;
mod logic;
mod parts;
mod persona;
mod recovery;
mod saving;
mod sides;
#[cfg(test)]
mod tests;
mod ui;

pub use headless::Headless;

use crate::i18n::{Messages, system_language};
use crate::import::Mapping;
use crate::model::{Document, Language};
use crate::scene::Scene;
use crate::store::{self, Sample, Sight};
use crate::studio::canvas::{Pointer, SheetText};
use crate::studio::desk::commands::{HeldKeys, Typed};
use crate::studio::desk::open_file::OpenFile;
use crate::studio::desk::prefs::Prefs;
use crate::studio::desk::{Person, Session, Surface};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::find_bar::FindBar;
use crate::studio::overlays::finder::Finder;
use crate::studio::overlays::history_panel::HistoryPanel;
use crate::studio::overlays::shortcuts::ShortcutSheet;
use crate::studio::overlays::toasts::Toasts;
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::panels::{ContextMenu, LaneCatalogue};
use crate::studio::places::print::Preview;
use crate::studio::platform::clipboard::{self, Board};
use crate::studio::platform::recents::Recents;
use crate::studio::platform::worker::Worker;
use crate::studio::theme::{self, ThemeId};
use eframe::egui::{self, Pos2, Rect, ViewportBuilder};
use feelings::WeighedCurves;
use files::{After, Done};
use saving::Order;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::io::Write as _;
use std::path::{Path, PathBuf};
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

/// What a step did, with the language and the documents that it was told for.
type ToldStep = ((Language, crate::studio::desk::memo::Snapshot, crate::studio::desk::memo::Snapshot), Arc<str>);

/// The window's state.
#[expect(clippy::struct_excessive_bools, reason = "independent states of one window")]
pub(crate) struct Studio {
    session: Session,
    person: Person,
    surface: Surface,
    prefs: Prefs,
    painter: ScenePainter,
    pictures: SheetPictures,
    preview: Preview,
    pointer: Pointer,
    text: SheetText,
    /// What single keys mean in this frame.
    typed: Typed,
    held_keys: HeldKeys,
    finder: Finder,
    find: FindBar,
    history: HistoryPanel,
    shortcuts: ShortcutSheet,
    context_menu: ContextMenu,
    lane_catalogue: LaneCatalogue,
    dialog: Dialog,
    toasts: Toasts,
    worker: Worker<Done>,
    /// Counts the documents that were in hand, so that what another thread did for one is not taken for another.
    serial: u64,
    /// Counts what was asked of a table, so that an answer that comes too late is known.
    ticket: u64,
    /// How the table that is being chosen was understood when it was read before.
    asked_again: Option<Mapping>,
    /// The files that are being written by a save.
    writing: Vec<PathBuf>,
    /// What to save once the writer of that file is free.
    write_next: Option<Order>,
    /// What this window has exported, as it left it.
    exported: HashMap<PathBuf, Sight>,
    /// Where claims on open files stand.
    state: Option<PathBuf>,
    /// Dialogs that wait for the one in which somebody is at work.
    later: VecDeque<Dialog>,
    /// What to do once the unsaved changes are dealt with.
    after: Option<After>,
    /// The title of the window, as the system knows it.
    titled: String,
    /// Whether the beginning is shown instead of a document.
    welcome: bool,
    /// Whether a map was ever taken in hand: there is one to go back to from the beginning.
    has_map: bool,
    /// Whether what is in hand is a worked example, and nobody has closed the line that says so.
    example: bool,
    /// The maps that were opened last.
    recents: Recents,
    /// The pictures of the worked examples at the beginning, and their language.
    samples: Option<(Language, [Arc<Scene>; Sample::ALL.len()])>,
    /// What can be done with the curves, as it was weighed last.
    curves: RefCell<Option<WeighedCurves>>,
    /// Copies of what is not saved.
    recovery: recovery::Recovery,
    /// What the steps did that can be taken back and brought back, as it was told last.
    told: RefCell<[Option<ToldStep>; 2]>,
    /// Whether the window may close now.
    closing: bool,
    /// Whether the first field of the inspector should get the focus.
    focus_field: bool,
    /// The parts of the window with the map, as they were drawn last.
    parts: parts::Parts,
    canvas: Rect,
    /// Where the pointer was last over the bare canvas.
    last_over: Option<Pos2>,
    board: Box<dyn Board>,
    started: Option<Instant>,
}

impl Studio {
    fn new(ctx: &egui::Context, mut prefs: Prefs, options: StudioOptions) -> Self {
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
            hands: prefs.hands,
            panels: prefs.panels,
            ..Person::default()
        };
        theme::install_fonts(ctx);
        theme::apply(ctx, person.theme);
        let beginning = if sample { store::sample(Sample::default(), language).ok() } else { None };
        let mut studio = Self {
            welcome: beginning.is_none(),
            has_map: beginning.is_some(),
            example: beginning.is_some(),
            recents: Recents::default(),
            session: Session::new(beginning.unwrap_or_default()),
            person,
            surface: Surface { fit: true, ..Surface::default() },
            prefs,
            painter: ScenePainter::default(),
            pictures: SheetPictures::default(),
            preview: Preview::default(),
            pointer: Pointer::default(),
            text: SheetText::default(),
            typed: Typed::default(),
            held_keys: HeldKeys::default(),
            finder: Finder::default(),
            find: FindBar::default(),
            history: HistoryPanel::default(),
            shortcuts: ShortcutSheet::default(),
            context_menu: ContextMenu::default(),
            lane_catalogue: LaneCatalogue::default(),
            dialog: Dialog::default(),
            toasts: Toasts::default(),
            worker: Worker::new(),
            serial: 0,
            ticket: 0,
            asked_again: None,
            writing: Vec::new(),
            write_next: None,
            exported: HashMap::new(),
            state: store::state_folder(),
            later: VecDeque::new(),
            after: None,
            titled: String::new(),
            samples: None,
            curves: RefCell::default(),
            recovery: recovery::Recovery::default(),
            told: RefCell::default(),
            closing: false,
            focus_field: false,
            parts: parts::Parts::default(),
            canvas: Rect::NOTHING,
            last_over: None,
            board: Box::new(clipboard::System::default()),
            started: options.started,
        };
        if let Some(path) = options.file {
            studio.open_now(&path);
        }
        studio
    }

    /// Opens the project that the window begins with; one that cannot be opened is told of at the beginning.
    fn open_now(&mut self, path: &Path) {
        match OpenFile::open(path, &self.claims()) {
            Ok(opening) => self.take_opened(opening),
            Err(error) => self.not_opened(path, &error),
        }
    }

    /// The words of the window.
    fn words(&self) -> &'static Messages {
        Messages::of(self.person.language)
    }

    /// Another document in hand, seen as whoever opens one sees it; who is shown one document is shown the next.
    fn take_up(&mut self, document: Document) {
        let show = self.session.view().show;
        self.session = Session::new(document);
        self.session.view_mut().show = show;
        self.serial += 1;
        self.toasts.clear();
        self.write_next = None;
        self.text.forget();
        self.surface.fit = true;
        self.preview.fit();
        self.welcome = false;
        self.has_map = true;
        self.example = false;
    }

    /// Wears a theme from now on, or follows the system where none is named.
    fn choose_theme(&mut self, ctx: &egui::Context, chosen: Option<ThemeId>) {
        self.person.follows_system = chosen.is_none();
        self.prefs.follows_system = chosen.is_none();
        let id = chosen.or_else(|| system_theme(ctx)).unwrap_or(self.person.theme);
        self.wear(ctx, id);
        self.prefs.theme = id;
        self.prefs.save();
    }

    /// Keeps in step with the system where that was chosen: it may go dark in the evening.
    fn follow_system(&mut self, ctx: &egui::Context) {
        if let Some(id) = system_theme(ctx).filter(|id| self.person.follows_system && *id != self.person.theme) {
            self.wear(ctx, id);
        }
    }

    fn wear(&mut self, ctx: &egui::Context, id: ThemeId) {
        self.person.theme = id;
        theme::apply(ctx, id);
    }

    fn set_language(&mut self, language: Language) {
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

/// Opens the window and returns when it is closed. Where one way to draw does not work on this machine the other is tried.
///
/// # Errors
/// That of the second way, where neither works.
pub fn run(options: StudioOptions) -> Result<(), eframe::Error> {
    match open(options.clone(), eframe::Renderer::Glow) {
        Err(
            error @ (eframe::Error::Glutin(_)
            | eframe::Error::NoGlutinConfigs(..)
            | eframe::Error::OpenGL(_)
            | eframe::Error::Wgpu(_)),
        ) => {
            tracing::warn!(%error, "OpenGL does not work here; trying the other way to draw");
            open(options, eframe::Renderer::Wgpu)
        }
        other => other,
    }
}

fn open(options: StudioOptions, renderer: eframe::Renderer) -> Result<(), eframe::Error> {
    let viewport = ViewportBuilder::default()
        .with_title("Тропа")
        .with_app_id("tropa")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([1024.0, 640.0]);
    let native = eframe::NativeOptions {
        viewport,
        renderer,
        system_font_fallback: false,
        clipboard_shortcuts: false,
        ..Default::default()
    };
    eframe::run_native(
        "tropa",
        native,
        Box::new(move |creation| {
            let mut studio = Studio::new(&creation.egui_ctx, Prefs::load(), options);
            if let Some(state) = store::state_folder() {
                studio.begin_recovery(&creation.egui_ctx, &state);
                studio.guard();
            }
            Ok(Box::new(studio))
        }),
    )
}

/// Tells how long the first picture took, if the environment asks for it.
fn tell_startup(started: Option<Instant>) {
    if let Some(started) = started
        && std::env::var_os("TROPA_STARTUP").is_some()
    {
        let milliseconds = started.elapsed().as_millis();
        tracing::info!(milliseconds, "first frame");
        // Nobody reads it where the error output is closed.
        let _closed = writeln!(std::io::stderr(), "first frame after {milliseconds} ms");
    }
}

/// A snapshot that work on another thread may read.
type Snapshot = Arc<Document>;
