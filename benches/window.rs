//! What a frame of the whole window costs the processor, from the event to the triangles: panels, canvas, layout and screen
//! reader nodes included, the graphics card not.
//!
//! `cargo bench --bench window [-- NAME…]` · Every gesture is played several times, each time in a new window, and of each of its
//! frames the fastest counts: what another program took of the processor is not this one's cost, and nothing that only a second
//! playing would find ready counts as quick.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on says so at once")]
#![expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]

mod board;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use std::time::{Duration, Instant};
use tropa::edit::Edit;
use tropa::method::synth;
use tropa::model::{Document, ElementId};
use tropa::studio::Headless;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const WINDOW: Vec2 = Vec2::new(1440.0, 900.0);
const SIZES: [usize; 2] = [2_000, 10_000];
/// Between two frames of a screen that shows sixty a second.
const FRAME: Duration = Duration::from_millis(16);
/// How often a gesture is played.
const ROUNDS: usize = 3;

/// A frame's events, made when its turn comes.
type Step = Box<dyn Fn(&mut Headless) -> Vec<Event>>;

/// A gesture: what is done before it and is not measured, and its frames.
struct Gesture {
    name: &'static str,
    /// Most milliseconds that a frame may take: median and 99th percentile.
    limits: [f64; 2],
    /// Whether what follows an event counts too, until the sheet has found its sizes: of these frames the slowest.
    until_rest: bool,
    /// The map on which it is played, by the number of its cards.
    map: fn(usize) -> Document,
    prepare: fn(&mut Headless),
    steps: fn(&mut Headless) -> Vec<Step>,
}

impl Gesture {
    const fn new(
        name: &'static str,
        limits: [f64; 2],
        prepare: fn(&mut Headless),
        steps: fn(&mut Headless) -> Vec<Step>,
    ) -> Self {
        Self { name, limits, until_rest: false, map, prepare, steps }
    }

    const fn until_rest(mut self) -> Self {
        self.until_rest = true;
        self
    }

    /// On a map without a text that was seen before.
    const fn on_distinct_texts(mut self) -> Self {
        self.map = board::distinct;
        self
    }
}

fn map(touchpoints: usize) -> Document {
    synth(touchpoints / 40, touchpoints, 3, 1)
}

fn card(window: &Headless) -> ElementId {
    let touchpoints = &window.document().first_journey().expect("a journey").touchpoints;
    ElementId::Touchpoint(touchpoints.at(touchpoints.len() / 2 + 3).expect("a card").id)
}

/// The middle of the sheet's card in the middle, at a zoom.
fn look_at_card(window: &mut Headless, zoom: f64) {
    let card = card(window);
    let place = tropa::editor::bounds_of(&window.layout().scene, card).expect("on the sheet").center();
    window.look_at(zoom, place);
    settle(window);
}

fn settle(window: &mut Headless) {
    for _ in 0..12 {
        window.frame(Vec::new());
    }
    while window.is_settling() {
        std::thread::sleep(Duration::from_millis(1));
        window.frame(Vec::new());
    }
}

/// The zoom at which a card is so many pixels wide.
fn zoom_for(window: &Headless, width: f64) -> f64 {
    let bounds = tropa::editor::bounds_of(&window.layout().scene, card(window)).expect("on the sheet");
    width / bounds.width()
}

fn actual(window: &mut Headless) {
    look_at_card(window, 1.0);
}

fn same_cards(window: &mut Headless) {
    let zoom = zoom_for(window, 60.0);
    look_at_card(window, zoom);
}

fn whole(window: &mut Headless) {
    window.fit();
    settle(window);
}

fn all_selected(window: &mut Headless) {
    whole(window);
    let at = window.canvas().center();
    window.frame(vec![Event::PointerMoved(at)]);
    select_all(window);
    settle(window);
}

fn select_all(window: &mut Headless) {
    window.frame(key(Key::A, Modifiers::COMMAND));
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![Event::ModifiersChanged(modifiers), press(true), press(false), Event::ModifiersChanged(Modifiers::NONE)]
}

fn button(at: Pos2, button: PointerButton, pressed: bool) -> Event {
    Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
}

/// There and back again: whole steps of a way that is `turn` long.
fn swing(step: u16, turn: u16) -> f32 {
    let at = step % (2 * turn);
    f32::from(at.min(2 * turn - at))
}

/// The sheet held with the middle button and moved far to and fro.
fn pan(window: &mut Headless) -> Vec<Step> {
    let start = window.canvas().center();
    window.frame(vec![Event::PointerMoved(start), button(start, PointerButton::Middle, true)]);
    (1..240_u16)
        .map(|step| -> Step {
            let at = start + vec2(-swing(step, 50) * 7.0, swing(step, 30) * 5.0 - 75.0);
            Box::new(move |_| vec![Event::PointerMoved(at)])
        })
        .collect()
}

/// A card taken and carried over its neighbours, row after row and into the next stages.
fn drag(window: &mut Headless) -> Vec<Step> {
    let card = card(window);
    let start = window.middle_of(card).expect("on the sheet");
    window.frame(vec![Event::PointerMoved(start)]);
    window.frame(vec![button(start, PointerButton::Primary, true)]);
    let mut steps: Vec<Step> = (1..200_u16)
        .map(|step| -> Step {
            let at = start + vec2(swing(step, 60) * 3.0, swing(step, 45) * 1.5);
            Box::new(move |_| vec![Event::PointerMoved(at)])
        })
        .collect();
    steps.push(Box::new(move |_| vec![button(start + vec2(60.0, 15.0), PointerButton::Primary, false)]));
    steps.push(Box::new(|_| Vec::new()));
    steps
}

/// A card carried a little way and let go, again and again: only the frame of letting go counts.
fn letting_go(window: &mut Headless) -> Vec<Step> {
    let card = card(window);
    (0..12_u16)
        .map(|step| -> Step {
            Box::new(move |window| {
                settle(window);
                let start = window.middle_of(card).expect("on the sheet");
                window.frame(vec![Event::PointerMoved(start)]);
                window.frame(vec![button(start, PointerButton::Primary, true)]);
                let to = start + vec2(180.0, 70.0) * if step % 2 == 0 { 1.0 } else { -1.0 };
                for at in [start.lerp(to, 0.3), start.lerp(to, 0.7), to] {
                    window.frame(vec![Event::PointerMoved(at)]);
                }
                vec![button(to, PointerButton::Primary, false)]
            })
        })
        .collect()
}

fn still(_: &mut Headless) -> Vec<Step> {
    (0..60).map(|_| -> Step { Box::new(|_| Vec::new()) }).collect()
}

/// A pinch at the middle of the canvas: nearer, farther, and the frames in which it comes to rest.
fn zoom(window: &mut Headless) -> Vec<Step> {
    let at = window.canvas().center();
    window.frame(vec![Event::PointerMoved(at)]);
    (0..160_u16)
        .map(|step| -> Step {
            let factor = if swing(step, 40) >= swing(step + 1, 40) { 1.0 / 1.012 } else { 1.012 };
            if step % 40 > 34 { Box::new(|_| Vec::new()) } else { Box::new(move |_| vec![Event::Zoom(factor)]) }
        })
        .collect()
}

/// All selected, anew each time.
fn selecting(window: &mut Headless) -> Vec<Step> {
    let at = window.canvas().center();
    window.frame(vec![Event::PointerMoved(at)]);
    (0..8)
        .flat_map(|_| -> [Step; 2] {
            [Box::new(|_| key(Key::Escape, Modifiers::NONE)), Box::new(|_| key(Key::A, Modifiers::COMMAND))]
        })
        .collect()
}

/// All moved by an arrow key that is held, step after step: nothing that was drawn before stands where it did.
fn nudging(_: &mut Headless) -> Vec<Step> {
    (0..16).map(|step| -> Step { Box::new(move |_| arrow(Key::ArrowRight, step > 0)) }).collect()
}

/// All moved by single presses of arrow keys, to and fro: only the frames of the press count.
fn tapping(_: &mut Headless) -> Vec<Step> {
    (0..16)
        .map(|step| -> Step {
            let key = if step % 2 == 0 { Key::ArrowRight } else { Key::ArrowLeft };
            Box::new(move |window| {
                let let_go =
                    Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::NONE };
                window.frame(vec![let_go]);
                settle(window);
                arrow(key, false)
            })
        })
        .collect()
}

/// An arrow key let go after it moved all some steps.
fn letting_all_go(_: &mut Headless) -> Vec<Step> {
    (0..6_u16)
        .map(|step| -> Step {
            let key = if step % 2 == 0 { Key::ArrowRight } else { Key::ArrowLeft };
            Box::new(move |window| {
                settle(window);
                for press in 0..3 + step {
                    window.frame(arrow(key, press > 0));
                }
                vec![Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::NONE }]
            })
        })
        .collect()
}

/// All moved by quick presses, each before the sheet has found its sizes again after the last.
fn drumming(_: &mut Headless) -> Vec<Step> {
    (0..16)
        .map(|_| -> Step {
            Box::new(|window| {
                for _ in 0..3 {
                    std::thread::sleep(FRAME);
                    window.frame(Vec::new());
                }
                key(Key::ArrowRight, Modifiers::NONE)
            })
        })
        .collect()
}

fn arrow(key: Key, repeat: bool) -> Vec<Event> {
    vec![Event::Key { key, physical_key: None, pressed: true, repeat, modifiers: Modifiers::NONE }]
}

/// A move of all undone and done again.
fn undoing(window: &mut Headless) -> Vec<Step> {
    for _ in 0..2 {
        window.frame(key(Key::ArrowRight, Modifiers::NONE));
    }
    (0..16)
        .map(|step| -> Step {
            let modifiers = if step % 2 == 0 { Modifiers::COMMAND } else { Modifiers::COMMAND | Modifiers::SHIFT };
            Box::new(move |_| key(Key::Z, modifiers))
        })
        .collect()
}

/// Letter after letter typed into a persona's notes, which stand on no sheet.
fn typing(_: &mut Headless) -> Vec<Step> {
    editing(board::letter)
}

/// The first text that is backed by something, and none again: others are guesses then, or just texts.
fn backing(_: &mut Headless) -> Vec<Step> {
    editing(board::evidence)
}

fn editing(edit: fn(&Document) -> Edit) -> Vec<Step> {
    (0..16)
        .map(|_| -> Step {
            Box::new(move |window| {
                assert!(window.edit(&edit(window.document())), "what is edited is there");
                Vec::new()
            })
        })
        .collect()
}

/// A persona hidden and shown again, each time on a map that no layout is remembered of.
fn hiding(window: &mut Headless) -> Vec<Step> {
    let persona = board::persona(window.document()).id;
    (0..16)
        .map(|_| -> Step {
            Box::new(move |window| {
                assert!(window.edit(&board::letter(window.document())), "the persona is there");
                window.frame(Vec::new());
                window.toggle(persona);
                Vec::new()
            })
        })
        .collect()
}

/// The map shown to others, from its beginning.
fn shown(window: &mut Headless) {
    whole(window);
    window.frame(key(Key::F5, Modifiers::NONE));
    settle(window);
}

/// From view to view while a map is shown: the camera is on its way in nearly every frame.
fn gliding(_: &mut Headless) -> Vec<Step> {
    (0..480_u16)
        .map(|step| -> Step {
            if step % 40 == 0 { Box::new(|_| key(Key::PageDown, Modifiers::NONE)) } else { Box::new(|_| Vec::new()) }
        })
        .collect()
}

const GESTURES: [Gesture; 19] = [
    Gesture::new("pan at 100 %", [2.0, 4.0], actual, pan),
    Gesture::new("drag at 100 %", [2.0, 4.0], actual, drag),
    Gesture::new("letting go at 100 %", [16.0, 30.0], actual, letting_go),
    Gesture::new("pan, same cards in view", [2.0, 4.0], same_cards, pan),
    Gesture::new("drag, same cards in view", [2.0, 4.0], same_cards, drag),
    Gesture::new("zoom, same cards in view", [12.0, 12.0], same_cards, zoom),
    Gesture::new("whole board still", [12.0, 12.0], whole, still),
    Gesture::new("whole board zooming", [12.0, 12.0], whole, zoom),
    Gesture::new("whole board, drag", [12.0, 12.0], whole, drag),
    Gesture::new("show, gliding", [8.0, 33.0], shown, gliding),
    Gesture::new("select all", [30.0, 30.0], whole, selecting),
    Gesture::new("nudge all, key held", [30.0, 30.0], all_selected, nudging),
    Gesture::new("nudge all, single presses", [30.0, 30.0], all_selected, tapping),
    Gesture::new("nudge all, quick presses", [30.0, 30.0], all_selected, drumming),
    Gesture::new("nudge all, key let go", [30.0, 30.0], all_selected, letting_all_go).until_rest(),
    Gesture::new("undo and redo of it", [30.0, 30.0], all_selected, undoing),
    Gesture::new("letters in a persona's notes", [5.0, 12.0], whole, typing).on_distinct_texts(),
    Gesture::new("first evidence, and none", [5.0, 12.0], whole, backing).on_distinct_texts(),
    Gesture::new("persona hidden and shown", [5.0, 12.0], whole, hiding).on_distinct_texts(),
];

/// How long a frame takes, and its triangles.
fn timed(window: &mut Headless, events: Vec<Event>) -> (Duration, usize) {
    let start = Instant::now();
    let triangles = std::hint::black_box(window.frame(events));
    (start.elapsed(), triangles)
}

/// Median, 99th percentile and the triangles of the last frame.
fn play(gesture: &Gesture, document: &Document) -> ([f64; 2], usize) {
    let mut fastest: Vec<Duration> = Vec::new();
    let mut triangles = 0;
    for _ in 0..ROUNDS {
        let mut window = Headless::new(document.clone(), WINDOW);
        (gesture.prepare)(&mut window);
        let steps = (gesture.steps)(&mut window);
        fastest.resize(steps.len(), Duration::MAX);
        for (step, fastest) in steps.iter().zip(&mut fastest) {
            let events = step(&mut window);
            let (mut slowest, drawn) = timed(&mut window, events);
            triangles = drawn;
            let mut rest = if gesture.until_rest { 3 } else { 0 };
            while rest > 0 {
                std::thread::sleep(FRAME);
                slowest = timed(&mut window, Vec::new()).0.max(slowest);
                rest = if window.is_settling() { 3 } else { rest - 1 };
            }
            *fastest = slowest.min(*fastest);
        }
    }
    if std::env::var_os("TROPA_FRAMES").is_some() {
        println!("{:?}", fastest.iter().map(Duration::as_micros).collect::<Vec<_>>());
    }
    fastest.sort_unstable();
    let at = |hundredths: usize| {
        let index = (fastest.len() * hundredths).div_ceil(100).saturating_sub(1);
        fastest[index].as_secs_f64() * 1000.0
    };
    ([at(50), at(99)], triangles)
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    println!("{:26} {:>10} {:>10} {:>10} {:>10} {:>10}", "", "cards", "median", "99 %", "limits", "triangles");
    for gesture in &GESTURES {
        if !wanted.is_empty() && !wanted.iter().any(|word| gesture.name.contains(word.as_str())) {
            continue;
        }
        for size in SIZES {
            let ([median, most], triangles) = play(gesture, &(gesture.map)(size));
            let [low, high] = gesture.limits;
            let late = if median > low || most > high { " late" } else { "" };
            println!(
                "{:26} {size:>10} {median:>7.2} ms {most:>7.2} ms {:>10} {triangles:>10}{late}",
                gesture.name,
                format!("{low} · {high}")
            );
        }
    }
}
