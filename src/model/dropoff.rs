//! Where people leave the path, why, and what would hold them.

use super::evidence::Evidence;
use super::extra::Extra;
use super::flags::is_no;
use super::id::{DropOffId, ElementId, Id, PersonaId, SolutionId, StageId, TouchpointId};
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, links, texts};
use super::value::Share;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How bad a drop-off is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Annoying, but people come back.
    Trivial,
    /// People find a way around.
    Workaround,
    /// People are gone.
    #[default]
    Abandonment,
}

/// Why people leave: «ценовые, психологические и прочие барьеры», «отвлекающие факторы» (source text 003), and the competitors to
/// whom they go (source text 001).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// Money.
    Price,
    /// Trust, fear, doubt.
    Psychological,
    /// How people are served.
    Service,
    /// What people do not know.
    Knowledge,
    /// What takes too long.
    Time,
    /// Something else takes their attention.
    Distraction,
    /// They go to somebody else.
    Competitor,
    /// What the reason says in its own words.
    #[default]
    Own,
}

impl Cause {
    /// All causes.
    pub const ALL: [Self; 8] = [
        Self::Price,
        Self::Psychological,
        Self::Service,
        Self::Knowledge,
        Self::Time,
        Self::Distraction,
        Self::Competitor,
        Self::Own,
    ];

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Price => "barrier-price",
            Self::Psychological => "barrier-psychological",
            Self::Service => "barrier-service",
            Self::Knowledge => "barrier-knowledge",
            Self::Time => "barrier-time",
            Self::Distraction => "cause-distraction",
            Self::Competitor => "cause-competitor",
            Self::Own => "cause-own",
        }
    }

    /// Whether only the reason's own words say it.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        matches!(self, Self::Own)
    }
}

/// A place where a part of a persona's people leave the path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DropOff {
    /// Stable id.
    pub id: DropOffId,
    /// Whose people.
    pub persona: PersonaId,
    /// The stage.
    pub stage: StageId,
    /// Place along the stage.
    #[serde(default)]
    pub at: Share,
    /// The part lost of those who got here.
    #[serde(default)]
    pub lost: Share,
    /// How many people are lost, where they were counted. Where it is known how many get here, the part lost follows from it,
    /// whatever `lost` says; where that is not known no part follows, and `lost` stays what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// The part that should be lost, where anybody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Share>,
    /// What kind of reason it is.
    #[serde(default, skip_serializing_if = "Cause::is_own")]
    pub cause: Cause,
    /// Why they leave.
    #[serde(default)]
    pub reason: String,
    /// What would bring the person back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comeback: String,
    /// How bad it is.
    #[serde(default)]
    pub severity: Severity,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solution: Option<SolutionId>,
    /// The touchpoint at which they leave; the drop-off goes where that goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<TouchpointId>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Evidence::is_hypothesis")]
    pub evidence: Evidence,
    /// Whether it is not for everybody: an audience that does not see what is confidential gets nothing of it, in no file.
    #[serde(default, skip_serializing_if = "is_no")]
    pub confidential: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl DropOff {
    /// A drop-off at the beginning of a stage that loses nobody yet.
    #[must_use]
    pub fn new(id: DropOffId, persona: PersonaId, stage: StageId) -> Self {
        Self {
            id,
            persona,
            stage,
            at: Share::default(),
            lost: Share::default(),
            people: None,
            target: None,
            cause: Cause::default(),
            reason: String::new(),
            comeback: String::new(),
            severity: Severity::default(),
            solution: None,
            touchpoint: None,
            evidence: Evidence::default(),
            confidential: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for DropOff {
    texts! { Reason: reason, Comeback: comeback }
    accessors! { stage, at, evidence, confidential }
    links! { solution, touchpoint }

    fn holder(&self) -> Option<ElementId> {
        Some(self.persona.element())
    }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::DropOff)
    }
}
