//! The few fields of an element that matter while others look on.

use super::dropoff::lost;
use super::parts::change;
use crate::edit::{Edit, Element};
use crate::method;
use crate::model::{ElementId, ElementRef};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::widgets::feeling_slider;
use eframe::egui::Ui;

/// Width of a typed feeling.
const FIGURE: f32 = 64.0;

/// Whether an element has such fields.
pub(crate) const fn has_few(element: ElementId) -> bool {
    matches!(element, ElementId::DropOff(_) | ElementId::Emotion(_))
}

/// How many leave and why, or how somebody feels.
pub(crate) fn few(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    match cx.document.element(element) {
        Some(ElementRef::DropOff(dropoff)) => {
            let mut next = dropoff.as_ref().clone();
            let way = method::remaining(cx.document, cx.journey, dropoff.persona);
            lost(ui, cx, way.step(dropoff.id), &mut next);
            if let Some(reason) = form::text_hinted(ui, cx, "field-reason", &next.reason, 2, &cx.text("hint-reason")) {
                next.reason = reason;
            }
            change(cx, dropoff.as_ref(), next, Element::DropOff);
        }
        Some(ElementRef::Emotion(point)) => {
            let look = cx.persona(point.persona).map(|persona| persona.look).unwrap_or_default();
            ui.horizontal(|ui| {
                let mut value = point.value;
                let width = ui.available_width() - FIGURE - ui.spacing().item_spacing.x;
                let response = feeling_slider(ui, &cx.persona_name(point.persona), &mut value, look, width);
                cx.track_drag_start(&response);
                let typed = form::feeling_in(ui, cx, "field-feeling-value", point.value, FIGURE);
                if let Some(value) = if response.changed() { Some(value) } else { typed } {
                    cx.apply(Edit::MoveEmotion { id: point.id, stage: point.stage, at: point.at, value });
                }
                cx.track_drag_end(&response);
            });
        }
        _ => {}
    }
}
