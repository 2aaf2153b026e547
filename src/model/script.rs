//! The script by which a map is told in a meeting: views one after another, each with what the speaker says at it.

use super::extra::Extra;
use super::flags::is_no;
use super::id::{DropOffId, JourneyId, LaneId, PersonaId, StageId, ViewId};
use super::layer::MapLayer;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The place of a corner along one direction of the sheet: a share of something that the map has, so that a view that was captured shows
/// the same things after the sheet was laid out anew.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SheetAnchor<T> {
    /// The stage or lane; the whole sheet where none is named, or it is gone.
    pub of: Option<T>,
    /// How far along it: 0 its beginning, 1 its end. May lie outside.
    pub at: f64,
}

/// A part of the sheet that was captured as a view.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SheetWindow {
    /// Its left edge.
    pub left: SheetAnchor<StageId>,
    /// Its right edge.
    pub right: SheetAnchor<StageId>,
    /// Its upper edge.
    pub top: SheetAnchor<LaneId>,
    /// Its lower edge.
    pub bottom: SheetAnchor<LaneId>,
}

/// What a view of the script is about; from this follows what of the sheet is seen and what is dimmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ViewSubject {
    /// What the map is called and for whom it is.
    Title,
    /// Who walks the way.
    Personas,
    /// All of it.
    #[default]
    Overview,
    /// One stage.
    Stage(StageId),
    /// The curves, with where they are highest and lowest.
    HighsAndLows,
    /// Where people leave.
    DropOffs,
    /// One drop-off.
    DropOff(DropOffId),
    /// What to mend first.
    Priorities,
    /// What is done about it, by whom and when.
    Plan,
    /// What was on the screen when it was captured.
    Captured(SheetWindow),
}

/// One view of the script.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScriptView {
    /// Stable id.
    pub id: ViewId,
    /// What it is about.
    pub subject: ViewSubject,
    /// The journey it shows; the first where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<JourneyId>,
    /// What it is called; the name of its subject where nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What the speaker says here. Never on the screen of the audience.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How long it is meant to take, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Those who are meant; all others are dimmed. Nobody named means everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personas: Vec<PersonaId>,
    /// The lanes that are meant; all others are dimmed. None named means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lanes: Vec<LaneId>,
    /// What is left out of the sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<MapLayer>,
    /// Whether the curves draw themselves along the way.
    #[serde(default, skip_serializing_if = "is_no")]
    pub draws_curves: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl ScriptView {
    /// A view of a subject with nothing said about it.
    #[must_use]
    pub fn new(id: ViewId, subject: ViewSubject) -> Self {
        Self {
            id,
            subject,
            journey: None,
            title: String::new(),
            note: String::new(),
            seconds: None,
            personas: Vec::new(),
            lanes: Vec::new(),
            hidden: Vec::new(),
            draws_curves: false,
            extra: Extra::new(),
        }
    }
}

/// The room in which a map is shown: what follows is how large type has to be for the last row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MeetingRoom {
    /// From the last row to the picture, in metres, 1–40.
    pub depth: f64,
    /// Width of the picture, in metres, 0.3–12.
    pub picture: f64,
}

impl Default for MeetingRoom {
    /// A room for ten people with a screen on the wall.
    fn default() -> Self {
        Self { depth: 4.0, picture: 2.0 }
    }
}

impl MeetingRoom {
    /// The same with measures that a room can have.
    #[must_use]
    pub fn tamed(self) -> Self {
        let tame = |value: f64, usual: f64, low: f64, high: f64| {
            if value.is_finite() { (value.clamp(low, high) * 100.0).round() / 100.0 } else { usual }
        };
        let usual = Self::default();
        Self { depth: tame(self.depth, usual.depth, 1.0, 40.0), picture: tame(self.picture, usual.picture, 0.3, 12.0) }
    }
}

/// The script of a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Script {
    /// The views in their order. None means the script that the map gives by itself, which follows every change of the map; one
    /// that somebody changed stands here as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<ScriptView>,
    /// Where it is shown.
    pub room: MeetingRoom,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Script {
    /// Whether nobody chose anything yet.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
