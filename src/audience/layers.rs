//! Parts of what a map says that are left out across all its lanes.

use super::removal::write_rates;
use crate::model::{
    Document, DropOff, EmotionPoint, Evidence, Funnel, Journey, LaneKind, MapLayer, Persona, for_each_kind_of_journey,
};
use std::sync::Arc;

/// Leaves a part out, with whatever follows from it.
pub(super) fn leave_out_layer(document: &mut Document, layer: MapLayer) {
    match layer {
        MapLayer::Curves => each(document, |_, journey| {
            journey.emotions.retain(|_| false);
            without_lanes(journey, LaneKind::Emotions);
            without_lanes(journey, LaneKind::Gains);
        }),
        MapLayer::Quotes => {
            each(document, |_, journey| {
                journey.emotions.update_each(|point| {
                    (!point.quote.is_empty()).then(|| EmotionPoint { quote: String::new(), ..point.clone() })
                });
            });
            document.personas.update_each(|persona| {
                (!persona.quote.is_empty()).then(|| Persona { quote: String::new(), ..persona.clone() })
            });
        }
        MapLayer::DropOffs => each(document, |_, journey| {
            journey.dropoffs.retain(|_| false);
            without_lanes(journey, LaneKind::DropOff);
            // Who was counted at one stage after another tells who left.
            journey.funnel = Arc::default();
        }),
        MapLayer::Money => document
            .personas
            .update_each(|persona| persona.value.is_some().then(|| Persona { value: None, ..persona.clone() })),
        MapLayer::Counts => each(document, |document, journey| {
            write_rates(document, journey);
            journey
                .dropoffs
                .update_each(|dropoff| dropoff.people.is_some().then(|| DropOff { people: None, ..dropoff.clone() }));
            journey.funnel = Arc::default();
        }),
        MapLayer::Evidence => {
            each(document, |_, journey| disclose_nothing(journey));
            document.personas.update_each(|persona| {
                let evidence = Evidence::Undisclosed;
                persona.evidence.is_said().then(|| Persona { evidence, ..persona.clone() })
            });
        }
        MapLayer::Priorities => each(document, |_, journey| without_lanes(journey, LaneKind::Priorities)),
    }
}

/// Changes all maps.
fn each(document: &mut Document, change: impl Fn(&Document, &mut Journey)) {
    let before = document.clone();
    document.journeys.update_each(|journey| {
        let mut journey = journey.clone();
        change(&before, &mut journey);
        Some(journey)
    });
    for journey in &before.journeys {
        let Some(changed) = document.journeys.get_mut(journey.id) else { continue };
        let gone = |id| journey.holds(id) && !changed.holds(id);
        let mut unlinked = changed.clone();
        unlinked.unlink(gone);
        *changed = unlinked;
    }
}

fn without_lanes(journey: &mut Journey, kind: LaneKind) {
    journey.lanes.retain(|lane| lane.kind != kind);
}

macro_rules! evidence_of_all {
    ($($kind:ident $list:ident $row:tt)*) => {
        /// Says of nothing in a journey what it rests on, nor that nobody has checked it.
        fn disclose_nothing(journey: &mut Journey) {
            use crate::model::MapElement as _;
            $(journey.$list.update_each(|element| {
                let mut element = element.clone();
                let evidence = element.evidence_mut().filter(|evidence| evidence.is_said())?;
                *evidence = Evidence::Undisclosed;
                Some(element)
            });)*
            if journey.funnel.source.is_some() {
                journey.funnel = Arc::new(Funnel { source: None, ..Funnel::clone(&journey.funnel) });
            }
        }
    };
}

for_each_kind_of_journey! { evidence_of_all }
