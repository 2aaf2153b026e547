//! What the window asks of the machine: threads, the clipboard, other programs, and files that are its own.

pub(crate) mod autosave;
pub(crate) mod clipboard;
pub(crate) mod displays;
pub(crate) mod jobs;
pub(crate) mod outside;
pub(crate) mod printers;
pub(crate) mod recents;
pub(crate) mod short_path;
