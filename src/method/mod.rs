//! What the craft knows: catalogues, templates, funnel arithmetic and the rules of a review. The knowledge is data in
//! `assets/`; the code only reads it.

mod answers;
mod channel;
mod counted;
mod coverage;
mod curves;
mod distinct;
mod extremes;
mod feeling;
mod funnel;
mod icons;
mod progress;
mod ranking;
mod remark;
mod review;
mod synth;
mod template;

pub use answers::Answers;
pub use channel::{Channel, channel, channels};
pub use counted::{Losses, losses, source_line, source_within};
pub use coverage::{Coverage, coverage};
pub use curves::{Change, Curve, Gap, changes, curve_points, gains, gaps, tangents, tenths};
pub use distinct::with_distinct_texts;
pub use extremes::{Extreme, Speaking, Turn, extremes, feeling_key, labelled};
pub use feeling::{FeelingWord, feelings, feelings_near};
pub use funnel::{FunnelFault, FunnelFaultKind, Loss, Remaining, Step, check_funnel, rates, remaining};
pub use icons::{cause_icon, channel_icon, kind_icon, lane_icon};
pub use progress::{Progress, Standing, likely_aim, progress};
pub use ranking::{LossUnit, Place, Ranking, ranking};
pub use remark::{Level, Remark};
pub use review::{MOST_STAGES, review};
pub use synth::{synth, with_feelings};
pub use template::{Template, template, templates, title};

/// Reads data that is part of the program. Data that does not parse is a fault of the build, which the tests find; the program
/// goes on without it.
fn embedded<T: serde::de::Deserialize<'static> + Default>(name: &str, json: &'static str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| {
        tracing::error!(name, %error, "a catalogue cannot be read");
        T::default()
    })
}
