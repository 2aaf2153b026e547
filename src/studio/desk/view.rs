//! How a document is looked at: never in the file, and gone with the document.

use super::Workspace;
use crate::audience;
use crate::color::Proof;
use crate::edit::Query;
use crate::layout::View;
use crate::model::{AudienceId, Document, ElementId, Field, Journey, PersonaId};
use std::collections::BTreeSet;

/// What of a document is kept from those before whom it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum KeptBack {
    /// Nothing: the person alone looks at it.
    #[default]
    Nothing,
    /// What is confidential.
    Confidential,
    /// What an audience of the project does not see.
    From(AudienceId),
}

impl KeptBack {
    /// The document as it is shown; the very same where nothing of it is kept back. Of an audience that is gone nobody knows what it
    /// sees: then at least what is confidential is kept back.
    pub(super) fn from(self, document: &Document) -> Document {
        let audiences = &document.project.audiences;
        match self {
            Self::Nothing => document.clone(),
            Self::Confidential => audience::without_confidential(document),
            Self::From(id) => match audiences.iter().find(|audience| audience.id == id) {
                Some(whom) => audience::shown_to(document, whom),
                None => audience::without_confidential(document),
            },
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
