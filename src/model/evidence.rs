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
}

impl Evidence {
    /// Whether nothing backs the statement yet.
    #[must_use]
    pub const fn is_hypothesis(&self) -> bool {
        matches!(self, Self::Hypothesis)
    }
}
