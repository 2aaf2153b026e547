//! A map shown to others: what the audience sees, and what the speaker sees. What is seen when is decided by the room `present`; here it
//! is painted.

mod clocks;
mod console;
mod edges;
mod glow;
mod hand;
mod key_strip;
mod overview;
mod pen;
mod rehearsal;
mod sheets;
mod stage;
mod stage_input;
mod stage_view;
mod windows;

pub(crate) use clocks::Clock;
pub(crate) use console::{ConsoleLine, ConsolePicture, ConsoleView, ConsoleWish, console};
pub(crate) use hand::{ShowHand, now, press, screen_size, take_keys};
pub(crate) use key_strip::{KEY_STRIP, key_strip};
pub(crate) use overview::{SmallView, overview};
pub(crate) use rehearsal::{RehearsalWish, RehearsedView, rehearsed};
pub(crate) use sheets::{ShowSheets, ShownSheet};
pub(crate) use stage::paint;
pub(crate) use stage_input::StageInput;
pub(crate) use stage_view::StageView;
pub(crate) use windows::{AudiencePlace, ShowWindows};
