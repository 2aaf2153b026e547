//! The map shown to others, from the key that begins it to the one that leaves it.

use super::driver::CTRL;
use super::{Window, first_card, middle, paced, press, studio, window};
use crate::editor::bounds_of;
use crate::present::{BlankScreen, Show};
use crate::studio::desk::Workspace;
use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

const SIZE: Vec2 = vec2(1440.0, 900.0);

fn key(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(2);
}

fn show(window: &Window) -> &Show {
    &studio(window).show.as_ref().expect("the map is shown").show
}

fn shown() -> Window {
    let mut window = window(SIZE);
    key(&mut window, Key::F5);
    window
}

/// A key of another alphabet: egui names it by its place.
fn typed(window: &mut Window, place: Key, letter: &str) {
    let key = |pressed| Event::Key {
        key: place,
        physical_key: Some(place),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    window.input_mut().events.extend([key(true), Event::Text(letter.to_owned()), key(false)]);
    window.run_steps(2);
}

#[test]
fn a_clicker_goes_through_all_views_to_the_end_and_leaves() {
    let mut window = shown();
    let mut titles = vec![show(&window).view().expect("a view").title.clone()];
    let mut presses = 0;
    while !show(&window).is_over() {
        key(&mut window, Key::PageDown);
        presses += 1;
        let title = &show(&window).view().expect("a view").title;
        if titles.last() != Some(title) {
            titles.push(title.clone());
        }
        assert!(presses < 80, "it has an end");
    }
    assert_eq!(titles.len(), show(&window).views().len());
    let stops: usize = show(&window).views().iter().map(|view| view.stops.len()).sum();
    assert_eq!(presses, stops);
    key(&mut window, Key::PageDown);
    assert!(show(&window).is_over(), "past the end is nothing");
    key(&mut window, Key::PageUp);
    assert!(!show(&window).is_over());
    key(&mut window, Key::Escape);
    assert!(studio(&window).show.is_none());
    assert!(!studio(&window).session.is_dirty(), "whoever only shows changes nothing");
}

#[test]
fn leaving_a_show_puts_panels_camera_selection_and_workspace_back() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.key_press_modifiers(CTRL, Key::Plus);
    window.run_steps(3);
    let (camera, canvas) = (studio(&window).surface.camera, studio(&window).canvas());
    assert!(window.query_by_label("Карта").is_some());
    key(&mut window, Key::F5);
    assert!(window.query_by_label("Карта").is_none(), "no panel is before the audience");
    assert!(studio(&window).session.editor().selection().is_empty());
    key(&mut window, Key::Space);
    key(&mut window, Key::Escape);
    assert!(window.query_by_label("Карта").is_some());
    assert_eq!((studio(&window).surface.camera, studio(&window).canvas()), (camera, canvas));
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
    window.key_press_modifiers(CTRL, Key::Num3);
    window.run_steps(2);
    key(&mut window, Key::F5);
    key(&mut window, Key::Escape);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Metrics);
}

#[test]
fn shift_f5_begins_at_the_stage_that_is_worked_in() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    let stage =
        studio(&window).session.document().element(card).and_then(crate::model::ElementRef::stage).expect("in a stage");
    window.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    window.run_steps(2);
    let subject = show(&window).view().expect("a view").view.subject;
    assert_eq!(subject, crate::model::ViewSubject::Stage(stage));
    key(&mut window, Key::PageUp);
    let left = show(&window).number();
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert!(studio(&window).session.editor().selection().is_empty());
    window.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    window.run_steps(2);
    assert_eq!(show(&window).number(), left, "the view that was left is remembered");
}

#[test]
fn keys_of_the_map_do_nothing_to_it_before_an_audience() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    let before = std::sync::Arc::clone(studio(&window).session.document());
    key(&mut window, Key::F5);
    for of_map in [Key::V, Key::T, Key::M, Key::I, Key::Delete, Key::Backspace, Key::F2, Key::Tab] {
        key(&mut window, of_map);
    }
    window.key_press_modifiers(CTRL, Key::K);
    window.key_press_modifiers(CTRL, Key::F);
    window.key_press_modifiers(CTRL, Key::D);
    window.run_steps(3);
    let studio = studio(&window);
    assert!(std::sync::Arc::ptr_eq(studio.session.document(), &before));
    assert_eq!(*studio.session.editor().tool(), crate::editor::Tool::Select);
    assert!(!studio.overlays.command_palette.is_open() && studio.show.is_some());
}

#[test]
fn black_white_numbers_and_the_overview() {
    let mut window = shown();
    key(&mut window, Key::B);
    assert_eq!(show(&window).blank(), Some(BlankScreen::Black));
    key(&mut window, Key::W);
    assert_eq!(show(&window).blank(), Some(BlankScreen::White));
    key(&mut window, Key::W);
    assert_eq!(show(&window).blank(), None);
    key(&mut window, Key::Num4);
    assert_eq!(show(&window).typed(), Some(4));
    key(&mut window, Key::Enter);
    assert_eq!((show(&window).number(), show(&window).typed()), (3, None));
    key(&mut window, Key::G);
    assert_eq!(show(&window).grid(), Some(3));
    let fourth = format!("4. {}", show(&window).view().expect("a view").title);
    assert!(window.query_by_label(&fourth).is_some(), "each view says its number and name");
    key(&mut window, Key::ArrowRight);
    key(&mut window, Key::Enter);
    assert_eq!((show(&window).number(), show(&window).grid()), (4, None));
    key(&mut window, Key::G);
    let first = format!("1. {}", show(&window).views()[0].title);
    window.get_by_label(&first).click();
    window.run_steps(3);
    assert_eq!((show(&window).number(), show(&window).grid()), (0, None), "a view can be pressed");
    key(&mut window, Key::G);
    key(&mut window, Key::Escape);
    assert!(studio(&window).show.is_some() && show(&window).grid().is_none(), "Esc closes the overview first");
}

#[test]
fn the_strip_of_keys_is_there_for_the_first_seconds_and_when_asked_for() {
    let mut window = shown();
    assert!(window.query_by_label("дальше").is_some());
    window.run_steps(40);
    assert!(window.query_by_label("дальше").is_none());
    key(&mut window, Key::Questionmark);
    assert!(window.query_by_label("дальше").is_some());
    window.get_by_label("дальше").click();
    window.run_steps(3);
    let shown = show(&window);
    assert_eq!(shown.number() + shown.stop_number(), 1, "its keys can be pressed by a finger");
}

#[test]
fn russian_letters_are_the_keys_at_their_places() {
    let mut window = shown();
    typed(&mut window, Key::B, "и");
    assert_eq!(show(&window).blank(), Some(BlankScreen::Black));
    typed(&mut window, Key::B, "и");
    typed(&mut window, Key::L, "д");
    assert!(show(&window).has_laser());
    typed(&mut window, Key::N, "т");
    let shown = show(&window);
    assert_eq!(shown.number() + shown.stop_number(), 1);
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn a_click_the_wheel_and_fingers_go_from_view_to_view() {
    let mut window = shown();
    let at = |window: &Window| {
        let before: usize = show(window).views()[..show(window).number()].iter().map(|view| view.stops.len()).sum();
        before + show(window).stop_number()
    };
    let middle = pos2(720.0, 400.0);
    press(&mut window, middle, PointerButton::Primary);
    assert_eq!(at(&window), 1);
    press(&mut window, middle, PointerButton::Secondary);
    assert_eq!(at(&window), 0);
    let wheel = |window: &mut Window, y: f32| {
        window.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, y),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: eframe::egui::MouseWheelSource::Unknown,
        });
        window.run_steps(2);
    };
    wheel(&mut window, -1.0);
    wheel(&mut window, -1.0);
    assert_eq!(at(&window), 2);
    wheel(&mut window, 1.0);
    assert_eq!(at(&window), 1);
    let finger = |window: &mut Window, from: eframe::egui::Pos2, to: eframe::egui::Pos2| {
        let touch = |phase, pos| Event::Touch {
            device_id: eframe::egui::TouchDeviceId(1),
            id: eframe::egui::TouchId(1),
            phase,
            pos,
            force: None,
        };
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        window.input_mut().events.extend([
            touch(TouchPhase::Start, from),
            Event::PointerMoved(from),
            button(from, true),
        ]);
        window.step();
        window.input_mut().events.extend([touch(TouchPhase::Move, to), Event::PointerMoved(to)]);
        window.step();
        window.input_mut().events.extend([touch(TouchPhase::End, to), button(to, false), Event::PointerGone]);
        window.run_steps(2);
    };
    finger(&mut window, pos2(1000.0, 400.0), pos2(1000.0, 400.0));
    assert_eq!(at(&window), 2, "a tap on the right");
    finger(&mut window, pos2(200.0, 400.0), pos2(200.0, 400.0));
    assert_eq!(at(&window), 1, "a tap on the left");
    finger(&mut window, pos2(1000.0, 400.0), pos2(600.0, 410.0));
    assert_eq!(at(&window), 2, "a swipe to the left");
    finger(&mut window, pos2(600.0, 400.0), pos2(1000.0, 410.0));
    assert_eq!(at(&window), 1, "a swipe to the right");
}

#[test]
fn a_question_is_typed_while_the_map_is_shown_and_its_letters_are_no_keys() {
    let mut window = shown();
    key(&mut window, Key::Q);
    window.run_steps(2);
    window.event(Event::Text("Почему b?".to_owned()));
    key(&mut window, Key::B);
    assert_eq!(show(&window).blank(), None, "what is typed is no key of the show");
    key(&mut window, Key::Enter);
    let showing = studio(&window).show.as_ref().expect("it goes on");
    assert!(showing.question.is_none());
    key(&mut window, Key::Q);
    key(&mut window, Key::Escape);
    assert!(
        studio(&window).show.as_ref().is_some_and(|showing| showing.question.is_none()),
        "Esc leaves the field alone"
    );
}

#[test]
fn a_window_that_takes_another_size_stays_at_its_view() {
    let mut window = shown();
    for _ in 0..4 {
        key(&mut window, Key::PageDown);
    }
    let view = show(&window).view().expect("a view").view.id;
    window.set_size(vec2(1024.0, 768.0));
    window.run_steps(3);
    assert_eq!(show(&window).view().map(|shown| shown.view.id), Some(view));
    assert_eq!((show(&window).screen().width, show(&window).screen().height), (1024.0, 768.0));
}

#[test]
fn the_camera_glides_from_view_to_view_and_cuts_where_no_motion_is_wanted() {
    let mut window = shown();
    key(&mut window, Key::PageDown);
    assert!(!show(&window).is_gliding(), "no motion is wanted here");
    let mut window = paced(SIZE, 1.0 / 60.0);
    window.state_mut().as_mut().expect("a studio").person.habits.reduced_motion = false;
    key(&mut window, Key::F5);
    key(&mut window, Key::PageDown);
    assert!(show(&window).is_gliding());
    window.run_steps(90);
    assert!(!show(&window).is_gliding());
}

#[test]
fn the_map_can_be_edited_before_the_eyes_of_others_and_esc_goes_back_to_the_show() {
    let mut window = shown();
    key(&mut window, Key::Num4);
    key(&mut window, Key::Enter);
    key(&mut window, Key::E);
    assert!(show(&window).is_editing());
    assert_eq!(studio(&window).surface.camera, show(&window).camera(), "nothing moves");
    key(&mut window, Key::Escape);
    assert!(studio(&window).show.is_some() && !show(&window).is_editing());
}

#[test]
fn what_is_confidential_is_seen_by_nobody_until_h_shows_it() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let touchpoint = studio(&window).session.journey().touchpoints.at(0).expect("it is there").as_ref().clone();
    let secret = crate::model::Touchpoint { confidential: true, ..touchpoint };
    let edit = crate::edit::Edit::Change(Box::new(crate::edit::Element::Touchpoint(secret)));
    assert!(window.state_mut().as_mut().is_some_and(|studio| studio.session.apply(&edit).is_ok()));
    let is_seen = |window: &Window| bounds_of(&studio(window).session.layout().scene, card).is_some();
    assert!(is_seen(&window));
    key(&mut window, Key::F5);
    assert!(show(&window).hides_confidential() && !is_seen(&window));
    key(&mut window, Key::H);
    assert!(is_seen(&window), "whoever may see it does");
    key(&mut window, Key::H);
    assert!(!is_seen(&window));
    key(&mut window, Key::Escape);
    assert!(is_seen(&window), "the map is whole again");
}
