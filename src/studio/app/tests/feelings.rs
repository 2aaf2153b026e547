//! Feelings and losses in the panels: labels, links, curves, comparing, what to mend first.

use super::{Window, studio, window};
use crate::edit::{Edit, Element};
use crate::editor::link_nearest;
use crate::method;
use crate::model::{DropOff, DropOffId, ElementId, EmotionPoint, JourneyKind, Labelling, LaneKind, Stage};
use crate::studio::desk::Workspace;
use crate::studio::desk::commands::Command;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);
/// So high that no panel has to be scrolled.
const TALL: Vec2 = Vec2::new(1440.0, 3000.0);

fn select(window: &mut Window, elements: &[ElementId]) {
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.select_all(elements.iter().copied());
    window.run_steps(3);
}

fn run(window: &mut Window, command: Command) {
    let ctx = window.ctx.clone();
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.run(&ctx, command);
    window.run_steps(3);
}

fn points(window: &Window) -> Vec<EmotionPoint> {
    studio(window).session.journey().emotions.iter().map(|point| point.as_ref().clone()).collect()
}

fn losses(window: &Window) -> Vec<DropOff> {
    studio(window).session.journey().dropoffs.iter().map(|loss| loss.as_ref().clone()).collect()
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
}

#[test]
fn the_label_of_a_point_is_pinned_in_the_inspector_and_of_many_by_one_command() {
    let mut window = window(SIZE);
    let before = points(&window);
    let chosen: Vec<ElementId> = before.iter().take(3).map(|point| ElementId::Emotion(point.id)).collect();
    select(&mut window, &chosen[..1]);
    window.get_by_role_and_label(Role::RadioButton, "Закреплена").click();
    window.run_steps(3);
    assert_eq!(points(&window)[0].label, Labelling::Pinned);
    select(&mut window, &chosen);
    run(&mut window, Command::HideLabel);
    assert!(points(&window).iter().take(3).all(|point| point.label == Labelling::Hidden));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(points(&window), before, "three labels were one step");
}

#[test]
fn a_word_of_the_catalogue_names_the_feeling_and_the_scales_own_word_needs_no_name() {
    let mut window = window(SIZE);
    let joyful = points(&window).into_iter().find(|point| (0.5..1.5).contains(&point.value.get()));
    let joyful = joyful.expect("somebody is glad");
    select(&mut window, &[ElementId::Emotion(joyful.id)]);
    window.get_by_role_and_label(Role::CheckBox, "облегчение").click();
    window.run_steps(3);
    let name = |window: &Window| studio(window).session.journey().emotions.get(joyful.id).map(|it| it.feeling.clone());
    assert_eq!(name(&window).as_deref(), Some("облегчение"));
    window.get_by_role_and_label(Role::CheckBox, "радость").click();
    window.run_steps(3);
    assert_eq!(name(&window).as_deref(), Some(""), "it follows the value again");
}

#[test]
fn a_new_solution_for_a_drop_off_is_added_linked_and_named_and_the_first_two_are_one_step() {
    let mut window = window(SIZE);
    let count = studio(&window).session.journey().solutions.len();
    let loss = losses(&window).remove(0);
    select(&mut window, &[ElementId::DropOff(loss.id)]);
    window.get_by_label("Новое решение").click();
    window.run_steps(4);
    let journey = studio(&window).session.journey();
    assert_eq!(journey.solutions.len(), count + 1);
    let linked = losses(&window).remove(0).solution.expect("it is linked");
    assert_eq!(journey.solutions.get(linked).expect("it is there").stage, loss.stage);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(ElementId::Solution(linked)));
    assert!(window.ctx.text_edit_focused(), "its title is typed over at once");
    window.key_press(Key::Escape);
    window.run_steps(2);
    undo(&mut window);
    assert_eq!(studio(&window).session.journey().solutions.len(), count);
    assert_eq!(losses(&window).remove(0), loss);
}

#[test]
fn a_solution_brings_its_lane_where_there_is_none_and_neither_comes_to_a_locked_stage() {
    let mut window = window(SIZE);
    let apply = |window: &mut Window, edit: &Edit| {
        let state = window.state_mut().as_mut().expect("the first frame makes the studio");
        state.session.apply(edit).expect("it can be done");
        window.run_steps(2);
    };
    let solve = |window: &mut Window, loss: DropOffId| {
        let ctx = window.ctx.clone();
        window.state_mut().as_mut().expect("the first frame makes the studio").solve(&ctx, loss);
        window.run_steps(3);
    };
    let journey = studio(&window).session.journey();
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Solutions).expect("the sample has it").id;
    let loss = losses(&window).remove(0);
    apply(&mut window, &Edit::Remove(vec![ElementId::Lane(lane)]));
    let stage = journey.stages.get(loss.stage).expect("it is there").as_ref().clone();
    let name = stage.name.clone();
    apply(&mut window, &Edit::Change(Box::new(Element::Stage(Stage { locked: true, ..stage.clone() }))));
    let before = std::sync::Arc::clone(studio(&window).session.document());
    solve(&mut window, loss.id);
    assert!(std::sync::Arc::ptr_eq(&before, studio(&window).session.document()), "the stage holds it");
    assert!(window.query_by_label_contains(&format!("Закреплено: {name}")).is_some(), "the lock is named");
    apply(&mut window, &Edit::Change(Box::new(Element::Stage(stage))));
    solve(&mut window, loss.id);
    let now = studio(&window).session.journey();
    assert!(now.lanes.iter().any(|lane| lane.kind == LaneKind::Solutions));
    assert!(losses(&window).remove(0).solution.is_some());
    window.key_press(Key::Escape);
    window.run_steps(2);
    undo(&mut window);
    let now = studio(&window).session.journey();
    assert!(now.lanes.iter().all(|lane| lane.kind != LaneKind::Solutions), "lane and solution were one step");
}

#[test]
fn a_point_is_linked_to_the_nearest_touchpoint_by_its_button() {
    let mut window = window(SIZE);
    let document = studio(&window).session.document();
    let frame = studio(&window).session.layout().frame.clone();
    let near = |point: &EmotionPoint| link_nearest(document, &frame, &[ElementId::Emotion(point.id)]).is_some();
    let free = |point: &EmotionPoint| point.touchpoint.is_none() && near(point);
    let point = points(&window).into_iter().find(free).expect("a stage with touchpoints has feelings");
    select(&mut window, &[ElementId::Emotion(point.id)]);
    window.get_by_label("Связать с\u{a0}точкой контакта").click();
    window.run_steps(3);
    let journey = studio(&window).session.journey();
    let linked = journey.emotions.get(point.id).expect("it is there");
    let card = journey.touchpoints.get(linked.touchpoint.expect("it is linked")).expect("it is there");
    assert_eq!((linked.stage, linked.at, card.stage), (point.stage, point.at, point.stage));
}

#[test]
fn the_palette_says_which_curve_new_points_go_to_and_the_other_begins_as_a_copy() {
    let mut window = window(TALL);
    let before = points(&window);
    // The inspector on the right says of the journey, in other words, whether it is as is or to be.
    window.get_by_role_and_label(Role::RadioButton, "Будущая").click();
    window.run_steps(2);
    assert_eq!(studio(&window).session.editor().active_curve(), JourneyKind::ToBe);
    run(&mut window, Command::SwitchCurve);
    assert_eq!(studio(&window).session.editor().active_curve(), JourneyKind::AsIs);
    run(&mut window, Command::CopyCurve);
    let first = before.first().expect("the sample has curves").persona;
    let of = |kind| points(&window).iter().filter(|point| point.persona == first && point.curve == kind).count();
    assert_eq!(of(JourneyKind::ToBe), of(JourneyKind::AsIs));
    assert_eq!(studio(&window).session.editor().active_curve(), JourneyKind::ToBe, "it is drawn next");
    undo(&mut window);
    assert_eq!(points(&window), before);
}

#[test]
fn two_personas_are_compared_the_farthest_stage_first_and_esc_ends_it() {
    let mut window = window(SIZE);
    run(&mut window, Command::Compare);
    let Some((one, Some(other))) = studio(&window).session.view().compare else { panic!("two personas are compared") };
    let journey = studio(&window).session.journey();
    let farthest = method::gaps(&journey, one, other)
        .into_iter()
        .max_by(|one, other| one.difference.abs().total_cmp(&other.difference.abs()))
        .expect("both go through a stage");
    let name = &journey.stages.get(farthest.stage).expect("it is there").name;
    let quoted = format!("«{name}»");
    let mut lines: Vec<_> = window
        .query_all_by_role(Role::Button)
        .filter(|line| line.accesskit_node().label().is_some_and(|label| label.contains("чем")))
        .collect();
    lines.sort_by(|one, other| one.rect().top().total_cmp(&other.rect().top()));
    let canvas = studio(&window).canvas();
    assert!(lines.iter().all(|line| line.rect().left() >= canvas.right()), "nothing of the sheet is covered");
    let first = lines.first().expect("the gaps are listed");
    assert!(first.accesskit_node().label().is_some_and(|label| label.contains(&quoted)));
    first.click();
    window.run_steps(3);
    let selected = studio(&window).session.editor().selection().single();
    assert_eq!(selected, Some(ElementId::Stage(farthest.stage)));
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert_eq!(studio(&window).session.view().compare, None);
    assert_eq!(studio(&window).session.editor().selection().single(), selected, "Esc ended one thing");
}

#[test]
fn the_sheet_before_it_is_printed_compares_nobody() {
    let mut window = window(SIZE);
    let groups = |window: &Window| studio(window).session.layout().scene.groups.iter().count();
    let all = groups(&window);
    run(&mut window, Command::Compare);
    assert!(groups(&window) > all, "what lies between the curves is shaded");
    run(&mut window, Command::GoToPrint);
    assert_eq!(groups(&window), all);
}

#[test]
fn what_to_mend_first_leads_to_its_place_and_goes_on_the_poster() {
    let mut window = window(TALL);
    run(&mut window, Command::GoToMetrics);
    let document = studio(&window).session.document();
    let journey = studio(&window).session.journey();
    let ranking = method::ranking(document, &journey, &std::collections::BTreeSet::new());
    let worst = ranking.places.first().expect("the sample loses people").dropoffs[0];
    window.get_by_label("Показать на плакате").click();
    window.run_steps(3);
    let lanes = |window: &Window| studio(window).session.journey().lanes.len();
    assert_eq!(lanes(&window), journey.lanes.len() + 1);
    let journey = studio(&window).session.journey();
    assert!(journey.lanes.iter().any(|lane| lane.kind == LaneKind::Priorities && lane.visible));
    assert_eq!(studio(&window).session.view().workspace, Workspace::Metrics, "the ranking stays in view");
    let first = window
        .query_all_by_role(Role::Button)
        .find(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with("1. ")));
    first.expect("the first place is a button").click();
    window.run_steps(3);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Map);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(ElementId::DropOff(worst)));
}
