//! The script as somebody makes it their own. What the map gives by itself is written into the project as a whole with the first change,
//! and given back when it is no longer wanted; what the speaker says at a view outlasts both.

use super::capture::is_torn;
use crate::model::{Document, Script, ScriptView, ViewId, ViewSubject};

/// The script with all its views: those that were chosen, or those that the map gives by itself.
#[must_use]
pub fn written(script: &Script, automatic: &[ScriptView]) -> Script {
    let mut own = script.clone();
    if own.views.is_empty() {
        own.views = automatic.to_vec();
    }
    own
}

/// The script that the map gives by itself, in place of whatever was chosen. What is said at a view stays with the view of the same
/// subject; without any such note the script follows the map again.
#[must_use]
pub fn rebuilt(script: &Script, automatic: &[ScriptView]) -> Script {
    let note = |view: &ScriptView| {
        let same = script.views.iter().filter(|own| own.subject == view.subject && own.journey == view.journey);
        same.map(|own| &own.note).find(|note| !note.trim().is_empty())
    };
    let views: Vec<ScriptView> = (automatic.iter())
        .map(|view| ScriptView { note: note(view).unwrap_or(&view.note).clone(), ..view.clone() })
        .collect();
    let says = views.iter().zip(automatic).any(|(view, automatic)| view.note != automatic.note);
    Script { views: if says { views } else { Vec::new() }, ..script.clone() }
}

/// An id that none of the views has.
#[must_use]
pub fn free_id(views: &[ScriptView]) -> ViewId {
    let highest = views.iter().map(|view| view.id.number()).max().unwrap_or_default();
    let next = highest
        .checked_add(1)
        .or_else(|| (1..=u64::MAX).find(|number| views.iter().all(|view| view.id.number() != *number)));
    ViewId::new(next.unwrap_or_default())
}

/// What a view speaks of and the map no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoneSubject {
    /// Its journey.
    Journey,
    /// Its stage.
    Stage,
    /// Its drop-off.
    DropOff,
    /// A stage or lane that an edge of what was captured held on to.
    Edge,
}

impl GoneSubject {
    /// The fluent key of what is missing and what to do about it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Journey => "script-gone-journey",
            Self::Stage => "script-gone-stage",
            Self::DropOff => "script-gone-dropoff",
            Self::Edge => "script-gone-edge",
        }
    }
}

/// What a view speaks of and the map no longer has.
#[must_use]
pub fn gone(view: &ScriptView, document: &Document) -> Option<GoneSubject> {
    let first = || document.first_journey().map(|first| first.id);
    let Some(journey) = view.journey.or_else(first).and_then(|id| document.journey(id)) else {
        return Some(GoneSubject::Journey);
    };
    match view.subject {
        ViewSubject::Stage(stage) => journey.stages.get(stage).is_none().then_some(GoneSubject::Stage),
        ViewSubject::DropOff(dropoff) => journey.dropoffs.get(dropoff).is_none().then_some(GoneSubject::DropOff),
        ViewSubject::Captured(window) => is_torn(&window, journey).then_some(GoneSubject::Edge),
        _ => None,
    }
}
