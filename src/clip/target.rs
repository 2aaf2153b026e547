//! Where something is put, and the one edit that puts it there.

use crate::edit::{Copies, Edit, Element, StepName, lock};
use crate::model::{
    Document, ElementId, IdSource, Journey, JourneyId, Lane, LaneId, LaneKind, PersonaId, Share, Stage, StageId,
};
use rustc_hash::FxHashMap;

/// A cell of the map, and a place in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetCell {
    /// The stage.
    pub stage: StageId,
    /// The lane, if the place is in one.
    pub lane: Option<LaneId>,
    /// Place along the stage; that of the originals if none is given.
    pub at: Option<Share>,
    /// Row of touchpoints; below all others if none is given.
    pub row: Option<u32>,
}

/// Where copies are put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PastePosition {
    /// Beside the originals, so that nothing hides them.
    Beside,
    /// In this cell: what was copied from other stages keeps its distance in stages.
    Cell(TargetCell),
}

/// Where something is put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PasteTarget {
    /// The journey.
    pub journey: JourneyId,
    /// The place in it.
    pub spot: PastePosition,
    /// Whose a feeling or a loss is, where it does not say itself.
    pub persona: Option<PersonaId>,
}

impl PasteTarget {
    /// The cell, if one is meant.
    #[must_use]
    pub const fn cell(&self) -> Option<TargetCell> {
        match self.spot {
            PastePosition::Cell(cell) => Some(cell),
            PastePosition::Beside => None,
        }
    }
}

/// What comes of pasting: one undo step.
#[derive(Clone, Debug, PartialEq)]
pub struct Paste {
    /// The edit; an empty one if there was nothing to paste.
    pub edit: Edit,
    /// What is selected afterwards.
    pub selected: Vec<ElementId>,
    /// Elements of the fragment that found no place, by the ids they have there.
    pub left_out: Vec<ElementId>,
    /// How many more were left out because the stage or lane they would stand in is locked.
    pub held: usize,
}

impl Paste {
    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.edit, Edit::Several { edits, .. } if edits.is_empty())
    }
}

/// Gathers the edits of one paste.
pub(super) struct Adder<'a> {
    pub(super) document: &'a Document,
    pub(super) journey: &'a Journey,
    pub(super) copies: Copies<'a>,
    /// The rows that are free below what this paste has put at a stage.
    next_rows: FxHashMap<StageId, u32>,
    pub(super) selected: Vec<ElementId>,
    pub(super) left_out: Vec<ElementId>,
    pub(super) held: usize,
}

impl<'a> Adder<'a> {
    pub(super) fn new(document: &'a Document, journey: &'a Journey, ids: &'a mut IdSource) -> Self {
        let (selected, left_out) = (Vec::new(), Vec::new());
        let (copies, next_rows) = (Copies::new(document, journey, ids), FxHashMap::default());
        Self { document, journey, copies, next_rows, selected, left_out, held: 0 }
    }

    /// Adds a stage with nothing but a name.
    pub(super) fn add_stage(&mut self, name: String, index: Option<usize>) -> StageId {
        let id = self.copies.fresh();
        self.copies.add(Element::Stage(Stage { name, ..Stage::new(id) }), index);
        id
    }

    /// Adds a lane; an empty title means the kind's own name.
    pub(super) fn add_lane(&mut self, kind: LaneKind, title: String, index: Option<usize>) -> LaneId {
        let id = self.copies.fresh();
        self.copies.add(Element::Lane(Lane { title, ..Lane::new(id, kind) }), index);
        id
    }

    /// Whether a lock keeps new things out of a cell: that of its stage, or of its lane. Without a lane that is the one in which
    /// things of the kind stand.
    pub(super) fn is_held(&self, stage: StageId, kind: LaneKind, lane: Option<LaneId>) -> bool {
        let own = || self.journey.lanes.iter().find(|lane| lane.kind == kind).map(|lane| lane.id);
        !lock::takes(self.journey, stage, lane.or_else(own))
    }

    /// The stage of what is put nowhere in particular: the first on the sheet that is not locked, else the first.
    pub(super) fn first_stage(&self) -> Option<StageId> {
        let mut shown = self.journey.shown_stages();
        let first = shown.clone().next();
        shown.find(|stage| !stage.locked).or(first).map(|stage| stage.id)
    }

    /// The row below all touchpoints of a stage.
    pub(super) fn free_row(&self, stage: StageId) -> u32 {
        let rows = self.journey.touchpoints.iter().filter(|card| card.stage == stage).map(|card| card.row);
        rows.max().map_or(0, |row| row.saturating_add(1))
    }

    /// So many rows below all touchpoints of a stage, and below those that were taken before; gives the first.
    pub(super) fn take_rows(&mut self, stage: StageId, count: usize) -> u32 {
        let first = self.next_rows.get(&stage).copied().unwrap_or_else(|| self.free_row(stage));
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.next_rows.insert(stage, first.saturating_add(count));
        first
    }

    /// Whose a feeling or a loss is that does not say itself: the person's choice, else the first.
    pub(super) fn somebody(&self, chosen: Option<PersonaId>) -> Option<PersonaId> {
        let known = chosen.filter(|&persona| self.document.persona(persona).is_some());
        known.or_else(|| self.document.personas.at(0).map(|persona| persona.id))
    }

    pub(super) fn finish(self, name: StepName) -> Paste {
        let edit = Edit::Several { name, edits: self.copies.into_edits() };
        Paste { edit, selected: self.selected, left_out: self.left_out, held: self.held }
    }
}

/// What pasting into a journey that does not exist gives.
pub(super) fn nothing(name: StepName) -> Paste {
    Paste { edit: Edit::Several { name, edits: Vec::new() }, selected: Vec::new(), left_out: Vec::new(), held: 0 }
}
