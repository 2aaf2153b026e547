//! What is done about each `Action` that the parts of the window asked for.

use super::Studio;
use super::work::{Next, Onto};
use crate::edit::Edit;
use crate::editor::{self, Tool};
use crate::model::ElementId;
use crate::studio::canvas::to_kurbo;
use crate::studio::desk::{Action, Purpose, Session, Viewing, Workspace};
use crate::studio::dialogs::Dialog;
use eframe::egui::Context;

impl Studio {
    /// Carries the wishes of a frame out, in order.
    pub(super) fn perform_all(&mut self, ctx: &Context, actions: Vec<Action>) {
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in ends_after_edits(actions) {
            self.perform(ctx, action);
        }
    }

    #[expect(clippy::too_many_lines, reason = "a line or two for each wish")]
    pub(super) fn perform(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Run(command) => self.run(ctx, command),
            Action::BeginField(field) => self.session.begin_field(field),
            Action::EndField(field) => self.session.end_field(field),
            Action::Apply(edit) => self.apply(&edit),
            Action::Select(element) => {
                self.session.close_field();
                self.session.select(element);
            }
            Action::Reveal(element) => self.reveal(element),
            Action::Arm(tool) => {
                self.hand.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
                self.session.set_tool(tool);
            }
            Action::RevealPersona(persona) => {
                self.session.close_field();
                self.session.select(Some(ElementId::Persona(persona)));
                self.go(Workspace::Personas);
            }
            Action::Look(camera) => self.surface.look(camera, self.person.habits),
            Action::Drag(placement) => {
                self.hand.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
                self.session.set_tool(Tool::Select);
                self.hand.pointer.capture();
                self.session.handle(editor::Event::PaletteDrag(placement), self.surface.vantage());
                // It is in hand from here on, not from the next move of the pointer.
                if let Some(at) = ctx.input(|input| input.pointer.latest_pos()) {
                    let (at, modifiers) = (self.surface.camera.to_sheet(to_kurbo(at)), editor::Modifiers::default());
                    self.session.handle(editor::Event::PointerMove { at, modifiers }, self.surface.vantage());
                }
            }
            Action::Choose(command) => {
                self.prefs.choose(command.key());
                self.prefs.save();
                self.run(ctx, command);
            }
            Action::GoToStep(done) => {
                self.session.close_field();
                self.session.go_to_step(done);
            }
            Action::SetHabits(habits) => self.set_habits(habits),
            Action::ShowTo(whom) => self.session.view_mut().shown_to = whom,
            Action::ChooseScreen(screen, display) => self.choose_screen(screen, display),
            Action::AskAboutRoom => self.dialog = Dialog::Room,
            Action::SetProof(proof) => self.session.view_mut().proof = proof,
            Action::FitSheet(size) => self.fit_sheet(ctx, size),
            Action::SetTheme(theme) => self.choose_theme(ctx, theme),
            Action::SetLanguage(language) => self.set_language(language),
            Action::Go(place) => self.go(place),
            Action::ToggleHidden(persona) => {
                if !self.session.view_mut().hidden.remove(&persona) {
                    self.session.view_mut().hidden.insert(persona);
                }
            }
            Action::AddStage => self.add_named(ctx, Session::add_stage),
            Action::AskForLane { at, index } => self.ask_for_lane(ctx, at, index),
            Action::AddLane { kind, index } => self.insert_lane(ctx, kind, index),
            Action::InsertStage(index) => self.add_named(ctx, |session| session.insert_stage(Some(index))),
            Action::Remove { ids, ask_no_more } => self.remove(ids, ask_no_more),
            Action::ToggleFocus(persona) => {
                if !self.session.view_mut().focus.remove(&persona) {
                    self.session.view_mut().focus.insert(persona);
                }
            }
            Action::ToggleChannel(channel) => {
                if !self.session.view_mut().channels.remove(&channel) {
                    self.session.view_mut().channels.insert(channel);
                }
            }
            Action::AddMetric(stage) => self.add_named(ctx, |session| session.add_metric(stage)),
            Action::AddPersona => self.add_named(ctx, Session::add_persona),
            Action::Meeting(wish) => self.about_meeting(wish),
            Action::NoteQuestion(question) => self.note_question(question),
            Action::Compare(pair) => {
                self.session.view_mut().compare = pair;
                self.person.peeks |= pair.is_some();
            }
            Action::TakeCurve(curve) => self.session.set_active_curve(curve),
            Action::SolveDropOff(dropoff) => self.solve(ctx, dropoff),
            Action::Solo(persona) => self.solo(persona),
            Action::PickBrand(part) => self.ask(ctx, Purpose::BrandPart(part)),
            Action::PickPortrait(persona) => self.ask(ctx, Purpose::Portrait(persona)),
            Action::Frame { persona, image, crop } => {
                self.dialog = Dialog::None;
                self.apply(&Edit::SetPortrait { persona, image: Some(image), crop });
            }
            Action::OpenMenu(at, element) => self.open_menu(at, element),
            Action::FromTemplate(index) => self.guard_unsaved(ctx, Next::Template(index)),
            Action::OpenSample(sample) => self.guard_unsaved(ctx, Next::Sample(sample)),
            Action::OpenFile(path) => self.guard_unsaved(ctx, Next::Open(path)),
            Action::OpenTried(path) => {
                self.dialog = Dialog::None;
                self.guard_unsaved(ctx, Next::Open(path));
            }
            Action::Recover(copy) => {
                self.dialog = Dialog::None;
                self.guard_unsaved(ctx, Next::Recover(copy));
            }
            Action::RemoveCopy(copy) => self.remove_copy(copy),
            Action::BackToMap => self.back_to_map(),
            Action::CloseExample => self.session.note_example(false),
            Action::AskAboutCopies => self.ask_about_copies(),
            Action::Export(format) => self.ask(ctx, Purpose::Export(format)),
            Action::StopExport(progress) => progress.stop(),
            Action::PrintNow(wish) => self.print_now(ctx, wish),
            Action::LookAt(place) => {
                let middle = self.surface.canvas.center();
                let way = middle - self.surface.camera.to_screen(place);
                self.surface.camera.pan(way);
            }
            Action::Unsaved(answer) => self.unsaved(ctx, answer),
            Action::Chooser(wish) => self.choose(ctx, wish),
            Action::PathTyped(purpose, path) => {
                self.dialog = Dialog::None;
                self.prefs.remember_folder(&path);
                self.prefs.save();
                self.use_path(ctx, purpose, path, Onto::Free);
            }
            Action::Replace(purpose, path, sight) => {
                self.dialog = Dialog::None;
                self.use_path(ctx, purpose, path, Onto::Seen(sight));
            }
            Action::AskAgain(purpose) => {
                self.dialog = Dialog::None;
                self.ask(ctx, purpose);
            }
            Action::SaveBeside => {
                self.dialog = Dialog::None;
                self.save_beside(ctx);
            }
            Action::ReadAgain => {
                self.dialog = Dialog::None;
                self.read_again(ctx);
            }
            Action::OpenOutside(path) => self.open_outside(ctx, path),
            Action::ShowInFolder(path) => self.show_in_folder(ctx, path),
            Action::PasteCards(lines, target) => {
                self.dialog = Dialog::None;
                self.put_cards(&lines, &target);
            }
            Action::PasteTable(plan, target) => {
                self.dialog = Dialog::None;
                self.put_table(&plan, &target);
            }
            Action::Import(wish) => self.go_on_importing(ctx, wish),
            Action::WhatIf(wish) => self.what_if(wish),
            Action::CloseDialog => {
                self.stop_importing();
                self.note_copies_shown();
                self.dialog = Dialog::None;
                self.work.next = None;
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
