//! Personas in the whole window: the sheet, the portrait, the file, the look, one alone.

use super::clip::Dropped;
use super::disk::{studio_mut, wait};
use super::{Window, studio, window};
use crate::clip;
use crate::edit::{Edit, Element};
use crate::model::{ElementId, Image, Persona, PersonaId, PersonaLook};
use crate::studio::app::work::Onto;
use crate::studio::desk::Workspace;
use crate::studio::dialogs::Dialog;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

fn person(window: &Window, index: usize) -> Arc<Persona> {
    Arc::clone(studio(window).session.document().personas.at(index).expect("the sample has two people"))
}

/// The window with the sheet of the first persona.
fn sheet() -> Window {
    let mut window = window(SIZE);
    studio_mut(&mut window).go(Workspace::Personas);
    window.run_steps(3);
    window
}

fn write(window: &mut Window, text: &str) {
    for letter in text.chars() {
        match letter {
            '\n' => window.key_press(Key::Enter),
            letter => window.event(Event::Text(letter.to_string())),
        }
        window.step();
    }
}

fn hidden(window: &Window) -> Vec<PersonaId> {
    studio(window).session.view().hidden.iter().copied().collect()
}

#[test]
fn alt_and_the_eye_show_one_persona_alone_and_the_same_again_shows_all() {
    let mut window = window(SIZE);
    let (one, other) = (person(&window, 0), person(&window, 1));
    let eye = |window: &Window| window.get_by_label(&format!("Скрыть: {}", one.name)).rect().center();
    let alt_click = |window: &mut Window| {
        let at = eye(window);
        window.hover_at(at);
        window.step();
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::ALT);
            window.event_modifiers(Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
            window.step();
        }
        window.run_steps(2);
    };
    alt_click(&mut window);
    assert_eq!(hidden(&window), [other.id]);
    assert!(window.query_by_label(&format!("Не показаны: {}", other.name)).is_some(), "the bar at the bottom says so");
    let sheet = studio(&window).session.layout();
    let drawn = sheet.scene.groups.iter();
    let of_other =
        drawn.filter_map(|placed| placed.group.source).filter(|source| source.element == ElementId::Persona(other.id));
    assert_eq!(of_other.count(), 0);
    alt_click(&mut window);
    assert_eq!(hidden(&window), []);
    assert!(!studio(&window).session.is_dirty(), "it is a way of looking");
}

#[test]
fn all_personas_are_shown_again_by_a_button_that_is_there_while_one_is_hidden() {
    let mut window = window(SIZE);
    let words = "Показать всех персон";
    assert!(window.query_by_label(words).is_none());
    let one = person(&window, 0).id;
    studio_mut(&mut window).solo(one);
    window.run_steps(2);
    window.get_by_label(words).focus();
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(hidden(&window), []);
    assert!(window.query_by_label(words).is_none());
}

#[test]
fn enter_adds_a_line_to_a_list_of_the_sheet_and_all_that_was_typed_is_one_step() {
    let mut window = sheet();
    let before = person(&window, 0);
    window.get_by_label("Сомнения").focus();
    window.run_steps(2);
    write(&mut window, "Справлюсь ли\n\nКто поможет");
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert_eq!(person(&window, 0).doubts, ["Справлюсь ли", "Кто поможет"]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(person(&window, 0), before);
    assert!(!studio(&window).session.is_dirty(), "one step was all there was");
}

#[test]
fn enter_in_the_name_ends_the_editing_and_breaks_no_line() {
    let mut window = sheet();
    window.get_by_label("Имя").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.step();
    write(&mut window, "Пётр\nИ");
    window.run_steps(2);
    assert_eq!(person(&window, 0).name, "Пётр");
}

fn picture() -> Image {
    let pixels = image::RgbImage::from_pixel(60, 40, image::Rgb([10, 120, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("it can be written");
    clip::picture(bytes.into_inner()).expect("a picture")
}

#[test]
fn a_picture_dropped_on_the_sheet_is_framed_in_a_circle_and_is_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("portrait.png");
    std::fs::write(&path, &**picture().bytes()).expect("it can be written");
    let mut window = sheet();
    window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    window.step();
    wait(&mut window);
    assert!(matches!(studio(&window).dialog, Dialog::Crop(_)));
    assert_eq!(person(&window, 0).portrait, None, "not before it is framed");
    // The picture is wider than high: it can be moved sideways at once, and up when it is nearer.
    window.key_press(Key::ArrowRight);
    window.run_steps(2);
    write(&mut window, "+");
    window.key_press(Key::Enter);
    window.run_steps(3);
    let framed = person(&window, 0);
    let crop = framed.crop.expect("a part of the picture");
    assert_eq!(framed.portrait, Some(picture().hash()));
    assert!(crop.x.get() < 0.5 && crop.zoom.get() > 1.0, "{crop:?}");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(person(&window, 0).portrait, None);
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn a_persona_goes_to_a_file_and_comes_from_it_as_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("anna.tropa-persona");
    let mut window = sheet();
    let (ctx, was) = (window.ctx.clone(), person(&window, 0));
    studio_mut(&mut window).write_persona(&ctx, was.id, path.clone(), Onto::Free);
    wait(&mut window);
    assert!(window.query_by_label_contains("Персона сохранена").is_some());
    let people = studio(&window).session.document().personas.len();
    studio_mut(&mut window).read_persona(&ctx, path);
    wait(&mut window);
    assert_eq!(studio(&window).session.document().personas.len(), people + 1);
    let new = person(&window, people);
    assert_eq!(Persona { id: was.id, look: was.look, ..new.as_ref().clone() }, *was);
    for index in 0..people {
        let other = person(&window, index).look;
        assert!(other.hue != new.look.hue && other.line != new.look.line && other.marker != new.look.marker);
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(studio(&window).session.document().personas.len(), people);
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn personas_that_are_alike_are_told_and_one_press_gives_the_free_look() {
    let mut window = sheet();
    let (one, other) = (person(&window, 0), person(&window, 1));
    assert!(window.query_by_label("Взять свободный вид").is_none());
    let look = PersonaLook { hue: 2, marker: other.look.marker, ..one.look };
    let edit = Edit::Change(Box::new(Element::Persona(Persona { look, ..one.as_ref().clone() })));
    studio_mut(&mut window).apply(&edit);
    window.run_steps(3);
    let words = format!("Похожи в\u{a0}серой печати: {}, {}", one.name, other.name);
    assert!(window.query_by_label(&words).is_some(), "{words}");
    window.get_by_label("Взять свободный вид").click();
    window.run_steps(3);
    let after = person(&window, 0).look;
    assert!(after.hue != other.look.hue && after.line != other.look.line && after.marker != other.look.marker);
    assert!(window.query_by_label("Взять свободный вид").is_none());
}
