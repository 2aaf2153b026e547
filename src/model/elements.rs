//! The things a journey map is made of. Every struct keeps the fields it does not know in `extra`, so that a file written by a
//! newer version loses nothing when an older one saves it.

use super::date::Date;
use super::dropoff::DropOff;
use super::emotion::EmotionPoint;
use super::evidence::Evidence;
use super::extra::Extra;
use super::funnel::Funnel;
use super::id::{
    BarrierId, DropOffId, EmotionId, JourneyId, LaneId, MetricId, NoteId, PersonaId, SolutionId, StageId, TouchpointId,
};
use super::image::ImageHash;
use super::items::{Items, Keyed};
use super::kind::{JourneyKind, LaneKind};
use super::persona::Persona;
use super::sheet::Sheet;
use super::value::{Amount, Share, Weight};
use crate::text::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// What the map is about and for whom it is made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Project {
    /// Name of the project, as the window and the file list show it.
    pub title: String,
    /// For whom the map is made.
    pub client: String,
    /// Who made it.
    pub author: String,
    /// Language of the map's own words: labels, dates, numbers, hyphenation.
    pub language: Language,
    /// Version as the author counts it, such as `1.4`.
    pub version: String,
    /// The day the map speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What the map rests on: interviews, analytics, their period. Printed in the footer.
    pub research: String,
    /// Sign of the money in which values are given, such as `₽`; empty means the usual one of the map's language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub currency: String,
    /// The sheet it is laid out for.
    pub sheet: Sheet,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One map: the way through the stages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Journey {
    /// Stable id.
    pub id: JourneyId,
    /// Title in the customer's own words, in the first person.
    #[serde(default)]
    pub title: String,
    /// Who wants what under which circumstances.
    #[serde(default)]
    pub scenario: String,
    /// As it is or as it should be.
    #[serde(default)]
    pub kind: JourneyKind,
    /// Stages from left to right.
    #[serde(default)]
    pub stages: Items<Stage>,
    /// Lanes from top to bottom.
    #[serde(default)]
    pub lanes: Items<Lane>,
    /// Texts in the lanes of texts.
    #[serde(default)]
    pub notes: Items<Note>,
    /// Touchpoints.
    #[serde(default)]
    pub touchpoints: Items<Touchpoint>,
    /// Points of the emotion curves.
    #[serde(default)]
    pub emotions: Items<EmotionPoint>,
    /// Places where people leave.
    #[serde(default)]
    pub dropoffs: Items<DropOff>,
    /// What holds people back.
    #[serde(default)]
    pub barriers: Items<Barrier>,
    /// What is done about it.
    #[serde(default)]
    pub solutions: Items<Solution>,
    /// What is measured.
    #[serde(default)]
    pub metrics: Items<Metric>,
    /// Who was counted where.
    #[serde(default, skip_serializing_if = "is_uncounted")]
    pub funnel: Arc<Funnel>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Journey {
    /// The stages that are on the sheet, from left to right.
    pub fn shown_stages(&self) -> impl Iterator<Item = &Arc<Stage>> + Clone {
        self.stages.iter().filter(|stage| stage.visible)
    }

    /// The lane above which the line of visibility stands: the first on the sheet that is the company's own work. None where
    /// there is no such lane, or nothing above it.
    #[must_use]
    pub fn line_of_visibility(&self) -> Option<LaneId> {
        let mut shown = self.lanes.iter().filter(|lane| lane.visible);
        let place = shown.clone().position(|lane| lane.is_backstage())?;
        shown.nth(place).filter(|_| place > 0).map(|lane| lane.id)
    }

    /// A journey with nothing in it.
    #[must_use]
    pub fn empty(id: JourneyId) -> Self {
        Self {
            id,
            title: String::new(),
            scenario: String::new(),
            kind: JourneyKind::AsIs,
            stages: Items::default(),
            lanes: Items::default(),
            notes: Items::default(),
            touchpoints: Items::default(),
            emotions: Items::default(),
            dropoffs: Items::default(),
            barriers: Items::default(),
            solutions: Items::default(),
            metrics: Items::default(),
            funnel: Arc::default(),
            extra: Extra::new(),
        }
    }
}

/// A stage of the journey: a span of the customer's way with one question in mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stage {
    /// Stable id.
    pub id: StageId,
    /// Name.
    #[serde(default)]
    pub name: String,
    /// The customer's question at this stage.
    #[serde(default)]
    pub question: String,
    /// How long it takes, in words.
    #[serde(default)]
    pub duration: String,
    /// Width beside the other stages.
    #[serde(default)]
    pub width: Weight,
    /// Whether it is on the sheet. What is lost at a hidden stage is lost all the same.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub visible: bool,
    /// Whether it stays where it is: it and what stands in it can be selected and read, but neither moved, changed nor deleted by hand.
    #[serde(default, skip_serializing_if = "is_no")]
    pub locked: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Stage {
    /// A stage without a name, of the common width.
    #[must_use]
    pub fn new(id: StageId) -> Self {
        Self {
            id,
            name: String::new(),
            question: String::new(),
            duration: String::new(),
            width: Weight::default(),
            visible: true,
            locked: false,
            extra: Extra::new(),
        }
    }
}

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

fn is_uncounted(funnel: &Arc<Funnel>) -> bool {
    funnel.is_empty()
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_yes(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_no(value: &bool) -> bool {
    !*value
}

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
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Note {
    /// An empty text.
    #[must_use]
    pub fn new(id: NoteId, lane: LaneId, stage: StageId) -> Self {
        Self { id, lane, stage, text: String::new(), evidence: Evidence::default(), locked: false, extra: Extra::new() }
    }
}

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
    #[serde(flatten)]
    extra: Extra,
}

impl<'de> Deserialize<'de> for Touchpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let flat = FlatTouchpoint::deserialize(deserializer)?;
        let FlatTouchpoint { id, stage, at, row, channel, platform, title, detail, personas, picture, .. } = flat;
        let (moment_of_truth, evidence) = (flat.moment_of_truth, flat.evidence);
        let card = Card { channel, platform, title, detail, personas, picture, moment_of_truth, evidence };
        Ok(Self { id, stage, at, row, card: Arc::new(card), locked: flat.locked, extra: flat.extra })
    }
}

impl Touchpoint {
    /// A touchpoint without words at the beginning of a stage.
    #[must_use]
    pub fn new(id: TouchpointId, stage: StageId) -> Self {
        let card = Arc::default();
        Self { id, stage, at: Share::default(), row: 0, card, locked: false, extra: Extra::new() }
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

/// Kinds of barrier: «ценовые, психологические и прочие барьеры» (source text 003).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BarrierKind {
    /// Money.
    Price,
    /// Trust, fear, doubt.
    #[default]
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
    /// What kind.
    #[serde(default)]
    pub kind: BarrierKind,
    /// One or two words; empty means the kind's own name.
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
            kind: BarrierKind::default(),
            title: String::new(),
            text: String::new(),
            personas: Vec::new(),
            evidence: Evidence::default(),
            locked: false,
            extra: Extra::new(),
        }
    }
}

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

/// Which way a metric should go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Aim {
    /// More is better: conversion, LTV.
    #[default]
    Higher,
    /// Less is better: CPL, time to answer.
    Lower,
}

/// What is measured at a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Metric {
    /// Stable id.
    pub id: MetricId,
    /// The stage.
    pub stage: StageId,
    /// Name: «CTR», «Конверсия в оплату».
    #[serde(default)]
    pub name: String,
    /// What it is today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<Amount>,
    /// What it should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Amount>,
    /// Unit, as it stands behind the number: `%`, `₽`, `ч`.
    #[serde(default)]
    pub unit: String,
    /// Which way it should go.
    #[serde(default)]
    pub aim: Aim,
    /// Whom it concerns; empty means everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personas: Vec<PersonaId>,
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

impl Metric {
    /// A metric without a name or figures.
    #[must_use]
    pub fn new(id: MetricId, stage: StageId) -> Self {
        Self {
            id,
            stage,
            name: String::new(),
            fact: None,
            target: None,
            unit: String::new(),
            aim: Aim::default(),
            personas: Vec::new(),
            evidence: Evidence::default(),
            locked: false,
            extra: Extra::new(),
        }
    }
}

macro_rules! keyed {
    ($($name:ident: $id:ident;)*) => {
        $(
            impl Keyed for $name {
                type Id = $id;

                fn id(&self) -> $id {
                    self.id
                }
            }
        )*
    };
}

keyed! {
    Persona: PersonaId;
    Journey: JourneyId;
    Stage: StageId;
    Lane: LaneId;
    Note: NoteId;
    Touchpoint: TouchpointId;
    EmotionPoint: EmotionId;
    DropOff: DropOffId;
    Barrier: BarrierId;
    Solution: SolutionId;
    Metric: MetricId;
}
