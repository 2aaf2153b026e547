//! The window: the only room that knows there is a screen.
//!
//! Its folders lie in layers, from `theme` up to `app`; ARCHITECTURE.md says which may use which.

mod app;
mod canvas;
mod desk;
mod dialogs;
mod overlays;
pub mod paint;
mod panels;
mod platform;
mod script;
mod show;
mod theme;
mod widgets;
mod workspaces;

pub use app::{Headless, StudioOptions, run};
