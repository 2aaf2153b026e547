//! The script as somebody makes it their own: what was captured holds on to what it shows, what is said outlasts what is made anew.

#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use kurbo::Rect;
use std::sync::Arc;
use tropa::edit::{Edit, Element, apply};
use tropa::layout::{Engine, Layout, View};
use tropa::model::{
    Document, Journey, JourneyId, Lane, Language, Script, ScriptView, SheetAnchor, SheetWindow, Stage, StageId, ViewId,
    ViewSubject,
};
use tropa::present::{GoneSubject, automatic_script, capture, captured, free_id, gone, rebuilt, written};
use tropa::store::{Sample, sample};

fn laid_out(document: &Document) -> (Layout, Arc<Journey>) {
    let journey = Arc::clone(document.first_journey().expect("the sample has a map"));
    (Engine::default().lay_out(document, journey.id, &View::default()), journey)
}

/// From the middle of a stage to the end of the next, over some lanes.
fn window_of(layout: &Layout) -> Rect {
    let (stages, lanes) = (&layout.frame.stages, &layout.frame.lanes);
    let middle = f64::midpoint(stages[1].left, stages[1].right);
    Rect::new(middle, lanes[1].rect.y0, stages[2].right, lanes[3].rect.y1)
}

fn near(one: Rect, other: Rect) {
    let far = [one.x0 - other.x0, one.y0 - other.y0, one.x1 - other.x1, one.y1 - other.y1];
    assert!(far.iter().all(|way| way.abs() < 0.5), "{one:?} is not {other:?}");
}

#[test]
fn what_was_captured_is_where_it_was() {
    let document = sample(Sample::Marketplaces, Language::Ru).expect("the sample reads");
    let (layout, journey) = laid_out(&document);
    let content = layout.frame.content;
    for window in
        [window_of(&layout), content, Rect::new(content.x0, content.y0, content.x0 + 200.0, content.y0 + 90.0)]
    {
        near(captured(&capture(window, &layout.frame), &layout.frame, &journey), window);
    }
}

#[test]
fn a_stage_that_is_added_before_moves_the_window_along_with_what_it_shows() {
    let document = sample(Sample::Marketplaces, Language::Ru).expect("the sample reads");
    let (layout, journey) = laid_out(&document);
    let window = capture(window_of(&layout), &layout.frame);
    let stage = Stage::new(StageId::new(990_001));
    let add = Edit::Add { journey: journey.id, element: Box::new(Element::Stage(stage)), index: Some(0) };
    let document = apply(&document, &add).expect("a stage can be added");
    let (layout, journey) = laid_out(&document);
    let stages = &layout.frame.stages;
    let now = captured(&window, &layout.frame, &journey);
    assert!(
        (now.x1 - stages[3].right).abs() < 0.5 && (now.x0 - f64::midpoint(stages[2].left, stages[2].right)).abs() < 0.5
    );
}

#[test]
fn a_lane_that_is_hidden_lends_its_edge_to_the_lane_beside_it() {
    let document = sample(Sample::Marketplaces, Language::Ru).expect("the sample reads");
    let (layout, journey) = laid_out(&document);
    let window = capture(window_of(&layout), &layout.frame);
    let bottom = journey.lanes.get(layout.frame.lanes[3].id).expect("it is a lane");
    let hide = Edit::Change(Box::new(Element::Lane(Lane { visible: false, ..bottom.as_ref().clone() })));
    let document = apply(&document, &hide).expect("a lane can be hidden");
    let (layout, journey) = laid_out(&document);
    let now = captured(&window, &layout.frame, &journey);
    assert!(
        (now.y1 - layout.frame.lanes[2].rect.y1).abs() < 0.5 && (now.y0 - layout.frame.lanes[1].rect.y0).abs() < 0.5
    );
    let view = ScriptView::new(ViewId::new(1), ViewSubject::Captured(window));
    assert_eq!(gone(&view, &document), None, "it is there, only hidden");
}

#[test]
fn whatever_a_file_says_of_a_window_it_is_a_part_of_the_sheet() {
    let document = sample(Sample::Marketplaces, Language::Ru).expect("the sample reads");
    let (layout, journey) = laid_out(&document);
    let content = layout.frame.content;
    let gone = StageId::new(u64::MAX);
    for at in [0.0, -1e300, 1e300, f64::NAN, f64::INFINITY, 0.5] {
        for stage in [None, Some(gone), Some(layout.frame.stages[0].id)] {
            let (x, y) = (SheetAnchor { of: stage, at }, SheetAnchor { of: None, at });
            let found = captured(&SheetWindow { left: x, right: x, top: y, bottom: y }, &layout.frame, &journey);
            assert!(found.is_finite() && found.width() > 1.0 && found.height() > 1.0, "{found:?}");
            assert!(content.inflate(0.01, 0.01).union(found) == content.inflate(0.01, 0.01), "{found:?}");
        }
    }
    for window in [Rect::ZERO, Rect::new(f64::NAN, 0.0, 1.0, 1.0), Rect::new(-1e9, -1e9, -1e8, -1e8)] {
        near(captured(&capture(window, &layout.frame), &layout.frame, &journey), content);
    }
}

fn given() -> (Document, Vec<ScriptView>) {
    let document = sample(Sample::Marketplaces, Language::Ru).expect("the sample reads");
    let journey = document.first_journey().expect("it has a map").id;
    let automatic = automatic_script(&document, journey);
    (document, automatic)
}

#[test]
fn without_a_note_the_script_that_is_made_anew_follows_the_map_again() {
    let (_, automatic) = given();
    let mut own = written(&Script::default(), &automatic);
    assert_eq!(own.views, automatic, "the first change writes all views");
    own.views.swap(0, 2);
    assert!(rebuilt(&own, &automatic).views.is_empty());
    "Спросить".clone_into(&mut own.views[1].note);
    let anew = rebuilt(&own, &automatic).views;
    assert!(anew.len() == automatic.len() && anew[1].note == "Спросить" && anew[0].subject == automatic[0].subject);
}

#[test]
fn whatever_ids_a_file_has_a_new_view_gets_one_of_its_own() {
    let view = |number| ScriptView::new(ViewId::new(number), ViewSubject::Overview);
    assert_eq!(free_id(&[view(3), view(7)]), ViewId::new(8));
    assert_eq!(free_id(&[view(u64::MAX), view(1)]), ViewId::new(2));
}

#[test]
fn a_view_tells_what_of_its_subject_is_gone() {
    let (document, automatic) = given();
    assert!(automatic.iter().all(|view| gone(view, &document).is_none()));
    let of = |subject| ScriptView::new(ViewId::new(1), subject);
    let lost = of(ViewSubject::Stage(StageId::new(u64::MAX)));
    assert_eq!(gone(&lost, &document), Some(GoneSubject::Stage));
    let elsewhere = ScriptView { journey: Some(JourneyId::new(u64::MAX)), ..of(ViewSubject::Title) };
    assert_eq!(gone(&elsewhere, &document), Some(GoneSubject::Journey));
}
