//! Questions in the middle of the window, one at a time.

mod dialog;
pub(crate) mod file_chooser;
pub(crate) mod import_step;
pub(crate) mod left_copies;
pub(crate) mod overwrite;
mod parts;
pub(crate) mod paste;
pub(crate) mod portrait;
pub(crate) mod print_now;
pub(crate) mod removal;
mod room;
mod settings;
mod tried;

pub(crate) use dialog::{Dialog, Problem, ask_system, system_has_dialogs};
