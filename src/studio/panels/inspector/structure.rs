//! Stages and lanes.

use super::parts::{change, hint};
use crate::edit::{Edit, Element};
use crate::model::{ElementId, Lane, LaneKind, Stage, Weight};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::widgets::{Button, Segment, checkbox, field_label, segmented};
use eframe::egui::Ui;
use std::cmp::Ordering;

/// Fields of a stage.
pub(super) fn stage(ui: &mut Ui, cx: &PanelContext<'_>, stage: &Stage) {
    let mut next = stage.clone();
    if let Some(name) = form::text(ui, cx, "field-title", &next.name, 1) {
        next.name = name;
    }
    if let Some(question) = form::text(ui, cx, "field-question", &next.question, 2) {
        next.question = question;
    }
    if let Some(duration) = form::text_hinted(ui, cx, "field-duration", &next.duration, 1, &cx.text("hint-duration")) {
        next.duration = duration;
    }
    if let Some(width) = size(ui, cx, "field-width", ["width-less", "size-usual", "width-more"], next.width) {
        next.width = width;
    }
    change(cx, stage, next, Element::Stage);
    let index = cx.journey.stages.position(stage.id).unwrap_or_default();
    order(
        ui,
        cx,
        ElementId::Stage(stage.id),
        (index, cx.journey.stages.len()),
        [("chevron-left", "move-before"), ("chevron-right", "move-after")],
    );
}

/// Fields of a lane.
pub(super) fn lane(ui: &mut Ui, cx: &PanelContext<'_>, lane: &Lane) {
    let mut next = lane.clone();
    let own = cx.text(lane.kind.name_key());
    if let Some(title) = form::text_hinted(ui, cx, "field-title", &next.title, 1, &own) {
        next.title = title;
    }
    let usual = cx.text_of(&format!("{}-hint", lane.kind.name_key()));
    if let Some(hint) = form::text_hinted(ui, cx, "field-hint", &next.hint, 2, &usual) {
        next.hint = hint;
    }
    if let Some(height) = size(ui, cx, "field-height", ["height-less", "size-usual", "height-more"], next.height) {
        next.height = height;
    }
    if next.height < Weight::default() && lane.kind != LaneKind::Emotions {
        hint(ui, &cx.text("height-floor"));
    }
    checkbox(ui, &cx.text("field-visible"), &mut next.visible);
    let mut backstage = next.is_backstage();
    if checkbox(ui, &cx.text("field-backstage"), &mut backstage).changed() {
        next.set_backstage(backstage);
    }
    change(cx, lane, next, Element::Lane);
    let index = cx.journey.lanes.position(lane.id).unwrap_or_default();
    order(
        ui,
        cx,
        ElementId::Lane(lane.id),
        (index, cx.journey.lanes.len()),
        [("arrow-up", "move-up"), ("arrow-down", "move-down")],
    );
}

/// How wide or high something is beside its kind: in words, with the figure behind them.
fn size(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    words: [&'static str; 3],
    weight: Weight,
) -> Option<Weight> {
    const FIGURE: f32 = 56.0;
    /// What the words mean where none of them holds yet.
    const MEANT: [f64; 3] = [0.7, 1.0, 1.5];
    let name = cx.text(label);
    field_label(ui, &name);
    ui.horizontal(|ui| {
        let segments: Vec<Segment<usize>> =
            words.iter().enumerate().map(|(index, key)| Segment::new(index, cx.text_of(key))).collect();
        let now = match weight.partial_cmp(&Weight::default()) {
            Some(Ordering::Less) => 0,
            Some(Ordering::Greater) => 2,
            _ => 1,
        };
        let width = ui.available_width() - FIGURE - ui.spacing().item_spacing.x;
        let chosen = segmented(ui, &name, &segments, now, Some(width));
        let chosen = chosen.and_then(|index| MEANT.get(index).copied()).map(Weight::new);
        let typed = form::number_in(ui, cx, label, Some(weight.get()), FIGURE).flatten().map(Weight::new);
        chosen.or(typed)
    })
    .inner
}

/// Moves an element among its kind.
fn order(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    element: ElementId,
    (index, count): (usize, usize),
    [before, after]: [(&'static str, &'static str); 2],
) {
    field_label(ui, &cx.text("field-order"));
    ui.horizontal(|ui| {
        let moves = [(before, index.checked_sub(1)), (after, Some(index + 1).filter(|next| *next < count))];
        for ((icon, key), place) in moves {
            if ui.add(Button::new(&cx.text(key)).icon(icon).enabled(place.is_some())).clicked()
                && let Some(index) = place
            {
                cx.apply(Edit::Reorder { element, index });
            }
        }
    });
}
