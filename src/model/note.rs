//! A text in a lane of texts.

use super::evidence::Evidence;
use super::extra::Extra;
use super::flags::is_no;
use super::id::{ElementId, Id, LaneId, NoteId, StageId};
use super::map_element::{MapElement, accessors, texts};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text in a lane of texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Stable id.
    pub id: NoteId,
    /// The lane it stands in.
    pub lane: LaneId,
    /// The stage it stands at.
    pub stage: StageId,
    /// The text.
    #[serde(default)]
    pub text: String,
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

impl Note {
    /// An empty text.
    #[must_use]
    pub fn new(id: NoteId, lane: LaneId, stage: StageId) -> Self {
        Self {
            id,
            lane,
            stage,
            text: String::new(),
            evidence: Evidence::default(),
            locked: false,
            confidential: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for Note {
    texts! { Text: text }
    accessors! { stage, evidence, locked, confidential }

    fn holder(&self) -> Option<ElementId> {
        Some(self.lane.element())
    }
}
