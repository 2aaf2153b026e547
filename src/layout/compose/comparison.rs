//! Two personas, or today and tomorrow, on one sheet.

use super::poster::poster;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use std::sync::atomic::AtomicBool;

/// Its sheets.
pub(in crate::layout) fn comparison(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    poster(engine, input, stop)
}
