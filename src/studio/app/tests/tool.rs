//! The tools of the canvas in the whole window: keys, menus, questions, filters.

use super::{Window, first_card, middle, press, studio, window};
use crate::edit::lock::toggle_lock;
use crate::editor::Tool;
use crate::model::{ElementId, LaneKind};
use crate::studio::desk::Action;
use crate::studio::desk::commands::Command;
use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn select(window: &mut Window, element: ElementId) {
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.select(Some(element));
    window.run_steps(2);
}

fn nth_stage(window: &Window, index: usize) -> ElementId {
    let journey = studio(window).session.journey();
    ElementId::Stage(journey.stages.at(index).expect("the sample has stages").id)
}

fn stages(window: &Window) -> usize {
    studio(window).session.journey().stages.len()
}

#[test]
fn t_without_a_pointer_puts_a_card_into_the_first_stage_in_view_and_the_arrows_move_it() {
    let mut window = window(SIZE);
    let count = studio(&window).session.journey().touchpoints.len();
    let stage = nth_stage(&window, 0);
    window.key_press(Key::T);
    window.run_steps(3);
    let journey = studio(&window).session.journey();
    assert_eq!(journey.touchpoints.len(), count + 1);
    let new = studio(&window).session.editor().selection().single();
    let Some(ElementId::Touchpoint(new)) = new else { panic!("the new card is selected: {new:?}") };
    assert_eq!(ElementId::Stage(journey.touchpoints.get(new).expect("it is there").stage), stage);
    window.key_press(Key::ArrowRight);
    window.run_steps(2);
    let moved = studio(&window).session.journey();
    let stage = moved.touchpoints.get(new).expect("it is there").stage;
    assert_eq!(
        ElementId::Stage(stage),
        nth_stage(&window, 1),
        "where a stage has one slot the next is that of the next stage"
    );
}

#[test]
fn with_a_pointer_the_key_takes_the_tool_and_enter_puts_the_thing_down() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    let count = studio(&window).session.journey().barriers.len();
    window.key_press(Key::B);
    window.run_steps(2);
    assert!(matches!(studio(&window).session.editor().tool(), Tool::Place(_)));
    assert_eq!(studio(&window).session.journey().barriers.len(), count);
    window.key_press(Key::Enter);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey().barriers.len(), count + 1);
    assert_eq!(*studio(&window).session.editor().tool(), Tool::Select);
}

#[test]
fn a_new_stage_or_lane_is_named_at_once_and_both_are_one_step() {
    let lane = Action::AddLane { kind: LaneKind::Text, index: None };
    for add in [Action::AddStage, Action::InsertStage(1), lane] {
        let mut window = window(SIZE);
        let before = studio(&window).session.journey();
        let ctx = window.ctx.clone();
        let state = window.state_mut().as_mut().expect("the first frame makes the studio");
        state.perform(&ctx, add.clone());
        window.run_steps(3);
        window.input_mut().events.push(Event::Text("Возврат".to_owned()));
        window.run_steps(2);
        window.key_press(Key::Escape);
        window.run_steps(2);
        let journey = studio(&window).session.journey();
        let named = journey.stages.iter().filter(|stage| stage.name == "Возврат").count()
            + journey.lanes.iter().filter(|lane| lane.title == "Возврат").count();
        assert_eq!(named, 1, "{add:?}");
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(2);
        assert_eq!(*studio(&window).session.journey(), *before, "{add:?}");
        assert!(!studio(&window).session.is_dirty());
    }
}

#[test]
fn f2_means_the_text_of_what_is_selected_only_while_the_canvas_has_the_keys() {
    let mut window = window(SIZE);
    let stage = nth_stage(&window, 0);
    select(&mut window, stage);
    for key in [Key::F6, Key::F2] {
        window.key_press(key);
        window.run_steps(2);
    }
    let opened = |window: &Window| studio(window).session.view().editing.map(|(element, _)| element);
    assert_eq!(opened(&window), None, "the inspector had it");
    let ctx = window.ctx.clone();
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.run(&ctx, Command::EditText);
    assert_eq!(opened(&window), Some(stage), "the command goes to the map");
    window.run_steps(3);
    // In one frame: what stands behind the key is written, not done.
    window.key_press(Key::Escape);
    window.run_steps(2);
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    window.input_mut().events.extend([key(Key::F2), key(Key::Delete), Event::Text("В".to_owned())]);
    window.run_steps(3);
    assert_eq!(opened(&window), Some(stage));
    let words = studio(&window).session.document().element(stage).map(|found| found.words().to_owned());
    assert_eq!(words.as_deref(), Some("В"));
}

#[test]
fn a_stage_with_contents_goes_after_a_question_and_without_one_when_it_is_not_wanted() {
    let mut window = window(SIZE);
    let all = stages(&window);
    let stage = nth_stage(&window, 0);
    select(&mut window, stage);
    window.key_press(Key::Delete);
    window.run_steps(3);
    assert_eq!(stages(&window), all, "nothing goes before the answer");
    window.get_by_label("Больше не спрашивать до выхода").click();
    window.run_steps(2);
    // The first is the button of the inspector behind the dialog.
    window.get_all_by_label("Удалить").last().expect("the answer").click();
    window.run_steps(3);
    assert_eq!(stages(&window), all - 1);
    let stage = nth_stage(&window, 0);
    select(&mut window, stage);
    window.key_press(Key::Delete);
    window.run_steps(3);
    assert_eq!(stages(&window), all - 2, "it was asked not to ask");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(stages(&window), all, "both come back");
}

#[test]
fn esc_answers_the_question_with_no() {
    let mut window = window(SIZE);
    let all = stages(&window);
    let stage = nth_stage(&window, 0);
    select(&mut window, stage);
    window.key_press(Key::Delete);
    window.run_steps(3);
    assert!(studio(&window).dialog.is_open());
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(!studio(&window).dialog.is_open());
    assert_eq!(stages(&window), all);
}

#[test]
fn the_menu_of_a_stage_head_inserts_copies_and_hides() {
    let mut window = window(SIZE);
    let all = stages(&window);
    for (line, count) in [("Вставить этап справа", all + 1), ("Копия с содержимым", all + 2), ("Скрыть этап", all + 2)]
    {
        let stage = nth_stage(&window, 0);
        let at = middle(&window, stage);
        press(&mut window, at, PointerButton::Secondary);
        window.get_by_label(line).click();
        window.run_steps(3);
        assert_eq!(stages(&window), count, "{line}");
    }
    assert!(!studio(&window).session.journey().stages.at(0).expect("it is there").visible);
    window.get_by_label_contains("Скрыто: 1\u{a0}этап").click();
    window.run_steps(3);
    assert!(studio(&window).session.journey().stages.iter().all(|stage| stage.visible));
    assert!(window.query_by_label_contains("Скрыто").is_none(), "nothing is hidden any more");
}

#[test]
fn what_is_locked_cannot_be_typed_over_in_the_inspector_and_is_unlocked_there() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    select(&mut window, card);
    window.key_press_modifiers(CTRL_SHIFT, Key::L);
    window.run_steps(2);
    assert!(studio(&window).session.document().is_locked(card));
    let field = window.get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, "Название");
    assert!(field.accesskit_node().is_disabled());
    // The first is the sign beside the title, the second the button of the notice.
    window.get_all_by_label("Открепить").last().expect("the way out").click();
    window.run_steps(2);
    assert!(!studio(&window).session.document().is_locked(card));
}

#[test]
fn a_solution_for_a_dropoff_does_not_come_into_a_locked_lane() {
    let mut window = window(SIZE);
    let journey = studio(&window).session.journey();
    let dropoff = journey.dropoffs.at(0).expect("the sample has drop-offs").id;
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Solutions).expect("a lane").id;
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    let lock = toggle_lock(state.session.document(), &[ElementId::Lane(lane)]).expect("a lane can be locked");
    state.session.apply(&lock).expect("it is locked");
    state.solve(&Context::default(), dropoff);
    assert_eq!(studio(&window).session.journey().solutions.len(), journey.solutions.len());
    let state = window.state_mut().as_mut().expect("it is there");
    let free = toggle_lock(state.session.document(), &[ElementId::Lane(lane)]).expect("a lane can be freed");
    state.session.apply(&free).expect("it is free");
    state.solve(&Context::default(), dropoff);
    assert_eq!(studio(&window).session.journey().solutions.len(), journey.solutions.len() + 1);
}

#[test]
fn a_persona_in_the_bar_dims_the_others_until_all_are_asked_for() {
    let mut window = window(SIZE);
    let persona = studio(&window).session.document().personas.at(0).expect("the sample has personas").id;
    window.get_by_label("Показать только: Сергей").click();
    window.run_steps(3);
    assert!(studio(&window).session.view().focus.contains(&persona));
    assert!(!studio(&window).session.is_dirty(), "it is a way of looking");
    window.get_by_label("Все персоны").click();
    window.run_steps(3);
    assert!(studio(&window).session.view().focus.is_empty());
}

#[test]
fn the_catalogue_adds_a_lane_of_ones_own_where_it_was_asked_for() {
    let mut window = window(SIZE);
    let lane = studio(&window).session.journey().lanes.iter().find(|lane| lane.visible).expect("a lane").id;
    let place = studio(&window).session.journey().lanes.position(lane).expect("it is there");
    let count = studio(&window).session.journey().lanes.len();
    let at = middle(&window, ElementId::Lane(lane));
    press(&mut window, at, PointerButton::Secondary);
    window.get_by_label("Вставить дорожку ниже…").click();
    window.run_steps(3);
    window.get_by_label("Своя дорожка").click();
    window.run_steps(3);
    let journey = studio(&window).session.journey();
    assert_eq!(journey.lanes.len(), count + 1);
    let new = journey.lanes.at(place + 1).expect("it is there");
    assert_eq!(new.kind, LaneKind::Text);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(ElementId::Lane(new.id)));
}

#[test]
fn what_several_things_rest_on_is_said_at_once_and_taken_back_in_one_step() {
    let mut window = window(SIZE);
    let journey = studio(&window).session.journey();
    let barriers: Vec<ElementId> = journey.barriers.iter().take(2).map(|one| ElementId::Barrier(one.id)).collect();
    let notes: Vec<ElementId> = journey.notes.iter().take(1).map(|one| ElementId::Note(one.id)).collect();
    let chosen: Vec<ElementId> = barriers.into_iter().chain(notes).collect();
    assert_eq!(chosen.len(), 3);
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.select_all(chosen.iter().copied());
    window.run_steps(2);
    let before = std::sync::Arc::clone(studio(&window).session.document());
    window.get_by_label("Наблюдение").click();
    window.run_steps(3);
    let document = std::sync::Arc::clone(studio(&window).session.document());
    for element in &chosen {
        let evidence = document.element(*element).and_then(crate::model::ElementRef::evidence);
        assert!(matches!(evidence, Some(crate::model::Evidence::Observation { .. })), "{element:?}: {evidence:?}");
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(*studio(&window).session.document(), before);
}

#[test]
fn the_menu_of_a_lane_puts_the_line_of_visibility_above_it() {
    let mut window = window(SIZE);
    let journey = studio(&window).session.journey();
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Barriers).expect("a lane").id;
    assert_ne!(journey.line_of_visibility(), Some(lane));
    let at = middle(&window, ElementId::Lane(lane));
    press(&mut window, at, PointerButton::Secondary);
    window.get_by_label("Линия видимости: выше этой дорожки").click();
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().line_of_visibility(), Some(lane));
}
