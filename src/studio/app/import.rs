//! Tables that become a funnel: chosen, looked at, read on another thread, taken over as one step.

use super::Studio;
use super::work::{JobResult, JobSlot, Looked};
use crate::edit::{Edit, StepName};
use crate::i18n::Localized as _;
use crate::import::{self, ImportError, ImportOutcome, JourneyNames, Mapping, Preview, Reading, TableSource, guess};
use crate::method;
use crate::model::{Date, ElementId};
use crate::studio::desk::open_file::file_name;
use crate::studio::desk::{ImportWish, Purpose, Workspace};
use crate::studio::dialogs::import_step::{ImportPage, ImportStep, MappedTable, ReadJob};
use crate::studio::dialogs::{Dialog, Problem};
use crate::studio::overlays::toasts::Tone;
use eframe::egui::Context;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Looked {
    /// Looks at a table as it is to be read, or as its beginning shows.
    fn at(source: TableSource, reading: Option<&Reading>, names: &JourneyNames) -> Result<Self, ImportError> {
        let (reading, preview) = match reading {
            Some(reading) => (reading.clone(), source.preview(reading)?),
            None => first_readable(&source)?,
        };
        let mapping = guess(&source, &reading, &preview, names);
        Ok(Self { source, preview, mapping, problem: None })
    }

    /// Looks at a table that is to be read as it was before.
    fn again(source: TableSource, mut mapping: Mapping, names: &JourneyNames) -> Result<Self, ImportError> {
        match source.preview(&mapping.reading) {
            Ok(preview) => {
                let heads = preview.headers(mapping.reading.header);
                let heads: Vec<String> =
                    (0..preview.width).map(|index| heads.get(index).cloned().unwrap_or_default()).collect();
                let file = source.name().to_owned();
                let problem = mapping.realign(&heads).map(|header| ImportError::NoColumn { file, header });
                Ok(Self { source, preview, mapping, problem })
            }
            Err(problem) => Ok(Self { problem: Some(problem), ..Self::at(source, None, names)? }),
        }
    }
}

/// The first sheet that holds anything.
fn first_readable(source: &TableSource) -> Result<(Reading, Preview), ImportError> {
    let reading = source.reading();
    let sheets = source.sheets().iter().map(|sheet| Reading { sheet: sheet.clone(), ..reading.clone() });
    let found = sheets.map(|reading| Some((source.preview(&reading).ok()?, reading))).find_map(|found| found);
    match found {
        Some((preview, reading)) => Ok((reading, preview)),
        None => source.preview(&reading).map(|preview| (reading, preview)),
    }
}

impl Studio {
    /// Asks for a table.
    pub(super) fn ask_for_table(&mut self, ctx: &Context) {
        self.go(Workspace::Metrics);
        self.work.asked_again = None;
        self.ask(ctx, Purpose::Funnel);
    }

    fn names(&self) -> JourneyNames {
        JourneyNames::of(self.session.document(), &self.session.journey())
    }

    /// Opens the step with a table that is looked at on another thread.
    pub(super) fn look_at_table(&mut self, ctx: &Context, path: PathBuf) {
        let remembered = self.work.asked_again.take();
        let page = if remembered.is_some() { ImportPage::Changes } else { ImportPage::Columns };
        let names = self.names();
        self.begin_step(ctx, file_name(&path), page, move || {
            let source = TableSource::open(&path)?;
            match remembered {
                Some(mapping) => Looked::again(source, mapping, &names),
                None => Looked::at(source, None, &names),
            }
        });
    }

    /// Opens the step with what stands in the clipboard.
    pub(super) fn paste_funnel(&mut self, ctx: &Context) {
        let text = self.clipboard.take().text.unwrap_or_default();
        let name = self.words().text("import-pasted").into_owned();
        let names = self.names();
        self.begin_step(ctx, name.clone(), ImportPage::Columns, move || {
            Looked::at(TableSource::pasted(&name, &text)?, None, &names)
        });
    }

    /// Reads the table again that the figures came from; asks for it where nobody knows where it is.
    pub(super) fn read_table_again(&mut self, ctx: &Context) {
        self.session.close_field();
        let journey = self.session.journey();
        let Some(source) = &journey.funnel.source else { return };
        let mapping = source.mapping.as_ref().and_then(|mapping| serde_json::from_value(mapping.clone()).ok());
        self.go(Workspace::Metrics);
        self.work.asked_again = mapping;
        // Other projects have tables of the same name: only one beside this project or read into it is meant.
        let project = self.session.path();
        let beside = project.and_then(Path::parent).map(|folder| folder.join(&source.file));
        let known = self.session.table().or_else(|| self.prefs.table_of(project?));
        let known = known.filter(|path| file_name(path) == source.file).map(Path::to_owned);
        match beside.into_iter().chain(known).find(|path| path.is_file()) {
            Some(path) => self.look_at_table(ctx, path),
            None => self.ask(ctx, Purpose::Funnel),
        }
    }

    fn begin_step(
        &mut self,
        ctx: &Context,
        name: String,
        page: ImportPage,
        look: impl FnOnce() -> Result<Looked, ImportError> + Send + 'static,
    ) {
        self.session.close_field();
        // A reading that is still going on belongs to the step that goes now.
        self.stop_importing();
        self.dialog = Dialog::Import(Box::new(ImportStep::new(name, page)));
        self.start_looking(ctx, look);
    }

    fn start_looking(&mut self, ctx: &Context, look: impl FnOnce() -> Result<Looked, ImportError> + Send + 'static) {
        self.stop_importing();
        if let Dialog::Import(step) = &mut self.dialog {
            step.job = Some(Arc::new(ReadJob::default()));
        }
        self.start(ctx, JobSlot::Table, move || JobResult::Looked(Box::new(look())));
    }

    /// Stops whatever reading is going on.
    pub(super) fn stop_importing(&mut self) {
        self.work.jobs.forget(|slot| *slot == JobSlot::Table);
        self.work.asked_again = None;
        if let Dialog::Import(step) = &mut self.dialog
            && let Some(job) = step.job.take()
        {
            job.stop();
        }
    }

    /// Does what the step asks for.
    pub(super) fn go_on_importing(&mut self, ctx: &Context, wish: ImportWish) {
        match wish {
            ImportWish::Read => self.read_table(ctx),
            ImportWish::Take => self.take_figures_over(),
            ImportWish::Look(reading) => {
                let Dialog::Import(step) = &self.dialog else { return };
                let Some(table) = step.table.clone() else { return };
                let names = self.names();
                self.start_looking(ctx, move || {
                    let mut looked = Looked::at(table.source, Some(&reading), &names)?;
                    // The row of headings that was chosen stays, if it is only that which was chosen.
                    if reading.header != table.mapping.reading.header {
                        looked.mapping = import::guess_under(&looked.source, &reading, &looked.preview, &names);
                    }
                    looked.mapping.stages = table.mapping.stages;
                    looked.mapping.segments = table.mapping.segments;
                    Ok(looked)
                });
            }
        }
    }

    /// Takes in a table that was looked at, and reads it as it is meant so far.
    pub(super) fn take_looked(&mut self, ctx: &Context, looked: Result<Looked, ImportError>) {
        let words = self.words();
        let Dialog::Import(step) = &mut self.dialog else { return };
        step.job = None;
        match looked {
            Ok(Looked { source, preview, mapping, problem }) => {
                step.table = Some(MappedTable { source, preview, mapping });
                if let Some(problem) = problem {
                    step.page = ImportPage::Columns;
                    step.read = Some(Err(problem.message(words)));
                } else {
                    self.read_table(ctx);
                }
            }
            // A sheet without rows can be changed for another; a file that is no table cannot.
            Err(error) if step.table.is_some() => step.read = Some(Err(error.message(words))),
            Err(error) => {
                self.dialog = Dialog::Failed(Problem::of(words, &"failed-import".into(), &error));
            }
        }
    }

    fn read_table(&mut self, ctx: &Context) {
        self.stop_importing();
        let names = self.names();
        let Dialog::Import(step) = &mut self.dialog else { return };
        let Some(MappedTable { source, mapping, .. }) = step.table.clone() else { return };
        let job = Arc::new(ReadJob::default());
        step.job = Some(Arc::clone(&job));
        let today = Some(Date::of_clock(jiff::Zoned::now().date()));
        self.start(ctx, JobSlot::Table, move || {
            let go_on = |progress| if job.note(progress) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
            JobResult::Figures(Box::new(import::read(&source, &mapping, &names, today, go_on)))
        });
    }

    /// Takes in what was read.
    pub(super) fn take_figures(&mut self, read: Result<ImportOutcome, ImportError>) {
        let words = self.words();
        let Dialog::Import(step) = &mut self.dialog else { return };
        step.take(read.map_err(|error| error.message(words)));
    }

    /// Takes the figures over as one step.
    fn take_figures_over(&mut self) {
        let Dialog::Import(step) = &self.dialog else { return };
        let Some(funnel) = step.outcome().and_then(|outcome| outcome.taken().ok()) else { return };
        let funnel = Arc::new(funnel.clone());
        let path = step.table.as_ref().and_then(|table| table.source.path()).map(Path::to_owned);
        self.stop_importing();
        self.dialog = Dialog::None;
        let values = [("rows", funnel.rows.len().into())];
        if !self.applied(&Edit::SetFunnel { journey: self.session.editor().journey(), funnel }) {
            return;
        }
        if let Some((project, table)) = self.session.path().zip(path.as_deref()) {
            self.prefs.remember_table(project, table);
            self.prefs.save();
        }
        self.session.note_table(path);
        let text = self.words().format("funnel-taken", &values);
        self.toasts.notify(Tone::Done, text);
    }

    /// Has the drop-offs take the counted losses over, as one step, and tells what was left as it is.
    pub(super) fn take_losses(&mut self) {
        self.session.close_field();
        let mut ids = self.session.ids();
        let document = Arc::clone(self.session.document());
        let losses = method::losses(&document, self.session.editor().journey(), &mut ids);
        let words = self.words();
        let mut told = Vec::new();
        if !losses.edits.is_empty() {
            let values = [("changed", losses.changed.into()), ("added", losses.added.into())];
            told.push(words.format("losses-taken", &values));
            if !self.applied(&Edit::Several { name: StepName::TakeLosses, edits: losses.edits }) {
                return;
            }
        } else if losses.locked.is_empty() {
            told.push(words.text("losses-nothing").into_owned());
        }
        for (key, kept) in [("losses-several", &losses.several), ("losses-locked", &losses.locked)] {
            if kept.is_empty() {
                continue;
            }
            let name = |element: ElementId| {
                document.element(element).map(|found| found.words().to_owned()).unwrap_or_default()
            };
            let places: Vec<String> = (kept.iter())
                .map(|&(persona, stage)| {
                    format!("{} · {}", name(ElementId::Persona(persona)), name(ElementId::Stage(stage)))
                })
                .collect();
            told.push(words.format(key, &[("places", places.join(", ").into())]));
        }
        if losses.unclear > 0 {
            told.push(words.format("losses-unclear", &[("count", losses.unclear.into())]));
        }
        if told.len() > 1 {
            let title = words.text("command-take-losses").into_owned();
            self.dialog = Dialog::Failed(Problem::new(title, told.join("\n")));
        } else if let Some(text) = told.pop() {
            self.toasts.notify(Tone::Done, text);
        }
    }
}
