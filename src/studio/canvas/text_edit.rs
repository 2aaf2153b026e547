//! Texts are edited where they stand: the sheet shows every letter as it will be printed, this draws only the caret.
//!
//! Keyboard, input methods, clipboard and undo within the text are those of a text field of egui that is not painted; lines, and
//! so everything that goes up, down and along them, are the sheet's own.

use super::{nodes, rect_on_screen, rect_to_kurbo, to_kurbo};
use crate::edit::{Edit, EditError};
use crate::editor::{Caret, Editor, Request, TextPlace, Tool, next_in_lane, word_at};
use crate::i18n::Messages;
use crate::model::{ElementId, ElementRef, Field};
use crate::studio::app::{Session, ViewState, kind_key};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::output::IMEOutput;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Context, Event, EventFilter, Frame, IMEPurpose, Id, Key, Margin, Memory, Modifiers, Painter, PointerButton, Pos2,
    Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2,
};
use kurbo::{Point, Vec2};
use std::ops::Range;
use std::time::Duration;

/// How soon and how near a further press counts as part of a double or triple click.
const CLICK_SECONDS: f64 = 0.45;
const CLICK_REACH: f32 = 6.0;
/// How far beyond its lines a press still means the text, in screen points.
const REACH: f64 = 6.0;
/// Type smaller than this on the screen, in points, cannot be read; it is brought to the other size.
const UNREADABLE: f64 = 7.0;
const READABLE: f64 = 13.0;
/// From the caret to the edge of the canvas, in screen points.
const ROOM: f64 = 32.0;
/// For how long the caret is there, and for how long it is not.
const BLINK_SECONDS: f64 = 0.53;
const CARET_WIDTH: f32 = 1.5;

/// Where an edit begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Start {
    /// With all of the text selected.
    All,
    /// With the caret where this point of the sheet is, in the text that stands there.
    At(Point),
    /// With these letters in the place of the text.
    Replace(String),
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

/// A text that is being edited.
#[derive(Debug)]
struct Open {
    element: ElementId,
    field: Field,
    /// What a screen reader calls it: by the words it had when it was begun.
    name: String,
    text: String,
    /// Where the selection began, and the caret.
    anchor: usize,
    caret: Caret,
    /// The x that going up and down keeps to, in sheet points.
    column: Option<f64>,
    hand: Hand,
    /// When, where and the how-manieth the last press was.
    last_press: Option<(f64, Pos2, u8)>,
    /// When the caret was moved last, in seconds.
    moved: f64,
    /// The camera before it went near, and as this left it: it goes back if nobody else moved it.
    near: Option<(crate::editor::Camera, crate::editor::Camera)>,
    /// Where the caret stood on the sheet when it was last brought into view.
    followed: Option<kurbo::Rect>,
}

/// What the pointer does with the text.
#[derive(Clone, Debug, Default, PartialEq)]
enum Hand {
    #[default]
    Free,
    /// Selects; after a double click whole words, from this one on.
    Selecting { word: Option<Range<usize>> },
    /// Moves the sheet, held there.
    Panning(Pos2),
}

/// What a key means to the text as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Finish,
    /// Nothing was typed that could be taken back, so the last step of the document is meant.
    Undo,
    Next {
        back: bool,
    },
    Line {
        way: Way,
        select: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Start,
    End,
}

impl SheetText {
    /// Whether a text is being edited.
    pub(crate) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a letter that is typed now begins an edit: one thing is selected, and keys belong to the canvas.
    pub(crate) fn would_begin(&self, ctx: &Context, session: &Session, view: &ViewState) -> bool {
        let keys_here = ctx
            .memory(Memory::focused)
            .is_none_or(|focused| Some(focused) == self.canvas || nodes::is_node(ctx, focused));
        let editor = session.editor();
        keys_here
            && !view.show
            && self.open.is_none()
            && *editor.tool() == Tool::Select
            && editor.dragged().is_none()
            && !ctx.any_popup_open()
            && ctx.memory(|memory| memory.top_modal_layer().is_none())
            && match editor.selection().single() {
                // The name of the project stands nowhere on the sheet.
                Some(element) => element != ElementId::Project && !session.document().is_locked(element),
                None => editor.selection().cell().is_some(),
            }
    }

    /// Begins to edit a text of an element; of the element's texts its first, where none is named. What was edited before is
    /// kept. `false` if the text has no place on the sheet.
    pub(crate) fn begin(
        &mut self,
        ctx: &Context,
        session: &mut Session,
        view: &mut ViewState,
        (element, field): (ElementId, Option<Field>),
        start: Start,
    ) -> bool {
        self.finish(ctx, session, view);
        // The inspector tells of the lock and offers to open it.
        if view.show || session.document().is_locked(element) {
            return false;
        }
        let hit = match start {
            Start::At(at) => {
                let reach = REACH / view.camera.zoom().max(1e-6);
                TextPlace::at(&session.layout().scene, element, at, reach)
                    .map(|(field, place)| (field, place.nearest(at)))
            }
            Start::All | Start::Replace(_) => None,
        };
        let Some(found) = session.document().element(element) else { return false };
        let first = || found.texts().first().map(|(field, _)| *field);
        let field = field.filter(|field| found.text(*field).is_some());
        let Some(field) = hit.map(|(field, _)| field).or(field).or_else(first) else { return false };
        let Some(text) = found.text(field).map(str::to_owned) else { return false };
        view.editing = Some((element, field));
        session.refresh(view);
        let Some(place) = TextPlace::of(&session.layout().scene, element, field) else {
            view.editing = None;
            session.refresh(view);
            return false;
        };
        session.editor_mut().select(Some(element));
        session.begin_field(text_id());
        let (anchor, caret) = hit.map_or((0, Caret::before(text.len())), |(_, caret)| (caret.byte, caret));
        if let Start::Replace(letters) = start {
            // As if typed into the text, so that undo within it brings back what was there.
            self.carried.insert(0, Event::Text(letters));
        }
        let name = spoken_name(session, view, element, field);
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
        };
        // A state of its own: undo within this text goes back to where it was when it was begun.
        TextEditState::default().store(ctx, text_id());
        open.show_selection(ctx);
        open.go_near(&place, view);
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

    /// Ends the edit and keeps what was typed. Does nothing if no text is edited.
    pub(crate) fn finish(&mut self, ctx: &Context, session: &mut Session, view: &mut ViewState) {
        let Some(open) = self.open.take() else { return };
        session.end_field(text_id());
        view.editing = None;
        session.refresh(view);
        if let Some((before, left)) = open.near
            && view.camera == left
        {
            view.camera = before;
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
    pub(crate) fn forget(&mut self, view: &mut ViewState) {
        self.open = None;
        self.carried.clear();
        view.editing = None;
    }

    /// Takes the input of this frame that belongs to the text, and brings the document in step with it.
    pub(super) fn run(
        &mut self,
        ui: &mut Ui,
        canvas: &Response,
        session: &mut Session,
        view: &mut ViewState,
    ) -> Option<EditError> {
        self.canvas = Some(canvas.id);
        if self.open.is_none() {
            return self.begin_by_key(ui, session, view);
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
            turn = turn_of(&key, field).filter(|turn| *turn != Turn::Undo || (typed.is_empty() && !open.has_undo(ui)));
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
            Some(Turn::Finish) => self.finish(ui, session, view),
            Some(Turn::Undo) => {
                self.finish(ui, session, view);
                session.editor_mut().undo();
                session.refresh(view);
            }
            Some(Turn::Next { back }) => self.next(ui, session, view, back),
            Some(Turn::Line { way, select }) => open.along_lines(ui, session, way, select),
            None => {}
        }
        if let Some(open) = &mut self.open {
            open.follow(ui, canvas.rect, session, view);
        }
        error
    }

    /// Whether the text is still as it was left, selected, and has the focus. Saving ends the field's step but not the edit.
    fn is_in_step(&self, ctx: &Context, session: &mut Session) -> bool {
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
        }
        true
    }

    /// Enter, F2 or a letter on what is selected; a letter in an empty cell.
    fn begin_by_key(&mut self, ui: &Ui, session: &mut Session, view: &mut ViewState) -> Option<EditError> {
        if !self.would_begin(ui, session, view) {
            return None;
        }
        let selected = session.editor().selection().single();
        let events = ui.input(|input| input.events.clone());
        for (index, event) in events.iter().enumerate() {
            let start = match event {
                Event::Key { key: Key::Enter | Key::F2, pressed: true, modifiers, .. } if modifiers.is_none() => {
                    Start::All
                }
                Event::Text(letters) if !letters.trim().is_empty() && !letters.chars().any(char::is_control) => {
                    Start::Replace(letters.clone())
                }
                _ => continue,
            };
            let element = match (selected, &start) {
                (Some(element), _) => element,
                // Enter in a cell is the editor's.
                (None, Start::All | Start::At(_)) => return None,
                (None, Start::Replace(_)) => {
                    let outcome = session.in_context(view.seen(), Editor::fill_cell);
                    session.refresh(view);
                    match (outcome.request, outcome.error) {
                        (Some(Request::EditText(element)), _) => element,
                        (_, error) => return error,
                    }
                }
            };
            if self.begin(ui, session, view, (element, None), start) {
                if selected.is_none() {
                    self.join_last_step(session);
                }
                let (before, after) = (&events[..index], &events[index + 1..]);
                self.carried.extend(after.iter().filter(|event| is_key(event)).cloned());
                let rest = before.iter().chain(after.iter().filter(|event| !is_key(event))).cloned().collect();
                ui.input_mut(|input| input.events = rest);
                return None;
            }
        }
        None
    }

    /// Goes on to the next cell of the lane.
    fn next(&mut self, ctx: &Context, session: &mut Session, view: &mut ViewState, back: bool) {
        let Some((element, field)) = self.open.as_ref().map(|open| (open.element, open.field)) else { return };
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
        let near = self.open.as_mut().and_then(|open| open.near.take());
        self.finish(ctx, session, view);
        let next = if in_cell && !stays {
            let first = session.in_context(view.seen(), |editor, context| editor.next_cell(element, back, context));
            // Backwards into a cell means the last that stands in it.
            let stage = |element: ElementId| session.document().element(element).and_then(ElementRef::stage);
            beside.filter(|&beside| back && first.is_some_and(|first| stage(first) == stage(beside))).or(first)
        } else {
            beside
        };
        if let Some(next) = next {
            self.begin(ctx, session, view, (next, Some(field)), Start::All);
        }
        match &mut self.open {
            Some(open) => open.near = near.or(open.near),
            None => {
                if let Some((before, _)) = near.filter(|(_, left)| *left == view.camera) {
                    view.camera = before;
                }
            }
        }
    }

    /// What the pointer does in the text and to it. Takes what is the text's own out of the events.
    fn point(
        &mut self,
        ctx: &Context,
        canvas: &Response,
        session: &mut Session,
        view: &mut ViewState,
        events: &mut Vec<Event>,
    ) {
        let time = ctx.input(|input| input.time);
        let mut ended = false;
        events.retain(|event| {
            let Some(open) = self.open.as_mut().filter(|_| !ended) else { return true };
            match event {
                Event::PointerButton { pos, button, pressed: true, modifiers, .. } => {
                    let here = canvas.contains_pointer() && canvas.rect.contains(*pos);
                    let at = view.camera.to_sheet(to_kurbo(*pos));
                    let place = TextPlace::of(&session.layout().scene, open.element, open.field);
                    let reach = REACH / view.camera.zoom().max(1e-6);
                    let place = place.filter(|place| here && place.bounds().inflate(reach, reach).contains(at));
                    match (button, place) {
                        (PointerButton::Primary, Some(place)) => {
                            open.press(*pos, time, *modifiers, place.nearest(at));
                            open.show_selection(ctx);
                            false
                        }
                        (PointerButton::Middle, _) if here => {
                            open.hand = Hand::Panning(*pos);
                            false
                        }
                        _ => {
                            ended = true;
                            true
                        }
                    }
                }
                Event::PointerMoved(pos) => match open.hand.clone() {
                    Hand::Free => true,
                    Hand::Panning(held) => {
                        let way = *pos - held;
                        view.camera.pan(Vec2::new(way.x.into(), way.y.into()));
                        open.hand = Hand::Panning(*pos);
                        false
                    }
                    Hand::Selecting { word } => {
                        let at = view.camera.to_sheet(to_kurbo(*pos));
                        if let Some(place) = TextPlace::of(&session.layout().scene, open.element, open.field) {
                            open.select_to(place.nearest(at), word.as_ref());
                            open.moved = time;
                            open.show_selection(ctx);
                        }
                        false
                    }
                },
                Event::PointerButton { pressed: false, .. } if open.hand != Hand::Free => {
                    open.hand = Hand::Free;
                    false
                }
                // The edit goes on when the person comes back.
                Event::WindowFocused(false) => {
                    open.hand = Hand::Free;
                    false
                }
                _ => true,
            }
        });
        if ended {
            // The press means what is under it now.
            if let Some(open) = &mut self.open {
                open.near = None;
            }
            self.finish(ctx, session, view);
        }
    }

    /// Whether a place of the screen is in the text that is edited, so that the pointer is an I-beam there.
    pub(super) fn is_over(&self, at: Pos2, session: &Session, view: &ViewState) -> bool {
        let reach = REACH / view.camera.zoom().max(1e-6);
        self.place(session)
            .is_some_and(|place| place.bounds().inflate(reach, reach).contains(view.camera.to_sheet(to_kurbo(at))))
    }

    fn place(&self, session: &Session) -> Option<TextPlace> {
        let open = self.open.as_ref()?;
        TextPlace::of(&session.layout().scene, open.element, open.field)
    }

    /// Paints the frame, the selection and the caret.
    pub(super) fn paint(&self, ui: &Ui, painter: &Painter, session: &Session, view: &ViewState) {
        let (Some(open), Some(place)) = (&self.open, self.place(session)) else { return };
        // The paper is white in every theme.
        let theme = Theme::of(ThemeId::Light);
        let frame = rect_on_screen(view, place.frame()).expand(3.0);
        painter.rect_stroke(frame, 3, Stroke::new(1.0, theme.accent), StrokeKind::Middle);
        for marked in place.marked(&open.selected()) {
            painter.rect_filled(rect_on_screen(view, marked), 0, theme.accent.gamma_multiply(0.2));
        }
        let (time, focused) = ui.input(|input| (input.time, input.focused));
        if !focused {
            return;
        }
        let phase = (time - open.moved).max(0.0) % (2.0 * BLINK_SECONDS);
        let rest = if phase < BLINK_SECONDS { BLINK_SECONDS - phase } else { 2.0 * BLINK_SECONDS - phase };
        ui.request_repaint_after(Duration::from_secs_f64(rest.max(0.01)));
        if phase < BLINK_SECONDS {
            painter.rect_filled(caret_on_screen(ui, view, place.caret(open.caret)), 0, theme.accent);
        }
    }
}

impl Open {
    /// The selected bytes, in the order of the text.
    fn selected(&self) -> Range<usize> {
        self.anchor.min(self.caret.byte)..self.anchor.max(self.caret.byte)
    }

    /// Whether the field can take anything back.
    fn has_undo(&self, ctx: &Context) -> bool {
        let range = TextEditState::load(ctx, text_id()).map(|state| (state.undoer(), state.cursor.char_range()));
        range.is_some_and(|(undoer, range)| undoer.has_undo(&(range.unwrap_or_default(), self.text.clone())))
    }

    /// Tells the field what is selected.
    fn show_selection(&self, ctx: &Context) {
        let mut state = TextEditState::load(ctx, text_id()).unwrap_or_default();
        let cursor = |byte: usize| CCursor::new(letters_before(&self.text, byte));
        // The field's first cursor is where the caret is.
        let range = CCursorRange { primary: cursor(self.caret.byte), secondary: cursor(self.anchor), h_pos: None };
        state.cursor.set_char_range(Some(range));
        state.store(ctx, text_id());
    }

    /// Runs the field over the text and brings the document in step.
    fn type_in(&mut self, ui: &mut Ui, session: &mut Session, view: &ViewState) -> Option<EditError> {
        let place = TextPlace::of(&session.layout().scene, self.element, self.field);
        let rect = place.map_or(Rect::ZERO, |place| rect_on_screen(view, place.bounds()));
        let mut hidden = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("text on the sheet"));
        // It is heard, not seen, and the pointer passes through it.
        hidden.set_clip_rect(Rect::NOTHING);
        let output = TextEdit::multiline(&mut self.text)
            .id(text_id())
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .lock_focus(true)
            .show(&mut hidden);
        output.response.response.accessible_name(&self.name);
        let keys = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(text_id(), keys));
        if let Some(range) = output.state.cursor.char_range() {
            let (anchor, byte) =
                (byte_of(&self.text, range.secondary.index.into()), byte_of(&self.text, range.primary.index.into()));
            if (anchor, byte) != (self.anchor, self.caret.byte) {
                (self.anchor, self.caret) = (anchor, Caret::before(byte));
                self.column = None;
                self.moved = ui.input(|input| input.time);
            }
        }
        let was = session.document().element(self.element).and_then(|found| found.text(self.field)).unwrap_or_default();
        if was == self.text {
            return None;
        }
        let was = was.to_owned();
        let edit = Edit::text(session.document(), self.element, self.field, self.text.clone());
        let error = edit.and_then(|edit| session.apply(&edit).err());
        if error.is_some() {
            self.text = was;
            (self.anchor, self.caret) = (self.text.len(), Caret::before(self.text.len()));
            self.show_selection(ui);
        }
        session.refresh(view);
        self.moved = ui.input(|input| input.time);
        error
    }

    /// Moves the caret along the lines as they stand on the sheet.
    fn along_lines(&mut self, ctx: &Context, session: &Session, way: Way, select: bool) {
        let Some(place) = TextPlace::of(&session.layout().scene, self.element, self.field) else { return };
        let column = self.column.unwrap_or_else(|| place.caret(self.caret).x0);
        let caret = match way {
            Way::Up => place.above(self.caret, column),
            Way::Down => place.below(self.caret, column),
            Way::Start => place.line_start(self.caret),
            Way::End => place.line_end(self.caret),
        };
        self.column = matches!(way, Way::Up | Way::Down).then_some(column);
        self.caret = caret;
        if !select {
            self.anchor = caret.byte;
        }
        self.moved = ctx.input(|input| input.time);
        self.show_selection(ctx);
        ctx.request_repaint();
    }

    /// A press in the text: the caret, with a second one the word, with a third all.
    fn press(&mut self, at: Pos2, time: f64, modifiers: Modifiers, caret: Caret) {
        let again = self
            .last_press
            .filter(|(when, place, _)| time - when <= CLICK_SECONDS && place.distance(at) <= CLICK_REACH);
        let clicks = again.map_or(1, |(.., clicks)| clicks % 3 + 1);
        self.last_press = Some((time, at, clicks));
        self.moved = time;
        self.column = None;
        match clicks {
            2 => {
                let word = word_at(&self.text, caret.byte);
                (self.anchor, self.caret) = (word.start, Caret { byte: word.end, ends_line: true });
                self.hand = Hand::Selecting { word: Some(word) };
            }
            3 => {
                (self.anchor, self.caret) = (0, Caret::before(self.text.len()));
                self.hand = Hand::Selecting { word: Some(0..self.text.len()) };
            }
            _ => {
                self.caret = caret;
                if !modifiers.shift {
                    self.anchor = caret.byte;
                }
                self.hand = Hand::Selecting { word: None };
            }
        }
    }

    /// Selects up to a caret; from a word on, whole words.
    fn select_to(&mut self, caret: Caret, word: Option<&Range<usize>>) {
        let Some(word) = word else {
            self.caret = caret;
            return;
        };
        let other = word_at(&self.text, caret.byte);
        if caret.byte < word.start {
            (self.anchor, self.caret) = (word.end, Caret::before(other.start));
        } else if caret.byte > word.end {
            (self.anchor, self.caret) = (word.start, Caret { byte: other.end.max(word.end), ends_line: true });
        } else {
            (self.anchor, self.caret) = (word.start, Caret { byte: word.end, ends_line: true });
        }
    }

    /// Brings type that is too small to be read near.
    fn go_near(&mut self, place: &TextPlace, view: &mut ViewState) {
        if place.type_size() * view.camera.zoom() < UNREADABLE && place.type_size() > 0.0 {
            let before = view.camera;
            let anchor = before.to_screen(place.caret(self.caret).center());
            view.camera.set_zoom(READABLE / place.type_size(), anchor);
            self.near = Some((before, view.camera));
        }
    }

    /// Brings a caret that moved into view, and tells the input method where it is.
    fn follow(&mut self, ui: &Ui, canvas: Rect, session: &Session, view: &mut ViewState) {
        let Some(place) = TextPlace::of(&session.layout().scene, self.element, self.field) else { return };
        let line = place.caret(self.caret);
        if self.followed != Some(line) {
            self.followed = Some(line);
            let viewport = rect_to_kurbo(canvas);
            let room = |length: f64| ROOM.min(length / 4.0);
            let seen = viewport.inset((-room(viewport.width()), -room(viewport.height())));
            let screen = kurbo::Rect::from_points(
                view.camera.to_screen(line.origin()),
                view.camera.to_screen(Point::new(line.x1, line.y1)),
            );
            let way = |low: f64, high: f64, from: f64, to: f64| {
                if low < from { from - low } else { (to - high).min(0.0) }
            };
            let way =
                Vec2::new(way(screen.x0, screen.x1, seen.x0, seen.x1), way(screen.y0, screen.y1, seen.y0, seen.y1));
            if way != Vec2::ZERO && viewport.is_finite() && !viewport.is_zero_area() {
                let ours = self.near.filter(|(_, left)| *left == view.camera);
                view.camera.pan(way);
                self.near = ours.map(|(before, _)| (before, view.camera)).or(self.near);
                ui.request_repaint();
            }
        }
        let cursor_rect = caret_on_screen(ui, view, line);
        let rect = rect_on_screen(view, place.bounds()).expand2(vec2(CARET_WIDTH, 0.0));
        ui.output_mut(|output| {
            output.ime =
                Some(IMEOutput { purpose: IMEPurpose::Normal, rect, cursor_rect, should_interrupt_composition: false });
        });
    }
}

/// The field that is not painted. There is one, so that the focus stays with it from cell to cell.
fn text_id() -> Id {
    Id::unique("text on the sheet")
}

/// Which text of which element it is.
fn spoken_name(session: &Session, view: &ViewState, element: ElementId, field: Field) -> String {
    let words = Messages::of(view.language);
    let name = session.document().element(element).map(|found| found.words().to_owned()).unwrap_or_default();
    let values = [
        ("field", words.text(field.key()).into_owned().into()),
        ("kind", words.text(kind_key(element)).into_owned().into()),
        ("name", name.into()),
    ];
    words.format("text-on-sheet", &values)
}

/// A caret as wide as it is on any screen, on whole pixels.
fn caret_on_screen(ui: &Ui, view: &ViewState, line: kurbo::Rect) -> Rect {
    let rect = rect_on_screen(view, line);
    let scale = ui.pixels_per_point();
    let width = (CARET_WIDTH * scale).round().max(1.0);
    let left = (rect.left() * scale - width / 2.0).round();
    Rect::from_x_y_ranges(left / scale..=(left + width) / scale, rect.y_range())
}

/// Whether an event comes from the keyboard, the clipboard, an input method or a screen reader that writes.
fn is_key(event: &Event) -> bool {
    match event {
        Event::Key { .. } | Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Copy | Event::Cut => true,
        Event::AccessKitActionRequest(request) => request.target_node == text_id().accesskit_id(),
        _ => false,
    }
}

/// Whether the text may have several lines of the person's own making.
const fn breaks_lines(field: Field) -> bool {
    field.has_lines() || matches!(field, Field::Title)
}

/// What a key means to the text as a whole; `None` for what the field does with it.
fn turn_of(event: &Event, field: Field) -> Option<Turn> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
    let line = |way| Some(Turn::Line { way, select: modifiers.shift });
    match key {
        Key::Escape => Some(Turn::Finish),
        Key::Enter if modifiers.command => Some(Turn::Finish),
        Key::Enter if !modifiers.shift && !field.has_lines() => Some(Turn::Finish),
        Key::Z if modifiers.command && !modifiers.shift => Some(Turn::Undo),
        Key::Tab if plain => Some(Turn::Next { back: modifiers.shift }),
        Key::ArrowUp if plain => line(Way::Up),
        Key::ArrowDown if plain => line(Way::Down),
        Key::Home if plain => line(Way::Start),
        Key::End if plain => line(Way::End),
        Key::ArrowLeft if modifiers.mac_cmd => line(Way::Start),
        Key::ArrowRight if modifiers.mac_cmd => line(Way::End),
        _ => None,
    }
}

/// A key as the field should hear it: line breaks only where the text may have them.
fn as_typed(event: Event, field: Field) -> Option<Event> {
    match event {
        Event::Key { key: Key::Enter, pressed, physical_key, repeat, .. } => breaks_lines(field)
            .then_some(Event::Key { key: Key::Enter, pressed, physical_key, repeat, modifiers: Modifiers::NONE }),
        Event::Key { key: Key::Tab | Key::F2, .. } => None,
        Event::Paste(text) => {
            let lines: Vec<&str> = text.lines().collect();
            Some(Event::Paste(lines.join(if breaks_lines(field) { "\n" } else { " " })))
        }
        other => Some(other),
    }
}

/// How many characters of a text stand before a byte.
fn letters_before(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

/// The first byte of a character of a text.
fn byte_of(text: &str, letter: usize) -> usize {
    text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte)
}
