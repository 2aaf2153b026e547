//! The first slide: whose way it is in their own words, the curves of all from edge to edge, for whom, by whom and when.

use super::frames::SlideName;
use crate::layout::compose::flow::{Kit, PageDraft, Section, Stack};
use crate::layout::compose::handout::about::told;
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::cover::{CoverPen, Facts, hero};
use crate::layout::compose::handout::frames::alone;
use kurbo::{Point, Rect};

/// The title, and what it has no room for.
pub(super) fn title<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let frame = alone(move |kit, page| draw(content, kit, page));
    let mut sections = vec![Section { frame, opening: Stack::default(), blocks: Stack::default(), joined: false }];
    let kit = &content.kit;
    let facts = Facts::of(content);
    if !facts.left_out.is_empty() {
        let name = SlideName::new(content, kit.word("handout-about"), kit.word("map-eyebrow"));
        let opening = name.opening(content);
        let blocks = told(content, &facts, kit.form.content.width());
        sections.push(Section { frame: name.frame(content), opening, blocks, joined: false });
    }
    sections
}

fn draw(content: &HandoutContent<'_>, kit: &Kit<'_>, page: &mut PageDraft) {
    let facts = Facts::of(content);
    let side = kit.form.content.x0;
    let mut words = CoverPen { content, kit, page };
    let head = words.title(&facts, Point::new(side, side));
    let foot = words.facts(&facts);
    let room = Rect::new(0.0, head + kit.lines(1.2), kit.form.size.width, foot - kit.lines(1.0));
    hero(content, kit, page, room);
}
