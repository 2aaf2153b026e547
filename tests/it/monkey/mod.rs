//! A hand that does anything at all, on real sheets with the real layout: invariants hold after every event, nothing panics, and
//! undoing all of it gives the very document it began with. At every rest the sheet is that of an engine which sees the map for the
//! first time.
//!
//! It does a number of things on each of three maps, the same everywhere, however long that takes. Given time, it goes on after that on
//! further maps: `TROPA_MONKEY_SECONDS=3600` lets it play for an hour. What fails says how it is repeated.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so at once")]

mod deeds;
#[cfg(feature = "studio")]
mod window;

use crate::support::hand::Words;
use crate::support::oracle::LongLived;
use crate::support::sample;
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tropa::edit::{Edit, EditError, Element, StepName};
use tropa::editor::{
    Button, Camera, Context, Direction, Editor, Event, Key, Modifiers, Placement, Tool, bounds_of, reading_order,
};
use tropa::layout::{Layout, View};
use tropa::model::{Document, ElementId, IdSource, Journey, JourneyId, validate};

/// What the hand does on each map, where `TROPA_MONKEY_EVENTS` does not say otherwise.
const EVENTS: usize = 1_000;

fn of_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

struct Monkey {
    dice: IdSource,
    editor: Editor,
    engine: LongLived,
    view: View,
    /// What is on the sheet, and whether a hand holds it.
    seen: Option<(Arc<Document>, View, bool)>,
    layout: Layout,
    journey: JourneyId,
    camera: Camera,
}

impl Monkey {
    fn new(document: Document, seed: u64) -> Self {
        let journey = document.first_journey().unwrap().id;
        let editor = Editor::new(document, journey, IdSource::seeded(seed ^ 0x5eed));
        let mut monkey = Self {
            dice: IdSource::seeded(seed),
            editor,
            engine: LongLived::new(journey),
            view: View::default(),
            seen: None,
            layout: Layout::default(),
            journey,
            camera: Camera::default(),
        };
        monkey.look();
        monkey
    }

    /// Lays out what is there now, as it is seen now; `false` if that is on the sheet already.
    fn look(&mut self) -> bool {
        if !self.editor.history().is_open() {
            self.view.editing = None;
        }
        let document = Arc::clone(self.editor.document());
        let is_held = self.editor.is_moving();
        let is_same = |(seen, view, held): &(Arc<Document>, View, bool)| {
            Arc::ptr_eq(seen, &document) && *view == self.view && *held == is_held
        };
        if self.seen.as_ref().is_some_and(is_same) {
            return false;
        }
        self.layout = self.engine.lay_out(&document, &self.view, is_held);
        self.seen = Some((document, self.view.clone(), is_held));
        true
    }

    fn journey(&self) -> Arc<Journey> {
        Arc::clone(self.editor.document().journey(self.journey).unwrap())
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.dice.next_number() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.below(100_000)).unwrap()) / 100_000.0
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    fn place(&mut self) -> Point {
        let size = self.layout.scene.size;
        match self.below(12) {
            0 => Point::new(f64::NAN, f64::INFINITY),
            1..=6 => {
                let order = reading_order(self.editor.document(), self.journey, &self.layout.frame);
                let element = self.of(&order);
                let bounds = bounds_of(&self.layout.scene, element).unwrap_or_default();
                bounds.origin() + Vec2::new(bounds.width() * self.share(), bounds.height() * self.share())
            }
            // The borders of stages.
            7 => match self.layout.frame.stages.first() {
                Some(column) => Point::new(column.right, self.layout.frame.heads.center().y),
                None => Point::ZERO,
            },
            _ => Point::new((self.share() * 1.2 - 0.1) * size.width, (self.share() * 1.2 - 0.1) * size.height),
        }
    }

    fn modifiers(&mut self) -> Modifiers {
        Modifiers { shift: self.chance(5), alt: self.chance(5), primary: self.chance(8), space: self.chance(25) }
    }

    fn placement(&mut self) -> Placement {
        let lanes: Vec<_> = self.layout.frame.lanes.iter().map(|lane| (lane.kind, lane.id)).collect();
        if lanes.is_empty() || self.chance(8) {
            return Placement::MomentOfTruth;
        }
        let (kind, lane) = self.of(&lanes);
        Placement::in_lane(kind, lane).unwrap_or(Placement::MomentOfTruth)
    }

    fn event(&mut self) -> Event {
        let (at, modifiers) = (self.place(), self.modifiers());
        match self.below(30) {
            0..=5 => {
                let button =
                    self.of(&[Button::Primary, Button::Primary, Button::Primary, Button::Middle, Button::Secondary]);
                Event::PointerDown { at, button, modifiers, clicks: if self.chance(5) { 2 } else { 1 } }
            }
            6..=14 => Event::PointerMove { at, modifiers },
            15..=19 => {
                let button = self.of(&[Button::Primary, Button::Primary, Button::Middle, Button::Secondary]);
                Event::PointerUp { at, button, modifiers }
            }
            20 => Event::PaletteDrag(self.placement()),
            21 => self.of(&[Event::FocusLost, Event::Cancel, Event::PointerGone, Event::KeyUp]),
            22 if self.chance(3) => Event::Key(Key::Delete, modifiers),
            23 => Event::Key(Key::Escape, modifiers),
            24 => Event::Key(self.of(&[Key::Enter, Key::SelectAll]), modifiers),
            25 => Event::Key(Key::Tab { back: self.chance(2) }, modifiers),
            _ => {
                let ways = [Direction::Left, Direction::Right, Direction::Up, Direction::Down];
                Event::Key(Key::Arrow(self.of(&ways)), modifiers)
            }
        }
    }

    fn act(&mut self) {
        match self.below(48) {
            0 => _ = self.editor.undo(),
            1 => _ = self.editor.redo(),
            2 => {
                let placement = self.placement();
                let tool = self.of(&[Tool::Select, Tool::Hand, Tool::Place(placement)]);
                self.editor.set_tool(tool);
            }
            3 => {
                let personas: Vec<_> = self.editor.document().personas.iter().map(|persona| persona.id).collect();
                let persona = (!personas.is_empty()).then(|| self.of(&personas));
                self.editor.set_active_persona(persona);
            }
            4 => self.lock(),
            5 => self.field(),
            6 => {
                let zoom = self.of(&[0.05, 0.3, 1.0, 8.0]);
                self.camera = Camera::new(zoom, Vec2::new(self.share() * -500.0, self.share() * -500.0));
            }
            7 => {
                let view = self.in_view();
                let outcome = self.with_editor(view, Editor::fill_cell);
                assert!(matches!(outcome.error, None | Some(EditError::Locked(_))), "{:?}", outcome.error);
            }
            8..=15 => {
                self.settle();
                self.do_elsewhere();
            }
            _ => {
                let event = self.event();
                let view = self.in_view();
                let outcome = self.with_editor(view, |editor, context| editor.handle(event.clone(), context));
                // A lock is said, and nothing else is in the way.
                assert!(matches!(outcome.error, None | Some(EditError::Locked(_))), "{event:?}: {:?}", outcome.error);
            }
        }
    }

    fn with_editor<T>(&mut self, view: Rect, act: impl FnOnce(&mut Editor, &Context<'_>) -> T) -> T {
        let mut editor = self.editor.clone();
        let result = act(&mut editor, &self.context(view));
        self.editor = editor;
        result
    }

    fn in_view(&self) -> Rect {
        self.camera.visible(Rect::new(0.0, 0.0, 1440.0, 900.0))
    }

    fn context(&self, view: Rect) -> Context<'_> {
        Context {
            scene: &self.layout.scene,
            frame: &self.layout.frame,
            zoom: self.camera.zoom(),
            view,
            touch: false,
            defaults: &Words,
        }
    }

    /// Ends what is going on: a panel shows only what is really there.
    fn settle(&mut self) {
        let view = self.in_view();
        self.with_editor(view, |editor, context| editor.handle(Event::Cancel, context));
        self.look();
    }

    /// Locks or unlocks something; rarely, or soon nothing would move any more.
    fn lock(&mut self) {
        self.settle();
        let order = reading_order(self.editor.document(), self.journey, &self.layout.frame);
        let element: ElementId = self.of(&order);
        let copy = self.editor.document().element(element).and_then(Element::copy_of);
        let locked = self.chance(4);
        if let Some(mut copy) = copy
            && copy.set_locked(locked)
        {
            self.editor.apply(&Edit::Change(Box::new(copy))).unwrap();
        }
    }

    /// Types something into a text of something.
    fn field(&mut self) {
        self.settle();
        let order = reading_order(self.editor.document(), self.journey, &self.layout.frame);
        let element = self.of(&order);
        let document = Arc::clone(self.editor.document());
        let Some(texts) = document.element(element).map(tropa::model::ElementRef::texts) else { return };
        let (field, old) = self.of(&texts);
        let word =
            self.of(&["", "да", "Счёт-фактура", "«кавычки»", "a\u{ad}b", "👍", "\u{301}", "очень длинный текст "]);
        let text = if old.len() > 200 { String::new() } else { format!("{old}{word}") };
        self.editor.begin_field(StepName::Change);
        // Where it stands, or in a panel.
        self.view.editing = self.chance(2).then_some((element, field));
        if let Some(edit) = Edit::text(&document, element, field, text) {
            let refused = self.editor.apply(&edit).err();
            let held = matches!(refused, Some(EditError::Locked(_))) && document.is_locked(element);
            assert!(refused.is_none() || held, "{refused:?}");
        }
        if self.chance(2) {
            self.editor.end_field();
        }
    }

    fn check(&self, when: &str) {
        assert_eq!(validate(self.editor.document()), [], "{when}");
        let document = self.editor.document();
        assert!(
            self.editor.selection().iter().all(|element| document.has(element)),
            "{when}: a selected thing is gone"
        );
        for placed in self.layout.scene.groups.iter() {
            assert!(
                placed.bounds().is_finite(),
                "{when}: {:?} stands nowhere, {:?}",
                placed.group.source,
                placed.bounds()
            );
        }
        // What is in hand holds type and lanes as they were; only a sheet at rest follows from the map alone.
        if !self.editor.is_moving() {
            self.engine.assert_is_that_of_a_fresh_one(&self.layout, when);
        }
    }
}

/// What was done on a map, and how much of that changed it.
#[derive(Clone, Copy, Debug, Default)]
struct Played {
    events: usize,
    changes: usize,
}

fn play(document: &Document, seed: u64, most: usize, until: Option<Instant>) -> Played {
    let mut monkey = Monkey::new(document.clone(), seed);
    let start = Arc::clone(monkey.editor.document());
    let mut played = Played::default();
    while played.events < most && until.is_none_or(|until| Instant::now() < until) {
        let before = Arc::clone(monkey.editor.document());
        monkey.act();
        played.events += 1;
        played.changes += usize::from(!Arc::ptr_eq(&before, monkey.editor.document()));
        if monkey.look() {
            monkey.check(&format!("TROPA_MONKEY_SEED={seed} TROPA_MONKEY_EVENTS={}", played.events));
        }
    }
    monkey.settle();
    while monkey.editor.redo() {}
    let last = Arc::clone(monkey.editor.document());
    while monkey.editor.undo() {}
    assert!(**monkey.editor.document() == *start, "seed {seed}: undoing everything is not the beginning");
    monkey.look();
    monkey.check(&format!("TROPA_MONKEY_SEED={seed}, all {} events undone", played.events));
    while monkey.editor.redo() {}
    assert!(**monkey.editor.document() == *last, "seed {seed}: redoing everything is not the end");
    monkey.look();
    monkey.check(&format!("TROPA_MONKEY_SEED={seed}, all {} events done again", played.events));
    played
}

#[test]
fn random_gestures_keep_the_map_sound_and_undo_to_the_start() {
    let first = of_environment("TROPA_MONKEY_SEED").unwrap_or(1);
    let events =
        of_environment("TROPA_MONKEY_EVENTS").and_then(|events| usize::try_from(events).ok()).unwrap_or(EVENTS);
    let begun = Instant::now();
    let until = of_environment("TROPA_MONKEY_SECONDS").map(|seconds| begun + Duration::from_secs(seconds));
    let mut empty = Document::default();
    empty.journeys.insert(0, Journey::empty(JourneyId::new(1)));
    let maps = [sample(), tropa::method::synth(5, 40, 3, 7), empty];
    let map = |seed: u64| &maps[usize::try_from(seed % 3).unwrap()];
    let first_maps = first..first + 3;
    let mut all: Vec<Played> = first_maps.clone().map(|seed| play(map(seed), seed, events, None)).collect();
    println!("{all:?} in {:.1?} from seed {first}", begun.elapsed());
    for played in &all {
        assert!(played.changes > events / 30, "{played:?} is hardly a hand");
    }
    if let Some(until) = until {
        let on = (first_maps.end..).take_while(|_| Instant::now() < until);
        all.extend(on.map(|seed| play(map(seed), seed, events, Some(until))));
        let events: usize = all.iter().map(|played| played.events).sum();
        println!("{events} events on {} maps in {:.1?}", all.len(), begun.elapsed());
    }
}
