//! The map blank, to be filled by hand, cards to cut out, and a page of how it is done.

mod blank;
mod cut_outs;
mod face;
mod guide;
mod lanes;
mod table_sheet;

use crate::audience::without;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use std::sync::atomic::{AtomicBool, Ordering};

/// Its sheets.
pub(in crate::layout) fn workshop(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    let document = without(input.document, input.journey, &input.view.hidden);
    let input = PrintInput { document: &document, ..*input };
    engine.texts.get_mut().next_generation();
    let mut sheets = blank::sheets(&engine.texts, &input);
    (!stop.load(Ordering::Relaxed)).then_some(())?;
    sheets.extend(cut_outs::sheets(&engine.texts, &input, stop)?);
    sheets.push(guide::sheet(&engine.texts, &input));
    Some(sheets)
}
