//! What one frame shows, read off the window's state once.

use super::Studio;
use crate::editor::{Selection, Tool};
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::{Document, Journey, JourneyKind, PersonaId};
use crate::preflight::Report;
use crate::studio::desk::command_state::CommandState;
use crate::studio::desk::memo::Snapshot;
use crate::studio::desk::review::Remark;
use crate::studio::desk::step_summary::summary;
use crate::studio::desk::{Actions, DocumentView, FileState, PanelContext, Person, Surface, Workspace};
use eframe::egui::Id;
use std::sync::Arc;

/// All that a panel context borrows. While a frame is drawn the state itself may change under it: the canvas hears its input then.
pub(super) struct FrameState {
    document: Arc<Document>,
    journey: Arc<Journey>,
    layout: Arc<Layout>,
    open_field: Option<Id>,
    selection: Selection,
    curve: JourneyKind,
    owner: Option<PersonaId>,
    tool: Tool,
    person: Person,
    view: Arc<DocumentView>,
    surface: Surface,
    remarks: Arc<[Remark]>,
    preflight: Option<Arc<Report>>,
    steps: [Option<Arc<str>>; 2],
    file: FileState,
    commands: CommandState,
    pdf_size: Option<u64>,
    words: &'static Messages,
    /// What else tells what can be done: whether a step is open, and who is meant where nobody is named.
    hand: (bool, Option<PersonaId>),
}

impl FrameState {
    /// What parts of the window read of it.
    pub(super) fn panel_context<'a>(&'a self, actions: &'a Actions) -> PanelContext<'a> {
        PanelContext {
            words: self.words,
            document: &self.document,
            journey: &self.journey,
            layout: &self.layout,
            open_field: self.open_field,
            selection: &self.selection,
            curve: self.curve,
            owner: self.owner,
            tool: &self.tool,
            person: &self.person,
            view: &self.view,
            surface: &self.surface,
            commands: self.commands,
            steps: &self.steps,
            file: &self.file,
            pdf_size: self.pdf_size,
            remarks: &self.remarks,
            preflight: self.preflight.as_deref(),
            actions,
        }
    }
}

impl Studio {
    /// What is to be shown now.
    pub(super) fn frame_state(&self) -> FrameState {
        let editor = self.session.editor();
        FrameState {
            document: Arc::clone(self.session.document()),
            journey: self.session.journey(),
            layout: self.session.layout(),
            open_field: self.session.open_field(),
            selection: editor.selection().clone(),
            curve: editor.active_curve(),
            owner: self.owner_in_hand(),
            tool: editor.tool().clone(),
            person: self.person,
            view: Arc::clone(self.session.view()),
            surface: self.surface,
            remarks: Arc::clone(self.session.remarks()),
            preflight: self.preview.report().cloned(),
            steps: self.steps(),
            file: FileState {
                name: self.title(),
                place: self.session.path().map(|path| path.display().to_string()).unwrap_or_default(),
                dirty: self.session.is_dirty(),
                saving: !self.work.waiting.is_empty(),
                saved_at: self.session.saved_at().map(str::to_owned),
            },
            commands: self.command_state(),
            pdf_size: self.preview.size().filter(|_| self.session.view().workspace == Workspace::Print),
            words: self.words(),
            hand: self.hand_state(),
        }
    }

    /// Brings what is shown in step once the canvas has heard its input. What can be done is asked again only where that changed
    /// something that it depends on.
    pub(super) fn renew(&self, shown: &mut FrameState) {
        let editor = self.session.editor();
        let same = Arc::ptr_eq(&shown.document, self.session.document())
            && Arc::ptr_eq(&shown.view, self.session.view())
            && shown.selection == *editor.selection()
            && shown.curve == editor.active_curve()
            && shown.hand == self.hand_state();
        if !same {
            *shown = self.frame_state();
            return;
        }
        shown.layout = self.session.layout();
        shown.open_field = self.session.open_field();
        shown.owner = self.owner_in_hand();
        if shown.tool != *editor.tool() {
            shown.tool = editor.tool().clone();
        }
        (shown.person, shown.surface) = (self.person, self.surface);
    }

    fn hand_state(&self) -> (bool, Option<PersonaId>) {
        let editor = self.session.editor();
        (editor.history().is_open(), editor.active_persona())
    }

    /// The persona that an emotion point or drop-off in hand would belong to.
    fn owner_in_hand(&self) -> Option<PersonaId> {
        let editor = self.session.editor();
        editor.placing().filter(|placement| placement.has_owner())?;
        // Over a ribbon it is the one whose ribbon that is.
        let under = editor.landing().and_then(|landing| landing.whose);
        under.or_else(|| editor.owner(|persona| !self.session.view().hidden.contains(&persona)))
    }

    /// What the steps did that can be taken back and brought back; what is in hand or being typed is named by its kind.
    fn steps(&self) -> [Option<Arc<str>>; 2] {
        let history = self.session.editor().history();
        let steps = [history.undo_step(), history.redo_step()];
        let mut known = self.memo.steps.borrow_mut();
        let mut named = [None, None];
        for ((step, known), named) in steps.into_iter().zip(known.iter_mut()).zip(&mut named) {
            let Some((name, before, after)) = step else { continue };
            if history.is_open() {
                *named = Some(self.words().text(name.key()).as_ref().into());
                continue;
            }
            let place = (self.person.language, Snapshot::of(before), Snapshot::of(after));
            let words = match known.take().filter(|(of, _)| *of == place) {
                Some((_, words)) => words,
                None => summary(name, before, after, self.words()).into(),
            };
            *named = Some(Arc::clone(&words));
            *known = Some((place, words));
        }
        named
    }
}
