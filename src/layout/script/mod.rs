//! The stops of a script as pages: windows of the one sheet on which a map lies, each with what is not meant dimmed and the names of what
//! is out of view at its edges. Nothing is composed anew, so a page shows what the audience saw.

mod edges;
mod pages;
mod stop;
mod veil;

pub use pages::{script_page, script_pages};
pub use stop::{ScriptLook, ScriptStop};
