//! What a hand does with the pages: it comes nearer, pushes them, takes up the lens.

use super::pill::PAPER;
use super::preview::Preview;
use crate::editor::{Turned, WheelTurn};
use crate::studio::canvas::to_kurbo;
use crate::studio::desk::PanelContext;
use eframe::egui::{
    CursorIcon, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Response, Ui, Vec2,
};
use std::time::Duration;

/// For so long a button is held still before it takes up the lens, in seconds.
const HOLD: f64 = 0.35;
/// A hand moves so far without meaning it, in screen points.
const STILL: f32 = 4.0;

impl Preview {
    /// Takes what a hand does with the pages.
    pub(super) fn take(&mut self, ui: &Ui, cx: &PanelContext<'_>, response: &Response) {
        if !ui.text_edit_focused() {
            self.leaf(ui);
        }
        let Some(at) = ui.input(|input| input.pointer.hover_pos()).map(to_kurbo) else {
            self.held = false;
            return;
        };
        if response.contains_pointer() {
            let habits = cx.person.habits.wheel;
            let (events, scroll) = ui.input(|input| (input.events.clone(), input.smooth_scroll_delta()));
            for event in events {
                match event {
                    Event::Zoom(factor) => self.change(|camera, _| camera.zoom_at(at, factor.into())),
                    Event::MouseWheel { unit, delta, source, modifiers, .. } => {
                        let turn = WheelTurn {
                            amount: kurbo::Vec2::new(delta.x.into(), delta.y.into()),
                            notches: unit != MouseWheelUnit::Point,
                            fingers: matches!(source, MouseWheelSource::Trackpad | MouseWheelSource::Momentum),
                            primary: modifiers.command,
                            scrolls: modifiers.shift || modifiers.alt,
                        };
                        match self.wheel.turn(&turn, habits) {
                            Turned::Scroll => {}
                            Turned::Step(steps) => self.change(|camera, _| camera.step(steps, at)),
                            Turned::Zoom(factor) => self.change(|camera, _| camera.zoom_at(at, factor)),
                        }
                    }
                    _ => {}
                }
            }
            if !self.wheel.is_zooming() && scroll != Vec2::ZERO {
                self.pan(if habits.invert { -scroll } else { scroll });
            }
        }
        self.hold(ui, response);
        if response.dragged() && !self.held {
            self.pan(response.drag_delta());
        }
        if response.double_clicked() {
            if self.is_near() {
                self.fit();
            } else {
                self.change(|camera, _| camera.set_zoom(PAPER, at));
            }
        }
        if response.hovered() {
            ui.set_cursor_icon(match (response.dragged() && !self.held, self.is_near()) {
                _ if self.lens || self.held => CursorIcon::Crosshair,
                (true, _) => CursorIcon::Grabbing,
                (false, true) => CursorIcon::Grab,
                (false, false) => CursorIcon::ZoomIn,
            });
        }
    }

    /// Keys go through pages that are scrolled.
    fn leaf(&mut self, ui: &Ui) {
        /// What is still seen of the screenful before, as a share of it.
        const KEPT: f32 = 0.1;
        let screen = ui.max_rect().height() * (1.0 - KEPT);
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let steps =
            [(Key::PageDown, -screen), (Key::PageUp, screen), (Key::Home, f32::MAX / 4.0), (Key::End, -f32::MAX / 4.0)];
        for (_, step) in steps.into_iter().filter(|(key, _)| pressed(*key)) {
            self.pan(Vec2::new(0.0, step));
        }
    }

    pub(super) fn pan(&mut self, by: Vec2) {
        if self.is_near() || self.is_scrolled() {
            self.change(|camera, _| camera.pan(kurbo::Vec2::new(by.x.into(), by.y.into())));
        }
    }

    /// A button that is held still takes up the lens until it is let go.
    fn hold(&mut self, ui: &Ui, response: &Response) {
        let (down, since, way) = ui.input(|input| {
            let pointer = &input.pointer;
            let way = pointer.press_origin().zip(pointer.latest_pos()).map_or(0.0, |(from, to)| from.distance(to));
            let since = pointer.press_start_time().map_or(0.0, |start| input.time - start);
            (pointer.button_down(PointerButton::Primary), since, way)
        });
        if !down || !response.is_pointer_button_down_on() {
            self.held = false;
        } else if !self.held && way < STILL {
            self.held = since >= HOLD;
            ui.request_repaint_after(Duration::from_secs_f64((HOLD - since).max(0.0)));
        }
    }
}
