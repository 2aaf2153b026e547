//! The application: state, what is drawn, and what is done about what was asked.

mod bands;
mod beginning;
mod choosing;
mod clip;
mod dispatch;
mod editing;
mod exporting;
mod facts;
mod feelings;
mod headless;
mod import;
mod incoming;
mod jobs;
mod leaving;
mod looking;
mod opening;
mod parts;
mod persona;
mod problems;
mod recovery;
mod run_command;
mod saving;
mod sides;
mod state;
#[cfg(test)]
mod tests;
mod ui;

pub use headless::Headless;

use crate::i18n::{Messages, system_language};
use crate::model::{Document, Language};
use crate::store;
use crate::studio::desk::open_file::open_project;
use crate::studio::desk::prefs::Prefs;
use crate::studio::desk::{Person, Session, Surface};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::toasts::Toasts;
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::places::print::Preview;
use crate::studio::platform::clipboard::{self, Board};
use crate::studio::theme::{self, ThemeId};
use beginning::{AtBeginning, Front};
use eframe::egui::{self, Rect, ViewportBuilder};
use jobs::Work;
use state::{InHand, Known, Overlays, Shell};
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

/// The window's state.
pub(crate) struct Studio {
    /// The document in hand and what is derived from it.
    session: Session,
    person: Person,
    surface: Surface,
    prefs: Prefs,
    painter: ScenePainter,
    pictures: SheetPictures,
    preview: Preview,
    hand: InHand,
    overlays: Overlays,
    dialog: Dialog,
    toasts: Toasts,
    work: Work,
    beginning: AtBeginning,
    /// Copies of what is not saved.
    recovery: recovery::Recovery,
    known: Known,
    shell: Shell,
    /// The parts of the window with the map, as they were drawn last.
    parts: parts::Parts,
    canvas: Rect,
    board: Box<dyn Board>,
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
        let beginning = if sample { store::sample(store::Sample::default(), language).ok() } else { None };
        let front = if beginning.is_some() { Front::Map } else { Front::Beginning };
        let mut session = Session::new(beginning.unwrap_or_default());
        session.note_example(front == Front::Map);
        let mut studio = Self {
            session,
            person,
            surface: Surface { fit: true, ..Surface::default() },
            prefs,
            painter: ScenePainter::default(),
            pictures: SheetPictures::default(),
            preview: Preview::default(),
            hand: InHand::default(),
            overlays: Overlays::default(),
            dialog: Dialog::default(),
            toasts: Toasts::default(),
            work: Work::new(store::state_folder()),
            beginning: AtBeginning { front, ..AtBeginning::default() },
            recovery: recovery::Recovery::default(),
            known: Known::default(),
            shell: Shell { started: options.started, ..Shell::default() },
            parts: parts::Parts::default(),
            canvas: Rect::NOTHING,
            board: Box::new(clipboard::System::default()),
        };
        if let Some(path) = options.file {
            studio.open_now(&path);
        }
        studio
    }

    /// Opens the project that the window begins with; one that cannot be opened is told of at the beginning.
    fn open_now(&mut self, path: &Path) {
        match open_project(path, &self.claims()) {
            Ok(opening) => self.take_opened(opening),
            Err(error) => self.not_opened(path, &error),
        }
    }

    /// The words of the window.
    fn words(&self) -> &'static Messages {
        Messages::of(self.person.language)
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
