//! The whole window without a screen: real keys and pointers against the tree that a screen reader sees.

use super::{Prefs, Studio, StudioOptions};
use crate::editor::bounds_of;
use crate::model::{ElementId, Language};
use crate::studio::canvas::to_screen;
use crate::studio::places::Place;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

pub(super) type Window = Harness<'static, Option<Studio>>;

/// A window of this size with the Russian sample in it.
pub(super) fn window(size: Vec2) -> Window {
    let show = |ui: &mut eframe::egui::Ui, studio: &mut Option<Studio>| match studio {
        Some(studio) => studio.window(ui),
        None => {
            let prefs = Prefs { language: Some(Language::Ru), ..Prefs::default() };
            let options = StudioOptions { sample: true, ..StudioOptions::default() };
            *studio = Some(Studio::new(ui.ctx(), prefs, options));
        }
    };
    let mut window = Harness::builder().with_size(size).build_ui_state(show, None);
    window.run_steps(4);
    window
}

pub(super) fn studio(window: &Window) -> &Studio {
    window.state().as_ref().expect("the first frame makes the studio")
}

/// The middle of an element on the screen.
pub(super) fn middle(window: &Window, element: ElementId) -> Pos2 {
    let studio = studio(window);
    let bounds = bounds_of(&studio.session.layout().scene, element).expect("it is on the sheet");
    to_screen(studio.view.camera.to_screen(bounds.center()))
}

pub(super) fn press(window: &mut Window, at: Pos2, button: PointerButton) {
    window.hover_at(at);
    window.step();
    for pressed in [true, false] {
        window.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
    window.run_steps(2);
}

pub(super) fn first_card(window: &Window) -> ElementId {
    let journey = studio(window).session.journey();
    ElementId::Touchpoint(journey.touchpoints.iter().next().expect("the sample has cards").id)
}

pub(super) fn words(window: &Window, element: ElementId) -> String {
    let document = studio(window).session.document();
    document.element(element).map(|found| found.words().to_owned()).unwrap_or_default()
}

#[test]
fn enter_on_a_card_types_over_its_name_and_undo_takes_the_whole_name_back() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = first_card(&window);
    let before = words(&window, card);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
    window.key_press(Key::Enter);
    window.run_steps(3);
    for letter in ["Ч", "а", "т"] {
        window.event(Event::Text(letter.to_owned()));
        window.step();
    }
    assert_eq!(words(&window, card), "Чат");
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(words(&window, card), before);
    assert!(!studio(&window).session.is_dirty(), "one step was all there was");
}

#[test]
fn letters_that_come_with_the_key_that_leaves_the_field_belong_to_its_step() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = first_card(&window);
    let before = words(&window, card);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.key_press(Key::Enter);
    window.run_steps(3);
    window.event(Event::Text("Ч".to_owned()));
    window.step();
    // A slow frame brings all of these at once.
    let tab =
        Event::Key { key: Key::Tab, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    window.input_mut().events.extend([Event::Text("ат".to_owned()), tab]);
    window.run_steps(3);
    assert_eq!(words(&window, card), "Чат");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(words(&window, card), before);
}

#[test]
fn the_menu_of_a_right_click_closes_with_esc_and_leaves_the_selection() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = first_card(&window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Secondary);
    assert!(window.query_by_label("Изменить текст").is_some(), "the menu is open");
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert!(window.query_by_label("Изменить текст").is_none(), "the menu is closed");
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
}

#[test]
fn a_copy_is_a_card_of_its_own_and_one_step() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = first_card(&window);
    let count = studio(&window).session.journey().touchpoints.len();
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run_steps(2);
    let copy = studio(&window).session.editor().selection().single().expect("the copy is selected");
    assert_ne!(copy, card);
    assert_eq!(words(&window, copy), words(&window, card));
    assert_eq!(studio(&window).session.journey().touchpoints.len(), count + 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), count);
}

#[test]
fn every_place_can_be_reached_and_nothing_in_the_top_bar_overlaps_in_a_small_window() {
    let mut window = window(Vec2::new(900.0, 600.0));
    for (name, place) in
        [("Персоны", Place::Personas), ("Показатели", Place::Metrics), ("Печать", Place::Print), ("Карта", Place::Map)]
    {
        window.get_by_role_and_label(eframe::egui::accesskit::Role::RadioButton, name).click();
        window.run_steps(3);
        assert_eq!(studio(&window).view.place, place);
    }
    let bar =
        ["Повторить", "Карта", "Персоны", "Показатели", "Проверка", "Печать", "Найти или сделать", "Показать", "PDF"];
    let rects = bar.map(|name| {
        let nodes = window.query_all_by_label(name).map(|node| node.rect());
        nodes.min_by(|one, other| one.top().total_cmp(&other.top())).unwrap_or_else(|| panic!("no {name}"))
    });
    for pair in rects.windows(2) {
        assert!(pair[0].right() <= pair[1].left() + 0.5, "{pair:?}");
    }
}

#[test]
fn a_fitted_sheet_stays_fitted_when_the_window_grows() {
    let mut window = window(Vec2::new(1100.0, 700.0));
    let before = studio(&window).view.camera.zoom();
    window.set_size(Vec2::new(1600.0, 1000.0));
    window.run_steps(3);
    assert!(studio(&window).view.camera.zoom() > before);
}
