//! Ghosts of the two lanes that an empty map shows as bare ground: what will stand there, and how it begins. For the person who edits
//! alone, never printed.

use super::context::LayoutContext;
use super::curve::monotone;
use crate::scene::{Dash, Fill, Group, Layer, Stroke};
use crate::text::Face;
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// How strong a ghost is beside a hint's words.
const GHOST: f64 = 0.45;

/// A curve that nobody has felt yet, with what is asked of its first point.
pub(super) fn curve(cx: &LayoutContext<'_>, band: Rect, has_personas: bool) -> Arc<Group> {
    /// Places along the band and down it.
    const WAY: [(f64, f64); 6] = [(0.04, 0.56), (0.2, 0.34), (0.4, 0.66), (0.6, 0.28), (0.78, 0.6), (0.96, 0.3)];
    let at = |(along, down): (f64, f64)| Point::new(band.x0 + band.width() * along, band.y0 + band.height() * down);
    let points = WAY.map(at);
    let color = cx.theme.hint.with_alpha(GHOST);
    let mut drawing = cx.drawing();
    let line = Stroke { dash: Dash::pair(cx.u(10.0), cx.u(9.0)), round: true, ..Stroke::solid(cx.u(3.0), color) };
    drawing.path(monotone(&points), None, Some(line));
    let first = Rect::from_center_size(points[0], (cx.u(18.0), cx.u(18.0)));
    let ring = Stroke::solid(cx.u(3.0), cx.theme.hint);
    drawing.rect(first, first.width() / 2.0, Some(cx.theme.paper), Some(ring));
    let key = if has_personas { "lane-emotions-first" } else { "lane-needs-persona" };
    let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.hint);
    let words = cx.set(&cx.words.text(key), style, band.width() * 0.5);
    let top = (points[0].y + cx.u(24.0)).min(band.y1 - words.height.get() - cx.u(8.0));
    drawing.text(&words, Point::new(band.x0 + cx.u(12.0), top));
    drawing.finish(None, Layer::Hints)
}

/// A ribbon that narrows where nobody has left yet, with what is asked of the first who does.
pub(super) fn ribbon(cx: &LayoutContext<'_>, room: Rect, has_personas: bool) -> Arc<Group> {
    let key = if has_personas { "lane-drop-off-first" } else { "lane-needs-persona" };
    let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.hint);
    let words = cx.set(&cx.words.text(key), style, room.width() - cx.u(24.0));
    let mut drawing = cx.drawing();
    drawing.text(&words, Point::new(room.x0 + cx.u(12.0), room.y0));
    let top = room.y0 + words.height.get() + cx.u(6.0);
    let full = (room.y1 - top).min(cx.u(26.0));
    if full > cx.u(4.0) {
        let edge = |along: f64, share: f64| (room.x0 + room.width() * along, top + full * share);
        let mut path = BezPath::new();
        path.move_to(edge(0.0, 0.0));
        path.line_to(edge(1.0, 0.0));
        path.line_to(edge(1.0, 0.4));
        for (from, to, share, next) in [(0.72, 0.64, 0.4, 0.65), (0.4, 0.32, 0.65, 1.0)] {
            path.line_to(edge(from, share));
            path.curve_to(edge(f64::midpoint(from, to), share), edge(f64::midpoint(from, to), next), edge(to, next));
        }
        path.line_to(edge(0.0, 1.0));
        path.close_path();
        let line = Stroke {
            dash: Dash::pair(cx.u(8.0), cx.u(7.0)),
            ..Stroke::solid(cx.u(1.5), cx.theme.hint.with_alpha(GHOST))
        };
        drawing.path(path, Some(Fill::Solid(cx.theme.hint.with_alpha(0.07))), Some(line));
    }
    drawing.finish(None, Layer::Hints)
}
