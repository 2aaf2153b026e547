//! What came of a meeting: the questions that were asked, and what was changed on the map while it was shown.

use super::date::Date;
use super::extra::Extra;
use super::id::{ElementId, MeetingId, ViewId};
use super::items::Items;
use super::journey::Journey;
use super::owned_element::Element;
use super::persona::Persona;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The map as it was before somebody changed it in a meeting. In memory all that did not change is shared with the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapBefore {
    /// The people.
    #[serde(default)]
    pub personas: Items<Persona>,
    /// The maps.
    #[serde(default)]
    pub journeys: Items<Journey>,
}

/// What was said of a change afterwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Open,
    /// It stays.
    Kept,
    /// It was taken back.
    RolledBack,
}

impl Verdict {
    const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// An element that came, went or changed in a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingChange {
    /// Which.
    pub element: ElementId,
    /// As it was; nothing where it came in the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<Element>>,
    /// As it was at the end; nothing where it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Box<Element>>,
    /// What was said of it since.
    #[serde(default, skip_serializing_if = "Verdict::is_open")]
    pub verdict: Verdict,
}

/// A question that was asked in a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingQuestion {
    /// What was asked.
    pub text: String,
    /// The view that was shown, as it was called then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The view of the script that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<ViewId>,
}

/// A meeting in which the map was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Stable id.
    pub id: MeetingId,
    /// The day.
    pub date: Date,
    /// What it is called; a meeting of its day where nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What was asked, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<MeetingQuestion>,
    /// The map as it was before the first change, while the meeting goes on: what was changed follows by comparing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Arc<MapBefore>>,
    /// What was changed, once the meeting is over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<MeetingChange>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Meeting {
    /// A meeting in which nothing happened yet.
    #[must_use]
    pub const fn new(id: MeetingId, date: Date) -> Self {
        Self {
            id,
            date,
            title: String::new(),
            questions: Vec::new(),
            before: None,
            changes: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Whether it still goes on.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.before.is_some()
    }
}
