//! What a hand that knows other canvases expects of this one: selecting many, dragging many, borders, cells, copies, locks.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so at once")]

use crate::support::hand::*;
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;
use tropa::edit::lock::toggle_lock;
use tropa::edit::{Edit, EditError, Element, StepName};
use tropa::editor::{
    Border, Button, Direction, DraggedThing, EdgeScroll, Editor, Event, Key, Modifiers, Placement, Request, Tool,
};
use tropa::model::{
    ElementId, Feeling, Field, LaneKind, Note, NoteId, Share, Stage, StageId, Touchpoint, TouchpointId, Weight,
};

const AD_CARD: ElementId = ElementId::Touchpoint(AD);
const SITE_CARD: ElementId = ElementId::Touchpoint(SITE);
const CALL_CARD: ElementId = ElementId::Touchpoint(CALL);

fn selected(hand: &Hand) -> Vec<ElementId> {
    let mut all: Vec<ElementId> = hand.editor.selection().iter().collect();
    all.sort_unstable();
    all
}

fn click_with(hand: &mut Hand, element: ElementId, held: Modifiers) {
    hand.held = held;
    let at = hand.middle(element);
    hand.click(at);
    hand.held = Modifiers::default();
}

const SHIFT: Modifiers = Modifiers { shift: true, alt: false, primary: false, space: false };
const ALT: Modifiers = Modifiers { shift: false, alt: true, primary: false, space: false };
const PRIMARY: Modifiers = Modifiers { shift: false, alt: false, primary: true, space: false };

fn lock(hand: &mut Hand, element: ElementId) {
    let mut copy = Element::copy_of(hand.editor.document().element(element).unwrap()).unwrap();
    assert!(copy.set_locked(true));
    hand.editor.apply(&Edit::Change(Box::new(copy))).unwrap();
    hand.look();
}

#[test]
fn click_takes_one_and_shift_or_primary_click_adds_and_takes_away() {
    let mut hand = fixture();
    click_with(&mut hand, AD_CARD, Modifiers::default());
    click_with(&mut hand, SITE_CARD, SHIFT);
    assert_eq!(selected(&hand), [AD_CARD, SITE_CARD]);
    click_with(&mut hand, ElementId::Emotion(CALM), PRIMARY);
    assert_eq!(hand.editor.selection().len(), 3, "one mechanism for every kind");
    click_with(&mut hand, SITE_CARD, SHIFT);
    assert!(!hand.editor.selection().contains(SITE_CARD));
    click_with(&mut hand, AD_CARD, Modifiers::default());
    assert_eq!(selected(&hand), [AD_CARD], "a plain click picks one out of many");
    click_with(&mut hand, ElementId::Stage(BUY), SHIFT);
    assert!(hand.editor.selection().contains(ElementId::Stage(BUY)));
    assert!(hand.untouched());
}

#[test]
fn a_click_on_nothing_selects_nothing_and_on_a_cell_the_cell() {
    let mut hand = fixture();
    hand.editor.select(Some(AD_CARD));
    let lane = hand.frame.lane_of(LaneKind::Solutions).unwrap().id;
    let cell = hand.frame.cell(AWARE, lane).unwrap();
    hand.click(Point::new(cell.x1 - 20.0, cell.center().y));
    assert!(hand.editor.selection().is_empty());
    assert_eq!(hand.editor.selection().cell(), Some((AWARE, lane)));
    hand.click(Point::new(hand.scene.size.width + 50.0, 5.0));
    assert_eq!(hand.editor.selection().cell(), None);
}

#[test]
fn a_marquee_takes_what_it_touches_and_with_alt_what_it_holds() {
    let mut hand = fixture();
    let lane = hand.lane(LaneKind::Touchpoints);
    let ad = tropa::editor::bounds_of(&hand.scene, AD_CARD).unwrap();
    // From the free corner under the card into its middle.
    let from = Point::new(ad.x0 - 5.0, lane.y1 - 2.0);
    hand.carry(from, ad.center());
    assert_eq!(hand.editor.marquee(), Some(Rect::from_points(from, ad.center())));
    hand.release(ad.center());
    assert!(hand.editor.selection().contains(AD_CARD), "touching is enough");
    hand.held = ALT;
    hand.drag(from, ad.center());
    assert!(!hand.editor.selection().contains(AD_CARD), "with Alt the whole card has to be inside");
    hand.drag(from, Point::new(ad.x1 + 2.0, ad.y0 - 2.0));
    assert!(hand.editor.selection().contains(AD_CARD));
    assert!(hand.untouched());
}

#[test]
fn a_marquee_with_shift_adds_and_escape_restores_what_was_selected() {
    let mut hand = fixture();
    hand.editor.select(Some(CALL_CARD));
    let ad = tropa::editor::bounds_of(&hand.scene, AD_CARD).unwrap();
    let from = Point::new(ad.x0 - 5.0, ad.y1 + 2.0);
    hand.held = SHIFT;
    hand.carry(from, ad.center());
    assert_eq!(selected(&hand), [AD_CARD, CALL_CARD]);
    hand.key(Key::Escape);
    hand.release(ad.center());
    assert_eq!(selected(&hand), [CALL_CARD]);
}

#[test]
fn a_marquee_over_the_emotion_lane_takes_its_points_and_moves_them_together() {
    let mut hand = fixture();
    let lane = hand.lane(LaneKind::Emotions);
    hand.drag(Point::new(LEFT + 2.0, lane.y0 + 2.0), Point::new(LEFT + 3.0 * STAGE - 2.0, lane.y1 - 2.0));
    let points: Vec<ElementId> = hand.journey().emotions.iter().map(|point| ElementId::Emotion(point.id)).collect();
    let mut expected = points.clone();
    expected.sort_unstable();
    assert_eq!(selected(&hand), expected);
    let before: Vec<f64> = hand.journey().emotions.iter().map(|point| point.value.get()).collect();
    hand.key(Key::Arrow(Direction::Up));
    hand.send(Event::KeyUp);
    let after: Vec<f64> = hand.journey().emotions.iter().map(|point| point.value.get()).collect();
    assert!(before.len() > 2 && before.len() == after.len(), "{before:?} {after:?}");
    for (before, after) in before.iter().zip(&after) {
        assert!((after - (before + 0.25).min(2.0)).abs() < 1e-9);
    }
    assert_eq!(hand.editor.history().depth(), 1);
}

#[test]
fn select_all_takes_the_lane_first_and_then_the_map() {
    let mut hand = fixture();
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::SelectAll);
    let cards: Vec<ElementId> = hand.journey().touchpoints.iter().map(|card| ElementId::Touchpoint(card.id)).collect();
    assert_eq!(hand.editor.selection().len(), cards.len());
    assert!(cards.iter().all(|&card| hand.editor.selection().contains(card)));
    hand.key(Key::SelectAll);
    let selection = hand.editor.selection();
    assert!(selection.contains(ElementId::Emotion(CALM)) && selection.contains(ElementId::Barrier(PRICE)));
    assert!(!selection.contains(ElementId::Stage(AWARE)), "contents, not the frame that holds them");
}

#[test]
fn many_are_dragged_as_one_and_it_is_one_step() {
    let mut hand = fixture();
    for card in [AD_CARD, SITE_CARD] {
        click_with(&mut hand, card, SHIFT);
    }
    let (ad, site) = (hand.card(AD), hand.card(SITE));
    let from = hand.middle(AD_CARD);
    hand.carry(from, from + Vec2::new(STAGE, 0.0));
    assert_eq!(hand.editor.carried().len(), 2);
    hand.release(from + Vec2::new(STAGE, 0.0));
    assert_eq!(hand.card(AD).stage, CHOOSE);
    let index = |stage: StageId| hand.journey().stages.position(stage).unwrap();
    let moved = index(hand.card(SITE).stage);
    assert_eq!(moved, (index(site.stage) + 1).min(2), "what goes along goes as far");
    assert_eq!(hand.editor.history().depth(), 1);
    assert!(hand.editor.undo());
    assert_eq!((hand.card(AD), hand.card(SITE)), (ad, site));
}

#[test]
fn escape_restores_all_that_was_dragged() {
    let mut hand = fixture();
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::SelectAll);
    let from = hand.middle(AD_CARD);
    hand.carry(from, from + Vec2::new(300.0, 0.0));
    assert!(!hand.untouched());
    hand.key(Key::Escape);
    assert!(hand.untouched());
    assert_eq!(hand.editor.selection().len(), hand.journey().touchpoints.len());
}

#[test]
fn alt_drag_leaves_the_original_and_carries_a_copy() {
    let mut hand = fixture();
    let from = hand.middle(AD_CARD);
    let before = hand.card(AD);
    let count = hand.journey().touchpoints.len();
    hand.held = ALT;
    hand.drag(from, from + Vec2::new(STAGE, 0.0));
    assert_eq!(hand.card(AD), before);
    assert_eq!(hand.journey().touchpoints.len(), count + 1);
    let copy = hand.editor.selection().single().unwrap();
    assert_ne!(copy, AD_CARD);
    let copied = hand.editor.document().element(copy).unwrap();
    assert_eq!((copied.stage(), copied.words()), (Some(CHOOSE), before.title.as_str()));
    assert_eq!(hand.editor.history().depth(), 1);
}

#[test]
fn alt_let_go_during_a_drag_moves_the_original_after_all() {
    let mut hand = fixture();
    let from = hand.middle(AD_CARD);
    let count = hand.journey().touchpoints.len();
    hand.held = ALT;
    hand.carry(from, from + Vec2::new(200.0, 0.0));
    assert_eq!(hand.journey().touchpoints.len(), count + 1);
    hand.held = Modifiers::default();
    hand.go(from + Vec2::new(STAGE, 0.0));
    hand.release(from + Vec2::new(STAGE, 0.0));
    assert_eq!(hand.journey().touchpoints.len(), count);
    assert_eq!(hand.card(AD).stage, CHOOSE);
}

#[test]
fn an_emotion_point_snaps_to_the_edge_of_a_stage_and_to_a_neighbouring_curve() {
    let mut hand = fixture();
    let from = hand.middle(ElementId::Emotion(CALM));
    let edge = hand.frame.column(CHOOSE).unwrap().left;
    hand.carry(from, Point::new(edge - 6.0, from.y));
    let point = hand.point(CALM);
    let x = hand.frame.x_of(point.stage, point.at).unwrap();
    assert!((x - edge).abs() < 0.1, "{x} instead of {edge}");
    hand.key(Key::Escape);
    hand.release(from);
    // Boris feels something that is on no quarter; Anna's point is brought near his curve.
    let boris = hand.journey().emotions.iter().find(|point| point.persona == BORIS).unwrap().id;
    hand.editor
        .apply(&Edit::MoveEmotion {
            id: boris,
            stage: hand.point(boris).stage,
            at: hand.point(boris).at,
            value: Feeling::new(0.6),
        })
        .unwrap();
    hand.look();
    let target = hand.middle(ElementId::Emotion(boris));
    hand.drag(hand.middle(ElementId::Emotion(CALM)), target + Vec2::new(3.0, 4.0));
    assert!((hand.point(CALM).value.get() - 0.6).abs() < 0.02, "{:?}", hand.point(CALM).value);
}

#[test]
fn dragging_near_an_edge_scrolls_after_a_moment_and_the_nearer_the_faster() {
    let view = Rect::new(0.0, 0.0, 1000.0, 600.0);
    let mut scroll = EdgeScroll::default();
    let mut run = |at: Point, speed: f64| {
        scroll = EdgeScroll::default();
        (0..60).map(|frame| scroll.step(at, view, false, speed, 1.0 + f64::from(frame) / 60.0)).collect::<Vec<Vec2>>()
    };
    let near = run(Point::new(996.0, 300.0), 1.0);
    assert!(near[..12].iter().all(|way| *way == Vec2::ZERO), "nothing in the first 200 ms");
    assert!(near[59].x < 0.0 && near[59].y == 0.0);
    let nearer = run(Point::new(999.9, 300.0), 1.0);
    assert!(nearer[59].x < near[59].x);
    assert!(nearer[20].x > nearer[59].x, "it begins gently");
    let corner = run(Point::new(0.0, 0.0), 1.0);
    assert!(corner[59].x > 0.0 && corner[59].y > 0.0, "both axes");
    assert!(run(Point::new(500.0, 300.0), 1.0).iter().all(|way| *way == Vec2::ZERO));
    assert!(run(Point::new(999.9, 300.0), 0.0).iter().all(|way| *way == Vec2::ZERO), "switched off");
    assert_ne!(EdgeScroll::default().step(Point::new(985.0, 5.0), view, true, 1.0, 1.0), Vec2::new(1.0, 1.0));
}

#[test]
fn what_is_carried_stays_under_the_pointer_while_the_sheet_scrolls() {
    let mut hand = fixture();
    let from = hand.middle(AD_CARD);
    let grab = from - tropa::editor::bounds_of(&hand.scene, AD_CARD).unwrap().origin();
    hand.carry(from, from + Vec2::new(100.0, 0.0));
    // The sheet goes by 200 points under the still pointer.
    hand.go(from + Vec2::new(160.0, 0.0));
    let left = hand.frame.card_left(hand.card(AD).stage, hand.card(AD).at).unwrap();
    let pointer = hand.editor.dragged().unwrap().pointer;
    assert!(((pointer - grab).x - left).abs() <= PITCH / 2.0, "{left} under {pointer}");
}

#[test]
fn a_finger_has_to_go_further_than_a_mouse() {
    let mut hand = fixture();
    let from = hand.middle(AD_CARD);
    hand.touch = true;
    hand.press(from);
    hand.go(from + Vec2::new(5.0, 0.0));
    assert_eq!(hand.editor.dragged(), None);
    hand.go(from + Vec2::new(7.0, 0.0));
    assert!(hand.editor.dragged().is_some());
    hand.release(from);
}

#[test]
fn a_stage_is_dragged_among_the_others_by_its_head() {
    let mut hand = fixture();
    let from = hand.middle(ElementId::Stage(AWARE));
    hand.drag(from, from + Vec2::new(1.2 * STAGE, 0.0));
    let order: Vec<StageId> = hand.journey().stages.iter().map(|stage| stage.id).collect();
    assert_eq!(order, [CHOOSE, AWARE, BUY]);
    assert_eq!(hand.editor.history().depth(), 1);
    hand.editor.undo();
    hand.look();
    hand.carry(from, from + Vec2::new(2.2 * STAGE, 0.0));
    hand.key(Key::Escape);
    assert!(hand.untouched());
}

#[test]
fn a_lane_is_dragged_among_the_others_by_its_title() {
    let mut hand = fixture();
    let lanes: Vec<_> = hand.journey().lanes.iter().map(|lane| lane.id).collect();
    let from = hand.middle(ElementId::Lane(lanes[0]));
    let to = hand.middle(ElementId::Lane(lanes[1])) + Vec2::new(0.0, 20.0);
    hand.drag(from, to);
    let order: Vec<_> = hand.journey().lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(order[..3], [lanes[1], lanes[0], lanes[2]]);
    assert_eq!(hand.editor.history().depth(), 1);
}

#[test]
fn the_border_of_a_stage_changes_its_width_alone_so_that_all_others_give_alike() {
    let mut hand = fixture();
    let border = hand.frame.column(AWARE).unwrap().right;
    let at = Point::new(border + 2.0, hand.frame.heads.center().y);
    assert_eq!(
        hand.in_context(|editor, context| editor.border_at(at, context)),
        Some(Border::Stage { left: AWARE, right: CHOOSE })
    );
    hand.carry(at, at + Vec2::new(100.0, 0.0));
    assert_eq!(hand.editor.dragged().unwrap().what, DraggedThing::Border(ElementId::Stage(AWARE)));
    hand.release(at + Vec2::new(100.0, 0.0));
    let widths: Vec<f64> = hand.journey().stages.iter().map(|stage| stage.width.get()).collect();
    assert!(widths[0] > 1.25 && widths[1..].iter().all(|width| (width - 1.0).abs() < 1e-9), "{widths:?}");
    assert_eq!(hand.editor.history().depth(), 1);
    lock(&mut hand, ElementId::Stage(CHOOSE));
    assert_eq!(hand.in_context(|editor, context| editor.border_at(at, context)), None, "a lock holds the border");
}

#[test]
fn what_stands_in_a_cell_is_put_in_another_order_by_dragging() {
    let mut hand = fixture();
    let order = |hand: &Hand| hand.journey().barriers.iter().map(|one| one.id).collect::<Vec<_>>();
    let lane = hand.frame.lane_of(LaneKind::Barriers).unwrap().id;
    let stage = hand.journey().barriers.at(0).unwrap().stage;
    for _ in 0..2 {
        hand.editor.select_cell(stage, lane);
        let outcome = hand.in_context(Editor::fill_cell);
        assert!(matches!(outcome.request, Some(Request::EditText(_))));
        hand.look();
    }
    let before = order(&hand);
    let last = hand.middle(ElementId::Barrier(before[2]));
    let depth = hand.editor.history().depth();
    hand.drag(last, last - Vec2::new(0.0, 12.0));
    assert_eq!(order(&hand), [before[0], before[2], before[1]]);
    // The box in front leaves a strip of this one free.
    let strip = tropa::editor::bounds_of(&hand.scene, ElementId::Barrier(before[2])).unwrap().origin();
    let strip = strip + Vec2::new(35.0, 4.0);
    hand.drag(strip, strip - Vec2::new(0.0, 60.0));
    assert_eq!(order(&hand), [before[2], before[0], before[1]]);
    assert_eq!(hand.editor.history().depth(), depth + 2);
}

#[test]
fn what_is_locked_is_selected_but_neither_dragged_nor_nudged_nor_deleted() {
    let mut hand = fixture();
    lock(&mut hand, AD_CARD);
    let before = Arc::clone(hand.editor.document());
    let from = hand.middle(AD_CARD);
    hand.press(from);
    let outcome = hand.go(from + Vec2::new(60.0, 0.0));
    assert!(outcome.locked);
    hand.release(from + Vec2::new(60.0, 0.0));
    assert_eq!(selected(&hand), [AD_CARD]);
    assert!(hand.key(Key::Arrow(Direction::Right)).locked);
    assert!(hand.key(Key::Delete).locked);
    assert!(Arc::ptr_eq(&before, hand.editor.document()));
    // A lock of the stage holds what stands in it, and nothing is dropped into it.
    lock(&mut hand, ElementId::Stage(BUY));
    let call = hand.middle(SITE_CARD);
    let before = hand.card(SITE);
    hand.drag(call, Point::new(hand.frame.column(BUY).unwrap().left + 150.0, call.y));
    assert_eq!(hand.card(SITE), before);
}

#[test]
fn delete_takes_everything_selected_in_one_step_and_leaves_what_is_locked() {
    let mut hand = fixture();
    lock(&mut hand, CALL_CARD);
    let depth = hand.editor.history().depth();
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::SelectAll);
    hand.key(Key::Delete);
    let left: Vec<_> = hand.journey().touchpoints.iter().map(|card| card.id).collect();
    assert_eq!(left, [CALL]);
    assert_eq!(hand.editor.history().depth(), depth + 1);
}

#[test]
fn a_held_arrow_is_one_step_and_shift_goes_ten_times_as_far() {
    let mut hand = fixture();
    hand.editor.select(Some(ElementId::Emotion(CALM)));
    let at = hand.point(CALM).at.get();
    for _ in 0..4 {
        hand.key(Key::Arrow(Direction::Right));
    }
    hand.send(Event::KeyUp);
    assert!((hand.point(CALM).at.get() - at - 0.2).abs() < 1e-9);
    assert_eq!(hand.editor.history().depth(), 1);
    hand.held = SHIFT;
    hand.key(Key::Arrow(Direction::Left));
    hand.send(Event::KeyUp);
    assert!((hand.point(CALM).at.get() - (at + 0.2 - 0.5).max(0.0)).abs() < 1e-9);
    assert_eq!(hand.editor.history().depth(), 2);
}

#[test]
fn the_selection_and_the_view_come_back_with_the_step() {
    let mut hand = fixture();
    hand.view = Rect::new(0.0, 0.0, 300.0, 200.0);
    hand.editor.select(Some(SITE_CARD));
    hand.key(Key::Arrow(Direction::Right));
    hand.send(Event::KeyUp);
    hand.view = Rect::new(500.0, 0.0, 800.0, 200.0);
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::Delete);
    hand.editor.select(Some(CALL_CARD));
    hand.editor.undo();
    assert_eq!(selected(&hand), [AD_CARD], "what was deleted is selected again");
    assert_eq!(hand.editor.take_recalled(), Some(Rect::new(500.0, 0.0, 800.0, 200.0)));
    hand.editor.undo();
    assert_eq!(selected(&hand), [SITE_CARD]);
    assert_eq!(hand.editor.take_recalled(), Some(Rect::new(0.0, 0.0, 300.0, 200.0)));
    hand.editor.redo();
    assert_eq!(selected(&hand), [SITE_CARD]);
    hand.editor.redo();
    assert_eq!(selected(&hand), []);
}

#[test]
fn cells_are_walked_like_a_spreadsheet_and_entered() {
    let mut hand = fixture();
    hand.editor.select(Some(AD_CARD));
    hand.held = SHIFT;
    hand.key(Key::Enter);
    hand.held = Modifiers::default();
    let cards = hand.frame.lane_of(LaneKind::Touchpoints).unwrap().id;
    assert_eq!(hand.editor.selection().cell(), Some((AWARE, cards)), "Shift+Enter goes out to the cell");
    hand.key(Key::Arrow(Direction::Right));
    assert_eq!(hand.editor.selection().cell(), Some((CHOOSE, cards)));
    hand.key(Key::Tab { back: false });
    assert_eq!(hand.editor.selection().cell(), Some((BUY, cards)));
    hand.key(Key::Arrow(Direction::Up));
    hand.key(Key::Arrow(Direction::Up));
    hand.key(Key::Arrow(Direction::Up));
    assert_eq!(selected(&hand), [ElementId::Stage(BUY)], "above the first lane are the heads");
    hand.key(Key::Arrow(Direction::Left));
    assert_eq!(selected(&hand), [ElementId::Stage(CHOOSE)]);
    hand.key(Key::Arrow(Direction::Down));
    assert_eq!(hand.editor.selection().cell(), Some((CHOOSE, GOALS)));
    let outcome = hand.key(Key::Enter);
    let note = hand.editor.selection().single().unwrap();
    assert!(matches!(note, ElementId::Note(_)));
    assert_eq!(outcome.request, Some(Request::EditText(note)), "an empty cell gets something new to be written");
    hand.key(Key::Enter);
    hand.held = SHIFT;
    hand.key(Key::Enter);
    assert_eq!(hand.editor.selection().cell(), Some((CHOOSE, GOALS)));
    hand.held = Modifiers::default();
    hand.key(Key::Enter);
    assert_eq!(hand.editor.selection().single(), Some(note), "Enter goes into a cell that holds something");
}

#[test]
fn the_next_cell_of_a_text_is_that_of_the_next_stage() {
    let mut hand = fixture();
    let next = hand.in_context(|editor, context| editor.next_cell(ElementId::Note(REACH), false, context));
    assert_eq!(next, None);
    assert_eq!(hand.editor.selection().cell(), Some((CHOOSE, GOALS)));
    let back = hand.in_context(|editor, context| editor.next_cell(AD_CARD, true, context));
    assert!(back.is_none_or(|element| element != AD_CARD));
}

#[test]
fn the_reading_order_goes_by_stage_then_lane_then_row() {
    let hand = fixture();
    let order = hand.order();
    let place = |element: ElementId| order.iter().position(|&other| other == element).unwrap();
    assert_eq!(order[0], ElementId::Project);
    assert!(place(ElementId::Stage(AWARE)) < place(AD_CARD));
    assert!(place(AD_CARD) < place(ElementId::Stage(CHOOSE)));
    assert!(place(ElementId::Note(REACH)) < place(AD_CARD), "lanes from top to bottom");
    assert!(place(SITE_CARD) < place(CALL_CARD), "rows from top to bottom");
    let mut once = order.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), order.len());
}

#[test]
fn a_tool_is_left_by_the_first_escape_and_the_selection_by_the_next() {
    for tool in [Tool::Place(Placement::Barrier), Tool::Hand] {
        let mut hand = fixture();
        hand.editor.select(Some(AD_CARD));
        hand.editor.set_tool(tool);
        hand.key(Key::Escape);
        assert_eq!(*hand.editor.tool(), Tool::Select);
        assert_eq!(hand.editor.selection().single(), Some(AD_CARD));
        hand.key(Key::Escape);
        assert!(hand.editor.selection().is_empty());
    }
}

#[test]
fn a_right_click_keeps_a_selection_of_many() {
    let mut hand = fixture();
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::SelectAll);
    let count = hand.editor.selection().len();
    let at = hand.middle(SITE_CARD);
    hand.send(Event::PointerDown { at, button: Button::Secondary, modifiers: hand.held, clicks: 1 });
    let outcome = hand.send(Event::PointerUp { at, button: Button::Secondary, modifiers: hand.held });
    assert!(matches!(outcome.request, Some(Request::Menu { element: Some(SITE_CARD), .. })));
    assert_eq!(hand.editor.selection().len(), count);
}

#[test]
fn what_is_let_go_off_the_map_is_told_to_glide_back() {
    let mut hand = fixture();
    let from = hand.middle(AD_CARD);
    let off = Point::new(hand.scene.size.width + 300.0, -200.0);
    hand.carry(from, off);
    let outcome = hand.release(off);
    assert_eq!(outcome.returned.map(|back| (back.element, back.pointer)), Some((AD_CARD, off)));
    assert!(hand.untouched());
}

#[test]
fn shares_stay_in_range_however_far_many_are_dragged() {
    let mut hand = fixture();
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::SelectAll);
    hand.key(Key::SelectAll);
    let from = hand.middle(AD_CARD);
    hand.drag(from, from + Vec2::new(5.0 * STAGE, 0.0));
    assert_eq!(tropa::model::validate(hand.editor.document()), []);
    assert!(hand.journey().touchpoints.iter().all(|card| (0.0..=1.0).contains(&card.at.get())));
    assert_eq!(Share::new(2.0), Share::new(1.0));
}

#[test]
fn a_lock_is_not_got_round_by_what_goes_with_it_comes_into_it_or_is_put_into_it() {
    let mut hand = fixture();
    lock(&mut hand, SITE_CARD);
    // The stage that holds a locked card stays with it.
    hand.editor.select(Some(ElementId::Stage(CHOOSE)));
    assert!(hand.key(Key::Delete).locked);
    assert!(hand.journey().stages.get(CHOOSE).is_some());
    // Nothing is put into a locked stage, nothing is nudged or carried into it.
    lock(&mut hand, ElementId::Stage(BUY));
    let lane = hand.frame.lane_of(LaneKind::Barriers).unwrap().id;
    hand.editor.select_cell(BUY, lane);
    let before = Arc::clone(hand.editor.document());
    assert!(hand.in_context(Editor::fill_cell).locked);
    let promise = ElementId::Solution(PROMISE);
    for _ in 0..4 {
        hand.editor.select(Some(promise));
        hand.key(Key::Arrow(Direction::Right));
        hand.send(Event::KeyUp);
    }
    assert_ne!(hand.editor.document().element(promise).unwrap().stage(), Some(BUY));
    assert!(hand.editor.document().personas.same(&before.personas));
    hand.editor.select(Some(AD_CARD));
    hand.key(Key::SelectAll);
    let from = hand.middle(AD_CARD);
    hand.drag(from, from + Vec2::new(STAGE, 0.0));
    assert!(hand.journey().touchpoints.iter().all(|card| card.stage != BUY));
}

/// A way to change the document: what it is called, and what it says.
type Door = (&'static str, fn(&mut Hand) -> Option<EditError>);

#[test]
#[expect(clippy::too_many_lines, reason = "a few lines for each door")]
fn every_door_refuses_what_a_lock_holds_and_leaves_the_document_as_it_was() {
    fn changed(hand: &Hand, element: ElementId) -> Element {
        Element::copy_of(hand.editor.document().element(element).unwrap()).unwrap()
    }
    fn titled(hand: &Hand, element: ElementId) -> Edit {
        Edit::text(hand.editor.document(), element, Field::Title, "other".to_owned()).unwrap()
    }
    const CLOSED: ElementId = ElementId::Stage(BUY);
    let doors: [(Door, Option<ElementId>); 15] = [
        (("a field of a panel", |hand| hand.editor.apply(&titled(hand, AD_CARD)).err()), Some(AD_CARD)),
        (
            ("a text in place", |hand| {
                hand.editor.begin_field(StepName::Change);
                let error = hand.editor.apply(&titled(hand, CLOSED)).err();
                hand.editor.end_field();
                error
            }),
            Some(CLOSED),
        ),
        (
            ("find and replace", |hand| {
                let edits = vec![titled(hand, SITE_CARD), titled(hand, AD_CARD)];
                hand.editor.apply(&Edit::Several { name: StepName::Replace, edits }).err()
            }),
            Some(AD_CARD),
        ),
        (
            ("pasting", |hand| {
                let element = Box::new(Element::Touchpoint(touchpoint(TouchpointId::new(900), BUY, 0.5, 0)));
                let add = Edit::Add { journey: JOURNEY, element, index: None };
                hand.editor.apply_selecting(&add, [ElementId::Touchpoint(TouchpointId::new(900))]).err()
            }),
            Some(CLOSED),
        ),
        (
            ("another stage by a menu", |hand| {
                let edit = Edit::MoveToStage { element: ElementId::Solution(PROMISE), stage: BUY };
                hand.editor.apply(&edit).err()
            }),
            Some(CLOSED),
        ),
        (
            ("another stage by a change", |hand| {
                let Element::Touchpoint(card) = changed(hand, SITE_CARD) else { return None };
                let card = Touchpoint { stage: BUY, ..card };
                hand.editor.apply(&Edit::Change(Box::new(Element::Touchpoint(card)))).err()
            }),
            Some(CLOSED),
        ),
        (
            ("the order of stages", |hand| hand.editor.apply(&Edit::Reorder { element: CLOSED, index: 0 }).err()),
            Some(CLOSED),
        ),
        (
            ("the width of a stage", |hand| {
                let Element::Stage(stage) = changed(hand, CLOSED) else { return None };
                let stage = Stage { width: Weight::new(2.0), ..stage };
                hand.editor.apply(&Edit::Change(Box::new(Element::Stage(stage)))).err()
            }),
            Some(CLOSED),
        ),
        (
            ("taking out a stage with what stands in it", |hand| {
                hand.editor.apply(&Edit::Remove(vec![ElementId::Stage(AWARE)])).err()
            }),
            Some(AD_CARD),
        ),
        (
            ("a drag", |hand| {
                let from = hand.middle(AD_CARD);
                hand.drag(from, from + Vec2::new(60.0, 0.0));
                None
            }),
            None,
        ),
        (
            ("an arrow key", |hand| {
                hand.editor.select(Some(AD_CARD));
                hand.key(Key::Arrow(Direction::Right));
                hand.send(Event::KeyUp);
                None
            }),
            None,
        ),
        (
            ("the key that deletes", |hand| {
                hand.editor.select(Some(AD_CARD));
                hand.key(Key::Delete);
                None
            }),
            None,
        ),
        (
            ("the palette", |hand| {
                let at = hand.frame.cell(BUY, hand.frame.lane_of(LaneKind::Barriers).unwrap().id).unwrap().center();
                hand.send(Event::PaletteDrag(Placement::Barrier));
                hand.go(at);
                hand.release(at);
                None
            }),
            None,
        ),
        (
            ("an empty cell", |hand| {
                let lane = hand.frame.lane_of(LaneKind::Barriers).unwrap().id;
                hand.editor.select_cell(BUY, lane);
                hand.in_context(Editor::fill_cell);
                None
            }),
            None,
        ),
        (
            ("a border", |hand| {
                let at = Point::new(hand.frame.column(BUY).unwrap().left, 40.0);
                hand.drag(at, at + Vec2::new(50.0, 0.0));
                None
            }),
            None,
        ),
    ];
    for ((door, try_it), held) in doors {
        let mut hand = fixture();
        lock(&mut hand, AD_CARD);
        lock(&mut hand, CLOSED);
        let (before, depth) = (Arc::clone(hand.editor.document()), hand.editor.history().depth());
        assert_eq!(try_it(&mut hand), held.map(EditError::Locked), "{door}");
        assert!(Arc::ptr_eq(&before, hand.editor.document()), "{door}");
        assert_eq!(hand.editor.history().depth(), depth, "{door}");
    }
}

#[test]
fn undoing_and_redoing_ask_no_lock_and_unlocking_is_free() {
    let mut hand = fixture();
    let moves = Edit::MoveTouchpoint { id: AD, stage: CHOOSE, at: Share::new(0.5), row: 2 };
    hand.editor.apply(&moves).unwrap();
    lock(&mut hand, AD_CARD);
    lock(&mut hand, ElementId::Stage(AWARE));
    let last = Arc::clone(hand.editor.document());
    hand.editor.go_to_step(0);
    assert_eq!(hand.card(AD).stage, AWARE);
    hand.editor.go_to_step(3);
    assert!(Arc::ptr_eq(&last, hand.editor.document()));
    let unlock = toggle_lock(hand.editor.document(), &[AD_CARD]).unwrap();
    hand.editor.apply(&unlock).unwrap();
    hand.editor.apply(&Edit::MoveTouchpoint { id: AD, stage: CHOOSE, at: Share::new(0.2), row: 2 }).unwrap();
}

#[test]
fn a_locked_card_makes_way_for_another_that_is_put_above_it() {
    let mut hand = fixture();
    lock(&mut hand, SITE_CARD);
    let site = hand.middle(SITE_CARD);
    hand.send(Event::PaletteDrag(Placement::Touchpoint { channel: "site".into() }));
    hand.go(Point::new(site.x, site.y - 20.0));
    hand.release(Point::new(site.x, site.y - 20.0));
    assert_eq!((hand.card(SITE).row, hand.card(CALL).row), (1, 2), "rows are no property of a card's own");
    assert!(hand.editor.undo());
    assert_eq!((hand.card(SITE).row, hand.card(CALL).row), (0, 1), "all of it is one step");
}

#[test]
fn a_locked_stage_is_closed_to_what_comes_with_a_new_lane_and_a_locked_lane_is_not_the_new_one() {
    let mut hand = fixture();
    let lane = hand.journey().lanes.iter().find(|lane| lane.kind.holds_notes()).unwrap().id;
    let journey = hand.journey().id;
    let stage = hand.journey().stages.at(0).unwrap().id;
    let note = Element::Note(Note::new(NoteId::new(900), lane, stage));
    let add = Edit::Add { journey, element: Box::new(note), index: None };
    hand.editor.apply(&add).unwrap();
    lock(&mut hand, ElementId::Lane(lane));
    let (copy, _) = hand.editor.duplicate_stage_or_lane(ElementId::Lane(lane)).unwrap();
    assert_eq!(tropa::edit::lock::forbidden(hand.editor.document(), &copy), None, "the copy is another lane");
    lock(&mut hand, ElementId::Stage(stage));
    let held = tropa::edit::lock::forbidden(hand.editor.document(), &copy);
    assert_eq!(held, Some(ElementId::Stage(stage)));
}

#[test]
fn what_is_not_seen_is_not_selected() {
    let mut hand = fixture();
    let lane = hand.frame.lane_of(LaneKind::Emotions).unwrap().id;
    hand.editor.select_cell(AWARE, lane);
    // As the sheet looks while Boris is hidden.
    hand.scene.groups = hand
        .scene
        .groups
        .iter()
        .filter(|placed| {
            let boris = |id| hand.journey().emotions.get(id).is_some_and(|point| point.persona == BORIS);
            !matches!(placed.group.source.map(|source| source.element), Some(ElementId::Emotion(id)) if boris(id))
        })
        .map(|shown| shown.to_placed())
        .collect();
    let context = Event::Key(Key::SelectAll, Modifiers::default());
    hand.in_context(|editor, seen| editor.handle(context, seen));
    let selected: Vec<ElementId> = hand.editor.selection().iter().collect();
    assert!(selected.contains(&ElementId::Emotion(CALM)));
    assert!(selected.iter().all(|element| match element {
        ElementId::Emotion(id) => hand.point(*id).persona != BORIS,
        _ => false,
    }));
}
