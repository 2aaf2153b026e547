//! The map on its sheet, or on several where it is split by its stages.

use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use std::sync::atomic::AtomicBool;

/// Its sheets.
pub(in crate::layout) fn poster(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    engine.sheets_unless(&input.map(), input.setup.split, stop)
}
