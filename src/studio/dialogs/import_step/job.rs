//! A reading that goes on on another thread.

use crate::import::ReadProgress;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A reading on another thread: how far it is, and whether it is to stop.
#[derive(Debug, Default)]
pub(crate) struct ReadJob {
    done: AtomicU64,
    total: AtomicU64,
    rows: AtomicU64,
    stop: AtomicBool,
}

impl ReadJob {
    /// Notes how far it is; whether to go on.
    pub(crate) fn note(&self, progress: ReadProgress) -> bool {
        self.done.store(progress.done, Ordering::Relaxed);
        self.total.store(progress.total, Ordering::Relaxed);
        self.rows.store(progress.rows, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    /// Asks it to stop.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(super) fn progress(&self) -> ReadProgress {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        ReadProgress { done: of(&self.done), total: of(&self.total), rows: of(&self.rows) }
    }
}
