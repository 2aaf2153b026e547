//! The contents, with links and the numbers of pages.

use super::content::HandoutContent;
use super::frames::frame;
use super::places::Place;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, Node, Section, Stack};
use crate::layout::rich_text::RichText;
use crate::scene::Role;
use crate::text::Style;

/// The contents.
pub(super) fn contents<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    let width = kit.form.column();
    let title = kit.word("handout-contents");
    let mut opening = Stack::default();
    let head = kit.heading(&title, kit.title(), kit.form.content.width(), 1);
    opening.push(0.0, Node::Words(head.listed(&title, 0)));
    let mut blocks = Stack::default();
    let strong = kit.strong();
    if !super::cover::Facts::of(content).left_out.is_empty() {
        blocks.push(
            kit.lines(0.5),
            entry(content, &Kit::rich(&kit.word("handout-about"), strong), None, Place::About, width),
        );
    }
    let group = |key: &str, entries: Vec<Node>, blocks: &mut Stack| {
        let mut entries = entries.into_iter();
        let Some(first) = entries.next() else { return };
        blocks.push_head(kit.lines(1.7), Node::Words(kit.heading(&kit.word(key), label(content), width, 2)));
        blocks.push(kit.lines(0.55), first);
        entries.for_each(|entry| blocks.push(kit.lines(0.45), entry));
    };
    let people = content.personas.iter().enumerate().map(|(at, persona)| {
        let words = Kit::rich(&content.name(persona), strong);
        entry(content, &words, Some(persona.segment.trim()), Place::Persona(at), width)
    });
    group("handout-personas", people.collect(), &mut blocks);
    let stages = content.stages.iter().enumerate().map(|(at, stage)| {
        let mut words = RichText::default();
        let number = Style { color: kit.cx.stage_colors(at).ink, ..strong };
        words.push(&format!("{}\u{2002}", at + 1), number);
        words.push(&content.stage_name(at), strong);
        let question = stage.question.trim();
        let quoted = if question.is_empty() { String::new() } else { format::quote(question, kit.cx.language) };
        entry(content, &words, Some(&quoted), Place::Stage(at), width)
    });
    group("handout-stages", stages.collect(), &mut blocks);
    let mut ends = Vec::new();
    for (is_there, key, place) in [
        (!content.ranking.places.is_empty(), super::mend::title(content), Place::Mend),
        (!content.journey.solutions.is_empty(), kit.word("handout-plan"), Place::Plan),
        (super::evidence::has_sources(content), kit.word("handout-evidence"), Place::Evidence),
        (super::evidence::has_hypotheses(content), kit.word("handout-hypotheses"), Place::Hypotheses),
    ] {
        if is_there {
            ends.push(entry(content, &Kit::rich(&key, strong), None, place, width));
        }
    }
    group("handout-conclusions", ends, &mut blocks);
    vec![Section { frame: frame(content, title, None), opening, blocks, joined: false }]
}

fn label(content: &HandoutContent<'_>) -> Style {
    let kit = &content.kit;
    Style { color: kit.cx.theme.secondary, ..kit.small() }
}

/// What is found on which page, in few words, over a hairline.
fn entry(content: &HandoutContent<'_>, words: &RichText, told: Option<&str>, place: Place, width: f64) -> Node {
    let kit = &content.kit;
    let room = width - kit.u(44.0);
    let mut lines = Stack::default();
    let name = kit.balanced(words, room, Role::Paragraph).leading_to(place.anchor());
    lines.push(0.0, Node::Words(name));
    if let Some(told) = told.filter(|told| !told.is_empty()) {
        let told = kit.balanced(&Kit::rich(told, kit.small()), kit.measure(room), Role::Paragraph);
        lines.push(kit.u(1.0), Node::Words(told));
    }
    let number = Node::number(place.anchor(), kit.strong(), width);
    let mut row = Stack::default();
    row.push_head(0.0, Node::beside(vec![(0.0, lines.whole()), (0.0, number)]));
    row.push(kit.lines(0.45), kit.rule(width));
    row.whole()
}
