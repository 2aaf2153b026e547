//! A table as counted people, with every row that could not be used named.

use super::context::{FunnelEntry, FunnelKey, ImportContext};
use super::error::ImportError;
use super::fault::{FaultKind, Faults, TableLocation};
use super::log::Log;
use super::mapping::{Mapping, TableLayout, Whose};
use super::meter::{Meter, ReadProgress};
use super::names::{JourneyNames, Unmatched};
use super::record::Record;
use super::source::TableSource;
use super::table::Table;
use crate::model::{
    Amount, ContradictionKind, DataSource, Date, Extra, Funnel, FunnelRow, PersonaId, StageId, contradictions,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::ControlFlow;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportOutcome {
    /// The figures that can be taken over, with the source they come from.
    pub funnel: Funnel,
    /// What cannot be, in the order of the file.
    pub faults: Faults,
    /// Names of stages and touchpoints that stand for nothing.
    pub stages: Vec<Unmatched>,
    /// Names of personas and segments that stand for nobody.
    pub segments: Vec<Unmatched>,
    /// Rows of data that the table has.
    pub rows: u64,
    /// Rows of data that a fault leaves out.
    pub left_out: u64,
}

impl ImportOutcome {
    /// The figures to take over.
    ///
    /// # Errors
    /// [`ImportError::Nothing`]: there are none, and to take that over would only delete those that are there.
    pub const fn taken(&self) -> Result<&Funnel, ImportError> {
        if self.funnel.rows.is_empty() { Err(ImportError::Nothing) } else { Ok(&self.funnel) }
    }

    /// Whether figures of the table are left out: whole rows, or cells and columns that a fault makes useless.
    #[must_use]
    pub const fn leaves_out(&self) -> bool {
        self.left_out > 0 || self.faults.grave() > 0
    }
}

/// What counts the rows of one layout.
enum Counter {
    Table(Table),
    Log(Log),
}

/// Reads a table as it is meant. `today` is remembered as the day it was read; `progress` is told how far it is, every few
/// milliseconds, and stops the reading with [`ControlFlow::Break`].
///
/// # Errors
/// [`ImportError`]: the file cannot be read, or the mapping does not fit it. Nothing has changed then.
pub fn read(
    source: &TableSource,
    mapping: &Mapping,
    names: &JourneyNames,
    today: Option<Date>,
    mut progress: impl FnMut(ReadProgress) -> ControlFlow<()>,
) -> Result<ImportOutcome, ImportError> {
    if let Some(&role) = mapping.missing().first() {
        return Err(ImportError::NoRole { file: source.name().to_owned(), role });
    }
    let header = mapping.reading.header;
    let meter = Meter::new(source.bytes(), &mut progress);
    let mut failed = None;
    let mut rows = 0_u64;
    let mut begun: Option<(ImportContext<'_>, Counter)> = None;
    let begin = |record: &Record| {
        let mut context = ImportContext::new(mapping, names, record, source.name())?;
        let counter = match mapping.layout {
            TableLayout::Wide | TableLayout::Long => Counter::Table(Table::new(&mut context, header)),
            TableLayout::EventLog => Counter::Log(Log::new(&context)),
        };
        Ok((context, counter))
    };
    source.each(&mapping.reading, &meter, &mut |record| {
        if record.row < header {
            return ControlFlow::Continue(());
        }
        let Some((context, counter)) = &mut begun else {
            // A blank row of headings is not given; the columns are then looked for in vain.
            let blank = Record::default();
            match begin(if record.row == header { record } else { &blank }) {
                Ok(found) => begun = Some(found),
                Err(error) => failed = Some(error),
            }
            return if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        };
        rows += 1;
        match counter {
            Counter::Table(table) => table.row(context, record),
            Counter::Log(log) => log.row(context, record),
        }
        ControlFlow::Continue(())
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    let Some((mut context, counter)) = begun else { return Err(source.empty(&mapping.reading)) };
    let (mut entries, attempted) = match counter {
        Counter::Table(table) => table.finish(&mut context),
        Counter::Log(log) => log.finish(&meter),
    };
    if !meter.go_on() {
        return Err(ImportError::Stopped);
    }
    check(&mut context, &entries, &attempted);
    let order: FxHashMap<StageId, usize> = names.stages().zip(0..).collect();
    entries.sort_by_key(|entry| (names.place_of(entry.persona), order.get(&entry.stage).copied()));
    let left_out = context.left_out;
    let source = source.path().map(|_| DataSource {
        file: source.name().to_owned(),
        sheet: mapping.reading.sheet.clone(),
        date: today,
        // What the figures rest on.
        rows: rows.saturating_sub(left_out),
        mapping: serde_json::to_value(mapping).ok(),
        amended: false,
        extra: Extra::new(),
    });
    let counted = |entry: FunnelEntry| FunnelRow {
        entered: entry.entered,
        left: entry.left,
        seconds: entry.seconds.map(Amount::new),
        ..FunnelRow::new(entry.persona, entry.stage)
    };
    let ImportContext { faults, stages, segments, .. } = context;
    Ok(ImportOutcome {
        funnel: Funnel { rows: entries.into_iter().map(counted).collect(), source, extra: Extra::new() },
        faults,
        stages: stages.list,
        segments: segments.list,
        rows,
        left_out,
    })
}

/// Says what does not add up: between a stage and the next, between personas and everybody, and which stages are missing.
fn check(context: &mut ImportContext<'_>, entries: &[FunnelEntry], attempted: &FxHashSet<FunnelKey>) {
    let names = context.names;
    let at: FxHashMap<FunnelKey, &FunnelEntry> = entries.iter().map(|entry| (entry.key(), entry)).collect();
    let mut people: Vec<Option<PersonaId>> = attempted.iter().map(|(persona, _)| *persona).collect();
    people.sort_by_key(|&persona| names.place_of(persona));
    people.dedup();
    let stages: Vec<StageId> = names.stages().collect();
    let name = |stage: StageId| names.stage_name(stage).to_owned();
    let mut found = contradictions(&entries.iter().map(FunnelEntry::counted).collect::<Vec<_>>(), &stages);
    let place = |stage| stages.iter().position(|&other| other == stage);
    found.sort_by_key(|one| (names.place_of(one.persona), place(one.stage)));
    for &persona in &people {
        for one in found.iter().filter(|one| one.persona == persona) {
            let ContradictionKind::DoesNotAddUp { before, expected, found } = one.kind else { continue };
            let kind = FaultKind::DoesNotAddUp { stage: name(before), next: name(one.stage), expected, found };
            let cell = at.get(&(persona, one.stage)).and_then(|entry| entry.row.zip(entry.column));
            let place = cell.map_or_else(TableLocation::default, |(row, column)| context.place(row, column));
            context.faults.push(place, kind);
        }
        let whose = persona.map_or(Whose::Everybody, Whose::Persona);
        for &stage in stages.iter().filter(|&&stage| !attempted.contains(&(persona, stage))) {
            let segment = names.whose_name(whose).to_owned();
            context.faults.push(TableLocation::default(), FaultKind::MissingStage { stage: name(stage), segment });
        }
    }
    for one in found {
        if let ContradictionKind::PartsExceedWhole { parts, whole } = one.kind {
            let kind = FaultKind::PartsExceedWhole { stage: name(one.stage), parts, whole };
            context.faults.push(TableLocation::default(), kind);
        }
    }
}
