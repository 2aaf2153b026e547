//! What to mend first: the first of the places where people feel worst and most of them are lost.

use super::frames::SlideName;
use crate::layout::compose::flow::{Node, Section, Stack};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::mend::{one, title};
use crate::layout::compose::handout::places::Place;

/// More of them are no beginning.
const MOST: usize = 5;

/// A slide where people leave.
pub(super) fn mend<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    if content.ranking.places.is_empty() {
        return Vec::new();
    }
    let width = kit.form.content.width();
    let title = title(content);
    let name = SlideName::new(content, title.clone(), kit.word("handout-conclusions"));
    let mut opening = Stack::default();
    opening.push(0.0, Node::Words(name.heading(content).at(Place::Mend.anchor()).listed(&title, 0)));
    let mut blocks = Stack::default();
    for (place, rank) in content.ranking.places.iter().take(MOST).zip(1_usize..) {
        let mut row = Stack::default();
        if rank > 1 {
            row.push_head(0.0, kit.rule(width));
        }
        row.push(kit.u(10.0), one(content, place, rank, width));
        blocks.push(kit.u(11.0), row.whole());
    }
    vec![Section { frame: name.frame(content), opening, blocks, joined: false }]
}
