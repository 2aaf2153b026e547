//! The file that is written before it takes its place, and those that killed programs left behind.
//!
//! Whoever writes one holds a lock on it, and the system lets go of a lock when its process ends, however it ends. So a file
//! that can be locked has no writer any more, and one that cannot is somebody's work of this moment. An age would not tell that: a
//! save to a slow drive may take minutes, and a killed one may be followed by another within a second.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".tropa-";
const SUFFIX: &str = ".tmp";
/// How many letters and digits stand between the two.
const RANDOM: usize = 6;

/// How often another name is tried where somebody clears this one away at the moment it is made.
const TRIES: usize = 16;

/// From this age on a file is left over where the file system has no locks to tell it.
const OLD: Duration = Duration::from_hours(24);

/// How the files are named.
pub(super) fn named() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    builder
}

/// An empty file that is its owner's alone and is held by this process.
pub(super) fn create(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..TRIES {
        let file = named().tempfile_in(folder)?;
        let is_held = match file.as_file().try_lock() {
            // Between the two calls somebody else may have locked it, and even have let go of it after removing it.
            Ok(()) => fs::symlink_metadata(file.path()).is_ok(),
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(_)) => true,
        };
        if is_held {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Removes what killed programs of the same person left in a folder. A folder that cannot be listed keeps it.
pub(super) fn clear(folder: &Path, own: &File) {
    let (Ok(own), Ok(entries)) = (own.metadata(), fs::read_dir(folder)) else { return };
    for entry in entries.flatten().filter(|entry| is_ours(&entry.file_name())) {
        let path = entry.path();
        // The lock is held until the name is gone, so that no one who has just made the file writes into a nameless one.
        if let Some(_lock) = left_over(&path, &own) {
            let _stays_where_it_cannot_be_removed = fs::remove_file(&path);
        }
    }
}

fn is_ours(name: &OsStr) -> bool {
    (name.to_str())
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX))
        .is_some_and(|middle| middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The file itself, where it is one of the same owner and nobody writes it.
fn left_over(path: &Path, own: &Metadata) -> Option<File> {
    // Asked without following links and before it is opened: opening a pipe would wait.
    let metadata = fs::symlink_metadata(path).ok()?;
    if !metadata.is_file() || !is_of_the_same_owner(&metadata, own) {
        return None;
    }
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    let is_left = match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => {
            metadata.modified().ok().and_then(|time| time.elapsed().ok()).is_some_and(|age| age > OLD)
        }
    };
    is_left.then_some(file)
}

#[cfg(unix)]
fn is_of_the_same_owner(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    one.uid() == other.uid()
}

/// Elsewhere a file that may be opened for writing is taken for one's own.
#[cfg(not(unix))]
fn is_of_the_same_owner(_: &Metadata, _: &Metadata) -> bool {
    true
}
