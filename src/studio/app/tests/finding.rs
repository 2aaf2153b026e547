//! The palette and the bar that finds words, by real keys in the whole window.

use super::looking::{CTRL, key, open, write};
use super::overlays::{counted, offered};
use super::{Window, press_first_card, studio, words};
use crate::editor::Tool;
use crate::model::{ElementId, Field, PersonaList};
use crate::studio::desk::Workspace;
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// How many lines of the palette stand on the screen, whole.
fn seen_lines(window: &Window) -> usize {
    let bounds = window.query_all_by_role(Role::MenuItem).filter_map(|row| row.accesskit_node().bounding_box());
    bounds.filter(|rect| rect.y1 > rect.y0).count()
}

#[test]
fn what_is_read_on_the_screen_comes_before_what_else_a_command_is_called() {
    let mut window = open();
    assert_eq!(offered(&mut window, "показать"), "Показать на весь экран");
    for typed in ["воронка", "импорт", "данные"] {
        assert_eq!(offered(&mut window, typed), "Воронка: прочитать из\u{a0}файла…", "{typed}");
    }
    assert_eq!(offered(&mut window, "плакате"), "Показать на плакате, что исправить первым");
}

#[test]
fn the_palette_says_what_a_command_will_be_done_to() {
    let mut window = open();
    let card = press_first_card(&mut window);
    let name = words(&window, card);
    assert_eq!(offered(&mut window, "удалить"), format!("Удалить · {name}"));
}

#[test]
fn the_palette_is_as_high_as_its_lines_after_a_query_without_hits_too() {
    let mut window = open();
    let opened = |window: &mut Window| {
        key(window, Key::K, Key::K, CTRL);
        window.run_steps(3);
        seen_lines(window)
    };
    let fresh = opened(&mut window);
    assert!(fresh >= 8, "{fresh} lines");
    write(&mut window, "щщщ");
    assert!(window.query_by_label("Ничего не нашлось").is_some());
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(opened(&mut window), fresh, "opened again it shows as much");
    write(&mut window, "а");
    window.run_steps(3);
    assert!(seen_lines(&window) >= 8, "many hits, many lines");
}

#[test]
fn words_of_a_persona_page_are_found_shown_there_and_replaced() {
    let mut window = open();
    let persona = studio(&window).session.document().personas.iter().find(|one| !one.wishes.is_empty());
    let persona = persona.expect("the sample has wishes").id;
    let wish = studio(&window).session.document().persona(persona).expect("it is there").wishes[0].clone();
    key(&mut window, Key::F, Key::F, CTRL);
    write(&mut window, &wish);
    window.run_steps(3);
    assert_eq!(counted(&window), "1 из 1");
    assert_eq!(studio(&window).session.view().workspace, Workspace::Map, "typing alone leads to no other page");
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Personas, "it stands on a page");
    assert_eq!(studio(&window).session.editor().selection().single(), Some(ElementId::Persona(persona)));
    let document = studio(&window).session.document();
    let line =
        document.element(ElementId::Persona(persona)).and_then(|one| one.text(Field::Line(PersonaList::Wishes, 0)));
    assert_eq!(line, Some(wish.as_str()));
}

#[test]
fn a_query_without_hits_leads_back_to_where_one_looked() {
    let mut window = open();
    key(&mut window, Key::Num0, Key::Num0, CTRL);
    window.run_steps(3);
    let before = studio(&window).surface.camera;
    let last = studio(&window).session.journey().metrics.iter().last().expect("the sample has metrics").name.clone();
    key(&mut window, Key::F, Key::F, CTRL);
    write(&mut window, &last);
    window.run_steps(3);
    assert_ne!(studio(&window).surface.camera, before, "it was out of view");
    write(&mut window, &format!("{last}ъъъ"));
    window.run_steps(3);
    assert_eq!(counted(&window), "0 из 0");
    assert_eq!(studio(&window).surface.camera, before);
}

#[test]
fn esc_closes_the_bar_after_replacing_all_too() {
    let mut window = open();
    key(&mut window, Key::H, Key::H, CTRL);
    write(&mut window, "сайт");
    window.get_by_label("Заменить все").click();
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::NONE, Key::Escape);
    window.run_steps(3);
    assert_eq!(counted(&window), "");
}

#[test]
fn letters_are_no_tools_away_from_the_map_and_no_tool_survives_another_page() {
    let mut window = open();
    key(&mut window, Key::H, Key::H, Modifiers::NONE);
    assert_ne!(*studio(&window).session.editor().tool(), Tool::Select);
    key(&mut window, Key::Num2, Key::Num2, CTRL);
    assert_eq!(*studio(&window).session.editor().tool(), Tool::Select, "another page puts the tool down");
    for letter in [Key::H, Key::B, Key::D, Key::E, Key::N] {
        key(&mut window, letter, letter, Modifiers::NONE);
        assert_eq!(studio(&window).session.view().workspace, Workspace::Personas);
        assert_eq!(*studio(&window).session.editor().tool(), Tool::Select);
    }
}

#[test]
fn a_persona_that_is_added_on_its_page_is_named_at_once() {
    let mut window = open();
    key(&mut window, Key::Num2, Key::Num2, CTRL);
    let before = studio(&window).session.document().personas.len();
    window.get_by_role_and_label(Role::Button, "Персона").click();
    window.run_steps(4);
    for letter in ["В", "и", "к"] {
        window.event(eframe::egui::Event::Text(letter.to_owned()));
        window.run_steps(2);
    }
    let personas = &studio(&window).session.document().personas;
    assert_eq!(personas.len(), before + 1);
    assert_eq!(personas.iter().last().map(|one| one.name.as_str()), Some("Вик"));
}

#[test]
fn tab_into_a_field_takes_all_of_it() {
    let mut window = open();
    key(&mut window, Key::H, Key::H, CTRL);
    write(&mut window, "сайт");
    window.key_press(Key::Tab);
    window.run_steps(2);
    window.event(eframe::egui::Event::Text("портал".to_owned()));
    window.run_steps(2);
    window.get_by_label("Заменить все").click();
    window.run_steps(3);
    let cards = &studio(&window).session.journey().touchpoints;
    assert!(
        cards.iter().any(|card| card.title.to_lowercase().contains("портал")),
        "from what is looked for to what takes its place"
    );
}

#[test]
fn deleting_many_things_says_how_many_and_offers_the_way_back() {
    let mut window = open();
    key(&mut window, Key::A, Key::A, CTRL);
    key(&mut window, Key::A, Key::A, CTRL);
    let cards = studio(&window).session.journey().touchpoints.len();
    window.key_press(Key::Delete);
    window.run_steps(3);
    let told = studio(&window).toasts.texts().join(" ");
    assert!(told.contains("Удален"), "{told}");
    window.get_by_role_and_label(Role::Button, "Отменить").click();
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), cards);
}

#[test]
fn tab_goes_from_what_a_persona_says_to_what_it_wishes() {
    let mut window = open();
    key(&mut window, Key::Num2, Key::Num2, CTRL);
    window.get_by_role_and_label(Role::MultilineTextInput, "Цитата").click();
    window.run_steps(3);
    window.key_press(Key::Tab);
    window.run_steps(3);
    let wishes = window.get_by_role_and_label(Role::MultilineTextInput, "Желания");
    assert!(wishes.accesskit_node().is_focused(), "not to the colours of its line");
}
