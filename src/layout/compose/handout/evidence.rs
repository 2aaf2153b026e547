//! What all of it rests on: sources with how much each of them backs, and the hypotheses apart.

use super::content::HandoutContent;
use super::frames::frame;
use super::places::Place;
use super::statement::{capital, rests_on};
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, Node, Section, Stack};
use crate::layout::rich_text::RichText;
use crate::method::{Coverage, source_line};
use crate::model::{ElementId, ElementRef, Evidence, LaneKind};
use crate::scene::{Part, Role, Source};

/// Whether anything is said of sources.
pub(super) fn has_sources(content: &HandoutContent<'_>) -> bool {
    !content.document.project.research.trim().is_empty()
        || content.journey.funnel.source.is_some()
        || statements(content).any(|(_, evidence)| evidence.is_backed())
}

/// Whether there is anything that nobody has checked.
pub(super) fn has_hypotheses(content: &HandoutContent<'_>) -> bool {
    statements(content).any(|(_, evidence)| evidence.is_hypothesis())
}

/// All that is stated on the pages, with what it rests on.
fn statements<'c>(content: &'c HandoutContent<'_>) -> impl Iterator<Item = (ElementRef<'c>, &'c Evidence)> {
    let standing = content.journey.elements().filter(|element| {
        let is_future = matches!(element, ElementRef::Emotion(point) if !point.curve.is_as_is());
        // What should become is nobody's finding.
        !is_future && element.stage().is_none_or(|stage| content.stage_at(stage).is_some())
    });
    standing.filter_map(|element| Some((element, element.evidence()?)))
}

/// Sources, then hypotheses.
pub(super) fn evidence<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let mut sections = Vec::new();
    if has_sources(content) {
        sections.push(sources(content));
    }
    if has_hypotheses(content) {
        sections.push(hypotheses(content));
    }
    sections
}

fn sources<'c>(content: &'c HandoutContent<'_>) -> Section<'c> {
    let kit = &content.kit;
    let width = kit.form.column();
    let title = kit.word("handout-evidence");
    let mut opening = Stack::default();
    let head = kit.heading(&title, kit.title(), kit.form.content.width(), 1);
    opening.push(0.0, Node::Words(head.at(Place::Evidence.anchor()).listed(&title, 0)));
    let map = Source { element: ElementId::Project, part: Part::Body };
    let mut blocks = Stack::default();
    for paragraph in content.document.project.research.split('\n').filter(|text| !text.trim().is_empty()) {
        let set = kit.set(&Kit::rich(paragraph, kit.lead()), kit.measure(width) * 1.1, Role::Paragraph);
        blocks.push(kit.lines(0.5), Node::Words(set.of(map)));
    }
    if let Some(source) = &content.journey.funnel.source {
        blocks.push(kit.lines(0.8), kit.text(&source_line(source, kit.cx.words), kit.body(), kit.measure(width)));
    }
    let coverage = Coverage::of(statements(content).map(|(_, evidence)| evidence));
    if let Some(share) = coverage.share() {
        let values = [
            ("backed", coverage.backed.into()),
            ("total", coverage.total.into()),
            ("share", format::whole_percent(share, kit.cx.language).into()),
        ];
        let told = kit.cx.words.format("handout-coverage", &values);
        blocks.push(kit.lines(0.8), kit.text(&told, kit.quiet(), kit.measure(width)));
    }
    let rows = counted(content);
    if !rows.is_empty() {
        blocks.push(kit.lines(1.6), table(content, &rows, width));
    }
    Section { frame: frame(content, title, None), opening, blocks, joined: false }
}

/// A source, its day, and how many statements rest on it.
type Counted = (String, String, usize);

/// The sources, the one that backs most first.
fn counted(content: &HandoutContent<'_>) -> Vec<Counted> {
    let kit = &content.kit;
    let mut rows: Vec<Counted> = Vec::new();
    for (_, evidence) in statements(content) {
        let (name, day) = match evidence {
            Evidence::Hypothesis | Evidence::Undisclosed => continue,
            Evidence::Interview { .. } => (kit.word("handout-interviews"), String::new()),
            Evidence::Observation { .. } => (kit.word("handout-observations"), String::new()),
            Evidence::Data { date, .. } => {
                let day = date.map(|date| format::date(date, kit.cx.language)).unwrap_or_default();
                (capital(&rests_on(content, evidence)), day)
            }
        };
        match rows.iter_mut().find(|(known, known_day, _)| (known, known_day) == (&name, &day)) {
            Some((_, _, count)) => *count += 1,
            None => rows.push((name, day, 1)),
        }
    }
    rows.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    rows
}

fn table(content: &HandoutContent<'_>, rows: &[Counted], width: f64) -> Node {
    let kit = &content.kit;
    let lefts = [0.0, width * 0.58, width * 0.78];
    let widths = [width * 0.58 - kit.grid_gap(), width * 0.2 - kit.grid_gap(), width * 0.22];
    let heads = ["handout-source", "handout-date", "handout-statements"];
    let cell = |text: &str, style, width: f64, role| Node::Words(kit.set(&Kit::rich(text, style), width, role));
    let head = heads
        .iter()
        .zip(widths)
        .map(|(key, width)| cell(&kit.word(key), kit.small(), width, Role::Cell { row: 0, head: true }));
    let rows = rows.iter().zip(1_u32..).map(|((name, day, count), row)| {
        let role = Role::Cell { row, head: false };
        let count = format::number(f64::from(u32::try_from(*count).unwrap_or(u32::MAX)), kit.cx.language);
        let [name_width, day_width, count_width] = widths;
        vec![
            cell(name, kit.body(), name_width, role),
            cell(day, kit.quiet(), day_width, role),
            cell(&count, kit.body(), count_width, role),
        ]
    });
    kit.table(width, lefts.to_vec(), head.collect(), rows.collect())
}

/// What nobody has checked yet, stage by stage.
fn hypotheses<'c>(content: &'c HandoutContent<'_>) -> Section<'c> {
    let kit = &content.kit;
    let width = kit.form.column();
    let title = kit.word("handout-hypotheses");
    let mut blocks = Stack::default();
    let head = kit.heading(&title, subtitle(content), width, 1);
    blocks.push_head(0.0, Node::Words(head.at(Place::Hypotheses.anchor()).listed(&title, 0)));
    let lead = Kit::rich(&kit.word("handout-hypotheses-lead"), kit.quiet());
    blocks.push_head(kit.u(4.0), Node::Words(kit.balanced(&lead, kit.measure(width), Role::Paragraph)));
    let is_silent = |(element, evidence): &(ElementRef<'_>, &Evidence)| {
        matches!(element, ElementRef::Emotion(_)) && evidence.is_hypothesis() && element.words().trim().is_empty()
    };
    let silent = statements(content).filter(is_silent).count();
    if silent > 0 {
        let told = kit.cx.words.format("handout-silent-points", &[("count", silent.into())]);
        blocks.push_head(0.0, kit.text(&told, kit.quiet(), kit.measure(width)));
    }
    for (at, stage) in content.stages.iter().enumerate() {
        let mut items = Vec::new();
        for (element, evidence) in statements(content).filter(|(element, _)| element.stage() == Some(stage.id)) {
            if !evidence.is_hypothesis() {
                continue;
            }
            let said = element.words().trim();
            if said.is_empty() {
                continue;
            }
            let mut words = RichText::default();
            words.push(&format!("{}: ", kind(content, element)), kit.quiet());
            words.push(said, kit.body());
            items.push((words, Some(Source { element: element.id(), part: Part::Label })));
        }
        if !items.is_empty() {
            let name = kit.heading(&content.stage_name(at), kit.strong(), width, 2);
            blocks.push_head(kit.lines(1.2), Node::Words(name));
            blocks.push(kit.u(4.0), kit.list(items, kit.measure(width)));
        }
    }
    Section { frame: frame(content, title, None), opening: Stack::default(), blocks, joined: true }
}

/// What an element is called by its kind: a text by its lane.
fn kind(content: &HandoutContent<'_>, element: ElementRef<'_>) -> String {
    let kit = &content.kit;
    match element {
        ElementRef::Note(note) => {
            let lane = content.journey.lanes.get(note.lane);
            let title = lane.map_or("", |lane| lane.title.trim());
            let key = lane.map_or(LaneKind::Text, |lane| lane.kind).name_key();
            if title.is_empty() { kit.word(key) } else { title.to_owned() }
        }
        ElementRef::Touchpoint(_) => kit.word("element-touchpoint"),
        ElementRef::Emotion(_) => kit.word("element-emotion"),
        ElementRef::DropOff(_) => kit.word("element-dropoff"),
        ElementRef::Barrier(_) => kit.word("element-barrier"),
        ElementRef::Solution(_) => kit.word("element-solution"),
        ElementRef::Metric(_) => kit.word("element-metric"),
        _ => String::new(),
    }
}

/// The heading of a section that may begin in the middle of a page.
fn subtitle(content: &HandoutContent<'_>) -> crate::text::Style {
    let kit = &content.kit;
    crate::text::Style { size: crate::units::Pt(kit.cx.scale.title * 0.66), ..kit.title() }
}
