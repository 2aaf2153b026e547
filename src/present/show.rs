//! The show: at which view it stands, what is over it, and what keys, pointers and time do to it.

use super::glide::{CameraPath, eased};
use super::grid::grid_step;
use super::key::ShowKey;
use super::pointing::Pointing;
use super::resolve::ShownView;
use super::stops::Stop;
use super::times::{GAP, ShowTimes};
use crate::editor::{Camera, Direction};
use crate::model::ViewId;
use kurbo::{Point, Rect, Size};
use std::time::Duration;

/// Digits are forgotten after so long.
const DIGITS_LAST: Duration = Duration::from_secs(3);
/// The strip of keys is there for so long at the beginning.
const HELP_LASTS: Duration = Duration::from_secs(6);
/// How long curves take to draw themselves along the whole way.
const DRAWING_LASTS: Duration = Duration::from_millis(2600);
/// A clock on the speaker's window shows seconds.
const SECOND: Duration = Duration::from_secs(1);

/// A screen with nothing on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankScreen {
    /// Nothing but black.
    Black,
    /// Nothing but white.
    White,
}

/// Where a show stands: kept after it, so that the next goes on there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShowPlace {
    /// The view.
    pub view: ViewId,
    /// Which of its stops, from 0.
    pub stop: usize,
}

/// How a show begins.
#[derive(Clone, Debug, Default)]
pub struct ShowStart {
    /// The views.
    pub views: Vec<ShownView>,
    /// Where it begins; at the first view where nothing is said or that view is gone.
    pub at: Option<ShowPlace>,
    /// The size of the picture that the views were resolved for.
    pub screen: Size,
    /// Whether the camera cuts instead of gliding, and curves stand as they are.
    pub reduced_motion: bool,
    /// Whether what is confidential is hidden from the beginning.
    pub hides_confidential: bool,
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShowEvent {
    /// A key went down.
    Key(ShowKey),
    /// A click or a tap that is no stroke of ink.
    Click,
    /// A finger swiped this way over the picture.
    Swipe(Direction),
    /// The pointer is over a place of the sheet, or gone.
    Pointer(Option<Point>),
    /// The pen, the finger or a button touched the sheet there.
    Press(Point),
    /// It was lifted.
    Release,
    /// A view was chosen in the overview or in a list, from 0.
    Choose(usize),
    /// A hand moved or zoomed the picture; of the screen that the show was told.
    Look(Camera),
    /// The picture has another size. The views have to be resolved anew.
    Resized(Size),
    /// A display was unplugged, or another came.
    DisplaysChanged,
    /// The time stands still, or goes on.
    Pause(bool),
    /// Whether the camera cuts.
    ReducedMotion(bool),
}

/// Something only the window can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShowRequest {
    /// The show is over: close it, and keep its [place](Show::place).
    Leave,
    /// Ask for the text of a question.
    AskQuestion,
    /// Ask what would be if fewer left; where that is asked already, no longer.
    AskWhatIf,
    /// Resolve the views anew: [`Show::hides_confidential`] changed.
    Resolve,
}

/// What came of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShowOutcome {
    /// Whether it meant something here; a key that did not may mean something to the map that is edited.
    pub handled: bool,
    /// What the window has to do.
    pub request: Option<ShowRequest>,
}

impl ShowOutcome {
    const HANDLED: Self = Self { handled: true, request: None };
    const IGNORED: Self = Self { handled: false, request: None };

    const fn asks(request: ShowRequest) -> Self {
        Self { handled: true, request: Some(request) }
    }
}

/// A show that goes on. It knows the time from what it is [told](Self::tick) alone, from any moment on; a clock that is set meanwhile moves nothing.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "tools that are each in hand or not")]
pub struct Show {
    views: Vec<ShownView>,
    view: usize,
    stop: usize,
    /// Past the last view.
    is_over: bool,
    screen: Size,
    reduced_motion: bool,
    path: CameraPath,
    /// A hand moved the camera away from the stop.
    by_hand: bool,
    /// What was lit before the camera left for where it is.
    lit_before: Vec<Rect>,
    /// When the curves begin to draw themselves, where they do.
    drawing: Option<Duration>,
    blank: Option<BlankScreen>,
    grid: Option<usize>,
    laser: bool,
    lens: bool,
    ink: bool,
    editing: bool,
    hides_confidential: bool,
    shows_notes: bool,
    help: Option<bool>,
    pointing: Pointing,
    typed: Option<(usize, Duration)>,
    /// What the clock of others said last.
    told: Duration,
    /// The time of the show: it never goes back.
    clock: Duration,
    times: ShowTimes,
}

impl Show {
    /// A show that begins now.
    #[must_use]
    pub fn begin(start: ShowStart, now: Duration) -> Self {
        let ShowStart { views, at, screen, reduced_motion, hides_confidential } = start;
        let view = at.and_then(|at| views.iter().position(|shown| shown.view.id == at.view));
        let mut show = Self {
            view: view.unwrap_or_default(),
            stop: at.filter(|_| view.is_some()).map_or(0, |at| at.stop),
            views,
            is_over: false,
            screen,
            reduced_motion,
            path: CameraPath::resting(Camera::default()),
            by_hand: false,
            lit_before: Vec::new(),
            drawing: None,
            blank: None,
            grid: None,
            laser: false,
            lens: false,
            ink: false,
            editing: false,
            hides_confidential,
            shows_notes: false,
            help: None,
            pointing: Pointing::default(),
            typed: None,
            told: now,
            clock: Duration::ZERO,
            times: ShowTimes::default(),
        };
        show.stop = show.stop.min(show.last_stop(show.view));
        show.path = CameraPath::resting(show.target());
        show.begin_drawing();
        show.times.count(now, None);
        show
    }

    /// Tells the time, by a clock that need not be that of the wall. Called at the beginning of each frame.
    pub fn tick(&mut self, now: Duration) {
        self.clock = self.clock.saturating_add(now.saturating_sub(self.told).min(GAP));
        self.told = now;
        self.times.count(now, self.place().map(|place| place.view));
        if self.typed.is_some_and(|(_, since)| self.clock.saturating_sub(since) >= DIGITS_LAST) {
            self.typed = None;
        }
    }

    /// Takes an event.
    pub fn handle(&mut self, event: ShowEvent, now: Duration) -> ShowOutcome {
        self.tick(now);
        match event {
            ShowEvent::Key(key) => return self.key(key),
            ShowEvent::Click | ShowEvent::Swipe(_) if self.editing => return ShowOutcome::IGNORED,
            ShowEvent::Click if self.blank.take().is_none() && self.grid.is_none() && !self.ink => self.forward(),
            ShowEvent::Swipe(Direction::Left) if self.blank.take().is_none() => self.forward(),
            ShowEvent::Swipe(Direction::Right) if self.blank.take().is_none() => self.back(),
            ShowEvent::Click | ShowEvent::Swipe(_) => {}
            ShowEvent::Pointer(at) => self.pointing.moved(at, self.clock),
            ShowEvent::Press(at) if self.ink => {
                self.pointing.moved(Some(at), self.clock);
                self.pointing.begin_stroke(at);
            }
            ShowEvent::Press(_) => return ShowOutcome::IGNORED,
            // Whatever is left of the displays shows the view that it had.
            ShowEvent::Release | ShowEvent::DisplaysChanged => self.pointing.end_stroke(),
            ShowEvent::Choose(view) => {
                self.grid = None;
                self.blank = None;
                self.go(view, 0);
            }
            ShowEvent::Look(camera) => {
                self.path = CameraPath::resting(camera);
                self.by_hand = true;
            }
            ShowEvent::Resized(screen) => {
                // What is seen stays what it is until the views of the new size come.
                let seen = self.seen();
                self.screen = screen;
                let mut camera = self.path.end();
                camera.fit(seen, screen.to_rect(), 0.0);
                self.path = CameraPath::resting(camera);
            }
            ShowEvent::Pause(paused) => self.times.pause(paused),
            ShowEvent::ReducedMotion(reduced) => self.reduced_motion = reduced,
        }
        ShowOutcome::HANDLED
    }

    /// Other views in the place of those it has, as the map or the screen changed. It stays at its view; where that is gone, at the one that
    /// comes after it, else before.
    pub fn set_views(&mut self, views: Vec<ShownView>) {
        let place_in = |of: &ShownView| views.iter().position(|shown| shown.view.id == of.view.id);
        let (before, after) = self.views.split_at(self.view.min(self.views.len()));
        let nearest = after.iter().find_map(place_in).or_else(|| before.iter().rev().find_map(place_in));
        let same = self.views.get(self.view).is_some_and(|was| nearest == place_in(was) && nearest.is_some());
        self.views = views;
        self.view = nearest.unwrap_or_default();
        self.stop = if same { self.stop.min(self.last_stop(self.view)) } else { 0 };
        if !same {
            self.drawing = None;
        }
        let last = self.views.len().saturating_sub(1);
        self.grid = self.grid.map(|marked| marked.min(last));
        // Nothing moves under the hand that changes the map.
        if !(self.editing || self.by_hand) && self.path.end() != self.target() {
            self.travel();
        }
    }

    fn key(&mut self, key: ShowKey) -> ShowOutcome {
        if self.editing {
            match key {
                ShowKey::PageDown => self.forward(),
                ShowKey::PageUp => self.back(),
                ShowKey::Escape => self.end_editing(),
                ShowKey::Start => {}
                _ => return ShowOutcome::IGNORED,
            }
            return ShowOutcome::HANDLED;
        }
        match key {
            ShowKey::Escape => return self.one_rung_down(),
            ShowKey::Leave => return ShowOutcome::asks(ShowRequest::Leave),
            ShowKey::Start => return ShowOutcome::HANDLED,
            ShowKey::Notes => {
                self.shows_notes = !self.shows_notes;
                return ShowOutcome::HANDLED;
            }
            ShowKey::Question => return ShowOutcome::asks(ShowRequest::AskQuestion),
            ShowKey::WhatIf => return ShowOutcome::asks(ShowRequest::AskWhatIf),
            ShowKey::Confidential => {
                self.hides_confidential = !self.hides_confidential;
                return ShowOutcome::asks(ShowRequest::Resolve);
            }
            ShowKey::Help => {
                self.help = Some(!self.shows_help());
                return ShowOutcome::HANDLED;
            }
            ShowKey::Black => self.blank_by(BlankScreen::Black),
            ShowKey::White => self.blank_by(BlankScreen::White),
            // The next key brings the picture back, and nothing else.
            _ if self.blank.take().is_some() => {}
            _ if self.grid.is_some() => self.key_in_grid(key),
            _ => self.key_at_view(key),
        }
        ShowOutcome::HANDLED
    }

    fn key_at_view(&mut self, key: ShowKey) {
        let number = self.typed.take().map(|(number, _)| number);
        match key {
            ShowKey::Enter if number.is_some() => self.go(number.map_or(0, |number| number.saturating_sub(1)), 0),
            ShowKey::Next | ShowKey::PageDown | ShowKey::Enter | ShowKey::Arrow(Direction::Right | Direction::Down) => {
                self.forward();
            }
            ShowKey::Previous | ShowKey::PageUp | ShowKey::Arrow(Direction::Left | Direction::Up) => self.back(),
            ShowKey::Home => self.go(0, 0),
            ShowKey::End => self.go(usize::MAX, 0),
            ShowKey::Digit(digit) => self.type_digit(number, digit),
            ShowKey::Laser => {
                self.laser = !self.laser;
                self.pointing.forget_trail();
                self.ink &= !self.laser;
            }
            ShowKey::Lens => self.lens = !self.lens,
            ShowKey::Ink => {
                self.ink = !self.ink;
                self.laser &= !self.ink;
                self.pointing.end_stroke();
            }
            ShowKey::ClearInk => self.pointing.clear_ink(),
            ShowKey::UndoInk => self.pointing.undo_stroke(),
            ShowKey::Grid => self.grid = Some(self.view),
            ShowKey::Edit => {
                self.editing = true;
                (self.laser, self.lens, self.ink) = (false, false, false);
                self.pointing.end_stroke();
            }
            // Done before.
            ShowKey::Escape
            | ShowKey::Leave
            | ShowKey::Start
            | ShowKey::Notes
            | ShowKey::Question
            | ShowKey::WhatIf
            | ShowKey::Confidential
            | ShowKey::Help
            | ShowKey::Black
            | ShowKey::White => {}
        }
    }

    fn key_in_grid(&mut self, key: ShowKey) {
        let Some(marked) = self.grid else { return };
        let number = self.typed.take().map(|(number, _)| number);
        let last = self.views.len().saturating_sub(1);
        let step = |direction| grid_step(marked, self.views.len(), self.screen, direction);
        self.grid = match key {
            ShowKey::Arrow(direction) => Some(step(direction)),
            ShowKey::Next | ShowKey::PageDown => Some(step(Direction::Right)),
            ShowKey::Previous | ShowKey::PageUp => Some(step(Direction::Left)),
            ShowKey::Home => Some(0),
            ShowKey::End => Some(last),
            ShowKey::Digit(digit) => {
                self.type_digit(number, digit);
                self.typed.map(|(number, _)| number.saturating_sub(1).min(last))
            }
            ShowKey::Enter => {
                self.go(number.map_or(marked, |number| number.saturating_sub(1)), 0);
                None
            }
            ShowKey::Grid => None,
            _ => Some(marked),
        };
    }

    fn one_rung_down(&mut self) -> ShowOutcome {
        self.typed = None;
        if self.grid.take().is_some() {
            return ShowOutcome::HANDLED;
        }
        let tools = [&mut self.ink, &mut self.lens, &mut self.laser];
        if let Some(tool) = tools.into_iter().find(|tool| **tool) {
            *tool = false;
            self.pointing.end_stroke();
            return ShowOutcome::HANDLED;
        }
        if self.blank.take().is_some() {
            return ShowOutcome::HANDLED;
        }
        ShowOutcome::asks(ShowRequest::Leave)
    }

    fn end_editing(&mut self) {
        self.editing = false;
        self.by_hand = false;
        if self.path.end() != self.target() {
            self.travel();
        }
    }

    fn blank_by(&mut self, blank: BlankScreen) {
        self.blank = (self.blank != Some(blank)).then_some(blank);
    }

    fn type_digit(&mut self, number: Option<usize>, digit: u8) {
        /// No script has more views.
        const MOST: usize = 99_999;
        let number = number.unwrap_or_default() * 10 + usize::from(digit);
        self.typed = Some((number.min(MOST), self.clock));
    }

    fn last_stop(&self, view: usize) -> usize {
        self.views.get(view).map_or(0, |shown| shown.stops.len().saturating_sub(1))
    }

    fn forward(&mut self) {
        if self.is_over || self.views.is_empty() {
            return;
        }
        if self.stop < self.last_stop(self.view) {
            self.go(self.view, self.stop + 1);
        } else if self.view + 1 < self.views.len() {
            self.go(self.view + 1, 0);
        } else {
            self.is_over = true;
        }
    }

    fn back(&mut self) {
        if self.is_over {
            self.is_over = false;
        } else if self.stop > 0 {
            self.go(self.view, self.stop - 1);
        } else if let Some(before) = self.view.checked_sub(1) {
            self.go(before, self.last_stop(before));
        }
    }

    /// Goes to a stop of a view, or to the last there is.
    fn go(&mut self, view: usize, stop: usize) {
        let from = (self.view, self.is_over);
        self.lit_before = self.stop().map(|stop| stop.lit.clone()).unwrap_or_default();
        self.view = view.min(self.views.len().saturating_sub(1));
        self.stop = stop.min(self.last_stop(self.view));
        self.is_over = false;
        self.by_hand = false;
        self.travel();
        self.drawing = None;
        if from != (self.view, false) && self.stop == 0 {
            self.begin_drawing();
        }
        self.times.count(self.told, None);
    }

    /// Sends the camera from where it is to where it should be.
    fn travel(&mut self) {
        let (here, there) = (self.camera(), self.target());
        self.path = if self.reduced_motion {
            CameraPath::resting(there)
        } else {
            CameraPath::glide(here, there, self.screen.to_rect(), self.clock)
        };
    }

    fn begin_drawing(&mut self) {
        let draws = !self.reduced_motion && self.view().is_some_and(|shown| shown.way.is_some());
        self.drawing = draws.then(|| self.path.arrives().max(self.clock));
    }

    fn target(&self) -> Camera {
        self.stop().map_or_else(Camera::default, |stop| stop.camera(self.screen.to_rect()))
    }

    /// The views, in their order.
    #[must_use]
    pub fn views(&self) -> &[ShownView] {
        &self.views
    }

    /// Which of the views it stands at, from 0.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.view
    }

    /// Which of the stops of the view it stands at, from 0.
    #[must_use]
    pub const fn stop_number(&self) -> usize {
        self.stop
    }

    /// The view it stands at; at the end still the last.
    #[must_use]
    pub fn view(&self) -> Option<&ShownView> {
        self.views.get(self.view)
    }

    /// The stop it stands at.
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        self.view()?.stops.get(self.stop)
    }

    /// What the next key leads to; `None` before the end.
    #[must_use]
    pub fn next(&self) -> Option<(&ShownView, &Stop)> {
        let further = |view: usize, stop: usize| {
            let shown = self.views.get(view)?;
            Some((shown, shown.stops.get(stop)?))
        };
        let next = || further(self.view, self.stop + 1).or_else(|| further(self.view + 1, 0));
        (!self.is_over).then(next).flatten()
    }

    /// Where it stands, to go on there another time.
    #[must_use]
    pub fn place(&self) -> Option<ShowPlace> {
        Some(ShowPlace { view: self.view()?.view.id, stop: self.stop })
    }

    /// Whether it is past its last view: a screen says so.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    /// The camera on the screen that it was told.
    #[must_use]
    pub fn camera(&self) -> Camera {
        self.path.at(self.clock)
    }

    /// The part of the sheet that is seen on it, for smaller pictures of the same.
    #[must_use]
    pub fn seen(&self) -> Rect {
        self.camera().visible(self.screen.to_rect())
    }

    /// The size of the picture, in points of the screen.
    #[must_use]
    pub const fn screen(&self) -> Size {
        self.screen
    }

    /// Whether the camera is on its way.
    #[must_use]
    pub fn is_gliding(&self) -> bool {
        !self.path.has_arrived(self.clock)
    }

    /// What was lit before, and how far the light has gone over to what is lit now, 0–1.
    #[must_use]
    pub fn dusk(&self) -> (&[Rect], f64) {
        (&self.lit_before, eased(self.path.way(self.clock)))
    }

    /// How far along the sheet curves have drawn themselves; `None` where they stand as they are.
    #[must_use]
    pub fn drawn_to(&self) -> Option<f64> {
        let (start, end) = self.view()?.way?;
        let begun = self.drawing?;
        let way = self.clock.saturating_sub(begun).as_secs_f64() / DRAWING_LASTS.as_secs_f64();
        (way < 1.0).then(|| start + (end - start) * eased(way))
    }

    /// A screen with nothing on it.
    #[must_use]
    pub const fn blank(&self) -> Option<BlankScreen> {
        self.blank
    }

    /// The view that is marked in the overview, while that is open.
    #[must_use]
    pub const fn grid(&self) -> Option<usize> {
        self.grid
    }

    /// The number that is being typed.
    #[must_use]
    pub fn typed(&self) -> Option<usize> {
        self.typed.map(|(number, _)| number)
    }

    /// Whether the laser is on.
    #[must_use]
    pub const fn has_laser(&self) -> bool {
        self.laser
    }

    /// Whether the lens is held over the sheet.
    #[must_use]
    pub const fn has_lens(&self) -> bool {
        self.lens
    }

    /// Whether the pen is in hand.
    #[must_use]
    pub const fn has_ink(&self) -> bool {
        self.ink
    }

    /// Whether the map is edited in place.
    #[must_use]
    pub const fn is_editing(&self) -> bool {
        self.editing
    }

    /// Whether what is confidential is hidden.
    #[must_use]
    pub const fn hides_confidential(&self) -> bool {
        self.hides_confidential
    }

    /// Whether the notes of the speaker are shown where there is one screen alone.
    #[must_use]
    pub const fn shows_notes(&self) -> bool {
        self.shows_notes
    }

    /// Whether the strip of keys is there: at the beginning, or when asked for.
    #[must_use]
    pub fn shows_help(&self) -> bool {
        self.help.unwrap_or(self.clock < HELP_LASTS)
    }

    /// Places of the laser, strokes of ink.
    #[must_use]
    pub const fn pointing(&self) -> &Pointing {
        &self.pointing
    }

    /// Where the laser was, each place with how much of it is left, 0–1; nothing while it is off.
    #[must_use]
    pub fn laser_trail(&self) -> Vec<(Point, f64)> {
        if self.laser { self.pointing.trail(self.clock) } else { Vec::new() }
    }

    /// How long it took so far, and at which view.
    #[must_use]
    pub const fn times(&self) -> &ShowTimes {
        &self.times
    }

    /// How long the picture stays as it is: nothing while something moves, never more than a second.
    #[must_use]
    pub fn rests_for(&self) -> Duration {
        let moves = self.is_gliding() || self.drawn_to().is_some() || (self.laser && self.pointing.fades(self.clock));
        if moves { Duration::ZERO } else { SECOND }
    }
}
