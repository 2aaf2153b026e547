//! What a layout knows at one size of type and hands on to the next: whatever depends on nothing that changed is not done again.

use super::cells::Cell;
use super::dropoff::Ribbons;
use super::emotion::Felt;
use super::footer::Used;
use super::frame::{RowSlot, StageColumn};
use crate::model::{
    Document, ElementId, Field, Image, ImageHash, Items, Journey, JourneyId, JourneyKind, Lane, LaneId, LaneKind,
    Project, Sheet, Stage, StageId,
};
use crate::scene::{Bundle, Group, Groups, Placed};
use kurbo::Vec2;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What all of it depends on, beside the personas, whose change forgets everything.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KnownKey {
    pub(super) unit: u64,
    pub(super) sheet: Sheet,
    pub(super) columns: Arc<Vec<StageColumn>>,
    pub(super) hints: bool,
    pub(super) editing: Option<(ElementId, Field)>,
}

/// What header and footer depend on.
#[derive(Clone, Debug)]
pub(super) struct TopKey {
    project: Arc<Project>,
    images: Arc<BTreeMap<ImageHash, Arc<Image>>>,
    journey: JourneyId,
    title: String,
    scenario: String,
    kind: JourneyKind,
}

impl TopKey {
    pub(super) fn of(document: &Document, journey: &Journey) -> Self {
        Self {
            project: Arc::clone(&document.project),
            images: Arc::clone(&document.images),
            journey: journey.id,
            title: journey.title.clone(),
            scenario: journey.scenario.clone(),
            kind: journey.kind,
        }
    }
}

impl PartialEq for TopKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && Arc::ptr_eq(&self.images, &other.images)
            && self.journey == other.journey
            && self.title == other.title
            && self.scenario == other.scenario
            && self.kind == other.kind
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
    place: (f64, f64),
    pub(super) bundles: Vec<Arc<Bundle>>,
    pub(super) rows: Vec<RowSlot>,
}

/// What is known at one size of type.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) key: KnownKey,
    header: Option<(TopKey, Groups, f64)>,
    heads: Option<(Items<Stage>, f64, Groups, f64)>,
    footer: Option<(TopKey, (Used, Felt), Arc<Group>, f64)>,
    labels: FxHashMap<LaneId, (Arc<Lane>, Label)>,
    cells: FxHashMap<(LaneId, LaneKind, StageId), (u64, Arc<Cell>)>,
    blocks: FxHashMap<(LaneId, LaneKind, usize), Block>,
    ribbons: Option<(Arc<Ribbons>, Vec2, Groups)>,
}

impl Known {
    pub(super) fn new(key: KnownKey) -> Self {
        Self {
            key,
            header: None,
            heads: None,
            footer: None,
            labels: FxHashMap::default(),
            cells: FxHashMap::default(),
            blocks: FxHashMap::default(),
            ribbons: None,
        }
    }

    /// The header and where it ends.
    pub(super) fn header(&mut self, key: &TopKey, draw: impl FnOnce() -> (Groups, f64)) -> (Groups, f64) {
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
        key: &TopKey,
        used: (Used, Felt),
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

    /// A cell, measured; `stamp` tells whether something else stands there now.
    pub(super) fn cell(
        &mut self,
        place: (LaneId, LaneKind, StageId),
        stamp: u64,
        draw: impl FnOnce() -> Cell,
    ) -> Arc<Cell> {
        match self.cells.get(&place) {
            Some((kept, cell)) if *kept == stamp => Arc::clone(cell),
            _ => {
                let cell = Arc::new(draw());
                self.cells.insert(place, (stamp, Arc::clone(&cell)));
                cell
            }
        }
    }

    /// Some cells of a lane, placed.
    pub(super) fn block(
        &mut self,
        key: (LaneId, LaneKind, usize),
        cells: &[Arc<Cell>],
        tops: &[f64],
        place: (f64, f64),
        draw: impl FnOnce() -> (Vec<Arc<Bundle>>, Vec<RowSlot>),
    ) -> &Block {
        let same = self.blocks.get(&key).is_some_and(|block| {
            let bits = |(one, other): (f64, f64)| (one.to_bits(), other.to_bits());
            bits(block.place) == bits(place)
                && block.tops == tops
                && block.cells.len() == cells.len()
                && block.cells.iter().zip(cells).all(|(kept, cell)| Arc::ptr_eq(kept, cell))
        });
        let fresh = (!same).then(|| {
            let (bundles, rows) = draw();
            Block { cells: cells.to_vec(), tops: tops.to_vec(), place, bundles, rows }
        });
        let empty = || Block { cells: Vec::new(), tops: Vec::new(), place, bundles: Vec::new(), rows: Vec::new() };
        let block = self.blocks.entry(key).or_insert_with(empty);
        if let Some(fresh) = fresh {
            *block = fresh;
        }
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
