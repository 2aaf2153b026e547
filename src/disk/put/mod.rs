//! A file put in its place in one step.

use super::rights::{self, NewRights};
use super::strays;
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How many symbolic links are followed from a name to its file, as many as Linux follows.
const MAX_LINKS: usize = 40;

/// Why a file was not put in its place. What stood there is as it was, and no other file is left behind.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A folder, a pipe or a device is there already.
    #[error("there is a folder or a device of this name")]
    NotAFile,
    /// The file or the medium is read-only.
    #[error("the file is read-only")]
    ReadOnly,
    /// The rights do not allow it.
    #[error("you may not write in this folder")]
    Denied,
    /// The folder is gone.
    #[error("there is no such folder")]
    NoFolder,
    /// The disk or the quota is full.
    #[error("there is no space left for {needed} bytes")]
    NoSpace {
        /// How many bytes the file has.
        needed: u64,
    },
    /// The disk or the network failed.
    #[error("{0}")]
    Io(io::Error),
}

impl Fault {
    /// Sorts what the system says of a file of so many bytes.
    fn of(error: io::Error, needed: usize) -> Self {
        use io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::NoSpace { needed: u64::try_from(needed).unwrap_or(u64::MAX) }
            }
            ErrorKind::IsADirectory => Self::NotAFile,
            _ => Self::Io(plain(error)),
        }
    }
}

/// What the system said, without the name of the file that stands in for the one a person knows.
fn plain(error: io::Error) -> io::Error {
    let inner =
        error.get_ref().and_then(|custom| custom.source()).and_then(|source| source.downcast_ref::<io::Error>());
    inner.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}

/// Makes a folder, and those around it, unless it is there.
///
/// # Errors
/// [`Fault`].
pub fn make_folder(path: &Path) -> Result<(), Fault> {
    fs::create_dir_all(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Fault::NotAFile,
        _ => Fault::of(error, 0),
    })
}

/// Puts a file of these bytes in the place of `path` in one step: it is written beside it, makes sure that it is on the disk, and
/// then takes the place. An old file's rights are kept, a new one has those of any new file; a symbolic link stays one, and the file
/// it leads to is replaced. Of several hard links only this name gets the new content.
///
/// Gives what the system knows of the new file.
///
/// # Errors
/// [`Fault`]; what stood there is untouched then, and no other file is left behind.
pub fn put(path: &Path, bytes: &[u8]) -> Result<Metadata, Fault> {
    put_with(path, bytes, NewRights::OfAnyFile, sync_folder)
}

/// As [`put`], but a file that was not there before is for its owner alone.
///
/// # Errors
/// Those of [`put`].
pub fn put_private(path: &Path, bytes: &[u8]) -> Result<Metadata, Fault> {
    put_with(path, bytes, NewRights::OwnerAlone, sync_folder)
}

fn put_with(
    path: &Path,
    bytes: &[u8],
    new: NewRights,
    sync_folder: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<Metadata, Fault> {
    let refuse = |error| Fault::of(error, bytes.len());
    let target = follow_links(path).map_err(refuse)?;
    let old = match fs::metadata(&target) {
        Ok(old) if !old.is_file() => return Err(Fault::NotAFile),
        // The folder would let it be replaced, but somebody protected this file.
        Ok(old) if old.permissions().readonly() => return Err(Fault::ReadOnly),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refuse(error)),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let metadata = replace(&target, folder, old.as_ref(), new, bytes).map_err(refuse)?;
    // The file is in its place and its content on the disk. That the folder cannot be synced (its rights, its file system) does
    // not undo that: to report a failure would be untrue, and somebody would save a second time elsewhere.
    if let Err(error) = sync_folder(folder) {
        tracing::info!(%error, folder = %folder.display(), "the folder was not synced");
    }
    Ok(metadata)
}

/// Until the last step succeeds the new file has a name of its own, which is short whatever the target's name is, and is
/// removed when anything fails.
fn replace(target: &Path, folder: &Path, old: Option<&Metadata>, new: NewRights, bytes: &[u8]) -> io::Result<Metadata> {
    let mut file = strays::create(folder)?;
    // Before the bytes are written: what they left may be the space that is needed.
    strays::clear(folder, file.as_file());
    file.as_file_mut().write_all(bytes)?;
    rights::give(file.as_file(), folder, old, new)?;
    file.as_file().sync_all()?;
    // Asked before the step, so that nothing can fail behind it.
    let metadata = file.as_file().metadata()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(metadata)
}

/// Makes sure that the new name is on the disk, too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
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

#[cfg(test)]
mod tests;
