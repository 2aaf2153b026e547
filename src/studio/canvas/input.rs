//! egui's input as editor events.

use super::coordinates::to_kurbo;
use super::input_outcome::{InputOutcome, New, TextEditRequest};
use super::nodes::is_node;
use crate::editor::{self, Button, Direction, EdgeScroll, Key as EditorKey, Request, Returned, Tool, Wheel};
use crate::studio::desk::{Session, Viewing};
use eframe::egui::{self, Event, Key, PointerButton, Pos2, Response, Ui};
use kurbo::Vec2;
use std::time::Duration;

/// How soon and how near a second press makes a double click.
const DOUBLE_CLICK_SECONDS: f64 = 0.45;
const DOUBLE_CLICK_REACH: f32 = 6.0;
/// How long a finger rests before it opens the menu, in seconds, and how far it may tremble, in screen points.
const LONG_PRESS_SECONDS: f64 = 0.5;
const LONG_PRESS_REACH: f32 = 6.0;
/// Screen points by which a key scrolls.
const KEY_SCROLL: f64 = 80.0;
/// How much farther it scrolls with Shift.
const KEY_SCROLL_FAR: f64 = 5.0;
/// The part of the canvas that a page key scrolls.
const PAGE: f64 = 0.9;

/// What the pointer is doing on the canvas.
#[derive(Debug, Default)]
pub(crate) struct Pointer {
    /// The button that went down on the canvas, or on the palette for a drag out of it.
    pub(super) held: Option<Button>,
    /// When and where the primary button went down last.
    last_press: Option<(f64, Pos2)>,
    /// Whether the pointer was over the canvas the last time.
    over: bool,
    pub(super) edges: EdgeScroll,
    /// What is on its way back to where it was taken.
    pub(super) glide: Option<ReturnGlide>,
    /// What the wheel was doing.
    pub(super) wheel: Wheel,
    /// Z is held.
    pub(super) quick: Option<QuickZoom>,
    /// When and where a finger went down that has not moved since.
    resting: Option<(f64, Pos2)>,
    /// Whether several fingers took the sheet; it is theirs until all are lifted.
    fingers: bool,
}

/// A thing that was let go where it cannot be, on its way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReturnGlide {
    pub(super) returned: Returned,
    /// When it was let go, in seconds.
    since: f64,
}

impl ReturnGlide {
    /// How much of the way lies behind it at a time, 0–1; `None` once it is back.
    pub(super) fn progress(&self, time: f64) -> Option<f32> {
        const SECONDS: f64 = 0.18;
        let part = (time - self.since) / SECONDS;
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        (0.0..1.0).contains(&part).then(|| (1.0 - (1.0 - part).powi(3)) as f32)
    }
}

/// Z is held: presses and drags zoom.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct QuickZoom {
    /// Whether it zoomed already, so that letting go of Z does nothing more.
    pub(super) used: bool,
    /// Where the button went down, how far the drag went when it was last looked at, and whether it is a drag at all.
    pub(super) drag: Option<(Pos2, f64, bool)>,
}

impl Pointer {
    /// A drag out of the palette began: the canvas gets the pointer until it is let go.
    pub(crate) const fn capture(&mut self) {
        self.held = Some(Button::Primary);
        self.edges = EdgeScroll::from_outside();
    }

    /// Whatever button was down is not waited for any more.
    pub(crate) const fn let_go(&mut self) {
        self.held = None;
    }

    /// Hands the input of this frame to the editor and the camera.
    pub(super) fn take(
        &mut self,
        ui: &Ui,
        canvas: &Response,
        session: &mut Session,
        view: &mut Viewing<'_>,
    ) -> InputOutcome {
        let mut outcome = InputOutcome::default();
        let over = canvas.hovered() || canvas.is_pointer_button_down_on();
        let (events, held_keys, time) = ui.input(|input| {
            let space = input.key_down(Key::Space);
            (input.events.clone(), (input.modifiers, space), input.time)
        });
        let typing = ui.text_edit_focused();
        let keys = modifiers(held_keys.0, held_keys.1 && !typing);
        self.touch(ui, canvas, session, view, &mut outcome);
        for event in events {
            if self.quick_zoom(ui, canvas, session, view, &event, (over, typing)) {
                continue;
            }
            if over && let Event::MouseWheel { unit, delta, source, modifiers: with, .. } = event {
                self.turn_wheel(ui, view, unit, delta, source, with);
            }
            match event {
                // Several fingers hold the sheet and nothing on it.
                Event::PointerButton { .. } | Event::PointerMoved(_) if self.fingers => {}
                Event::PointerButton { pos, button, pressed: true, modifiers: with, .. } => {
                    let Some(button) = button_of(button) else { continue };
                    if self.held.is_none() && over && canvas.rect.contains(pos) {
                        ui.memory_mut(|memory| memory.request_focus(canvas.id));
                        let clicks = self.clicks(button, pos, time);
                        self.held = Some(button);
                        let finger = button == Button::Primary && ui.input(egui::InputState::any_touches);
                        self.resting = finger.then_some((time, pos));
                        let modifiers = modifiers(with, keys.space);
                        let at = view.surface.camera.to_sheet(to_kurbo(pos));
                        outcome.send(session, view, editor::Event::PointerDown { at, button, modifiers, clicks });
                    }
                }
                Event::PointerMoved(pos) if over || self.held.is_some() => {
                    self.resting = self.resting.filter(|(_, at)| at.distance(pos) <= LONG_PRESS_REACH);
                    let at = view.surface.camera.to_sheet(to_kurbo(pos));
                    outcome.send(session, view, editor::Event::PointerMove { at, modifiers: keys });
                }
                Event::PointerButton { pos, button, pressed: false, modifiers: with, .. } => {
                    let Some(button) = button_of(button).filter(|button| self.held == Some(*button)) else { continue };
                    self.held = None;
                    self.resting = None;
                    let at = view.surface.camera.to_sheet(to_kurbo(pos));
                    let outside = !canvas.rect.contains(pos) && session.editor().dragged().is_some();
                    if outside {
                        outcome.send(session, view, editor::Event::Cancel);
                    } else {
                        let modifiers = modifiers(with, keys.space);
                        outcome.send(session, view, editor::Event::PointerUp { at, button, modifiers });
                    }
                }
                Event::WindowFocused(false) => {
                    self.held = None;
                    self.quick = None;
                    outcome.send(session, view, editor::Event::FocusLost);
                }
                Event::Key { pressed: false, .. } => {
                    outcome.send(session, view, editor::Event::KeyUp);
                }
                Event::Key { key, pressed: true, modifiers: with, .. } if !typing && takes_keys(ui, canvas) => {
                    self.key(key, with, canvas, session, view, &mut outcome);
                }
                _ => {}
            }
        }
        if self.over && !over && self.held.is_none() {
            outcome.send(session, view, editor::Event::PointerGone);
        }
        self.over = over;
        if let Some(returned) = outcome.returned.take() {
            self.glide = Some(ReturnGlide { returned, since: time }).filter(|_| !view.person.habits.reduced_motion);
        }
        self.scroll_at_edges(ui, canvas, session, view, keys, &mut outcome);
        self.long_press(ui, session, view, &mut outcome);
        self.look_around(ui, canvas, view);
        outcome
    }

    /// Two fingers move the sheet and zoom it at once. What one of them had begun is taken back.
    fn touch(
        &mut self,
        ui: &Ui,
        canvas: &Response,
        session: &mut Session,
        view: &mut Viewing<'_>,
        outcome: &mut InputOutcome,
    ) {
        let (several, any) = ui.input(|input| (input.multi_touch(), input.any_touches()));
        if let Some(several) = several.filter(|several| self.fingers || canvas.rect.contains(several.center_pos)) {
            self.fingers = true;
            self.resting = None;
            if self.held.take().is_some() {
                outcome.send(session, view, editor::Event::Cancel);
            }
            let way = several.translation_delta;
            view.surface.camera.pan(Vec2::new(way.x.into(), way.y.into()));
            view.surface.camera.zoom_at(to_kurbo(several.center_pos), several.zoom_delta.into());
        } else if !any {
            self.fingers = false;
        }
    }

    /// A finger that rests opens the menu, as the second button of a mouse does.
    fn long_press(&mut self, ui: &Ui, session: &mut Session, view: &mut Viewing<'_>, outcome: &mut InputOutcome) {
        let Some((began, pos)) = self.resting else { return };
        let left = LONG_PRESS_SECONDS - (ui.input(|input| input.time) - began);
        if left > 0.0 {
            ui.request_repaint_after(Duration::from_secs_f64(left));
            return;
        }
        self.resting = None;
        self.held = None;
        let (at, modifiers) = (view.surface.camera.to_sheet(to_kurbo(pos)), editor::Modifiers::default());
        let button = Button::Secondary;
        outcome.send(session, view, editor::Event::Cancel);
        outcome.send(session, view, editor::Event::PointerDown { at, button, modifiers, clicks: 1 });
        outcome.send(session, view, editor::Event::PointerUp { at, button, modifiers });
    }

    fn clicks(&mut self, button: Button, at: Pos2, time: f64) -> u8 {
        let again = self.last_press.take().is_some_and(|(when, place)| {
            time - when <= DOUBLE_CLICK_SECONDS && place.distance(at) <= DOUBLE_CLICK_REACH
        });
        if button != Button::Primary || again {
            return if again && button == Button::Primary { 2 } else { 1 };
        }
        self.last_press = Some((time, at));
        1
    }

    fn key(
        &mut self,
        key: Key,
        with: egui::Modifiers,
        canvas: &Response,
        session: &mut Session,
        view: &mut Viewing<'_>,
        outcome: &mut InputOutcome,
    ) {
        // The keyboard alone puts what is in hand where the person is.
        if let (Key::Enter, Tool::Place(placement)) = (key, session.editor().tool().clone()) {
            let placed = session.place_here(&placement, view.surface.vantage());
            outcome.errors.extend(placed.error);
            if let Some(Request::EditText(element)) = placed.request {
                outcome.texts.push(TextEditRequest { element, pressed: None, new: Some(New::Placed) });
            }
            return;
        }
        let event = match key {
            Key::Escape => EditorKey::Escape,
            Key::Enter | Key::F2 => EditorKey::Enter,
            // From element to element the focus of the window goes; cells are no widgets, so the editor walks them.
            Key::Tab if session.editor().selection().cell().is_some() => EditorKey::Tab { back: with.shift },
            Key::ArrowLeft => EditorKey::Arrow(Direction::Left),
            Key::ArrowRight => EditorKey::Arrow(Direction::Right),
            Key::ArrowUp => EditorKey::Arrow(Direction::Up),
            Key::ArrowDown => EditorKey::Arrow(Direction::Down),
            Key::PageDown | Key::PageUp => {
                let sideways = with.shift || with.alt;
                let side = if sideways { canvas.rect.width() } else { canvas.rect.height() };
                let page = f64::from(side) * if key == Key::PageUp { PAGE } else { -PAGE };
                view.surface.camera.pan(if sideways { Vec2::new(page, 0.0) } else { Vec2::new(0.0, page) });
                return;
            }
            _ => return,
        };
        if key == Key::Escape {
            self.held = None;
        }
        let handled = outcome.send(session, view, editor::Event::Key(event, modifiers(with, false)));
        if handled {
            return;
        }
        if let EditorKey::Tab { .. } = event {
            // At either end of the map the next Tab leaves it.
            session.select(None);
        }
        if let EditorKey::Arrow(direction) = event {
            let far = KEY_SCROLL * if with.shift { KEY_SCROLL_FAR } else { 1.0 };
            view.surface.camera.pan(match direction {
                Direction::Left => Vec2::new(far, 0.0),
                Direction::Right => Vec2::new(-far, 0.0),
                Direction::Up => Vec2::new(0.0, far),
                Direction::Down => Vec2::new(0.0, -far),
            });
        }
    }
}

/// Whether keys belong to the canvas: nothing else has the focus, or something on the canvas has it.
pub(super) fn takes_keys(ui: &Ui, canvas: &Response) -> bool {
    if ui.any_popup_open() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return false;
    }
    ui.memory(egui::Memory::focused).is_none_or(|focused| focused == canvas.id || is_node(ui, focused))
}

const fn button_of(button: PointerButton) -> Option<Button> {
    match button {
        PointerButton::Primary => Some(Button::Primary),
        PointerButton::Middle => Some(Button::Middle),
        PointerButton::Secondary => Some(Button::Secondary),
        PointerButton::Extra1 | PointerButton::Extra2 => None,
    }
}

const fn modifiers(held: egui::Modifiers, space: bool) -> editor::Modifiers {
    editor::Modifiers { shift: held.shift, alt: held.alt, primary: held.command, space }
}
