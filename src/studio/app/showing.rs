//! The map shown to others: from the key that begins it to the one that leaves it.

use super::Studio;
use super::frame_state::FrameState;
use super::show_state::{Before, LeftShow, Resolved, Showing};
use crate::editor::{Selection, Tool};
use crate::i18n::Messages;
use crate::model::{ElementId, ViewSubject};
use crate::present::{ResolveContext, Show, ShowEvent, ShowKey, ShowPlace, ShowRequest, ShowStart, ShownView, script};
use crate::studio::desk::{Actions, KeptBack, Surface, Viewing, Workspace};
use crate::studio::show::{self, ShowHand, ShowSheets, ShowWindows, ShownSheet};
use eframe::egui::{Context, Key, Memory, Modifiers, Ui, ViewportCommand};
use kurbo::Size;
use std::sync::Arc;
use std::time::Duration;

/// Where a show begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// At the first view.
    First,
    /// At the view of what is selected, or of what is looked at.
    Here,
}

/// How long a picture without a clock stays as it is. The show takes longer silences for a machine that slept.
const UNSEEN: Duration = Duration::from_secs(30);

impl Studio {
    /// Shows the map to others.
    pub(super) fn begin_show(&mut self, ctx: &Context, at: Beginning) {
        let windows = ShowWindows::begin(&self.prefs.show, &self.displays, !ctx.embed_viewports());
        self.open_show(ctx, at, windows);
    }

    /// Tries the show, with nobody but the speaker.
    pub(super) fn rehearse(&mut self, ctx: &Context) {
        self.open_show(ctx, Beginning::First, ShowWindows::rehearse(!ctx.embed_viewports()));
    }

    fn open_show(&mut self, ctx: &Context, at: Beginning, windows: ShowWindows) {
        if self.show.is_some() || self.welcome.is_shown() {
            return;
        }
        let selection = self.session.editor().selection();
        let before = Before {
            workspace: self.session.view().workspace,
            surface: self.surface,
            selection: selection.iter().collect(),
            cell: selection.cell().map(|(stage, lane)| Selection::of_cell(stage, lane)),
            peeks: self.person.peeks,
            is_full: ctx.input(|input| input.viewport().fullscreen.unwrap_or_default()),
        };
        let size = if windows.has_console() { windows.screen() } else { ctx.content_rect().size() };
        let screen = Size::new(size.x.into(), size.y.into());
        let mut sheets = ShowSheets::default();
        // Nobody sees by mistake what is not for everybody: it is shown by a key, and never by itself.
        let from = self.session.view().shown_to;
        let project = &self.session.document().project;
        let whom = from.and_then(|id| project.audience(id));
        let hides_confidential = !whom.is_some_and(|audience| audience.sees_confidential);
        self.session.view_mut().kept_back = KeptBack { from, confidential: hides_confidential };
        let views = self.resolve(&mut sheets, screen);
        let at = if at == Beginning::Here { self.show_place_here(&views) } else { None };
        let reduced_motion = self.person.habits.reduced_motion;
        let start = ShowStart { views, at, screen, reduced_motion, hides_confidential };
        let show = Show::begin(start, show::now(ctx));
        if let Some(command) = windows.own_window(&self.displays) {
            ctx.send_viewport_cmd(command);
        }
        self.hand.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
        self.go(Workspace::Map);
        self.let_go();
        self.session.set_tool(Tool::Select);
        ctx.memory_mut(Memory::stop_text_input);
        self.session.select(None);
        self.session.view_mut().presenting = true;
        self.person.peeks = false;
        let hand = ShowHand::default();
        self.show = Some(Showing {
            show,
            hand,
            sheets,
            windows,
            told: None,
            question: None,
            asks_what_if: false,
            resolved: None,
            before,
        });
    }

    /// Leaves the show, if there is one: the window is again what it was before.
    pub(super) fn leave_show(&mut self, ctx: &Context) {
        let Some(Showing { show, before, .. }) = self.show.take() else { return };
        if !before.is_full {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
        self.hand.text.forget();
        self.let_go();
        self.session.close_field();
        self.session.set_tool(Tool::Select);
        self.session.view_mut().presenting = false;
        self.session.view_mut().kept_back = KeptBack::default();
        self.session.view_mut().workspace = before.workspace;
        self.surface = Surface { touch: self.surface.touch, ..before.surface };
        self.person.peeks = before.peeks;
        let document = Arc::clone(self.session.document());
        let left = before.selection.into_iter().filter(|element| document.element(*element).is_some());
        match before.cell.and_then(|cell| cell.cell()) {
            Some((stage, lane)) => self.session.select_cell(stage, lane),
            None => self.session.select_all(left),
        }
        self.left_show = show.place().map(|place| LeftShow { place, camera: before.surface.camera });
        ctx.request_repaint();
    }

    /// Whether the map is edited before the eyes of others.
    pub(super) fn edits_in_show(&self) -> bool {
        self.show.as_ref().is_some_and(Showing::edits)
    }

    /// The sheet of the window.
    pub(super) fn own_sheet(&self) -> ShownSheet {
        let document = self.session.shown_document();
        let journey = document.journey(self.session.editor().journey()).cloned();
        let journey = journey.unwrap_or_else(|| self.session.journey());
        ShownSheet { document, journey, layout: self.session.layout() }
    }

    /// The views of the script on their sheets, for a screen of this size.
    fn resolve(&self, sheets: &mut ShowSheets, screen: Size) -> Vec<ShownView> {
        let own = self.own_sheet();
        let messages = Messages::of(self.person.language);
        let room = own.document.project.script.room;
        let views = script(&own.document, own.journey.id);
        let resolved = views.iter().filter_map(|view| {
            let ShownSheet { document, layout, .. } = sheets.sheet(view, &own)?;
            ShownView::resolve(view, &ResolveContext { document: &document, layout: &layout, screen, room, messages })
        });
        resolved.collect()
    }

    /// The view of what is selected; else the one where the last show was left, if nobody looked elsewhere since; else the one that shows
    /// most of what is looked at.
    fn show_place_here(&self, views: &[ShownView]) -> Option<ShowPlace> {
        let at = |shown: &ShownView| ShowPlace { view: shown.view.id, stop: 0 };
        // What is selected on the map is meant before the view that was chosen earlier.
        let in_hand = self.script.in_hand().filter(|_| self.session.editor().selection().is_empty());
        if let Some(found) = views.iter().find(|shown| Some(shown.view.id) == in_hand) {
            return Some(at(found));
        }
        let selection = self.session.editor().selection();
        let stage = selection.cell().map(|(stage, _)| stage).or_else(|| match selection.single()? {
            ElementId::Stage(stage) => Some(stage),
            element => self.session.document().element(element)?.stage(),
        });
        let of_stage = |shown: &&ShownView| stage.is_some_and(|stage| shown.view.subject == ViewSubject::Stage(stage));
        if let Some(found) = views.iter().find(of_stage) {
            return Some(at(found));
        }
        let camera = self.surface.target();
        if let Some(left) = self.left_show.filter(|left| left.camera == camera) {
            return Some(left.place);
        }
        let seen = camera.visible(self.surface.canvas).intersect(self.session.layout().scene.size.to_rect());
        let alike = |shown: &ShownView| {
            let window = shown.stops.first().map_or(kurbo::Rect::ZERO, |stop| stop.window);
            let both = window.intersect(seen).area();
            both / (window.area() + seen.area() - both).max(1.0)
        };
        views.iter().max_by(|one, other| alike(one).total_cmp(&alike(other))).map(at)
    }

    /// Hands the keys of this frame to the show, before anything else hears them.
    pub(super) fn take_show_keys(&mut self, ctx: &Context) {
        let asks = !self.nothing_asks() || ctx.text_edit_focused() || self.hand.text.is_open();
        let single_keys = self.person.habits.single_keys;
        let Some(showing) = self.show.as_mut().filter(|showing| !asks && showing.question.is_none()) else { return };
        if showing.is_rehearsed() {
            if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                self.leave_show(ctx);
            }
            return;
        }
        if showing.asks_what_if && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            showing.asks_what_if = false;
            return;
        }
        let was = (showing.edits(), showing.show.place());
        let requests = show::take_keys(ctx, &mut showing.show, single_keys);
        let (edits, place) = (showing.edits(), showing.show.place());
        let stop = showing.show.stop().map(|stop| stop.camera(showing.show.screen().to_rect()));
        let camera = stop.map(|camera| showing.windows.under_hand(&showing.show, camera));
        match camera {
            _ if edits && !was.0 => self.begin_edits(),
            Some(camera) if edits && was.1 != place => self.surface.look(camera, self.person.habits),
            _ => {}
        }
        self.answer_show(ctx, requests);
    }

    /// Does what only the window can do for a show.
    pub(super) fn answer_show(&mut self, ctx: &Context, requests: impl IntoIterator<Item = ShowRequest>) {
        for request in requests {
            // At rest nothing is painted: a projector is on for hours.
            ctx.request_repaint();
            match request {
                ShowRequest::Leave => self.leave_or_sum_up(ctx),
                ShowRequest::AskQuestion => {
                    if let Some(showing) = &mut self.show {
                        showing.question = Some(String::new());
                    }
                }
                ShowRequest::AskWhatIf => self.toggle_what_if(),
                ShowRequest::Resolve => {
                    if let Some(showing) = &mut self.show {
                        showing.resolved = None;
                    }
                }
            }
        }
    }

    /// The map is edited in place from now on: the canvas looks from where the audience looks.
    pub(super) fn begin_edits(&mut self) {
        if let Some(showing) = &self.show {
            let camera = showing.windows.under_hand(&showing.show, showing.show.camera());
            self.surface = Surface { camera, touch: self.surface.touch, ..Surface::default() };
        }
    }

    /// Nobody edits any more: the camera goes back to where the audience looked.
    pub(super) fn end_edits(&mut self, ctx: &Context) {
        self.hand.text.forget();
        self.let_go();
        self.session.close_field();
        self.session.select(None);
        self.session.set_tool(Tool::Select);
        if let Some(showing) = &mut self.show {
            let now = show::now(ctx);
            let camera = showing.windows.before_audience(&showing.show, self.surface.camera);
            showing.show.handle(ShowEvent::Look(camera), now);
            showing.show.handle(ShowEvent::Key(ShowKey::Escape), now);
        }
    }

    /// Brings the show in step with the map, the screen and the time.
    pub(super) fn keep_show_in_step(&mut self, ctx: &Context, screen: Size) {
        let Some(mut showing) = self.show.take() else { return };
        let now = show::now(ctx);
        showing.show.tick(now);
        if showing.show.screen() != screen {
            showing.show.handle(ShowEvent::Resized(screen), now);
        }
        let keeps_secrets = showing.show.hides_confidential();
        if self.session.view().kept_back.confidential != keeps_secrets {
            self.session.view_mut().kept_back.confidential = keeps_secrets;
        }
        let (document, layout, language) =
            (Arc::clone(self.session.document()), self.session.layout(), self.person.language);
        let same = showing.resolved.as_ref().is_some_and(|was| {
            Arc::ptr_eq(&was.document, &document)
                && Arc::ptr_eq(&was.layout, &layout)
                && (was.screen, was.language) == (screen, language)
        });
        if !same {
            let views = self.resolve(&mut showing.sheets, screen);
            // Where the screen itself changed nothing glides.
            let cuts = showing.resolved.as_ref().is_none_or(|was| was.screen != screen);
            let habit = self.person.habits.reduced_motion;
            showing.show.handle(ShowEvent::ReducedMotion(habit || cuts), now);
            showing.show.set_views(views);
            showing.show.handle(ShowEvent::ReducedMotion(habit), now);
            showing.resolved = Some(Resolved { document, layout, screen, language });
        }
        self.show = Some(showing);
    }

    /// One frame of a show on the one screen there is.
    pub(super) fn present(&mut self, ui: &mut Ui, shown: &mut FrameState, actions: &Actions) {
        if self.has_console() {
            self.present_on_two(ui, shown, actions);
            return;
        }
        let rect = ui.ctx().content_rect();
        self.keep_show_in_step(ui.ctx(), Size::new(rect.width().into(), rect.height().into()));
        if self.edits_in_show() {
            self.sheet_under_hand(ui, shown, actions);
        } else {
            self.stage(ui, rect);
        }
        self.over_stage(ui, rect, actions);
        self.what_if_in_show(ui.ctx(), rect, &shown.panel_context(actions));
        if let Some(Showing { show, .. }) = &self.show {
            // Without a clock on it the picture stays until something comes: a projector is on for hours.
            let waits = show.rests_for().is_zero() || show.typed().is_some() || show.shows_help();
            ui.ctx().request_repaint_after(if waits { show.rests_for() } else { UNSEEN });
        }
    }
}
