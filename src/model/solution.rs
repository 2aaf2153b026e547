//! What the company does about it.

use super::date::Date;
use super::evidence::Evidence;
use super::extra::Extra;
use super::field::Field;
use super::flags::is_no;
use super::id::{BarrierId, SolutionId, StageId};
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, links};
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
    /// Whether it is not for everybody: an audience that does not see what is confidential gets nothing of it, in no file.
    #[serde(default, skip_serializing_if = "is_no")]
    pub confidential: bool,
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
            confidential: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for Solution {
    accessors! { stage, evidence, locked, confidential }
    links! { barriers }

    fn texts(&self) -> Vec<(Field, &str)> {
        let (title, text) = ((Field::Title, self.title.as_str()), (Field::Text, self.text.as_str()));
        let owner = (Field::Owner, self.owner.as_str());
        // A text is title enough where there is none.
        let bare = self.title.is_empty() && !self.text.is_empty();
        if bare { vec![text, title, owner] } else { vec![title, text, owner] }
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Title => Some(&mut self.title),
            Field::Text => Some(&mut self.text),
            Field::Owner => Some(&mut self.owner),
            _ => None,
        }
    }

    fn words(&self) -> &str {
        if self.title.trim().is_empty() { &self.text } else { &self.title }
    }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::Solutions)
    }
}
