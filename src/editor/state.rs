//! The editor: what it holds, and what it says of itself.

use super::drag::Drag;
use super::event::{Button, Context};
use super::ids::fresh;
use super::landing::Landing;
use super::place::{self, Site};
use super::selection::Selection;
use super::sketch::Sketch;
use super::snap::Guide;
use super::structure::{self, Border};
use super::tool::{Placement, Tool};
use crate::edit::History;
use crate::model::{
    Document, ElementId, ElementRef, Id, IdSource, Journey, JourneyId, JourneyKind, LaneId, PersonaId, StageId,
};
use crate::scene::Source;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// The state machine of the pointer: which gesture is under way. Never saved, never part of the undo history.
#[derive(Clone, Debug, Default)]
pub(super) enum Gesture {
    #[default]
    Idle,
    /// The primary button is down and has not moved far.
    Pressed { origin: Point, held: PressTarget, picks: bool },
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
pub(super) enum PressTarget {
    /// Nothing that can be dragged by itself.
    Nothing,
    /// What lies under the pointer.
    Source(Source),
    /// A border.
    Border(Border),
}

/// What a person had before them when a step was made; it comes back with the step.
#[derive(Clone, Debug, Default)]
pub struct StepView {
    pub(super) before: Selection,
    pub(super) after: Selection,
    pub(super) view: Rect,
}

impl StepView {
    /// This is selected, and this part of the sheet is seen.
    pub(super) fn of(selection: &Selection, view: Rect) -> Self {
        Self { before: selection.clone(), after: selection.clone(), view }
    }
}

/// Edits one journey of a document by hand.
#[derive(Clone, Debug)]
pub struct Editor {
    pub(super) history: History<StepView>,
    pub(super) journey: JourneyId,
    pub(super) selection: Selection,
    pub(super) tool: Tool,
    pub(super) active_persona: Option<PersonaId>,
    pub(super) active_curve: JourneyKind,
    pub(super) ids: IdSource,
    pub(super) gesture: Gesture,
    pub(super) landing: Option<Landing>,
    pub(super) guides: Vec<Guide>,
    /// Where the pointer hovers with something to place.
    pub(super) hover: Option<Point>,
    /// The part of the sheet that was seen last.
    pub(super) view: Rect,
    /// Where to look after an undo or redo.
    pub(super) recalled: Option<Rect>,
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
    pub const fn history(&self) -> &History<StepView> {
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

    /// The border that a press at this place of the sheet would take.
    #[must_use]
    pub fn border_at(&self, at: Point, context: &Context<'_>) -> Option<Border> {
        structure::border_at(self.current_journey()?, context, at).filter(|_| self.tool == Tool::Select)
    }

    /// An id for a new element: none has it yet.
    pub fn fresh<T: Id>(&mut self) -> T {
        fresh(&mut self.ids, self.history.current())
    }

    pub(super) fn site<'a>(&'a self, context: &'a Context<'a>) -> Site<'a> {
        Site {
            document: self.document(),
            journey: self.journey,
            active: self.active_persona(),
            curve: self.active_curve,
            context,
        }
    }

    pub(super) fn current_journey(&self) -> Option<&Arc<Journey>> {
        self.document().journey(self.journey)
    }

    pub(super) fn prune_selection(&mut self) {
        let document = self.history.current();
        let journey = document.journey(self.journey);
        let keep_cell = |(stage, lane): (StageId, LaneId)| {
            journey.is_some_and(|journey| journey.stages.get(stage).is_some() && journey.lanes.get(lane).is_some())
        };
        self.selection.retain(|element| document.has(element), keep_cell);
    }
}
