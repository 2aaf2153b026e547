//! A page a persona: who it is, the whole way with its highs and lows, and where they leave.

use super::content::HandoutContent;
use super::frames::frame_of;
use super::places::Place;
use super::stage_cards::{Telling, loss};
use super::statement::rests_on;
use crate::i18n::format;
use crate::layout::compose::flow::{CurveFigure, Kit, Node, Section, Stack};
use crate::layout::rich_text::RichText;
use crate::method::{Curve, Remaining, channels, labelled, tenths};
use crate::model::{Amount, ElementId, EmotionId, JourneyKind, LaneKind, Persona, PersonaList};
use crate::scene::{Part, Role, Source};
use crate::text::{Face, Style};
use std::sync::Arc;

/// A section a persona.
pub(super) fn personas<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let people = content.personas.iter().zip(&content.ways).enumerate();
    people.map(|(at, (persona, way))| section(content, at, persona, way)).collect()
}

fn section<'c>(content: &'c HandoutContent<'_>, at: usize, persona: &Arc<Persona>, way: &Remaining) -> Section<'c> {
    let kit = &content.kit;
    let width = kit.form.column();
    let right = kit.word("element-persona");
    let mut blocks = Stack::default();
    let lists = lists(content, persona, width);
    if !lists.is_empty() {
        blocks.push(0.0, Node::Stack(lists));
    }
    if let Some((figure, points)) = curve(content, persona, way, width) {
        let title = content.own_title(LaneKind::Emotions).unwrap_or_else(|| kit.word("handout-whole-way"));
        // What the numbers stand for is on the page where they are.
        let mut way = Stack::default();
        way.push_head(0.0, kit.section_head(&title, width));
        way.push(kit.lines(0.7), figure);
        if !points.is_empty() {
            way.push(kit.lines(1.1), Node::Stack(points));
        }
        blocks.push(kit.lines(2.0), way.whole());
    }
    let losses = losses(content, persona, way, width);
    if !losses.is_empty() {
        let title = content.own_title(LaneKind::DropOff).unwrap_or_else(|| kit.word("handout-where-lost"));
        let mut told = Stack::default();
        told.push_head(0.0, kit.section_head(&title, width));
        if let Some(total) = total(content, way) {
            told.push_head(kit.u(2.0), kit.text(&total, kit.quiet(), kit.measure(width)));
        }
        told.push(kit.lines(0.7), Node::Stack(losses));
        // All of it is seen at a glance, where that leaves no page half empty.
        let told = Node::Stack(told);
        let is_short = told.height() < kit.form.content.height() * 0.6;
        blocks.push(kit.lines(2.0), if is_short { Node::stack(0.0, [told]).whole() } else { told });
    }
    if !blocks.is_empty() {
        blocks.push(kit.lines(2.0), kit.ruled(&kit.word("handout-notes"), width, (3, 8)));
    }
    let frame = frame_of(content, right, content.name(persona), None);
    Section { frame, opening: opening(content, at, persona), blocks, joined: false }
}

fn opening(content: &HandoutContent<'_>, at: usize, persona: &Arc<Persona>) -> Stack {
    let kit = &content.kit;
    let width = kit.form.content.width();
    let source = Source { element: ElementId::Persona(persona.id), part: Part::Body };
    let face = kit.u(104.0);
    let picture = content.portrait(persona, face);
    let left = face + kit.u(24.0);
    let room = width - left;
    let mut words = Stack::default();
    let name = content.name(persona);
    let title = content.name_and_age(persona);
    let head = kit.heading(&title, kit.title(), room, 1).of(source);
    words.push(0.0, Node::Words(head.at(Place::Persona(at).anchor()).listed(&name, 0)));
    for (text, style, gap) in
        [(persona.segment.trim(), kit.lead(), 4.0), (persona.demographics.trim(), kit.quiet(), 4.0)]
    {
        if !text.is_empty() {
            let set = kit.balanced(&Kit::rich(text, style), room.min(kit.measure(room) * 1.2), Role::Paragraph);
            words.push(kit.u(gap), Node::Words(set.of(source)));
        }
    }
    let mut opening = Stack::default();
    opening.push(0.0, Node::beside(vec![(0.0, picture), (left, words.whole())]));
    let quote = persona.quote.trim();
    if !quote.is_empty() {
        let colors = kit.cx.theme.persona(persona.look);
        let style = Kit::style(Face::Medium, kit.cx.scale.stage * 1.22, colors.ink).with_leading(1.3);
        let quoted = format::quote(quote, kit.cx.language);
        let set = kit.balanced(&Kit::rich(&quoted, style), width * 0.86, Role::Paragraph);
        opening.push(kit.lines(1.5), Node::Words(set.of(source)));
    }
    opening
}

/// All that is known of a persona, list by list.
fn lists(content: &HandoutContent<'_>, persona: &Persona, width: f64) -> Stack {
    let kit = &content.kit;
    let columns = if width > kit.cx.scale.body * 46.0 { 3 } else { 2 };
    let cell = kit.cell_width(columns, width);
    let source = Source { element: ElementId::Persona(persona.id), part: Part::Body };
    let body = kit.body();
    let mut cells: Vec<Node> = Vec::new();
    let cell_of = |cells: &mut Vec<Node>, name: String, lines: Vec<RichText>| {
        if lines.is_empty() {
            return;
        }
        let mut stack = Stack::default();
        stack.push_head(0.0, Node::Words(kit.heading(&name, kit.strong(), cell, 2)));
        // One of a kind is no list.
        let told = match lines.as_slice() {
            [only] => Node::Words(kit.set(only, cell, Role::Paragraph).of(source)),
            _ => kit.list(lines.into_iter().map(|line| (line, Some(source))), cell),
        };
        stack.push(kit.u(4.0), told);
        cells.push(stack.whole());
    };
    for list in PersonaList::ALL {
        let lines = persona.list(list).iter().filter(|line| !line.trim().is_empty());
        cell_of(&mut cells, kit.word(list.key()), lines.map(|line| Kit::rich(line, body)).collect());
    }
    let channel = |key: &String| {
        let known = channels().iter().find(|channel| channel.key == key.trim());
        Kit::rich(&known.map_or_else(|| key.trim().to_owned(), |channel| kit.word(&channel.name_key())), body)
    };
    cell_of(
        &mut cells,
        kit.word("persona-channels"),
        persona.channels.iter().map(channel).filter(|it| !it.is_empty()).collect(),
    );
    if let Some(value) = persona.value {
        let currency = format::currency(&content.document.project.currency, content.document.project.language);
        let money = format::quantity(Amount::get(value), currency, kit.cx.language);
        cell_of(&mut cells, kit.word("persona-value"), vec![Kit::rich(&money, body)]);
    }
    if !cells.is_empty() && persona.evidence.is_backed() {
        cell_of(&mut cells, kit.word("field-evidence"), vec![Kit::rich(&rests_on(content, &persona.evidence), body)]);
    }
    kit.grid(&cells, columns, (width, kit.lines(1.2)))
}

/// A curve in words, for whoever cannot see it.
pub(in crate::layout::compose) fn curve_alt(content: &HandoutContent<'_>, persona: &Persona, curve: &Curve) -> String {
    let kit = &content.kit;
    let means = (0..content.stages.len()).filter_map(|at| {
        let mean = format::feeling(tenths(curve.mean_in(at)?), kit.cx.language);
        Some(format!("{} {mean}", content.stage_name(at)))
    });
    let values = [("persona", content.name(persona).into()), ("points", means.collect::<Vec<_>>().join("; ").into())];
    kit.cx.words.format("handout-curve-alt", &values)
}

/// The curve of the whole way, and what was said at its highs and lows.
fn curve(content: &HandoutContent<'_>, persona: &Arc<Persona>, way: &Remaining, width: f64) -> Option<(Node, Stack)> {
    let kit = &content.kit;
    let curve = Curve::of(&content.journey, persona.id, JourneyKind::AsIs)?;
    let mut speaking: Vec<EmotionId> =
        labelled(&content.journey, &[persona.id]).into_iter().map(|speaking| speaking.point).collect();
    let place = |id: &EmotionId| {
        let point = content.journey.emotions.get(*id);
        point.map(|point| (content.stage_at(point.stage), (point.at.get() * 1e6).round().max(0.0)))
    };
    speaking.retain(|id| content.journey.emotions.get(*id).is_some_and(|point| point.curve.is_as_is()));
    speaking.sort_by(|one, other| place(one).partial_cmp(&place(other)).unwrap_or(std::cmp::Ordering::Equal));
    let stages = 0..content.stages.len();
    let left: Vec<(f64, String)> = if way.steps.is_empty() {
        Vec::new()
    } else {
        let shares = content
            .stages
            .iter()
            .filter_map(|stage| way.at_stage_start.get(content.journey.stages.position(stage.id)?).copied());
        shares.chain([way.at_end]).map(|share| (share, way.written(share, kit.cx.language))).collect()
    };
    let height = kit.lines(9.5).min(kit.form.content.height() * 0.3);
    let figure = CurveFigure {
        journey: &content.journey,
        personas: &[persona],
        stages,
        size: (width, height),
        alt: curve_alt(content, persona, &curve),
        numbered: &speaking,
        said: &[],
        left: &left,
        named: true,
    };
    let (node, placed) = figure.node(kit);
    let columns = 2;
    let cell = kit.cell_width(columns, width);
    let mut cells = Vec::new();
    for (id, number) in speaking.iter().zip(1..) {
        let Some(point) = content.journey.emotions.get(*id) else { continue };
        let ink = kit.cx.theme.persona(persona.look).ink;
        let mut words = RichText::default();
        if placed.contains(id) {
            words.push(&format!("{number}\u{2002}"), Style { color: ink, ..kit.bold() });
        }
        let quote = point.quote.trim();
        let said =
            if quote.is_empty() { point.feeling.trim().to_owned() } else { format::quote(quote, kit.cx.language) };
        words.push(&said, kit.body());
        let mut stack = Stack::default();
        let source = Source { element: ElementId::Emotion(*id), part: Part::Label };
        stack.push(0.0, Node::Words(kit.set(&words, cell, Role::ListItem).of(source)));
        let stage = content.stage_at(point.stage).map(|at| content.stage_name(at)).unwrap_or_default();
        let value = format::feeling(point.value.get(), kit.cx.language);
        stack.push(0.0, kit.text(&format!("{stage} · {value}"), kit.small(), cell));
        cells.push(stack.whole());
    }
    let grid = kit.grid(&cells, columns, (width, kit.lines(0.7)));
    Some((node, grid))
}

/// Where people leave, stage by stage.
fn losses(content: &HandoutContent<'_>, persona: &Persona, way: &Remaining, width: f64) -> Stack {
    let kit = &content.kit;
    let mut stack = Stack::default();
    for step in &way.steps {
        let Some(dropoff) = content.journey.dropoffs.get(step.id) else { continue };
        let Some(stage) = content.stage_at(step.stage) else { continue };
        let mut row = Stack::default();
        if !stack.is_empty() {
            row.push_head(0.0, kit.rule(width));
        }
        let name = kit.cell_width(4, width);
        let stage_words = kit.balanced(&Kit::rich(&content.stage_name(stage), kit.bold()), name, Role::Paragraph);
        let inner = width - name - kit.grid_gap();
        let told = loss(content, (persona, way), (step, dropoff), (inner, Telling::Whole));
        row.push(kit.u(9.0), Node::beside(vec![(0.0, Node::Words(stage_words)), (name + kit.grid_gap(), told)]));
        stack.push(kit.u(9.0), row.whole());
    }
    stack
}

/// How many of those who set out are left, and what the others would have brought.
fn total(content: &HandoutContent<'_>, way: &Remaining) -> Option<String> {
    let kit = &content.kit;
    let language = kit.cx.language;
    if way.steps.is_empty() {
        return None;
    }
    let mut parts = vec![kit.cx.words.format("handout-left", &[("share", way.written(way.at_end, language).into())])];
    if let Some(people) = way.total.people {
        parts.push(kit.cx.words.format("handout-lost-people", &[("count", people.into())]));
    }
    if let Some(money) = way.total.money {
        let currency = format::currency(&content.document.project.currency, content.document.project.language);
        parts.push(
            kit.cx.words.format("handout-lost-money", &[("money", format::money(money, currency, language).into())]),
        );
    }
    Some(parts.join(" · "))
}
