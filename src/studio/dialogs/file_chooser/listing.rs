//! What is in a folder, read off the window's thread and bounded.

use crate::store::Sight;
use std::cmp::Ordering;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// So many entries of a folder are looked at; whoever has more types the name.
const MOST: usize = 4000;

/// One line of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FolderEntry {
    /// Its name.
    pub(crate) name: String,
    /// Whether it is a folder.
    pub(crate) is_folder: bool,
    /// When it was changed and how long it is.
    pub(crate) sight: Sight,
}

/// A folder as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listing {
    /// Folders first, then files, each by name.
    pub(crate) entries: Vec<FolderEntry>,
    /// Whether there is more than was looked at.
    pub(crate) cut: bool,
    /// Where else people keep files: home, desktop, documents, downloads.
    pub(crate) places: Vec<PathBuf>,
}

impl Listing {
    /// Reads a folder: its folders, and the files with these endings. What is hidden stays so.
    ///
    /// # Errors
    /// The system's, where the folder cannot be read.
    pub(crate) fn read(folder: &Path, endings: &[&str]) -> io::Result<Self> {
        let mut entries = Vec::new();
        let mut cut = false;
        for (index, entry) in fs::read_dir(folder)?.enumerate() {
            if index == MOST {
                cut = true;
                break;
            }
            // What cannot be looked at cannot be chosen either.
            let Ok(entry) = entry else { continue };
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let fits = || {
                let ending = Path::new(&name).extension();
                ending.is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
            };
            // Links are followed: a link to a folder is one.
            let Ok(found) = fs::metadata(entry.path()) else { continue };
            if found.is_dir() || (found.is_file() && fits()) {
                let sight = Sight { len: found.len(), modified: found.modified().ok() };
                entries.push(FolderEntry { name, is_folder: found.is_dir(), sight });
            }
        }
        entries.sort_by(|one, other| other.is_folder.cmp(&one.is_folder).then_with(|| by_name(&one.name, &other.name)));
        Ok(Self { entries, cut, places: places() })
    }
}

/// By letters, whatever their case, and by number where there are digits: `map 2` comes before `map 10`.
fn by_name(one: &str, other: &str) -> Ordering {
    let (mut one_left, mut other_left) = (one, other);
    loop {
        let (mut one_chars, mut other_chars) = (one_left.chars(), other_left.chars());
        let (Some(a), Some(b)) = (one_chars.next(), other_chars.next()) else {
            return one_left.len().cmp(&other_left.len()).then_with(|| one.cmp(other));
        };
        if a.is_ascii_digit() && b.is_ascii_digit() {
            let ((first, one_rest), (second, other_rest)) = (number(one_left), number(other_left));
            let order = first.len().cmp(&second.len()).then_with(|| first.cmp(second));
            if order != Ordering::Equal {
                return order;
            }
            (one_left, other_left) = (one_rest, other_rest);
        } else {
            let order = a.to_lowercase().cmp(b.to_lowercase());
            if order != Ordering::Equal {
                return order;
            }
            (one_left, other_left) = (one_chars.as_str(), other_chars.as_str());
        }
    }
}

/// The digits in front without zeros before them, and what follows.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.trim_start_matches('0'), rest)
}

/// The folders that every desktop has, those of them that are there.
fn places() -> Vec<PathBuf> {
    let Ok(home) = etcetera::home_dir() else { return Vec::new() };
    let named = fs::read_to_string(home.join(".config/user-dirs.dirs")).unwrap_or_default();
    let own = |key: &str, usual: &str| {
        let line = named.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix('='));
        let path = line.map(|path| path.trim_matches('"'));
        match path.map(|path| (path, path.strip_prefix("$HOME/"))) {
            Some((_, Some(under))) => home.join(under),
            Some((path, None)) => PathBuf::from(path),
            None => home.join(usual),
        }
    };
    let mut places = vec![home.clone()];
    let usual = [("XDG_DESKTOP_DIR", "Desktop"), ("XDG_DOCUMENTS_DIR", "Documents"), ("XDG_DOWNLOAD_DIR", "Downloads")];
    for place in usual.map(|(key, usual)| own(key, usual)) {
        if place.is_dir() && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// A path as it is typed: `~` is the home of the person, and what begins nowhere begins in this folder.
pub(crate) fn typed(text: &str, folder: &Path) -> PathBuf {
    let home = || etcetera::home_dir().ok();
    let under_home = text.strip_prefix("~/").or_else(|| text.strip_prefix("~\\"));
    match (text, under_home) {
        ("~", _) => home().unwrap_or_else(|| folder.to_owned()),
        (_, Some(under)) => home().unwrap_or_else(|| folder.to_owned()).join(under),
        _ => folder.join(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_folder_lists_its_folders_and_what_fits_in_the_order_people_count() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["карта 10.tropa", "карта 2.TROPA", "Альбом.tropa", "лист.pdf", ".hidden.tropa"]
        {
            fs::write(folder.path().join(name), "12345")?;
        }
        fs::create_dir(folder.path().join("Яблоко"))?;
        fs::create_dir(folder.path().join(".git"))?;
        let listing = Listing::read(folder.path(), &["tropa"])?;
        let names: Vec<&str> = listing.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["Яблоко", "Альбом.tropa", "карта 2.TROPA", "карта 10.tropa"]);
        assert_eq!(listing.entries[1].sight.len, 5);
        assert!(!listing.cut);
        assert!(Listing::read(&folder.path().join("none"), &[]).is_err());
        Ok(())
    }

    #[test]
    fn a_typed_path_begins_at_home_or_in_the_folder() {
        let folder = Path::new("/maps");
        assert_eq!(typed("a.tropa", folder), Path::new("/maps/a.tropa"));
        if cfg!(unix) {
            assert_eq!(typed("/b/a.tropa", folder), Path::new("/b/a.tropa"));
        }
        if let Ok(home) = etcetera::home_dir() {
            assert_eq!(typed("~/a.tropa", folder), home.join("a.tropa"));
            assert_eq!(typed("~", folder), home);
        }
    }
}
