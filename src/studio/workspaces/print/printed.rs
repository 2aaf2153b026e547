//! The pages as they are printed, laid out beside the window, and how long a PDF of them is.

use crate::export::{ExportProgress, Format, Options};
use crate::layout::{Engine, Layout, PrintInput, Printed, View};
use crate::model::{Imposition, JourneyId, PersonaId, PrintLayout, PrintMarks, PrintSetup, SplitBy};
use crate::press;
use crate::scene::Page;
use crate::studio::desk::memo::Snapshot;
use crate::studio::desk::{PanelContext, Workspace};
use crate::studio::platform::jobs::Jobs;
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What is printed: a document with how it is printed, one of its journeys, who is hidden.
type PrintKey = (Snapshot, JourneyId, BTreeSet<PersonaId>);

/// The pages that were laid out last, and those that are on their way.
#[derive(Default)]
pub(super) struct PrintedPages {
    jobs: Jobs<PrintKey, Option<Printed>>,
    wanted: Option<PrintKey>,
    /// Gives up what is being laid out.
    stop: Arc<AtomicBool>,
    /// Remembers what it measured from one setting to the next; whoever lays out has it alone.
    engine: Arc<Mutex<Engine>>,
    done: Option<(PrintKey, Arc<Printed>)>,
    sizes: Jobs<PrintKey, Option<u64>>,
    measuring: ExportProgress,
    /// Of what a PDF was asked for, and how long it is once that is known.
    size: Option<(PrintKey, Option<u64>)>,
}

impl std::fmt::Debug for PrintedPages {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PrintedPages").field("done", &self.done.is_some()).finish_non_exhaustive()
    }
}

impl PrintedPages {
    /// The pages as they were laid out last, while others may be on their way. The map on one sheet is there already.
    pub(super) fn of(&mut self, ctx: &Context, cx: &PanelContext<'_>) -> Arc<Printed> {
        let key = (Snapshot::of(cx.document), cx.journey.id, cx.view.hidden.clone());
        if self.wanted.as_ref() != Some(&key) {
            self.want(ctx, cx, key);
        } else if is_just_the_sheet(&cx.document.project.print) && !self.is_the_sheet(cx) {
            // It has settled since.
            self.done = Some((key, sheet_of(cx)));
        }
        while let Some((key, ended)) = self.jobs.take() {
            // What came to no end is printed as the map on its sheet.
            let printed = ended.done().flatten().map_or_else(|| in_its_place(cx), Arc::new);
            self.done = Some((key, printed));
        }
        while let Some((key, ended)) = self.sizes.take() {
            self.size = Some((key, ended.done().flatten()));
        }
        // What is of another journey is never shown, not even until what is wanted is there.
        let done = self.done.as_ref().filter(|(key, _)| key.1 == cx.journey.id);
        let printed = done.map(|(_, printed)| Arc::clone(printed));
        let printed = printed.unwrap_or_else(|| if is_a_poster(cx) { sheet_of(cx) } else { Arc::default() });
        if cx.view.workspace == Workspace::Print {
            self.measure(ctx, cx);
        }
        printed
    }

    /// Whether what was laid out last is the map as it lies on its sheet.
    fn is_the_sheet(&self, cx: &PanelContext<'_>) -> bool {
        let sheet = self.done.as_ref().and_then(|(_, printed)| printed.sheets.first());
        sheet.is_some_and(|sheet| Arc::ptr_eq(&sheet.scene, &cx.layout.scene))
    }

    pub(super) fn is_settling(&self) -> bool {
        self.wanted.as_ref() != self.done.as_ref().map(|(key, _)| key)
    }

    /// How long a PDF of what is shown is, in bytes, once that is known.
    pub(super) fn size(&self) -> Option<u64> {
        self.size.as_ref().filter(|(key, _)| Some(key) == self.wanted.as_ref()).and_then(|(_, size)| *size)
    }

    /// What was laid out last.
    pub(super) fn last(&self) -> Option<&Arc<Printed>> {
        self.done.as_ref().map(|(_, printed)| printed)
    }

    /// Lets go of what is of the document that was in hand before.
    pub(super) fn forget(&mut self) {
        self.give_up();
        (self.wanted, self.done, self.size, self.engine) = (None, None, None, Arc::default());
    }

    fn give_up(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.measuring.stop();
        self.jobs.forget(|_| true);
        self.sizes.forget(|_| true);
    }

    fn want(&mut self, ctx: &Context, cx: &PanelContext<'_>, key: PrintKey) {
        self.give_up();
        self.wanted = Some(key.clone());
        if is_just_the_sheet(&cx.document.project.print) {
            self.done = Some((key, sheet_of(cx)));
            return;
        }
        self.stop = Arc::default();
        let (document, stop, engine) = (Arc::clone(cx.document), Arc::clone(&self.stop), Arc::clone(&self.engine));
        let (journey, view) = (key.1, View { hidden: key.2.clone(), ..View::default() });
        let job = move || {
            let mut engine = engine.lock().unwrap_or_else(PoisonError::into_inner);
            let setup = &document.project.print;
            press::print(&mut engine, &PrintInput { document: &document, journey, view: &view, setup }, &stop)
        };
        if let Err(error) = self.jobs.start(key.clone(), "print pages", ctx, job) {
            tracing::warn!(%error, "no thread to lay out the pages of a map");
            self.done = Some((key, in_its_place(cx)));
        }
    }

    /// Learns how long a PDF will be, once the pages are there.
    fn measure(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        let asked = self.size.as_ref().map(|(key, _)| key);
        let Some(key) = self.wanted.clone().filter(|key| !self.is_settling() && Some(key) != asked) else { return };
        self.size = Some((key.clone(), None));
        self.measuring = ExportProgress::default();
        let Some((_, printed)) = &self.done else { return };
        let (printed, document, watch) = (Arc::clone(printed), Arc::clone(cx.document), self.measuring.watch());
        let (journey, view) = (key.1, View { hidden: key.2.clone(), ..View::default() });
        let job = move || {
            let setup = &document.project.print;
            let input = PrintInput { document: &document, journey, view: &view, setup };
            let written = press::written(&input, &printed.pages, (Format::Pdf, Options::default()), &watch);
            let size = |files: Vec<Vec<u8>>| u64::try_from(files.iter().map(Vec::len).sum::<usize>()).ok();
            written.ok().and_then(size)
        };
        if let Err(error) = self.sizes.start(key, "measure pages", ctx, job) {
            tracing::warn!(%error, "no thread to learn how long a PDF will be");
        }
    }
}

/// Whether what is printed looks as the map on its sheet does, so that it can be shown for it until it is there.
fn is_a_poster(cx: &PanelContext<'_>) -> bool {
    is_for_all(&cx.document.project.print) && cx.document.project.print.layout == PrintLayout::Poster
}

/// Whether the map on its sheet is all that is printed.
pub(super) fn is_just_the_sheet(setup: &PrintSetup) -> bool {
    is_for_all(setup)
        && setup.layout == PrintLayout::Poster
        && setup.split == SplitBy::Nothing
        && setup.imposition == Imposition::Single
        && setup.marks == PrintMarks::default()
}

/// Whether it is printed for nobody in particular: the canvas shows more than some are given.
const fn is_for_all(setup: &PrintSetup) -> bool {
    setup.audience.is_none()
}

/// What is shown of what could not be laid out: the map on its sheet, or nothing where not everybody may see that.
fn in_its_place(cx: &PanelContext<'_>) -> Arc<Printed> {
    if is_for_all(&cx.document.project.print) { sheet_of(cx) } else { Arc::default() }
}

/// The map on its sheet, which is laid out already.
pub(super) fn sheet_of(cx: &PanelContext<'_>) -> Arc<Printed> {
    let sheet: Layout = cx.layout.clone();
    let pages = vec![Page::whole(Arc::clone(&sheet.scene))];
    Arc::new(Printed { sheets: vec![sheet], pages })
}
