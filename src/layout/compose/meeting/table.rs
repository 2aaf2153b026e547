//! Changes as a table: what it was about, what was, struck, and what is.

use super::lines::ChangeLine;
use crate::layout::compose::flow::{Kit, Node};
use crate::layout::rich_text::RichText;
use crate::scene::{Part, Role, Source};

/// What was changed, where it stands, and how much followed from it.
fn what(kit: &Kit<'_>, line: &ChangeLine) -> RichText {
    let mut words = Kit::rich(&line.words.title, kit.bold());
    for more in [Some(&line.words.place), line.words.followers.as_ref()].into_iter().flatten() {
        if !more.trim().is_empty() {
            words.push(&format!(" · {}", more.trim()), kit.quiet());
        }
    }
    words
}

/// The table of some changes, so wide, numbered from 1; of what is gone there is nothing afterwards, of what is new nothing before.
pub(super) fn table(kit: &Kit<'_>, changes: &[ChangeLine], width: f64) -> Node {
    let shares = [0.06, 0.36, 0.29, 0.29];
    let gap = kit.grid_gap();
    let widths = shares.map(|share| width * share - gap);
    let mut left = 0.0;
    let lefts = shares.iter().map(|share| {
        let here = left;
        left += width * share;
        here
    });
    let lefts: Vec<f64> = lefts.collect();
    let heads = ["minutes-number", "minutes-what", "minutes-before", "minutes-after"];
    let head = heads.iter().zip(widths).map(|(key, width)| {
        let role = Role::Cell { row: 0, head: true };
        Node::Words(kit.set(&Kit::rich(&kit.word(key), kit.small()), width, role))
    });
    let rows = changes.iter().zip(1_u32..).map(|(line, number)| {
        let role = Role::Cell { row: number, head: false };
        let [number_width, what_width, before_width, after_width] = widths;
        let source = Source { element: line.change.element, part: Part::Label };
        let said = |text: &str, width: f64, is_old: bool| {
            let style = if is_old || text.is_empty() { kit.quiet() } else { kit.body() };
            let node = kit.set(&Kit::rich(if text.is_empty() { "—" } else { text }, style), width, role);
            if is_old && !text.is_empty() { node.struck(kit.cx.theme.red_line) } else { node }
        };
        vec![
            Node::Words(kit.set(&Kit::rich(&number.to_string(), kit.bold()), number_width, role)),
            Node::Words(kit.set(&what(kit, line), what_width, role).of(source)),
            Node::Words(said(&line.before(), before_width, true)),
            Node::Words(said(&line.after(), after_width, false)),
        ]
    });
    kit.table(width, lefts, head.collect(), rows.collect())
}
