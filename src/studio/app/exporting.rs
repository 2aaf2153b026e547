//! Drawings and other files for others: written, told of, shown outside.

use super::Studio;
use super::work::{JobResult, JobSlot, NotWritten, Onto, unless_in_the_way};
use crate::export::{self, ExportError, Format, Metadata};
use crate::i18n::{Localized, Messages};
use crate::layout::{Engine, LeftOut, View};
use crate::model::{Document, JourneyId, PersonaId};
use crate::scene::Page;
use crate::store::Sight;
use crate::studio::desk::open_file::file_name;
use crate::studio::desk::prefs::ExportHabits;
use crate::studio::desk::{Action, Purpose};
use crate::studio::overlays::toasts::{Toast, Tone};
use crate::studio::platform::outside;
use eframe::egui::Context;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Studio {
    /// Writes the sheet in a format.
    pub(super) fn export(&mut self, ctx: &Context, format: Format, path: PathBuf, onto: Onto) {
        self.session.close_field();
        let may = self.may_replace(&path, onto);
        let snapshot = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let hidden = self.session.view().hidden.clone();
        let habits = self.prefs.exports;
        self.start(ctx, JobSlot::Exporting(path.clone()), move || {
            // Drawing may take long: what is in the way is asked about before it, and once more after it.
            let drawn = unless_in_the_way(may, &path, || write_drawing(&snapshot, journey, hidden, format, habits));
            let left_out = drawn.as_ref().map_or_else(|_| LeftOut::default(), |(_, left_out)| *left_out);
            let written = drawn
                .map(|(files, _)| files)
                .and_then(|files| unless_in_the_way(may, &path, || write_files(&path, format, &files)));
            // Of pictures of several sheets the first is shown to the person.
            let shown = written.as_ref().map_or_else(|_| path.clone(), Clone::clone);
            JobResult::Exported(format, shown.clone(), left_out, written.map(|_| Sight::of(&shown).ok().flatten()))
        });
    }

    /// Tells how an export went.
    pub(super) fn take_exported(
        &mut self,
        format: Format,
        path: PathBuf,
        left_out: LeftOut,
        written: Result<Option<Sight>, NotWritten<ExportError>>,
    ) {
        let text = self.words().format("exported", &[("format", format.extension().into())]);
        let total = left_out.total();
        let unseen = (total > 0).then(|| self.words().format("exported-left-out", &[("count", total.into())]));
        self.take_written(Purpose::Export(format), (text, unseen, "failed-export"), path, written);
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
fn write_files(path: &Path, format: Format, files: &[Vec<u8>]) -> Result<PathBuf, ExportError> {
    let names = export::file_names(path, files.len());
    if names.len() > 1 {
        names.iter().try_for_each(|name| export::check_target(name, format, None))?;
    }
    export::write_files(path, files)?;
    Ok(names.into_iter().next().unwrap_or_else(|| path.to_owned()))
}

/// Lays the sheets out as they are printed and writes them in a format: the bytes of its files, and what they do not show.
pub(super) fn write_drawing(
    document: &Document,
    journey: JourneyId,
    hidden: BTreeSet<PersonaId>,
    format: Format,
    habits: ExportHabits,
) -> Result<(Vec<Vec<u8>>, LeftOut), ExportError> {
    let view = View { hidden, ..View::default() };
    let sheets = Engine::default().sheets(document, journey, &view, habits.split_by());
    let left_out = document.journey(journey).map(|journey| LeftOut::of(document, journey, &view, &sheets));
    let mut meta = document.journey(journey).map(|journey| Metadata::of(document, journey)).unwrap_or_default();
    let words = Messages::of(meta.language);
    meta.name_layers(words);
    let pages: Vec<_> = sheets.iter().map(|sheet| Page::whole(Arc::clone(&sheet.scene))).collect();
    let files = export::write(format, &pages, &meta, habits.options())?;
    Ok((files, left_out.unwrap_or_default()))
}
