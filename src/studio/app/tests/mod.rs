//! The whole window without a screen: real keys and pointers against the tree that a screen reader sees.

mod brand;
mod canvas;
mod clip;
mod console;
mod disk;
mod driver;
mod feelings;
mod files;
mod finding;
mod import;
mod incoming;
mod input;
mod inspector;
mod jobs;
mod keyboard;
mod looking;
mod meeting;
mod overlays;
mod panels;
pub(super) mod panics;
mod persona;
mod pictures;
mod preflight;
mod printing;
mod recovery;
mod script;
mod show;
mod starting;
mod tool;
mod welcome;
mod what_if;
mod whole_sample;
mod writing;

use super::Studio;
use super::studio::StudioOptions;
use crate::edit::Edit;
use crate::editor::{Caret, TextPlace, bounds_of, next_in_lane};
use crate::model::{ElementId, Field, Language, Note};
use crate::studio::canvas::to_screen;
use crate::studio::desk::Workspace;
use crate::studio::desk::prefs::InputHabits;
use crate::studio::desk::prefs::Prefs;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

pub(super) type Window = Harness<'static, Option<Studio>>;

/// A window of this size with the Russian sample in it.
pub(super) fn window(size: Vec2) -> Window {
    paced(size, 0.25)
}

/// The same, in which so many seconds pass from frame to frame.
fn paced(size: Vec2, seconds: f32) -> Window {
    let show = |ui: &mut eframe::egui::Ui, studio: &mut Option<Studio>| match studio {
        Some(studio) => studio.window(ui),
        None => {
            let habits = InputHabits { reduced_motion: true, ..InputHabits::default() };
            let prefs = Prefs { language: Some(Language::Ru), habits, ..Prefs::default() };
            let options = StudioOptions { sample: true, ..StudioOptions::default() };
            *studio = Some(Studio::new(ui.ctx(), prefs, options));
        }
    };
    let mut window = Harness::builder().with_size(size).with_step_dt(seconds).build_ui_state(show, None);
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
    to_screen(studio.surface.camera.to_screen(bounds.center()))
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

/// Clicks the first card and gives it.
fn press_first_card(window: &mut Window) -> ElementId {
    let card = first_card(window);
    let at = middle(window, card);
    press(window, at, PointerButton::Primary);
    card
}

pub(super) fn words(window: &Window, element: ElementId) -> String {
    let document = studio(window).session.document();
    document.element(element).map(|found| found.words().to_owned()).unwrap_or_default()
}

#[test]
fn enter_on_a_card_types_over_its_name_and_undo_takes_the_whole_name_back() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = press_first_card(&mut window);
    let before = words(&window, card);
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
fn a_text_without_end_is_refused_with_the_limit_and_leaves_the_words_as_they_were() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = press_first_card(&mut window);
    let before = words(&window, card);
    window.key_press(Key::Enter);
    window.run_steps(3);
    window.event(Event::Text("Ч".repeat(1_000_000)));
    window.run_steps(3);
    assert_eq!(words(&window, card), before);
    assert!(window.query_by_label_contains("знаков").is_some(), "the limit is told");
    type_in(&mut window, "Чат");
    assert!(words(&window, card).ends_with("Чат"), "the field goes on");
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
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(words(&window, card), before);
}

/// Types letter by letter.
fn type_in(window: &mut Window, letters: &str) {
    for letter in letters.chars() {
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
}

fn double_click(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.step();
    // In one frame: those of the harness are too slow for a double click.
    let events = [true, false, true, false].map(|pressed| {
        let button = PointerButton::Primary;
        Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
    });
    window.input_mut().events.extend(events);
    window.run_steps(2);
}

/// The place on the screen of a byte of a text.
fn caret_at(window: &Window, element: ElementId, field: Field, byte: usize) -> Pos2 {
    let studio = studio(window);
    let place = TextPlace::of(&studio.session.layout().scene, element, field).expect("it is on the sheet");
    to_screen(studio.surface.camera.to_screen(place.caret(Caret::before(byte)).center()))
}

#[test]
fn a_double_click_puts_the_caret_where_it_hit_and_the_text_stays_where_it_was() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let stage = studio(&window).session.journey().stages.iter().next().expect("the sample has stages").id;
    let stage = ElementId::Stage(stage);
    let document = Arc::clone(studio(&window).session.document());
    let question = document.element(stage).and_then(|stage| stage.text(Field::Question)).expect("it asks");
    let byte = question.char_indices().nth(3).expect("it is longer than that").0;
    let before = Arc::clone(&studio(&window).session.layout().scene);
    let at = caret_at(&window, stage, Field::Question, byte);
    double_click(&mut window, at);
    assert_eq!(studio(&window).session.view().editing, Some((stage, Field::Question)));
    let after = &studio(&window).session.layout().scene;
    assert!(
        before.groups.iter().zip(after.groups.iter()).all(|(one, other)| one.group == other.group),
        "nothing moved"
    );
    type_in(&mut window, "ъ");
    let expected = format!("{}ъ{}", &question[..byte], &question[byte..]);
    let document = studio(&window).session.document();
    assert_eq!(document.element(stage).and_then(|stage| stage.text(Field::Question)), Some(&*expected));
}

#[test]
fn a_double_click_on_the_author_in_the_footer_edits_the_author() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let at = caret_at(&window, ElementId::Project, Field::Author, 2);
    double_click(&mut window, at);
    assert_eq!(studio(&window).session.view().editing, Some((ElementId::Project, Field::Author)));
}

#[test]
fn esc_keeps_the_text_and_a_second_one_lets_go_of_the_card() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = press_first_card(&mut window);
    window.key_press(Key::F2);
    window.run_steps(3);
    type_in(&mut window, "Звонок");
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert_eq!(words(&window, card), "Звонок");
    assert_eq!(studio(&window).session.view().editing, None);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert!(studio(&window).session.editor().selection().is_empty());
}

#[test]
fn tab_goes_on_to_the_next_card_of_the_lane_and_each_is_a_step_of_its_own() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = first_card(&window);
    let journey = studio(&window).session.editor().journey();
    let next = next_in_lane(studio(&window).session.document(), journey, card, false).expect("there are more");
    let (before, before_next) = (words(&window, card), words(&window, next));
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.key_press(Key::Enter);
    window.run_steps(3);
    // A slow frame brings all of these at once.
    let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let text = |letters: &str| Event::Text(letters.to_owned());
    let tab = key(Key::Tab, Modifiers::NONE);
    window.input_mut().events.extend([text("Чат"), tab, text("Письмо")]);
    window.run_steps(4);
    assert_eq!((words(&window, card), words(&window, next)), ("Чат".to_owned(), "Письмо".to_owned()));
    assert_eq!(studio(&window).session.view().editing, Some((next, Field::Title)));
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run_steps(3);
    assert_eq!(studio(&window).session.view().editing, Some((card, Field::Title)));
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!((words(&window, card), words(&window, next)), ("Чат".to_owned(), before_next));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(words(&window, card), before);
}

#[test]
fn a_letter_in_an_empty_cell_puts_a_text_there_in_one_step() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let journey = studio(&window).session.journey();
    let note = journey.notes.iter().find(|note| journey.lanes.get(note.lane).is_some_and(|lane| lane.visible));
    let (stage, lane) = note.map(|note| (note.stage, note.lane)).expect("the sample has notes");
    let gone = Edit::Remove(vec![ElementId::Note(note.expect("it has").id)]);
    let count = journey.notes.len();
    let session = &mut window.state_mut().as_mut().expect("the first frame makes the studio").session;
    session.apply(&gone).expect("it can be taken out");
    session.select_cell(stage, lane);
    window.run_steps(2);
    type_in(&mut window, "Ага");
    window.run_steps(2);
    let notes = studio(&window).session.journey().notes.clone();
    assert_eq!((notes.len(), notes.iter().filter(|note| note.text == "Ага").count()), (count, 1));
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().notes.len(), count - 1);
}

#[test]
fn a_press_elsewhere_keeps_the_text_and_selects_what_is_there() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = first_card(&window);
    let journey = studio(&window).session.editor().journey();
    let next = next_in_lane(studio(&window).session.document(), journey, card, false).expect("there are more");
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.key_press(Key::Enter);
    window.run_steps(3);
    type_in(&mut window, "Чат");
    let at = middle(&window, next);
    press(&mut window, at, PointerButton::Primary);
    assert_eq!(words(&window, card), "Чат");
    assert_eq!(studio(&window).session.view().editing, None);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(next));
}

#[test]
fn enter_breaks_the_line_of_a_note_up_goes_back_over_it_and_all_of_it_is_one_step() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let journey = studio(&window).session.journey();
    let shown = |note: &&Arc<Note>| journey.lanes.get(note.lane).is_some_and(|lane| lane.visible);
    let note = ElementId::Note(journey.notes.iter().find(shown).expect("the sample has notes").id);
    let at = middle(&window, note);
    press(&mut window, at, PointerButton::Primary);
    window.key_press(Key::Enter);
    window.run_steps(3);
    type_in(&mut window, "Раз");
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(2);
    type_in(&mut window, "Два");
    for key in [Key::ArrowUp, Key::End] {
        window.key_press(key);
        window.run_steps(2);
    }
    type_in(&mut window, "!");
    assert_eq!(words(&window, note), "Раз!\nДва");
    // In one frame: what comes after the end of the text is heard as a command.
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
    window.input_mut().events.extend([key(Key::Enter), key(Key::Z)]);
    window.run_steps(3);
    assert_eq!(studio(&window).session.view().editing, None);
    assert!(!studio(&window).session.is_dirty(), "the whole text was one step");
}

#[test]
fn what_was_typed_is_taken_back_within_the_text_which_stays_open() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let card = press_first_card(&mut window);
    let before = words(&window, card);
    window.key_press(Key::Enter);
    window.run_steps(3);
    type_in(&mut window, "Чат");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(words(&window, card), before);
    assert_eq!(studio(&window).session.view().editing, Some((card, Field::Title)), "it is still edited");
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
    for (name, place) in [
        ("Персоны", Workspace::Personas),
        ("Показатели", Workspace::Metrics),
        ("Печать", Workspace::Print),
        ("Карта", Workspace::Map),
    ] {
        window.get_by_role_and_label(eframe::egui::accesskit::Role::RadioButton, name).click();
        window.run_steps(3);
        assert_eq!(studio(&window).session.view().workspace, place);
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
    let before = studio(&window).surface.camera.zoom();
    window.set_size(Vec2::new(1600.0, 1000.0));
    window.run_steps(3);
    assert!(studio(&window).surface.camera.zoom() > before);
}

#[test]
fn what_is_selected_is_told_to_a_screen_reader_alone_and_many() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let told = |window: &Window| -> Vec<String> {
        let all = window.query_all_by_role(eframe::egui::accesskit::Role::Status);
        all.filter_map(|status| status.accesskit_node().label()).collect()
    };
    let card = press_first_card(&mut window);
    window.run_steps(2);
    let name = words(&window, card);
    assert!(
        told(&window).iter().any(|words| words.starts_with(&name) && words.contains("1 из ")),
        "{:?}",
        told(&window)
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(2);
    let count = studio(&window).session.journey().touchpoints.len();
    assert!(told(&window).iter().any(|words| words.contains(&count.to_string())), "{:?}", told(&window));
}
