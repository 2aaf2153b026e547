//! Copies of unsaved maps: kept while the window is open, offered to whoever opens the next one.

use super::Studio;
use super::recovery_state::{Left, RecoveryJob, RecoveryResult};
use super::work::{Next, no_thread};
use crate::i18n::{Message, Value};
use crate::model::Document;
use crate::store::{self, Basis, RecoveryNote, RecoverySlot};
use crate::studio::desk::Session;
use crate::studio::desk::open_file::{FileOnDisk, Opening};
use crate::studio::desk::review::Findings;
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::left_copies::{LeftCopies, LeftCopy};
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use crate::studio::platform::autosave::Autosave;
use crate::studio::platform::jobs::Ended;
use eframe::egui::Context;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The folder of copies within the one of what belongs to this machine.
const FOLDER: &str = "recovery";
/// Who shows a copy for so long without ending can show it.
const SHOWN_WELL: Duration = Duration::from_secs(3);

/// Finds what was left behind. Each is noted as tried until it has been shown well: should it end the program, the next start
/// knows which one it was.
fn look(folder: &std::path::Path) -> Vec<Left> {
    let found = store::left_behind(folder).into_iter().zip(0..);
    let noted = |(mut slot, id): (RecoverySlot, u64)| {
        let (copy, note, tried) = (slot.copy(), slot.note().clone(), slot.note().tried);
        if let Err(error) = slot.mark_tried(true) {
            tracing::info!(%error, "a copy was not noted as tried");
        }
        let basis = note.basis();
        Left { slot, copy: LeftCopy { id, copy, note, basis, tried } }
    };
    found.map(noted).collect()
}

impl Studio {
    /// From now on copies are kept in this folder of what belongs to this machine, and what is there already is offered.
    pub(super) fn begin_recovery(&mut self, ctx: &Context, state: &std::path::Path) {
        let folder: PathBuf = state.join(FOLDER);
        self.recovery.autosave = Autosave::new(folder.clone());
        let job = move || RecoveryResult::Left(look(&folder));
        if let Err(error) = self.recovery.jobs.start(RecoveryJob::Look, "left copies", ctx, job) {
            tracing::warn!(%error, "nobody looked for copies that were left behind");
        }
    }

    /// A panic of this thread leaves the newest snapshot.
    pub(super) fn guard(&self) {
        if let Some(autosave) = &self.recovery.autosave {
            autosave.guard();
        }
    }

    /// Follows the map in hand and asks about what was left behind, every frame.
    pub(super) fn update_autosave(&mut self, ctx: &Context) {
        self.take_found(ctx);
        if let Some(since) = self.recovery.shown {
            if since.elapsed() >= SHOWN_WELL {
                self.recovery.note_shown();
            } else {
                ctx.request_repaint_after(SHOWN_WELL.saturating_sub(since.elapsed()));
            }
        }
        if self.recovery.to_ask && !self.dialog.is_open() && !self.session.editor().is_carrying() {
            self.recovery.to_ask = false;
            self.ask_about_copies();
        }
        let Some(autosave) = &mut self.recovery.autosave else { return };
        let (session, title) = (&self.session, &self.session.document().project.title);
        let note = || RecoveryNote {
            path: session.path().map(std::path::Path::to_owned),
            stamp: session.file().map(|file| *file.stamp()),
            title: title.clone(),
            edits: session.editor().history().unsaved_steps(),
            ..RecoveryNote::default()
        };
        autosave.watch(self.session.serial(), session.unsaved(), session.editor().history().saved(), note);
        if let Some(reason) = autosave.take_trouble()
            && !std::mem::replace(&mut self.recovery.told_trouble, true)
        {
            let text = self.words().format("recovery-trouble", &[("reason", reason.into())]);
            self.toasts.push(Toast::new(Tone::Careful, text).stay(Stay::UntilClosed));
        }
    }

    /// The changes of the map in hand are let go of knowingly, and the window closes.
    pub(super) fn discard_copy(&mut self) {
        if let Some(autosave) = self.recovery.autosave.take() {
            autosave.discard();
        }
    }

    /// What was left behind and is not decided about, for whoever tells of it.
    pub(super) fn left_copies(&self) -> Vec<LeftCopy> {
        self.recovery.left.iter().map(|left| left.copy.clone()).collect()
    }

    /// Asks what becomes of what was left behind, if anything was.
    pub(super) fn ask_about_copies(&mut self) {
        let copies = self.left_copies();
        if !copies.is_empty() {
            self.dialog = Dialog::Copies(LeftCopies::new(copies));
        }
    }

    /// Whoever was asked has answered, if only that it can wait.
    pub(super) fn note_copies_shown(&mut self) {
        self.recovery.note_shown();
    }

    /// Takes a copy away for good.
    pub(super) fn remove_copy(&mut self, id: u64) {
        self.dialog = Dialog::None;
        if let Some(left) = self.recovery.take(id)
            && let Err(error) = left.slot.remove()
        {
            tracing::warn!(%error, "a copy was not taken away");
        }
        self.ask_about_copies();
    }

    /// Opens a copy, once nothing in the map in hand can be lost.
    pub(super) fn recover(&mut self, ctx: &Context, id: u64) {
        let Some(mut left) = self.recovery.take(id) else { return };
        let job = move || {
            // Until it is in hand and a copy of it was made, this is what was done last with it.
            if let Err(error) = left.slot.mark_tried(true) {
                tracing::info!(%error, "a copy was not noted as tried");
            }
            left.copy.basis = left.slot.note().basis();
            let read = left.slot.read();
            RecoveryResult::Read(Box::new((left, read)))
        };
        if let Err(error) = self.recovery.jobs.start(RecoveryJob::Read, "recover", ctx, job) {
            self.fail("failed-start", &no_thread(&error));
        }
    }

    fn take_found(&mut self, ctx: &Context) {
        while let Some((_, ended)) = self.recovery.jobs.take() {
            match ended {
                Ended::Done(RecoveryResult::Left(left)) => {
                    self.recovery.to_ask = !left.is_empty();
                    self.recovery.shown = Some(Instant::now());
                    self.recovery.left = left;
                }
                Ended::Done(RecoveryResult::Read(read)) => {
                    let (left, read) = *read;
                    match read {
                        // Something was edited while it was read.
                        Ok(_) if self.session.is_dirty() => {
                            let id = left.copy.id;
                            self.recovery.left.push(left);
                            self.guard_unsaved(ctx, Next::Recover(id));
                        }
                        Ok(document) => self.take_recovered(left, document),
                        Err(error) => {
                            let title = Message::new("failed-open-named");
                            let title = title.with("name", Value::quoted(&left.copy.name(self.words())));
                            self.recovery.left.push(left);
                            self.fail(title, &error);
                        }
                    }
                }
                Ended::Crashed => self.fail("failed-start", &Message::new("failed-crashed")),
            }
        }
    }

    /// Takes a map in hand out of its copy: unsaved, and under its own name where that file is still the one it was made of.
    fn take_recovered(&mut self, left: Left, document: Document) {
        let Left { slot, copy } = left;
        let values = [("name", copy.name(self.words()).into())];
        let (key, stay) = match copy.basis {
            Basis::Unsaved | Basis::AsItWas => ("recovered", Stay::Short),
            Basis::Changed => ("recovered-beside", Stay::UntilClosed),
            Basis::Gone => ("recovered-gone", Stay::UntilClosed),
        };
        let text = self.words().format(key, &values);
        match copy.note.path.zip(copy.note.stamp).filter(|_| copy.basis == Basis::AsItWas) {
            Some((path, stamp)) => {
                let file = Some(FileOnDisk::written(path.clone(), stamp, &self.claims()));
                self.take_opened(Opening { document, path, file, findings: Findings::default() });
            }
            None => self.open_document(Session::new(document)),
        }
        self.session.mark_unsaved();
        if let Some(autosave) = &self.recovery.autosave {
            autosave.adopt(self.session.serial(), slot);
        }
        let tone = if stay == Stay::Short { Tone::Done } else { Tone::Careful };
        self.toasts.push(Toast::new(tone, text).stay(stay));
    }
}
