//! What is not saved has a copy, and the next window offers it.

use super::disk::studio_mut;
use super::{Window, first_card, middle, studio, window};
use crate::edit::Edit;
use crate::model::{Document, Field};
use crate::store;
use crate::studio::app::work::Next;
use crate::studio::desk::{Action, Purpose};
use crate::studio::dialogs::Dialog;
use eframe::egui::{Event, Modifiers, PointerButton, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZE: Vec2 = vec2(1440.0, 900.0);
/// So much work may be lost.
const LIMIT: Duration = Duration::from_secs(2);

/// A window whose copies stand in this folder.
fn begun(state: &Path) -> Window {
    let mut window = window(SIZE);
    let ctx = window.ctx.clone();
    studio_mut(&mut window).begin_recovery(&ctx, state);
    window
}

fn act(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    studio_mut(window).perform(&ctx, action);
    window.run_steps(2);
}

/// Frames until something is so; gives how long that took.
fn until(window: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) -> Duration {
    let begun = Instant::now();
    while !is_so(window) {
        assert!(begun.elapsed() < Duration::from_mins(1), "{what}");
        let ctx = window.ctx.clone();
        studio_mut(window).take_results(&ctx);
        window.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    begun.elapsed()
}

fn copies(state: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(state.join("recovery")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "tropa")).collect()
}

/// The map in the only copy.
fn copy(state: &Path) -> Option<Document> {
    let found = copies(state);
    assert!(found.len() < 2, "{found:?}");
    store::open(found.first()?).ok().map(|opened| opened.document)
}

fn name_card(window: &mut Window, name: &str) {
    let card = first_card(window);
    let edit = Edit::text(studio(window).session.document(), card, Field::Title, name.to_owned());
    let edit = edit.expect("a card has a title");
    studio_mut(window).apply(&edit);
    window.step();
}

fn is_copied(state: &Path) -> impl Fn(&Window) -> bool {
    move |window| copy(state).is_some_and(|copy| copy == **studio(window).session.document())
}

fn is_asked(window: &Window) -> bool {
    window.query_by_label("Не сохранённое в прошлый раз").is_some()
}

/// Whatever was edited in a window that is gone.
fn left_behind(state: &Path, name: &str) -> Arc<Document> {
    let mut window = begun(state);
    name_card(&mut window, name);
    until(&mut window, "a copy", is_copied(state));
    Arc::clone(studio(&window).session.document())
}

#[test]
fn an_edit_has_a_copy_within_two_seconds_and_saving_takes_it_away() {
    let state = tempfile::tempdir().expect("a folder");
    let mut window = begun(state.path());
    name_card(&mut window, "Один");
    let took = until(&mut window, "a copy", is_copied(state.path()));
    assert!(took < LIMIT, "{took:?}");
    name_card(&mut window, "Два");
    let took = until(&mut window, "the next copy", is_copied(state.path()));
    assert!(took < LIMIT, "{took:?}");
    act(&mut window, Action::PathTyped(Purpose::Save, state.path().join("карта.tropa")));
    until(&mut window, "saved, so there is no copy", |window| {
        !studio(window).session.is_dirty() && copies(state.path()).is_empty()
    });
    // A map with a file that was edited and taken back is as it was saved.
    name_card(&mut window, "Три");
    until(&mut window, "a copy again", is_copied(state.path()));
    window.key_press_modifiers(Modifiers::COMMAND, eframe::egui::Key::Z);
    until(&mut window, "nothing is unsaved", |_| copies(state.path()).is_empty());
}

#[test]
fn what_was_never_saved_is_offered_by_the_next_window_and_comes_back_unsaved() {
    let state = tempfile::tempdir().expect("a folder");
    let left = left_behind(state.path(), "Один");
    let mut next = begun(state.path());
    until(&mut next, "asked", is_asked);
    next.run_steps(3);
    assert!(next.query_by_label("ещё не сохранялась").is_none(), "a row is read as one");
    next.get_by_label("Восстановить").click();
    until(&mut next, "the map is back", |window| **studio(window).session.document() == *left);
    assert!(studio(&next).session.is_dirty() && studio(&next).session.path().is_none());
    assert_eq!(copies(state.path()).len(), 1, "there is a copy at every moment");
    name_card(&mut next, "Два");
    until(&mut next, "its copy goes on", is_copied(state.path()));
    // Who opens a third window meanwhile is not asked about what is in hand.
    let mut third = begun(state.path());
    for _ in 0..40 {
        third.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(!is_asked(&third));
}

#[test]
fn what_can_wait_is_offered_again_and_what_is_deleted_after_a_question_is_gone() {
    let state = tempfile::tempdir().expect("a folder");
    left_behind(state.path(), "Один");
    let mut next = begun(state.path());
    until(&mut next, "asked", is_asked);
    next.get_by_label("Решить потом").click();
    next.run_steps(3);
    assert!(!is_asked(&next) && copies(state.path()).len() == 1);
    drop(next);
    let mut next = begun(state.path());
    until(&mut next, "asked again", is_asked);
    next.get_by_label("Удалить").click();
    next.run_steps(3);
    assert_eq!(copies(state.path()).len(), 1, "one slip of a hand loses nothing");
    next.get_by_label("Удалить навсегда").click();
    next.run_steps(3);
    assert!(!is_asked(&next) && copies(state.path()).is_empty());
}

#[test]
fn a_map_comes_back_under_its_name_unless_its_file_was_changed_since() {
    let state = tempfile::tempdir().expect("a folder");
    let path = state.path().join("карта.tropa");
    let leave = || {
        let mut window = begun(state.path());
        act(&mut window, Action::PathTyped(Purpose::Save, path.clone()));
        until(&mut window, "saved", |window| studio(window).session.path().is_some());
        name_card(&mut window, "Один");
        until(&mut window, "a copy", is_copied(state.path()));
        Arc::clone(studio(&window).session.document())
    };
    let recover = |left: &Document| {
        let mut next = begun(state.path());
        until(&mut next, "asked", is_asked);
        next.run_steps(3);
        next.get_by_label("Восстановить").click();
        until(&mut next, "the map is back", |window| **studio(window).session.document() == *left);
        next
    };
    let left = leave();
    let next = recover(&left);
    assert_eq!(studio(&next).session.path(), Some(path.as_path()));
    assert!(studio(&next).session.is_dirty());
    drop(next);
    store::save(&path, &Document::default()).expect("another program writes it");
    let next = recover(&left);
    assert_eq!(studio(&next).session.path(), None, "it must not take the place of what was written since");
    assert_eq!(store::open(&path).expect("it is there").document, Document::default());
}

#[test]
fn the_copy_of_what_was_let_go_of_knowingly_goes_too() {
    let state = tempfile::tempdir().expect("a folder");
    let mut window = begun(state.path());
    name_card(&mut window, "Один");
    until(&mut window, "a copy", is_copied(state.path()));
    let ctx = window.ctx.clone();
    studio_mut(&mut window).guard_unsaved(&ctx, Next::Quit);
    window.run_steps(2);
    assert!(matches!(studio(&window).dialog, Dialog::Unsaved));
    window.get_by_label("Не сохранять").click();
    window.run_steps(2);
    drop(window);
    assert!(copies(state.path()).is_empty());
}

#[test]
fn a_drag_that_is_not_at_its_end_leaves_the_copy_of_what_was_before_it() {
    let state = tempfile::tempdir().expect("a folder");
    let mut window = begun(state.path());
    name_card(&mut window, "Один");
    let before = Arc::clone(studio(&window).session.document());
    let at = middle(&window, first_card(&window));
    window.hover_at(at);
    window.step();
    let pointer = |pressed| {
        let button = PointerButton::Primary;
        Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
    };
    window.event(pointer(true));
    for step in 1_u8..12 {
        window.event(Event::PointerMoved(at + vec2(f32::from(step) * 6.0, 0.0)));
        window.step();
    }
    assert!(studio(&window).session.editor().is_carrying());
    assert_ne!(**studio(&window).session.document(), *before);
    until(&mut window, "a copy", |_| copy(state.path()).is_some());
    assert_eq!(copy(state.path()).as_ref(), Some(&*before));
    window.event(pointer(false));
    until(&mut window, "a copy of what was dragged", is_copied(state.path()));
}

#[test]
fn a_copy_that_ended_the_program_is_not_opened_unasked() {
    let state = tempfile::tempdir().expect("a folder");
    left_behind(state.path(), "Один");
    // As if the program had been killed while it opened it.
    for mut slot in store::left_behind(&state.path().join("recovery")) {
        slot.mark_tried(true).expect("noted");
    }
    let mut next = begun(state.path());
    until(&mut next, "asked", is_asked);
    next.run_steps(3);
    assert!(next.query_by_label("Восстановить").is_none());
    assert!(next.query_by_label("Всё равно восстановить").is_some());
    // The first answer.
    next.key_press(eframe::egui::Key::Enter);
    next.run_steps(3);
    assert!(!is_asked(&next) && copies(state.path()).len() == 1);
    drop(next);
    assert!(store::left_behind(&state.path().join("recovery"))[0].note().tried, "it was not tried again");
}

#[test]
fn untitled_maps_of_several_windows_are_kept_side_by_side_and_none_goes_while_another_comes_back() {
    let state = tempfile::tempdir().expect("a folder");
    let names = ["Один", "Два", "Три"];
    let mut windows = names.map(|_| begun(state.path()));
    for (window, name) in windows.iter_mut().zip(names) {
        name_card(window, name);
    }
    for window in &mut windows {
        until(window, "a copy of each", |_| copies(state.path()).len() == names.len());
    }
    let documents = |state: &Path| -> Vec<Document> {
        copies(state).iter().map(|path| store::open(path).expect("it is whole").document).collect()
    };
    let held = |documents: &[Document], window: &Window| documents.contains(studio(window).session.document());
    until(&mut windows[0], "each is the newest", |_| copies(state.path()).iter().all(|path| store::open(path).is_ok()));
    let left = documents(state.path());
    assert!(windows.iter().all(|window| held(&left, window)));
    drop(windows);
    let mut next = begun(state.path());
    until(&mut next, "asked", is_asked);
    let offered = studio(&next).left_copies();
    assert_eq!(offered.len(), names.len());
    act(&mut next, Action::Recover(offered[1].id));
    until(&mut next, "one is back", |window| studio(window).session.is_dirty());
    assert_eq!(studio(&next).left_copies().len(), names.len() - 1, "the others are still offered");
    drop(next);
    let mut last = begun(state.path());
    until(&mut last, "asked", is_asked);
    let kept = documents(state.path());
    assert!(kept.len() == left.len() && left.iter().all(|document| kept.contains(document)), "nothing is lost");
}

#[test]
fn what_a_killed_program_had_in_hand_is_offered_by_the_next_start() {
    /// Where the program that is to be killed keeps its copies.
    const KILLED: &str = "TROPA_TEST_KILLED";
    if let Some(state) = std::env::var_os(KILLED) {
        let mut window = begun(Path::new(&state));
        name_card(&mut window, "Убитая");
        until(&mut window, "it is killed before that", |_| false);
    }
    let state = tempfile::tempdir().expect("a folder");
    let own = "studio::app::tests::recovery::what_a_killed_program_had_in_hand_is_offered_by_the_next_start";
    let program = std::env::current_exe().expect("this test runs");
    let mut child = std::process::Command::new(program)
        .args(["--exact", own, "--nocapture"])
        .env(KILLED, state.path())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it runs once more");
    let begun_at = Instant::now();
    while copies(state.path()).is_empty() {
        assert!(begun_at.elapsed() < Duration::from_mins(1), "it never made a copy");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
    let mut next = begun(state.path());
    until(&mut next, "asked", is_asked);
    next.run_steps(3);
    next.get_by_label("Восстановить").click();
    until(&mut next, "the map is back", |window| {
        let studio = studio(window);
        studio.session.is_dirty() && studio.session.journey().touchpoints.iter().any(|card| card.title == "Убитая")
    });
}
