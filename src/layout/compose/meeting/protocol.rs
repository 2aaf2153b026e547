//! The minutes of a meeting: what was changed, what was asked, and room for what follows.

use super::lines::MeetingLines;
use super::table::table;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, Node, PageForm, PageFrame, Section, Stack, flow};
use crate::layout::compose::handout::frames::{page_number, rule, running_head};
use crate::layout::compose::poster::poster;
use crate::layout::engine::Engine;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use crate::scene::{Layer, Role};
use std::sync::atomic::AtomicBool;

/// Its pages: one, where what happened has room on it. The map itself where there was no meeting.
pub(in crate::layout) fn protocol(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    if input.document.journey(input.journey).is_none() {
        return poster(engine, input, stop);
    }
    engine.texts.get_mut().next_generation();
    let kit = Kit::new(engine, input.document, input.language(), form(input));
    let Some(lines) = MeetingLines::of(input, kit.cx.words) else { return poster(engine, input, stop) };
    let project = &input.document.project;
    let width = kit.form.content.width();
    let mut opening = Stack::default();
    let head = kit.heading(&lines.title, kit.title(), width, 1);
    opening.push(0.0, Node::Words(head.listed(&lines.title, 0)));
    let day = format::date(lines.meeting.date, input.language());
    let facts = [lines.map.as_str(), project.client.trim(), &day, project.author.trim()];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    opening.push(kit.u(8.0), kit.text(&facts.join(" · "), kit.lead(), width));
    let mut blocks = Stack::default();
    blocks.push_head(0.0, kit.section_head(&kit.word("minutes-changed"), width));
    if lines.changes.is_empty() {
        blocks.push(kit.lines(0.5), kit.text(&kit.word("minutes-changed-nothing"), kit.quiet(), width));
    } else {
        blocks.push(kit.lines(0.7), table(&kit, &lines.changes, width));
    }
    blocks.push_head(kit.lines(2.0), kit.section_head(&kit.word("minutes-asked"), width));
    let questions = lines.meeting.questions.iter().filter(|question| !question.text.trim().is_empty());
    let questions: Vec<_> = questions.collect();
    if questions.is_empty() {
        blocks.push(kit.lines(0.5), kit.text(&kit.word("minutes-asked-nothing"), kit.quiet(), width));
    } else {
        let items = questions.iter().map(|question| {
            let mut words = Kit::rich(&question.text, kit.body());
            if !question.at.trim().is_empty() {
                words.push(&format!(" · {}", question.at.trim()), kit.quiet());
            }
            (words, None)
        });
        blocks.push(kit.lines(0.5), kit.list(items, kit.measure(width)));
    }
    blocks.push(kit.lines(2.0), kit.ruled(&kit.word("minutes-next"), width, (3, 8)));
    let section = Section { frame: frame(&lines), opening, blocks, joined: false };
    Some(flow(&kit, &[section]))
}

/// Pages that are held in the hand.
pub(super) fn form(input: &PrintInput<'_>) -> PageForm {
    PageForm { columns: 1, ..PageForm::booklet(input.setup.handout.size(), input.setup.handout.margin) }
}

/// What stands above and below: the map, the meeting, and on which page one is.
pub(super) fn frame<'c>(lines: &MeetingLines<'_>) -> PageFrame<'c> {
    let (title, map) = (lines.title.clone(), lines.map.clone());
    Box::new(move |kit, page, place| {
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Artifact, None);
        let rail = running_head(kit, &mut drawing, &map, &title);
        rule(kit, &mut drawing, rail);
        page_number(kit, &mut drawing, place.number);
        page.push(drawing.finish(None, Layer::Frame));
    })
}
