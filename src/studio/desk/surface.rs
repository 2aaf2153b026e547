//! One surface on which the sheet is seen: where from, and how large.

use super::prefs::InputHabits;
use super::{Person, Vantage};
use crate::editor::Camera;
use kurbo::Rect;

/// Camera and canvas: one for each viewport that shows the sheet, however many show the same document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surface {
    /// Where the person looks.
    pub(crate) camera: Camera,
    /// Whether the sheet should be fitted as soon as the size of the canvas is known.
    pub(crate) fit: bool,
    /// The camera that fitted the sheet last, with the canvas and the sheet as they were then.
    pub(crate) fitted: Option<(Camera, Rect, Rect)>,
    /// The canvas on the screen, as it was drawn last.
    pub(crate) canvas: Rect,
    /// Whether a finger pointed last, not a mouse.
    pub(crate) touch: bool,
    /// Where the camera is on its way to.
    pub(crate) glide: Option<CameraGlide>,
}

/// Somebody before a surface: what input of the canvas needs to know of both.
pub(crate) struct Viewing<'a> {
    /// What is looked at, and from where.
    pub(crate) surface: &'a mut Surface,
    /// Who looks.
    pub(crate) person: &'a Person,
}

impl<'a> Viewing<'a> {
    /// This person before this surface.
    pub(crate) const fn of(surface: &'a mut Surface, person: &'a Person) -> Self {
        Self { surface, person }
    }

    /// Looks from another camera, in the way that this person likes.
    pub(crate) fn look(&mut self, to: Camera) {
        self.surface.look(to, self.person.habits);
    }
}

/// How long the camera is on its way, in seconds.
const GLIDE_SECONDS: f64 = 0.32;

/// A camera on its way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CameraGlide {
    from: Camera,
    to: Camera,
    /// Where it was left in the last frame; a hand that moved it since has ended the way.
    last: Camera,
    /// When the way began.
    began: Option<f64>,
}

impl Surface {
    /// Looks from another camera: glides there, or is there at once where these habits want no motion.
    pub(crate) fn look(&mut self, to: Camera, habits: InputHabits) {
        if habits.reduced_motion {
            self.camera = to;
            self.glide = None;
        } else {
            self.glide = Some(CameraGlide { from: self.camera, to, last: self.camera, began: None });
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

impl Surface {
    /// What the editor needs to know of how the person sees the sheet.
    pub(crate) fn vantage(&self) -> Vantage {
        Vantage { zoom: self.camera.zoom(), view: self.camera.visible(self.canvas), touch: self.touch }
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
    use super::{Camera, InputHabits, Surface};
    use kurbo::{Point, Vec2};

    fn near() -> Camera {
        let mut camera = Camera::default();
        camera.set_zoom(4.0, Point::new(100.0, 100.0));
        camera
    }

    #[test]
    fn the_camera_glides_and_arrives() {
        let mut surface = Surface::default();
        surface.look(near(), InputHabits::default());
        assert!(surface.glide_on(10.0) && surface.glide_on(10.1));
        let between = surface.camera.zoom();
        assert!(between > 1.0 && between < 4.0, "{between}");
        assert!(!surface.glide_on(10.4));
        assert_eq!(surface.camera, near());
    }

    #[test]
    fn a_hand_that_moves_the_sheet_ends_the_way() {
        let mut surface = Surface::default();
        surface.look(near(), InputHabits::default());
        assert!(surface.glide_on(1.0) && surface.glide_on(1.1));
        surface.camera.pan(Vec2::new(30.0, 0.0));
        let moved = surface.camera;
        assert!(!surface.glide_on(1.2));
        assert_eq!((surface.camera, surface.target()), (moved, moved));
    }

    #[test]
    fn where_motion_is_not_wanted_the_camera_cuts() {
        let mut surface = Surface::default();
        surface.look(near(), InputHabits { reduced_motion: true, ..InputHabits::default() });
        assert_eq!(surface.camera, near());
        assert!(!surface.glide_on(1.0));
    }
}
