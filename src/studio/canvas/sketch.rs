//! The line of a curve that is being drawn.

use super::coordinates::to_screen;
use crate::studio::desk::{PanelContext, Session};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::epaint::PathShape;
use eframe::egui::{Painter, Pos2, Stroke};

/// Paints the line in the hue of its persona.
pub(super) fn paint(painter: &Painter, cx: &PanelContext<'_>, session: &Session) {
    let editor = session.editor();
    let (Some(line), Some(persona)) = (editor.sketch(), editor.sketched_persona()) else { return };
    let on_paper = Theme::of(ThemeId::Light);
    let hue = cx.hue(on_paper, persona);
    let points: Vec<Pos2> = line.iter().map(|at| to_screen(cx.surface.camera.to_screen(*at))).collect();
    for end in [points.first(), points.last()].into_iter().flatten() {
        painter.circle_filled(*end, 1.25, hue);
    }
    painter.add(PathShape::line(points, Stroke::new(2.5, hue)));
}
