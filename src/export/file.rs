//! A file that is whole or not there.

use super::ExportError;
use std::io::Write as _;
use std::path::Path;

/// Puts `bytes` into the file at `path` in one step: they are written beside it and moved into place, so that a file that
/// stood there before stays as it was until the new one is whole.
///
/// # Errors
/// [`ExportError::Write`] if the directory is missing, full or closed to us.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let put = || {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        // A temporary file is its owner's alone; an export is as readable as any other new file.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.prefix(".tropa-").tempfile_in(parent)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    put().map_err(|source| ExportError::Write { path: path.to_owned(), source })
}
