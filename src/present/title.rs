//! What a view of the script is called.

use crate::i18n::{Messages, format};
use crate::method::rates;
use crate::model::{Document, DropOffId, Journey, JourneyId, ScriptView, StageId, ViewSubject};

/// The journey that a view shows.
pub(super) fn journey_of(view: &ScriptView, document: &Document) -> Option<JourneyId> {
    view.journey.or_else(|| document.first_journey().map(|first| first.id))
}

/// What a view is called: as it was named, else by what it is about.
#[must_use]
pub fn view_title(view: &ScriptView, document: &Document, messages: &Messages) -> String {
    let named = view.title.trim();
    if !named.is_empty() {
        return named.to_owned();
    }
    let journey = journey_of(view, document).and_then(|id| document.journey(id));
    let text = |key: &str| messages.text(key).into_owned();
    match view.subject {
        ViewSubject::Title => text("view-title"),
        ViewSubject::Personas => text("view-personas"),
        ViewSubject::Overview => text("view-overview"),
        ViewSubject::HighsAndLows => text("view-highs-and-lows"),
        ViewSubject::DropOffs => text("view-dropoffs"),
        ViewSubject::Priorities => text("view-priorities"),
        ViewSubject::Plan => text("view-plan"),
        ViewSubject::Captured(_) => text("view-captured"),
        ViewSubject::Stage(id) => journey.map_or_else(|| text("view-stage-gone"), |it| stage_title(it, id, messages)),
        ViewSubject::DropOff(id) => dropoff_title(journey.map(|it| &**it), document, id, messages),
    }
}

fn stage_title(journey: &Journey, id: StageId, messages: &Messages) -> String {
    let Some(number) = journey.shown_stages().position(|stage| stage.id == id) else {
        return messages.text("view-stage-gone").into_owned();
    };
    let name = journey.stages.get(id).map_or("", |stage| stage.name.trim());
    let key = if name.is_empty() { "view-stage-nameless" } else { "view-stage" };
    messages.format(key, &[("n", (number + 1).into()), ("name", name.into())])
}

fn dropoff_title(journey: Option<&Journey>, document: &Document, id: DropOffId, messages: &Messages) -> String {
    let found = journey.and_then(|journey| Some((journey, journey.dropoffs.get(id)?)));
    let Some((journey, dropoff)) = found else { return messages.text("view-dropoff-gone").into_owned() };
    let lost = rates(document, journey).get(&id).map_or(dropoff.lost.get(), |lost| *lost);
    let share = format!("\u{2212}{}", format::percent(lost, messages.language()));
    let name = document.persona(dropoff.persona).map_or("", |persona| persona.name.trim());
    let key = if name.is_empty() { "view-dropoff-nameless" } else { "view-dropoff" };
    messages.format(key, &[("name", name.into()), ("share", share.into())])
}
