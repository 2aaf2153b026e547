//! A small lock on what is locked, while it is selected or under the pointer.

use super::coordinates::{rect_on_screen, to_kurbo};
use crate::editor::{HIT_TOLERANCE, bounds_of, hit};
use crate::model::{ElementId, ElementRef};
use crate::scene::Part;
use crate::studio::desk::PanelContext;
use crate::studio::theme::{Theme, ThemeId};
use crate::studio::widgets::icon;
use eframe::egui::{Painter, Rect, Response, Stroke, Ui, pos2};

/// Diameter of the sign, in screen points.
const SIDE: f32 = 18.0;
/// More selected things than this bear no signs.
const MANY: usize = 500;

/// Paints the signs.
pub(super) fn paint(ui: &Ui, painter: &Painter, cx: &PanelContext<'_>, canvas: &Response) {
    if cx.view.presenting {
        return;
    }
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| canvas.hovered());
    let hovered = pointer.and_then(|at| {
        let at = cx.surface.camera.to_sheet(to_kurbo(at));
        let source = hit(&cx.layout.scene, at, HIT_TOLERANCE / cx.surface.camera.zoom().max(1e-6))?;
        (!matches!(source.part, Part::Area | Part::Curve)).then_some(source.element)
    });
    // Hundreds of signs would hide what they stand on.
    let few = if cx.selection.len() <= MANY { cx.selection.as_slice() } else { &[] };
    let mut seen: Vec<ElementId> = few.to_vec();
    seen.extend(hovered.filter(|element| !cx.selection.contains(*element)));
    for element in seen.into_iter().filter(|element| cx.document.is_locked(*element)) {
        sign(painter, cx, element, canvas.rect);
    }
}

fn sign(painter: &Painter, cx: &PanelContext<'_>, element: ElementId, canvas: Rect) {
    let Some(bounds) = bounds_of(&cx.layout.scene, element) else { return };
    let rect = rect_on_screen(cx.surface, bounds);
    if !rect.expand(SIDE).intersects(canvas) {
        return;
    }
    // The star of a moment of truth has the corner already.
    let starred = matches!(cx.document.element(element), Some(ElementRef::Touchpoint(card)) if card.moment_of_truth);
    let center = pos2(rect.right() - if starred { SIDE * 1.4 } else { SIDE / 2.0 }, rect.top());
    // The paper is white in every theme.
    let theme = Theme::of(ThemeId::Light);
    painter.circle(center, SIDE / 2.0, theme.control, Stroke::new(1.0, theme.border));
    icon(painter, "lock", center, 11.0, theme.ink);
}
