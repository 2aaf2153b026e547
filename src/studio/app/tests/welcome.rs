//! The beginning is a place to come back from, and what is opened there lands on the map.

use super::{Window, studio, window};
use crate::method;
use crate::store::Sample;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, Workspace};
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

const SIZE: Vec2 = vec2(1440.0, 900.0);

fn act(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().expect("the first frame makes the studio").perform(&ctx, action);
    window.run_steps(3);
}

#[test]
fn the_beginning_takes_no_map_away_and_esc_its_button_and_every_place_lead_back() {
    let mut window = window(SIZE);
    act(&mut window, Action::AddStage);
    window.key_press(Key::Escape);
    window.run_steps(2);
    let document = Arc::clone(studio(&window).session.document());
    let ways: [fn(&mut Window); 3] = [
        |window| window.key_press(Key::Escape),
        |window| window.key_press_modifiers(Modifiers::COMMAND, Key::Num1),
        |window| window.get_by_label_contains("Назад к карте").click(),
    ];
    for way in ways {
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        window.run_steps(2);
        assert!(
            studio(&window).welcome.is_shown() && !studio(&window).dialog.is_open(),
            "nothing is lost, so nothing is asked"
        );
        way(&mut window);
        window.run_steps(2);
        assert!(!studio(&window).welcome.is_shown());
        assert!(Arc::ptr_eq(studio(&window).session.document(), &document));
    }
    act(&mut window, Action::Run(Command::New));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run_steps(2);
    assert_eq!(
        (studio(&window).welcome.is_shown(), studio(&window).session.view().workspace),
        (false, Workspace::Metrics)
    );
}

#[test]
fn what_is_opened_lands_on_the_map_and_a_new_map_is_a_blank_one() {
    let mut window = window(SIZE);
    act(&mut window, Action::Go(Workspace::Review));
    act(&mut window, Action::OpenSample(Sample::School));
    assert_eq!(studio(&window).session.view().workspace, Workspace::Map);
    act(&mut window, Action::Go(Workspace::Metrics));
    act(&mut window, Action::Run(Command::New));
    act(&mut window, Action::Run(Command::New));
    assert_eq!(studio(&window).session.view().workspace, Workspace::Map);
    let blank = method::template("blank").expect("there is a blank one");
    let document = blank.document(studio(&window).person.language, &mut crate::store::fresh_ids());
    let stages = document.first_journey().map(|journey| journey.stages.len());
    assert_eq!(Some(studio(&window).session.journey().stages.len()), stages);
}

#[test]
fn the_example_says_that_it_is_one_until_that_is_closed_or_another_map_is_in_hand() {
    let mut window = window(SIZE);
    let told = |window: &Window| window.query_by_label_contains("Это пример").is_some();
    assert!(told(&window));
    act(&mut window, Action::CloseExample);
    assert!(!told(&window));
    act(&mut window, Action::OpenSample(Sample::School));
    assert!(told(&window));
    window.get_by_label("Начать свою карту").click();
    window.run_steps(3);
    assert!(studio(&window).welcome.is_shown());
    act(&mut window, Action::FromTemplate(0));
    assert!(!told(&window));
}
