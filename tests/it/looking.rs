//! Promises of looking around and finding that need no window: wheel and camera, finding and replacing, the list of steps.

use crate::support::{journey, lay_out, sample};
use kurbo::{Point, Rect, Vec2};
use std::collections::BTreeSet;
use tropa::edit::{Edit, Element, Query, StepName, apply, find, replace};
use tropa::editor::{
    Camera, Editor, Turned, Wheel, WheelDevice, WheelHabits, WheelTurn, bounds_of, highlights, reading_order,
};
use tropa::layout::View;
use tropa::model::{Document, ElementId, Field, IdSource, JourneyId, validate};

/// The sample with the id of its map.
fn map() -> (Document, JourneyId) {
    let document = sample();
    let id = journey(&document).id;
    (document, id)
}

fn editor() -> Editor {
    let (document, journey) = map();
    Editor::new(document, journey, IdSource::seeded(1))
}

const NOTCH: WheelTurn =
    WheelTurn { amount: Vec2::new(0.0, 1.0), notches: true, fingers: false, primary: false, scrolls: false };

#[test]
fn a_notch_with_ctrl_is_one_rung_of_eight_to_the_double_and_stays_on_the_ladder() {
    let (mut wheel, mut camera) = (Wheel::default(), Camera::default());
    let anchor = Point::new(300.0, 200.0);
    let under = camera.to_sheet(anchor);
    let turn = WheelTurn { primary: true, ..NOTCH };
    for rung in 1..=24 {
        let turned = wheel.turn(&turn, WheelHabits::default());
        assert!(matches!(turned, Turned::Step(_)), "a notch is a step");
        if let Turned::Step(steps) = turned {
            camera.step(steps, anchor);
        }
        assert!((camera.zoom() - (f64::from(rung) / 8.0).exp2()).abs() < 1e-9);
        assert!(camera.to_screen(under).distance(anchor) < 1e-6, "the place under the pointer stays");
    }
    assert!((camera.zoom() - Camera::MAX_ZOOM).abs() < 1e-9, "800 % is where it ends");
    camera.step(-1000, anchor);
    assert!((camera.zoom() - Camera::MIN_ZOOM).abs() < 1e-9, "5 % is where it begins");
}

#[test]
fn parts_of_a_notch_are_gathered_and_a_turn_back_begins_anew() {
    let mut wheel = Wheel::default();
    let habits = WheelHabits { device: WheelDevice::Mouse, ..WheelHabits::default() };
    let mut part = |part: f64| wheel.turn(&WheelTurn { amount: Vec2::new(0.0, part), primary: true, ..NOTCH }, habits);
    assert_eq!([part(0.5), part(0.5), part(0.75)], [Turned::Step(0), Turned::Step(1), Turned::Step(0)]);
    assert_eq!([part(-0.5), part(-0.5)], [Turned::Step(0), Turned::Step(-1)]);
}

#[test]
fn the_wheel_scrolls_unless_it_is_told_to_zoom_and_fingers_scroll_all_the_same() {
    let turn = |habits: WheelHabits, turn: WheelTurn| Wheel::default().turn(&turn, habits);
    let zooms = WheelHabits { zooms: true, ..WheelHabits::default() };
    let fingers = WheelTurn { amount: Vec2::new(3.0, 10.0), notches: false, ..NOTCH };
    let tilted = WheelTurn { amount: Vec2::new(0.0, 0.4), ..NOTCH };
    assert_eq!(turn(WheelHabits::default(), NOTCH), Turned::Scroll);
    assert_eq!(turn(zooms, NOTCH), Turned::Step(1));
    assert_eq!(turn(zooms, WheelTurn { scrolls: true, ..NOTCH }), Turned::Scroll, "Shift and Alt scroll");
    assert_eq!(turn(zooms, fingers), Turned::Scroll);
    assert_eq!(turn(zooms, tilted), Turned::Scroll, "no wheel turns by parts of a notch");
    assert_eq!(turn(zooms, WheelTurn { fingers: true, ..NOTCH }), Turned::Scroll);
    let mouse = WheelHabits { device: WheelDevice::Mouse, ..zooms };
    assert!(matches!(turn(mouse, fingers), Turned::Zoom(factor) if factor > 1.0), "who says mouse has one");
    let trackpad = WheelHabits { device: WheelDevice::Trackpad, ..zooms };
    assert_eq!(turn(trackpad, NOTCH), Turned::Scroll);
    let inverted = WheelHabits { invert: true, ..zooms };
    assert_eq!(turn(inverted, NOTCH), Turned::Step(-1));
}

#[test]
fn a_camera_on_its_way_begins_and_ends_where_it_should_and_keeps_what_both_ends_share() {
    let from = Camera::new(0.5, Vec2::new(40.0, 10.0));
    let mut to = from;
    let anchor = Point::new(320.0, 240.0);
    to.set_zoom(4.0, anchor);
    let under = from.to_sheet(anchor);
    for way in [0.0, 0.1, 0.5, 0.9, 1.0] {
        let between = from.towards(&to, way);
        assert!(between.to_screen(under).distance(anchor) < 1e-6, "at {way}");
    }
    assert!((from.towards(&to, 0.5).zoom() - 2.0_f64.sqrt()).abs() < 1e-9, "half the way in doublings");
    assert!((from.towards(&to, f64::NAN).zoom() - 4.0).abs() < 1e-9);
    let mut beside = from;
    beside.pan(Vec2::new(100.0, 0.0));
    assert!((from.towards(&beside, 0.25).offset() - Vec2::new(65.0, 10.0)).hypot() < 1e-9);
}

#[test]
fn every_text_of_the_map_the_personas_and_the_project_is_found() {
    let (document, journey) = map();
    let order = reading_order(&document, journey, &lay_out(&document, &View::default()).frame);
    let map = document.journey(journey).unwrap();
    let mut all = vec![ElementId::Project, ElementId::Journey(journey)];
    all.extend(document.personas.iter().map(|one| ElementId::Persona(one.id)));
    all.extend(map.stages.iter().map(|one| ElementId::Stage(one.id)));
    all.extend(map.notes.iter().map(|one| ElementId::Note(one.id)));
    all.extend(map.touchpoints.iter().map(|one| ElementId::Touchpoint(one.id)));
    all.extend(map.emotions.iter().map(|one| ElementId::Emotion(one.id)));
    all.extend(map.dropoffs.iter().map(|one| ElementId::DropOff(one.id)));
    all.extend(map.barriers.iter().map(|one| ElementId::Barrier(one.id)));
    all.extend(map.solutions.iter().map(|one| ElementId::Solution(one.id)));
    all.extend(map.metrics.iter().map(|one| ElementId::Metric(one.id)));
    let mut said = 0;
    for element in all {
        for (field, text) in document.element(element).unwrap().texts() {
            if text.trim().is_empty() {
                continue;
            }
            said += 1;
            let found = find(&document, journey, &order, &Query::new(&text.to_uppercase()));
            assert!(
                found.iter().any(|found| (found.element, found.field) == (element, field)),
                "{element} {field:?}: {text}"
            );
        }
    }
    assert!(said > 100, "the sample says {said} things");
}

#[test]
fn what_is_found_comes_in_reading_order_and_each_place_once() {
    let (document, journey) = map();
    let order = reading_order(&document, journey, &lay_out(&document, &View::default()).frame);
    let found = find(&document, journey, &order, &Query::new("а"));
    let places: Vec<usize> =
        found.iter().filter_map(|found| order.iter().position(|element| *element == found.element)).collect();
    assert!(places.is_sorted() && places.len() > 50);
    let distinct: BTreeSet<_> =
        found.iter().map(|found| (found.element.to_string(), found.field, found.range.start)).collect();
    assert_eq!(distinct.len(), found.len());
    assert!(find(&document, journey, &order, &Query::new("")).is_empty());
}

#[test]
fn replacing_all_is_one_step_keeps_the_document_valid_and_leaves_locked_elements_alone() {
    let mut editor = editor();
    let journey = editor.journey();
    // One card with the word in two of its texts and twice in one of them, another one locked.
    let map = editor.document().journey(journey).unwrap();
    let cards: Vec<_> = map.touchpoints.iter().take(2).map(|card| card.as_ref().clone()).collect();
    let (mut one, mut other) = (cards[0].clone(), cards[1].clone());
    one.title = "Лавка, Лавка".into();
    one.detail = "в лавке".into();
    other.title = "Лавка".into();
    other.locked = true;
    for card in [one.clone(), other.clone()] {
        editor.apply(&Edit::Change(Box::new(Element::Touchpoint(card)))).unwrap();
    }
    let steps = editor.history().past_names().len();
    let before = editor.document().clone();
    let found = find(&before, journey, &[], &Query::new("лавк"));
    assert_eq!(found.len(), 4);
    let done = replace(&before, &found, "Полк");
    assert_eq!((done.replaced, done.locked), (3, 1));
    editor.apply(&done.edit.unwrap()).unwrap();
    let text = |element, field| editor.document().element(element).unwrap().text(field).unwrap().to_owned();
    let (one, other) = (ElementId::Touchpoint(one.id), ElementId::Touchpoint(other.id));
    assert_eq!(text(one, Field::Title), "Полка, Полка");
    assert_eq!(text(one, Field::Text), "в Полке");
    assert_eq!(text(other, Field::Title), "Лавка");
    assert!(validate(editor.document()).is_empty());
    assert_eq!(editor.history().past_names().len(), steps + 1);
    assert_eq!(editor.history().undo_name(), Some(StepName::Replace));
    assert!(editor.undo());
    assert_eq!(**editor.document(), *before);
}

#[test]
fn replacing_words_by_themselves_changes_nothing() {
    let (document, journey) = map();
    let title = document.journey(journey).unwrap().title.clone();
    let found = find(&document, journey, &[], &Query::new(&title));
    let done = replace(&document, &found[..1], &title);
    assert_eq!(done.edit, None);
    assert!(replace(&document, &[], "x").edit.is_none());
}

#[test]
fn found_words_are_marked_where_they_are_drawn_also_over_the_end_of_a_line() {
    let (document, journey) = map();
    let layout = lay_out(&document, &View::default());
    let whole = document.journey(journey).unwrap().title.clone();
    let inside = |element: ElementId, rect: Rect| {
        let bounds = bounds_of(&layout.scene, element).unwrap();
        bounds.inflate(1.0, 1.0).contains_rect(rect)
    };
    let lines: Vec<_> = highlights(&layout.scene, &Query::new(&whole));
    assert!(!lines.is_empty());
    assert!(lines.iter().all(|(element, rect)| *element == ElementId::Journey(journey) && inside(*element, *rect)));
    // Some text of the map runs over a line.
    let order = reading_order(&document, journey, &layout.frame);
    let broken = order.iter().filter_map(|id| Some((*id, document.element(*id)?))).any(|(id, element)| {
        element.texts().into_iter().any(|(_, text)| {
            let found = highlights(&layout.scene, &Query::new(text));
            let own = found.iter().filter(|(element, _)| *element == id);
            own.map(|(_, rect)| format!("{:.1}", rect.y1)).collect::<BTreeSet<_>>().len() > 1
        })
    });
    assert!(broken, "a mark on each line");
    let letter = highlights(&layout.scene, &Query::new("м"));
    assert!(letter.iter().all(|(_, rect)| rect.width() > 0.0 && rect.width() < rect.height() * 2.0));
}

#[test]
fn a_jump_in_the_list_of_steps_goes_there_and_back_one_step_at_a_time() {
    let mut editor = editor();
    let journey = editor.journey();
    let mut snapshots = vec![editor.document().clone()];
    for stage in editor.document().journey(journey).unwrap().stages.iter().map(|stage| stage.id).collect::<Vec<_>>() {
        let edit = Edit::text(editor.document(), ElementId::Stage(stage), Field::Title, format!("этап {stage}"));
        editor.apply(&edit.unwrap()).unwrap();
        snapshots.push(editor.document().clone());
    }
    let count = snapshots.len() - 1;
    assert_eq!(editor.history().past_names().len(), count);
    for step in [0, 2, 1, count, 3, 1000, 0] {
        editor.go_to_step(step);
        let step = step.min(count);
        assert_eq!(editor.document(), &snapshots[step]);
        let history = editor.history();
        assert_eq!((history.past_names().len(), history.future_names().len()), (step, count - step));
    }
    assert!(apply(editor.document(), &Edit::Remove(Vec::new())).is_ok());
    assert_eq!(editor.history().future_names().next(), Some(StepName::Change));
}
