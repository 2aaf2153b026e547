//! What stands around the lanes: heads over their columns, title and personas, the line of visibility, the footer and its legend.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{journey, lay_out, on, repository};
use kurbo::{Rect, Shape as _};
use std::collections::BTreeMap;
use tropa::layout::{Layout, View};
use tropa::method::templates;
use tropa::model::{Document, ElementId, IdSource, Language, Orientation, Paper};
use tropa::scene::{Item, Part, PlacedRef};
use tropa::text::Face;

/// Less than this is no other place.
const HAIR: f64 = 0.05;

/// Both samples and all templates in both languages, each with its name.
fn maps() -> Vec<(String, Document)> {
    let samples = ["marketplaces", "marketplaces.en", "school", "school.en"].map(|name| {
        let path = repository(&format!("assets/samples/{name}.tropa"));
        (name.to_owned(), tropa::store::open(&path).expect("the bundled sample opens").document)
    });
    let made = templates().iter().flat_map(|template| {
        [Language::Ru, Language::En].map(|language| {
            let name = format!("{} {language:?}", template.id);
            (name, template.document(language, &mut IdSource::seeded(7)))
        })
    });
    samples.into_iter().chain(made).collect()
}

/// Papers of all sizes, both ways round.
fn views() -> impl Iterator<Item = View> {
    let papers = [Paper::A4, Paper::A2, Paper::A1, Paper::A0];
    papers.into_iter().flat_map(|paper| [Orientation::Landscape, Orientation::Portrait].map(|way| on(paper, way)))
}

/// Where the words of a group begin, line by line, on the sheet.
fn words(placed: PlacedRef<'_>) -> impl Iterator<Item = (f64, &str)> {
    placed.group.items.iter().filter_map(move |item| match item {
        Item::Text { at, run, .. } if run.face != Face::Icons => Some((at.x + placed.offset.x, run.text.as_ref())),
        _ => None,
    })
}

/// Where the boxes of a group begin: its card, the edge of a barrier or a solution, the bar of a metric.
fn boxes(placed: PlacedRef<'_>) -> impl Iterator<Item = f64> + '_ {
    placed.group.items.iter().filter_map(move |item| match item {
        Item::Rect { rect, .. } => Some(rect.x0 + placed.offset.x),
        Item::Path { path, stroke, .. } => {
            let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
            Some(path.bounding_box().x0 - half + placed.offset.x)
        }
        _ => None,
    })
}

/// The leftmost of some places.
fn leftmost(places: impl Iterator<Item = f64>) -> f64 {
    places.fold(f64::INFINITY, f64::min)
}

/// What of a column does not stand on its one left edge.
fn off_the_edge(document: &Document, layout: &Layout) -> (usize, Vec<String>) {
    let (map, frame) = (journey(document), &layout.frame);
    let (mut met, mut off) = (0, Vec::new());
    let mut look = |column: f64, left: f64, what: &str| {
        met += 1;
        let edge = column + frame.card_inset;
        if (left - edge).abs() > HAIR {
            off.push(format!("{what} stands at {left}, the edge is {edge}"));
        }
    };
    let bodies = layout
        .scene
        .printed()
        .filter_map(|placed| Some((placed.group.source?, placed)))
        .filter(|it| it.0.part == Part::Body);
    for (source, placed) in bodies {
        let column = |stage| frame.column(stage).expect("it is shown").left;
        match source.element {
            ElementId::Stage(id) => {
                let paragraphs = placed.group.items.iter().filter_map(|item| match item {
                    Item::Text { at, paragraph, .. } => Some((*paragraph, at.x + placed.offset.x)),
                    _ => None,
                });
                let mut left = BTreeMap::new();
                for (paragraph, x) in paragraphs {
                    left.entry(paragraph).and_modify(|least: &mut f64| *least = least.min(x)).or_insert(x);
                }
                // The name stands behind the number.
                for (index, x) in left.into_values().enumerate().filter(|(index, _)| *index != 1) {
                    look(column(id), x, ["number", "name", "question", "duration"].get(index).unwrap_or(&"head"));
                }
            }
            ElementId::Touchpoint(id) => {
                let card = map.touchpoints.get(id).expect("it is there");
                if card.at.get() <= 0.0 {
                    look(column(card.stage), leftmost(boxes(placed)), &card.title);
                }
            }
            ElementId::Barrier(id) => {
                let stage = map.barriers.get(id).expect("it is there").stage;
                look(column(stage), leftmost(boxes(placed)), "a barrier");
            }
            ElementId::Solution(id) => {
                let stage = map.solutions.get(id).expect("it is there").stage;
                look(column(stage), leftmost(boxes(placed)), "a solution");
            }
            ElementId::Metric(id) => {
                let stage = map.metrics.get(id).expect("it is there").stage;
                look(column(stage), leftmost(words(placed).map(|(x, _)| x)), "the name of a metric");
            }
            ElementId::Note(id) => {
                let note = map.notes.get(id).expect("it is there");
                look(column(note.stage), leftmost(words(placed).map(|(x, _)| x)), &note.text);
            }
            _ => {}
        }
    }
    (met, off)
}

#[test]
fn all_in_a_column_stands_on_one_left_edge_its_head_too() {
    for (name, document) in maps() {
        for view in views() {
            let layout = lay_out(&document, &view);
            let (met, off) = off_the_edge(&document, &layout);
            assert!(met >= 3 && off.is_empty(), "{name} on {:?}: of {met}\n{}", view.sheet, off.join("\n"));
        }
    }
}

/// The line of visibility: where its words stand, and the line itself.
fn visibility(layout: &Layout) -> Option<(Rect, Rect)> {
    layout.scene.printed().find_map(|placed| {
        let is_it = |text: &str| text.contains("линия видимости") || text.contains("line of visibility");
        let label = placed.group.items.iter().find_map(|item| match item {
            Item::Text { at, run, .. } if is_it(&run.text) => {
                let (at, size) = (*at + placed.offset, run.size.get());
                Some(Rect::new(at.x, at.y - 0.7 * size, at.x + run.width.get(), at.y + 0.2 * size))
            }
            _ => None,
        })?;
        let line = placed.group.items.iter().find_map(|item| match item {
            Item::Path { path, stroke: Some(_), .. } => Some(path.bounding_box() + placed.offset),
            _ => None,
        })?;
        Some((label, line))
    })
}

#[test]
fn the_line_of_visibility_has_air_above_and_below_and_touches_nothing() {
    let mut met = 0;
    for (name, document) in maps() {
        for view in views() {
            let layout = lay_out(&document, &view);
            let Some((label, line)) = visibility(&layout) else { continue };
            met += 1;
            let y = line.center().y;
            let near = |at: f64| (at - y).abs();
            let ends = |placed: &PlacedRef<'_>| {
                let bounds = placed.bounds();
                // Lines between stages and lanes are no content, and the line itself is none.
                let is_it = words(*placed).any(|(_, text)| text.contains("видимости") || text.contains("visibility"));
                (bounds.height() > 1.0 && !is_it).then_some(bounds)
            };
            let all: Vec<Rect> = layout.scene.printed().filter_map(|placed| ends(&placed)).collect();
            let above = all.iter().filter(|it| it.y1 <= y).map(|it| near(it.y1)).fold(f64::INFINITY, f64::min);
            let below = all.iter().filter(|it| it.y0 >= y).map(|it| near(it.y0)).fold(f64::INFINITY, f64::min);
            assert!(all.iter().all(|it| it.y1 <= y || it.y0 >= y), "{name} {:?}: something lies on it", view.sheet);
            let least = layout.frame.body * 0.6;
            assert!(above >= least && below >= least, "{name} {:?}: {above} above, {below} below", view.sheet);
            assert!(label.y0 < y && y < label.y1, "{name}: its words stand on it");
            assert!(
                all.iter().all(|it| it.intersect(label).is_zero_area()),
                "{name} {:?}: its words cover",
                view.sheet
            );
        }
    }
    assert!(met >= 20, "{met}");
}
