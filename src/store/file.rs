//! Files on disk: opening, saving in one step, noticing that somebody else saved.

use super::error::{OpenError, ReadError, SaveError};
use super::image::check_image;
use super::read::from_bytes;
use super::scan::{self, MAX_BYTES};
use super::write::to_bytes;
use crate::model::{Breach, Document, validate};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many symbolic links are followed from a name to its file, as many as Linux follows.
const MAX_LINKS: usize = 40;

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

/// Opens a project.
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
    let document = from_bytes(&bytes).map_err(|source| OpenError::Read { path: path.to_owned(), source })?;
    let breaches = validate(&document);
    Ok(Opened { document, breaches, stamp: FileStamp::new(&metadata, &bytes) })
}

/// Reads a file that is a file and is not too large.
fn read(path: &Path) -> Result<(Metadata, Vec<u8>), OpenError> {
    let refuse = |error| OpenError::from_io(path, error);
    let too_large = |source| OpenError::Read { path: path.to_owned(), source };
    // Asked before opening, since opening a pipe would wait for somebody to write into it.
    if !fs::metadata(path).map_err(refuse)?.is_file() {
        return Err(OpenError::NotAFile { path: path.to_owned() });
    }
    let file = File::open(path).map_err(refuse)?;
    let metadata = file.metadata().map_err(refuse)?;
    scan::check_size(metadata.len()).map_err(too_large)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // One byte more than allowed tells a file that grows while it is read from one that fits exactly.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(refuse)?;
    scan::check_size(bytes.len() as u64).map_err(too_large)?;
    Ok((metadata, bytes))
}

/// Saves a project: writes a new file beside the old one, makes sure that it is on the disk, then puts it in the old one's
/// place in one step. The rights of the old file are kept; a symbolic link stays one, and the file it leads to is replaced. Of
/// several hard links only this name gets the new content.
///
/// # Errors
/// [`SaveError`]; the old file is untouched then, and no other file is left behind.
pub fn save(path: &Path, document: &Document) -> Result<FileStamp, SaveError> {
    let refuse = |error| SaveError::from_io(path, error);
    let would_not_open = |source| SaveError::WouldNotOpen { path: path.to_owned(), source };
    let bytes = to_bytes(document).map_err(|source| SaveError::Write { path: path.to_owned(), source })?;
    scan::check(&bytes).map_err(would_not_open)?;
    for image in document.images.values() {
        check_image(image)
            .map_err(|problem| would_not_open(ReadError::Image { name: image.hash().to_string(), problem }))?;
    }

    let target = follow_links(path).map_err(refuse)?;
    let old = match fs::metadata(&target) {
        Ok(old) if !old.is_file() => return Err(SaveError::NotAFile { path: path.to_owned() }),
        // The folder would let it be replaced, but somebody protected this file.
        Ok(old) if old.permissions().readonly() => return Err(SaveError::ReadOnly { path: path.to_owned() }),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refuse(error)),
    };
    let metadata = replace(&target, old.as_ref(), &bytes).map_err(refuse)?;
    Ok(FileStamp::new(&metadata, &bytes))
}

/// Puts a file of these bytes in the place of `target`. Until that succeeds the new file has a name of its own, which is short
/// whatever the target's name is, and is removed when anything fails.
fn replace(target: &Path, old: Option<&Metadata>, bytes: &[u8]) -> io::Result<Metadata> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tropa-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    let file = file.persist(target).map_err(|error| error.error)?;
    sync_folder(folder)?;
    file.metadata()
}

/// Makes sure that the new name is on the disk, too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network file systems cannot sync a folder; the file itself is safe by now.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Windows has no such call: its rename is written through.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The file that a name leads to, which need not exist.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.file_type().is_symlink() => {
                let next = fs::read_link(&target)?;
                // A relative link starts at its own folder; joining an absolute one gives that one.
                target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
            }
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("the symbolic links lead in a circle"))
}
