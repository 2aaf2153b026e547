//! How the columns of a table are meant. A person confirms it; it is kept with the figures, so that the file can be read again.

use super::terms::{Delimiter, Encoding, Measure, Role};
use crate::i18n::number::DecimalMark;
use crate::model::{PersonaId, StageId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the rows are and how they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The sheet of a workbook; empty for a file of text.
    pub sheet: String,
    /// How letters are written in a file of text.
    pub encoding: Encoding,
    /// What stands between the cells of a file of text.
    pub delimiter: Delimiter,
    /// The row with the headings, counted from 1; what stands above it is not read.
    pub header: u64,
}

/// How rows and columns make up a funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableLayout {
    /// A row a segment, a column or several a stage.
    Wide,
    /// A row a stage and segment.
    Long,
    /// A row an event: who met what when.
    EventLog,
}

impl TableLayout {
    /// All layouts.
    pub const ALL: [Self; 3] = [Self::Long, Self::Wide, Self::EventLog];

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wide => "import-layout-wide",
            Self::Long => "import-layout-long",
            Self::EventLog => "import-layout-log",
        }
    }

    /// The roles that a column can have.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        const ENTERED: Role = Role::Measure(Measure::Entered);
        const LEFT: Role = Role::Measure(Measure::Left);
        const TIME: Role = Role::Measure(Measure::Time);
        match self {
            Self::Wide => &[Role::Ignored, Role::Segment, ENTERED, LEFT, TIME],
            Self::Long => &[Role::Ignored, Role::Stage, Role::Segment, ENTERED, LEFT, TIME],
            Self::EventLog => {
                &[Role::Ignored, Role::Session, Role::User, Role::Touchpoint, Role::Timestamp, Role::Segment]
            }
        }
    }
}

/// One column of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading, as the file has it.
    pub header: String,
    /// What it holds.
    pub role: Role,
    /// In a wide table the name of the stage, as the heading has it; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stage: String,
}

/// In what times are given as plain numbers. Cells like `1:30` say it themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeUnit {
    /// Seconds.
    #[default]
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days of 24 hours.
    Days,
}

/// Whose figures a name in the file gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// Those of everybody together.
    Everybody,
    /// Those of a persona.
    Persona(PersonaId),
}

impl Whose {
    /// As a row of a funnel says it.
    #[must_use]
    pub const fn persona(self) -> Option<PersonaId> {
        match self {
            Self::Everybody => None,
            Self::Persona(persona) => Some(persona),
        }
    }
}

/// What a person said that a name in the file means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means<T> {
    /// This.
    This(T),
    /// Nothing that is read.
    Nothing,
}

/// How a table is meant. It is a proposal until a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Where the rows are.
    pub reading: Reading,
    /// How they make up a funnel.
    pub layout: TableLayout,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The decimal mark; none leaves a number that can be read in two ways unread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// In what times are given.
    #[serde(default)]
    pub time_unit: TimeUnit,
    /// Whether those who did not enter the next stage are counted as left where the table does not say who left.
    #[serde(default)]
    pub left_by_difference: bool,
    /// Whether an event log counts users instead of sessions.
    #[serde(default)]
    pub users: bool,
    /// Names of stages or touchpoints that were matched by hand, each as [`plain`](super::plain) gives it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stages: BTreeMap<String, Means<StageId>>,
    /// Names of personas or segments that were matched by hand.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub segments: BTreeMap<String, Means<Whose>>,
}

impl Mapping {
    /// The roles without which nothing can be counted and that no column has.
    #[must_use]
    pub fn missing(&self) -> Vec<Role> {
        let has = |role: Role| self.columns.iter().any(|column| column.role == role);
        let measured = self.columns.iter().any(|column| matches!(column.role, Role::Measure(_)));
        let mut missing = Vec::new();
        match self.layout {
            TableLayout::Wide if measured => {}
            TableLayout::Wide => missing.push(Role::Measure(Measure::Entered)),
            TableLayout::Long => {
                missing.extend((!has(Role::Stage)).then_some(Role::Stage));
                missing.extend((!measured).then_some(Role::Measure(Measure::Entered)));
            }
            TableLayout::EventLog => {
                let who = if self.users { Role::User } else { Role::Session };
                missing.extend([who, Role::Touchpoint, Role::Timestamp].into_iter().filter(|&role| !has(role)));
            }
        }
        missing
    }

    /// Puts the columns in the order of a file's headings, each with the role it had under its heading; new ones are not read.
    /// Gives the first heading with a role that the file has no more, or not only once.
    #[must_use]
    pub fn realign(&mut self, headings: &[String]) -> Option<String> {
        let mut known: Vec<Option<Column>> = std::mem::take(&mut self.columns).into_iter().map(Some).collect();
        let has = |column: &Option<Column>, heading: &str| {
            column.as_ref().is_some_and(|column| column.header.trim() == heading.trim())
        };
        for (index, heading) in headings.iter().enumerate() {
            let here = known.get(index).is_some_and(|column| has(column, heading)).then_some(index);
            let elsewhere = || {
                let once = headings.iter().filter(|other| *other == heading).count() == 1;
                let mut places = known.iter().enumerate().filter(|(_, column)| has(column, heading)).map(|(at, _)| at);
                places.next().filter(|_| once && places.next().is_none())
            };
            let found = here.or_else(elsewhere).and_then(|at| known.get_mut(at)).and_then(Option::take);
            self.columns.push(found.unwrap_or_else(|| Column { header: heading.clone(), ..Column::default() }));
        }
        known.into_iter().flatten().find(|column| column.role != Role::Ignored).map(|column| column.header)
    }

    /// Gives a column a role; another column of the same role loses it where only one can have it.
    pub fn set_role(&mut self, index: usize, role: Role) {
        let many = role == Role::Ignored || self.layout == TableLayout::Wide && matches!(role, Role::Measure(_));
        for (at, column) in self.columns.iter_mut().enumerate() {
            if at == index {
                column.role = role;
            } else if column.role == role && !many {
                column.role = Role::Ignored;
            }
        }
    }
}
