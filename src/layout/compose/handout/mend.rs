//! What to mend first: the places where people feel worst and most of them are lost.

use super::content::HandoutContent;
use super::frames::frame;
use super::places::Place;
use super::stage_cards::lowered;
use super::statement::capital;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, Node, Section, Stack};
use crate::method::{PainPoint, Ranking, short_name};
use crate::model::{ElementId, ElementRef, LaneKind};
use crate::scene::{Layer, Part, Role, Source};
use crate::text::{Face, Style};
use kurbo::{Point, Rect};

/// What the page is called.
pub(in crate::layout::compose) fn title(content: &HandoutContent<'_>) -> String {
    content.own_title(LaneKind::Priorities).unwrap_or_else(|| content.kit.word("handout-mend"))
}

/// A section where people leave.
pub(super) fn mend<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    if content.ranking.places.is_empty() {
        return Vec::new();
    }
    let (whole, width) = (kit.form.content.width(), kit.form.column());
    let title = title(content);
    let mut opening = Stack::default();
    let head = kit.heading(&title, kit.title(), whole, 1);
    opening.push(0.0, Node::Words(head.at(Place::Mend.anchor()).listed(&title, 0)));
    let mut formula = content.ranking.formula(kit.cx.words);
    if let Some(first) = content.ranking.places.first().filter(|first| first.score.is_some()) {
        let parts = content.ranking.parts(first, kit.cx.words);
        let index = kit.cx.words.format("handout-mend-index", &[("parts", parts.into())]);
        formula = format!("{formula}.\n{index}");
    }
    let words = Kit::rich(&formula, kit.quiet());
    opening.push(kit.u(6.0), Node::Words(kit.balanced(&words, whole, Role::Paragraph)));
    let mut blocks = Stack::default();
    for (place, rank) in content.ranking.places.iter().zip(1_usize..) {
        let mut row = Stack::default();
        if rank > 1 {
            row.push_head(0.0, kit.rule(width));
        }
        row.push(kit.u(9.0), one(content, place, rank, width));
        blocks.push(kit.u(9.0), row.whole());
    }
    vec![Section { frame: frame(content, title, None), opening, blocks, joined: false }]
}

pub(in crate::layout::compose) fn one(
    content: &HandoutContent<'_>,
    place: &PainPoint,
    rank: usize,
    width: f64,
) -> Node {
    let kit = &content.kit;
    let theme = kit.cx.theme;
    let first = rank <= 3;
    let color = if first { theme.ink } else { theme.secondary };
    let style = Kit::style(Face::Bold, kit.cx.scale.body * 2.1, color).with_leading(1.0);
    let number = kit.set(&Kit::rich(&rank.to_string(), style), width, Role::Paragraph);
    // As wide as the highest rank asks for, so that all begin at one edge.
    let widest = kit.cx.line(&content.ranking.places.len().to_string(), style).width.get();
    let left = kit.u(46.0).max(widest + kit.u(16.0));
    let (index, index_width) = index(content, place, first);
    let room = kit.measure(width - left - index_width - kit.u(20.0));
    let stage = content.stage_at(place.stage);
    let reason = Ranking::reason(place, &content.journey, kit.cx.words);
    let reason = stage.map_or_else(|| reason.clone(), |at| format!("{}: {reason}", capital(&content.stage_name(at))));
    let dropoff = place.dropoffs.first();
    let mut words = Stack::default();
    let lead = Kit::style(Face::SemiBold, if first { kit.cx.scale.lane } else { kit.cx.scale.card }, theme.ink);
    let head = kit.heading(&reason, lead.with_leading(1.28), room, 2);
    let head = match dropoff {
        Some(id) => head.of(Source { element: ElementId::DropOff(*id), part: Part::Label }),
        None => head,
    };
    words.push_head(0.0, Node::Words(head));
    let message = content.ranking.message(place, kit.cx.words);
    let doubt = content.ranking.doubt(place, kit.cx.words).filter(|_| place.depth.is_some());
    let message = doubt.map_or(message.clone(), |doubt| format!("{message} · {doubt}"));
    if let Some(persona) = content.document.persona(place.persona) {
        let ink = Style { color: theme.persona(persona.look).ink, ..kit.bold() };
        let mut whose = Kit::rich(&content.name(persona), ink);
        whose.push("\u{2003}", kit.quiet());
        whose.push(&message, kit.quiet());
        let mut set = kit.set(&whose, room - kit.mark_room(), Role::Paragraph).whose(persona.id);
        if let Some(stage) = stage {
            set = set.leading_to(Place::Stage(stage).anchor());
        }
        words.push(kit.u(2.0), Node::Words(kit.with_mark(set, persona.look)));
    }
    let solutions: Vec<_> = place.solutions.iter().filter_map(|id| content.journey.solutions.get(*id)).collect();
    for solution in &solutions {
        let title = solution.title.trim();
        let title = if title.is_empty() { short_name(ElementRef::Solution(solution)) } else { title.to_owned() };
        let mut said = Kit::rich(&title, kit.body());
        let owner = solution.owner.trim();
        if !owner.is_empty() {
            said.push(&format!(" · {owner}"), kit.quiet());
        }
        let set = kit.set(&said, room - kit.mark_room(), Role::Paragraph);
        words.push(kit.u(3.0), Node::Words(kit.with_icon(set, "lightbulb", theme.positive)));
    }
    if solutions.is_empty() {
        let style = Style { color: theme.negative, ..kit.body() };
        let none =
            kit.set(&Kit::rich(&kit.word("priorities-no-solution"), style), room - kit.mark_room(), Role::Paragraph);
        words.push(kit.u(3.0), Node::Words(kit.with_icon(none, "circle-alert", theme.negative)));
    }
    let mut items = vec![(0.0, lowered(kit.u(1.0), Node::Words(number))), (left, Node::Stack(words))];
    items.extend(index.map(|index| (width - index_width, index)));
    Node::beside(items)
}

/// The score in percent of the first place's, over a bar as long; with its width.
fn index(content: &HandoutContent<'_>, place: &PainPoint, first: bool) -> (Option<Node>, f64) {
    let kit = &content.kit;
    let theme = kit.cx.theme;
    let width = kit.u(84.0);
    let most = content.ranking.places.first().and_then(|first| first.score).filter(|most| *most > 0.0);
    let (Some(score), Some(most)) = (place.score, most) else { return (None, width) };
    let share = (score / most).clamp(0.0, 1.0);
    let color = if first { theme.negative } else { theme.secondary };
    let style = Kit::style(Face::Bold, kit.cx.scale.lane, if first { theme.ink } else { theme.secondary });
    let percent = (share * 100.0).round();
    let written = format::number(percent.max(1.0), kit.cx.language);
    // So little is something all the same.
    let written = if percent < 1.0 { format!("<{written}") } else { written };
    let figure = kit.cx.line(&written, style.with_leading(1.28));
    let mut drawing = kit.cx.drawing();
    drawing.describe(Role::Paragraph, None);
    drawing.text(&figure, Point::new(width - figure.width.get(), 0.0));
    let top = figure.height.get() + kit.u(3.0);
    let thick = kit.u(5.0);
    let trough = Rect::new(0.0, top, width, top + thick);
    drawing.rect(trough, thick / 2.0, Some(theme.track), None);
    let long = (width * share).max(thick);
    drawing.rect(Rect { x1: long, ..trough }, thick / 2.0, Some(color), None);
    (Some(Node::drawn(drawing.finish_whose(Some(place.persona), Layer::Frame), trough.y1)), width)
}
