//! What hands do by nature: they drag at their own pace, press letters while something is selected.

use super::{Window, first_card, middle, paced, press, studio, window, words};
use crate::edit::Edit;
use crate::edit::lock::toggle_lock;
use crate::editor::{Tool, bounds_of};
use crate::model::{Document, ElementId, ElementRef, Id as _, LaneKind, StageId, Touchpoint};
use crate::studio::canvas::{rect_on_screen, to_screen};
use crate::studio::desk::Viewing;
use crate::studio::desk::commands::Command;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) const SIZE: Vec2 = vec2(1440.0, 900.0);
/// Frames a second of a window in which time matters.
const RATE: f32 = 60.0;

fn button(window: &mut Window, pos: Pos2, pressed: bool) {
    let button = PointerButton::Primary;
    window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    window.step();
}

fn element_words(document: &Document, element: ElementId) -> Vec<String> {
    let texts = document.element(element).map(ElementRef::texts).unwrap_or_default();
    let mut words: Vec<String> = texts.into_iter().map(|(field, text)| format!("{field:?} {text}")).collect();
    words.sort();
    words
}

/// Every element that has words.
fn all(document: &Document) -> Vec<ElementId> {
    let journey = document.first_journey().expect("the sample has a journey");
    let mut all = vec![ElementId::Project, journey.id.element()];
    all.extend(document.personas.iter().map(|one| one.id.element()));
    all.extend(journey.stages.iter().map(|one| one.id.element()));
    all.extend(journey.lanes.iter().map(|one| one.id.element()));
    all.extend(journey.standing().map(ElementRef::id));
    all
}

/// The first shown of each kind.
pub(super) fn kinds(window: &Window) -> Vec<ElementId> {
    let scene = &studio(window).session.layout().scene;
    let mut first = HashMap::new();
    for element in all(studio(window).session.document()) {
        if element == ElementId::Project || bounds_of(scene, element).is_some() {
            first.entry(std::mem::discriminant(&element)).or_insert(element);
        }
    }
    assert!(first.len() > 8, "{first:?}");
    first.into_values().collect()
}

pub(super) fn select(window: &mut Window, element: ElementId) {
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.select(Some(element));
    window.step();
}

/// The first cell of a lane, with what stood there taken out; all that is new comes after it.
pub(super) fn empty_cells(window: &mut Window, kind: LaneKind) -> Vec<StageId> {
    let journey = studio(window).session.journey();
    let of_kind = |one: &ElementRef<'_>| one.lane_kind() == Some(kind);
    let there: Vec<ElementId> = journey.standing().filter(of_kind).map(ElementRef::id).collect();
    let state = window.state_mut().as_mut().expect("the first frame makes the studio");
    state.session.apply(&Edit::Remove(there)).expect("they can be taken out");
    window.run_steps(2);
    studio(window).session.layout().frame.stages.iter().map(|column| column.id).collect()
}

pub(super) fn cell(window: &Window, stage: StageId, kind: LaneKind) -> Pos2 {
    let studio = studio(window);
    let frame = &studio.session.layout().frame;
    let lane = frame.lane_of(kind).expect("the sample has it").id;
    to_screen(studio.surface.camera.to_screen(frame.cell(stage, lane).expect("it is on the sheet").center()))
}

/// Moves the pointer evenly in so many seconds.
fn go(window: &mut Window, from: Pos2, to: Pos2, seconds: f32) {
    let mut way = 0.0;
    while way < 1.0 {
        way = (way + 1.0 / (seconds * RATE).max(1.0)).min(1.0);
        window.hover_at(from.lerp(to, way));
        window.step();
    }
}

#[test]
fn a_drag_from_the_palette_lands_where_it_was_let_go_at_any_pace_and_the_sheet_stays() {
    for size in [SIZE, vec2(1024.0, 680.0)] {
        for (held, seconds) in [(0.0, 0.3), (0.0, 1.0), (0.0, 3.0), (2.0, 0.5)] {
            let mut window = paced(size, 1.0 / RATE);
            let camera = studio(&window).surface.camera;
            let journey = studio(&window).session.journey();
            let stage = journey.stages.at(1).expect("the sample has stages").id;
            let row = window.get_by_role_and_label(Role::Button, "Поиск").rect();
            let to = cell(&window, stage, LaneKind::Touchpoints);
            // In a small window the palette is a strip of icons.
            let from = row.lerp_inside(vec2(0.4, 0.5));
            window.hover_at(from);
            window.step();
            button(&mut window, from, true);
            // So far within the palette that it is a drag.
            let out = from + vec2(row.width() / 2.0, 24.0);
            go(&mut window, from, out, seconds * 0.4);
            assert!(studio(&window).session.editor().dragged().is_some(), "it is seen over the palette too");
            go(&mut window, out, out, held);
            go(&mut window, out, to, seconds * 0.6);
            button(&mut window, to, false);
            window.run_steps(3);
            let told = format!("{size} in {seconds} s, held for {held} s");
            assert_eq!(studio(&window).surface.camera, camera, "{told}");
            let after = studio(&window).session.journey();
            assert_eq!(after.touchpoints.len(), journey.touchpoints.len() + 1, "{told}");
            let card = after.touchpoints.at(journey.touchpoints.len()).expect("it is new");
            assert_eq!(card.stage, stage, "{told}");
            let bounds = bounds_of(&studio(&window).session.layout().scene, ElementId::Touchpoint(card.id));
            let seen = rect_on_screen(&studio(&window).surface, bounds.expect("it is on the sheet"));
            assert!(seen.x_range().contains(to.x), "{told}: {seen} for {to}");
        }
    }
}

#[test]
fn no_letter_and_no_sign_changes_a_text_that_is_there() {
    let mut window = window(SIZE);
    let document = Arc::clone(studio(&window).session.document());
    let known = all(&document);
    let letters: Vec<(Key, &str, &str)> = vec![
        (Key::V, "v", "м"),
        (Key::H, "h", "р"),
        (Key::E, "e", "у"),
        (Key::D, "d", "в"),
        (Key::M, "m", "ь"),
        (Key::B, "b", "и"),
        (Key::I, "i", "ш"),
        (Key::T, "t", "е"),
        (Key::K, "k", "л"),
        (Key::N, "n", "т"),
        (Key::Z, "z", "я"),
        (Key::Q, "q", "й"),
        (Key::Num7, "7", "7"),
    ];
    let named: Vec<&str> = letters.iter().map(|(_, latin, _)| *latin).collect();
    for keys in Command::all().flat_map(Command::shortcuts).map(|keys| keys.words().to_lowercase()) {
        assert!(
            keys.chars().count() > 1 || !keys.chars().all(char::is_alphabetic) || named.contains(&&*keys),
            "{keys}"
        );
    }
    for element in kinds(&window) {
        for (key, latin, cyrillic) in &letters {
            for text in [latin, cyrillic] {
                select(&mut window, element);
                let press = |pressed| Event::Key {
                    key: *key,
                    physical_key: Some(*key),
                    pressed,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                };
                window.input_mut().events.extend([press(true), Event::Text((*text).to_owned()), press(false)]);
                window.run_steps(2);
                let now = studio(&window).session.document();
                for other in &known {
                    let (before, after) = (element_words(&document, *other), element_words(now, *other));
                    assert_eq!(before, after, "{text} on {element:?}");
                }
                let ctx = window.ctx.clone();
                let state = window.state_mut().as_mut().expect("the first frame makes the studio");
                state.hand.text.finish(&ctx, &mut state.session, &mut Viewing::of(&mut state.surface, &state.person));
                state.session.set_tool(Tool::Select);
                while state.session.undo() {}
            }
        }
    }
}

#[test]
fn a_letter_that_is_a_tool_stays_one_while_a_card_is_selected_and_the_palette_says_so() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    let badge = |window: &Window, command: Command| command.live_keys(studio(window).command_state());
    assert_eq!(badge(&window, Command::PlaceMoment).as_deref(), Some("M"));
    let name = words(&window, card);
    window.key_press(Key::B);
    window.run_steps(2);
    assert!(matches!(studio(&window).session.editor().tool(), Tool::Place(_)));
    assert_eq!(words(&window, card), name);
    window.key_press(Key::Escape);
    window.key_press(Key::Escape);
    window.run_steps(2);
    // In an empty cell the same letter writes, and nothing promises that it is a tool.
    let stage = empty_cells(&mut window, LaneKind::Barriers)[0];
    let at = cell(&window, stage, LaneKind::Barriers);
    press(&mut window, at, PointerButton::Primary);
    assert_eq!(badge(&window, Command::PlaceMoment), None);
    assert_eq!(badge(&window, Command::Undo).as_deref(), Some("Ctrl Z"));
    // Among feelings letters are tools: nothing there is known by its name.
    let at = cell(&window, stage, LaneKind::Emotions);
    press(&mut window, at + vec2(0.0, 3.0), PointerButton::Primary);
    assert_eq!(badge(&window, Command::PlaceMoment).as_deref(), Some("M"));
}

#[test]
fn m_makes_all_selected_cards_moments_of_truth_in_one_step_and_none_of_them_again() {
    let mut window = window(SIZE);
    let before = Arc::clone(studio(&window).session.document());
    let journey = studio(&window).session.journey();
    let cards: Vec<ElementId> = journey.touchpoints.iter().map(|card| card.id.element()).collect();
    let lock = toggle_lock(&before, &cards[..1]).expect("a card can be locked");
    let state = window.state_mut().as_mut().expect("it is there");
    state.session.apply(&lock).expect("it is locked");
    state.session.select_all(cards.iter().copied());
    window.run_steps(2);
    let marked = |window: &Window| {
        let journey = studio(window).session.journey();
        let mut marked: Vec<bool> = journey.touchpoints.iter().skip(1).map(|card| card.moment_of_truth).collect();
        marked.dedup();
        marked
    };
    let held = journey.touchpoints.at(0).map(|card| card.moment_of_truth);
    window.key_press(Key::M);
    window.run_steps(2);
    assert_eq!(marked(&window), [true]);
    assert!(window.query_by_label_contains("Снимите замок: Ctrl Shift L").is_some(), "the lock and its key are told");
    window.key_press(Key::M);
    window.run_steps(2);
    assert_eq!(marked(&window), [false]);
    assert_eq!(studio(&window).session.journey().touchpoints.at(0).map(|card| card.moment_of_truth), held);
    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(2);
    }
    assert_eq!(*studio(&window).session.document(), before);
}

#[test]
fn the_menu_of_several_cards_says_for_all_of_them_who_passes() {
    let mut window = window(SIZE);
    let journey = studio(&window).session.journey();
    // Who alone passes through a card stays on it.
    let shared = |card: &&Arc<Touchpoint>| card.personas.len() != 1;
    let cards: Vec<ElementId> =
        journey.touchpoints.iter().filter(shared).take(3).map(|card| card.id.element()).collect();
    assert!(cards.len() > 1);
    let sergey = studio(&window).session.document().personas.iter().find(|one| one.name == "Сергей").expect("he is").id;
    window.state_mut().as_mut().expect("it is there").session.select_all(cards.iter().copied());
    window.run_steps(2);
    let passes = |window: &Window| -> Vec<bool> {
        let journey = studio(window).session.journey();
        let chosen = journey.touchpoints.iter().filter(|card| cards.contains(&card.id.element()));
        chosen.map(|card| card.personas.is_empty() || card.personas.contains(&sergey)).collect()
    };
    let mut seen = Vec::new();
    for _ in 0..2 {
        let at = middle(&window, cards[1]);
        press(&mut window, at, PointerButton::Secondary);
        window.get_by_label("Проходит: Сергей").click();
        window.run_steps(3);
        let now = passes(&window);
        assert!(now.iter().all(|one| *one == now[0]), "{now:?}");
        seen.push(now[0]);
    }
    assert_ne!(seen[0], seen[1]);
}

#[test]
fn what_a_lock_holds_is_said_with_the_key_whatever_is_tried() {
    for key in [Key::Delete, Key::ArrowRight, Key::F2, Key::Enter] {
        let mut window = window(SIZE);
        let card = first_card(&window);
        let lock = toggle_lock(studio(&window).session.document(), &[card]).expect("a card can be locked");
        window.state_mut().as_mut().expect("it is there").session.apply(&lock).expect("it is locked");
        let at = middle(&window, card);
        press(&mut window, at, PointerButton::Primary);
        let before = Arc::clone(studio(&window).session.document());
        assert!(window.query_by_label_contains("Закреплено:").is_none());
        window.key_press(key);
        window.run_steps(2);
        assert!(window.query_by_label_contains("Закреплено:").is_some(), "{key:?}");
        assert!(window.query_by_label_contains("Ctrl Shift L").is_some(), "{key:?}");
        assert_eq!(*studio(&window).session.document(), before, "{key:?}");
    }
}

#[test]
fn z_in_the_lane_of_feelings_zooms_and_in_an_empty_cell_of_texts_it_is_written() {
    let mut window = window(SIZE);
    let stage = empty_cells(&mut window, LaneKind::Barriers)[0];
    let lane = |window: &Window, kind| studio(window).session.layout().frame.lane_of(kind).expect("it is there").id;
    let z = |pressed| Event::Key {
        key: Key::Z,
        physical_key: Some(Key::Z),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    for (kind, writes) in [(LaneKind::Emotions, false), (LaneKind::Barriers, true)] {
        let lane = lane(&window, kind);
        let state = window.state_mut().as_mut().expect("the first frame makes the studio");
        state.session.select_cell(stage, lane);
        window.run_steps(2);
        let (before, zoom) = (studio(&window).session.journey(), studio(&window).surface.camera.zoom());
        window.input_mut().events.extend([z(true), Event::Text("z".to_owned())]);
        window.step();
        window.input_mut().events.push(z(false));
        window.run_steps(3);
        let after = studio(&window).session.journey();
        assert_eq!(before.emotions.len(), after.emotions.len());
        assert_eq!(after.barriers.iter().filter(|one| one.title == "z").count(), usize::from(writes));
        assert!((studio(&window).surface.camera.zoom() - zoom).abs() > 1e-9);
        window.key_press(Key::Escape);
        window.run_steps(2);
        // Written text is come near to and gone away from; what Z zooms stays so.
        assert_eq!((studio(&window).surface.camera.zoom() - zoom).abs() < 1e-9, writes);
        window.key_press(Key::Escape);
        window.run_steps(2);
        let ctx = window.ctx.clone();
        let state = window.state_mut().as_mut().expect("it is there");
        state.run(&ctx, Command::ZoomFit);
        window.run_steps(2);
    }
}

#[test]
fn a_menu_works_by_the_keys_it_shows() {
    let mut window = window(SIZE);
    let card = first_card(&window);
    let feelings = studio(&window).session.journey().emotions.len();
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Secondary);
    assert!(window.query_by_label("Изменить текст").is_some(), "the menu is open");
    window.key_press(Key::E);
    window.run_steps(3);
    assert!(window.query_by_label("Изменить текст").is_none(), "the menu is closed");
    assert_eq!(studio(&window).session.journey().emotions.len(), feelings + 1);
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Secondary);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(studio(&window).session.view().editing.map(|(element, _)| element), Some(card));
    assert!(window.query_by_label("Изменить текст").is_none(), "the menu is closed");
}

#[test]
fn the_keys_of_the_view_work_again_and_again_whatever_is_selected_and_however_they_are_let_go() {
    let mut window = window(SIZE);
    let fitted = studio(&window).surface.camera;
    let sign = |key, place, pressed, modifiers| Event::Key {
        key,
        physical_key: Some(place),
        pressed,
        repeat: false,
        modifiers,
    };
    let mut selected: Vec<Option<ElementId>> = kinds(&window).into_iter().map(Some).collect();
    selected.push(None);
    for element in selected {
        let state = window.state_mut().as_mut().expect("the first frame makes the studio");
        state.session.select(element);
        window.step();
        for (typed, place) in [(Key::Num0, Key::Num0), (Key::Exclamationmark, Key::Num1)] {
            let before = studio(&window).surface.camera;
            // Shift comes up first, so the key that goes up is another than the one that went down.
            window.input_mut().events.push(sign(typed, place, true, Modifiers::SHIFT));
            window.run_steps(2);
            window.input_mut().events.push(sign(place, place, false, Modifiers::NONE));
            window.run_steps(2);
            assert_ne!(studio(&window).surface.camera, before, "{place:?} with {element:?}");
        }
        assert_eq!(studio(&window).surface.camera, fitted, "{element:?}");
    }
}

#[test]
fn a_plus_answers_a_press_that_comes_with_the_move_and_stands_clear_of_the_handles() {
    let mut window = window(SIZE);
    let stages = studio(&window).session.journey().stages.clone();
    let edge = |window: &Window| {
        let studio = studio(window);
        let frame = &studio.session.layout().frame;
        let heads = rect_on_screen(&studio.surface, frame.heads);
        let column = frame.column(stages.at(1).expect("there are more").id).expect("it is shown");
        let x = to_screen(studio.surface.camera.to_screen(kurbo::Point::new(column.left, 0.0))).x;
        Pos2::new(x, heads.bottom())
    };
    window.hover_at(studio(&window).canvas().left_top() + vec2(8.0, 8.0));
    window.run_steps(2);
    let at = edge(&window);
    let press = |pressed| {
        let button = PointerButton::Primary;
        Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
    };
    window.input_mut().events.extend([Event::PointerMoved(at), press(true), press(false)]);
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().stages.len(), stages.len() + 1);
    window.key_press(Key::Escape);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    select(&mut window, stages.at(0).expect("there is one").id.element());
    let at = edge(&window);
    window.hover_at(at);
    window.run_steps(2);
    let plus = window.get_by_role_and_label(Role::Button, "Вставить этап сюда").rect();
    let stage = bounds_of(&studio(&window).session.layout().scene, stages.at(0).expect("there is one").id.element());
    let frame = rect_on_screen(&studio(&window).surface, stage.expect("it is on the sheet"));
    assert!(plus.distance_to_pos(frame.expand(5.0).right_bottom()) > 4.0, "{plus} and {frame}");
}
