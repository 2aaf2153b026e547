//! A map shown to others: what the audience sees. What is seen when is decided by the room `present`; here it is painted.

mod edges;
mod glow;
mod pen;
mod stage;

pub(crate) use stage::{Blank, Laser, StageInput, StageView, paint};
