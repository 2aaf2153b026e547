//! What belongs to the map: the curve of the persona and how it is drawn.

use super::blocks::{head, in_columns};
use crate::model::{ElementId, Persona};
use crate::studio::desk::{Action, PanelContext, Workspace};
use crate::studio::dialogs::portrait;
use crate::studio::paint::ScenePainter;
use crate::studio::panels::inspector;
use crate::studio::theme::{self, LABEL, RADIUS};
use crate::studio::widgets::{focus_ring, wrapped};
use eframe::egui::{CursorIcon, Role, Sense, Ui, WidgetInfo, vec2};

/// From this width on the look stands beside the curve.
const WIDE: f32 = 480.0;

/// The curve, which leads to the map, and the look.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter, persona: &mut Persona) {
    head(ui, &cx.text("persona-on-map"), "spline");
    if ui.available_width() >= WIDE {
        in_columns(ui, 2, 2, |ui, index| {
            if index == 0 {
                curve(ui, cx, painter, persona);
                ground(ui, cx, persona);
            } else {
                inspector::persona::look(ui, cx, persona);
            }
        });
    } else {
        curve(ui, cx, painter, persona);
        ui.add_space(4.0);
        inspector::persona::look(ui, cx, persona);
        ui.add_space(14.0);
        ground(ui, cx, persona);
    }
}

/// What the portrait rests on.
fn ground(ui: &mut Ui, cx: &PanelContext<'_>, persona: &mut Persona) {
    inspector::evidence::evidence(ui, cx, &mut persona.evidence);
}

fn curve(ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter, persona: &Persona) {
    const HEIGHT: f32 = 88.0;
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let words = cx.text("show-on-map");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let ground = if response.hovered() { theme.hover } else { theme.control };
    ui.painter().rect_filled(rect, RADIUS, ground);
    if !portrait::curve(ui, cx, painter, persona, rect, ground) {
        let none = cx.text("persona-no-curve");
        let galley = wrapped(ui, &none, theme::regular(LABEL), theme.secondary, rect.width() - 16.0);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.secondary);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, RADIUS);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked() {
        cx.act(Action::Select(Some(ElementId::Persona(persona.id))));
        cx.act(Action::Go(Workspace::Map));
    }
}
