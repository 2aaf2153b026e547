//! What was measured or drawn at one size of type: whatever depends on nothing that changed is not done again.

use super::by_pointer::ByPointer;
use super::cells::Cell;
use super::dropoff::Ribbons;
use super::effort::Effort;
use super::footer::SheetNumber;
use super::frame::{RowSlot, StageColumn};
use super::legend::LegendKey;
use super::lru::Lru;
use super::people::CardPersona;
use crate::model::{
    Document, ElementId, Field, Funnel, Image, ImageHash, Items, Journey, JourneyId, JourneyKind, Lane, LaneId,
    LaneKind, Language, Persona, PersonaId, Project, Sheet, Stage, StageId,
};
use crate::scene::{Bundle, Group, Groups, Placed};
use kurbo::Vec2;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// All pictures of a document.
pub(super) type Images = ByPointer<BTreeMap<ImageHash, Arc<Image>>>;

/// What everything at one size of type depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SizeKey {
    pub(super) effort: Effort,
    pub(super) unit: u64,
    pub(super) compact_cards: bool,
    pub(super) year: Option<i16>,
    pub(super) language: Language,
    pub(super) sheet: Sheet,
    pub(super) columns: Arc<Vec<StageColumn>>,
    pub(super) personas: Arc<[CardPersona]>,
    /// Whether those are all personas of the map.
    pub(super) all_are_shown: bool,
    pub(super) everybody_is_marked: bool,
    pub(super) images: Images,
}

/// What header and footer depend on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeaderKey {
    project: ByPointer<Project>,
    journey: JourneyId,
    title: String,
    scenario: String,
    kind: JourneyKind,
    funnel: ByPointer<Funnel>,
    personas: Items<Persona>,
    /// Whether it is the poster of one of them.
    whose: Option<PersonaId>,
    editing: Option<(ElementId, Field)>,
}

impl HeaderKey {
    pub(super) fn of(
        document: &Document,
        journey: &Journey,
        whose: Option<PersonaId>,
        editing: Option<(ElementId, Field)>,
    ) -> Self {
        let is_theirs = |(element, _): &(ElementId, Field)| {
            matches!(element, ElementId::Project | ElementId::Journey(_) | ElementId::Persona(_))
        };
        Self {
            project: ByPointer(Arc::clone(&document.project)),
            journey: journey.id,
            title: journey.title.clone(),
            scenario: journey.scenario.clone(),
            kind: journey.kind,
            funnel: ByPointer(Arc::clone(&journey.funnel)),
            personas: document.personas.clone(),
            whose,
            editing: editing.filter(is_theirs),
        }
    }
}

/// What the stage heads depend on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeadsKey {
    pub(super) stages: Items<Stage>,
    pub(super) top: u64,
    /// The size of names.
    pub(super) size: u64,
    /// The height they have at least.
    pub(super) least: u64,
    pub(super) editing: Option<(ElementId, Field)>,
}

/// What the heading of a lane depends on.
#[derive(Clone, Debug, PartialEq)]
struct LabelKey {
    lane: ByPointer<Lane>,
    editing: Option<(ElementId, Field)>,
}

/// Title and hint of a lane at the origin, their height and the baseline of the title.
#[derive(Clone, Debug)]
pub(super) struct LaneLabel {
    pub(super) group: Arc<Group>,
    pub(super) height: f64,
    pub(super) baseline: f64,
}

/// Says whether something else stands in a cell or a lane now, or looks otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CellStamp {
    /// That of what stands there.
    pub(super) items: u64,
    /// Its text that is being edited.
    pub(super) editing: Option<(ElementId, Field)>,
    /// Whether texts that nobody has checked are marked, where that is drawn.
    pub(super) notes_are_mixed: bool,
}

/// All cells of a lane.
#[derive(Clone, Debug)]
pub(super) struct LaneCells {
    stamp: CellStamp,
    pub(super) cells: Arc<Vec<Arc<Cell>>>,
    /// The greatest height that one of them asks for, its own rows under each other.
    pub(super) height: f64,
}

/// Some cells of a lane, placed, with what their places depend on.
#[derive(Debug)]
pub(super) struct PlacedCells {
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

impl PlacedCells {
    /// Lowers what is drawn to where the content of its lane begins.
    fn lower(&mut self, top: f64) {
        let lowered = |bundle: &Arc<Bundle>| Arc::new(bundle.moved(Vec2::new(0.0, top)));
        self.bundles = self.drawn.0.iter().map(lowered).collect();
        let lowered = |row: &RowSlot| RowSlot { top: row.top + top, bottom: row.bottom + top, ..*row };
        self.rows = self.drawn.1.iter().map(lowered).collect();
        self.top = top;
    }
}

/// What is known at one size of type.
#[derive(Debug, Default)]
pub(super) struct SizeCache {
    /// The lanes and stages of which something is known.
    lanes_and_stages: Option<(Items<Lane>, Items<Stage>)>,
    pub(super) header: Lru<HeaderKey, (Groups, f64), 1>,
    pub(super) heads: Lru<HeadsKey, (Groups, f64), 1>,
    pub(super) footer: Lru<(HeaderKey, LegendKey, SheetNumber), (Arc<Group>, f64), 1>,
    labels: FxHashMap<LaneId, (LabelKey, LaneLabel)>,
    cells: FxHashMap<(LaneId, LaneKind, StageId), (CellStamp, Arc<Cell>)>,
    rows: FxHashMap<(LaneId, LaneKind), LaneCells>,
    blocks: FxHashMap<(LaneId, LaneKind, usize), PlacedCells>,
    ribbons: Option<(Arc<Ribbons>, Vec2, Groups)>,
}

impl SizeCache {
    /// Forgets what is known of lanes and stages that are gone.
    pub(super) fn prune(&mut self, journey: &Journey) {
        let same = self.lanes_and_stages.as_ref();
        if same.is_some_and(|(lanes, stages)| lanes.same(&journey.lanes) && stages.same(&journey.stages)) {
            return;
        }
        let has = |lane: LaneId| journey.lanes.get(lane).is_some();
        self.labels.retain(|lane, _| has(*lane));
        self.cells.retain(|(lane, _, stage), _| has(*lane) && journey.stages.get(*stage).is_some());
        self.rows.retain(|(lane, _), _| has(*lane));
        self.blocks.retain(|(lane, ..), _| has(*lane));
        self.lanes_and_stages = Some((journey.lanes.clone(), journey.stages.clone()));
    }

    /// The heading of a lane; `editing` is its text that is being edited.
    pub(super) fn label(
        &mut self,
        lane: &Arc<Lane>,
        editing: Option<(ElementId, Field)>,
        draw: impl FnOnce() -> LaneLabel,
    ) -> LaneLabel {
        let editing = editing.filter(|(element, _)| *element == ElementId::Lane(lane.id));
        let key = LabelKey { lane: ByPointer(Arc::clone(lane)), editing };
        match self.labels.get(&lane.id) {
            Some((kept, label)) if *kept == key => label.clone(),
            _ => {
                let label = draw();
                self.labels.insert(lane.id, (key, label.clone()));
                label
            }
        }
    }

    /// A cell. `make` is given the cell as it was, and for which stamp.
    pub(super) fn cell(
        &mut self,
        place: (LaneId, LaneKind, StageId),
        stamp: CellStamp,
        make: impl FnOnce(Option<&(CellStamp, Arc<Cell>)>) -> Cell,
    ) -> Arc<Cell> {
        match self.cells.get(&place) {
            Some((kept, cell)) if *kept == stamp => Arc::clone(cell),
            before => {
                let cell = Arc::new(make(before));
                self.cells.insert(place, (stamp, Arc::clone(&cell)));
                cell
            }
        }
    }

    /// All cells of a lane.
    pub(super) fn row(&self, lane: (LaneId, LaneKind), stamp: CellStamp) -> Option<LaneCells> {
        self.rows.get(&lane).filter(|row| row.stamp == stamp).cloned()
    }

    /// Keeps all cells of a lane for the next layout.
    pub(super) fn keep_row(&mut self, lane: (LaneId, LaneKind), stamp: CellStamp, cells: Vec<Arc<Cell>>) -> LaneCells {
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f64::max);
        let row = LaneCells { stamp, cells: Arc::new(cells), height };
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
    ) -> &PlacedCells {
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
                entry.insert(PlacedCells { cells, tops, room, drawn, top, bundles: Vec::new(), rows: Vec::new() })
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
