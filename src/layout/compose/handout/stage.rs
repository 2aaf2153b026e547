//! A page or spread a stage: the question, who feels what, where people meet the company, what stands in the way and what is done.

use super::content::HandoutContent;
use super::frames::frame;
use super::places::Place;
use super::stage_cards::cards;
use super::statement::{capital, concerned, rests_on};
use crate::i18n::format;
use crate::layout::boxes::{BARRIER_MARK, SOLUTION_MARK};
use crate::layout::compose::flow::{ChipLook, CurveFigure, IconRow, Kit, Node, Section, Stack};
use crate::layout::evidence_lines::edge;
use crate::layout::metric::metric_bar;
use crate::layout::rich_text::RichText;
use crate::method::{Curve, channel, channels, progress, tenths};
use crate::model::{
    Barrier, ElementId, Evidence, JourneyKind, Lane, LaneKind, Metric, Note, Solution, Stage, StageId, Touchpoint,
};
use crate::scene::{Item, Layer, Part, Role, Source};
use crate::text::Face;
use kurbo::Rect;
use std::sync::Arc;

/// A section a stage.
pub(super) fn stages<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    content.stages.iter().enumerate().map(|(at, stage)| section(content, at, stage)).collect()
}

fn section<'c>(content: &'c HandoutContent<'_>, at: usize, stage: &Arc<Stage>) -> Section<'c> {
    let kit = &content.kit;
    let width = kit.form.column();
    let numbers = [("n", (at + 1).into()), ("of", content.stages.len().into())];
    let right = kit.cx.words.format("handout-stage-of", &numbers);
    let mut blocks = Stack::default();
    let height = kit.lines(8.6).min(kit.form.content.height() * 0.2);
    if let Some(figure) = curve(content, at, (width, height)) {
        if let Some(title) = content.own_title(LaneKind::Emotions) {
            blocks.push_head(0.0, kit.section_head(&title, width));
        }
        blocks.push(kit.lines(0.6), figure);
    }
    let cards = cards(content, at, width);
    if !cards.is_empty() {
        blocks.push(kit.lines(1.2), Node::Stack(cards));
    }
    notes(content, stage.id, width, &mut blocks);
    touchpoints(content, stage.id, width, &mut blocks);
    answers(content, stage.id, width, &mut blocks);
    blocks.push(kit.lines(2.4), kit.ruled(&kit.word("handout-notes"), width, (3, 9)));
    Section { frame: frame(content, right, Some(at)), opening: opening(content, at, stage), blocks, joined: false }
}

/// The air above a heading within a page.
fn above(content: &HandoutContent<'_>) -> f64 {
    content.kit.lines(1.8)
}

fn opening(content: &HandoutContent<'_>, at: usize, stage: &Arc<Stage>) -> Stack {
    let kit = &content.kit;
    let width = kit.form.content.width();
    let source = Source { element: ElementId::Stage(stage.id), part: Part::Body };
    let name = content.stage_name(at);
    let mut opening = Stack::default();
    let head = kit.heading(&name, kit.title(), width, 1).of(source);
    opening.push(0.0, Node::Words(head.at(Place::Stage(at).anchor()).listed(&name, 0)));
    let mut lead = RichText::default();
    let question = stage.question.trim();
    if !question.is_empty() {
        lead.push(&format::quote(question, kit.cx.language), kit.lead());
    }
    let duration = stage.duration.trim();
    if !duration.is_empty() {
        lead.push(if lead.is_empty() { "" } else { " \u{2014} " }, kit.lead());
        lead.push(duration, kit.lead());
    }
    if loses_most(content, at) {
        lead.push(if lead.is_empty() { "" } else { ".\n" }, kit.lead());
        lead.push(&kit.word("handout-loses-most"), kit.lead());
    }
    if !lead.is_empty() {
        let room = (kit.cx.scale.stage * 34.0).min(width);
        opening.push(kit.u(6.0), Node::Words(kit.set(&lead, room, Role::Paragraph).of(source)));
    }
    opening
}

/// Whether more of those who set out are lost here than at any other stage.
pub(in crate::layout::compose) fn loses_most(content: &HandoutContent<'_>, at: usize) -> bool {
    let lost = |at: usize| {
        let stage = content.stages.get(at).and_then(|stage| content.journey.stages.position(stage.id));
        let of = |way: &crate::method::Remaining| way.by_stage.get(stage?).map(|loss| loss.share);
        content.ways.iter().filter_map(of).sum::<f64>()
    };
    let own = lost(at);
    content.stages.len() > 1 && own > 0.0 && (0..content.stages.len()).all(|other| other == at || lost(other) < own)
}

/// The curves' own stretch.
pub(in crate::layout::compose) fn curve(
    content: &HandoutContent<'_>,
    at: usize,
    (width, height): (f64, f64),
) -> Option<Node> {
    let kit = &content.kit;
    let means: Vec<String> = (content.personas.iter())
        .filter_map(|persona| {
            let mean = Curve::of(&content.journey, persona.id, JourneyKind::AsIs)?.mean_in(at)?;
            Some(format!("{} {}", content.name(persona), format::feeling(tenths(mean), kit.cx.language)))
        })
        .collect();
    if means.is_empty() {
        return None;
    }
    let values = [("stage", content.stage_name(at).into()), ("points", means.join("; ").into())];
    let figure = CurveFigure {
        journey: &content.journey,
        personas: &content.personas,
        stages: at..at + 1,
        size: (width, height),
        alt: kit.cx.words.format("handout-stage-curve-alt", &values),
        numbered: &[],
        said: &[],
        left: &[],
        named: false,
    };
    Some(figure.node(kit).0)
}

/// The lanes' notes, two of them beside each other, and what is measured.
fn notes(content: &HandoutContent<'_>, stage: StageId, width: f64, blocks: &mut Stack) {
    let kit = &content.kit;
    let mut told = Vec::new();
    for lane in content.journey.lanes.iter().filter(|lane| lane.visible && lane.kind.holds_notes()) {
        let own = content.journey.notes.iter().filter(|note| note.lane == lane.id && note.stage == stage);
        let texts: Vec<&Arc<Note>> = own.filter(|note| !note.text.trim().is_empty()).collect();
        if !texts.is_empty() {
            told.push((lane, texts));
        }
    }
    let measured: Vec<&Arc<Metric>> = content.journey.metrics.iter().filter(|it| it.stage == stage).collect();
    let columns = if told.len() < 2 { 1 } else { 2 };
    let cell = kit.cell_width(columns, width);
    let cells: Vec<Node> = told.into_iter().map(|(lane, texts)| lane_notes(content, lane, &texts, cell)).collect();
    for (row, first) in cells.chunks(columns).zip(std::iter::successors(Some(true), |_| Some(false))) {
        let items = row.iter().zip(0_u32..).map(|(node, at)| (f64::from(at) * (cell + kit.grid_gap()), node.clone()));
        blocks.push(if first { above(content) } else { kit.lines(1.3) }, Node::columns(items.collect()));
    }
    metrics(content, &measured, width, blocks);
}

/// What stands in a lane of texts at a stage.
fn lane_notes(content: &HandoutContent<'_>, lane: &Lane, texts: &[&Arc<Note>], width: f64) -> Node {
    let kit = &content.kit;
    let measure = kit.measure(width);
    let mut stack = Stack::default();
    let title = lane.title.trim();
    let title = if title.is_empty() { kit.word(lane.kind.name_key()) } else { title.to_owned() };
    stack.push_head(0.0, kit.section_head(&title, width));
    let hint = lane.hint.trim();
    if !hint.is_empty() {
        stack.push_head(0.0, kit.text(hint, kit.small(), measure));
    }
    let words = |note: &Note| {
        let mut words = Kit::rich(&note.text, kit.body());
        if note.evidence.is_hypothesis() {
            words.push(&format!(" \u{2014} {}", kit.word("legend-hypothesis")), kit.quiet());
        }
        words
    };
    let source = |note: &Note| Source { element: ElementId::Note(note.id), part: Part::Body };
    let node = match texts {
        [only] => Node::Words(kit.set(&words(only), measure, Role::Paragraph).of(source(only))),
        several => kit.list(several.iter().map(|note| (words(note), Some(source(note)))), measure),
    };
    stack.push(kit.u(5.0), node);
    Node::Stack(stack)
}

/// Where people meet the company.
fn touchpoints(content: &HandoutContent<'_>, stage: StageId, width: f64, blocks: &mut Stack) {
    let kit = &content.kit;
    let mut cards: Vec<&Arc<Touchpoint>> =
        content.journey.touchpoints.iter().filter(|card| card.stage == stage).collect();
    cards.sort_by(|one, other| crate::layout::card_slots::seat_order((one, one.row), (other, other.row)));
    let rows = kit.icon_rows(cards.into_iter().map(|card| row(content, card, width)), width);
    if rows.is_empty() {
        return;
    }
    heading(content, LaneKind::Touchpoints, width, blocks);
    blocks.push(kit.u(9.0), Node::Stack(rows));
}

/// The heading of a lane, with the line under it where it has one of its own.
fn heading(content: &HandoutContent<'_>, kind: LaneKind, width: f64, blocks: &mut Stack) {
    let kit = &content.kit;
    blocks.push_head(above(content), kit.section_head(&content.lane_title(kind), width));
    let hint = content.lane(kind).map_or("", |lane| lane.hint.trim());
    if !hint.is_empty() {
        blocks.push_head(0.0, kit.text(hint, kit.small(), width));
    }
}

pub(in crate::layout::compose) fn row(content: &HandoutContent<'_>, card: &Touchpoint, width: f64) -> IconRow {
    let kit = &content.kit;
    let room = kit.row_width(width);
    let source = Source { element: ElementId::Touchpoint(card.id), part: Part::Body };
    let known = channel(&card.channel);
    let platform = match (card.platform.trim(), known) {
        ("", Some(known)) => kit.word(&known.name_key()),
        (platform, _) => platform.to_owned(),
    };
    let mut words = Stack::default();
    let title = card.title.trim();
    let detail = card.detail.trim();
    // What has no title is called by its text.
    let (title, detail) = if title.is_empty() && !detail.is_empty() { (detail, "") } else { (title, detail) };
    let title = if title.is_empty() { platform.clone() } else { title.to_owned() };
    let head = kit.set(&Kit::rich(&title, kit.strong()), room, Role::Heading(3)).of(source);
    let head = if card.moment_of_truth {
        let theme = kit.cx.theme;
        let look = ChipLook { fill: Some(theme.ink), outline: None, ink: theme.on_dark, icon: Some("star") };
        kit.with_chip(head, &kit.word("legend-moment"), look, room)
    } else {
        Node::Words(head)
    };
    words.push_head(0.0, head);
    if !detail.is_empty() {
        let detail = kit.set(&Kit::rich(detail, kit.body()), room, Role::Paragraph);
        words.push(kit.u(1.0), Node::Words(detail.of(source)));
    }
    let people = concerned(content, &card.personas, kit.small());
    if !people.is_empty() {
        words.push(kit.u(2.0), Node::Words(kit.set(&people, room, Role::Paragraph)));
    }
    if let Some(image) = card.picture.and_then(|picture| content.document.images.get(&picture)) {
        let shape = image.size().map_or(0.6, |(wide, high)| f64::from(high) / f64::from(wide.max(1)));
        let height = (room * 0.6 * shape).min(kit.lines(12.0));
        let rect = Rect::new(0.0, 0.0, (height / shape.max(0.05)).min(room), height);
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Figure, Some(title));
        let framing = crate::model::Framing::default();
        let fallback = kit.cx.theme.track;
        drawing.push(Item::Image { rect, circle: false, image: Arc::clone(image), framing, fallback }, rect);
        words.push(kit.u(8.0), Node::drawn(drawing.finish(Some(source), Layer::Frame), height));
    }
    let mut note = RichText::default();
    note.push(&platform, crate::text::Style { color: kit.cx.theme.body, ..kit.small() });
    note.push(if platform.is_empty() || !card.evidence.is_said() { "" } else { "\n" }, kit.small());
    note.push(&rests_on(content, &card.evidence), kit.small());
    let icon = known.or_else(|| channels().iter().find(|it| it.key == "other")).map_or("circle", |it| it.icon);
    IconRow { icon, dashed: card.evidence.is_hypothesis(), node: Node::Stack(words), note }
}

/// What stands in the way beside what is done about it.
fn answers(content: &HandoutContent<'_>, stage: StageId, width: f64, blocks: &mut Stack) {
    let kit = &content.kit;
    let barriers: Vec<&Arc<Barrier>> = content.journey.barriers.iter().filter(|it| it.stage == stage).collect();
    let solutions: Vec<&Arc<Solution>> = content.journey.solutions.iter().filter(|it| it.stage == stage).collect();
    let columns = if barriers.is_empty() || solutions.is_empty() { 1 } else { 2 };
    let cell = kit.cell_width(columns, width);
    let column = |kind: LaneKind, boxes: Vec<Node>| {
        let mut stack = Stack::default();
        if !boxes.is_empty() {
            heading(content, kind, cell, &mut stack);
            let mut boxes = boxes.into_iter();
            stack.push(kit.u(9.0), boxes.next().unwrap_or_else(|| Node::air(0.0)));
            boxes.for_each(|it| stack.push(kit.u(8.0), it));
        }
        Node::Stack(stack)
    };
    let left = column(LaneKind::Barriers, barriers.iter().map(|it| barrier(content, it, cell)).collect());
    let right = column(LaneKind::Solutions, solutions.iter().map(|it| solution(content, it, cell)).collect());
    match (barriers.is_empty(), solutions.is_empty()) {
        (true, true) => {}
        (false, true) => blocks.push(above(content), left),
        (true, false) => blocks.push(above(content), right),
        (false, false) => {
            blocks.push(above(content), Node::columns(vec![(0.0, left), (cell + kit.grid_gap(), right)]));
        }
    }
}

pub(in crate::layout::compose) fn barrier(content: &HandoutContent<'_>, barrier: &Barrier, width: f64) -> Node {
    let kit = &content.kit;
    let room = width - 2.0 * kit.tint_insets().0;
    let source = Source { element: ElementId::Barrier(barrier.id), part: Part::Body };
    let mut words = RichText::default();
    let title = barrier.title.trim();
    let kind = barrier.kind.map(|kind| kit.word(kind.key()));
    let title = if title.is_empty() { kind.unwrap_or_default() } else { title.to_owned() };
    let text = barrier.text.trim();
    words.push(&title, kit.bold());
    if !text.is_empty() && !words.is_empty() {
        let ends = title.ends_with(['.', '!', '?', '…', ':']);
        words.push(if ends { " " } else { ". " }, kit.bold());
    }
    words.push(text, kit.body());
    if words.is_empty() {
        words.push(&kit.word("nameless"), kit.quiet());
    }
    let set = kit.set(&words, room - kit.mark_room(), Role::Paragraph).of(source);
    let mut stack = Stack::default();
    stack.push(0.0, Node::Words(kit.with_icon(set, BARRIER_MARK, kit.cx.theme.negative)));
    let mut small = concerned(content, &barrier.personas, kit.small());
    add_evidence(content, &mut small, &barrier.evidence);
    if !small.is_empty() {
        stack.push(kit.u(1.0), indented(kit, &small, room));
    }
    let bar = edge(&kit.cx, kit.cx.theme.negative, barrier.evidence.is_hypothesis());
    kit.tinted(Node::Stack(stack), (kit.cx.theme.negative_tint, bar), width)
}

/// Small words under those that have an icon.
fn indented(kit: &Kit<'_>, words: &RichText, room: f64) -> Node {
    let set = kit.set(words, room - kit.mark_room(), Role::Paragraph);
    Node::beside(vec![(kit.mark_room(), Node::Words(set))])
}

pub(in crate::layout::compose) fn solution(content: &HandoutContent<'_>, solution: &Solution, width: f64) -> Node {
    let kit = &content.kit;
    let room = width - 2.0 * kit.tint_insets().0;
    let source = Source { element: ElementId::Solution(solution.id), part: Part::Body };
    let mut words = solution_words(content, solution);
    if words.is_empty() {
        words.push(&kit.word("nameless"), kit.quiet());
    }
    let set = kit.set(&words, room - kit.mark_room(), Role::Paragraph).of(source);
    let mut stack = Stack::default();
    stack.push(0.0, Node::Words(kit.with_icon(set, SOLUTION_MARK, kit.cx.theme.positive)));
    let mut signed: Vec<String> = Vec::new();
    let owner = solution.owner.trim();
    let due = solution.due.map(|due| {
        let day = format::due(due, kit.cx.year, kit.cx.language);
        kit.cx.words.format("handout-due", &[("day", day.into())])
    });
    signed.extend((!owner.is_empty()).then(|| owner.to_owned()));
    signed.extend(due);
    if !signed.is_empty() {
        stack.push(kit.u(1.0), indented(kit, &Kit::rich(&signed.join(", "), kit.quiet()), room));
    }
    if solution.evidence.is_backed() {
        stack.push(kit.u(1.0), indented(kit, &Kit::rich(&rests_on(content, &solution.evidence), kit.small()), room));
    }
    let bar = edge(&kit.cx, kit.cx.theme.positive, solution.evidence.is_hypothesis());
    kit.tinted(Node::Stack(stack), (kit.cx.theme.positive_tint, bar), width)
}

/// What a statement rests on, behind whom it concerns; nothing where that is not said.
fn add_evidence(content: &HandoutContent<'_>, words: &mut RichText, evidence: &Evidence) {
    if evidence.is_said() {
        let small = content.kit.small();
        words.push(if words.is_empty() { "" } else { " · " }, small);
        words.push(&rests_on(content, evidence), small);
    }
}

/// What is done: its title, and the rest of the sentence.
pub(super) fn solution_words(content: &HandoutContent<'_>, solution: &Solution) -> RichText {
    let kit = &content.kit;
    let mut words = RichText::default();
    let (title, text) = (solution.title.trim(), solution.text.trim());
    words.push(title, kit.bold());
    let joined = words.is_empty() || text.is_empty() || text.starts_with([',', '.', ':', ';', '—']);
    words.push(if joined { "" } else { " " }, kit.body());
    words.push(text, kit.body());
    words
}

/// What is measured, under its heading.
fn metrics(content: &HandoutContent<'_>, own: &[&Arc<Metric>], width: f64, blocks: &mut Stack) {
    let kit = &content.kit;
    if own.is_empty() {
        return;
    }
    heading(content, LaneKind::Metrics, width, blocks);
    for (at, it) in own.iter().enumerate() {
        blocks.push(if at == 0 { kit.u(8.0) } else { kit.u(10.0) }, measured(content, it, width));
    }
}

/// A metric on a row: its name and figure at the left, at the right a bar over how it stands.
fn measured(content: &HandoutContent<'_>, it: &Metric, width: f64) -> Node {
    let kit = &content.kit;
    let theme = kit.cx.theme;
    let source = Source { element: ElementId::Metric(it.id), part: Part::Body };
    let bar_left = kit.cell_width(2, width) + kit.grid_gap();
    let figure_left = bar_left * 0.56;
    let mut name = Stack::default();
    let words = Kit::rich(&capital(&it.name), kit.body());
    let room = figure_left - kit.u(10.0);
    name.push(0.0, Node::Words(kit.set(&words, room, Role::Paragraph).of(source)));
    let mut small = concerned(content, &it.personas, kit.small());
    add_evidence(content, &mut small, &it.evidence);
    if !small.is_empty() {
        name.push(0.0, Node::Words(kit.set(&small, room, Role::Paragraph)));
    }
    let said = |amount: crate::model::Amount| format::measured(amount.get(), &it.unit, kit.cx.language);
    let style = Kit::style(Face::Bold, kit.cx.scale.body * 1.55, theme.ink).with_leading(1.15);
    let fact = it.fact.map_or_else(|| "\u{2014}".to_owned(), said);
    let fact = kit.set(&Kit::rich(&fact, style), bar_left - figure_left - kit.u(14.0), Role::Paragraph).of(source);
    let mut told = Stack::default();
    let room = width - bar_left;
    if let Some(bar) = metric_bar(&kit.cx, it, room) {
        told.push(0.0, Node::air(kit.u(8.0)));
        told.push(0.0, Node::drawn(bar.group, bar.height));
    }
    let target = it.target.map(|target| kit.cx.words.format("metric-target", &[("value", said(target).into())]));
    let stands = progress(it).map(|found| found.message(&it.unit, kit.cx.words));
    let line = target.into_iter().chain(stands).collect::<Vec<_>>().join(" · ");
    if !line.is_empty() {
        told.push(kit.u(6.0), kit.text(&line, kit.small(), room));
    }
    let items = vec![(0.0, Node::Stack(name)), (figure_left, Node::Words(fact)), (bar_left, Node::Stack(told))];
    Node::beside(items)
}
