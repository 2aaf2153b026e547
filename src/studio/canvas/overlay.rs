//! What is drawn over the sheet and never printed: selection, hover, where a drag lands, what is in hand.

use super::coordinates::{rect_on_screen, to_kurbo, to_screen};
use super::frames;
use super::ghost::{self, badge, is_card};
use crate::editor::{DraggedThing, HIT_TOLERANCE, Tool, bounds_of, hit};
use crate::model::ElementId;
use crate::scene::{Part, Source};
use crate::studio::desk::{PanelContext, Session};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::{Painter, Response, Stroke, StrokeKind, Ui, vec2};

/// Paints everything over the sheet.
pub(super) fn paint(ui: &Ui, painter: &Painter, cx: &PanelContext<'_>, session: &Session, canvas: &Response) {
    // The paper is white in every theme, so what is drawn on it has the colours of the light one.
    let on_paper = Theme::of(ThemeId::Light);
    let dragged = session.editor().dragged();
    // A lifted card carries its own frame.
    let lifted = dragged.and_then(|dragged| match dragged.what {
        DraggedThing::Element(element) if is_card(element) => Some(element),
        _ => None,
    });
    // A text that is being edited has a frame of its own.
    let edited = cx.view.editing.map(|(element, _)| element);
    let framed = |element: &ElementId| Some(*element) != lifted && Some(*element) != edited;
    if let Some(element) = session.editor().selection().single().filter(framed) {
        frames::one(painter, cx, on_paper, element);
    } else if edited.is_none() && lifted.is_none() {
        // What is on its way is shown by the card in hand; a frame around each would hide where it lands.
        frames::many(painter, cx, session, on_paper);
    }
    if let Some((stage, lane)) = session.editor().selection().cell()
        && let Some(cell) = cx.layout.frame.cell(stage, lane)
    {
        frames::cell(painter, on_paper, rect_on_screen(cx.surface, cell));
    }
    if dragged.is_none() && !cx.view.presenting && canvas.hovered() && *cx.tool == Tool::Select {
        hover(ui, painter, cx, on_paper);
    }
    if let Some(marquee) = session.editor().marquee() {
        let rect = rect_on_screen(cx.surface, marquee);
        painter.rect(rect, 2, on_paper.landing, Stroke::new(1.0, on_paper.accent), StrokeKind::Inside);
        let count = session.editor().selection().len();
        if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|_| count > 0) {
            badge(ui, painter, count, pointer + vec2(20.0, 20.0));
        }
    }
    for guide in session.editor().guides() {
        let ends = [guide.from, guide.to].map(|end| to_screen(cx.surface.camera.to_screen(end)));
        painter.line_segment(ends, Stroke::new(1.0, on_paper.accent));
    }
    ghost::paint(ui, painter, cx, session);
}

fn hover(ui: &Ui, painter: &Painter, cx: &PanelContext<'_>, theme: &Theme) {
    let Some(over) = ui.input(|input| input.pointer.hover_pos()) else { return };
    let at = cx.surface.camera.to_sheet(to_kurbo(over));
    let scene = &cx.layout.scene;
    let Some(source) = hit(scene, at, HIT_TOLERANCE / cx.surface.camera.zoom().max(1e-6)) else { return };
    // A label can be taken whether its point is selected or not.
    let taken = source.part != Part::Label && cx.selection.contains(source.element);
    if matches!(source.part, Part::Area | Part::Curve) || taken {
        return;
    }
    let label = match source {
        Source { element: ElementId::Emotion(point), part: Part::Label } => cx.layout.frame.label(point),
        _ => None,
    };
    if let Some(bounds) = label.map(|label| label.rect).or_else(|| bounds_of(scene, source.element)) {
        let rect = rect_on_screen(cx.surface, bounds).expand(if label.is_some() { 0.0 } else { 3.0 });
        painter.rect_stroke(rect, 4, Stroke::new(1.0, theme.accent.gamma_multiply(0.55)), StrokeKind::Middle);
    }
}
