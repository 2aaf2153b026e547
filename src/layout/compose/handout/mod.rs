//! A booklet that is read at a table: cover, contents, a page a persona and a stage, what to mend first, who does what by when, and what
//! all of it rests on.
//!
//! Each kind of page is a file with one function, from content to sections; [`PAGES`] is their order. A kind that has nothing to say gives
//! no section, so that no stub is printed. What concerns hidden personas, lanes and stages never reaches a page: [`HandoutContent`] has none of it.

pub(super) mod about;
pub(super) mod content;
mod contents;
pub(super) mod cover;
mod evidence;
pub(super) mod frames;
pub(super) mod mend;
pub(super) mod persona;
pub(super) mod places;
pub(super) mod plan;
pub(super) mod stage;
pub(super) mod stage_cards;
pub(super) mod statement;

use super::flow::{PageForm, Section, flow};
use super::poster::poster;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use crate::model::{PrintSetup, Sheet};
use content::HandoutContent;
use kurbo::Size;
use std::sync::atomic::{AtomicBool, Ordering};

/// Kinds of page, in the order in which they are read.
const PAGES: [for<'c> fn(&'c HandoutContent<'_>) -> Vec<Section<'c>>; 8] = [
    cover::cover,
    contents::contents,
    about::about,
    persona::personas,
    stage::stages,
    mend::mend,
    plan::plan,
    evidence::evidence,
];

/// Its pages.
pub(in crate::layout) fn handout(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    if input.document.journey(input.journey).is_none() {
        return poster(engine, input, stop);
    }
    engine.texts.get_mut().next_generation();
    let content =
        HandoutContent::of(engine, input, PageForm::booklet(page_size(input.setup), input.setup.handout.margin))?;
    let mut sections = Vec::new();
    for page in PAGES {
        (!stop.load(Ordering::Relaxed)).then_some(())?;
        sections.extend(page(&content));
    }
    Some(flow(&content.kit, &sections))
}

/// The page, or the half of the paper on which two of them stand.
fn page_size(setup: &PrintSetup) -> Size {
    match setup.imposition.halved() {
        Some(paper) => {
            let Size { width, height } = Sheet::landscape(paper).size();
            Size::new(width / 2.0, height)
        }
        None => setup.handout.size(),
    }
}
