//! A map shown in a meeting, without a window: the script as views of the sheet, what is seen and lit at each stop of them, and the state
//! machine that goes through them.
//!
//! A [`Show`] has a deck of [`ShownView`]s, each of them a [`ScriptView`](crate::model::ScriptView) that was
//! [resolved](ShownView::resolve) on a sheet. Keys, pointers and the time are values that are handed to it; whoever paints asks it where
//! the camera is, what lies in the dark and what is drawn over the sheet.

mod blocks;
mod capture;
mod glide;
mod grid;
mod key;
mod legibility;
mod lit;
mod own;
mod pointing;
mod resolve;
mod script;
mod show;
mod stops;
mod times;
mod title;

pub use capture::{capture, captured};
pub use glide::CameraPath;
pub use grid::{grid, grid_step};
pub use key::ShowKey;
pub use legibility::Legibility;
pub use lit::unlit;
pub use own::{GoneSubject, free_id, gone, rebuilt, written};
pub use pointing::Pointing;
pub use resolve::{ResolveContext, ShownView};
pub use script::{automatic_script, script};
pub use show::{BlankScreen, Show, ShowEvent, ShowOutcome, ShowPlace, ShowRequest, ShowStart};
pub use stops::{EDGE_NAMES, EDGE_STRIP, Stop};
pub use times::ShowTimes;
pub use title::view_title;
