//! How the person looks at the document: per user, never in the file.

use crate::editor::Camera;
use crate::model::{Language, PersonaId};
use crate::studio::places::Place;
use crate::studio::theme::ThemeId;
use kurbo::Rect;
use std::collections::BTreeSet;

/// Camera, place, theme and the like.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one person's view")]
pub(crate) struct ViewState {
    /// Where the person looks.
    pub(crate) camera: Camera,
    /// Whether the sheet should be fitted as soon as the size of the canvas is known.
    pub(crate) fit: bool,
    /// The camera that fitted the sheet last, with the canvas and the sheet as they were then.
    pub(crate) fitted: Option<(Camera, Rect, Rect)>,
    /// Personas whose curves are not shown.
    pub(crate) hidden: BTreeSet<PersonaId>,
    /// Personas in whose way the person is interested; the others are dimmed. Nobody means everybody.
    pub(crate) focus: BTreeSet<PersonaId>,
    /// Channels in which the person is interested; touchpoints of others are dimmed. None means all.
    pub(crate) channels: BTreeSet<String>,
    /// Whether stages, lanes and personas with contents are taken out without a question.
    pub(crate) removes_at_once: bool,
    /// Where the person is.
    pub(crate) place: Place,
    /// Whether the canvas fills the window.
    pub(crate) show: bool,
    /// The theme.
    pub(crate) theme: ThemeId,
    /// The language of the window.
    pub(crate) language: Language,
    /// Whether the wheel zooms without Ctrl.
    pub(crate) wheel_zooms: bool,
}
