//! What is known of copies: those that are kept of the map in hand, and those that were left behind.

use crate::model::Document;
use crate::store::{OpenError, RecoverySlot};
use crate::studio::dialogs::left_copies::LeftCopy;
use crate::studio::platform::autosave::Autosave;
use crate::studio::platform::jobs::Jobs;
use std::time::Instant;

/// What is kept of the map in hand, and what was left behind.
#[derive(Default)]
pub(super) struct Recovery {
    pub(super) autosave: Option<Autosave>,
    pub(super) jobs: Jobs<RecoveryJob, RecoveryResult>,
    pub(super) left: Vec<Left>,
    /// Whether the person is still to be asked about what was left behind.
    pub(super) to_ask: bool,
    /// Since when copies are being shown whose notes say that it was tried.
    pub(super) shown: Option<Instant>,
    /// Whether it was told that copies cannot be written.
    pub(super) told_trouble: bool,
}

/// A copy that was left behind, and what is told of it.
pub(super) struct Left {
    pub(super) slot: RecoverySlot,
    pub(super) copy: LeftCopy,
}

/// What another thread has found.
pub(super) enum RecoveryResult {
    /// What was left behind.
    Left(Vec<Left>),
    /// What is in a copy, and whether that is the map of its file.
    Read(Box<(Left, Result<Document, OpenError>)>),
}

/// What another thread is sent for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecoveryJob {
    Look,
    Read,
}

impl Drop for Recovery {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.note_shown();
        }
    }
}

impl Recovery {
    pub(super) fn take(&mut self, id: u64) -> Option<Left> {
        let index = self.left.iter().position(|left| left.copy.id == id)?;
        Some(self.left.remove(index))
    }

    /// What was shown did not end the program; what did so at another time is still noted.
    pub(super) fn note_shown(&mut self) {
        if self.shown.take().is_none() {
            return;
        }
        for left in self.left.iter_mut().filter(|left| !left.copy.tried) {
            if let Err(error) = left.slot.mark_tried(false) {
                tracing::info!(%error, "a copy is still noted as tried");
            }
        }
    }
}
