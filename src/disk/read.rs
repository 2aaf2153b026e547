//! A file read whole, but never more of it than is asked for.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// A folder, a pipe or a device.
    #[error("this is not a file")]
    NotAFile,
    /// It has more bytes than are taken.
    #[error("the file has {bytes} bytes or more")]
    TooLarge {
        /// How many it has, at least.
        bytes: u64,
    },
    /// The system does not give it.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reads a file that is a file and has at most `limit` bytes. Devices, pipes and folders are refused before they are opened.
///
/// # Errors
/// [`Unread`]; a file that is too large is refused by its size, before it is read.
pub fn read(path: &Path, limit: u64) -> Result<(Metadata, Vec<u8>), Unread> {
    // Asked before opening, since opening a pipe would wait for somebody to write into it.
    if !fs::metadata(path)?.is_file() {
        return Err(Unread::NotAFile);
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.len() > limit {
        return Err(Unread::TooLarge { bytes: metadata.len() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // One byte more than allowed tells a file that grows while it is read from one that fits exactly.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > limit { Err(Unread::TooLarge { bytes: read }) } else { Ok((metadata, bytes)) }
}
