//! The script of a project as pages: the views are those that `present` shows, and the pages are those that `layout` makes of what is seen
//! at each stop of them.

use crate::audience;
use crate::i18n::Messages;
use crate::layout::{Engine, LayoutInput, PrintInput, Printed, ScriptLook, ScriptStop, script_page, script_pages};
use crate::model::{Document, Journey, MapLayer, PrintLayout, ScriptView};
use crate::present::{EDGE_NAMES, EDGE_STRIP, ResolveContext, ShownView, script, unlit};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Lays out what is printed. What `layout` knows by itself is [its own](Engine::print); the pages of a script follow from where a show stops.
/// `None` soon after `stop` becomes true.
pub fn print(engine: &mut Engine, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Printed> {
    if input.setup.layout != PrintLayout::Script {
        return engine.print(input, stop);
    }
    // An audience is not the speaker: what it is given has neither the script nor what is said at it.
    let Ok(given) = input.given() else { return Some(Printed::default()) };
    let input = &given.input();
    // What concerns those alone who are not shown is on no page.
    let shown = |document, map: &Arc<Journey>| audience::without(&document, map.id, &input.view.hidden);
    let document = input.document.journeys.iter().fold(input.document.clone(), shown);
    let input = &PrintInput { document: &document, ..*input };
    let words = Messages::of(input.language());
    let (mut stops, mut fewer) = (Vec::new(), Vec::new());
    for view in script(input.document, input.journey) {
        let journey = view.journey.unwrap_or(input.journey);
        stops.extend(stops_of(
            engine,
            &PrintInput { document: without_layers(&mut fewer, &document, &view.hidden), journey, ..*input },
            &view,
            (words, stop),
        )?);
    }
    let look = ScriptLook { words, strip: EDGE_STRIP, side: EDGE_NAMES };
    Some(script_pages(&stops, &look))
}

/// The document without what a view leaves out: the same for all that leave out the same, so that they share a sheet.
fn without_layers<'a>(
    known: &'a mut Vec<(Vec<MapLayer>, Document)>,
    document: &'a Document,
    layers: &[MapLayer],
) -> &'a Document {
    if layers.is_empty() {
        return document;
    }
    let at = known.iter().position(|(left_out, _)| left_out == layers).unwrap_or_else(|| {
        known.push((layers.to_vec(), audience::without_layers(document, layers)));
        known.len() - 1
    });
    known.get(at).map_or(document, |(_, fewer)| fewer)
}

/// The stops of a view; none where what it is about is not there.
fn stops_of(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    view: &ScriptView,
    (messages, stop): (&'static Messages, &AtomicBool),
) -> Option<Vec<ScriptStop>> {
    let PrintInput { document, journey, .. } = *input;
    let Some(map) = document.journey(journey) else { return Some(Vec::new()) };
    let layout = engine.lay_out_unless(&LayoutInput { document, journey, view: input.view, held: None }, stop)?;
    let room = input.document.project.script.room;
    let cx = ResolveContext { document, layout: &layout, screen: script_page(), room, messages };
    let Some(shown) = ShownView::resolve(view, &cx) else { return Some(Vec::new()) };
    let note = if input.setup.without_notes { "" } else { shown.view.note.trim() };
    let stops = shown.stops.iter().enumerate().map(|(nth, stop)| ScriptStop {
        layout: layout.clone(),
        journey: Arc::clone(map),
        window: stop.window,
        unlit: unlit(stop.window, &stop.lit),
        lit: stop.lit.clone(),
        title: shown.title.clone(),
        note: if nth == 0 { note.to_owned() } else { String::new() },
    });
    Some(stops.collect())
}
