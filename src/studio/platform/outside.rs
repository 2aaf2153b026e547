//! Showing a file in other programs: the one that opens its kind, and the one that shows folders.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file with the program that the system has for its kind.
///
/// # Errors
/// The system's, where there is nobody to ask, or the answer of whoever was asked.
pub(crate) fn open(path: &Path) -> io::Result<()> {
    if cfg!(target_os = "windows") {
        // Explorer opens a file as a double click does; its exit code says nothing.
        return started(Command::new("explorer").arg(path)).map(|_said| ());
    }
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    answered(Command::new(opener).arg(path))
}

/// Shows a file in its folder, selected where the system can do that.
///
/// # Errors
/// As [`open`].
pub(crate) fn show_in_folder(path: &Path) -> io::Result<()> {
    if cfg!(target_os = "windows") {
        let mut select = std::ffi::OsString::from("/select,");
        select.push(path);
        return started(Command::new("explorer").arg(select)).map(|_said| ());
    }
    if cfg!(target_os = "macos") {
        return answered(Command::new("open").arg("-R").arg(path));
    }
    answered(Command::new("xdg-open").arg(path.parent().unwrap_or(path)))
}

/// Runs a program without hands on this one's input and output; gives whether it says that it did what was asked.
fn started(command: &mut Command) -> io::Result<bool> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().map(|status| status.success())
}

fn answered(command: &mut Command) -> io::Result<()> {
    if started(command)? { Ok(()) } else { Err(io::Error::from(io::ErrorKind::Unsupported)) }
}
