//! The text that is edited: what is written and selected, and the field of the window that hears for it.

use crate::edit::{Edit, EditError};
use crate::editor::{Caret, TextPlace};
use crate::i18n::Messages;
use crate::model::{ElementId, Field};
use crate::studio::canvas::coordinates::rect_on_screen;
use crate::studio::desk::{Person, Session, Surface, Viewing};
use crate::studio::widgets::room;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, EventFilter, Frame, Id, Margin, Pos2, Rect, TextEdit, Ui, UiBuilder};
use std::ops::Range;

/// How far beyond its lines a press still means the text, in screen points.
const REACH: f64 = 6.0;

/// What the pointer does with the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Hand {
    #[default]
    Free,
    /// Selects; after a double click whole words, from this one on.
    Selecting { word: Option<Range<usize>> },
    /// Moves the sheet, held there.
    Panning(Pos2),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CaretMove {
    Up,
    Down,
    Start,
    End,
}

/// A text that is being edited.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) element: ElementId,
    pub(super) field: Field,
    /// What a screen reader calls it: by the words it had when it was begun.
    pub(super) name: String,
    pub(super) text: String,
    /// Where the selection began, and the caret.
    pub(super) anchor: usize,
    pub(super) caret: Caret,
    /// The x that going up and down keeps to, in sheet points.
    pub(super) column: Option<f64>,
    pub(super) hand: Hand,
    /// When, where and the how-manieth the last press was.
    pub(super) last_press: Option<(f64, Pos2, u8)>,
    /// When the caret was moved last, in seconds.
    pub(super) moved: f64,
    /// The camera before it went near, and as this left it: it goes back if nobody else moved it.
    pub(super) near: Option<(crate::editor::Camera, crate::editor::Camera)>,
    /// Where the caret stood on the sheet when it was last brought into view.
    pub(super) followed: Option<kurbo::Rect>,
    /// It names what was put there just now, and nothing was typed or pressed in it yet.
    pub(super) fresh: bool,
    /// What it belongs to was put into a cell to be written there.
    pub(super) fills_cell: bool,
}

impl Open {
    /// Where the text stands on the sheet.
    pub(super) fn place(&self, session: &Session) -> Option<TextPlace> {
        TextPlace::of(&session.layout().scene, self.element, self.field)
    }

    /// The selected bytes, in the order of the text.
    pub(super) fn selected(&self) -> Range<usize> {
        self.anchor.min(self.caret.byte)..self.anchor.max(self.caret.byte)
    }

    /// Whether the field can take anything back.
    pub(super) fn has_undo(&self, ctx: &Context) -> bool {
        let range = TextEditState::load(ctx, text_id()).map(|state| (state.undoer(), state.cursor.char_range()));
        range.is_some_and(|(undoer, range)| undoer.has_undo(&(range.unwrap_or_default(), self.text.clone())))
    }

    /// Tells the field what is selected.
    pub(super) fn show_selection(&self, ctx: &Context) {
        let mut state = TextEditState::load(ctx, text_id()).unwrap_or_default();
        let cursor = |byte: usize| CCursor::new(letters_before(&self.text, byte));
        // The field's first cursor is where the caret is.
        let range = CCursorRange { primary: cursor(self.caret.byte), secondary: cursor(self.anchor), h_pos: None };
        state.cursor.set_char_range(Some(range));
        state.store(ctx, text_id());
    }

    /// Runs the field over the text and brings the document in step.
    pub(super) fn type_in(&mut self, ui: &mut Ui, session: &mut Session, view: &mut Viewing<'_>) -> Option<EditError> {
        let place = self.place(session);
        let rect = place.map_or(Rect::ZERO, |place| rect_on_screen(view.surface, place.bounds()));
        let mut hidden = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("text on the sheet"));
        // It is heard, not seen, and the pointer passes through it.
        hidden.set_clip_rect(Rect::NOTHING);
        let limit = room(&self.text);
        let output = TextEdit::multiline(&mut self.text)
            .id(text_id())
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .lock_focus(true)
            .char_limit(limit)
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
        if std::mem::take(&mut self.fresh)
            && let Some(place) = self.place(session)
        {
            self.go_near(&place, &session.layout().frame, view.surface);
        }
        self.moved = ui.input(|input| input.time);
        error
    }

    /// Moves the caret along the lines as they stand on the sheet.
    pub(super) fn along_lines(&mut self, ctx: &Context, session: &Session, way: CaretMove, select: bool) {
        let Some(place) = self.place(session) else { return };
        let column = self.column.unwrap_or_else(|| place.caret(self.caret).x0);
        let caret = match way {
            CaretMove::Up => place.above(self.caret, column),
            CaretMove::Down => place.below(self.caret, column),
            CaretMove::Start => place.line_start(self.caret),
            CaretMove::End => place.line_end(self.caret),
        };
        self.column = matches!(way, CaretMove::Up | CaretMove::Down).then_some(column);
        self.caret = caret;
        if !select {
            self.anchor = caret.byte;
        }
        self.moved = ctx.input(|input| input.time);
        self.show_selection(ctx);
        ctx.request_repaint();
    }
}

/// How far beyond its lines a press means the text, in sheet points.
pub(super) fn reach(surface: &Surface) -> f64 {
    REACH / surface.camera.zoom().max(1e-6)
}

/// The field that is not painted. There is one, so that the focus stays with it from cell to cell.
pub(super) fn text_id() -> Id {
    Id::unique("text on the sheet")
}

/// Which text of which element it is.
pub(super) fn spoken_name(session: &Session, person: &Person, element: ElementId, field: Field) -> String {
    let words = Messages::of(person.language);
    let name = session.document().element(element).map(|found| found.words().to_owned()).unwrap_or_default();
    let values = [
        ("field", words.text(field.key()).into_owned().into()),
        ("kind", words.text(element.kind_key()).into_owned().into()),
        ("name", name.into()),
    ];
    words.format("text-on-sheet", &values)
}

/// How many characters of a text stand before a byte.
fn letters_before(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

/// The first byte of a character of a text.
fn byte_of(text: &str, letter: usize) -> usize {
    text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte)
}
