//! A stage: its question, the curves' own stretch, and beside it who feels what and who leaves.

use super::frames::{SlideName, room_below};
use crate::i18n::format;
use crate::layout::compose::flow::{Node, Section, Stack};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::places::Place;
use crate::layout::compose::handout::stage::{curve, loses_most};
use crate::layout::compose::handout::stage_cards::{Telling, card};
use crate::layout::rich_text::RichText;
use crate::model::{ElementId, Stage};
use crate::scene::{Part, Role, Source};
use std::sync::Arc;

/// The slide with which a stage begins.
pub(super) fn feelings<'c>(content: &'c HandoutContent<'_>, at: usize, stage: &Arc<Stage>) -> Section<'c> {
    let kit = &content.kit;
    let width = kit.form.content.width();
    let title = content.stage_name(at);
    let name = SlideName::of_stage(
        content,
        at,
        title.clone(),
        Some(stage.duration.trim().to_owned()).filter(|it| !it.is_empty()),
    );
    let source = Source { element: ElementId::Stage(stage.id), part: Part::Body };
    let mut opening = Stack::default();
    let head = name.heading(content).of(source);
    opening.push(0.0, Node::Words(head.at(Place::Stage(at).anchor()).listed(&title, 0)));
    let mut lead = RichText::default();
    let question = stage.question.trim();
    if !question.is_empty() {
        lead.push(&format::quote(question, kit.cx.language), kit.lead());
    }
    if loses_most(content, at) {
        lead.push(if lead.is_empty() { "" } else { "\n" }, kit.lead());
        lead.push(&kit.word("handout-loses-most"), crate::text::Style { color: kit.cx.theme.negative, ..kit.lead() });
    }
    let mut blocks = Stack::default();
    if !lead.is_empty() {
        let lead = kit.set(&lead, width * 0.9, Role::Paragraph).of(source);
        if lead.height() < kit.form.content.height() * 0.3 {
            opening.push(kit.u(4.0), Node::Words(lead));
        } else {
            blocks.push(0.0, Node::Words(lead));
        }
    }
    let room = room_below(kit, &opening);
    let told = |width: f64| -> Vec<Node> {
        let people = content.personas.iter().zip(&content.ways);
        let inner = width - 2.0 * kit.card_insets().0;
        let cards = people.filter_map(|person| card(content, at, person, (inner, Telling::Brief)));
        cards.map(|node| kit.card(node, width)).collect()
    };
    let gap = kit.grid_gap();
    // Curves beside the cards, where those fit under each other.
    let left = width * 0.42;
    let beside = Node::Stack(Node::stack(gap, told(width - left - gap * 1.5)));
    let is_empty = told(width).is_empty();
    let figure = |size: (f64, f64)| curve(content, at, size);
    let lead_stays = blocks.is_empty();
    if lead_stays
        && !is_empty
        && beside.height() <= room
        && let Some(figure) = figure((left, beside.height().clamp(kit.lines(9.0).min(room), room)))
    {
        blocks.push(0.0, Node::beside(vec![(0.0, figure), (left + gap * 1.5, beside)]));
    } else if !is_empty {
        let count = told(width).len();
        let columns = if count.is_multiple_of(3) { 3 } else { count.min(2) };
        let cell = kit.cell_width(columns, width);
        let cards = kit.grid(&told(cell), columns, (width, gap));
        let cards_height = Node::Stack(cards.clone()).height();
        let low = kit.lines(4.4);
        // Above them where they leave it enough room, else on a slide of its own.
        let height =
            if lead_stays && cards_height + gap + low <= room { room - cards_height - gap } else { room - 1.0 };
        if let Some(figure) = figure((width, height.clamp(low, room.max(low)))) {
            blocks.push(0.0, figure);
        }
        blocks.push(gap, Node::Stack(cards));
    }
    Section { frame: name.frame(content), opening, blocks, joined: false }
}
