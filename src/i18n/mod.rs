//! Words: the messages of the interface and of the sheet, and how numbers and dates are written and read.
//!
//! All wording is in `assets/i18n/`, one Fluent file a room and a language. Code asks for a key.

pub mod day;
mod figures;
pub mod format;
mod localized;
mod messages;
pub mod number;
mod quoted;
mod shortened;
mod system;
mod value;

pub use localized::{Args, Localized, Message};
pub use messages::Messages;
pub use quoted::visible;
pub use system::system_language;
pub use value::Value;
