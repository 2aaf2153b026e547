//! Tables of figures: a row a stage and segment, or a row a segment and columns for the stages.

use super::context::{FunnelEntry, FunnelKey, ImportContext};
use super::fault::{FaultKind, column_letter};
use super::mapping::{Means, TableLayout};
use super::record::{Exact, Record};
use super::terms::{Measure, Role};
use super::time;
use crate::i18n::number::{self, NumberFault, ParsedNumber};
use crate::model::{ContradictionKind, StageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Counts the rows of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    segment: Option<usize>,
    /// In a long table the column with the stage.
    stage: Option<usize>,
    /// The stages of one row, with the columns of each measure; in a long table one whose stage the row says.
    groups: Vec<StageColumns>,
    entries: Vec<FunnelEntry>,
    at: FxHashMap<FunnelKey, usize>,
    contradicted: FxHashSet<FunnelKey>,
    attempted: FxHashSet<FunnelKey>,
}

/// The columns of one stage.
#[derive(Clone, Copy, Debug, Default)]
struct StageColumns {
    stage: Option<StageId>,
    entered: Option<usize>,
    left: Option<usize>,
    time: Option<usize>,
}

impl StageColumns {
    const fn slot(&mut self, measure: Measure) -> &mut Option<usize> {
        match measure {
            Measure::Entered => &mut self.entered,
            Measure::Left => &mut self.left,
            Measure::Time => &mut self.time,
        }
    }
}

/// What a cell with people says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum People {
    Count(u64),
    /// A part of those who came, in percent, and its digits behind the mark.
    Part(f64, i32),
}

/// A row that a fault leaves out.
struct LeftOut;

impl Table {
    /// Begins a table; in a wide one the headings are matched here.
    pub(super) fn new(context: &mut ImportContext<'_>, header: u64) -> Self {
        let mut table = Self { segment: context.column(Role::Segment), ..Self::default() };
        if context.mapping.layout == TableLayout::Long {
            table.stage = context.column(Role::Stage);
            let measure = |measure| context.column(Role::Measure(measure));
            let (entered, left, time) = (measure(Measure::Entered), measure(Measure::Left), measure(Measure::Time));
            table.groups.push(StageColumns { stage: None, entered, left, time });
            return table;
        }
        let mut twice = Vec::new();
        for (at, column) in context.columns().collect::<Vec<_>>() {
            let Role::Measure(measure) = column.role else { continue };
            let stage = match context.names.stage(&column.stage, context.mapping) {
                Some(Means::This(stage)) => stage,
                Some(Means::Nothing) => continue,
                None => {
                    context.unknown_stage(header, at, &column.stage);
                    continue;
                }
            };
            let known = table.groups.iter().position(|group| group.stage == Some(stage));
            let index = known.unwrap_or_else(|| {
                table.groups.push(StageColumns { stage: Some(stage), ..StageColumns::default() });
                table.groups.len() - 1
            });
            let Some(slot) = table.groups.get_mut(index).map(|group| group.slot(measure)) else { continue };
            match slot {
                Some(first) => {
                    twice.push((index, measure));
                    context.fault(header, at, FaultKind::SameColumn { other: column_letter(*first) });
                }
                None => *slot = Some(at),
            }
        }
        for (index, measure) in twice {
            // Nobody knows which of the two is the right one.
            if let Some(group) = table.groups.get_mut(index) {
                *group.slot(measure) = None;
            }
        }
        table
    }

    /// Takes a row.
    pub(super) fn row(&mut self, context: &mut ImportContext<'_>, record: &Record) {
        let said = match self.stage {
            None => None,
            Some(column) => {
                let name = record.cell(column).text;
                match context.names.stage(name, context.mapping) {
                    Some(Means::This(stage)) => Some(stage),
                    Some(Means::Nothing) => return,
                    None => {
                        context.left_out += 1;
                        if name.is_empty() {
                            context.fault(record.row, column, FaultKind::EmptyCell);
                        } else {
                            context.unknown_stage(record.row, column, name);
                        }
                        return;
                    }
                }
            }
        };
        let Some(whose) = context.whose(record, self.segment) else { return };
        let mut left_out = false;
        for index in 0..self.groups.len() {
            let Some(group) = self.groups.get(index).copied() else { continue };
            let Some(stage) = group.stage.or(said) else { continue };
            self.attempted.insert((whose.persona(), stage));
            let blank = FunnelEntry {
                persona: whose.persona(),
                stage,
                row: Some(record.row),
                column: group.entered,
                entered: None,
                left: None,
                seconds: None,
                slack: 0,
            };
            match figures(context, record, group, blank) {
                Ok(Some(entry)) => left_out |= !self.put(context, entry),
                Ok(None) => {}
                Err(LeftOut) => left_out = true,
            }
        }
        context.left_out += u64::from(left_out);
    }

    /// Puts an entry among the others; `false` if there is one of the same stage and segment with other figures.
    fn put(&mut self, context: &mut ImportContext<'_>, entry: FunnelEntry) -> bool {
        let key = entry.key();
        let Some(known) = self.at.get(&key).and_then(|&at| self.entries.get(at)) else {
            self.at.insert(key, self.entries.len());
            self.entries.push(entry);
            return true;
        };
        let (first, row) = (known.row.unwrap_or_default(), entry.row.unwrap_or_default());
        let same = (known.entered, known.left, known.seconds) == (entry.entered, entry.left, entry.seconds);
        let kind = if same { FaultKind::Repeats { first } } else { FaultKind::Contradicts { first } };
        match self.stage.or(entry.column) {
            Some(column) => context.fault(row, column, kind),
            None => context.faults.push(super::fault::TableLocation::row(row), kind),
        }
        if !same {
            self.contradicted.insert(key);
        }
        same
    }

    /// The figures that can be used, and all stages and segments of which the table tried to say something.
    pub(super) fn finish(mut self, context: &mut ImportContext<'_>) -> (Vec<FunnelEntry>, FxHashSet<FunnelKey>) {
        self.entries.retain(|entry| !self.contradicted.contains(&entry.key()));
        if context.mapping.left_by_difference {
            self.count_left(context);
        }
        (self.entries, self.attempted)
    }

    /// Counts those who did not enter the next stage as left, where the table does not say who left.
    fn count_left(&mut self, context: &mut ImportContext<'_>) {
        let stages: Vec<StageId> = context.names.stages().collect();
        let came: FxHashMap<FunnelKey, (u64, Option<u64>, Option<usize>)> = (self.entries.iter())
            .filter_map(|entry| Some((entry.key(), (entry.entered?, entry.row, entry.column))))
            .collect();
        for entry in self.entries.iter_mut().filter(|entry| entry.left.is_none()) {
            let next = stages.iter().position(|&stage| stage == entry.stage).and_then(|at| stages.get(at + 1));
            let Some((&next, entered)) = next.zip(entry.entered) else { continue };
            let Some(&(found, row, column)) = came.get(&(entry.persona, next)) else { continue };
            match entered.checked_sub(found) {
                Some(left) => entry.left = Some(left),
                None => {
                    let name = |stage| context.names.stage_name(stage).to_owned();
                    let kind = FaultKind::DoesNotAddUp {
                        stage: name(entry.stage),
                        next: name(next),
                        expected: entered,
                        found,
                    };
                    match row.zip(column) {
                        Some((row, column)) => context.fault(row, column, kind),
                        None => context.faults.push(super::fault::TableLocation::default(), kind),
                    }
                }
            }
        }
    }
}

/// The figures of one stage in a row; none if all its cells are empty.
fn figures(
    context: &mut ImportContext<'_>,
    record: &Record,
    group: StageColumns,
    mut entry: FunnelEntry,
) -> Result<Option<FunnelEntry>, LeftOut> {
    // All cells are looked at, so that all that is wrong with a row is told at once.
    let entered = group.entered.map_or(Ok(None), |column| count(context, record, column));
    let left = group.left.map_or(Ok(None), |column| people(context, record, column));
    let seconds = group.time.map_or(Ok(None), |column| span(context, record, column));
    let (entered, left, seconds) = (entered?, left?, seconds?);
    entry.seconds = seconds;
    entry.entered = entered;
    let (row, column) = (record.row, group.left.unwrap_or_default());
    entry.left = match left {
        None => None,
        Some(People::Count(count)) => Some(count),
        Some(People::Part(part, places)) => match entry.entered {
            Some(entered) if part <= 100.0 => {
                let (left, slack) = part_of(entered, part, places);
                entry.slack = slack;
                Some(left)
            }
            Some(_) | None => {
                let text = record.cell(column).text.to_owned();
                let above = part > 100.0;
                let kind = if above { FaultKind::ShareAboveWhole { text } } else { FaultKind::ShareOfNobody { text } };
                context.fault(row, column, kind);
                return Err(LeftOut);
            }
        },
    };
    let kind = match entry.counted().in_itself() {
        Some(ContradictionKind::LeftWithoutEntering { left }) => FaultKind::LeftWithoutEntering { left },
        Some(ContradictionKind::LeftExceedsEntered { entered, left }) => {
            FaultKind::LeftExceedsEntered { entered, left }
        }
        _ => {
            let says = entry.entered.is_some() || entry.left.is_some() || entry.seconds.is_some();
            return Ok(says.then_some(entry));
        }
    };
    context.fault(row, column, kind);
    Err(LeftOut)
}

/// A part of people as a number of them, and by how many the rounding of the part may have it off.
#[expect(clippy::cast_precision_loss, reason = "people are counted below 10¹⁵")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of people is neither negative nor more than all"
)]
fn part_of(entered: u64, percent: f64, places: i32) -> (u64, u64) {
    let people = entered as f64;
    let half_a_step = 0.5 * 10_f64.powi(-places) / 100.0;
    ((people * percent / 100.0).round() as u64, (people * half_a_step).ceil() as u64)
}

/// Whether a text stands for figures that are not known.
fn is_dash(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—")
}

/// A number in a cell with its fault noted.
fn amount(context: &mut ImportContext<'_>, record: &Record, column: usize) -> Result<Option<ParsedNumber>, LeftOut> {
    let cell = record.cell(column);
    let text = cell.text.to_owned();
    let written = match cell.exact {
        Exact::Number(value) => Ok(ParsedNumber { value, percent: false, places: 0 }),
        Exact::Percent(value, places) => Ok(ParsedNumber { value, percent: true, places }),
        Exact::Text if is_dash(cell.text) => return Ok(None),
        Exact::Text => number::read(cell.text, context.mapping.decimal),
        Exact::Moment(..) | Exact::Span(_) => Err(NumberFault::NotANumber),
    };
    let kind = match written {
        Ok(written) if written.value < 0.0 && written.percent => FaultKind::NegativeShare { text },
        Ok(written) if written.value < 0.0 => FaultKind::Negative { text },
        Ok(written) if written.value <= 1e15 => return Ok(Some(written)),
        Ok(_) | Err(NumberFault::NotANumber) => FaultKind::NotANumber { text },
        Err(NumberFault::Ambiguous) => FaultKind::Ambiguous { text },
    };
    context.fault(record.row, column, kind);
    Err(LeftOut)
}

fn people(context: &mut ImportContext<'_>, record: &Record, column: usize) -> Result<Option<People>, LeftOut> {
    let Some(written) = amount(context, record, column)? else { return Ok(None) };
    if written.percent {
        return Ok(Some(People::Part(written.value, written.places)));
    }
    if written.value.fract() > 0.0 {
        let text = record.cell(column).text.to_owned();
        let part = written.value < 1.0;
        let kind = if part { FaultKind::PerhapsShare { text } } else { FaultKind::NotWhole { text } };
        context.fault(record.row, column, kind);
        return Err(LeftOut);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, not negative and at most 10¹⁵")]
    Ok(Some(People::Count(written.value as u64)))
}

/// People who are counted, not told as a share.
fn count(context: &mut ImportContext<'_>, record: &Record, column: usize) -> Result<Option<u64>, LeftOut> {
    match people(context, record, column)? {
        None => Ok(None),
        Some(People::Count(count)) => Ok(Some(count)),
        Some(People::Part(..)) => {
            let text = record.cell(column).text.to_owned();
            context.fault(record.row, column, FaultKind::ShareNotPeople { text });
            Err(LeftOut)
        }
    }
}

fn span(context: &mut ImportContext<'_>, record: &Record, column: usize) -> Result<Option<f64>, LeftOut> {
    let cell = record.cell(column);
    match cell.exact {
        Exact::Span(seconds) if seconds >= 0.0 => return Ok(Some(seconds)),
        // Spreadsheets keep `1:30` as half past one on a day before all days.
        Exact::Moment(_, days) if (0.0..1.0).contains(&days) => return Ok(Some(days * 86_400.0)),
        Exact::Text => {
            if let Some(seconds) = time::clock(cell.text) {
                return Ok(Some(seconds));
            }
        }
        Exact::Number(_) | Exact::Percent(..) | Exact::Moment(..) | Exact::Span(_) => {}
    }
    let Some(written) = amount(context, record, column)? else { return Ok(None) };
    if written.percent {
        let text = record.cell(column).text.to_owned();
        context.fault(record.row, column, FaultKind::ShareNotTime { text });
        return Err(LeftOut);
    }
    Ok(Some(written.value * context.mapping.time_unit.seconds()))
}
