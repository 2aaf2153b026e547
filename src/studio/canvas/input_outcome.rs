//! What the editor answers to one frame of input, and what of it only the window can do.

use crate::edit::EditError;
use crate::editor::{self, Request, Returned};
use crate::model::ElementId;
use crate::studio::desk::{Session, Viewing};
use kurbo::Point;

/// An element whose text is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextEditRequest {
    pub(super) element: ElementId,
    /// The place of the sheet that was pressed for it.
    pub(super) pressed: Option<Point>,
    /// Whether it was put there by the same event, and how.
    pub(super) new: Option<New>,
}

/// How something new came to where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// A hand put it down.
    Placed,
    /// It fills a cell that was entered.
    InCell,
}

/// The answers of the editor to one frame of input.
#[derive(Default)]
pub(crate) struct InputOutcome {
    /// What only the window can do.
    pub(crate) requests: Vec<Request>,
    /// Edits that were refused.
    pub(crate) errors: Vec<EditError>,
    /// Whether a lock held something where it is.
    pub(crate) locked: bool,
    /// Elements whose text is wanted.
    pub(super) texts: Vec<TextEditRequest>,
    /// What was let go where it cannot be.
    pub(super) returned: Option<Returned>,
}

impl InputOutcome {
    /// Hands one event over; gives whether it meant anything.
    pub(super) fn send(&mut self, session: &mut Session, view: &mut Viewing<'_>, event: editor::Event) -> bool {
        let pressed = match event {
            editor::Event::PointerDown { at, .. } => Some(at),
            _ => None,
        };
        let new = if matches!(event, editor::Event::Key(..)) { New::InCell } else { New::Placed };
        let outcome = session.handle(event, view.surface.vantage());
        match outcome.request {
            Some(Request::Pan(way)) => view.surface.camera.pan(way),
            Some(Request::EditText(element)) => {
                self.texts.push(TextEditRequest { element, pressed, new: outcome.document_changed.then_some(new) });
            }
            Some(request) => self.requests.push(request),
            None => {}
        }
        self.errors.extend(outcome.error);
        self.locked |= outcome.locked;
        self.returned = outcome.returned.or(self.returned);
        outcome.handled
    }
}
