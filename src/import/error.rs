//! Why a file of figures was not read, said so that a person knows what to do.
//!
//! As in `store`: every error is [`Localized`]; `Display` is the plain English of it.

use super::terms::{Encoding, Role};
use crate::i18n::{Args, Localized, Value};
use std::io;

/// Why nothing was read. Rows are counted as the file counts them, from 1.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such file.
    #[error("{file}: there is no such file; it may have been moved or renamed")]
    Missing {
        /// Name of the file.
        file: String,
    },
    /// The rights do not allow it.
    #[error("{file}: you may not read this file; ask its owner for the right to")]
    Denied {
        /// Name of the file.
        file: String,
    },
    /// The disk or the network failed.
    #[error("{file}: reading failed: {source}; check the drive and try again")]
    Io {
        /// Name of the file.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// There is nothing in it.
    #[error("{file} is empty; choose another file")]
    Empty {
        /// Name of the file.
        file: String,
    },
    /// There is nothing on the sheet.
    #[error("{file}: the sheet {sheet} is empty; choose another sheet")]
    EmptySheet {
        /// Name of the file.
        file: String,
        /// The sheet.
        sheet: String,
    },
    /// There is no such sheet.
    #[error("{file} has no sheet {sheet}; choose another sheet")]
    NoSheet {
        /// Name of the file.
        file: String,
        /// The sheet.
        sheet: String,
    },
    /// Too many bytes, packed or unpacked.
    #[error("{file} has {} MiB, more than {} MiB; take out what is not needed or divide it", .bytes >> 20, .limit >> 20)]
    TooLarge {
        /// Name of the file.
        file: String,
        /// How many it has.
        bytes: u64,
        /// The most that are read.
        limit: u64,
    },
    /// Too many rows.
    #[error("{file} has more than {limit} rows; divide it")]
    TooManyRows {
        /// Name of the file.
        file: String,
        /// The most that are read.
        limit: u64,
    },
    /// It is something else: a picture, a program, a text without columns.
    #[error("{file} is no table; save it as CSV or XLSX")]
    NotATable {
        /// Name of the file.
        file: String,
    },
    /// A workbook with a password.
    #[error("{file} is protected by a password; take the password off in the program that wrote it")]
    Encrypted {
        /// Name of the file.
        file: String,
    },
    /// A damaged workbook.
    #[error("{file} is damaged: {message}; open it in its program and save it again, or save it as CSV")]
    Broken {
        /// Name of the file.
        file: String,
        /// What its reader says, in English: for the log, not for a person.
        message: String,
    },
    /// Bytes that are no text in this encoding.
    #[error("{file}, row {row}: not written in {}; choose another encoding", .encoding.name())]
    NotText {
        /// Name of the file.
        file: String,
        /// The row.
        row: u64,
        /// The encoding in which it was read.
        encoding: Encoding,
    },
    /// A quotation mark that is never closed.
    #[error("{file}, row {row}: a quotation mark is opened and never closed; close it or take it out")]
    OpenQuote {
        /// Name of the file.
        file: String,
        /// The row where it opens.
        row: u64,
    },
    /// A column that the mapping names is not there, or there twice.
    #[error("{file}: there is no single column {header}; choose the columns anew")]
    NoColumn {
        /// Name of the file.
        file: String,
        /// The heading.
        header: String,
    },
    /// No column has a role without which nothing can be counted.
    #[error("{file}: no column is chosen for: {}; choose one", .role.key())]
    NoRole {
        /// Name of the file.
        file: String,
        /// The role.
        role: Role,
    },
    /// Not one row of it can be used.
    #[error("no row of it can be used; the figures stay as they are")]
    Nothing,
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
}

impl ImportError {
    pub(super) fn from_io(file: &str, source: io::Error) -> Self {
        let file = file.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { file },
            io::ErrorKind::PermissionDenied => Self::Denied { file },
            io::ErrorKind::IsADirectory => Self::NotATable { file },
            _ => Self::Io { file, source },
        }
    }
}

impl Localized for ImportError {
    fn key(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "import-error-missing",
            Self::Denied { .. } => "import-error-denied",
            Self::Io { .. } => "import-error-io",
            Self::Empty { .. } => "import-error-empty",
            Self::EmptySheet { .. } => "import-error-empty-sheet",
            Self::NoSheet { .. } => "import-error-no-sheet",
            Self::TooLarge { .. } => "import-error-too-large",
            Self::TooManyRows { .. } => "import-error-too-many-rows",
            Self::NotATable { .. } => "import-error-not-a-table",
            Self::Encrypted { .. } => "import-error-encrypted",
            Self::Broken { .. } => "import-error-broken",
            Self::NotText { .. } => "import-error-not-text",
            Self::OpenQuote { .. } => "import-error-open-quote",
            Self::NoColumn { .. } => "import-error-no-column",
            Self::NoRole { .. } => "import-error-no-role",
            Self::Nothing => "import-error-nothing",
            Self::Stopped => "import-error-stopped",
        }
    }

    fn args(&self) -> Args {
        let (file, mut args): (Option<&String>, Args) = match self {
            Self::Missing { file }
            | Self::Denied { file }
            | Self::Empty { file }
            | Self::NotATable { file }
            | Self::Encrypted { file }
            | Self::Broken { file, .. } => (Some(file), Vec::new()),
            Self::Io { file, source } => (Some(file), vec![("reason", Value::quoted(source))]),
            Self::EmptySheet { file, sheet } | Self::NoSheet { file, sheet } => {
                (Some(file), vec![("sheet", Value::quoted(sheet))])
            }
            Self::TooLarge { file, bytes, limit } => {
                (Some(file), vec![("size", (bytes >> 20).into()), ("limit", (limit >> 20).into())])
            }
            Self::TooManyRows { file, limit } => (Some(file), vec![("limit", (limit / 1_000_000).into())]),
            // Rows are named as the other program names them: without marks between thousands.
            Self::NotText { file, row, encoding } => {
                (Some(file), vec![("row", Value::ordinal(row)), ("encoding", encoding.name().into())])
            }
            Self::OpenQuote { file, row } => (Some(file), vec![("row", Value::ordinal(row))]),
            Self::NoColumn { file, header } => (Some(file), vec![("header", Value::quoted(header))]),
            Self::NoRole { file, role } => (Some(file), vec![("role", Value::Key(role.key()))]),
            Self::Nothing | Self::Stopped => (None, Vec::new()),
        };
        args.extend(file.map(|file| ("file", Value::quoted(file))));
        args
    }
}
