//! What if fewer left here: sliders that leave the map as it is, what is kept by name, and what is made the target.

use super::{Window, press, studio, window};
use crate::model::{DropOffId, EasedDropOff, EmotionId, Feeling, JourneyKind, LiftedFeeling, Share, WhatIf, WhatIfId};
use crate::studio::desk::{Action, WhatIfWish, Workspace};
use eframe::egui::{Key, Modifiers, PointerButton, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

fn act(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().as_mut().expect("there is a studio").perform(&ctx, action);
    window.run_steps(3);
}

fn wish(window: &mut Window, wish: WhatIfWish) {
    act(window, Action::WhatIf(wish));
}

/// The first drop-off of the sample eased to nothing, and the lowest point of a curve lifted to calm.
fn supposed(window: &Window) -> (WhatIf, DropOffId, EmotionId) {
    let journey = studio(window).session.journey();
    let dropoff = journey.dropoffs.at(0).expect("the sample has drop-offs").id;
    let points = journey.emotions.iter().filter(|point| point.curve.is_as_is());
    let low = points.min_by(|one, other| one.value.get().total_cmp(&other.value.get())).expect("it has curves").id;
    let mut what_if = WhatIf::new(WhatIfId::new(0), "Онлайн-запись".to_owned());
    what_if.eased.push(EasedDropOff { dropoff, lost: Share::new(0.0) });
    what_if.lifted.push(LiftedFeeling { emotion: low, value: Feeling::new(0.0) });
    (what_if, dropoff, low)
}

#[test]
fn a_slider_moves_figures_and_ranking_and_the_map_stays_as_it_is() {
    let mut window = window(Vec2::new(1440.0, 3200.0));
    act(&mut window, Action::Go(Workspace::Metrics));
    let before = Arc::clone(studio(&window).session.document());
    assert!(window.query_by_label_contains("Что исправить первым, если так").is_none(), "nothing is supposed yet");
    window.get_all_by_label_contains("Уход, ").next().expect("a drop-off to ease").focus();
    window.run_steps(2);
    for _ in 0..5 {
        window.key_press(Key::ArrowLeft);
        window.run_steps(2);
    }
    let eased = studio(&window).session.view().what_if.clone().expect("something is supposed").eased;
    assert_eq!(eased.len(), 1);
    let today = before.first_journey().and_then(|journey| journey.dropoffs.get(eased[0].dropoff)).expect("it is there");
    assert!(eased[0].lost < today.lost, "{:?} of {:?}", eased[0].lost, today.lost);
    assert!(window.query_by_label_contains("Что исправить первым, если так").is_some(), "the ranking as it would be");
    assert!(window.query_all_by_label_contains("+").count() > 0, "and how much more gets to the end");
    assert!(Arc::ptr_eq(&before, studio(&window).session.document()), "the map is what it was");
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn a_what_if_is_kept_by_its_name_in_one_step() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let (what_if, ..) = supposed(&window);
    act(&mut window, Action::Go(Workspace::Metrics));
    wish(&mut window, WhatIfWish::Suppose(Some(what_if.clone())));
    wish(&mut window, WhatIfWish::Keep { beside: false });
    let kept = Arc::clone(&studio(&window).session.journey().what_ifs);
    assert_eq!((kept.len(), kept[0].name.as_str(), &kept[0].eased), (1, "Онлайн-запись", &what_if.eased));
    assert!(kept[0].id != WhatIfId::new(0));
    // Kept once more it takes its own place; beside it, another.
    let mut other = studio(&window).session.view().what_if.clone().expect("it is still supposed");
    other.name = "Запись и цены".to_owned();
    wish(&mut window, WhatIfWish::Suppose(Some(other)));
    wish(&mut window, WhatIfWish::Keep { beside: false });
    assert_eq!(studio(&window).session.journey().what_ifs.len(), 1);
    wish(&mut window, WhatIfWish::Keep { beside: true });
    assert_eq!(studio(&window).session.journey().what_ifs.len(), 2);
    for left in [1, 1, 0] {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(2);
        assert_eq!(studio(&window).session.journey().what_ifs.len(), left);
    }
    assert!(!studio(&window).session.is_dirty(), "three steps were all there was");
}

#[test]
fn made_the_target_it_marks_shares_and_the_future_curve_in_one_step() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let (what_if, dropoff, low) = supposed(&window);
    let before = studio(&window).session.journey();
    let persona = before.emotions.get(low).expect("it is there").persona;
    wish(&mut window, WhatIfWish::Suppose(Some(what_if)));
    wish(&mut window, WhatIfWish::MakeToBe);
    let after = studio(&window).session.journey();
    let lost = |journey: &crate::model::Journey| journey.dropoffs.get(dropoff).map(|it| (it.lost, it.target));
    assert_eq!(lost(&after), lost(&before).map(|(lost, _)| (lost, Some(Share::new(0.0)))));
    let point = after.emotions.get(low).expect("it is still felt today");
    assert_eq!(point.value, before.emotions.get(low).expect("it is there").value);
    let wanted = after.emotions.iter().find(|other| {
        (other.persona, other.curve, other.stage, other.at) == (persona, JourneyKind::ToBe, point.stage, point.at)
    });
    assert_eq!(wanted.map(|wanted| wanted.value), Some(Feeling::new(0.0)));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(2);
    assert_eq!(studio(&window).session.journey(), before);
    assert!(!studio(&window).session.is_dirty(), "one step was all there was");
}

#[test]
fn on_the_sheet_it_says_what_it_is_until_a_hand_changes_the_map() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let (what_if, ..) = supposed(&window);
    let map = studio(&window).session.layout();
    wish(&mut window, WhatIfWish::Suppose(Some(what_if)));
    wish(&mut window, WhatIfWish::ShowOnSheet(true));
    let shown = studio(&window).session.layout();
    assert!(!Arc::ptr_eq(&map.scene, &shown.scene), "the sheet shows what is supposed");
    assert!(window.query_by_label_contains("Что если: «Онлайн-запись»").is_some(), "and says so");
    let leaves = studio(&window).session.layout_of_map();
    let same = leaves.scene.groups.iter().zip(map.scene.groups.iter()).all(|(one, other)| one.group == other.group);
    assert!(
        same && leaves.scene.groups.iter().count() == map.scene.groups.iter().count(),
        "what leaves the window is the map"
    );
    act(&mut window, Action::Go(Workspace::Print));
    assert!(!studio(&window).session.is_supposing(), "what is printed is the map");
    act(&mut window, Action::Go(Workspace::Map));
    assert!(studio(&window).session.is_supposing());
    act(&mut window, Action::AddStage);
    assert!(!studio(&window).session.is_supposing(), "nobody edits figures that are only supposed");
    assert!(window.query_by_label_contains("«что если» выключено").is_some(), "that is told");
    assert!(window.query_by_label_contains("Что если: «Онлайн-запись»").is_none());
}

#[test]
fn in_a_meeting_a_dropoff_is_eased_before_all_eyes_and_the_map_stays_as_it_is() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    window.key_press(Key::F5);
    window.run_steps(4);
    let before = Arc::clone(studio(&window).session.document());
    let map = studio(&window).session.layout();
    window.key_press(Key::I);
    window.run_steps(4);
    let slider = window.get_all_by_label_contains("Уход, ").next().expect("a drop-off to ease").rect();
    let at = slider.left_center() + Vec2::new(slider.width() * 0.1, 0.0);
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(4);
    assert!(studio(&window).session.is_supposing(), "what is shown moves at once");
    assert!(!Arc::ptr_eq(&map, &studio(&window).session.layout()));
    assert!(Arc::ptr_eq(&before, studio(&window).session.document()) && !studio(&window).session.is_dirty());
    // Esc closes the panel and leaves the show where it was; a strip says that this is not the map.
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label_contains("Уход, ").is_none() && studio(&window).show.is_some());
    assert!(window.query_by_label_contains("Что если · в").is_some());
}
