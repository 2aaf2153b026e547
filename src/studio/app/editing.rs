//! Edits of the document in hand, and what is said where one is refused.

use super::Studio;
use crate::edit::{Edit, EditError};
use crate::editor;
use crate::i18n::Localized as _;
use crate::studio::canvas::Start;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, Session, Viewing};
use crate::studio::overlays::toasts::{Toast, Tone};
use eframe::egui::Context;

impl Studio {
    /// Edits the text of what is selected on the map, or in the inspector where it does not stand on the sheet; gives whether it
    /// does.
    pub(super) fn edit_text(&mut self, ctx: &Context) -> bool {
        let selected = self.session.editor().selection().single();
        if let Some(locked) = selected.filter(|&element| self.session.document().is_locked(element)) {
            self.notify_locked(locked);
            return false;
        }
        let begun = selected.is_some_and(|element| {
            self.hand.text.begin(
                ctx,
                &mut self.session,
                &mut Viewing::of(&mut self.surface, &self.person),
                (element, None),
                Start::All,
            )
        });
        self.hand.focus_field = !begun;
        begun
    }

    /// Whatever is in hand goes back: the canvas will not hear of the release.
    pub(super) fn let_go(&mut self) {
        self.session.handle(editor::Event::Cancel, self.surface.vantage());
        self.hand.pointer.let_go();
    }

    /// Applies an edit; a refusal is told.
    pub(super) fn apply(&mut self, edit: &Edit) {
        let _told = self.applied(edit);
    }

    /// Applies an edit; `false` where it was refused, which is told.
    pub(super) fn applied(&mut self, edit: &Edit) -> bool {
        let refused = self.session.apply(edit).err();
        let applied = refused.is_none();
        self.refused(refused);
        applied
    }

    pub(super) fn add(&mut self, add: impl FnOnce(&mut Session) -> Result<(), EditError>) {
        let refused = add(&mut self.session).err();
        self.refused(refused);
    }

    /// Tells that an edit was refused. The person did nothing wrong, so it is a short message and not a dialog.
    pub(super) fn refused(&mut self, error: Option<EditError>) {
        if let Some(error) = error {
            tracing::info!(%error, "an edit was refused");
            match error {
                EditError::Locked(element) => self.notify_locked(element),
                error => self.toasts.notify(Tone::Failed, error.message(self.words())),
            }
        }
    }

    /// Tells that a lock held something where it is.
    pub(super) fn notify_held(&mut self, locked: bool) {
        if locked {
            let keys = Command::ToggleLock.keys().unwrap_or_default();
            let text = self.words().format("locked-held", &[("keys", keys.into())]);
            self.toasts.notify(Tone::Failed, text);
        }
    }

    /// Says that several things are gone at once, with the way back.
    pub(super) fn notify_removed(&mut self, count: usize) {
        let words = self.words();
        let text = words.format("removed-count", &[("count", count.into())]);
        let undo = words.text(Command::Undo.key()).into_owned();
        self.toasts.push(Toast::new(Tone::Done, text).offer(undo, Action::Run(Command::Undo)));
    }
}
