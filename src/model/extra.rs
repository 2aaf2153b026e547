//! What a newer version has written.

use std::collections::BTreeMap;

/// Fields of a file that this version does not know.
pub type Extra = BTreeMap<String, serde_json::Value>;
