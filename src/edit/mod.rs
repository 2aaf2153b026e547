//! How a map *changes*: named intents, applied to a snapshot, giving the next snapshot.
//!
//! [`apply()`] is the only way a document changes. [`History`] keeps the snapshots and groups edits into undo steps.

mod apply;
pub mod confidential;
mod contents;
mod copies;
mod error;
mod find;
mod history;
mod intent;
pub mod lock;
pub mod meeting;
mod reference;
mod removal;
mod step_name;

pub use crate::model::Element;
pub use apply::apply;
pub use contents::{Contents, contents};
pub use copies::{Copies, with_contents};
pub use error::EditError;
pub use find::{Query, Replacing, TextMatch, find, replace};
pub use history::History;
pub use intent::Edit;
pub use step_name::StepName;
