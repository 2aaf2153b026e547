//! What would come of a map if some of its losses were eased and some feelings lifted; the map itself stays as it is.

use super::extra::Extra;
use super::id::{DropOffId, EmotionId, WhatIfId};
use super::value::{Feeling, Share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A drop-off at which fewer leave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EasedDropOff {
    /// Which.
    pub dropoff: DropOffId,
    /// The part lost of those who get there.
    pub lost: Share,
}

/// A point of a curve that is felt otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LiftedFeeling {
    /// Which.
    pub emotion: EmotionId,
    /// The feeling.
    pub value: Feeling,
}

/// A what-if that is kept by its name. What it names and the map no longer has means nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WhatIf {
    /// Stable id.
    pub id: WhatIfId,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// Where fewer leave, each drop-off once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eased: Vec<EasedDropOff>,
    /// What is felt otherwise, each point once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifted: Vec<LiftedFeeling>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl WhatIf {
    /// A what-if in which all is as it is.
    #[must_use]
    pub const fn new(id: WhatIfId, name: String) -> Self {
        Self { id, name, eased: Vec::new(), lifted: Vec::new(), extra: Extra::new() }
    }
}
