//! The map on its sheet, or on several where it is split by its stages.

use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::{Layout, SheetPart, View};
use crate::model::{Document, JourneyId, SplitBy};
use std::sync::atomic::AtomicBool;

/// Its sheets.
pub(in crate::layout) fn poster(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    engine.sheets_unless(&input.map(), input.setup.split, stop)
}

/// Views of the sheets of a board of all stages: its rows have another size on every sheet, so it is split only where somebody says how.
pub(super) fn split_views(document: &Document, journey: JourneyId, view: &View, by: SplitBy) -> Vec<View> {
    let stages = document.journey(journey).map_or(0, |journey| journey.shown_stages().count());
    let sheets = match by {
        SplitBy::Nothing => 1,
        // About as many as a map of this many stages has where it is split to be read.
        SplitBy::Legible => stages.div_ceil(MOST_STAGES),
        SplitBy::Stages(most) => stages.div_ceil(most.get()),
    };
    if sheets <= 1 {
        return vec![view.clone()];
    }
    SheetPart::all(stages, sheets).into_iter().map(|part| View { part: Some(part), ..view.clone() }).collect()
}

/// More stages beside each other do not read well.
const MOST_STAGES: usize = 8;
