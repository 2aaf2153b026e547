//! Tropa: customer journey maps as values.
//!
//! A document is a value, an edit is a value, a drawing is a value; only the outermost room knows there is a screen.
//! ARCHITECTURE.md is the map of the house.

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
pub mod studio;
pub mod text;
pub mod units;
