//! One frame of the window.

use super::Studio;
use super::frame_state::FrameState;
use super::run::report_startup;
use super::work::Next;
use crate::editor::Request;
use crate::layout::{Engine, View};
use crate::scene::Scene;
use crate::store::Sample;
use crate::studio::desk::Actions;
use crate::studio::desk::keys::{Typed, take_keys};
use crate::studio::desk::{PanelContext, Viewing, Workspace};
use crate::studio::panels::{self, ShowChoice, status, top};
use crate::studio::platform::clipboard::keep_copied;
use crate::studio::workspaces::welcome::{self, WelcomeScreen};
use crate::studio::workspaces::{metrics, personas, print, review};
use crate::studio::{canvas, theme};
use eframe::egui::{self, CentralPanel, Frame, Panel, Ui, ViewportCommand, vec2};
use std::sync::Arc;

impl eframe::App for Studio {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.displays.look(frame);
        self.take_results(ctx);
        self.update_autosave(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.shell.closing {
            self.session.close_field();
            if self.session.is_dirty() || self.is_writing() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.guard_unsaved(ctx, Next::Quit);
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.window(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        theme::Theme::of(self.person.theme).desk.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl Studio {
    /// Which keys are no commands now but the beginning of a text.
    fn typed(&self, ctx: &egui::Context) -> Typed {
        let map = !self.welcome.is_shown() && self.session.view().workspace == Workspace::Map;
        let alone =
            !self.dialog.is_open() && !self.overlays.command_palette.is_open() && !self.overlays.context_menu.is_open();
        let free = map && alone && self.hand.text.has_keys(ctx, &self.session);
        // A menu that was opened by the pointer tells the keys of what it was opened on, so they work under it too.
        let in_menu = map && self.overlays.context_menu.is_open() && self.hand.text.is_at_rest(ctx);
        Typed {
            single_keys: self.person.habits.single_keys,
            on_map: map && !self.overlays.find.has_focus(),
            begins_text: free && self.session.takes_letters(),
            edits_text: (free || in_menu) && self.session.editor().selection().single().is_some(),
            in_text: ctx.text_edit_focused(),
            names_new: self.hand.text.names_new(),
        }
    }

    /// One frame of the whole window.
    pub(super) fn window(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.follow_system(&ctx);
        self.hand.text.resume(&ctx);
        self.hand.typed = self.typed(&ctx);
        self.take_show_keys(&ctx);
        for command in take_keys(&ctx, self.clipboard.as_mut(), self.hand.typed, &mut self.hand.held_keys) {
            self.run(&ctx, command);
        }
        self.take_dropped(&ctx);
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_at_file(&ctx);
        }
        if !self.dialog.is_open()
            && let Some(next) = self.overlays.later.pop_front()
        {
            self.dialog = next;
        }
        if self.hand.text.is_open()
            && (self.welcome.is_shown() || self.session.view().workspace != Workspace::Map || self.dialog.is_open())
        {
            self.hand.text.finish(&ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
        }
        if self.dialog.is_open() && self.session.editor().is_carrying() {
            self.let_go();
        }
        self.take_escape(&ctx);
        if self.is_bare(&ctx) {
            self.overlays.find.take_keys(&ctx);
        }
        let sought = self.overlays.find.query();
        if self.session.view().sought != sought {
            self.session.view_mut().sought = sought;
        }
        self.session.forget_gone();
        self.end_stale_what_if();
        let settling = self.session.settle();
        if self.session.review(self.person.language) || settling {
            ctx.request_repaint();
        }
        self.tell_pages();
        let actions = Actions::default();
        let mut shown = self.frame_state();
        if self.welcome.is_shown() {
            self.welcome(ui, &shown.panel_context(&actions));
        } else if self.show.is_some() {
            self.present(ui, &mut shown, &actions);
        } else {
            self.workspace(ui, &mut shown, &actions);
        }
        self.overlays(&ctx, &shown.panel_context(&actions));
        self.perform_all(&ctx, actions.into_inner());
        self.keep_meeting();
        self.update_title(&ctx);
        keep_copied(&ctx, self.clipboard.as_mut());
        self.update_autosave(&ctx);
        self.focus_ring.note_focus(&ctx);
        self.count_good_frame(&ctx);
        report_startup(self.shell.started.take());
    }
}

impl Studio {
    fn welcome(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let samples = self.sample_pictures();
        // While they are asked about that is enough.
        let left = if self.dialog.is_open() { Vec::new() } else { self.left_copies() };
        let has_map = self.welcome.has_map();
        let screen = WelcomeScreen {
            prefs: &self.prefs,
            samples: &samples,
            recents: &mut self.welcome.recents,
            left: &left,
            has_map,
        };
        welcome::show(ui, cx, screen, &mut self.pictures);
    }

    /// The worked examples as they are printed, laid out once for a language.
    fn sample_pictures(&mut self) -> [Arc<Scene>; Sample::ALL.len()] {
        let language = self.person.language;
        if let Some((_, scenes)) = self.welcome.samples.as_ref().filter(|(drawn, _)| *drawn == language) {
            return scenes.clone();
        }
        let scenes = Sample::ALL.map(|sample| {
            let document = crate::store::sample(sample, language).unwrap_or_default();
            let journey = document.first_journey().map(|journey| journey.id);
            journey
                .map(|journey| Engine::default().lay_out(&document, journey, &View::default()).scene)
                .unwrap_or_default()
        });
        self.welcome.samples = Some((language, scenes.clone()));
        scenes
    }

    fn workspace(&mut self, ui: &mut Ui, shown: &mut FrameState, actions: &Actions) {
        let theme = theme::of(ui);
        let cx = shown.panel_context(actions);
        self.preview.check(ui.ctx(), &cx);
        Panel::top("top").exact_size(panels::TOP).frame(panels::frame(theme, 12, 6)).show(ui, |ui| {
            let choice = ShowChoice { displays: &self.displays, habits: &self.prefs.show };
            top::show(ui, &cx, (&self.prefs.recent, &mut self.welcome.recents), choice);
        });
        Panel::bottom("status").exact_size(panels::BOTTOM).frame(panels::frame(theme, 14, 2)).show(ui, |ui| {
            status::show(ui, &cx);
        });
        match self.session.view().workspace {
            Workspace::Map => self.map(ui, shown, actions),
            place => {
                let ground = Frame::NONE.fill(theme.desk);
                CentralPanel::no_frame().frame(ground).show(ui, |ui| match place {
                    Workspace::Map => {}
                    Workspace::Personas => personas::show(ui, &cx, &mut self.painter),
                    Workspace::Metrics => metrics::show(ui, &cx),
                    Workspace::Review => review::show(ui, &cx),
                    Workspace::Print => {
                        print::show(ui, &cx, &mut self.preview, (&mut self.painter, &mut self.pictures));
                    }
                });
            }
        }
    }

    fn map(&mut self, ui: &mut Ui, shown: &mut FrameState, actions: &Actions) {
        let cx = shown.panel_context(actions);
        self.example_strip(ui, &cx);
        panels::what_if::strip(ui, &cx);
        self.sides(ui, &cx);
        self.sheet_under_hand(ui, shown, actions);
    }

    /// The canvas with the map that is edited.
    pub(super) fn sheet_under_hand(&mut self, ui: &mut Ui, shown: &mut FrameState, actions: &Actions) {
        CentralPanel::no_frame().show(ui, |ui| {
            let mut view = Viewing::of(&mut self.surface, &self.person);
            let (response, outcome) =
                canvas::interact(ui, &mut self.session, &mut view, &mut self.hand.pointer, &mut self.hand.text);
            self.focus_ring.canvas = Some(response.id);
            if response.contains_pointer() {
                self.hand.last_over = ui.input(|input| input.pointer.latest_pos());
            }
            for error in outcome.errors {
                self.refused(Some(error));
            }
            self.notify_held(outcome.locked);
            let menu = outcome.requests.iter().any(|request| matches!(request, Request::Menu { .. }));
            self.answer(outcome.requests);
            if menu && ui.input(egui::InputState::any_touches) {
                self.overlays.context_menu.hold();
            }
            // The canvas shows what its own input has just changed.
            self.renew(shown);
            let cx = shown.panel_context(actions);
            let input = canvas::ActiveInput { text: &self.hand.text, pointer: &self.hand.pointer };
            let scene = canvas::paint(ui, &cx, &self.session, &input, &mut self.painter, &response);
            self.script.paint(ui, &cx, response.rect);
            self.overlays.find.paint(ui, &cx, response.rect);
            canvas::floating(ui, &cx, &mut self.hand.floating, (&mut self.pictures, &scene), &response);
            if self.show.is_none() {
                self.edges(ui, &cx, response.rect);
            } else {
                self.over_edited(ui, &cx, response.rect);
            }
            if self.hand.focus_field {
                ui.ctx().request_repaint();
            }
        });
    }

    /// What stands over everything.
    fn overlays(&mut self, ctx: &egui::Context, cx: &PanelContext<'_>) {
        if !self.welcome.is_shown()
            && self.show.is_none()
            && matches!(self.session.view().workspace, Workspace::Map | Workspace::Personas)
        {
            // On a page the bar stands just where it stands on the map: who presses a button of it again means the same one.
            let page = ctx.content_rect().shrink2(vec2(0.0, panels::TOP));
            let canvas = self.canvas();
            let right = if canvas.is_positive() { canvas.right() } else { page.right() };
            let page = page.with_max_x(right);
            self.overlays.find.show(
                ctx,
                cx,
                if self.session.view().workspace == Workspace::Map { canvas } else { page },
            );
        }
        if !self.welcome.is_shown() && self.show.is_none() {
            self.overlays.history.show(ctx, cx, self.session.editor().history());
            self.overlays.meeting.show(ctx, cx);
        }
        self.overlays.context_menu.show(ctx, cx);
        self.overlays.lane_catalogue.show(ctx, cx);
        self.overlays.command_palette.show(ctx, cx);
        self.dialog.show(ctx, cx, &mut self.painter, &mut self.pictures);
        self.overlays.shortcuts.show(ctx, cx);
        // On the map the pills stand at the lower edge.
        let pills =
            if self.session.view().workspace == Workspace::Map && !self.welcome.is_shown() && self.show.is_none() {
                canvas::PILLS
            } else {
                0.0
            };
        self.toasts.show(ctx, cx, panels::BOTTOM + 16.0 + pills);
    }
}
