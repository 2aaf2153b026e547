//! Where a drag puts the thing under the pointer: in its cell, its row, on its curve, in its order.

use super::drag::{Drag, Shift, Thing};
use super::event::{Context, DRAG_THRESHOLD, Modifiers};
use super::landing::{Landing, Moved, band, free_row, map_area, snapped};
use super::rows::{self, MadeWay, Seeker};
use super::snap::{self, Guide};
use super::{hit, order, structure};
use crate::edit::{Edit, Element, StepName};
use crate::layout::Frame;
use crate::model::{
    Document, ElementId, ElementRef, EmotionId, Ems, Journey, LabelPlace, LaneId, LaneKind, NoteId, Share, StageId,
    TouchpointId,
};
use kurbo::{Point, Rect, Vec2};

/// How far beyond a row, in screen points, the pointer has to be for a card to leave it, and how far it has to move before the
/// card changes rows once more. Rows change their height as cards come and go; without slack a card would flicker between two.
const ROW_SLACK: f64 = 8.0;
/// The same as a share of the row's height, for rows that are small on the screen.
const ROW_SLACK_SHARE: f64 = 0.25;

/// The direction a drag with Shift is locked to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Horizontal,
    Vertical,
}

/// A card and where it stood when the drag began.
#[derive(Clone, Copy, Debug)]
struct CardHome {
    id: TouchpointId,
    stage: StageId,
    at: Share,
    row: u32,
}

impl Drag {
    /// The edit for what is under the pointer.
    pub(super) fn lead(&mut self, document: &Document, context: &Context<'_>, modifiers: Modifiers) -> Option<Moved> {
        let at = self.pointer;
        let moved = at - self.origin;
        let axis =
            modifiers.shift.then_some(if moved.x.abs() >= moved.y.abs() { Axis::Horizontal } else { Axis::Vertical });
        let frame = context.frame;
        let journey = document.journey_of(self.element())?;
        match self.thing {
            Thing::Touchpoint { id, stage, at: place, row, .. } => {
                self.touchpoint(document, context, axis, CardHome { id, stage, at: place, row })
            }
            Thing::Emotion { id, persona, stage, at: place, value } => {
                let mut guides = Vec::new();
                let mut anchor = at - self.grab;
                let (stage, place) = if axis == Some(Axis::Vertical) {
                    (stage, place)
                } else {
                    if let Some(line) = self.snap(modifiers, || snap::along(journey, context, anchor, &self.carries()))
                    {
                        anchor.x += line.shift;
                        guides.push(line.guide);
                    }
                    frame.stage_at(anchor.x)?
                };
                // A point that is moved along keeps its feeling exactly, on a quarter or not.
                let level = axis == Some(Axis::Horizontal) || moved.y.abs() < context.sheet(DRAG_THRESHOLD);
                let neighbour = || snap::curve(context, anchor, persona).filter(|_| !modifiers.primary);
                let value = match frame.feeling_at(anchor.y)? {
                    _ if level => value,
                    free if modifiers.alt => free,
                    free => match neighbour() {
                        Some(y) => {
                            let (left, right) = (Point::new(anchor.x, y), Point::new(anchor.x, y));
                            let arm = Vec2::new(context.sheet(28.0), 0.0);
                            guides.push(Guide { from: left - arm, to: right + arm });
                            frame.feeling_at(y)?
                        }
                        None => snapped(free),
                    },
                };
                let lane = frame.lane_of(LaneKind::Emotions)?.id;
                let landing = Landing::in_cell(frame, stage, lane, place, 0)?;
                Some(Moved { guides, ..Moved::to(Edit::MoveEmotion { id, stage, at: place, value }, landing) })
            }
            Thing::Label(id) => self.label(document, context, axis, id),
            Thing::DropOff { id, .. } => {
                let mut anchor = at - self.grab;
                let mut guides = Vec::new();
                if let Some(line) = self.snap(modifiers, || snap::along(journey, context, anchor, &self.carries())) {
                    anchor.x += line.shift;
                    guides.push(line.guide);
                }
                let (stage, place) = frame.stage_at(anchor.x)?;
                let lane = frame.lane_of(LaneKind::DropOff)?.id;
                let landing = Landing::in_cell(frame, stage, lane, place, 0)?;
                Some(Moved { guides, ..Moved::to(Edit::MoveDropOff { id, stage, at: place }, landing) })
            }
            Thing::Note { id, stage } => self.note(document, context, axis, id, stage),
            Thing::Resident { element, kind, stage } => {
                let stage = if axis == Some(Axis::Vertical) { stage } else { map_stage(context, at)? };
                let lane = frame.lane_of(kind)?.id;
                let edits = vec![Edit::MoveToStage { element, stage }];
                self.in_order(document, context, axis, (stage, lane), edits)
            }
            Thing::Stage(stage) => structure::stage_order(journey, context, stage, at.x - self.grab.x),
            Thing::Lane(lane) => structure::lane_order(journey, context, lane, at.y - self.grab.y),
            Thing::Border(border) => structure::resize(journey, context, border, at - self.grab, modifiers.primary),
        }
    }

    /// A snap, unless it is suspended.
    fn snap(&self, modifiers: Modifiers, find: impl FnOnce() -> Option<snap::Snapped>) -> Option<snap::Snapped> {
        // Many things at once would be drawn to many lines.
        if modifiers.primary || !self.others.is_empty() { None } else { find() }
    }

    fn carries(&self) -> impl Fn(ElementId) -> bool + '_ {
        |element| self.carried.contains(&element)
    }

    fn touchpoint(
        &mut self,
        document: &Document,
        context: &Context<'_>,
        axis: Option<Axis>,
        home: CardHome,
    ) -> Option<Moved> {
        let id = home.id;
        let frame = context.frame;
        // With Shift it goes along one axis and keeps to where it was on the other.
        let mut pointer = self.pointer;
        match axis {
            Some(Axis::Horizontal) => pointer.y = self.origin.y,
            Some(Axis::Vertical) => pointer.x = self.origin.x,
            None => {}
        }
        let stage = map_stage(context, pointer)?;
        let journey: &Journey = document.journey_of(ElementId::Touchpoint(id))?;
        let slots = *frame.card_slots(stage)?;
        // A narrower stage has narrower cards: what was held at its right end is held there still.
        let left = pointer.x - self.grab.x.min(slots.width);
        let seeker = Seeker { card: Some(id), slot: slots.nearest(left), y: pointer.y, height: self.size.height };
        let is_home = stage == home.stage;
        let lane = frame.lane_of(LaneKind::Touchpoints)?.id;
        let joins =
            self.others.is_empty() && rows::flow(journey, stage, Some(id)) && (!is_home || home.at == Share::default());
        let flow = if joins && slots.count > 1 {
            let slack = hit::bounds_of(context.scene, ElementId::Touchpoint(id));
            let slack = slack.map_or(0.0, |rect| context.sheet(ROW_SLACK).min(rect.height() * ROW_SLACK_SHARE));
            let home = (is_home.then_some(home.row), slack);
            rows::seat_in_flow(journey, frame, stage, seeker, &self.rows, home)
        } else {
            None
        };
        let (at, row, others) = if let Some((seat, _)) = flow {
            (Share::default(), seat.row, self.rows.change(journey, seat.others))
        } else {
            let at = if joins && !is_home { Share::default() } else { frame.card_place(stage, left, Some(home.at))? };
            let (row, others) = match axis {
                Some(Axis::Horizontal) => (home.row, Vec::new()),
                _ => self.row(journey, context, home, (stage, seeker))?,
            };
            (at, row, others)
        };
        let landing = Landing::in_cell(frame, stage, lane, at, row)?;
        let edit = Edit::MoveTouchpoint { id, stage, at, row };
        Some(Moved { aside: rows::aside(journey, &others), ..Moved::to(edit, landing) })
    }

    /// A note goes to the stage under the pointer, and to the lane there if that one holds notes too.
    fn note(
        &self,
        document: &Document,
        context: &Context<'_>,
        axis: Option<Axis>,
        id: NoteId,
        home: StageId,
    ) -> Option<Moved> {
        let frame = context.frame;
        let element = ElementId::Note(id);
        let Some(ElementRef::Note(note)) = document.element(element) else { return None };
        let stage = if axis == Some(Axis::Vertical) { home } else { map_stage(context, self.pointer)? };
        let under: Option<LaneId> =
            frame.lane_at(self.pointer.y).filter(|lane| lane.kind.holds_notes()).map(|lane| lane.id);
        let under = under.filter(|_| axis != Some(Axis::Horizontal));
        let lane = under.or_else(|| band(frame, note.lane).map(|lane| lane.id))?;
        let edit = if lane == note.lane {
            Edit::MoveToStage { element, stage }
        } else {
            let mut note = note.as_ref().clone();
            note.lane = lane;
            note.stage = stage;
            Edit::Change(Box::new(Element::Note(note)))
        };
        self.in_order(document, context, axis, (stage, lane), vec![edit])
    }

    /// Puts the thing between the others of its cell, by where its middle is among theirs.
    fn in_order(
        &self,
        document: &Document,
        context: &Context<'_>,
        axis: Option<Axis>,
        (stage, lane): (StageId, LaneId),
        mut edits: Vec<Edit>,
    ) -> Option<Moved> {
        let frame = context.frame;
        let element = self.element();
        let journey: &Journey = document.journey_of(element)?;
        let landing = Landing::in_cell(frame, stage, lane, Share::default(), 0)?;
        if self.others.is_empty() && axis != Some(Axis::Horizontal) {
            let mut siblings: Vec<ElementId> = order::in_cell(journey, frame, stage, lane);
            let is_here = siblings.contains(&element);
            siblings.retain(|&other| other != element);
            let own = hit::bounds_of(context.scene, element).filter(|_| is_here);
            let middle = Point::new(self.pointer.x, self.pointer.y - self.grab.y + self.size.height / 2.0);
            let bounds = |other: &ElementId| hit::bounds_of(context.scene, *other);
            let index = CellOrder { cell: landing.rect, own }.index(siblings.iter().filter_map(bounds), middle);
            let index = index.and_then(|index| structure::list_index(journey, element, &siblings, index));
            edits.extend(index.map(|index| Edit::Reorder { element, index }));
        }
        let edit = match <[Edit; 1]>::try_from(edits) {
            Ok([edit]) => edit,
            Err(edits) => Edit::Several { name: StepName::MoveToStage, edits },
        };
        Some(Moved::to(edit, landing))
    }

    /// How far the thing under the pointer comes by an edit.
    pub(super) fn shift(&self, frame: &Frame, edit: &Edit) -> Shift {
        let between = |from: Option<f64>, to: Option<f64>| from.zip(to).map_or(0.0, |(from, to)| to - from);
        match (self.thing, edit) {
            (Thing::Touchpoint { stage: home, row: was, slot, .. }, Edit::MoveTouchpoint { stage, at, row, .. }) => {
                let stood = frame.card_slots(home).map(|slots| slots.left_of(slot));
                let along = between(stood, frame.card_left(*stage, *at));
                Shift { along, rows: i64::from(*row) - i64::from(was), ..Shift::default() }
            }
            (Thing::Emotion { stage: home, at: place, value: was, .. }, Edit::MoveEmotion { stage, at, value, .. }) => {
                let along = between(frame.x_of(home, place), frame.x_of(*stage, *at));
                Shift { along, feeling: value.get() - was.get(), ..Shift::default() }
            }
            (Thing::DropOff { stage: home, at: place, .. }, Edit::MoveDropOff { stage, at, .. }) => {
                Shift { along: between(frame.x_of(home, place), frame.x_of(*stage, *at)), ..Shift::default() }
            }
            // What has no place along its stage takes the others from column to column.
            _ => Shift { along: self.pointer.x - self.origin.x, ..Shift::default() },
        }
    }

    /// The row under the pointer, with slack, and the rows of those that make way.
    fn row(
        &mut self,
        journey: &Journey,
        context: &Context<'_>,
        CardHome { id, stage: home, row: home_row, .. }: CardHome,
        (stage, seeker): (StageId, Seeker),
    ) -> Option<(u32, Vec<(TouchpointId, u32)>)> {
        let now = journey.touchpoints.get(id)?;
        let y = self.pointer.y;
        let slot = hit::bounds_of(context.scene, ElementId::Touchpoint(id)).map(|rect| (rect.y0, rect.y1));
        let slot = slot.or_else(|| row_extent(context.frame, stage, now.row));
        let slack = slot.map_or(0.0, |(top, bottom)| context.sheet(ROW_SLACK).min((bottom - top) * ROW_SLACK_SHARE));
        let stays = now.stage == stage;
        // A row may have room for it in one slot and none in the next.
        let is_in_slot = stays && rows::slot_of(journey, context.frame, stage, id).is_none_or(|own| own == seeker.slot);
        if is_in_slot && self.row_turn.is_some_and(|turn| (y - turn).abs() < slack) {
            return Some((now.row, Vec::new()));
        }
        let at_home = stage == home && self.home_row.is_some_and(|(top, bottom)| (top..bottom).contains(&y));
        let inside = slot.is_some_and(|(top, bottom)| (top - slack..=bottom + slack).contains(&y));
        // What many things in hand would make way for is told by their rows alone.
        let seat = |rows: &MadeWay| {
            let home = self.home_above.filter(|_| at_home);
            let at = |home| rows::seat(journey, context.frame, stage, seeker, rows, home);
            let seat = at(home);
            // A copy leaves the original alone: where the row has no room for both it goes below.
            let pushes = self.originals.is_some() && seat.as_ref().is_some_and(|seat| !seat.others.is_empty());
            let seat = if pushes && home.is_some() { at(home.map(|home| home + 1)) } else { seat };
            seat.filter(|_| self.others.is_empty())
        };
        let (row, others) = if is_in_slot && inside && !at_home {
            return Some((now.row, Vec::new()));
        } else if let Some(seat) = seat(&self.rows) {
            // A card that is brought back is back, and so are those that made way for it.
            let row = if at_home && seat.others.is_empty() { home_row } else { seat.row };
            (row, self.rows.change(journey, seat.others))
        } else if at_home {
            // The row it left may have closed up behind it.
            (home_row, Vec::new())
        } else {
            (context.frame.row_at(stage, y).min(free_row(journey, stage, Some(id))), Vec::new())
        };
        if row != now.row || !stays || !others.is_empty() {
            self.row_turn = Some(y);
        }
        Some((row, others))
    }

    /// Puts the words of an emotion point where the hand is, within the band.
    fn label(&self, document: &Document, context: &Context<'_>, axis: Option<Axis>, id: EmotionId) -> Option<Moved> {
        let frame = context.frame;
        let Some(ElementRef::Emotion(point)) = document.element(ElementId::Emotion(id)) else { return None };
        let slot = frame.label(id)?;
        let mut middle = self.pointer - self.grab;
        match axis {
            Some(Axis::Horizontal) => middle.y = (self.origin - self.grab).y,
            Some(Axis::Vertical) => middle.x = (self.origin - self.grab).x,
            None => {}
        }
        let half = slot.rect.size() / 2.0;
        let room = frame.label_area.inset((-half.width, -half.height));
        let within = |value: f64, low: f64, high: f64| value.min(high).max(low);
        let middle = Point::new(within(middle.x, room.x0, room.x1), within(middle.y, room.y0, room.y1));
        let marker = Point::new(frame.x_of(point.stage, point.at)?, frame.y_of(point.value)?);
        let ems = |length: f64| Ems::new(length / frame.body.max(1e-6));
        let way = middle - marker;
        let place = LabelPlace { x: ems(way.x), y: ems(way.y), width: ems(slot.width) };
        let lane = frame.lane_of(LaneKind::Emotions)?.id;
        let rect = Rect::from_center_size(middle, slot.rect.size());
        let landing = Landing { stage: Some(point.stage), lane: Some(lane), at: point.at, ..Landing::of_rect(rect) };
        Some(Moved::to(Edit::MoveLabel { id, place }, landing))
    }
}

/// Where something in hand goes among what stands in its cell, in one column or in several.
struct CellOrder {
    cell: Rect,
    /// Where it stands itself, while it is in the cell.
    own: Option<Rect>,
}

impl CellOrder {
    /// How many of the others, which are in their order, come before it; `None` where it stands well as it does.
    fn index(&self, others: impl Iterator<Item = Rect> + Clone, middle: Point) -> Option<usize> {
        let all = others.clone().chain(self.own);
        let Some(taken) = all.clone().reduce(|all, one| all.union(one)) else { return Some(0) };
        let columns_differ = |one: Rect| all.clone().any(|other| other.x0 >= one.x1 || other.x1 <= one.x0);
        // The columns are filled anew with each change: what is under the pointer need not go anywhere.
        if self.own.is_some_and(|own| own.contains(middle) && columns_differ(own)) {
            return None;
        }
        // Beside the columns the nearest one is meant, unless there is room for another.
        let widest = all.map(|one| one.width()).fold(0.0, f64::max);
        let last = if self.cell.x1 - taken.x1 < widest / 2.0 { taken.x1 } else { self.cell.x1 };
        let x = middle.x.min(last - 1e-6).max(taken.x0 + 1e-6);
        let is_before = |one: &Rect| one.x1 <= x || one.x0 <= x && one.center().y < middle.y;
        Some(others.filter(is_before).count())
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
