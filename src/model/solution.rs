//! What the company does about it.

use super::date::Date;
use super::evidence::Evidence;
use super::extra::Extra;
use super::flags::is_no;
use super::id::{BarrierId, SolutionId, StageId};
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, links, texts};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the company does about a barrier or a drop-off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Solution {
    /// Stable id.
    pub id: SolutionId,
    /// The stage.
    pub stage: StageId,
    /// What is done, in a few words.
    #[serde(default)]
    pub title: String,
    /// The rest of the sentence.
    #[serde(default)]
    pub text: String,
    /// Who answers for it.
    #[serde(default)]
    pub owner: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The barriers it lowers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barriers: Vec<BarrierId>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Evidence::is_hypothesis")]
    pub evidence: Evidence,
    /// Whether it stays where it is: it can be selected and read, but neither moved, changed nor deleted by hand.
    #[serde(default, skip_serializing_if = "is_no")]
    pub locked: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Solution {
    /// A solution without words.
    #[must_use]
    pub fn new(id: SolutionId, stage: StageId) -> Self {
        Self {
            id,
            stage,
            title: String::new(),
            text: String::new(),
            owner: String::new(),
            due: None,
            barriers: Vec::new(),
            evidence: Evidence::default(),
            locked: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for Solution {
    texts! { Title: title, Text: text, Owner: owner }
    accessors! { stage, evidence, locked }
    links! { barriers }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::Solutions)
    }
}
