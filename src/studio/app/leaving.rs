//! What leaves the document in hand: nothing of it happens before the unsaved changes are dealt with.

use super::Studio;
use super::work::{JobSlot, Next};
use crate::method;
use crate::store;
use crate::studio::desk::{Purpose, Session, UnsavedAnswer};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use eframe::egui::{Context, ViewportCommand};

impl Studio {
    /// Does what leaves the document, once nothing in it can be lost.
    pub(super) fn guard_unsaved(&mut self, ctx: &Context, next: Next) {
        self.session.close_field();
        if matches!(self.dialog, Dialog::Import(_)) {
            self.stop_importing();
            self.dialog = Dialog::None;
        }
        if self.session.is_dirty() {
            self.work.next = Some(next);
            self.dialog = Dialog::Unsaved;
        } else if matches!(next, Next::Quit) && self.is_writing() && self.work.next.is_none() {
            // A file that is being written is finished first. Who closes once more does not wait for it.
            self.work.next = Some(next);
            let text = self.words().text("closing-waits").into_owned();
            self.toasts.push(Toast::new(Tone::Careful, text).stay(Stay::UntilClosed));
        } else {
            self.proceed(ctx, next);
        }
    }

    /// Does what the person has answered about the unsaved changes.
    pub(super) fn unsaved(&mut self, ctx: &Context, answer: UnsavedAnswer) {
        self.dialog = Dialog::None;
        match answer {
            UnsavedAnswer::Save => self.save(ctx),
            UnsavedAnswer::Cancel => self.work.next = None,
            UnsavedAnswer::Discard => {
                if let Some(next) = self.work.next.take() {
                    self.proceed(ctx, next);
                }
            }
        }
    }

    /// Does what had to wait.
    pub(super) fn proceed(&mut self, ctx: &Context, next: Next) {
        match next {
            Next::AskOpen => self.ask(ctx, Purpose::Open),
            Next::AskOpenHere => self.ask_here(ctx, Purpose::Open),
            Next::Open(path) => self.read(ctx, path),
            Next::TakeUp(opening) => self.take_opened(*opening),
            Next::Template(index) => {
                if let Some(template) = method::templates().get(index) {
                    let document = template.document(self.person.language, &mut store::fresh_ids());
                    self.open_document(Session::new(document));
                    self.session.begin_here();
                }
            }
            Next::Sample(sample) => match store::sample(sample, self.person.language) {
                Ok(document) => {
                    self.open_document(Session::new(document));
                    self.session.note_example(true);
                }
                Err(error) => self.fail("failed-open", &error),
            },
            Next::Recover(copy) => self.recover(ctx, copy),
            Next::Quit => {
                // Whoever had unsaved changes was asked about them.
                self.discard_copy();
                self.shell.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Closes the window that waited for a file to be written, once it is.
    pub(super) fn close_when_written(&mut self, ctx: &Context) {
        let waits = matches!(self.work.next, Some(Next::Quit)) && !self.dialog.is_open();
        if waits && !self.is_writing() && !self.session.is_dirty() {
            self.work.next = None;
            self.proceed(ctx, Next::Quit);
        }
    }

    /// Whether anything is being read or written.
    #[cfg(test)]
    pub(super) fn is_busy(&self) -> bool {
        !self.work.held_back.is_empty() || self.work.jobs.is_running(|slot| !matches!(slot, JobSlot::Asking(_)))
    }

    /// Whether anything is being written: the window does not close before that.
    pub(super) fn is_writing(&self) -> bool {
        self.work.jobs.is_running(JobSlot::writes)
    }
}
