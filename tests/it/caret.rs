//! A caret in a text on the sheet: every text of the sample has its places, and being edited moves nothing.

use crate::support::{self, at_least, sample};
use kurbo::Point;
use std::collections::BTreeSet;
use tropa::edit::{Edit, Element, apply};
use tropa::editor::{Caret, TextPlace, next_in_lane};
use tropa::layout::{Engine, Layout, View};
use tropa::model::{Document, ElementId, ElementRef, Field, JourneyId, Lane};
use tropa::scene::{Group, Item, PlacedRef};
use tropa::text::Face;

/// The sample with all its lanes shown.
fn all_lanes() -> (Document, JourneyId) {
    let mut document = sample();
    let journey = support::journey(&document).id;
    for lane in &support::journey(&sample()).lanes {
        let shown = Element::Lane(Lane { visible: true, ..lane.as_ref().clone() });
        document = apply(&document, &Edit::Change(Box::new(shown))).unwrap_or(document);
    }
    (document, journey)
}

fn lay_out(document: &Document, editing: Option<(ElementId, Field)>) -> Layout {
    support::lay_out(document, &View { editing, ..View::default() })
}

/// Every text of the sample that is printed.
fn texts(document: &Document, journey: JourneyId) -> Vec<(ElementId, Field, String)> {
    let Some(map) = document.journey(journey) else { return Vec::new() };
    let mut elements = vec![ElementId::Project, ElementId::Journey(journey)];
    elements.extend(document.personas.iter().map(|one| ElementId::Persona(one.id)));
    elements.extend(map.stages.iter().map(|one| ElementId::Stage(one.id)));
    elements.extend(map.lanes.iter().map(|one| ElementId::Lane(one.id)));
    elements.extend(map.notes.iter().map(|one| ElementId::Note(one.id)));
    elements.extend(map.touchpoints.iter().map(|one| ElementId::Touchpoint(one.id)));
    elements.extend(map.emotions.iter().map(|one| ElementId::Emotion(one.id)));
    elements.extend(map.dropoffs.iter().map(|one| ElementId::DropOff(one.id)));
    elements.extend(map.barriers.iter().map(|one| ElementId::Barrier(one.id)));
    elements.extend(map.solutions.iter().map(|one| ElementId::Solution(one.id)));
    elements.extend(map.metrics.iter().map(|one| ElementId::Metric(one.id)));
    let all = elements.into_iter().flat_map(|element| {
        let texts = document.element(element).map(ElementRef::texts).unwrap_or_default();
        texts.into_iter().map(move |(field, text)| (element, field, text.to_owned()))
    });
    all.filter(|(element, field, _)| is_printed(*element, *field)).collect()
}

/// The name of the project, what happens inside a touchpoint and the lists of a persona are only in the window.
fn is_printed(element: ElementId, field: Field) -> bool {
    !matches!(
        (element, field),
        (ElementId::Project, Field::Title) | (ElementId::Touchpoint(_), Field::Text) | (_, Field::Line(..))
    )
}

#[test]
fn every_printed_text_can_be_edited_where_it_stands_and_nothing_moves() {
    let (document, journey) = all_lanes();
    let mut engine = Engine::default();
    let plain = engine.lay_out(&document, journey, &View::default());
    let mut seen = 0;
    for (element, field, text) in texts(&document, journey).into_iter().filter(|(.., text)| !text.is_empty()) {
        let Some(place) = TextPlace::of(&plain.scene, element, field) else {
            panic!("no place for {element} {field:?} «{text}»")
        };
        let edited = engine.lay_out(&document, journey, &View { editing: Some((element, field)), ..View::default() });
        assert_eq!(TextPlace::of(&edited.scene, element, field).as_ref(), Some(&place));
        let same = plain.scene.groups.iter().zip(edited.scene.groups.iter());
        assert!(same.clone().all(|(one, other)| one.offset == other.offset && one.group == other.group), "{element}");
        assert_eq!(plain.scene.groups.len(), edited.scene.groups.len());
        seen += 1;
    }
    assert!(seen > 60, "the sample says {seen} things");
}

/// The runs of each paragraph of a group joined, in order; every run is in one, icons in none.
fn paragraphs(group: &Group) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for item in &group.items {
        let Item::Text { run, paragraph, .. } = item else { continue };
        // The letter that stands for a portrait is an ornament, too.
        let is_ornament = run.face == Face::Icons || (run.face == Face::Bold && run.text.chars().count() == 1);
        assert!(paragraph.is_some() || is_ornament, "{:?}", run.text);
        let Some(nth) = paragraph.map(|nth| nth as usize) else { continue };
        if nth + 1 != paragraphs.len() {
            assert!(nth >= paragraphs.len(), "the runs of a paragraph follow each other");
            paragraphs.resize(nth + 1, String::new());
        }
        paragraphs[nth].push_str(&run.text);
    }
    paragraphs
}

#[test]
fn each_text_is_one_paragraph_of_its_group_and_its_runs_joined_are_its_words() {
    // Letter case and inner quotation marks are the sheet's own.
    let plain = |text: &str| text.to_lowercase().replace(['«', '»', '„', '“', '”', '"'], "");
    let (document, journey) = all_lanes();
    let layout = lay_out(&document, None);
    let mut broken = 0;
    for (element, field, text) in texts(&document, journey).into_iter().filter(|(.., text)| !text.is_empty()) {
        let is_said = |placed: &PlacedRef<'_>| {
            placed.group.source.is_some_and(|source| source.element == element)
                && placed.group.text_sources.iter().any(|source| source.field == field)
        };
        let group = layout.scene.groups.iter().find(is_said).expect("it is printed").group;
        let own = group.text_sources.iter().filter(|source| source.field == field);
        let items: Vec<&Item> = own.map(|source| &group.items[source.item as usize]).collect();
        let ids: BTreeSet<Option<u32>> = (items.iter())
            .map(|item| if let Item::Text { paragraph, .. } = item { *paragraph } else { None })
            .collect();
        let [Some(nth)] = *ids.into_iter().collect::<Vec<_>>() else { panic!("«{text}» is in several paragraphs") };
        let words = &paragraphs(group)[nth as usize];
        assert!(plain(words).contains(&plain(&text)), "{element} {field:?}: «{text}» in «{words}»");
        broken += usize::from(items.len() > 1);
    }
    assert!(broken > 20, "only {broken} texts are of several runs");
}

#[test]
fn the_title_of_a_card_and_its_platform_are_two_paragraphs() {
    let (document, journey) = all_lanes();
    let layout = lay_out(&document, None);
    let cards = document.journey(journey).map(|map| map.touchpoints.iter()).into_iter().flatten();
    for card in at_least(5, cards.filter(|card| !card.title.is_empty() && !card.platform.is_empty())) {
        let placed = layout.scene.groups.best_group_for(ElementId::Touchpoint(card.id)).expect("it is on the sheet");
        let paragraphs = paragraphs(placed.group);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
        assert_eq!((paragraphs[0].as_str(), paragraphs[1].as_str()), (card.title.as_str(), card.platform.as_str()));
    }
}

#[test]
fn a_caret_is_found_again_by_its_place() {
    let (document, journey) = all_lanes();
    let layout = lay_out(&document, None);
    let texts = texts(&document, journey).into_iter().filter(|(.., text)| !text.is_empty());
    for (element, field, text) in at_least(60, texts) {
        let place = TextPlace::of(&layout.scene, element, field).expect("it is printed");
        let mut last: Option<(f64, f64)> = None;
        for byte in text.char_indices().map(|(byte, _)| byte).chain([text.len()]) {
            let caret = Caret::before(byte);
            let line = place.caret(caret);
            let found = place.nearest(line.center());
            assert_eq!(found.byte, byte, "{element} {field:?} in «{text}»");
            if let Some((x, y)) = last {
                assert!(line.y0 > y + 0.1 || line.x0 > x, "{element}: the caret goes on in «{text}»");
            }
            last = Some((line.x0, line.y0));
        }
    }
}

#[test]
fn an_empty_text_has_a_place_while_it_is_edited() {
    let (mut document, journey) = all_lanes();
    let mut asked = 0;
    for (element, field, _) in texts(&document, journey) {
        let edit = Edit::text(&document, element, field, String::new()).expect("it has such a text");
        let emptied = apply(&document, &edit).unwrap_or_else(|error| panic!("{element} {field:?}: {error}"));
        let is_unit_of_nothing = field == Field::Unit
            && matches!(document.element(element), Some(ElementRef::Metric(metric)) if metric.fact.is_none());
        let no_hint = field == Field::Hint
            && matches!(document.element(element), Some(ElementRef::Lane(lane)) if lane.kind == tropa::model::LaneKind::Emotions);
        // Said in the inspector and on a persona's page, not on the sheet.
        let is_off_the_sheet = matches!(field, Field::Demographics | Field::Comeback | Field::Feeling);
        if is_unit_of_nothing || no_hint || is_off_the_sheet {
            continue;
        }
        let layout = lay_out(&emptied, Some((element, field)));
        let place = TextPlace::of(&layout.scene, element, field);
        let place = place.unwrap_or_else(|| panic!("no place for an empty {field:?} of {element}"));
        assert!(place.bounds().height() > 1.0 && place.type_size() > 1.0);
        assert_eq!(place.nearest(Point::new(0.0, 0.0)), Caret::before(0));
        document = emptied;
        asked += 1;
    }
    assert!(asked > 60, "only {asked} texts were emptied");
}

#[test]
fn a_line_feed_at_the_end_has_a_line_for_the_caret() {
    let (document, journey) = all_lanes();
    let note = document.journey(journey).and_then(|map| map.notes.iter().next()).expect("the sample has notes");
    let element = ElementId::Note(note.id);
    let text = "Раз\n\nДва\n".to_owned();
    let edit = Edit::text(&document, element, Field::Text, text.clone()).expect("a note has a text");
    let document = apply(&document, &edit).expect("it is taken");
    let layout = lay_out(&document, Some((element, Field::Text)));
    let place = TextPlace::of(&layout.scene, element, Field::Text).expect("it is printed");
    let lines: Vec<f64> =
        ["", "Раз\n", "Раз\n\n", "Раз\n\nДва\n"].map(|before| place.caret(Caret::before(before.len())).y0).to_vec();
    assert!(lines.windows(2).all(|pair| pair[0] + 1.0 < pair[1]), "{lines:?}");
    let up = place.above(Caret::before(text.len()), place.caret(Caret::before(text.len())).x0);
    assert_eq!(up, Caret::before("Раз\n\n".len()));
    assert_eq!(place.line_end(up), Caret::before("Раз\n\nДва".len()));
    assert_eq!(place.marked(&(0..text.len())).len(), 3, "two lines of words and an empty one");
}

#[test]
fn the_end_of_a_broken_line_and_the_beginning_of_the_next_are_two_places() {
    let (document, journey) = all_lanes();
    let layout = lay_out(&document, None);
    let long = texts(&document, journey).into_iter().find_map(|(element, field, text)| {
        let place = TextPlace::of(&layout.scene, element, field)?;
        let (first, last) = (place.caret(Caret::before(0)), place.caret(Caret::before(text.len())));
        (matches!(element, ElementId::Note(_)) && first.y0 + 1.0 < last.y0).then_some(place)
    });
    let place = long.expect("a note of the sample has two lines");
    let end = place.line_end(Caret::before(0));
    assert!(end.ends_line);
    let next = Caret::before(end.byte);
    assert!(place.caret(end).y0 < place.caret(next).y0);
    assert!(place.caret(end).x0 > place.caret(next).x0);
    assert_eq!(place.line_start(next), next);
    assert_eq!(place.line_start(end), Caret::before(0));
}

#[test]
fn the_next_cell_goes_along_the_lane_and_back_again() {
    let (document, journey) = all_lanes();
    let map = document.journey(journey).expect("it is there");
    let first = ElementId::Touchpoint(map.touchpoints.iter().next().expect("the sample has cards").id);
    let mut start = first;
    while let Some(before) = next_in_lane(&document, journey, start, true) {
        start = before;
    }
    let mut along = vec![start];
    while let Some(next) = next_in_lane(&document, journey, along[along.len() - 1], false) {
        along.push(next);
    }
    assert_eq!(along.len(), map.touchpoints.len());
    let stage = |element: &ElementId| {
        let stage = document.element(*element).and_then(ElementRef::stage);
        stage.and_then(|stage| map.stages.position(stage))
    };
    assert!(along.windows(2).all(|pair| stage(&pair[0]) <= stage(&pair[1])));
    assert_eq!(next_in_lane(&document, journey, ElementId::Project, false), None);
}
