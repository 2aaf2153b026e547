//! Whether two names mean one thing.

use std::fs;
use std::path::Path;

/// Whether two names lead to one file, by whatever spelling, symbolic or hard link. Names that lead nowhere are no file.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let number = |path| fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()));
        matches!((number(one), number(other)), (Ok(one), Ok(other)) if one == other)
    }
    #[cfg(not(unix))]
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
