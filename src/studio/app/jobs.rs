//! What other threads do for this window: a slot for each purpose, and what becomes of what they give.

use super::import::Looked;
use super::incoming::Incoming;
use super::leaving::Next;
use super::saving::{NotWritten, Onto, Order, Saved};
use super::{Snapshot, Studio};
use crate::export::{ExportError, Format};
use crate::i18n::{Message, Value};
use crate::import::{ImportError, Mapping, Outcome};
use crate::model::{Document, PersonaId};
use crate::store::{FileStamp, OpenError, SaveError, Sight, TargetState};
use crate::studio::desk::Purpose;
use crate::studio::desk::open_file::Opening;
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::file_chooser::Listing;
use crate::studio::platform::jobs::{Ended, Jobs};
use eframe::egui::Context;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::path::PathBuf;

/// What a job is for. What is begun in a slot takes the place of what was there, whose answer comes too late then.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Slot {
    /// Asking the system for a file.
    Asking(Purpose),
    /// Opening a project.
    Opening,
    /// Reading the open project again.
    ReadingAgain,
    /// Saving to this file.
    Saving(PathBuf),
    /// Exporting to this file.
    Exporting(PathBuf),
    /// Writing a persona to this file.
    SavingPersona(PathBuf),
    /// Reading a persona.
    ReadingPersona,
    /// Reading a picture for a persona.
    Portrait,
    /// Reading pictures and texts that come in: what was dropped before comes, too.
    Incoming,
    /// Looking at a table and reading it.
    Table,
    /// Learning how large an export will be.
    Measuring,
    /// Listing a folder for the window's own dialog.
    Folder,
    /// Looking whether somebody else has changed the open file.
    FileSight,
    /// Having another program show this file.
    Outside(PathBuf),
}

impl Slot {
    /// Whether the window stays open until it is done.
    pub(super) const fn writes(&self) -> bool {
        matches!(self, Self::ReadingAgain | Self::Saving(_) | Self::Exporting(_) | Self::SavingPersona(_))
    }

    /// Whether it means the document in hand, and nothing once another one is.
    fn is_of_document(&self) -> bool {
        match self {
            Self::Asking(purpose) => *purpose != Purpose::Open,
            Self::Opening
            | Self::ReadingAgain
            | Self::ReadingPersona
            | Self::Portrait
            | Self::Incoming
            | Self::Table
            | Self::Measuring
            | Self::FileSight => true,
            Self::Saving(_) | Self::Exporting(_) | Self::SavingPersona(_) | Self::Folder | Self::Outside(_) => false,
        }
    }

    /// What its thread is called.
    const fn name(&self) -> &'static str {
        match self {
            Self::Asking(_) => "file dialog",
            Self::Opening => "open project",
            Self::ReadingAgain => "read project again",
            Self::Saving(_) => "save project",
            Self::Exporting(_) => "export",
            Self::SavingPersona(_) => "save persona",
            Self::ReadingPersona => "read persona",
            Self::Portrait => "read picture",
            Self::Incoming => "read files",
            Self::Table => "read table",
            Self::Measuring => "measure drawing",
            Self::Folder => "read folder",
            Self::FileSight => "look at project",
            Self::Outside(_) => "show file",
        }
    }
}

/// What another thread has done.
pub(super) enum JobResult {
    /// The person chose a file, or none.
    Chosen(Purpose, Option<PathBuf>),
    /// A project was read, while this snapshot was in hand.
    Opened(PathBuf, Snapshot, Box<Result<Opening, OpenError>>),
    /// The open file was read again, while this snapshot was in hand.
    ReadAgain {
        /// Where it is.
        path: PathBuf,
        /// What was in hand.
        in_hand: Snapshot,
        /// Where that was kept, if it was unsaved.
        kept: Option<PathBuf>,
        /// What was read.
        opened: Box<Result<Opening, OpenError>>,
    },
    /// A document was saved, or not.
    Saved(Box<Saved>),
    /// The open file was looked at, when this was what the window had written or read last.
    FileSeen(FileStamp, TargetState),
    /// A drawing was written; what is seen of it.
    Exported(Format, PathBuf, Result<Option<Sight>, NotWritten<ExportError>>),
    /// Another program was asked to show a file.
    Shown(PathBuf, io::Result<()>),
    /// Pictures and texts were read.
    Incoming(Incoming),
    /// A folder was read for the window's own dialog.
    Listed(PathBuf, Result<Listing, String>),
    /// A drawing was measured.
    Measured(Option<u64>),
    /// A table was looked at.
    Looked(Box<Result<Looked, ImportError>>),
    /// A table was read.
    Figures(Box<Result<Outcome, ImportError>>),
    /// A persona was written to a file of its own.
    PersonaSaved(PersonaId, PathBuf, Result<Option<Sight>, NotWritten<SaveError>>),
    /// A persona was read.
    PersonaRead(PathBuf, Box<Result<Document, OpenError>>),
}

/// What other threads do for this window, and what waits for that.
pub(super) struct Work {
    pub(super) jobs: Jobs<Slot, JobResult>,
    /// Saves that wait for the writer of their file, the newest for each.
    pub(super) waiting: Vec<Order>,
    /// What was read while a gesture was going on, which is one step of its own.
    pub(super) held_back: VecDeque<Incoming>,
    /// What to do once the unsaved changes are dealt with.
    pub(super) next: Option<Next>,
    /// How the table that is being chosen was understood when it was read before.
    pub(super) asked_again: Option<Mapping>,
    /// What this window has exported, as it left it.
    pub(super) exported: HashMap<PathBuf, Sight>,
    /// Where claims on open files stand.
    pub(super) state: Option<PathBuf>,
}

impl Work {
    pub(super) fn new(state: Option<PathBuf>) -> Self {
        Self {
            jobs: Jobs::default(),
            waiting: Vec::new(),
            held_back: VecDeque::new(),
            next: None,
            asked_again: None,
            exported: HashMap::new(),
            state,
        }
    }

    /// Lets go of all that was asked for the document that was in hand.
    pub(super) fn forget_document(&mut self) {
        self.waiting.clear();
        self.held_back.clear();
        self.jobs.forget(Slot::is_of_document);
    }
}

impl Studio {
    /// Starts a job on a thread of its own; `false` where the system has none to give, which is told.
    pub(super) fn start(
        &mut self,
        ctx: &Context,
        slot: Slot,
        job: impl FnOnce() -> JobResult + Send + 'static,
    ) -> bool {
        let refused = self.try_start(ctx, slot, job).err();
        if let Some(error) = &refused {
            self.fail("failed-start", &no_thread(error));
        }
        refused.is_none()
    }

    /// As [`Self::start`], for who has another way where the system has no thread to give.
    pub(super) fn try_start(
        &mut self,
        ctx: &Context,
        slot: Slot,
        job: impl FnOnce() -> JobResult + Send + 'static,
    ) -> io::Result<()> {
        let name = slot.name();
        if slot == Slot::Incoming {
            self.work.jobs.add(slot, name, ctx, job)
        } else {
            self.work.jobs.start(slot, name, ctx, job)
        }
    }

    /// Takes in what other threads have done.
    pub(super) fn take_results(&mut self, ctx: &Context) {
        while !self.session.editor().is_carrying()
            && let Some(incoming) = self.work.held_back.pop_front()
        {
            self.take_incoming(ctx, incoming);
        }
        // One at a time: what one of them does may make another come too late.
        while let Some((slot, ended)) = self.work.jobs.take() {
            match ended {
                Ended::Done(result) => self.take_result(ctx, result),
                Ended::Crashed => self.take_crash(ctx, slot),
            }
        }
        self.close_when_written(ctx);
    }

    fn take_result(&mut self, ctx: &Context, result: JobResult) {
        match result {
            JobResult::Chosen(purpose, Some(path)) => {
                let ended = purpose.with_ending(path.clone());
                // The system asks before a file is replaced, but about the name that it knows.
                let onto = if ended == path { Onto::Anything } else { Onto::Free };
                self.use_path(ctx, purpose, ended, onto);
            }
            JobResult::Chosen(_, None) => self.work.next = None,
            JobResult::Opened(path, in_hand, opened) => self.take_read(ctx, &path, &in_hand, *opened),
            JobResult::ReadAgain { path, in_hand, kept, opened } => {
                self.take_read_again(ctx, &path, (&in_hand, kept), *opened);
            }
            JobResult::Saved(saved) => self.take_saved(ctx, *saved),
            JobResult::FileSeen(stamp, found) => self.take_sight(stamp, found),
            JobResult::Exported(format, path, written) => self.take_exported(format, path, written),
            JobResult::Shown(path, shown) => {
                if let Err(error) = shown {
                    let why = Message::new("failed-show-text").with("path", Value::path(&path));
                    self.fail("failed-show", &why.with("reason", Value::quoted(&error)));
                }
            }
            JobResult::Incoming(incoming) => self.take_incoming(ctx, incoming),
            JobResult::Listed(folder, listing) => self.take_listing(&folder, listing),
            JobResult::Measured(size) => self.take_measure(size),
            JobResult::Looked(looked) => self.take_looked(ctx, *looked),
            JobResult::Figures(read) => self.take_figures(*read),
            JobResult::PersonaSaved(persona, path, saved) => self.persona_saved(persona, path, saved),
            JobResult::PersonaRead(path, read) => self.persona_read(&path, *read),
        }
    }

    /// A job came to no end. What waited for it alone is told; nothing else is lost by it, no save that waits above all.
    fn take_crash(&mut self, ctx: &Context, slot: Slot) {
        let why = Message::new("failed-crashed");
        match slot {
            Slot::Saving(path) => {
                self.fail_and_offer("failed-save", &why, Purpose::Save);
                self.write_waiting(ctx, &path);
            }
            // Nobody has asked for it.
            Slot::FileSight => tracing::warn!("looking at the open file came to no end"),
            Slot::Measuring => self.take_measure(None),
            Slot::Folder => self.listing_crashed(),
            Slot::Asking(_) => {
                self.work.next = None;
                self.fail("failed-start", &why);
            }
            Slot::Table => {
                self.stop_importing();
                if matches!(self.dialog, Dialog::Import(_)) {
                    self.dialog = Dialog::None;
                }
                self.fail("failed-import", &why);
            }
            Slot::Exporting(_) => self.fail("failed-export", &why),
            _ => self.fail("failed-start", &why),
        }
    }
}

/// What is told where the system has no thread to give.
pub(super) fn no_thread(error: &io::Error) -> Message {
    Message::new("failed-thread").with("reason", Value::quoted(error))
}
