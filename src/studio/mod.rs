//! The window: the only room that knows there is a screen.

mod app;
mod canvas;
mod commands;
mod dialogs;
mod finder;
mod form;
pub mod paint;
mod panels;
mod places;
mod prefs;
mod review;
mod theme;
mod toasts;
mod widgets;
mod worker;

pub use app::{Headless, StudioOptions, run};
