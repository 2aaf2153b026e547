//! The window: the only room that knows there is a screen.

pub mod paint;
