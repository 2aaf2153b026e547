//! Points of the emotion curve.

use super::evidence::evidence;
use super::links;
use super::parts::{change, personas, stages};
use super::touchpoint::feeling_row;
use crate::edit::{Edit, Element};
use crate::method;
use crate::model::{ElementId, EmotionPoint, Intensity, JourneyKind, Labelling};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::widgets::{Segment, chip, field_label, label as help, segmented};
use eframe::egui::{Ui, vec2};

/// How many words of the catalogue are offered for a feeling.
const WORDS: usize = 4;

/// Choices that stand side by side under a label, over the whole width.
pub(super) fn segments<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    choices: [(T, &'static str); N],
    chosen: T,
) -> Option<T> {
    let words = cx.text(label);
    field_label(ui, &words);
    let choices = choices.map(|(value, key)| Segment::new(value, cx.text_of(key)));
    let width = ui.available_width();
    segmented(ui, &words, &choices, chosen, Some(width))
}

/// The two curves of a persona.
pub(crate) const CURVES: [(JourneyKind, &str); 2] =
    [(JourneyKind::AsIs, "curve-as-is"), (JourneyKind::ToBe, "curve-to-be")];

/// When a point's words stand on the sheet.
pub(super) const LABELS: [(Labelling, &str); 3] =
    [(Labelling::Auto, "label-auto"), (Labelling::Pinned, "label-pinned"), (Labelling::Hidden, "label-hidden")];

/// Fields of a point of an emotion curve.
pub(super) fn emotion(ui: &mut Ui, cx: &PanelContext<'_>, point: &EmotionPoint) {
    let mut next = point.clone();
    if let Some(persona) = form::choice(ui, cx, "element-persona", &personas(cx), &next.persona) {
        next.persona = persona;
    }
    if let Some(curve) = segments(ui, cx, "field-curve", CURVES, next.curve) {
        next.curve = curve;
    }
    field_label(ui, &cx.text("field-feeling"));
    feeling_row(ui, cx, point, false);
    name(ui, cx, point, &mut next.feeling);
    let strengths = [
        (Intensity::Faint, "intensity-faint"),
        (Intensity::Clear, "intensity-clear"),
        (Intensity::Strong, "intensity-strong"),
    ];
    if let Some(intensity) = segments(ui, cx, "field-intensity", strengths, next.intensity) {
        next.intensity = intensity;
    }
    if let Some(quote) = form::text_hinted(ui, cx, "persona-quote", &next.quote, 3, &cx.text("hint-quote")) {
        next.quote = quote;
    }
    if let Some(label) = segments(ui, cx, "field-label", LABELS, next.label) {
        next.set_label(label);
    }
    let told = match (point.label, point.label_at) {
        (Labelling::Pinned, Some(_)) => Some("label-pinned-there"),
        (Labelling::Pinned, None) => Some("label-pinned-help"),
        _ => None,
    };
    if let Some(told) = told {
        help(ui, &cx.text(told));
    }
    links::touchpoint(ui, cx, ElementId::Emotion(point.id), point.stage, point.touchpoint);
    if let Some(stage) = form::choice(ui, cx, "element-stage", &stages(cx), &next.stage) {
        cx.apply(Edit::MoveEmotion { id: point.id, stage, at: point.at, value: point.value });
    }
    if let Some(at) = form::percent(ui, cx, "field-along", next.at) {
        next.at = at;
    }
    evidence(ui, cx, &mut next.evidence);
    change(cx, point, next, Element::Emotion);
}

/// The name of the feeling: the scale's own word until another is chosen or typed.
fn name(ui: &mut Ui, cx: &PanelContext<'_>, point: &EmotionPoint, name: &mut String) {
    let value = point.value.get();
    let usual = cx.text(method::feeling_key(value));
    if let Some(text) = form::text_hinted(ui, cx, "field-feeling-name", name, 1, &usual) {
        *name = text;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for word in method::feelings_near(value, WORDS) {
            let words = cx.text_of(&word.name_key());
            // The scale's own word needs no name, and follows the value where that changes.
            let own = words == *usual;
            let on = if name.trim().is_empty() { own } else { *name == words };
            if chip(ui, &words, on).clicked() {
                *name = if own || on { String::new() } else { words };
            }
        }
    });
}
