//! What lies over the map for a while and goes away again.

pub(crate) mod command_palette;
pub(crate) mod compare;
pub(crate) mod find_bar;
pub(crate) mod history_panel;
pub(crate) mod meeting_panel;
pub(crate) mod shortcuts;
pub(crate) mod toasts;
