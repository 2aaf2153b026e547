//! The pen with which changes are marked on a map: a frame and a number around what is, a line through what was.

use crate::layout::context::LayoutContext;
use crate::model::ElementId;
use crate::scene::{Group, Layer, Role, Scene, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// The place of an element on a sheet: all that shows itself.
pub(super) fn place_of(scene: &Scene, element: ElementId) -> Option<Rect> {
    let own = scene.groups.element_groups().filter(|mark| mark.element == element);
    let bounds = own.map(|mark| mark.placed.bounds()).reduce(|all, one| all.union(one));
    bounds.or_else(|| scene.groups.best_group_for(element).map(|placed| placed.bounds()))
}

/// Frames what is new or changed, and numbers it.
pub(super) fn mark(cx: &LayoutContext<'_>, place: Rect, number: usize) -> Arc<Group> {
    let mut drawing = cx.drawing();
    drawing.describe(Role::Artifact, None);
    let frame = place.inset(cx.u(3.5));
    drawing.rect(frame, cx.u(9.0), None, Some(Stroke::solid(cx.u(2.2), cx.theme.red_line)));
    numbered(cx, &mut drawing, Point::new(frame.x1 - cx.u(2.0), frame.y0 + cx.u(2.0)), number);
    drawing.finish(None, Layer::DropOffs)
}

/// Strikes what was, and numbers it.
pub(super) fn strike(cx: &LayoutContext<'_>, place: Rect, number: usize) -> Arc<Group> {
    let mut drawing = cx.drawing();
    drawing.describe(Role::Artifact, None);
    let stroke = Stroke::solid(cx.u(2.2), cx.theme.red_line);
    let inner = place.inset(-cx.u(4.0));
    drawing.line(Point::new(inner.x0, inner.y1), Point::new(inner.x1, inner.y0), stroke);
    if inner.height() > cx.u(36.0) {
        drawing.line(Point::new(inner.x0, inner.y0), Point::new(inner.x1, inner.y1), stroke);
    }
    numbered(cx, &mut drawing, Point::new(place.x1 - cx.u(2.0), place.y0 + cx.u(2.0)), number);
    drawing.finish(None, Layer::DropOffs)
}

fn numbered(cx: &LayoutContext<'_>, drawing: &mut crate::layout::drawing::Drawing, center: Point, number: usize) {
    let style = LayoutContext::style(Face::Bold, cx.scale.small, cx.theme.on_dark);
    let figure = cx.line(&number.to_string(), style);
    let radius = cx.u(9.5).max(figure.width.get() * 0.5 + cx.u(4.0));
    let disc = Rect::from_center_size(center, (2.0 * radius, 2.0 * cx.u(9.5)));
    drawing.rect(disc, cx.u(9.5), Some(cx.theme.red_line), Some(Stroke::solid(cx.u(1.2), cx.theme.paper)));
    drawing.text(&figure, center - (figure.width.get() / 2.0, figure.height.get() / 2.0));
}
