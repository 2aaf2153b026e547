//! Where and when the customer meets the brand, and what is said of it.

use super::evidence::Evidence;
use super::extra::Extra;
use super::flags::is_no;
use super::id::{PersonaId, StageId, TouchpointId};
use super::image::ImageHash;
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, links, texts};
use super::value::Share;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A place and moment where the customer meets the brand: a [`Card`] that stands somewhere.
///
/// It reads and changes as its card does. Snapshots in which it stands elsewhere share the card, so that moving thousands of them
/// copies no words, and whoever draws it sees by the pointer that it looks as before.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(description = "A place and moment where the customer meets the brand.")]
pub struct Touchpoint {
    /// Stable id.
    pub id: TouchpointId,
    /// The stage it belongs to.
    pub stage: StageId,
    /// Place along the stage: 0 its start, 1 its end.
    #[serde(default)]
    pub at: Share,
    /// Row within the lane, counted from 0. Cards of one row that would overlap are set below each other.
    #[serde(default)]
    pub row: u32,
    /// All that it says.
    #[serde(flatten)]
    pub card: Arc<Card>,
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

/// What a touchpoint says, wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Card {
    /// Channel, by its key in the catalogue (`site`, `phone` …); gives the icon.
    #[serde(default)]
    pub channel: String,
    /// Where in the channel: «Яндекс», «Telegram». Empty means the channel's own name.
    #[serde(default)]
    pub platform: String,
    /// What the customer meets.
    #[serde(default)]
    pub title: String,
    /// What happens inside.
    #[serde(default)]
    pub detail: String,
    /// Who passes here; empty means everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personas: Vec<PersonaId>,
    /// A picture of it, such as a screenshot, by the hash of a picture of the project; stands above the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<ImageHash>,
    /// Whether the customer decides here to go on or to leave.
    #[serde(default)]
    pub moment_of_truth: bool,
    /// What it rests on.
    #[serde(default)]
    pub evidence: Evidence,
}

/// A touchpoint as a file has it: read field by field, so that an error names the very field.
#[derive(Deserialize)]
struct FlatTouchpoint {
    id: TouchpointId,
    stage: StageId,
    #[serde(default)]
    at: Share,
    #[serde(default)]
    row: u32,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    platform: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    personas: Vec<PersonaId>,
    #[serde(default)]
    picture: Option<ImageHash>,
    #[serde(default)]
    moment_of_truth: bool,
    #[serde(default)]
    evidence: Evidence,
    #[serde(default)]
    locked: bool,
    #[serde(default)]
    confidential: bool,
    #[serde(flatten)]
    extra: Extra,
}

impl<'de> Deserialize<'de> for Touchpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let flat = FlatTouchpoint::deserialize(deserializer)?;
        let FlatTouchpoint { id, stage, at, row, channel, platform, title, detail, personas, picture, .. } = flat;
        let (moment_of_truth, evidence) = (flat.moment_of_truth, flat.evidence);
        let card = Card { channel, platform, title, detail, personas, picture, moment_of_truth, evidence };
        let (locked, confidential) = (flat.locked, flat.confidential);
        Ok(Self { id, stage, at, row, card: Arc::new(card), locked, confidential, extra: flat.extra })
    }
}

impl Touchpoint {
    /// A touchpoint without words at the beginning of a stage.
    #[must_use]
    pub fn new(id: TouchpointId, stage: StageId) -> Self {
        let card = Arc::default();
        Self { id, stage, at: Share::default(), row: 0, card, locked: false, confidential: false, extra: Extra::new() }
    }
}

impl Deref for Touchpoint {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.card
    }
}

impl DerefMut for Touchpoint {
    /// The card, to be changed: copied first where another snapshot has it too.
    fn deref_mut(&mut self) -> &mut Card {
        Arc::make_mut(&mut self.card)
    }
}

impl MapElement for Touchpoint {
    texts! { Title: title or detail, Text: detail, Platform: platform }
    accessors! { stage, at, evidence, locked, confidential }
    links! { personas }

    fn picture(&self) -> Option<ImageHash> {
        self.picture
    }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::Touchpoints)
    }
}
