//! What a map's statements rest on.

use super::date::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a statement rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Evidence {
    /// Nobody has checked it: drawn dashed.
    #[default]
    Hypothesis,
    /// People said it.
    Interview {
        /// How many people.
        #[serde(default)]
        count: u32,
    },
    /// People were watched.
    Observation {
        /// How many people.
        #[serde(default)]
        count: u32,
    },
    /// It was measured.
    Data {
        /// Where the figures come from.
        #[serde(default)]
        source: String,
        /// The day of the figures.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<Date>,
    },
    /// It is not said, to those for whom the map was made. Nobody chooses it: it takes the place of what they are not to know.
    Undisclosed,
}

impl Evidence {
    /// Whether something is known to back the statement.
    #[must_use]
    pub const fn is_backed(&self) -> bool {
        !matches!(self, Self::Hypothesis | Self::Undisclosed)
    }

    /// Whether it is said at all what the statement rests on, and be it nothing.
    #[must_use]
    pub const fn is_said(&self) -> bool {
        !matches!(self, Self::Undisclosed)
    }

    /// Whether nothing backs the statement yet.
    #[must_use]
    pub const fn is_hypothesis(&self) -> bool {
        matches!(self, Self::Hypothesis)
    }
}
