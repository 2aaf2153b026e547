//! Where people meet the company at a stage, and what stands in the way with what is done about it.

use super::frames::{SlideName, room_below};
use crate::layout::card_slots::seat_order;
use crate::layout::compose::flow::{IconRow, Node, Section, Stack};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::stage::{barrier, row, solution};
use crate::model::{Barrier, LaneKind, Solution, Stage, Touchpoint};
use std::sync::Arc;

/// The slide of a stage's touchpoints, its main barrier and what is done about that; nothing where there are none.
pub(super) fn contact<'c>(content: &'c HandoutContent<'_>, at: usize, stage: &Arc<Stage>) -> Option<Section<'c>> {
    let kit = &content.kit;
    let width = kit.form.content.width();
    let mut cards: Vec<&Arc<Touchpoint>> =
        content.journey.touchpoints.iter().filter(|card| card.stage == stage.id).collect();
    cards.sort_by(|one, other| seat_order((one, one.row), (other, other.row)));
    let (barriers, solutions) = main(content, stage);
    let met = content.lane_title(LaneKind::Touchpoints);
    let title = match (cards.is_empty(), &barriers, &solutions) {
        (true, None, None) => return None,
        (false, None, None) => met.clone(),
        (true, Some(_), _) => content.lane_title(LaneKind::Barriers),
        (true, None, Some(_)) => content.lane_title(LaneKind::Solutions),
        (false, _, _) => kit.word("slides-contact"),
    };
    let name = SlideName::of_stage(content, at, title, Some(content.stage_name(at)));
    let opening = name.opening(content);
    let room = room_below(kit, &opening);
    let answers = |width: f64| {
        let mut stack = Stack::default();
        for (kind, node) in [
            (LaneKind::Barriers, barriers.map(|it| barrier(content, it, width))),
            (LaneKind::Solutions, solutions.map(|it| solution(content, it, width))),
        ] {
            let Some(node) = node else { continue };
            stack.push_head(kit.lines(1.2), kit.section_head(&content.lane_title(kind), width));
            stack.push(kit.u(8.0), node);
        }
        stack
    };
    let gap = kit.u(36.0);
    let right = (width - gap) * 0.42;
    let left = width - gap - right;
    let beside = answers(right);
    let mut blocks = Stack::default();
    if cards.is_empty() {
        blocks.push(0.0, Node::Stack(answers(width)));
    } else if beside.is_empty() || Node::Stack(beside.clone()).height() > room {
        blocks.push(0.0, Node::Stack(rows(content, &cards, (width, room))));
        if !beside.is_empty() {
            blocks.push(kit.lines(1.6), Node::Stack(answers(width)));
        }
    } else {
        let mut column = Stack::default();
        let head = kit.section_head(&met, left);
        let taken = head.height() + kit.u(8.0);
        column.push_head(0.0, head);
        column.push(kit.u(8.0), Node::Stack(rows(content, &cards, (left, room - taken))));
        blocks.push(0.0, Node::columns(vec![(0.0, Node::Stack(column)), (left + gap, Node::Stack(beside))]));
    }
    Some(Section { frame: name.frame(content), opening, blocks, joined: false })
}

/// The barrier that something is done about, or the first, and what is done.
fn main<'c>(content: &'c HandoutContent<'_>, stage: &Stage) -> (Option<&'c Arc<Barrier>>, Option<&'c Arc<Solution>>) {
    let barriers = || content.journey.barriers.iter().filter(|it| it.stage == stage.id);
    let solutions = || content.journey.solutions.iter().filter(|it| it.stage == stage.id);
    let answered = barriers().find_map(|barrier| {
        let solution = content.journey.solutions.iter().find(|solution| solution.barriers.contains(&barrier.id))?;
        Some((Some(barrier), Some(solution)))
    });
    answered.unwrap_or_else(|| (barriers().next(), solutions().next()))
}

/// As many of the touchpoints, and as much of each, as stand in so much room; three of them at least.
fn rows(content: &HandoutContent<'_>, cards: &[&Arc<Touchpoint>], (width, room): (f64, f64)) -> Stack {
    let kit = &content.kit;
    let set = |most: usize, whole: bool| {
        let chosen = choose(cards, most);
        let rows =
            chosen.iter().map(|card| if whole { row(content, card, width) } else { named(content, card, width) });
        let mut stack = kit.icon_rows(rows.collect::<Vec<IconRow>>(), width);
        if cards.len() > chosen.len() {
            let count = [("count", (cards.len() - chosen.len()).into())];
            let more = kit.cx.words.format("handout-more-personas", &count);
            stack.push(kit.u(12.0), kit.text(&more, kit.quiet(), width));
        }
        stack
    };
    let ways = [(5, true), (4, true), (3, true), (5, false), (4, false)];
    let fitting = ways.into_iter().map(|(most, whole)| set(most, whole));
    fitting.into_iter().find(|rows| Node::Stack(rows.clone()).height() <= room).unwrap_or_else(|| set(3, false))
}

/// Moments of truth before others, then in the order of the map.
fn choose<'c>(cards: &[&'c Arc<Touchpoint>], most: usize) -> Vec<&'c Arc<Touchpoint>> {
    let mut order: Vec<usize> = (0..cards.len()).collect();
    order.sort_by_key(|at| cards.get(*at).is_none_or(|card| !card.moment_of_truth));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().filter_map(|at| cards.get(at).copied()).collect()
}

/// A touchpoint by its name alone.
fn named(content: &HandoutContent<'_>, card: &Touchpoint, width: f64) -> IconRow {
    let mut short = card.clone();
    let said = Arc::make_mut(&mut short.card);
    said.picture = None;
    if !said.title.trim().is_empty() {
        said.detail.clear();
    }
    row(content, &short, width)
}
