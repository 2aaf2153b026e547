//! What holds people back.

use super::evidence::Evidence;
use super::extra::Extra;
use super::field::Field;
use super::flags::is_no;
use super::id::{BarrierId, PersonaId, StageId};
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, links};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kinds of barrier: «ценовые, психологические и прочие барьеры» (source text 003).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BarrierKind {
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
}

impl BarrierKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Price, Self::Psychological, Self::Service, Self::Knowledge, Self::Time];

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Price => "barrier-price",
            Self::Psychological => "barrier-psychological",
            Self::Service => "barrier-service",
            Self::Knowledge => "barrier-knowledge",
            Self::Time => "barrier-time",
        }
    }
}

/// What holds the customer back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Barrier {
    /// Stable id.
    pub id: BarrierId,
    /// The stage.
    pub stage: StageId,
    /// What kind, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<BarrierKind>,
    /// One or two words; empty means the kind's own name, where there is a kind.
    #[serde(default)]
    pub title: String,
    /// What it is.
    #[serde(default)]
    pub text: String,
    /// Whom it concerns; empty means everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personas: Vec<PersonaId>,
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

impl Barrier {
    /// A barrier without words.
    #[must_use]
    pub fn new(id: BarrierId, stage: StageId) -> Self {
        Self {
            id,
            stage,
            kind: None,
            title: String::new(),
            text: String::new(),
            personas: Vec::new(),
            evidence: Evidence::default(),
            locked: false,
            confidential: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for Barrier {
    accessors! { stage, evidence, locked, confidential }
    links! { personas }

    fn texts(&self) -> Vec<(Field, &str)> {
        let (title, text) = ((Field::Title, self.title.as_str()), (Field::Text, self.text.as_str()));
        // A text is title enough where there is none.
        if self.title.is_empty() && !self.text.is_empty() { vec![text, title] } else { vec![title, text] }
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Title => Some(&mut self.title),
            Field::Text => Some(&mut self.text),
            _ => None,
        }
    }

    fn words(&self) -> &str {
        if self.title.trim().is_empty() { &self.text } else { &self.title }
    }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::Barriers)
    }
}
