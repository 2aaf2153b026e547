//! A map shown to others: what the audience sees. What is seen when is decided by the room `present`; here it is painted.

mod edges;
mod glow;
mod key_strip;
mod overview;
mod pen;
mod stage;

pub(crate) use key_strip::{KEY_STRIP, key_strip};
pub(crate) use overview::{ShownSheet, SmallView, overview};
pub(crate) use stage::{Blank, Laser, StageInput, StageView, paint};
