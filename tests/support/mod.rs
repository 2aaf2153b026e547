//! What several test targets share.
#![allow(dead_code, reason = "each test target uses a part of it")]
#![allow(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use std::path::{Path, PathBuf};
use tropa::model::Document;

/// These, of which there are at least so many: what is then promised of each of them is promised of something.
#[track_caller]
pub(crate) fn at_least<T>(count: usize, these: impl IntoIterator<Item = T>) -> Vec<T> {
    let these: Vec<T> = these.into_iter().collect();
    assert!(these.len() >= count, "there are {} of them and should be {count} or more", these.len());
    these
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn opened(path: &str) -> Document {
    tropa::store::open(&repository(path)).expect("the bundled sample opens").document
}

/// The bundled sample in Russian.
pub(crate) fn sample() -> Document {
    opened("assets/samples/marketplaces.tropa")
}

/// The bundled sample in English.
pub(crate) fn english_sample() -> Document {
    opened("assets/samples/marketplaces.en.tropa")
}
