//! Words written where they stand: what is new is named at once, and what is too small comes near.

use super::input::{SIZE, cell, empty_cells, kinds, select};
use super::{Window, press, studio, type_in, window, words};
use crate::editor::TextPlace;
use crate::model::{Field, Id as _, LaneKind, StageId};
use crate::studio::canvas::rulers::free_of_names;
use crate::studio::canvas::{rect_on_screen, rect_to_kurbo, rect_to_screen};
use crate::studio::desk::commands::Command;
use eframe::egui::{Key, Modifiers, PointerButton, vec2};
use std::sync::Arc;

#[test]
fn five_barriers_are_written_by_enter_words_and_tab() {
    let mut window = window(SIZE);
    let stages = empty_cells(&mut window, LaneKind::Barriers);
    let at = cell(&window, stages[0], LaneKind::Barriers);
    press(&mut window, at, PointerButton::Primary);
    let said = ["Нет остатка", "Долго", "Дорого", "Сложно", "Страшно"];
    for word in said {
        window.key_press(Key::Enter);
        window.run_steps(2);
        type_in(&mut window, word);
        window.key_press(Key::Tab);
        window.run_steps(2);
    }
    let journey = studio(&window).session.journey();
    let barriers: Vec<(StageId, &str, &str)> =
        journey.barriers.iter().map(|one| (one.stage, &*one.title, &*one.text)).collect();
    let wanted: Vec<(StageId, &str, &str)> = stages.iter().zip(said).map(|(stage, word)| (*stage, word, "")).collect();
    assert_eq!(barriers, wanted);
    // Left without a word the cell stays empty, and there is no step to take back.
    let depth = studio(&window).session.editor().history().depth();
    window.key_press(Key::Enter);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().barriers.len(), said.len() + 1);
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().barriers.len(), said.len());
    assert_eq!(studio(&window).session.editor().history().depth(), depth);
    assert!(studio(&window).session.editor().selection().cell().is_some(), "the cell is selected as before");
}

#[test]
fn what_is_put_down_is_named_at_once_and_has_no_made_up_name() {
    let things = [
        (Command::PlaceBarrier, LaneKind::Barriers),
        (Command::PlaceSolution, LaneKind::Solutions),
        (Command::PlaceMetric, LaneKind::Metrics),
        (Command::PlaceDropOff, LaneKind::DropOff),
    ];
    for (command, kind) in things {
        let mut window = window(SIZE);
        let stage = empty_cells(&mut window, kind)[1];
        let ctx = window.ctx.clone();
        let at = cell(&window, stage, kind);
        window.hover_at(at);
        window.step();
        window.state_mut().as_mut().expect("it is there").run(&ctx, command);
        let camera = studio(&window).surface.camera;
        press(&mut window, at, PointerButton::Primary);
        let new = studio(&window).session.editor().selection().single().expect("it is selected");
        assert_eq!(words(&window, new), "", "{command:?}");
        assert_eq!(studio(&window).session.view().editing.map(|(element, _)| element), Some(new), "{command:?}");
        assert_eq!(studio(&window).surface.camera, camera, "nothing is typed yet: {command:?}");
        type_in(&mut window, "Имя");
        assert_eq!(words(&window, new), "Имя", "{command:?}");
        window.key_press(Key::Escape);
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(2);
        assert!(
            studio(&window).session.document().element(new).is_none(),
            "putting and naming are one step: {command:?}"
        );
    }
}

#[test]
fn delete_and_arrows_mean_the_thing_that_was_put_down_until_something_is_typed() {
    let mut window = window(SIZE);
    let ctx = window.ctx.clone();
    let count = studio(&window).session.journey().touchpoints.len();
    let put = |window: &mut Window| {
        let state = window.state_mut().as_mut().expect("it is there");
        state.session.select(None);
        state.run(&ctx, Command::PlaceTouchpoint);
        window.run_steps(2);
        assert!(studio(window).session.view().editing.is_some());
    };
    put(&mut window);
    window.key_press(Key::Delete);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), count);
    put(&mut window);
    type_in(&mut window, "Чат");
    window.key_press(Key::Backspace);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), count + 1);
    let card = studio(&window).session.editor().selection().single().expect("it is selected");
    assert_eq!(words(&window, card), "Ча");
}

#[test]
fn a_text_too_small_to_be_read_comes_near_whatever_it_is_of_and_the_camera_goes_back() {
    let mut window = window(SIZE);
    let mut near = 0;
    for element in kinds(&window) {
        select(&mut window, element);
        let before = studio(&window).surface.camera;
        window.key_press(Key::F2);
        window.run_steps(2);
        if let Some((element, field)) = studio(&window).session.view().editing {
            let surface = &studio(&window).surface;
            let place = TextPlace::of(&studio(&window).session.layout().scene, element, field).expect("it is edited");
            assert!(place.type_size() * surface.camera.zoom() >= 10.99, "{element:?}");
            let seen = rect_on_screen(surface, place.bounds());
            let canvas = rect_to_kurbo(studio(&window).canvas());
            let frame = Arc::clone(&studio(&window).session.layout().frame);
            let free = free_of_names(canvas, &frame, place.bounds());
            assert!(rect_to_screen(free).contains_rect(seen), "{element:?}: {seen} is under names at the edges");
            near += usize::from(surface.camera != before);
        }
        window.key_press(Key::Escape);
        window.run_steps(2);
        assert_eq!(studio(&window).surface.camera, before, "{element:?}");
    }
    assert!(near > 5, "{near}");
}

#[test]
fn tab_goes_from_the_title_to_the_scenario_where_enter_breaks_the_line_and_ctrl_enter_ends() {
    let mut window = window(vec2(1024.0, 680.0));
    let journey = studio(&window).session.journey().id.element();
    select(&mut window, journey);
    let before = studio(&window).surface.camera;
    window.key_press(Key::F2);
    window.run_steps(2);
    let place = |window: &Window, field| {
        TextPlace::of(&studio(window).session.layout().scene, journey, field).expect("it is on the sheet")
    };
    let (title, scenario) = (place(&window, Field::Title), place(&window, Field::Scenario));
    assert!(title.frame().intersect(scenario.bounds()).is_zero_area(), "the frame is that of the title alone");
    window.key_press(Key::Tab);
    window.run_steps(2);
    assert_eq!(studio(&window).session.view().editing, Some((journey, Field::Scenario)));
    let seen = rect_on_screen(&studio(&window).surface, place(&window, Field::Scenario).bounds());
    assert!(studio(&window).canvas().contains_rect(seen), "{seen} in {}", studio(&window).canvas());
    type_in(&mut window, "Раз");
    window.key_press(Key::Enter);
    window.run_steps(2);
    type_in(&mut window, "Два");
    assert_eq!(studio(&window).session.journey().scenario, "Раз\nДва");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(2);
    assert_eq!(studio(&window).session.view().editing, None);
    assert_eq!(studio(&window).surface.camera, before);
}

#[test]
fn a_new_persona_is_named_at_once_in_one_step() {
    let mut window = window(SIZE);
    let ctx = window.ctx.clone();
    let before = Arc::clone(studio(&window).session.document());
    window.state_mut().as_mut().expect("it is there").run(&ctx, Command::AddPersona);
    window.run_steps(3);
    type_in(&mut window, "Ева");
    window.key_press(Key::Escape);
    window.run_steps(2);
    let personas = &studio(&window).session.document().personas;
    assert_eq!(personas.iter().filter(|one| one.name == "Ева").count(), 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(*studio(&window).session.document(), before);
}
