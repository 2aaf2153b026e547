//! Who does what by when.

use super::content::HandoutContent;
use super::frames::frame;
use super::places::Place;
use super::stage::solution_words;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, Node, Section, Stack};
use crate::model::{Date, ElementId, Solution};
use crate::scene::{Part, Role, Source};
use std::sync::Arc;

/// A section where something is to be done.
pub(super) fn plan<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    if content.journey.solutions.is_empty() {
        return Vec::new();
    }
    let width = kit.form.content.width();
    let title = kit.word("handout-plan");
    let mut opening = Stack::default();
    let head = kit.heading(&title, kit.title(), width, 1);
    opening.push(0.0, Node::Words(head.at(Place::Plan.anchor()).listed(&title, 0)));
    let mut blocks = Stack::default();
    blocks.push(0.0, table(content, kit.form.column()));
    blocks.push(kit.lines(2.4), kit.ruled(&kit.word("handout-notes"), kit.form.column(), (3, 10)));
    vec![Section { frame: frame(content, title, None), opening, blocks, joined: false }]
}

/// The earliest day first; what has none comes last.
fn by_day(one: &Solution, other: &Solution) -> std::cmp::Ordering {
    let day = |solution: &Solution| (solution.due.is_none(), solution.due);
    day(one).cmp(&day(other))
}

pub(in crate::layout::compose) fn table(content: &HandoutContent<'_>, width: f64) -> Node {
    let kit = &content.kit;
    let mut owners: Vec<(String, Vec<&Arc<Solution>>)> = Vec::new();
    for solution in &content.journey.solutions {
        let owner = solution.owner.trim();
        match owners.iter_mut().find(|(name, _)| name.as_str() == owner) {
            Some((_, own)) => own.push(solution),
            None => owners.push((owner.to_owned(), vec![solution])),
        }
    }
    for (_, own) in &mut owners {
        own.sort_by(|one, other| by_day(one, other));
    }
    let earliest = |own: &[&Arc<Solution>]| own.iter().filter_map(|solution| solution.due).min();
    let order = |(name, own): &(String, Vec<&Arc<Solution>>)| {
        let day: Option<Date> = earliest(own);
        (name.is_empty(), day.is_none(), day)
    };
    owners.sort_by_key(order);
    let shares = [0.19, 0.15, 0.40, 0.26];
    let gap = kit.grid_gap();
    let widths = shares.map(|share| width * share - gap);
    let mut lefts = Vec::new();
    let mut left = 0.0;
    for share in shares {
        lefts.push(left);
        left += width * share;
    }
    let heads = ["field-owner", "handout-due-head", "element-solution", "element-stage"];
    let head = heads.iter().zip(widths).map(|(key, width)| {
        let role = Role::Cell { row: 0, head: true };
        Node::Words(kit.set(&Kit::rich(&kit.word(key), kit.small()), width, role))
    });
    let mut rows = Vec::new();
    for (owner, own) in owners {
        for (at, solution) in own.iter().enumerate() {
            let row = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
            let role = Role::Cell { row, head: false };
            let source = Source { element: ElementId::Solution(solution.id), part: Part::Label };
            let name = match (at, owner.as_str()) {
                (0, "") => Kit::rich(&kit.word("handout-nobody"), kit.quiet()),
                (0, owner) => Kit::rich(owner, kit.bold()),
                _ => Kit::rich("", kit.body()),
            };
            let day = solution.due.map(|due| format::date(due, kit.cx.language));
            let day = day
                .map_or_else(|| Kit::rich(&kit.word("handout-no-due"), kit.quiet()), |day| Kit::rich(&day, kit.body()));
            let mut what = solution_words(content, solution);
            if what.is_empty() {
                what.push(&kit.word("nameless"), kit.quiet());
            }
            let [owner_width, day_width, what_width, stage_width] = widths;
            let mut stage = Kit::rich("", kit.body());
            let at = content.stage_at(solution.stage);
            if let Some(at) = at {
                stage.push(&content.stage_name(at), kit.quiet());
            }
            let mut stage = kit.set(&stage, stage_width, role);
            if let Some(at) = at {
                stage = stage.leading_to(Place::Stage(at).anchor());
            }
            rows.push(vec![
                Node::Words(kit.set(&name, owner_width, role)),
                Node::Words(kit.set(&day, day_width, role)),
                Node::Words(kit.set(&what, what_width, role).of(source)),
                Node::Words(stage),
            ]);
        }
    }
    kit.table(width, lefts, head.collect(), rows)
}
