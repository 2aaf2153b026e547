//! What all layouts know while they read, and the cells of the funnel that they find.

use super::error::ImportError;
use super::fault::{FaultKind, Faults, TableLocation};
use super::mapping::{Column, Mapping, Means, Whose};
use super::names::{JourneyNames, Unmatched, plain};
use super::record::Record;
use super::terms::Role;
use crate::model::{Counted, PersonaId, StageId};
use rustc_hash::FxHashMap;

/// One cell of the funnel before it is one, with the place in the file that says it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FunnelEntry {
    pub(super) persona: Option<PersonaId>,
    pub(super) stage: StageId,
    /// The row that says it; none where many do.
    pub(super) row: Option<u64>,
    /// The column with those who came.
    pub(super) column: Option<usize>,
    pub(super) entered: Option<u64>,
    pub(super) left: Option<u64>,
    pub(super) seconds: Option<f64>,
    /// By how many people those who left may be off, because they were given as a rounded part.
    pub(super) slack: u64,
}

/// Whose figures of which stage.
pub(super) type FunnelKey = (Option<PersonaId>, StageId);

impl FunnelEntry {
    pub(super) const fn key(&self) -> FunnelKey {
        (self.persona, self.stage)
    }

    /// Its people, by whom it can contradict itself and others.
    pub(super) const fn counted(&self) -> Counted {
        let Self { persona, stage, entered, left, slack, .. } = *self;
        Counted { persona, stage, entered, left, slack }
    }
}

/// Names that stand for nothing, each told once.
#[derive(Debug, Default)]
pub(super) struct Unknowns {
    pub(super) list: Vec<Unmatched>,
    at: FxHashMap<String, usize>,
}

impl Unknowns {
    /// The most names that are kept: nobody matches more by hand.
    const MOST: usize = 1000;

    /// Notes a name; `true` when it is met for the first time.
    fn note(&mut self, name: &str) -> bool {
        let key = plain(name);
        if let Some(unmatched) = self.at.get(&key).and_then(|&at| self.list.get_mut(at)) {
            unmatched.times += 1;
            return false;
        }
        if self.list.len() == Self::MOST {
            return false;
        }
        self.at.insert(key, self.list.len());
        self.list.push(Unmatched { name: name.to_owned(), times: 1 });
        true
    }
}

/// What all layouts know while they read.
pub(super) struct ImportContext<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) names: &'a JourneyNames,
    /// Where each column of the mapping stands in the file.
    columns: Vec<usize>,
    headers: Vec<String>,
    pub(super) faults: Faults,
    pub(super) stages: Unknowns,
    pub(super) segments: Unknowns,
    pub(super) left_out: u64,
}

impl<'a> ImportContext<'a> {
    /// Finds the columns of the mapping by their headings.
    pub(super) fn new(
        mapping: &'a Mapping,
        names: &'a JourneyNames,
        header: &Record,
        file: &str,
    ) -> Result<Self, ImportError> {
        let headers: Vec<String> = header.texts().map(str::to_owned).collect();
        let find = |index: usize, wanted: &str| {
            let wanted = wanted.trim();
            if headers.get(index).map_or("", String::as_str) == wanted {
                return Some(index);
            }
            let mut others = headers.iter().enumerate().filter(|(_, header)| *header == wanted).map(|(at, _)| at);
            others.next().filter(|_| others.next().is_none())
        };
        let columns = (mapping.columns.iter().enumerate())
            .map(|(index, column)| match find(index, &column.header) {
                Some(at) => Ok(at),
                None if column.role == Role::Ignored => Ok(usize::MAX),
                None => Err(ImportError::NoColumn { file: file.to_owned(), header: column.header.clone() }),
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            mapping,
            names,
            columns,
            headers,
            faults: Faults::default(),
            stages: Unknowns::default(),
            segments: Unknowns::default(),
            left_out: 0,
        })
    }

    /// The place in the file of the column with a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        let index = self.mapping.columns.iter().position(|column| column.role == role)?;
        self.columns.get(index).copied()
    }

    /// The columns of the mapping that are read, with their places in the file.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, &'a Column)> {
        self.columns.iter().copied().zip(&self.mapping.columns).filter(|(_, column)| column.role != Role::Ignored)
    }

    /// A cell of the file.
    pub(super) fn place(&self, row: u64, column: usize) -> TableLocation {
        TableLocation { row: Some(row), column: Some((column, self.headers.get(column).cloned().unwrap_or_default())) }
    }

    pub(super) fn fault(&mut self, row: u64, column: usize, kind: FaultKind) {
        let place = self.place(row, column);
        self.faults.push(place, kind);
    }

    /// Notes a name that no stage has.
    pub(super) fn unknown_stage(&mut self, row: u64, column: usize, name: &str) {
        if self.stages.note(name) {
            self.fault(row, column, FaultKind::UnknownStage { name: name.to_owned() });
        }
    }

    /// Whose figures a row gives; `None` where it is passed over, with the fault noted.
    pub(super) fn whose(&mut self, record: &Record, column: Option<usize>) -> Option<Whose> {
        let Some(column) = column else { return Some(Whose::Everybody) };
        let name = record.cell(column).text;
        match self.names.segment(name, self.mapping) {
            Some(Means::This(whose)) => Some(whose),
            Some(Means::Nothing) => None,
            None => {
                self.left_out += 1;
                if self.segments.note(name) {
                    let name = name.to_owned();
                    let kind = if name.is_empty() { FaultKind::EmptyCell } else { FaultKind::UnknownSegment { name } };
                    self.fault(record.row, column, kind);
                }
                None
            }
        }
    }
}
