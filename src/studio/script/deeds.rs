//! What is done to the script: each deed is one step, and the first writes the views into the project that the map gave by itself.

use super::listed::Listed;
use crate::edit::Edit;
use crate::model::{ScriptView, ViewId, ViewSubject};
use crate::present::{self, capture};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use std::sync::Arc;

/// How long what was captured is meant to take, in seconds, until somebody says otherwise.
const CAPTURED: u32 = 60;

/// Something that is done to the script.
#[derive(Clone, Debug)]
pub(super) enum ScriptDeed {
    /// Add what is seen on the canvas.
    Capture,
    /// Add a view of a subject.
    Add(ViewSubject),
    /// Say something else of the view at this place.
    Change(usize, Box<ScriptView>),
    /// Take the view at this place out.
    Remove(usize),
    /// Add a copy of the view at this place behind it.
    Duplicate(usize),
    /// Move a view from one place to another.
    Move(usize, usize),
    /// Take the script that the map gives by itself.
    Rebuild,
}

/// Does it; gives the view that is in hand afterwards, where that is another.
pub(super) fn perform(
    cx: &PanelContext<'_>,
    listed: &Listed,
    current: Option<usize>,
    deed: ScriptDeed,
) -> Option<(usize, ViewId)> {
    let mut next = present::written(&listed.script, &listed.automatic);
    let behind = current.map_or(next.views.len(), |at| (at + 1).min(next.views.len()));
    let new = present::free_id(&next.views);
    let at = match deed {
        ScriptDeed::Capture => {
            let subject = ViewSubject::Captured(seen(cx)?);
            next.views.insert(behind, ScriptView { seconds: Some(CAPTURED), ..view_of(cx, new, subject) });
            Some(behind)
        }
        ScriptDeed::Add(subject) => {
            let known = listed.automatic.iter().find(|view| view.subject == subject);
            let seconds = known.map_or(Some(CAPTURED), |view| view.seconds);
            next.views.insert(behind, ScriptView { seconds, ..view_of(cx, new, subject) });
            Some(behind)
        }
        ScriptDeed::Change(at, view) => {
            *next.views.get_mut(at)? = *view;
            None
        }
        ScriptDeed::Remove(at) => {
            // Without any view it would be the script that the map gives by itself, which is not what was asked for.
            if at >= next.views.len() || next.views.len() == 1 {
                return None;
            }
            next.views.remove(at);
            Some(at.min(next.views.len() - 1))
        }
        ScriptDeed::Duplicate(at) => {
            let copy = ScriptView { id: new, ..next.views.get(at)?.clone() };
            next.views.insert(at + 1, copy);
            Some(at + 1)
        }
        ScriptDeed::Move(from, to) => {
            let to = to.min(next.views.len().checked_sub(1)?);
            if from == to || from >= next.views.len() {
                return None;
            }
            let view = next.views.remove(from);
            next.views.insert(to, view);
            Some(to)
        }
        ScriptDeed::Rebuild => {
            next = present::rebuilt(&listed.script, &listed.automatic);
            None
        }
    };
    let taken = at.and_then(|at| Some((at, next.views.get(at)?.id)));
    if next != *cx.document.project.script {
        cx.apply(Edit::SetScript(Arc::new(next)));
    }
    taken
}

/// The window of the sheet that is seen on the canvas.
pub(super) fn seen(cx: &PanelContext<'_>) -> Option<crate::model::SheetWindow> {
    let canvas = cx.surface.canvas;
    if canvas.is_zero_area() || !canvas.is_finite() {
        return None;
    }
    Some(capture(cx.surface.target().visible(canvas), &cx.layout.frame))
}

fn view_of(cx: &PanelContext<'_>, id: ViewId, subject: ViewSubject) -> ScriptView {
    let first = cx.document.first_journey().map(|journey| journey.id);
    let journey = (first != Some(cx.journey.id)).then_some(cx.journey.id);
    ScriptView { journey, ..ScriptView::new(id, subject) }
}

/// Shows the map to others from the view at a place on.
pub(super) fn present_from(cx: &PanelContext<'_>, listed: &Listed, at: usize) {
    if listed.script.views.get(at).is_some() {
        cx.run(Command::PresentHere);
    }
}
