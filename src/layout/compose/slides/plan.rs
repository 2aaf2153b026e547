//! Who does what by when.

use super::frames::SlideName;
use crate::layout::compose::flow::{Node, Section, Stack};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::places::Place;
use crate::layout::compose::handout::plan::table;

/// A slide where something is to be done.
pub(super) fn plan<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    if content.journey.solutions.is_empty() {
        return Vec::new();
    }
    let title = kit.word("handout-plan");
    let name = SlideName::new(content, title.clone(), kit.word("handout-conclusions"));
    let mut opening = Stack::default();
    opening.push(0.0, Node::Words(name.heading(content).at(Place::Plan.anchor()).listed(&title, 0)));
    let mut blocks = Stack::default();
    blocks.push(0.0, table(content, kit.form.content.width()));
    vec![Section { frame: name.frame(content), opening, blocks, joined: false }]
}
