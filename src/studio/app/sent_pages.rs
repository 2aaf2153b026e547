//! What became of pages on their way to a printer.

use crate::export::ExportError;
use crate::i18n::{Args, Localized};
use crate::studio::platform::printers::{PrintError, PrintOutcome};

/// Why nothing was printed.
#[derive(Debug)]
pub(super) enum NotPrinted {
    /// There is no file.
    Export(ExportError),
    /// Nobody prints it.
    Print(PrintError),
}

impl Localized for NotPrinted {
    fn key(&self) -> &'static str {
        match self {
            Self::Export(error) => error.key(),
            Self::Print(error) => error.key(),
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::Export(error) => error.args(),
            Self::Print(error) => error.args(),
        }
    }
}

/// What went to a printer.
#[derive(Debug)]
pub(super) struct SentPages {
    pub(super) outcome: PrintOutcome,
    pub(super) pages: usize,
    pub(super) printer: Option<String>,
}
