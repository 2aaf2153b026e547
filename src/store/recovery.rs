//! Copies of maps that are not saved, so that a program that is killed loses seconds and not an afternoon.
//!
//! Every map in hand has a slot of its own in one folder: `NAME.tropa` is the map, as it would be saved, `NAME.json` says of what it
//! is the copy, and on `NAME.lock` a lock is held by the program that has the map in hand. The system lets go of that lock however
//! the program ends, so a slot that can be locked was left behind. Two maps of one name, or of none, have two slots.

use super::error::{OpenError, SaveError};
use super::file::{FileStamp, open};
use super::write::to_bytes;
use crate::disk::{self, Fault};
use crate::model::Document;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The endings of what belongs to a slot.
const COPY: &str = "tropa";
const NOTE: &str = "json";
const LOCK: &str = "lock";

/// The longest note that is read, in bytes: one that was written is a thousandth of that.
const LONGEST_NOTE: u64 = 1 << 20;
/// The longest copy that is read to learn whether it is the very file it was made of.
const LONGEST_COPY: u64 = super::limits::MAX_BYTES;
/// How often another name is tried where somebody clears a slot away at the moment it is made.
const TRIES: usize = 16;

/// Of what a copy is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryNote {
    /// The file the map is kept in; none for a map that was never saved.
    pub path: Option<PathBuf>,
    /// What that file was when it was opened or saved last.
    pub stamp: Option<FileStamp>,
    /// What the project is called.
    pub title: String,
    /// How many steps were done since it was saved last.
    pub edits: usize,
    /// Seconds since 1970, for people to read.
    pub time: u64,
    /// Grows from copy to copy, whatever the clock does: of two copies the one with the larger number is the newer.
    pub counter: u64,
    /// Whether somebody began to open this copy and nobody has said since that it went well.
    pub tried: bool,
}

/// How the file that a copy was made of stands to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The map was never saved.
    Unsaved,
    /// The file is what it was when the copy was made.
    AsItWas,
    /// The file was changed since, or cannot be compared: the copy must not take its place unasked.
    Changed,
    /// The file is gone.
    Gone,
}

impl RecoveryNote {
    /// How the file stands to this copy. Reads the file.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let Some(path) = &self.path else { return Basis::Unsaved };
        match self.stamp.map(|stamp| stamp.is_current(path)) {
            Some(Ok(true)) => Basis::AsItWas,
            Some(Err(OpenError::Missing { .. })) => Basis::Gone,
            None if !path.exists() => Basis::Gone,
            _ => Basis::Changed,
        }
    }
}

/// A note as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct NoteFile {
    path: Option<NotedPath>,
    len: Option<u64>,
    hash: Option<String>,
    title: String,
    edits: usize,
    time: u64,
    counter: u64,
    tried: bool,
    /// For a person who looks: locks, not numbers, tell whether a program runs.
    pid: u32,
}

/// A path: a text, but for one that is none.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum NotedPath {
    Text(String),
    Raw(OsString),
}

impl From<&RecoveryNote> for NoteFile {
    fn from(note: &RecoveryNote) -> Self {
        let place = |path: &PathBuf| match path.to_str() {
            Some(text) => NotedPath::Text(text.to_owned()),
            None => NotedPath::Raw(path.clone().into_os_string()),
        };
        let hex = |hash: [u8; 32]| {
            hash.iter().fold(String::new(), |mut text, byte| {
                // Writing into a string cannot fail.
                let _written = write!(text, "{byte:02x}");
                text
            })
        };
        Self {
            path: note.path.as_ref().map(place),
            len: note.stamp.map(|stamp| stamp.len),
            hash: note.stamp.map(|stamp| hex(stamp.hash)),
            title: note.title.clone(),
            edits: note.edits,
            time: note.time,
            counter: note.counter,
            tried: note.tried,
            pid: std::process::id(),
        }
    }
}

impl From<NoteFile> for RecoveryNote {
    fn from(written: NoteFile) -> Self {
        let hash = written.hash.as_deref().and_then(from_hex);
        Self {
            path: written.path.map(|place| match place {
                NotedPath::Text(text) => text.into(),
                NotedPath::Raw(raw) => raw.into(),
            }),
            stamp: written.len.zip(hash).map(|(len, hash)| FileStamp { modified: None, len, hash }),
            title: written.title,
            edits: written.edits,
            time: written.time,
            counter: written.counter,
            tried: written.tried,
        }
    }
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (index, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// A place for the copy of one map. It is held as long as this value lives; what is in it stays when it is let go of.
#[derive(Debug)]
pub struct RecoverySlot {
    folder: PathBuf,
    name: String,
    note: RecoveryNote,
    _lock: File,
}

impl RecoverySlot {
    /// A new, empty slot in a folder, which is made where there is none: for its owner alone.
    ///
    /// # Errors
    /// The system's.
    pub fn create(folder: &Path) -> io::Result<Self> {
        make_folder(folder)?;
        let newest = names(folder).iter().map(|name| read_note(folder, name).counter).max().unwrap_or_default();
        for _ in 0..TRIES {
            let file = tempfile::Builder::new().prefix("").suffix(".lock").rand_bytes(12).tempfile_in(folder)?;
            let Some(name) = file.path().file_stem().and_then(|stem| stem.to_str()).map(str::to_owned) else {
                continue;
            };
            let (lock, path) = file.keep().map_err(|error| error.error)?;
            let is_held = match lock.try_lock() {
                // Between the two calls somebody else may have locked it, taken it for left behind and removed it.
                Ok(()) => path.exists(),
                Err(TryLockError::WouldBlock) => false,
                // Without locks a copy is still better than none.
                Err(TryLockError::Error(_)) => true,
            };
            if is_held {
                let note = RecoveryNote { counter: newest, ..RecoveryNote::default() };
                return Ok(Self { folder: folder.to_owned(), name, note, _lock: lock });
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Of what the copy is one.
    #[must_use]
    pub const fn note(&self) -> &RecoveryNote {
        &self.note
    }

    /// Where the copy is: a map as any other.
    #[must_use]
    pub fn copy(&self) -> PathBuf {
        self.path(COPY)
    }

    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }

    /// Puts another copy in the place of the one that is here, in one step. The number and the time of the note are set here.
    ///
    /// # Errors
    /// [`SaveError`]; the copy before is still here then.
    pub fn write(&mut self, document: &Document, note: RecoveryNote) -> Result<(), SaveError> {
        let path = self.copy();
        let bytes = to_bytes(document).map_err(|source| SaveError::Write { path: path.clone(), source })?;
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.note = RecoveryNote { counter: self.note.counter + 1, time: since_1970.as_secs(), tried: false, ..note };
        // First of what it is a copy: a map without its note would have lost its name.
        self.put_note()?;
        disk::put_private(&path, &bytes).map(|_metadata| ()).map_err(|fault| SaveError::of(&path, fault))
    }

    /// Notes that somebody begins to open the copy, or that it went well.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn mark_tried(&mut self, tried: bool) -> Result<(), SaveError> {
        self.note.tried = tried;
        self.put_note()
    }

    fn put_note(&self) -> Result<(), SaveError> {
        let path = self.path(NOTE);
        let failed = |fault| SaveError::of(&path, fault);
        let text = serde_json::to_vec_pretty(&NoteFile::from(&self.note))
            .map_err(|error| failed(Fault::Io(io::Error::other(error))))?;
        disk::put_private(&path, &text).map(|_metadata| ()).map_err(failed)
    }

    /// The map in the copy.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn read(&self) -> Result<Document, OpenError> {
        open(&self.copy()).map(|opened| opened.document)
    }

    /// Takes the copy away: the map was saved, or nobody wants it.
    ///
    /// # Errors
    /// The system's; what is left is taken away by whoever looks for copies next.
    pub fn remove(self) -> io::Result<()> {
        // The lock goes last, so that nobody takes the rest for left behind meanwhile.
        for ending in [COPY, NOTE, LOCK] {
            match fs::remove_file(self.path(ending)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether the copy is, byte for byte, the file it was made of: saved in the last moment before the program ended.
    fn is_saved(&self) -> bool {
        let hash = |path: &Path| disk::read(path, LONGEST_COPY).ok().map(|(_, bytes)| Sha256::digest(bytes));
        let Some(path) = &self.note.path else { return false };
        let length = |path: &Path| fs::metadata(path).ok().map(|metadata| metadata.len());
        length(path).is_some_and(|own| length(&self.copy()) == Some(own)) && {
            let copy = hash(&self.copy());
            copy.is_some() && copy == hash(path)
        }
    }
}

/// The slots that programs left behind when they ended, the newest first; each is held from now on. What is no copy, and a copy that
/// is what was saved, is cleared away.
#[must_use]
pub fn left_behind(folder: &Path) -> Vec<RecoverySlot> {
    let mut found: Vec<RecoverySlot> = names(folder)
        .into_iter()
        .filter_map(|name| {
            let path = folder.join(format!("{name}.{LOCK}"));
            let lock = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).ok()?;
            if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
                return None;
            }
            // Read now that nobody else writes it.
            let note = read_note(folder, &name);
            let slot = RecoverySlot { folder: folder.to_owned(), name, note, _lock: lock };
            if slot.copy().is_file() && !slot.is_saved() {
                return Some(slot);
            }
            if let Err(error) = slot.remove() {
                tracing::info!(%error, "a slot for recovery was not cleared away");
            }
            None
        })
        .collect();
    found.sort_by_key(|slot| std::cmp::Reverse(slot.note.counter));
    found
}

/// The names of all slots in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeSet::new() };
    let name = |path: PathBuf| {
        let ending = path.extension()?.to_str()?;
        let stem = path.file_stem()?.to_str()?;
        ([COPY, NOTE, LOCK].contains(&ending) && !stem.starts_with('.')).then(|| stem.to_owned())
    };
    entries.flatten().filter_map(|entry| name(entry.path())).collect()
}

/// The note of a slot; one that says nothing where there is none.
fn read_note(folder: &Path, name: &str) -> RecoveryNote {
    let read = disk::read(&folder.join(format!("{name}.{NOTE}")), LONGEST_NOTE).ok();
    read.and_then(|(_, bytes)| serde_json::from_slice::<NoteFile>(&bytes).ok()).unwrap_or_default().into()
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Sample, sample, save};
    use tempfile::TempDir;

    type Tested = Result<(), Box<dyn std::error::Error>>;

    fn map() -> Document {
        sample(Sample::Marketplaces, crate::model::Language::Ru).unwrap_or_default()
    }

    fn titled(title: &str) -> RecoveryNote {
        RecoveryNote { title: title.to_owned(), ..RecoveryNote::default() }
    }

    fn folder() -> Result<(TempDir, PathBuf), io::Error> {
        let home = tempfile::tempdir()?;
        let folder = home.path().join("deep").join("recovery");
        Ok((home, folder))
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_copy_that_was_left_behind_is_found_whole_and_a_held_one_is_nobodys_business() -> Tested {
        let (_home, folder) = folder()?;
        let (mut one, mut other) = (RecoverySlot::create(&folder)?, RecoverySlot::create(&folder)?);
        one.write(&map(), titled("Карта"))?;
        other.write(&Document::default(), titled("Карта"))?;
        assert!(left_behind(&folder).is_empty(), "both are in hand");
        drop(one);
        let found = left_behind(&folder);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].read()?, map());
        assert_eq!((found[0].note().title.as_str(), found[0].note().tried), ("Карта", false));
        assert!(left_behind(&folder).is_empty(), "who has found it holds it");
        Ok(())
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn the_newest_copy_comes_first_by_its_number_whatever_the_clock_says() -> Tested {
        let (_home, folder) = folder()?;
        for title in ["первая", "вторая", "третья"] {
            let mut slot = RecoverySlot::create(&folder)?;
            slot.write(&Document::default(), titled(title))?;
            // As if the clock had been put back.
            slot.note.time = 0;
            slot.put_note()?;
        }
        let titles: Vec<String> = left_behind(&folder).iter().map(|slot| slot.note().title.clone()).collect();
        assert_eq!(titles, ["третья", "вторая", "первая"]);
        Ok(())
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_removed_slot_leaves_nothing_and_what_is_no_copy_is_cleared_away() -> Tested {
        let (_home, folder) = folder()?;
        let mut slot = RecoverySlot::create(&folder)?;
        slot.write(&map(), titled("Карта"))?;
        slot.remove()?;
        assert_eq!(fs::read_dir(&folder)?.count(), 0);
        // Killed before the first copy was there.
        drop(RecoverySlot::create(&folder)?);
        fs::write(folder.join("half.json"), "{")?;
        assert!(left_behind(&folder).is_empty());
        assert_eq!(fs::read_dir(&folder)?.count(), 0);
        Ok(())
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_copy_knows_whether_its_file_was_changed_since_and_one_that_was_saved_is_no_copy() -> Tested {
        let (home, folder) = folder()?;
        let path = home.path().join("карта.tropa");
        let stamp = save(&path, &Document::default())?;
        let note = RecoveryNote { path: Some(path.clone()), stamp: Some(stamp), ..titled("Карта") };
        let mut slot = RecoverySlot::create(&folder)?;
        slot.write(&map(), note.clone())?;
        drop(slot);
        let basis = || left_behind(&folder).first().map(|slot| slot.note().basis());
        assert_eq!(basis(), Some(Basis::AsItWas));
        fs::write(&path, "another program")?;
        assert_eq!(basis(), Some(Basis::Changed));
        fs::remove_file(&path)?;
        assert_eq!(basis(), Some(Basis::Gone));
        assert_eq!(RecoveryNote { path: None, ..note }.basis(), Basis::Unsaved);
        save(&path, &map())?;
        assert_eq!(basis(), None, "it is what was saved");
        Ok(())
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_note_comes_back_as_it_was_written_also_a_path_that_is_no_text() -> Tested {
        let (_home, folder) = folder()?;
        let mut slot = RecoverySlot::create(&folder)?;
        #[cfg(unix)]
        let path = PathBuf::from(<OsString as std::os::unix::ffi::OsStringExt>::from_vec(b"/tmp/\xFF.tropa".to_vec()));
        #[cfg(not(unix))]
        let path = PathBuf::from("карта.tropa");
        let stamp = FileStamp { modified: None, len: 7, hash: [0xA5; 32] };
        let note = RecoveryNote { path: Some(path), stamp: Some(stamp), edits: 41, ..titled("Карта «А»") };
        slot.write(&Document::default(), note.clone())?;
        slot.mark_tried(true)?;
        let (time, counter) = (slot.note().time, slot.note().counter);
        drop(slot);
        let found = left_behind(&folder);
        assert_eq!(found[0].note(), &RecoveryNote { time, counter, tried: true, ..note });
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn copies_are_for_their_owner_alone() -> Tested {
        use std::os::unix::fs::PermissionsExt as _;
        let (_home, folder) = folder()?;
        let mut slot = RecoverySlot::create(&folder)?;
        slot.write(&map(), titled("Карта"))?;
        let mode = |path: &Path| fs::metadata(path).map(|metadata| metadata.permissions().mode() & 0o777);
        assert_eq!(mode(&folder)?, 0o700);
        let entries = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
        assert!(entries.len() >= 3, "copy, note and lock: {entries:?}");
        for entry in entries {
            assert_eq!(mode(&entry.path())?, 0o600);
        }
        Ok(())
    }
}
