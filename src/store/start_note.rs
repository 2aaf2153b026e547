//! What a start of the program begins to open, noted before it does: a file that ends the program ends it once.

use super::lock::{hold, key};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// That a start of the program begins to open a file. What the program leaves behind when it ends tells the next start of it; only
/// [`Self::end_well`] takes it away.
#[derive(Debug)]
pub struct StartNote {
    path: PathBuf,
    held: File,
}

impl StartNote {
    /// Notes that a start begins to open a file; gives the note, and whether the last start that did so came to no good end.
    /// `None` where another window begins with the same file at this moment, of which nobody knows yet how it ends.
    ///
    /// # Errors
    /// The system's, where the note can be written nowhere or the disk knows no locks.
    pub fn begin(folder: &Path, file: &Path) -> io::Result<Option<(Self, bool)>> {
        let (folder, name) = (folder.join("starting"), format!("{}.note", key(file)));
        let Some(mut held) = hold(&folder, &name)? else { return Ok(None) };
        let ended = held.metadata()?.len() > 0;
        if !ended {
            held.write_all(b"begun")?;
        }
        Ok(Some((Self { path: folder.join(name), held }, ended)))
    }

    /// The file was shown well.
    ///
    /// # Errors
    /// The system's; the next start takes the file for one that ended the program then.
    pub fn end_well(self) -> io::Result<()> {
        // Whoever has opened it by now and waits for the lock finds nothing in it.
        self.held.set_len(0)?;
        fs::remove_file(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn what_a_start_began_and_never_ended_is_known_to_the_next_one() -> io::Result<()> {
        let (state, maps) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let path = maps.path().join("map.tropa");
        fs::write(&path, "")?;
        let begin = || StartNote::begin(state.path(), &path);
        let (note, ended) = begin()?.expect("nobody else begins with it");
        assert!(!ended);
        assert!(begin()?.is_none(), "a start that goes on has not ended");
        drop(note);
        let (note, ended) = begin()?.expect("it is free");
        assert!(ended, "that is how a program ends that is killed");
        note.end_well()?;
        let (_note, ended) = begin()?.expect("it is free");
        assert!(!ended);
        Ok(())
    }
}
