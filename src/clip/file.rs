//! Files that come in, by whatever way: pictures, lists, tables and pages of other programs.

use super::error::{FileError, FileProblem};
use super::picture::picture;
use super::read::MOST_TEXT;
use crate::disk::{self, Unread};
use crate::import;
use crate::model::Image;
use crate::store::{ImageProblem, MAX_IMAGE_BYTES};
use std::path::Path;
use std::sync::Arc;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A picture, with the name of its file without its ending.
    Picture(Arc<Image>, String),
    /// A text: a list, a table, words.
    Text(String),
    /// A page of HTML.
    Page(String),
}

/// What the ending of a name says of a file.
enum DroppedKind {
    Text,
    Page,
    Workbook,
    Picture,
    Other,
}

impl DroppedKind {
    fn of(path: &Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "txt" | "md" | "csv" | "tsv" => Self::Text,
            "html" | "htm" => Self::Page,
            "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => Self::Workbook,
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "tif" | "tiff" | "heic" | "heif" | "avif" | "svg" => {
                Self::Picture
            }
            _ => Self::Other,
        }
    }
}

/// Reads a file for the map: a text in whatever encoding it is written, a page, or a picture as a project takes it in. It may
/// take seconds, for a large picture is made smaller.
///
/// # Errors
/// [`FileError`] for what cannot be read and what a map has no use for.
pub fn read_file(path: &Path) -> Result<Content, FileError> {
    match DroppedKind::of(path) {
        DroppedKind::Text => read_text(path).map(Content::Text),
        DroppedKind::Page => read_text(path).map(Content::Page),
        DroppedKind::Workbook => Err(FileError::of(path, FileProblem::Workbook)),
        DroppedKind::Picture => read_picture(path),
        // A picture need not be called one; what is none is none of any size.
        DroppedKind::Other => read_picture(path).map_err(|error| match error.problem {
            FileProblem::NotAPicture | FileProblem::TooLarge(_) => FileError::of(path, FileProblem::Unsupported),
            problem => FileError { problem, ..error },
        }),
    }
}

/// Reads a file that has to be a picture, as a project takes it in.
///
/// # Errors
/// [`FileError`] for what cannot be read and is no such picture.
pub fn read_picture(path: &Path) -> Result<Content, FileError> {
    let limit = MAX_IMAGE_BYTES as u64;
    let too_large = |_| FileProblem::TooLarge(ImageProblem::TooLarge { limit: MAX_IMAGE_BYTES });
    let bytes = read_bytes(path, limit, too_large)?;
    let image = picture(bytes).map_err(|problem| FileError::of(path, problem))?;
    let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Content::Picture(Arc::new(image), title))
}

/// Takes in the bytes of a picture that has no file.
///
/// # Errors
/// [`FileError`] for what is no such picture.
pub fn take_picture(bytes: Vec<u8>) -> Result<Content, FileError> {
    match picture(bytes) {
        Ok(image) => Ok(Content::Picture(Arc::new(image), String::new())),
        Err(problem) => Err(FileError { name: None, problem }),
    }
}

fn read_text(path: &Path) -> Result<String, FileError> {
    let limit = MOST_TEXT as u64;
    let bytes = read_bytes(path, limit, |bytes| FileProblem::TooMuchText { bytes, limit })?;
    let text = import::decoded(&bytes).ok_or_else(|| FileError::of(path, FileProblem::NotText))?;
    if text.trim().is_empty() { Err(FileError::of(path, FileProblem::Empty)) } else { Ok(text) }
}

fn read_bytes(path: &Path, limit: u64, too_large: impl Fn(u64) -> FileProblem) -> Result<Vec<u8>, FileError> {
    let (_, bytes) = disk::read(path, limit).map_err(|unread| {
        let problem = match unread {
            Unread::NotAFile => FileProblem::NotAFile,
            Unread::TooLarge { bytes } => too_large(bytes),
            Unread::Io(error) => FileProblem::Io(error),
        };
        FileError::of(path, problem)
    })?;
    Ok(bytes)
}
