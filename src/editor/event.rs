//! What goes into the editor and what comes out of it.

use super::hit::Direction;
use super::tool::Placement;
use crate::edit::EditError;
use crate::layout::Frame;
use crate::model::ElementId;
use crate::scene::Scene;
use kurbo::{Point, Rect, Vec2};

/// How far the pointer moves before a press becomes a drag, in screen points; a finger trembles more.
pub const DRAG_THRESHOLD: f64 = 4.0;
/// The same for a finger.
pub const TOUCH_DRAG_THRESHOLD: f64 = 6.0;
/// How near to a handle or curve the pointer takes it, in screen points.
pub const HIT_TOLERANCE: f64 = 5.0;

/// A button of the mouse; a finger or pen counts as the primary one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// Selects and drags.
    Primary,
    /// Pans.
    Middle,
    /// Pans when dragged, opens the menu when clicked.
    Secondary,
}

/// Keys that are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four keys, each up or down on its own")]
pub struct Modifiers {
    /// Shift: locks the axis of a drag, makes a nudge ten times as far.
    pub shift: bool,
    /// Alt: a drag of elements copies them, a drag of values does not snap.
    pub alt: bool,
    /// Ctrl, Cmd on macOS.
    pub primary: bool,
    /// The space bar: a drag pans.
    pub space: bool,
}

/// A key the canvas answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Goes back one rung: gesture, selection, tool.
    Escape,
    /// Delete or Backspace.
    Delete,
    /// Enter or F2: edit the text of what is selected, or go into the selected cell. With Shift: out to the cell.
    Enter,
    /// Tab: the next element in reading order.
    Tab {
        /// Shift is held: the one before.
        back: bool,
    },
    /// An arrow.
    Arrow(Direction),
    /// Ctrl+A: the lane, then the map.
    SelectAll,
}

/// Something the person did over the canvas. Every place is in sheet points, as the camera stands when the event is handled.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A button went down.
    PointerDown {
        /// Where.
        at: Point,
        /// Which.
        button: Button,
        /// Keys held.
        modifiers: Modifiers,
        /// 1, or 2 for the second press of a double click.
        clicks: u8,
    },
    /// The pointer moved, or the sheet moved under it.
    PointerMove {
        /// To where.
        at: Point,
        /// Keys held.
        modifiers: Modifiers,
    },
    /// A button went up.
    PointerUp {
        /// Where.
        at: Point,
        /// Which.
        button: Button,
        /// Keys held.
        modifiers: Modifiers,
    },
    /// The pointer left the canvas with no button down.
    PointerGone,
    /// A drag began on the palette; its moves and its release follow.
    PaletteDrag(Placement),
    /// A key went down.
    Key(Key, Modifiers),
    /// A key came up: what it did while it was held is one step.
    KeyUp,
    /// The window lost the focus.
    FocusLost,
    /// The gesture was taken over by something else: a second finger, a dialog.
    Cancel,
}

/// What the editor needs to know to understand an event: the sheet as it is laid out now.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// Its axes.
    pub frame: &'a Frame,
    /// Screen points per sheet point.
    pub zoom: f64,
    /// The part of the sheet that is seen, in sheet points.
    pub view: Rect,
    /// Whether a finger points, not a mouse.
    pub touch: bool,
    /// Words of new elements.
    pub defaults: &'a dyn Defaults,
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Context").field("zoom", &self.zoom).finish_non_exhaustive()
    }
}

impl Context<'_> {
    /// A length on the screen as a length on the sheet.
    pub(super) fn sheet(&self, screen: f64) -> f64 {
        screen / self.zoom.max(1e-6)
    }

    /// How near the pointer takes handles and curves, in sheet points.
    pub(super) fn reach(&self) -> f64 {
        self.sheet(if self.touch { 2.0 * HIT_TOLERANCE } else { HIT_TOLERANCE })
    }

    /// How far the pointer moves before a press becomes a drag, in screen points.
    pub(super) const fn drag_threshold(&self) -> f64 {
        if self.touch { TOUCH_DRAG_THRESHOLD } else { DRAG_THRESHOLD }
    }
}

/// Knows with which words a new element begins.
pub trait Defaults {
    /// The title of a new element, in the language of the map.
    fn title(&self, placement: &Placement) -> String;
}

/// What the window should do because of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Whether the event meant anything here; a key that did not may mean something elsewhere.
    pub handled: bool,
    /// Whether the document is another snapshot now, so that it has to be laid out again before the next event.
    pub document_changed: bool,
    /// Whether something was left as it was because of its lock.
    pub locked: bool,
    /// Something only the window can do.
    pub request: Option<Request>,
    /// What was let go where it cannot be and is back where it was.
    pub returned: Option<Returned>,
    /// An edit that was refused; the document is as it was.
    pub error: Option<EditError>,
}

/// A thing that went back to where it was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Returned {
    /// Which.
    pub element: ElementId,
    /// Where the pointer let it go, in sheet points.
    pub pointer: Point,
    /// From the thing's anchor to the pointer, in sheet points, as in [`super::Dragged`].
    pub grab: Vec2,
}

/// Something only the window can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Request {
    /// Open the text of an element for editing in place.
    EditText(ElementId),
    /// Move the camera by so many screen points, before the next event is turned into sheet points.
    Pan(Vec2),
    /// Open the context menu.
    Menu {
        /// Where, in sheet points.
        at: Point,
        /// For what; for the sheet itself if there is nothing.
        element: Option<ElementId>,
    },
}

/// The event meant something here, and nothing more is to be done.
pub(super) const fn handled() -> Outcome {
    Outcome { handled: true, document_changed: false, locked: false, request: None, returned: None, error: None }
}

/// The window has something to do.
pub(super) fn asks(request: Request) -> Outcome {
    Outcome { request: Some(request), ..handled() }
}
