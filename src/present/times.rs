//! How long it took so far, and at which view.

use crate::model::ViewId;
use std::collections::BTreeMap;
use std::time::Duration;

/// A show asks to be told the time at least once a second. What is longer than this between two times was no show: the machine slept, or
/// its clock was set.
pub(super) const GAP: Duration = Duration::from_mins(1);

/// The time that a show took. It is summed up from one moment to the next, so no jump of a clock moves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShowTimes {
    last: Option<Duration>,
    elapsed: Duration,
    views: BTreeMap<ViewId, Duration>,
    paused: bool,
}

impl ShowTimes {
    /// How long the show goes on, pauses left out.
    #[must_use]
    pub const fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How long a view was shown, all its times together.
    #[must_use]
    pub fn of(&self, view: ViewId) -> Duration {
        self.views.get(&view).copied().unwrap_or_default()
    }

    /// How long each view was shown that was shown at all.
    pub fn views(&self) -> impl Iterator<Item = (ViewId, Duration)> + '_ {
        self.views.iter().map(|(view, time)| (*view, *time))
    }

    /// Whether no time is counted just now.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused
    }

    /// Counts the time until now for a view, if one is shown.
    pub(super) fn count(&mut self, now: Duration, view: Option<ViewId>) {
        let gone = self.last.map_or(Duration::ZERO, |last| now.saturating_sub(last));
        self.last = Some(now);
        if self.paused || gone > GAP {
            return;
        }
        self.elapsed = self.elapsed.saturating_add(gone);
        if let Some(view) = view {
            let time = self.views.entry(view).or_default();
            *time = time.saturating_add(gone);
        }
    }

    pub(super) const fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }
}
