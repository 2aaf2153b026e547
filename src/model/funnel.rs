//! Who was counted where: figures of a web counter, a CRM or a spreadsheet, as they were given.

use super::date::Date;
use super::elements::Extra;
use super::id::{PersonaId, StageId};
use super::value::Amount;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Counted people along one journey: «продвижение клиента по воронке» (source text 003). It says what was counted and nothing
/// else; which part of it a drop-off explains is said by the drop-off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Funnel {
    /// One row a stage and persona, in any order, each pair at most once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<FunnelRow>,
    /// Where the figures come from, unless they were typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<DataSource>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Funnel {
    /// Whether nothing was counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.source.is_none() && self.extra.is_empty()
    }

    /// The row of a stage and a persona; `None` as persona means everybody together.
    #[must_use]
    pub fn row(&self, persona: Option<PersonaId>, stage: StageId) -> Option<&FunnelRow> {
        self.rows.iter().find(|row| row.persona == persona && row.stage == stage)
    }
}

/// What was counted of one persona at one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FunnelRow {
    /// Whose people; none means everybody together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persona: Option<PersonaId>,
    /// The stage.
    pub stage: StageId,
    /// How many came to the stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<u64>,
    /// How many of them went no further.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<u64>,
    /// How long one usually stays, in seconds: the median.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl FunnelRow {
    /// A row in which nothing was counted yet.
    #[must_use]
    pub const fn new(persona: Option<PersonaId>, stage: StageId) -> Self {
        Self { persona, stage, entered: None, left: None, seconds: None, extra: Extra::new() }
    }
}

/// A file that figures were read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct DataSource {
    /// Name of the file, without its folders.
    pub file: String,
    /// Sheet of the workbook; empty for a file that has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The day it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How many rows of data it had.
    pub rows: u64,
    /// How its columns were understood, so that it can be read again in the same way. Only the reader knows what it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<serde_json::Value>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
