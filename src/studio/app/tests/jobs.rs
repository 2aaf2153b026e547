//! What other threads do: however long it takes and however it ends, what a person made is saved, asked about, or still in hand.

use super::disk::{Disk, choose, click, edit, holds, studio_mut, until};
use super::{Window, studio};
use crate::export::{self, Format, Metadata, Options};
use crate::scene::Page;
use crate::studio::app::Studio;
use crate::studio::app::work::{Next, Onto};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, Purpose, Workspace};
use crate::studio::dialogs::Dialog;
use crate::studio::platform::jobs::threads::{Held, Refusing};
use crate::studio::platform::jobs::{SystemThreads, Threads};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const SAVE: &str = "save project";
const EXPORT: &str = "export";
const TABLE: &str = "read table";

/// A window with a map, whose jobs of these names are held.
fn held(disk: &Disk, path: &Path, names: &[&'static str]) -> (Window, Arc<Held>) {
    let mut window = disk.window(path);
    let held = Held::of(names);
    studio_mut(&mut window).work.jobs.run_on(Arc::clone(&held) as Arc<dyn Threads>);
    (window, held)
}

fn press_save(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(2);
}

fn run(window: &mut Window, command: Command) {
    let ctx = window.ctx.clone();
    studio_mut(window).run(&ctx, command);
    window.run_steps(2);
}

fn act(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    studio_mut(window).perform(&ctx, action);
    window.run_steps(2);
}

/// Takes in what is done, and draws that.
fn take(window: &mut Window) {
    let ctx = window.ctx.clone();
    studio_mut(window).take_results(&ctx);
    window.run_steps(2);
}

fn start_export(window: &mut Window, path: PathBuf) {
    let ctx = window.ctx.clone();
    studio_mut(window).use_path(&ctx, Purpose::Export(Format::Pdf), path, Onto::Free);
}

fn is_closing(window: &Window) -> bool {
    studio(window).shell.closing
}

fn is_unsaved(window: &Window) -> bool {
    matches!(studio(window).dialog, Dialog::Unsaved)
}

fn problem(window: &Window) -> Option<&str> {
    match &studio(window).dialog {
        Dialog::Failed(problem) => Some(&problem.title),
        _ => None,
    }
}

#[test]
fn who_saves_before_closing_has_the_file_and_then_the_window_closes() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    run(&mut window, Command::Quit);
    assert!(is_unsaved(&window) && !is_closing(&window));
    click(&mut window, "Сохранить");
    until(&mut window, "it closes", |studio| studio.shell.closing);
    assert!(holds(&path, "Моя карточка"));
}

#[test]
fn who_does_not_save_before_closing_leaves_the_file_as_it_was() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let before = fs::read(&path).expect("it is there");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    run(&mut window, Command::Quit);
    click(&mut window, "Не сохранять");
    assert!(is_closing(&window));
    assert_eq!(fs::read(&path).expect("it is there"), before);
}

#[test]
fn who_thinks_better_of_closing_has_all_as_before_and_a_later_save_closes_nothing() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    let document = Arc::clone(studio(&window).session.document());
    run(&mut window, Command::Quit);
    click(&mut window, "Отмена");
    assert!(!is_closing(&window) && studio(&window).session.is_dirty());
    assert!(Arc::ptr_eq(studio(&window).session.document(), &document));
    press_save(&mut window);
    until(&mut window, "it is saved", |studio| !studio.session.is_dirty());
    assert!(!is_closing(&window), "that was given up");
}

#[test]
fn an_edit_during_a_save_stays_unsaved() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let (mut window, held) = held(&disk, &path, &[SAVE]);
    edit(&mut window, "Первая");
    press_save(&mut window);
    edit(&mut window, "Вторая");
    held.release(SAVE);
    take(&mut window);
    assert!(studio(&window).session.is_dirty(), "the second one is not saved");
    assert!(holds(&path, "Первая") && !holds(&path, "Вторая"));
    run(&mut window, Command::Quit);
    assert!(is_unsaved(&window) && !is_closing(&window), "and it is asked about");
}

/// A window with an edited map that was told to close and to save, whose folder is gone by then; and that folder.
fn closed_without_its_folder(disk: &Disk) -> (Window, PathBuf) {
    let folder = disk.path("Папка");
    fs::create_dir(&folder).expect("a folder");
    let path = disk.map("Папка/map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    fs::remove_dir_all(&folder).expect("it goes");
    run(&mut window, Command::Quit);
    click(&mut window, "Сохранить");
    (window, folder)
}

#[test]
fn a_failed_save_keeps_the_window_open_and_what_was_asked_for_until_it_is_saved_elsewhere() {
    let disk = Disk::new();
    let (mut window, _folder) = closed_without_its_folder(&disk);
    assert_eq!(problem(&window), Some("Карта не сохранена"));
    assert!(!is_closing(&window) && studio(&window).session.is_dirty());
    click(&mut window, "Сохранить как…");
    choose(&mut window, &disk.path("elsewhere.tropa"));
    until(&mut window, "it closes, as was asked", |studio| studio.shell.closing);
    assert!(holds(&disk.path("elsewhere.tropa"), "Моя карточка"));
}

#[test]
fn who_takes_note_of_a_failed_save_has_given_up_closing() {
    let disk = Disk::new();
    let (mut window, folder) = closed_without_its_folder(&disk);
    click(&mut window, "Понятно");
    fs::create_dir(&folder).expect("it is back");
    press_save(&mut window);
    until(&mut window, "it is saved", |studio| !studio.session.is_dirty());
    assert!(!is_closing(&window));
}

#[test]
fn a_save_of_another_document_is_not_taken_for_one_of_the_document_in_hand() {
    let disk = Disk::new();
    let (path, other) = (disk.map("map.tropa", "Наша"), disk.map("other.tropa", "Другая"));
    let (mut window, held) = held(&disk, &path, &[SAVE]);
    edit(&mut window, "Моя карточка");
    press_save(&mut window);
    act(&mut window, Action::OpenFile(other.clone()));
    assert!(is_unsaved(&window));
    window.get_by_label("Не сохранять").click();
    until(&mut window, "the other one is open", |studio| studio.session.path() == Some(&*other));
    edit(&mut window, "Другая карточка");
    held.release(SAVE);
    take(&mut window);
    assert!(holds(&path, "Моя карточка"), "what was asked for is done");
    let session = &studio(&window).session;
    assert!(session.path() == Some(&*other) && session.is_dirty() && session.saved_at().is_none());
}

#[test]
fn a_save_that_crashes_is_told_and_the_one_that_waited_for_it_is_done() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let (mut window, held) = held(&disk, &path, &[SAVE, EXPORT]);
    edit(&mut window, "Первая");
    press_save(&mut window);
    edit(&mut window, "Вторая");
    press_save(&mut window);
    assert_eq!(held.count(SAVE), 1, "two writers of one file would race");
    start_export(&mut window, disk.path("лист.pdf"));
    held.crash(EXPORT);
    take(&mut window);
    assert_eq!(problem(&window), Some("Файл не сохранён"));
    held.crash(SAVE);
    take(&mut window);
    assert_eq!(problem(&window), Some("Карта не сохранена"));
    assert_eq!(held.count(SAVE), 1, "the next one is begun");
    held.release(SAVE);
    take(&mut window);
    assert!(holds(&path, "Вторая") && !studio(&window).session.is_dirty());
}

#[test]
fn every_file_has_a_writer_of_its_own() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let (mut window, held) = held(&disk, &path, &[SAVE]);
    edit(&mut window, "Моя карточка");
    press_save(&mut window);
    let ctx = window.ctx.clone();
    let other = disk.path("other.tropa");
    studio_mut(&mut window).save_as(&ctx, other.clone(), Onto::Free);
    assert_eq!(held.count(SAVE), 2, "they do not wait for each other");
    held.release(SAVE);
    held.release(SAVE);
    take(&mut window);
    assert!(holds(&path, "Моя карточка") && holds(&other, "Моя карточка"));
    assert_eq!(studio(&window).session.path(), Some(&*other));
}

#[test]
fn closing_waits_for_an_export_and_who_closes_once_more_does_not() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    for hurried in [false, true] {
        let (mut window, held) = held(&disk, &path, &[EXPORT]);
        start_export(&mut window, disk.path("лист.pdf"));
        run(&mut window, Command::Quit);
        assert!(!is_closing(&window));
        let told = "Файл дописывается, окно закроется вместе с ним. Закройте ещё раз, чтобы не ждать";
        assert_eq!(studio(&window).toasts.texts(), ["«лист.pdf» пишется", told]);
        if hurried {
            run(&mut window, Command::Quit);
            assert!(is_closing(&window));
        } else {
            held.release(EXPORT);
            take(&mut window);
            assert!(is_closing(&window) && disk.path("лист.pdf").is_file());
        }
    }
}

#[test]
fn an_export_that_crashes_while_the_window_waits_to_close_is_told_and_the_window_stays() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let (mut window, held) = held(&disk, &path, &[EXPORT]);
    start_export(&mut window, disk.path("лист.pdf"));
    run(&mut window, Command::Quit);
    held.crash(EXPORT);
    take(&mut window);
    assert_eq!(problem(&window), Some("Файл не сохранён"));
    click(&mut window, "Понятно");
    take(&mut window);
    assert!(!is_closing(&window));
}

#[test]
fn a_save_is_on_the_disk_within_a_second_whatever_else_never_ends() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let table = disk.path("воронка.csv");
    fs::write(&table, "Этап;Вошли\nПоиск решений;10\n").expect("a file");
    let (mut window, held) = held(&disk, &path, &[EXPORT, TABLE, "measure drawing", "look at project"]);
    edit(&mut window, "Моя карточка");
    start_export(&mut window, disk.path("лист.pdf"));
    let ctx = window.ctx.clone();
    studio_mut(&mut window).look_at_file(&ctx);
    studio_mut(&mut window).look_at_table(&ctx, table);
    assert_eq!((held.count(EXPORT), held.count(TABLE)), (1, 1), "they never end");
    act(&mut window, Action::CloseDialog);
    let never = studio_mut(&mut window).session.settle_for_ever();
    let begun = Instant::now();
    press_save(&mut window);
    while studio(&window).session.is_dirty() {
        assert!(begun.elapsed() < Duration::from_mins(1), "it never came");
        take(&mut window);
    }
    let took = begun.elapsed();
    assert!(holds(&path, "Моя карточка"));
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert_eq!((held.count(EXPORT), held.count(TABLE)), (1, 1));
    assert!(studio(&window).session.is_settling(), "the layout goes on, too");
    drop(never);
}

#[test]
fn a_system_without_threads_is_told_of_and_what_was_to_be_saved_is_still_in_hand() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    studio_mut(&mut window).work.jobs.run_on(Arc::new(Refusing));
    press_save(&mut window);
    assert_eq!(problem(&window), Some("Не получилось начать"));
    assert!(studio(&window).session.is_dirty());
    studio_mut(&mut window).work.jobs.run_on(Arc::new(SystemThreads));
    click(&mut window, "Понятно");
    press_save(&mut window);
    until(&mut window, "it is saved", |studio| !studio.session.is_dirty());
    assert!(holds(&path, "Моя карточка"));
}

#[test]
fn the_file_that_was_asked_for_last_is_the_one_that_is_opened() {
    let disk = Disk::new();
    let paths = ["map.tropa", "slow.tropa", "wanted.tropa"].map(|name| disk.map(name, name));
    let (mut window, held) = held(&disk, &paths[0], &["open project"]);
    for path in &paths[1..] {
        act(&mut window, Action::OpenFile(path.clone()));
    }
    for _ in 0..2 {
        held.release("open project");
        take(&mut window);
    }
    assert_eq!(studio(&window).session.path(), Some(&*paths[2]));
    // What is still being read when another map is taken in hand is not wanted any more.
    act(&mut window, Action::OpenFile(paths[1].clone()));
    let ctx = window.ctx.clone();
    studio_mut(&mut window).guard_unsaved(&ctx, Next::Template(0));
    held.release("open project");
    take(&mut window);
    assert_eq!(studio(&window).session.path(), None);
}

#[test]
fn what_was_asked_for_one_document_is_nothing_to_the_next() {
    let disk = Disk::new();
    let (path, other) = (disk.map("map.tropa", "Наша"), disk.map("other.tropa", "Другая"));
    let picture = disk.path("портрет.png");
    let page = Page::whole(Arc::clone(&studio(&disk.window(&path)).session.layout().scene));
    let options = Options { dpi: 20.0, ..Options::default() };
    let drawn = export::write(Format::Png, &[page], &Metadata::default(), options).expect("drawn").concat();
    fs::write(&picture, drawn).expect("a file");
    for (goes_on, framed) in [(false, true), (true, false)] {
        let (mut window, held) = held(&disk, &path, &["read picture"]);
        let persona = studio(&window).session.document().personas.at(0).expect("it has personas").id;
        let ctx = window.ctx.clone();
        studio_mut(&mut window).use_path(&ctx, Purpose::Portrait(persona), picture.clone(), Onto::Free);
        if goes_on {
            act(&mut window, Action::OpenFile(other.clone()));
            until(&mut window, "the other one is open", |studio| studio.session.path() == Some(&*other));
        }
        held.release("read picture");
        take(&mut window);
        assert_eq!(matches!(studio(&window).dialog, Dialog::Crop(_)), framed);
    }
}

#[test]
fn a_table_that_is_looked_at_too_late_does_not_come_into_the_next_question() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let (mut window, held) = held(&disk, &path, &[TABLE]);
    let ctx = window.ctx.clone();
    let tables = ["первая.csv", "вторая.csv"].map(|name| disk.path(name));
    for table in &tables {
        fs::write(table, "Этап;Вошли\nПоиск решений;10\n").expect("a file");
        studio_mut(&mut window).go(Workspace::Metrics);
        studio_mut(&mut window).look_at_table(&ctx, table.clone());
        if *table == tables[0] {
            act(&mut window, Action::CloseDialog);
        }
    }
    let is_there = |studio: &Studio| matches!(&studio.dialog, Dialog::Import(step) if step.table.is_some());
    held.release(TABLE);
    take(&mut window);
    assert!(!is_there(studio(&window)), "that was the table of the question that is closed");
    held.release(TABLE);
    take(&mut window);
    assert!(is_there(studio(&window)));
    held.crash(TABLE);
    take(&mut window);
    assert_eq!(problem(&window), Some("Таблица не\u{a0}прочитана"), "nobody waits for it for ever");
}

#[test]
fn a_document_that_is_opened_inherits_nothing_of_the_one_before() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    press_save(&mut window);
    until(&mut window, "it is saved", |studio| !studio.session.is_dirty());
    studio_mut(&mut window).session.note_table(Some(disk.path("воронка.csv")));
    let before = studio(&window).session.serial();
    run(&mut window, Command::Find);
    window.event(eframe::egui::Event::Text("карточка".to_owned()));
    window.run_steps(2);
    assert!(studio(&window).overlays.find.query().is_some());
    act(&mut window, Action::FromTemplate(0));
    assert_eq!(studio(&window).overlays.find.query(), None, "what was looked for there is not looked for here");
    let session = &studio(&window).session;
    assert_ne!(session.serial(), before);
    assert!(session.path().is_none() && session.saved_at().is_none() && session.table().is_none());
    assert!(session.findings().is_empty() && !session.is_example() && !session.is_dirty());
}
