//! The script of a project as pages: the views are those that `present` shows, and the pages are those that `layout` makes of what is seen
//! at each stop of them.

use crate::audience;
use crate::i18n::Messages;
use crate::layout::{Engine, LayoutInput, PrintInput, Printed, ScriptLook, ScriptStop, script_page, script_pages};
use crate::model::{Audience, AudienceId, JourneyId, PrintLayout, ScriptView};
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
    let document = audience::without(input.document, input.journey, &input.view.hidden);
    let input = &PrintInput { document: &document, ..*input };
    let language = input.view.language.unwrap_or(input.document.project.language);
    let words = Messages::of(language);
    let mut stops = Vec::new();
    for view in script(input.document, input.journey) {
        let journey = view.journey.unwrap_or(input.journey);
        stops.extend(stops_of(engine, input, (&view, journey), (words, stop))?);
    }
    let look = ScriptLook { words, strip: EDGE_STRIP, side: EDGE_NAMES };
    Some(script_pages(&stops, &look))
}

/// The stops of a view; none where what it is about is not there.
fn stops_of(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    (view, journey): (&ScriptView, JourneyId),
    (messages, stop): (&'static Messages, &AtomicBool),
) -> Option<Vec<ScriptStop>> {
    let fewer;
    let document = if view.hidden.is_empty() {
        input.document
    } else {
        // What a view leaves out is gone from its sheet as it is for an audience that is not given it.
        let mut audience = Audience::new(AudienceId::new(0), String::new());
        (audience.sees_confidential, audience.hidden_layers) = (true, view.hidden.clone());
        fewer = audience::given(input.document, &audience);
        &fewer
    };
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
