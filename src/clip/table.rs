//! A table of another program → stages × lanes, to be looked at before it is put on the map.

use super::cards::{CardSlot, put};
use super::target::{Adder, Paste, PasteTarget, nothing};
use super::words::without_marker;
use crate::edit::StepName;
use crate::i18n::Messages;
use crate::i18n::number::{self, NumberFault};
use crate::import::plain;
use crate::model::{Document, IdSource, Journey, LaneId, LaneKind, Language, StageId};
use std::collections::BTreeSet;

/// How a table is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOptions {
    /// The first row holds the names of stages.
    pub first_row: bool,
    /// The first column holds the names of lanes.
    pub first_column: bool,
    /// Rows and columns change places first.
    pub turned: bool,
}

/// A column of a table that becomes a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The name of the stage.
    pub name: String,
    /// The stage of this name; `None` for a new one.
    pub stage: Option<StageId>,
}

/// A row of a table that becomes cards of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The name of the lane, as the map shows it.
    pub name: String,
    /// What the lane holds.
    pub kind: LaneKind,
    /// The lane; `None` for a new one.
    pub lane: Option<LaneId>,
    /// The cards of each column, a line or more each.
    pub cells: Vec<Vec<String>>,
}

/// How much a table brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasteCounts {
    /// Cards, points, texts and so on.
    pub cards: usize,
    /// Stages that are new.
    pub stages: usize,
    /// Lanes that are new.
    pub lanes: usize,
}

/// What becomes of a table: each column a stage, each row a lane, each cell cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePlan {
    /// Stages from left to right.
    pub columns: Vec<TableColumn>,
    /// Lanes from top to bottom.
    pub rows: Vec<TableRow>,
}

impl TableRow {
    /// The title that a new lane of this row gets: none where its kind has a name of its own.
    fn new_title(&self) -> &str {
        if self.kind == LaneKind::Text { &self.name } else { "" }
    }
}

impl TableOptions {
    /// How a table is most likely meant: names in the first row and column, unless what stands there says otherwise; turned
    /// where the names of lanes stand in the first row.
    #[must_use]
    pub fn guess(table: &[Vec<String>], journey: &Journey) -> Self {
        let first_row: Vec<&str> = table.first().into_iter().flatten().map(String::as_str).collect();
        let first_column: Vec<&str> = table.iter().filter_map(|row| row.first()).map(String::as_str).collect();
        let lanes = |names: &[&str]| names.iter().filter(|name| known_lane(name, journey).is_some()).count();
        let stages = |names: &[&str]| names.iter().filter(|name| known_stage(name, journey).is_some()).count();
        let turned = lanes(&first_row) > lanes(&first_column) && stages(&first_row) <= stages(&first_column)
            || stages(&first_column) > stages(&first_row) && lanes(&first_column) == 0;
        let (top, side) = if turned { (&first_column, &first_row) } else { (&first_row, &first_column) };
        let empty_corner = first_row.first().is_some_and(|corner| corner.trim().is_empty());
        let numbers =
            |names: &[&str]| names.iter().any(|name| number::read(name, None) != Err(NumberFault::NotANumber));
        Self { first_row: stages(top) > 0 || !numbers(top), first_column: lanes(side) > 0 || empty_corner, turned }
    }
}

impl TablePlan {
    /// Plans a table for a journey. Without names in the first row the columns are the stages from the target's on; without names
    /// in the first column all rows go to the target's lane.
    #[must_use]
    pub fn of(table: &[Vec<String>], reading: TableOptions, document: &Document, target: &PasteTarget) -> Option<Self> {
        let journey = document.journey(target.journey)?;
        let words = Messages::of(document.project.language);
        let table = if reading.turned { turned(table) } else { table.to_vec() };
        let left = usize::from(reading.first_column);
        let width = table.iter().map(Vec::len).max().unwrap_or_default();
        let names: Vec<&str> = match table.first().filter(|_| reading.first_row) {
            Some(row) => row.iter().map(String::as_str).collect(),
            None => Vec::new(),
        };
        let shown: Vec<_> = journey.shown_stages().collect();
        let start =
            target.cell().and_then(|cell| shown.iter().position(|stage| stage.id == cell.stage)).unwrap_or_default();
        let columns = (left..width)
            .map(|column| match names.get(column).map(|name| one_line(name)).filter(|name| !name.is_empty()) {
                Some(name) => TableColumn { stage: known_stage(&name, journey), name },
                None => {
                    let stage = shown.get(start + column - left).filter(|_| !reading.first_row);
                    let name = stage.map_or_else(|| words.text("new-stage").into_owned(), |stage| stage.name.clone());
                    TableColumn { name, stage: stage.map(|stage| stage.id) }
                }
            })
            .collect();
        let own_lane = target.cell().and_then(|cell| cell.lane).and_then(|lane| journey.lanes.get(lane));
        let rows = (table.iter().skip(usize::from(reading.first_row)))
            .map(|row| {
                let cells = row.iter().skip(left).map(|cell| parts(cell)).collect();
                let name = row.first().filter(|_| reading.first_column).map(|name| one_line(name));
                let (name, kind, lane) = match name.filter(|name| !name.is_empty()) {
                    Some(name) => match known_lane(&name, journey) {
                        Some((kind, lane)) => (name, kind, lane),
                        None => (name, LaneKind::Text, None),
                    },
                    None => {
                        let lane =
                            own_lane.or_else(|| journey.lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoints));
                        let kind = lane.map_or(LaneKind::Touchpoints, |lane| lane.kind);
                        let own = lane.map(|lane| lane.title.clone()).filter(|title| !title.is_empty());
                        let name = own.unwrap_or_else(|| kind_name(kind, document.project.language));
                        (name, kind, lane.map(|lane| lane.id))
                    }
                };
                TableRow { name, kind, lane, cells }
            })
            .collect();
        Some(Self { columns, rows })
    }

    /// How much it brings.
    #[must_use]
    pub fn counts(&self) -> PasteCounts {
        let cards = self.rows.iter().flat_map(|row| &row.cells).map(Vec::len).sum();
        let stages = self.columns.iter().filter(|column| column.stage.is_none()).count();
        let new = self.rows.iter().filter(|row| row.lane.is_none());
        let new: BTreeSet<(&str, String)> = new.map(|row| (row.kind.key(), plain(row.new_title()))).collect();
        PasteCounts { cards, stages, lanes: new.len() }
    }

    /// The edit that puts it all on the map, as one undo step: new stages behind the others, new lanes below them.
    #[must_use]
    pub fn paste(&self, document: &Document, target: &PasteTarget, ids: &mut IdSource) -> Paste {
        const NAME: StepName = StepName::PasteTable;
        let Some(journey) = document.journey(target.journey) else { return nothing(NAME) };
        let mut adder = Adder::new(document, journey, ids);
        let stages: Vec<StageId> = (self.columns.iter())
            .map(|column| column.stage.unwrap_or_else(|| adder.add_stage(column.name.clone(), None)))
            .collect();
        let mut new_lanes: Vec<(LaneKind, String, LaneId)> = Vec::new();
        let mut added = Vec::new();
        for row in &self.rows {
            let lane = row.lane.filter(|&lane| journey.lanes.get(lane).is_some()).unwrap_or_else(|| {
                let title = row.new_title();
                let same =
                    |(kind, name, _): &&(LaneKind, String, LaneId)| *kind == row.kind && plain(name) == plain(title);
                let known = new_lanes.iter().find(same).map(|(.., lane)| *lane);
                known.unwrap_or_else(|| {
                    let lane = adder.add_lane(row.kind, title.to_owned(), None);
                    new_lanes.push((row.kind, title.to_owned(), lane));
                    lane
                })
            });
            for (cards, &stage) in row.cells.iter().zip(&stages) {
                let lane = Some((lane, row.kind));
                let place = CardSlot { stage, lane, at: None, row: None, persona: target.persona };
                added.extend(put(&mut adder, &place, cards));
            }
        }
        adder.selected = added;
        adder.finish(NAME)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cards of a cell: its lines, or the parts of its only line between semicolons.
fn parts(cell: &str) -> Vec<String> {
    let lines: Vec<&str> = cell.lines().map(|line| without_marker(line).0).filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [line] => {
            let parts = line.split(';').map(|part| without_marker(part).0);
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        }
        _ => lines.into_iter().map(str::to_owned).collect(),
    }
}

fn turned(table: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = table.iter().map(Vec::len).max().unwrap_or_default();
    (0..width).map(|column| table.iter().map(|row| row.get(column).cloned().unwrap_or_default()).collect()).collect()
}

fn known_stage(name: &str, journey: &Journey) -> Option<StageId> {
    let name = plain(name);
    journey.stages.iter().find(|stage| !name.is_empty() && plain(&stage.name) == name).map(|stage| stage.id)
}

/// The lane of a name: one of that title, else the first of the kind that is called so in either language. A kind without a
/// lane in the journey will get one.
fn known_lane(name: &str, journey: &Journey) -> Option<(LaneKind, Option<LaneId>)> {
    let name = plain(name);
    if name.is_empty() {
        return None;
    }
    if let Some(lane) = journey.lanes.iter().find(|lane| plain(&lane.title) == name) {
        return Some((lane.kind, Some(lane.id)));
    }
    let called = |kind: LaneKind| {
        let names = [Language::Ru, Language::En].map(|language| plain(&kind_name(kind, language)));
        // A column of Excel may say just “goal” or “pains”.
        let others = [Language::Ru, Language::En].map(|language| {
            let also = Messages::of(language).text(&format!("clip-lane-{}", kind.key())).into_owned();
            also.split(',').any(|other| plain(other) == name)
        });
        names.contains(&name) || others.contains(&true)
    };
    let kind = LaneKind::ALL.into_iter().find(|&kind| called(kind))?;
    let lane = journey.lanes.iter().find(|lane| lane.kind == kind && (lane.title.is_empty() || kind != LaneKind::Text));
    Some((kind, lane.map(|lane| lane.id)))
}

fn kind_name(kind: LaneKind, language: Language) -> String {
    Messages::of(language).text(kind.name_key()).into_owned()
}
