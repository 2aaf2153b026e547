//! A small sign on what is not for everybody: seen while the map is worked on, never printed.

use super::coordinates::rect_on_screen;
use crate::editor::bounds_of;
use crate::model::{ElementId, ElementRef};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::theme::{Theme, ThemeId};
use crate::studio::widgets::icon;
use eframe::egui::{Painter, Stroke, pos2, vec2};

/// Diameter of the sign, in screen points.
const SIDE: f32 = 18.0;
/// What is lower than this on the screen would be all sign.
const LEAST: f32 = 16.0;

/// Paints the signs: whoever prepares a map has to see what others will not.
pub(super) fn paint(painter: &Painter, cx: &PanelContext<'_>) {
    if cx.view.presenting {
        return;
    }
    let personas = cx.document.personas.iter().map(ElementRef::Persona);
    for element in personas.chain(cx.journey.elements()).filter(|element| element.confidential()) {
        sign(painter, cx, element.id());
    }
}

fn sign(painter: &Painter, cx: &PanelContext<'_>, element: ElementId) {
    let Some(bounds) = bounds_of(&cx.layout.scene, element) else { return };
    let rect = rect_on_screen(cx.surface, bounds);
    // A point is small and has its sign beside it.
    let is_point = matches!(element, ElementId::Emotion(_));
    if !rect.expand(SIDE).intersects(painter.clip_rect()) || (rect.height() < LEAST && !is_point) {
        return;
    }
    let center = match element {
        ElementId::Emotion(_) => rect.center() - vec2(SIDE * 0.7, SIDE * 0.7),
        // The corner of a lane lies at the edge of the sheet.
        ElementId::Lane(_) => pos2(rect.left() + SIDE * 0.6, rect.top() + SIDE * 0.6),
        _ => pos2(rect.left() + SIDE / 2.0, rect.top()),
    };
    // The paper is white in every theme.
    let theme = Theme::of(ThemeId::Light);
    painter.circle(center, SIDE / 2.0, theme.control, Stroke::new(1.0, theme.accent));
    icon(painter, Command::ToggleConfidential.icon(), center, 12.0, theme.accent);
}
