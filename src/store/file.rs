//! Files on disk: opening, saving in one step, noticing that somebody else saved.

use super::error::{FileKind, OpenError, ReadError, SaveError};
use super::image::{check_brand, check_image};
use super::limits::MAX_BYTES;
use super::pdf::project_in;
use super::read::from_bytes;
use super::scan;
use super::write::to_bytes;
use crate::disk;
use crate::model::{Breach, Document, validate};
use sha2::{Digest as _, Sha256};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// Under this name a file that is a part of a project says of what: the ids of the elements that were copied or saved on their own.
pub const PART: &str = "copied";

/// A project as it was found on disk.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What in it does not fit together; empty for every file that Tropa wrote.
    pub breaches: Vec<Breach>,
    /// The file it was read from, to notice later that somebody else changed it.
    pub stamp: FileStamp,
    /// Whether that file is a PDF with the project inside: whoever saves needs a file of another name.
    pub in_pdf: bool,
}

/// What a file was when it was read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// When it was changed, where the system keeps that. For people to read: it is not what tells two files apart.
    pub modified: Option<SystemTime>,
    /// Its length in bytes.
    pub len: u64,
    /// The SHA-256 of its bytes.
    pub hash: [u8; 32],
}

impl FileStamp {
    fn new(metadata: &Metadata, bytes: &[u8]) -> Self {
        Self {
            modified: metadata.modified().ok(),
            len: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            hash: Sha256::digest(bytes).into(),
        }
    }

    /// Whether the file still holds the same bytes. A file that was only touched does; one that was changed within the same
    /// second does not. Reads the file only where its length is the same.
    ///
    /// # Errors
    /// [`OpenError`] where the file is gone or cannot be read.
    pub fn is_current(&self, path: &Path) -> Result<bool, OpenError> {
        let metadata = fs::metadata(path).map_err(|error| OpenError::from_io(path, error))?;
        if metadata.len() != self.len {
            return Ok(false);
        }
        let (_, bytes) = read(path)?;
        Ok(self.hash == Self::new(&metadata, &bytes).hash)
    }
}

/// Opens a project: a file of its own, or the one inside a PDF.
///
/// # Errors
/// [`OpenError`], which names the file and what is wrong with it. Folders, pipes and devices are refused, and so is anything
/// above [`MAX_BYTES`], before it is read, and a part of a project.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let opened = open_any(path)?;
    if opened.document.extra.contains_key(PART) {
        return Err(OpenError::Part { path: path.to_owned() });
    }
    Ok(opened)
}

/// Opens a part of a project: a document that names in [`PART`] what it holds.
///
/// # Errors
/// Those of [`open`], but that it is a whole project which is refused.
pub fn open_part(path: &Path) -> Result<Document, OpenError> {
    let document = open_any(path)?.document;
    if document.extra.contains_key(PART) { Ok(document) } else { Err(OpenError::Whole { path: path.to_owned() }) }
}

fn open_any(path: &Path) -> Result<Opened, OpenError> {
    let (metadata, bytes) = read(path)?;
    // A PDF without one is told of as the PDF that it is.
    let inside = (FileKind::of(&bytes) == Some(FileKind::Pdf)).then(|| project_in(&bytes)).flatten();
    let project = inside.as_deref().unwrap_or(&bytes);
    let document = from_bytes(project).map_err(|source| OpenError::Read { path: path.to_owned(), source })?;
    let breaches = validate(&document);
    Ok(Opened { document, breaches, stamp: FileStamp::new(&metadata, &bytes), in_pdf: inside.is_some() })
}

/// Reads a file that is a file and is not too large.
fn read(path: &Path) -> Result<(Metadata, Vec<u8>), OpenError> {
    disk::read(path, MAX_BYTES).map_err(|unread| OpenError::unread(path, unread))
}

/// Saves a project with [`disk::put`]: the old file or the new one is there, whatever happens.
///
/// # Errors
/// [`SaveError`]; the old file is untouched then, and no other file is left behind.
pub fn save(path: &Path, document: &Document) -> Result<FileStamp, SaveError> {
    let would_not_open = |source| SaveError::WouldNotOpen { path: path.to_owned(), source };
    let bytes = to_bytes(document).map_err(|source| SaveError::Write { path: path.to_owned(), source })?;
    scan::check(&bytes).map_err(would_not_open)?;
    check_brand(&document.project.brand).map_err(would_not_open)?;
    for image in document.images.values() {
        check_image(image)
            .map_err(|problem| would_not_open(ReadError::Image { name: image.hash().to_string(), problem }))?;
    }
    let metadata = disk::put(path, &bytes).map_err(|fault| SaveError::of(path, fault))?;
    Ok(FileStamp::new(&metadata, &bytes))
}
