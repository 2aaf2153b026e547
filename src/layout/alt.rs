//! What is drawn, in words: for whoever hears a map instead of seeing it.
//!
//! Stages are told of by their numbers, which the sheet has too: a name would have to be in the key of every drawing that has it.

use super::context::LayoutContext;
use crate::i18n::{Value, format};
use crate::method::{ExtremeKind, extremes};
use crate::model::{EmotionPoint, Journey, JourneyKind, Persona, StageId};
use std::sync::Arc;

/// The number of a stage as the sheet has it.
pub(super) fn stage_number(journey: &Journey, stage: StageId) -> Option<usize> {
    journey.shown_stages().position(|shown| shown.id == stage).map(|at| at + 1)
}

/// The parts of a story, or what is said where there are none, under the name of whose it is.
pub(super) fn story(cx: &LayoutContext<'_>, key: &str, name: &str, parts: &[String], nothing: &str) -> String {
    let story = if parts.is_empty() { cx.words.text(nothing).into_owned() } else { parts.join("; ") };
    cx.words.format(key, &[("name", name.into()), ("story", story.as_str().into())])
}

/// What a persona is called, or that it has no name.
pub(super) fn name(cx: &LayoutContext<'_>, persona: &Persona) -> String {
    let name = persona.name.trim();
    if name.is_empty() { cx.words.text("nameless-person").into_owned() } else { name.to_owned() }
}

/// A curve: how it begins, its peaks and lows, how it ends, as far as that is on the sheet.
pub(super) fn curve<'a>(
    cx: &LayoutContext<'_>,
    journey: &Journey,
    persona: &Persona,
    kind: JourneyKind,
    points: impl Iterator<Item = &'a Arc<EmotionPoint>>,
) -> String {
    /// The most turns that are told of: more is no story.
    const TOLD: usize = 6;
    let points: Vec<&Arc<EmotionPoint>> = points.collect();
    let said = |key: &str, point: &EmotionPoint| {
        let stage = stage_number(journey, point.stage)?;
        let value = format::feeling(point.value.get(), cx.language);
        Some(cx.words.format(key, &[("value", value.as_str().into()), ("stage", number(stage))]))
    };
    let turns: Vec<_> = extremes(journey, persona.id, kind).into_iter().take(TOLD).collect();
    let mut parts: Vec<String> = Vec::new();
    let last = points.len().saturating_sub(1);
    for (at, point) in points.iter().enumerate() {
        let turn = turns.iter().find(|turn| turn.point == point.id);
        let turn = turn.and_then(|turn| turn.turn.name_key(point.value.get()).map(|_| turn.turn));
        let key = match turn {
            _ if at == 0 => "alt-curve-from",
            _ if at == last => "alt-curve-to",
            Some(ExtremeKind::Peak) => "alt-curve-peak",
            Some(ExtremeKind::Low) => "alt-curve-low",
            None => continue,
        };
        parts.extend(said(key, point));
    }
    let key = if kind.is_as_is() { "alt-curve" } else { "alt-curve-to-be" };
    story(cx, key, &name(cx, persona), &parts, "alt-curve-elsewhere")
}

fn number(number: usize) -> Value {
    number.into()
}
