//! Why there is no file.

use super::format::Format;
use super::limits::LONGEST_SIDE;
use crate::disk::Fault;
use crate::i18n::{Args, Localized, Value};
use crate::units::{Mm, Pt};
use std::path::PathBuf;

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is nothing to write.
    #[error("there is no page to write")]
    NoPages,
    /// It is for an audience that the project does not have.
    #[error("the project has no such audience")]
    NoSuchAudience,
    /// Whoever wanted it does not want it any more.
    #[error("the export was stopped")]
    Stopped,
    /// A sheet without a size, or with one that files cannot have.
    #[error("a sheet of {width} × {height} pt cannot be written; a side is at most {LONGEST_SIDE} pt")]
    SheetSize {
        /// Width in points.
        width: f64,
        /// Height in points.
        height: f64,
    },
    /// A resolution that is not a positive number.
    #[error("{0} dots per inch is no resolution")]
    Resolution(f64),
    /// More pixels than a picture may have.
    #[error("{width} × {height} pixels are too many; the limit is {limit} in all")]
    TooManyPixels {
        /// Pixels from left to right.
        width: u64,
        /// Pixels from top to bottom.
        height: u64,
        /// How many there may be in all.
        limit: u64,
    },
    /// A face that cannot be embedded.
    #[error("the face {face} cannot be embedded: {cause}")]
    Font {
        /// The PostScript name of the face.
        face: &'static str,
        /// What its reader said.
        cause: String,
    },
    /// The writer of a format failed.
    #[error("the {} file cannot be made: {cause}", .format.extension())]
    Encode {
        /// The format.
        format: Format,
        /// What its writer said.
        cause: String,
    },
    /// A file name that asks for a format there is not.
    #[error("`{extension}` is not pdf, png, svg, html or pptx")]
    UnknownFormat {
        /// How the name ends, without the dot.
        extension: String,
    },
    /// The file could not be put in its place; one that stood there before is as it was.
    #[error("{} cannot be written: {fault}", .path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// Why not.
        fault: Fault,
    },
    /// The drawing would take the place of the map it is made of.
    #[error("{} is the map itself and is not replaced by its drawing", .path.display())]
    OverSource {
        /// Where.
        path: PathBuf,
    },
    /// The drawing would take the place of a file that is no such drawing.
    #[error("{} is no {} and is not replaced", .path.display(), .format.extension())]
    OverOther {
        /// Where.
        path: PathBuf,
        /// What the file is not.
        format: Format,
    },
}

impl Localized for ExportError {
    fn key(&self) -> &'static str {
        match self {
            Self::NoPages => "export-error-no-pages",
            Self::NoSuchAudience => "export-error-no-audience",
            Self::Stopped => "export-error-stopped",
            Self::SheetSize { .. } => "export-error-sheet-size",
            Self::Resolution(_) => "export-error-resolution",
            Self::TooManyPixels { .. } => "export-error-too-many-pixels",
            Self::Font { .. } => "export-error-font",
            Self::Encode { .. } => "export-error-encode",
            Self::UnknownFormat { .. } => "export-error-unknown-format",
            Self::Write { fault, .. } => match fault {
                Fault::NotAFile => "export-error-not-a-file",
                Fault::ReadOnly => "export-error-read-only",
                Fault::Denied => "export-error-denied",
                Fault::NoFolder => "export-error-no-folder",
                Fault::NoSpace { .. } => "export-error-no-space",
                Fault::Io(_) => "export-error-write",
            },
            Self::OverSource { .. } => "export-error-over-source",
            Self::OverOther { .. } => "export-error-over-other",
        }
    }

    fn args(&self) -> Args {
        let mm = |length: f64| Value::from(Mm::from(Pt(length)).get().round());
        match self {
            Self::NoPages | Self::NoSuchAudience | Self::Stopped => Vec::new(),
            Self::SheetSize { width, height } => {
                vec![("width", mm(*width)), ("height", mm(*height)), ("limit", mm(LONGEST_SIDE))]
            }
            Self::Resolution(dpi) => vec![("dpi", (*dpi).into())],
            Self::TooManyPixels { width, height, limit } => {
                vec![("width", (*width).into()), ("height", (*height).into()), ("limit", (limit / 1_000_000).into())]
            }
            Self::Font { face, cause } => vec![("face", (*face).into()), ("cause", Value::quoted(cause))],
            Self::Encode { format, cause } => {
                vec![("format", format.extension().to_uppercase().into()), ("cause", Value::quoted(cause))]
            }
            Self::UnknownFormat { extension } => {
                // A message chooses by a word: no ending at all needs one too.
                vec![("extension", Value::quoted(if extension.is_empty() { "none" } else { extension.as_str() }))]
            }
            Self::Write { path, fault } => {
                let mut args = vec![("path", Value::path(path))];
                match fault {
                    // Rounded up: what is named as enough is.
                    Fault::NoSpace { needed } => args.push(("size", needed.div_ceil(1 << 10).into())),
                    Fault::Io(source) => args.push(("cause", Value::quoted(source))),
                    Fault::NotAFile | Fault::ReadOnly | Fault::Denied | Fault::NoFolder => {}
                }
                args
            }
            Self::OverSource { path } => vec![("path", Value::path(path))],
            Self::OverOther { path, format } => {
                vec![("path", Value::path(path)), ("format", format.extension().to_uppercase().into())]
            }
        }
    }
}
