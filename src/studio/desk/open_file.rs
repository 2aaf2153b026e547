//! The file of the document in hand: where it is, how this window had it last, and that it is this window's.

use super::review::Findings;
use crate::model::{Document, separate};
use crate::store::{self, FileLock, FileStamp, OpenError, Sight};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that is open in this window.
#[derive(Clone, Debug)]
pub(crate) struct OpenFile {
    path: PathBuf,
    stamp: FileStamp,
    claim: Option<Arc<FileLock>>,
    /// Whether another window has it, too.
    elsewhere: bool,
    /// What the person was told stands there instead of it; nothing at all, where it is gone.
    told: Option<Option<Sight>>,
}

/// A project as it is taken in hand.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) document: Document,
    pub(crate) file: OpenFile,
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
    pub(crate) fn new(folder: Option<&Path>, open: Option<&OpenFile>) -> Self {
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
    /// Opens a project, tells apart what has the same id, and claims the file.
    pub(crate) fn open(path: &Path, claims: &Claims) -> Result<Opening, OpenError> {
        // From a command line it may be relative to a folder that is another one the next time.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let store::Opened { mut document, breaches, stamp } = store::open(&path)?;
        let parted = if breaches.is_empty() { Vec::new() } else { separate(&mut document) };
        Ok(Opening { document, file: Self::written(path, stamp, claims), findings: Findings::new(&breaches, parted) })
    }

    /// A file as it was just written, or read.
    pub(crate) fn written(path: PathBuf, stamp: FileStamp, claims: &Claims) -> Self {
        let (claim, elsewhere) = claims.on(&path);
        Self { path, stamp, claim, elsewhere, told: None }
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
        self.told.replace(found) != Some(found)
    }

    /// Whether two names lead to one file.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        self.path == path || real(&self.path).is_some_and(|own| real(path) == Some(own))
    }
}

/// The name of a file for people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
