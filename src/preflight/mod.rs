//! What is worth knowing before a map is printed: findings as values, in no language yet, each with what to show and, where there is one, a
//! way to mend it.

mod check;
mod eyes;
mod facts;
mod finding;
mod ink;
mod mend;
mod paper;
mod report;
mod room;
mod survey;
mod type_size;

pub use check::preflight;
pub use finding::{Finding, Severity};
pub use mend::Mend;
pub use report::{Report, TypeSize};
