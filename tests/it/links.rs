//! What belongs to a touchpoint goes where that goes, and both curves of a persona are taken by hand: without a window.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::hand::*;
use kurbo::{Point, Vec2};
use std::sync::Arc;
use tropa::clip::{Fragment, PastePosition, PasteTarget};
use tropa::edit::lock::forbidden;
use tropa::edit::{Copies, Edit, Element, StepName, apply};
use tropa::editor::{Align, Direction, Key, Modifiers, Placement, align, link_nearest, linked};
use tropa::model::{
    Barrier, DropOff, ElementId, EmotionId, EmotionPoint, IdSource, JourneyKind, LaneKind, Share, Solution,
    TouchpointId, validate,
};

/// The hand at a map on which Anna's calm point and a loss belong to the advertisement.
fn linked_hand() -> Hand {
    let mut hand = fixture();
    let link = |element: ElementId, card: TouchpointId, hand: &Hand| {
        linked(hand.editor.document(), element, Some(card)).expect("it can be linked")
    };
    let edits = [link(ElementId::Emotion(CALM), AD, &hand), link(ElementId::DropOff(LOST), AD, &hand)];
    for edit in edits {
        hand.editor.apply(&edit).expect("links are sound");
    }
    hand.look();
    hand
}

fn loss(hand: &Hand) -> DropOff {
    hand.journey().dropoffs.get(LOST).expect("it is there").as_ref().clone()
}

/// Where an emotion point stands on the sheet.
fn x(hand: &Hand, point: EmotionId) -> f64 {
    let point = hand.point(point);
    hand.frame.x_of(point.stage, point.at).expect("its stage is on the sheet")
}

fn left(hand: &Hand, card: TouchpointId) -> f64 {
    let card = hand.card(card);
    hand.frame.card_left(card.stage, card.at).expect("its stage is on the sheet")
}

#[test]
fn linking_to_a_touchpoint_of_another_stage_takes_the_loss_there() {
    let hand = linked_hand();
    assert_eq!((loss(&hand).stage, loss(&hand).touchpoint), (AWARE, Some(AD)));
    assert_eq!(hand.point(CALM).at, Share::new(0.5), "what stands at the stage already stays where it stands");
    assert_eq!(validate(hand.editor.document()), []);
}

#[test]
fn a_locked_stage_takes_no_point_by_a_link() {
    let mut hand = fixture();
    let mut stage = hand.journey().stages.get(CHOOSE).expect("a stage").as_ref().clone();
    stage.locked = true;
    hand.editor.apply(&Edit::Change(Box::new(Element::Stage(stage)))).expect("it is locked");
    let edit = linked(hand.editor.document(), ElementId::Emotion(CALM), Some(SITE)).expect("it can be asked for");
    assert_eq!(forbidden(hand.editor.document(), &edit), Some(ElementId::Stage(CHOOSE)));
}

#[test]
fn a_point_goes_as_far_as_its_touchpoint_is_dragged_and_comes_back_with_it() {
    let mut hand = linked_hand();
    let steps = hand.editor.history().depth();
    let (point, card) = (x(&hand, CALM), left(&hand, AD));
    hand.held = Modifiers { primary: true, ..Modifiers::default() };
    let from = hand.middle(ElementId::Touchpoint(AD));
    hand.carry(from, from + Vec2::new(120.0, 0.0));
    let way = left(&hand, AD) - card;
    assert!(way > 30.0, "{way}");
    assert!((x(&hand, CALM) - point - way).abs() < 0.1, "{} {way}", x(&hand, CALM) - point);
    assert_eq!(hand.editor.selection().single(), Some(ElementId::Touchpoint(AD)), "it goes along unselected");
    // Back in many small steps: nothing is added up on the way.
    for step in 0..=30 {
        hand.go(from + Vec2::new(120.0 - 4.0 * f64::from(step), 0.0));
    }
    hand.release(from);
    assert_eq!((left(&hand, AD), x(&hand, CALM)), (card, point));
    assert_eq!(hand.editor.history().depth(), steps, "nothing was changed");
}

#[test]
fn at_the_end_of_the_stage_the_point_stops_and_its_value_never_changes() {
    let mut hand = linked_hand();
    hand.editor
        .apply(&Edit::MoveEmotion {
            id: CALM,
            stage: AWARE,
            at: Share::new(0.9),
            value: tropa::model::Feeling::new(0.75),
        })
        .expect("it moves");
    hand.look();
    let from = hand.middle(ElementId::Touchpoint(AD));
    hand.drag(from, from + Vec2::new(200.0, 40.0));
    assert_eq!(hand.card(AD).stage, AWARE);
    let point = hand.point(CALM);
    assert_eq!((point.stage, point.at, point.value.get()), (AWARE, Share::new(1.0), 0.75));
}

#[test]
fn a_point_goes_along_to_another_stage_in_the_same_step() {
    let mut hand = linked_hand();
    let start = hand.editor.document().clone();
    let from = hand.middle(ElementId::Touchpoint(AD));
    hand.drag(from, from + Vec2::new(900.0, 0.0));
    assert_eq!((hand.card(AD).stage, hand.point(CALM).stage, loss(&hand).stage), (BUY, BUY, BUY));
    assert!(hand.editor.undo());
    assert_eq!(**hand.editor.document(), *start);
}

#[test]
fn a_point_that_is_selected_too_is_moved_once() {
    let mut hand = linked_hand();
    let (point, card) = (x(&hand, CALM), left(&hand, AD));
    hand.editor.select_all([ElementId::Touchpoint(AD), ElementId::Emotion(CALM)]);
    let from = hand.middle(ElementId::Touchpoint(AD));
    hand.drag(from, from + Vec2::new(40.0, 0.0));
    assert!((x(&hand, CALM) - point - (left(&hand, AD) - card)).abs() < 0.1);
}

#[test]
fn a_nudge_takes_the_point_along_and_a_held_key_is_one_step() {
    let mut hand = linked_hand();
    let steps = hand.editor.history().depth();
    let (point, card) = (x(&hand, CALM), left(&hand, AD));
    hand.editor.select(Some(ElementId::Touchpoint(AD)));
    for _ in 0..4 {
        hand.key(Key::Arrow(Direction::Right));
    }
    hand.send(tropa::editor::Event::KeyUp);
    let way = left(&hand, AD) - card;
    assert!(way > 0.0);
    assert!((x(&hand, CALM) - point - way).abs() < 0.1);
    assert_eq!(hand.editor.history().depth(), steps + 1);
}

#[test]
fn lining_cards_up_takes_their_points_along() {
    let hand = linked_hand();
    let (point, card) = (x(&hand, CALM), left(&hand, AD));
    let chosen = [ElementId::Touchpoint(AD), ElementId::Touchpoint(SHOP)];
    let edit = align(hand.editor.document(), &hand.frame, &chosen, Align::Middle).expect("they are not in line");
    let mut after = fixture();
    after.editor = hand.editor.clone();
    after.editor.apply(&edit).expect("lining up is sound");
    after.look();
    let way = left(&after, AD) - card;
    assert!(way > 0.0);
    assert!((x(&after, CALM) - point - way).abs() < 0.1);
}

#[test]
fn what_is_locked_stays_when_its_touchpoint_goes() {
    let mut hand = linked_hand();
    let mut lane =
        hand.journey().lanes.iter().find(|lane| lane.kind == LaneKind::Emotions).expect("a lane").as_ref().clone();
    lane.locked = true;
    hand.editor.apply(&Edit::Change(Box::new(Element::Lane(lane)))).expect("it is locked");
    hand.look();
    let before = hand.point(CALM);
    let from = hand.middle(ElementId::Touchpoint(AD));
    hand.drag(from, from + Vec2::new(900.0, 0.0));
    assert_eq!(hand.card(AD).stage, BUY);
    assert_eq!(hand.point(CALM), before);
    assert_eq!(loss(&hand).stage, BUY, "the loss stands in a lane of its own");
}

#[test]
fn copies_by_alt_have_no_links_and_leave_the_originals_alone() {
    let mut hand = linked_hand();
    let (point, card) = (hand.point(CALM), hand.card(AD));
    let count = hand.journey().emotions.len();
    hand.editor.select_all([ElementId::Touchpoint(AD), ElementId::Emotion(CALM)]);
    hand.held = Modifiers { alt: true, ..Modifiers::default() };
    let from = hand.middle(ElementId::Touchpoint(AD));
    hand.drag(from, from + Vec2::new(80.0, 0.0));
    assert_eq!(hand.journey().touchpoints.len(), 5, "a copy was made");
    assert_eq!((hand.point(CALM), hand.card(AD)), (point, card));
    assert_eq!(hand.journey().emotions.len(), count);
    let copy = hand.editor.selection().single();
    assert!(hand.journey().emotions.iter().all(|point| point.touchpoint.map(ElementId::Touchpoint) != copy));
}

/// The points and losses of a map that name touchpoints, with the stage of what they name.
fn links(hand: &Hand) -> Vec<(u64, u64)> {
    let journey = hand.journey();
    let points = journey.emotions.iter().filter_map(|point| Some((point.stage, point.touchpoint?)));
    let losses = journey.dropoffs.iter().filter_map(|loss| Some((loss.stage, loss.touchpoint?)));
    points.chain(losses).map(|(stage, card)| (stage.number(), hand.card(card).stage.number())).collect()
}

#[test]
fn the_copy_of_a_stage_has_its_own_links() {
    let mut hand = linked_hand();
    // Belongs to a touchpoint of another stage.
    let stray = EmotionPoint { touchpoint: Some(SITE), ..emotion(9, BORIS, AWARE, 0.8, 0.0) };
    let add = Edit::Add { journey: JOURNEY, element: Box::new(Element::Emotion(stray)), index: None };
    hand.editor.apply(&add).expect("it may");
    let before = links(&hand).len();
    let (edit, copy) = hand.editor.duplicate_stage_or_lane(ElementId::Stage(AWARE)).expect("a stage has a copy");
    hand.editor.apply(&edit).expect("the copy is sound");
    let ElementId::Stage(copy) = copy else { panic!("{copy}") };
    let new: Vec<(u64, u64)> = links(&hand).into_iter().filter(|(at, _)| *at == copy.number()).collect();
    assert_eq!(new, [(copy.number(), copy.number()); 2], "the stray one is linked to nothing");
    assert_eq!(links(&hand).len(), before + 2);
}

#[test]
fn a_pasted_point_belongs_to_the_pasted_touchpoint_or_to_none() {
    let hand = linked_hand();
    let paste = |chosen: &[ElementId]| {
        let document = hand.editor.document();
        let fragment = Fragment::copy(document, JOURNEY, chosen).expect("it can be copied");
        let target = PasteTarget { journey: JOURNEY, spot: PastePosition::Beside, persona: None };
        let paste = fragment.paste(document, &target, &mut IdSource::seeded(99));
        let mut after = fixture();
        after.editor = hand.editor.clone();
        after.editor.apply(&paste.edit).expect("a paste is sound");
        let new = after.journey().emotions.iter().find(|point| hand.journey().emotions.get(point.id).is_none());
        let new = new.expect("the point was pasted").as_ref().clone();
        let fresh = new.touchpoint.is_some_and(|card| hand.journey().touchpoints.get(card).is_none());
        (new.touchpoint.is_some(), fresh)
    };
    assert_eq!(paste(&[ElementId::Emotion(CALM), ElementId::Touchpoint(AD)]), (true, true));
    assert_eq!(paste(&[ElementId::Emotion(CALM)]), (false, false));
}

#[test]
fn copies_are_unlocked_and_linked_to_what_was_copied_with_them_and_else_to_what_is_there() {
    let mut hand = fixture();
    let map = hand.journey();
    let solution = map.solutions.get(PROMISE).expect("it is there").as_ref().clone();
    let barrier = map.barriers.get(PRICE).expect("it is there").as_ref().clone();
    let linked = Element::Solution(Solution { barriers: vec![PRICE], ..solution });
    for change in [linked, Element::Barrier(Barrier { locked: true, ..barrier })] {
        hand.editor.apply(&Edit::Change(Box::new(change))).expect("it may");
    }
    let document = Arc::clone(hand.editor.document());
    let journey = document.journey(JOURNEY).expect("it is there");
    let copied = |chosen: &[ElementId]| {
        let mut ids = IdSource::seeded(7);
        let mut copies = Copies::new(&document, journey, &mut ids);
        copies.copy_all(|id| chosen.contains(&id), |_| None);
        let (barrier, solution) = (copies.here(PRICE), copies.here(PROMISE).expect("it is copied"));
        let edit = Edit::Several { name: StepName::Duplicate, edits: copies.into_edits() };
        let after = apply(&document, &edit).expect("copies are sound");
        let after = after.journey(JOURNEY).expect("it is there").clone();
        (after.solutions.get(solution).expect("it was added").barriers.clone(), barrier, after)
    };
    assert_eq!(copied(&[ElementId::Solution(PROMISE)]).0, [PRICE]);
    let (links, barrier, after) = copied(&[ElementId::Solution(PROMISE), ElementId::Barrier(PRICE)]);
    let barrier = barrier.expect("it is copied");
    assert_eq!(links, [barrier]);
    assert!(barrier != PRICE && after.barriers.get(barrier).is_some_and(|copy| !copy.locked));
}

#[test]
fn a_feeling_put_with_a_touchpoint_selected_belongs_to_it_and_stands_under_its_middle() {
    let mut hand = fixture();
    hand.editor.select(Some(ElementId::Touchpoint(SITE)));
    hand.in_context(|editor, context| editor.place_here(&Placement::EmotionPoint, context));
    hand.look();
    let Some(ElementId::Emotion(new)) = hand.editor.selection().single() else { panic!("it is selected") };
    let point = hand.point(new);
    assert_eq!((point.touchpoint, point.persona, point.stage), (Some(SITE), ANNA, CHOOSE));
    assert!((x(&hand, new) - left(&hand, SITE) - CARD.width / 2.0).abs() < 0.1);
    // It has one: the next is nobody's.
    hand.editor.select(Some(ElementId::Touchpoint(SITE)));
    hand.in_context(|editor, context| editor.place_here(&Placement::EmotionPoint, context));
    let Some(ElementId::Emotion(next)) = hand.editor.selection().single() else { panic!("it is selected") };
    assert_eq!(hand.point(next).touchpoint, None);
}

#[test]
fn the_nearest_touchpoint_of_the_stage_is_linked_to_all_that_is_selected_at_once() {
    let mut hand = fixture();
    let chosen = [ElementId::Emotion(CALM), ElementId::Emotion(EmotionId::new(4)), ElementId::DropOff(LOST)];
    let edit = link_nearest(hand.editor.document(), &hand.frame, &chosen).expect("there are touchpoints");
    let depth = hand.editor.history().depth();
    hand.editor.apply(&edit).expect("links are sound");
    assert_eq!(hand.editor.history().depth(), depth + 1);
    assert_eq!(hand.point(EmotionId::new(4)).touchpoint, Some(AD), "a quarter along is nearer to the first");
    assert!([SITE, CALL].map(Some).contains(&loss(&hand).touchpoint));
    let nowhere = [ElementId::Emotion(EmotionId::new(5))];
    assert_eq!(link_nearest(hand.editor.document(), &hand.frame, &nowhere), None, "no touchpoint stands there");
}

#[test]
fn the_curve_to_be_begins_as_a_copy_and_is_one_step() {
    let mut hand = linked_hand();
    let depth = hand.editor.history().depth();
    for _ in 0..2 {
        let edit = hand.editor.to_be_from_as_is(ANNA).expect("Anna has a curve");
        hand.editor.apply(&edit).expect("a copy is sound");
    }
    assert_eq!(hand.editor.history().depth(), depth + 2);
    let of = |kind| {
        let own = hand.journey().emotions.iter().filter(move |point| point.persona == ANNA && point.curve == kind);
        own.map(|point| (point.stage, point.at, point.value, point.touchpoint)).collect::<Vec<_>>()
    };
    assert_eq!(of(JourneyKind::ToBe), of(JourneyKind::AsIs), "a second copy takes the place of the first");
    assert_eq!(validate(hand.editor.document()), []);
    assert!(hand.editor.undo() && hand.editor.undo());
    assert_eq!(hand.editor.history().depth(), depth);
}

#[test]
fn new_points_go_to_the_curve_in_hand_and_a_double_click_to_the_one_it_hits() {
    let mut hand = fixture();
    let edit = hand.editor.to_be_from_as_is(ANNA).expect("Anna has a curve");
    hand.editor.apply(&edit).expect("a copy is sound");
    // The curve to be lies two steps above the other.
    let raised: Vec<Edit> = (hand.journey().emotions.iter())
        .filter(|point| point.curve == JourneyKind::ToBe)
        .map(|point| Edit::MoveEmotion {
            id: point.id,
            stage: point.stage,
            at: point.at,
            value: tropa::model::Feeling::new(2.0),
        })
        .collect();
    hand.editor.apply(&Edit::Several { name: StepName::Change, edits: raised }).expect("they move");
    hand.look();
    hand.editor.set_active_persona(Some(ANNA));
    hand.editor.set_active_curve(JourneyKind::ToBe);
    hand.in_context(|editor, context| editor.place_here(&Placement::EmotionPoint, context));
    hand.look();
    let Some(ElementId::Emotion(new)) = hand.editor.selection().single() else { panic!("it is selected") };
    let new = hand.point(new);
    assert_eq!((new.curve, new.value.get()), (JourneyKind::ToBe, 2.0), "on the curve to be, not on the other");
    hand.editor.select(None);
    let between = Point::new(LEFT + STAGE, hand.frame.y_of(tropa::model::Feeling::new(0.5)).expect("a band"));
    hand.double_click(between);
    let Some(ElementId::Emotion(hit)) = hand.editor.selection().single() else { panic!("it is selected") };
    assert_eq!(hand.point(hit).curve, JourneyKind::AsIs);
}
