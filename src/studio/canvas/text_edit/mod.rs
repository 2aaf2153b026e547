//! Texts are edited where they stand: the sheet shows every letter as it will be printed, this draws only the caret.
//!
//! Keyboard, input methods, clipboard and undo within the text are those of a text field of egui that is not painted; lines, and
//! so everything that goes up, down and along them, are the sheet's own.

mod field;
mod keys;
mod paint;
mod pointer;

use super::nodes;
use crate::edit::EditError;
use crate::editor::{Camera, Caret, Request, TextPlace, Tool, next_in_lane};
use crate::model::{ElementId, ElementRef, Field};
use crate::studio::desk::{Session, Surface, Viewing};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, Event, Id, Memory, Response, Ui};
use field::{Hand, Open, reach, spoken_name, text_id};
use keys::{TextAction, as_typed, is_arrow, is_enter, is_key, turn_of};
use kurbo::Point;

/// Where an edit begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Start {
    /// With all of the text selected.
    All,
    /// With the caret where this point of the sheet is, in the text that stands there.
    At(Point),
    /// With these letters, where there is no text yet.
    With(String),
    /// With all of the text selected, of what was put there just now and stays in hand: until something is typed the camera stays where
    /// it is, and arrows and Delete mean the thing.
    Placed,
}

/// The text that is edited on the sheet, if one is.
#[derive(Debug, Default)]
pub(crate) struct SheetText {
    open: Option<Open>,
    /// Keys that came in the same frame as the one before them that changed what they mean.
    carried: Vec<Event>,
    /// The canvas, once it was shown.
    canvas: Option<Id>,
}

impl SheetText {
    /// Whether a text is being edited.
    pub(crate) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether keys belong to the canvas at rest, so that they may begin an edit.
    pub(crate) fn has_keys(&self, ctx: &Context, session: &Session) -> bool {
        let editor = session.editor();
        self.is_at_rest(ctx)
            && *editor.tool() == Tool::Select
            && editor.dragged().is_none()
            && !ctx.any_popup_open()
            && ctx.memory(|memory| memory.top_modal_layer().is_none())
    }

    /// Whether no text is edited and nothing but the canvas has the focus.
    pub(crate) fn is_at_rest(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(Memory::focused);
        self.open.is_none()
            && focused.is_none_or(|focused| Some(focused) == self.canvas || nodes::is_node(ctx, focused))
    }

    /// Whether what is edited is the name of something that was put there just now, and nothing is typed yet.
    pub(crate) fn names_new(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.fresh)
    }

    /// Begins to edit a text of an element; of the element's texts its first, where none is named. What was edited before is
    /// kept. `false` if the text has no place on the sheet.
    pub(crate) fn begin(
        &mut self,
        ctx: &Context,
        session: &mut Session,
        view: &mut Viewing<'_>,
        (element, field): (ElementId, Option<Field>),
        start: Start,
    ) -> bool {
        self.finish(ctx, session, view);
        // The inspector tells of the lock and offers to open it.
        if session.document().is_locked(element) {
            return false;
        }
        let hit = match start {
            Start::At(at) => TextPlace::at(&session.layout().scene, element, at, reach(view.surface))
                .map(|(field, place)| (field, place.nearest(at))),
            Start::All | Start::With(_) | Start::Placed => None,
        };
        let Some(found) = session.document().element(element) else { return false };
        let first = || found.texts().first().map(|(field, _)| *field);
        let field = field.filter(|field| found.text(*field).is_some());
        let Some(field) = hit.map(|(field, _)| field).or(field).or_else(first) else { return false };
        let Some(text) = found.text(field).map(str::to_owned) else { return false };
        session.view_mut().editing = Some((element, field));
        let Some(place) = TextPlace::of(&session.layout().scene, element, field) else {
            session.view_mut().editing = None;
            return false;
        };
        session.select(Some(element));
        session.begin_field(text_id());
        let (anchor, caret) = hit.map_or((0, Caret::before(text.len())), |(_, caret)| (caret.byte, caret));
        let fresh = start == Start::Placed;
        if let Start::With(letters) = start {
            self.carried.insert(0, Event::Text(letters));
        }
        let name = spoken_name(session, view.person, element, field);
        let time = ctx.input(|input| input.time);
        let mut open = Open {
            element,
            field,
            name,
            text,
            anchor,
            caret,
            column: None,
            hand: Hand::Free,
            last_press: hit.and_then(|_| Some((time, ctx.input(|input| input.pointer.interact_pos())?, 2))),
            moved: time,
            near: None,
            followed: None,
            fresh,
            fills_cell: false,
        };
        // A state of its own: undo within this text goes back to where it was when it was begun.
        TextEditState::default().store(ctx, text_id());
        open.show_selection(ctx);
        if !fresh {
            open.go_near(&place, &session.layout().frame, view.surface);
        }
        ctx.memory_mut(|memory| memory.request_focus(text_id()));
        ctx.request_repaint();
        self.open = Some(open);
        true
    }

    /// Makes the edit part of the step before it: what is edited was put there by the same hand.
    pub(crate) fn join_last_step(&self, session: &mut Session) {
        if self.open.is_some() {
            session.continue_in_field(text_id());
        }
    }

    /// The same of what was put into a cell to be written there: left empty, it goes again.
    pub(super) fn fill_cell(&mut self, session: &mut Session) {
        self.join_last_step(session);
        if let Some(open) = &mut self.open {
            open.fills_cell = true;
        }
    }

    /// Ends the edit at the person's own wish: what was put into a cell for it and got no word goes again.
    fn leave(&mut self, ctx: &Context, session: &mut Session, view: &mut Viewing<'_>) {
        let empty = self.open.as_ref().is_some_and(|open| open.fills_cell && open.text.trim().is_empty());
        if empty && session.open_field() == Some(text_id()) {
            session.withdraw_field();
        }
        self.finish(ctx, session, view);
    }

    /// Ends the edit and keeps what was typed. Does nothing if no text is edited.
    pub(crate) fn finish(&mut self, ctx: &Context, session: &mut Session, view: &mut Viewing<'_>) {
        let Some(open) = self.open.take() else { return };
        session.end_field(text_id());
        session.view_mut().editing = None;
        if let Some((before, left)) = open.near
            && view.surface.camera == left
        {
            view.surface.camera = before;
        }
        ctx.memory_mut(|memory| {
            if memory.focused().is_none_or(|focused| focused == text_id()) {
                memory.surrender_focus(text_id());
                if let Some(canvas) = self.canvas {
                    memory.request_focus(canvas);
                }
            }
        });
        ctx.request_repaint();
    }

    /// Brings back the keys that were left of the last frame, before anything hears those of this one.
    pub(crate) fn resume(&mut self, ctx: &Context) {
        if !self.carried.is_empty() {
            let carried = std::mem::take(&mut self.carried);
            ctx.input_mut(|input| {
                input.events.splice(0..0, carried);
            });
        }
    }

    /// Forgets the edit, for the document it was in is no longer in hand.
    pub(crate) fn forget(&mut self) {
        self.open = None;
        self.carried.clear();
    }

    /// Takes the input of this frame that belongs to the text, and brings the document in step with it.
    pub(super) fn run(
        &mut self,
        ui: &mut Ui,
        canvas: &Response,
        session: &mut Session,
        view: &mut Viewing<'_>,
    ) -> Option<EditError> {
        self.canvas = Some(canvas.id);
        if self.open.is_none() {
            return self.begin_by_letter(ui, session, view);
        }
        if self.names_new() && ui.input(|input| input.events.iter().find(|event| is_key(event)).is_some_and(is_arrow)) {
            // What was put there just now is moved on.
            self.finish(ui, session, view);
            return None;
        }
        if !self.is_in_step(ui, session) {
            self.finish(ui, session, view);
            return None;
        }
        let mut events = ui.input(|input| input.events.clone());
        self.point(ui, canvas, session, view, &mut events);
        let Some(open) = &mut self.open else {
            ui.input_mut(|input| input.events = events);
            return None;
        };
        let field = open.field;
        let (keys, rest): (Vec<Event>, Vec<Event>) = events.into_iter().partition(is_key);
        let mut keys = keys.into_iter();
        let mut turn = None;
        let mut typed = Vec::new();
        for key in keys.by_ref() {
            turn = turn_of(&key, field)
                .filter(|turn| *turn != TextAction::Undo || (typed.is_empty() && !open.has_undo(ui)));
            if turn.is_some() {
                break;
            }
            typed.extend(as_typed(key, field));
        }
        self.carried.extend(keys);
        if !self.carried.is_empty() {
            ui.request_repaint();
        }
        // The field sees its keys alone; then the canvas sees what is left.
        ui.input_mut(|input| input.events = typed);
        let error = open.type_in(ui, session, view);
        ui.input_mut(|input| input.events = rest);
        match turn {
            Some(TextAction::Finish) => self.leave(ui, session, view),
            Some(TextAction::Undo) => {
                self.finish(ui, session, view);
                session.undo();
            }
            Some(TextAction::Next { back }) => self.next(ui, session, view, back),
            Some(TextAction::Line { way, select }) => open.along_lines(ui, session, way, select),
            None => {}
        }
        if let Some(open) = &mut self.open {
            open.keep_caret_in_view(ui, canvas.rect, session, view.surface);
        }
        error
    }

    /// Whether the text is still as it was left, selected, and has the focus. Saving ends the field's step but not the edit.
    fn is_in_step(&mut self, ctx: &Context, session: &mut Session) -> bool {
        let Some(open) = &self.open else { return false };
        let focused = ctx.memory(Memory::focused);
        // Esc and Tab take the focus away before they are heard here.
        if focused.is_none() || focused == self.canvas {
            ctx.memory_mut(|memory| memory.request_focus(text_id()));
        } else if focused != Some(text_id()) {
            return false;
        }
        if session.editor().selection().single() != Some(open.element) {
            return false;
        }
        let found = session.document().element(open.element);
        if found.and_then(|element| element.text(open.field)) != Some(&*open.text) {
            return false;
        }
        if session.open_field() != Some(text_id()) {
            session.begin_field(text_id());
            if let Some(open) = &mut self.open {
                open.fills_cell = false;
            }
        }
        true
    }

    /// A letter on what has no name yet, or in an empty cell.
    fn begin_by_letter(&mut self, ui: &Ui, session: &mut Session, view: &mut Viewing<'_>) -> Option<EditError> {
        if !self.has_keys(ui, session) || !session.takes_letters() {
            return None;
        }
        let events = ui.input(|input| input.events.clone());
        let (index, letters) = events.iter().enumerate().find_map(|(index, event)| match event {
            Event::Text(letters) if !letters.trim().is_empty() && !letters.chars().any(char::is_control) => {
                Some((index, letters.clone()))
            }
            _ => None,
        })?;
        // Enter in a cell is the editor's, and what comes behind it is for what that puts there.
        let selected = session.editor().selection().single();
        let element = match selected {
            Some(element) => element,
            None if events.iter().take(index).any(is_enter) => return None,
            None => {
                let outcome = session.fill_cell(view.surface.vantage());
                match (outcome.request, outcome.error) {
                    (Some(Request::EditText(element)), _) => element,
                    (_, error) => return error,
                }
            }
        };
        if self.begin(ui, session, view, (element, None), Start::With(letters)) {
            if selected.is_none() {
                self.fill_cell(session);
            }
            // The key that typed the letter has said what it had to say.
            let (before, after) = (&events[..index], &events[index + 1..]);
            self.carried.extend(after.iter().filter(|event| is_key(event)).cloned());
            let rest = before.iter().chain(after).filter(|event| !is_key(event)).cloned().collect();
            ui.input_mut(|input| input.events = rest);
        }
        None
    }

    /// Goes on to the next cell of the lane.
    fn next(&mut self, ctx: &Context, session: &mut Session, view: &mut Viewing<'_>, back: bool) {
        let Some((element, field)) = self.open.as_ref().map(|open| (open.element, open.field)) else { return };
        if self.open.as_ref().is_some_and(|open| open.fills_cell && open.text.trim().is_empty()) {
            // The cell stays empty and is gone on from.
            self.leave(ctx, session, view);
            let tab = crate::editor::Event::Key(crate::editor::Key::Tab { back }, crate::editor::Modifiers::default());
            session.handle(tab, view.surface.vantage());
            return;
        }
        let next_text = match (element, field, back) {
            (ElementId::Journey(_), Field::Title, false) => Some(Field::Scenario),
            (ElementId::Journey(_), Field::Scenario, true) => Some(Field::Title),
            _ => None,
        };
        if let Some(next) = next_text {
            let near = self.take_near(view.surface);
            self.begin(ctx, session, view, (element, Some(next)), Start::All);
            if let Some(open) = &mut self.open {
                open.near = near.map(|before| (before, view.surface.camera)).or(open.near);
            }
            return;
        }
        let beside = next_in_lane(session.document(), session.editor().journey(), element, back);
        let stage = |element: ElementId| session.document().element(element).and_then(ElementRef::stage);
        let in_cell = matches!(
            element,
            ElementId::Note(_)
                | ElementId::Touchpoint(_)
                | ElementId::Barrier(_)
                | ElementId::Solution(_)
                | ElementId::Metric(_)
        );
        let stays = beside.is_some_and(|beside| stage(beside) == stage(element));
        // Near as it is, the next text is read at the same size.
        let near = self.take_near(view.surface);
        self.finish(ctx, session, view);
        let next = if in_cell && !stays {
            let first = session.next_cell(element, back, view.surface.vantage());
            // Backwards into a cell means the last that stands in it.
            let stage = |element: ElementId| session.document().element(element).and_then(ElementRef::stage);
            beside.filter(|&beside| back && first.is_some_and(|first| stage(first) == stage(beside))).or(first)
        } else {
            beside
        };
        if let Some(next) = next {
            // Of what has no such text, the one it has.
            let found = session.document().element(next).and_then(|found| found.text(field));
            let field = Some(field).filter(|_| found.is_some_and(|text| !text.is_empty()));
            self.begin(ctx, session, view, (next, field), Start::All);
        }
        match &mut self.open {
            Some(open) => open.near = near.map(|before| (before, view.surface.camera)).or(open.near),
            None => view.surface.camera = near.unwrap_or(view.surface.camera),
        }
    }

    /// The camera as it was before it came near, unless somebody else moved it since; what is edited does not bring it back.
    fn take_near(&mut self, surface: &Surface) -> Option<Camera> {
        let near = self.open.as_mut().and_then(|open| open.near.take());
        near.filter(|(_, left)| *left == surface.camera).map(|(before, _)| before)
    }
}
