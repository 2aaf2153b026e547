//! Drawings and other files for others: written, told of, shown outside.

use super::Studio;
use super::work::{Exported, JobResult, JobSlot, NotWritten, Onto, unless_in_the_way};
use crate::export::{self, ExportError, ExportProgress, ExportWatch, Format};
use crate::i18n::{Localized, Value};
use crate::layout::{PrintInput, View};
use crate::model::{Document, JourneyId, PersonaId};
use crate::press::{self, Drawn, SetItem, SetOutcome};
use crate::store::Sight;
use crate::studio::desk::open_file::file_name;
use crate::studio::desk::prefs::ExportHabits;
use crate::studio::desk::{Action, Purpose};
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use crate::studio::platform::outside;
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Studio {
    /// Writes what is printed in a format.
    pub(super) fn export(&mut self, ctx: &Context, format: Format, path: &Path, onto: Onto) {
        self.session.close_field();
        let may = self.may_replace(path, onto);
        let snapshot = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let hidden = self.session.view().hidden.clone();
        let habits = self.prefs.exports;
        let progress = ExportProgress::default();
        self.begin_export(path.to_owned(), "exporting", &progress);
        let job = {
            let (path, progress) = (path.to_owned(), progress.clone());
            move || {
                let watch = progress.watch();
                let write = || write_drawing(&snapshot, journey, hidden, (format, habits), &watch);
                // Drawing may take long: what is in the way is asked about before it, and once more after it.
                let drawn = unless_in_the_way(may, &path, write);
                let left_out = drawn.as_ref().map(|drawn| drawn.left_out).unwrap_or_default();
                let written = drawn
                    .map(|drawn| drawn.files)
                    .and_then(|files| unless_in_the_way(may, &path, || write_files(&path, format, &files, &watch)));
                // Of pictures of several pages the first is shown to the person.
                let shown = written.as_ref().map_or_else(|_| path.clone(), Clone::clone);
                let written = written.map(|_| Sight::of(&shown).ok().flatten());
                JobResult::Exported(Box::new(Exported { format, asked: path, path: shown, left_out, written }))
            }
        };
        if !self.start(ctx, JobSlot::Exporting(path.to_owned()), job) {
            self.end_export_to(path);
        }
    }

    /// Writes all that can be made of the map into a folder.
    pub(super) fn export_all(&mut self, ctx: &Context, folder: &Path) {
        self.session.close_field();
        let document = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let view = self.session.view().of_print();
        let options = self.prefs.exports.options();
        let progress = ExportProgress::default();
        self.begin_export(folder.to_owned(), "exporting-all", &progress);
        let job = {
            let (folder, progress) = (folder.to_owned(), progress.clone());
            move || {
                let setup = &document.project.print;
                let input = PrintInput { document: &document, journey, view: &view, setup };
                let written = press::write_set(&folder, &input, options, &progress.watch());
                JobResult::SetWritten(folder, written)
            }
        };
        if !self.start(ctx, JobSlot::Exporting(folder.to_owned()), job) {
            self.end_export_to(folder);
        }
    }

    /// Shows how far something has come, until it ends. What was being written there is not wanted any more.
    pub(super) fn begin_export(&mut self, path: PathBuf, key: &'static str, progress: &ExportProgress) {
        self.end_export_to(&path);
        let words = self.words();
        let text = words.format(key, &[("name", file_name(&path).into())]);
        let toast = Toast::new(Tone::Busy, text).watching(progress.clone());
        self.toasts.push(toast.offer(words.text("export-stop").into_owned(), Action::StopExport(progress.clone())));
        self.work.exports.push((path, progress.clone()));
    }

    /// What was written there is done, or given up.
    pub(super) fn end_export_to(&mut self, path: &Path) {
        let ended = self.work.exports.extract_if(.., |(other, _)| other == path).collect::<Vec<_>>();
        for (_, progress) in ended {
            progress.stop();
            self.toasts.end(&progress);
        }
    }

    /// The same of what this progress is of.
    pub(super) fn end_export(&mut self, progress: &ExportProgress) {
        self.work.exports.retain(|(_, other)| other != progress);
        self.toasts.end(progress);
    }

    /// Tells how an export went.
    pub(super) fn take_exported(&mut self, exported: Exported) {
        let Exported { format, asked, path, left_out, written } = exported;
        self.end_export_to(&asked);
        if matches!(written, Err(NotWritten::Failed(ExportError::Stopped))) {
            return self.notify_stopped();
        }
        let text = self.words().format("exported", &[("format", format.extension().into())]);
        let total = left_out.total();
        let unseen = (total > 0).then(|| self.words().format("exported-left-out", &[("count", total.into())]));
        self.take_written(Purpose::Export(format), (text, unseen, "failed-export"), path, written);
    }

    /// Tells what stands in a folder now, and what was left there as it was.
    pub(super) fn take_set(&mut self, folder: PathBuf, written: Result<Vec<SetItem>, ExportError>) {
        self.end_export_to(&folder);
        let items = match written {
            Ok(items) => items,
            Err(ExportError::Stopped) => return self.notify_stopped(),
            Err(error) => return self.fail_and_offer("failed-export", &error, Purpose::ExportAll),
        };
        let words = self.words();
        let (mut files, mut told) = (0, vec![file_name(&folder)]);
        for item in &items {
            let name = file_name(&item.path);
            match &item.outcome {
                Ok(SetOutcome::Written { files: count }) => files += count,
                Ok(SetOutcome::Kept) => told.push(words.format("set-kept", &[("name", name.into())])),
                Err(error) => {
                    let values = [("name", name.into()), ("reason", Value::from(error.message(words)))];
                    told.push(words.format("set-failed", &values));
                }
            }
        }
        let text = words.format("set-written", &[("count", files.into())]);
        let (tone, stay) = if told.len() > 1 { (Tone::Careful, Stay::UntilClosed) } else { (Tone::Done, Stay::Long) };
        let toast = Toast::new(tone, text).detail(told.join("\n")).stay(stay);
        self.toasts.push(toast.offer(words.text("open-outside").into_owned(), Action::OpenOutside(folder)));
    }

    pub(super) fn notify_stopped(&mut self) {
        let text = self.words().text("export-stopped").into_owned();
        self.toasts.notify(Tone::Careful, text);
    }

    /// Tells how writing a file for others went, in these words where it did, with what is not in it, and under this key where it did not. What was written is
    /// remembered as this window's.
    pub(super) fn take_written<E: Localized>(
        &mut self,
        purpose: Purpose,
        (done, unseen, failed): (String, Option<String>, &'static str),
        path: PathBuf,
        written: Result<Option<Sight>, NotWritten<E>>,
    ) {
        let sight = match written {
            Ok(sight) => sight,
            Err(NotWritten::InTheWay(sight)) => return self.ask_to_replace(purpose, path, sight),
            Err(NotWritten::Failed(error)) => return self.fail_and_offer(failed, &error, purpose),
        };
        if let Some(sight) = sight {
            self.work.exported.insert(path.clone(), sight);
        }
        let words = self.words();
        let toast = Toast::new(Tone::Done, done)
            .detail([Some(file_name(&path)), unseen].into_iter().flatten().collect::<Vec<_>>().join("\n"));
        let toast = toast.offer(words.text("open-outside").into_owned(), Action::OpenOutside(path.clone()));
        self.toasts.push(toast.offer(words.text("show-in-folder").into_owned(), Action::ShowInFolder(path)));
    }

    /// Shows a file in another program.
    pub(super) fn show_outside(&mut self, ctx: &Context, path: PathBuf, show: fn(&Path) -> io::Result<()>) {
        self.start(ctx, JobSlot::Outside(path.clone()), move || {
            let shown = show(&path);
            JobResult::Shown(path, shown)
        });
    }

    /// Opens a file with the program that the system has for its kind.
    pub(super) fn open_outside(&mut self, ctx: &Context, path: PathBuf) {
        self.show_outside(ctx, path, outside::open);
    }

    /// Shows a file in its folder.
    pub(super) fn show_in_folder(&mut self, ctx: &Context, path: PathBuf) {
        self.show_outside(ctx, path, outside::show_in_folder);
    }
}

/// Writes the files of a drawing; gives the path of the first. The person was asked about one name alone, so several never take the place
/// of what is no drawing of ours.
fn write_files(path: &Path, format: Format, files: &[Vec<u8>], watch: &ExportWatch) -> Result<PathBuf, ExportError> {
    let names = export::file_names(path, files.len());
    if names.len() > 1 {
        names.iter().try_for_each(|name| export::check_target(name, format, None))?;
    }
    // Who stopped it while it was packed gets no file either.
    watch.part(1.0, 1.0).begin()?;
    export::write_files(path, files)?;
    Ok(names.into_iter().next().unwrap_or_else(|| path.to_owned()))
}

/// Lays out what is printed and writes it in a format.
pub(super) fn write_drawing(
    document: &Document,
    journey: JourneyId,
    hidden: BTreeSet<PersonaId>,
    (format, habits): (Format, ExportHabits),
    watch: &ExportWatch,
) -> Result<Drawn, ExportError> {
    let view = View { hidden, ..View::default() };
    let input = PrintInput { document, journey, view: &view, setup: &document.project.print };
    press::draw(&input, format, habits.options(), None, watch)
}
