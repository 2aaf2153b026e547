//! Slides, 16:9.

use super::poster::poster;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use std::sync::atomic::AtomicBool;

/// Its sheets.
pub(in crate::layout) fn slides(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    poster(engine, input, stop)
}
