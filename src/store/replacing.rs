//! What a file that is about to be written may replace.

use super::FileStamp;
use super::error::OpenError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What can be told of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Its length in bytes.
    pub len: u64,
    /// When it was changed, where the system keeps that.
    pub modified: Option<SystemTime>,
}

impl Sight {
    /// Looks at a file; `None` where there is none.
    ///
    /// # Errors
    /// The system's, where it may not be looked at.
    pub fn of(path: &Path) -> io::Result<Option<Self>> {
        match fs::metadata(path) {
            Ok(found) => Ok(Some(Self { len: found.len(), modified: found.modified().ok() })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl FileStamp {
    /// What is seen of the file as long as nobody changes it.
    #[must_use]
    pub const fn sight(&self) -> Sight {
        Sight { len: self.len, modified: self.modified }
    }
}

/// What a file that is about to be written may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayReplace {
    /// Nothing: the name has to be free.
    Nothing,
    /// The file that was read or written last, as it was then.
    Own(FileStamp),
    /// The file that a person was shown.
    Seen(Sight),
    /// Whatever is there: a person has said so a moment ago.
    Anything,
}

/// What stands where a file is about to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// Nothing, or what may be replaced.
    Clear,
    /// Nothing, where there should be the file that was read or written last.
    Gone,
    /// A file that may not be replaced without a question.
    InTheWay(Sight),
}

impl MayReplace {
    /// Looks at what is there. To be asked right before writing: what a person was shown may have changed since.
    #[must_use]
    pub fn look(&self, path: &Path) -> TargetState {
        // A place that may not be looked at may not be written to either, and writing tells why.
        let Ok(found) = Sight::of(path) else { return TargetState::Clear };
        match (self, found) {
            (Self::Own(_), None) => TargetState::Gone,
            (Self::Own(stamp), Some(sight)) => match stamp.is_current(path) {
                Ok(true) => TargetState::Clear,
                Err(OpenError::Missing { .. }) => TargetState::Gone,
                // What cannot be read cannot be known to be one's own.
                Ok(false) | Err(_) => TargetState::InTheWay(sight),
            },
            (Self::Seen(shown), Some(sight)) if *shown == sight => TargetState::Clear,
            (Self::Nothing | Self::Seen(_), Some(sight)) => TargetState::InTheWay(sight),
            (Self::Anything, _) | (_, None) => TargetState::Clear,
        }
    }
}

/// A name beside a file that is free: `map (2).tropa` beside `map.tropa`.
#[must_use]
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // Beside `map (2)` comes `map (3)`, not `map (2) (2)`.
    let (stem, first) = numbered(&stem).unwrap_or((&stem, 1));
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let name = |number: u64| path.with_file_name(format!("{stem} ({number}){ending}"));
    let mut number = first.saturating_add(1);
    while number < u64::MAX && fs::symlink_metadata(name(number)).is_ok() {
        number += 1;
    }
    name(number)
}

/// `map (2)` as `map` and 2.
fn numbered(stem: &str) -> Option<(&str, u64)> {
    let (stem, number) = stem.strip_suffix(')')?.rsplit_once(" (")?;
    Some((stem, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use crate::store::save;

    type Tried = Result<(), Box<dyn std::error::Error>>;

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn only_what_was_known_is_replaced_without_a_question() -> Tried {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("map.tropa");
        assert_eq!(MayReplace::Nothing.look(&path), TargetState::Clear);
        let stamp = save(&path, &Document::default())?;
        let sight = Sight::of(&path)?.expect("it was written");
        assert_eq!(stamp.sight(), sight);
        for may in [MayReplace::Own(stamp), MayReplace::Seen(sight), MayReplace::Anything] {
            assert_eq!(may.look(&path), TargetState::Clear, "{may:?}");
        }
        assert_eq!(MayReplace::Nothing.look(&path), TargetState::InTheWay(sight));
        fs::write(&path, "another")?;
        let other = Sight::of(&path)?.expect("it was written");
        for may in [MayReplace::Own(stamp), MayReplace::Seen(sight), MayReplace::Nothing] {
            assert_eq!(may.look(&path), TargetState::InTheWay(other), "{may:?}");
        }
        assert_eq!(MayReplace::Anything.look(&path), TargetState::Clear);
        fs::remove_file(&path)?;
        assert_eq!(MayReplace::Own(stamp).look(&path), TargetState::Gone);
        assert_eq!(MayReplace::Seen(sight).look(&path), TargetState::Clear);
        Ok(())
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_free_name_counts_on_from_the_number_that_is_there() -> Tried {
        let folder = tempfile::tempdir()?;
        let map = folder.path().join("map.tropa");
        assert_eq!(free_name(&map), folder.path().join("map (2).tropa"));
        fs::write(folder.path().join("map (2).tropa"), "")?;
        assert_eq!(free_name(&map), folder.path().join("map (3).tropa"));
        assert_eq!(free_name(&folder.path().join("map (2).tropa")), folder.path().join("map (3).tropa"));
        assert_eq!(free_name(&folder.path().join("Path (as is)")), folder.path().join("Path (as is) (2)"));
        Ok(())
    }
}
