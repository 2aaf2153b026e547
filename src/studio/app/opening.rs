//! Opening files: asked for, read on another thread, taken in hand.

use super::Studio;
use super::state::{Front, Overlays};
use super::work::{IncomingFor, JobResult, JobSlot, Next, Onto};
use crate::i18n::{Message, Value};
use crate::model::Document;
use crate::store::OpenError;
use crate::studio::desk::open_file::{FileOnDisk, Opening, file_name, open_project};
use crate::studio::desk::{Action, Purpose, Session, Workspace};
use crate::studio::dialogs;
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Studio {
    /// Asks for a file: the system where it can, else in the window.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose) {
        if self.work.jobs.is_running(|slot| matches!(slot, JobSlot::Asking(_))) {
            // One question at a time: its dialog is open already.
            return;
        }
        let name = self.offered_name(purpose);
        if !dialogs::system_has_dialogs() {
            return self.ask_here(ctx, purpose);
        }
        let title = self.words().text("app-name").into_owned();
        let near = self.session.path().map(Path::to_owned);
        let job = move || JobResult::Chosen(purpose, dialogs::ask_system(purpose, &title, near.as_deref(), &name));
        if self.try_start(ctx, JobSlot::Asking(purpose), job).is_err() {
            self.ask_here(ctx, purpose);
        }
    }

    /// Does with a chosen path what it was chosen for.
    pub(super) fn use_path(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf, onto: Onto) {
        match purpose {
            Purpose::Open => self.read(ctx, path),
            Purpose::Save => self.save_as(ctx, path, onto),
            Purpose::Export(format) => self.export(ctx, format, &path, onto),
            Purpose::ExportAll => self.export_all(ctx, &path),
            Purpose::SavePersona(persona) => self.write_persona(ctx, persona, path, onto),
            Purpose::InsertPersona => self.read_persona(ctx, path),
            Purpose::BrandPart(part) => self.read_brand_part(ctx, part, path),
            Purpose::SaveBrand => self.write_brand(ctx, path, onto),
            Purpose::ReadBrand => self.read_brand(ctx, path),
            Purpose::Portrait(persona) => self.read_files(ctx, IncomingFor::Portrait(persona), vec![path]),
            Purpose::Funnel => self.look_at_table(ctx, path),
        }
    }

    /// Reads a project, to take it in hand.
    pub(super) fn read(&mut self, ctx: &Context, path: PathBuf) {
        let in_hand = Arc::clone(self.session.document());
        let claims = self.claims();
        self.start(ctx, JobSlot::Opening, move || {
            let opened = open_project(&path, &claims);
            JobResult::Opened(path, in_hand, Box::new(opened))
        });
    }

    /// Takes in a project that was read while this snapshot was in hand.
    pub(super) fn take_read(
        &mut self,
        ctx: &Context,
        path: &Path,
        in_hand: &Arc<Document>,
        opened: Result<Opening, OpenError>,
    ) {
        match opened {
            Ok(opening) if Arc::ptr_eq(in_hand, self.session.document()) => self.take_opened(opening),
            // Something was edited while the file was read.
            Ok(opening) => self.guard_unsaved(ctx, Next::TakeUp(Box::new(opening))),
            Err(error) => self.not_opened(path, &error),
        }
    }

    /// Takes in the open file that was read again while this snapshot was in hand, which was kept there if it was unsaved.
    pub(super) fn take_read_again(
        &mut self,
        ctx: &Context,
        path: &Path,
        in_hand: &Arc<Document>,
        kept: Option<PathBuf>,
        opened: Result<Opening, OpenError>,
    ) {
        match opened {
            Ok(opening) if Arc::ptr_eq(in_hand, self.session.document()) => self.take_again(opening, kept),
            Ok(opening) => self.guard_unsaved(ctx, Next::TakeUp(Box::new(opening))),
            Err(error) => self.not_opened(path, &error),
        }
    }

    /// Another document in hand. What belonged to the one before goes with it.
    pub(super) fn open_document(&mut self, session: Session) {
        self.session = session;
        // Who is shown one document is shown the next.
        self.session.view_mut().presenting = self.show.is_some();
        self.work.forget_document();
        self.toasts.clear();
        self.hand.text.forget();
        // What lay over the map was about that one; what is still to be told is not.
        self.overlays = Overlays { later: std::mem::take(&mut self.overlays.later), ..Overlays::default() };
        self.surface.fit = true;
        self.preview.forget_document();
        self.script.forget_document();
        self.welcome.front = Front::Map;
    }

    /// Takes an opened project in hand and says what there is to know about its file.
    pub(super) fn take_opened(&mut self, opening: Opening) {
        let elsewhere = opening.file.as_ref().is_some_and(FileOnDisk::is_elsewhere);
        let is_kept = opening.file.is_some();
        let path = opening.path.clone();
        let name = file_name(&path);
        self.open_document(Session::open(opening));
        self.remember(&path);
        self.note_started(&path);
        if !is_kept {
            let text = self.words().format("opened-from-pdf", &[("name", name.as_str().into())]);
            self.toasts.push(Toast::new(Tone::Done, text));
        }
        if elsewhere {
            let text = self.words().format("file-elsewhere", &[("name", name.as_str().into())]);
            self.toasts.push(Toast::new(Tone::Careful, text).stay(Stay::UntilClosed));
        }
        if !self.session.findings().is_empty() {
            let text = self.words().format("file-findings", &[("name", name.as_str().into())]);
            let label = self.words().text("file-findings-show").into_owned();
            let toast = Toast::new(Tone::Careful, text).offer(label, Action::Go(Workspace::Review));
            self.toasts.push(toast.stay(Stay::UntilClosed));
        }
    }

    /// Tells that a project was not opened.
    pub(super) fn not_opened(&mut self, path: &Path, error: &OpenError) {
        self.fail(Message::new("failed-open-named").with("name", Value::quoted(&file_name(path))), error);
    }

    /// Takes in what somebody else made of the open file, seen as it was seen before.
    fn take_again(&mut self, opening: Opening, kept: Option<PathBuf>) {
        let place = self.session.view().workspace;
        self.take_opened(opening);
        self.session.view_mut().workspace = place;
        self.surface.fit = false;
        if let Some(kept) = kept {
            let text = self.words().text("changed-kept-beside").into_owned();
            let label = self.words().text("show-in-folder").into_owned();
            let toast = Toast::new(Tone::Done, text).detail(file_name(&kept));
            self.toasts.push(toast.offer(label, Action::ShowInFolder(kept)));
        }
    }

    /// Tells of preferences that could not be read, and where they are.
    pub(super) fn notify_set_aside(&mut self, file: Option<PathBuf>) {
        let Some(file) = file else { return };
        let words = self.words();
        let toast = Toast::new(Tone::Careful, words.text("prefs-set-aside").into_owned()).detail(file_name(&file));
        let toast = toast.offer(words.text("show-in-folder").into_owned(), Action::ShowInFolder(file));
        self.toasts.push(toast.stay(Stay::UntilClosed));
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.prefs.remember(path);
        self.prefs.save();
    }
}
