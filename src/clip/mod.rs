//! Copying and pasting as values: what was copied, what others put into the clipboard, and the edit that comes of it.
//!
//! A [`Fragment`] is a small document of its own, so it is written and read as a project file is: the same version, the same
//! limits, the same pictures. [`Pasted::read`] tells what a text or a page of HTML from another program is. Whatever is pasted
//! becomes one [`Paste`]: an edit that is one undo step, and what to select after it. The clipboard of the system is the
//! business of `studio`.

mod cards;
mod error;
mod file;
mod fragment;
mod html;
mod out;
mod paste;
mod picture;
mod read;
mod table;
mod target;
mod words;

pub use cards::{cards, one_card};
pub use error::{FileError, FileProblem};
pub use file::{Content, read_file, read_picture, take_picture};
pub use fragment::Fragment;
pub use out::{html, text};
pub use picture::{LONGEST_SIDE, cards_with_pictures, drawn, picture};
pub use read::{Lines, Pasted};
pub use table::{PasteCounts, TableColumn, TableOptions, TablePlan, TableRow};
pub use target::{Paste, PastePosition, PasteTarget, TargetCell};
