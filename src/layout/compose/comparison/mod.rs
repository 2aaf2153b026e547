//! Two personas, or today and tomorrow, on one sheet.

mod cells;
mod gap_marks;
mod pair;
mod tomorrow;
mod tomorrow_cells;
mod two_maps;

use self::pair::Pair;
use self::tomorrow::Tomorrow;
use super::board::boards;
use super::poster::{poster, split_views};
use crate::audience::without;
use crate::layout::engine::{Engine, LayoutInput};
use crate::layout::frame::Notice;
use crate::layout::print_input::PrintInput;
use crate::layout::view::{Layout, View};
use crate::model::{Comparison, PersonaId};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Its sheets. Where there is nothing to compare it is the map, and a notice says so.
pub(in crate::layout) fn comparison(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    let compared = match input.setup.comparison {
        Comparison::TodayAndTomorrow => None,
        Comparison::FirstTwo => first_two(input),
        Comparison::Personas(one, other) => Some((one, other)).filter(|pair| can_be_compared(input, *pair)),
    };
    if let Some(pair) = compared {
        return personas(engine, input, pair, stop);
    }
    if input.setup.comparison == Comparison::TodayAndTomorrow
        && let Some(sheets) = today_and_tomorrow(engine, input, stop)
    {
        return sheets;
    }
    let document = without(input.document, input.journey, &input.view.hidden);
    let mut sheets = poster(engine, &PrintInput { document: &document, ..*input }, stop)?;
    for sheet in &mut sheets {
        sheet.notices.insert(0, Notice::NothingToCompare);
    }
    Some(sheets)
}

/// The first two personas that are shown.
fn first_two(input: &PrintInput<'_>) -> Option<(PersonaId, PersonaId)> {
    let ids = input.document.personas.iter().map(|persona| persona.id);
    let mut shown = ids.filter(|persona| !input.view.hidden.contains(persona));
    Some((shown.next()?, shown.next()?))
}

/// Whether they are two, and neither is hidden.
fn can_be_compared(input: &PrintInput<'_>, (one, other): (PersonaId, PersonaId)) -> bool {
    let is_shown = |persona| input.document.persona(persona).is_some() && !input.view.hidden.contains(&persona);
    one != other && is_shown(one) && is_shown(other)
}

fn personas(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    (one, other): (PersonaId, PersonaId),
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    let others = input.document.personas.iter().map(|persona| persona.id).filter(|id| *id != one && *id != other);
    let hidden: BTreeSet<PersonaId> = others.collect();
    let mut document = without(input.document, input.journey, &hidden);
    if let Some(journey) = document.journeys.get_mut(input.journey) {
        pair::keep_lanes(journey, (one, other));
    }
    let board = Pair::of(&document, input.journey, (one, other));
    let view = View { hidden, compare: Some((one, other)), ..input.view.clone() };
    let views = split_views(&document, input.journey, &view, input.setup.split);
    let sheets: Vec<LayoutInput<'_>> =
        views.iter().map(|view| LayoutInput { document: &document, view, ..input.map() }).collect();
    match board {
        Some(board) => boards(engine, &sheets, &board, stop),
        None => Some(vec![Layout { scene: Arc::default(), ..Layout::default() }]),
    }
}

/// Its sheets, as far as it is not stopped; `None` where nothing is known of tomorrow.
fn today_and_tomorrow(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Option<Vec<Layout>>> {
    let (document, journey, lost) = match two_maps::laid_over(input.document, input.journey) {
        Some(both) => both,
        None => (input.document.clone(), input.journey, Vec::new()),
    };
    let known = tomorrow::known(&document, document.journey(journey)?);
    let people: Vec<PersonaId> = known.into_iter().filter(|persona| !input.view.hidden.contains(persona)).collect();
    // Whose tomorrow nobody knows is not spoken of.
    let ids = document.personas.iter().map(|persona| persona.id);
    let hidden: BTreeSet<PersonaId> = ids.filter(|persona| !people.contains(persona)).collect();
    (!people.is_empty()).then_some(())?;
    let mut document = without(&document, journey, &hidden);
    let told = document.journeys.get_mut(journey).map(tomorrow::keep_lanes)?;
    let board = Tomorrow::of(&document, journey, &people, told, &lost)?;
    let view = View { hidden, compare: None, ..input.view.clone() };
    let views = split_views(&document, journey, &view, input.setup.split);
    let sheets: Vec<LayoutInput<'_>> =
        views.iter().map(|view| LayoutInput { document: &document, journey, view, held: None }).collect();
    Some(boards(engine, &sheets, &board, stop))
}
