//! What can be made of a map: each arrangement is a file that makes sheets.

mod board;
mod comparison;
mod digest;
mod flow;
mod handout;
mod meeting;
mod personas;
mod poster;
mod slides;
mod workshop;

pub(super) use comparison::comparison;
pub(super) use handout::handout;
pub(super) use meeting::{protocol, red_line};
pub(super) use personas::personas;
pub(super) use poster::poster;
pub(super) use slides::slides;
pub(super) use workshop::workshop;
