//! Event logs: who met what when.
//!
//! A session enters a stage with its first event there. It leaves at the furthest stage that it was seen in, in the order of the
//! journey, unless that is the last one. Who comes back to an earlier stage has not left there. The time in a stage is the
//! median, over the sessions, from the first event there to the first event in the next stage that the session was seen in.

use super::context::{FunnelEntry, FunnelKey, ImportContext};
use super::fault::FaultKind;
use super::mapping::{Means, Whose};
use super::meter::Meter;
use super::record::{Exact, Record};
use super::terms::Role;
use super::time::{TimeFormat, moment};
use crate::model::{PersonaId, StageId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the name of a touchpoint says.
#[derive(Clone, Copy, Debug)]
enum Met {
    /// A stage, by its place in the journey.
    Stage(u16),
    /// Nothing that is counted.
    Nothing,
    /// Nobody knows.
    Unknown,
}

/// A session as far as it is known.
#[derive(Clone, Copy, Debug)]
struct LogSession {
    /// Whose it is, by its place among those that were met.
    whose: u16,
    /// The name of the segment in its first row, by its place among the names.
    segment: u32,
}

/// The first event of a session in a stage, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct LogEvent {
    session: u32,
    stage: u16,
    millis: i64,
}

/// Counts the rows of an event log.
#[derive(Debug, Default)]
pub(super) struct Log {
    who: usize,
    touchpoint: usize,
    timestamp: usize,
    segment: Option<usize>,
    stages: Vec<StageId>,
    met: FxHashMap<Box<str>, Met>,
    sessions: FxHashMap<Box<str>, u32>,
    about: Vec<LogSession>,
    whose: Vec<Option<PersonaId>>,
    /// Names of segments that give somebody's figures: the place of the name, and whose by its place in `whose`.
    segments: FxHashMap<Box<str>, (u32, u16)>,
    segment_names: Vec<String>,
    /// In which row each row was met first, by its hash.
    rows: FxHashMap<u64, u64>,
    format: Option<TimeFormat>,
    events: Vec<LogEvent>,
}

impl Log {
    pub(super) fn new(context: &ImportContext<'_>) -> Self {
        let who = if context.mapping.users { Role::User } else { Role::Session };
        // Without these columns no reading begins.
        let column = |role| context.column(role).unwrap_or(usize::MAX);
        Self {
            who: column(who),
            touchpoint: column(Role::Touchpoint),
            timestamp: column(Role::Timestamp),
            segment: context.column(Role::Segment),
            stages: context.names.stages().collect(),
            ..Self::default()
        }
    }

    /// Takes a row.
    pub(super) fn row(&mut self, context: &mut ImportContext<'_>, record: &Record) {
        if self.repeats(context, record) {
            return;
        }
        let who = record.cell(self.who).text;
        if who.is_empty() {
            context.left_out += 1;
            context.fault(record.row, self.who, FaultKind::EmptyCell);
            return;
        }
        let stage = match self.met(context, record) {
            Met::Stage(stage) => stage,
            Met::Nothing => return,
            Met::Unknown => {
                context.left_out += 1;
                return;
            }
        };
        let Some(millis) = self.moment(context, record) else {
            context.left_out += 1;
            return;
        };
        let Some((segment, whose)) = self.segment(context, record) else { return };
        let session = match self.sessions.get(who) {
            Some(&session) => session,
            None => {
                // No file of the size that is read holds 2³² sessions.
                let session = u32::try_from(self.about.len()).unwrap_or(u32::MAX);
                self.sessions.insert(who.into(), session);
                self.about.push(LogSession { whose, segment });
                session
            }
        };
        let about = self.about.get(usize::try_from(session).unwrap_or(usize::MAX));
        if let (Some(about), Some(column)) = (about.filter(|about| about.segment != segment), self.segment) {
            let name = |segment: u32| {
                let name = self.segment_names.get(usize::try_from(segment).unwrap_or(usize::MAX));
                name.cloned().unwrap_or_default()
            };
            let kind =
                FaultKind::SegmentChanges { session: who.to_owned(), first: name(about.segment), other: name(segment) };
            context.fault(record.row, column, kind);
        }
        self.events.push(LogEvent { session, stage, millis });
    }

    /// Whether the very same row was there before.
    fn repeats(&mut self, context: &mut ImportContext<'_>, record: &Record) -> bool {
        let mut hasher = DefaultHasher::new();
        record.whole().hash(&mut hasher);
        let first = *self.rows.entry(hasher.finish()).or_insert(record.row);
        if first == record.row {
            return false;
        }
        context.faults.push(super::fault::TableLocation::row(record.row), FaultKind::Repeats { first });
        true
    }

    fn met(&mut self, context: &mut ImportContext<'_>, record: &Record) -> Met {
        /// More names than any journey has are looked up again each time rather than kept.
        const MOST: usize = 100_000;
        let name = record.cell(self.touchpoint).text;
        if name.is_empty() {
            context.fault(record.row, self.touchpoint, FaultKind::EmptyCell);
            return Met::Unknown;
        }
        let met = match self.met.get(name) {
            Some(&met) => met,
            None => {
                let met = match context.names.touchpoint(name, context.mapping) {
                    Some(Means::This(stage)) => {
                        let place = self.stages.iter().position(|&own| own == stage);
                        place.and_then(|place| u16::try_from(place).ok()).map_or(Met::Unknown, Met::Stage)
                    }
                    Some(Means::Nothing) => Met::Nothing,
                    None => Met::Unknown,
                };
                if self.met.len() < MOST {
                    self.met.insert(name.into(), met);
                }
                met
            }
        };
        if matches!(met, Met::Unknown) {
            context.unknown_stage(record.row, self.touchpoint, name);
        }
        met
    }

    fn moment(&mut self, context: &mut ImportContext<'_>, record: &Record) -> Option<i64> {
        let cell = record.cell(self.timestamp);
        let found = match cell.exact {
            Exact::Moment(millis, _) => Some((millis, TimeFormat::Cell)),
            // Seconds since 1970 may be a number of a workbook; its text says how many digits it has.
            Exact::Text | Exact::Number(_) => moment(cell.text),
            Exact::Percent(..) | Exact::Span(_) => None,
        };
        let text = || cell.text.to_owned();
        let kind = match (found, self.format) {
            (Some((millis, format)), others) if others.is_none_or(|others| others == format) => {
                self.format = Some(format);
                return Some(millis);
            }
            (Some(_), Some(others)) => FaultKind::MixedTime { text: text(), others },
            _ if cell.text.is_empty() => FaultKind::EmptyCell,
            _ => FaultKind::NotATime { text: text() },
        };
        context.fault(record.row, self.timestamp, kind);
        None
    }

    /// The segment of a row and whose figures it gives; `None` where it gives nobody's, which is noted.
    fn segment(&mut self, context: &mut ImportContext<'_>, record: &Record) -> Option<(u32, u16)> {
        let name = self.segment.map_or("", |column| record.cell(column).text);
        if let Some(&known) = self.segments.get(name) {
            return Some(known);
        }
        let persona = context.whose(record, self.segment).map(Whose::persona)?;
        let whose = self.whose.iter().position(|&own| own == persona).unwrap_or_else(|| {
            self.whose.push(persona);
            self.whose.len() - 1
        });
        let whose = u16::try_from(whose).ok()?;
        let segment = u32::try_from(self.segment_names.len()).ok()?;
        self.segment_names.push(name.to_owned());
        self.segments.insert(name.into(), (segment, whose));
        Some((segment, whose))
    }

    /// What the sessions come to.
    pub(super) fn finish(mut self, meter: &Meter<'_>) -> (Vec<FunnelEntry>, FxHashSet<FunnelKey>) {
        self.events.sort_unstable();
        // Of the events of a session in a stage the first is kept.
        self.events.dedup_by_key(|event| (event.session, event.stage));
        let stages = self.stages.len();
        let mut sums = vec![Sum::default(); self.whose.len() * stages];
        for (number, session) in self.events.chunk_by(|event, other| event.session == other.session).enumerate() {
            if number % 65_536 == 0 && !meter.go_on() {
                break;
            }
            let about = session.first().and_then(|event| self.about.get(usize::try_from(event.session).ok()?));
            let Some(about) = about else { continue };
            let from = usize::from(about.whose) * stages;
            for (place, event) in session.iter().enumerate() {
                let Some(sum) = sums.get_mut(from + usize::from(event.stage)) else { continue };
                sum.entered += 1;
                match session.get(place + 1) {
                    // Who was in the next stage first has no time in this one.
                    Some(next) if next.millis >= event.millis => sum.spans.push(next.millis - event.millis),
                    Some(_) => {}
                    None => sum.left += u64::from(usize::from(event.stage) + 1 < stages),
                }
            }
        }
        let mut entries = Vec::new();
        for (index, sum) in sums.into_iter().enumerate().filter(|(_, sum)| sum.entered > 0) {
            let (Some(&persona), Some(&stage)) = (self.whose.get(index / stages), self.stages.get(index % stages))
            else {
                continue;
            };
            entries.push(FunnelEntry {
                persona,
                stage,
                row: None,
                column: None,
                entered: Some(sum.entered),
                left: Some(sum.left),
                seconds: median(sum.spans),
                slack: 0,
            });
        }
        let attempted = entries.iter().map(FunnelEntry::key).collect();
        (entries, attempted)
    }
}

/// What was counted of one persona at one stage.
#[derive(Clone, Debug, Default)]
struct Sum {
    entered: u64,
    left: u64,
    /// Times in the stage, in thousandths of a second.
    spans: Vec<i64>,
}

/// The median of spans in thousandths of a second, in seconds.
#[expect(clippy::cast_precision_loss, reason = "spans of people are far below 2⁵³ thousandths of a second")]
fn median(mut spans: Vec<i64>) -> Option<f64> {
    let middle = spans.len() / 2;
    if spans.is_empty() {
        return None;
    }
    let even = spans.len().is_multiple_of(2);
    let (below, upper, _) = spans.select_nth_unstable(middle);
    let upper = *upper as f64;
    let lower = if even { below.iter().max().map_or(upper, |&lower| lower as f64) } else { upper };
    Some(f64::midpoint(lower, upper) / 1000.0)
}
