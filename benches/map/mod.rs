//! A map of any size, laid out as every map is.

use std::sync::Arc;
use tropa::edit::{Edit, Element, apply};
use tropa::layout::{Engine, View};
use tropa::method::synth;
use tropa::scene::Scene;

/// The sheet with so many touchpoints, forty to a stage, and the same sheet after an edit of one card.
pub(crate) fn before_and_after(touchpoints: usize) -> [Arc<Scene>; 2] {
    let document = synth((touchpoints / 40).clamp(6, 250), touchpoints, 3, 1);
    let journey = document.first_journey().expect("a made-up map has a journey");
    let mut touchpoint = journey.touchpoints.at(touchpoints / 2).expect("a touchpoint").as_ref().clone();
    touchpoint.title.push('!');
    let edited = apply(&document, &Edit::Change(Box::new(Element::Touchpoint(touchpoint)))).expect("the card is there");
    let mut engine = Engine::default();
    [&document, &edited].map(|document| engine.lay_out(document, journey.id, &View::default()).scene)
}
