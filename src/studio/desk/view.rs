//! How a document is looked at: never in the file, and gone with the document.

use super::Workspace;
use crate::audience;
use crate::color::Proof;
use crate::edit::Query;
use crate::layout::View;
use crate::model::{Audience, AudienceId, Document, ElementId, Field, Journey, PersonaId, WhatIf};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What of a document is kept from those before whom it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptBack {
    /// What these do not see; `None` where nobody in particular looks.
    pub(crate) from: Option<AudienceId>,
    /// What is confidential.
    pub(crate) confidential: bool,
}

impl KeptBack {
    /// The document as it is shown; the very same where nothing of it is kept back. Of an audience that is gone nobody knows what it
    /// sees, so what is confidential is kept back then.
    pub(super) fn from(self, document: &Document) -> Document {
        let whom = |id| document.project.audience(id);
        match self.from.map(whom) {
            Some(Some(whom)) => {
                let whom = Audience { sees_confidential: !self.confidential, ..whom.clone() };
                audience::shown_to(document, &whom)
            }
            None if !self.confidential => document.clone(),
            Some(None) | None => audience::without_confidential(document),
        }
    }
}

/// What is shown of a document, and of what it is marked. A document that is taken in hand begins with a fresh one.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentView {
    /// The workspace in which it is seen.
    pub(crate) workspace: Workspace,
    /// Whether it is shown to others, which follows from `Studio::show`: empty cells ask nothing, and no sign stands on the sheet that
    /// is for who edits alone.
    pub(crate) presenting: bool,
    /// What of it is not on the sheet, while it is shown to others. What is edited meanwhile is the whole document.
    pub(crate) kept_back: KeptBack,
    /// To whom it will be shown; to nobody in particular where nobody is named.
    pub(crate) shown_to: Option<AudienceId>,
    /// Personas whose curves are not shown.
    pub(crate) hidden: BTreeSet<PersonaId>,
    /// Personas in whose way the person is interested; the others are dimmed. Nobody means everybody.
    pub(crate) focus: BTreeSet<PersonaId>,
    /// Whose curve is compared with whose; with its own as it should become where nobody else is named.
    pub(crate) compare: Option<(PersonaId, Option<PersonaId>)>,
    /// Channels in which the person is interested; touchpoints of others are dimmed. None means all.
    pub(crate) channels: BTreeSet<String>,
    /// How the sheet is proofed, on canvas and preview; what is written is never a proof.
    pub(crate) proof: Proof,
    /// The text that is being edited on the sheet.
    pub(crate) editing: Option<(ElementId, Field)>,
    /// The words that are looked for, so that a page marks them too.
    pub(crate) sought: Option<Query>,
    /// What is supposed without touching the map: what if fewer left here.
    pub(crate) what_if: Option<WhatIf>,
    /// The document over which that is shown on the sheet; of another one, the sheet is that of the map.
    pub(super) supposed_of: Option<Arc<Document>>,
}

impl DocumentView {
    /// What of the document is printed and written for others.
    pub(crate) fn of_print(&self) -> View {
        View { hidden: self.hidden.clone(), ..View::default() }
    }

    /// How the sheet is laid out for it.
    pub(super) fn of_sheet(&self) -> View {
        View {
            hidden: self.hidden.clone(),
            // What is printed compares nobody.
            compare: self
                .compare
                .filter(|_| self.workspace != Workspace::Print)
                .and_then(|(one, other)| Some((one, other?))),
            editing: self.editing,
            ..View::default()
        }
    }

    /// What the sheet shows instead of the map, where it does. A hand that changes the map has to see what it changes, and what is printed
    /// is never supposed.
    pub(crate) fn supposed(&self, document: &Arc<Document>) -> Option<&WhatIf> {
        let of = self.supposed_of.as_ref().filter(|_| self.workspace != Workspace::Print)?;
        self.what_if.as_ref().filter(|_| Arc::ptr_eq(of, document))
    }

    /// Whether it filters by anything that a map can lose.
    pub(super) fn is_filtered(&self) -> bool {
        let Self { hidden, focus, compare, channels, .. } = self;
        !(hidden.is_empty() && focus.is_empty() && compare.is_none() && channels.is_empty())
    }

    /// Lets go of filters by what the map no longer has: they would dim everything and could not be taken off.
    pub(super) fn forget_gone(&mut self, document: &Document, journey: &Journey) {
        let known = |persona: PersonaId| document.persona(persona).is_some();
        self.hidden.retain(|&persona| known(persona));
        self.focus.retain(|&persona| known(persona));
        self.compare = self.compare.filter(|&(one, other)| known(one) && other.is_none_or(known));
        self.channels.retain(|channel| journey.touchpoints.iter().any(|card| card.channel == *channel));
    }
}
