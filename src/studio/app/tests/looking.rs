//! Looking around, by real keys, wheels and fingers.

use super::{Window, first_card, middle, press, studio, window};
use crate::editor::{Tool, WheelDevice};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase,
    Vec2, vec2,
};
use egui_kittest::kittest::Queryable as _;

pub(super) const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

pub(super) fn open() -> Window {
    window(vec2(1440.0, 900.0))
}

pub(super) fn canvas(window: &Window) -> eframe::egui::Rect {
    studio(window).canvas()
}

pub(super) fn zoom(window: &Window) -> f64 {
    studio(window).surface.camera.zoom()
}

fn offset(window: &Window) -> kurbo::Vec2 {
    studio(window).surface.camera.offset()
}

/// How far the sheet moves on the screen while something is done.
fn moved(window: &mut Window, act: impl FnOnce(&mut Window)) -> kurbo::Vec2 {
    let before = offset(window);
    act(window);
    window.run_steps(8);
    offset(window) - before
}

fn button(window: &mut Window, pos: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) {
    window.event(Event::PointerButton { pos, button, pressed, modifiers });
    window.step();
}

fn drag(window: &mut Window, from: Pos2, way: Vec2, with: PointerButton) {
    window.hover_at(from);
    window.step();
    button(window, from, with, true, Modifiers::NONE);
    for part in 1..=4_u8 {
        window.hover_at(from + way * f32::from(part) / 4.0);
        window.step();
    }
    button(window, from + way, with, false, Modifiers::NONE);
}

pub(super) fn wheel(window: &mut Window, at: Pos2, unit: MouseWheelUnit, delta: Vec2, modifiers: Modifiers) {
    window.hover_at(at);
    window.step();
    window.event(Event::MouseWheel {
        unit,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers,
    });
    window.run_steps(12);
}

/// A key as a keyboard of another layout sends it: what it types, and where it is.
pub(super) fn key(window: &mut Window, typed: Key, place: Key, modifiers: Modifiers) {
    for pressed in [true, false] {
        window.event_modifiers(
            Event::Key { key: typed, physical_key: Some(place), pressed, repeat: false, modifiers },
            modifiers,
        );
        window.step();
    }
    window.event_modifiers(Event::ModifiersChanged(Modifiers::NONE), Modifiers::NONE);
    window.run_steps(4);
}

pub(super) fn write(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
    window.run_steps(3);
}

/// A place of the desk beside the sheet.
pub(super) fn desk(window: &Window) -> Pos2 {
    canvas(window).left_top() + vec2(6.0, 6.0)
}

fn is_near(one: kurbo::Vec2, other: kurbo::Vec2) -> bool {
    (one - other).hypot() < 1.5
}

fn fitted_zoom(window: &mut Window) -> f64 {
    key(window, Key::Exclamationmark, Key::Num1, Modifiers::SHIFT);
    window.run_steps(4);
    zoom(window)
}

#[test]
fn the_sheet_is_dragged_by_the_middle_and_the_right_button_and_with_space() {
    let mut window = open();
    let middle_of = canvas(&window).center();
    let way = kurbo::Vec2::new(-60.0, 40.0);
    for with in [PointerButton::Middle, PointerButton::Secondary] {
        let went = moved(&mut window, |window| drag(window, middle_of, vec2(-60.0, 40.0), with));
        assert!(is_near(went, way), "{with:?}: {went:?}");
        assert!(window.query_by_label("Изменить текст").is_none(), "a drag opens no menu");
    }
    let went = moved(&mut window, |window| {
        window.event(Event::PointerMoved(middle_of));
        window.key_down(Key::Space);
        window.step();
        drag(window, middle_of, vec2(-60.0, 40.0), PointerButton::Primary);
        window.key_up(Key::Space);
    });
    assert!(is_near(went, way), "Space: {went:?}");
    assert!(studio(&window).session.editor().selection().is_empty(), "nothing was taken");
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn the_hand_tool_drags_the_sheet_also_on_a_russian_keyboard() {
    let mut window = open();
    // «р» is no key that egui knows, so the place is all it tells.
    key(&mut window, Key::H, Key::H, Modifiers::NONE);
    assert_eq!(*studio(&window).session.editor().tool(), Tool::Hand);
    let at = middle(&window, first_card(&window));
    let went = moved(&mut window, |window| drag(window, at, vec2(50.0, 30.0), PointerButton::Primary));
    assert!(is_near(went, kurbo::Vec2::new(50.0, 30.0)), "{went:?}");
    assert!(!studio(&window).session.is_dirty(), "the card stayed in its cell");
}

#[test]
fn a_right_click_opens_the_menu_and_moves_nothing() {
    let mut window = open();
    let at = middle(&window, first_card(&window));
    let went = moved(&mut window, |window| press(window, at, PointerButton::Secondary));
    assert!(window.query_by_label("Изменить текст").is_some());
    assert!(is_near(went, kurbo::Vec2::ZERO));
}

#[test]
fn the_wheel_scrolls_at_the_same_speed_on_the_screen_whatever_the_zoom() {
    let mut window = open();
    let at = canvas(&window).center();
    let down = vec2(0.0, -1.0);
    let far = moved(&mut window, |window| wheel(window, at, MouseWheelUnit::Line, down, Modifiers::NONE));
    assert!(far.x == 0.0 && far.y < -20.0, "{far:?}");
    for _ in 0..4 {
        wheel(&mut window, at, MouseWheelUnit::Line, vec2(0.0, 1.0), CTRL);
    }
    let near = moved(&mut window, |window| wheel(window, at, MouseWheelUnit::Line, down, Modifiers::NONE));
    assert!(is_near(far, near), "{far:?} {near:?}");
    let sideways = moved(&mut window, |window| wheel(window, at, MouseWheelUnit::Line, down, Modifiers::SHIFT));
    assert!(sideways.y == 0.0 && (sideways.x - near.y).abs() < 1.5, "{sideways:?}");
    let both = moved(&mut window, |window| wheel(window, at, MouseWheelUnit::Point, vec2(6.0, -4.0), Modifiers::NONE));
    assert!(is_near(both, kurbo::Vec2::new(6.0, -4.0)), "two fingers go both ways: {both:?}");
}

#[test]
fn the_wheel_can_be_made_to_zoom_and_to_turn_round_and_the_window_remembers_it() {
    let mut window = open();
    let at = canvas(&window).center();
    key(&mut window, Key::Comma, Key::Comma, CTRL);
    window.get_by_role_and_label(Role::RadioButton, "Меняет масштаб").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::RadioButton, "Мышь").click();
    window.run_steps(3);
    window.get_by_label("Готово").click();
    window.run_steps(3);
    let habits = studio(&window).prefs.habits;
    assert!(habits.wheel.zooms && habits.wheel.device == WheelDevice::Mouse);
    wheel(&mut window, at, MouseWheelUnit::Line, vec2(0.0, 1.0), CTRL);
    let before = zoom(&window);
    let went = moved(&mut window, |window| wheel(window, at, MouseWheelUnit::Line, vec2(0.0, 1.0), Modifiers::NONE));
    assert!((zoom(&window) / before - 0.125_f64.exp2()).abs() < 1e-6, "one notch, one rung");
    assert!(went.hypot() > 0.0);
    let still = offset(&window);
    window.run_steps(10);
    assert_eq!(offset(&window), still, "what egui smooths of the notch scrolls nothing");
}

#[test]
fn ctrl_and_the_wheel_zoom_in_rungs_at_the_pointer_and_a_pinch_zooms_freely() {
    let mut window = open();
    let card = first_card(&window);
    let at = middle(&window, card);
    wheel(&mut window, at, MouseWheelUnit::Line, vec2(0.0, 1.0), CTRL);
    let first = zoom(&window);
    let rung = first.log2() * 8.0;
    assert!((rung - rung.round()).abs() < 1e-6, "{first} is a rung of the ladder");
    wheel(&mut window, at, MouseWheelUnit::Line, vec2(0.0, 1.0), CTRL);
    assert!((zoom(&window) / first - 0.125_f64.exp2()).abs() < 1e-6);
    assert!(middle(&window, card).distance(at) < 1.0, "the place under the pointer stays");
    let before = zoom(&window);
    window.event(Event::Zoom(1.07));
    window.run_steps(2);
    assert!((zoom(&window) / before - 1.07).abs() < 1e-4);
    assert!(middle(&window, card).distance(at) < 1.0);
}

#[test]
fn the_zoom_keys_work_by_character_and_by_place() {
    let mut window = open();
    let fitted = zoom(&window);
    // By character; then as a Russian keyboard sends them with Shift.
    for (typed, place, modifiers) in [(Key::Num0, Key::Num0, CTRL), (Key::Num0, Key::Num0, Modifiers::SHIFT)] {
        fitted_zoom(&mut window);
        assert!((zoom(&window) - fitted).abs() < 1e-6, "Shift+1 fits");
        key(&mut window, typed, place, modifiers);
        assert!((zoom(&window) - 1.0).abs() < 1e-9, "{modifiers:?}");
    }
    key(&mut window, Key::Plus, Key::Equals, CTRL.plus(Modifiers::SHIFT));
    let near = zoom(&window);
    key(&mut window, Key::Equals, Key::Equals, CTRL);
    assert!(near > 1.0 && zoom(&window) > near);
    key(&mut window, Key::Minus, Key::Minus, CTRL);
    assert!((zoom(&window) - near).abs() < 1e-6);
    let card = first_card(&window);
    fitted_zoom(&mut window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    // On a Russian keyboard Shift+2 types a quotation mark.
    key(&mut window, Key::Quote, Key::Num2, Modifiers::SHIFT);
    assert!(zoom(&window) > fitted * 2.0, "the card fills the view");
    assert!(middle(&window, card).distance(canvas(&window).center()) < 1.0);
}

#[test]
fn z_zooms_at_the_pointer_while_it_is_held_and_toggles_when_it_is_tapped() {
    let mut window = open();
    let card = first_card(&window);
    let at = middle(&window, card);
    let fitted = zoom(&window);
    window.hover_at(at);
    window.step();
    // A tap: 100 % at the pointer, and back to the whole sheet. «я» stands on the place of Z.
    key(&mut window, Key::Z, Key::Z, Modifiers::NONE);
    assert!((zoom(&window) - 1.0).abs() < 1e-9);
    assert!(middle(&window, card).distance(at) < 1.0);
    key(&mut window, Key::Z, Key::Z, Modifiers::NONE);
    assert!((zoom(&window) - fitted).abs() < 1e-6);
    // Held: presses double and halve, a drag goes freely, and letting go does nothing more.
    window.hover_at(at);
    window.step();
    window.key_down(Key::Z);
    window.step();
    press(&mut window, at, PointerButton::Primary);
    assert!(zoom(&window) > fitted * 1.8 && middle(&window, card).distance(at) < 1.0);
    button(&mut window, at, PointerButton::Primary, true, Modifiers::SHIFT);
    button(&mut window, at, PointerButton::Primary, false, Modifiers::SHIFT);
    let halved = zoom(&window);
    assert!((halved / fitted - 1.0).abs() < 0.1, "{halved} {fitted}");
    drag(&mut window, at, vec2(60.0, -60.0), PointerButton::Primary);
    assert!((zoom(&window) / halved - 2.0).abs() < 0.01);
    let zoomed = zoom(&window);
    window.key_up(Key::Z);
    window.run_steps(4);
    assert!((zoom(&window) - zoomed).abs() < 1e-9);
    assert!(studio(&window).session.editor().selection().is_empty(), "the presses took no card");
}

#[test]
fn page_keys_and_arrows_scroll_while_nothing_is_selected() {
    let mut window = open();
    let at = desk(&window);
    press(&mut window, at, PointerButton::Primary);
    let height = f64::from(canvas(&window).height());
    let down = moved(&mut window, |window| window.key_press(Key::PageDown));
    assert!(down.x == 0.0 && down.y < -0.8 * height, "{down:?}");
    let back = moved(&mut window, |window| window.key_press(Key::PageUp));
    assert!(is_near(back, -down));
    for sideways in [Modifiers::SHIFT, Modifiers::ALT] {
        let right = moved(&mut window, |window| window.key_press_modifiers(sideways, Key::PageDown));
        assert!(right.y == 0.0 && right.x < -0.8 * f64::from(canvas(&window).width()), "{right:?}");
        moved(&mut window, |window| window.key_press_modifiers(sideways, Key::PageUp));
    }
    let arrow = moved(&mut window, |window| window.key_press(Key::ArrowRight));
    assert!(arrow.y == 0.0 && arrow.x < -40.0, "{arrow:?}");
    moved(&mut window, |window| window.key_press(Key::ArrowLeft));
    let at = middle(&window, first_card(&window));
    press(&mut window, at, PointerButton::Primary);
    let nudge = moved(&mut window, |window| window.key_press(Key::ArrowRight));
    assert!(nudge == kurbo::Vec2::ZERO, "with something selected the arrow moves that");
    assert!(studio(&window).session.is_dirty());
}

#[test]
fn a_sheet_out_of_sight_offers_the_way_back() {
    let mut window = open();
    assert!(window.query_by_label("Вернуться к карте").is_none());
    let at = canvas(&window).center();
    for _ in 0..4 {
        drag(&mut window, at, vec2(-600.0, 0.0), PointerButton::Middle);
    }
    window.run_steps(2);
    window.get_by_label("Вернуться к карте").click();
    window.run_steps(6);
    assert!(window.query_by_label("Вернуться к карте").is_none());
    let sheet = studio(&window).session.layout().scene.size.to_rect();
    let seen = studio(&window).surface.camera.visible(crate::studio::canvas::rect_to_kurbo(canvas(&window)));
    assert!(seen.contains_rect(sheet), "the whole sheet is in view");
}

#[test]
fn a_pointer_that_rests_on_the_canvas_leaves_the_camera_where_it_is_to_the_last_bit() {
    let mut window = open();
    let before = studio(&window).surface.camera;
    for place in 0..24_u8 {
        window.hover_at(canvas(&window).center() + vec2(13.3, -7.7) * f32::from(place));
        window.run_steps(2);
        assert_eq!(studio(&window).surface.camera, before);
    }
}

#[test]
fn a_click_on_the_small_map_looks_there_and_its_window_is_dragged_by_the_place_it_is_held_at() {
    let mut window = open();
    assert!(window.query_by_label("Карта целиком").is_none(), "the sheet is in view as it is");
    key(&mut window, Key::Num0, Key::Num0, CTRL);
    let map = window.get_by_label("Карта целиком").rect().shrink(4.0);
    let sheet = studio(&window).session.layout().scene.size;
    let scale = f64::from(map.width()) / sheet.width;
    let looks_at = |window: &Window| {
        let middle = crate::studio::canvas::to_kurbo(canvas(window).center());
        studio(window).surface.camera.to_sheet(middle)
    };
    #[expect(clippy::cast_possible_truncation, reason = "a scale of a small map")]
    let on_map = |at: kurbo::Point| map.min + crate::studio::canvas::to_screen(at).to_vec2() * (scale as f32);
    press(&mut window, map.min + map.size() * 0.25, PointerButton::Primary);
    let seen = looks_at(&window);
    assert!(seen.distance(kurbo::Point::new(sheet.width / 4.0, sheet.height / 4.0)) < 2.0 / scale, "{seen:?}");
    // Held beside its middle it does not jump.
    let held = on_map(seen) + vec2(6.0, 4.0);
    window.hover_at(held);
    window.step();
    button(&mut window, held, PointerButton::Primary, true, Modifiers::NONE);
    window.run_steps(2);
    assert!(looks_at(&window).distance(seen) < 1.5 / scale, "a press alone moves nothing");
    window.hover_at(held + vec2(20.0, 10.0));
    window.run_steps(2);
    let there = looks_at(&window);
    button(&mut window, held + vec2(20.0, 10.0), PointerButton::Primary, false, Modifiers::NONE);
    let way = (there - seen) * scale;
    assert!((way - kurbo::Vec2::new(20.0, 10.0)).hypot() < 1.5, "{way:?}");
}

fn finger(window: &mut Window, id: u64, phase: TouchPhase, pos: Pos2) {
    window.event(Event::Touch { device_id: TouchDeviceId(1), id: TouchId(id), phase, pos, force: None });
}

#[test]
fn two_fingers_move_and_zoom_at_once_and_what_one_began_is_taken_back() {
    let mut window = open();
    let card = first_card(&window);
    let at = middle(&window, card);
    window.hover_at(at);
    finger(&mut window, 1, TouchPhase::Start, at);
    button(&mut window, at, PointerButton::Primary, true, Modifiers::NONE);
    // The second finger comes down on the same card: the sheet is held, not the card.
    finger(&mut window, 2, TouchPhase::Start, at + vec2(100.0, 0.0));
    window.run_steps(1);
    let before = zoom(&window);
    let held = studio(&window).surface.camera.to_sheet(crate::studio::canvas::to_kurbo(at + vec2(50.0, 0.0)));
    finger(&mut window, 1, TouchPhase::Move, at + vec2(-30.0, 40.0));
    finger(&mut window, 2, TouchPhase::Move, at + vec2(170.0, 40.0));
    window.event(Event::PointerMoved(at + vec2(-30.0, 40.0)));
    window.step();
    assert!(
        (zoom(&window) / before - 2.0).abs() < 0.01,
        "twice as far apart, twice as near: {}",
        zoom(&window) / before
    );
    let now = crate::studio::canvas::to_screen(studio(&window).surface.camera.to_screen(held));
    assert!(now.distance(at + vec2(70.0, 40.0)) < 1.5, "what is between the fingers stays there");
    finger(&mut window, 2, TouchPhase::End, at + vec2(170.0, 40.0));
    finger(&mut window, 1, TouchPhase::End, at + vec2(-30.0, 40.0));
    button(&mut window, at + vec2(-30.0, 40.0), PointerButton::Primary, false, Modifiers::NONE);
    window.run_steps(2);
    assert!(!studio(&window).session.is_dirty(), "the card stayed");
}

#[test]
fn a_finger_that_rests_opens_the_menu_and_lifting_it_leaves_it_open() {
    let mut window = open();
    let card = first_card(&window);
    let at = middle(&window, card);
    window.hover_at(at);
    finger(&mut window, 1, TouchPhase::Start, at);
    button(&mut window, at, PointerButton::Primary, true, Modifiers::NONE);
    assert!(window.query_by_label("Изменить текст").is_none(), "not at once");
    window.run_steps(4);
    assert!(window.query_by_label("Изменить текст").is_some());
    assert_eq!(studio(&window).session.editor().selection().single(), Some(card));
    finger(&mut window, 1, TouchPhase::End, at);
    button(&mut window, at, PointerButton::Primary, false, Modifiers::NONE);
    window.run_steps(3);
    assert!(window.query_by_label("Изменить текст").is_some());
}
