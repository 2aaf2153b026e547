//! Drag and drop on the sheet: from where the pointer is to the edit that puts the things there.

use super::event::{Context, Modifiers};
use super::landing::{Moved, band};
use super::rows::{self, MadeWay};
use super::structure::Border;
use super::{hit, order};
use crate::edit::{Copies, Edit, StepName, lock};
use crate::layout::{Frame, RowSlot};
use crate::model::{
    Document, DropOffId, ElementId, ElementRef, EmotionId, Feeling, IdSource, LaneId, LaneKind, NoteId, PersonaId,
    Share, StageId, TouchpointId,
};
use crate::scene::{Part, Source};
use kurbo::{Point, Size, Vec2};
use rustc_hash::{FxHashMap, FxHashSet};

/// Things in hand. The document already shows them where they would land; this remembers how they are held.
#[derive(Clone, Debug)]
pub(super) struct Drag {
    /// What is under the pointer.
    pub(super) thing: Thing,
    /// What goes with it, each with where it was.
    pub(super) others: Vec<Thing>,
    /// All of them, to be known at once.
    pub(super) carried: FxHashSet<ElementId>,
    /// Where the pointer took it.
    pub(super) origin: Point,
    /// From the thing's own anchor to where the pointer took it.
    pub(super) grab: Vec2,
    /// Size of the thing on the sheet when it was taken.
    pub(super) size: Size,
    /// Where the pointer is.
    pub(super) pointer: Point,
    /// Top and bottom of the row a card was taken from, as it was then.
    pub(super) home_row: Option<(f64, f64)>,
    /// The y of the pointer when the card last changed its row.
    pub(super) row_turn: Option<f64>,
    /// How many rows of its stage stood above the card.
    pub(super) home_above: Option<usize>,
    /// Rows of other cards that make way.
    pub(super) rows: MadeWay,
    /// The elements that were taken, while copies of them are in hand.
    pub(super) originals: Option<(Thing, Vec<Thing>)>,
}

/// What is dragged, and where it was.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing {
    Touchpoint {
        id: TouchpointId,
        stage: StageId,
        at: Share,
        row: u32,
        /// In which of the slots of its stage it stood.
        slot: usize,
    },
    Emotion {
        id: EmotionId,
        persona: PersonaId,
        stage: StageId,
        at: Share,
        value: Feeling,
    },
    /// The words of an emotion point.
    Label(EmotionId),
    DropOff {
        id: DropOffId,
        stage: StageId,
        at: Share,
    },
    Note {
        id: NoteId,
        stage: StageId,
    },
    /// A barrier, solution or metric: its lane is that of its kind.
    Resident {
        element: ElementId,
        kind: LaneKind,
        stage: StageId,
    },
    Stage(StageId),
    Lane(LaneId),
    Border(Border),
}

/// How far the thing under the pointer came from where it was, for what goes with it.
#[derive(Clone, Copy, Default)]
pub(super) struct Shift {
    /// Sheet points to the right.
    pub(super) along: f64,
    /// Rows down, of a touchpoint.
    pub(super) rows: i64,
    /// Of an emotion point.
    pub(super) feeling: f64,
}

impl Thing {
    fn of(document: &Document, context: &Context<'_>, drawn: &DrawnCards, element: ElementId) -> Option<Self> {
        Some(match document.element(element)? {
            ElementRef::Touchpoint(card) => {
                let slots = context.frame.card_slots(card.stage)?;
                let left = drawn.get(&card.id);
                let slot = left.map_or_else(|| slots.slot_of(card.at), |left| slots.nearest(*left));
                Self::Touchpoint { id: card.id, stage: card.stage, at: card.at, row: card.row, slot }
            }
            ElementRef::Emotion(point) => {
                let (persona, stage, at, value) = (point.persona, point.stage, point.at, point.value);
                Self::Emotion { id: point.id, persona, stage, at, value }
            }
            ElementRef::DropOff(dropoff) => Self::DropOff { id: dropoff.id, stage: dropoff.stage, at: dropoff.at },
            ElementRef::Note(note) => Self::Note { id: note.id, stage: note.stage },
            ElementRef::Stage(stage) => Self::Stage(stage.id),
            ElementRef::Lane(lane) => Self::Lane(lane.id),
            one => Self::Resident { element, kind: one.lane_kind()?, stage: one.stage()? },
        })
    }

    const fn element(self) -> ElementId {
        match self {
            Self::Touchpoint { id, .. } => ElementId::Touchpoint(id),
            Self::Note { id, .. } => ElementId::Note(id),
            Self::Emotion { id, .. } | Self::Label(id) => ElementId::Emotion(id),
            Self::DropOff { id, .. } => ElementId::DropOff(id),
            Self::Resident { element, .. } => element,
            Self::Stage(stage) | Self::Border(Border::Stage { left: stage, .. }) => ElementId::Stage(stage),
            Self::Lane(lane) | Self::Border(Border::Lane { lane }) => ElementId::Lane(lane),
        }
    }

    /// Whether it stands in a cell, so that it can go along with others and be copied.
    const fn is_content(self) -> bool {
        !matches!(self, Self::Label(_) | Self::Stage(_) | Self::Lane(_) | Self::Border(_))
    }

    /// The same place, of another element of the kind.
    fn renumbered(self, element: ElementId) -> Self {
        match (self, element) {
            (Self::Touchpoint { stage, at, row, slot, .. }, ElementId::Touchpoint(id)) => {
                Self::Touchpoint { id, stage, at, row, slot }
            }
            (Self::Note { stage, .. }, ElementId::Note(id)) => Self::Note { id, stage },
            (Self::Resident { kind, stage, .. }, element) => Self::Resident { element, kind, stage },
            (same, _) => same,
        }
    }

    /// Whether a second one of it beside the first means something. A second point on the same curve does not, and Alt frees
    /// its value instead.
    const fn can_be_copied(self) -> bool {
        matches!(self, Self::Touchpoint { .. } | Self::Note { .. } | Self::Resident { .. })
    }
}

impl Drag {
    /// Takes what lies under a press, with all else that is selected if it is; `None` if it cannot be dragged.
    pub(super) fn begin(
        document: &Document,
        context: &Context<'_>,
        source: Source,
        selected: impl Iterator<Item = ElementId>,
        origin: Point,
    ) -> Option<Self> {
        if matches!(source.part, Part::Area | Part::Curve) || document.is_locked(source.element) {
            return None;
        }
        let (frame, drawn) = (context.frame, drawn_cards(context));
        let label = match source {
            Source { element: ElementId::Emotion(id), part: Part::Label } => frame.label(id),
            _ => None,
        };
        let thing = match label {
            Some(label) => Thing::Label(label.point),
            None => Thing::of(document, context, &drawn, source.element)?,
        };
        let bounds = label.map(|label| label.rect).or_else(|| hit::bounds_of(context.scene, source.element))?;
        let corner = bounds.origin();
        let mut home_row = None;
        let mut home_above = None;
        let anchor = match thing {
            Thing::Touchpoint { id, stage, .. } => {
                let middle = bounds.center().y;
                let under = |slot: &&RowSlot| slot.stage == stage && (slot.top..slot.bottom).contains(&middle);
                let slot = frame.rows.iter().find(under).map(|slot| (slot.top, slot.bottom));
                home_row = Some(slot.unwrap_or((bounds.y0, bounds.y1)));
                home_above = rows::above(document.journey_of(source.element)?, frame, stage, id);
                corner
            }
            Thing::Emotion { stage, at, value, .. } => Point::new(frame.x_of(stage, at)?, frame.y_of(value)?),
            Thing::DropOff { stage, at, .. } => Point::new(frame.x_of(stage, at)?, corner.y),
            Thing::Stage(stage) => Point::new(frame.column(stage)?.left, corner.y),
            Thing::Lane(lane) => band(frame, lane)?.rect.origin(),
            Thing::Label(_) => bounds.center(),
            Thing::Note { .. } | Thing::Resident { .. } | Thing::Border(_) => corner,
        };
        let others: Vec<Thing> = selected
            .filter(|&other| thing.is_content() && other != source.element && !document.is_locked(other))
            .filter_map(|other| Thing::of(document, context, &drawn, other))
            .filter(|other| other.is_content())
            .collect();
        let mut drag = Self {
            thing,
            others,
            carried: FxHashSet::default(),
            origin,
            grab: origin - anchor,
            size: bounds.size(),
            pointer: origin,
            home_row,
            row_turn: None,
            home_above,
            rows: MadeWay::default(),
            originals: None,
        };
        drag.count_carried();
        Some(drag)
    }

    /// Takes the border of a stage or lane.
    pub(super) fn border(border: Border, origin: Point) -> Self {
        Self {
            thing: Thing::Border(border),
            others: Vec::new(),
            carried: FxHashSet::default(),
            origin,
            grab: Vec2::ZERO,
            size: Size::ZERO,
            pointer: origin,
            home_row: None,
            row_turn: None,
            home_above: None,
            rows: MadeWay::default(),
            originals: None,
        }
    }

    fn count_carried(&mut self) {
        self.carried = self.things().map(Thing::element).collect();
    }

    fn things(&self) -> impl Iterator<Item = Thing> + '_ {
        std::iter::once(self.thing).chain(self.others.iter().copied())
    }

    /// What is in hand, what is under the pointer first.
    pub(super) fn elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.things().map(Thing::element)
    }

    /// The thing under the pointer.
    pub(super) const fn element(&self) -> ElementId {
        self.thing.element()
    }

    /// Whether it is the border of the element that is in hand, not the element.
    pub(super) const fn is_border(&self) -> bool {
        matches!(self.thing, Thing::Border(_))
    }

    /// Whether it is the label of the element that is in hand, not the element.
    pub(super) const fn is_label(&self) -> bool {
        matches!(self.thing, Thing::Label(_))
    }

    /// What the undo step is called.
    pub(super) fn name(&self) -> StepName {
        if self.originals.is_some() {
            return StepName::Duplicate;
        }
        if !self.others.is_empty() {
            return StepName::MoveSelection;
        }
        match self.thing {
            Thing::Touchpoint { .. } => StepName::MoveTouchpoint,
            Thing::Emotion { .. } => StepName::MoveEmotion,
            Thing::Label(_) => StepName::MoveLabel,
            Thing::DropOff { .. } => StepName::MoveDropOff,
            Thing::Note { .. } | Thing::Resident { .. } => StepName::MoveToStage,
            Thing::Stage(_) => StepName::ReorderStage,
            Thing::Lane(_) => StepName::ReorderLane,
            Thing::Border(Border::Stage { .. }) => StepName::ResizeStage,
            Thing::Border(Border::Lane { .. }) => StepName::ResizeLane,
        }
    }

    /// Where the pointer is, in sheet points.
    pub(super) const fn pointer(&self) -> Point {
        self.pointer
    }

    /// From the thing's anchor to where the pointer holds it, in sheet points.
    pub(super) const fn grab(&self) -> Vec2 {
        self.grab
    }

    /// Whether an element is in hand.
    pub(super) fn holds(&self, element: ElementId) -> bool {
        self.carried.contains(&element)
    }

    /// Whether copies are in hand and the originals stayed where they were.
    pub(super) const fn is_copying(&self) -> bool {
        self.originals.is_some()
    }

    /// Whether Alt means copies.
    pub(super) const fn can_copy(&self) -> bool {
        self.thing.can_be_copied()
    }

    /// Takes copies in hand instead of the originals, or the originals again. `document` shows the originals where they were.
    /// Gives the edits that put the copies there.
    pub(super) fn swap_copies(&mut self, document: &Document, ids: &mut IdSource) -> Vec<Edit> {
        // The gesture begins again, and nobody has made way yet.
        self.rows = MadeWay::default();
        if let Some((first, others)) = self.originals.take() {
            self.thing = first;
            self.others = others;
            self.count_carried();
            return Vec::new();
        }
        let Some(journey) = document.journey_of(self.element()) else { return Vec::new() };
        let chosen: FxHashSet<ElementId> =
            self.things().filter(|thing| thing.can_be_copied()).map(Thing::element).collect();
        let mut copies = Copies::new(document, journey, ids);
        copies.copy_all(|id| chosen.contains(&id), |_| None);
        let copy = |thing: Thing| Some(thing.renumbered(copies.element_here(thing.element())?));
        if let Some(first) = copy(self.thing) {
            let others = self.others.iter().filter_map(|&other| copy(other)).collect();
            self.originals = Some((self.thing, std::mem::replace(&mut self.others, others)));
            self.thing = first;
        }
        self.count_carried();
        copies.into_edits()
    }

    /// The pointer moved: gives the edit that puts the things under it, and where that is. `None` where they cannot be; they
    /// stay where they last could.
    pub(super) fn edit_at(
        &mut self,
        document: &Document,
        context: &Context<'_>,
        at: Point,
        modifiers: Modifiers,
    ) -> Option<Moved> {
        self.pointer = at;
        let mut moved = self.lead(document, context, modifiers)?;
        let frame = context.frame;
        let journey = document.journey_of(self.element())?;
        if let (Some(stage), Some(lane), true) = (moved.landing.stage, moved.landing.lane, self.thing.is_content()) {
            let home = order::cell_of(document, frame, self.element());
            if home != Some((stage, lane)) && !lock::takes(journey, stage, lane) {
                return None;
            }
        }
        if !self.others.is_empty() {
            let shift = self.shift(frame, &moved.edit);
            let mut edits = vec![moved.edit];
            // What would come into a locked stage stays where it last could be.
            let free = |edit: &Edit| {
                let to = lock::destination(edit);
                to.is_none_or(|(element, stage)| lock::entered(document, element, stage).is_none())
            };
            edits.extend(self.others.iter().filter_map(|other| companion_edit(frame, *other, shift)).filter(free));
            moved.edit = Edit::Several { name: StepName::MoveSelection, edits };
        }
        Some(moved)
    }
}

/// The left edges of the cards on the sheet.
type DrawnCards = FxHashMap<TouchpointId, f64>;

fn drawn_cards(context: &Context<'_>) -> DrawnCards {
    let all = context.scene.groups.element_groups();
    let cards = all.filter_map(|drawn| match drawn.element {
        ElementId::Touchpoint(id) => Some((id, drawn.placed.bounds().x0)),
        _ => None,
    });
    cards.collect()
}

/// The edit for a thing that goes with the one under the pointer.
fn companion_edit(frame: &Frame, thing: Thing, shift: Shift) -> Option<Edit> {
    let next_column = |stage: StageId| {
        let column = frame.column(stage)?;
        Some(frame.stage_at(f64::midpoint(column.left, column.right) + shift.along)?.0)
    };
    match thing {
        Thing::Touchpoint { id, stage, at, row, slot } => {
            let left = frame.card_slots(stage)?.left_of(slot) + shift.along;
            let (stage, _) = frame.stage_at(left + frame.card_slots(stage)?.width / 2.0)?;
            let row = u32::try_from(i64::from(row).saturating_add(shift.rows).max(0)).ok()?;
            Some(Edit::MoveTouchpoint { id, stage, at: frame.card_place(stage, left, Some(at))?, row })
        }
        Thing::Emotion { id, stage, at, value, .. } => {
            let (stage, at) = frame.stage_at(frame.x_of(stage, at)? + shift.along)?;
            Some(Edit::MoveEmotion { id, stage, at, value: Feeling::new(value.get() + shift.feeling) })
        }
        Thing::DropOff { id, stage, at } => {
            let (stage, at) = frame.stage_at(frame.x_of(stage, at)? + shift.along)?;
            Some(Edit::MoveDropOff { id, stage, at })
        }
        Thing::Note { id, stage } => {
            Some(Edit::MoveToStage { element: ElementId::Note(id), stage: next_column(stage)? })
        }
        Thing::Resident { element, stage, .. } => Some(Edit::MoveToStage { element, stage: next_column(stage)? }),
        Thing::Label(_) | Thing::Stage(_) | Thing::Lane(_) | Thing::Border(_) => None,
    }
}
