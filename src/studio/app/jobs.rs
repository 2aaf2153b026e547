//! What other threads do for this window: a slot for each purpose, and what becomes of what they give.

use super::Studio;
use super::work::{JobResult, JobSlot, Onto, no_thread};
use crate::i18n::{Message, Value};
use crate::studio::desk::Purpose;
use crate::studio::dialogs::Dialog;
use crate::studio::platform::jobs::Ended;
use eframe::egui::Context;
use std::io;

impl Studio {
    /// Starts a job on a thread of its own; `false` where the system has none to give, which is told.
    pub(super) fn start(
        &mut self,
        ctx: &Context,
        slot: JobSlot,
        job: impl FnOnce() -> JobResult + Send + 'static,
    ) -> bool {
        let refused = self.try_start(ctx, slot, job).err();
        if let Some(error) = &refused {
            self.fail("failed-start", &no_thread(error));
        }
        refused.is_none()
    }

    /// As [`Self::start`], for who has another way where the system has no thread to give.
    pub(super) fn try_start(
        &mut self,
        ctx: &Context,
        slot: JobSlot,
        job: impl FnOnce() -> JobResult + Send + 'static,
    ) -> io::Result<()> {
        let name = slot.name();
        if slot == JobSlot::Incoming {
            self.work.jobs.add(slot, name, ctx, job)
        } else {
            self.work.jobs.start(slot, name, ctx, job)
        }
    }

    /// Takes in what other threads have done.
    pub(super) fn take_results(&mut self, ctx: &Context) {
        while !self.session.editor().is_carrying()
            && let Some(incoming) = self.work.held_back.pop_front()
        {
            self.take_incoming(ctx, incoming);
        }
        // One at a time: what one of them does may make another come too late.
        while let Some((slot, ended)) = self.work.jobs.take() {
            match ended {
                Ended::Done(result) => self.take_result(ctx, result),
                Ended::Crashed => self.take_crash(ctx, slot),
            }
        }
        self.close_when_written(ctx);
    }

    fn take_result(&mut self, ctx: &Context, result: JobResult) {
        match result {
            JobResult::Chosen(purpose, Some(path)) => {
                let ended = purpose.with_ending(path.clone());
                // The system asks before a file is replaced, but about the name that it knows.
                let onto = if ended == path { Onto::Anything } else { Onto::Free };
                self.use_path(ctx, purpose, ended, onto);
            }
            JobResult::Chosen(_, None) => self.work.next = None,
            JobResult::Opened(path, in_hand, opened) => self.take_read(ctx, &path, &in_hand, *opened),
            JobResult::ReadAgain { path, in_hand, kept, opened } => {
                self.take_read_again(ctx, &path, &in_hand, kept, *opened);
            }
            JobResult::Saved(saved) => self.take_saved(ctx, *saved),
            JobResult::FileSeen(stamp, found) => self.take_sight(stamp, found),
            JobResult::Exported(exported) => self.take_exported(*exported),
            JobResult::SetWritten(folder, written) => self.take_set(folder, written),
            JobResult::Printers(printers) => self.take_printers(printers),
            JobResult::Printed(progress, sent) => self.take_printed(&progress, sent),
            JobResult::Shown(path, shown) => {
                if let Err(error) = shown {
                    let why = Message::new("failed-show-text").with("path", Value::path(&path));
                    self.fail("failed-show", &why.with("reason", Value::quoted(&error)));
                }
            }
            JobResult::Incoming(incoming) => self.take_incoming(ctx, incoming),
            JobResult::Listed(folder, listing) => self.take_listing(&folder, listing),
            JobResult::Measured(size) => self.take_measure(size),
            JobResult::SheetFound(size, sheet) => self.take_sheet(size, sheet),
            JobResult::Looked(looked) => self.take_looked(ctx, *looked),
            JobResult::Figures(read) => self.take_figures(*read),
            JobResult::PersonaSaved(persona, path, saved) => self.persona_saved(persona, path, saved),
            JobResult::BrandSaved(path, saved) => self.brand_saved(path, saved),
            JobResult::BrandRead(read) => self.take_brand(read),
            JobResult::PersonaRead(path, read) => self.persona_read(&path, *read),
        }
    }

    /// A job came to no end. What waited for it alone is told; nothing else is lost by it, no save that waits above all.
    fn take_crash(&mut self, ctx: &Context, slot: JobSlot) {
        let why = Message::new("failed-crashed");
        match slot {
            JobSlot::Saving(path) => {
                self.fail_and_offer("failed-save", &why, Purpose::Save);
                self.write_waiting(ctx, &path);
            }
            // Nobody has asked for it.
            JobSlot::FileSight => tracing::warn!("looking at the open file came to no end"),
            JobSlot::Measuring => self.take_measure(None),
            JobSlot::Folder => self.listing_crashed(),
            JobSlot::Asking(_) => {
                self.work.next = None;
                self.fail("failed-start", &why);
            }
            JobSlot::Table => {
                self.stop_importing();
                if matches!(self.dialog, Dialog::Import(_)) {
                    self.dialog = Dialog::None;
                }
                self.fail("failed-import", &why);
            }
            JobSlot::Exporting(path) => {
                self.end_export_to(&path);
                self.fail("failed-export", &why);
            }
            JobSlot::Printing(progress) => {
                self.end_export(&progress);
                self.fail("failed-print", &why);
            }
            JobSlot::Printers => self.take_printers(Vec::new()),
            _ => self.fail("failed-start", &why),
        }
    }
}
