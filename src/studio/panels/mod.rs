//! The panels around the canvas.

mod channels;
mod context_menu;
mod curves;
mod file_menu;
mod file_name;
pub(crate) mod form;
mod ground;
pub(crate) mod inspector;
mod lane_catalogue;
pub(crate) mod menu_lines;
pub(crate) mod palette;
mod show_menu;
pub(crate) mod status;
mod structure_menu;
pub(crate) mod top;
pub(crate) mod what_if;

pub(crate) use context_menu::ContextMenu;
pub(crate) use ground::{BOTTOM, TOP, floating, frame};
pub(crate) use lane_catalogue::LaneCatalogue;
pub(crate) use show_menu::ShowChoice;

use ground::menu;
