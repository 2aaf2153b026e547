//! A poster for each persona: the map as this one goes through it.

use super::poster::poster;
use crate::audience::without;
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
            let hidden: BTreeSet<PersonaId> = all.iter().copied().filter(|other| *other != persona).collect();
            let document = without(input.document, input.journey, &hidden);
            let poster = Some(PersonaPoster { persona, number: 1, of: 1 });
            (document, View { hidden, poster, compare: None, ..input.view.clone() })
        })
        .collect();
    if posters.is_empty() {
        return poster(engine, input, stop);
    }
    let maps: Vec<LayoutInput<'_>> =
        posters.iter().map(|(document, view)| LayoutInput { document, view, ..input.map() }).collect();
    engine.hung_together(&maps, input.setup.split, stop)
}
