//! How a document is looked at: never in the file, and gone with the document.

use super::Workspace;
use crate::color::Proof;
use crate::edit::Query;
use crate::layout::View;
use crate::model::{Document, ElementId, Field, Journey, PersonaId};
use std::collections::BTreeSet;

/// What is shown of a document, and of what it is marked. A document that is taken in hand begins with a fresh one.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentView {
    /// The workspace in which it is seen.
    pub(crate) workspace: Workspace,
    /// Whether it is shown to others, which follows from `Studio::show`: empty cells ask nothing, and no sign stands on the sheet that
    /// is for who edits alone.
    pub(crate) presenting: bool,
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
