//! A file that ended the program while it was opened at the start is offered the next time, not opened.

use super::disk::{Disk, begin_with, click, until};
use super::{Window, studio};
use crate::store::StartNote;
use crate::studio::dialogs::Dialog;
use eframe::egui::Context;
use std::fs;
use std::path::Path;

fn is_asked(window: &Window) -> bool {
    matches!(studio(window).dialog, Dialog::Tried(_))
}

/// As a program does that is killed while it opens the file.
fn end_while_opening(disk: &Disk, path: &Path) {
    drop(StartNote::begin(disk.state.path(), path).expect("it is noted"));
}

fn notes(disk: &Disk) -> usize {
    fs::read_dir(disk.state.path().join("starting")).map_or(0, Iterator::count)
}

#[test]
fn a_file_that_ended_the_last_start_is_offered_and_once_it_is_shown_well_it_is_one_as_any_other() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    end_while_opening(&disk, &path);
    let mut window = disk.window(&path);
    assert!(is_asked(&window) && studio(&window).welcome.is_shown() && studio(&window).session.path().is_none());
    click(&mut window, "Всё равно открыть");
    until(&mut window, "it is open", |studio| studio.session.path() == Some(&*path));
    window.run_steps(8);
    assert_eq!(notes(&disk), 0, "it is known to be a good one");
    drop(window);
    let window = disk.window(&path);
    assert!(!is_asked(&window) && studio(&window).session.path() == Some(&*path));
}

#[test]
fn who_opens_the_window_without_it_is_asked_again_the_next_time() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    end_while_opening(&disk, &path);
    for _ in 0..2 {
        let mut window = disk.window(&path);
        assert!(is_asked(&window));
        click(&mut window, "Открыть без него");
        assert!(!studio(&window).dialog.is_open() && studio(&window).welcome.is_shown());
    }
}

#[test]
fn a_fault_in_the_first_frames_is_known_to_the_next_start_and_a_good_start_leaves_no_note() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    window.run_steps(8);
    assert_eq!(notes(&disk), 0);
    drop(window);
    // The window is made and its file is opened, and then a frame fails.
    let fault = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let made = begin_with(&Context::default(), &path, disk.state.path());
        assert!(made.session.path() == Some(&*path));
        std::panic::resume_unwind(Box::new("a frame"));
    }));
    assert!(fault.is_err() && notes(&disk) == 1);
    assert!(is_asked(&disk.window(&path)));
}

#[test]
fn a_second_window_that_begins_with_the_same_file_at_the_same_time_is_no_sign_of_a_fault() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let first = StartNote::begin(disk.state.path(), &path).expect("it is noted");
    let second = disk.window(&path);
    assert!(!is_asked(&second) && studio(&second).session.path() == Some(&*path));
    drop(first);
}

#[test]
fn a_file_that_cannot_be_opened_ends_nothing_and_is_tried_the_next_time() {
    let disk = Disk::new();
    let path = disk.path("cut.tropa");
    fs::write(&path, "{").expect("a file");
    for _ in 0..2 {
        assert!(matches!(studio(&disk.window(&path)).dialog, Dialog::Failed(_)));
    }
    assert_eq!(notes(&disk), 0);
}
