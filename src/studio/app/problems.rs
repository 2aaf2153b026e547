//! Telling what could not be done.

use super::Studio;
use crate::i18n::{Localized, Message};
use crate::studio::desk::Purpose;
use crate::studio::dialogs::{Dialog, Problem};

impl Studio {
    /// Says what could not be done and why.
    pub(super) fn fail(&mut self, title: impl Into<Message>, why: &dyn Localized) {
        self.raise(Dialog::Failed(Problem::of(self.words(), &title.into(), why)));
    }

    /// As [`Self::fail`], and offers to choose another place for what was not written.
    pub(super) fn fail_and_offer(&mut self, title: &'static str, why: &dyn Localized, instead: Purpose) {
        let problem = Problem::of(self.words(), &title.into(), why);
        self.raise(Dialog::Failed(Problem { instead: Some(instead), ..problem }));
    }

    /// Shows a dialog that nobody asked for, after the one in which somebody is at work.
    pub(super) fn raise(&mut self, dialog: Dialog) {
        if self.dialog.holds_work() {
            self.overlays.later.push_back(dialog);
        } else {
            self.dialog = dialog;
        }
    }
}
