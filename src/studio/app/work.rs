//! What other threads do for this window: a slot for each purpose, what is given to them and what they give.

use super::sent_pages::{NotPrinted, SentPages};
use crate::clip::{Content, FileError};
use crate::export::{ExportError, ExportProgress, Format};
use crate::i18n::{Localized, Message, Value};
use crate::import::{ImportError, ImportOutcome, Mapping, Preview, TableSource};
use crate::layout::LeftOut;
use crate::model::{Brand, Document, FontFile, Image, PersonaId, Sheet};
use crate::press::SetItem;
use crate::store::{self, FileStamp, MayReplace, OpenError, SaveError, Sight, TargetState};
use crate::studio::desk::Purpose;
use crate::studio::desk::open_file::{FileOnDisk, Opening};
use crate::studio::desk::purpose::BrandPart;
use crate::studio::dialogs::file_chooser::{Listing, Measure};
use crate::studio::platform::jobs::Jobs;
use crate::studio::platform::printers::Printer;
use kurbo::Point;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a job is for. What is begun in a slot takes the place of what was there, whose answer comes too late then.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum JobSlot {
    /// Asking the system for a file.
    Asking(Purpose),
    /// Opening a project.
    Opening,
    /// Reading the open project again.
    ReadingAgain,
    /// Saving to this file.
    Saving(PathBuf),
    /// Exporting to this file, or into this folder.
    Exporting(PathBuf),
    /// Asking the system for its printers.
    Printers,
    /// Printing; each print comes to its end.
    Printing(ExportProgress),
    /// Writing a persona to this file.
    SavingPersona(PathBuf),
    /// Reading a persona.
    ReadingPersona,
    /// Writing the brand to this file.
    SavingBrand(PathBuf),
    /// Reading a logo, a face or a brand.
    ReadingBrand,
    /// Reading a picture for a persona.
    Portrait,
    /// Reading pictures and texts that come in: what was dropped before comes, too.
    Incoming,
    /// Looking at a table and reading it.
    Table,
    /// Learning how large an export will be.
    Measuring,
    /// Finding a sheet as large as the drawing.
    FittingSheet,
    /// Listing a folder for the window's own dialog.
    Folder,
    /// Looking whether somebody else has changed the open file.
    FileSight,
    /// Having another program show this file.
    Outside(PathBuf),
}

impl JobSlot {
    /// Whether the window stays open until it is done.
    pub(super) const fn writes(&self) -> bool {
        matches!(
            self,
            Self::ReadingAgain
                | Self::Saving(_)
                | Self::Exporting(_)
                | Self::SavingPersona(_)
                | Self::SavingBrand(_)
                | Self::Printing(_)
        )
    }

    /// Whether it means the document in hand, and nothing once another one is.
    pub(super) fn is_of_document(&self) -> bool {
        match self {
            Self::Asking(purpose) => *purpose != Purpose::Open,
            Self::Opening
            | Self::ReadingAgain
            | Self::ReadingPersona
            | Self::ReadingBrand
            | Self::Portrait
            | Self::Incoming
            | Self::Table
            | Self::Measuring
            | Self::FittingSheet
            | Self::FileSight => true,
            Self::Saving(_)
            | Self::Exporting(_)
            | Self::Printers
            | Self::Printing(_)
            | Self::SavingPersona(_)
            | Self::SavingBrand(_)
            | Self::Folder
            | Self::Outside(_) => false,
        }
    }

    /// What its thread is called.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Asking(_) => "file dialog",
            Self::Opening => "open project",
            Self::ReadingAgain => "read project again",
            Self::Saving(_) => "save project",
            Self::Exporting(_) => "export",
            Self::Printers => "list printers",
            Self::Printing(_) => "print",
            Self::SavingPersona(_) => "save persona",
            Self::ReadingPersona => "read persona",
            Self::SavingBrand(_) => "save brand",
            Self::ReadingBrand => "read brand",
            Self::Portrait => "read picture",
            Self::Incoming => "read files",
            Self::Table => "read table",
            Self::Measuring => "measure drawing",
            Self::FittingSheet => "find a sheet",
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
    Opened(PathBuf, Arc<Document>, Box<Result<Opening, OpenError>>),
    /// The open file was read again, while this snapshot was in hand.
    ReadAgain {
        /// Where it is.
        path: PathBuf,
        /// What was in hand.
        in_hand: Arc<Document>,
        /// Where that was kept, if it was unsaved.
        kept: Option<PathBuf>,
        /// What was read.
        opened: Box<Result<Opening, OpenError>>,
    },
    /// A document was saved, or not.
    Saved(Box<Saved>),
    /// The open file was looked at, when this was what the window had written or read last.
    FileSeen(FileStamp, TargetState),
    /// A drawing was written, or not.
    Exported(Box<Exported>),
    /// All that can be made of a map was put into a folder.
    SetWritten(PathBuf, Result<Vec<SetItem>, ExportError>),
    /// The system has these printers.
    Printers(Vec<Printer>),
    /// Pages went to a printer, or not.
    Printed(ExportProgress, Result<SentPages, NotPrinted>),
    /// Another program was asked to show a file.
    Shown(PathBuf, io::Result<()>),
    /// Pictures and texts were read.
    Incoming(Incoming),
    /// A folder was read for the window's own dialog.
    Listed(PathBuf, Result<Listing, String>),
    /// A drawing was measured.
    Measured(Option<Measure>),
    /// A sheet as large as the drawing with type of this size was found, or there is none.
    SheetFound(f64, Option<Sheet>),
    /// A table was looked at.
    Looked(Box<Result<Looked, ImportError>>),
    /// A table was read.
    Figures(Box<Result<ImportOutcome, ImportError>>),
    /// A persona was written to a file of its own.
    PersonaSaved(PersonaId, PathBuf, Result<Option<Sight>, NotWritten<SaveError>>),
    /// The brand was written to a file of its own.
    BrandSaved(PathBuf, Result<Option<Sight>, NotWritten<SaveError>>),
    /// Something was read for the brand; or nothing, of a file that has nothing to give.
    BrandRead(Result<Option<BrandRead>, BrandFault>),
    /// A persona was read.
    PersonaRead(PathBuf, Box<Result<Document, OpenError>>),
}

/// What was read for a brand.
pub(super) enum BrandRead {
    Logo(BrandPart, Arc<Image>),
    Face(BrandPart, Arc<FontFile>),
    Whole(Arc<Brand>),
}

/// Why nothing was read for a brand.
pub(super) type BrandFault = Box<dyn Localized + Send>;

/// What other threads do for this window, and what waits for that.
pub(super) struct Work {
    pub(super) jobs: Jobs<JobSlot, JobResult>,
    /// Saves that wait for the writer of their file, the newest for each.
    pub(super) waiting: Vec<Order>,
    /// What was read while a gesture was going on, which is one step of its own.
    pub(super) held_back: VecDeque<Incoming>,
    /// What to do once the unsaved changes are dealt with.
    pub(super) next: Option<Next>,
    /// How the table that is being chosen was understood when it was read before.
    pub(super) asked_again: Option<Mapping>,
    /// What is being written for others, where, and how far it has come.
    pub(super) exports: Vec<(PathBuf, ExportProgress)>,
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
            exports: Vec::new(),
            exported: HashMap::new(),
            state,
        }
    }

    /// Lets go of all that was asked for the document that was in hand.
    pub(super) fn forget_document(&mut self) {
        self.waiting.clear();
        self.held_back.clear();
        self.jobs.forget(JobSlot::is_of_document);
    }
}

/// What comes next, once nothing can be lost.
#[derive(Clone, Debug)]
pub(super) enum Next {
    /// Ask for a file and open it.
    AskOpen,
    /// Ask for a path in the window and open it.
    AskOpenHere,
    /// Open this file.
    Open(PathBuf),
    /// Take in hand what was read.
    TakeUp(Box<Opening>),
    /// Begin from this template.
    Template(usize),
    /// Open a copy that was left behind.
    Recover(u64),
    /// Open a worked example.
    Sample(store::Sample),
    /// Close the window.
    Quit,
}

/// What a file may replace, as far as it is known when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Onto {
    /// What this window left there last.
    Own,
    /// Nothing.
    Free,
    /// Nothing; a free name is found beside this one.
    Beside,
    /// The file that the person was shown.
    Seen(Sight),
    /// Whatever is there: the system has asked.
    Anything,
}

/// A save that is asked for.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) path: PathBuf,
    pub(super) onto: Onto,
}

/// Why a file was not written.
pub(super) enum NotWritten<E> {
    /// This is in the way, and nobody was asked about it.
    InTheWay(Sight),
    /// It cannot be done.
    Failed(E),
}

/// How a save went.
pub(super) struct Saved {
    /// For the document of this serial.
    pub(super) serial: u64,
    pub(super) order: Order,
    pub(super) snapshot: Arc<Document>,
    pub(super) result: Result<Written, NotWritten<SaveError>>,
}

/// How an export went.
pub(super) struct Exported {
    pub(super) format: Format,
    /// Where it was to be.
    pub(super) asked: PathBuf,
    /// Where it is; of several pictures the first.
    pub(super) path: PathBuf,
    /// What it does not show.
    pub(super) left_out: LeftOut,
    /// What is seen of it.
    pub(super) written: Result<Option<Sight>, NotWritten<ExportError>>,
}

/// A project that was written.
pub(super) struct Written {
    pub(super) file: FileOnDisk,
    /// Whether the file that should have been there was gone.
    pub(super) anew: bool,
}

/// Writes a file unless something is in the way, which is looked at right before writing.
pub(super) fn unless_in_the_way<T, E>(
    may: MayReplace,
    path: &Path,
    write: impl FnOnce() -> Result<T, E>,
) -> Result<T, NotWritten<E>> {
    match may.look(path) {
        TargetState::InTheWay(sight) => Err(NotWritten::InTheWay(sight)),
        TargetState::Clear | TargetState::Gone => write().map_err(NotWritten::Failed),
    }
}

/// What is read is for this.
#[derive(Clone, Copy, Debug)]
pub(super) enum IncomingFor {
    /// The map, at this place of the sheet.
    OnMap(Option<Point>),
    /// The portrait of a persona.
    Portrait(PersonaId),
}

/// What was read, in the order in which it was given.
pub(super) struct Incoming {
    pub(super) wanted: IncomingFor,
    pub(super) read: Vec<Result<Content, FileError>>,
}

/// A table that was looked at.
pub(super) struct Looked {
    pub(super) source: TableSource,
    pub(super) preview: Preview,
    pub(super) mapping: Mapping,
    /// Why the mapping that was remembered does not fit any more.
    pub(super) problem: Option<ImportError>,
}

/// What is told where the system has no thread to give.
pub(super) fn no_thread(error: &io::Error) -> Message {
    Message::new("failed-thread").with("reason", Value::quoted(error))
}
