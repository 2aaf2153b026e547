//! A poster for each persona: the map as this one goes through it.

use super::concerning::concerning;
use super::poster::{poster, split};
use crate::layout::engine::{Engine, LayoutInput};
use crate::layout::print_input::PrintInput;
use crate::layout::view::{Layout, PersonaPoster, View};
use crate::model::{Document, PersonaId};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

/// Its sheets: those of each persona that is shown, in one size of type. Of nobody it is the map.
pub(in crate::layout) fn personas(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    let all: BTreeSet<PersonaId> = input.document.personas.iter().map(|persona| persona.id).collect();
    let posters: Vec<(Document, View)> = (input.document.personas.iter().map(|persona| persona.id))
        .filter(|persona| !input.view.hidden.contains(persona))
        .map(|persona| {
            let hidden = all.iter().copied().filter(|other| *other != persona).collect();
            let poster = Some(PersonaPoster { persona, number: 1, of: 1 });
            let view = View { hidden, poster, compare: None, ..input.view.clone() };
            (concerning(input.document, input.journey, persona), view)
        })
        .collect();
    if posters.is_empty() {
        return poster(engine, input, stop);
    }
    let maps: Vec<LayoutInput<'_>> =
        posters.iter().map(|(document, view)| LayoutInput { document, view, ..input.map() }).collect();
    engine.hung_together(&maps, split(input.setup.split), stop)
}
