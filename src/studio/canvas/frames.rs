//! Frames around what is selected: each follows the shape of its own element and covers nothing of the neighbours.

use super::coordinates::rect_on_screen;
use crate::model::ElementId;
use crate::scene::{Item, PlacedRef};
use crate::studio::desk::{PanelContext, Session};
use crate::studio::theme::Theme;
use eframe::egui::epaint::Mesh;
use eframe::egui::{Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

/// Thickness of a frame.
const LINE: f32 = 2.0;
/// From this zoom on there is room for a frame at some distance, with a soft ring around it.
const NEAR: f64 = 0.5;
/// From an edge to the frame around it, from near and from afar, in screen points.
const GAP: (f32, f32) = (3.0, 1.5);

/// A box whose edges fall between pixels, so that a line along them is sharp.
fn crisp(rect: Rect) -> Rect {
    Rect::from_min_max(rect.min.round(), rect.max.round())
}

/// The frame of the one element that is selected, with a handle where it can be made wider or higher.
pub(super) fn one(painter: &Painter, cx: &PanelContext<'_>, theme: &Theme, element: ElementId) {
    /// From the frame to the handle in it.
    const INSIDE: f32 = 3.0;
    let Some(shown) = cx.layout.scene.groups.best_group_for(element) else { return };
    let near = cx.surface.camera.zoom() >= NEAR;
    let gap = if near { GAP.0 } else { GAP.1 };
    let bounds = rect_on_screen(cx.surface, shown.bounds());
    let (frame, line) = match own_edge(shown) {
        Some(edge) => (crisp(rect_on_screen(cx.surface, edge).expand(gap + LINE)), LINE),
        None if matches!(element, ElementId::Emotion(_)) => (crisp(bounds.expand(gap + LINE)), LINE),
        None => around_words(cx, element, bounds),
    };
    beside_star(painter, cx, shown, |painter| {
        if near && line >= LINE {
            painter.rect_stroke(frame, 4, Stroke::new(2.0, theme.ring), StrokeKind::Outside);
        }
        painter.rect_stroke(frame, 3, Stroke::new(line, theme.accent), StrokeKind::Inside);
    });
    // Within the frame, for beyond it stands the number of the next stage.
    let (at, size) = match element {
        ElementId::Stage(_) if near => (frame.right_center() - vec2(INSIDE, 0.0), vec2(3.0, frame.height().min(16.0))),
        ElementId::Lane(_) if near => (frame.center_bottom() - vec2(0.0, INSIDE), vec2(frame.width().min(16.0), 3.0)),
        _ => return,
    };
    let handle = Rect::from_center_size(at, size);
    painter.rect(handle, 2, theme.paper, Stroke::new(1.5, theme.accent), StrokeKind::Outside);
}

/// The frame around what has no edge of its own and is all words: a frame on them would cover the first letters, and one too far
/// from them the words beside.
fn around_words(cx: &PanelContext<'_>, element: ElementId, mut rect: Rect) -> (Rect, f32) {
    /// From words to the outer edge of the frame around them, at most and at least.
    const WORDS_GAP: std::ops::RangeInclusive<f32> = 1.5..=3.0;
    /// So much of the margin of a cell that may be: from afar the frames of neighbours must not meet.
    const OF_MARGIN: f32 = 0.7;
    #[expect(clippy::cast_possible_truncation, reason = "a margin of a cell on the screen")]
    let margin = (cx.layout.frame.card_inset * cx.surface.camera.zoom()) as f32;
    let gap = (margin * OF_MARGIN).clamp(*WORDS_GAP.start(), *WORDS_GAP.end());
    // The point of a stage's head reaches to the number of the next.
    if let ElementId::Stage(stage) = element
        && let Some(column) = cx.layout.frame.column(stage)
    {
        let heads = cx.layout.frame.heads;
        let own = rect_on_screen(cx.surface, kurbo::Rect::new(column.left, heads.y0, column.right, heads.y1));
        rect = own.intersect(rect.expand2(vec2(own.width(), 0.0))).shrink2(vec2(gap + 1.0, 0.0));
    }
    (crisp(rect.expand(gap)), if gap < LINE { 1.0 } else { LINE })
}

/// Draws a frame everywhere but on the star that stands out of a card.
fn beside_star(painter: &Painter, cx: &PanelContext<'_>, shown: PlacedRef<'_>, draw: impl Fn(&Painter)) {
    let Some(edge) = own_edge(shown) else { return draw(painter) };
    let outside = |rect: kurbo::Rect| {
        let rect = rect + shown.offset;
        (rect.y0 < edge.y0 - 1e-3 && rect.x1 > edge.center().x).then_some(rect)
    };
    let stars = shown.group.items.iter().filter_map(|item| match item {
        Item::Path { path, .. } => outside(path.control_box()),
        Item::Symbol { at, symbol, .. } => outside(symbol.bounds() + at.to_vec2()),
        Item::Rect { rect, .. } => outside(*rect),
        _ => None,
    });
    let star = stars.filter(|rect| rect.width() < edge.width() * 0.5).reduce(|all, one| all.union(one));
    let Some(star) = star.map(|star| rect_on_screen(cx.surface, star)) else { return draw(painter) };
    let all = painter.clip_rect();
    for part in [
        Rect::from_min_max(all.min, pos2(star.left(), all.bottom())),
        Rect::from_min_max(pos2(star.left(), star.bottom()), all.max),
    ] {
        draw(&painter.with_clip_rect(part.intersect(all)));
    }
}

/// Frames of everything selected, a thin one each and a strong one around all. What is out of view is not drawn.
pub(super) fn many(painter: &Painter, cx: &PanelContext<'_>, session: &Session, theme: &Theme) {
    /// A frame of fewer pixels would be all line: what is so small is tinted.
    const TINTED: f32 = 14.0;
    let selected = session.editor().selection();
    if selected.is_empty() {
        return;
    }
    let mut all: Option<kurbo::Rect> = None;
    let mut tints = Mesh::default();
    tints.reserve_vertices(4 * selected.len());
    tints.reserve_triangles(2 * selected.len());
    for mark in cx.layout.scene.groups.element_groups() {
        if !selected.contains(mark.element) {
            continue;
        }
        let bounds = mark.placed.bounds();
        all = Some(all.map_or(bounds, |all| all.union(bounds)));
        let rect = rect_on_screen(cx.surface, bounds);
        if !rect.intersects(painter.clip_rect()) {
            continue;
        }
        if rect.width().min(rect.height()) < TINTED {
            tints.add_colored_rect(rect.expand(0.5), theme.accent.gamma_multiply(0.4));
        } else {
            let (rect, line) = match own_edge(mark.placed) {
                Some(edge) => (crisp(rect_on_screen(cx.surface, edge)), LINE),
                None => around_words(cx, mark.element, rect),
            };
            let inside = theme.accent.gamma_multiply(0.06);
            beside_star(painter, cx, mark.placed, |painter| {
                painter.rect(rect, 3, inside, Stroke::new(line, theme.accent), StrokeKind::Inside);
            });
        }
    }
    if !tints.is_empty() {
        painter.add(Shape::mesh(tints));
    }
    // While the box is drawn it is frame enough.
    if let Some(all) = all.filter(|_| selected.len() > 1 && session.editor().marquee().is_none()) {
        let rect = crisp(rect_on_screen(cx.surface, all).expand(4.0));
        painter.rect_stroke(rect, 3, Stroke::new(1.0, theme.accent.gamma_multiply(0.4)), StrokeKind::Outside);
    }
}

/// The edge that a card has of its own, without the star that stands out of it; a box with its strong left edge.
fn own_edge(shown: PlacedRef<'_>) -> Option<kurbo::Rect> {
    let all = shown.bounds();
    shown.group.items.iter().find_map(|item| {
        let (ground, edge) = match item {
            Item::Rect { rect, .. } => (*rect, *rect + shown.offset),
            Item::Path { path, fill: Some(_), .. } => (path.control_box(), all),
            Item::Symbol { symbol, fill: Some(_), .. } => (symbol.bounds(), all),
            _ => return None,
        };
        Some(edge).filter(|_| ground.area() > all.area() * 0.5)
    })
}

/// The frame of a selected cell: something new goes here.
pub(super) fn cell(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.rect_stroke(rect.shrink(1.0), 3, Stroke::new(3.0, theme.ring), StrokeKind::Inside);
    painter.rect_stroke(rect.shrink(1.0), 3, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
}
