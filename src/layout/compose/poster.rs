//! The map on its sheet, or on several where it is split by its stages.

use crate::layout::composition::Split;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use crate::model::SplitBy;
use std::sync::atomic::AtomicBool;

/// Its sheets.
pub(in crate::layout) fn poster(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    engine.hung_together(&[input.map()], split(input.setup.split), stop)
}

/// How many stages stand on a sheet, where not all do.
pub(super) const fn split(by: SplitBy) -> Option<Split> {
    match by {
        SplitBy::Nothing => None,
        SplitBy::Legible => Some(Split::Legible),
        SplitBy::Stages(most) => Some(Split::Stages(most)),
    }
}
