//! What is measured.

use super::evidence::Evidence;
use super::extra::Extra;
use super::flags::is_no;
use super::id::{MetricId, PersonaId, StageId};
use super::kind::LaneKind;
use super::map_element::{MapElement, accessors, links, texts};
use super::value::Amount;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// Whether it is not for everybody: an audience that does not see what is confidential gets nothing of it, in no file.
    #[serde(default, skip_serializing_if = "is_no")]
    pub confidential: bool,
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
            confidential: false,
            extra: Extra::new(),
        }
    }
}

impl MapElement for Metric {
    texts! { Title: name, Unit: unit }
    accessors! { stage, evidence, locked, confidential }
    links! { personas }

    fn lane_kind(&self) -> Option<LaneKind> {
        Some(LaneKind::Metrics)
    }
}
