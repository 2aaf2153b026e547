//! What a meeting leaves: the map with what it changed, and its minutes.

mod lines;
mod pen;
mod protocol;
mod red_line;
mod struck_out;
mod table;

pub(in crate::layout) use protocol::protocol;
pub(in crate::layout) use red_line::red_line;
