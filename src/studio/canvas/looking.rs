//! How the hand moves the sheet and zooms: wheel, pinch, Z that is held, edges, and fitting the sheet to the window.

use super::coordinates::{rect_to_kurbo, to_kurbo};
use super::input::{Pointer, QuickZoom, takes_keys};
use super::input_outcome::InputOutcome;
use crate::editor::{self, DRAG_THRESHOLD, EdgeScroll, Turned, WheelTurn};
use crate::studio::desk::{Session, Surface, Viewing};
use eframe::egui::{self, Event, Key, MouseWheelSource, MouseWheelUnit, PointerButton, Response, Ui};
use kurbo::Vec2;

/// Room around a sheet that is fitted, in screen points.
pub(crate) const FIT_PADDING: f64 = 28.0;
/// Room below it, for what floats at the lower edge of the canvas.
const FIT_BELOW: f64 = 64.0;
/// Rungs of the ladder of zooms that a press with Z goes: twice as near.
const QUICK_STEPS: i32 = 8;
/// Screen points of a drag with Z that double the zoom.
const QUICK_PER_DOUBLING: f64 = 120.0;

/// The part of the canvas in which a sheet is fitted: nothing that floats lies on it then.
pub(super) const fn fit_area(viewport: kurbo::Rect, show: bool) -> kurbo::Rect {
    let below = if show { 0.0 } else { FIT_BELOW - FIT_PADDING };
    kurbo::Rect { y1: viewport.y1 - below, ..viewport }
}

/// Looks at the whole sheet. Before the size of the canvas is known it waits for it.
pub(crate) fn fit(view: &mut Viewing<'_>, session: &Session) {
    let (viewport, sheet) = (view.surface.canvas, session.layout().scene.size.to_rect());
    if viewport.is_zero_area() || sheet.is_zero_area() {
        view.surface.fit = true;
        return;
    }
    let mut camera = view.surface.camera;
    camera.fit(sheet, fit_area(viewport, session.view().presenting), FIT_PADDING);
    view.surface.fitted = Some((camera, viewport, sheet));
    view.look(camera);
}

/// Steps the zoom around the middle of the canvas.
pub(crate) fn step_zoom(surface: &mut Surface, steps: i32) {
    surface.camera.step(steps, surface.canvas.center());
}

impl Pointer {
    /// What is carried to an edge scrolls the sheet and stays under the pointer.
    pub(super) fn scroll_at_edges(
        &mut self,
        ui: &Ui,
        canvas: &Response,
        session: &mut Session,
        view: &mut Viewing<'_>,
        keys: editor::Modifiers,
        outcome: &mut InputOutcome,
    ) {
        if self.held.is_none() || !session.editor().is_carrying() {
            self.edges = EdgeScroll::default();
            return;
        }
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let time = ui.input(|input| input.time);
        let way = self.edges.step(
            to_kurbo(pointer),
            rect_to_kurbo(canvas.rect),
            view.surface.touch,
            view.person.habits.edge_scroll.factor(),
            time,
        );
        if way != Vec2::ZERO {
            view.surface.camera.pan(way);
            let at = view.surface.camera.to_sheet(to_kurbo(pointer));
            outcome.send(session, view, editor::Event::PointerMove { at, modifiers: keys });
        }
        if self.edges.is_active() {
            ui.ctx().request_repaint();
        }
    }

    /// While Z is held a press zooms in at the pointer, with Alt or Shift out, a drag zooms freely; Z alone goes to 100 % at the
    /// pointer and from there to the whole sheet. Gives whether the event was meant for this.
    pub(super) fn quick_zoom(
        &mut self,
        ui: &Ui,
        canvas: &Response,
        session: &Session,
        view: &mut Viewing<'_>,
        event: &Event,
        (over, typing): (bool, bool),
    ) -> bool {
        match *event {
            Event::Key { key, physical_key, pressed, repeat, modifiers } if is_z(key, physical_key) => {
                if !pressed {
                    let Some(quick) = self.quick.take() else { return false };
                    if !quick.used {
                        toggle_zoom(ui, canvas, session, view);
                    }
                } else if typing
                    || modifiers.command
                    || modifiers.alt
                    || !view.person.habits.single_keys
                    || self.held.is_some()
                    || !takes_keys(ui, canvas)
                {
                    return false;
                } else if !repeat && self.quick.is_none() {
                    self.quick = Some(QuickZoom::default());
                }
                true
            }
            Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers } => {
                let Some(quick) = self.quick.as_mut() else { return false };
                if pressed {
                    if over && canvas.rect.contains(pos) {
                        *quick = QuickZoom { used: true, drag: Some((pos, 0.0, false)) };
                    }
                } else if let Some((at, _, false)) = quick.drag.take() {
                    let out = modifiers.alt || modifiers.shift;
                    view.surface.camera.step(if out { -QUICK_STEPS } else { QUICK_STEPS }, to_kurbo(at));
                }
                true
            }
            Event::PointerMoved(pos) => {
                let drag = self.quick.as_mut().and_then(|quick| quick.drag.as_mut());
                let Some((at, before, dragged)) = drag else { return false };
                let way = f64::from(pos.x - at.x) - f64::from(pos.y - at.y);
                *dragged |= way.abs() >= DRAG_THRESHOLD;
                if *dragged {
                    view.surface.camera.zoom_at(to_kurbo(*at), ((way - *before) / QUICK_PER_DOUBLING).exp2());
                    *before = way;
                }
                true
            }
            _ => false,
        }
    }

    /// A turn of the wheel or of two fingers on a trackpad.
    pub(super) fn turn_wheel(
        &mut self,
        ui: &Ui,
        view: &mut Viewing<'_>,
        unit: MouseWheelUnit,
        delta: egui::Vec2,
        source: MouseWheelSource,
        with: egui::Modifiers,
    ) {
        let turn = WheelTurn {
            amount: Vec2::new(delta.x.into(), delta.y.into()),
            notches: unit != MouseWheelUnit::Point,
            fingers: matches!(source, MouseWheelSource::Trackpad | MouseWheelSource::Momentum),
            primary: with.command,
            scrolls: with.shift || with.alt,
        };
        let Some(anchor) = ui.input(|input| input.pointer.hover_pos()).map(to_kurbo) else { return };
        match self.wheel.turn(&turn, view.person.habits.wheel) {
            // The window smooths it: `look_around`.
            Turned::Scroll => {}
            Turned::Step(steps) => view.surface.camera.step(steps, anchor),
            Turned::Zoom(factor) => view.surface.camera.zoom_at(anchor, factor),
        }
    }

    /// Scrolls, and zooms by a pinch.
    pub(super) fn look_around(&self, ui: &Ui, canvas: &Response, view: &mut Viewing<'_>) {
        if !canvas.contains_pointer() {
            return;
        }
        let Some(at) = ui.input(|input| input.pointer.hover_pos()) else { return };
        let (pinch, scroll) = ui.input(|input| {
            let pinches = input.events.iter().filter_map(|event| match event {
                Event::Zoom(factor) => Some(f64::from(*factor)),
                _ => None,
            });
            (pinches.product::<f64>(), input.smooth_scroll_delta())
        });
        view.surface.camera.zoom_at(to_kurbo(at), pinch);
        if !self.wheel.is_zooming() {
            let scroll = if view.person.habits.wheel.invert { -scroll } else { scroll };
            view.surface.camera.pan(Vec2::new(scroll.x.into(), scroll.y.into()));
        }
    }
}

/// Z by the character typed, or by its place where that types another alphabet.
fn is_z(key: Key, physical: Option<Key>) -> bool {
    let latin = (Key::A..=Key::Z).contains(&key);
    key == Key::Z || (!latin && physical == Some(Key::Z))
}

/// Goes to 100 % at the pointer, and from there to the whole sheet.
fn toggle_zoom(ui: &Ui, canvas: &Response, session: &Session, view: &mut Viewing<'_>) {
    if (view.surface.camera.zoom() - 1.0).abs() < 1e-6 {
        return fit(view, session);
    }
    let at = ui.input(|input| input.pointer.hover_pos()).filter(|at| canvas.rect.contains(*at));
    let mut camera = view.surface.camera;
    camera.set_zoom(1.0, to_kurbo(at.unwrap_or(canvas.rect.center())));
    view.look(camera);
}
