//! A drawing becomes a file, and what a drawing never replaces.

use super::error::ExportError;
use super::format::Format;
use super::limits::PRODUCER;
use crate::disk;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// So much of a file tells its kind: an SVG may begin with comments and declarations.
const START: usize = 64 << 10;
/// So much of a file is looked at for the name of the program that wrote it, which a PDF has at its end.
const LOOKED_AT: u64 = 256 << 20;

/// Whether a drawing says that Tropa, of whatever version, has written it.
fn is_ours(drawing: &[u8]) -> bool {
    let name = PRODUCER.split(' ').next().unwrap_or(PRODUCER).as_bytes();
    drawing.windows(name.len()).any(|at| at == name)
}

/// Puts `bytes` into the file at `path` in one step, as [`disk::put`] does: rights and links stay, and a file that stood there
/// before stays as it was until the new one is whole.
///
/// # Errors
/// [`ExportError::Write`] if the folder is missing, full or closed to us, or what stands there must not be replaced.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    disk::put(path, bytes).map(|_| ()).map_err(|fault| ExportError::Write { path: path.to_owned(), fault })
}

/// Puts the files of one drawing into their places, which [`file_names`] names, each as [`write_atomically`] does.
///
/// # Errors
/// [`ExportError::Write`] for the first that could not be written; those before it are.
pub fn write_files(path: &Path, files: &[Vec<u8>]) -> Result<(), ExportError> {
    let names = file_names(path, files.len());
    names.iter().zip(files).try_for_each(|(name, bytes)| write_atomically(name, bytes))
}

/// What so many files of one drawing are called: one as the path says, several with their numbers, in an order that file managers
/// keep: `map-01.png` to `map-15.png`.
#[must_use]
pub fn file_names(path: &Path, count: usize) -> Vec<PathBuf> {
    if count == 1 {
        return vec![path.to_owned()];
    }
    let digits = count.to_string().len().max(2);
    let stem = path.file_stem().unwrap_or_default();
    let numbered = |number: usize| {
        let mut name = stem.to_owned();
        name.push(format!("-{number:0digits$}"));
        if let Some(ending) = path.extension() {
            name.push(".");
            name.push(ending);
        }
        path.with_file_name(name)
    };
    (1..=count).map(numbered).collect()
}

/// Refuses to write a drawing over the map it is made of, by whatever name, or over a file that is no drawing of Tropa in this
/// format. A drawing over an older one of its own is what a person expects, and so is one over an empty file.
///
/// # Errors
/// [`ExportError::OverSource`] and [`ExportError::OverOther`].
pub fn check_target(path: &Path, format: Format, source: Option<&Path>) -> Result<(), ExportError> {
    if source.is_some_and(|source| disk::is_same_file(source, path)) {
        return Err(ExportError::OverSource { path: path.to_owned() });
    }
    // What is no file, or cannot be read, is named by the writing itself.
    if !path.is_file() {
        return Ok(());
    }
    let mut found = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut found));
    let start = found.get(..START.min(found.len())).unwrap_or_default();
    if read.is_ok() && !found.is_empty() && !(format.begins(start) && is_ours(&found)) {
        return Err(ExportError::OverOther { path: path.to_owned(), format });
    }
    Ok(())
}

impl Format {
    /// The format that a file's name asks for.
    ///
    /// # Errors
    /// [`ExportError::UnknownFormat`] where the name ends in anything else.
    pub fn from_path(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == ending)
            .ok_or(ExportError::UnknownFormat { extension: ending })
    }

    /// Whether a file that begins so is of this format.
    fn begins(self, start: &[u8]) -> bool {
        let has = |needle: &[u8], within: usize| {
            start.get(..within.min(start.len())).is_some_and(|start| start.windows(needle.len()).any(|at| at == needle))
        };
        match self {
            // Readers look for the mark in the first kilobyte.
            Self::Pdf => has(b"%PDF-", 1024),
            Self::Png => start.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Svg => {
                let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
                text.starts_with(b"<") && has(b"<svg", start.len()) && !is_html(text)
            }
            Self::Html => is_html(start),
            // The list of what is in it stands first, and a slide soon after.
            Self::Pptx => {
                start.starts_with(b"PK") && has(b"[Content_Types].xml", 256) && has(b"ppt/slides/", start.len())
            }
        }
    }
}

/// Whether a text begins as HTML does.
fn is_html(start: &[u8]) -> bool {
    const BEGINNING: &[u8] = b"<!doctype html";
    start.trim_ascii_start().get(..BEGINNING.len()).is_some_and(|start| start.eq_ignore_ascii_case(BEGINNING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_knows_its_own_files_by_their_beginning() {
        let files: [(&[u8], Option<Format>); 11] = [
            (b"%PDF-1.4 ...", Some(Format::Pdf)),
            (b"\n\n%PDF-1.4 ...", Some(Format::Pdf)),
            (b"\x89PNG\r\n\x1a\n...", Some(Format::Png)),
            (b"<?xml version=\"1.0\"?>\n<!-- x -->\n<svg/>", Some(Format::Svg)),
            (b"\xEF\xBB\xBF\n<svg/>", Some(Format::Svg)),
            (b"{ \"format\": \"tropa\", \"title\": \"<svg\" }", None),
            (b"<html><body/></html>", None),
            (b"<!DOCTYPE html>\n<html><svg/></html>", Some(Format::Html)),
            (b"PK\x03\x04", None),
            (b"PK\x03\x04[Content_Types].xml PK\x03\x04ppt/slides/slide1.xml", Some(Format::Pptx)),
            (b"text", None),
        ];
        for (start, wanted) in files {
            for format in Format::ALL {
                assert_eq!(format.begins(start), wanted == Some(format), "{format:?}: {}", start.escape_ascii());
            }
        }
    }

    #[test]
    fn a_name_tells_the_format_in_any_case() {
        assert_eq!(Format::from_path(Path::new("карта.PDF")).ok(), Some(Format::Pdf));
        assert_eq!(Format::from_path(Path::new("a.b/map.svg")).ok(), Some(Format::Svg));
        for name in ["map", "map.docx", ".pdf"] {
            assert!(matches!(Format::from_path(Path::new(name)), Err(ExportError::UnknownFormat { .. })), "{name}");
        }
    }

    #[test]
    fn several_files_are_numbered_so_that_names_sort_as_pages_do() {
        assert_eq!(file_names(Path::new("a/карта.png"), 1), [Path::new("a/карта.png")]);
        let names = file_names(Path::new("a/карта.v2.png"), 12);
        assert_eq!(names.len(), 12);
        assert_eq!((&*names[0], &*names[11]), (Path::new("a/карта.v2-01.png"), Path::new("a/карта.v2-12.png")));
        assert!(names.is_sorted());
        assert_eq!(file_names(Path::new("карта"), 2), [Path::new("карта-01"), Path::new("карта-02")]);
    }
}
