//! The window without a pointer: only keys and typed letters, against the tree that a screen reader sees.

use super::driver::{KeyboardUser, SIZE, has_focus};
use super::{first_card, studio, window};
use crate::model::{ElementId, JourneyKind, LaneKind};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn f6_goes_from_the_canvas_to_the_inspector_and_the_palette_and_back_to_what_is_selected() {
    let mut user = KeyboardUser::on(window(SIZE));
    user.go_to_first_stage();
    let stage = user.focused().0;
    let selected = user.selected();
    user.press(Key::F6);
    user.tab_to("field-title");
    user.press(Key::F6);
    user.tab_to("channel-search");
    user.press(Key::F6);
    user.window.step();
    assert_eq!((user.focused().0, user.selected()), (stage.clone(), selected));
    user.with(Modifiers::SHIFT, Key::F6);
    user.tab_to("channel-search");
    user.with(Modifiers::SHIFT, Key::F6);
    user.tab_to("field-title");
    user.with(Modifiers::SHIFT, Key::F6);
    user.window.step();
    assert_eq!((user.focused().0, user.selected()), (stage, selected));
}

#[test]
fn esc_in_a_field_of_the_inspector_leaves_the_field_and_a_second_one_what_is_selected() {
    let mut user = KeyboardUser::on(window(SIZE));
    user.go_to_first_stage();
    let selected = user.selected();
    user.go_to_inspector();
    user.fill("field-duration", "час");
    user.press(Key::Escape);
    user.window.step();
    assert_eq!(user.selected(), selected);
    user.let_go();
    assert_eq!(user.journey().stages.at(0).map(|stage| stage.duration.clone()), Some("час".to_owned()));
}

#[test]
fn esc_in_an_open_list_closes_it_and_changes_nothing() {
    let mut user = KeyboardUser::on(window(SIZE));
    let card = first_card(&user.window);
    let before = user.document();
    let row = user.row(LaneKind::Touchpoints);
    user.go_to_first_cell_of(row);
    user.press(Key::Enter);
    assert_eq!(user.selected(), Some(card));
    user.go_to_inspector();
    user.tab_to("field-channel");
    user.press(Key::Enter);
    user.window.step();
    user.times(2, Key::ArrowDown);
    assert!(user.window.query_all_by_role(Role::ListBoxOption).any(|line| line.accesskit_node().is_focused()));
    user.press(Key::Escape);
    user.window.step();
    assert_eq!(user.focused().0, user.word("field-channel"));
    assert_eq!((user.selected(), user.document()), (Some(card), before));
}

#[test]
fn what_tab_comes_to_in_the_inspector_is_brought_into_view() {
    let mut user = KeyboardUser::on(window(vec2(1200.0, 620.0)));
    user.go_to_inspector();
    user.tab_to("field-version");
    user.window.run_steps(4);
    let canvas = studio(&user.window).canvas();
    let focused = user.window.query_all_by(has_focus).next().expect("a field");
    let rect = focused.rect();
    assert!(rect.top() >= canvas.top() && rect.bottom() <= canvas.bottom(), "{rect:?} in {canvas:?}");
}

#[test]
fn a_channel_is_taken_from_the_palette_and_put_down_by_keys() {
    let mut user = KeyboardUser::on(window(SIZE));
    user.go_to_first_stage();
    let cards = user.journey().touchpoints.len();
    user.with(Modifiers::SHIFT, Key::F6);
    user.tab_to("channel-phone");
    user.press(Key::Enter);
    user.press(Key::F6);
    user.window.step();
    user.press(Key::Enter);
    user.window.step();
    let journey = user.journey();
    let card = journey.touchpoints.at(cards).expect("one more was put there");
    assert_eq!((card.channel.as_str(), Some(card.stage)), ("phone", journey.stages.at(0).map(|stage| stage.id)));
    assert_eq!(user.selected(), Some(ElementId::Touchpoint(card.id)));
}

#[test]
fn the_question_about_a_stage_with_contents_is_answered_by_tab_and_enter() {
    let mut user = KeyboardUser::on(window(SIZE));
    let stages = user.journey().stages.len();
    user.go_to_first_stage();
    user.press(Key::Delete);
    user.window.run_steps(2);
    user.tab_to("dialog-cancel");
    user.press(Key::Enter);
    user.window.run_steps(2);
    assert_eq!(user.journey().stages.len(), stages);
    user.press(Key::Delete);
    user.window.run_steps(2);
    user.tab_to("remove-yes");
    user.press(Key::Enter);
    user.window.run_steps(2);
    assert_eq!(user.journey().stages.len(), stages - 1);
}

#[test]
fn enter_and_esc_answer_the_question_about_unsaved_changes() {
    let mut user = KeyboardUser::on(window(SIZE));
    let stages = user.journey().stages.len();
    user.command("command-add-stage");
    // The beginning takes nothing away: Esc leads back to the map as it was.
    user.command("command-new");
    assert!(studio(&user.window).welcome.is_shown());
    user.press(Key::Escape);
    user.window.run_steps(2);
    assert!(!studio(&user.window).welcome.is_shown());
    assert_eq!(user.journey().stages.len(), stages + 1);
    // Another map does.
    user.command("command-new");
    user.command("command-new");
    assert_eq!(user.focused().0, user.word("unsaved-save"));
    user.press(Key::Escape);
    user.window.run_steps(2);
    assert_eq!(user.journey().stages.len(), stages + 1);
    user.command("command-new");
    user.tab_to("unsaved-discard");
    user.press(Key::Space);
    user.window.run_steps(2);
    assert!(!studio(&user.window).welcome.is_shown() && !studio(&user.window).session.is_dirty());
    assert_ne!(user.journey().stages.len(), stages + 1);
}

#[test]
fn arrows_go_through_segments_and_tab_stops_at_them_once() {
    let mut user = KeyboardUser::on(window(SIZE));
    user.go_to_inspector();
    user.segment(&["journey-as-is", "journey-to-be"], 1);
    assert_eq!(user.focused().0, user.word("journey-to-be"));
    assert_eq!(user.journey().kind, JourneyKind::ToBe);
    user.press(Key::Tab);
    assert_eq!(user.focused().0, user.word("field-paper"));
    user.with(Modifiers::SHIFT, Key::Tab);
    user.window.step();
    user.press(Key::ArrowLeft);
    user.window.step();
    assert_eq!(user.journey().kind, JourneyKind::AsIs);
}
