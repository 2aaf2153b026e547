//! How a persona feels along the way.

use super::evidence::Evidence;
use super::extra::Extra;
use super::flags::is_no;
use super::id::{ElementId, EmotionId, Id, PersonaId, StageId, TouchpointId};
use super::kind::{JourneyKind, LaneKind};
use super::map_element::{MapElement, accessors, links, texts};
use super::value::{Ems, Feeling, Share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How strongly a feeling is felt, whichever way it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Intensity {
    /// In passing.
    Faint,
    /// As people usually feel it.
    #[default]
    Clear,
    /// So that it is told to others.
    Strong,
}

impl Intensity {
    /// All of them, the weakest first.
    pub const ALL: [Self; 3] = [Self::Faint, Self::Clear, Self::Strong];

    /// Whether it is the common one.
    #[must_use]
    pub const fn is_common(&self) -> bool {
        matches!(self, Self::Clear)
    }
}

/// Whether a point's words stand on the sheet. «If everything is at the same level of importance, nothing is»: unless the designer
/// says otherwise only the most prominent peaks and lows speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Labelling {
    /// Where the point is one of the most prominent.
    #[default]
    Auto,
    /// Always.
    Pinned,
    /// Never.
    Hidden,
}

impl Labelling {
    /// Whether it is left to prominence.
    #[must_use]
    pub const fn is_auto(&self) -> bool {
        matches!(self, Self::Auto)
    }
}

/// Where a hand put the words of a point: from the point to the middle of their box, and how wide the box may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LabelPlace {
    /// To the right.
    #[serde(default)]
    pub x: Ems,
    /// Down.
    #[serde(default)]
    pub y: Ems,
    /// The width within which the words are broken; the common one where it is nothing.
    #[serde(default)]
    pub width: Ems,
}

/// A point of a persona's emotion curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EmotionPoint {
    /// Stable id.
    pub id: EmotionId,
    /// Whose feeling.
    pub persona: PersonaId,
    /// Which of the persona's two curves it is on: the way as it is, or as it should become.
    #[serde(default, skip_serializing_if = "JourneyKind::is_as_is")]
    pub curve: JourneyKind,
    /// The stage.
    pub stage: StageId,
    /// Place along the stage.
    #[serde(default)]
    pub at: Share,
    /// The feeling.
    #[serde(default)]
    pub value: Feeling,
    /// Name of the feeling in one or two words; empty means the scale's own word for the value.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub feeling: String,
    /// How strongly it is felt.
    #[serde(default, skip_serializing_if = "Intensity::is_common")]
    pub intensity: Intensity,
    /// What the persona says here, without quotation marks; shown at peaks and lows.
    #[serde(default)]
    pub quote: String,
    /// Whether its words stand on the sheet.
    #[serde(default, skip_serializing_if = "Labelling::is_auto")]
    pub label: Labelling,
    /// Where a pinned label was put by hand; where none is given it finds a place by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_at: Option<LabelPlace>,
    /// The touchpoint that is felt like this; the point goes where that goes.
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

impl EmotionPoint {
    /// A calm point at the beginning of a stage.
    #[must_use]
    pub fn new(id: EmotionId, persona: PersonaId, stage: StageId) -> Self {
        Self {
            id,
            persona,
            curve: JourneyKind::default(),
            stage,
            at: Share::default(),
            value: Feeling::default(),
            feeling: String::new(),
            intensity: Intensity::default(),
            quote: String::new(),
            label: Labelling::default(),
            label_at: None,
            touchpoint: None,
            evidence: Evidence::default(),
            confidential: false,
            extra: Extra::new(),
        }
    }

    /// Says when the words stand on the sheet. What is left to prominence finds its place by itself again.
    pub const fn set_label(&mut self, label: Labelling) {
        self.label = label;
        if label.is_auto() {
            self.label_at = None;
        }
    }

    /// Where a hand put the words, as long as they are pinned there.
    #[must_use]
    pub fn label_place(&self) -> Option<LabelPlace> {
        self.label_at.filter(|_| self.label == Labelling::Pinned)
    }
}

impl MapElement for EmotionPoint {
    texts! { Quote: quote, Feeling: feeling }
    accessors! { stage, at, evidence, confidential }
    links! { touchpoint }

    fn holder(&self) -> Option<ElementId> {
        Some(self.persona.element())
    }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::Emotions)
    }
}
