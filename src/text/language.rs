//! The language a text is set in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language whose typographic rules the engine knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

impl Language {
    /// The ISO 639-1 code, as the file and `/Lang` of a PDF write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}
