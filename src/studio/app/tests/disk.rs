//! A folder with maps, windows that begin with one of them, and what a person does there.

use super::super::{Studio, StudioOptions};
use super::{Window, first_card, press, press_first_card, studio, type_in, words};
use crate::model::Language;
use crate::store::{self, Sample};
use crate::studio::desk::prefs::InputHabits;
use crate::studio::desk::prefs::Prefs;
use crate::studio::dialogs::Dialog;
use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// A folder with maps, and one where windows claim them.
pub(super) struct Disk {
    maps: TempDir,
    pub(super) state: TempDir,
}

impl Disk {
    pub(super) fn new() -> Self {
        Self { maps: tempfile::tempdir().expect("a folder"), state: tempfile::tempdir().expect("a folder") }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.maps.path().join(name)
    }

    /// A map of this title in a file.
    pub(super) fn map(&self, name: &str, title: &str) -> PathBuf {
        let mut document = store::sample(Sample::default(), Language::Ru).expect("the sample opens");
        Arc::make_mut(&mut document.project).title = title.to_owned();
        let path = self.path(name);
        store::save(&path, &document).expect("it is written");
        path
    }

    pub(super) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.maps.path()).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// A window that begins with this file.
    pub(super) fn window(&self, path: &Path) -> Window {
        let (path, state) = (path.to_owned(), self.state.path().to_owned());
        let show = move |ui: &mut eframe::egui::Ui, studio: &mut Option<Studio>| match studio {
            Some(studio) => studio.window(ui),
            None => *studio = Some(begin_with(ui.ctx(), &path, &state)),
        };
        let mut window = Harness::builder().with_size(SIZE).build_ui_state(show, None);
        window.run_steps(4);
        window
    }
}

/// A window that begins with a file, before its first frame; claims stand in a folder.
pub(super) fn begin_with(ctx: &Context, path: &Path, state: &Path) -> Studio {
    let habits = InputHabits { reduced_motion: true, ..InputHabits::default() };
    let prefs = Prefs { language: Some(Language::Ru), habits, ran_before: true, ..Prefs::default() };
    let mut made = Studio::new(ctx, prefs, StudioOptions::default());
    made.work.state = Some(state.to_owned());
    made.begin_with(path);
    made
}

pub(super) fn studio_mut(window: &mut Window) -> &mut Studio {
    window.state_mut().as_mut().expect("the first frame makes the studio")
}

/// Until the other thread has done its work and the window has taken it in.
pub(super) fn wait(window: &mut Window) {
    let ctx = window.ctx.clone();
    let begun = std::time::Instant::now();
    while studio(window).is_busy() {
        assert!(begun.elapsed() < Duration::from_mins(1), "the other thread never ended");
        studio_mut(window).take_results(&ctx);
        thread::yield_now();
    }
    window.run_steps(3);
}

/// Runs frames until something is so.
pub(super) fn until(window: &mut Window, what: &str, is_so: impl Fn(&Studio) -> bool) {
    for _ in 0..1000 {
        window.step();
        let ctx = window.ctx.clone();
        studio_mut(window).take_results(&ctx);
        if is_so(studio(window)) {
            window.run_steps(3);
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("it never came: {what}");
}

pub(super) fn rest(window: &mut Window) {
    until(window, "nothing is read or written any more", |studio| !studio.is_busy());
}

pub(super) fn click(window: &mut Window, label: &str) {
    let at = window.get_by_label(label).rect().center();
    press(window, at, PointerButton::Primary);
    rest(window);
}

/// Gives the first card another name, and gives what it is called in the file then.
pub(super) fn edit(window: &mut Window, name: &str) {
    press_first_card(window);
    window.key_press(Key::Enter);
    window.run_steps(3);
    type_in(window, name);
    window.key_press(Key::Escape);
    window.run_steps(2);
    let card = first_card(window);
    assert_eq!(words(window, card), name);
}

pub(super) fn save(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(2);
    rest(window);
}

/// The path of a file that is chosen in the window.
pub(super) fn choose(window: &mut Window, path: &Path) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.step();
    window.event(Event::Text(path.display().to_string()));
    window.step();
    window.key_press(Key::Enter);
    window.run_steps(3);
    rest(window);
}

pub(super) fn title(path: &Path) -> String {
    store::open(path).expect("it opens").document.project.title.clone()
}

pub(super) fn holds(path: &Path, name: &str) -> bool {
    let document = store::open(path).expect("it opens").document;
    let journey = document.first_journey().expect("it has one").clone();
    journey.touchpoints.iter().any(|card| card.title == name)
}

pub(super) fn is_asking(window: &Window) -> bool {
    matches!(studio(window).dialog, Dialog::Overwrite(_))
}
