//! What the cover has no room for: a scenario told in paragraphs, long names.

use super::content::HandoutContent;
use super::cover::Facts;
use super::frames::frame;
use super::places::Place;
use crate::layout::compose::flow::{Kit, Node, Section, Stack};

/// A section where the cover left something out.
pub(super) fn about<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    let facts = Facts::of(content);
    if facts.left_out.is_empty() {
        return Vec::new();
    }
    let width = kit.form.column();
    let title = kit.word("handout-about");
    let mut opening = Stack::default();
    let head = kit.heading(&title, kit.title(), kit.form.content.width(), 1);
    opening.push(0.0, Node::Words(head.at(Place::About.anchor()).listed(&title, 0)));
    let blocks = told(content, &facts, width);
    vec![Section { frame: frame(content, title, None), opening, blocks, joined: false }]
}

/// All that the cover has no room for.
pub(in crate::layout::compose) fn told(content: &HandoutContent<'_>, facts: &Facts, width: f64) -> Stack {
    let kit = &content.kit;
    let mut blocks = Stack::default();
    for (name, text, source) in &facts.left_out {
        blocks.push_head(kit.lines(1.6), kit.section_head(name, width));
        for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
            let words = kit.set(&Kit::rich(paragraph, kit.body()), kit.measure(width), crate::scene::Role::Paragraph);
            blocks.push(kit.lines(0.5), Node::Words(words.of(*source)));
        }
    }
    blocks
}
