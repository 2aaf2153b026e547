//! A map shown to others: what the audience sees. What is seen when is decided by the room `present`; here it is painted.

mod clocks;
mod console;
mod edges;
mod glow;
mod key_strip;
mod overview;
mod pen;
mod rehearsal;
mod stage;
mod windows;

pub(crate) use clocks::{Clock, span};
pub(crate) use console::{ConsoleLine, ConsolePicture, ConsoleView, ConsoleWish, Notice, console};
pub(crate) use key_strip::{KEY_STRIP, key_strip};
pub(crate) use overview::{ShownSheet, SmallView, overview};
pub(crate) use rehearsal::{RehearsalWish, RehearsedView, rehearsed};
pub(crate) use stage::{Blank, Laser, StageInput, StageView, paint};
pub(crate) use windows::{Absence, AudiencePlace, ShowWindows};
