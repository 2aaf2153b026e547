//! What each command of the table does.

use super::Studio;
use super::showing::Beginning;
use super::work::Next;
use crate::color::Proof;
use crate::editor::{self, Align, Placement, Tool};
use crate::export::Format;
use crate::model::{Labelling, Language};
use crate::studio::canvas::{fit, step_zoom};
use crate::studio::desk::commands::Command;
use crate::studio::desk::panel_fold::{Panels, Side};
use crate::studio::desk::{Action, Purpose, Viewing, Workspace};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::toasts::Tone;
use eframe::egui::Context;

impl Studio {
    /// Runs a command of the table, if it can be run now.
    pub(super) fn run(&mut self, ctx: &Context, command: Command) {
        self.run_if_enabled(ctx, command);
        // Whatever a command has done by then is half of a frame.
        #[cfg(test)]
        super::tests::panics::strike(command);
    }

    #[expect(clippy::too_many_lines, reason = "one line a command, as in the table")]
    fn run_if_enabled(&mut self, ctx: &Context, command: Command) {
        if self.is_of_script(ctx, command) {
            return;
        }
        if !command.is_enabled(self.command_state()) || (self.dialog.is_open() && command != Command::Quit) {
            return;
        }
        if self.show.as_ref().is_some_and(|showing| !command.works_in_show(showing.edits())) {
            return;
        }
        if self.welcome.is_shown() && !command.needs_no_document() && !self.goes_back_to(command) {
            return;
        }
        if self.overlays.shortcuts.is_open() && command != Command::Shortcuts {
            // The page told the key; it must not stand over what comes of it.
            self.overlays.shortcuts.toggle();
        }
        // So did the menu.
        self.overlays.context_menu.close();
        match command {
            Command::New if self.welcome.is_shown() => self.new_map(ctx),
            Command::New => self.show_welcome(ctx),
            Command::Open => self.guard_unsaved(ctx, Next::AskOpen),
            Command::OpenPath => self.guard_unsaved(ctx, Next::AskOpenHere),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask(ctx, Purpose::Save),
            Command::ExportPdf => self.ask(ctx, Purpose::Export(Format::Pdf)),
            Command::ExportPng => self.ask(ctx, Purpose::Export(Format::Png)),
            Command::ExportSvg => self.ask(ctx, Purpose::Export(Format::Svg)),
            Command::ExportHtml => self.ask(ctx, Purpose::Export(Format::Html)),
            Command::ExportPptx => self.ask(ctx, Purpose::Export(Format::Pptx)),
            Command::ExportAll => self.ask(ctx, Purpose::ExportAll),
            Command::PrintNow => self.ask_to_print(ctx),
            Command::Undo => {
                self.session.undo();
                self.recall();
            }
            Command::Redo => {
                self.session.redo();
                self.recall();
            }
            Command::SelectAll => {
                let key = editor::Event::Key(editor::Key::SelectAll, editor::Modifiers::default());
                self.session.handle(key, self.surface.vantage());
            }
            Command::Delete if self.stops_removing() => {}
            Command::Delete => {
                self.hand.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
                let key = editor::Event::Key(editor::Key::Delete, editor::Modifiers::default());
                let removed = self.removable().len();
                let outcome = self.session.handle(key, self.surface.vantage());
                if removed > 1 && outcome.error.is_none() {
                    self.notify_removed(removed);
                }
                self.refused(outcome.error);
                self.notify_held(outcome.locked);
            }
            Command::EditText => {
                self.go(Workspace::Map);
                self.edit_text(ctx);
            }
            Command::Duplicate if self.session.can_duplicate_stage_or_lane() => self.duplicate_stage_or_lane(),
            Command::Duplicate => self.duplicate(),
            Command::History => self.overlays.history.toggle(),
            Command::Palette => self.overlays.command_palette.toggle(&self.prefs.commands),
            Command::Find | Command::Replace => {
                self.go_where_words_are();
                self.session.set_tool(Tool::Select);
                self.overlays.find.open(command == Command::Replace);
            }
            Command::FindNext | Command::FindPrevious => {
                self.go_where_words_are();
                self.overlays.find.step(command == Command::FindPrevious);
            }
            Command::ToolSelect => self.perform(ctx, Action::Arm(Tool::Select)),
            Command::ToolHand => self.perform(ctx, Action::Arm(Tool::Hand)),
            Command::PlaceEmotion => self.take_placement(ctx, Placement::EmotionPoint),
            Command::PlaceDropOff => self.take_placement(ctx, Placement::DropOff),
            Command::PlaceMoment if self.has_touchpoints() => self.toggle_moments(),
            Command::PlaceMoment => self.take_placement(ctx, Placement::MomentOfTruth),
            Command::PlaceBarrier => self.take_placement(ctx, Placement::Barrier),
            Command::PlaceSolution => self.take_placement(ctx, Placement::Solution),
            Command::AddStage => self.perform(ctx, Action::AddStage),
            Command::AddLane => self.ask_for_lane(ctx, None, None),
            Command::AddPersona => self.perform(ctx, Action::AddPersona),
            Command::ZoomIn if self.session.view().workspace == Workspace::Print => self.preview.step(2),
            Command::ZoomOut if self.session.view().workspace == Workspace::Print => self.preview.step(-2),
            Command::ZoomFit if self.session.view().workspace == Workspace::Print => self.preview.fit(),
            Command::ZoomActual if self.session.view().workspace == Workspace::Print => self.preview.actual(),
            Command::Lens => {
                self.go(Workspace::Print);
                self.preview.toggle_lens();
            }
            Command::ZoomIn => step_zoom(&mut self.surface, 2),
            Command::ZoomOut => step_zoom(&mut self.surface, -2),
            Command::ZoomFit => {
                fit(&mut Viewing::of(&mut self.surface, &self.person), &self.session);
            }
            Command::ZoomActual => {
                let mut camera = self.surface.target();
                camera.set_zoom(1.0, self.surface.canvas.center());
                self.surface.look(camera, self.person.habits);
            }
            Command::ZoomSelection => self.zoom_to_selection(),
            Command::ContextMenu => self.menu_of_selection(),
            Command::GoToMap => self.go(Workspace::Map),
            Command::GoToPersonas => self.go(Workspace::Personas),
            Command::GoToMetrics => self.go(Workspace::Metrics),
            Command::GoToReview => self.go(Workspace::Review),
            Command::GoToPrint => self.go(Workspace::Print),
            Command::ProofColor => self.session.view_mut().proof = Proof::Color,
            Command::ProofGrey => self.session.view_mut().proof = Proof::Grey,
            Command::ProofProtan => self.session.view_mut().proof = Proof::Protan,
            Command::ProofDeutan => self.session.view_mut().proof = Proof::Deutan,
            Command::ProofTritan => self.session.view_mut().proof = Proof::Tritan,
            Command::ProofInkSaver => self.session.view_mut().proof = Proof::InkSaver,
            Command::SplitByStages => self.split_for_print(),
            Command::ReviewMeeting => self.overlays.meeting.toggle(),
            Command::Present => self.begin_show(ctx, Beginning::First),
            Command::Rehearse => self.rehearse(ctx),
            Command::PresentHere => self.begin_show(ctx, Beginning::Here),
            Command::Script => self.toggle_script(),
            Command::CaptureView => self.capture_view(ctx),
            Command::ToggleTheme => self.choose_theme(ctx, Some(self.person.theme.other())),
            Command::ToggleLanguage => self.set_language(match self.person.language {
                Language::Ru => Language::En,
                Language::En => Language::Ru,
            }),
            Command::ToggleWheel => {
                let mut habits = self.person.habits;
                habits.wheel.zooms = !habits.wheel.zooms;
                self.set_habits(habits);
                let key = if habits.wheel.zooms { "wheel-zooms" } else { "wheel-scrolls" };
                let text = self.words().text(key).into_owned();
                self.toasts.notify(Tone::Done, text);
            }
            Command::TogglePanels => self.fold(ctx, Panels::toggle_both),
            Command::FoldPalette => self.fold(ctx, |panels, window| panels.toggle(Side::Palette, window)),
            Command::FoldInspector => self.fold(ctx, |panels, window| panels.toggle(Side::Inspector, window)),
            Command::Shortcuts => self.overlays.shortcuts.toggle(),
            Command::Settings => self.dialog = Dialog::Settings,
            Command::Quit => self.guard_unsaved(ctx, Next::Quit),
            Command::PlaceTouchpoint => self.take_placement(ctx, self.touchpoint_placement()),
            Command::PlaceMetric => self.take_placement(ctx, Placement::Metric),
            Command::PlaceNote => {
                if let Some(placement) = self.note_placement() {
                    self.take_placement(ctx, placement);
                }
            }
            Command::DrawCurve => self.perform(ctx, Action::Arm(Tool::Sketch)),
            Command::AlignLeft => self.align(Align::Left),
            Command::AlignRight => self.align(Align::Right),
            Command::AlignTop => self.align(Align::Top),
            Command::AlignBottom => self.align(Align::Bottom),
            Command::AlignMiddle => self.align(Align::Middle),
            Command::Distribute => self.align(Align::Distribute),
            Command::ToggleLock => self.toggle_lock(),
            Command::ToggleConfidential => self.toggle_confidential(),
            Command::OrderEarlier => self.order(false),
            Command::OrderLater => self.order(true),
            Command::InsertBefore => self.insert_beside(ctx, false),
            Command::InsertAfter => self.insert_beside(ctx, true),
            Command::HideStageOrLane => self.hide_stage_or_lane(),
            Command::VisibilityLine => self.toggle_visibility_line(),
            Command::ShowHidden => self.show_hidden(),
            Command::ResetFilters => {
                self.session.view_mut().focus.clear();
                self.session.view_mut().channels.clear();
            }
            Command::Cut => self.cut(),
            Command::Copy => self.copy(),
            Command::CopyPicture => self.copy_picture(),
            Command::Paste => self.paste(ctx, false),
            Command::PasteAsOne => self.paste(ctx, true),
            Command::ReadFunnel => self.ask_for_table(ctx),
            Command::ReadFunnelAgain => self.read_table_again(ctx),
            Command::TakeLosses => self.take_losses(),
            Command::SoloPersona => {
                if let Some(persona) = self.persona_meant() {
                    self.solo(persona);
                }
            }
            Command::ShowPersonas => self.session.view_mut().hidden.clear(),
            Command::SavePersona => {
                if let Some(persona) = self.persona_meant() {
                    self.ask(ctx, Purpose::SavePersona(persona));
                }
            }
            Command::SaveBrand => self.ask(ctx, Purpose::SaveBrand),
            Command::ReadBrand => self.ask(ctx, Purpose::ReadBrand),
            Command::InsertPersona => self.ask(ctx, Purpose::InsertPersona),
            Command::CropPortrait => self.crop_portrait(),
            Command::FreeLook => self.take_free_look(),
            Command::NextPart => self.focus_next_part(ctx, false),
            Command::PreviousPart => self.focus_next_part(ctx, true),
            Command::PinLabel => self.label_points(Labelling::Pinned),
            Command::HideLabel => self.label_points(Labelling::Hidden),
            Command::AutoLabel => self.label_points(Labelling::Auto),
            Command::LinkTouchpoint => self.link_to_nearest(),
            Command::SwitchCurve => self.switch_curve(),
            Command::CopyCurve => self.begin_to_be(),
            Command::Compare => {
                self.go(Workspace::Map);
                self.toggle_compare();
            }
            Command::ShowPriorities => self.show_priorities(),
        }
    }
}
