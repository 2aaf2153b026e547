//! egui's input as editor events.

use super::{rect_to_kurbo, to_kurbo};
use crate::edit::EditError;
use crate::editor::{self, Button, Direction, EdgeScroll, Key as EditorKey, Request};
use crate::studio::app::{Session, ViewState};
use eframe::egui::{self, Event, Key, PointerButton, Pos2, Response, Ui};
use kurbo::Vec2;

/// How soon and how near a second press makes a double click.
const DOUBLE_CLICK_SECONDS: f64 = 0.45;
const DOUBLE_CLICK_REACH: f32 = 6.0;
/// Screen points of wheel that double the zoom.
const WHEEL_PER_DOUBLING: f64 = 240.0;
/// Screen points by which a key scrolls.
const KEY_SCROLL: f64 = 80.0;

/// What the pointer is doing on the canvas.
#[derive(Debug, Default)]
pub(crate) struct Pointer {
    /// The button that went down on the canvas, or on the palette for a drag out of it.
    held: Option<Button>,
    /// When and where the primary button went down last.
    last_press: Option<(f64, Pos2)>,
    /// Whether the pointer was over the canvas the last time.
    over: bool,
    edges: EdgeScroll,
}

/// The answers of the editor to one frame of input.
#[derive(Default)]
pub(crate) struct Answers {
    /// What only the window can do.
    pub(crate) requests: Vec<Request>,
    /// Edits that were refused.
    pub(crate) errors: Vec<EditError>,
    /// Whether a lock held something where it is.
    pub(crate) locked: bool,
}

impl Pointer {
    /// A drag out of the palette began: the canvas gets the pointer until it is let go.
    pub(crate) const fn capture(&mut self) {
        self.held = Some(Button::Primary);
    }

    /// Hands the input of this frame to the editor and the camera.
    pub(super) fn take(&mut self, ui: &Ui, canvas: &Response, session: &mut Session, view: &mut ViewState) -> Answers {
        let mut answers = Answers::default();
        let over = canvas.hovered() || canvas.is_pointer_button_down_on();
        let (events, held_keys, time) = ui.input(|input| {
            let space = input.key_down(Key::Space);
            (input.events.clone(), (input.modifiers, space), input.time)
        });
        let typing = ui.text_edit_focused();
        let keys = modifiers(held_keys.0, held_keys.1 && !typing);
        for event in events {
            match event {
                Event::PointerButton { pos, button, pressed: true, modifiers: with, .. } => {
                    let Some(button) = button_of(button) else { continue };
                    if self.held.is_none() && over && canvas.rect.contains(pos) {
                        ui.memory_mut(|memory| memory.request_focus(canvas.id));
                        let clicks = self.clicks(button, pos, time);
                        self.held = Some(button);
                        let modifiers = modifiers(with, keys.space);
                        let at = view.camera.to_sheet(to_kurbo(pos));
                        answers.send(session, view, editor::Event::PointerDown { at, button, modifiers, clicks });
                    }
                }
                Event::PointerMoved(pos) if over || self.held.is_some() => {
                    let at = view.camera.to_sheet(to_kurbo(pos));
                    answers.send(session, view, editor::Event::PointerMove { at, modifiers: keys });
                }
                Event::PointerButton { pos, button, pressed: false, modifiers: with, .. } => {
                    let Some(button) = button_of(button).filter(|button| self.held == Some(*button)) else { continue };
                    self.held = None;
                    let at = view.camera.to_sheet(to_kurbo(pos));
                    let outside = !canvas.rect.contains(pos) && session.editor().dragged().is_some();
                    if outside {
                        answers.send(session, view, editor::Event::Cancel);
                    } else {
                        let modifiers = modifiers(with, keys.space);
                        answers.send(session, view, editor::Event::PointerUp { at, button, modifiers });
                    }
                }
                Event::WindowFocused(false) => {
                    self.held = None;
                    answers.send(session, view, editor::Event::FocusLost);
                }
                Event::Key { pressed: false, .. } => {
                    answers.send(session, view, editor::Event::KeyUp);
                }
                Event::Key { key, pressed: true, modifiers: with, .. } if !typing && takes_keys(ui, canvas) => {
                    self.key(key, with, canvas, session, view, &mut answers);
                }
                _ => {}
            }
        }
        if self.over && !over && self.held.is_none() {
            answers.send(session, view, editor::Event::PointerGone);
        }
        self.over = over;
        self.scroll_at_edges(ui, canvas, session, view, keys, &mut answers);
        look_around(ui, canvas, view);
        answers
    }

    /// What is carried to an edge scrolls the sheet and stays under the pointer.
    fn scroll_at_edges(
        &mut self,
        ui: &Ui,
        canvas: &Response,
        session: &mut Session,
        view: &mut ViewState,
        keys: editor::Modifiers,
        answers: &mut Answers,
    ) {
        let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|_| session.editor().is_carrying());
        let Some(pointer) = pointer.filter(|_| self.held.is_some()) else {
            self.edges = EdgeScroll::default();
            return;
        };
        let time = ui.input(|input| input.time);
        let way = self.edges.step(to_kurbo(pointer), rect_to_kurbo(canvas.rect), view.touch, 1.0, time);
        if way != Vec2::ZERO {
            view.camera.pan(way);
            let at = view.camera.to_sheet(to_kurbo(pointer));
            answers.send(session, view, editor::Event::PointerMove { at, modifiers: keys });
        }
        if self.edges.is_active() {
            ui.ctx().request_repaint();
        }
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
        view: &mut ViewState,
        answers: &mut Answers,
    ) {
        let event = match key {
            Key::Escape => EditorKey::Escape,
            Key::Enter | Key::F2 => EditorKey::Enter,
            Key::ArrowLeft => EditorKey::Arrow(Direction::Left),
            Key::ArrowRight => EditorKey::Arrow(Direction::Right),
            Key::ArrowUp => EditorKey::Arrow(Direction::Up),
            Key::ArrowDown => EditorKey::Arrow(Direction::Down),
            Key::PageDown | Key::PageUp => {
                let page = f64::from(canvas.rect.height()) * 0.9;
                view.camera.pan(Vec2::new(0.0, if key == Key::PageUp { page } else { -page }));
                return;
            }
            _ => return,
        };
        if key == Key::Escape {
            self.held = None;
        }
        let handled = answers.send(session, view, editor::Event::Key(event, modifiers(with, false)));
        if handled {
            return;
        }
        if let EditorKey::Arrow(direction) = event {
            view.camera.pan(match direction {
                Direction::Left => Vec2::new(KEY_SCROLL, 0.0),
                Direction::Right => Vec2::new(-KEY_SCROLL, 0.0),
                Direction::Up => Vec2::new(0.0, KEY_SCROLL),
                Direction::Down => Vec2::new(0.0, -KEY_SCROLL),
            });
        }
    }
}

impl Answers {
    /// Hands one event over; gives whether it meant anything.
    fn send(&mut self, session: &mut Session, view: &mut ViewState, event: editor::Event) -> bool {
        let outcome = session.handle(event, view.seen());
        if outcome.document_changed {
            session.refresh(view);
        }
        match outcome.request {
            Some(Request::Pan(way)) => view.camera.pan(way),
            Some(request) => self.requests.push(request),
            None => {}
        }
        self.errors.extend(outcome.error);
        self.locked |= outcome.locked;
        outcome.handled
    }
}

/// Whether keys belong to the canvas: nothing else has the focus, or something on the canvas has it.
fn takes_keys(ui: &Ui, canvas: &Response) -> bool {
    if ui.any_popup_open() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return false;
    }
    ui.memory(egui::Memory::focused).is_none_or(|focused| focused == canvas.id || super::nodes::is_node(ui, focused))
}

/// Scrolls and zooms.
fn look_around(ui: &Ui, canvas: &Response, view: &mut ViewState) {
    if !canvas.contains_pointer() {
        return;
    }
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else { return };
    let (zoom, scroll) = ui.input(|input| (f64::from(input.zoom_delta()), input.smooth_scroll_delta()));
    let anchor = to_kurbo(at);
    if (zoom - 1.0).abs() > f64::EPSILON {
        view.camera.zoom_at(anchor, zoom);
    } else if view.wheel_zooms && scroll.y != 0.0 {
        view.camera.zoom_at(anchor, (f64::from(scroll.y) / WHEEL_PER_DOUBLING).exp2());
    } else {
        view.camera.pan(Vec2::new(scroll.x.into(), scroll.y.into()));
    }
}

/// Steps the zoom around the middle of the canvas.
pub(crate) fn step_zoom(view: &mut ViewState, canvas: egui::Rect, steps: i32) {
    view.camera.step(steps, rect_to_kurbo(canvas).center());
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
