//! The map on its sheet, or on several where it is split by its stages.

use crate::layout::composition::{Composition, Split};
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use crate::model::SplitBy;
use std::sync::atomic::AtomicBool;

/// Its sheets.
pub(in crate::layout) fn poster(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    let composition = match input.setup.split {
        SplitBy::Nothing => Composition::Poster,
        SplitBy::Legible => Composition::Stages(Split::Legible),
        SplitBy::Stages(most) => Composition::Stages(Split::Stages(most)),
    };
    engine.sheets_unless(&input.map(), composition, stop)
}
