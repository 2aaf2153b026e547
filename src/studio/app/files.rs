//! Opening, saving and exporting, off the window's own thread.

use super::import::Looked;
use super::incoming::{Incoming, Wanted};
use super::saving::{NotWritten, Onto, Order, Saved, unless_in_the_way};
use super::{Snapshot, Studio};
use crate::export::{self, ExportError, Format, Metadata};
use crate::i18n::{Localized, Message, Messages, Value};
use crate::import::{ImportError, Mapping};
use crate::layout::{Engine, View};
use crate::method;
use crate::model::{Document, JourneyId, PersonaId};
use crate::store::{self, FileStamp, OpenError, SaveError, Sight, TargetState};
use crate::studio::desk::open_file::{OpenFile, Opening, file_name};
use crate::studio::desk::prefs::ExportHabits;
use crate::studio::desk::{Action, Place, Purpose};
use crate::studio::dialogs::file_chooser::Listing;
use crate::studio::dialogs::{self, Dialog, Problem};
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use crate::studio::platform::outside;
use crate::studio::platform::worker::{Kind, Outcome, Worker};
use eframe::egui::Context;
use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What another thread has done.
pub(super) enum Done {
    /// The person chose a file for the document of this serial, or none.
    Chosen(u64, Purpose, Option<PathBuf>),
    /// A project was read, while this snapshot was in hand.
    Opened(PathBuf, Snapshot, Box<Result<Opening, OpenError>>),
    /// The open file was read again, while this snapshot was in hand.
    ReadAgain {
        /// Where it is.
        path: PathBuf,
        /// What was in hand.
        in_hand: Snapshot,
        /// Where that was kept, if it was unsaved.
        kept: Option<PathBuf>,
        /// What was read.
        opened: Box<Result<Opening, OpenError>>,
    },
    /// A document was saved, or not.
    Saved(Box<Saved>),
    /// The open file of the document of this serial was looked at, when this was what the window had written or read last.
    FileSeen(u64, FileStamp, TargetState),
    /// A drawing was written; what is seen of it.
    Exported(Format, PathBuf, Result<Option<Sight>, NotWritten<ExportError>>),
    /// Another program was asked to show a file.
    Shown(PathBuf, io::Result<()>),
    /// Pictures and texts were read.
    Incoming(Incoming),
    /// A folder was read for the window's own dialog.
    Listed(PathBuf, Result<Listing, String>),
    /// A drawing was measured for the question of this ticket.
    Measured(u64, Option<u64>),
    /// A table was looked at for the question of this ticket.
    Looked(u64, Box<Result<Looked, ImportError>>),
    /// A table was read for the question of this ticket.
    Figures(u64, Box<Result<crate::import::Outcome, ImportError>>),
    /// A persona was written to a file of its own.
    PersonaSaved(PersonaId, PathBuf, Result<Option<Sight>, NotWritten<SaveError>>),
    /// A persona was read for the document of this serial.
    PersonaRead(u64, PathBuf, Box<Result<Document, OpenError>>),
    /// The job came to no end.
    Crashed,
}

impl Outcome for Done {
    fn crashed() -> Self {
        Self::Crashed
    }
}

/// What waits until the unsaved changes are dealt with.
#[derive(Clone, Debug)]
pub(super) enum After {
    /// Ask for a file and open it.
    AskOpen,
    /// Ask for a path in the window and open it.
    AskOpenHere,
    /// Open this file.
    Open(PathBuf),
    /// Take up what was read.
    TakeUp(Box<Opening>),
    /// Begin from this template.
    Template(usize),
    /// Open a copy that was left behind.
    Recover(u64),
    /// Open a worked example.
    Sample(store::Sample),
    /// Close the window.
    Quit,
}

/// What other threads do for this window, and what waits for it.
pub(super) struct Files {
    pub(super) worker: Worker<Done>,
    /// Counts the documents that were in hand, so that what another thread did for one is not taken for another.
    pub(super) serial: u64,
    /// Counts what was asked of a table, so that an answer that comes too late is known.
    pub(super) ticket: u64,
    /// How the table that is being chosen was understood when it was read before.
    pub(super) asked_again: Option<Mapping>,
    /// The files that are being written by a save.
    pub(super) writing: Vec<PathBuf>,
    /// What to save once the writer of that file is free.
    pub(super) write_next: Option<Order>,
    /// What this window has exported, as it left it.
    pub(super) exported: HashMap<PathBuf, Sight>,
    /// Where claims on open files stand.
    pub(super) state: Option<PathBuf>,
    /// What to do once the unsaved changes are dealt with.
    pub(super) after: Option<After>,
}

impl Files {
    pub(super) fn new(state: Option<PathBuf>) -> Self {
        Self {
            worker: Worker::new(),
            serial: 0,
            ticket: 0,
            asked_again: None,
            writing: Vec::new(),
            write_next: None,
            exported: HashMap::new(),
            state,
            after: None,
        }
    }
}

impl Studio {
    /// Does what leaves the document, once nothing in it can be lost.
    pub(super) fn leave(&mut self, ctx: &Context, after: After) {
        self.session.close_field();
        if matches!(self.dialog, Dialog::Import(_)) {
            self.stop_importing();
            self.dialog = Dialog::None;
        }
        if self.session.is_dirty() {
            self.files.after = Some(after);
            self.dialog = Dialog::Unsaved;
        } else if matches!(after, After::Quit) && self.files.worker.is_writing() && self.files.after.is_none() {
            // A file that is being written is finished first. Who closes once more does not wait for it.
            self.files.after = Some(after);
            let text = self.words().text("closing-waits").into_owned();
            self.toasts.show_this(Toast::new(Tone::Careful, text).stay(Stay::UntilClosed));
        } else {
            self.go_on(ctx, after);
        }
    }

    /// Does what had to wait.
    pub(super) fn go_on(&mut self, ctx: &Context, after: After) {
        match after {
            After::AskOpen => self.ask(ctx, Purpose::Open),
            After::AskOpenHere => self.ask_here(ctx, Purpose::Open),
            After::Open(path) => self.read(ctx, path),
            After::TakeUp(opening) => self.take_opened(*opening),
            After::Template(index) => {
                if let Some(template) = method::templates().get(index) {
                    let document = template.document(self.person.language, &mut store::fresh_ids());
                    self.take_up(document);
                    self.session.begin_here();
                }
            }
            After::Sample(sample) => match store::sample(sample, self.person.language) {
                Ok(document) => {
                    self.take_up(document);
                    self.example = true;
                }
                Err(error) => self.fail("failed-open", &error),
            },
            After::Recover(copy) => self.recover(ctx, copy),
            After::Quit => {
                // Whoever had unsaved changes was asked about them.
                self.discard_copy();
                self.shell.closing = true;
                ctx.send_viewport_cmd(eframe::egui::ViewportCommand::Close);
            }
        }
    }

    /// Asks for a file: the system where it can, else in the window.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose) {
        if self.files.worker.is_asking() {
            // One question at a time: its dialog is open already.
            return;
        }
        let name = self.offered_name(purpose);
        if !dialogs::system_has_dialogs() {
            return self.ask_here(ctx, purpose);
        }
        let title = self.words().text("app-name").into_owned();
        let near = self.session.path().map(Path::to_owned);
        let serial = self.files.serial;
        let job = move || Done::Chosen(serial, purpose, dialogs::ask_system(purpose, &title, near.as_deref(), &name));
        if self.files.worker.start(Kind::Question, "file dialog", ctx, job).is_err() {
            self.ask_here(ctx, purpose);
        }
    }

    /// Does with a chosen path what it was chosen for.
    pub(super) fn use_path(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf, onto: Onto) {
        match purpose {
            Purpose::Open => self.read(ctx, path),
            Purpose::Save => self.save_as(ctx, path, onto),
            Purpose::Export(format) => self.export(ctx, format, path, onto),
            Purpose::SavePersona(persona) => self.write_persona(ctx, persona, path, onto),
            Purpose::InsertPersona => self.read_persona(ctx, path),
            Purpose::Portrait(persona) => self.read_files(ctx, Wanted::Portrait(persona), vec![path]),
            Purpose::Funnel => self.look_at_table(ctx, path),
        }
    }

    fn read(&mut self, ctx: &Context, path: PathBuf) {
        let in_hand = Arc::clone(self.session.document());
        let claims = self.claims();
        self.start(ctx, Kind::Reading, "open project", move || {
            let opened = OpenFile::open(&path, &claims);
            Done::Opened(path, in_hand, Box::new(opened))
        });
    }

    /// Takes an opened project in hand and says what there is to know about its file.
    pub(super) fn take_opened(&mut self, opening: Opening) {
        let elsewhere = opening.file.is_elsewhere();
        let name = file_name(opening.file.path());
        let path = opening.file.path().to_owned();
        self.take_up(Document::default());
        self.session = crate::studio::desk::Session::open(opening);
        self.remember(&path);
        if elsewhere {
            let text = self.words().format("file-elsewhere", &[("name", name.as_str().into())]);
            self.toasts.show_this(Toast::new(Tone::Careful, text).stay(Stay::UntilClosed));
        }
        if !self.session.findings().is_empty() {
            let text = self.words().format("file-findings", &[("name", name.as_str().into())]);
            let label = self.words().text("file-findings-show").into_owned();
            let toast = Toast::new(Tone::Careful, text).offer(label, Action::Go(Place::Review));
            self.toasts.show_this(toast.stay(Stay::UntilClosed));
        }
    }

    /// Tells that a project was not opened.
    pub(super) fn not_opened(&mut self, path: &Path, error: &OpenError) {
        self.fail(Message::new("failed-open-named").with("name", Value::quoted(&file_name(path))), error);
    }

    fn export(&mut self, ctx: &Context, format: Format, path: PathBuf, onto: Onto) {
        self.session.close_field();
        let may = self.may_replace(&path, onto);
        let snapshot = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let hidden = self.session.view().hidden.clone();
        let habits = self.prefs.exports;
        self.start(ctx, Kind::Writing, "export", move || {
            // Drawing may take long: what is in the way is asked about before it, and once more after it.
            let written = unless_in_the_way(may, &path, || write_drawing(&snapshot, journey, hidden, format, habits))
                .and_then(|bytes| unless_in_the_way(may, &path, || export::write_atomically(&path, &bytes)))
                .map(|()| Sight::of(&path).ok().flatten());
            Done::Exported(format, path, written)
        });
    }

    /// Shows a file in another program.
    pub(super) fn show_outside(&mut self, ctx: &Context, path: PathBuf, show: fn(&Path) -> io::Result<()>) {
        self.start(ctx, Kind::Reading, "show file", move || {
            let shown = show(&path);
            Done::Shown(path, shown)
        });
    }

    /// Opens a file with the program that the system has for its kind.
    pub(super) fn open_outside(&mut self, ctx: &Context, path: PathBuf) {
        self.show_outside(ctx, path, outside::open);
    }

    /// Shows a file in its folder.
    pub(super) fn show_in_folder(&mut self, ctx: &Context, path: PathBuf) {
        self.show_outside(ctx, path, outside::show_in_folder);
    }

    /// Starts a job on a thread of its own; `false` where the system has none to give, which is told.
    pub(super) fn start(
        &mut self,
        ctx: &Context,
        kind: Kind,
        name: &str,
        job: impl FnOnce() -> Done + Send + 'static,
    ) -> bool {
        let refused = self.files.worker.start(kind, name, ctx, job).err();
        if let Some(error) = &refused {
            self.fail("failed-start", &no_thread(error));
        }
        refused.is_none()
    }

    /// Takes in what other threads have done.
    pub(super) fn take_done(&mut self, ctx: &Context) {
        for done in self.files.worker.take() {
            match done {
                // Whoever chose where to save one document does not mean the one that is in hand by now.
                Done::Chosen(serial, purpose, Some(path))
                    if serial == self.files.serial || purpose == Purpose::Open =>
                {
                    let ended = purpose.with_ending(path.clone());
                    // The system asks before a file is replaced, but about the name that it knows.
                    let onto = if ended == path { Onto::Anything } else { Onto::Free };
                    self.use_path(ctx, purpose, ended, onto);
                }
                Done::Chosen(..) => self.files.after = None,
                Done::Opened(path, in_hand, opened) => match *opened {
                    Ok(opening) if Arc::ptr_eq(&in_hand, self.session.document()) => self.take_opened(opening),
                    // Something was edited while the file was read.
                    Ok(opening) => self.leave(ctx, After::TakeUp(Box::new(opening))),
                    Err(error) => self.not_opened(&path, &error),
                },
                Done::ReadAgain { path, in_hand, kept, opened } => match *opened {
                    Ok(opening) if Arc::ptr_eq(&in_hand, self.session.document()) => self.take_again(opening, kept),
                    Ok(opening) => self.leave(ctx, After::TakeUp(Box::new(opening))),
                    Err(error) => self.not_opened(&path, &error),
                },
                Done::Saved(saved) => self.take_saved(ctx, *saved),
                Done::FileSeen(serial, stamp, found) => self.take_sight(serial, stamp, found),
                Done::Exported(format, path, written) => self.take_exported(format, path, written),
                Done::Shown(path, shown) => {
                    if let Err(error) = shown {
                        let why = Message::new("failed-show-text").with("path", Value::path(&path));
                        self.fail("failed-show", &why.with("reason", Value::quoted(&error)));
                    }
                }
                Done::Incoming(incoming) => self.take_incoming(ctx, incoming),
                Done::Listed(folder, listing) => self.take_listing(&folder, listing),
                Done::Measured(ticket, size) => self.take_measure(ticket, size),
                Done::Looked(ticket, looked) => self.take_looked(ctx, ticket, *looked),
                Done::Figures(ticket, read) => self.take_figures(ticket, *read),
                Done::PersonaSaved(persona, path, saved) => self.persona_saved(persona, path, saved),
                Done::PersonaRead(serial, path, read) => {
                    if serial == self.files.serial {
                        self.persona_read(&path, *read);
                    }
                }
                Done::Crashed => {
                    self.files.after = None;
                    self.files.write_next = None;
                    self.files.writing.clear();
                    self.fail("failed-start", &Message::new("failed-crashed"));
                }
            }
        }
        if !self.files.worker.is_writing()
            && matches!(self.files.after, Some(After::Quit))
            && !self.dialog.is_open()
            && !self.session.is_dirty()
        {
            self.files.after = None;
            self.go_on(ctx, After::Quit);
        }
    }

    /// Takes in what somebody else made of the open file, seen as it was seen before.
    fn take_again(&mut self, opening: Opening, kept: Option<PathBuf>) {
        let place = self.session.view().place;
        self.take_opened(opening);
        self.session.view_mut().place = place;
        self.surface.fit = false;
        if let Some(kept) = kept {
            let text = self.words().text("changed-kept-beside").into_owned();
            let label = self.words().text("show-in-folder").into_owned();
            let toast = Toast::new(Tone::Done, text).detail(file_name(&kept));
            self.toasts.show_this(toast.offer(label, Action::ShowInFolder(kept)));
        }
    }

    /// Tells how an export went.
    fn take_exported(
        &mut self,
        format: Format,
        path: PathBuf,
        written: Result<Option<Sight>, NotWritten<ExportError>>,
    ) {
        let purpose = Purpose::Export(format);
        match written {
            Ok(sight) => {
                let text = self.words().format("exported", &[("format", format.extension().into())]);
                self.tell_exported(text, path, sight);
            }
            Err(NotWritten::InTheWay(sight)) => self.ask_to_replace(purpose, path, sight),
            Err(NotWritten::Failed(error)) => {
                self.fail_and_offer("failed-export", &error, purpose);
            }
        }
    }

    /// Tells of a file that was written for others, and remembers that it is this window's.
    pub(super) fn tell_exported(&mut self, text: String, path: PathBuf, sight: Option<Sight>) {
        if let Some(sight) = sight {
            self.files.exported.insert(path.clone(), sight);
        }
        let words = self.words();
        let toast = Toast::new(Tone::Done, text).detail(file_name(&path));
        let toast = toast.offer(words.text("open-outside").into_owned(), Action::OpenOutside(path.clone()));
        self.toasts.show_this(toast.offer(words.text("show-in-folder").into_owned(), Action::ShowInFolder(path)));
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.prefs.remember(path);
        self.prefs.save();
    }

    /// Says what could not be done and why.
    pub(super) fn fail(&mut self, title: impl Into<Message>, why: &dyn Localized) {
        self.raise(Dialog::Failed(Problem::of(self.words(), &title.into(), why)));
    }

    /// As [`Self::fail`], and offers to choose another place for what was not written.
    pub(super) fn fail_and_offer(&mut self, title: &'static str, why: &dyn Localized, instead: Purpose) {
        let problem = Problem::of(self.words(), &title.into(), why);
        self.raise(Dialog::Failed(Problem { instead: Some(instead), ..problem }));
    }

    /// Shows a dialog that nobody asked for, after the one in which somebody is at work.
    pub(super) fn raise(&mut self, dialog: Dialog) {
        if self.dialog.holds_work() {
            self.overlays.later.push_back(dialog);
        } else {
            self.dialog = dialog;
        }
    }
}

/// What is told where the system has no thread to give.
pub(super) fn no_thread(error: &io::Error) -> Message {
    Message::new("failed-thread").with("reason", Value::quoted(error))
}

/// Lays the sheet out as it is printed and writes it in a format.
pub(super) fn write_drawing(
    document: &Document,
    journey: JourneyId,
    hidden: BTreeSet<PersonaId>,
    format: Format,
    habits: ExportHabits,
) -> Result<Vec<u8>, ExportError> {
    let layout = Engine::default().lay_out(document, journey, &View { hidden, ..View::default() });
    let mut meta = document.journey(journey).map(|journey| Metadata::of(document, journey)).unwrap_or_default();
    meta.name_layers(Messages::of(meta.language));
    match format {
        Format::Pdf => export::pdf(&[&layout.scene], &meta),
        Format::Png => export::png(&layout.scene, f64::from(habits.dpi())),
        Format::Svg => export::svg(&layout.scene, &meta, habits.svg_text()).map(String::into_bytes),
    }
}
