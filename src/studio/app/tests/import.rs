//! Tables that become a funnel, in the whole window.

use super::{Window, press, studio, window};
use crate::model::{Language, PersonaId};
use crate::studio::desk::Workspace;
use crate::studio::desk::commands::Command;
use crate::studio::desk::open_file::{Claims, FileOnDisk};
use crate::studio::dialogs::Dialog;
use crate::studio::platform::clipboard::{Clipboard, ClipboardContents, Offer};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, PointerButton, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// So high that the funnel is in view below the ranking.
const SIZE: Vec2 = Vec2::new(1440.0, 3000.0);
const TABLE: &str = "Этап;Персона;Вошли;Ушли\nПоиск решений;Сергей;1 240;240\nОценка альтернатив;Сергей;1 000;150\n\
    Поиск решений;Незнакомец;5;1\n";

/// A clipboard that holds one text.
struct Holding(String);

impl Clipboard for Holding {
    fn put(&mut self, _: Offer) -> bool {
        false
    }

    fn take(&mut self) -> ClipboardContents {
        ClipboardContents { text: Some(self.0.clone()), ..ClipboardContents::default() }
    }

    fn text(&mut self) -> Option<String> {
        Some(self.0.clone())
    }
}

fn file(folder: &TempDir, text: &str) -> PathBuf {
    let path = folder.path().join("воронка.csv");
    fs::write(&path, text).expect("a file");
    path
}

/// Runs frames until what other threads do has come to its end.
fn settle(window: &mut Window) {
    for _ in 0..400 {
        window.step();
        let busy = studio(window).is_busy();
        let ctx = window.ctx.clone();
        let studio = window.state_mut().as_mut().expect("there is a studio");
        studio.take_results(&ctx);
        if !busy {
            window.run_steps(3);
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("it never came to an end");
}

/// A window at the metrics with a table that was looked at.
fn looking_at(path: &Path) -> Window {
    let mut window = window(SIZE);
    let ctx = window.ctx.clone();
    let studio = window.state_mut().as_mut().expect("there is a studio");
    studio.go(Workspace::Metrics);
    studio.look_at_table(&ctx, path.to_owned());
    settle(&mut window);
    settle(&mut window);
    window
}

fn click(window: &mut Window, label: &str) {
    let at = window.get_by_label(label).rect().center();
    press(window, at, PointerButton::Primary);
    settle(window);
}

/// Runs a command as its button does, which may stand below what is in view.
fn run(window: &mut Window, command: Command) {
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().expect("there is a studio").run(&ctx, command);
    settle(window);
}

/// The figures as persona, stage, entered, left.
fn figures(window: &Window) -> Vec<(u64, u64, Option<u64>, Option<u64>)> {
    let journey = studio(window).session.journey();
    let persona = |persona: Option<PersonaId>| persona.map_or(0, PersonaId::number);
    journey.funnel.rows.iter().map(|row| (persona(row.persona), row.stage.number(), row.entered, row.left)).collect()
}

#[test]
fn a_table_becomes_a_funnel_in_one_step_after_it_was_shown_how_it_is_meant() {
    let folder = TempDir::new().expect("a folder");
    let mut window = looking_at(&file(&folder, TABLE));
    let before = figures(&window);
    window.get_by_label(
        "Строка 4, столбец B «Персона»: «Незнакомец» — такой персоны и такого сегмента нет, или их несколько",
    );
    assert_eq!(figures(&window), before, "nothing is taken before it is confirmed");
    click(&mut window, "Взять в\u{a0}воронку");
    assert_eq!(figures(&window), [(1, 1, Some(1240), Some(240)), (1, 2, Some(1000), Some(150))]);
    let journey = studio(&window).session.journey();
    let source = journey.funnel.source.as_ref().expect("a source");
    assert_eq!((source.file.as_str(), source.rows), ("воронка.csv", 2));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(figures(&window), before);
    assert!(!studio(&window).session.is_dirty(), "one step was all there was");
}

#[test]
fn reading_again_shows_what_changes_before_it_changes_anything() {
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, TABLE);
    let mut window = looking_at(&path);
    click(&mut window, "Взять в\u{a0}воронку");
    let before = figures(&window);
    fs::write(&path, TABLE.replace("1 240;240", "1 300;300")).expect("a file");
    run(&mut window, Command::ReadFunnelAgain);
    settle(&mut window);
    window.get_by_label("Поиск решений, Сергей: Вошли 1\u{202f}240 → 1\u{202f}300");
    window.get_by_label("Поиск решений, Сергей: Ушли 240 → 300");
    assert_eq!(figures(&window), before);
    click(&mut window, "Принять изменения");
    assert_eq!(figures(&window)[0], (1, 1, Some(1300), Some(300)));
}

/// The fields of counts, from top to bottom: their values and their right ends.
fn counts(window: &Window, label: &str) -> Vec<(String, eframe::egui::Pos2)> {
    let fields = window.query_all_by(|node| node.role() == Role::TextInput && node.label().as_deref() == Some(label));
    let read = |node: egui_kittest::Node<'_>| {
        (node.accesskit_node().value().unwrap_or_default(), node.rect().right_center() - vec2(4.0, 0.0))
    };
    fields.map(read).collect()
}

fn send(window: &mut Window, text: &str) {
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run_steps(2);
}

#[test]
fn counts_stand_in_groups_until_somebody_types_and_are_read_in_the_language_of_the_window() {
    let folder = TempDir::new().expect("a folder");
    let mut window = looking_at(&file(&folder, TABLE));
    click(&mut window, "Взять в\u{a0}воронку");
    assert_eq!(counts(&window, "Вошли")[0].0, "1\u{202f}240");
    window.state_mut().as_mut().expect("there is a studio").set_language(Language::En);
    window.run_steps(3);
    let (shown, end) = counts(&window, "Entered")[0].clone();
    assert_eq!(shown, "1,240");
    press(&mut window, end, PointerButton::Primary);
    assert_eq!(counts(&window, "Entered")[0].0, "1240", "nobody types the marks anew with each digit");
    send(&mut window, "5");
    assert_eq!(figures(&window)[0].2, Some(12_405), "the caret stays behind the digits it was set behind");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(2);
    send(&mut window, "7,440");
    assert_eq!(figures(&window)[0].2, Some(7440));
    window.key_press(Key::Tab);
    window.run_steps(3);
    assert_eq!(counts(&window, "Entered")[0].0, "7,440");
}

#[test]
fn rows_of_the_tables_are_a_control_high_with_four_points_above_and_below() {
    let mut window = window(SIZE);
    window.state_mut().as_mut().expect("there is a studio").go(Workspace::Metrics);
    window.run_steps(3);
    for label in ["Вошли", "Факт"] {
        let ends = counts(&window, label);
        assert!(ends.len() > 2, "{label}: {}", ends.len());
        for pair in ends.windows(2) {
            assert!((pair[1].1.y - pair[0].1.y - 40.0).abs() < 0.01, "{label}");
        }
    }
}

#[test]
fn a_copied_table_is_pasted_into_the_funnel_through_the_same_step() {
    let mut window = window(SIZE);
    let studio_now = window.state_mut().as_mut().expect("there is a studio");
    studio_now.clipboard = Box::new(Holding("Этап\tВошли\tУшли\nПоиск решений\t100\t40\n".to_owned()));
    studio_now.go(Workspace::Metrics);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::V);
    settle(&mut window);
    settle(&mut window);
    click(&mut window, "Взять в\u{a0}воронку");
    assert_eq!(figures(&window), [(0, 1, Some(100), Some(40))]);
    assert!(studio(&window).session.journey().funnel.source.is_none());
}

#[test]
fn leaving_the_step_changes_nothing_and_what_comes_later_is_not_taken() {
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, TABLE);
    let mut window = window(SIZE);
    let ctx = window.ctx.clone();
    let studio_now = window.state_mut().as_mut().expect("there is a studio");
    studio_now.look_at_table(&ctx, path);
    window.step();
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(matches!(studio(&window).dialog, Dialog::None));
    assert!(figures(&window).is_empty());
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn counted_losses_are_carried_over_to_drop_offs_as_one_step() {
    let folder = TempDir::new().expect("a folder");
    let mut window = looking_at(&file(&folder, TABLE));
    click(&mut window, "Взять в\u{a0}воронку");
    let lost = |window: &Window| -> Vec<Option<u64>> {
        let journey = studio(window).session.journey();
        journey.dropoffs.iter().filter(|one| one.persona == PersonaId::new(1)).map(|one| one.people).collect()
    };
    let before = lost(&window);
    run(&mut window, Command::TakeLosses);
    assert!(lost(&window).contains(&Some(240)), "{:?}", lost(&window));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(lost(&window), before);
}

#[test]
fn a_table_is_read_again_beside_its_project_and_not_where_another_project_has_one_of_that_name() {
    let (other, own) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let mut window = looking_at(&file(&other, TABLE));
    click(&mut window, "Взять в\u{a0}воронку");
    let beside = file(&own, &TABLE.replace("1 240;240", "1 300;300"));
    let studio_now = window.state_mut().as_mut().expect("there is a studio");
    let document = std::sync::Arc::clone(studio_now.session.document());
    let path = own.path().join("карта.tropa");
    let stamp = crate::store::save(&path, &document).expect("it is written");
    studio_now.session.mark_saved(&document, FileOnDisk::written(path, stamp, &Claims::default()));
    studio_now.prefs.remember_table(&other.path().join("карта.tropa"), &other.path().join("воронка.csv"));
    run(&mut window, Command::ReadFunnelAgain);
    settle(&mut window);
    window.get_by_label(&beside.display().to_string());
}

#[test]
fn a_table_that_is_dropped_on_the_metrics_is_looked_at_and_stops_what_was_read_before() {
    let folder = TempDir::new().expect("a folder");
    let mut window = looking_at(&file(&folder, TABLE));
    let ctx = window.ctx.clone();
    let studio_now = window.state_mut().as_mut().expect("there is a studio");
    let job = std::sync::Arc::new(crate::studio::dialogs::import_step::ReadJob::default());
    if let Dialog::Import(step) = &mut studio_now.dialog {
        step.job = Some(std::sync::Arc::clone(&job));
    }
    studio_now.take_files(&ctx, &[folder.path().join("воронка.csv")]);
    assert!(!job.note(crate::import::ReadProgress::default()), "the old reading is to stop");
    settle(&mut window);
    settle(&mut window);
    assert!(matches!(studio(&window).dialog, Dialog::Import(_)));
    window.get_by_label("Взять в\u{a0}воронку");
}
