//! A deck to show: title, people, the whole way, stage by stage, what to mend first, who does what by when.
//!
//! It tells what the handout tells, in fewer words and larger type, and takes from it whatever both say: [`HandoutContent`], the cover's
//! picture, cards of personas, boxes, table. Each kind of slide is a file with one function, from content to sections; [`SLIDES`] is
//! their order. What is too long for a slide goes on on a further one, whose title says so.

mod contact;
mod feelings;
mod frames;
mod mend;
mod overview;
mod people;
mod plan;
mod stage;
mod title;

use super::flow::{PageForm, Section, flow};
use super::handout::content::HandoutContent;
use super::poster::poster;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use std::sync::atomic::{AtomicBool, Ordering};

/// Kinds of slide, in the order in which they are shown.
const SLIDES: [for<'c> fn(&'c HandoutContent<'_>) -> Vec<Section<'c>>; 6] =
    [title::title, people::people, overview::overview, stage::stages, mend::mend, plan::plan];

/// Its slides.
pub(in crate::layout) fn slides(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    if input.document.journey(input.journey).is_none() {
        return poster(engine, input, stop);
    }
    engine.texts.get_mut().next_generation();
    let content = HandoutContent::of(engine, input, PageForm::slide())?;
    let mut sections = Vec::new();
    for slide in SLIDES {
        (!stop.load(Ordering::Relaxed)).then_some(())?;
        sections.extend(slide(&content));
    }
    Some(flow(&content.kit, &sections))
}
