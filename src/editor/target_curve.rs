//! The target curve: as it should become, begun from the curve as it is, and what is supposed as what should become.

use super::state::Editor;
use crate::edit::{Edit, Element, StepName};
use crate::model::{
    DropOff, ElementId, ElementRef, EmotionId, EmotionPoint, Feeling, Journey, JourneyKind, PersonaId, WhatIf,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
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
            edits.push(self.wanted(journey, point, point.value));
        }
        Some(Edit::Several { name: StepName::CopyCurve, edits })
    }

    /// The edit that marks on the map what a what-if supposes as what should become, in one step: eased drop-offs get the share as their
    /// target, lifted feelings are points of the curve as it should become. A persona that has no such curve gets one, with the rest
    /// of its curve as it is; one that has keeps what is lifted nowhere. `None` where nothing is supposed of what there is.
    #[must_use]
    pub fn to_be_from_what_if(&mut self, what_if: &WhatIf) -> Option<Edit> {
        let document = Arc::clone(self.document());
        let journey = document.journey(self.journey)?;
        let mut edits = Vec::new();
        for eased in &what_if.eased {
            if let Some(dropoff) = journey.dropoffs.get(eased.dropoff) {
                let next = DropOff { target: Some(eased.lost), ..DropOff::clone(dropoff) };
                edits.push(Edit::Change(Box::new(Element::DropOff(next))));
            }
        }
        let lifted: FxHashMap<EmotionId, Feeling> = what_if.lifted.iter().map(|it| (it.emotion, it.value)).collect();
        let lifts = |point: &&Arc<EmotionPoint>| lifted.contains_key(&point.id) && point.curve.is_as_is();
        let personas: BTreeSet<PersonaId> = journey.emotions.iter().filter(lifts).map(|it| it.persona).collect();
        for persona in personas {
            let has = curve(journey, persona, JourneyKind::ToBe).next().is_some();
            for point in curve(journey, persona, JourneyKind::AsIs) {
                let value = lifted.get(&point.id).copied();
                let same = |other: &&Arc<EmotionPoint>| (other.stage, other.at) == (point.stage, point.at);
                match (value, curve(journey, persona, JourneyKind::ToBe).find(same)) {
                    (Some(value), Some(wanted)) => {
                        let next = EmotionPoint { value, ..EmotionPoint::clone(wanted) };
                        edits.push(Edit::Change(Box::new(Element::Emotion(next))));
                    }
                    (None, _) if has => {}
                    (value, _) => edits.push(self.wanted(journey, point, value.unwrap_or(point.value))),
                }
            }
        }
        (!edits.is_empty()).then_some(Edit::Several { name: StepName::MakeToBe, edits })
    }

    /// The edit that puts a copy of a point on the curve as it should become.
    fn wanted(&mut self, journey: &Journey, point: &EmotionPoint, value: Feeling) -> Edit {
        let copy = EmotionPoint {
            curve: JourneyKind::ToBe,
            at: point.at,
            value,
            intensity: point.intensity,
            touchpoint: point.touchpoint,
            ..EmotionPoint::new(self.fresh(), point.persona, point.stage)
        };
        Edit::Add { journey: journey.id, element: Box::new(Element::Emotion(copy)), index: None }
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
