//! The panels beside the canvas: narrow windows, folding, edges that are dragged, and what stays in reach.

use super::{Window, first_card, middle, press, press_first_card, studio, window};
use crate::edit::{Edit, Element};
use crate::editor::{Placement, Tool};
use crate::model::{ElementId, Paper};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SMALL: Vec2 = Vec2::new(1024.0, 680.0);

fn canvas(window: &Window) -> Rect {
    studio(window).canvas()
}

fn fold(window: &mut Window, typed: Key, place: Key) {
    for pressed in [true, false] {
        let modifiers = Modifiers::COMMAND;
        let key = Event::Key { key: typed, physical_key: Some(place), pressed, repeat: false, modifiers };
        window.event_modifiers(key, modifiers);
        window.step();
    }
    window.event_modifiers(Event::ModifiersChanged(Modifiers::NONE), Modifiers::NONE);
    window.run_steps(3);
}

fn click(window: &mut Window, label: &str) {
    let at = window.get_by_label(label).rect().center();
    press(window, at, PointerButton::Primary);
    window.run_steps(2);
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.step();
    window.event(Event::PointerButton {
        pos: from,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    window.step();
    for part in 1..=6_u8 {
        window.hover_at(from + (to - from) * f32::from(part) / 6.0);
        window.step();
    }
    window.event(Event::PointerButton {
        pos: to,
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(4);
}

#[test]
fn in_a_small_window_the_canvas_has_most_of_the_width_and_nothing_is_out_of_reach() {
    for (size, share) in [(SMALL, 0.6), (Vec2::new(1280.0, 720.0), 0.6)] {
        let window = window(size);
        let width = canvas(&window).width();
        assert!(width >= size.x * share, "{width} of {}", size.x);
        let screen = Rect::from_min_size(Pos2::ZERO, size);
        let marks = ["Точка эмоции", "Карандаш", "Уход клиента", "Момент истины", "Барьер", "Решение"];
        let others = ["Поиск", "Все каналы, 35", "Вписать", "Меню", "Показать", "PDF"];
        for label in marks.into_iter().chain(others) {
            let found = window.query_all_by_label(label).any(|node| screen.contains_rect(node.rect()));
            assert!(found, "{label} is not seen at {size:?}");
        }
        let personas = &studio(&window).session.document().personas;
        assert_eq!(personas.len(), 2);
        for persona in personas {
            assert!(window.query_all_by_label(&persona.name).next().is_some(), "{}", persona.name);
        }
    }
}

#[test]
fn the_strip_has_the_switch_between_the_curves_and_comparing_behind_one_icon() {
    let mut window = window(SMALL);
    click(&mut window, "Новые точки — на кривую");
    window.get_by_label("Будущая").click();
    window.run_steps(2);
    assert_eq!(studio(&window).session.editor().active_curve(), crate::model::JourneyKind::ToBe);
    click(&mut window, "Сравнить");
    assert!(studio(&window).session.view().compare.is_some());
}

#[test]
fn ctrl_backslash_folds_both_panels_by_character_and_by_place_and_brings_them_back() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let whole = canvas(&window).width();
    fold(&mut window, Key::Backslash, Key::Backslash);
    let folded = canvas(&window).width();
    assert!(folded > whole + 400.0, "{folded} after {whole}");
    assert!(
        studio(&window).prefs.panels.is_folded(crate::studio::desk::panel_fold::Side::Inspector, 1440.0),
        "it is remembered"
    );
    // A layout whose key there types something else.
    fold(&mut window, Key::F20, Key::Backslash);
    assert!((canvas(&window).width() - whole).abs() < 1.0);
}

#[test]
fn a_folded_palette_is_clicked_and_dragged_from_as_before() {
    let mut window = window(SMALL);
    click(&mut window, "Сайт");
    let site = Tool::Place(Placement::Touchpoint { channel: "site".to_owned() });
    assert_eq!(*studio(&window).session.editor().tool(), site);
    window.key_press(Key::Escape);
    window.run_steps(2);
    let cards = studio(&window).session.journey().touchpoints.len();
    let from = window.get_by_label("Сайт").rect().center();
    let to = middle(&window, first_card(&window));
    drag(&mut window, from, to);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), cards + 1);
}

#[test]
fn a_folded_inspector_opens_over_the_canvas_and_esc_puts_it_away_before_it_lets_go_of_the_card() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    fold(&mut window, Key::Backslash, Key::Backslash);
    let wide = canvas(&window).width();
    let card = press_first_card(&mut window);
    assert!(window.query_by_label("Важность").is_none());
    click(&mut window, "Показать свойства");
    assert!(window.query_by_label("Убрать свойства").is_some());
    assert!((canvas(&window).width() - wide).abs() < 1.0, "it lies over the canvas");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(window.query_by_label("Убрать свойства").is_none());
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
}

#[test]
fn f6_goes_into_an_inspector_that_is_folded() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    fold(&mut window, Key::Backslash, Key::Backslash);
    window.key_press(Key::F6);
    window.run_steps(4);
    let focused = window.ctx.memory(eframe::egui::Memory::focused);
    assert!(focused.is_some_and(|id| studio(&window).focus_ring.inspector.contains(&id)));
}

#[test]
fn the_edge_of_a_panel_is_dragged_within_its_limits_and_remembered() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let before = canvas(&window);
    let edge = pos2(before.left(), 300.0);
    drag(&mut window, edge, edge + Vec2::new(60.0, 0.0));
    assert!((canvas(&window).left() - before.left() - 60.0).abs() < 2.0, "{:?}", canvas(&window));
    let edge = pos2(canvas(&window).left(), 300.0);
    drag(&mut window, edge, edge + Vec2::new(600.0, 0.0));
    assert!(canvas(&window).left() < 400.0, "no panel takes the whole window");
    assert_eq!(studio(&window).prefs.panels, studio(&window).person.panels);
}

#[test]
fn the_flyout_finds_a_channel_and_a_drag_out_of_it_puts_a_card_at_once() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    click(&mut window, "Все каналы, 35");
    assert_eq!(window.query_all_by_label("Поиск").count(), 1, "what stands in the palette is not repeated");
    let cards = studio(&window).session.journey().touchpoints.len();
    let row = window.get_by_label("Telegram").rect();
    assert!(row.left() >= canvas(&window).left(), "it stands beside the palette and covers none of it");
    let to = middle(&window, first_card(&window));
    drag(&mut window, row.center(), to);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), cards + 1);
    assert!(window.query_by_label("Telegram").is_none(), "it is closed");
    click(&mut window, "Все каналы, 35");
    for letter in ["м", "а", "р", "к"] {
        window.event(Event::Text(letter.to_owned()));
        window.step();
    }
    window.run_steps(6);
    click(&mut window, "Маркетплейс");
    let market = Tool::Place(Placement::Touchpoint { channel: "marketplace".to_owned() });
    assert_eq!(*studio(&window).session.editor().tool(), market);
    window.key_press(Key::Escape);
    window.run_steps(2);
    click(&mut window, "Все каналы, 35");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(window.query_by_label("Telegram").is_none(), "Esc closes it");
}

#[test]
fn filters_that_find_no_room_stand_behind_one_button() {
    let mut window = window(SMALL);
    click(&mut window, "Развернуть палитру");
    click(&mut window, "Фильтры");
    assert!(window.query_by_label("Все персоны").is_some() && window.query_by_label("Все каналы").is_some());
    click(&mut window, "Сравнить кривые");
    assert!(studio(&window).session.view().compare.is_some());
}

#[test]
fn the_mark_opens_the_menu_of_the_file_and_the_name_is_changed_by_a_click_on_it() {
    let mut window = window(SMALL);
    let undo = |window: &Window| {
        let all = window.query_all_by_role(Role::Button);
        let mut undo =
            all.filter(|node| node.accesskit_node().label().is_some_and(|words| words.starts_with("Отменить")));
        undo.next().expect("the bar has it").rect()
    };
    let before = undo(&window);
    click(&mut window, "Меню");
    for label in ["Открыть…", "Недавние", "Сохранить", "Сохранить как…", "Экспорт", "Настройки…"]
    {
        assert!(window.query_by_label(label).is_some(), "{label}");
    }
    click(&mut window, "Экспорт");
    assert!(window.query_all_by_label_contains("SVG").next().is_some());
    window.key_press(Key::Escape);
    window.run_steps(3);
    let name = format!("{}, ", studio(&window).title());
    let at = window.get_by_label_contains(&name).rect().center();
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(3);
    for letter in ["Х", "о", "ч", "у"] {
        window.event(Event::Text(letter.to_owned()));
        window.step();
    }
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().title, "Хочу");
    assert_eq!(undo(&window), before, "what stands after the name keeps its place");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert!(!studio(&window).session.is_dirty(), "it was one step");
}

#[test]
fn remarks_of_one_kind_are_one_line_with_the_things_as_links() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let journey = studio(&window).session.journey();
    let metrics: Vec<_> = journey.metrics.iter().take(3).map(|metric| metric.as_ref().clone()).collect();
    let names: Vec<String> = metrics.iter().map(|metric| metric.name.clone()).collect();
    let first = ElementId::Metric(metrics[0].id);
    let session = &mut window.state_mut().as_mut().expect("it is there").session;
    for mut metric in metrics {
        metric.target = None;
        session.apply(&Edit::Change(Box::new(Element::Metric(metric)))).expect("it can be changed");
    }
    window.run_steps(4);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    window.run_steps(4);
    assert_eq!(window.query_all_by_label_contains("У 3 показателей нет цели").count(), 1);
    for name in &names {
        assert!(window.query_by_role_and_label(Role::Link, name).is_some(), "{name}");
    }
    window.get_by_role_and_label(Role::Link, &names[0]).click();
    window.run_steps(3);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(first));
}

#[test]
fn the_remark_of_the_small_text_leads_to_it() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let mut project = studio(&window).session.document().project.as_ref().clone();
    project.sheet.paper = Paper::A4;
    let session = &mut window.state_mut().as_mut().expect("it is there").session;
    session.apply(&Edit::DescribeProject(Box::new(project))).expect("it can be changed");
    window.run_steps(4);
    let before = studio(&window).surface.camera.zoom();
    window.get_by_label_contains("Мелкий текст").click();
    window.run_steps(4);
    assert!(studio(&window).session.editor().selection().single().is_some());
    assert!(studio(&window).surface.camera.zoom() > before);
}
