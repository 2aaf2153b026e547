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

    /// Puts a row that somebody typed in its place; one that says nothing any more is taken out. The source is amended then.
    pub fn type_in(&mut self, mut row: FunnelRow) {
        if let Some(source) = &mut self.source {
            (row.typed, source.amended) = (true, true);
        }
        let says = row.entered.is_some() || row.left.is_some() || row.seconds.is_some();
        let same = |other: &FunnelRow| (other.persona, other.stage) == (row.persona, row.stage);
        match self.rows.iter().position(same) {
            Some(at) if !says => drop(self.rows.remove(at)),
            Some(at) => self.rows.splice(at..=at, [row]).for_each(drop),
            None if says => self.rows.push(row),
            None => {}
        }
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
    /// Whether somebody typed it after the source was read.
    #[serde(default, skip_serializing_if = "is_false")]
    pub typed: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl FunnelRow {
    /// A row in which nothing was counted yet.
    #[must_use]
    pub const fn new(persona: Option<PersonaId>, stage: StageId) -> Self {
        Self { persona, stage, entered: None, left: None, seconds: None, typed: false, extra: Extra::new() }
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
    /// Whether figures were typed over or taken out since, so that the file no longer says all of them.
    #[serde(skip_serializing_if = "is_false")]
    pub amended: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_typed_amends_the_source_and_an_empty_one_goes() {
        let row = |entered| FunnelRow { entered, ..FunnelRow::new(None, StageId::new(1)) };
        let mut funnel = Funnel::default();
        funnel.type_in(row(Some(5)));
        assert_eq!((funnel.rows.clone(), &funnel.source), (vec![row(Some(5))], &None), "there is nothing to amend");
        funnel.source = Some(DataSource::default());
        funnel.type_in(row(Some(6)));
        assert_eq!(funnel.rows, [FunnelRow { typed: true, ..row(Some(6)) }]);
        funnel.source = Some(DataSource::default());
        funnel.type_in(row(None));
        assert_eq!((funnel.rows.len(), funnel.source.map(|source| source.amended)), (0, Some(true)));
    }
}
