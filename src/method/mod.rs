//! What the craft knows: catalogues, templates, funnel arithmetic and the rules of a review. The knowledge is data in
//! `assets/`; the code only reads it.

mod channel;
mod counted;
mod funnel;
mod progress;
mod review;
mod synth;
mod template;

pub use channel::{Channel, channel, channels};
pub use counted::{Doubt, Losses, doubt, losses, source_line};
pub use funnel::{Remaining, remaining};
pub use progress::{Progress, Standing, progress};
pub use review::{Level, MOST_STAGES, Remark, review};
pub use synth::synth;
pub use template::{Template, template, templates};

/// Reads data that is part of the program. Data that does not parse is a fault of the build, which the tests find; the program
/// goes on without it.
fn embedded<T: serde::de::Deserialize<'static> + Default>(name: &str, json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| {
        tracing::error!(name, %error, "a catalogue cannot be read");
        T::default()
    })
}
