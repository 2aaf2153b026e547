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
mod drag_lead;
mod event;
mod fit;
mod highlights;
mod hit;
mod ids;
mod in_hand;
mod keys;
mod landing;
mod links;
mod marquee;
mod navigate;
mod nudge;
mod order;
mod place;
mod place_by_keyboard;
mod pointer;
mod reorder;
mod respond;
mod rows;
mod scroll;
mod selection;
mod sketch;
mod sketch_tool;
mod snap;
mod state;
mod steps;
mod structure;
mod target_curve;
mod tool;
mod wheel;

pub use align::{Align, align, can_align};
pub use camera::Camera;
pub use caret::{Caret, TextPlace, word_at};
pub use copies::can_duplicate_stage_or_lane;
pub use event::{
    Button, Context, DRAG_THRESHOLD, Defaults, Event, HIT_TOLERANCE, Key, Modifiers, Outcome, Request, Returned,
    TOUCH_DRAG_THRESHOLD,
};
pub use highlights::highlights;
pub use hit::{Direction, bounds_of, hit, hit_all, nearest_curve, neighbour};
pub use in_hand::{Dragged, DraggedThing};
pub use landing::Landing;
pub use links::{link_nearest, linked};
pub use order::{next_in_lane, reading_order};
pub use reorder::reorder;
pub use rows::card_place;
pub use scroll::EdgeScroll;
pub use selection::Selection;
pub use snap::Guide;
pub use state::{Editor, StepView};
pub use structure::{Border, toggle_visibility_line};
pub use target_curve::can_begin_to_be;
pub use tool::{Placement, Tool};
pub use wheel::{Turned, Wheel, WheelDevice, WheelHabits, WheelTurn};
