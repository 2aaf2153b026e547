//! What can be done with several things at once.

use super::curve::LABELS;
use super::parts::{channels, delete, shared, stages};
use super::{confidential, evidence, people, touchpoint};
use crate::edit::lock::can_lock;
use crate::edit::{Edit, Element, StepName};
use crate::i18n::Value;
use crate::model::{ElementId, ElementRef, Labelling, PersonaId, StageId, Touchpoint};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme;
use crate::studio::widgets::{
    Choice, Dropdown, IconButton, Segment, Ticked, body, field_label, hairline, panel_title, row_menu, segmented,
};
use eframe::egui::{Align, Layout, Ui};

/// Whether an element is of a kind.
type IsKind = fn(ElementId) -> bool;

/// Kinds of things with the message that counts them.
const KINDS: [(&str, IsKind); 9] = [
    ("count-stages", |element| matches!(element, ElementId::Stage(_))),
    ("count-lanes", |element| matches!(element, ElementId::Lane(_))),
    ("count-touchpoints", |element| matches!(element, ElementId::Touchpoint(_))),
    ("count-notes", |element| matches!(element, ElementId::Note(_))),
    ("count-emotions", |element| matches!(element, ElementId::Emotion(_))),
    ("count-dropoffs", |element| matches!(element, ElementId::DropOff(_))),
    ("count-barriers", |element| matches!(element, ElementId::Barrier(_))),
    ("count-solutions", |element| matches!(element, ElementId::Solution(_))),
    ("count-metrics", |element| matches!(element, ElementId::Metric(_))),
];

/// Shows what the selected things have in common and what can be done with all of them.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let count = cx.selection.len();
    ui.horizontal(|ui| {
        panel_title(ui, "layout-grid", &cx.format("selected", &[("count", count.into())]));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            delete(ui, cx);
            if cx.commands.can_lock {
                let (words, keys) = (cx.command(Command::ToggleLock), Command::ToggleLock.keys());
                let free = cx.selection.iter().any(|element| can_lock(element) && !cx.document.is_locked(element));
                let sign = if free { "lock-open" } else { "lock" };
                let color = if free { theme::of(ui).secondary } else { theme::of(ui).accent };
                let button = IconButton::new(sign, &words).shortcut(keys.as_deref()).size(28.0).color(color);
                if ui.add(button).clicked() {
                    cx.run(Command::ToggleLock);
                }
            }
            if cx.commands.can_keep {
                confidential::button(ui, cx);
            }
        });
    });
    let kinds: Vec<String> = KINDS
        .iter()
        .map(|(key, is)| (*key, cx.selection.iter().filter(|element| is(*element)).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| cx.format(key, &[("count", Value::from(count))]))
        .collect();
    body(ui, &kinds.join(", "), theme::of(ui).secondary);
    ui.add_space(8.0);
    common(ui, cx);
    labels(ui, cx);
    align(ui, cx);
    hairline(ui);
    ui.add_space(6.0);
    for command in [Command::Duplicate, Command::Copy] {
        if command.is_enabled(cx.commands) {
            let (words, keys) = (cx.command(command), command.keys());
            if row_menu(ui, command.icon(), &words, keys.as_deref(), true, false).clicked() {
                cx.run(command);
            }
        }
    }
}

/// A choice of one value for all; where they differ now it says so until one is chosen.
fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    known: Vec<Choice<T>>,
    now: Option<&T>,
) -> Option<T> {
    let mut choices: Vec<Choice<Option<T>>> = Vec::with_capacity(known.len() + 1);
    if now.is_none() {
        choices.push(Choice::new(None, cx.text_of("several-differ")));
    }
    let known = known.into_iter();
    choices.extend(known.map(|choice| choice.map(Some)));
    let now = now.cloned();
    Dropdown::new(&cx.text(label)).show(ui, &choices, &now).filter(|chosen| *chosen != now).flatten()
}

/// Stage, where all are touchpoints the channel, who passes and how much they matter, and what all rest on.
fn common(ui: &mut Ui, cx: &PanelContext<'_>) {
    // There may be thousands: a value that differs between the first two is not looked for in the others.
    let elements = || cx.selection.iter().filter_map(|element| cx.document.element(element));
    let all_are = |is: IsKind| cx.selection.iter().all(&is);
    if all_are(|element| has_evidence(element) && !matches!(element, ElementId::Persona(_))) {
        let now = shared(elements().filter_map(ElementRef::stage));
        if let Some(stage) = choice(ui, cx, "element-stage", stages(cx), now.as_ref()) {
            let edits = cx.selection.iter().filter_map(|element| moved(cx, element, stage)).collect();
            cx.apply(Edit::Several { name: StepName::MoveSelection, edits });
        }
    }
    if all_are(|element| matches!(element, ElementId::Touchpoint(_))) {
        let cards = || {
            elements().filter_map(|element| match element {
                ElementRef::Touchpoint(card) => Some(card),
                _ => None,
            })
        };
        let now = shared(cards().map(|card| card.channel.as_str())).map(str::to_owned);
        let known = channels(cx, now.as_deref().unwrap_or("site"));
        if let Some(channel) = choice(ui, cx, "field-channel", known, now.as_ref()) {
            change_cards(cx, |card| card.channel.clone_from(&channel));
        }
        if let Some((persona, on)) =
            people::of_all(ui, cx, "field-people", &cards().map(|card| card.personas.as_slice()))
        {
            let all = people::everybody(cx);
            change_cards(cx, |card| people::switch(&mut card.personas, &all, persona, on));
        }
        let marked = Ticked::of_all(cards().map(|card| card.moment_of_truth));
        if touchpoint::importance(ui, cx, marked) {
            change_cards(cx, |card| card.moment_of_truth = marked != Ticked::On);
        }
    }
    if all_are(has_evidence)
        && let Some(change) = evidence::of_all(ui, cx, elements().filter_map(ElementRef::evidence))
    {
        let backed = |id: ElementId| {
            let mut element = Element::copy_of(cx.document.element(id)?)?;
            change.make(element.evidence_mut()?);
            Some(Edit::Change(Box::new(element)))
        };
        let free = cx.selection.iter().filter(|&id| !cx.document.is_locked(id));
        cx.apply(Edit::Several { name: StepName::Change, edits: free.filter_map(backed).collect() });
    }
    ui.add_space(4.0);
}

/// The lines of a menu that say who passes through the selected touchpoints, all at once.
pub(crate) fn people_lines(ui: &mut Ui, cx: &PanelContext<'_>) {
    let passes = |element: ElementId, persona: PersonaId| match cx.document.element(element)? {
        ElementRef::Touchpoint(card) => Some(card.personas.is_empty() || card.personas.contains(&persona)),
        _ => None,
    };
    for persona in &cx.document.personas {
        let ticked = Ticked::of_all(cx.selection.iter().filter_map(|element| passes(element, persona.id)));
        let words = cx.format("menu-passes", &[("name", cx.persona_name(persona.id).into())]);
        if row_menu(ui, "users", &words, None, true, ticked == Ticked::On).clicked() {
            let all = people::everybody(cx);
            change_cards(cx, |card| people::switch(&mut card.personas, &all, persona.id, ticked != Ticked::On));
        }
    }
}

/// Changes all selected cards that are free, in one step.
fn change_cards(cx: &PanelContext<'_>, change: impl Fn(&mut Touchpoint)) {
    let free = cx.selection.iter().filter(|&id| !cx.document.is_locked(id));
    let edits = free
        .filter_map(|id| match cx.document.element(id)? {
            ElementRef::Touchpoint(card) => {
                let mut next = card.as_ref().clone();
                change(&mut next);
                (next != **card).then(|| Edit::Change(Box::new(Element::Touchpoint(next))))
            }
            _ => None,
        })
        .collect();
    cx.apply(Edit::Several { name: StepName::Change, edits });
}

/// Whether an element rests on something; all of these but personas stand at a stage.
const fn has_evidence(element: ElementId) -> bool {
    !matches!(element, ElementId::Project | ElementId::Journey(_) | ElementId::Stage(_) | ElementId::Lane(_))
}

/// The edit that takes an element to a stage as it stands; what is locked stays.
fn moved(cx: &PanelContext<'_>, id: ElementId, stage: StageId) -> Option<Edit> {
    let element = cx.document.element(id).filter(|_| !cx.document.is_locked(id))?;
    Some(match element {
        ElementRef::Touchpoint(card) => Edit::MoveTouchpoint { id: card.id, stage, at: card.at, row: card.row },
        ElementRef::Emotion(point) => Edit::MoveEmotion { id: point.id, stage, at: point.at, value: point.value },
        ElementRef::DropOff(dropoff) => Edit::MoveDropOff { id: dropoff.id, stage, at: dropoff.at },
        ElementRef::Note(_) | ElementRef::Barrier(_) | ElementRef::Solution(_) | ElementRef::Metric(_) => {
            Edit::MoveToStage { element: id, stage }
        }
        _ => return None,
    })
}

/// When the words of the selected emotion points stand on the sheet.
fn labels(ui: &mut Ui, cx: &PanelContext<'_>) {
    if !cx.commands.has_points {
        return;
    }
    // Of thousands of selected things few may be points: only those are looked up.
    let points = cx.selection.iter().filter(|element| matches!(element, ElementId::Emotion(_)));
    let points = points.filter_map(|element| match cx.document.element(element)? {
        ElementRef::Emotion(point) => Some(point.label),
        _ => None,
    });
    let words = cx.text("field-label");
    field_label(ui, &words);
    let choices = LABELS.map(|(label, key)| Segment::new(Some(label), cx.text_of(key)));
    let width = ui.available_width();
    let command = match segmented(ui, &words, &choices, shared(points), Some(width)).flatten() {
        Some(Labelling::Auto) => Command::AutoLabel,
        Some(Labelling::Pinned) => Command::PinLabel,
        Some(Labelling::Hidden) => Command::HideLabel,
        None => return,
    };
    cx.run(command);
}

/// Buttons that bring the selection into line.
fn align(ui: &mut Ui, cx: &PanelContext<'_>) {
    if !cx.commands.can_align {
        return;
    }
    field_label(ui, &cx.text("menu-align"));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for command in Command::ALIGNING {
            let (words, keys) = (cx.command(command), command.keys());
            if ui.add(IconButton::new(command.icon(), &words).shortcut(keys.as_deref())).clicked() {
                cx.run(command);
            }
        }
    });
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use super::KINDS;
    use crate::model::for_each_kind_of_journey;

    #[test]
    fn every_kind_of_element_is_counted_under_its_own_name() {
        macro_rules! ids {
            ($($kind:ident $list:ident { $doc:literal, $type:ident, $id:ident = $prefix:literal, $word:literal })*) => {
                [$((concat!("count-", stringify!($list)), crate::model::ElementId::$kind(crate::model::$id::new(1)))),*]
            };
        }
        for (key, id) in for_each_kind_of_journey! { ids } {
            let counted: Vec<&str> = KINDS.iter().filter(|(_, is)| is(id)).map(|(key, _)| *key).collect();
            assert_eq!(counted, [key]);
        }
    }
}
