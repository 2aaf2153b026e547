//! Parts of what a map says that can be left out as a whole, for a view or an audience.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of what a map says, across all its lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MapLayer {
    /// The curves of feelings.
    Curves,
    /// What people say, at the points of the curves and on their portraits.
    Quotes,
    /// Where people leave, and the ribbons.
    DropOffs,
    /// Money: what a customer is worth and what is lost.
    Money,
    /// What was counted: numbers of people.
    Counts,
    /// What statements rest on, and that they are hypotheses.
    Evidence,
    /// What to mend first.
    Priorities,
}

impl MapLayer {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Curves, Self::Quotes, Self::DropOffs, Self::Money, Self::Counts, Self::Evidence, Self::Priorities];

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Curves => "layer-curves",
            Self::Quotes => "layer-quotes",
            Self::DropOffs => "layer-dropoffs",
            Self::Money => "layer-money",
            Self::Counts => "layer-counts",
            Self::Evidence => "layer-evidence",
            Self::Priorities => "layer-priorities",
        }
    }
}
