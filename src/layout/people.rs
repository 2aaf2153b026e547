//! What a sheet shows of its personas outside the header.

use crate::model::{Amount, Persona, PersonaId, PersonaLook};
use std::sync::Arc;

/// What a card shows of a persona: a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CardPersona {
    pub(super) id: PersonaId,
    pub(super) look: PersonaLook,
}

/// What curves, ribbons and the ranking show of a persona: whose they are, and what each who leaves would have brought.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LanePersona {
    id: PersonaId,
    look: PersonaLook,
    name: String,
    value: Option<f64>,
}

/// The personas on a sheet, by what different parts of it depend on: a word in somebody's biography changes the header alone.
#[derive(Clone, Debug)]
pub(super) struct People {
    pub(super) on_cards: Arc<[CardPersona]>,
    /// How the marks of everybody look, in the same order.
    pub(super) looks: Arc<[PersonaLook]>,
    pub(super) in_lanes: Arc<[LanePersona]>,
    /// Whether those are all personas of the map.
    pub(super) all_are_shown: bool,
    /// Whether a card that concerns everybody has their marks. On the poster of one persona each card would have the same.
    pub(super) everybody_is_marked: bool,
}

impl People {
    /// Those of a map of so many that are shown.
    pub(super) fn of(shown: &[&Arc<Persona>], all: usize, everybody_is_marked: bool) -> Self {
        let in_lane = |persona: &&Arc<Persona>| LanePersona {
            id: persona.id,
            look: persona.look,
            name: persona.name.clone(),
            value: persona.value.map(Amount::get),
        };
        Self {
            on_cards: shown.iter().map(|persona| CardPersona { id: persona.id, look: persona.look }).collect(),
            looks: shown.iter().map(|persona| persona.look).filter(|_| everybody_is_marked).collect(),
            in_lanes: shown.iter().map(in_lane).collect(),
            all_are_shown: shown.len() == all,
            everybody_is_marked,
        }
    }
}
