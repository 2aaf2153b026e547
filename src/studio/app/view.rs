//! How the person looks at the document: per user, never in the file.

use crate::editor::Camera;
use crate::model::{ElementId, Field, Language, PersonaId};
use crate::studio::places::Place;
use crate::studio::theme::ThemeId;
use kurbo::Rect;
use std::collections::BTreeSet;

/// Camera, place, theme and the like.
#[derive(Clone, Debug, Default)]
pub(crate) struct ViewState {
    /// Where the person looks.
    pub(crate) camera: Camera,
    /// Whether the sheet should be fitted as soon as the size of the canvas is known.
    pub(crate) fit: bool,
    /// The camera that fitted the sheet last, with the canvas and the sheet as they were then.
    pub(crate) fitted: Option<(Camera, Rect, Rect)>,
    /// Personas whose curves are not shown.
    pub(crate) hidden: BTreeSet<PersonaId>,
    /// Where the person is.
    pub(crate) place: Place,
    /// Whether the canvas fills the window.
    pub(crate) show: bool,
    /// The theme.
    pub(crate) theme: ThemeId,
    /// The language of the window.
    pub(crate) language: Language,
    /// The text that is being edited on the sheet.
    pub(crate) editing: Option<(ElementId, Field)>,
    /// Whether the wheel zooms without Ctrl.
    pub(crate) wheel_zooms: bool,
}
