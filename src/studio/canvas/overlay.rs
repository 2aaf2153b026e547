//! What is drawn over the sheet and never printed: selection, hover, where a drag lands, what is in hand.

use super::ghost::{self, badge, is_card};
use super::{rect_on_screen, to_kurbo, to_screen};
use crate::editor::{DraggedThing, HIT_TOLERANCE, Tool, bounds_of, hit};
use crate::model::ElementId;
use crate::scene::{Item, Part, Shown, Source};
use crate::studio::app::{Scope, Session};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::epaint::Mesh;
use eframe::egui::{Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui, vec2};

/// Between an element and the frame around it, in screen points.
const FRAME_GAP: f32 = 5.0;

/// Paints everything over the sheet.
pub(super) fn paint(ui: &Ui, painter: &Painter, scope: &Scope<'_>, session: &Session, canvas: &Response) {
    // The paper is white in every theme, so what is drawn on it has the colours of the light one.
    let on_paper = Theme::of(ThemeId::Light);
    let dragged = session.editor().dragged();
    // A lifted card carries its own frame.
    let lifted = dragged.and_then(|dragged| match dragged.what {
        DraggedThing::Element(element) if is_card(element) => Some(element),
        _ => None,
    });
    // A text that is being edited has a frame of its own.
    let edited = scope.view.editing.map(|(element, _)| element);
    let framed = |element: &ElementId| Some(*element) != lifted && Some(*element) != edited;
    if let Some(element) = session.editor().selection().single().filter(framed) {
        if let Some(bounds) = bounds_of(&scope.layout.scene, element) {
            selection(painter, on_paper, rect_on_screen(scope.view, bounds));
        }
    } else if edited.is_none() && lifted.is_none() {
        // What is on its way is shown by the card in hand; a frame around each would hide where it lands.
        many(painter, scope, session, on_paper);
    }
    if let Some((stage, lane)) = session.editor().selection().cell()
        && let Some(cell) = scope.layout.frame.cell(stage, lane)
    {
        cell_frame(painter, on_paper, rect_on_screen(scope.view, cell));
    }
    if dragged.is_none() && !scope.view.show && canvas.hovered() && *scope.tool == Tool::Select {
        hover(ui, painter, scope, on_paper);
    }
    if let Some(marquee) = session.editor().marquee() {
        let rect = rect_on_screen(scope.view, marquee);
        painter.rect(rect, 2, on_paper.landing, Stroke::new(1.0, on_paper.accent), StrokeKind::Inside);
        let count = session.editor().selection().len();
        if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|_| count > 0) {
            badge(ui, painter, count, pointer + vec2(20.0, 20.0));
        }
    }
    for guide in session.editor().guides() {
        let ends = [guide.from, guide.to].map(|end| to_screen(scope.view.camera.to_screen(end)));
        painter.line_segment(ends, Stroke::new(1.0, on_paper.accent));
    }
    ghost::paint(ui, painter, scope, session);
}

/// A box whose edges fall between pixels, so that a line along them is sharp.
fn crisp(rect: Rect) -> Rect {
    Rect::from_min_max(rect.min.round(), rect.max.round())
}

fn selection(painter: &Painter, theme: &Theme, rect: Rect) {
    const HANDLE: f32 = 7.0;
    let frame = crisp(rect.expand(FRAME_GAP));
    painter.rect_stroke(frame, 2, Stroke::new(3.0, theme.ring), StrokeKind::Outside);
    painter.rect_stroke(frame, 1, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    if rect.width().min(rect.height()) < 2.0 * HANDLE {
        return;
    }
    for corner in [frame.left_top(), frame.right_top(), frame.left_bottom(), frame.right_bottom()] {
        let handle = Rect::from_center_size(corner, vec2(HANDLE, HANDLE));
        painter.rect(handle, 1, theme.paper, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
}

fn hover(ui: &Ui, painter: &Painter, scope: &Scope<'_>, theme: &Theme) {
    let Some(over) = ui.input(|input| input.pointer.hover_pos()) else { return };
    let at = scope.view.camera.to_sheet(to_kurbo(over));
    let scene = &scope.layout.scene;
    let Some(source) = hit(scene, at, HIT_TOLERANCE / scope.view.camera.zoom().max(1e-6)) else { return };
    // A label can be taken whether its point is selected or not.
    let taken = source.part != Part::Label && scope.selection.contains(source.element);
    if matches!(source.part, Part::Area | Part::Curve) || taken {
        return;
    }
    let label = match source {
        Source { element: ElementId::Emotion(point), part: Part::Label } => scope.layout.frame.label(point),
        _ => None,
    };
    if let Some(bounds) = label.map(|label| label.rect).or_else(|| bounds_of(scene, source.element)) {
        let rect = rect_on_screen(scope.view, bounds).expand(if label.is_some() { 0.0 } else { 3.0 });
        painter.rect_stroke(rect, 4, Stroke::new(1.0, theme.accent.gamma_multiply(0.55)), StrokeKind::Middle);
    }
}

/// Frames of everything selected, a thin one each and a strong one around all. What is out of view is not drawn.
fn many(painter: &Painter, scope: &Scope<'_>, session: &Session, theme: &Theme) {
    /// A frame of fewer pixels would be all line: what is so small is tinted.
    const TINTED: f32 = 14.0;
    /// From words to the outer edge of the frame around them, at most and at least.
    const WORDS_GAP: std::ops::RangeInclusive<f32> = 1.5..=3.0;
    /// So much of the margin of a cell that may be: from afar the frames of neighbours must not meet.
    const OF_MARGIN: f32 = 0.7;
    /// Thickness of a frame.
    const LINE: f32 = 2.0;
    let selected = session.editor().selection();
    if selected.is_empty() {
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a margin of a cell on the screen")]
    let margin = (scope.layout.frame.card_inset * scope.view.camera.zoom()) as f32;
    let words_gap = (margin * OF_MARGIN).clamp(*WORDS_GAP.start(), *WORDS_GAP.end());
    let mut all: Option<kurbo::Rect> = None;
    let mut tints = Mesh::default();
    tints.reserve_vertices(4 * selected.len());
    tints.reserve_triangles(2 * selected.len());
    for mark in scope.layout.scene.groups.bundles().iter().flat_map(|bundle| bundle.marks()) {
        if !selected.contains(mark.element) {
            continue;
        }
        let bounds = mark.shown.bounds();
        all = Some(all.map_or(bounds, |all| all.union(bounds)));
        let rect = rect_on_screen(scope.view, bounds);
        if !rect.intersects(painter.clip_rect()) {
            continue;
        }
        if rect.width().min(rect.height()) < TINTED {
            tints.add_colored_rect(rect.expand(0.5), theme.accent.gamma_multiply(0.4));
        } else {
            let (rect, line) = match own_edge(mark.shown) {
                Some(edge) => (crisp(rect_on_screen(scope.view, edge)), LINE),
                // What has no edge of its own is all words: a frame on them would cover the first letters.
                None => (crisp(rect.expand(words_gap)), if words_gap < LINE { 1.0 } else { LINE }),
            };
            let inside = theme.accent.gamma_multiply(0.06);
            painter.rect(rect, 3, inside, Stroke::new(line, theme.accent), StrokeKind::Inside);
        }
    }
    if !tints.is_empty() {
        painter.add(Shape::mesh(tints));
    }
    // While the box is drawn it is frame enough.
    if let Some(all) = all.filter(|_| selected.len() > 1 && session.editor().marquee().is_none()) {
        let rect = crisp(rect_on_screen(scope.view, all).expand(4.0));
        painter.rect_stroke(rect, 3, Stroke::new(1.0, theme.accent.gamma_multiply(0.4)), StrokeKind::Outside);
    }
}

/// The edge that a card has of its own, without the star that stands out of it; a box with its strong left edge.
fn own_edge(shown: Shown<'_>) -> Option<kurbo::Rect> {
    let all = shown.bounds();
    shown.group.items.iter().find_map(|item| {
        let (ground, edge) = match item {
            Item::Rect { rect, .. } => (*rect, *rect + shown.offset),
            Item::Path { path, fill: Some(_), .. } => (path.control_box(), all),
            _ => return None,
        };
        Some(edge).filter(|_| ground.area() > all.area() * 0.5)
    })
}

/// The frame of a selected cell: something new goes here.
fn cell_frame(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.rect_stroke(rect.shrink(1.0), 3, Stroke::new(3.0, theme.ring), StrokeKind::Inside);
    painter.rect_stroke(rect.shrink(1.0), 3, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
}
