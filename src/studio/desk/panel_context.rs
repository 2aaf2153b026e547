//! What a panel may read, and how it asks for changes.

use super::action::{Action, Actions};
use super::command_state::CommandState;
use super::commands::Command;
use super::review::Remark;
use super::{DocumentView, Person, Surface};
use crate::edit::Edit;
use crate::editor::{Selection, Tool};
use crate::i18n::{Messages, Value};
use crate::layout::Layout;
use crate::method;
use crate::model::{Document, ElementId, Journey, JourneyKind, Persona, PersonaId};
use crate::preflight::Report;
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::{self, Color32};
use std::borrow::Cow;
use std::sync::Arc;

/// How the file stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileState {
    /// What the window calls it.
    pub(crate) name: String,
    /// Where it is kept, in full.
    pub(crate) place: String,
    /// Whether there is anything unsaved.
    pub(crate) dirty: bool,
    /// Whether a save waits for one that is not done yet.
    pub(crate) saving: bool,
    /// When it was saved last in this run: `14:32`.
    pub(crate) saved_at: Option<String>,
}

/// The read-only state of one frame.
pub(crate) struct PanelContext<'a> {
    /// The words of the window.
    pub(crate) words: &'static Messages,
    /// The document as it is now.
    pub(crate) document: &'a Arc<Document>,
    /// The journey on the sheet.
    pub(crate) journey: &'a Arc<Journey>,
    /// The sheet as it is laid out.
    pub(crate) layout: &'a Layout,
    /// The field whose changes are being gathered into one step.
    pub(crate) open_field: Option<egui::Id>,
    /// What is selected.
    pub(crate) selection: &'a Selection,
    /// The curve that new emotion points go to.
    pub(crate) curve: JourneyKind,
    /// The persona that an emotion point or drop-off in hand would belong to.
    pub(crate) owner: Option<PersonaId>,
    /// What is in hand.
    pub(crate) tool: &'a Tool,
    /// Who is at the window.
    pub(crate) person: &'a Person,
    /// How the document is looked at.
    pub(crate) view: &'a DocumentView,
    /// Where the sheet stands on the canvas.
    pub(crate) surface: &'a Surface,
    /// What can be done.
    pub(crate) commands: CommandState,
    /// What the steps did that can be taken back and brought back.
    pub(crate) steps: &'a [Option<Arc<str>>; 2],
    /// How the file stands.
    pub(crate) file: &'a FileState,
    /// How long a PDF of what is printed is, in bytes, where that is known and looked at.
    pub(crate) pdf_size: Option<u64>,
    /// What the review has to say.
    pub(crate) remarks: &'a [Remark],
    /// What is found in what is printed, once it was looked for.
    pub(crate) preflight: Option<&'a Report>,
    /// Wishes.
    pub(crate) actions: &'a Actions,
}

impl<'a> PanelContext<'a> {
    /// A message.
    pub(crate) fn text(&self, key: &'static str) -> Cow<'static, str> {
        self.words.text(key)
    }

    /// A message by a key that is made at run time.
    pub(crate) fn text_of(&self, key: &str) -> String {
        self.words.text(key).into_owned()
    }

    /// A message filled with values.
    pub(crate) fn format(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.words.format(key, values)
    }

    /// Asks for something.
    pub(crate) fn act(&self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for a command.
    pub(crate) fn run(&self, command: Command) {
        self.act(Action::Run(command));
    }

    /// Asks for an edit.
    pub(crate) fn apply(&self, edit: Edit) {
        self.act(Action::Apply(edit));
    }

    /// The words of a command; of undo and redo also which step they are about, of the theme the one that comes.
    pub(crate) fn command(&self, command: Command) -> String {
        let step = match command {
            Command::Undo => self.steps[0].as_deref(),
            Command::Redo => self.steps[1].as_deref(),
            _ => None,
        };
        let key = match command {
            Command::ToggleTheme if self.person.theme == ThemeId::Dark => "command-toggle-theme-light",
            other => other.key(),
        };
        let words = self.text_of(key);
        match step {
            Some(step) => self.format("undo-named", &[("command", words.into()), ("step", step.into())]),
            None => words,
        }
    }

    /// The keys of a command, where they mean it at the moment.
    pub(crate) fn keys(&self, command: Command) -> Option<String> {
        command.live_keys(self.commands)
    }

    /// A persona of the document.
    pub(crate) fn persona(&self, id: PersonaId) -> Option<&'a Arc<Persona>> {
        self.document.persona(id)
    }

    /// A persona's hue in the window.
    pub(crate) fn hue(&self, theme: &Theme, id: PersonaId) -> Color32 {
        self.persona(id).map_or(theme.accent, |persona| theme.persona(persona.look.hue))
    }

    /// What to call an element: its own words, or its kind where it has none.
    pub(crate) fn name_of(&self, element: ElementId) -> String {
        let words = self.document.element(element).map(crate::model::ElementRef::words).unwrap_or_default().trim();
        if words.is_empty() { self.text_of(element.kind_key()) } else { words.to_owned() }
    }

    /// The same for a line of a list: no longer than a name may be.
    pub(crate) fn short_name_of(&self, element: ElementId) -> String {
        let name = self.document.element(element).map(method::short_name).unwrap_or_default();
        if name.is_empty() { self.text_of(element.kind_key()) } else { name }
    }

    /// A persona's name, or the word for a persona where it has none.
    pub(crate) fn persona_name(&self, id: PersonaId) -> String {
        self.name_of(ElementId::Persona(id))
    }

    /// Notes the beginning and the end of typing in a field.
    pub(crate) fn track_field(&self, response: &egui::Response) {
        // Not only when it gains the focus: saving or another window may have ended the step while the field kept it.
        if response.has_focus() && self.open_field != Some(response.id) {
            self.act(Action::BeginField(response.id));
        }
        if response.lost_focus() {
            self.act(Action::EndField(response.id));
        }
    }

    /// Notes the beginning of a drag of a slider. Its end is noted by [`Self::track_drag_end`], after the last edit.
    pub(crate) fn track_drag_start(&self, response: &egui::Response) {
        if response.drag_started() {
            self.act(Action::BeginField(response.id));
        }
    }

    /// Notes the end of a drag of a slider.
    pub(crate) fn track_drag_end(&self, response: &egui::Response) {
        if response.drag_stopped() {
            self.act(Action::EndField(response.id));
        }
    }
}
