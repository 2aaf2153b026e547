//! How the person looks at the document: per user, never in the file.

use super::panel_fold::Panels;
use super::prefs::Hands;
use super::{Place, Seen};
use crate::edit::Query;
use crate::editor::Camera;
use crate::model::{Document, ElementId, Field, Journey, Language, PersonaId};
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
    /// Personas in whose way the person is interested; the others are dimmed. Nobody means everybody.
    pub(crate) focus: BTreeSet<PersonaId>,
    /// Whose curve is compared with whose; with its own as it should become where nobody else is named.
    pub(crate) compare: Option<(PersonaId, Option<PersonaId>)>,
    /// Channels in which the person is interested; touchpoints of others are dimmed. None means all.
    pub(crate) channels: BTreeSet<String>,
    /// Whether stages, lanes and personas with contents are taken out without a question.
    pub(crate) removes_at_once: bool,
    /// Where the person is.
    pub(crate) place: Place,
    /// Whether the canvas fills the window.
    pub(crate) show: bool,
    /// How wide the panels are, and whether they are folded.
    pub(crate) panels: Panels,
    /// Whether the inspector, being folded, lies over the canvas.
    pub(crate) peeks: bool,
    /// The theme.
    pub(crate) theme: ThemeId,
    /// Whether the theme is the system's.
    pub(crate) follows_system: bool,
    /// The language of the window.
    pub(crate) language: Language,
    /// The text that is being edited on the sheet.
    pub(crate) editing: Option<(ElementId, Field)>,
    /// The words that are looked for, so that a page marks them too.
    pub(crate) sought: Option<Query>,
    /// The canvas on the screen, as it was drawn last.
    pub(crate) canvas: Rect,
    /// Whether a finger pointed last, not a mouse.
    pub(crate) touch: bool,
    /// What hands and eyes are used to.
    pub(crate) hands: Hands,
    /// Where the camera is on its way to.
    pub(crate) glide: Option<Glide>,
}

/// How long the camera is on its way, in seconds.
const GLIDE_SECONDS: f64 = 0.32;

/// A camera on its way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glide {
    from: Camera,
    to: Camera,
    /// Where it was left in the last frame; a hand that moved it since has ended the way.
    last: Camera,
    /// When the way began.
    began: Option<f64>,
}

impl ViewState {
    /// Looks from another camera: glides there, or is there at once where motion is not wanted.
    pub(crate) fn look(&mut self, to: Camera) {
        if self.hands.reduced_motion {
            self.camera = to;
            self.glide = None;
        } else {
            self.glide = Some(Glide { from: self.camera, to, last: self.camera, began: None });
        }
    }

    /// Where the camera stands once it has arrived.
    pub(crate) fn target(&self) -> Camera {
        self.glide.filter(|glide| glide.last == self.camera).map_or(self.camera, |glide| glide.to)
    }

    /// Moves a gliding camera on; gives whether it has still some way to go. `now` in seconds.
    pub(crate) fn glide_on(&mut self, now: f64) -> bool {
        let Some(glide) = self.glide.as_mut().filter(|glide| glide.last == self.camera) else {
            self.glide = None;
            return false;
        };
        let way = (now - *glide.began.get_or_insert(now)) / GLIDE_SECONDS;
        if way >= 1.0 {
            self.camera = glide.to;
            self.glide = None;
            return false;
        }
        // Fast at first and slow at the end, as a hand moves.
        self.camera = glide.from.towards(&glide.to, 1.0 - (1.0 - way).powi(3));
        glide.last = self.camera;
        true
    }
}

impl ViewState {
    /// Lets go of filters by what the map no longer has: they would dim everything and could not be taken off.
    pub(crate) fn forget_gone(&mut self, document: &Document, journey: &Journey) {
        let known = |persona: PersonaId| document.persona(persona).is_some();
        self.hidden.retain(|&persona| known(persona));
        self.focus.retain(|&persona| known(persona));
        self.compare = self.compare.filter(|&(one, other)| known(one) && other.is_none_or(known));
        self.channels.retain(|channel| journey.touchpoints.iter().any(|card| card.channel == *channel));
    }

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

#[cfg(test)]
mod tests {
    use super::{Camera, ViewState};
    use kurbo::{Point, Vec2};

    fn near() -> Camera {
        let mut camera = Camera::default();
        camera.set_zoom(4.0, Point::new(100.0, 100.0));
        camera
    }

    #[test]
    fn the_camera_glides_and_arrives() {
        let mut view = ViewState::default();
        view.look(near());
        assert!(view.glide_on(10.0) && view.glide_on(10.1));
        let between = view.camera.zoom();
        assert!(between > 1.0 && between < 4.0, "{between}");
        assert!(!view.glide_on(10.4));
        assert_eq!(view.camera, near());
    }

    #[test]
    fn a_hand_that_moves_the_sheet_ends_the_way() {
        let mut view = ViewState::default();
        view.look(near());
        assert!(view.glide_on(1.0) && view.glide_on(1.1));
        view.camera.pan(Vec2::new(30.0, 0.0));
        let moved = view.camera;
        assert!(!view.glide_on(1.2));
        assert_eq!((view.camera, view.target()), (moved, moved));
    }

    #[test]
    fn where_motion_is_not_wanted_the_camera_cuts() {
        let mut view = ViewState::default();
        view.hands.reduced_motion = true;
        view.look(near());
        assert_eq!(view.camera, near());
        assert!(!view.glide_on(1.0));
    }
}
