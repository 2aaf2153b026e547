//! A show with two windows, driven by keys: the console, the window of the audience, what happens to displays and clocks.

use super::super::Studio;
use super::{Window, paced, studio};
use crate::present::ShowPlace;
use crate::studio::desk::AudienceScreen;
use crate::studio::platform::displays::{Display, Displays};
use crate::studio::show::AudiencePlace;
use eframe::egui::{
    Context, Event, ImmediateViewport, Key, Modifiers, Pos2, RawInput, Rect, Vec2, ViewportEvent, ViewportId,
    ViewportInfo, pos2, vec2,
};
use egui_kittest::kittest::Queryable as _;
use std::cell::RefCell;
use std::time::Duration;

const SIZE: Vec2 = vec2(1440.0, 900.0);

/// What happens in the window of the audience next, and how often it was drawn.
#[derive(Default)]
struct Beyond {
    events: Vec<Event>,
    closes: bool,
    drawn: usize,
}

thread_local! {
    static BEYOND: RefCell<Beyond> = RefCell::default();
}

/// Stands for the system that gives second windows.
fn second_window(ctx: &Context, mut viewport: ImmediateViewport<'_>) {
    let (events, closes) = BEYOND.with_borrow_mut(|beyond| {
        beyond.drawn += 1;
        (std::mem::take(&mut beyond.events), std::mem::take(&mut beyond.closes))
    });
    let info = ViewportInfo {
        parent: Some(viewport.ids.parent),
        events: closes.then_some(ViewportEvent::Close).into_iter().collect(),
        ..ViewportInfo::default()
    };
    let input = RawInput {
        viewport_id: viewport.ids.this,
        viewports: [(ViewportId::ROOT, ViewportInfo::default()), (viewport.ids.this, info)].into_iter().collect(),
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 720.0))),
        time: Some(ctx.input(|input| input.time)),
        events,
        focused: true,
        ..RawInput::default()
    };
    ctx.run_ui(input, |ui| (viewport.viewport_ui_cb)(ui)).drop_without_applying_deltas();
}

fn display(name: &str, left: f32) -> Display {
    let place = Rect::from_min_size(pos2(left, 0.0), vec2(1280.0, 720.0));
    Display { name: name.to_owned(), place, scale: 1.0 }
}

fn with_projector() -> Displays {
    Displays::these(vec![display("eDP-1", 0.0), display("HDMI-1", 1280.0)], Some(0))
}

fn laptop_alone() -> Displays {
    Displays::these(vec![display("eDP-1", 0.0)], Some(0))
}

fn studio_mut(window: &mut Window) -> &mut Studio {
    window.state_mut().as_mut().expect("the first frame makes the studio")
}

/// The sample before a projector.
fn before_a_projector() -> Window {
    let mut window = paced(SIZE, 0.25);
    window.ctx.set_embed_viewports(false);
    Context::set_immediate_viewport_renderer(second_window);
    studio_mut(&mut window).displays = with_projector();
    window
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(3);
}

fn place(window: &Window) -> Option<ShowPlace> {
    studio(window).show.as_ref().and_then(|showing| showing.show.place())
}

fn audience(window: &Window) -> Option<&AudiencePlace> {
    studio(window).show.as_ref().map(|showing| showing.windows.place())
}

fn elapsed(window: &Window) -> Duration {
    studio(window).show.as_ref().map(|showing| showing.show.times().elapsed()).unwrap_or_default()
}

fn drawn() -> usize {
    BEYOND.with_borrow(|beyond| beyond.drawn)
}

#[test]
fn with_a_projector_f5_gives_the_speaker_a_console_and_the_audience_its_own_display() {
    let mut window = before_a_projector();
    press(&mut window, Key::F5);
    assert_eq!(audience(&window), Some(&AudiencePlace::Display("HDMI-1".to_owned())));
    assert!(drawn() > 0, "the audience sees something");
    assert!(window.query_by_label_contains("Прошло").is_some(), "the speaker sees the time");
    let first = place(&window);
    press(&mut window, Key::PageDown);
    assert_ne!(place(&window), first);
    press(&mut window, Key::Escape);
    assert!(studio(&window).show.is_none());
    let before = drawn();
    window.run_steps(2);
    assert_eq!(drawn(), before, "its window is gone");
    assert!(!studio(&window).session.is_dirty(), "showing the map changes nothing");
}

#[test]
fn no_display_that_is_unplugged_stops_a_show() {
    let mut window = before_a_projector();
    press(&mut window, Key::F5);
    for _ in 0..3 {
        press(&mut window, Key::PageDown);
    }
    let at = place(&window);
    studio_mut(&mut window).displays = laptop_alone();
    window.run_steps(3);
    assert_eq!(place(&window), at, "it stays at the view it had");
    let before = drawn();
    assert!(window.query_by_label_contains("HDMI-1").is_some(), "it is told");
    press(&mut window, Key::PageDown);
    assert_ne!(place(&window), at, "the speaker goes on");
    assert_eq!(drawn(), before, "nothing is drawn for nobody");

    studio_mut(&mut window).displays = with_projector();
    window.run_steps(3);
    assert!(matches!(audience(&window), Some(AudiencePlace::Nowhere(_))), "it is offered, not taken");
    let at = place(&window);
    window.get_by_label("Показать на нём").click();
    window.run_steps(3);
    assert_eq!(audience(&window), Some(&AudiencePlace::Display("HDMI-1".to_owned())));
    assert_eq!(place(&window), at);
    assert!(drawn() > before);
}

#[test]
fn a_clock_that_jumps_does_not_stop_a_show() {
    let mut window = before_a_projector();
    press(&mut window, Key::F5);
    press(&mut window, Key::PageDown);
    let at = place(&window);
    let now = window.ctx.input(|input| input.time);
    for time in [now + 7200.0, now - 3600.0, now + 86_400.0] {
        window.input_mut().time = Some(time);
        window.step();
        assert_eq!(place(&window), at);
    }
    assert!(elapsed(&window) < Duration::from_mins(1), "{:?}", elapsed(&window));
    press(&mut window, Key::PageDown);
    assert_ne!(place(&window), at, "it goes on");
}

#[test]
fn a_key_that_is_pressed_in_the_audiences_window_works_as_in_the_speakers() {
    let mut window = before_a_projector();
    press(&mut window, Key::F5);
    let at = place(&window);
    let key = |pressed| Event::Key {
        key: Key::PageDown,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    BEYOND.with_borrow_mut(|beyond| beyond.events = vec![key(true), key(false)]);
    window.run_steps(2);
    assert_ne!(place(&window), at);
}

#[test]
fn the_audiences_window_that_is_closed_ends_nothing_and_is_opened_again() {
    let mut window = before_a_projector();
    press(&mut window, Key::F5);
    press(&mut window, Key::PageDown);
    let at = place(&window);
    BEYOND.with_borrow_mut(|beyond| beyond.closes = true);
    window.run_steps(3);
    assert_eq!(place(&window), at, "the speaker goes on");
    assert!(matches!(audience(&window), Some(AudiencePlace::Nowhere(_))));
    window.get_by_label("Открыть снова").click();
    window.run_steps(3);
    assert_eq!(audience(&window), Some(&AudiencePlace::Display("HDMI-1".to_owned())));
}

#[test]
fn with_one_display_there_is_one_window_unless_another_is_chosen() {
    let mut window = before_a_projector();
    studio_mut(&mut window).displays = laptop_alone();
    press(&mut window, Key::F5);
    assert_eq!(audience(&window), Some(&AudiencePlace::Here));
    assert!(window.query_by_label_contains("Прошло").is_none());
    press(&mut window, Key::Escape);
    studio_mut(&mut window).choose_screen(AudienceScreen::Window, None);
    press(&mut window, Key::F5);
    assert_eq!(audience(&window), Some(&AudiencePlace::Window));
}

#[test]
fn a_rehearsal_ends_with_what_it_took_which_becomes_the_plan_in_one_step() {
    let mut window = before_a_projector();
    let ctx = window.ctx.clone();
    studio_mut(&mut window).rehearse(&ctx);
    window.run_steps(8);
    let views = studio(&window).show.as_ref().map_or(0, |showing| showing.show.views().len());
    assert!(views > 5, "{views}");
    press(&mut window, Key::End);
    for _ in 0..12 {
        press(&mut window, Key::PageDown);
    }
    let take = window.get_by_label("Взять как план");
    take.click();
    window.run_steps(3);
    let studio = studio_mut(&mut window);
    assert!(studio.show.is_none(), "the map is back");
    let script = &studio.session.document().project.script;
    assert_eq!(script.views.len(), views);
    assert!(script.views.iter().any(|view| view.seconds.is_some_and(|seconds| seconds % 5 == 0 && seconds > 0)));
    studio.session.undo();
    assert!(studio.session.document().project.script.views.is_empty(), "one step takes it back");
}

#[test]
fn notes_are_seen_by_the_speaker_and_their_size_is_remembered() {
    let mut window = before_a_projector();
    press(&mut window, Key::F5);
    assert!(window.query_by_label_contains("Заметок к этому виду нет").is_some(), "where to write them is told");
    let before = studio(&window).prefs.show.note_size();
    window.get_by_label("Заметки крупнее").click();
    window.run_steps(2);
    assert!(studio(&window).prefs.show.note_size() > before);
    let at = place(&window);
    press(&mut window, Key::Space);
    assert_ne!(place(&window), at, "the button keeps no keys for itself");
}
