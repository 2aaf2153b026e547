//! A file on disk that is whole or as it was, whatever happens while it is written, and read without trusting it.
//!
//! Projects, drawings and preferences are put in their places by [`put()`] alone, so that what a person may rely on is true of all
//! of them: rights stay as they are, links stay links, what is protected or no file is refused, and what a killed program left
//! behind is cleared away by the next one that writes there.

mod put;
mod read;
mod rights;
mod same;
mod strays;

pub use put::{Fault, make_folder, put, put_private};
pub use read::{Unread, read};
pub use same::is_same_file;
