//! Ids for what one run of the program adds to files.

use crate::model::IdSource;
use std::hash::{BuildHasher as _, RandomState};

/// A source whose ids differ from those of any other run: two people who edit copies of one file invent no equal ids.
#[must_use]
pub fn fresh_ids() -> IdSource {
    // The standard library's own per-process randomness; no other is needed for names.
    IdSource::seeded(RandomState::new().hash_one(0_u8))
}
