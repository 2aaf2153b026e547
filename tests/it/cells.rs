//! What stands in wide cells: items in columns, touchpoint cards in slots, and a hand that lands where it was shown.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::hand::{AWARE, CHOOSE, JOURNEY, Words};
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;
use tropa::editor::{Button, Context, Direction, Editor, Event, Key, Modifiers, Placement, bounds_of};
use tropa::layout::{CardSlots, Engine, Layout, View};
use tropa::model::{
    Amount, Barrier, BarrierId, Card, Document, ElementId, EmotionId, EmotionPoint, IdSource, Journey, Lane, LaneId,
    LaneKind, Metric, MetricId, Note, NoteId, Persona, PersonaId, Share, Stage, Touchpoint, TouchpointId,
};

const GOALS: LaneId = LaneId::new(1);
/// Of running text, in layout units: about sixty letters and what a box has at its sides, twenty-eight letters.
const COLUMN: std::ops::RangeInclusive<f64> = 245.0..=550.5;

/// A person at a real sheet of two stages.
struct Sheet {
    editor: Editor,
    engine: Engine,
    layout: Layout,
}

/// How much stands at the first stage.
#[derive(Clone, Copy, Default)]
struct Content<'a> {
    notes: u64,
    barriers: u64,
    metrics: u64,
    /// Rows and places.
    cards: &'a [(u32, f64)],
}

fn sheet(content: Content<'_>) -> Sheet {
    let kinds = [LaneKind::Goal, LaneKind::Touchpoints, LaneKind::Barriers, LaneKind::Metrics];
    let said = |number: u64| "Дорого и долго, а объяснить некому. ".repeat(1 + usize::try_from(number % 2).unwrap());
    let journey = Journey {
        stages: [AWARE, CHOOSE].into_iter().map(Stage::new).collect(),
        lanes: (1..).zip(kinds).map(|(number, kind)| Lane::new(LaneId::new(number), kind)).collect(),
        notes: (1..=content.notes)
            .map(|id| Note { text: said(1), ..Note::new(NoteId::new(id), GOALS, AWARE) })
            .collect(),
        barriers: (1..=content.barriers)
            .map(|id| Barrier { title: "Цена".into(), text: said(id), ..Barrier::new(BarrierId::new(id), AWARE) })
            .collect(),
        metrics: (1..=content.metrics)
            .map(|id| Metric {
                name: format!("Показатель {id}"),
                fact: Some(Amount::new(12.0)),
                target: Some(Amount::new(20.0)),
                ..Metric::new(MetricId::new(id), AWARE)
            })
            .collect(),
        touchpoints: (content.cards.iter().zip(1..))
            .map(|(&(row, at), id)| Touchpoint {
                row,
                at: Share::new(at),
                card: Arc::new(Card {
                    channel: "site".into(), title: format!("Карточка {id}"), ..Card::default()
                }),
                ..Touchpoint::new(TouchpointId::new(id), AWARE)
            })
            .collect(),
        ..Journey::empty(JOURNEY)
    };
    let document = Document { journeys: std::iter::once(journey).collect(), ..Document::default() };
    let editor = Editor::new(document, JOURNEY, IdSource::seeded(7));
    let mut sheet = Sheet { editor, engine: Engine::default(), layout: Layout::default() };
    sheet.look();
    sheet
}

impl Sheet {
    fn look(&mut self) {
        let (document, view) = (Arc::clone(self.editor.document()), View::default());
        self.layout = if self.editor.is_moving() {
            self.engine.lay_out_held(&document, JOURNEY, &view, &self.layout)
        } else {
            self.engine.lay_out(&document, JOURNEY, &view)
        };
    }

    fn in_context<T>(&mut self, act: impl FnOnce(&mut Editor, &Context<'_>) -> T) -> T {
        let (scene, frame) = (Arc::clone(&self.layout.scene), Arc::clone(&self.layout.frame));
        let view = scene.size.to_rect();
        let context = Context { scene: &scene, frame: &frame, zoom: 1.0, view, touch: false, defaults: &Words };
        act(&mut self.editor, &context)
    }

    fn send(&mut self, event: Event) {
        assert_eq!(self.in_context(|editor, context| editor.handle(event, context)).error, None);
        self.look();
    }

    fn press(&mut self, at: Point) {
        self.send(Event::PointerDown { at, button: Button::Primary, modifiers: Modifiers::default(), clicks: 1 });
    }

    /// Goes there in ten moves; the button stays down.
    fn go(&mut self, from: Point, to: Point) {
        for step in 1..=10 {
            let at = from.lerp(to, f64::from(step) / 10.0);
            self.send(Event::PointerMove { at, modifiers: Modifiers::default() });
        }
    }

    fn release(&mut self, at: Point) {
        self.send(Event::PointerUp { at, button: Button::Primary, modifiers: Modifiers::default() });
    }

    /// Carries the middle of a thing there and lets it go: in the end everything is in the order it was shown in.
    fn drag(&mut self, element: ElementId, to: Point) {
        let from = self.bounds(element).center();
        self.press(from);
        self.go(from, to);
        let shown = self.editor.document().clone();
        self.release(to);
        assert!(Arc::ptr_eq(&shown, self.editor.document()), "letting go changes nothing any more");
    }

    fn bounds(&self, element: ElementId) -> Rect {
        bounds_of(&self.layout.scene, element).expect("it is on the sheet")
    }

    /// The boxes of some elements, in layout units, the cell at the left edge of its stage.
    fn boxes(&self, elements: impl Iterator<Item = ElementId>) -> Vec<Rect> {
        let (unit, left) = (self.layout.frame.body / 16.0, self.layout.frame.column(AWARE).unwrap().left);
        elements.map(|element| (self.bounds(element) - Vec2::new(left, 0.0)).scale_from_origin(1.0 / unit)).collect()
    }

    fn slots(&self) -> CardSlots {
        *self.layout.frame.card_slots(AWARE).unwrap()
    }

    fn journey(&self) -> &Journey {
        self.editor.document().journey(JOURNEY).unwrap()
    }

    /// The cards of the first stage as they are seen, line by line.
    fn cards(&self) -> Vec<u64> {
        let mut cards: Vec<_> = (self.journey().touchpoints.iter().filter(|card| card.stage == AWARE))
            .map(|card| (self.bounds(card_id(card.id.number())), card.id.number()))
            .collect();
        cards.sort_by(|(one, _), (other, _)| {
            let below = one.y0 - other.y0;
            if below.abs() > 1.0 { below.total_cmp(&0.0) } else { one.x0.total_cmp(&other.x0) }
        });
        cards.into_iter().map(|(_, id)| id).collect()
    }
}

fn card_id(id: u64) -> ElementId {
    ElementId::Touchpoint(TouchpointId::new(id))
}

fn note(id: u64) -> ElementId {
    ElementId::Note(NoteId::new(id))
}

/// The left edges at which boxes stand, in whole units.
fn edges(boxes: &[Rect]) -> Vec<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "units of a sheet")]
    let mut edges: Vec<i64> = boxes.iter().map(|one| one.x0.round() as i64).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

fn assert_apart(boxes: &[Rect]) {
    for (at, one) in boxes.iter().enumerate() {
        for other in &boxes[at + 1..] {
            let shared = one.intersect(*other);
            assert!(shared.width() < 1.0 || shared.height() < 1.0, "{one} {other}");
        }
    }
}

#[test]
fn items_of_a_wide_cell_stand_in_columns_of_a_readable_width_and_read_downward() {
    let sheet = sheet(Content { notes: 7, barriers: 24, metrics: 4, ..Content::default() });
    let notes = sheet.boxes((1..=7).map(note));
    let barriers = sheet.boxes((1..=24).map(|id| ElementId::Barrier(BarrierId::new(id))));
    let metrics = sheet.boxes((1..=4).map(|id| ElementId::Metric(MetricId::new(id))));
    for boxes in [&notes, &barriers, &metrics] {
        assert_apart(boxes);
        // Down the first column, then down the next.
        let keys = boxes.iter().map(|one| (one.x0.round(), one.y0));
        assert!(keys.is_sorted(), "{boxes:?}");
        assert_eq!(edges(boxes).len(), 2, "{boxes:?}");
    }
    assert!(barriers.iter().all(|one| COLUMN.contains(&one.width())), "{barriers:?}");
    assert!(notes.iter().all(|one| one.width() <= *COLUMN.end()), "{notes:?}");
    assert_eq!(edges(&notes).len(), edges(&barriers).len());
    let apart = |one: i64, other: i64| (one - other).abs() <= 12;
    assert!(edges(&barriers).into_iter().zip(edges(&metrics)).all(|(one, other)| apart(one, other)), "shared edges");
    let height = |boxes: &[Rect], left: i64| {
        #[expect(clippy::cast_possible_truncation, reason = "units of a sheet")]
        let own = boxes.iter().filter(|one| one.x0.round() as i64 == left);
        own.map(|one| one.height() + 8.0).sum::<f64>()
    };
    let [first, second] = edges(&barriers)[..] else { panic!("two columns") };
    let (first, second) = (height(&barriers, first), height(&barriers, second));
    let tallest = barriers.iter().map(Rect::height).fold(0.0, f64::max);
    assert!((first - second).abs() <= tallest + 8.0, "balanced: {first} and {second}");
}

#[test]
fn one_item_alone_is_no_wider_than_a_line_one_can_read() {
    let sheet = sheet(Content { barriers: 1, metrics: 1, ..Content::default() });
    let [barrier] = sheet.boxes(std::iter::once(ElementId::Barrier(BarrierId::new(1))))[..] else { panic!("one") };
    assert!((550.0..=682.0).contains(&barrier.width()), "{barrier}");
}

#[test]
fn a_note_dropped_among_columns_comes_where_it_was_shown() {
    let mut sheet = sheet(Content { notes: 6, ..Content::default() });
    let order = |sheet: &Sheet| sheet.journey().notes.iter().map(|note| note.id.number()).collect::<Vec<_>>();
    // To the head of the first column.
    let head = sheet.bounds(note(1));
    sheet.drag(note(6), Point::new(head.center().x, head.y0 - 2.0));
    assert_eq!(order(&sheet), [6, 1, 2, 3, 4, 5]);
    // Into the second column, above its last.
    let notes = sheet.boxes((1..=6).map(note));
    assert_eq!(edges(&notes).len(), 2);
    let last = sheet.bounds(note(5));
    sheet.drag(note(6), Point::new(last.center().x, last.y0 + 1.0));
    assert_eq!(order(&sheet), [1, 2, 3, 4, 6, 5]);
    // Below the last.
    let last = sheet.bounds(note(5));
    sheet.drag(note(1), Point::new(last.center().x, last.y1 + 4.0));
    assert_eq!(order(&sheet), [2, 3, 4, 6, 5, 1]);
}

const UNPLACED: [(u32, f64); 8] = [(0, 0.0), (1, 0.0), (2, 0.0), (3, 0.0), (4, 0.0), (5, 0.0), (6, 0.0), (7, 0.0)];

#[test]
fn cards_that_nobody_placed_flow_over_the_slots_of_a_wide_cell() {
    let sheet = sheet(Content { cards: &UNPLACED, ..Content::default() });
    let boxes = sheet.boxes((1..=8).map(card_id));
    assert_apart(&boxes);
    assert!(sheet.slots().count > 1);
    assert_eq!(edges(&boxes).len(), sheet.slots().count);
    assert_eq!(sheet.cards(), [1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn a_card_dropped_among_others_that_flow_takes_the_slot_and_they_flow_on() {
    let mut sheet = sheet(Content { cards: &UNPLACED, ..Content::default() });
    let second = sheet.bounds(card_id(2)).center();
    sheet.drag(card_id(8), second);
    assert_eq!(sheet.cards(), [1, 8, 2, 3, 4, 5, 6, 7]);
    assert!((sheet.bounds(card_id(8)).center() - second).hypot() < 30.0);
    assert!(sheet.journey().touchpoints.iter().all(|card| card.at == Share::default()));
    let last = sheet.bounds(card_id(7)).center();
    sheet.drag(card_id(1), last);
    assert_eq!(sheet.cards(), [8, 2, 3, 4, 5, 6, 7, 1]);
    // There and back is nothing at all.
    let before = Arc::clone(sheet.editor.document());
    let (from, away) = (sheet.bounds(card_id(3)).center(), sheet.bounds(card_id(6)).center());
    sheet.press(from);
    sheet.go(from, away);
    sheet.go(away, from);
    sheet.release(from);
    assert_eq!(**sheet.editor.document(), *before);
    // A new one comes between them too, where its ghost is.
    let at = sheet.bounds(card_id(3)).center();
    sheet.send(Event::PaletteDrag(Placement::Touchpoint { channel: "site".into() }));
    sheet.send(Event::PointerMove { at, modifiers: Modifiers::default() });
    let shown = sheet.editor.landing().unwrap().rect;
    sheet.release(at);
    let new = sheet.editor.selection().single().unwrap();
    assert!((sheet.bounds(new).x0 - shown.x0).abs() < 1.0, "{shown}");
    assert!(sheet.journey().touchpoints.iter().all(|card| card.at == Share::default()));
}

#[test]
fn a_card_dropped_into_a_slot_stands_there_and_nothing_else_moves() {
    let mut sheet = sheet(Content { cards: &[(0, 0.1), (1, 0.1)], ..Content::default() });
    let slots = sheet.slots();
    for slot in (0..slots.count).rev() {
        let from = sheet.bounds(card_id(2));
        let other = sheet.bounds(card_id(1));
        sheet.drag(card_id(2), Point::new(slots.left_of(slot) + slots.width / 2.0 + 9.0, from.center().y));
        assert!((sheet.bounds(card_id(2)).x0 - slots.left_of(slot)).abs() < 1.0, "slot {slot}");
        assert!((sheet.bounds(card_id(1)).x0 - other.x0).abs() < 1e-6);
    }
    // Beside the other, in its row.
    let other = sheet.bounds(card_id(1)).center();
    sheet.drag(card_id(2), other + Vec2::new(slots.pitch, 0.0));
    assert!((sheet.bounds(card_id(2)).y0 - sheet.bounds(card_id(1)).y0).abs() < 1.0);
    assert_eq!(sheet.cards(), [1, 2]);
}

#[test]
fn arrows_take_a_card_from_slot_to_slot_and_through_those_that_flow() {
    let mut sheet = sheet(Content { cards: &UNPLACED, ..Content::default() });
    let count = u64::try_from(sheet.slots().count).unwrap();
    sheet.editor.select(Some(card_id(1)));
    let press = |sheet: &mut Sheet, direction| {
        sheet.send(Event::Key(Key::Arrow(direction), Modifiers::default()));
        sheet.send(Event::KeyUp);
    };
    press(&mut sheet, Direction::Right);
    assert_eq!(sheet.cards()[..3], [2, 1, 3]);
    press(&mut sheet, Direction::Left);
    assert_eq!(sheet.cards(), [1, 2, 3, 4, 5, 6, 7, 8]);
    press(&mut sheet, Direction::Down);
    assert_eq!(sheet.cards()[usize::try_from(count).unwrap()], 1, "a line down");
    assert!((sheet.bounds(card_id(1)).x0 - sheet.slots().left_of(0)).abs() < 1.0);
}

#[test]
fn sideways_the_first_and_the_last_of_those_that_flow_go_on_to_the_stage_beside() {
    let mut sheet = sheet(Content { cards: &UNPLACED, ..Content::default() });
    let press = |sheet: &mut Sheet, direction| {
        sheet.send(Event::Key(Key::Arrow(direction), Modifiers::default()));
        sheet.send(Event::KeyUp);
    };
    let stage = |sheet: &Sheet, id| sheet.journey().touchpoints.get(TouchpointId::new(id)).unwrap().stage;
    sheet.editor.select(Some(card_id(8)));
    press(&mut sheet, Direction::Down);
    assert_eq!(stage(&sheet, 8), AWARE, "there is nothing below");
    press(&mut sheet, Direction::Right);
    assert_eq!(stage(&sheet, 8), CHOOSE);
    assert_eq!(sheet.cards(), [1, 2, 3, 4, 5, 6, 7]);
    sheet.editor.select(Some(card_id(1)));
    let before = Arc::clone(sheet.editor.document());
    press(&mut sheet, Direction::Left);
    assert!(Arc::ptr_eq(sheet.editor.document(), &before), "no stage is before it");
}

#[test]
fn an_arrow_that_takes_a_card_nowhere_is_no_step_though_cards_share_their_rows() {
    let mut sheet = sheet(Content { cards: &[(0, 0.0), (0, 0.0), (0, 0.0)], ..Content::default() });
    let before = Arc::clone(sheet.editor.document());
    sheet.editor.select(Some(card_id(1)));
    for direction in [Direction::Left, Direction::Up] {
        sheet.send(Event::Key(Key::Arrow(direction), Modifiers::default()));
        sheet.send(Event::KeyUp);
    }
    assert!(Arc::ptr_eq(sheet.editor.document(), &before));
}

#[test]
fn cards_that_flowed_keep_their_distance_while_they_are_carried_together() {
    for (first, shift) in [(1, 1.0), (2, -1.0)] {
        let mut sheet = sheet(Content { cards: &[(0, 0.0), (1, 0.0), (2, 0.0)], ..Content::default() });
        let both = [first, first + 1].map(card_id);
        let pitch = sheet.slots().pitch;
        let stood = both.map(|card| sheet.bounds(card).x0);
        sheet.editor.select_all(both);
        let from = sheet.bounds(both[0]).center();
        sheet.drag(both[0], from + Vec2::new(shift * pitch, 0.0));
        for (card, stood) in both.into_iter().zip(stood) {
            assert!((sheet.bounds(card).x0 - stood - shift * pitch).abs() < 1.0, "{card:?} by {shift}");
        }
    }
}

#[test]
fn a_point_of_a_curve_lines_up_with_cards_where_they_stand_though_they_flow() {
    let mut sheet = sheet(Content { cards: &UNPLACED[..2], ..Content::default() });
    let (persona, point) = (PersonaId::new(1), EmotionId::new(1));
    let mut document = Document::clone(sheet.editor.document());
    let mut journey = sheet.journey().clone();
    journey.lanes = journey
        .lanes
        .iter()
        .map(|lane| Lane::clone(lane))
        .chain([Lane::new(LaneId::new(9), LaneKind::Emotions)])
        .collect();
    journey.emotions =
        std::iter::once(EmotionPoint { at: Share::new(0.9), ..EmotionPoint::new(point, persona, AWARE) }).collect();
    document.personas = std::iter::once(Persona::new(persona)).collect();
    document.journeys = std::iter::once(journey).collect();
    sheet.editor = Editor::new(document, JOURNEY, IdSource::seeded(7));
    sheet.look();
    let slots = sheet.slots();
    let middle = slots.left_of(1) + slots.width / 2.0;
    let x = |sheet: &Sheet| {
        let point = sheet.journey().emotions.get(point).unwrap();
        sheet.layout.frame.x_of(point.stage, point.at).unwrap()
    };
    let (from, element) = (x(&sheet), ElementId::Emotion(point));
    let taken = sheet.bounds(element).center();
    sheet.drag(element, taken + Vec2::new(middle + 4.0 - from, 0.0));
    assert!((x(&sheet) - middle).abs() < 0.1, "{} at {middle}", x(&sheet));
}
