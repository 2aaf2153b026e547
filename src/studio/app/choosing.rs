//! Choosing files in the window itself, and what the document is called there and everywhere else.

use super::Studio;
use super::exporting::write_drawing;
use super::work::{JobResult, JobSlot};
use crate::export::{ExportWatch, Format};
use crate::method;
use crate::press;
use crate::studio::desk::{ChooserWish, Purpose};
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::file_chooser::{FileChooser, Listing, Measure};
use eframe::egui::{Context, ViewportCommand};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Studio {
    /// Asks for a file in the window itself.
    pub(super) fn ask_here(&mut self, ctx: &Context, purpose: Purpose) {
        let beside = self.session.path().and_then(Path::parent).map(Path::to_owned);
        let last = || self.prefs.folders.first().cloned();
        let folder = beside.or_else(last).filter(|folder| folder.is_dir());
        let folder = folder.or_else(|| etcetera::home_dir().ok()).unwrap_or_else(|| PathBuf::from("."));
        let name = if purpose.saves() { self.offered_name(purpose) } else { String::new() };
        let chooser = FileChooser::new(purpose, folder.clone(), name, &self.prefs.folders, self.prefs.exports);
        self.dialog = Dialog::Choose(Box::new(chooser));
        self.read_folder(ctx, folder, purpose);
        self.measure(ctx, purpose);
    }

    /// Does what the chooser asks for.
    pub(super) fn choose(&mut self, ctx: &Context, wish: ChooserWish) {
        let Dialog::Choose(chooser) = &mut self.dialog else { return };
        let purpose = chooser.purpose();
        match wish {
            ChooserWish::Go(folder) => {
                chooser.go(folder.clone());
                self.read_folder(ctx, folder, purpose);
            }
            ChooserWish::Make(folder) => {
                chooser.go(folder.clone());
                self.start(ctx, JobSlot::Folder, move || {
                    let made = std::fs::create_dir(&folder);
                    let listing = made.and_then(|()| Listing::read(&folder, purpose.extensions()));
                    JobResult::Listed(folder, listing.map_err(|error| error.to_string()))
                });
            }
            ChooserWish::Habits(habits) => {
                chooser.set_habits(habits);
                self.prefs.exports = habits;
                self.prefs.save();
                self.measure(ctx, purpose);
            }
        }
    }

    fn read_folder(&mut self, ctx: &Context, folder: PathBuf, purpose: Purpose) {
        self.start(ctx, JobSlot::Folder, move || {
            let listing = Listing::read(&folder, purpose.extensions());
            JobResult::Listed(folder, listing.map_err(|error| error.to_string()))
        });
    }

    pub(super) fn take_listing(&mut self, folder: &Path, listing: Result<Listing, String>) {
        if let Dialog::Choose(chooser) = &mut self.dialog {
            chooser.take(folder, listing);
        }
    }

    /// Draws what would be exported to learn how long the file is and how many pages it has.
    fn measure(&mut self, ctx: &Context, purpose: Purpose) {
        self.work.jobs.forget(|slot| *slot == JobSlot::Measuring);
        let Purpose::Export(format) = purpose else { return };
        // Of a picture the pixels are told, which cost nothing; how many pages there are, the quicker format knows too.
        let drawn_as = if format == Format::Png { Format::Pdf } else { format };
        let snapshot = Arc::clone(self.session.document());
        let (journey, hidden) = (self.session.editor().journey(), self.session.view().hidden.clone());
        let habits = self.prefs.exports;
        self.start(ctx, JobSlot::Measuring, move || {
            let drawn = write_drawing(&snapshot, journey, hidden, (drawn_as, habits), &ExportWatch::nobody());
            JobResult::Measured(drawn.ok().map(|drawn| Measure::of(&drawn, drawn_as == format)))
        });
    }

    pub(super) fn take_measure(&mut self, measure: Option<Measure>) {
        if let Dialog::Choose(chooser) = &mut self.dialog {
            chooser.take_measure(measure);
        }
    }

    /// Reading a folder came to no end.
    pub(super) fn listing_crashed(&mut self) {
        let why = self.words().text("failed-crashed").into_owned();
        if let Dialog::Choose(chooser) = &mut self.dialog {
            let folder = chooser.folder().to_owned();
            chooser.take(&folder, Err(why));
        }
    }

    pub(super) fn offered_name(&self, purpose: Purpose) -> String {
        let name = match purpose {
            Purpose::SavePersona(persona) => {
                let named = self.session.document().persona(persona).map(|persona| persona.name.trim().to_owned());
                let word = || self.words().text("element-persona").into_owned();
                named.filter(|name| !name.is_empty()).unwrap_or_else(word)
            }
            _ => {
                let stem = self.session.path().and_then(Path::file_stem);
                stem.map_or_else(|| self.title(), |stem| stem.to_string_lossy().into_owned())
            }
        };
        let whom = matches!(purpose, Purpose::ExportAll | Purpose::Export(_)).then(|| self.printed_for()).flatten();
        let name = whom.map_or_else(|| name.clone(), |whom| format!("{name}, {whom}"));
        let name = match purpose {
            Purpose::ExportAll => self.words().format("set-folder", &[("name", name.into())]),
            _ => name,
        };
        purpose.with_ending(PathBuf::from(press::file_stem(&name))).display().to_string()
    }

    /// What those are called for whom it is printed; a file says it in its name.
    fn printed_for(&self) -> Option<String> {
        let project = &self.session.document().project;
        let whom = project.audience(project.print.audience?)?;
        Some(whom.name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// What the document is called: as its project, or as its map while the project has no name of its own yet.
    pub(super) fn title(&self) -> String {
        let own = method::title(&self.session.document().project, &self.session.journey()).map(str::to_owned);
        let stem = || self.session.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        own.or_else(stem).unwrap_or_else(|| self.words().text("untitled").into_owned())
    }

    /// Tells the system what the window shows.
    pub(super) fn update_title(&mut self, ctx: &Context) {
        let program = self.words().text("app-name");
        let title = if self.welcome.is_shown() {
            program.into_owned()
        } else {
            let mark = if self.session.is_dirty() { "• " } else { "" };
            format!("{mark}{} — {program}", self.title())
        };
        if title != self.shell.titled {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shell.titled = title;
        }
    }
}
