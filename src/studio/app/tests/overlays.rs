//! What lies over the map for a while, by real keys: the search, the palette of commands, shortcuts, history, settings and the menu.

use super::looking::{CTRL, canvas, desk, key, open, write, zoom};
use super::{Window, first_card, middle, press, studio, words};
use crate::model::{ElementId, Language};
use crate::studio::desk::Workspace;
use crate::studio::desk::commands::Command;
use crate::studio::desk::prefs::EdgeScrollSpeed;
use crate::studio::theme::ThemeId;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// What the bar says about how much it found; nothing while it is closed.
pub(super) fn counted(window: &Window) -> String {
    let told = window.query_all_by_role(Role::Status).filter_map(|status| status.accesskit_node().label());
    // What is selected is told too: its name and kind, with a comma between.
    let mut told: Vec<String> = told.filter(|words| !words.is_empty() && !words.contains(',')).collect();
    told.pop().unwrap_or_default()
}

#[test]
fn find_counts_selects_and_goes_round_in_both_directions() {
    let mut window = open();
    let card = first_card(&window);
    let word = words(&window, card);
    key(&mut window, Key::F, Key::F, CTRL);
    write(&mut window, &word.to_uppercase());
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card), "the first place is selected");
    assert!(counted(&window).starts_with("1 из "));
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert_eq!(counted(&window), "", "Esc closes the bar");
    key(&mut window, Key::F, Key::F, CTRL);
    write(&mut window, "сайт");
    let count = counted(&window);
    let total: usize = count.rsplit(' ').next().and_then(|total| total.parse().ok()).expect("a number");
    assert!(total > 2, "{count}");
    window.key_press(Key::Enter);
    window.run_steps(2);
    assert_eq!(counted(&window), format!("2 из {total}"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    window.run_steps(2);
    assert_eq!(counted(&window), format!("{total} из {total}"), "before the first comes the last");
    window.key_press(Key::F3);
    window.run_steps(2);
    assert_eq!(counted(&window), format!("1 из {total}"));
    write(&mut window, "щщщ");
    assert_eq!(counted(&window), "0 из 0");
}

#[test]
fn what_is_found_is_brought_into_view() {
    let mut window = open();
    let card = studio(&window).session.journey().metrics.iter().last().expect("the sample has metrics").id;
    let card = ElementId::Metric(card);
    key(&mut window, Key::Num0, Key::Num0, CTRL);
    let word = words(&window, card);
    key(&mut window, Key::F, Key::F, CTRL);
    write(&mut window, &word);
    for _ in 0..20 {
        if studio(&window).session.editor().selection().single() == Some(card) {
            break;
        }
        window.key_press(Key::Enter);
        window.run_steps(3);
    }
    window.run_steps(4);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
    assert!(canvas(&window).contains(middle(&window, card)));
}

#[test]
fn replacing_all_is_one_step_and_tells_how_many() {
    let mut window = open();
    let card = first_card(&window);
    let before = words(&window, card);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    key(&mut window, Key::H, Key::H, CTRL);
    write(&mut window, &before);
    window.get_by_label("Заменить на").focus();
    window.run_steps(2);
    write(&mut window, "Витрина");
    window.get_by_label("Заменить все").click();
    window.run_steps(3);
    assert_eq!(words(&window, card), "Витрина");
    assert!(window.query_by_label_contains("Заменено в ").is_some());
    window.key_press(Key::Escape);
    window.run_steps(2);
    let at = desk(&window);
    press(&mut window, at, PointerButton::Primary);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(words(&window, card), before);
    assert!(!studio(&window).session.is_dirty(), "one step was all there was");
}

/// What the palette offers first for a few letters.
pub(super) fn offered(window: &mut Window, typed: &str) -> String {
    key(window, Key::K, Key::K, CTRL);
    write(window, typed);
    let first = window
        .query_all_by_role(Role::MenuItem)
        .next()
        .and_then(|row| row.accesskit_node().label())
        .unwrap_or_default();
    window.key_press(Key::Escape);
    window.run_steps(3);
    first
}

#[test]
fn the_palette_understands_both_languages_the_other_keyboard_and_slips() {
    let mut window = open();
    for typed in ["зва", "pdf", "'rcgjhn", "export", "Save PDF", "cj[hfybnm pdf", "сохрнаить pdf"] {
        assert_eq!(offered(&mut window, typed), "Сохранить PDF…", "{typed}");
    }
    assert_eq!(offered(&mut window, "settings"), "Настройки…");
    let card = first_card(&window);
    let name = words(&window, card);
    assert!(offered(&mut window, &name).starts_with(&name), "elements of the map are offered too");
}

#[test]
fn the_palette_has_what_was_chosen_last_first_and_opens_by_both_keys() {
    let mut window = open();
    key(&mut window, Key::P, Key::P, CTRL.plus(Modifiers::SHIFT));
    write(&mut window, "нет такой");
    assert!(window.query_by_label("Ничего не нашлось").is_some());
    window.key_press(Key::Escape);
    window.run_steps(3);
    key(&mut window, Key::K, Key::K, CTRL);
    write(&mut window, "реальный размер");
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!((zoom(&window) - 1.0).abs() < 1e-9, "it ran");
    assert_eq!(offered(&mut window, ""), "Масштаб 100\u{a0}%");
}

#[test]
fn a_question_mark_shows_every_shortcut_and_every_habit() {
    let mut window = open();
    // F1, «?» by character, and Shift+/ by place: on a Russian keyboard that types a comma.
    for (typed, place, modifiers) in [
        (Key::F1, Key::F1, Modifiers::NONE),
        (Key::Questionmark, Key::Num7, Modifiers::SHIFT),
        (Key::Comma, Key::Slash, Modifiers::SHIFT),
    ] {
        key(&mut window, typed, place, modifiers);
        for command in Command::all().filter(|command| !command.shortcuts().is_empty()) {
            let name = crate::i18n::Messages::of(Language::Ru).text(command.key()).trim_end_matches('…').to_owned();
            let keys = command.keys().expect("it has shortcuts");
            let line = format!("{name}: {keys}");
            assert!(window.query_all_by_label_contains(&line).count() > 0, "{name}: {keys}");
        }
        assert!(window.query_by_label_contains("Двигать лист: Пробел").is_some());
        window.key_press(Key::Escape);
        window.run_steps(3);
        assert!(window.query_by_label_contains("Двигать лист: Пробел").is_none(), "Esc closes it");
    }
}

#[test]
fn the_history_names_the_steps_and_a_click_goes_there() {
    let mut window = open();
    let card = first_card(&window);
    let name = words(&window, card);
    let first = studio(&window).session.document().clone();
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run_steps(2);
    window.key_press(Key::Delete);
    window.run_steps(2);
    let undo = format!("Отменить: удаление точки контакта «{name}»");
    assert!(window.query_by_label(&undo).is_some(), "the button says what it takes back");
    key(&mut window, Key::H, Key::H, CTRL.plus(Modifiers::SHIFT));
    let (copied, removed) = (format!("Копия «{name}»"), format!("Удаление точки контакта «{name}»"));
    assert!(window.query_by_label(&copied).is_some() && window.query_by_label(&removed).is_some());
    window.get_by_label("Открытие карты").click();
    window.run_steps(3);
    assert_eq!(*studio(&window).session.document(), first);
    assert!(window.query_by_label(&format!("Повторить: копия «{name}»")).is_some());
    window.get_by_label(&removed).click();
    window.run_steps(3);
    let count = studio(&window).session.journey().touchpoints.len();
    assert_eq!(count, first.first_journey().expect("a journey").touchpoints.len(), "added and deleted again");
    assert!(studio(&window).session.is_dirty());
}

#[test]
fn settings_take_effect_at_once_and_letters_can_be_switched_off() {
    let mut window = open();
    key(&mut window, Key::Comma, Key::Comma, CTRL);
    for (role, name) in [
        (Role::CheckBox, "Буквы и знаки без Ctrl — быстрые клавиши"),
        (Role::CheckBox, "Обратное направление"),
        (Role::RadioButton, "Быстро"),
        (Role::RadioButton, "Тёмное"),
    ] {
        window.get_by_role_and_label(role, name).click();
        window.run_steps(3);
    }
    window.get_by_role_and_label(Role::RadioButton, "English").click();
    window.run_steps(3);
    window.get_by_label("Done").click();
    window.run_steps(3);
    let studio_now = studio(&window);
    assert_eq!(studio_now.prefs.theme, ThemeId::Dark);
    assert_eq!(studio_now.prefs.language, Some(Language::En));
    let habits = studio_now.prefs.habits;
    assert!(!habits.single_keys && habits.wheel.invert && habits.edge_scroll == EdgeScrollSpeed::Fast);
    assert_eq!(studio_now.person.habits, habits);
    let tool = studio_now.session.editor().tool().clone();
    key(&mut window, Key::E, Key::E, Modifiers::NONE);
    assert_eq!(*studio(&window).session.editor().tool(), tool, "a letter alone does nothing");
    key(&mut window, Key::Num2, Key::Num2, CTRL);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Personas, "with Ctrl everything works");
}

#[test]
fn shift_f10_opens_the_menu_of_what_is_selected_and_keys_walk_through_it() {
    let mut window = open();
    let card = first_card(&window);
    let count = studio(&window).session.journey().touchpoints.len();
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    key(&mut window, Key::F10, Key::F10, Modifiers::SHIFT);
    assert!(window.query_by_label("Изменить текст").is_some());
    let copies = |window: &Window| {
        let mut lines = window.query_all_by_role(Role::MenuItem);
        lines.any(|line| {
            line.accesskit_node().is_focused() && line.accesskit_node().label().as_deref() == Some("Создать копию")
        })
    };
    for _ in 0..12 {
        if copies(&window) {
            break;
        }
        window.key_press(Key::ArrowDown);
        window.run_steps(2);
    }
    assert!(copies(&window), "the arrows come to the line");
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), count + 1, "and Enter makes a copy");
    assert!(window.query_by_label("Изменить текст").is_none(), "the menu is closed");
}
