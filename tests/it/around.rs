//! What stands around the lanes: heads over their columns, title and personas, the line of visibility, the footer and its legend.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{journey, lay_out, on, repository, sample, school};
use kurbo::{Rect, Shape as _};
use std::collections::{BTreeMap, BTreeSet};
use tropa::layout::{Layout, Notice, View};
use tropa::method::templates;
use tropa::model::{
    Document, ElementId, Evidence, IdSource, Lane, LaneKind, Language, Orientation, Paper, Persona, StageId,
};
use tropa::scene::{Item, Layer, Part, PlacedRef};
use tropa::text::Face;
use tropa::units::Mm;

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
    // A wide cell sets its items in columns: it begins where the leftmost of them does.
    let mut cells: BTreeMap<(StageId, String), f64> = BTreeMap::new();
    let mut begins = |cell: (StageId, String), left: f64| {
        cells.entry(cell).and_modify(|least| *least = least.min(left)).or_insert(left);
    };
    let column = |stage| frame.column(stage).expect("it is shown").left;
    let bodies = layout
        .scene
        .printed()
        .filter_map(|placed| Some((placed.group.source?, placed)))
        .filter(|it| it.0.part == Part::Body);
    for (source, placed) in bodies {
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
                    begins((card.stage, "a card".to_owned()), leftmost(boxes(placed)));
                }
            }
            ElementId::Barrier(id) => {
                let stage = map.barriers.get(id).expect("it is there").stage;
                begins((stage, "a barrier".to_owned()), leftmost(boxes(placed)));
            }
            ElementId::Solution(id) => {
                let stage = map.solutions.get(id).expect("it is there").stage;
                begins((stage, "a solution".to_owned()), leftmost(boxes(placed)));
            }
            ElementId::Metric(id) => {
                let stage = map.metrics.get(id).expect("it is there").stage;
                begins((stage, "a metric".to_owned()), leftmost(words(placed).map(|(x, _)| x)));
            }
            ElementId::Note(id) => {
                let note = map.notes.get(id).expect("it is there");
                begins((note.stage, format!("a text of {:?}", note.lane)), leftmost(words(placed).map(|(x, _)| x)));
            }
            _ => {}
        }
    }
    for ((stage, what), left) in cells {
        look(column(stage), left, &what);
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

/// A map of one stage less than six with this title, and so many personas who say something.
fn with_personas(count: usize, title: &str) -> Document {
    let mut document = tropa::method::synth(5, 10, count, 3);
    let id = journey(&document).id;
    title.clone_into(&mut document.journeys.get_mut(id).expect("a map").title);
    document.personas.update_each(|persona| {
        Some(Persona {
            segment: "Владелец интернет-магазина · 120 заказов в месяц".to_owned(),
            quote: "Мне нужен не курс, а продажи. И чтобы я понимал, за что плачу".to_owned(),
            ..persona.clone()
        })
    });
    document
}

/// The cards of personas on a sheet, from top to bottom and from left to right.
fn persona_cards(layout: &Layout) -> Vec<Rect> {
    let cards = layout.scene.printed().filter(|placed| {
        let is_persona = |element| matches!(element, ElementId::Persona(_));
        placed.group.layer == Layer::Frame && placed.group.source.is_some_and(|source| is_persona(source.element))
    });
    let mut cards: Vec<Rect> = cards.map(|placed| placed.bounds()).collect();
    cards.sort_by(|one, other| one.y0.total_cmp(&other.y0).then(one.x0.total_cmp(&other.x0)));
    cards
}

/// The group that holds title and scenario.
fn title_block(layout: &Layout) -> PlacedRef<'_> {
    let is_title = |placed: &PlacedRef<'_>| {
        let source = placed.group.source.map(|source| source.element);
        placed.group.layer == Layer::Frame && matches!(source, Some(ElementId::Journey(_)))
    };
    layout.scene.printed().find(is_title).expect("a title")
}

#[test]
fn up_to_five_personas_stand_in_one_row_on_any_paper_and_more_leave_no_hole() {
    let strip = Paper::Custom { width: Mm(2400.0), height: Mm(610.0) };
    for count in 1..=7 {
        let document = with_personas(count, "«Я вывожу свой магазин на маркетплейсы»");
        for view in views().chain([on(strip, Orientation::Landscape)]) {
            let layout = lay_out(&document, &view);
            let cards = persona_cards(&layout);
            assert_eq!(cards.len(), count, "{:?}", view.sheet);
            let top = cards[0].y0;
            let first: Vec<&Rect> = cards.iter().take_while(|card| (card.y0 - top).abs() < HAIR).collect();
            if count <= 5 {
                assert_eq!(first.len(), count, "{:?}: {cards:?}", view.sheet);
            }
            let right = layout.frame.content.x1;
            for pair in cards.windows(2) {
                let ends_its_row = pair[1].y0 > pair[0].y0 + HAIR;
                assert!(!ends_its_row || (pair[0].x1 - right).abs() < 2.0, "{:?}: a hole at {pair:?}", view.sheet);
                assert!((pair[0].intersect(pair[1])).is_zero_area(), "{:?}: {pair:?}", view.sheet);
            }
            let last = cards.last().expect("a card");
            assert!((last.x1 - right).abs() < 2.0, "{:?}: {last:?} does not end at {right}", view.sheet);
            let title = title_block(&layout).bounds();
            assert!(cards.iter().all(|card| card.intersect(title).is_zero_area()), "{:?}: on the title", view.sheet);
        }
    }
}

#[test]
fn a_title_that_fits_beside_the_personas_stands_on_one_line() {
    for (name, document) in maps() {
        let layout = lay_out(&document, &on(Paper::A1, Orientation::Landscape));
        let block = title_block(&layout);
        let largest = words_of_size(block).map(|(_, size)| size).fold(0.0, f64::max);
        let lines: BTreeSet<i64> = words_of_size(block)
            .filter(|(_, size)| (size - largest).abs() < HAIR)
            .map(|(y, _)| {
                #[expect(clippy::cast_possible_truncation, reason = "a place on a sheet")]
                let y = y.round() as i64;
                y
            })
            .collect();
        assert_eq!(lines.len(), 1, "{name}: the title has {} lines", lines.len());
    }
}

#[test]
fn a_title_breaks_only_where_it_has_no_more_width_beside_it() {
    let words = "Я ищу подрядчика, который запустит мои продажи на маркетплейсах под ключ и научит всему сам";
    for length in [20, 40, 60, 80, 90] {
        let title: String = words.chars().take(length).collect();
        for count in 0..=3 {
            let document = with_personas(count, title.trim());
            for view in views() {
                let layout = lay_out(&document, &view);
                let block = title_block(&layout);
                let largest = words_of_size(block).map(|(_, size)| size).fold(0.0, f64::max);
                let runs = block.group.items.iter().filter_map(|item| match item {
                    Item::Text { at, run, .. } if (run.size.get() - largest).abs() < HAIR => {
                        Some((at.y, run.width.get()))
                    }
                    _ => None,
                });
                let runs: Vec<(f64, f64)> = runs.collect();
                let lines = runs.windows(2).filter(|pair| pair[1].0 > pair[0].0 + HAIR).count() + 1;
                let whole: f64 = runs.iter().map(|(_, width)| width).sum();
                let cards = persona_cards(&layout);
                let is_beside = |card: &&Rect| card.y0 < block.bounds().y0;
                let beside = cards.iter().filter(is_beside).map(|card| card.x0).fold(f64::INFINITY, f64::min);
                let room = beside.min(layout.frame.content.x1) - layout.frame.content.x0 - 3.2 * layout.frame.body;
                // A line more than the words need at the least is what breaking between words may cost.
                let most = (whole / room).ceil() + 1.0;
                if lines > 1 {
                    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
                    let lines = lines as f64;
                    let is_full = whole > room * (lines - 1.0) * 0.8;
                    assert!(is_full && lines <= most, "«{title}» {:?}", view.sheet);
                }
            }
        }
    }
}

/// Baseline and size of each run of a group.
fn words_of_size(placed: PlacedRef<'_>) -> impl Iterator<Item = (f64, f64)> {
    placed.group.items.iter().filter_map(|item| match item {
        Item::Text { at, run, .. } => Some((at.y, run.size.get())),
        _ => None,
    })
}

/// The footer's own lines of text with where each begins and ends, from top to bottom.
fn footer_lines(layout: &Layout) -> Vec<(Rect, String)> {
    let is_footer = |placed: &PlacedRef<'_>| {
        let source = placed.group.source.map(|source| source.element);
        placed.group.layer == Layer::Frame && source == Some(ElementId::Project)
    };
    let footer = layout.scene.printed().filter(is_footer).last().expect("a footer");
    let lines = footer.group.items.iter().filter_map(|item| match item {
        Item::Text { at, run, .. } if run.face != Face::Icons => {
            let (at, size) = (*at + footer.offset, run.size.get());
            Some((Rect::new(at.x, at.y - 0.7 * size, at.x + run.width.get(), at.y + 0.2 * size), run.text.to_string()))
        }
        _ => None,
    });
    lines.collect()
}

/// The words of the footer, without those that stand between others.
fn footer_words(layout: &Layout) -> String {
    footer_lines(layout).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("|")
}

#[test]
fn the_blocks_of_a_footer_stand_beside_each_other_or_one_above_the_other_and_never_on_each_other() {
    for (name, document) in maps() {
        for view in views() {
            let layout = lay_out(&document, &view);
            let lines = footer_lines(&layout);
            for (index, (one, said)) in lines.iter().enumerate() {
                for (other, also) in &lines[index + 1..] {
                    let common = one.intersect(*other);
                    assert!(
                        common.width() <= HAIR || common.height() <= HAIR,
                        "{name} {:?}: {said} {also}",
                        view.sheet
                    );
                }
                let content = layout.frame.content;
                assert!(one.x0 >= content.x0 - HAIR && one.x1 <= content.x1 + HAIR, "{name} {:?}: {said}", view.sheet);
            }
            // What is said of the map is last: at the right edge, or at the left under the legend.
            let (last, said) = lines.last().expect("words");
            let right = (last.x1 - layout.frame.content.x1).abs() < 0.5;
            let left = lines.iter().filter(|(it, _)| (it.y1 - last.y1).abs() < HAIR).all(|(it, _)| it.x0 <= last.x0);
            assert!(right || left, "{name} {:?}: {said}", view.sheet);
        }
    }
}

#[test]
fn the_footer_tells_the_distance_that_the_window_tells_and_no_size_of_type() {
    let mut met = 0;
    for (name, document) in maps() {
        for view in views() {
            let layout = lay_out(&document, &view);
            let words = footer_words(&layout);
            assert!(!words.contains("кегль") && !words.contains("smallest type"), "{name}: {words}");
            let language = document.project.language;
            let distance = tropa::layout::reading_distance(layout.frame.smallest_type);
            let distance = tropa::i18n::format::number(distance, language);
            let told = match language {
                Language::Ru => format!("читается с {distance}\u{a0}м"),
                Language::En => format!("readable from {distance}\u{a0}m"),
            };
            let is_small = layout.notices.iter().any(|notice| matches!(notice, Notice::TypeBelowMinimum { .. }));
            assert_eq!(words.contains(&told), !is_small, "{name} {:?}: {words}", view.sheet);
            met += usize::from(!is_small);
        }
    }
    assert!(met >= 20, "{met}");
}

/// The map without what this lane shows, and without the lane.
fn without_lane(document: &Document, kind: LaneKind) -> Document {
    let mut document = document.clone();
    let id = journey(&document).id;
    let map = document.journeys.get_mut(id).expect("a map");
    map.lanes.update_each(|lane| Some(Lane { visible: lane.visible && lane.kind != kind, ..lane.clone() }));
    document
}

#[test]
fn the_legend_has_an_entry_exactly_where_the_sheet_uses_what_it_explains() {
    let view = View::default();
    let school = school();
    let has = |document: &Document, entry: &str| {
        let lines = footer_lines(&lay_out(document, &view));
        lines.iter().any(|(_, text)| text == entry)
    };
    // What each lane of the sample makes necessary goes with it.
    for (kind, entries) in [
        (LaneKind::Touchpoints, &["момент истины"][..]),
        (LaneKind::Emotions, &["как будет"]),
        (LaneKind::DropOff, &["ушли совсем", "могут вернуться"]),
        (LaneKind::Barriers, &["барьер"]),
        (LaneKind::Solutions, &["решение"]),
        (LaneKind::Metrics, &["цель не\u{a0}достигнута"]),
    ] {
        let without = without_lane(&school, kind);
        for entry in entries {
            assert!(has(&school, entry) && !has(&without, entry), "{kind:?}: {entry}");
        }
    }
    // And what none of its elements uses is not explained though its lane is there.
    let mut plain = school.clone();
    let id = journey(&plain).id;
    let map = plain.journeys.get_mut(id).expect("a map");
    map.touchpoints.update_each(|card| {
        let changed = tropa::model::Card { moment_of_truth: false, ..card.card.as_ref().clone() };
        Some(tropa::model::Touchpoint { card: std::sync::Arc::new(changed), ..card.clone() })
    });
    map.dropoffs.update_each(|dropoff| {
        let (severity, evidence) = (tropa::model::Severity::Abandonment, Evidence::Observation { count: 3 });
        Some(tropa::model::DropOff { severity, evidence, ..dropoff.clone() })
    });
    map.metrics.update_each(|metric| Some(tropa::model::Metric { target: None, ..metric.clone() }));
    map.emotions.update_each(|point| {
        Some(tropa::model::EmotionPoint { curve: tropa::model::JourneyKind::AsIs, ..point.clone() })
    });
    for (entry, used) in [
        ("момент истины", false),
        ("как будет", false),
        ("ушли совсем", true),
        ("могут вернуться", false),
        ("цель достигнута", false),
        ("цель не\u{a0}достигнута", false),
        ("далеко от\u{a0}цели", false),
        ("барьер", true),
    ] {
        assert_eq!(has(&plain, entry), used, "{entry}");
    }
    // An empty map explains nothing.
    let blank = tropa::method::template("blank").expect("it is bundled");
    let blank = blank.document(Language::Ru, &mut IdSource::seeded(7));
    for entry in ["гипотеза", "подтверждено", "барьер", "решение", "ушли совсем"]
    {
        assert!(!has(&blank, entry), "{entry}");
    }
}

#[test]
fn a_persona_is_in_the_legend_where_curve_ribbon_or_mark_of_theirs_is_on_the_sheet() {
    let document = sample();
    let has =
        |document: &Document| footer_lines(&lay_out(document, &View::default())).iter().any(|it| it.1 == "Марина");
    assert!(has(&document));
    let without = [LaneKind::Emotions, LaneKind::DropOff];
    let marks_alone = without.into_iter().fold(document, |document, kind| without_lane(&document, kind));
    assert!(has(&marks_alone), "cards bear her mark");
    let nothing = without_lane(
        &without_lane(&without_lane(&marks_alone, LaneKind::Touchpoints), LaneKind::Barriers),
        LaneKind::Metrics,
    );
    assert!(!has(&nothing));
}
