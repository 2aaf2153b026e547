//! The two languages Tropa speaks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of map text and of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Russian, the first language of the product.
    #[default]
    Ru,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 code: `ru` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}
