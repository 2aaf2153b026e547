//! A row of the map.

use super::extra::Extra;
use super::flags::{is_no, yes};
use super::id::LaneId;
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, texts};
use super::value::Weight;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A row of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lane {
    /// Stable id.
    pub id: LaneId,
    /// What it holds.
    pub kind: LaneKind,
    /// Title; empty means the kind's own name.
    #[serde(default)]
    pub title: String,
    /// A line under the title that says what belongs here.
    #[serde(default)]
    pub hint: String,
    /// Height beside its natural one.
    #[serde(default)]
    pub height: Weight,
    /// Whether it is on the sheet.
    #[serde(default = "yes")]
    pub visible: bool,
    /// Whether it is out of the customer's sight, below the line of visibility; nothing said means the kind's own nature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backstage: Option<bool>,
    /// Whether it stays where it is: it and what stands in it can be selected and read, but neither moved, changed nor deleted by hand.
    #[serde(default, skip_serializing_if = "is_no")]
    pub locked: bool,
    /// Whether it is not for everybody: an audience that does not see what is confidential gets nothing of it, in no file.
    #[serde(default, skip_serializing_if = "is_no")]
    pub confidential: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Lane {
    /// A lane under its kind's own name.
    #[must_use]
    pub fn new(id: LaneId, kind: LaneKind) -> Self {
        Self {
            id,
            kind,
            title: String::new(),
            hint: String::new(),
            height: Weight::default(),
            visible: true,
            backstage: None,
            locked: false,
            confidential: false,
            extra: Extra::new(),
        }
    }

    /// Whether it is out of the customer's sight, as the designer says or else by its kind.
    #[must_use]
    pub fn is_backstage(&self) -> bool {
        self.backstage.unwrap_or(self.kind.is_backstage())
    }

    /// Puts it below the line of visibility or above; where that is its kind's own nature, nothing is said.
    pub fn set_backstage(&mut self, backstage: bool) {
        self.backstage = (backstage != self.kind.is_backstage()).then_some(backstage);
    }
}

impl MapElement for Lane {
    texts! { Title: title, Hint: hint }
    accessors! { locked, confidential }
}
