//! Printing now: which printers there are, and pages on their way to one.

use super::Studio;
use super::sent_pages::{NotPrinted, SentPages};
use super::work::{JobResult, JobSlot};
use crate::export::{ExportError, ExportProgress, Format, Options};
use crate::i18n::{Message, Value};
use crate::layout::PrintInput;
use crate::model::Imposition;
use crate::model::{PdfSetup, PrintSetup};
use crate::press;
use crate::studio::desk::{PrintWish, Workspace};
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::print_now::PrintNow;
use crate::studio::overlays::toasts::Tone;
use crate::studio::platform::printers::{PrintOrder, PrintOutcome, Printer};
use crate::units::{Mm, Pt};
use crate::{disk, store};
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// What was printed stays so long for whoever shows it, and is cleared away by the next print after that.
const KEPT: Duration = Duration::from_hours(24);

impl Studio {
    /// Asks on which printer and which pages.
    pub(super) fn ask_to_print(&mut self, ctx: &Context) {
        self.session.close_field();
        self.go(Workspace::Print);
        let is_booklet = matches!(self.session.document().project.print.imposition, Imposition::Booklet(_));
        self.dialog = Dialog::Print(Box::new(PrintNow::new(is_booklet)));
        let printers = Arc::clone(&self.printers);
        self.start(ctx, JobSlot::Printers, move || JobResult::Printers(printers.list()));
    }

    pub(super) fn take_printers(&mut self, printers: Vec<Printer>) {
        if let Dialog::Print(dialog) = &mut self.dialog {
            dialog.take(printers);
        }
    }

    /// Tells the open question which pages there are: they may still be on their way.
    pub(super) fn tell_pages(&mut self) {
        let pages =
            self.preview.settled().map(|printed| printed.pages.iter().map(|page| page.size).collect::<Vec<_>>());
        if let Dialog::Print(dialog) = &mut self.dialog {
            dialog.tell_pages(pages);
        }
    }

    /// Prints pages.
    pub(super) fn print_now(&mut self, ctx: &Context, wish: PrintWish) {
        self.dialog = Dialog::None;
        let (document, journey) = (Arc::clone(self.session.document()), self.session.editor().journey());
        let view = self.session.view().of_print();
        let (title, state) = (self.title(), self.work.state.clone());
        let printers = Arc::clone(&self.printers);
        let progress = ExportProgress::default();
        let PrintWish { pages, printer, copies, sides } = wish;
        self.begin_export(PathBuf::from(title.clone()), "printing-pages", &progress);
        let started = self.start(ctx, JobSlot::Printing(progress.clone()), {
            let progress = progress.clone();
            move || {
                // Paper has no room for the project, and who reads what waits for a printer is not known.
                let known = &document.project.print;
                let setup = &PrintSetup { pdf: PdfSetup { embed_project: false, ..known.pdf }, ..known.clone() };
                let input = PrintInput { document: &document, journey, view: &view, setup };
                let send = || -> Result<SentPages, NotPrinted> {
                    let range = Some(&pages);
                    let drawn = press::draw(&input, Format::Pdf, Options::default(), range, &progress.watch());
                    let drawn = drawn.map_err(NotPrinted::Export)?;
                    let file = put_for_printing(state.as_deref(), &title, &drawn.files).map_err(NotPrinted::Export)?;
                    let mm = |points: f64| Mm::from(Pt(points)).get();
                    let paper = drawn.paper.map_or((210.0, 297.0), |size| (mm(size.width), mm(size.height)));
                    let order = PrintOrder { file, title, printer: printer.clone(), copies, sides, paper };
                    let outcome = printers.print(&order).map_err(NotPrinted::Print)?;
                    Ok(SentPages { outcome, pages: drawn.pages, printer })
                };
                JobResult::Printed(progress.clone(), send())
            }
        });
        if !started {
            self.end_export(&progress);
        }
    }

    /// Tells what became of it.
    pub(super) fn take_printed(&mut self, progress: &ExportProgress, sent: Result<SentPages, NotPrinted>) {
        self.end_export(progress);
        match sent {
            Ok(SentPages { outcome: PrintOutcome::Sent, pages, printer }) => {
                let printer = printer.unwrap_or_else(|| self.words().text("print-usual").into_owned());
                let values = [("count", pages.into()), ("printer", Value::from(printer))];
                let text = self.words().format("print-sent", &values);
                self.toasts.notify(Tone::Done, text);
            }
            Ok(SentPages { outcome: PrintOutcome::Shown, .. }) => {
                let text = self.words().text("print-shown").into_owned();
                self.toasts.notify(Tone::Done, text);
            }
            Err(NotPrinted::Export(ExportError::Stopped)) => self.notify_stopped(),
            Err(error) => self.fail(Message::new("failed-print"), &error),
        }
    }
}

/// Puts a PDF where another program finds it for a day: beside what else belongs to this machine and nobody else reads.
fn put_for_printing(state: Option<&Path>, title: &str, files: &[Vec<u8>]) -> Result<PathBuf, ExportError> {
    let write = |path: &Path, fault| ExportError::Write { path: path.to_owned(), fault };
    let folder = match state {
        Some(state) => {
            let folder = state.join("print");
            disk::make_folder(&folder).map_err(|fault| write(&folder, fault))?;
            clear(&folder);
            folder
        }
        // A folder of others is not cleared, and nobody else looks into one that was just made.
        None => {
            let own = tempfile::Builder::new().prefix("tropa-print-").tempdir();
            own.map_err(|error| write(&std::env::temp_dir(), disk::Fault::Io(error)))?.keep()
        }
    };
    let stem = press::file_stem(title);
    let named = folder.join(format!("{}.pdf", if stem.is_empty() { "tropa" } else { &stem }));
    let path = store::free_name(&named);
    let bytes = files.first().ok_or(ExportError::NoPages)?;
    disk::put_private(&path, bytes).map_err(|fault| write(&path, fault))?;
    Ok(path)
}

/// Takes away what was printed longer ago. What cannot be stays for the next time.
fn clear(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let old = entry
            .metadata()
            .and_then(|found| found.modified())
            .is_ok_and(|time| SystemTime::now().duration_since(time).is_ok_and(|age| age > KEPT));
        if old && let Err(error) = std::fs::remove_file(entry.path()) {
            tracing::debug!(%error, "what was printed is not cleared away");
        }
    }
}
