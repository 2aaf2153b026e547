//! Printing as one act: a map and how it is printed become the bytes of files, or a folder of them.
//!
//! `layout` makes pages and knows no formats, `export` writes pages and knows no maps. Window and command line both want the two in
//! a row, with somebody who watches and may stop it; that is here, once.

mod draw;
mod script;
mod set;

pub use draw::{Drawn, draw, written};
pub use script::print;
pub use set::{SetItem, SetOutcome, file_stem, write_set};
