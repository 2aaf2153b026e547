//! Who watches an export: hears how far it has come, and may stop it.

use super::error::ExportError;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Full, in the parts of [`ExportProgress`].
const FULL: f64 = 1e6;

/// How far an export has come and whether it goes on, shared by who writes and who watches.
#[derive(Clone, Debug, Default)]
pub struct ExportProgress(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// In parts of a million.
    done: AtomicU32,
    stopped: AtomicBool,
}

impl PartialEq for ExportProgress {
    /// Whether it is that of the same export.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl ExportProgress {
    /// How much is done, from 0 to 1. It never goes back.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.0.done.load(Ordering::Relaxed)) / FULL
    }

    /// Nobody wants the files any more: whoever writes them gives up at the next page, and puts nothing into its place.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }

    /// What whoever writes all of it tells its steps to.
    #[must_use]
    pub fn watch(&self) -> ExportWatch {
        ExportWatch { progress: Some(self.clone()), from: 0.0, to: 1.0 }
    }
}

/// The part of an export that somebody writes, and who hears of its steps.
#[derive(Clone, Debug)]
pub struct ExportWatch {
    progress: Option<ExportProgress>,
    from: f64,
    to: f64,
}

impl ExportWatch {
    /// Nobody watches.
    #[must_use]
    pub const fn nobody() -> Self {
        Self { progress: None, from: 0.0, to: 1.0 }
    }

    /// The share of this part between two shares of it.
    #[must_use]
    pub fn part(&self, from: f64, to: f64) -> Self {
        let at = |share: f64| (self.to - self.from).mul_add(share.clamp(0.0, 1.0), self.from);
        Self { progress: self.progress.clone(), from: at(from), to: at(to) }
    }

    /// One step of several of this part, counted from 0.
    #[must_use]
    pub fn step(&self, index: usize, of: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "far fewer steps than a number of this kind counts")]
        let share = |index: usize| index as f64 / of.max(1) as f64;
        self.part(share(index), share(index + 1))
    }

    /// This part begins now.
    ///
    /// # Errors
    /// [`ExportError::Stopped`] where nobody wants it any more.
    pub fn begin(&self) -> Result<(), ExportError> {
        let Some(progress) = &self.progress else { return Ok(()) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a million")]
        progress.0.done.fetch_max((self.from * FULL).round() as u32, Ordering::Relaxed);
        if progress.is_stopped() { Err(ExportError::Stopped) } else { Ok(()) }
    }

    /// Becomes true where nobody wants it any more.
    #[must_use]
    pub fn stop_flag(&self) -> &AtomicBool {
        static NEVER: AtomicBool = AtomicBool::new(false);
        self.progress.as_ref().map_or(&NEVER, |progress| &progress.0.stopped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_within_steps_go_on_and_never_back_and_a_stop_is_heard_at_the_next() {
        let progress = ExportProgress::default();
        let (half, file) = (progress.watch().part(0.5, 1.0), progress.watch().part(0.0, 0.5));
        file.step(3, 4).begin().expect("it goes on");
        assert!((progress.share() - 0.375).abs() < 1e-6);
        file.begin().expect("it goes on");
        assert!((progress.share() - 0.375).abs() < 1e-6, "it does not go back");
        half.step(1, 2).begin().expect("it goes on");
        assert!((progress.share() - 0.75).abs() < 1e-6);
        progress.stop();
        assert!(matches!(half.step(1, 2).begin(), Err(ExportError::Stopped)));
        assert!(ExportWatch::nobody().begin().is_ok());
    }
}
