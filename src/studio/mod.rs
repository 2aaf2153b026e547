//! The window: the only room that knows there is a screen.

mod app;
mod canvas;
mod clipboard;
mod commands;
mod compare;
mod dialogs;
mod file_chooser;
mod find_bar;
mod finder;
mod form;
mod fuzzy;
mod history_panel;
mod import_step;
mod kept;
mod outside;
mod overwrite;
pub mod paint;
mod panels;
mod paste;
mod places;
mod portrait;
mod prefs;
mod removal;
mod review;
mod settings;
mod sheet_picture;
mod shortcuts;
mod theme;
mod toasts;
mod told;
mod widgets;
mod worker;

pub use app::{Headless, StudioOptions, run};
