//! What commands print. A reader that has gone away or a full disk behind the output never ends the program, and never decides
//! over its work, and what a map or a file name holds does nothing to the terminal.

use super::failure::{FAILED, Failure};
use crate::i18n::{Messages, visible};
use std::io::{self, ErrorKind, Write as _};

/// Tells on standard output how a command went. The work is done by then, so that nobody can be told changes nothing.
pub(super) fn say(text: &str) {
    let _untold = writeln!(io::stdout().lock(), "{}", visible(text));
}

/// Prints what a command was asked for. A reader who has seen enough (`| head`) is no failure; a full disk is one.
pub(super) fn print(messages: &Messages, text: &str) -> Result<(), Failure> {
    match writeln!(io::stdout().lock(), "{}", visible(text)) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let text = messages.format("cli-output-failed", &[("reason", error.to_string().into())]);
            Err(Failure { text, code: FAILED })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Tells on standard error what went wrong. Nothing is left to do where that is closed, too.
pub fn complain(text: &str) {
    let _untold = writeln!(io::stderr().lock(), "{}", visible(text));
}
