//! A persona's marks on their own, for panels: the same strokes and shapes as on the sheet.

use super::curve::monotone;
use super::drawing::Drawing;
use super::emotion::{along, dash};
use super::frame::Frame;
use super::symbols::symbol;
use crate::color::Rgba;
use crate::model::{Framing, Image, Journey, JourneyKind, PersonaId, PersonaLook};
use crate::scene::{Fill, Item, Layer, Placed, Scene, Stroke};
use kurbo::{BezPath, Point, Rect, Size, Vec2};
use std::sync::Arc;

/// The colours of a mark that does not stand on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tones {
    /// Line and outlines.
    pub line: Rgba,
    /// What the mark stands on; markers are filled with it.
    pub ground: Rgba,
    /// The line of calm.
    pub zero: Rgba,
}

fn scene(drawing: Drawing, size: Size) -> Scene {
    let group = drawing.finish(None, Layer::Frame);
    Scene { size, groups: [Placed { offset: Vec2::ZERO, group }].into_iter().collect(), ..Scene::default() }
}

fn stroke(look: PersonaLook, tones: Tones, width: f64) -> Stroke {
    let (dash, round) = dash(look.line, width);
    Stroke { width, color: tones.line, dash, round }
}

/// Draws a persona's marker around points.
fn mark(drawing: &mut Drawing, look: PersonaLook, tones: Tones, radius: f64, points: &[Point]) {
    let symbol = Arc::new(symbol(look.marker, radius));
    let outline = Stroke::solid(radius * 0.4, tones.line);
    for at in points {
        drawing.symbol(Arc::clone(&symbol), *at, Fill::Solid(tones.ground), Some(outline));
    }
}

/// The outline of a persona's marker around a point, about `radius` to its edge.
#[must_use]
pub fn outline(look: PersonaLook, center: Point, radius: f64) -> BezPath {
    symbol(look.marker, radius).outline_at(center)
}

/// The part of a picture that its framing shows, in a circle of `side` points across.
#[must_use]
pub fn portrait(image: &Arc<Image>, framing: Framing, side: f64, fallback: Rgba) -> Scene {
    let rect = Rect::new(0.0, 0.0, side, side);
    let mut drawing = Drawing::default();
    drawing.push(Item::Image { rect, circle: true, image: Arc::clone(image), framing, fallback }, rect);
    scene(drawing, rect.size())
}

/// A whole picture in a box of this size.
#[must_use]
pub fn picture(image: &Arc<Image>, size: Size, fallback: Rgba) -> Scene {
    let (rect, framing) = (size.to_rect(), Framing::default());
    let mut drawing = Drawing::default();
    drawing.push(Item::Image { rect, circle: false, image: Arc::clone(image), framing, fallback }, rect);
    scene(drawing, size)
}

/// A sample of a persona's line with a marker in the middle, as the legend shows it. `size` in points.
#[must_use]
pub fn line_sample(look: PersonaLook, tones: Tones, size: Size) -> Scene {
    let width = size.height * 0.18;
    let (middle, inset) = (size.height / 2.0, width / 2.0);
    let mut drawing = Drawing::default();
    let line = stroke(look, tones, width);
    drawing.line(Point::new(inset, middle), Point::new(size.width - inset, middle), line);
    mark(&mut drawing, look, tones, size.height * 0.32, &[Point::new(size.width / 2.0, middle)]);
    scene(drawing, size)
}

/// A persona's curve as it is on the map, small: `None` where it has no points on the sheet. `size` in points.
#[must_use]
pub fn curve(
    journey: &Journey,
    frame: &Frame,
    (persona, look): (PersonaId, PersonaLook),
    tones: Tones,
    size: Size,
) -> Option<Scene> {
    const LINE: f64 = 2.25;
    const MARK: f64 = 3.75;
    let (left, right) = (frame.stages.first()?.left, frame.stages.last()?.right);
    let inner = size.to_rect().inset(-(MARK + 2.0));
    let points: Vec<Point> = (along(frame, journey, persona, JourneyKind::AsIs).into_iter())
        .map(|(x, point)| {
            let along = (x - left) / (right - left).max(1.0);
            let down = (2.0 - point.value.get()) / 4.0;
            Point::new(inner.x0 + inner.width() * along, inner.y0 + inner.height() * down)
        })
        .collect();
    if points.is_empty() {
        return None;
    }
    let mut drawing = Drawing::default();
    let middle = size.height / 2.0;
    let calm = Stroke::solid(1.0, tones.zero);
    drawing.line(Point::new(inner.x0, middle), Point::new(inner.x1, middle), calm);
    for column in frame.stages.iter().skip(1) {
        let x = inner.x0 + inner.width() * (column.left - left) / (right - left).max(1.0);
        let mut tick = BezPath::new();
        tick.move_to((x, middle - 3.0));
        tick.line_to((x, middle + 3.0));
        drawing.path(tick, None, Some(calm));
    }
    drawing.path(monotone(&points), None, Some(stroke(look, tones, LINE)));
    mark(&mut drawing, look, tones, MARK, &points);
    Some(scene(drawing, size))
}
