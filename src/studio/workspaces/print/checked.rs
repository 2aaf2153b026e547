//! What is found in what is printed, looked for beside the window once the map rests.

use crate::layout::{PrintInput, Printed, View};
use crate::model::{JourneyId, PersonaId};
use crate::preflight::{Report, preflight};
use crate::scene::Scene;
use crate::studio::desk::PanelContext;
use crate::studio::desk::memo::Snapshot;
use crate::studio::platform::jobs::Jobs;
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What is printed, and the sheets of it.
type CheckKey = (Snapshot, JourneyId, BTreeSet<PersonaId>, Vec<Snapshot<Scene>>);

/// A map that changes under a hand is looked at once it has rested for so long.
const REST: Duration = Duration::from_millis(500);

/// What was found last, and what is being looked for.
#[derive(Default)]
pub(super) struct CheckedPages {
    jobs: Jobs<CheckKey, Option<Report>>,
    wanted: Option<CheckKey>,
    /// Gives up what is being looked for.
    stop: Arc<AtomicBool>,
    done: Option<Arc<Report>>,
    /// The document of the last frame, and since when it is that.
    seen: Option<(Snapshot, Instant)>,
}

impl std::fmt::Debug for CheckedPages {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("CheckedPages").field("done", &self.done.is_some()).finish_non_exhaustive()
    }
}

impl CheckedPages {
    /// What was found last; nothing before anything was looked at.
    pub(super) const fn report(&self) -> Option<&Arc<Report>> {
        self.done.as_ref()
    }

    /// Whether the document rests, so that its pages are worth laying out. The first look waits for nothing.
    pub(super) fn rests(&mut self, ctx: &Context, cx: &PanelContext<'_>) -> bool {
        let now = Snapshot::of(cx.document);
        if self.seen.as_ref().is_none_or(|(seen, _)| *seen != now) {
            self.seen = Some((now, Instant::now()));
        }
        let rested = self.seen.as_ref().map_or(Duration::ZERO, |(_, since)| since.elapsed());
        let waits = self.done.is_some() && rested < REST;
        if waits {
            ctx.request_repaint_after(REST.saturating_sub(rested));
        }
        !waits
    }

    /// Takes in what was found, and looks at what is printed on these sheets, if that was not done.
    pub(super) fn look<'s>(
        &mut self,
        ctx: &Context,
        cx: &PanelContext<'_>,
        sheets: impl Iterator<Item = &'s Arc<Scene>>,
        printed: impl FnOnce() -> Arc<Printed>,
    ) {
        while let Some((_, ended)) = self.jobs.take() {
            // What came to no end says nothing.
            if let Some(report) = ended.done().flatten() {
                self.done = Some(Arc::new(report));
            }
        }
        let sheets = sheets.map(Snapshot::of).collect();
        let key = (Snapshot::of(cx.document), cx.journey.id, cx.view.hidden.clone(), sheets);
        if self.wanted.as_ref() == Some(&key) {
            return;
        }
        self.give_up();
        self.wanted = Some(key.clone());
        self.stop = Arc::default();
        let (document, printed, stop) = (Arc::clone(cx.document), printed(), Arc::clone(&self.stop));
        let (journey, view) = (key.1, View { hidden: key.2.clone(), ..View::default() });
        let job = move || {
            let setup = &document.project.print;
            preflight(&PrintInput { document: &document, journey, view: &view, setup }, &printed, &stop)
        };
        if let Err(error) = self.jobs.start(key, "preflight", ctx, job) {
            tracing::warn!(%error, "no thread to look at what is printed");
        }
    }

    /// Whether nothing is being looked for.
    #[cfg(test)]
    pub(super) fn is_done(&self) -> bool {
        self.done.is_some() && !self.jobs.is_running(|_| true)
    }

    /// Lets go of what is of the document that was in hand before.
    pub(super) fn forget(&mut self) {
        self.give_up();
        (self.wanted, self.done, self.seen) = (None, None, None);
    }

    fn give_up(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.jobs.forget(|_| true);
    }
}
