//! What several test targets share.
#![allow(dead_code, reason = "each test target uses a part of it")]
#![allow(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use std::path::{Path, PathBuf};
use tropa::model::Document;

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
