//! The script of a meeting beside the map: each change is one step, and the first makes the script somebody's own.

use super::{Window, press, studio, type_in, window};
use crate::edit::Edit;
use crate::model::{ElementId, ScriptView, ViewSubject};
use crate::present;
use crate::studio::desk::commands::Command;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;

/// A window with the sample in it and its script beside the map.
fn with_script() -> Window {
    let mut window = window(Vec2::new(1440.0, 900.0));
    run(&mut window, Command::Script);
    assert!(window.query_all_by_label("Закрыть сценарий").next().is_some(), "the panel is open");
    window
}

fn run(window: &mut Window, command: Command) {
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().expect("the first frame makes the studio").run(&ctx, command);
    window.run_steps(4);
}

/// The views of the project, none while the map gives them by itself.
fn chosen(window: &Window) -> Vec<ScriptView> {
    studio(window).session.document().project.script.views.clone()
}

fn automatic(window: &Window) -> Vec<ScriptView> {
    let session = &studio(window).session;
    present::automatic_script(session.document(), session.journey().id)
}

/// The row of a view, by its number.
fn row(window: &Window, number: usize) -> Pos2 {
    let begin = format!("{number}. ");
    let rows = window.query_all(egui_kittest::kittest::By::new().predicate(|node| {
        node.role() == eframe::egui::accesskit::Role::ListBoxOption
            && node.label().is_some_and(|label| label.starts_with(&begin))
    }));
    rows.map(|row| row.rect().center()).next().expect("it is in the list")
}

fn take(window: &mut Window, number: usize) {
    let at = row(window, number);
    press(window, at, PointerButton::Primary);
    window.run_steps(2);
}

fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

fn undo(window: &mut Window) {
    run(window, Command::Undo);
}

#[test]
fn what_is_seen_becomes_a_view_in_one_step_and_undo_gives_the_automatic_script_back() {
    let mut window = with_script();
    let given = automatic(&window);
    assert!(chosen(&window).is_empty() && given.len() > 5);
    take(&mut window, 2);
    run(&mut window, Command::CaptureView);
    let views = chosen(&window);
    assert_eq!(views.len(), given.len() + 1, "the first change writes all views");
    assert!(matches!(views[2].subject, ViewSubject::Captured(_)), "it stands behind the one in hand");
    undo(&mut window);
    assert!(chosen(&window).is_empty() && !studio(&window).session.is_dirty(), "it was one step");
}

#[test]
fn alt_and_an_arrow_moves_the_view_in_hand_which_keeps_the_focus() {
    let mut window = with_script();
    let given = automatic(&window);
    take(&mut window, 2);
    key(&mut window, Modifiers::ALT, Key::ArrowDown);
    key(&mut window, Modifiers::ALT, Key::ArrowDown);
    let ids = |views: &[ScriptView]| views.iter().map(|view| view.id).collect::<Vec<_>>();
    let mut wanted = ids(&given);
    let moved = wanted.remove(1);
    wanted.insert(3, moved);
    assert_eq!(ids(&chosen(&window)), wanted);
    undo(&mut window);
    undo(&mut window);
    assert!(chosen(&window).is_empty(), "each was one step");
}

#[test]
fn a_view_is_dragged_to_another_place() {
    let mut window = with_script();
    let given = automatic(&window);
    let (from, to) = (row(&window, 1), row(&window, 4));
    let button = PointerButton::Primary;
    window.hover_at(from);
    window.step();
    window.event(Event::PointerButton { pos: from, button, pressed: true, modifiers: Modifiers::NONE });
    window.step();
    for part in 1..=6_u8 {
        window.hover_at(from + (to - from + Vec2::new(0.0, 20.0)) * f32::from(part) / 6.0);
        window.step();
    }
    let pos = to + Vec2::new(0.0, 20.0);
    window.event(Event::PointerButton { pos, button, pressed: false, modifiers: Modifiers::NONE });
    window.run_steps(4);
    let views = chosen(&window);
    assert_eq!((views[3].id, views[0].id), (given[0].id, given[1].id));
    undo(&mut window);
    assert!(chosen(&window).is_empty(), "it was one step");
}

#[test]
fn a_view_is_renamed_where_it_stands_and_its_whole_name_is_one_step() {
    let mut window = with_script();
    take(&mut window, 3);
    key(&mut window, Modifiers::NONE, Key::F2);
    type_in(&mut window, "Вся картина");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(chosen(&window)[2].title, "Вся картина");
    assert!(window.query_all_by_label_contains("3. Вся картина").next().is_some(), "the list says so");
    undo(&mut window);
    assert!(chosen(&window).is_empty(), "it was one step");
}

#[test]
fn what_the_speaker_says_is_one_step_and_outlasts_making_the_script_anew() {
    let mut window = with_script();
    take(&mut window, 3);
    let at = window.get_by_label("Заметка ведущего").rect().center();
    press(&mut window, at, PointerButton::Primary);
    type_in(&mut window, "Спросить у Ирины");
    take(&mut window, 4);
    assert_eq!(chosen(&window)[2].note, "Спросить у Ирины");
    key(&mut window, Modifiers::ALT, Key::ArrowUp);
    let before = chosen(&window);
    let at = window.get_by_label("Собрать заново").rect().center();
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(2);
    let (views, given) = (chosen(&window), automatic(&window));
    let subjects = |views: &[ScriptView]| views.iter().map(|view| view.subject).collect::<Vec<_>>();
    assert_eq!(subjects(&views), subjects(&given));
    assert_eq!(views[2].note, "Спросить у Ирины");
    undo(&mut window);
    assert_eq!(chosen(&window), before);
}

#[test]
fn delete_and_duplicate_mean_the_view_in_hand_and_leave_the_map_alone() {
    let mut window = with_script();
    let (given, journey) = (automatic(&window), studio(&window).session.journey());
    take(&mut window, 2);
    run(&mut window, Command::Duplicate);
    assert_eq!(chosen(&window).len(), given.len() + 1);
    assert_eq!(chosen(&window)[2].subject, given[1].subject);
    key(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(chosen(&window), given);
    assert_eq!(studio(&window).session.journey(), journey);
}

#[test]
fn a_view_of_a_stage_that_is_gone_says_what_is_missing_and_what_to_do() {
    let mut window = with_script();
    let stage = studio(&window).session.journey().stages.iter().next().expect("the sample has stages").id;
    take(&mut window, 2);
    key(&mut window, Modifiers::ALT, Key::ArrowDown);
    let session = &mut window.state_mut().as_mut().expect("the first frame makes the studio").session;
    session.apply(&Edit::Remove(vec![ElementId::Stage(stage)])).expect("it can be taken out");
    window.run_steps(4);
    assert!(chosen(&window).iter().any(|view| view.subject == ViewSubject::Stage(stage)), "the view stays");
    assert!(window.query_all_by_label_contains("Этого этапа на карте больше нет").next().is_some());
}

#[test]
fn the_camera_goes_to_the_view_that_is_taken_and_the_map_can_be_used_as_before() {
    let mut window = with_script();
    let before = studio(&window).surface.camera;
    take(&mut window, 5);
    assert_ne!(studio(&window).surface.camera, before);
    assert!(studio(&window).canvas().width() > 700.0);
    run(&mut window, Command::ZoomFit);
    let card = super::press_first_card(&mut window);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
    assert!(window.query_all_by_label("Заметка ведущего").next().is_none(), "the inspector shows the card");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_all_by_label("Заметка ведущего").next().is_some(), "and the view again");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_all_by_label("Закрыть сценарий").next().is_none(), "Esc closes the panel");
}

#[test]
fn enter_shows_the_map_from_the_view_in_hand_on() {
    let mut window = with_script();
    let given = automatic(&window);
    take(&mut window, 4);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let showing = studio(&window).show.as_ref().expect("it is shown");
    assert_eq!(showing.show.view().map(|shown| shown.view.id), Some(given[3].id));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(studio(&window).show.is_none() && studio(&window).script.is_open(), "the script is there again");
}

#[test]
fn a_right_click_opens_what_can_be_done_with_a_view_and_esc_closes_that_alone() {
    let mut window = with_script();
    let given = automatic(&window);
    let at = row(&window, 3);
    press(&mut window, at, PointerButton::Secondary);
    window.run_steps(2);
    assert!(window.query_all_by_label("Показать отсюда").count() > 0, "the menu is open");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_all_by_label("Переименовать").next().is_none(), "the menu is closed");
    let at = window.get_by_label("Добавить").rect().center();
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(2);
    assert!(window.query_all_by_label("Вся карта").next().is_some(), "the menu is open");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_all_by_label("Закрыть сценарий").next().is_some(), "the panel stays");
    let at = window.get_by_label("Добавить").rect().center();
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(2);
    window.get_by_label("Вся карта").click();
    window.run_steps(3);
    assert_eq!(chosen(&window)[3].subject, ViewSubject::Overview, "behind the one in hand");
    assert_eq!(chosen(&window).len(), given.len() + 1);
}

#[test]
fn a_file_with_very_many_views_of_nothing_is_shown_and_can_be_mended() {
    let mut window = window(Vec2::new(1280.0, 720.0));
    let mut script = crate::model::Script::default();
    let gone = crate::model::StageId::new(7);
    let view = ScriptView::new(crate::model::ViewId::new(u64::MAX), ViewSubject::Stage(gone));
    script.views = vec![view; 20_000];
    let session = &mut window.state_mut().as_mut().expect("the first frame makes the studio").session;
    session.apply(&Edit::SetScript(script.into())).expect("it is read as it is");
    window.run_steps(2);
    run(&mut window, Command::Script);
    take(&mut window, 2);
    run(&mut window, Command::CaptureView);
    assert_eq!(chosen(&window).len(), 20_001);
    let at = window.get_by_label("Собрать заново").rect().center();
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(2);
    assert!(chosen(&window).is_empty());
}
