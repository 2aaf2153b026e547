//! A small map with a layout of plain arithmetic, and a hand that moves over it.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a helper of a test that cannot go on says so at once")]

use kurbo::{BezPath, Point, Rect, Size, Vec2};
use std::sync::Arc;
use tropa::color::Rgba;
use tropa::edit::{Edit, Element};
use tropa::editor::{
    Button, Context, Defaults, Editor, Event, Key, Modifiers, Outcome, Placement, bounds_of, reading_order,
};
use tropa::layout::{CardSlots, EmotionScale, Frame, LabelSlot, LaneBand, RowSlot, StageColumn, seat_order};
use tropa::model::{
    Barrier, BarrierId, BarrierKind, Card, Document, DropOff, DropOffId, ElementId, ElementRef, EmotionId,
    EmotionPoint, Feeling, IdSource, Items, Journey, JourneyId, JourneyKind, Lane, LaneId, LaneKind, Note, NoteId,
    Persona, PersonaId, PersonaLook, Share, Solution, SolutionId, Stage, StageId, Touchpoint, TouchpointId,
};
use tropa::scene::{Group, Item, Layer, Part, Placed, Scene, Source, Stroke};

pub(crate) const JOURNEY: JourneyId = JourneyId::new(1);
pub(crate) const ANNA: PersonaId = PersonaId::new(1);
pub(crate) const BORIS: PersonaId = PersonaId::new(2);
pub(crate) const AWARE: StageId = StageId::new(1);
pub(crate) const CHOOSE: StageId = StageId::new(2);
pub(crate) const BUY: StageId = StageId::new(3);
pub(crate) const GOALS: LaneId = LaneId::new(1);
pub(crate) const EXPECTATIONS: LaneId = LaneId::new(2);
pub(crate) const AD: TouchpointId = TouchpointId::new(1);
pub(crate) const SHOP: TouchpointId = TouchpointId::new(2);
pub(crate) const SITE: TouchpointId = TouchpointId::new(3);
pub(crate) const CALL: TouchpointId = TouchpointId::new(4);
pub(crate) const CALM: EmotionId = EmotionId::new(1);
pub(crate) const GLAD: EmotionId = EmotionId::new(2);
pub(crate) const LOST: DropOffId = DropOffId::new(1);
pub(crate) const PRICE: BarrierId = BarrierId::new(1);
pub(crate) const PROMISE: SolutionId = SolutionId::new(1);
pub(crate) const REACH: NoteId = NoteId::new(1);

pub(crate) const LEFT: f64 = 100.0;
pub(crate) const STAGE: f64 = 400.0;
pub(crate) const CARD: Size = Size::new(120.0, 70.0);
pub(crate) const ROW: f64 = 80.0;
pub(crate) const INSET: f64 = 10.0;
/// From the left edge of one slot of a stage to that of the next: three fill it.
pub(crate) const PITCH: f64 = 130.0;

pub(crate) fn touchpoint(id: TouchpointId, stage: StageId, at: f64, row: u32) -> Touchpoint {
    Touchpoint {
        at: Share::new(at),
        row,
        card: Arc::new(Card { channel: "site".into(), title: format!("card {id}"), ..Card::default() }),
        ..Touchpoint::new(id, stage)
    }
}

pub(crate) fn emotion(number: u64, persona: PersonaId, stage: StageId, at: f64, value: f64) -> EmotionPoint {
    EmotionPoint {
        at: Share::new(at),
        value: Feeling::new(value),
        ..EmotionPoint::new(EmotionId::new(number), persona, stage)
    }
}

/// Three stages, seven lanes, two personas.
pub(crate) fn document() -> Document {
    let persona = |id: PersonaId, index| Persona {
        name: id.to_string(),
        look: PersonaLook::nth(index),
        wishes: Vec::new(),
        problems: Vec::new(),
        criteria: Vec::new(),
        objections: Vec::new(),
        fears: Vec::new(),
        ..Persona::new(id)
    };
    let kinds = [
        LaneKind::Goal,
        LaneKind::Expectations,
        LaneKind::Touchpoints,
        LaneKind::Emotions,
        LaneKind::DropOff,
        LaneKind::Barriers,
        LaneKind::Solutions,
    ];
    let journey = Journey {
        stages: [AWARE, CHOOSE, BUY]
            .into_iter()
            .map(|id| Stage { name: id.to_string(), question: String::new(), ..Stage::new(id) })
            .collect(),
        lanes: (1..).zip(kinds).map(|(number, kind)| Lane::new(LaneId::new(number), kind)).collect(),
        notes: std::iter::once(Note { text: "reach".into(), ..Note::new(REACH, GOALS, AWARE) }).collect(),
        touchpoints: [
            touchpoint(AD, AWARE, 0.0, 0),
            touchpoint(SHOP, AWARE, 1.0, 0),
            touchpoint(SITE, CHOOSE, 0.5, 0),
            touchpoint(CALL, CHOOSE, 0.5, 1),
        ]
        .into_iter()
        .collect(),
        emotions: [
            emotion(1, ANNA, AWARE, 0.5, 0.0),
            emotion(2, ANNA, CHOOSE, 0.5, 1.0),
            emotion(3, ANNA, BUY, 0.5, -1.0),
            emotion(4, BORIS, AWARE, 0.25, -1.5),
            emotion(5, BORIS, BUY, 0.75, 1.0),
        ]
        .into_iter()
        .collect(),
        dropoffs: std::iter::once(DropOff {
            at: Share::new(0.5),
            lost: Share::new(0.3),
            reason: "dear".into(),
            solution: Some(PROMISE),
            ..DropOff::new(LOST, ANNA, CHOOSE)
        })
        .collect(),
        barriers: std::iter::once(Barrier {
            kind: Some(BarrierKind::Price),
            title: "price".into(),
            ..Barrier::new(PRICE, AWARE)
        })
        .collect(),
        solutions: std::iter::once(Solution {
            title: "promise".into(),
            barriers: vec![PRICE],
            ..Solution::new(PROMISE, AWARE)
        })
        .collect(),
        ..Journey::empty(JOURNEY)
    };
    Document {
        personas: [persona(ANNA, 0), persona(BORIS, 1)].into_iter().collect(),
        journeys: std::iter::once(journey).collect::<Items<_>>(),
        ..Document::default()
    }
}

pub(crate) fn placed(element: ElementId, part: Part, layer: Layer, rect: Rect) -> Placed {
    let size = Rect::from_origin_size(Point::ORIGIN, rect.size());
    let item = Item::Rect { rect: size, radius: 0.0, fill: None, stroke: None };
    let group =
        Group { source: Some(Source { element, part }), layer, bounds: size, items: vec![item], ..Group::default() };
    Placed { offset: rect.origin().to_vec2(), group: Arc::new(group) }
}

/// The one door to a layout: boxes by simple arithmetic. Rows without cards have no height, so that everything below and beside
/// a dragged card moves while it is dragged, as on a real sheet.
#[expect(clippy::too_many_lines, reason = "one whole sheet, read from top to bottom")]
pub(crate) fn lay_out(document: &Document) -> (Scene, Frame) {
    let mut frame = Frame { card_inset: INSET, smallest_type: 6.0, ..Frame::default() };
    let mut scene = Scene::default();
    let Some(journey) = document.journey(JOURNEY) else { return (scene, frame) };
    let mut left = LEFT;
    for stage in &journey.stages {
        frame.stages.push(StageColumn { id: stage.id, left, right: left + STAGE });
        frame.card_slots.push(CardSlots { count: 3, left: left + INSET, width: CARD.width, pitch: PITCH });
        left += STAGE;
    }
    let right = left;
    frame.heads = Rect::new(LEFT, 20.0, right, 60.0);

    // Rows first: they say how high the lane of touchpoints is.
    let mut cards: Vec<(TouchpointId, Rect)> = Vec::new();
    let mut depth: f64 = 0.0;
    let mut rows: Vec<RowSlot> = Vec::new();
    for stage in &journey.stages {
        let slots = *frame.card_slots(stage.id).unwrap();
        let mut cards_here: Vec<&Arc<Touchpoint>> =
            journey.touchpoints.iter().filter(|card| card.stage == stage.id).collect();
        cards_here.sort_by(|a, b| seat_order((a, a.row), (b, b.row)));
        let mut seats = slots.seats(slots.flow(cards_here.iter().map(|card| card.at)));
        let mut top = 0.0;
        for card in cards_here {
            let (slot, begins) = seats.next(card.row, card.at);
            if begins {
                rows.push(RowSlot { stage: stage.id, row: card.row, cards: 0, top, bottom: top + ROW });
                top += ROW;
            }
            rows.last_mut().unwrap().cards += 1;
            cards.push((card.id, Rect::from_origin_size(Point::new(slots.left_of(slot), top - ROW), CARD)));
        }
        depth = depth.max(top);
    }

    let mut y = 60.0;
    for lane in &journey.lanes {
        let height = match lane.kind {
            LaneKind::Touchpoints => depth.max(ROW) + 20.0,
            LaneKind::Emotions => 200.0,
            LaneKind::DropOff => 80.0,
            _ => 60.0,
        };
        let rect = Rect::new(0.0, y, right, y + height);
        frame.lanes.push(LaneBand { id: lane.id, kind: lane.kind, rect });
        match lane.kind {
            LaneKind::Touchpoints => {
                frame.rows.extend(rows.iter().map(|slot| RowSlot {
                    top: slot.top + y,
                    bottom: slot.bottom + y,
                    ..*slot
                }));
                for (_, rect) in &mut cards {
                    *rect = *rect + Vec2::new(0.0, y);
                }
            }
            LaneKind::Emotions => {
                frame.emotion = Some(EmotionScale { top: y + 20.0, bottom: y + height - 20.0 });
                frame.label_area = Rect::new(LEFT, y, right, y + height);
                frame.body = 16.0;
            }
            LaneKind::DropOff => {
                for (index, persona) in (0_u32..).zip(&document.personas) {
                    let top = y + 40.0 * f64::from(index);
                    frame.ribbons.push((persona.id, Rect::new(LEFT, top, right, top + 40.0)));
                }
            }
            _ => {}
        }
        y += height;
    }
    frame.content = Rect::new(0.0, 0.0, right, y);
    scene.size = Size::new(right, y + 20.0);

    let groups = &mut scene.groups;
    for lane in &frame.lanes {
        let heading = Rect::new(0.0, lane.rect.y0, LEFT, lane.rect.y1);
        groups.push(placed(ElementId::Lane(lane.id), Part::Body, Layer::Frame, heading));
    }
    for (index, persona) in (0_u32..).zip(&document.personas) {
        let rect = Rect::from_origin_size(Point::new(LEFT * f64::from(index), 0.0), Size::new(80.0, 18.0));
        groups.push(placed(ElementId::Persona(persona.id), Part::Body, Layer::Frame, rect));
    }
    for stage in &frame.stages {
        let rect = Rect::new(stage.left, 20.0, stage.right, 60.0);
        groups.push(placed(ElementId::Stage(stage.id), Part::Body, Layer::Stages, rect));
    }
    for (id, rect) in cards {
        groups.push(placed(ElementId::Touchpoint(id), Part::Body, Layer::Cards, rect));
    }
    let mut shelf = |element: ElementId, stage: StageId, lane: Option<LaneId>| {
        let Some(cell) = lane.and_then(|lane| frame.cell(stage, lane)) else { return };
        let mut rect = Rect::from_origin_size(cell.origin() + Vec2::new(5.0, 5.0), Size::new(70.0, 50.0));
        while groups.iter().any(|other| other.group.layer == Layer::Cards && other.bounds() == rect) {
            rect = rect + Vec2::new(3.0, 8.0);
        }
        groups.push(placed(element, Part::Body, Layer::Cards, rect));
    };
    let lane_of = |kind| frame.lane_of(kind).map(|lane| lane.id);
    for note in &journey.notes {
        shelf(ElementId::Note(note.id), note.stage, Some(note.lane));
    }
    for barrier in &journey.barriers {
        shelf(ElementId::Barrier(barrier.id), barrier.stage, lane_of(LaneKind::Barriers));
    }
    for solution in &journey.solutions {
        shelf(ElementId::Solution(solution.id), solution.stage, lane_of(LaneKind::Solutions));
    }
    let on_axes = |point: &EmotionPoint| Some(Point::new(frame.x_of(point.stage, point.at)?, frame.y_of(point.value)?));
    let curves = |persona| [(persona, JourneyKind::AsIs), (persona, JourneyKind::ToBe)];
    for (persona, curve) in document.personas.iter().flat_map(curves) {
        let mut points: Vec<Point> = journey
            .emotions
            .iter()
            .filter(|point| point.persona == persona.id && point.curve == curve)
            .filter_map(|point| on_axes(point))
            .collect();
        points.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut path = BezPath::new();
        for (index, point) in points.iter().enumerate() {
            if index == 0 { path.move_to(*point) } else { path.line_to(*point) }
        }
        let bounds = points.iter().fold(Rect::ZERO, |area, &point| {
            if area == Rect::ZERO { Rect::from_points(point, point) } else { area.union_pt(point) }
        });
        let stroke = Some(Stroke::solid(2.0, Rgba { r: 0, g: 0, b: 0, a: 255 }));
        let source = Some(Source { element: ElementId::Persona(persona.id), part: Part::Curve });
        let group = Group {
            source,
            layer: Layer::Emotions,
            bounds,
            items: vec![Item::Path { path, fill: None, stroke }],
            ..Group::default()
        };
        groups.push(Placed { offset: Vec2::ZERO, group: Arc::new(group) });
    }
    for point in &journey.emotions {
        if let Some(at) = on_axes(point) {
            let rect = Rect::from_center_size(at, Size::new(10.0, 10.0));
            groups.push(placed(ElementId::Emotion(point.id), Part::Handle, Layer::Emotions, rect));
        }
    }
    let mut labels = Vec::new();
    for point in journey.emotions.iter().filter(|point| !point.quote.is_empty()) {
        let Some(at) = on_axes(point) else { continue };
        let way = point
            .label_place()
            .map_or(Vec2::new(0.0, -40.0), |place| Vec2::new(place.x.get(), place.y.get()) * frame.body);
        let rect = Rect::from_center_size(at + way, Size::new(100.0, 30.0));
        labels.push(LabelSlot { point: point.id, rect, width: 100.0 });
        groups.push(placed(ElementId::Emotion(point.id), Part::Label, Layer::Emotions, rect));
    }
    for dropoff in &journey.dropoffs {
        let x = frame.x_of(dropoff.stage, dropoff.at).unwrap();
        let y = frame.ribbons.iter().find(|(persona, _)| *persona == dropoff.persona).unwrap().1.center().y;
        let rect = Rect::from_center_size(Point::new(x, y), Size::new(30.0, 16.0));
        groups.push(placed(ElementId::DropOff(dropoff.id), Part::Body, Layer::DropOffs, rect));
    }
    frame.labels = labels;
    (scene, frame)
}

#[derive(Debug)]
pub(crate) struct Words;

impl Defaults for Words {
    fn title(&self, placement: &Placement) -> String {
        match placement {
            Placement::Touchpoint { channel } => format!("new {channel}"),
            other => format!("{other:?}"),
        }
    }
}

/// A person at the sheet: every event sees the sheet as it is laid out after the one before.
pub(crate) struct Hand {
    pub(crate) editor: Editor,
    pub(crate) scene: Scene,
    pub(crate) frame: Frame,
    pub(crate) zoom: f64,
    pub(crate) view: Rect,
    pub(crate) touch: bool,
    pub(crate) held: Modifiers,
    pub(crate) start: Arc<Document>,
}

pub(crate) fn fixture() -> Hand {
    let editor = Editor::new(document(), JOURNEY, IdSource::seeded(7));
    let (scene, frame) = lay_out(editor.document());
    let start = Arc::clone(editor.document());
    let view = scene.size.to_rect();
    Hand { editor, scene, frame, zoom: 1.0, view, touch: false, held: Modifiers::default(), start }
}

impl Hand {
    pub(crate) fn send(&mut self, event: Event) -> Outcome {
        let before = Arc::clone(self.editor.document());
        let outcome = self.in_context(|editor, context| editor.handle(event, context));
        assert_eq!(outcome.document_changed, !Arc::ptr_eq(&before, self.editor.document()));
        self.look();
        outcome
    }

    pub(crate) fn in_context<T>(&mut self, act: impl FnOnce(&mut Editor, &Context<'_>) -> T) -> T {
        let context = Context {
            scene: &self.scene,
            frame: &self.frame,
            zoom: self.zoom,
            view: self.view,
            touch: self.touch,
            defaults: &Words,
        };
        act(&mut self.editor, &context)
    }

    pub(crate) fn look(&mut self) {
        (self.scene, self.frame) = lay_out(self.editor.document());
    }

    /// The order in which Tab visits what is on the sheet.
    pub(crate) fn order(&self) -> Vec<ElementId> {
        reading_order(self.editor.document(), JOURNEY, &self.frame)
    }

    /// What of it has a box of its own.
    pub(crate) fn shown(&self) -> Vec<ElementId> {
        self.order().into_iter().filter(|&element| bounds_of(&self.scene, element).is_some()).collect()
    }

    /// Lets a point say something.
    pub(crate) fn quote(&mut self, point: EmotionId, words: &str) {
        let point = EmotionPoint { quote: words.to_owned(), ..self.point(point) };
        self.editor.apply(&Edit::Change(Box::new(Element::Emotion(point)))).unwrap();
        self.look();
    }

    pub(crate) fn press_times(&mut self, at: Point, clicks: u8) -> Outcome {
        self.send(Event::PointerDown { at, button: Button::Primary, modifiers: self.held, clicks })
    }

    pub(crate) fn press(&mut self, at: Point) -> Outcome {
        self.press_times(at, 1)
    }

    pub(crate) fn go(&mut self, at: Point) -> Outcome {
        self.send(Event::PointerMove { at, modifiers: self.held })
    }

    pub(crate) fn release(&mut self, at: Point) -> Outcome {
        self.send(Event::PointerUp { at, button: Button::Primary, modifiers: self.held })
    }

    pub(crate) fn click(&mut self, at: Point) -> Outcome {
        self.press(at);
        self.release(at)
    }

    pub(crate) fn double_click(&mut self, at: Point) -> Outcome {
        self.click(at);
        let outcome = self.press_times(at, 2);
        self.release(at);
        outcome
    }

    /// Presses at `from` and goes to `to` in ten moves; the button stays down.
    pub(crate) fn carry(&mut self, from: Point, to: Point) {
        self.press(from);
        for step in 1..=10 {
            self.go(from.lerp(to, f64::from(step) / 10.0));
        }
    }

    pub(crate) fn drag(&mut self, from: Point, to: Point) -> Outcome {
        self.carry(from, to);
        self.release(to)
    }

    pub(crate) fn key(&mut self, key: Key) -> Outcome {
        self.send(Event::Key(key, self.held))
    }

    pub(crate) fn middle(&self, element: ElementId) -> Point {
        bounds_of(&self.scene, element).unwrap().center()
    }

    pub(crate) fn card(&self, id: TouchpointId) -> Touchpoint {
        match self.editor.document().element(ElementId::Touchpoint(id)) {
            Some(ElementRef::Touchpoint(card)) => card.as_ref().clone(),
            other => panic!("{id} is {other:?}"),
        }
    }

    pub(crate) fn point(&self, id: EmotionId) -> EmotionPoint {
        match self.editor.document().element(ElementId::Emotion(id)) {
            Some(ElementRef::Emotion(point)) => point.as_ref().clone(),
            other => panic!("{id} is {other:?}"),
        }
    }

    pub(crate) fn journey(&self) -> &Journey {
        self.editor.document().journey(JOURNEY).unwrap()
    }

    pub(crate) fn untouched(&self) -> bool {
        Arc::ptr_eq(&self.start, self.editor.document())
    }

    pub(crate) fn steps(&mut self) -> usize {
        std::iter::from_fn(|| self.editor.undo().then_some(())).count()
    }

    pub(crate) fn lane(&self, kind: LaneKind) -> Rect {
        self.frame.lane_of(kind).unwrap().rect
    }
}
