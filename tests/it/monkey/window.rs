//! The same promise of the whole window: whatever hands did in it, the sheet at rest is that of an engine which sees the map for the
//! first time, the path beside the window included.

use super::of_environment;
use crate::support::oracle::differs;
use crate::support::{journey, sample};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tropa::edit::{Edit, Element};
use tropa::layout::{Engine, View};
use tropa::method::synth;
use tropa::model::{Document, ElementId, ElementRef, Evidence, IdSource, PersonaId, Weight};
use tropa::studio::Headless;

const WINDOW: Vec2 = Vec2::new(1440.0, 900.0);
/// What the hands do, each time to an end.
const DONE: usize = 60;

struct Hands {
    window: Headless,
    dice: IdSource,
    hidden: BTreeSet<PersonaId>,
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![Event::ModifiersChanged(modifiers), press(true), press(false), Event::ModifiersChanged(Modifiers::NONE)]
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

impl Hands {
    fn on(document: Document, seed: u64) -> Self {
        let window = Headless::new(document, WINDOW);
        Self { window, dice: IdSource::seeded(seed), hidden: BTreeSet::new() }
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.dice.next_number() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn press(&mut self, pressed: Key, modifiers: Modifiers) {
        self.window.frame(key(pressed, modifiers));
    }

    fn element(&mut self) -> Option<ElementId> {
        let all: Vec<ElementId> = journey(self.window.document()).standing().map(ElementRef::id).collect();
        let at = self.below(all.len());
        all.get(at).copied()
    }

    /// Takes something and carries it somewhere, a little way mostly; now and then it is let go of by Esc.
    fn drag(&mut self) {
        let Some(from) = self.element().and_then(|element| self.window.middle_of(element)) else { return };
        let [x, y] = [self.below(240), self.below(160)].map(|way| f32::from(i16::try_from(way).unwrap()));
        let to = from + vec2(x - 120.0, y - 80.0);
        self.window.frame(vec![Event::PointerMoved(from)]);
        self.window.frame(vec![button(from, true)]);
        for way in [0.3, 0.7, 1.0] {
            self.window.frame(vec![Event::PointerMoved(from.lerp(to, way))]);
        }
        if self.below(6) == 0 {
            self.press(Key::Escape, Modifiers::NONE);
        }
        self.window.frame(vec![button(to, false)]);
    }

    /// Types into what stands on the sheet.
    fn write(&mut self) {
        let Some(at) = self.element().and_then(|element| self.window.middle_of(element)) else { return };
        self.window.frame(vec![Event::PointerMoved(at)]);
        for pressed in [true, false, true, false] {
            self.window.frame(vec![button(at, pressed)]);
        }
        for word in ["цена", " ", "по телефону"] {
            self.window.frame(vec![Event::Text(word.to_owned())]);
        }
        self.window.frame(vec![Event::PointerMoved(Pos2::new(2.0, 2.0))]);
    }

    /// Does what panels do.
    fn edit(&mut self) {
        let document = self.window.document().clone();
        let persona = document.personas.at(self.below(document.personas.len())).cloned();
        let lanes = &journey(&document).lanes;
        let lane = lanes.at(self.below(lanes.len())).cloned();
        let element = match self.below(4) {
            0 => persona.map(|persona| {
                let mut persona = persona.as_ref().clone();
                persona.wishes.push("без звонков".to_owned());
                Element::Persona(persona)
            }),
            1 => lane.map(|lane| {
                let mut lane = lane.as_ref().clone();
                lane.visible = !lane.visible;
                Element::Lane(lane)
            }),
            2 => lane.map(|lane| {
                let mut lane = lane.as_ref().clone();
                lane.height = Weight::new(0.5 + lane.height.get() * 0.8);
                Element::Lane(lane)
            }),
            _ => self.element().and_then(|element| Element::copy_of(document.element(element)?)).map(|mut copy| {
                if let Some(evidence) = copy.evidence_mut() {
                    *evidence =
                        if evidence.is_hypothesis() { Evidence::Interview { count: 3 } } else { Evidence::Hypothesis };
                }
                copy
            }),
        };
        if let Some(element) = element {
            self.window.edit(&Edit::Change(Box::new(element)));
        }
    }

    fn hide_or_show(&mut self) {
        let personas = self.window.document().personas.clone();
        let Some(persona) = personas.at(self.below(personas.len())).map(|persona| persona.id) else { return };
        self.window.toggle(persona);
        if !self.hidden.remove(&persona) {
            self.hidden.insert(persona);
        }
    }

    fn act(&mut self) {
        let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
        match self.below(12) {
            0..=3 => self.drag(),
            4 => {
                self.press(Key::A, Modifiers::COMMAND);
                for _ in 0..=self.below(4) {
                    let way = self.below(arrows.len());
                    self.press(arrows[way], Modifiers::NONE);
                }
            }
            5 => self.write(),
            6 => self.press(Key::Z, Modifiers::COMMAND),
            7 => self.press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT),
            8 => self.press(Key::D, Modifiers::COMMAND),
            9..=10 => self.edit(),
            _ => self.hide_or_show(),
        }
    }

    /// Lets everything out of hand, and gives the sheet the time it needs.
    fn rest(&mut self) {
        for _ in 0..3 {
            self.press(Key::Escape, Modifiers::NONE);
        }
        let mut frames = 4;
        while frames > 0 {
            self.window.frame(Vec::new());
            if self.window.is_settling() {
                std::thread::sleep(Duration::from_millis(5));
                frames = 4;
            } else {
                frames -= 1;
            }
        }
    }

    #[track_caller]
    fn assert_is_that_of_a_fresh_engine(&self, when: &str) {
        let document = self.window.document();
        let view = View { hidden: self.hidden.clone(), ..View::default() };
        let fresh = Engine::default().lay_out(document, journey(document).id, &view);
        assert_eq!(differs(&self.window.layout(), &fresh), None, "{when}: not the sheet of a fresh engine");
    }
}

#[test]
fn the_sheet_at_rest_in_the_window_is_that_of_a_fresh_engine_whatever_hands_did() {
    let seed = of_environment("TROPA_MONKEY_SEED").unwrap_or(1);
    let mut hands = Hands::on(sample(), seed);
    let mut changes = 0;
    for number in 1..=DONE {
        let before = (Arc::clone(hands.window.document()), hands.hidden.clone());
        hands.act();
        hands.rest();
        hands.assert_is_that_of_a_fresh_engine(&format!("TROPA_MONKEY_SEED={seed}, {number} things done"));
        changes += usize::from(before != (Arc::clone(hands.window.document()), hands.hidden.clone()));
    }
    assert!(changes > DONE / 4, "{changes} changes are hardly hands");
}

#[test]
fn a_sheet_that_settled_beside_the_window_is_that_of_a_fresh_engine() {
    let mut hands = Hands::on(synth(6, 1_050, 2, 1), 1);
    let mut settled = 0;
    let middle = hands.window.canvas().center();
    hands.window.frame(vec![Event::PointerMoved(middle)]);
    for (number, way) in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown].into_iter().enumerate() {
        hands.press(Key::A, Modifiers::COMMAND);
        hands.press(Key::A, Modifiers::COMMAND);
        hands.press(way, Modifiers::NONE);
        settled += usize::from(hands.window.is_settling());
        // The second is taken back as it is on its way.
        if number == 1 {
            hands.window.frame(Vec::new());
            hands.press(Key::Z, Modifiers::COMMAND);
        }
        hands.rest();
        hands.assert_is_that_of_a_fresh_engine(&format!("pressed {number}"));
    }
    assert!(settled > 0, "the sheet was laid out at once each time");
}
