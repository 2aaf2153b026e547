//! What is open in the window: which document that is, what it came from, and the file it is kept in.

use super::review::Findings;
use crate::model::{Document, renumber_duplicates};
use crate::store::{self, FileLock, FileStamp, OpenError, Sight};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What is open, and all that goes when another document is taken in hand. What was saved last of it is known by its history, which
/// is asked at every step; its copy for recovery is known by its serial.
#[derive(Debug)]
pub(crate) struct OpenFile {
    serial: u64,
    file: Option<FileOnDisk>,
    /// What was wrong with the file when it was opened.
    findings: Findings,
    origin: Origin,
    /// The table that figures were taken from in this run.
    table: Option<PathBuf>,
    /// When it was saved last in this run.
    saved_at: Option<String>,
}

/// What a document was made of in this window.
#[derive(Clone, Debug, Default)]
pub(crate) enum Origin {
    /// It was there before, or nobody has to know.
    #[default]
    Own,
    /// A template, which made the map so: what still is so is not blamed for what it lacks.
    Template(Arc<Document>),
    /// A worked example, and nobody has closed the line that says so.
    Example,
}

/// A file that is open in this window: where it is, how the window had it last, and that it is this window's.
#[derive(Clone, Debug)]
pub(crate) struct FileOnDisk {
    path: PathBuf,
    stamp: FileStamp,
    claim: Option<Arc<FileLock>>,
    /// Whether another window has it, too.
    elsewhere: bool,
    /// What the person was told stands there instead of it; nothing at all, where it is gone.
    notified: Option<Option<Sight>>,
}

/// A project as it is taken in hand.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) document: Document,
    /// What it was read from.
    pub(crate) path: PathBuf,
    /// The file it is kept in. A PDF keeps none: it is left as it is, and whoever saves is asked for a name.
    pub(crate) file: Option<FileOnDisk>,
    /// What was wrong with it.
    pub(crate) findings: Findings,
}

/// By what a window claims its files; given to the threads that read and write them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims {
    /// Where claims stand; none are made without a place for them.
    folder: Option<PathBuf>,
    /// The claim on the file that is open already.
    own: Option<Arc<FileLock>>,
}

impl Claims {
    /// Claims that stand in a folder, by a window that has this file open.
    pub(crate) fn new(folder: Option<&Path>, open: Option<&FileOnDisk>) -> Self {
        Self { folder: folder.map(Path::to_owned), own: open.and_then(|file| file.claim.clone()) }
    }

    /// The claim on a file, and whether another window has it.
    fn on(&self, path: &Path) -> (Option<Arc<FileLock>>, bool) {
        if let Some(own) = self.own.as_ref().filter(|own| own.is_on(path)) {
            return (Some(Arc::clone(own)), false);
        }
        let Some(folder) = &self.folder else { return (None, false) };
        match FileLock::claim(folder, path) {
            Ok(Some(claim)) => (Some(Arc::new(claim)), false),
            Ok(None) => (None, true),
            Err(error) => {
                // Saving looks at the file itself, so nothing is lost without a claim.
                tracing::warn!(%error, "an open file was not claimed");
                (None, false)
            }
        }
    }
}

impl OpenFile {
    /// What is kept nowhere yet.
    pub(crate) fn untitled() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self {
            serial: LAST.fetch_add(1, Ordering::Relaxed) + 1,
            file: None,
            findings: Findings::default(),
            origin: Origin::default(),
            table: None,
            saved_at: None,
        }
    }

    /// What was read from a file.
    pub(crate) fn read(file: Option<FileOnDisk>, findings: Findings) -> Self {
        Self { file, findings, ..Self::untitled() }
    }

    /// Which of all documents that were in hand this is.
    pub(crate) const fn serial(&self) -> u64 {
        self.serial
    }

    /// The file it is kept in.
    pub(crate) const fn file(&self) -> Option<&FileOnDisk> {
        self.file.as_ref()
    }

    /// The file it is kept in, to note what was seen of it.
    pub(crate) const fn file_mut(&mut self) -> Option<&mut FileOnDisk> {
        self.file.as_mut()
    }

    /// What was wrong with the file when it was opened.
    pub(crate) const fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What it was made of.
    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Notes what it was made of.
    pub(crate) fn set_origin(&mut self, origin: Origin) {
        self.origin = origin;
    }

    /// The table that figures were taken from in this run.
    pub(crate) fn table(&self) -> Option<&Path> {
        self.table.as_deref()
    }

    /// Notes the table that figures were taken from; none for a pasted one.
    pub(crate) fn note_table(&mut self, table: Option<PathBuf>) {
        self.table = table;
    }

    /// When it was saved last in this run.
    pub(crate) fn saved_at(&self) -> Option<&str> {
        self.saved_at.as_deref()
    }

    /// Notes that it was written to a file just now.
    pub(crate) fn note_saved(&mut self, file: FileOnDisk) {
        self.file = Some(file);
        self.saved_at = Some(jiff::Zoned::now().strftime("%H:%M").to_string());
    }
}

impl FileOnDisk {
    /// A file as it was just written, or read.
    pub(crate) fn written(path: PathBuf, stamp: FileStamp, claims: &Claims) -> Self {
        let (claim, elsewhere) = claims.on(&path);
        Self { path, stamp, claim, elsewhere, notified: None }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// How this window read or wrote it last.
    pub(crate) const fn stamp(&self) -> &FileStamp {
        &self.stamp
    }

    /// Whether another window has it, too.
    pub(crate) const fn is_elsewhere(&self) -> bool {
        self.elsewhere
    }

    /// Notes what stands there instead of it; gives whether that is news.
    pub(crate) fn note(&mut self, found: Option<Sight>) -> bool {
        self.notified.replace(found) != Some(found)
    }

    /// Whether two names lead to one file.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        self.path == path || real(&self.path).is_some_and(|own| real(path) == Some(own))
    }
}

/// Opens a project, tells apart what has the same id, and claims the file.
pub(crate) fn open_project(path: &Path, claims: &Claims) -> Result<Opening, OpenError> {
    // From a command line it may be relative to a folder that is another one the next time.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let store::Opened { mut document, breaches, stamp, in_pdf } = store::open(&path)?;
    let parted = if breaches.is_empty() { Vec::new() } else { renumber_duplicates(&mut document) };
    let file = (!in_pdf).then(|| FileOnDisk::written(path.clone(), stamp, claims));
    Ok(Opening { document, path, file, findings: Findings::new(&breaches, parted) })
}

/// The name of a file for people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
