//! A command that fails, and the exit code that says so.

use crate::i18n::{Localized, Messages};
use crate::store;
use std::path::Path;

/// A command that failed: what to tell and which exit code to give.
#[derive(Debug)]
pub(super) struct Failure {
    /// What is told.
    pub(super) text: String,
    /// The exit code.
    pub(super) code: u8,
}

impl Failure {
    /// A map that has errors, or a result that cannot be written.
    pub(super) fn failed(messages: &Messages, why: &dyn Localized) -> Self {
        Self { text: why.message(messages), code: FAILED }
    }

    /// A file that cannot be read.
    pub(super) fn unreadable(messages: &Messages, why: &dyn Localized) -> Self {
        Self { text: why.message(messages), code: UNREADABLE }
    }
}

/// Exit code where a map has errors or a result cannot be written.
pub(super) const FAILED: u8 = 1;
/// Exit code where a file cannot be read.
const UNREADABLE: u8 = 2;

/// Opens a map or fails with exit code 2. The message begins with the file where it does not name it anyway.
pub(super) fn open(messages: &Messages, path: &Path) -> Result<store::Opened, Failure> {
    store::open(path).map_err(|error| {
        let text = error.message(messages);
        let name = path.display().to_string();
        let text = if text.contains(&name) { text } else { format!("{name}: {text}") };
        Failure { text, code: UNREADABLE }
    })
}
