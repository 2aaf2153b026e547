//! Tropa: customer journey maps as values.
//!
//! A document is a value, an edit is a value, a drawing is a value; only the outermost room knows there is a screen.
//! ARCHITECTURE.md is the map of the house.
//!
//! The room `studio`, and with it every crate that knows of a screen, is there with the feature `studio`, which is on by default.

pub mod cli;
pub mod clip;
pub mod color;
pub mod disk;
pub mod edit;
pub mod editor;
pub mod export;
pub mod i18n;
pub mod import;
pub mod layout;
pub mod method;
pub mod model;
pub mod scene;
pub mod store;
#[cfg(feature = "studio")]
pub mod studio;
pub mod text;
pub mod units;
