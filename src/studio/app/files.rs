//! Opening, saving and exporting, off the window's own thread.

use super::{Snapshot, Studio};
use crate::export::{self, ExportError, Format, Metadata};
use crate::i18n::{Messages, Value};
use crate::layout::{Engine, View};
use crate::method;
use crate::model::{Document, IdSource, Image, JourneyId, PersonaId};
use crate::scene::Layer;
use crate::store::{self, OpenError, SaveError};
use crate::studio::dialogs::{self, Dialog, Problem, Purpose};
use crate::studio::toasts::Tone;
use eframe::egui::Context;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Dots per inch of an exported PNG.
const PNG_DPI: f64 = 150.0;
/// The longest picture file that is read.
const LARGEST_PICTURE: u64 = 32 * 1024 * 1024;

/// What another thread has done.
pub(super) enum Done {
    /// The person chose a file, or none.
    Chosen(Purpose, Option<PathBuf>),
    /// A project was read.
    Opened(PathBuf, Box<Result<Document, OpenError>>),
    /// A snapshot was written.
    Saved(PathBuf, Snapshot, Result<(), SaveError>),
    /// A drawing was written.
    Exported(PathBuf, Result<(), ExportError>),
    /// A picture was read.
    Picture(PersonaId, PathBuf, io::Result<Option<Image>>),
}

/// What waits until the unsaved changes are dealt with.
#[derive(Clone, Debug)]
pub(super) enum After {
    /// Show the beginning.
    Welcome,
    /// Ask for a file and open it.
    AskOpen,
    /// Open this file.
    Open(PathBuf),
    /// Begin from this template.
    Template(usize),
    /// Open the worked example.
    Sample,
    /// Close the window.
    Quit,
}

impl Studio {
    /// Does what leaves the document, once nothing in it can be lost.
    pub(super) fn leave(&mut self, ctx: &Context, after: After) {
        self.session.close_field();
        if self.session.is_dirty() {
            self.after = Some(after);
            self.dialog = Dialog::Unsaved;
        } else {
            self.go_on(ctx, after);
        }
    }

    /// Does what had to wait.
    pub(super) fn go_on(&mut self, ctx: &Context, after: After) {
        match after {
            After::Welcome => self.welcome = true,
            After::AskOpen => self.ask(ctx, Purpose::Open),
            After::Open(path) => self.read(ctx, path),
            After::Template(index) => {
                if let Some(template) = method::templates().get(index) {
                    let mut ids = IdSource::seeded(super::session::seed());
                    let document = template.document(self.view.language, &mut ids);
                    self.take_up(document, None);
                }
            }
            After::Sample => match store::sample(self.view.language) {
                Ok(document) => self.take_up(document, None),
                Err(error) => self.fail("failed-open", error.key(), error.args()),
            },
            After::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(eframe::egui::ViewportCommand::Close);
            }
        }
    }

    /// Asks for a file: the system where it can, else in the window.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose) {
        let name = self.offered_name(purpose);
        if !dialogs::system_has_dialogs() {
            return self.ask_here(purpose);
        }
        let title = self.words().text("app-name").into_owned();
        let near = self.session.path().map(Path::to_owned);
        let job = move || Done::Chosen(purpose, dialogs::ask_system(purpose, &title, near.as_deref(), &name));
        if self.worker.start("file dialog", ctx, job).is_err() {
            self.ask_here(purpose);
        }
    }

    /// Asks for a path in the window itself.
    pub(super) fn ask_here(&mut self, purpose: Purpose) {
        let folder = self.session.path().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(|| etcetera::home_dir().ok()).unwrap_or_default();
        let offered = match purpose {
            Purpose::Open | Purpose::Portrait(_) => format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR),
            Purpose::Save | Purpose::Export(_) => folder.join(self.offered_name(purpose)).display().to_string(),
        };
        self.asked = Some(purpose);
        self.dialog = Dialog::path(purpose, offered);
    }

    fn offered_name(&self, purpose: Purpose) -> String {
        let stem: String =
            self.file_name().chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter }).collect();
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
            Purpose::Portrait(persona) => {
                let job = move || {
                    let picture = read_picture(&path);
                    Done::Picture(persona, path, picture)
                };
                self.start(ctx, "read picture", job);
            }
        }
    }

    fn read(&mut self, ctx: &Context, path: PathBuf) {
        self.start(ctx, "open project", move || {
            let opened = store::open(&path).map(|opened| opened.document);
            Done::Opened(path, Box::new(opened))
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
        let snapshot = Arc::clone(self.session.document());
        self.start(ctx, "save project", move || {
            let saved = store::save(&path, &snapshot).map(|_stamp| ());
            Done::Saved(path, snapshot, saved)
        });
    }

    fn export(&mut self, ctx: &Context, format: Format, path: PathBuf) {
        self.session.close_field();
        let snapshot = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let hidden = self.view.hidden.clone();
        let layers = self.layer_names();
        self.start(ctx, "export", move || {
            let written = write_drawing(&snapshot, journey, hidden, layers, format)
                .and_then(|bytes| export::write_atomically(&path, &bytes));
            Done::Exported(path, written)
        });
    }

    fn layer_names(&self) -> BTreeMap<Layer, String> {
        let words = Messages::of(self.session.document().project.language);
        [Layer::Grid, Layer::Frame, Layer::Stages, Layer::Cards, Layer::Emotions, Layer::DropOffs]
            .into_iter()
            .map(|layer| (layer, words.text(export::layer_key(layer)).into_owned()))
            .collect()
    }

    fn start(&mut self, ctx: &Context, name: &str, job: impl FnOnce() -> Done + Send + 'static) {
        if let Err(error) = self.worker.start(name, ctx, job) {
            self.fail("failed-start", "failed-thread", vec![("reason", error.to_string())]);
        }
    }

    /// Takes in what other threads have done.
    pub(super) fn take_done(&mut self, ctx: &Context) {
        for done in self.worker.take() {
            match done {
                Done::Chosen(purpose, Some(path)) => self.use_path(ctx, purpose, purpose.with_ending(path)),
                Done::Chosen(_, None) => self.after = None,
                Done::Opened(path, opened) => match *opened {
                    Ok(document) => {
                        self.remember(&path);
                        self.take_up(document, Some(path));
                    }
                    Err(error) => {
                        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                        let mut args = error.args();
                        args.push(("name", name));
                        self.fail("failed-open-named", error.key(), args);
                    }
                },
                Done::Saved(path, snapshot, Ok(())) => {
                    self.remember(&path);
                    self.session.mark_saved(&snapshot, path);
                    if let Some(after) = self.after.take() {
                        self.leave(ctx, after);
                    }
                }
                Done::Saved(_, _, Err(error)) => {
                    self.after = None;
                    self.fail("failed-save", error.key(), error.args());
                }
                Done::Exported(path, Ok(())) => {
                    let values = [("path", path.display().to_string().into())];
                    let text = self.words().format("exported", &values);
                    self.toasts.say(Tone::Done, text);
                }
                Done::Exported(_, Err(error)) => self.fail("failed-export", error.key(), error.args()),
                Done::Picture(persona, _, Ok(Some(image))) => {
                    let edit = crate::edit::Edit::SetPortrait { persona, image: Some(Arc::new(image)) };
                    self.apply(&edit);
                }
                Done::Picture(_, path, Ok(None)) => {
                    self.fail("failed-picture", "failed-picture-kind", vec![("path", path.display().to_string())]);
                }
                Done::Picture(_, path, Err(error)) => {
                    let args = vec![("path", path.display().to_string()), ("reason", error.to_string())];
                    self.fail("failed-picture", "failed-picture-read", args);
                }
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
    layers: BTreeMap<Layer, String>,
    format: Format,
) -> Result<Vec<u8>, ExportError> {
    let layout = Engine::default().lay_out(document, journey, &View { hidden, ..View::default() });
    let mut meta = document.journey(journey).map(|journey| Metadata::of(document, journey)).unwrap_or_default();
    meta.layers = layers;
    match format {
        Format::Pdf => export::pdf(&[&layout.scene], &meta),
        Format::Png => export::png(&layout.scene, PNG_DPI),
        Format::Svg => export::svg(&layout.scene, &meta).map(String::into_bytes),
    }
}

/// Reads a picture file; `None` for what is no PNG or JPEG.
fn read_picture(path: &Path) -> io::Result<Option<Image>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LARGEST_PICTURE).read_to_end(&mut bytes)?;
    Ok(Image::new(bytes))
}
