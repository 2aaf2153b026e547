//! From pointer and key to edits, without a window.
//!
//! The window turns what the person does into [`Event`]s in sheet points and hands them to [`Editor::handle`] together with the
//! sheet as it is laid out now. One gesture is one undo step: it opens a transaction when it starts to move something, applies
//! edits while it moves, and commits or aborts. Nothing here paints, and nothing here knows a file.

mod align;
mod camera;
mod caret;
mod copies;
mod drag;
mod event;
mod fit;
mod hands;
mod hit;
mod keyboard;
mod keys;
mod landing;
mod links;
mod marks;
mod marquee;
mod navigate;
mod nudge;
mod order;
mod place;
mod reorder;
mod rows;
mod scroll;
mod selection;
mod sketch;
mod snap;
mod structure;
mod to_be;
mod tool;
mod wheel;

pub use align::{Align, align, can_align};
pub use camera::Camera;
pub use caret::{Caret, TextPlace, word_at};
pub use copies::can_duplicate_band;
pub use event::{Button, Context, Defaults, Event, Key, Modifiers, Outcome, Request, Returned};
pub use hit::{Direction, bounds_of, hit, hit_all, nearest_curve, neighbour};
pub use landing::Landing;
pub use links::{link_nearest, linked};
pub use marks::marks;
pub use order::{next_in_lane, reading_order};
pub use reorder::reorder;
pub use scroll::EdgeScroll;
pub use selection::Selection;
pub use snap::Guide;
pub use structure::{Border, toggle_visibility_line};
pub use to_be::can_begin_to_be;
pub use tool::{Placement, Tool};
pub use wheel::{Turned, Wheel, WheelDevice, WheelHabits, WheelTurn};

use crate::edit::{Edit, EditError, History, StepName};
use crate::layout::Frame;
use crate::model::{
    Document, ElementId, ElementRef, Id, IdSource, Journey, JourneyId, JourneyKind, LaneId, PersonaId, StageId,
};
use crate::scene::Source;
use drag::Drag;
use kurbo::{Point, Rect, Vec2};
use place::{Site, Spot};
use sketch::Sketch;
use std::sync::Arc;

/// How far the pointer moves before a press becomes a drag, in screen points; a finger trembles more.
pub const DRAG_THRESHOLD: f64 = 4.0;
/// The same for a finger.
pub const TOUCH_DRAG_THRESHOLD: f64 = 6.0;
/// How near to a handle or curve the pointer takes it, in screen points.
pub const HIT_TOLERANCE: f64 = 5.0;

/// What is in hand, for the ghost under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dragged<'a> {
    /// What.
    pub what: DraggedThing<'a>,
    /// Where the pointer is, in sheet points.
    pub pointer: Point,
    /// From the thing's own anchor to the pointer, in sheet points: of a card its top left corner, of an emotion point or
    /// drop-off its place on the axes. Zero for something new, which is held by its middle.
    pub grab: Vec2,
}

/// What can be in hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DraggedThing<'a> {
    /// Something that is on the sheet, alone or with all else that is selected.
    Element(ElementId),
    /// The label of an emotion point.
    Label(ElementId),
    /// The border of a stage or lane.
    Border(ElementId),
    /// Something new.
    Placement(&'a Placement),
}

/// What the hand is doing. Never saved, never part of the undo history.
#[derive(Clone, Debug, Default)]
enum Gesture {
    #[default]
    Idle,
    /// The primary button is down and has not moved far.
    Pressed { origin: Point, held: Held, picks: bool },
    /// Something is dragged; a transaction is open.
    Dragging(Box<Drag>),
    /// A box is drawn over the sheet; `base` stays selected with what it catches.
    Marquee { origin: Point, at: Point, base: Selection },
    /// An arrow key is held; a transaction is open until it is let go.
    Nudging,
    /// Something new is on its way, from the palette or under the pressed tool. Nothing is in the document yet.
    Placing { placement: Placement, from_palette: bool, pointer: Option<Point> },
    /// The sheet is held at a place of its own.
    Panning { held: Point, button: Button, moved: bool },
    /// A text field of the window is being typed in; a transaction is open.
    Field,
    /// A curve is drawn. Nothing is in the document yet.
    Sketching(Sketch),
}

/// What a press took.
#[derive(Clone, Copy, Debug)]
enum Held {
    /// Nothing that can be dragged by itself.
    Nothing,
    /// What lies under the pointer.
    Source(Source),
    /// A border.
    Border(Border),
}

/// What a person had before them when a step was made; it comes back with the step.
#[derive(Clone, Debug, Default)]
pub struct Standpoint {
    before: Selection,
    after: Selection,
    view: Rect,
}

impl Standpoint {
    /// This is selected, and this part of the sheet is seen.
    fn of(selection: &Selection, view: Rect) -> Self {
        Self { before: selection.clone(), after: selection.clone(), view }
    }
}

/// Edits one journey of a document by hand.
#[derive(Clone, Debug)]
pub struct Editor {
    history: History<Standpoint>,
    journey: JourneyId,
    selection: Selection,
    tool: Tool,
    active_persona: Option<PersonaId>,
    active_curve: JourneyKind,
    ids: IdSource,
    gesture: Gesture,
    landing: Option<Landing>,
    guides: Vec<Guide>,
    /// Where the pointer hovers with something to place.
    hover: Option<Point>,
    /// The part of the sheet that was seen last.
    view: Rect,
    /// Where to look after an undo or redo.
    recalled: Option<Rect>,
}

impl Editor {
    /// An editor of one journey of a document that counts as saved. `ids` gives the numbers of new elements.
    #[must_use]
    pub fn new(document: Document, journey: JourneyId, ids: IdSource) -> Self {
        Self {
            history: History::marked(document),
            journey,
            selection: Selection::default(),
            tool: Tool::default(),
            active_persona: None,
            active_curve: JourneyKind::AsIs,
            ids,
            gesture: Gesture::Idle,
            landing: None,
            guides: Vec::new(),
            hover: None,
            view: Rect::ZERO,
            recalled: None,
        }
    }

    /// The document as it is now, in the middle of a drag too.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        self.history.current()
    }

    /// The undo history: names of the steps, whether anything is unsaved.
    #[must_use]
    pub const fn history(&self) -> &History<Standpoint> {
        &self.history
    }

    /// Remembers that this snapshot was saved.
    pub fn mark_saved(&mut self, snapshot: &Arc<Document>) {
        self.history.mark_saved(snapshot);
    }

    /// Remembers that what is in hand is saved nowhere as it is.
    pub fn mark_unsaved(&mut self) {
        self.history.mark_unsaved();
    }

    /// The journey that is edited.
    #[must_use]
    pub const fn journey(&self) -> JourneyId {
        self.journey
    }

    /// What is selected.
    #[must_use]
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects one element of the document, or nothing. A selected persona, or the one whose point or loss it is, becomes the active
    /// one.
    pub fn select(&mut self, element: Option<ElementId>) {
        self.select_all(element);
    }

    /// Selects these elements, as far as the document has them.
    pub fn select_all(&mut self, elements: impl IntoIterator<Item = ElementId>) {
        let document = self.history.current();
        self.selection = Selection::of(elements.into_iter().filter(|&element| document.has(element)));
        let whose = self.selection.single().and_then(|element| match document.element(element)? {
            ElementRef::Persona(persona) => Some(persona.id),
            ElementRef::Emotion(point) => Some(point.persona),
            ElementRef::DropOff(dropoff) => Some(dropoff.persona),
            _ => None,
        });
        self.active_persona = whose.or(self.active_persona);
    }

    /// Selects a cell of the map, where something new would go.
    pub fn select_cell(&mut self, stage: StageId, lane: LaneId) {
        self.selection = Selection::of_cell(stage, lane);
        self.prune_selection();
    }

    /// What is in hand.
    #[must_use]
    pub const fn tool(&self) -> &Tool {
        &self.tool
    }

    /// Takes a tool; an open gesture is aborted.
    pub fn set_tool(&mut self, tool: Tool) {
        self.settle();
        self.tool = tool;
    }

    /// The persona that new emotion points and drop-offs belong to, if one was chosen and is still there.
    #[must_use]
    pub fn active_persona(&self) -> Option<PersonaId> {
        self.active_persona.filter(|&persona| self.document().persona(persona).is_some())
    }

    /// The persona that a new emotion point or drop-off would belong to, of those that are seen.
    #[must_use]
    pub fn owner(&self, seen: impl Fn(PersonaId) -> bool) -> Option<PersonaId> {
        place::owner(self.document(), self.active_persona(), seen)
    }

    /// Chooses the persona that new emotion points and drop-offs belong to.
    pub const fn set_active_persona(&mut self, persona: Option<PersonaId>) {
        self.active_persona = persona;
    }

    /// The curve that new emotion points belong to: as it is, or as it should become.
    #[must_use]
    pub const fn active_curve(&self) -> JourneyKind {
        self.active_curve
    }

    /// Chooses the curve that new emotion points belong to.
    pub const fn set_active_curve(&mut self, curve: JourneyKind) {
        self.active_curve = curve;
    }

    /// Where what is in hand would land; `None` if nothing is in hand or it cannot land here.
    #[must_use]
    pub const fn landing(&self) -> Option<&Landing> {
        self.landing.as_ref()
    }

    /// What the dragged thing lines up with.
    #[must_use]
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// The box that is being drawn over the sheet, in sheet points.
    #[must_use]
    pub fn marquee(&self) -> Option<Rect> {
        match self.gesture {
            Gesture::Marquee { origin, at, .. } => Some(Rect::from_points(origin, at)),
            _ => None,
        }
    }

    /// Whether the pointer carries something or draws a box, so that the sheet scrolls when it comes to an edge.
    #[must_use]
    pub const fn is_carrying(&self) -> bool {
        matches!(self.gesture, Gesture::Dragging(_) | Gesture::Placing { .. } | Gesture::Marquee { .. })
    }

    /// Whether copies are in hand and the originals stayed where they were.
    #[must_use]
    pub fn is_copying(&self) -> bool {
        matches!(&self.gesture, Gesture::Dragging(drag) if drag.is_copying())
    }

    /// The elements in hand; empty while nothing is dragged.
    #[must_use]
    pub fn carried(&self) -> Vec<ElementId> {
        match &self.gesture {
            Gesture::Dragging(drag) if !drag.is_border() && !drag.is_label() => drag.elements().collect(),
            _ => Vec::new(),
        }
    }

    /// The border that a press at this place of the sheet would take.
    #[must_use]
    pub fn border_at(&self, at: Point, context: &Context<'_>) -> Option<Border> {
        structure::border_at(self.current_journey()?, context, at).filter(|_| self.tool == Tool::Select)
    }

    /// Whether things that stand in cells or on curves are on their way, carried by the pointer or moved by an arrow key that is
    /// held: until they are let go, lanes and type keep their size.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        let moving = match &self.gesture {
            Gesture::Dragging(drag) => {
                !drag.is_border() && !matches!(drag.element(), ElementId::Stage(_) | ElementId::Lane(_))
            }
            Gesture::Nudging => true,
            _ => false,
        };
        moving && self.history.is_open()
    }

    /// What would be put on the sheet next: what comes from the palette, or what the tool in hand places.
    #[must_use]
    pub const fn placing(&self) -> Option<&Placement> {
        match (&self.gesture, &self.tool) {
            (Gesture::Placing { placement, .. }, _) | (Gesture::Idle, Tool::Place(placement)) => Some(placement),
            _ => None,
        }
    }

    /// What is in hand, dragged or about to be placed.
    #[must_use]
    pub fn dragged(&self) -> Option<Dragged<'_>> {
        let placement = |placement, pointer: Option<Point>| {
            let what = DraggedThing::Placement(placement);
            pointer.map(|pointer| Dragged { what, pointer, grab: Vec2::ZERO })
        };
        match (&self.gesture, &self.tool) {
            (Gesture::Dragging(drag), _) => {
                let element = drag.element();
                let what = match element {
                    element if drag.is_border() => DraggedThing::Border(element),
                    element if drag.is_label() => DraggedThing::Label(element),
                    element => DraggedThing::Element(element),
                };
                Some(Dragged { what, pointer: drag.pointer(), grab: drag.grab() })
            }
            (Gesture::Placing { placement: thing, pointer, .. }, _) => placement(thing, *pointer),
            (Gesture::Idle, Tool::Place(thing)) => placement(thing, self.hover),
            _ => None,
        }
    }

    /// An id for a new element: none has it yet.
    pub fn fresh<T: Id>(&mut self) -> T {
        fresh(&mut self.ids, self.history.current())
    }

    /// Goes one step back, and what was selected before it is selected again; an open gesture is aborted first, a field that is
    /// being typed in is finished and is that step. `false` if there is nothing to undo.
    pub fn undo(&mut self) -> bool {
        self.settle();
        let done = self.history.undo();
        if let Some(then) = self.history.undone_mark().filter(|_| done) {
            self.selection = then.before.clone();
            self.recalled = Some(then.view);
        }
        self.prune_selection();
        done
    }

    /// Goes one step forward again, and what was selected after it is selected again; an open gesture is aborted first.
    /// `false` if there is nothing to redo.
    pub fn redo(&mut self) -> bool {
        self.settle();
        let done = self.history.redo();
        if let Some(then) = self.history.last_mark().filter(|_| done) {
            self.selection = then.after.clone();
            self.recalled = Some(then.view);
        }
        self.prune_selection();
        done
    }

    /// The part of the sheet that was in view when the step was made that was just undone or redone; once.
    pub fn take_recalled(&mut self) -> Option<Rect> {
        self.recalled.take()
    }

    /// Goes to where so many steps are done, back or forward, one step at a time; as far as there are steps.
    pub fn go_to_step(&mut self, done: usize) {
        while self.history.depth() > done && self.undo() {}
        while self.history.depth() < done && self.redo() {}
    }

    /// A text field of the window begins to be typed in: every edit until [`end_field`](Self::end_field) is one undo step under
    /// this name.
    pub fn begin_field(&mut self, name: StepName) {
        self.settle();
        self.begin(name);
        self.gesture = Gesture::Field;
    }

    /// A text field begins to be typed in that belongs to the step made last: it is the text of what was put there.
    pub fn continue_in_field(&mut self) {
        self.settle();
        self.history.reopen();
        self.gesture = Gesture::Field;
    }

    /// The field is left with nothing in it, and so is what was put there for it: as if the step had not been made. Does nothing if no
    /// field is open.
    pub fn withdraw_field(&mut self) {
        if matches!(self.gesture, Gesture::Field) {
            self.abort_gesture();
            self.prune_selection();
        }
    }

    /// Applies an edit that was not made on the canvas: part of the open field, else a step of its own. An open gesture is
    /// aborted first.
    ///
    /// # Errors
    /// Those of [`History::apply`]; the document is as it was then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        if !matches!(self.gesture, Gesture::Field) {
            self.settle();
        }
        let depth = self.history.depth();
        self.change(edit)?;
        self.prune_selection();
        self.note_selection(depth);
        Ok(())
    }

    /// Applies an edit that was not made on the canvas and selects these elements; both come back with the step.
    ///
    /// # Errors
    /// Those of [`History::apply`]; document and selection are as they were then.
    pub fn apply_selecting(
        &mut self,
        edit: &Edit,
        elements: impl IntoIterator<Item = ElementId>,
    ) -> Result<(), EditError> {
        let depth = self.history.depth();
        self.apply(edit)?;
        self.select_all(elements);
        self.note_selection(depth);
        Ok(())
    }

    /// The field is finished and what was typed is kept. Does nothing if none is open.
    pub fn end_field(&mut self) {
        if matches!(self.gesture, Gesture::Field | Gesture::Nudging) {
            self.commit();
            self.gesture = Gesture::Idle;
        }
    }

    /// Takes in what the person did. The context must show the document as it is before the event.
    pub fn handle(&mut self, event: Event, context: &Context<'_>) -> Outcome {
        let document = Arc::clone(self.document());
        let depth = self.history.depth();
        self.view = context.view;
        let mut outcome = self.respond(event, context);
        outcome.document_changed = !Arc::ptr_eq(&document, self.document());
        let journeys = (document.journey(self.journey), self.current_journey());
        let same_members = matches!(journeys, (Some(before), Some(now)) if before.same_members(now))
            && document.personas.same_members(&self.document().personas);
        if outcome.document_changed && !same_members {
            self.prune_selection();
        }
        self.note_selection(depth);
        outcome
    }

    fn respond(&mut self, event: Event, context: &Context<'_>) -> Outcome {
        match event {
            // A place that is not a number comes from a broken device or a window without a size.
            Event::PointerDown { at, .. } | Event::PointerMove { at, .. } | Event::PointerUp { at, .. }
                if !at.is_finite() =>
            {
                Outcome::default()
            }
            Event::PointerDown { at, button, modifiers, clicks } => self.press(at, button, modifiers, clicks, context),
            Event::PointerMove { at, modifiers } => self.moved(at, modifiers, context),
            Event::PointerUp { at, button, modifiers } => self.release(at, button, modifiers, context),
            Event::PointerGone => {
                self.hover = None;
                if matches!(self.gesture, Gesture::Idle) {
                    self.landing = None;
                }
                handled()
            }
            Event::PaletteDrag(placement) => {
                self.settle();
                self.gesture = Gesture::Placing { placement, from_palette: true, pointer: None };
                handled()
            }
            Event::Key(key, modifiers) => self.key(key, modifiers, context),
            Event::KeyUp => {
                if matches!(self.gesture, Gesture::Nudging) {
                    self.end_field();
                }
                handled()
            }
            Event::FocusLost | Event::Cancel => {
                self.settle();
                handled()
            }
        }
    }

    /// Puts something new at a spot and selects it.
    fn put(&mut self, spot: Option<Spot>, placement: &Placement, context: &Context<'_>) -> Outcome {
        let title = context.defaults.title(placement);
        let document = Arc::clone(self.document());
        let journey = self.journey;
        let ids = &mut self.ids;
        let Some(spot) = spot else { return handled() };
        let aside = document.journey(journey).map(|journey| spot.aside(journey)).unwrap_or_default();
        let Some((edit, element)) = spot.edit(&document, journey, placement, title, ids) else { return handled() };
        let name = if *placement == Placement::MomentOfTruth { StepName::MomentOfTruth } else { edit.name() };
        let depth = self.history.depth();
        self.begin(name);
        if let Err(error) = self.change(&edit).and_then(|()| self.follow_up(aside)) {
            self.abort_gesture();
            return Outcome { error: Some(error), ..handled() };
        }
        self.commit();
        // Whoever was chosen stays chosen, whose ribbon something is put on.
        let chosen = self.active_persona();
        self.select(Some(element));
        self.active_persona = chosen.or(self.active_persona);
        self.note_selection(depth);
        Outcome { request: placement.is_named().then_some(Request::EditText(element)), ..handled() }
    }

    fn landing_of(
        &self,
        placement: &Placement,
        at: Point,
        modifiers: Modifiers,
        context: &Context<'_>,
    ) -> Option<Landing> {
        self.site(context).spot(placement, at, modifiers.alt).map(|spot| spot.landing)
    }

    fn site<'a>(&'a self, context: &'a Context<'a>) -> Site<'a> {
        Site {
            document: self.document(),
            journey: self.journey,
            active: self.active_persona(),
            curve: self.active_curve,
            context,
        }
    }

    /// Takes what belongs to the touchpoints in hand along with them, within the open transaction.
    fn take_linked(&mut self, frame: &Frame, in_hand: &dyn Fn(ElementId) -> bool) -> Result<(), EditError> {
        let start = self.history.opened().and_then(|document| document.journey(self.journey));
        let Some((start, now)) = start.zip(self.current_journey()) else { return Ok(()) };
        self.follow_up(links::along(frame, start, now, in_hand))
    }

    /// Applies what follows from what was done in the open transaction: a lock does not hold it.
    fn follow_up(&mut self, edits: Vec<Edit>) -> Result<(), EditError> {
        if edits.is_empty() {
            return Ok(());
        }
        self.history.follow_up(&Edit::Several { name: StepName::MoveSelection, edits })
    }

    /// Ends whatever is going on: typed text is kept, a drag is taken back.
    fn settle(&mut self) {
        self.end_field();
        self.abort_gesture();
    }

    /// Takes back what an open gesture did.
    fn abort_gesture(&mut self) {
        if let Some(then) = self.history.open_mark() {
            self.selection = then.before.clone();
        }
        self.history.abort();
        self.gesture = Gesture::Idle;
        self.landing = None;
        self.guides.clear();
    }

    /// Applies what the person does: part of the open transaction, else a step of its own.
    fn change(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.history.apply_with(edit, || Standpoint::of(&self.selection, self.view))
    }

    /// Opens a transaction and remembers what is selected.
    fn begin(&mut self, name: StepName) {
        self.history.begin_with(name, Standpoint::of(&self.selection, self.view));
    }

    /// Closes the open transaction.
    fn commit(&mut self) {
        let depth = self.history.depth();
        self.history.commit();
        if self.history.depth() > depth
            && let Some(made) = self.history.last_mark_mut()
        {
            (made.after, made.view) = (self.selection.clone(), self.view);
        }
    }

    /// Notes what is selected after a step that was made since the history had this depth.
    fn note_selection(&mut self, depth: usize) {
        if self.history.depth() > depth
            && let Some(made) = self.history.last_mark_mut()
        {
            made.after = self.selection.clone();
        }
    }

    fn current_journey(&self) -> Option<&Arc<Journey>> {
        self.document().journey(self.journey)
    }

    fn prune_selection(&mut self) {
        let document = self.history.current();
        let journey = document.journey(self.journey);
        let keep_cell = |(stage, lane): (StageId, LaneId)| {
            journey.is_some_and(|journey| journey.stages.get(stage).is_some() && journey.lanes.get(lane).is_some())
        };
        self.selection.retain(|element| document.has(element), keep_cell);
    }
}

const fn handled() -> Outcome {
    Outcome { handled: true, document_changed: false, locked: false, request: None, returned: None, error: None }
}

fn asks(request: Request) -> Outcome {
    Outcome { request: Some(request), ..handled() }
}

fn fresh<T: Id>(ids: &mut IdSource, document: &Document) -> T {
    loop {
        let id = T::numbered(ids.next_number());
        if !document.has(id.element()) {
            return id;
        }
    }
}
