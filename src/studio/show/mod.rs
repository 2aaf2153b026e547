//! A map shown to others: what the audience sees. What is seen when is decided by the room `present`; here it is painted.

mod edges;
mod glow;
mod hand;
mod key_strip;
mod overview;
mod pen;
mod sheets;
mod stage;
mod stage_input;
mod stage_view;

pub(crate) use hand::{ShowHand, now, press, take_keys};
pub(crate) use key_strip::{KEY_STRIP, key_strip};
pub(crate) use overview::{SmallView, overview};
pub(crate) use sheets::{ShowSheets, ShownSheet};
pub(crate) use stage::paint;
pub(crate) use stage_input::StageInput;
pub(crate) use stage_view::StageView;
