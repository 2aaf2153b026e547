//! Why a picture or a file does not come in, said so that a person knows what to do.

use crate::i18n::{Args, Localized, Value};
use crate::store::ImageProblem;
use std::fmt;
use std::io;
use std::path::Path;

/// Why a picture or a file is not taken in.
#[derive(Debug, thiserror::Error)]
pub struct FileError {
    /// The name of its file; none for what came without one.
    pub(super) name: Option<String>,
    pub(super) problem: FileProblem,
}

/// What is wrong with it.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    /// The system does not give it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A folder, a pipe or a device.
    #[error("this is not a file")]
    NotAFile,
    /// There is nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// More text than a map has room for.
    #[error("it has {bytes} bytes of text, more than {limit}")]
    TooMuchText {
        /// How many it has, at least.
        bytes: u64,
        /// The most that are read.
        limit: u64,
    },
    /// It is called a text and is none.
    #[error("this is no text")]
    NotText,
    /// A picture of another kind.
    #[error("this is neither PNG nor JPEG")]
    NotAPicture,
    /// More than a project may hold.
    #[error(transparent)]
    TooLarge(ImageProblem),
    /// A picture that no decoder gets through.
    #[error("the picture is damaged")]
    Damaged,
    /// A workbook: of such the clipboard takes a part, and the funnel its figures.
    #[error("this is a workbook; copy the cells that are wanted")]
    Workbook,
    /// Something that a map has no use for.
    #[error("a map has no use for such a file")]
    Unsupported,
}

impl FileError {
    /// What is wrong with it.
    #[must_use]
    pub const fn problem(&self) -> &FileProblem {
        &self.problem
    }

    /// Whether its file is known by name.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        self.name.is_some()
    }

    pub(super) fn of(path: &Path, problem: impl Into<FileProblem>) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self { name: Some(name), problem: problem.into() }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(out, "{name}: {}", self.problem),
            None => self.problem.fmt(out),
        }
    }
}

impl Localized for FileError {
    fn key(&self) -> &'static str {
        match &self.problem {
            FileProblem::Io(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "file-error-missing",
                io::ErrorKind::PermissionDenied => "file-error-denied",
                _ => "file-error-io",
            },
            FileProblem::NotAFile => "file-error-not-a-file",
            FileProblem::Empty => "file-error-empty",
            FileProblem::TooMuchText { .. } => "file-error-too-much-text",
            FileProblem::NotText => "file-error-not-text",
            FileProblem::TooLarge(ImageProblem::TooLarge { .. }) => "file-error-picture-too-large",
            FileProblem::TooLarge(ImageProblem::TooManyPixels { .. }) => "file-error-picture-too-many-pixels",
            FileProblem::NotAPicture => "file-error-not-a-picture",
            FileProblem::Damaged | FileProblem::TooLarge(_) => "file-error-picture-damaged",
            FileProblem::Workbook => "file-error-workbook",
            FileProblem::Unsupported => "file-error-unsupported",
        }
    }

    fn args(&self) -> Args {
        let mut args = match &self.problem {
            FileProblem::Io(error) => vec![("reason", Value::quoted(error))],
            FileProblem::TooMuchText { bytes, limit } => {
                vec![("size", tenths_of_mib(*bytes)), ("limit", (limit >> 20).into())]
            }
            FileProblem::TooLarge(problem) => problem.args(),
            FileProblem::NotAFile
            | FileProblem::Empty
            | FileProblem::NotText
            | FileProblem::NotAPicture
            | FileProblem::Damaged
            | FileProblem::Workbook
            | FileProblem::Unsupported => Vec::new(),
        };
        // A message chooses by a word: no name at all needs one too.
        args.push(("name", self.name.as_ref().map_or_else(|| "none".into(), Value::quoted)));
        args
    }
}

/// Rounded up: what is above a limit is told as more than that.
fn tenths_of_mib(bytes: u64) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "a length of a file, told to a tenth of a million bytes")]
    let tenths = (bytes as f64 / f64::from(1 << 20) * 10.0).ceil();
    Value::from(tenths / 10.0)
}
