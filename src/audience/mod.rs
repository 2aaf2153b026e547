//! For whom a map is shown and printed: a pass over the document before anything is laid out.
//!
//! What somebody is not to see is not covered, dimmed or left unlisted: it is not in the document that a file is made of. So it is in no
//! text, no metadata, no alternative text, no details panel, no embedded project and no picture, and no format has to know of it.

mod given;
mod hidden;
mod layers;
mod people;
mod pictures;
mod removal;
mod spotless;

pub use given::{given, print_setup, shown_to, without_layers};
pub use hidden::Hidden;
pub use people::without;
pub use removal::without_confidential;
