//! Opening, saving and exporting, off the window's own thread.

use super::import::Looked;
use super::{Snapshot, Studio};
use crate::export::{self, ExportError, Format, Metadata, SvgText};
use crate::i18n::{Messages, Value};
use crate::import::ImportError;
use crate::layout::{Engine, View};
use crate::method;
use crate::model::{Document, Image, JourneyId, PersonaId};
use crate::store::{self, ImageProblem, MAX_IMAGE_BYTES, OpenError, SaveError, check_image};
use crate::studio::dialogs::{self, Dialog, Problem, Purpose};
use crate::studio::toasts::Tone;
use crate::studio::worker::{Kind, Outcome};
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Dots per inch of an exported PNG.
const PNG_DPI: f64 = 150.0;

/// What another thread has done.
pub(super) enum Done {
    /// The person chose a file for the document of this serial, or none.
    Chosen(u64, Purpose, Option<PathBuf>),
    /// A project was read, while this snapshot was in hand.
    Opened(PathBuf, Snapshot, Box<Result<Document, OpenError>>),
    /// A snapshot of the document of this serial was written.
    Saved(u64, PathBuf, Snapshot, Result<(), SaveError>),
    /// A drawing was written.
    Exported(PathBuf, Result<(), ExportError>),
    /// A picture was read for a persona of the document of this serial.
    Picture(u64, PersonaId, PathBuf, Result<Image, PictureError>),
    /// A table was looked at for the question of this ticket.
    Looked(u64, Box<Result<Looked, ImportError>>),
    /// A table was read for the question of this ticket.
    Figures(u64, Box<Result<crate::import::Outcome, ImportError>>),
    /// A persona was written to a file of its own.
    PersonaSaved(PathBuf, Result<(), SaveError>),
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

/// Why a file is no portrait.
pub(super) enum PictureError {
    /// It cannot be read.
    Io(io::Error),
    /// It is no PNG or JPEG.
    Kind,
    /// A project must not hold it.
    Problem(ImageProblem),
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
    /// Take up what was read from this file.
    TakeUp(PathBuf, Box<Document>),
    /// Begin from this template.
    Template(usize),
    /// Open a copy that was left behind.
    Recover(u64),
    /// Open a worked example.
    Sample(store::Sample),
    /// Close the window.
    Quit,
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
            self.after = Some(after);
            self.dialog = Dialog::Unsaved;
        } else if matches!(after, After::Quit) && self.worker.is_busy() {
            // A file that is being written is finished first.
            self.after = Some(after);
        } else {
            self.go_on(ctx, after);
        }
    }

    /// Does what had to wait.
    pub(super) fn go_on(&mut self, ctx: &Context, after: After) {
        match after {
            After::AskOpen => self.ask(ctx, Purpose::Open),
            After::AskOpenHere => self.ask_here(Purpose::Open),
            After::Open(path) => self.read(ctx, path),
            After::TakeUp(path, document) => self.take_up(*document, Some(path)),
            After::Template(index) => {
                if let Some(template) = method::templates().get(index) {
                    let document = template.document(self.view.language, &mut store::fresh_ids());
                    self.take_up(document, None);
                }
            }
            After::Sample(sample) => match store::sample(sample, self.view.language) {
                Ok(document) => {
                    self.take_up(document, None);
                    self.example = true;
                }
                Err(error) => self.fail("failed-open", error.key(), error.args()),
            },
            After::Recover(copy) => self.recover(ctx, copy),
            After::Quit => {
                // Whoever had unsaved changes was asked about them.
                self.discard_copy();
                self.closing = true;
                ctx.send_viewport_cmd(eframe::egui::ViewportCommand::Close);
            }
        }
    }

    /// Asks for a file: the system where it can, else in the window.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose) {
        if self.worker.is_asking() {
            // One question at a time: its dialog is open already.
            return;
        }
        let name = self.offered_name(purpose);
        if !dialogs::system_has_dialogs() {
            return self.ask_here(purpose);
        }
        let title = self.words().text("app-name").into_owned();
        let near = self.session.path().map(Path::to_owned);
        let serial = self.serial;
        let job = move || Done::Chosen(serial, purpose, dialogs::ask_system(purpose, &title, near.as_deref(), &name));
        if self.worker.start(Kind::Question, "file dialog", ctx, job).is_err() {
            self.ask_here(purpose);
        }
    }

    /// Asks for a path in the window itself.
    pub(super) fn ask_here(&mut self, purpose: Purpose) {
        let folder = self.session.path().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(|| etcetera::home_dir().ok()).unwrap_or_default();
        let offered = match purpose {
            Purpose::Open | Purpose::Portrait(_) | Purpose::Funnel | Purpose::InsertPersona => {
                format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR)
            }
            Purpose::Save | Purpose::Export(_) | Purpose::SavePersona(_) => {
                folder.join(self.offered_name(purpose)).display().to_string()
            }
        };
        self.asked = Some(purpose);
        self.dialog = Dialog::path(purpose, offered);
    }

    fn offered_name(&self, purpose: Purpose) -> String {
        let name = match purpose {
            Purpose::SavePersona(persona) => {
                let named = self.session.document().persona(persona).map(|persona| persona.name.trim().to_owned());
                let word = || self.words().text("element-persona").into_owned();
                named.filter(|name| !name.is_empty()).unwrap_or_else(word)
            }
            _ => self.file_name(),
        };
        let stem: String =
            name.chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter }).collect();
        purpose.with_ending(PathBuf::from(stem)).display().to_string()
    }

    /// What the window calls the document.
    pub(super) fn file_name(&self) -> String {
        let stem = self.session.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let title = self.session.document().project.title.trim();
        match stem {
            Some(stem) => stem,
            None if !title.is_empty() => title.to_owned(),
            None => self.words().text("untitled").into_owned(),
        }
    }

    /// Does with a chosen path what it was chosen for.
    pub(super) fn use_path(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.read(ctx, path),
            Purpose::Save => self.write(ctx, path),
            Purpose::Export(format) => self.export(ctx, format, path),
            Purpose::SavePersona(persona) => self.write_persona(ctx, persona, path),
            Purpose::InsertPersona => self.read_persona(ctx, path),
            Purpose::Portrait(persona) => {
                let serial = self.serial;
                let job = move || {
                    let picture = read_picture(&path);
                    Done::Picture(serial, persona, path, picture)
                };
                self.start(ctx, "read picture", job);
            }
            Purpose::Funnel => self.look_at_table(ctx, path),
        }
    }

    fn read(&mut self, ctx: &Context, path: PathBuf) {
        let in_hand = Arc::clone(self.session.document());
        self.start(ctx, "open project", move || {
            let opened = store::open(&path).map(|opened| opened.document);
            Done::Opened(path, in_hand, Box::new(opened))
        });
    }

    /// Saves to the file the document came from, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        self.session.close_field();
        match self.session.path().map(Path::to_owned) {
            Some(path) => self.write(ctx, path),
            None => self.ask(ctx, Purpose::Save),
        }
    }

    fn write(&mut self, ctx: &Context, path: PathBuf) {
        self.session.close_field();
        if self.worker.is_busy() {
            // Two writers of one file could finish in the wrong order.
            self.write_next = Some(path);
            return;
        }
        let serial = self.serial;
        let snapshot = Arc::clone(self.session.document());
        self.start(ctx, "save project", move || {
            let saved = store::save(&path, &snapshot).map(|_stamp| ());
            Done::Saved(serial, path, snapshot, saved)
        });
    }

    fn export(&mut self, ctx: &Context, format: Format, path: PathBuf) {
        self.session.close_field();
        let snapshot = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let hidden = self.view.hidden.clone();
        self.start(ctx, "export", move || {
            let written = write_drawing(&snapshot, journey, hidden, format)
                .and_then(|bytes| export::write_atomically(&path, &bytes));
            Done::Exported(path, written)
        });
    }

    pub(super) fn start(&mut self, ctx: &Context, name: &str, job: impl FnOnce() -> Done + Send + 'static) {
        if let Err(error) = self.worker.start(Kind::Work, name, ctx, job) {
            self.fail("failed-start", "failed-thread", vec![("reason", error.to_string())]);
        }
    }

    /// Takes in what other threads have done.
    pub(super) fn take_done(&mut self, ctx: &Context) {
        for done in self.worker.take() {
            match done {
                // Whoever chose where to save one document does not mean the one that is in hand by now.
                Done::Chosen(serial, purpose, Some(path)) if serial == self.serial || purpose == Purpose::Open => {
                    self.use_path(ctx, purpose, purpose.with_ending(path));
                }
                Done::Chosen(..) => self.after = None,
                Done::Opened(path, in_hand, opened) => match *opened {
                    Ok(document) => {
                        self.remember(&path);
                        if Arc::ptr_eq(&in_hand, self.session.document()) {
                            self.take_up(document, Some(path));
                        } else {
                            // Something was edited while the file was read.
                            self.leave(ctx, After::TakeUp(path, Box::new(document)));
                        }
                    }
                    Err(error) => {
                        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                        let mut args = error.args();
                        args.push(("name", name));
                        self.fail("failed-open-named", error.key(), args);
                    }
                },
                Done::Saved(serial, path, snapshot, Ok(())) => {
                    self.remember(&path);
                    if serial == self.serial {
                        self.session.mark_saved(&snapshot, path);
                        if self.write_next.is_none()
                            && let Some(after) = self.after.take()
                        {
                            self.leave(ctx, after);
                        }
                    }
                }
                Done::Saved(.., Err(error)) => {
                    self.after = None;
                    self.fail("failed-save", error.key(), error.args());
                }
                Done::Exported(path, Ok(())) => {
                    let values = [("path", path.display().to_string().into())];
                    let text = self.words().format("exported", &values);
                    self.toasts.say(Tone::Done, text);
                }
                Done::Exported(_, Err(error)) => self.fail("failed-export", error.key(), error.args()),
                Done::Picture(serial, persona, _, Ok(image)) => {
                    if serial == self.serial {
                        self.frame_portrait(persona, Arc::new(image));
                    }
                }
                Done::Picture(_, _, path, Err(error)) => {
                    let mut args = vec![("path", path.display().to_string())];
                    let key = match error {
                        PictureError::Kind => "failed-picture-kind",
                        PictureError::Io(error) => {
                            args.push(("reason", error.to_string()));
                            "failed-picture-read"
                        }
                        PictureError::Problem(problem) => {
                            args.push(("name", path.file_name().unwrap_or_default().to_string_lossy().into_owned()));
                            args.extend(problem.args());
                            problem.key()
                        }
                    };
                    self.fail("failed-picture", key, args);
                }
                Done::Looked(ticket, looked) => self.take_looked(ctx, ticket, *looked),
                Done::Figures(ticket, read) => self.take_figures(ticket, *read),
                Done::PersonaSaved(path, saved) => self.persona_saved(&path, saved),
                Done::PersonaRead(serial, path, read) => {
                    if serial == self.serial {
                        self.persona_read(&path, *read);
                    }
                }
                Done::Crashed => {
                    self.after = None;
                    self.write_next = None;
                    self.fail("failed-start", "failed-crashed", Vec::new());
                }
            }
        }
        if !self.worker.is_busy() {
            if let Some(path) = self.write_next.take() {
                self.write(ctx, path);
            } else if matches!(self.after, Some(After::Quit)) && !self.dialog.is_open() && !self.session.is_dirty() {
                self.after = None;
                self.go_on(ctx, After::Quit);
            }
        }
    }

    fn remember(&mut self, path: &Path) {
        self.prefs.remember(path);
        self.prefs.save();
    }

    /// Says what could not be done and why. The title may name what the values name.
    pub(super) fn fail(&mut self, title: &'static str, key: &str, args: Vec<(&'static str, String)>) {
        let values: Vec<(&str, Value)> = args.into_iter().map(|(name, value)| (name, value.into())).collect();
        let title = self.words().format(title, &values);
        let text = self.words().format(key, &values);
        self.dialog = Dialog::Failed(Problem { title, text });
    }
}

/// Lays the sheet out as it is printed and writes it in a format.
fn write_drawing(
    document: &Document,
    journey: JourneyId,
    hidden: BTreeSet<PersonaId>,
    format: Format,
) -> Result<Vec<u8>, ExportError> {
    let layout = Engine::default().lay_out(document, journey, &View { hidden, ..View::default() });
    let mut meta = document.journey(journey).map(|journey| Metadata::of(document, journey)).unwrap_or_default();
    meta.name_layers(Messages::of(meta.language));
    match format {
        Format::Pdf => export::pdf(&[&layout.scene], &meta),
        Format::Png => export::png(&layout.scene, PNG_DPI),
        Format::Svg => export::svg(&layout.scene, &meta, SvgText::default()).map(String::into_bytes),
    }
}

/// Reads a picture file, no further than a project could hold it.
fn read_picture(path: &Path) -> Result<Image, PictureError> {
    use io::Read as _;
    let limit = u64::try_from(MAX_IMAGE_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(PictureError::Io)?;
    // One byte more tells a file that is too large from one that just fits.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(PictureError::Io)?;
    let image = Image::new(bytes).ok_or(PictureError::Kind)?;
    check_image(&image).map_err(PictureError::Problem)?;
    Ok(image)
}
