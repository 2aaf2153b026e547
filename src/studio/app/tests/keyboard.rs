//! The window without a pointer: only keys and typed letters, against the tree that a screen reader sees.

use super::driver::{Hands, SIZE, has_focus};
use super::{first_card, studio, window};
use crate::model::{ElementId, JourneyKind, LaneKind};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn f6_goes_from_the_canvas_to_the_inspector_and_the_palette_and_back_to_what_is_selected() {
    let mut hands = Hands::on(window(SIZE));
    hands.go_to_first_stage();
    let stage = hands.focused().0;
    let selected = hands.selected();
    hands.press(Key::F6);
    hands.tab_to("field-title");
    hands.press(Key::F6);
    hands.tab_to("channel-search");
    hands.press(Key::F6);
    hands.window.step();
    assert_eq!((hands.focused().0, hands.selected()), (stage.clone(), selected));
    hands.with(Modifiers::SHIFT, Key::F6);
    hands.tab_to("channel-search");
    hands.with(Modifiers::SHIFT, Key::F6);
    hands.tab_to("field-title");
    hands.with(Modifiers::SHIFT, Key::F6);
    hands.window.step();
    assert_eq!((hands.focused().0, hands.selected()), (stage, selected));
}

#[test]
fn esc_in_a_field_of_the_inspector_leaves_the_field_and_a_second_one_what_is_selected() {
    let mut hands = Hands::on(window(SIZE));
    hands.go_to_first_stage();
    let selected = hands.selected();
    hands.go_to_inspector();
    hands.fill("field-duration", "час");
    hands.press(Key::Escape);
    hands.window.step();
    assert_eq!(hands.selected(), selected);
    hands.let_go();
    assert_eq!(hands.journey().stages.at(0).map(|stage| stage.duration.clone()), Some("час".to_owned()));
}

#[test]
fn esc_in_an_open_list_closes_it_and_changes_nothing() {
    let mut hands = Hands::on(window(SIZE));
    let card = first_card(&hands.window);
    let before = hands.document();
    let row = hands.row(LaneKind::Touchpoints);
    hands.go_to_first_cell_of(row);
    hands.press(Key::Enter);
    assert_eq!(hands.selected(), Some(card));
    hands.go_to_inspector();
    hands.tab_to("field-channel");
    hands.press(Key::Enter);
    hands.window.step();
    hands.times(2, Key::ArrowDown);
    assert!(hands.window.query_all_by_role(Role::ListBoxOption).any(|line| line.accesskit_node().is_focused()));
    hands.press(Key::Escape);
    hands.window.step();
    assert_eq!(hands.focused().0, hands.word("field-channel"));
    assert_eq!((hands.selected(), hands.document()), (Some(card), before));
}

#[test]
fn what_tab_comes_to_in_the_inspector_is_brought_into_view() {
    let mut hands = Hands::on(window(vec2(1200.0, 620.0)));
    hands.go_to_inspector();
    hands.tab_to("field-version");
    hands.window.run_steps(4);
    let canvas = studio(&hands.window).canvas();
    let focused = hands.window.query_all_by(has_focus).next().expect("a field");
    let rect = focused.rect();
    assert!(rect.top() >= canvas.top() && rect.bottom() <= canvas.bottom(), "{rect:?} in {canvas:?}");
}

#[test]
fn a_channel_is_taken_from_the_palette_and_put_down_by_keys() {
    let mut hands = Hands::on(window(SIZE));
    hands.go_to_first_stage();
    let cards = hands.journey().touchpoints.len();
    hands.with(Modifiers::SHIFT, Key::F6);
    hands.tab_to("channel-phone");
    hands.press(Key::Enter);
    hands.press(Key::F6);
    hands.window.step();
    hands.press(Key::Enter);
    hands.window.step();
    let journey = hands.journey();
    let card = journey.touchpoints.at(cards).expect("one more was put there");
    assert_eq!((card.channel.as_str(), Some(card.stage)), ("phone", journey.stages.at(0).map(|stage| stage.id)));
    assert_eq!(hands.selected(), Some(ElementId::Touchpoint(card.id)));
}

#[test]
fn the_question_about_a_stage_with_contents_is_answered_by_tab_and_enter() {
    let mut hands = Hands::on(window(SIZE));
    let stages = hands.journey().stages.len();
    hands.go_to_first_stage();
    hands.press(Key::Delete);
    hands.window.run_steps(2);
    hands.tab_to("dialog-cancel");
    hands.press(Key::Enter);
    hands.window.run_steps(2);
    assert_eq!(hands.journey().stages.len(), stages);
    hands.press(Key::Delete);
    hands.window.run_steps(2);
    hands.tab_to("remove-yes");
    hands.press(Key::Enter);
    hands.window.run_steps(2);
    assert_eq!(hands.journey().stages.len(), stages - 1);
}

#[test]
fn enter_and_esc_answer_the_question_about_unsaved_changes() {
    let mut hands = Hands::on(window(SIZE));
    let stages = hands.journey().stages.len();
    hands.command("command-add-stage");
    // The beginning takes nothing away: Esc leads back to the map as it was.
    hands.command("command-new");
    assert!(studio(&hands.window).welcome.is_shown());
    hands.press(Key::Escape);
    hands.window.run_steps(2);
    assert!(!studio(&hands.window).welcome.is_shown());
    assert_eq!(hands.journey().stages.len(), stages + 1);
    // Another map does.
    hands.command("command-new");
    hands.command("command-new");
    assert_eq!(hands.focused().0, hands.word("unsaved-save"));
    hands.press(Key::Escape);
    hands.window.run_steps(2);
    assert_eq!(hands.journey().stages.len(), stages + 1);
    hands.command("command-new");
    hands.tab_to("unsaved-discard");
    hands.press(Key::Space);
    hands.window.run_steps(2);
    assert!(!studio(&hands.window).welcome.is_shown() && !studio(&hands.window).session.is_dirty());
    assert_ne!(hands.journey().stages.len(), stages + 1);
}

#[test]
fn arrows_go_through_segments_and_tab_stops_at_them_once() {
    let mut hands = Hands::on(window(SIZE));
    hands.go_to_inspector();
    hands.segment(&["journey-as-is", "journey-to-be"], 1);
    assert_eq!(hands.focused().0, hands.word("journey-to-be"));
    assert_eq!(hands.journey().kind, JourneyKind::ToBe);
    hands.press(Key::Tab);
    assert_eq!(hands.focused().0, hands.word("field-paper"));
    hands.with(Modifiers::SHIFT, Key::Tab);
    hands.window.step();
    hands.press(Key::ArrowLeft);
    hands.window.step();
    assert_eq!(hands.journey().kind, JourneyKind::AsIs);
}
