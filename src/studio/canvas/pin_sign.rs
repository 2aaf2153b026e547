//! A small pin on labels that a hand pinned: seen while the map is worked on, never printed.

use super::coordinates::rect_on_screen;
use crate::model::{ElementId, ElementRef, Labelling};
use crate::studio::desk::PanelContext;
use crate::studio::theme::{Theme, ThemeId};
use crate::studio::widgets::icon;
use eframe::egui::{Painter, Stroke, pos2};

/// Diameter of the sign, in screen points.
const SIDE: f32 = 14.0;
/// A label lower than this on the screen would be all sign.
const LEAST: f32 = 22.0;

/// Paints the signs. One that was put somewhere by hand is in the accent, one that finds its place by itself is quiet.
pub(super) fn paint(painter: &Painter, cx: &PanelContext<'_>) {
    if cx.view.presenting {
        return;
    }
    // The paper is white in every theme.
    let theme = Theme::of(ThemeId::Light);
    for label in &cx.layout.frame.labels {
        let rect = rect_on_screen(cx.surface, label.rect);
        if rect.height() < LEAST || !rect.intersects(painter.clip_rect()) {
            continue;
        }
        let Some(ElementRef::Emotion(point)) = cx.document.element(ElementId::Emotion(label.point)) else {
            continue;
        };
        if point.label != Labelling::Pinned {
            continue;
        }
        let center = pos2(rect.right() - 3.0, rect.top() + 3.0);
        let ink = if point.label_at.is_some() { theme.accent } else { theme.faint };
        painter.circle(center, SIDE / 2.0, theme.control, Stroke::new(1.0, theme.border));
        icon(painter, "pin", center, 9.0, ink);
    }
}
