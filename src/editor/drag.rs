//! Dragging what is on the sheet: from where the pointer is to the edit that puts the thing there.

use super::landing::{Landing, band, free_row, map_area, snapped};
use super::{Context, DRAG_THRESHOLD, hit};
use crate::edit::{Edit, Element};
use crate::layout::Frame;
use crate::model::{
    Document, DropOffId, ElementId, ElementRef, EmotionId, Feeling, Journey, LaneId, LaneKind, NoteId, Share, StageId,
    TouchpointId,
};
use crate::scene::{Part, Source};
use kurbo::{Point, Vec2};

/// How far beyond a row, in screen points, the pointer has to be for a card to leave it, and how far it has to move before the
/// card changes rows once more. Rows change their height as cards come and go; without slack a card would flicker between two.
const ROW_SLACK: f64 = 8.0;
/// The same as a share of the row's height, for rows that are small on the screen.
const ROW_SLACK_SHARE: f64 = 0.25;

/// A thing in hand. The document already shows it where it would land; this remembers how it is held.
#[derive(Clone, Debug)]
pub(super) struct Drag {
    thing: Thing,
    /// Where the pointer took it.
    origin: Point,
    /// From the thing's own anchor to where the pointer took it.
    grab: Vec2,
    /// Where the pointer is.
    pointer: Point,
    /// Top and bottom of the row a card was taken from, as it was then.
    home_row: Option<(f64, f64)>,
    /// The y of the pointer when the card last changed its row.
    row_turn: Option<f64>,
}

/// What is dragged, and where it was.
#[derive(Clone, Copy, Debug)]
enum Thing {
    Touchpoint {
        id: TouchpointId,
        stage: StageId,
        at: Share,
        row: u32,
    },
    Emotion {
        id: EmotionId,
        stage: StageId,
        at: Share,
        value: Feeling,
    },
    DropOff {
        id: DropOffId,
    },
    Note {
        id: NoteId,
    },
    /// A barrier, solution or metric: its lane is that of its kind, it only changes its stage.
    Resident {
        element: ElementId,
        kind: LaneKind,
    },
}

/// The direction a drag with Shift is locked to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Horizontal,
    Vertical,
}

impl Drag {
    /// Takes what lies under a press; `None` if it cannot be dragged.
    pub(super) fn begin(document: &Document, context: &Context<'_>, source: Source, origin: Point) -> Option<Self> {
        if matches!(source.part, Part::Area | Part::Curve) {
            return None;
        }
        let frame = context.frame;
        let mut home_row = None;
        let corner = hit::bounds_of(context.scene, source.element)?.origin();
        let (thing, anchor) = match document.element(source.element)? {
            ElementRef::Touchpoint(card) => {
                home_row = row_extent(frame, card.stage, card.row);
                let left = frame.card_left(card.stage, card.at).unwrap_or(corner.x);
                let thing = Thing::Touchpoint { id: card.id, stage: card.stage, at: card.at, row: card.row };
                (thing, Point::new(left, corner.y))
            }
            ElementRef::Emotion(point) => {
                let anchor = Point::new(frame.x_of(point.stage, point.at)?, frame.y_of(point.value)?);
                let (stage, at, value) = (point.stage, point.at, point.value);
                (Thing::Emotion { id: point.id, stage, at, value }, anchor)
            }
            ElementRef::DropOff(dropoff) => {
                let anchor = Point::new(frame.x_of(dropoff.stage, dropoff.at)?, corner.y);
                (Thing::DropOff { id: dropoff.id }, anchor)
            }
            ElementRef::Note(note) => (Thing::Note { id: note.id }, corner),
            ElementRef::Barrier(_) => (Thing::Resident { element: source.element, kind: LaneKind::Barriers }, corner),
            ElementRef::Solution(_) => (Thing::Resident { element: source.element, kind: LaneKind::Solutions }, corner),
            ElementRef::Metric(_) => (Thing::Resident { element: source.element, kind: LaneKind::Metrics }, corner),
            ElementRef::Project(_)
            | ElementRef::Persona(_)
            | ElementRef::Journey(_)
            | ElementRef::Stage(_)
            | ElementRef::Lane(_) => return None,
        };
        Some(Self { thing, origin, grab: origin - anchor, pointer: origin, home_row, row_turn: None })
    }

    /// The thing in hand.
    pub(super) const fn element(&self) -> ElementId {
        match self.thing {
            Thing::Touchpoint { id, .. } => ElementId::Touchpoint(id),
            Thing::Note { id } => ElementId::Note(id),
            Thing::Emotion { id, .. } => ElementId::Emotion(id),
            Thing::DropOff { id } => ElementId::DropOff(id),
            Thing::Resident { element, .. } => element,
        }
    }

    /// The fluent key of the undo step.
    pub(super) const fn key(&self) -> &'static str {
        match self.thing {
            Thing::Touchpoint { .. } => "edit-move-touchpoint",
            Thing::Emotion { .. } => "edit-move-emotion",
            Thing::DropOff { .. } => "edit-move-dropoff",
            Thing::Note { .. } | Thing::Resident { .. } => "edit-move-to-stage",
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

    /// The pointer moved: gives the edit that puts the thing under it, and where that is. `None` where the thing cannot be;
    /// it stays where it last could.
    pub(super) fn follow(
        &mut self,
        document: &Document,
        context: &Context<'_>,
        at: Point,
        shift: bool,
        alt: bool,
    ) -> Option<(Edit, Landing)> {
        self.pointer = at;
        let moved = at - self.origin;
        let axis = shift.then_some(if moved.x.abs() >= moved.y.abs() { Axis::Horizontal } else { Axis::Vertical });
        let frame = context.frame;
        match self.thing {
            Thing::Touchpoint { id, stage, at: place, row } => {
                self.touchpoint(document, context, axis, (id, stage, place, row))
            }
            Thing::Emotion { id, stage, at: place, value } => {
                let anchor = at - self.grab;
                let (stage, place) =
                    if axis == Some(Axis::Vertical) { (stage, place) } else { frame.stage_at(anchor.x)? };
                // A point that is moved along keeps its feeling exactly, on a quarter or not.
                let level = axis == Some(Axis::Horizontal) || moved.y.abs() < context.sheet(DRAG_THRESHOLD);
                let value = match frame.feeling_at(anchor.y)? {
                    _ if level => value,
                    free if alt => free,
                    free => snapped(free),
                };
                let lane = frame.lane_of(LaneKind::Emotions)?.id;
                let landing = Landing::in_cell(frame, stage, lane, place, 0)?;
                Some((Edit::MoveEmotion { id, stage, at: place, value }, landing))
            }
            Thing::DropOff { id } => {
                let (stage, place) = frame.stage_at((at - self.grab).x)?;
                let lane = frame.lane_of(LaneKind::DropOff)?.id;
                let landing = Landing::in_cell(frame, stage, lane, place, 0)?;
                Some((Edit::MoveDropOff { id, stage, at: place }, landing))
            }
            Thing::Note { id } => note(document, context, id, at),
            Thing::Resident { element, kind } => {
                let stage = map_stage(context, at)?;
                let landing = Landing::in_cell(frame, stage, frame.lane_of(kind)?.id, Share::default(), 0)?;
                Some((Edit::MoveToStage { element, stage }, landing))
            }
        }
    }

    fn touchpoint(
        &mut self,
        document: &Document,
        context: &Context<'_>,
        axis: Option<Axis>,
        (id, home, place, row): (TouchpointId, StageId, Share, u32),
    ) -> Option<(Edit, Landing)> {
        let frame = context.frame;
        let (stage, at) = if axis == Some(Axis::Vertical) {
            (home, place)
        } else {
            let stage = map_stage(context, self.pointer)?;
            let index = frame.stages.iter().position(|column| column.id == stage)?;
            // A narrower stage has narrower cards: what was held at its right end is held there still.
            let held = self.grab.x.min(frame.card_widths.get(index).copied()?);
            (stage, frame.card_place(stage, self.pointer.x - held)?)
        };
        let row =
            if axis == Some(Axis::Horizontal) { row } else { self.row(document, context, (id, home, row), stage)? };
        let lane = frame.lane_of(LaneKind::Touchpoints)?.id;
        let landing = Landing::in_cell(frame, stage, lane, at, row)?;
        Some((Edit::MoveTouchpoint { id, stage, at, row }, landing))
    }

    /// The row under the pointer, with slack.
    fn row(
        &mut self,
        document: &Document,
        context: &Context<'_>,
        (id, home, home_row): (TouchpointId, StageId, u32),
        stage: StageId,
    ) -> Option<u32> {
        let journey: &Journey = document.journey_of(ElementId::Touchpoint(id))?;
        let now = journey.touchpoints.get(id)?;
        let y = self.pointer.y;
        let slot = row_extent(context.frame, stage, now.row);
        let slack = slot.map_or(0.0, |(top, bottom)| context.sheet(ROW_SLACK).min((bottom - top) * ROW_SLACK_SHARE));
        let stays = now.stage == stage;
        if stays && self.row_turn.is_some_and(|turn| (y - turn).abs() < slack) {
            return Some(now.row);
        }
        let at_home = stage == home && self.home_row.is_some_and(|(top, bottom)| (top..bottom).contains(&y));
        let inside = slot.is_some_and(|(top, bottom)| (top - slack..=bottom + slack).contains(&y));
        let row = if at_home {
            // The row it left may have closed up behind it, yet a card that is brought back is back.
            home_row
        } else if stays && inside {
            now.row
        } else {
            context.frame.row_at(stage, y).min(free_row(journey, stage, Some(id)))
        };
        if row != now.row || !stays {
            self.row_turn = Some(y);
        }
        Some(row)
    }
}

/// Top and bottom of a row in a stage. A row whose cards do not fit beside each other has several slots below each other.
fn row_extent(frame: &Frame, stage: StageId, row: u32) -> Option<(f64, f64)> {
    let slots = frame.rows.iter().filter(|slot| slot.stage == stage && slot.row == row);
    slots.map(|slot| (slot.top, slot.bottom)).reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
}

/// The stage at a point of the map; beside the columns the first or last one. `None` off the map.
fn map_stage(context: &Context<'_>, at: Point) -> Option<StageId> {
    let area = map_area(context.frame).filter(|area| area.contains(at))?;
    context.frame.stage_at(at.x.clamp(area.x0, area.x1)).map(|(stage, _)| stage)
}

/// A note goes to the stage under the pointer, and to the lane there if that one holds notes too.
fn note(document: &Document, context: &Context<'_>, id: NoteId, at: Point) -> Option<(Edit, Landing)> {
    let frame = context.frame;
    let element = ElementId::Note(id);
    let Some(ElementRef::Note(note)) = document.element(element) else { return None };
    let stage = map_stage(context, at)?;
    let under: Option<LaneId> = frame.lane_at(at.y).filter(|lane| lane.kind.holds_notes()).map(|lane| lane.id);
    let lane = under.or_else(|| band(frame, note.lane).map(|lane| lane.id))?;
    let landing = Landing::in_cell(frame, stage, lane, Share::default(), 0)?;
    let edit = if lane == note.lane {
        Edit::MoveToStage { element, stage }
    } else {
        let mut note = note.as_ref().clone();
        note.lane = lane;
        note.stage = stage;
        Edit::Change(Box::new(Element::Note(note)))
    };
    Some((edit, landing))
}
