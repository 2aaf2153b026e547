//! One file, one window: who has a file open says so to whoever opens it next.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// That a file is open in this window. Other windows are told as long as this lives; nothing keeps them from opening it all the
/// same. The system lets go of it with the process, however that ends.
#[derive(Debug)]
pub struct FileLock {
    key: String,
    _held: File,
}

impl FileLock {
    /// Claims a file for this window; `None` where another one has it. The claim stands in `folder`, not beside the file: that
    /// folder may be read-only, shared or watched by a program that copies it.
    ///
    /// # Errors
    /// The system's, where the claim can be written nowhere or the disk knows no locks.
    pub fn claim(folder: &Path, path: &Path) -> io::Result<Option<Self>> {
        let key = key(path);
        let held = hold(&folder.join("open"), &format!("{key}.lock"))?;
        Ok(held.map(|held| Self { key, _held: held }))
    }

    /// Whether this is the claim on that file.
    #[must_use]
    pub fn is_on(&self, path: &Path) -> bool {
        self.key == key(path)
    }
}

/// A file of this program's own in a folder, both made where they are not there, locked as long as it is open; `None` where another
/// program holds it.
///
/// # Errors
/// The system's, where it can be made nowhere or the disk knows no locks.
pub(super) fn hold(folder: &Path, name: &str) -> io::Result<Option<File>> {
    fs::create_dir_all(folder)?;
    let held = File::options().create(true).append(true).open(folder.join(name))?;
    match held.try_lock() {
        Ok(()) => Ok(Some(held)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// One name for a file, whatever way leads to it.
pub(super) fn key(path: &Path) -> String {
    let digest = Sha256::digest(real(path).as_os_str().as_encoded_bytes());
    let mut key = String::with_capacity(2 * digest.len());
    for byte in digest {
        // Writing into a string cannot fail.
        let _written = write!(key, "{byte:02x}");
    }
    key
}

/// The file behind links and relative names. One that is not there yet is known by its folder.
fn real(path: &Path) -> PathBuf {
    let in_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    let found = fs::canonicalize(path).ok().or_else(in_folder).or_else(|| std::path::absolute(path).ok());
    found.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_file_is_claimed_once_whatever_name_leads_to_it_and_is_free_again_when_it_is_let_go() -> io::Result<()> {
        let (state, maps) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let path = maps.path().join("map.tropa");
        fs::write(&path, "")?;
        let first = FileLock::claim(state.path(), &path)?.expect("nobody has it");
        let roundabout = maps.path().join(".").join("map.tropa");
        assert!(FileLock::claim(state.path(), &roundabout)?.is_none(), "it is the same file");
        assert!(first.is_on(&roundabout));
        assert!(FileLock::claim(state.path(), &maps.path().join("other.tropa"))?.is_some());
        drop(first);
        assert!(FileLock::claim(state.path(), &path)?.is_some());
        Ok(())
    }
}
