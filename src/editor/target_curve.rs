//! The target curve: as it should become, begun from the curve as it is.

use super::state::Editor;
use crate::edit::{Edit, Element, StepName};
use crate::model::{ElementId, ElementRef, EmotionPoint, Journey, JourneyKind, PersonaId};
use std::sync::Arc;

impl Editor {
    /// The edit that puts a copy of a persona's curve as it is in the place of the curve as it should become: places, values
    /// and touchpoints. What the persona says and what is known of it belongs to today and stays there. `None` where there is
    /// nothing to copy, or a lock holds a point of it.
    #[must_use]
    pub fn to_be_from_as_is(&mut self, persona: PersonaId) -> Option<Edit> {
        let document = Arc::clone(self.document());
        let journey = document.journey(self.journey)?;
        if !can_begin_to_be(journey, persona) {
            return None;
        }
        let gone: Vec<ElementId> =
            curve(journey, persona, JourneyKind::ToBe).map(|point| ElementId::Emotion(point.id)).collect();
        let mut edits = if gone.is_empty() { Vec::new() } else { vec![Edit::Remove(gone)] };
        for point in curve(journey, persona, JourneyKind::AsIs) {
            let copy = EmotionPoint {
                curve: JourneyKind::ToBe,
                at: point.at,
                value: point.value,
                intensity: point.intensity,
                touchpoint: point.touchpoint,
                ..EmotionPoint::new(self.fresh(), persona, point.stage)
            };
            edits.push(Edit::Add { journey: journey.id, element: Box::new(Element::Emotion(copy)), index: None });
        }
        Some(Edit::Several { name: StepName::CopyCurve, edits })
    }
}

/// Whether [`Editor::to_be_from_as_is`] has anything to copy and no lock in its way.
#[must_use]
pub fn can_begin_to_be(journey: &Journey, persona: PersonaId) -> bool {
    let mut own = journey.emotions.iter().filter(|point| point.persona == persona);
    curve(journey, persona, JourneyKind::AsIs).next().is_some()
        && !own.any(|point| journey.locks(ElementRef::Emotion(point)))
}

/// The points of one of a persona's two curves.
fn curve(journey: &Journey, persona: PersonaId, kind: JourneyKind) -> impl Iterator<Item = &Arc<EmotionPoint>> {
    journey.emotions.iter().filter(move |point| point.persona == persona && point.curve == kind)
}
