//! The inspector and the table of metrics: what is typed is kept, read or refused aloud; what is selected together changes together.

use super::{Window, studio, type_in, window};
use crate::edit::{Edit, Element};
use crate::method::Answers;
use crate::model::{Aim, Amount, Date, DropOff, ElementId, Metric, MetricId, Solution};
use crate::studio::desk::Workspace;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// So high that no panel has to be scrolled.
const TALL: Vec2 = Vec2::new(1440.0, 3000.0);

fn select(window: &mut Window, elements: impl IntoIterator<Item = ElementId>) {
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.select_all(elements);
    window.run_steps(3);
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
}

/// Takes all of a field and types over it.
fn write(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.step();
    type_in(window, text);
    window.run_steps(2);
}

fn said(window: &Window, label: &str) -> String {
    let field = window.get_by_role_and_label(Role::TextInput, label);
    field.accesskit_node().value().unwrap_or_default()
}

fn first_solution(window: &Window) -> Solution {
    let solutions = &studio(window).session.journey().solutions;
    solutions.iter().find(|solution| solution.due.is_some()).expect("the sample has one").as_ref().clone()
}

fn due(window: &Window, solution: &Solution) -> Option<Date> {
    studio(window).session.journey().solutions.get(solution.id).and_then(|solution| solution.due)
}

#[test]
fn what_is_no_date_keeps_the_day_and_is_said_at_the_field_until_it_is_one() {
    let mut window = window(TALL);
    let solution = first_solution(&window);
    select(&mut window, [ElementId::Solution(solution.id)]);
    write(&mut window, "Срок", "1.2.27 или позже");
    assert_eq!(due(&window, &solution), solution.due, "a part of it that is a day is not taken for all of it");
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.query_by_label_contains("Не дата").is_some(), "it is said");
    window.get_by_role_and_label(Role::TextInput, "Кто отвечает").focus();
    window.run_steps(3);
    assert_eq!(said(&window, "Срок"), "1.2.27 или позже", "it stays to be corrected");
    assert!(window.query_by_label_contains("Не дата").is_some());
    write(&mut window, "Срок", "1 февраля 2027");
    assert_eq!(due(&window, &solution), Date::new(2027, 2, 1));
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.query_by_label_contains("Не дата").is_none());
    assert_eq!(said(&window, "Срок"), "01.02.2027");
    write(&mut window, "Срок", "завтрак");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert_eq!(said(&window, "Срок"), "01.02.2027", "Esc lets go of it");
    undo(&mut window);
    assert_eq!(due(&window, &solution), solution.due, "all of it was one step");
}

#[test]
fn what_is_no_number_goes_with_its_element() {
    let mut window = window(TALL);
    let metrics: Vec<Metric> =
        studio(&window).session.journey().metrics.iter().map(|one| one.as_ref().clone()).collect();
    select(&mut window, [ElementId::Metric(metrics[0].id)]);
    write(&mut window, "Факт", "1,2,3");
    select(&mut window, [ElementId::Metric(metrics[1].id)]);
    select(&mut window, [ElementId::Metric(metrics[0].id)]);
    assert_eq!(studio(&window).session.journey().metrics.get(metrics[0].id).and_then(|one| one.fact), metrics[0].fact);
    assert_ne!(said(&window, "Факт"), "1,2,3");
}

#[test]
fn a_feeling_is_one_control_whose_figure_is_the_one_on_the_sheet() {
    let mut window = window(TALL);
    let point = studio(&window).session.journey().emotions.iter().next().expect("somebody feels").as_ref().clone();
    select(&mut window, [ElementId::Emotion(point.id)]);
    let label = "Оценка от −2 до 2";
    assert_eq!(window.query_all_by_role(Role::Slider).count(), 1);
    write(&mut window, label, "-1,75");
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(said(&window, label), "−1,75");
    write(&mut window, label, "3");
    window.key_press(Key::Enter);
    window.run_steps(3);
    let value =
        |window: &Window| studio(window).session.journey().emotions.get(point.id).map(|point| point.value.get());
    assert_eq!(value(&window), Some(-1.75), "no feeling is that good");
    assert!(window.query_by_label_contains("от −2 до 2. Пример").is_some());
}

#[test]
fn several_cards_take_people_and_the_moment_of_truth_each_in_one_step() {
    let mut window = window(TALL);
    let journey = studio(&window).session.journey();
    let cards: Vec<_> = journey.touchpoints.iter().take(3).map(|card| card.as_ref().clone()).collect();
    let person = studio(&window).session.document().personas.iter().next().expect("somebody walks").as_ref().clone();
    let now = |window: &Window| -> Vec<_> {
        let journey = studio(window).session.journey();
        cards.iter().map(|card| journey.touchpoints.get(card.id).expect("it is there").as_ref().clone()).collect()
    };
    select(&mut window, cards.iter().map(|card| ElementId::Touchpoint(card.id)));
    window.get_by_role_and_label(Role::CheckBox, "Момент истины").click();
    window.run_steps(3);
    assert!(now(&window).iter().all(|card| card.moment_of_truth));
    undo(&mut window);
    assert_eq!(now(&window), cards);
    let chip = |window: &mut Window| {
        let chips: Vec<_> = window.query_all_by_role_and_label(Role::CheckBox, &person.name).collect();
        // The one in the inspector is the furthest to the right.
        let chip = chips.into_iter().max_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
        chip.expect("it has a chip").click();
        window.run_steps(3);
    };
    let passes = |window: &Window| -> Vec<bool> {
        now(window).iter().map(|card| card.personas.is_empty() || card.personas.contains(&person.id)).collect()
    };
    if passes(&window) != [true; 3] {
        chip(&mut window);
        assert_eq!(passes(&window), [true; 3], "of some becomes of all");
        undo(&mut window);
        assert_eq!(now(&window), cards);
    }
}

#[test]
fn whatever_is_selected_is_taken_out_by_the_same_button_at_the_same_place() {
    let mut window = window(TALL);
    let journey = studio(&window).session.journey();
    let elements = [
        ElementId::Stage(journey.stages.iter().next().expect("a stage").id),
        ElementId::Lane(journey.lanes.iter().next().expect("a lane").id),
        ElementId::Touchpoint(journey.touchpoints.iter().next().expect("a card").id),
        ElementId::Emotion(journey.emotions.iter().next().expect("a point").id),
        ElementId::DropOff(journey.dropoffs.iter().next().expect("a loss").id),
        ElementId::Barrier(journey.barriers.iter().next().expect("a barrier").id),
        ElementId::Solution(journey.solutions.iter().next().expect("a solution").id),
        ElementId::Metric(journey.metrics.iter().next().expect("a metric").id),
        ElementId::Persona(studio(&window).session.document().personas.iter().next().expect("a persona").id),
    ];
    let mut places = Vec::new();
    for element in elements {
        select(&mut window, [element]);
        places.push(window.get_by_label("Удалить").rect());
    }
    select(&mut window, elements[2..6].iter().copied());
    places.push(window.get_by_label("Удалить").rect());
    assert!(places.windows(2).all(|pair| pair[0] == pair[1]), "{places:?}");
}

#[test]
fn a_loss_takes_the_solution_of_a_barrier_of_its_stage_by_one_click() {
    let mut window = window(TALL);
    let journey = studio(&window).session.journey();
    let loss =
        journey.dropoffs.iter().find(|loss| loss.solution.is_some()).expect("the sample has one").as_ref().clone();
    let bare = DropOff { solution: None, ..loss.clone() };
    let edit = Edit::Change(Box::new(Element::DropOff(bare.clone())));
    let session = &mut window.state_mut().as_mut().expect("the first frame makes the studio").session;
    session.apply(&edit).expect("it can be done");
    let found = Answers::of(&studio(&window).session.journey()).to(&bare);
    let answer = *found.first().expect("the stage has a barrier with a solution");
    let name = studio(&window).session.journey().solutions.get(answer).expect("it is there").title.clone();
    select(&mut window, [ElementId::DropOff(loss.id)]);
    window.get_by_label_contains(&format!("Связать: {name}")).click();
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().dropoffs.get(loss.id).and_then(|loss| loss.solution), Some(answer));
    assert!(window.query_by_label("Открыть решение").is_some());
}

#[test]
fn in_the_table_a_first_target_below_the_fact_means_that_less_is_better_and_the_switch_says_otherwise() {
    let mut window = window(TALL);
    let journey = studio(&window).session.journey();
    let (stage, id) = (journey.stages.iter().next().expect("a stage").id, MetricId::new(990));
    let metrics: Vec<ElementId> = journey.metrics.iter().map(|metric| ElementId::Metric(metric.id)).collect();
    let complaints = Metric {
        name: "Жалобы".to_owned(),
        fact: Some(Amount::new(4.1)),
        unit: "%".to_owned(),
        ..Metric::new(id, stage)
    };
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    let add = Edit::Add {
        journey: state.session.editor().journey(),
        element: Box::new(Element::Metric(complaints)),
        index: None,
    };
    state.session.apply(&add).expect("it can be added");
    state.session.apply(&Edit::Remove(metrics)).expect("they can go");
    state.session.view_mut().workspace = Workspace::Metrics;
    window.run_steps(3);
    let aim = |window: &Window| studio(window).session.journey().metrics.get(id).map(|metric| metric.aim);
    assert_eq!(aim(&window), Some(Aim::Higher));
    write(&mut window, "Цель", "20");
    assert_eq!(aim(&window), Some(Aim::Higher), "while it is typed it may still be 20");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.step();
    type_in(&mut window, "2");
    window.run_steps(2);
    assert_eq!(aim(&window), Some(Aim::Lower));
    assert!(window.query_by_label("в\u{a0}2,1\u{a0}раза выше цели").is_some(), "it is said in words");
    let choices = ["больше", "меньше"].map(|name| window.get_by_role_and_label(Role::RadioButton, name).rect());
    assert!((choices[0].top() - choices[1].top()).abs() < 0.5, "a row of a table has one line");
    window.get_by_role_and_label(Role::RadioButton, "больше").click();
    window.run_steps(3);
    assert_eq!(aim(&window), Some(Aim::Higher));
}

#[test]
fn a_metric_is_added_named_and_taken_out_where_metrics_are() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run_steps(3);
    let before = studio(&window).session.journey().metrics.len();
    window.get_by_role_and_label(Role::Button, "Показатель…").click();
    window.run_steps(3);
    window.get_by_label("2. Оценка альтернатив").click();
    window.run_steps(4);
    type_in(&mut window, "Дозвон");
    window.run_steps(2);
    let journey = studio(&window).session.journey();
    let added = journey.metrics.iter().last().expect("it was added");
    assert_eq!((journey.metrics.len(), added.name.as_str()), (before + 1, "Дозвон"));
    assert_eq!(journey.stages.position(added.stage), Some(1));
}

#[test]
fn a_click_into_a_figure_takes_all_of_it() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let dropoff = studio(&window).session.journey().dropoffs.iter().next().expect("the sample has losses").id;
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.select(Some(ElementId::DropOff(dropoff)));
    window.run_steps(3);
    window.get_by_role_and_label(Role::TextInput, "Уходят, %").click();
    window.run_steps(3);
    type_in(&mut window, "30");
    window.run_steps(2);
    let lost = studio(&window).session.journey().dropoffs.get(dropoff).expect("it is there").lost.get();
    assert!((lost - 0.3).abs() < 1e-9, "{lost}");
}
