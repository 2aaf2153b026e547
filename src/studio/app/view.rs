//! How the person looks at the document: per user, never in the file.

use super::Seen;
use crate::editor::Camera;
use crate::model::{Language, PersonaId};
use crate::studio::places::Place;
use crate::studio::theme::ThemeId;
use kurbo::Rect;
use std::collections::BTreeSet;

/// Camera, place, theme and the like.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent choices of the person")]
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
    /// The canvas on the screen, as it was drawn last.
    pub(crate) canvas: Rect,
    /// Whether a finger pointed last, not a mouse.
    pub(crate) touch: bool,
    /// Whether the wheel zooms without Ctrl.
    pub(crate) wheel_zooms: bool,
}

impl ViewState {
    /// What the editor needs to know of how the person sees the sheet.
    pub(crate) fn seen(&self) -> Seen {
        Seen { zoom: self.camera.zoom(), view: self.camera.visible(self.canvas), touch: self.touch }
    }

    /// Brings a part of the sheet into view if none of it is: as far as it was seen from before, `view` being all that was.
    pub(crate) fn recall(&mut self, part: Option<Rect>, view: Rect) {
        let now = self.camera.visible(self.canvas);
        let in_sight = part.is_none_or(|part| part.overlaps(now));
        if !in_sight && !view.is_zero_area() && !self.canvas.is_zero_area() {
            self.camera.fit(view, self.canvas, 0.0);
        }
    }
}
