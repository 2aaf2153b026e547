//! What is done about what was asked.

use super::files::After;
use super::{Action, Studio, UnsavedAnswer};
use crate::edit::Edit;
use crate::editor::{self, Request, Tool, bounds_of};
use crate::export::Format;
use crate::model::{LaneKind, Language};
use crate::studio::canvas::{FIT_PADDING, rect_to_kurbo, step_zoom, to_screen};
use crate::studio::commands::{Command, Facts};
use crate::studio::dialogs::{Dialog, Purpose};
use crate::studio::places::Place;
use crate::studio::toasts::Tone;
use eframe::egui::{Context, ViewportCommand};
use kurbo::{Rect, Vec2};

impl Studio {
    /// What can be done at the moment.
    pub(super) fn facts(&self) -> Facts {
        let editor = self.session.editor();
        Facts {
            can_undo: editor.history().undo_name().is_some(),
            can_redo: editor.history().redo_name().is_some(),
            has_selection: !editor.selection().is_empty(),
            can_duplicate: self.session.can_duplicate(),
            has_personas: !self.session.document().personas.is_empty(),
        }
    }

    /// Carries the wishes of a frame out, in order.
    pub(super) fn carry_out(&mut self, ctx: &Context, actions: Vec<Action>) {
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in ends_after_edits(actions) {
            self.do_one(ctx, action);
        }
    }

    fn do_one(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Run(command) => self.run(ctx, command),
            Action::BeginField(field) => self.session.begin_field(field),
            Action::EndField(field) => self.session.end_field(field),
            Action::Apply(edit) => self.apply(&edit),
            Action::Select(element) => {
                self.session.close_field();
                self.session.editor_mut().select(element);
            }
            Action::EditText => self.focus_field = true,
            Action::Reveal(element) => self.reveal(element),
            Action::Arm(tool) => self.session.editor_mut().set_tool(tool),
            Action::Drag(placement) => {
                self.session.editor_mut().set_tool(Tool::Select);
                self.pointer.capture();
                self.session.handle(editor::Event::PaletteDrag(placement), self.view.seen());
            }
            Action::Go(place) => self.go(place),
            Action::ToggleHidden(persona) => {
                if !self.view.hidden.remove(&persona) {
                    self.view.hidden.insert(persona);
                }
            }
            Action::AddStage => self.add(super::Session::add_stage),
            Action::AddLane(kind) => self.add(|session| session.add_lane(kind)),
            Action::AddPersona => self.add(super::Session::add_persona),
            Action::PickPortrait(persona) => self.ask(ctx, Purpose::Portrait(persona)),
            Action::FromTemplate(index) => self.leave(ctx, After::Template(index)),
            Action::OpenSample => self.leave(ctx, After::Sample),
            Action::OpenFile(path) => self.leave(ctx, After::Open(path)),
            Action::Export(format) => self.ask(ctx, Purpose::Export(format)),
            Action::LookAt(place) => {
                let middle = rect_to_kurbo(self.canvas).center();
                let way = middle - self.view.camera.to_screen(place);
                self.view.camera.pan(way);
            }
            Action::Unsaved(answer) => self.unsaved(ctx, answer),
            Action::PathTyped(path) => {
                self.dialog = Dialog::None;
                if let Some(purpose) = self.asked.take() {
                    self.use_path(ctx, purpose, path);
                }
            }
            Action::CloseDialog => {
                self.dialog = Dialog::None;
                self.asked = None;
                self.after = None;
            }
        }
    }

    fn unsaved(&mut self, ctx: &Context, answer: UnsavedAnswer) {
        self.dialog = Dialog::None;
        match answer {
            UnsavedAnswer::Save => self.save(ctx),
            UnsavedAnswer::Cancel => self.after = None,
            UnsavedAnswer::Discard => {
                if let Some(after) = self.after.take() {
                    self.go_on(ctx, after);
                }
            }
        }
    }

    /// Runs a command of the table.
    pub(super) fn run(&mut self, ctx: &Context, command: Command) {
        if !command.is_enabled(self.facts()) || (self.dialog.is_open() && command != Command::Quit) {
            return;
        }
        if self.welcome && !command.needs_no_document() {
            return;
        }
        let place = |placement| Action::Arm(Tool::Place(placement));
        match command {
            // At the beginning already, a new map is one from the first template.
            Command::New if self.welcome => self.leave(ctx, After::Template(0)),
            Command::New => self.leave(ctx, After::Welcome),
            Command::Open => self.leave(ctx, After::AskOpen),
            Command::OpenPath => self.leave(ctx, After::AskOpenHere),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask(ctx, Purpose::Save),
            Command::ExportPdf => self.ask(ctx, Purpose::Export(Format::Pdf)),
            Command::ExportPng => self.ask(ctx, Purpose::Export(Format::Png)),
            Command::ExportSvg => self.ask(ctx, Purpose::Export(Format::Svg)),
            Command::Undo => {
                self.session.editor_mut().undo();
                self.recall();
            }
            Command::Redo => {
                self.session.editor_mut().redo();
                self.recall();
            }
            Command::SelectAll => {
                let key = editor::Event::Key(editor::Key::SelectAll, editor::Modifiers::default());
                self.session.handle(key, self.view.seen());
            }
            Command::Delete => {
                let key = editor::Event::Key(editor::Key::Delete, editor::Modifiers::default());
                let outcome = self.session.handle(key, self.view.seen());
                self.refused(outcome.error);
                self.held_by_lock(outcome.locked);
            }
            Command::Duplicate => self.add(super::Session::duplicate),
            Command::Find => self.finder.toggle(),
            Command::ToolSelect => self.do_one(ctx, Action::Arm(Tool::Select)),
            Command::ToolHand => self.do_one(ctx, Action::Arm(Tool::Hand)),
            Command::PlaceEmotion => self.do_one(ctx, place(editor::Placement::EmotionPoint)),
            Command::PlaceDropOff => self.do_one(ctx, place(editor::Placement::DropOff)),
            Command::PlaceMoment => self.do_one(ctx, place(editor::Placement::MomentOfTruth)),
            Command::PlaceBarrier => self.do_one(ctx, place(editor::Placement::Barrier)),
            Command::PlaceSolution => self.do_one(ctx, place(editor::Placement::Solution)),
            Command::AddStage => self.do_one(ctx, Action::AddStage),
            Command::AddLane => self.do_one(ctx, Action::AddLane(LaneKind::Text)),
            Command::AddPersona => self.do_one(ctx, Action::AddPersona),
            Command::ZoomIn => step_zoom(&mut self.view, self.canvas, 2),
            Command::ZoomOut => step_zoom(&mut self.view, self.canvas, -2),
            Command::ZoomFit => self.view.fit = true,
            Command::ZoomActual => self.view.camera.set_zoom(1.0, rect_to_kurbo(self.canvas).center()),
            Command::PlaceMap => self.go(Place::Map),
            Command::PlacePersonas => self.go(Place::Personas),
            Command::PlaceMetrics => self.go(Place::Metrics),
            Command::PlaceReview => self.go(Place::Review),
            Command::PlacePrint => self.go(Place::Print),
            Command::Show => self.set_show(ctx, !self.view.show),
            Command::ToggleTheme => self.set_theme(ctx, self.view.theme.other()),
            Command::ToggleLanguage => self.set_language(match self.view.language {
                Language::Ru => Language::En,
                Language::En => Language::Ru,
            }),
            Command::ToggleWheel => {
                self.view.wheel_zooms = !self.view.wheel_zooms;
                self.prefs.wheel_zooms = self.view.wheel_zooms;
                self.prefs.save();
                let key = if self.view.wheel_zooms { "wheel-zooms" } else { "wheel-scrolls" };
                let text = self.words().text(key).into_owned();
                self.toasts.say(Tone::Done, text);
            }
            Command::Quit => self.leave(ctx, After::Quit),
        }
    }

    /// Goes to a place of the window. A field that is left that way is not drawn again and could not tell of its end.
    fn go(&mut self, place: Place) {
        self.session.close_field();
        self.view.place = place;
    }

    /// Applies an edit; a refusal is told.
    pub(super) fn apply(&mut self, edit: &Edit) {
        let refused = self.session.apply(edit).err();
        self.refused(refused);
    }

    fn add(&mut self, add: impl FnOnce(&mut super::Session) -> Result<(), crate::edit::EditError>) {
        let refused = add(&mut self.session).err();
        self.refused(refused);
    }

    /// Tells that an edit was refused. The person did nothing wrong, so it is a short message and not a dialog.
    pub(super) fn refused(&mut self, error: Option<crate::edit::EditError>) {
        if let Some(error) = error {
            tracing::warn!(%error, "an edit was refused");
            let text = self.words().text("edit-refused").into_owned();
            self.toasts.say(Tone::Failed, text);
        }
    }

    /// Tells that a lock held something where it is.
    pub(super) fn held_by_lock(&mut self, locked: bool) {
        if locked {
            let text = self.words().text("locked-held").into_owned();
            self.toasts.say(Tone::Failed, text);
        }
    }

    /// After an undo or redo: what was selected with the step is in view again.
    fn recall(&mut self) {
        self.session.refresh(&self.view);
        let Some(view) = self.session.editor_mut().take_recalled() else { return };
        let selected = self.session.editor().selection().iter().next();
        let part = selected.and_then(|element| bounds_of(&self.session.layout().scene, element));
        self.view.recall(part, view);
    }

    /// What the editor asks of the window.
    pub(super) fn answer(&mut self, requests: Vec<Request>) {
        for request in requests {
            match request {
                Request::EditText(_) => self.focus_field = true,
                Request::Pan(way) => self.view.camera.pan(way),
                Request::Menu { at, element } => {
                    self.context_menu.open(to_screen(self.view.camera.to_screen(at)), element);
                }
            }
        }
    }

    /// Fills the window with the canvas, or brings the panels back.
    pub(super) fn set_show(&mut self, ctx: &Context, show: bool) {
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(show));
        self.view.show = show;
        self.go(Place::Map);
        self.view.fit = true;
        if show {
            self.session.editor_mut().select(None);
        }
    }

    fn reveal(&mut self, element: crate::model::ElementId) {
        self.session.close_field();
        self.view.place = Place::Map;
        self.session.editor_mut().select(Some(element));
        let Some(bounds) = bounds_of(&self.session.layout().scene, element) else { return };
        let viewport = rect_to_kurbo(self.canvas);
        if viewport.is_finite() && !viewport.is_zero_area() {
            let seen = self.view.camera.visible(viewport).inset(-FIT_PADDING / self.view.camera.zoom());
            if !contains(seen, bounds) {
                let way: Vec2 = viewport.center() - self.view.camera.to_screen(bounds.center());
                self.view.camera.pan(way);
            }
        }
    }
}

/// A field that is left in the very frame in which its last letters came tells of its end before it tells of them. The end is
/// put off until the last edit of the frame, so that all that was typed stays one step.
fn ends_after_edits(actions: Vec<Action>) -> Vec<Action> {
    let Some(last) = actions.iter().rposition(|action| matches!(action, Action::Apply(_))) else { return actions };
    let mut ordered = actions;
    let after = ordered.split_off(last + 1);
    let (ends, mut before): (Vec<_>, Vec<_>) =
        ordered.into_iter().partition(|action| matches!(action, Action::EndField(_)));
    before.extend(ends);
    before.extend(after);
    before
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
}
