//! Promises of the tools of the canvas, kept without a window, on the bundled sample and its real layout.
#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on says so at once")]
#![expect(clippy::unwrap_in_result, reason = "the sample has a map; `None` is what is tested")]
#![expect(clippy::float_cmp, reason = "places and values are kept in steps and compare exactly")]

use crate::support::hand::Words;
use crate::support::{at_least, sample};
use kurbo::{Point, Rect};
use tropa::edit::confidential::toggle_confidential;
use tropa::edit::lock::{forbidden, locked_by, toggle_lock};
use tropa::edit::{Contents, Edit, Element, StepName, apply, contents};
use tropa::editor::{
    Align, Button, Context, Editor, Event, Key, Modifiers, Placement, Tool, align, reorder, toggle_visibility_line,
};
use tropa::layout::{Engine, Layout, View};
use tropa::model::{
    Document, ElementId, ElementRef, EmotionPoint, IdSource, Journey, Lane, LaneId, LaneKind, Note, NoteId, PersonaId,
    Share, Solution, SolutionId, Stage, StageId, TouchpointId, validate,
};
use tropa::store::{from_bytes, to_bytes};

/// A hand at the sheet.
struct Hand {
    editor: Editor,
    engine: Engine,
}

fn context(layout: &Layout, view: Rect) -> Context<'_> {
    Context { scene: &layout.scene, frame: &layout.frame, zoom: 1.0, view, touch: false, defaults: &Words }
}

impl Hand {
    fn new(document: Document) -> Self {
        let journey = document.first_journey().unwrap().id;
        Self { editor: Editor::new(document, journey, IdSource::seeded(7)), engine: Engine::default() }
    }

    fn journey(&self) -> &Journey {
        self.editor.document().journey(self.editor.journey()).unwrap()
    }

    fn layout(&mut self) -> Layout {
        let view = View::default();
        self.engine.lay_out(self.editor.document(), self.editor.journey(), &view)
    }

    fn send(&mut self, event: Event) {
        let layout = self.layout();
        let context = context(&layout, layout.scene.size.to_rect());
        let outcome = self.editor.handle(event, &context);
        assert_eq!(outcome.error, None);
    }

    fn place(&mut self, placement: &Placement) -> Option<ElementId> {
        let layout = self.layout();
        let context = context(&layout, layout.scene.size.to_rect());
        let outcome = self.editor.place_here(placement, &context);
        assert_eq!(outcome.error, None);
        outcome.document_changed.then(|| self.editor.selection().single()).flatten()
    }

    /// Draws a line through places of the emotion band: along the stages, and a feeling.
    fn draw(&mut self, points: &[(usize, f64, f64)], modifiers: Modifiers) {
        let frame = self.layout().frame;
        let at = |&(stage, along, feeling): &(usize, f64, f64)| {
            let column = frame.stages[stage];
            let y = frame.y_of(tropa::model::Feeling::new(feeling)).unwrap();
            Point::new(column.left + (column.right - column.left) * along, y)
        };
        self.editor.set_tool(Tool::Sketch);
        let button = Button::Primary;
        let start = at(&points[0]);
        self.send(Event::PointerDown { at: start, button, modifiers, clicks: 1 });
        let mut last = start;
        for point in &points[1..] {
            let to = at(point);
            for step in 1..=20 {
                let at = last.lerp(to, f64::from(step) / 20.0);
                self.send(Event::PointerMove { at, modifiers });
            }
            last = to;
        }
        self.send(Event::PointerUp { at: last, button, modifiers });
    }
}

fn points(journey: &Journey, persona: PersonaId) -> Vec<EmotionPoint> {
    let order = |point: &EmotionPoint| (journey.stages.position(point.stage), point.at.get());
    let mut points: Vec<EmotionPoint> =
        journey.emotions.iter().filter(|point| point.persona == persona).map(|point| point.as_ref().clone()).collect();
    points.sort_by(|one, other| order(one).partial_cmp(&order(other)).unwrap());
    points
}

fn first_persona(document: &Document) -> PersonaId {
    document.personas.at(0).unwrap().id
}

#[test]
fn a_drawn_curve_takes_the_place_of_the_points_under_it_in_one_step_and_no_word_is_lost() {
    let mut hand = Hand::new(sample());
    let before = hand.editor.document().clone();
    let persona = first_persona(&before);
    hand.editor.set_active_persona(Some(persona));
    let was = points(hand.journey(), persona);
    let stages: Vec<StageId> = hand.journey().stages.iter().map(|stage| stage.id).collect();
    hand.draw(&[(1, 0.05, -1.0), (1, 0.9, 1.5), (2, 0.95, -1.5)], Modifiers::default());
    let is = points(hand.journey(), persona);
    let outside = |all: &[EmotionPoint]| {
        all.iter().filter(|point| ![stages[1], stages[2]].contains(&point.stage)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(outside(&is), outside(&was), "what was not drawn over stays");
    let top = is.iter().find(|point| point.stage == stages[1] && point.value.get() == 1.5).unwrap();
    assert!((top.at.get() - 0.9).abs() < 0.02, "{top:?}");
    let drawn = is.iter().filter(|point| stages[1..3].contains(&point.stage));
    let quarters = drawn.clone().filter(|point| (point.value.get() * 4.0).fract() == 0.0).count();
    assert!(drawn.count() <= 7 && quarters >= 5, "{is:?}");
    let words = |all: &[EmotionPoint]| {
        let mut quotes: Vec<String> =
            all.iter().map(|point| point.quote.clone()).filter(|quote| !quote.is_empty()).collect();
        quotes.sort();
        quotes
    };
    assert_eq!(words(&is), words(&was));
    assert!(validate(hand.editor.document()).is_empty());
    assert_eq!(hand.editor.history().undo_name(), Some(StepName::Sketch));
    assert!(hand.editor.undo());
    assert!(std::sync::Arc::ptr_eq(&before, hand.editor.document()), "one step");
}

#[test]
fn esc_while_drawing_leaves_everything_as_it_was() {
    let mut hand = Hand::new(sample());
    let before = hand.editor.document().clone();
    let frame = hand.layout().frame;
    let y = frame.y_of(tropa::model::Feeling::new(0.0)).unwrap();
    hand.editor.set_tool(Tool::Sketch);
    let (button, modifiers) = (Button::Primary, Modifiers::default());
    let at = |along: f64| Point::new(frame.stages[0].left + along * 100.0, y);
    hand.send(Event::PointerDown { at: at(0.0), button, modifiers, clicks: 1 });
    hand.send(Event::PointerMove { at: at(1.0), modifiers });
    assert_eq!(hand.editor.sketch().map(<[Point]>::len), Some(2), "the line is seen while it is drawn");
    hand.send(Event::Key(Key::Escape, modifiers));
    assert_eq!(hand.editor.sketch(), None);
    hand.send(Event::PointerUp { at: at(1.0), button, modifiers });
    assert!(std::sync::Arc::ptr_eq(&before, hand.editor.document()));
    assert_eq!(*hand.editor.tool(), Tool::Sketch, "the pen stays in hand");
}

#[test]
fn a_click_with_the_pen_and_a_stroke_outside_the_lane_draw_nothing() {
    let mut hand = Hand::new(sample());
    let before = hand.editor.document().clone();
    hand.draw(&[(1, 0.5, 0.0), (1, 0.5, 1.0)], Modifiers::default());
    let frame = hand.layout().frame;
    let (button, modifiers) = (Button::Primary, Modifiers::default());
    let from = frame.heads.center();
    hand.send(Event::PointerDown { at: from, button, modifiers, clicks: 1 });
    hand.send(Event::PointerMove { at: Point::new(from.x + 300.0, from.y), modifiers });
    hand.send(Event::PointerUp { at: Point::new(from.x + 300.0, from.y), button, modifiers });
    assert!(std::sync::Arc::ptr_eq(&before, hand.editor.document()));
}

#[test]
fn a_curve_cannot_be_drawn_in_a_locked_lane() {
    let document = sample();
    let lane = document.first_journey().unwrap().lanes.iter().find(|lane| lane.kind == LaneKind::Emotions).unwrap().id;
    let edit = toggle_lock(&document, &[ElementId::Lane(lane)]).unwrap();
    let mut hand = Hand::new(apply(&document, &edit).unwrap());
    let before = hand.editor.document().clone();
    hand.draw(&[(0, 0.1, 0.0), (2, 0.5, 1.0)], Modifiers::default());
    assert!(std::sync::Arc::ptr_eq(&before, hand.editor.document()));
}

#[test]
fn with_the_keyboard_alone_every_kind_of_element_comes_to_the_selected_stage() {
    let document = sample();
    let journey = document.first_journey().unwrap().clone();
    let stage = journey.stages.at(2).unwrap().id;
    let lane = journey.lanes.iter().find(|lane| lane.visible && lane.kind.holds_notes()).unwrap().id;
    for placement in [
        Placement::Touchpoint { channel: "site".into() },
        Placement::EmotionPoint,
        Placement::DropOff,
        Placement::Barrier,
        Placement::Solution,
        Placement::Metric,
        Placement::Note(lane),
    ] {
        let mut hand = Hand::new(document.clone());
        if let Some(kind) = placement.lane_kind()
            && hand.layout().frame.lane_of(kind).is_none()
        {
            panic!("the sample has a lane for {placement:?}");
        }
        hand.editor.select(Some(ElementId::Stage(stage)));
        hand.editor.set_tool(Tool::Place(placement.clone()));
        let new = hand.place(&placement).unwrap_or_else(|| panic!("{placement:?} found no place"));
        assert!(!document.has(new), "{placement:?}");
        let found = hand.editor.document().element(new).unwrap();
        assert_eq!(found.stage(), Some(stage), "{placement:?}");
        assert_eq!(*hand.editor.tool(), Tool::Select, "it can be nudged at once");
        assert!(validate(hand.editor.document()).is_empty());
        assert!(hand.editor.undo() && !hand.editor.undo(), "one step");
    }
}

#[test]
fn with_nothing_selected_a_new_thing_comes_to_the_first_stage_in_view() {
    let mut hand = Hand::new(sample());
    let layout = hand.layout();
    let column = layout.frame.stages[3];
    let seen = Rect::new(column.left - 5.0, 0.0, column.right + 5.0, 500.0);
    hand.editor.place_here(&Placement::Barrier, &context(&layout, seen));
    let new = hand.editor.selection().single().unwrap();
    assert_eq!(hand.editor.document().element(new).unwrap().stage(), Some(column.id));
}

#[test]
fn a_new_feeling_by_key_lies_on_the_curve_and_belongs_to_the_active_persona() {
    let mut hand = Hand::new(sample());
    let persona = hand.editor.document().personas.at(1).unwrap().id;
    hand.editor.set_active_persona(Some(persona));
    let count = points(hand.journey(), persona).len();
    let new = hand.place(&Placement::EmotionPoint).unwrap();
    let Some(ElementRef::Emotion(point)) = hand.editor.document().element(new) else { panic!("a point") };
    assert_eq!(point.persona, persona);
    assert_eq!((point.value.get() * 4.0).fract(), 0.0, "on a quarter");
    assert_eq!(points(hand.journey(), persona).len(), count + 1);
}

#[test]
fn the_mark_of_a_moment_of_truth_comes_to_the_selected_card_by_key() {
    let mut hand = Hand::new(sample());
    let card = hand.journey().touchpoints.iter().find(|card| !card.moment_of_truth).unwrap().id;
    hand.editor.select(Some(ElementId::Touchpoint(card)));
    hand.place(&Placement::MomentOfTruth);
    assert!(hand.journey().touchpoints.get(card).unwrap().moment_of_truth);
}

/// Three cards of one stage at these places and rows.
fn three(document: &Document, places: [(f64, u32); 3]) -> (Document, StageId, Vec<TouchpointId>) {
    let journey = document.first_journey().unwrap();
    let stage = journey.stages.at(0).unwrap().id;
    let mut cards = Vec::new();
    let mut next = document.clone();
    for (card, (at, row)) in journey.touchpoints.iter().take(3).zip(places) {
        let edit = Edit::MoveTouchpoint { id: card.id, stage, at: Share::new(at), row };
        next = apply(&next, &edit).unwrap();
        cards.push(card.id);
    }
    let others: Vec<ElementId> = (next.first_journey().unwrap().touchpoints.iter())
        .filter(|card| card.stage == stage && !cards.contains(&card.id))
        .map(|card| ElementId::Touchpoint(card.id))
        .collect();
    if !others.is_empty() {
        next = apply(&next, &Edit::Remove(others)).unwrap();
    }
    (next, stage, cards)
}

fn aligned(document: &Document, cards: &[TouchpointId], way: Align) -> Option<Vec<(f64, u32)>> {
    let journey = document.first_journey().unwrap();
    let frame = Engine::default().lay_out(document, journey.id, &View::default()).frame;
    let selection: Vec<ElementId> = cards.iter().map(|card| ElementId::Touchpoint(*card)).collect();
    let next = apply(document, &align(document, &frame, &selection, way)?).unwrap();
    let journey = next.first_journey().unwrap();
    Some(
        cards
            .iter()
            .map(|card| journey.touchpoints.get(*card).unwrap())
            .map(|card| (card.at.get(), card.row))
            .collect(),
    )
}

#[test]
fn cards_come_into_line_left_right_in_the_middle_and_at_equal_distances() {
    let (document, _, cards) = three(&sample(), [(0.1, 0), (0.3, 1), (0.9, 2)]);
    let at = |way| -> Vec<f64> { aligned(&document, &cards, way).unwrap().into_iter().map(|(at, _)| at).collect() };
    assert_eq!(at(Align::Left), [0.1, 0.1, 0.1]);
    assert_eq!(at(Align::Right), [0.9, 0.9, 0.9]);
    assert_eq!(at(Align::Middle), [0.5, 0.5, 0.5]);
    assert_eq!(at(Align::Distribute), [0.1, 0.5, 0.9]);
}

#[test]
fn cards_come_into_the_top_row_and_into_the_bottom_row_without_empty_rows_above() {
    let (document, stage, cards) = three(&sample(), [(0.1, 0), (0.3, 1), (0.9, 2)]);
    let rows = |way, cards: &[TouchpointId]| -> Vec<u32> {
        aligned(&document, cards, way).unwrap().into_iter().map(|(_, row)| row).collect()
    };
    assert_eq!(rows(Align::Top, &cards), [0, 0, 0]);
    assert_eq!(rows(Align::Bottom, &cards[1..]), [1, 1], "row 1 is free below the card that is not selected");
    assert!(document.first_journey().unwrap().stages.get(stage).is_some());
}

#[test]
fn what_is_in_line_already_or_alone_is_no_step() {
    let (document, _, cards) = three(&sample(), [(0.5, 0), (0.5, 1), (0.5, 2)]);
    assert_eq!(aligned(&document, &cards, Align::Left), None);
    assert_eq!(aligned(&document, &cards[..1], Align::Top), None);
}

#[test]
fn a_locked_card_stays_and_the_others_come_to_it() {
    let (document, _, cards) = three(&sample(), [(0.1, 0), (0.3, 1), (0.9, 2)]);
    let lock = toggle_lock(&document, &[ElementId::Touchpoint(cards[2])]).unwrap();
    let document = apply(&document, &lock).unwrap();
    let at: Vec<f64> = aligned(&document, &cards, Align::Left).unwrap().into_iter().map(|(at, _)| at).collect();
    assert_eq!(at, [0.1, 0.1, 0.9]);
}

#[test]
fn feelings_go_to_the_highest_and_to_the_lowest_of_them() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let frame = Engine::default().lay_out(&document, journey.id, &View::default()).frame;
    let all = points(journey, first_persona(&document));
    let selection: Vec<ElementId> = all.iter().map(|point| ElementId::Emotion(point.id)).collect();
    let values = all.iter().map(|point| point.value.get());
    for (way, value) in [(Align::Top, values.clone().fold(-2.0, f64::max)), (Align::Bottom, values.fold(2.0, f64::min))]
    {
        let next = apply(&document, &align(&document, &frame, &selection, way).unwrap()).unwrap();
        let journey = next.first_journey().unwrap();
        assert!(points(journey, first_persona(&next)).iter().all(|point| point.value.get() == value));
    }
}

#[test]
fn a_lock_goes_on_for_all_and_off_only_when_all_have_it() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let cards: Vec<ElementId> = journey.touchpoints.iter().take(2).map(|card| ElementId::Touchpoint(card.id)).collect();
    let one = apply(&document, &toggle_lock(&document, &cards[..1]).unwrap()).unwrap();
    let both = apply(&one, &toggle_lock(&one, &cards).unwrap()).unwrap();
    assert!(cards.iter().all(|card| both.is_locked(*card)));
    let none = apply(&both, &toggle_lock(&both, &cards).unwrap()).unwrap();
    assert!(cards.iter().all(|card| !none.is_locked(*card)));
    let emotion = ElementId::Emotion(journey.emotions.at(0).unwrap().id);
    assert_eq!(toggle_lock(&document, &[emotion]), None, "a feeling has no lock of its own");
}

#[test]
fn what_is_confidential_is_marked_in_one_step_and_a_lock_does_not_hinder_it_and_a_copy_keeps_it() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let card = ElementId::Touchpoint(journey.touchpoints.at(0).unwrap().id);
    let stage = ElementId::Stage(journey.stages.at(0).unwrap().id);
    let others = [
        ElementId::Emotion(journey.emotions.at(0).unwrap().id),
        ElementId::Lane(journey.lanes.at(0).unwrap().id),
        ElementId::Persona(document.personas.at(0).unwrap().id),
    ];
    let locked = apply(&document, &toggle_lock(&document, &[card]).unwrap()).unwrap();
    let marked: Vec<ElementId> = others.into_iter().chain([card, stage]).collect();
    let edit = toggle_confidential(&locked, &marked).unwrap();
    assert_eq!(forbidden(&locked, &edit), None);
    let kept = apply(&locked, &edit).unwrap();
    let is_kept = |document: &Document, element| document.element(element).is_some_and(ElementRef::confidential);
    assert!(
        marked.iter().all(|&element| is_kept(&kept, element) == (element != stage)),
        "no map is without its stages"
    );
    let written = from_bytes(&to_bytes(&kept).unwrap()).unwrap();
    assert!(is_kept(&written, card), "it is written");
    let copy = Element::copy_of(kept.element(card).unwrap()).unwrap().numbered(9_000);
    assert!(copy.element().confidential());
    let open = apply(&kept, &toggle_confidential(&kept, &marked).unwrap()).unwrap();
    assert!(!marked.iter().any(|&element| is_kept(&open, element)));
    assert_eq!(toggle_confidential(&document, &[stage]), None);
}

#[test]
fn nothing_that_is_locked_can_be_changed_moved_or_deleted_but_it_can_be_unlocked() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let card = journey.touchpoints.at(0).unwrap();
    let (id, stage) = (ElementId::Touchpoint(card.id), card.stage);
    let locked = apply(&document, &toggle_lock(&document, &[ElementId::Stage(stage)]).unwrap()).unwrap();
    assert_eq!(locked_by(&locked, id), Some(ElementId::Stage(stage)));
    let mut other = card.as_ref().clone();
    other.title.push('!');
    let moves = Edit::MoveTouchpoint { id: card.id, stage, at: Share::new(0.123), row: 0 };
    for edit in [
        Edit::Change(Box::new(Element::Touchpoint(other))),
        Edit::Remove(vec![id]),
        Edit::Several { name: StepName::Change, edits: vec![moves] },
    ] {
        assert_eq!(forbidden(&document, &edit), None);
        assert_eq!(forbidden(&locked, &edit), Some(id), "{edit:?}");
    }
    let unlock = toggle_lock(&locked, &[ElementId::Stage(stage)]).unwrap();
    assert_eq!(forbidden(&locked, &unlock), None);
}

#[test]
fn nothing_new_comes_into_what_is_locked_unless_its_stage_is_new_too() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let (stage, other) = (journey.stages.at(0).unwrap().id, journey.stages.at(1).unwrap().id);
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Solutions).unwrap().id;
    let add = |element| Edit::Add { journey: journey.id, element: Box::new(element), index: None };
    let solution = |stage| add(Element::Solution(Solution::new(SolutionId::new(9001), stage)));
    let locked = |element| apply(&document, &toggle_lock(&document, &[element]).unwrap()).unwrap();
    let by_stage = locked(ElementId::Stage(stage));
    assert_eq!(forbidden(&document, &solution(stage)), None);
    assert_eq!(forbidden(&by_stage, &solution(stage)), Some(ElementId::Stage(stage)));
    assert_eq!(forbidden(&by_stage, &solution(other)), None);
    let by_lane = locked(ElementId::Lane(lane));
    assert_eq!(forbidden(&by_lane, &solution(other)), Some(ElementId::Lane(lane)));

    let (new_stage, new_lane) = (StageId::new(9002), LaneId::new(9003));
    let copied = vec![add(Element::Stage(Stage::new(new_stage))), solution(new_stage)];
    assert_eq!(forbidden(&by_lane, &Edit::Several { name: StepName::AddStage, edits: copied }), None);
    let note = add(Element::Note(Note::new(NoteId::new(9004), new_lane, stage)));
    let copied = vec![add(Element::Lane(Lane::new(new_lane, LaneKind::Text))), note];
    let copied = Edit::Several { name: StepName::AddLane, edits: copied };
    assert_eq!(forbidden(&document, &copied), None);
    assert_eq!(forbidden(&by_stage, &copied), Some(ElementId::Stage(stage)), "what comes with a new lane too");
}

#[test]
fn order_changes_by_one_place_among_those_of_the_same_cell() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let stage = journey.barriers.at(0).unwrap().stage;
    let ids = |document: &Document| -> Vec<ElementId> {
        let journey = document.first_journey().unwrap();
        let here = journey.barriers.iter().filter(|barrier| barrier.stage == stage);
        here.map(|barrier| ElementId::Barrier(barrier.id)).collect()
    };
    let mut document = document.clone();
    for (number, barrier) in (9_000..).zip(journey.barriers.iter().take(1).cycle().take(2)) {
        let mut barrier = barrier.as_ref().clone();
        barrier.id = tropa::model::BarrierId::new(number);
        let element = Box::new(Element::Barrier(barrier));
        document = apply(&document, &Edit::Add { journey: journey.id, element, index: None }).unwrap();
    }
    let before = ids(&document);
    let later = apply(&document, &reorder(&document, &before[..1], true).unwrap()).unwrap();
    let mut wanted = before.clone();
    wanted.swap(0, 1);
    assert_eq!(ids(&later), wanted);
    assert_eq!(ids(&apply(&later, &reorder(&later, &before[..1], false).unwrap()).unwrap()), before);
    assert_eq!(reorder(&document, &before[..1], false), None, "there is nothing before the first");
    assert_eq!(reorder(&document, &before, true), None, "all of a cell cannot move behind themselves");
}

#[test]
fn a_card_changes_places_with_the_row_below_and_no_row_is_left_empty() {
    let (document, _, cards) = three(&sample(), [(0.5, 0), (0.5, 1), (0.5, 2)]);
    let rows = |document: &Document| -> Vec<u32> {
        let journey = document.first_journey().unwrap();
        cards.iter().map(|card| journey.touchpoints.get(*card).unwrap().row).collect()
    };
    let first = ElementId::Touchpoint(cards[0]);
    let later = apply(&document, &reorder(&document, &[first], true).unwrap()).unwrap();
    assert_eq!(rows(&later), [1, 0, 2]);
    assert_eq!(reorder(&document, &[ElementId::Touchpoint(cards[2])], true), None);
}

#[test]
fn many_moved_in_their_order_stand_as_if_each_was_moved_alone() {
    for seed in 1..=6 {
        let document = tropa::method::synth(5, 40, 3, seed);
        let journey = document.first_journey().unwrap();
        // Several in each cell, or none had anywhere to go.
        let stage = |index: usize| journey.stages.at(index % 2).unwrap().id;
        let gather = (journey.notes.iter().map(|note| ElementId::Note(note.id)))
            .chain(journey.barriers.iter().map(|barrier| ElementId::Barrier(barrier.id)))
            .chain(journey.metrics.iter().map(|metric| ElementId::Metric(metric.id)));
        let gather = gather.enumerate().map(|(index, element)| Edit::MoveToStage { element, stage: stage(index) });
        let document =
            apply(&document, &Edit::Several { name: StepName::MoveSelection, edits: gather.collect() }).unwrap();
        let journey = document.first_journey().unwrap();
        let some: Vec<ElementId> = (journey.notes.iter().map(|note| ElementId::Note(note.id)))
            .chain(journey.barriers.iter().map(|barrier| ElementId::Barrier(barrier.id)))
            .chain(journey.metrics.iter().map(|metric| ElementId::Metric(metric.id)))
            .chain(journey.stages.iter().map(|stage| ElementId::Stage(stage.id)))
            .enumerate()
            .filter_map(|(index, element)| (index % 3 != 1).then_some(element))
            .collect();
        for later in [true, false] {
            let Some(Edit::Several { name, edits }) = reorder(&document, &some, later) else {
                panic!("some of them can move")
            };
            let one_by_one = edits.iter().fold(document.clone(), |document, edit| apply(&document, edit).unwrap());
            assert!(edits.len() > 5, "{} of them move", edits.len());
            let at_once = apply(&document, &Edit::Several { name, edits }).unwrap();
            assert!(at_once == one_by_one && at_once != document, "seed {seed}, later: {later}");
            assert_eq!(validate(&at_once), Vec::new());
            let rows = |document: &Document| rows(document.first_journey().unwrap());
            for (before, after) in rows(&document).into_iter().zip(rows(&at_once)) {
                assert_eq!(after, stepped(before, &some, later), "seed {seed}, later: {later}");
            }
        }
    }
}

/// What stands in each cell of texts, barriers and metrics, in its order; and the stages.
fn rows(journey: &Journey) -> Vec<Vec<ElementId>> {
    let mut rows = vec![journey.stages.iter().map(|stage| ElementId::Stage(stage.id)).collect()];
    for stage in journey.stages.iter().map(|stage| stage.id).collect::<std::collections::BTreeSet<_>>() {
        let barriers = journey.barriers.iter().filter(|it| it.stage == stage);
        rows.push(barriers.map(|it| ElementId::Barrier(it.id)).collect());
        let metrics = journey.metrics.iter().filter(|it| it.stage == stage);
        rows.push(metrics.map(|it| ElementId::Metric(it.id)).collect());
        for lane in journey.lanes.iter().map(|lane| lane.id) {
            let notes = journey.notes.iter().filter(|it| it.stage == stage && it.lane == lane);
            rows.push(notes.map(|it| ElementId::Note(it.id)).collect());
        }
    }
    rows
}

/// A row in which each of some elements changes places with its neighbour, unless that is one of them too.
fn stepped(mut row: Vec<ElementId>, some: &[ElementId], later: bool) -> Vec<ElementId> {
    if !later {
        row.reverse();
    }
    for at in (1..row.len()).rev() {
        if some.contains(&row[at - 1]) && !some.contains(&row[at]) {
            row.swap(at - 1, at);
        }
    }
    if !later {
        row.reverse();
    }
    row
}

#[test]
fn what_goes_with_a_stage_a_lane_and_a_persona_is_counted_as_it_goes() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let count = |document: &Document| {
        let journey = document.first_journey().unwrap();
        Contents {
            touchpoints: journey.touchpoints.len(),
            notes: journey.notes.len(),
            emotions: journey.emotions.len(),
            dropoffs: journey.dropoffs.len(),
            barriers: journey.barriers.len(),
            solutions: journey.solutions.len(),
            metrics: journey.metrics.len(),
        }
    };
    let before = count(&document);
    let stages = journey.stages.iter().map(|stage| ElementId::Stage(stage.id));
    let lanes = journey.lanes.iter().map(|lane| ElementId::Lane(lane.id));
    let personas = document.personas.iter().map(|persona| ElementId::Persona(persona.id));
    for id in at_least(15, stages.chain(lanes).chain(personas)) {
        let after = count(&apply(&document, &Edit::Remove(vec![id])).unwrap());
        let gone = Contents {
            touchpoints: before.touchpoints - after.touchpoints,
            notes: before.notes - after.notes,
            emotions: before.emotions - after.emotions,
            dropoffs: before.dropoffs - after.dropoffs,
            barriers: before.barriers - after.barriers,
            solutions: before.solutions - after.solutions,
            metrics: before.metrics - after.metrics,
        };
        assert_eq!(contents(&document, &[id]), gone, "{id}");
    }
    let card = ElementId::Touchpoint(journey.touchpoints.at(0).unwrap().id);
    assert!(contents(&document, &[card]).is_empty(), "a card goes alone");
}

#[test]
fn a_copy_of_a_stage_has_all_that_stands_in_it_and_ids_of_its_own() {
    let mut hand = Hand::new(sample());
    let stage = hand.journey().stages.at(1).unwrap().id;
    let held = contents(hand.editor.document(), &[ElementId::Stage(stage)]);
    let (edit, copy) = hand.editor.duplicate_stage_or_lane(ElementId::Stage(stage)).unwrap();
    hand.editor.apply(&edit).unwrap();
    assert_eq!(contents(hand.editor.document(), &[copy]), held);
    assert_eq!(contents(hand.editor.document(), &[ElementId::Stage(stage)]), held, "the first keeps its own");
    assert_eq!(hand.journey().stages.at(2).map(|stage| ElementId::Stage(stage.id)), Some(copy));
    assert!(validate(hand.editor.document()).is_empty());
    assert!(hand.editor.undo() && !hand.editor.undo(), "one step");
}

#[test]
fn a_copy_of_a_lane_has_its_texts_and_a_lane_of_cards_has_no_copy() {
    let mut hand = Hand::new(sample());
    let lane_of = |hand: &Hand, keep: &dyn Fn(LaneKind) -> bool| -> LaneId {
        hand.journey().lanes.iter().find(|lane| keep(lane.kind)).unwrap().id
    };
    let texts = ElementId::Lane(lane_of(&hand, &LaneKind::holds_notes));
    let held = contents(hand.editor.document(), &[texts]);
    let (edit, copy) = hand.editor.duplicate_stage_or_lane(texts).unwrap();
    hand.editor.apply(&edit).unwrap();
    assert_eq!(contents(hand.editor.document(), &[copy]), held);
    let cards = ElementId::Lane(lane_of(&hand, &|kind| kind == LaneKind::Touchpoints));
    assert_eq!(hand.editor.duplicate_stage_or_lane(cards), None);
}

#[test]
fn the_line_of_visibility_goes_above_a_lane_and_away_from_it_again() {
    let document = sample();
    let journey = document.first_journey().unwrap();
    let lane = |kind: LaneKind| journey.lanes.iter().find(|lane| lane.kind == kind).unwrap().id;
    let line = |document: &Document| document.first_journey().unwrap().line_of_visibility();
    let toggled = |document: &Document, lane: LaneId| {
        apply(document, &toggle_visibility_line(document.first_journey().unwrap(), lane).unwrap()).unwrap()
    };
    assert_eq!(line(&document), Some(lane(LaneKind::Solutions)));
    let lower = toggled(&document, lane(LaneKind::Metrics));
    assert_eq!(line(&lower), Some(lane(LaneKind::Metrics)), "the solutions come into sight");
    let higher = toggled(&lower, lane(LaneKind::Barriers));
    assert_eq!(line(&higher), Some(lane(LaneKind::Barriers)));
    let back = toggled(&higher, lane(LaneKind::Barriers));
    assert_eq!(line(&back), Some(lane(LaneKind::Metrics)), "down to the next that is out of sight");
    let own = toggled(&back, lane(LaneKind::Solutions));
    let lanes = &own.first_journey().unwrap().lanes;
    assert_eq!(lanes.get(lane(LaneKind::Solutions)).unwrap().backstage, None, "its own nature is not written down");
    let shown: Vec<LaneId> = journey.lanes.iter().filter(|lane| lane.visible).map(|lane| lane.id).collect();
    assert_eq!(toggle_visibility_line(journey, shown[0]), None, "there is nothing above");
    assert_eq!(toggle_visibility_line(journey, lane(LaneKind::Goal)), None, "it is hidden");
}

#[test]
fn nothing_is_put_into_a_computed_lane_by_key_by_typing_or_by_a_drag() {
    let mut document = sample();
    let mut journey = document.first_journey().unwrap().as_ref().clone();
    let gains = LaneId::new(900);
    journey.lanes.insert(0, Lane::new(gains, LaneKind::Gains));
    document.journeys = std::iter::once(journey.clone()).collect();
    let stage = journey.stages.at(1).unwrap().id;
    let mut hand = Hand::new(document.clone());
    // The cell can be come to, and Enter and letters do nothing in it.
    hand.editor.select_cell(stage, gains);
    let layout = hand.layout();
    let outcome = hand.editor.fill_cell(&context(&layout, layout.scene.size.to_rect()));
    assert!(!outcome.document_changed && outcome.request.is_none() && outcome.error.is_none());
    assert_eq!(*hand.editor.document().as_ref(), document);
    // A text by tool goes nowhere, since the lane holds none.
    assert_eq!(hand.place(&Placement::Note(gains)), None);
    // A text that is dragged there stays in its own lane.
    let expectations = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Expectations).unwrap().id;
    let note = journey.notes.iter().find(|note| note.lane == expectations).unwrap();
    let from = tropa::editor::bounds_of(&layout.scene, ElementId::Note(note.id)).unwrap().center();
    let to = layout.frame.cell(stage, gains).unwrap().center();
    let (button, modifiers) = (Button::Primary, Modifiers::default());
    hand.send(Event::PointerDown { at: from, button, modifiers, clicks: 1 });
    for step in 1..=10 {
        hand.send(Event::PointerMove { at: from.lerp(to, f64::from(step) / 10.0), modifiers });
    }
    hand.send(Event::PointerUp { at: to, button, modifiers });
    let moved = hand.journey().notes.get(note.id).unwrap();
    assert_eq!((moved.lane, moved.stage), (expectations, stage));
    assert!(validate(hand.editor.document()).is_empty());
}
