//! A proposal how a table may be meant, for a person to confirm. It looks at headings and at the names of the map.

use super::mapping::{Column, Mapping, Reading, TableLayout, TimeUnit};
use super::names::{JourneyNames, plain, words};
use super::source::{Preview, TableSource};
use super::terms::{Delimiter, Measure, Role};
use crate::i18n::number::{self, DecimalMark, NumberFault};
use std::collections::BTreeMap;

/// Words by which headings are known.
struct HeadingWords {
    session: Vec<String>,
    user: Vec<String>,
    touchpoint: Vec<String>,
    timestamp: Vec<String>,
    stage: Vec<String>,
    segment: Vec<String>,
    entered: Vec<String>,
    left: Vec<String>,
    time: Vec<String>,
}

impl HeadingWords {
    fn known() -> Self {
        Self {
            session: words("import-words-session"),
            user: words("import-words-user"),
            touchpoint: words("import-words-touchpoint"),
            timestamp: words("import-words-timestamp"),
            stage: words("import-words-stage"),
            segment: words("import-words-segment"),
            entered: words("import-words-entered"),
            left: words("import-words-left"),
            time: words("import-words-time"),
        }
    }

    fn measures(&self) -> [(Measure, &[String]); 3] {
        [(Measure::Left, &self.left), (Measure::Time, &self.time), (Measure::Entered, &self.entered)]
    }
}

/// Whether one of the phrases stands in a heading as whole words.
fn says(heading: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| phrase_at(heading, phrase).is_some())
}

/// Where a phrase stands in a heading as whole words.
fn phrase_at(heading: &str, phrase: &str) -> Option<usize> {
    let joins = char::is_alphanumeric;
    let alone = |at: usize| {
        let (before, after) = (heading.get(..at), heading.get(at + phrase.len()..));
        before.is_some_and(|text| !text.ends_with(joins)) && after.is_some_and(|text| !text.starts_with(joins))
    };
    heading.match_indices(phrase).map(|(at, _)| at).find(|&at| alone(at))
}

/// Proposes how a table is meant, and in which row its headings are.
#[must_use]
pub fn guess(source: &TableSource, reading: &Reading, preview: &Preview, names: &JourneyNames) -> Mapping {
    guess_under(source, &Reading { header: header_row(preview), ..reading.clone() }, preview, names)
}

/// Proposes how a table is meant whose row of headings is chosen.
#[must_use]
pub fn guess_under(source: &TableSource, reading: &Reading, preview: &Preview, names: &JourneyNames) -> Mapping {
    let words = HeadingWords::known();
    let header = reading.header;
    let headers: Vec<String> =
        (0..preview.width).map(|index| preview.headers(header).get(index).cloned().unwrap_or_default()).collect();
    let plain_headers: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let any = |phrases: &[String]| plain_headers.iter().any(|header| says(header, phrases));
    let wide: Vec<(String, Measure)> = headers.iter().map(|header| stage_and_measure(header, &words)).collect();
    let known_stages = wide.iter().filter(|(stage, _)| names.known_stage(&plain(stage)).is_some()).count();
    let layout = if (any(&words.session) || any(&words.user)) && any(&words.timestamp) {
        TableLayout::EventLog
    } else if known_stages >= 2 || known_stages == 1 && !any(&words.stage) {
        TableLayout::Wide
    } else {
        TableLayout::Long
    };
    let columns = headers.iter().map(|header| Column { header: header.clone(), ..Column::default() }).collect();
    let mut mapping = Mapping {
        decimal: None,
        time_unit: TimeUnit::Seconds,
        left_by_difference: false,
        users: false,
        stages: BTreeMap::new(),
        segments: BTreeMap::new(),
        reading: reading.clone(),
        layout,
        columns,
    };
    assign(&mut mapping, preview, names);
    let role = |role| mapping.columns.iter().any(|column| column.role == role);
    mapping.left_by_difference =
        layout != TableLayout::EventLog && role(Role::Measure(Measure::Entered)) && !role(Role::Measure(Measure::Left));
    mapping.users = layout == TableLayout::EventLog && !role(Role::Session);
    mapping.decimal = decimal_mark(source, &mapping, preview);
    mapping.time_unit = time_unit(&mapping);
    mapping
}

/// Proposes a role for each column of a mapping whose layout is chosen; what was chosen before is forgotten.
pub(super) fn assign(mapping: &mut Mapping, preview: &Preview, names: &JourneyNames) {
    let words = HeadingWords::known();
    let headers: Vec<String> = mapping.columns.iter().map(|column| column.header.clone()).collect();
    for column in &mut mapping.columns {
        (column.role, column.stage) = (Role::Ignored, String::new());
    }
    // The first heading that says it has the role; a column has one role only.
    let take = |mapping: &mut Mapping, role: Role, phrases: &[String]| {
        let free =
            |(_, column): &(usize, &Column)| column.role == Role::Ignored && says(&plain(&column.header), phrases);
        let found = mapping.columns.iter().enumerate().find(free).map(|(index, _)| index);
        if let Some(column) = found.and_then(|index| mapping.columns.get_mut(index)) {
            column.role = role;
        }
        found.is_some()
    };
    match mapping.layout {
        TableLayout::EventLog => {
            take(mapping, Role::Session, &words.session);
            take(mapping, Role::User, &words.user);
            take(mapping, Role::Timestamp, &words.timestamp);
            let _either =
                take(mapping, Role::Touchpoint, &words.touchpoint) || take(mapping, Role::Touchpoint, &words.stage);
            take(mapping, Role::Segment, &words.segment);
        }
        TableLayout::Long => {
            take(mapping, Role::Stage, &words.stage);
            for (measure, phrases) in words.measures() {
                take(mapping, Role::Measure(measure), phrases);
            }
            take(mapping, Role::Segment, &words.segment);
            let has_stage = mapping.columns.iter().any(|column| column.role == Role::Stage);
            if !has_stage && let Some(index) = column_of_stages(mapping, preview, names) {
                mapping.set_role(index, Role::Stage);
            }
        }
        TableLayout::Wide => {
            take(mapping, Role::Segment, &words.segment);
            for (index, header) in headers.iter().enumerate() {
                let (stage, measure) = stage_and_measure(header, &words);
                let known = names.known_stage(&plain(&stage)).is_some();
                if let Some(column) =
                    mapping.columns.get_mut(index).filter(|column| known && column.role == Role::Ignored)
                {
                    (column.role, column.stage) = (Role::Measure(measure), stage);
                }
            }
            let has_segment = mapping.columns.iter().any(|column| column.role == Role::Segment);
            if let Some(column) =
                mapping.columns.first_mut().filter(|column| !has_segment && column.role == Role::Ignored)
            {
                column.role = Role::Segment;
            }
        }
    }
}

/// The first row with two cells or more: above it may stand a title.
fn header_row(preview: &Preview) -> u64 {
    let several = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    preview.rows.iter().find(|row| several(&row.cells)).or(preview.rows.first()).map_or(1, |row| row.row)
}

/// Splits a heading of a wide table, such as `Оплата — ушли`, into the stage and what is counted.
pub(super) fn split_heading(heading: &str) -> (String, Measure) {
    stage_and_measure(heading, &HeadingWords::known())
}

fn stage_and_measure(heading: &str, words: &HeadingWords) -> (String, Measure) {
    let lower = heading.to_lowercase().replace('ё', "е");
    for (measure, phrases) in words.measures() {
        for phrase in phrases {
            let Some(at) = phrase_at(&lower, phrase) else { continue };
            // Small letters may be longer or shorter than great ones, so the rest is cut from what was searched.
            let rest = format!(
                "{}{}",
                lower.get(..at).unwrap_or_default(),
                lower.get(at + phrase.len()..).unwrap_or_default()
            );
            let rest = rest.trim_matches(|letter: char| !letter.is_alphanumeric());
            if !rest.is_empty() {
                return (rest.to_owned(), measure);
            }
        }
    }
    (heading.trim().to_owned(), Measure::Entered)
}

/// The column most of whose cells are names of stages.
fn column_of_stages(mapping: &Mapping, preview: &Preview, names: &JourneyNames) -> Option<usize> {
    let rows: Vec<_> = preview.data(mapping.reading.header).collect();
    let known = |index: usize| {
        let cell = |row: &&&super::source::PreviewRow| {
            row.cells.get(index).is_some_and(|cell| names.known_stage(&plain(cell)).is_some())
        };
        rows.iter().filter(cell).count()
    };
    let free = (0..mapping.columns.len())
        .filter(|&index| mapping.columns.get(index).is_some_and(|column| column.role == Role::Ignored));
    free.max_by_key(|&index| known(index)).filter(|&index| known(index) * 2 > rows.len())
}

/// The decimal mark that the figures show, else the one that goes with the delimiter.
fn decimal_mark(source: &TableSource, mapping: &Mapping, preview: &Preview) -> Option<DecimalMark> {
    // Cells of a workbook are numbers without marks. Where one is a text that can be read in two ways, a person says how.
    if !source.sheets().is_empty() {
        return None;
    }
    let mut unclear = false;
    for row in preview.data(mapping.reading.header) {
        for (cell, column) in row.cells.iter().zip(&mapping.columns) {
            if !matches!(column.role, Role::Measure(_)) {
                continue;
            }
            match number::read(cell, None) {
                // What can be read in one way only says which mark is meant.
                Ok(written) if written.places > 0 && number::read(cell, Some(DecimalMark::Comma)).is_err() => {
                    return Some(DecimalMark::Point);
                }
                Ok(written) if written.places > 0 => return Some(DecimalMark::Comma),
                Err(NumberFault::Ambiguous) => unclear = true,
                Ok(_) | Err(NumberFault::NotANumber) => {}
            }
        }
    }
    match mapping.reading.delimiter {
        _ if unclear => None,
        Delimiter::Semicolon => Some(DecimalMark::Comma),
        Delimiter::Comma => Some(DecimalMark::Point),
        Delimiter::Tab => None,
    }
}

/// The unit that the heading of the time names.
fn time_unit(mapping: &Mapping) -> TimeUnit {
    let timed = mapping.columns.iter().filter(|column| column.role == Role::Measure(Measure::Time));
    let headings: Vec<String> = timed.map(|column| plain(&column.header)).collect();
    let units = [
        (TimeUnit::Minutes, "import-words-minutes"),
        (TimeUnit::Hours, "import-words-hours"),
        (TimeUnit::Days, "import-words-days"),
    ];
    let named = |key: &str| {
        let phrases = words(key);
        headings.iter().any(|heading| says(heading, &phrases))
    };
    units.into_iter().find(|(_, key)| named(key)).map_or(TimeUnit::Seconds, |(unit, _)| unit)
}

impl Mapping {
    /// Chooses another layout and proposes the roles of its columns anew.
    pub fn set_layout(&mut self, layout: TableLayout, preview: &Preview, names: &JourneyNames) {
        self.layout = layout;
        assign(self, preview, names);
        if layout == TableLayout::Wide {
            // Headings that no stage has are shown too, so that they can be matched by hand.
            for column in &mut self.columns {
                if column.stage.is_empty() && !column.header.is_empty() {
                    column.stage = split_heading(&column.header).0;
                }
            }
        }
    }
}
