//! What a layout knows at one size of type and hands on to the next: whatever depends on nothing that changed is not done again.

use super::cells::Cell;
use super::dropoff::Ribbons;
use super::frame::{RowSlot, StageColumn};
use super::legend::LegendKey;
use crate::model::{
    Document, ElementId, Field, Funnel, Image, ImageHash, Items, Journey, JourneyId, JourneyKind, Lane, LaneId,
    LaneKind, Project, Sheet, Stage, StageId,
};
use crate::scene::{Bundle, Group, Groups, Placed};
use kurbo::Vec2;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// What all of it depends on, beside the personas, whose change forgets everything.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SizeKey {
    pub(super) unit: u64,
    pub(super) year: Option<i16>,
    pub(super) sheet: Sheet,
    pub(super) columns: Arc<Vec<StageColumn>>,
    pub(super) hints: bool,
    pub(super) editing: Option<(ElementId, Field)>,
}

/// What header and footer depend on.
#[derive(Clone, Debug)]
pub(super) struct HeaderKey {
    project: Arc<Project>,
    images: Arc<BTreeMap<ImageHash, Arc<Image>>>,
    journey: JourneyId,
    title: String,
    scenario: String,
    kind: JourneyKind,
    funnel: Arc<Funnel>,
}

impl HeaderKey {
    pub(super) fn of(document: &Document, journey: &Journey) -> Self {
        Self {
            project: Arc::clone(&document.project),
            images: Arc::clone(&document.images),
            journey: journey.id,
            title: journey.title.clone(),
            scenario: journey.scenario.clone(),
            kind: journey.kind,
            funnel: Arc::clone(&journey.funnel),
        }
    }
}

impl PartialEq for HeaderKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && Arc::ptr_eq(&self.images, &other.images)
            && self.journey == other.journey
            && self.title == other.title
            && self.scenario == other.scenario
            && self.kind == other.kind
            && Arc::ptr_eq(&self.funnel, &other.funnel)
    }
}

/// Title and hint of a lane at the origin, their height and the baseline of the title.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) group: Arc<Group>,
    pub(super) height: f64,
    pub(super) baseline: f64,
}

/// Some cells of a lane, placed, with what their places depend on.
#[derive(Debug)]
pub(super) struct Block {
    cells: Vec<Arc<Cell>>,
    tops: Vec<f64>,
    /// What stretches with its lane depends on the room in it.
    room: f64,
    /// As if the content of the lane began at the sheet's upper edge.
    drawn: (Vec<Arc<Bundle>>, Vec<RowSlot>),
    /// Where it begins.
    top: f64,
    pub(super) bundles: Vec<Arc<Bundle>>,
    pub(super) rows: Vec<RowSlot>,
}

impl Block {
    /// Lowers what is drawn to where the content of its lane begins.
    fn lower(&mut self, top: f64) {
        let lowered = |bundle: &Arc<Bundle>| Arc::new(bundle.moved(Vec2::new(0.0, top)));
        self.bundles = self.drawn.0.iter().map(lowered).collect();
        let lowered = |row: &RowSlot| RowSlot { top: row.top + top, bottom: row.bottom + top, ..*row };
        self.rows = self.drawn.1.iter().map(lowered).collect();
        self.top = top;
    }
}

/// All cells of a lane.
#[derive(Clone, Debug)]
pub(super) struct Row {
    stamp: u64,
    pub(super) cells: Arc<Vec<Arc<Cell>>>,
    /// The greatest height that one of them asks for, its own rows under each other.
    pub(super) height: f64,
}

/// What is known at one size of type.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) key: SizeKey,
    header: Option<(HeaderKey, Groups, f64)>,
    heads: Option<(Items<Stage>, f64, Groups, f64)>,
    footer: Option<(HeaderKey, LegendKey, Arc<Group>, f64)>,
    labels: FxHashMap<LaneId, (Arc<Lane>, Label)>,
    cells: FxHashMap<(LaneId, LaneKind, StageId), (u64, Arc<Cell>)>,
    rows: FxHashMap<(LaneId, LaneKind), Row>,
    blocks: FxHashMap<(LaneId, LaneKind, usize), Block>,
    ribbons: Option<(Arc<Ribbons>, Vec2, Groups)>,
}

impl Known {
    pub(super) fn new(key: SizeKey) -> Self {
        Self {
            key,
            header: None,
            heads: None,
            footer: None,
            labels: FxHashMap::default(),
            cells: FxHashMap::default(),
            rows: FxHashMap::default(),
            blocks: FxHashMap::default(),
            ribbons: None,
        }
    }

    /// The header and where it ends.
    pub(super) fn header(&mut self, key: &HeaderKey, draw: impl FnOnce() -> (Groups, f64)) -> (Groups, f64) {
        match &self.header {
            Some((kept, groups, bottom)) if kept == key => (groups.clone(), *bottom),
            _ => {
                let (groups, bottom) = draw();
                self.header = Some((key.clone(), groups.clone(), bottom));
                (groups, bottom)
            }
        }
    }

    /// The stage heads and their height.
    pub(super) fn heads(
        &mut self,
        stages: &Items<Stage>,
        top: f64,
        draw: impl FnOnce() -> (Groups, f64),
    ) -> (Groups, f64) {
        match &self.heads {
            Some((kept, at, groups, height)) if kept.same(stages) && at.to_bits() == top.to_bits() => {
                (groups.clone(), *height)
            }
            _ => {
                let (groups, height) = draw();
                self.heads = Some((stages.clone(), top, groups.clone(), height));
                (groups, height)
            }
        }
    }

    /// The footer and its height.
    pub(super) fn footer(
        &mut self,
        key: &HeaderKey,
        used: LegendKey,
        draw: impl FnOnce() -> (Arc<Group>, f64),
    ) -> (Arc<Group>, f64) {
        match &self.footer {
            Some((kept, with, group, height)) if kept == key && *with == used => (Arc::clone(group), *height),
            _ => {
                let (group, height) = draw();
                self.footer = Some((key.clone(), used, Arc::clone(&group), height));
                (group, height)
            }
        }
    }

    /// The heading of a lane.
    pub(super) fn label(&mut self, lane: &Arc<Lane>, draw: impl FnOnce() -> Label) -> Label {
        match self.labels.get(&lane.id) {
            Some((kept, label)) if Arc::ptr_eq(kept, lane) => label.clone(),
            _ => {
                let label = draw();
                self.labels.insert(lane.id, (Arc::clone(lane), label.clone()));
                label
            }
        }
    }

    /// A cell, measured; `stamp` tells whether something else stands there now. `draw` is given the cell as it was.
    pub(super) fn cell(
        &mut self,
        place: (LaneId, LaneKind, StageId),
        stamp: u64,
        draw: impl FnOnce(Option<&Cell>) -> Cell,
    ) -> Arc<Cell> {
        match self.cells.get(&place) {
            Some((kept, cell)) if *kept == stamp => Arc::clone(cell),
            before => {
                let cell = Arc::new(draw(before.map(|(_, cell)| cell.as_ref())));
                self.cells.insert(place, (stamp, Arc::clone(&cell)));
                cell
            }
        }
    }

    /// All cells of a lane; `stamp` tells whether something else stands in one of them now.
    pub(super) fn row(&self, lane: (LaneId, LaneKind), stamp: u64) -> Option<Row> {
        self.rows.get(&lane).filter(|row| row.stamp == stamp).cloned()
    }

    /// Keeps all cells of a lane for the next layout.
    pub(super) fn keep_row(&mut self, lane: (LaneId, LaneKind), stamp: u64, cells: Vec<Arc<Cell>>) -> Row {
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f64::max);
        let row = Row { stamp, cells: Arc::new(cells), height };
        self.rows.insert(lane, row.clone());
        row
    }

    /// Some cells of a lane, placed. `draw` draws them as if the content of the lane began at the sheet's upper edge; it is given what
    /// was drawn before.
    pub(super) fn block(
        &mut self,
        key: (LaneId, LaneKind, usize),
        cells: &[Arc<Cell>],
        tops: &[f64],
        (top, room): (f64, f64),
        draw: impl FnOnce(&[Arc<Bundle>]) -> (Vec<Arc<Bundle>>, Vec<RowSlot>),
    ) -> &Block {
        let block = match self.blocks.entry(key) {
            Entry::Occupied(entry) => {
                let block = entry.into_mut();
                let same = block.room.to_bits() == room.to_bits()
                    && block.tops == tops
                    && block.cells.len() == cells.len()
                    && block.cells.iter().zip(cells).all(|(kept, cell)| Arc::ptr_eq(kept, cell));
                if same && block.top.to_bits() == top.to_bits() {
                    return block;
                }
                if !same {
                    block.drawn = draw(&block.drawn.0);
                    (block.cells, block.tops, block.room) = (cells.to_vec(), tops.to_vec(), room);
                }
                block
            }
            Entry::Vacant(entry) => {
                let (cells, tops, drawn) = (cells.to_vec(), tops.to_vec(), draw(&[]));
                entry.insert(Block { cells, tops, room, drawn, top, bundles: Vec::new(), rows: Vec::new() })
            }
        };
        block.lower(top);
        block
    }

    /// The drop-off ribbons at their place.
    pub(super) fn ribbons(&mut self, ribbons: &Arc<Ribbons>, offset: Vec2) -> Groups {
        match &self.ribbons {
            Some((kept, at, groups)) if Arc::ptr_eq(kept, ribbons) && *at == offset => groups.clone(),
            _ => {
                let place = |group: &Arc<Group>| Placed { offset, group: Arc::clone(group) };
                let groups: Groups = ribbons.groups.iter().map(place).collect();
                self.ribbons = Some((Arc::clone(ribbons), offset, groups.clone()));
                groups
            }
        }
    }
}
