//! One map: the way through the stages.

use super::barrier::Barrier;
use super::dropoff::DropOff;
use super::emotion::EmotionPoint;
use super::extra::Extra;
use super::flags::{has_none, is_uncounted};
use super::funnel::{Funnel, FunnelRow};
use super::id::{ElementId, Id, JourneyId, LaneId};
use super::items::Items;
use super::kind::JourneyKind;
use super::lane::Lane;
use super::map_element::{MapElement, texts};
use super::metric::Metric;
use super::note::Note;
use super::solution::Solution;
use super::stage::Stage;
use super::touchpoint::Touchpoint;
use super::what_if::WhatIf;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
    /// What was asked of it: what if fewer left here.
    #[serde(default, skip_serializing_if = "has_none")]
    pub what_ifs: Arc<Vec<WhatIf>>,
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
            what_ifs: Arc::default(),
            extra: Extra::new(),
        }
    }
}

impl MapElement for Journey {
    texts! { Title: title, Scenario: scenario }

    /// The stages and personas that were counted.
    fn links(&self) -> Vec<ElementId> {
        let named = |row: &FunnelRow| [Some(row.stage.element()), row.persona.map(Id::element)];
        self.funnel.rows.iter().flat_map(named).flatten().collect()
    }
}
