//! What the speaker does, as events of a show: keys, buttons, wheel, fingers and pens over the picture.

use crate::editor::Direction;
use crate::present::{Show, ShowEvent, ShowKey, ShowOutcome, ShowRequest};
use crate::studio::canvas::to_kurbo;
use crate::studio::paint::to_f32;
use eframe::egui::{
    Context, CursorIcon, Event, Key, Modifiers, MouseWheelUnit, Pos2, Rect, Response, TouchPhase, Ui, Vec2, ViewportId,
    vec2,
};
use std::time::Duration;

/// Of a trackpad so many points are one step of a wheel.
const STEP: f32 = 90.0;
/// Between two steps of a wheel: who turns it on does not fly past views.
const PAUSE: f64 = 0.22;
/// A finger that went so far swiped, in points.
const SWIPE: f32 = 60.0;
/// A tap on this part of the picture, from the left, goes back.
const BACK: f32 = 1.0 / 3.0;
/// The pointer is hidden once it rested for so long, in seconds.
const RESTS: f64 = 2.5;

/// The hand of the speaker at one picture of a show, from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ShowHand {
    /// How far the wheel was turned since the last step.
    turned: f32,
    /// When it made that step, and when it was turned last.
    stepped: f64,
    turned_at: f64,
    /// Whether a finger points, not a mouse; and how many there were at once since it touched.
    touches: bool,
    fingers: usize,
    /// Where the hand came down, and where it was seen last: a finger that is lifted is nowhere.
    down: Option<Pos2>,
    last: Option<Pos2>,
    /// When the pointer moved last.
    moved: f64,
    /// The window in which the pointer is over the picture.
    over: Option<ViewportId>,
}

/// The time of a show, by the clock of the window.
pub(crate) fn now(ctx: &Context) -> Duration {
    Duration::try_from_secs_f64(ctx.input(|input| input.time)).unwrap_or_default()
}

/// What a key asks of a show.
fn show_key(key: Key, physical: Option<Key>, shift: bool) -> Option<ShowKey> {
    let character = match key {
        Key::Questionmark => Some('?'),
        Key::Period => Some('.'),
        Key::Comma => Some(','),
        Key::Minus => Some('-'),
        key => {
            let mut letters = key.name().chars();
            letters.next().filter(|_| letters.next().is_none())
        }
    };
    ShowKey::of(character, physical.unwrap_or(key).name(), shift)
}

/// Hands the keys of this frame to a show and takes those out of the input that meant something to it. Whatever asks the window for
/// something comes back. `single_keys` says whether letters are keys at all.
pub(crate) fn take_keys(ctx: &Context, show: &mut Show, single_keys: bool) -> Vec<ShowRequest> {
    let now = now(ctx);
    let mut requests = Vec::new();
    let mut letter_of_taken = false;
    let events = ctx.input_mut(|input| std::mem::take(&mut input.events));
    let mut left = Vec::with_capacity(events.len());
    for event in events {
        if matches!(event, Event::Text(_)) {
            if !std::mem::take(&mut letter_of_taken) {
                left.push(event);
            }
            continue;
        }
        let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else {
            left.push(event);
            continue;
        };
        let plain = !(modifiers.command || modifiers.ctrl || modifiers.alt);
        let asked = show_key(key, physical_key, modifiers.shift).filter(|_| plain);
        let always = matches!(key, Key::Space | Key::Backspace);
        // While the map is edited only the keys of a clicker are the show's.
        let edits = show.is_editing();
        let is_live = |asked: &ShowKey| match asked {
            ShowKey::PageDown | ShowKey::PageUp => true,
            _ if edits => false,
            asked => single_keys || always || !asked.is_character(),
        };
        let Some(asked) = asked.filter(is_live) else {
            left.push(event);
            continue;
        };
        // A key that is held neither flies past views nor flickers.
        let ShowOutcome { handled, request } = if repeat { handled() } else { show.handle(ShowEvent::Key(asked), now) };
        requests.extend(request);
        if handled {
            letter_of_taken = true;
        } else {
            left.push(event);
        }
    }
    ctx.input_mut(|input| input.events = left);
    requests
}

const fn handled() -> ShowOutcome {
    ShowOutcome { handled: true, request: None }
}

/// How much larger the audience sees the picture than it is in a box.
fn enlarged(show: &Show, rect: Rect) -> f64 {
    show.screen().width / f64::from(rect.width().max(1.0))
}

/// The place on the screen of the audience of one in a box that may be smaller.
fn on_screen(show: &Show, rect: Rect, at: Pos2) -> kurbo::Point {
    (to_kurbo(at - rect.min.to_vec2()).to_vec2() * enlarged(show, rect)).to_point()
}

/// How large the screen of the audience is, in points.
pub(crate) fn screen_size(show: &Show) -> Vec2 {
    vec2(to_f32(show.screen().width), to_f32(show.screen().height))
}

/// A key that was pressed on the screen.
pub(crate) fn press(ctx: &Context, show: &mut Show, key: Key) -> Option<ShowRequest> {
    show_key(key, None, false).and_then(|key| show.handle(ShowEvent::Key(key), now(ctx)).request)
}

impl ShowHand {
    /// Hands what happens over the picture to the show. `response` is that of the picture, whose corner is where its screen begins.
    pub(crate) fn hear(&mut self, ui: &Ui, response: &Response, show: &mut Show) {
        let (now, time) = (now(ui.ctx()), ui.input(|input| input.time));
        let rect = response.rect;
        let on_sheet = |show: &Show, at: Pos2| show.camera().to_sheet(on_screen(show, rect, at));
        self.count_fingers(ui);
        let pointer = ui.input(|input| input.pointer.clone());
        if pointer.delta() != Vec2::ZERO || pointer.any_down() {
            self.moved = time;
        }
        self.last = pointer.latest_pos().or(self.last);
        let over = pointer.latest_pos().filter(|at| rect.contains(*at));
        let here = ui.ctx().viewport_id();
        // The pointer is over one picture of a show; that it is not over another says nothing.
        if over.is_some() || self.over.take_if(|of| *of == here).is_some() {
            self.over = over.map(|_| here);
            show.handle(ShowEvent::Pointer(over.map(|at| on_sheet(show, at))), now);
        }
        if response.contains_pointer() && pointer.primary_pressed() {
            self.down = pointer.interact_pos();
            if let Some(at) = self.down {
                show.handle(ShowEvent::Press(on_sheet(show, at)), now);
            }
        }
        if pointer.primary_released() {
            show.handle(ShowEvent::Release, now);
        }
        if Self::look(ui, response, show, now) {
            return;
        }
        if response.secondary_clicked() {
            show.handle(ShowEvent::Key(ShowKey::Previous), now);
        } else if response.clicked() && self.fingers < 2 {
            self.click(response, show, now);
        } else if response.drag_stopped() && self.touches && self.fingers < 2 && !show.has_ink() {
            self.swipe(show, now);
        }
        self.wheel(ui, response, show, (now, time));
    }

    /// What the pointer looks like over the picture.
    pub(crate) fn cursor(&self, ui: &Ui, response: &Response, show: &Show) {
        if !response.hovered() {
            return;
        }
        let rests = ui.input(|input| input.time) - self.moved >= RESTS;
        ui.set_cursor_icon(match show {
            _ if show.has_ink() => CursorIcon::Crosshair,
            _ if show.has_laser() || show.has_lens() || rests => CursorIcon::None,
            _ => CursorIcon::Default,
        });
        if !rests {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(RESTS));
        }
    }

    fn count_fingers(&mut self, ui: &Ui) {
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Touch { phase: TouchPhase::Start, .. } => self.touches = true,
                    Event::PointerButton { pressed: true, .. } if !input.any_touches() => self.touches = false,
                    _ => {}
                }
            }
            let together = input.multi_touch().map_or(usize::from(input.any_touches()), |touch| touch.num_touches);
            self.fingers = if input.pointer.primary_pressed() { together } else { self.fingers.max(together) };
        });
    }

    /// A pinch, Ctrl and the wheel: nearer or farther, until the next key. A picture that was moved by hand can be moved on. Whether it was.
    fn look(ui: &Ui, response: &Response, show: &mut Show, now: Duration) -> bool {
        if !(response.contains_pointer() || response.dragged()) || show.grid().is_some() || show.is_gliding() {
            return false;
        }
        let (zoom, two) =
            ui.input(|input| (input.zoom_delta(), input.multi_touch().map(|touch| touch.translation_delta)));
        let rests = show.stop().map(|stop| stop.camera(show.screen().to_rect()));
        let free = rests.is_some_and(|rests| rests != show.camera());
        let drag = if free && response.dragged() && !show.has_ink() { response.drag_delta() } else { Vec2::ZERO };
        let way = two.unwrap_or(drag);
        if (zoom - 1.0).abs() < 1e-4 && way == Vec2::ZERO {
            return false;
        }
        let mut camera = show.camera();
        let middle = response.rect.center();
        let at = ui.input(|input| input.pointer.latest_pos()).unwrap_or(middle);
        camera.zoom_at(on_screen(show, response.rect, at), zoom.into());
        camera.pan(kurbo::Vec2::new(way.x.into(), way.y.into()) * enlarged(show, response.rect));
        show.handle(ShowEvent::Look(camera), now);
        true
    }

    fn click(&self, response: &Response, show: &mut Show, now: Duration) {
        let rect = response.rect;
        let at = response.interact_pointer_pos().or(self.down).unwrap_or(rect.center());
        let back =
            self.touches && at.x < rect.left() + rect.width() * BACK && !show.has_ink() && show.blank().is_none();
        show.handle(if back { ShowEvent::Key(ShowKey::Previous) } else { ShowEvent::Click }, now);
    }

    fn swipe(&self, show: &mut Show, now: Duration) {
        let (Some(from), Some(to)) = (self.down, self.last) else { return };
        let way = to - from;
        if way.x.abs() >= SWIPE && way.x.abs() > 1.5 * way.y.abs() {
            let direction = if way.x < 0.0 { Direction::Left } else { Direction::Right };
            show.handle(ShowEvent::Swipe(direction), now);
        }
    }

    /// The wheel goes from view to view.
    fn wheel(&mut self, ui: &Ui, response: &Response, show: &mut Show, (now, time): (Duration, f64)) {
        if !response.contains_pointer() || show.grid().is_some() {
            return;
        }
        let turned: f32 = ui.input(|input| {
            let turns = input.events.iter().filter_map(|event| match event {
                Event::MouseWheel { unit, delta, modifiers, .. } if !zooms(*modifiers) => Some(match unit {
                    MouseWheelUnit::Point => delta.y,
                    MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y.signum() * STEP,
                }),
                _ => None,
            });
            turns.sum()
        });
        if turned == 0.0 {
            return;
        }
        if time - self.turned_at > 2.0 * PAUSE || turned.signum() != self.turned.signum() {
            self.turned = 0.0;
        }
        self.turned_at = time;
        self.turned += turned;
        if self.turned.abs() >= STEP && time - self.stepped >= PAUSE {
            let key = if self.turned < 0.0 { ShowKey::Next } else { ShowKey::Previous };
            (self.turned, self.stepped) = (0.0, time);
            show.handle(ShowEvent::Key(key), now);
        }
    }
}

fn zooms(modifiers: Modifiers) -> bool {
    modifiers.ctrl || modifiers.command
}
