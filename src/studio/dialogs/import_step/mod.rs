//! The step between a file and the figures of a map: how its columns are meant, what of it cannot be used, and what would change.

mod changes;
mod columns;
mod job;
mod lines;

pub(crate) use columns::MappedTable;
pub(crate) use job::ReadJob;
pub(crate) use lines::WIDTH;

use crate::i18n::Value;
use crate::import::{ImportOutcome, JourneyNames, TableLayout, Unmatched, compare};
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::{Action, ImportWish, PanelContext};
use crate::studio::dialogs::parts::{answers, heading, words};
use crate::studio::widgets::{Button, Segment, checkbox, segmented};
use changes::{CHANGE_HEAD, change_head, change_line, change_lines};
use columns::{by_hand, note_names, options, preview};
use eframe::egui::{Id, ScrollArea, Ui};
use lines::{INNER, faults, line, progress_bar};
use std::sync::Arc;
use std::time::Duration;

/// What the step shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImportPage {
    /// The columns and what they are.
    Columns,
    /// What would change.
    Changes,
}

/// A table on its way to the funnel.
#[derive(Clone, Debug)]
pub(crate) struct ImportStep {
    /// What messages call it.
    pub(crate) name: String,
    /// What is shown.
    pub(crate) page: ImportPage,
    /// The table, once it was looked at.
    pub(crate) table: Option<MappedTable>,
    /// Names that stood for nothing at some time, so that one that is matched stays where it is.
    pub(crate) stages: Vec<Unmatched>,
    /// The same of personas and segments.
    pub(crate) segments: Vec<Unmatched>,
    /// What was read, or why nothing was.
    pub(crate) read: Option<Result<Arc<ImportOutcome>, String>>,
    /// What is going on.
    pub(crate) job: Option<Arc<ReadJob>>,
}

impl ImportStep {
    /// A step whose table is being looked at.
    pub(crate) const fn new(name: String, page: ImportPage) -> Self {
        Self { name, page, table: None, stages: Vec::new(), segments: Vec::new(), read: None, job: None }
    }

    /// Takes in what was read, or why nothing was.
    pub(crate) fn take(&mut self, read: Result<ImportOutcome, String>) {
        self.job = None;
        if let (Ok(outcome), Some(table)) = (&read, &self.table) {
            note_names(&mut self.stages, &outcome.stages, table.mapping.stages.keys());
            note_names(&mut self.segments, &outcome.segments, table.mapping.segments.keys());
        }
        self.read = Some(read.map(Arc::new));
    }

    /// What can be taken over now.
    pub(crate) fn outcome(&self) -> Option<&Arc<ImportOutcome>> {
        self.read.as_ref()?.as_ref().ok().filter(|_| self.job.is_none())
    }

    /// Shows the step.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let key = if self.page == ImportPage::Changes { "import-again-title" } else { "import-title" };
        heading(ui, &cx.format(key, &[("file", self.name.as_str().into())]));
        // Files of one name lie in several folders.
        if let Some(path) = self.table.as_ref().and_then(|table| table.source.path()) {
            words(ui, &path.display().to_string());
        }
        ui.add_space(6.0);
        let room = (ui.ctx().content_rect().height() - 230.0).max(200.0);
        let changed = match self.page {
            ImportPage::Columns => {
                ScrollArea::vertical()
                    .id_salt("import")
                    .auto_shrink([false, true])
                    .max_height(room)
                    .min_scrolled_height(room)
                    .show(ui, |ui| self.columns(ui, cx))
                    .inner
            }
            ImportPage::Changes => {
                self.changes(ui, cx, room);
                None
            }
        };
        if let Some(wish) = changed {
            cx.act(Action::Import(wish));
        }
        ui.add_space(8.0);
        self.state(ui, cx);
        ui.add_space(10.0);
        answers(ui, |ui| {
            let ready = self.outcome().is_some_and(|outcome| outcome.taken().is_ok());
            let key = if self.page == ImportPage::Changes { "import-take-changes" } else { "import-take" };
            if ui.add(Button::primary(&cx.text(key)).enabled(ready)).clicked() {
                cx.act(Action::Import(ImportWish::Take));
            }
            if self.page == ImportPage::Changes
                && self.table.is_some()
                && ui.add(Button::new(&cx.text("import-columns"))).clicked()
            {
                self.page = ImportPage::Columns;
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }

    /// How far it is, or what would be taken.
    fn state(&self, ui: &mut Ui, cx: &PanelContext<'_>) {
        if let Some(job) = &self.job {
            progress_bar(ui, cx, job.progress());
            ui.ctx().request_repaint_after(Duration::from_millis(50));
            return;
        }
        match &self.read {
            Some(Ok(outcome)) => {
                #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
                let count = |number: u64| Value::from(number as f64);
                let taken = outcome.funnel.rows.len();
                let values =
                    [("taken", taken.into()), ("rows", count(outcome.rows)), ("left", count(outcome.left_out))];
                words(ui, &cx.format("import-summary", &values));
            }
            Some(Err(problem)) => line(ui, problem, true),
            None => {}
        }
    }

    /// What the columns are; gives what has to be done after a change.
    fn columns(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) -> Option<ImportWish> {
        ui.set_width(INNER);
        // A map may have ten thousand titles: they are gone through once a snapshot, not once a frame.
        let key = (Snapshot::of(cx.document), cx.journey.id);
        let names =
            memoized(ui, Id::unique("import names"), key, || Arc::new(JourneyNames::of(cx.document, cx.journey)));
        let table = self.table.as_mut()?;
        let before = table.mapping.clone();
        let wish = options(ui, cx, table);
        ui.add_space(10.0);
        let layouts: Vec<_> =
            TableLayout::ALL.iter().map(|layout| Segment::new(*layout, cx.text_of(layout.key()))).collect();
        if let Some(layout) = segmented(ui, &cx.text("import-layout"), &layouts, table.mapping.layout, None) {
            table.mapping.set_layout(layout, &table.preview, &names);
        }
        let help = format!("{}-help", table.mapping.layout.key());
        ui.add_space(2.0);
        words(ui, &cx.text_of(&help));
        preview(ui, cx, table);
        ui.add_space(8.0);
        match table.mapping.layout {
            TableLayout::EventLog => {
                checkbox(ui, &cx.text("import-users"), &mut table.mapping.users);
            }
            TableLayout::Long | TableLayout::Wide => {
                checkbox(ui, &cx.text("import-difference"), &mut table.mapping.left_by_difference);
            }
        }
        by_hand(ui, cx, &names, (&self.stages, &self.segments), &mut table.mapping);
        if let Some(Ok(outcome)) = &self.read {
            faults(ui, cx, outcome);
        }
        wish.or((table.mapping != before).then_some(ImportWish::Read))
    }

    /// What would come, go and differ.
    fn changes(&self, ui: &mut Ui, cx: &PanelContext<'_>, room: f32) {
        let Some(Ok(outcome)) = &self.read else { return };
        let key = (Snapshot::of(cx.document), cx.journey.id, Snapshot::of(outcome), cx.words.language());
        let lines = memoized(ui, Id::unique("import changes"), key, || {
            Arc::new(change_lines(cx, &compare(&cx.journey.funnel, &outcome.funnel)))
        });
        if lines.is_empty() {
            words(ui, &cx.text("import-nothing-changes"));
        } else {
            change_head(ui, cx);
        }
        let room = room - if lines.is_empty() { 0.0 } else { CHANGE_HEAD };
        ScrollArea::vertical()
            .id_salt("changes")
            .auto_shrink([false, true])
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                ui.set_width(INNER);
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    lines.iter().for_each(|line| change_line(ui, cx, line));
                });
                faults(ui, cx, outcome);
            });
    }
}
