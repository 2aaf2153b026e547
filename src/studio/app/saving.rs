//! Saving: to the file that is open, beside it, under another name. What this window did not read or write last is replaced
//! after a question alone.

use super::Studio;
use super::work::{JobResult, JobSlot, NotWritten, Onto, Order, Saved, Written};
use crate::model::Document;
use crate::store::{self, MayReplace, SaveError, Sight, TargetState};
use crate::studio::desk::Purpose;
use crate::studio::desk::open_file::{Claims, FileOnDisk, file_name, open_project};
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::overwrite::Overwrite;
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Studio {
    /// Saves to the file the document came from, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        self.session.close_field();
        match self.session.path().map(Path::to_owned) {
            Some(path) => self.write(ctx, Order { path, onto: Onto::Own }),
            None => self.ask(ctx, Purpose::Save),
        }
    }

    /// Saves under a name that was chosen.
    pub(super) fn save_as(&mut self, ctx: &Context, path: PathBuf, onto: Onto) {
        let own = self.session.file().is_some_and(|file| file.is_at(&path));
        let onto = if own && !matches!(onto, Onto::Seen(_)) { Onto::Own } else { onto };
        self.write(ctx, Order { path, onto });
    }

    /// Saves what is in hand beside the file that was changed by somebody else, and goes on with that.
    pub(super) fn save_beside(&mut self, ctx: &Context) {
        if let Some(path) = self.session.path().map(Path::to_owned) {
            self.write(ctx, Order { path, onto: Onto::Beside });
        }
    }

    /// Saves. That waits for no other work, however long it takes: only two writers of one file could finish in the wrong order.
    pub(super) fn write(&mut self, ctx: &Context, order: Order) {
        self.session.close_field();
        let slot = JobSlot::Saving(order.path.clone());
        if self.work.jobs.is_running(|running| *running == slot) {
            self.work.waiting.retain(|waiting| waiting.path != order.path);
            self.work.waiting.push(order);
            return;
        }
        let may = self.may_replace(&order.path, order.onto);
        let (serial, claims) = (self.session.serial(), self.claims());
        let snapshot = Arc::clone(self.session.document());
        self.start(ctx, slot, move || {
            let result = write_project(&order, may, &snapshot, &claims);
            JobResult::Saved(Box::new(Saved { serial, order, snapshot, result }))
        });
    }

    /// Begins the save that waited for the writer of this file, if one did.
    pub(super) fn write_waiting(&mut self, ctx: &Context, path: &Path) {
        let index = self.work.waiting.iter().position(|order| order.path == path);
        if let Some(order) = index.map(|index| self.work.waiting.remove(index)) {
            self.write(ctx, order);
        }
    }

    /// What a writer may replace by now.
    pub(super) fn may_replace(&self, path: &Path, onto: Onto) -> MayReplace {
        match onto {
            Onto::Own => self.session.file().map_or(MayReplace::Nothing, |file| MayReplace::Own(*file.stamp())),
            // What this window has exported itself is nobody else's, as long as it stays so.
            Onto::Free => self.work.exported.get(path).map_or(MayReplace::Nothing, |own| MayReplace::Seen(*own)),
            Onto::Beside => MayReplace::Nothing,
            Onto::Seen(sight) => MayReplace::Seen(sight),
            Onto::Anything => MayReplace::Anything,
        }
    }

    /// By what this window claims files.
    pub(super) fn claims(&self) -> Claims {
        Claims::new(self.work.state.as_deref(), self.session.file())
    }

    /// Takes in how a save went.
    pub(super) fn take_saved(&mut self, ctx: &Context, saved: Saved) {
        let Saved { serial, order, snapshot, result } = saved;
        let in_hand = serial == self.session.serial();
        match result {
            Ok(written) if in_hand => {
                let path = written.file.path().to_owned();
                self.notify_written(&written);
                self.session.mark_saved(&snapshot, written.file);
                self.remember(&path);
                if self.work.waiting.is_empty()
                    && let Some(next) = self.work.next.take()
                {
                    self.guard_unsaved(ctx, next);
                }
            }
            Err(NotWritten::InTheWay(sight)) if in_hand => {
                self.work.waiting.retain(|waiting| waiting.path != order.path);
                self.ask_to_replace(Purpose::Save, order.path.clone(), sight);
            }
            // Whoever went on to another document has let this one go.
            Ok(_) | Err(NotWritten::InTheWay(_)) => {}
            // What was to come after it comes once it is saved somewhere else, unless the person gives that up.
            Err(NotWritten::Failed(error)) if in_hand => self.fail_and_offer("failed-save", &error, Purpose::Save),
            Err(NotWritten::Failed(error)) => self.fail("failed-save", &error),
        }
        self.write_waiting(ctx, &order.path);
    }

    fn notify_written(&mut self, written: &Written) {
        let path = written.file.path();
        let (key, tone) = if written.anew {
            ("saved-anew", Tone::Careful)
        } else if self.session.path() == Some(path) {
            return;
        } else {
            ("saved-as", Tone::Done)
        };
        let text = self.words().text(key).into_owned();
        let toast = Toast::new(tone, text).detail(file_name(path));
        let label = self.words().text("show-in-folder").into_owned();
        self.toasts.push(toast.offer(label, crate::studio::desk::Action::ShowInFolder(path.to_owned())));
    }

    /// Asks whether a file is replaced that this window did not read or write last.
    pub(super) fn ask_to_replace(&mut self, purpose: Purpose, path: PathBuf, sight: Sight) {
        let changed = purpose == Purpose::Save && self.session.file().is_some_and(|file| file.is_at(&path));
        let beside = changed.then(|| file_name(&store::free_name(&path)));
        self.raise(Dialog::Overwrite(Overwrite { purpose, path, sight, beside }));
    }

    /// Reads the file again that somebody else has changed. What a person did here is saved beside it first: of what was saved
    /// before, this window holds the only copy by now.
    pub(super) fn read_again(&mut self, ctx: &Context) {
        self.session.close_field();
        self.work.next = None;
        let Some(path) = self.session.path().map(Path::to_owned) else { return };
        let (serial, claims) = (self.session.serial(), self.claims());
        let in_hand = Arc::clone(self.session.document());
        let own = self.session.is_dirty() || self.session.saved_at().is_some();
        self.start(ctx, JobSlot::ReadingAgain, move || {
            let mut kept = None;
            let opened = open_project(&path, &claims);
            let differs = opened.as_ref().is_ok_and(|opening| opening.document != *in_hand);
            if own && differs {
                let beside = Order { path: path.clone(), onto: Onto::Beside };
                match write_project(&beside, MayReplace::Nothing, &in_hand, &Claims::default()) {
                    Ok(written) => kept = Some(written.file.path().to_owned()),
                    Err(refused) => {
                        let (order, result) = (beside, Err(refused));
                        return JobResult::Saved(Box::new(Saved { serial, order, snapshot: in_hand, result }));
                    }
                }
            }
            JobResult::ReadAgain { path, in_hand, kept, opened: Box::new(opened) }
        });
    }

    /// Looks whether the open file is still as this window had it last: without reading it, where its length and time say so.
    pub(super) fn look_at_file(&mut self, ctx: &Context) {
        let Some(file) = self.session.file() else { return };
        if self.is_writing() {
            return;
        }
        let (stamp, path) = (*file.stamp(), file.path().to_owned());
        self.start(ctx, JobSlot::FileSight, move || {
            let as_it_was = Sight::of(&path).is_ok_and(|found| found == Some(stamp.sight()));
            let found = if as_it_was { TargetState::Clear } else { MayReplace::Own(stamp).look(&path) };
            JobResult::FileSeen(stamp, found)
        });
    }

    /// Tells once what somebody else did to the open file.
    pub(super) fn take_sight(&mut self, stamp: store::FileStamp, found: TargetState) {
        if self.is_writing() {
            return;
        }
        let Some(file) = self.session.file_mut().filter(|file| *file.stamp() == stamp) else { return };
        let name = file_name(file.path());
        let (key, other) = match found {
            TargetState::Clear => return,
            TargetState::Gone => ("file-gone", None),
            TargetState::InTheWay(sight) => ("file-changed", Some(sight)),
        };
        if !file.note(other) {
            return;
        }
        let text = self.words().format(key, &[("name", name.into())]);
        let toast = Toast::new(Tone::Careful, text).stay(Stay::UntilClosed);
        let label = self.words().text("changed-read-again").into_owned();
        let toast = if other.is_some() { toast.offer(label, crate::studio::desk::Action::ReadAgain) } else { toast };
        self.toasts.push(toast);
    }
}

fn write_project(
    order: &Order,
    may: MayReplace,
    snapshot: &Arc<Document>,
    claims: &Claims,
) -> Result<Written, NotWritten<SaveError>> {
    let path = if order.onto == Onto::Beside { store::free_name(&order.path) } else { order.path.clone() };
    let standing = may.look(&path);
    if let TargetState::InTheWay(sight) = standing {
        return Err(NotWritten::InTheWay(sight));
    }
    let stamp = store::save(&path, snapshot).map_err(NotWritten::Failed)?;
    Ok(Written { file: FileOnDisk::written(path, stamp, claims), anew: standing == TargetState::Gone })
}
