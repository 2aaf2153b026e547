//! Who was counted where: figures of a web counter, a CRM or a spreadsheet, as they were given.

use super::date::Date;
use super::extra::Extra;
use super::id::{PersonaId, StageId};
use super::value::Amount;
use rustc_hash::FxHashMap;
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

    /// Everything in which the rows contradict each other along `stages`, the order in which people go.
    #[must_use]
    pub fn contradictions(&self, stages: &[StageId]) -> Vec<Contradiction> {
        contradictions(&self.rows.iter().map(Counted::from).collect::<Vec<_>>(), stages)
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

/// Counted people of one persona, or of everybody, at one stage, as far as they can contradict others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Whose people; none means everybody together.
    pub persona: Option<PersonaId>,
    /// The stage.
    pub stage: StageId,
    /// How many came.
    pub entered: Option<u64>,
    /// How many of them went no further.
    pub left: Option<u64>,
    /// By how many people those who left may be off, because they were given as a rounded part.
    pub slack: u64,
}

impl From<&FunnelRow> for Counted {
    fn from(row: &FunnelRow) -> Self {
        Self { persona: row.persona, stage: row.stage, entered: row.entered, left: row.left, slack: 0 }
    }
}

impl Counted {
    /// What the row says against itself.
    #[must_use]
    pub const fn in_itself(&self) -> Option<ContradictionKind> {
        match (self.entered, self.left) {
            (Some(0), Some(left)) if left > 0 => Some(ContradictionKind::LeftWithoutEntering { left }),
            (Some(entered), Some(left)) if left > entered => {
                Some(ContradictionKind::LeftExceedsEntered { entered, left })
            }
            _ => None,
        }
    }
}

/// What counted people cannot all be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContradictionKind {
    /// Nobody came and somebody left.
    LeftWithoutEntering {
        /// Who left.
        left: u64,
    },
    /// More left than came.
    LeftExceedsEntered {
        /// Who came.
        entered: u64,
        /// Who left.
        left: u64,
    },
    /// Other people came than went on from the stage before.
    DoesNotAddUp {
        /// The stage before.
        before: StageId,
        /// Who came there and did not leave.
        expected: u64,
        /// Who came here.
        found: u64,
    },
    /// The personas together have more people than everybody.
    PartsExceedWhole {
        /// The personas together.
        parts: u64,
        /// Everybody.
        whole: u64,
    },
}

/// A row that contradicts itself or others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Whose figures; none means everybody together.
    pub persona: Option<PersonaId>,
    /// The stage.
    pub stage: StageId,
    /// What cannot be.
    pub kind: ContradictionKind,
}

/// Everything in which counted rows contradict each other along `stages`, the order in which people go; what was not counted
/// contradicts nothing. The worst of a row comes first: what it says against itself, against the stage before, against those of
/// the personas. Rows come as they are given; the first of several of one persona and stage counts.
#[must_use]
pub fn contradictions(rows: &[Counted], stages: &[StageId]) -> Vec<Contradiction> {
    let mut by_key: FxHashMap<(Option<PersonaId>, StageId), &Counted> = FxHashMap::default();
    let mut parts: FxHashMap<StageId, u64> = FxHashMap::default();
    for row in rows {
        by_key.entry((row.persona, row.stage)).or_insert(row);
        if let (Some(_), Some(entered)) = (row.persona, row.entered) {
            let sum = parts.entry(row.stage).or_default();
            *sum = sum.saturating_add(entered);
        }
    }
    let before: FxHashMap<StageId, StageId> =
        stages.windows(2).filter_map(|pair| Some((*pair.get(1)?, *pair.first()?))).collect();
    let mut found = Vec::new();
    for row in rows {
        let mut say = |kind| found.push(Contradiction { persona: row.persona, stage: row.stage, kind });
        if let Some(kind) = row.in_itself() {
            say(kind);
        }
        let Some(entered) = row.entered else { continue };
        let previous = before.get(&row.stage).and_then(|stage| by_key.get(&(row.persona, *stage)));
        if let Some((previous, expected)) = previous.and_then(|row| Some((row, row.entered?.checked_sub(row.left?)?)))
            && expected.abs_diff(entered) > previous.slack
        {
            say(ContradictionKind::DoesNotAddUp { before: previous.stage, expected, found: entered });
        }
        if let Some(&parts) = parts.get(&row.stage).filter(|&&parts| row.persona.is_none() && parts > entered) {
            say(ContradictionKind::PartsExceedWhole { parts, whole: entered });
        }
    }
    found
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

    fn counted(persona: Option<u64>, stage: u64, entered: Option<u64>, left: Option<u64>) -> Counted {
        Counted { persona: persona.map(PersonaId::new), stage: StageId::new(stage), entered, left, slack: 0 }
    }

    #[test]
    fn rows_that_cannot_all_be_are_named_with_what_they_say() {
        use ContradictionKind::{DoesNotAddUp, LeftExceedsEntered, LeftWithoutEntering, PartsExceedWhole};
        let rows = [
            // Out of the order in which people go.
            counted(None, 2, Some(50), None),
            counted(None, 1, Some(100), Some(40)),
            counted(None, 4, Some(30), Some(31)),
            counted(Some(1), 1, Some(70), None),
            counted(Some(2), 1, Some(31), Some(31)),
            counted(Some(2), 2, Some(0), Some(3)),
            // Who came before is not known, nor who left there.
            counted(Some(1), 2, Some(90), None),
            counted(Some(1), 3, Some(9), None),
        ];
        let stages = [1, 2, 3, 4].map(StageId::new);
        let found = contradictions(&rows, &stages);
        let told: Vec<_> =
            found.iter().map(|one| (one.persona.map_or(0, PersonaId::number), one.stage.number(), one.kind)).collect();
        assert_eq!(
            told,
            [
                (0, 2, DoesNotAddUp { before: StageId::new(1), expected: 60, found: 50 }),
                (0, 2, PartsExceedWhole { parts: 90, whole: 50 }),
                (0, 1, PartsExceedWhole { parts: 101, whole: 100 }),
                (0, 4, LeftExceedsEntered { entered: 30, left: 31 }),
                (2, 2, LeftWithoutEntering { left: 3 }),
            ]
        );
    }

    #[test]
    fn a_part_that_was_rounded_adds_up_within_its_rounding() {
        let rows = |slack, found| {
            [Counted { slack, ..counted(None, 1, Some(1000), Some(290)) }, counted(None, 2, Some(found), None)]
        };
        let stages = [1, 2].map(StageId::new);
        assert_eq!(contradictions(&rows(5, 705), &stages), []);
        assert_eq!(contradictions(&rows(5, 704), &stages).len(), 1);
        assert_eq!(contradictions(&rows(0, 711), &stages).len(), 1);
    }

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
