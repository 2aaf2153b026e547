//! Data that is part of the program.

use serde::Deserialize;

/// Reads data that is part of the program. Data that does not parse is a fault of the build, which the tests find; the program
/// goes on without it.
pub(super) fn embedded<T: Deserialize<'static> + Default>(name: &str, json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| {
        tracing::error!(name, %error, "a catalogue cannot be read");
        T::default()
    })
}
