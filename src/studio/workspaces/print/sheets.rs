//! The sheets that a map is split into for print, laid out beside the window.

use crate::layout::{Engine, Layout, LayoutInput, View};
use crate::model::{JourneyId, PersonaId, SplitBy};
use crate::studio::desk::PanelContext;
use crate::studio::desk::memo::Snapshot;
use crate::studio::platform::jobs::Jobs;
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is split, and how.
type SplitKey = (Snapshot, JourneyId, BTreeSet<PersonaId>, SplitBy);

/// The sheets of a map that is split.
#[derive(Default)]
pub(super) struct SplitSheets {
    jobs: Jobs<SplitKey, Option<Vec<Layout>>>,
    wanted: Option<SplitKey>,
    /// Gives up what is being laid out.
    stop: Arc<AtomicBool>,
    /// What was laid out last, of what.
    done: Option<(SplitKey, Arc<[Layout]>)>,
}

impl std::fmt::Debug for SplitSheets {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SplitSheets").field("done", &self.done.is_some()).finish_non_exhaustive()
    }
}

impl SplitSheets {
    /// The sheets as they were laid out last, and whether others are on their way. The whole map is a sheet that is there already.
    pub(super) fn of(&mut self, ctx: &Context, cx: &PanelContext<'_>, split: Option<SplitBy>) -> (Arc<[Layout]>, bool) {
        let Some(split) = split else {
            self.want(ctx, cx, None);
            return ([cx.layout.clone()].into(), false);
        };
        let key = (Snapshot::of(cx.document), cx.journey.id, cx.view.hidden.clone(), split);
        self.want(ctx, cx, Some(key));
        while let Some((key, ended)) = self.jobs.take() {
            // What came to no end is printed whole.
            let sheets = ended.done().flatten().unwrap_or_else(|| vec![cx.layout.clone()]);
            self.done = Some((key, sheets.into()));
        }
        // What is of another journey is never shown, not even until what is wanted is there.
        let done = self.done.as_ref().filter(|(key, _)| key.1 == cx.journey.id);
        let sheets = done.map_or_else(|| [cx.layout.clone()].into(), |(_, sheets)| Arc::clone(sheets));
        (sheets, self.is_settling())
    }

    pub(super) fn is_settling(&self) -> bool {
        self.wanted.as_ref() != self.done.as_ref().map(|(key, _)| key)
    }

    #[cfg(test)]
    pub(super) fn is_there(&self) -> bool {
        self.done.is_some()
    }

    /// Lets go of what is of the document that was in hand before.
    pub(super) fn forget(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.jobs.forget(|_| true);
        (self.wanted, self.done) = (None, None);
    }

    fn want(&mut self, ctx: &Context, cx: &PanelContext<'_>, key: Option<SplitKey>) {
        if self.wanted == key {
            return;
        }
        let done = self.done.take();
        self.forget();
        let Some(key) = key else { return };
        (self.wanted, self.done) = (Some(key.clone()), done);
        self.stop = Arc::default();
        let (document, stop) = (Arc::clone(cx.document), Arc::clone(&self.stop));
        let (journey, view) = (key.1, View { hidden: key.2.clone(), ..View::default() });
        let split = key.3;
        let job = move || {
            let input = LayoutInput { document: &document, journey, view: &view, held: None };
            Engine::default().sheets_unless(&input, split, &stop)
        };
        if let Err(error) = self.jobs.start(key.clone(), "split sheets", ctx, job) {
            tracing::warn!(%error, "no thread to lay out the sheets of a map");
            self.done = Some((key, [cx.layout.clone()].into()));
        }
    }
}
