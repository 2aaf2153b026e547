//! What can go wrong with a file, said so that a person knows what to do.
//!
//! Every error is [`Localized`] for the window and the command line; `Display` is the plain English of it.

use super::limits::MAX_BYTES;
use crate::disk::{Fault, Unread};
use crate::i18n::{Args, Localized, Value};
use crate::model::{Breach, BreachKind};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What a file is that is no Tropa project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// JSON of another program.
    Json,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A PDF.
    Pdf,
    /// A ZIP archive; documents of office programs are such archives.
    Zip,
    /// A GIF picture.
    Gif,
    /// A file packed by gzip.
    Gzip,
    /// A program.
    Program,
    /// A database of `SQLite`.
    Sqlite,
    /// A page of the web.
    Html,
    /// An SVG drawing or another XML file.
    Xml,
}

impl FileKind {
    /// How the kind is called in the arguments of a fluent message.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::Gif => "gif",
            Self::Gzip => "gzip",
            Self::Program => "program",
            Self::Sqlite => "sqlite",
            Self::Html => "html",
            Self::Xml => "xml",
        }
    }

    /// Tells a kind by the first bytes of a file; `None` where they say nothing.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        const STARTS: [(&[u8], FileKind); 10] = [
            (b"\x89PNG\r\n\x1a\n", FileKind::Png),
            (b"\xFF\xD8\xFF", FileKind::Jpeg),
            (b"%PDF-", FileKind::Pdf),
            (b"PK\x03\x04", FileKind::Zip),
            (b"GIF87a", FileKind::Gif),
            (b"GIF89a", FileKind::Gif),
            (b"\x1F\x8B", FileKind::Gzip),
            (b"\x7FELF", FileKind::Program),
            (b"MZ", FileKind::Program),
            (b"SQLite format 3\0", FileKind::Sqlite),
        ];
        /// What begins with a bracket is a page or another language of its kind, whatever stands before.
        const MARKS: [(&[u8], FileKind); 4] = [
            (b"<!doctype html", FileKind::Html),
            (b"<html", FileKind::Html),
            (b"<?xml", FileKind::Xml),
            (b"<svg", FileKind::Xml),
        ];
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let marked = |mark: &[u8]| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        (STARTS.iter().find(|(start, _)| bytes.starts_with(start)))
            .or_else(|| MARKS.iter().find(|(mark, _)| marked(mark)))
            .map(|&(_, kind)| kind)
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Json => "JSON of another program",
            Self::Png => "a PNG picture",
            Self::Jpeg => "a JPEG picture",
            Self::Pdf => "a PDF",
            Self::Zip => "a ZIP archive or an office document",
            Self::Gif => "a GIF picture",
            Self::Gzip => "a file packed by gzip",
            Self::Program => "a program",
            Self::Sqlite => "an SQLite database",
            Self::Html => "a web page",
            Self::Xml => "an SVG drawing or another XML file",
        })
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// A field that must be there is not.
    Missing,
    /// A field is there twice.
    Duplicate,
    /// A value of another type: a text where a number belongs.
    Type,
    /// A word that this version does not know.
    Word,
    /// Any other value that cannot be: an id of the wrong kind, a day that no calendar has.
    Value,
}

impl FieldProblem {
    /// How the problem is called in the arguments of a fluent message.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Duplicate => "duplicate",
            Self::Type => "type",
            Self::Word => "word",
            Self::Value => "value",
        }
    }

    /// Sorts a message of serde, whose wording is all it gives.
    pub(super) fn of(message: &str) -> Self {
        const STARTS: [(&str, FieldProblem); 5] = [
            ("missing field", FieldProblem::Missing),
            ("duplicate field", FieldProblem::Duplicate),
            ("invalid type", FieldProblem::Type),
            ("invalid length", FieldProblem::Type),
            ("unknown variant", FieldProblem::Word),
        ];
        STARTS.iter().find(|(start, _)| message.starts_with(start)).map_or(Self::Value, |&(_, problem)| problem)
    }
}

/// Why a picture is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageProblem {
    /// Its data is not base64.
    #[error("its data is not base64")]
    NotBase64,
    /// It is neither PNG nor JPEG.
    #[error("it is neither PNG nor JPEG")]
    NotAnImage,
    /// Its name is not the hash of its bytes, so some of them are damaged.
    #[error("its bytes do not match its name")]
    WrongHash,
    /// The picture's file is too large.
    #[error("its file has more than {} MiB", .limit >> 20)]
    TooLarge {
        /// The most bytes that are taken.
        limit: usize,
    },
    /// Decoded it would fill the memory.
    #[error("it has {width} × {height} pixels, more than {} million", .limit / 1_000_000)]
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The most pixels that are taken.
        limit: u64,
    },
}

impl ImageProblem {
    /// The fluent key.
    const fn key(self) -> &'static str {
        match self {
            Self::NotBase64 => "read-error-image-not-base64",
            Self::NotAnImage => "read-error-image-not-an-image",
            Self::WrongHash => "read-error-image-wrong-hash",
            Self::TooLarge { .. } => "read-error-image-too-large",
            Self::TooManyPixels { .. } => "read-error-image-too-many-pixels",
        }
    }

    /// What the message is filled with beside the picture's name.
    #[must_use]
    pub fn args(self) -> Args {
        match self {
            Self::NotBase64 | Self::NotAnImage | Self::WrongHash => Vec::new(),
            Self::TooLarge { limit } => vec![("limit", (limit >> 20).into())],
            Self::TooManyPixels { width, height, limit } => {
                vec![("width", width.into()), ("height", height.into()), ("limit", (limit / 1_000_000).into())]
            }
        }
    }
}

/// Why bytes are not a project. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in the file.
    #[error("the file is empty; open a backup copy")]
    Empty,
    /// The file holds zero bytes only, as after a power failure.
    #[error("the file holds nothing but zeros, as after a power failure; open a backup copy")]
    Zeros,
    /// Not a text.
    #[error("line {line}, column {column}: not UTF-8; save the file as UTF-8 or open a backup copy")]
    NotUtf8 {
        /// Line of the first wrong byte.
        line: usize,
        /// Column of the first wrong byte.
        column: usize,
    },
    /// The file ends before the project does.
    #[error("the file breaks off at line {line}, column {column}; open a backup copy")]
    CutOff {
        /// Line where it ends.
        line: usize,
        /// Column where it ends.
        column: usize,
    },
    /// The JSON is broken.
    #[error("line {line}, column {column}: broken JSON: {message}; correct the line or open a backup copy")]
    NotJson {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
        /// What the parser says, in English.
        message: String,
    },
    /// A sound file of something else.
    #[error("this is {kind}, not a Tropa project; choose a file with the ending .tropa")]
    NotAProject {
        /// What it is.
        kind: FileKind,
    },
    /// It says that it is a project, but of no version there ever was.
    #[error("the project does not say its version; add \"version\": 1 or open a backup copy")]
    NoVersion,
    /// It names a version that is no number of one.
    #[error(
        "the project names the version {version}, which no Tropa writes; correct it to \"version\": 1 or open a backup copy"
    )]
    OddVersion {
        /// What the file says.
        version: String,
    },
    /// Written by a newer Tropa.
    #[error("the project has version {version} of the format, this Tropa reads up to {supported}; update Tropa")]
    Newer {
        /// The file's version.
        version: u64,
        /// The newest version that is read.
        supported: u64,
    },
    /// Too many bytes.
    #[error("the file has {} MiB, more than {} MiB; take pictures out of it", .bytes >> 20, .limit >> 20)]
    TooLarge {
        /// How many it has, at least.
        bytes: u64,
        /// The most that are read.
        limit: u64,
    },
    /// Too deeply nested to be a project.
    #[error("line {line}, column {column}: nested deeper than {limit} levels; this is no file that Tropa wrote")]
    TooDeep {
        /// Line of the first bracket that is too deep.
        line: usize,
        /// Its column.
        column: usize,
        /// The deepest level that is read.
        limit: usize,
    },
    /// Too many values to be a project.
    #[error("the file has more than {} million values; divide the project", .limit / 1_000_000)]
    TooManyValues {
        /// The most that are read.
        limit: usize,
    },
    /// A value that cannot be at its place.
    #[error("line {line}: {path}: {message}; correct the field or open a backup copy")]
    Field {
        /// Where in the file: `journeys[0].touchpoints[12].stage`.
        path: String,
        /// The line.
        line: usize,
        /// What is wrong.
        problem: FieldProblem,
        /// What the parser says, in English.
        message: String,
    },
    /// A picture that is not taken.
    #[error("picture {name}: {problem}; open a backup copy or take the picture out of the file")]
    Image {
        /// The picture's name in the file.
        name: String,
        /// What is wrong.
        problem: ImageProblem,
    },
    /// A font file of the brand is too large.
    #[error("the font `{name}` has more than {} MiB; choose a smaller one", .limit >> 20)]
    Face {
        /// Where it stands.
        name: String,
        /// The most bytes that are taken.
        limit: u64,
    },
}

impl Localized for ReadError {
    fn key(&self) -> &'static str {
        match self {
            Self::Empty => "read-error-empty",
            Self::Zeros => "read-error-zeros",
            Self::NotUtf8 { .. } => "read-error-not-utf8",
            Self::CutOff { .. } => "read-error-cut-off",
            Self::NotJson { .. } => "read-error-not-json",
            Self::NotAProject { .. } => "read-error-not-a-project",
            Self::NoVersion => "read-error-no-version",
            Self::OddVersion { .. } => "read-error-odd-version",
            Self::Newer { .. } => "read-error-newer",
            Self::TooLarge { .. } => "read-error-too-large",
            Self::TooDeep { .. } => "read-error-too-deep",
            Self::TooManyValues { .. } => "read-error-too-many-values",
            Self::Field { .. } => "read-error-field",
            Self::Image { problem, .. } => problem.key(),
            Self::Face { .. } => "read-error-face",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::Empty | Self::Zeros | Self::NoVersion => Vec::new(),
            Self::NotUtf8 { line, column } | Self::CutOff { line, column } => at(*line, *column),
            Self::NotJson { line, column, message } => {
                let mut args = at(*line, *column);
                args.push(("message", Value::quoted(message)));
                args
            }
            Self::NotAProject { kind } => vec![("kind", kind.key().into())],
            Self::OddVersion { version } => vec![("version", Value::quoted(version))],
            Self::Newer { version, supported } => {
                vec![("version", Value::ordinal(version)), ("supported", Value::ordinal(supported))]
            }
            Self::TooLarge { bytes, limit } => vec![("size", (bytes >> 20).into()), ("limit", (limit >> 20).into())],
            Self::TooDeep { line, column, limit } => {
                let mut args = at(*line, *column);
                args.push(("limit", (*limit).into()));
                args
            }
            Self::TooManyValues { limit } => vec![("limit", (limit / 1_000_000).into())],
            Self::Field { path, line, problem, message } => vec![
                ("field", Value::quoted(path)),
                ("line", Value::ordinal(line)),
                ("problem", problem.key().into()),
                ("message", Value::quoted(message)),
            ],
            Self::Face { name, limit } => vec![("name", Value::quoted(name)), ("limit", (limit >> 20).into())],
            Self::Image { name, problem } => {
                let mut args = problem.args();
                args.push(("name", Value::quoted(name)));
                args
            }
        }
    }
}

/// A place in a text, as editors name it.
fn at(line: usize, column: usize) -> Args {
    vec![("line", Value::ordinal(line)), ("column", Value::ordinal(column))]
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{}: there is no such file; it may have been moved or renamed", .path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The rights do not allow it.
    #[error("{}: you may not read this file; ask its owner for the right to", .path.display())]
    Denied {
        /// The file.
        path: PathBuf,
    },
    /// A folder, a pipe or a device.
    #[error("{}: this is not a file; choose a file with the ending .tropa", .path.display())]
    NotAFile {
        /// What was to be opened.
        path: PathBuf,
    },
    /// The disk or the network failed.
    #[error("{}: reading failed: {source}; check the drive and try again", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file was read, but is not a project.
    #[error("{}: {source}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: ReadError,
    },
    /// The file holds a part of a project: a persona that was saved on its own.
    #[error("{}: this is a persona and not a whole project; open a project and insert the persona there", .path.display())]
    Part {
        /// The file.
        path: PathBuf,
    },
    /// The file holds a whole project where a persona is wanted.
    #[error("{}: this is a whole project and not a persona; open it and save the persona you need to a file", .path.display())]
    Whole {
        /// The file.
        path: PathBuf,
    },
}

impl OpenError {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Denied { path }
            | Self::NotAFile { path }
            | Self::Io { path, .. }
            | Self::Read { path, .. }
            | Self::Part { path }
            | Self::Whole { path } => path,
        }
    }

    pub(super) fn unread(path: &Path, unread: Unread) -> Self {
        match unread {
            Unread::NotAFile => Self::NotAFile { path: path.to_owned() },
            Unread::TooLarge { bytes } => {
                Self::Read { path: path.to_owned(), source: ReadError::TooLarge { bytes, limit: MAX_BYTES } }
            }
            Unread::Io(source) => Self::from_io(path, source),
        }
    }

    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { path },
            io::ErrorKind::PermissionDenied => Self::Denied { path },
            io::ErrorKind::IsADirectory => Self::NotAFile { path },
            _ => Self::Io { path, source },
        }
    }
}

impl Localized for OpenError {
    fn key(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "open-error-missing",
            Self::Denied { .. } => "open-error-denied",
            Self::NotAFile { .. } => "open-error-not-a-file",
            Self::Io { .. } => "open-error-io",
            // The file itself is at fault.
            Self::Read { source, .. } => source.key(),
            Self::Part { .. } => "open-error-part",
            Self::Whole { .. } => "open-error-whole",
        }
    }

    /// `path` is always among them.
    fn args(&self) -> Args {
        let mut args = match self {
            Self::Missing { .. }
            | Self::Denied { .. }
            | Self::NotAFile { .. }
            | Self::Part { .. }
            | Self::Whole { .. } => Vec::new(),
            Self::Io { source, .. } => vec![("reason", Value::quoted(source))],
            Self::Read { source, .. } => source.args(),
        };
        args.push(("path", Value::path(self.path())));
        args
    }
}

/// A document that JSON cannot express; no document that was read or edited is one.
#[derive(Debug, thiserror::Error)]
#[error("the project cannot be written as JSON: {0}")]
pub struct WriteError(#[from] serde_json::Error);

/// Why a document was not saved. The file is as it was before, and no other file is left behind.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A folder, a pipe or a device is there already.
    #[error("{}: there is a folder or a device of this name; choose another name", .path.display())]
    NotAFile {
        /// The target.
        path: PathBuf,
    },
    /// The file or the medium is read-only.
    #[error("{}: the file is read-only; save under another name", .path.display())]
    ReadOnly {
        /// The target.
        path: PathBuf,
    },
    /// The rights do not allow it.
    #[error("{}: you may not write in this folder; save in another one", .path.display())]
    Denied {
        /// The target.
        path: PathBuf,
    },
    /// The folder is gone.
    #[error("{}: there is no such folder; it may have been moved or the drive unplugged; save in another one", .path.display())]
    NoFolder {
        /// The target.
        path: PathBuf,
    },
    /// The disk or the quota is full.
    #[error("{}: there is no space left for {needed} bytes; free some or save on another drive", .path.display())]
    NoSpace {
        /// The target.
        path: PathBuf,
        /// How many bytes the file has.
        needed: u64,
    },
    /// The file would be one that [`open`](super::open()) refuses.
    #[error("{}: not saved, because the file could not be opened again: {source}", .path.display())]
    WouldNotOpen {
        /// The target.
        path: PathBuf,
        /// Why it could not be opened.
        source: ReadError,
    },
    /// The document cannot be written.
    #[error("{}: {source}", .path.display())]
    Write {
        /// The target.
        path: PathBuf,
        /// Why not.
        source: WriteError,
    },
    /// The disk or the network failed.
    #[error("{}: writing failed: {source}; check the drive or save under another name", .path.display())]
    Io {
        /// The target.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl SaveError {
    /// The target.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::NotAFile { path }
            | Self::ReadOnly { path }
            | Self::Denied { path }
            | Self::NoFolder { path }
            | Self::NoSpace { path, .. }
            | Self::WouldNotOpen { path, .. }
            | Self::Write { path, .. }
            | Self::Io { path, .. } => path,
        }
    }

    pub(super) fn of(path: &Path, fault: Fault) -> Self {
        let path = path.to_owned();
        match fault {
            Fault::NotAFile => Self::NotAFile { path },
            Fault::ReadOnly => Self::ReadOnly { path },
            Fault::Denied => Self::Denied { path },
            Fault::NoFolder => Self::NoFolder { path },
            Fault::NoSpace { needed } => Self::NoSpace { path, needed },
            Fault::Io(source) => Self::Io { path, source },
        }
    }
}

impl Localized for SaveError {
    fn key(&self) -> &'static str {
        match self {
            Self::NotAFile { .. } => "save-error-not-a-file",
            Self::ReadOnly { .. } => "save-error-read-only",
            Self::Denied { .. } => "save-error-denied",
            Self::NoFolder { .. } => "save-error-no-folder",
            Self::NoSpace { .. } => "save-error-no-space",
            Self::WouldNotOpen { source: ReadError::TooLarge { .. }, .. } => "save-error-too-large",
            Self::WouldNotOpen { source: ReadError::Image { .. }, .. } => "save-error-image",
            Self::WouldNotOpen { .. } => "save-error-would-not-open",
            Self::Write { .. } | Self::Io { .. } => "save-error-io",
        }
    }

    /// `path` is always among them.
    fn args(&self) -> Args {
        let mut args = match self {
            Self::NotAFile { .. } | Self::ReadOnly { .. } | Self::Denied { .. } | Self::NoFolder { .. } => Vec::new(),
            // Rounded up: what is named as enough is.
            Self::NoSpace { needed, .. } => vec![("size", needed.div_ceil(1 << 10).into())],
            Self::WouldNotOpen { source, .. } => source.args(),
            Self::Write { source, .. } => vec![("reason", Value::quoted(source))],
            Self::Io { source, .. } => vec![("reason", Value::quoted(source))],
        };
        args.push(("path", Value::path(self.path())));
        args
    }
}

impl Localized for Breach {
    fn key(&self) -> &'static str {
        match self.kind {
            BreachKind::DuplicateId => "breach-duplicate-id",
            BreachKind::Dangling(_) => "breach-dangling",
            BreachKind::WrongLane(_) => "breach-wrong-lane",
            BreachKind::MissingImage => "breach-missing-image",
            BreachKind::NoJourney => "breach-no-journey",
            BreachKind::CountedTwice => "breach-counted-twice",
        }
    }

    /// The element and, where it names another, that one.
    fn args(&self) -> Args {
        let mut args = vec![("element", self.element.to_string().into())];
        if let BreachKind::Dangling(named) | BreachKind::WrongLane(named) = self.kind {
            args.push(("named", named.to_string().into()));
        }
        args
    }
}
