//! The whole window without a screen, for benchmarks: events in, triangles out.

use super::Studio;
use super::studio::StudioOptions;
use crate::edit::Edit;
use crate::editor::{Camera, bounds_of};
use crate::layout::Layout;
use crate::model::{Document, ElementId, Language, PersonaId};
use crate::studio::canvas::to_screen;
use crate::studio::desk::Session;
use crate::studio::desk::prefs::Prefs;
use eframe::egui::{Context, Event, Pos2, RawInput, Rect, Vec2};
use kurbo::Point;
use std::sync::Arc;

/// Between two frames of a screen that shows sixty a second, in seconds.
const FRAME: f64 = 1.0 / 60.0;

/// A window that nobody sees. It does all that the real one does between an event and the triangles for the graphics card, and
/// neither reads nor writes what the real one remembers between runs.
pub struct Headless {
    ctx: Context,
    studio: Studio,
    size: Vec2,
    time: f64,
}

impl std::fmt::Debug for Headless {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Headless").field("size", &self.size).finish_non_exhaustive()
    }
}

impl Headless {
    /// A window of `size` points, one pixel each, with a document in hand and its sheet fitted.
    #[must_use]
    pub fn new(document: Document, size: Vec2) -> Self {
        let ctx = Context::default();
        let prefs = Prefs { language: Some(Language::Ru), ran_before: true, ..Prefs::default() };
        let mut studio = Studio::new(&ctx, prefs, StudioOptions::default());
        studio.open_document(Session::new(document));
        let mut window = Self { ctx, studio, size, time: 0.0 };
        // The first frames learn the sizes of the panels and fit the sheet.
        for _ in 0..4 {
            window.frame(Vec::new());
        }
        window
    }

    /// One frame from events to triangles; gives their number.
    pub fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += FRAME;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.studio.window(ui));
        let primitives = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        output.drop_without_applying_deltas();
        let triangles = primitives.iter().map(|primitive| match &primitive.primitive {
            eframe::egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            eframe::egui::epaint::Primitive::Callback(_) => 0,
        });
        triangles.sum()
    }

    /// Shows the sheet at a zoom (screen points a sheet point, 0.05–8) with a place of it in the middle of the canvas.
    pub fn look_at(&mut self, zoom: f64, place: Point) {
        let middle = self.studio.surface.canvas.center();
        self.studio.surface.camera = Camera::new(zoom, middle - (place.to_vec2() * zoom).to_point());
    }

    /// Fits the sheet into the canvas in the next frame.
    pub const fn fit(&mut self) {
        self.studio.surface.fit = true;
    }

    /// Does an edit as a panel does; the next frame shows it. `false` if it cannot be done.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        self.studio.session.apply(edit).is_ok()
    }

    /// Hides a persona, or shows a hidden one again; the next frame does it.
    pub fn toggle(&mut self, persona: PersonaId) {
        let hidden = &mut self.studio.session.view_mut().hidden;
        if !hidden.remove(&persona) {
            hidden.insert(persona);
        }
    }

    /// The canvas, in screen points.
    #[must_use]
    pub fn canvas(&self) -> Rect {
        self.studio.canvas()
    }

    /// Where the middle of an element stands on the screen; `None` if it is not on the sheet.
    #[must_use]
    pub fn middle_of(&self, element: ElementId) -> Option<Pos2> {
        let bounds = bounds_of(&self.layout().scene, element)?;
        Some(to_screen(self.studio.surface.camera.to_screen(bounds.center())))
    }

    /// The sheet as it is laid out.
    #[must_use]
    pub fn layout(&self) -> Arc<Layout> {
        self.studio.session.layout()
    }

    /// Whether the sheet is being laid out beside the window; frames go on meanwhile.
    #[must_use]
    pub fn is_settling(&self) -> bool {
        self.studio.session.is_settling()
    }

    /// The document as it is now.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        self.studio.session.document()
    }
}
