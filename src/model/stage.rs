//! A stage of the journey.

use super::extra::Extra;
use super::flags::{is_no, is_yes, yes};
use super::id::StageId;
use super::map_element::{MapElement, accessors, texts};
use super::value::Weight;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stage of the journey: a span of the customer's way with one question in mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stage {
    /// Stable id.
    pub id: StageId,
    /// Name.
    #[serde(default)]
    pub name: String,
    /// The customer's question at this stage.
    #[serde(default)]
    pub question: String,
    /// How long it takes, in words.
    #[serde(default)]
    pub duration: String,
    /// Width beside the other stages.
    #[serde(default)]
    pub width: Weight,
    /// Whether it is on the sheet. What is lost at a hidden stage is lost all the same.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub visible: bool,
    /// Whether it stays where it is: it and what stands in it can be selected and read, but neither moved, changed nor deleted by hand.
    #[serde(default, skip_serializing_if = "is_no")]
    pub locked: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Stage {
    /// A stage without a name, of the common width.
    #[must_use]
    pub fn new(id: StageId) -> Self {
        Self {
            id,
            name: String::new(),
            question: String::new(),
            duration: String::new(),
            width: Weight::default(),
            visible: true,
            locked: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for Stage {
    texts! { Title: name, Question: question, Duration: duration }
    accessors! { locked }

    /// It stands at itself.
    fn stage(&self) -> Option<StageId> {
        Some(self.id)
    }
}
