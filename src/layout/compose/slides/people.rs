//! Two people a slide: face, name, segment, what they say, what they wish for and what they fear.

use super::frames::SlideName;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, Node, Section, Stack};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::places::Place;
use crate::layout::compose::handout::stage_cards::lowered;
use crate::model::{ElementId, Persona, PersonaList};
use crate::scene::{Part, Role, Source};
use crate::text::Face;
use std::sync::Arc;

/// A slide for every two personas.
pub(super) fn people<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    let pairs = content.personas.chunks(2).zip(0_usize..);
    pairs
        .map(|(pair, at)| {
            let width = kit.form.content.width();
            let cell = kit.cell_width(pair.len(), width);
            let inner = cell - 2.0 * kit.card_insets().0;
            let cards =
                pair.iter().zip(at * 2..).map(|(persona, at)| kit.card(card(content, at, persona, inner), cell));
            let cards: Vec<Node> = cards.collect();
            let names: Vec<String> = pair.iter().map(|persona| content.name(persona)).collect();
            let above = kit.word(if content.personas.len() > 1 { "handout-personas" } else { "element-persona" });
            let name = SlideName::new(content, names.join(" · "), above);
            let opening = name.opening(content);
            let blocks = kit.grid(&cards, pair.len(), (width, kit.grid_gap()));
            Section { frame: name.frame(content), opening, blocks, joined: false }
        })
        .collect()
}

fn card(content: &HandoutContent<'_>, at: usize, persona: &Arc<Persona>, width: f64) -> Node {
    let kit = &content.kit;
    let source = Source { element: ElementId::Persona(persona.id), part: Part::Body };
    let face = kit.u(84.0);
    let picture = content.portrait(persona, face);
    let left = face + kit.u(20.0);
    let room = width - left;
    let name = content.name(persona);
    let title = content.name_and_age(persona);
    let style = Kit::style(Face::Bold, kit.cx.scale.stage * 1.2, kit.cx.theme.ink).with_leading(1.15);
    let mut words = Stack::default();
    let head = kit.heading(&title, style, room, 2).of(source);
    words.push(0.0, Node::Words(head.at(Place::Persona(at).anchor()).listed(&name, 0)));
    let segment = persona.segment.trim();
    if !segment.is_empty() {
        let set = kit.balanced(&Kit::rich(segment, kit.quiet()), room, Role::Paragraph);
        words.push(kit.u(4.0), Node::Words(set.of(source)));
    }
    let words = words.whole();
    let top = ((face - words.height()) / 2.0).max(0.0);
    let mut stack = Stack::default();
    stack.push(0.0, Node::beside(vec![(0.0, picture), (left, lowered(top, words))]));
    let quote = persona.quote.trim();
    if !quote.is_empty() {
        let ink = kit.cx.theme.persona(persona.look).ink;
        let style = Kit::style(Face::Medium, kit.cx.scale.stage, ink).with_leading(1.3);
        let quoted = format::quote(quote, kit.cx.language);
        let set = kit.balanced(&Kit::rich(&quoted, style), width, Role::Paragraph);
        stack.push(kit.lines(0.9), Node::Words(set.of(source)));
    }
    for list in [PersonaList::Wishes, PersonaList::Fears] {
        let Some(line) = persona.list(list).iter().map(|line| line.trim()).find(|line| !line.is_empty()) else {
            continue;
        };
        let small = Kit::style(Face::SemiBold, kit.cx.scale.small, kit.cx.theme.secondary).with_leading(1.3);
        let head = kit.heading(&kit.word(list.key()), small, width, 3);
        stack.push_head(kit.lines(0.8), Node::Words(head));
        let said = kit.set(&Kit::rich(line, kit.body()), width, Role::Paragraph);
        stack.push(kit.u(2.0), Node::Words(said.of(source)));
    }
    Node::Stack(stack)
}
