//! Two hands on a keyboard before a window, as tests drive them.

use super::super::{Studio, StudioOptions};
use super::{Window, studio};
use crate::i18n::Messages;
use crate::model::{Document, ElementId, Journey, LaneKind, Language};
use crate::studio::desk::prefs::InputHabits as Habits;
use crate::studio::desk::prefs::Prefs;
use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use std::sync::Arc;

pub(super) const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
pub(super) const SIZE: Vec2 = vec2(1440.0, 900.0);
/// One press of an arrow along a stage.
pub(super) const NUDGE: f64 = 0.05;

/// Two hands on a keyboard, and eyes on the window.
pub(super) struct KeyboardUser {
    pub(super) window: Window,
    pub(super) words: &'static Messages,
    /// The cell in which they are: stage and lane, counted among those shown.
    pub(super) cell: (usize, usize),
}

impl KeyboardUser {
    /// Hands before a window that was opened for the first time.
    pub(super) fn at_the_beginning() -> Self {
        let show = |ui: &mut eframe::egui::Ui, studio: &mut Option<Studio>| match studio {
            Some(studio) => studio.window(ui),
            None => {
                let habits = Habits { reduced_motion: true, ..Habits::default() };
                let prefs = Prefs { language: Some(Language::Ru), habits, ..Prefs::default() };
                *studio = Some(Studio::new(ui.ctx(), prefs, StudioOptions::default()));
            }
        };
        Self::on(Harness::builder().with_size(SIZE).build_ui_state(show, None))
    }

    pub(super) fn on(mut window: Window) -> Self {
        window.run_steps(4);
        Self { window, words: Messages::of(Language::Ru), cell: (0, 0) }
    }

    pub(super) fn journey(&self) -> Arc<Journey> {
        studio(&self.window).session.journey()
    }

    pub(super) fn document(&self) -> Arc<Document> {
        Arc::clone(studio(&self.window).session.document())
    }

    pub(super) fn selected(&self) -> Option<ElementId> {
        studio(&self.window).session.editor().selection().single()
    }

    /// Events that come in one frame.
    pub(super) fn send(&mut self, events: impl IntoIterator<Item = Event>) {
        self.window.input_mut().events.extend(events);
        self.window.step();
    }

    pub(super) fn with(&mut self, modifiers: Modifiers, key: Key) {
        self.send(stroke(key, modifiers));
    }

    pub(super) fn press(&mut self, key: Key) {
        self.with(Modifiers::NONE, key);
    }

    pub(super) fn times(&mut self, count: usize, key: Key) {
        for _ in 0..count {
            self.press(key);
        }
    }

    /// What has the focus: its name and its value.
    pub(super) fn focused(&self) -> (String, String) {
        let node = self.window.query_all_by(has_focus).next();
        let read = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            (node.label().unwrap_or_default(), node.value().unwrap_or_default())
        };
        node.map(read).unwrap_or_default()
    }

    /// Presses a key until what has the focus has this name.
    pub(super) fn press_until(&mut self, key: Key, wanted: impl Fn(&str) -> bool, what: &str) {
        let mut seen = Vec::new();
        for _ in 0..60 {
            let (name, _) = self.focused();
            if wanted(&name) {
                return;
            }
            seen.push(name);
            self.press(key);
        }
        panic!("the keys do not come to «{what}», only to {seen:?}");
    }

    /// Down in a list or menu until the line has this name.
    pub(super) fn walk_to(&mut self, wanted: impl Fn(&str) -> bool, what: &str) {
        for _ in 0..60 {
            if wanted(&self.focused().0) {
                return;
            }
            self.press(Key::ArrowDown);
            // A menu moves the focus in the frame after the key.
            self.window.step();
        }
        panic!("the arrows do not come to «{what}»");
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.words.text(key).into_owned()
    }

    /// Tab until the control with the words of this key has the focus.
    pub(super) fn tab_to(&mut self, key: &str) {
        let label = self.word(key);
        self.press_until(Key::Tab, |name| name == label, &label);
    }

    /// Types over what stands in the field that has the focus.
    pub(super) fn type_over(&mut self, text: &str) {
        let mut events: Vec<Event> = stroke(Key::A, CTRL).into();
        if text.is_empty() {
            events.extend(stroke(Key::Backspace, Modifiers::NONE));
        }
        events.extend(letters(text));
        self.send(events);
    }

    /// Fills a field of the inspector.
    pub(super) fn fill(&mut self, key: &str, text: &str) {
        self.tab_to(key);
        if self.focused().1 != text {
            self.type_over(text);
        }
    }

    pub(super) fn fill_number(&mut self, key: &str, value: f64) {
        self.fill(key, &format!("{value}").replace('.', ","));
    }

    /// Chooses in a list that opens.
    pub(super) fn choose(&mut self, key: &str, choice: &str) {
        self.tab_to(key);
        let fits = |name: &str| name == choice || name.starts_with(&format!("{choice} · "));
        if fits(&self.focused().1) {
            return;
        }
        self.press(Key::ArrowDown);
        self.window.step();
        self.walk_to(fits, choice);
        self.press(Key::Enter);
        self.window.step();
        assert_eq!(self.focused().0, self.word(key), "the list gives the focus back");
    }

    /// Chooses among segments, of which Tab comes to the one that is taken.
    pub(super) fn segment(&mut self, keys: &[&str], chosen: usize) {
        let names: Vec<String> = keys.iter().map(|key| self.word(key)).collect();
        self.press_until(Key::Tab, |name| names.iter().any(|one| one == name), &names[chosen]);
        let taken = names.iter().position(|one| *one == self.focused().0).expect("it was come to");
        let way = if chosen < taken { Key::ArrowLeft } else { Key::ArrowRight };
        self.times(chosen.abs_diff(taken), way);
        self.window.step();
    }

    /// Runs a command by its name.
    pub(super) fn command(&mut self, key: &str) {
        self.with(CTRL, Key::K);
        let name = self.word(key);
        self.send(letters(&name));
        self.window.step();
        self.press(Key::Enter);
        self.window.run_steps(2);
    }

    /// From the canvas to the fields of what is selected.
    pub(super) fn go_to_inspector(&mut self) {
        self.press(Key::F6);
        self.window.step();
    }

    /// From the fields back to the canvas.
    pub(super) fn go_to_canvas(&mut self) {
        self.with(Modifiers::SHIFT, Key::F6);
        self.window.step();
    }

    /// From whatever is selected on the canvas to nothing.
    pub(super) fn let_go(&mut self) {
        self.press(Key::Escape);
        self.window.step();
        assert_eq!(self.selected(), None);
    }

    /// To the first stage, by Tab from the canvas.
    pub(super) fn go_to_first_stage(&mut self) {
        let kind = format!(", {}, 1 ", self.word("element-stage"));
        self.go_to_inspector();
        self.go_to_canvas();
        self.press_until(Key::Tab, |name| name.contains(&kind), &kind);
        self.window.step();
        assert_eq!(self.selected(), self.journey().stages.at(0).map(|stage| ElementId::Stage(stage.id)));
    }

    /// From a stage's head, the first one, to a cell.
    pub(super) fn go_to_first_cell_of(&mut self, lane: usize) {
        self.go_to_first_stage();
        self.times(lane + 1, Key::ArrowDown);
        self.cell = (0, lane);
    }

    /// From the cell, or from what is selected in it, to another cell of the lane.
    pub(super) fn along_to(&mut self, stage: usize) {
        if self.selected().is_some() {
            self.with(Modifiers::SHIFT, Key::Enter);
        }
        let way = if stage < self.cell.0 { Key::ArrowLeft } else { Key::ArrowRight };
        self.times(stage.abs_diff(self.cell.0), way);
        self.cell.0 = stage;
    }

    /// Which row of those shown a kind of lane is.
    pub(super) fn row(&self, kind: LaneKind) -> usize {
        let journey = self.journey();
        let mut shown = journey.lanes.iter().filter(|lane| lane.visible);
        shown.position(|lane| lane.kind == kind).expect("the lane was added")
    }
}

pub(super) fn has_focus(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

pub(super) fn stroke(key: Key, modifiers: Modifiers) -> [Event; 2] {
    [true, false].map(|pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers })
}

/// What a keyboard sends for a text.
pub(super) fn letters(text: &str) -> Vec<Event> {
    let key = |letter: char| match letter {
        '\n' => stroke(Key::Enter, Modifiers::NONE).to_vec(),
        letter => vec![Event::Text(letter.to_string())],
    };
    text.chars().flat_map(key).collect()
}
