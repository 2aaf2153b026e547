//! What is done about what was asked.

use super::Studio;
use super::files::After;
use super::saving::Onto;
use crate::edit::{Edit, EditError};
use crate::editor::{self, Align, Placement, Request, Tool, bounds_of};
use crate::export::Format;
use crate::model::{ElementId, Labelling, LaneKind, Language};
use crate::studio::canvas::{FIT_PADDING, Start, fit, rect_to_kurbo, step_zoom, to_kurbo, to_screen};
use crate::studio::desk::commands::{Command, Facts};
use crate::studio::desk::panel_fold::{Panels, Side};
use crate::studio::desk::prefs::Hands;
use crate::studio::desk::{Action, Place, Purpose, UnsavedAnswer, Viewing};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::toasts::{Toast, Tone};
use eframe::egui::{Context, ViewportCommand};
use kurbo::{Rect, Vec2};
use rustc_hash::FxHashSet;

/// Room around what is selected when it is zoomed to, in screen points, and how near it comes at most.
const SELECTION_PADDING: f64 = 64.0;
const SELECTION_ZOOM: f64 = 4.0;

impl Studio {
    /// What can be done at the moment.
    pub(super) fn facts(&self) -> Facts {
        let editor = self.session.editor();
        let journey = self.session.journey();
        let (has_points, can_link) = self.selected_feelings();
        let curves = self.curve_facts();
        Facts {
            can_undo: editor.history().undo_name().is_some(),
            can_redo: editor.history().redo_name().is_some(),
            has_selection: !editor.selection().is_empty(),
            has_one: editor.selection().single().is_some(),
            can_duplicate: self.can_copy() || self.session.can_duplicate_band(),
            can_copy: self.can_copy(),
            has_personas: !self.session.document().personas.is_empty(),
            can_align: editor::can_align(editor.selection().as_slice()),
            can_lock: editor.selection().iter().any(editor::can_lock),
            has_band: self.session.selected_band().is_some(),
            has_lane_below: self.visibility_line().is_some(),
            has_hidden: journey.stages.iter().any(|stage| !stage.visible)
                || journey.lanes.iter().any(|lane| !lane.visible),
            is_filtered: !self.session.view().focus.is_empty() || !self.session.view().channels.is_empty(),
            has_points,
            can_link,
            can_copy_curve: curves.can_begin,
            can_compare: self.session.view().compare.is_some() || curves.can_compare,
            has_losses: journey.funnel.rows.iter().any(|row| row.left.is_some_and(|left| left > 0)),
            has_funnel_source: journey.funnel.source.is_some(),
            has_persona: self.persona_meant().is_some(),
            has_portrait: self.can_crop(),
            has_others: self.session.document().personas.len() > 1,
            has_hidden_personas: !self.session.view().hidden.is_empty(),
            is_alike: curves.is_alike,
            typed: self.typed,
            has_priorities_to_show: !journey.lanes.iter().any(|lane| lane.kind == LaneKind::Priorities && lane.visible),
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

    #[expect(clippy::too_many_lines, reason = "a line or two for each wish")]
    pub(super) fn do_one(&mut self, ctx: &Context, action: Action) {
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
                self.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
                self.session.set_tool(tool);
            }
            Action::RevealPersona(persona) => {
                self.session.close_field();
                self.session.select(Some(ElementId::Persona(persona)));
                self.go(Place::Personas);
            }
            Action::Look(camera) => self.surface.look(camera, self.person.hands),
            Action::Drag(placement) => {
                self.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
                self.session.set_tool(Tool::Select);
                self.pointer.capture();
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
            Action::SetHands(hands) => self.set_hands(hands),
            Action::SetTheme(theme) => self.choose_theme(ctx, theme),
            Action::SetLanguage(language) => self.set_language(language),
            Action::Go(place) => self.go(place),
            Action::ToggleHidden(persona) => {
                if !self.session.view_mut().hidden.remove(&persona) {
                    self.session.view_mut().hidden.insert(persona);
                }
            }
            Action::AddStage => self.add_named(ctx, crate::studio::desk::Session::add_stage),
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
            Action::AddPersona => self.add_named(ctx, crate::studio::desk::Session::add_persona),
            Action::Compare(pair) => {
                self.session.view_mut().compare = pair;
                self.person.peeks |= pair.is_some();
            }
            Action::TakeCurve(curve) => self.session.set_active_curve(curve),
            Action::SolveDropOff(dropoff) => self.solve(ctx, dropoff),
            Action::Solo(persona) => self.solo(persona),
            Action::PickPortrait(persona) => self.ask(ctx, Purpose::Portrait(persona)),
            Action::Frame { persona, image, crop } => {
                self.dialog = Dialog::None;
                self.apply(&Edit::SetPortrait { persona, image: Some(image), crop });
            }
            Action::OpenMenu(at, element) => self.open_menu(at, element),
            Action::FromTemplate(index) => self.leave(ctx, After::Template(index)),
            Action::OpenSample(sample) => self.leave(ctx, After::Sample(sample)),
            Action::OpenFile(path) => self.leave(ctx, After::Open(path)),
            Action::Recover(copy) => {
                self.dialog = Dialog::None;
                self.leave(ctx, After::Recover(copy));
            }
            Action::RemoveCopy(copy) => self.remove_copy(copy),
            Action::BackToMap => self.back_to_map(),
            Action::CloseExample => self.example = false,
            Action::AskAboutCopies => self.ask_about_copies(),
            Action::Export(format) => self.ask(ctx, Purpose::Export(format)),
            Action::LookAt(place) => {
                let middle = rect_to_kurbo(self.canvas).center();
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
            Action::CloseDialog => {
                self.stop_importing();
                self.note_copies_shown();
                self.dialog = Dialog::None;
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
    #[expect(clippy::too_many_lines, reason = "one line a command, as in the table")]
    pub(super) fn run(&mut self, ctx: &Context, command: Command) {
        if !command.is_enabled(self.facts()) || (self.dialog.is_open() && command != Command::Quit) {
            return;
        }
        if self.welcome && !command.needs_no_document() && !self.goes_back_to(command) {
            return;
        }
        if self.shortcuts.is_open() && command != Command::Shortcuts {
            // The page told the key; it must not stand over what comes of it.
            self.shortcuts.toggle();
        }
        // So did the menu.
        self.context_menu.close();
        match command {
            Command::New if self.welcome => self.new_map(ctx),
            Command::New => self.show_beginning(ctx),
            Command::Open => self.leave(ctx, After::AskOpen),
            Command::OpenPath => self.leave(ctx, After::AskOpenHere),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask(ctx, Purpose::Save),
            Command::ExportPdf => self.ask(ctx, Purpose::Export(Format::Pdf)),
            Command::ExportPng => self.ask(ctx, Purpose::Export(Format::Png)),
            Command::ExportSvg => self.ask(ctx, Purpose::Export(Format::Svg)),
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
                self.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
                let key = editor::Event::Key(editor::Key::Delete, editor::Modifiers::default());
                let removed = self.removable().len();
                let outcome = self.session.handle(key, self.surface.vantage());
                if removed > 1 && outcome.error.is_none() {
                    self.tell_removed(removed);
                }
                self.refused(outcome.error);
                self.held_by_lock(outcome.locked);
            }
            Command::EditText => {
                self.go(Place::Map);
                self.edit_text(ctx);
            }
            Command::Duplicate if self.session.can_duplicate_band() => self.duplicate_band(),
            Command::Duplicate => self.duplicate(),
            Command::History => self.history.toggle(),
            Command::Palette => self.finder.toggle(&self.prefs.commands),
            Command::Find | Command::Replace => {
                self.go_where_words_are();
                self.session.set_tool(Tool::Select);
                self.find.open(command == Command::Replace);
            }
            Command::FindNext | Command::FindPrevious => {
                self.go_where_words_are();
                self.find.step(command == Command::FindPrevious);
            }
            Command::ToolSelect => self.do_one(ctx, Action::Arm(Tool::Select)),
            Command::ToolHand => self.do_one(ctx, Action::Arm(Tool::Hand)),
            Command::PlaceEmotion => self.take_placement(ctx, Placement::EmotionPoint),
            Command::PlaceDropOff => self.take_placement(ctx, Placement::DropOff),
            Command::PlaceMoment if self.has_touchpoints() => self.toggle_moments(),
            Command::PlaceMoment => self.take_placement(ctx, Placement::MomentOfTruth),
            Command::PlaceBarrier => self.take_placement(ctx, Placement::Barrier),
            Command::PlaceSolution => self.take_placement(ctx, Placement::Solution),
            Command::AddStage => self.do_one(ctx, Action::AddStage),
            Command::AddLane => self.ask_for_lane(ctx, None, None),
            Command::AddPersona => self.do_one(ctx, Action::AddPersona),
            Command::ZoomIn if self.session.view().place == Place::Print => self.preview.step(2),
            Command::ZoomOut if self.session.view().place == Place::Print => self.preview.step(-2),
            Command::ZoomFit if self.session.view().place == Place::Print => self.preview.fit(),
            Command::ZoomActual if self.session.view().place == Place::Print => self.preview.actual(),
            Command::Lens => {
                self.go(Place::Print);
                self.preview.toggle_lens();
            }
            Command::ZoomIn => step_zoom(&mut self.surface, self.canvas, 2),
            Command::ZoomOut => step_zoom(&mut self.surface, self.canvas, -2),
            Command::ZoomFit => {
                fit(&mut Viewing::of(&mut self.surface, &self.person), self.canvas, &self.session);
            }
            Command::ZoomActual => {
                let mut camera = self.surface.target();
                camera.set_zoom(1.0, rect_to_kurbo(self.canvas).center());
                self.surface.look(camera, self.person.hands);
            }
            Command::ZoomSelection => self.zoom_to_selection(),
            Command::ContextMenu => self.menu_of_selection(),
            Command::PlaceMap => self.go(Place::Map),
            Command::PlacePersonas => self.go(Place::Personas),
            Command::PlaceMetrics => self.go(Place::Metrics),
            Command::PlaceReview => self.go(Place::Review),
            Command::PlacePrint => self.go(Place::Print),
            Command::Show => self.set_show(ctx, !self.session.view().show),
            Command::ToggleTheme => self.choose_theme(ctx, Some(self.person.theme.other())),
            Command::ToggleLanguage => self.set_language(match self.person.language {
                Language::Ru => Language::En,
                Language::En => Language::Ru,
            }),
            Command::ToggleWheel => {
                let mut hands = self.person.hands;
                hands.wheel.zooms = !hands.wheel.zooms;
                self.set_hands(hands);
                let key = if hands.wheel.zooms { "wheel-zooms" } else { "wheel-scrolls" };
                let text = self.words().text(key).into_owned();
                self.toasts.say(Tone::Done, text);
            }
            Command::TogglePanels => self.fold(ctx, Panels::toggle_both),
            Command::FoldPalette => self.fold(ctx, |panels, window| panels.toggle(Side::Palette, window)),
            Command::FoldInspector => self.fold(ctx, |panels, window| panels.toggle(Side::Inspector, window)),
            Command::Shortcuts => self.shortcuts.toggle(),
            Command::Settings => self.dialog = Dialog::Settings,
            Command::Quit => self.leave(ctx, After::Quit),
            Command::PlaceTouchpoint => self.take_placement(ctx, self.touchpoint_placement()),
            Command::PlaceMetric => self.take_placement(ctx, Placement::Metric),
            Command::PlaceNote => {
                if let Some(placement) = self.note_placement() {
                    self.take_placement(ctx, placement);
                }
            }
            Command::DrawCurve => self.do_one(ctx, Action::Arm(Tool::Sketch)),
            Command::AlignLeft => self.align(Align::Left),
            Command::AlignRight => self.align(Align::Right),
            Command::AlignTop => self.align(Align::Top),
            Command::AlignBottom => self.align(Align::Bottom),
            Command::AlignMiddle => self.align(Align::Middle),
            Command::Distribute => self.align(Align::Distribute),
            Command::ToggleLock => self.toggle_lock(),
            Command::OrderEarlier => self.order(false),
            Command::OrderLater => self.order(true),
            Command::InsertBefore => self.insert_beside(ctx, false),
            Command::InsertAfter => self.insert_beside(ctx, true),
            Command::HideBand => self.hide_band(),
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
            Command::InsertPersona => self.ask(ctx, Purpose::InsertPersona),
            Command::CropPortrait => self.crop_portrait(),
            Command::FreeLook => self.take_free_look(),
            Command::NextPart => self.go_to_part(ctx, false),
            Command::PreviousPart => self.go_to_part(ctx, true),
            Command::PinLabel => self.label_points(Labelling::Pinned),
            Command::HideLabel => self.label_points(Labelling::Hidden),
            Command::AutoLabel => self.label_points(Labelling::Auto),
            Command::LinkTouchpoint => self.link_to_nearest(),
            Command::SwitchCurve => self.switch_curve(),
            Command::CopyCurve => self.begin_to_be(),
            Command::Compare => {
                self.go(Place::Map);
                self.toggle_compare();
            }
            Command::ShowPriorities => self.show_priorities(),
        }
    }

    /// Edits the text of what is selected on the map, or in the inspector where it does not stand on the sheet; gives whether it
    /// does.
    pub(super) fn edit_text(&mut self, ctx: &Context) -> bool {
        let selected = self.session.editor().selection().single();
        if let Some(locked) = selected.filter(|&element| self.session.document().is_locked(element)) {
            self.tell_locked(locked);
            return false;
        }
        let begun = selected.is_some_and(|element| {
            self.text.begin(
                ctx,
                &mut self.session,
                &mut Viewing::of(&mut self.surface, &self.person),
                (element, None),
                Start::All,
            )
        });
        self.focus_field = !begun;
        begun
    }

    /// Goes to a place of the window. A field that is left that way is not drawn again and could not tell of its end.
    pub(super) fn go(&mut self, place: Place) {
        self.session.close_field();
        if place != self.session.view().place {
            self.let_go();
            // A tool that is still in hand after a walk through other rooms would do what nobody expects.
            self.session.set_tool(Tool::Select);
        }
        self.session.view_mut().place = place;
    }

    /// Says that several things are gone at once, with the way back.
    fn tell_removed(&mut self, count: usize) {
        let words = self.words();
        let text = words.format("removed-count", &[("count", count.into())]);
        let undo = words.text(Command::Undo.key()).into_owned();
        self.toasts.show_this(Toast::new(Tone::Done, text).offer(undo, Action::Run(Command::Undo)));
    }

    /// Whatever is in hand goes back: the canvas will not hear of the release.
    pub(super) fn let_go(&mut self) {
        self.session.handle(editor::Event::Cancel, self.surface.vantage());
        self.pointer.let_go();
    }

    /// Applies an edit; a refusal is told.
    pub(super) fn apply(&mut self, edit: &Edit) {
        let _told = self.applied(edit);
    }

    /// Applies an edit; `false` where it was refused, which is told.
    pub(super) fn applied(&mut self, edit: &Edit) -> bool {
        if let Some(held) = editor::forbidden(self.session.document(), edit) {
            self.tell_locked(held);
            return false;
        }
        let refused = self.session.apply(edit).err();
        let applied = refused.is_none();
        self.refused(refused);
        applied
    }

    pub(super) fn add(&mut self, add: impl FnOnce(&mut crate::studio::desk::Session) -> Result<(), EditError>) {
        let refused = add(&mut self.session).err();
        self.refused(refused);
    }

    /// Tells that an edit was refused. The person did nothing wrong, so it is a short message and not a dialog.
    pub(super) fn refused(&mut self, error: Option<EditError>) {
        if let Some(error) = error {
            tracing::info!(%error, "an edit was refused");
            let text = match error {
                EditError::TooLong { field, limit, .. } => {
                    let name = self.words().text(field.key()).into_owned();
                    self.words().format("edit-too-long", &[("field", name.into()), ("limit", limit.into())])
                }
                _ => self.words().text("edit-refused").into_owned(),
            };
            self.toasts.say(Tone::Failed, text);
        }
    }

    /// Tells that a lock held something where it is.
    pub(super) fn held_by_lock(&mut self, locked: bool) {
        if locked {
            let keys = Command::ToggleLock.keys().unwrap_or_default();
            let text = self.words().format("locked-held", &[("keys", keys.into())]);
            self.toasts.say(Tone::Failed, text);
        }
    }

    /// After an undo or redo: what was selected with the step is in view again.
    fn recall(&mut self) {
        let Some(view) = self.session.take_recalled() else { return };
        let selected = self.session.editor().selection().iter().next();
        let part = selected.and_then(|element| bounds_of(&self.session.layout().scene, element));
        self.surface.recall(part, view);
    }

    /// What the editor asks of the window.
    pub(super) fn answer(&mut self, requests: Vec<Request>) {
        for request in requests {
            match request {
                Request::EditText(_) => self.focus_field = true,
                Request::Pan(way) => self.surface.camera.pan(way),
                Request::Menu { at, element } => {
                    self.context_menu.open(to_screen(self.surface.camera.to_screen(at)), element);
                }
            }
        }
    }

    /// Fills the window with the canvas, or brings the panels back.
    pub(super) fn set_show(&mut self, ctx: &Context, show: bool) {
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(show));
        self.session.view_mut().show = show;
        self.go(Place::Map);
        self.surface.fit = true;
        if show {
            self.session.select(None);
        }
    }

    /// Words are looked for on the map and on the pages of personas; who is at neither goes to the map.
    fn go_where_words_are(&mut self) {
        if self.session.view().place != Place::Personas {
            self.go(Place::Map);
        }
    }

    pub(super) fn reveal(&mut self, element: ElementId) {
        self.session.close_field();
        self.session.view_mut().place = Place::Map;
        self.session.select(Some(element));
        let Some(bounds) = bounds_of(&self.session.layout().scene, element) else { return };
        let viewport = rect_to_kurbo(self.canvas);
        if viewport.is_finite() && !viewport.is_zero_area() {
            let mut camera = self.surface.target();
            let seen = camera.visible(viewport).inset(-FIT_PADDING / camera.zoom());
            if !contains(seen, bounds) {
                let way: Vec2 = viewport.center() - camera.to_screen(bounds.center());
                camera.pan(way);
                self.surface.look(camera, self.person.hands);
            }
        }
    }

    /// The box of all that is selected, in sheet points.
    fn selected_box(&self) -> Option<Rect> {
        let (scene, selection) = (&self.session.layout().scene, self.session.editor().selection());
        // Of what has a mark all are found in one pass, however many are selected.
        let marks = scene.groups.bundles().iter().flat_map(|bundle| bundle.marks());
        let marked = marks.filter(|mark| selection.contains(mark.element));
        let mut found = FxHashSet::default();
        let mut all: Option<Rect> = None;
        let mut cover = |rect: Rect| all = Some(all.map_or(rect, |all| all.union(rect)));
        for mark in marked {
            if found.insert(mark.element) {
                cover(mark.shown.bounds());
            }
        }
        let others = selection.iter().filter(|element| !found.contains(element));
        others.filter_map(|element| bounds_of(scene, element)).for_each(cover);
        all
    }

    /// Shows what is selected as large as it fits, but not so near that nothing around it is seen.
    fn zoom_to_selection(&mut self) {
        let viewport = rect_to_kurbo(self.canvas);
        let Some(part) = self.selected_box().filter(|_| self.canvas.is_positive()) else { return };
        let mut camera = self.surface.target();
        camera.fit(part, viewport, SELECTION_PADDING);
        if camera.zoom() > SELECTION_ZOOM {
            camera.set_zoom(SELECTION_ZOOM, viewport.center());
        }
        self.session.view_mut().place = Place::Map;
        self.surface.look(camera, self.person.hands);
    }

    /// Opens the menu at what is selected, or in the middle of the canvas where nothing is.
    fn menu_of_selection(&mut self) {
        if self.session.view().place != Place::Map {
            return;
        }
        let element = self.session.editor().selection().single();
        let corner = self.selected_box().map(|part| kurbo::Point::new(part.x0, part.y1));
        let at = corner.map_or(self.canvas.center(), |corner| to_screen(self.surface.camera.to_screen(corner)));
        self.context_menu.open(at.clamp(self.canvas.min, self.canvas.max), element);
        self.context_menu.focus_first();
    }

    fn set_hands(&mut self, hands: Hands) {
        self.person.hands = hands;
        self.prefs.hands = hands;
        self.prefs.save();
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
