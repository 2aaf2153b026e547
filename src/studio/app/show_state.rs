//! A show that goes on, and what is kept of one that is over.

use crate::editor::{Camera, Selection};
use crate::layout::Layout;
use crate::model::{Document, ElementId, Language};
use crate::present::{Show, ShowPlace};
use crate::studio::desk::{Surface, Workspace};
use crate::studio::show::{ConsoleLine, ShowHand, ShowSheets, ShowWindows, ShownSheet};
use kurbo::Size;
use std::sync::Arc;

/// A show that goes on, and what the window was before it.
pub(super) struct Showing {
    /// At which view it stands and what is over it.
    pub(super) show: Show,
    /// The hand of the speaker at the picture.
    pub(super) hand: ShowHand,
    /// The sheets of its views.
    pub(super) sheets: ShowSheets,
    /// Where the audience looks.
    pub(super) windows: ShowWindows,
    /// What was changed in the meeting, as the console told it last.
    pub(super) told: Option<ToldChanges>,
    /// A question that is being noted down.
    pub(super) question: Option<String>,
    /// Whether it is asked what would be if fewer left.
    pub(super) asks_what_if: bool,
    /// By what its views were resolved last.
    pub(super) resolved: Option<Resolved>,
    /// What is put back when it is over.
    pub(super) before: Before,
}

impl Showing {
    /// Whether the map is edited before the eyes of others.
    pub(super) const fn edits(&self) -> bool {
        self.show.is_editing()
    }

    /// Whether it is a rehearsal that is over and is summed up.
    pub(super) fn is_rehearsed(&self) -> bool {
        self.windows.rehearses() && (self.windows.is_left() || self.show.is_over())
    }

    /// The sheet of the view at which it stands; that of the window where it has none.
    pub(super) fn sheet(&mut self, own: &ShownSheet) -> ShownSheet {
        let Self { show, sheets, .. } = self;
        show.view().and_then(|shown| sheets.sheet(&shown.view, own)).unwrap_or_else(|| own.clone())
    }
}

/// All that the views of a show depend on.
pub(super) struct Resolved {
    pub(super) document: Arc<Document>,
    pub(super) layout: Arc<Layout>,
    pub(super) screen: Size,
    pub(super) language: Language,
}

/// What is put back when a show is over.
pub(super) struct Before {
    pub(super) workspace: Workspace,
    pub(super) surface: Surface,
    pub(super) selection: Vec<ElementId>,
    pub(super) cell: Option<Selection>,
    pub(super) peeks: bool,
    pub(super) is_full: bool,
}

/// Where the last show was left, and from where the map was looked at then.
#[derive(Clone, Copy, Debug)]
pub(super) struct LeftShow {
    pub(super) place: ShowPlace,
    pub(super) camera: Camera,
}

/// What was changed in a meeting, in words, for the map of which it was told.
pub(super) struct ToldChanges {
    pub(super) document: Arc<Document>,
    pub(super) language: Language,
    pub(super) lines: Arc<[ConsoleLine]>,
}
