//! A show with two windows: the console of who speaks in that of the program, and another for the audience.

use super::Studio;
use super::frame_state::FrameState;
use super::show_state::{Showing, ToldChanges};
use crate::edit::Edit;
use crate::edit::meeting::changes_of;
use crate::method::change_words;
use crate::model::Script;
use crate::present::{ShowEvent, ShownView, script};
use crate::studio::canvas::rect_to_kurbo;
use crate::studio::desk::Actions;
use crate::studio::platform::displays::DISPLAY_WATCH;
use crate::studio::show::{
    self, AudiencePlace, Clock, ConsoleLine, ConsolePicture, ConsoleView, ConsoleWish, RehearsalWish, RehearsedView,
    StageInput, StageView,
};
use eframe::egui::{Context, Key, PointerButton, Rect, Ui, UiBuilder, ViewportCommand, ViewportId};
use jiff::Zoned;
use kurbo::Size;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::Duration;

/// Planned times are in steps of so many seconds: nobody speaks to the second.
const PLAN_STEP: u64 = 5;

/// The window of the audience.
pub(super) fn audience() -> ViewportId {
    ViewportId::from_hash_of("audience")
}

impl Studio {
    /// One frame of a show with a console.
    pub(super) fn present_on_two(&mut self, ui: &mut Ui, shown: &mut FrameState, actions: &Actions) {
        let ctx = ui.ctx().clone();
        self.watch_displays(&ctx);
        let Some(showing) = &self.show else { return };
        let screen = showing.windows.screen();
        self.keep_show_in_step(&ctx, Size::new(screen.x.into(), screen.y.into()));
        if self.rehearsal_is_over() {
            self.show_rehearsed(ui);
            return;
        }
        let rect = ui.max_rect();
        self.console(ui, shown, actions);
        self.over_stage(ui, rect, actions);
        self.what_if_in_show(&ctx, rect, &shown.panel_context(actions));
        self.audience_window(&ctx);
        if let Some(showing) = &self.show {
            ctx.request_repaint_after(showing.show.rests_for().min(DISPLAY_WATCH));
        }
    }

    /// Notes which displays are still there: one that is unplugged ends nothing.
    fn watch_displays(&mut self, ctx: &Context) {
        let Some(showing) = &mut self.show else { return };
        if showing.windows.look(&self.displays) {
            showing.show.handle(ShowEvent::DisplaysChanged, show::now(ctx));
            ctx.request_repaint();
        }
    }

    /// What the speaker sees.
    fn console(&mut self, ui: &mut Ui, shown: &mut FrameState, actions: &Actions) {
        let words = self.words();
        let changes = self.changes_in_words();
        let Some(showing) = &self.show else { return };
        let show = &showing.show;
        let title = show.view().map(|shown| shown.title.clone()).unwrap_or_default();
        let note = show.view().map(|shown| shown.view.note.clone()).unwrap_or_default();
        let stops = show.view().map_or(1, |shown| shown.stops.len());
        let next = self.next_in_words();
        let clocks = self.clocks();
        let notice = showing.windows.notice(words, &self.displays);
        let questions = self.questions_in_words();
        let size = show::screen_size(show);
        let view = ConsoleView {
            title: &title,
            place: (show.number() + 1, show.views().len()),
            stop: (stops > 1).then_some((show.stop_number() + 1, stops)),
            note: &note,
            next: next.as_deref(),
            clocks: &clocks,
            changes: &changes,
            questions: &questions,
            notice: notice.as_ref(),
            note_size: self.prefs.show.note_size(),
            ratio: (size.y / size.x.max(1.0)).clamp(0.3, 1.5),
        };
        let wishes = show::console(ui, words, &view, |ui, rect, picture| match picture {
            ConsolePicture::Current => self.current_picture(ui, rect, shown, actions),
            ConsolePicture::Next => self.next_picture(ui, rect),
        });
        for wish in wishes {
            self.do_at_console(ui.ctx(), wish);
        }
    }

    /// What the audience sees, or the map under the hand that edits it: the audience sees what comes of that.
    fn current_picture(&mut self, ui: &mut Ui, rect: Rect, shown: &mut FrameState, actions: &Actions) {
        if let Some(showing) = &mut self.show {
            showing.windows.note_picture(rect_to_kurbo(rect));
        }
        if !self.edits_in_show() {
            self.stage(ui, rect);
            return;
        }
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            self.sheet_under_hand(ui, shown, actions);
        });
        if let Some(showing) = &mut self.show {
            let camera = showing.windows.before_audience(&showing.show, self.surface.camera);
            showing.show.handle(ShowEvent::Look(camera), show::now(ui.ctx()));
        }
    }

    /// What the next key leads to, small.
    fn next_picture(&mut self, ui: &Ui, rect: Rect) {
        let (own, words) = (self.own_sheet(), self.words());
        let Some(Showing { show, sheets, .. }) = &mut self.show else { return };
        let Some((shown, stop)) = show.next() else { return };
        let Some(sheet) = sheets.sheet(&shown.view, &own) else { return };
        let view = StageView::at(&shown.view, stop, sheet.layout.scene.size, show.screen());
        let screen = show::screen_size(show);
        let (journey, layout) = (&*sheet.journey, &*sheet.layout);
        show::paint(ui, &StageInput { words, journey, layout, view: &view, screen, rect }, &mut self.painter);
    }

    /// What comes next, in words: the view, or its next stop.
    fn next_in_words(&self) -> Option<String> {
        let show = &self.show.as_ref()?.show;
        let (next, _) = show.next()?;
        let same = show.view().is_some_and(|shown| shown.view.id == next.view.id);
        if !same {
            return Some(self.words().format("console-next", &[("title", next.title.as_str().into())]));
        }
        let values = [
            ("title", next.title.as_str().into()),
            ("stop", (show.stop_number() + 2).into()),
            ("stops", next.stops.len().into()),
        ];
        Some(self.words().format("console-next-stop", &values))
    }

    /// The time: how long it goes on, what the clock on the wall says, and how long this view is shown where something was planned.
    fn clocks(&self) -> Vec<Clock> {
        let Some(Showing { show, windows, .. }) = &self.show else { return Vec::new() };
        let times = show.times();
        let planned: u64 = show.views().iter().filter_map(|shown| shown.view.seconds).map(u64::from).sum();
        let planned = (planned > 0).then_some(Duration::from_secs(planned));
        let stands = windows.rehearses().then_some(times.is_paused());
        let mut clocks = vec![Clock { stands, ..Clock::of("console-elapsed", times.elapsed(), planned) }];
        let meant = show.view().and_then(|shown| shown.view.seconds).map(|seconds| Duration::from_secs(seconds.into()));
        if let Some(shown) = show.view().filter(|_| meant.is_some() || windows.rehearses()) {
            clocks.push(Clock::of("console-view-time", times.of(shown.view.id), meant));
        }
        clocks.push(Clock::new("console-now", Zoned::now().strftime("%H:%M").to_string()));
        clocks
    }

    /// What was changed in this meeting.
    fn changes_in_words(&mut self) -> Arc<[ConsoleLine]> {
        let (document, words) = (Arc::clone(self.session.document()), self.words());
        let Some(showing) = &mut self.show else { return Arc::default() };
        let told = showing
            .told
            .take()
            .filter(|told| Arc::ptr_eq(&told.document, &document) && told.language == self.person.language);
        let told = told.unwrap_or_else(|| {
            let running = document.project.meetings.iter().filter(|meeting| meeting.is_running());
            let changes = running.flat_map(|meeting| changes_of(meeting, &document).into_owned());
            let lines = changes.map(|change| {
                let said = change_words(&change, &document, words);
                ConsoleLine { detail: said.detail(), title: said.title }
            });
            ToldChanges { lines: lines.collect(), document: Arc::clone(&document), language: self.person.language }
        });
        let lines = Arc::clone(&told.lines);
        showing.told = Some(told);
        lines
    }

    /// What was asked in this meeting.
    fn questions_in_words(&self) -> Vec<ConsoleLine> {
        let meetings = &self.session.document().project.meetings;
        let running = meetings.iter().filter(|meeting| meeting.is_running());
        let questions = running.flat_map(|meeting| &meeting.questions);
        questions.map(|asked| ConsoleLine { title: asked.text.clone(), detail: asked.at.clone() }).collect()
    }

    /// Does what the speaker asked for at the console.
    fn do_at_console(&mut self, ctx: &Context, wish: ConsoleWish) {
        match wish {
            ConsoleWish::Press(key) => self.press_in_show(ctx, key),
            ConsoleWish::LargerNotes | ConsoleWish::SmallerNotes => {
                if self.prefs.show.step_notes(wish == ConsoleWish::LargerNotes) {
                    self.prefs.save();
                }
            }
            ConsoleWish::Pause => {
                if let Some(showing) = &mut self.show {
                    let paused = !showing.show.times().is_paused();
                    showing.show.handle(ShowEvent::Pause(paused), show::now(ctx));
                }
            }
            ConsoleWish::Reopen | ConsoleWish::ShowHere | ConsoleWish::Dismiss => {
                if let Some(showing) = &mut self.show {
                    showing.windows.answer(wish, &self.displays);
                }
            }
        }
        ctx.request_repaint();
    }

    /// The window of the audience, where it has one.
    fn audience_window(&mut self, ctx: &Context) {
        let words = self.words();
        let Some(window) = self.show.as_ref().and_then(|showing| showing.windows.window(words, &self.displays)) else {
            return;
        };
        let mut began = false;
        // A window that the system refuses is told by a panic before anything was drawn. That must not end a meeting; a fault in the
        // drawing itself goes on as any other.
        let shown = catch_unwind(AssertUnwindSafe(|| {
            ctx.show_viewport_immediate(audience(), window, |ui, _| {
                began = true;
                self.before_audience(ui);
            });
        }));
        match shown {
            Ok(()) => {}
            Err(fault) if began => resume_unwind(fault),
            Err(_) => {
                tracing::warn!("the system gives no second window");
                if let Some(showing) = &mut self.show {
                    showing.windows.refuse();
                }
                ctx.request_repaint();
            }
        }
    }

    /// One frame of the window of the audience.
    fn before_audience(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let rect = ui.max_rect();
        if let Some(showing) = &mut self.show {
            showing.windows.note_screen(rect.size());
        }
        let (closed, full, toggles) = ctx.input(|input| {
            let viewport = input.viewport();
            let toggles = input.key_pressed(Key::F11) || input.pointer.button_double_clicked(PointerButton::Primary);
            (viewport.close_requested(), viewport.fullscreen.unwrap_or_default(), toggles)
        });
        self.take_show_keys(&ctx);
        let Some(showing) = &mut self.show else { return };
        if closed {
            showing.windows.close();
            ctx.request_repaint_of(ViewportId::ROOT);
            return;
        }
        if toggles && *showing.windows.place() == AudiencePlace::Window {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        self.stage(ui, rect);
        if let Some(showing) = &self.show
            && showing.show.rests_for().is_zero()
        {
            ctx.request_repaint_of(ViewportId::ROOT);
        }
    }

    /// Whether the window of the program is the speaker's.
    pub(super) fn has_console(&self) -> bool {
        self.show.as_ref().is_some_and(|showing| showing.windows.has_console())
    }

    /// Leaves the show; a rehearsal first tells what came of it.
    pub(super) fn leave_or_sum_up(&mut self, ctx: &Context) {
        match &mut self.show {
            Some(showing) if showing.windows.rehearses() && !showing.is_rehearsed() => {
                showing.windows.leave_rehearsal();
            }
            _ => self.leave_show(ctx),
        }
    }

    /// Whether a rehearsal has come to its end, so that what came of it is shown.
    pub(super) fn rehearsal_is_over(&self) -> bool {
        self.show.as_ref().is_some_and(Showing::is_rehearsed)
    }

    /// What came of a rehearsal.
    fn show_rehearsed(&mut self, ui: &mut Ui) {
        let Some(showing) = &mut self.show else { return };
        showing.windows.leave_rehearsal();
        showing.show.handle(ShowEvent::Pause(true), show::now(ui.ctx()));
        let views = rehearsed_views(showing);
        match show::rehearsed(ui, self.words(), &views) {
            Some(RehearsalWish::TakeAsPlan) => {
                self.take_as_plan();
                self.leave_show(ui.ctx());
            }
            Some(RehearsalWish::Again) => {
                self.leave_show(ui.ctx());
                self.rehearse(ui.ctx());
            }
            Some(RehearsalWish::Done) => self.leave_show(ui.ctx()),
            None => {}
        }
    }

    /// What a rehearsal took is what the views are meant to take from now on.
    fn take_as_plan(&mut self) {
        let Some(showing) = &self.show else { return };
        let document = Arc::clone(self.session.document());
        let mut views = script(&document, self.session.journey().id);
        for view in &mut views {
            let took = showing.show.times().of(view.id).as_secs();
            if took > 0 {
                let seconds = took.div_ceil(PLAN_STEP).saturating_mul(PLAN_STEP);
                view.seconds = u32::try_from(seconds).ok();
            }
        }
        let script = Script { views, ..document.project.script.as_ref().clone() };
        self.apply(&Edit::SetScript(Arc::new(script)));
    }
}

fn rehearsed_views(showing: &Showing) -> Vec<RehearsedView> {
    let view = |shown: &ShownView| RehearsedView {
        title: shown.title.clone(),
        meant: shown.view.seconds.map(|seconds| Duration::from_secs(seconds.into())),
        took: showing.show.times().of(shown.view.id),
    };
    showing.show.views().iter().map(view).collect()
}
