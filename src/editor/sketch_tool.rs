//! The freehand tool, which draws a curve.

use super::event::{Context, Outcome, handled};
use super::hit;
use super::ids::fresh;
use super::landing::stage_under;
use super::selection::Selection;
use super::sketch::{Sketch, in_band};
use super::state::{Editor, Gesture};
use crate::model::{ElementId, LaneKind, PersonaId};
use kurbo::Point;
use std::sync::Arc;

impl Editor {
    /// The line that is being drawn for an emotion curve, in sheet points, ascending in x; `None` while none is drawn.
    #[must_use]
    pub fn sketch(&self) -> Option<&[Point]> {
        match &self.gesture {
            Gesture::Sketching(sketch) => Some(&sketch.line),
            _ => None,
        }
    }

    /// Whose curve is being drawn; `None` while none is drawn.
    #[must_use]
    pub fn sketched_persona(&self) -> Option<PersonaId> {
        match &self.gesture {
            Gesture::Sketching(sketch) => Some(sketch.persona),
            _ => None,
        }
    }

    /// The pen touches the sheet: begins a curve in the emotion lane, does nothing elsewhere.
    pub(super) fn begin_sketch(&mut self, at: Point, context: &Context<'_>) -> Outcome {
        let lane = context.frame.lane_at(at.y).filter(|lane| lane.kind == LaneKind::Emotions);
        let lane = lane.filter(|lane| !self.document().is_locked(ElementId::Lane(lane.id)));
        let known = |persona: &PersonaId| self.document().persona(*persona).is_some();
        let persona = self
            .active_persona()
            .or_else(|| hit::nearest_curve(context.scene, at).filter(known))
            .or_else(|| self.document().personas.at(0).map(|persona| persona.id));
        if let (Some(_), Some(_), Some(at), Some(persona)) =
            (lane, stage_under(context.frame, at), in_band(context.frame, at), persona)
        {
            self.selection = Selection::default();
            self.gesture = Gesture::Sketching(Sketch::new(persona, self.active_curve, at));
        }
        handled()
    }

    /// The pen leaves the sheet: what was drawn becomes the curve. `free` leaves the values off the quarters.
    pub(super) fn end_sketch(&mut self, sketch: &Sketch, free: bool, context: &Context<'_>) -> Outcome {
        let document = Arc::clone(self.document());
        let ids = &mut self.ids;
        let fresh = || fresh(ids, &document);
        let Some(edit) = sketch.edit(&document, self.journey, context, free, fresh) else { return handled() };
        Outcome { error: self.change(&edit).err(), ..handled() }
    }
}
