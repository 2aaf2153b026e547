//! From pointer and key to edits, without a window.
//!
//! The window turns what the person does into [`Event`]s in sheet points and hands them to [`Editor::handle`] together with the
//! sheet as it is laid out now. One gesture is one undo step: it opens a transaction when it starts to move something, applies
//! edits while it moves, and commits or aborts. Nothing here paints, and nothing here knows a file.

mod align;
mod camera;
mod copies;
mod drag;
mod event;
mod fit;
mod hit;
mod keyboard;
mod landing;
mod lock;
mod nudge;
mod order;
mod place;
mod selection;
mod sketch;
mod tool;

pub use align::{Align, align, can_align};
pub use camera::Camera;
pub use copies::can_duplicate_band;
pub use event::{Button, Context, Defaults, Event, Key, Modifiers, Outcome, Request};
pub use hit::{Direction, bounds_of, hit, hit_all, nearest_curve, neighbour, reading_order};
pub use landing::Landing;
pub use lock::{can_lock, forbidden, locked_by, toggle_lock};
pub use order::reorder;
pub use selection::Selection;
pub use tool::{Placement, Tool};

use crate::edit::{Edit, EditError, History};
use crate::model::{Document, ElementId, IdSource, JourneyId, LaneKind, PersonaId};
use crate::scene::{Part, Source};
use drag::Drag;
use kurbo::{Point, Vec2};
use place::{Site, Spot};
use sketch::Sketch;
use std::sync::Arc;

/// How far the pointer moves before a press becomes a drag, in screen points.
pub const DRAG_THRESHOLD: f64 = 4.0;
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
    /// Something that is on the sheet.
    Element(ElementId),
    /// Something new.
    Placement(&'a Placement),
}

/// What the hand is doing. Never saved, never part of the undo history.
#[derive(Clone, Debug, Default)]
enum Gesture {
    #[default]
    Idle,
    /// The primary button is down and has not moved far.
    Pressed { origin: Point, source: Option<Source> },
    /// Something is dragged; a transaction is open.
    Dragging(Drag),
    /// Something new is on its way, from the palette or under the pressed tool. Nothing is in the document yet.
    Placing { placement: Placement, from_palette: bool, pointer: Option<Point> },
    /// The sheet is held at a place of its own.
    Panning { held: Point, button: Button, moved: bool },
    /// A text field of the window is being typed in; a transaction is open.
    Field,
    /// A curve is drawn. Nothing is in the document yet.
    Sketching(Sketch),
}

/// Edits one journey of a document by hand.
#[derive(Clone, Debug)]
pub struct Editor {
    history: History,
    journey: JourneyId,
    selection: Selection,
    tool: Tool,
    active_persona: Option<PersonaId>,
    ids: IdSource,
    gesture: Gesture,
    landing: Option<Landing>,
    /// Where the pointer hovers with something to place.
    hover: Option<Point>,
}

impl Editor {
    /// An editor of one journey of a document that counts as saved. `ids` gives the numbers of new elements.
    #[must_use]
    pub fn new(document: Document, journey: JourneyId, ids: IdSource) -> Self {
        Self {
            history: History::new(document),
            journey,
            selection: Selection::default(),
            tool: Tool::default(),
            active_persona: None,
            ids,
            gesture: Gesture::Idle,
            landing: None,
            hover: None,
        }
    }

    /// The document as it is now, in the middle of a drag too.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        self.history.current()
    }

    /// The undo history: names of the steps, whether anything is unsaved.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Remembers that this snapshot was saved.
    pub fn mark_saved(&mut self, snapshot: &Arc<Document>) {
        self.history.mark_saved(snapshot);
    }

    /// The journey that is edited.
    #[must_use]
    pub const fn journey(&self) -> JourneyId {
        self.journey
    }

    /// Turns to another journey of the document; an open gesture is aborted, the selection dropped.
    pub fn set_journey(&mut self, journey: JourneyId) {
        self.settle();
        self.journey = journey;
        self.selection.set(None);
    }

    /// What is selected.
    #[must_use]
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects one element of the document, or nothing. A selected persona becomes the active one.
    pub fn select(&mut self, element: Option<ElementId>) {
        let element = element.filter(|&element| self.document().has(element));
        if let Some(ElementId::Persona(persona)) = element {
            self.active_persona = Some(persona);
        }
        self.selection.set(element);
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

    /// Chooses the persona that new emotion points and drop-offs belong to.
    pub const fn set_active_persona(&mut self, persona: Option<PersonaId>) {
        self.active_persona = persona;
    }

    /// Where what is in hand would land; `None` if nothing is in hand or it cannot land here.
    #[must_use]
    pub const fn landing(&self) -> Option<&Landing> {
        self.landing.as_ref()
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
                let what = DraggedThing::Element(drag.element());
                Some(Dragged { what, pointer: drag.pointer(), grab: drag.grab() })
            }
            (Gesture::Placing { placement: thing, pointer, .. }, _) => placement(thing, *pointer),
            (Gesture::Idle, Tool::Place(thing)) => placement(thing, self.hover),
            _ => None,
        }
    }

    /// A number for a new element of the kind that `id` makes ids of: no element has it yet.
    pub fn fresh_number(&mut self, id: impl Fn(u64) -> ElementId) -> u64 {
        fresh_number(&mut self.ids, self.history.current(), id)
    }

    /// Goes one step back; an open gesture is aborted first, a field that is being typed in is finished and is that step.
    /// `false` if there is nothing to undo.
    pub fn undo(&mut self) -> bool {
        self.settle();
        let done = self.history.undo();
        self.prune_selection();
        done
    }

    /// Goes one step forward again; an open gesture is aborted first. `false` if there is nothing to redo.
    pub fn redo(&mut self) -> bool {
        self.settle();
        let done = self.history.redo();
        self.prune_selection();
        done
    }

    /// A text field of the window begins to be typed in: every edit until [`end_field`](Self::end_field) is one undo step under
    /// this fluent key.
    pub fn begin_field(&mut self, key: &'static str) {
        self.settle();
        self.history.begin(key);
        self.gesture = Gesture::Field;
    }

    /// Applies an edit that was not made on the canvas: part of the open field, else a step of its own. An open gesture is
    /// aborted first.
    ///
    /// # Errors
    /// Those of [`crate::edit::apply`]; the document is as it was then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        if !matches!(self.gesture, Gesture::Field) {
            self.abort_gesture();
        }
        self.history.apply(edit)?;
        self.prune_selection();
        Ok(())
    }

    /// The field is finished and what was typed is kept. Does nothing if none is open.
    pub fn end_field(&mut self) {
        if matches!(self.gesture, Gesture::Field) {
            self.history.commit();
            self.gesture = Gesture::Idle;
        }
    }

    /// Takes in what the person did. The context must show the document as it is before the event.
    pub fn handle(&mut self, event: Event, context: &Context<'_>) -> Outcome {
        let document = Arc::clone(self.document());
        let selection = self.selection.clone();
        let tool = self.tool.clone();
        let mut outcome = self.respond(event, context);
        outcome.document_changed = !Arc::ptr_eq(&document, self.document());
        if outcome.document_changed {
            self.prune_selection();
        }
        outcome.selection_changed = selection != self.selection;
        outcome.tool_changed = tool != self.tool;
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
            Event::FocusLost | Event::Cancel => {
                self.settle();
                handled()
            }
        }
    }

    fn press(&mut self, at: Point, button: Button, modifiers: Modifiers, clicks: u8, context: &Context<'_>) -> Outcome {
        self.end_field();
        if !matches!(self.gesture, Gesture::Idle) {
            if button != Button::Primary {
                return handled();
            }
            // A second press of the same button means that its release was lost.
            self.abort_gesture();
        }
        let pans = button != Button::Primary || modifiers.space || self.tool == Tool::Hand;
        if pans {
            self.gesture = Gesture::Panning { held: at, button, moved: false };
            return handled();
        }
        if self.tool == Tool::Sketch {
            return self.begin_sketch(at, context);
        }
        if let Tool::Place(placement) = &self.tool {
            let placement = placement.clone();
            self.gesture = Gesture::Placing { placement, from_palette: false, pointer: None };
            return self.moved(at, modifiers, context);
        }
        let source = hit(context.scene, at, context.sheet(HIT_TOLERANCE));
        if clicks >= 2 {
            return self.double_click(at, source, modifiers, context);
        }
        self.select(source.map(|source| source.element));
        self.gesture = Gesture::Pressed { origin: at, source };
        handled()
    }

    fn double_click(
        &mut self,
        at: Point,
        source: Option<Source>,
        modifiers: Modifiers,
        context: &Context<'_>,
    ) -> Outcome {
        let in_cell = context.frame.cell_at(at).map(|(_, lane)| lane.kind);
        match source {
            Some(Source { element: ElementId::Persona(persona), part: Part::Curve }) => {
                let spot = self.site(context).on_curve(persona, at);
                self.put(spot, &Placement::EmotionPoint, context)
            }
            None | Some(Source { part: Part::Area, .. })
                if in_cell == Some(LaneKind::Emotions) && self.active_persona().is_some() =>
            {
                let spot = self.site(context).spot(&Placement::EmotionPoint, at, modifiers.alt);
                self.put(spot, &Placement::EmotionPoint, context)
            }
            // The background of a cell names its stage or lane, but a double click there does not mean their names.
            Some(Source { part: Part::Area, .. }) if in_cell.is_some() => handled(),
            Some(source) => {
                self.select(Some(source.element));
                asks(Request::EditText(source.element))
            }
            None => handled(),
        }
    }

    fn moved(&mut self, at: Point, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle => {
                self.hover = Some(at);
                self.landing = match &self.tool {
                    Tool::Place(placement) => self.landing_of(placement, at, modifiers, context),
                    Tool::Select | Tool::Hand | Tool::Sketch => None,
                };
                handled()
            }
            Gesture::Pressed { origin, source } => {
                let far = origin.distance(at) >= context.sheet(DRAG_THRESHOLD);
                let taken = source.filter(|_| far);
                if let Some(drag) = taken.and_then(|source| Drag::begin(self.document(), context, source, origin)) {
                    self.history.begin(drag.key());
                    self.drag(drag, at, modifiers, context)
                } else {
                    self.gesture = Gesture::Pressed { origin, source };
                    handled()
                }
            }
            Gesture::Dragging(drag) => self.drag(drag, at, modifiers, context),
            Gesture::Placing { placement, from_palette, .. } => {
                self.landing = self.landing_of(&placement, at, modifiers, context);
                self.gesture = Gesture::Placing { placement, from_palette, pointer: Some(at) };
                handled()
            }
            Gesture::Panning { held, button, moved } => {
                let way = (at - held) * context.zoom;
                let moved = moved || way.hypot() >= DRAG_THRESHOLD;
                self.gesture = Gesture::Panning { held, button, moved };
                if moved && way != Vec2::ZERO { asks(Request::Pan(way)) } else { handled() }
            }
            Gesture::Field => {
                self.gesture = Gesture::Field;
                Outcome::default()
            }
            Gesture::Sketching(mut sketch) => {
                sketch.draw(at, context.frame);
                self.gesture = Gesture::Sketching(sketch);
                handled()
            }
        }
    }

    fn drag(&mut self, mut drag: Drag, at: Point, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        let mut outcome = handled();
        self.landing = None;
        if let Some((edit, landing)) = drag.follow(self.document(), context, at, modifiers.shift, modifiers.alt) {
            match self.history.apply(&edit) {
                Ok(()) => self.landing = Some(landing),
                Err(error) => outcome.error = Some(error),
            }
        }
        self.gesture = Gesture::Dragging(drag);
        outcome
    }

    fn release(&mut self, at: Point, button: Button, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        let own = match &self.gesture {
            Gesture::Idle | Gesture::Field => return Outcome::default(),
            Gesture::Panning { button, .. } => *button,
            Gesture::Pressed { .. } | Gesture::Dragging(_) | Gesture::Placing { .. } | Gesture::Sketching(_) => {
                Button::Primary
            }
        };
        if button != own {
            return handled();
        }
        // The release may be the first that is heard of the way to it.
        let mut outcome = self.moved(at, modifiers, context);
        let landing = self.landing.take();
        match std::mem::take(&mut self.gesture) {
            Gesture::Dragging(_) if landing.is_some() => self.history.commit(),
            // Let go where it cannot be: it goes back to where it was.
            Gesture::Dragging(_) => self.history.abort(),
            Gesture::Placing { placement, from_palette, .. } => {
                let spot = self.site(context).spot(&placement, at, modifiers.alt);
                if spot.is_some() && !from_palette {
                    self.tool = Tool::Select;
                }
                outcome = self.put(spot, &placement, context);
            }
            Gesture::Panning { button: Button::Secondary, moved: false, .. } => {
                let source = hit(context.scene, at, context.sheet(HIT_TOLERANCE));
                let element = source.map(|source| source.element);
                if element.is_none_or(|element| !self.selection.contains(element)) {
                    self.select(element);
                }
                outcome.request = Some(Request::Menu { at, element });
            }
            Gesture::Sketching(sketch) => outcome = self.end_sketch(&sketch, modifiers.alt, context),
            Gesture::Idle | Gesture::Pressed { .. } | Gesture::Panning { .. } | Gesture::Field => {}
        }
        outcome
    }

    fn key(&mut self, key: Key, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        match (key, &self.gesture) {
            (Key::Escape, _) => self.escape(),
            (_, Gesture::Idle) => self.key_at_rest(key, modifiers, context),
            _ => Outcome::default(),
        }
    }

    fn escape(&mut self) -> Outcome {
        if !matches!(self.gesture, Gesture::Idle) {
            self.settle();
        } else if !self.selection.is_empty() {
            self.selection.set(None);
        } else if self.tool != Tool::Select {
            self.set_tool(Tool::Select);
        } else {
            return Outcome::default();
        }
        handled()
    }

    fn key_at_rest(&mut self, key: Key, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        let selected = self.selection.single();
        match (key, selected) {
            (Key::Delete, _) => self.delete_selection(),
            (Key::Enter, Some(element)) => asks(Request::EditText(element)),
            (Key::Tab { back }, _) => {
                let order = reading_order(context.scene);
                let next = match order.iter().position(|&element| Some(element) == selected) {
                    Some(index) if back => index.checked_sub(1).and_then(|index| order.get(index)),
                    Some(index) => order.get(index + 1),
                    None if back => order.last(),
                    None => order.first(),
                };
                // At either end the key is left to the window, so that the keyboard is never trapped on the sheet.
                next.map_or_else(Outcome::default, |&element| {
                    self.select(Some(element));
                    handled()
                })
            }
            (Key::Arrow(direction), Some(element)) if modifiers.primary => {
                if let Some(next) = neighbour(context.scene, element, direction) {
                    self.select(Some(next));
                }
                handled()
            }
            (Key::Arrow(direction), Some(element)) => {
                let Some(edit) = nudge::nudge(self.document(), element, direction, modifiers.shift) else {
                    return Outcome::default();
                };
                Outcome { error: self.history.apply(&edit).err(), ..handled() }
            }
            (Key::Enter | Key::Arrow(_), None) | (Key::Escape, _) => Outcome::default(),
        }
    }

    fn delete_selection(&mut self) -> Outcome {
        let removable = |element: &ElementId| !matches!(element, ElementId::Project | ElementId::Journey(_));
        let doomed: Vec<ElementId> = self.selection.iter().filter(removable).collect();
        if doomed.is_empty() {
            return Outcome::default();
        }
        let mut outcome = handled();
        self.history.begin("edit-remove");
        for element in doomed {
            // What stood in a stage that was removed before it is gone already.
            if self.document().has(element) {
                outcome.error = self.history.apply(&Edit::Remove(vec![element])).err().or(outcome.error);
            }
        }
        self.history.commit();
        outcome
    }

    /// Puts something new at a spot and selects it.
    fn put(&mut self, spot: Option<Spot>, placement: &Placement, context: &Context<'_>) -> Outcome {
        let title = context.defaults.title(placement);
        let document = Arc::clone(self.document());
        let journey = self.journey;
        let ids = &mut self.ids;
        let fresh = |id: fn(u64) -> ElementId| fresh_number(ids, &document, id);
        let Some((edit, element)) = spot.and_then(|spot| spot.edit(&document, journey, placement, title, fresh)) else {
            return handled();
        };
        let name = if *placement == Placement::MomentOfTruth { "edit-moment-of-truth" } else { edit.key() };
        self.history.begin(name);
        let error = self.history.apply(&edit).err();
        self.history.commit();
        if error.is_none() {
            self.select(Some(element));
        }
        Outcome { error, ..handled() }
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
        Site { document: self.document(), journey: self.journey, active: self.active_persona(), context }
    }

    /// Ends whatever is going on: typed text is kept, a drag is taken back.
    fn settle(&mut self) {
        self.end_field();
        self.abort_gesture();
    }

    /// Takes back what an open gesture did.
    fn abort_gesture(&mut self) {
        self.history.abort();
        self.gesture = Gesture::Idle;
        self.landing = None;
    }

    fn prune_selection(&mut self) {
        let document = self.history.current();
        self.selection.retain(|element| document.has(element));
    }
}

const fn handled() -> Outcome {
    Outcome {
        handled: true,
        document_changed: false,
        selection_changed: false,
        tool_changed: false,
        request: None,
        error: None,
    }
}

fn asks(request: Request) -> Outcome {
    Outcome { request: Some(request), ..handled() }
}

fn fresh_number(ids: &mut IdSource, document: &Document, id: impl Fn(u64) -> ElementId) -> u64 {
    loop {
        let number = ids.next_number();
        if !document.has(id(number)) {
            return number;
        }
    }
}
