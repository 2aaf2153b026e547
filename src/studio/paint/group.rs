//! One group to triangles, in pixels from the sheet's corner.

use super::atlas::GlyphAtlas;
use super::convert::{color32, to_f32};
use super::fill::{self, Paint};
use super::meshes::{TextureOf, TexturedMeshes};
use super::pictures::Pictures;
use crate::color::Rgba;
use crate::model::{Framing, Image};
use crate::scene::{Group, Item, Part, cover};
use eframe::egui::epaint::{Color32, Vertex};
use eframe::egui::{Context, Pos2, Rect, Vec2, pos2};
use kurbo::Point;

/// Turns the items of one group into triangles.
pub(super) struct GroupPainter<'a> {
    pub ctx: &'a Context,
    pub atlas: &'a mut GlyphAtlas,
    pub pictures: &'a mut Pictures,
    /// Pixels a point of the sheet.
    pub scale: f64,
    /// Where the group's origin stands on the sheet, in points.
    pub offset: kurbo::Vec2,
    /// Less detail, for a view with too much in it.
    pub coarse: bool,
    /// Whether the group in hand is written in letters: all that it says, or nothing of it.
    pub letters: bool,
    pub out: TexturedMeshes,
}

impl GroupPainter<'_> {
    /// Draws one box on whole pixels.
    pub(super) fn patch(&mut self, rect: kurbo::Rect, tone: Color32) {
        let (min, max) = self.whole(rect);
        fill::quad(min, max, tone, tone, self.out.atlas());
    }

    /// Draws every item.
    pub(super) fn paint(&mut self, group: &Group) {
        let is = |part: Part| group.source.is_some_and(|source| source.part == part);
        self.letters = group.lod().tallest * self.scale >= self.limit();
        if !is(Part::Handle) && !self.letters && self.paint_plainly(group) {
            return;
        }
        for item in &group.items {
            match item {
                Item::Rect { rect, radius, fill, stroke } => self.rect(*rect, *radius, *fill, *stroke),
                Item::Path { path, fill: None, stroke: Some(stroke) } if is(Part::Curve) => {
                    self.path(path, None, Some(self.thinned(*stroke)));
                }
                Item::Path { path, fill, stroke } => self.path(path, *fill, *stroke),
                Item::Symbol { at, symbol, fill, stroke } => {
                    self.with_origin(*at, |painter| painter.path(symbol.outline(), *fill, *stroke));
                }
                Item::Text { at, run, .. } => self.text(*at, run),
                Item::Image { rect, circle, image, framing, fallback } => {
                    self.image(*rect, *circle, (image, *framing), *fallback);
                }
                Item::Link { .. } => {}
            }
        }
    }

    /// Draws in coordinates whose origin is a place of the group.
    pub(super) fn with_origin(&mut self, at: Point, draw: impl FnOnce(&mut Self)) {
        let offset = self.offset;
        self.offset += at.to_vec2();
        draw(self);
        self.offset = offset;
    }

    /// A box on whole pixels, at least one of them.
    pub(super) fn whole(&self, rect: kurbo::Rect) -> (Pos2, Pos2) {
        let (min, max) = (self.px(rect.origin()), self.px(Point::new(rect.x1, rect.y1)));
        let min = min.round();
        (min, max.round().max(min + Vec2::splat(1.0)))
    }

    pub(super) fn px(&self, point: Point) -> Pos2 {
        pos2(to_f32((point.x + self.offset.x) * self.scale), to_f32((point.y + self.offset.y) * self.scale))
    }

    pub(super) fn image(
        &mut self,
        rect: kurbo::Rect,
        circle: bool,
        (image, framing): (&Image, Framing),
        fallback: Rgba,
    ) {
        let (min, max) = (self.px(Point::new(rect.x0, rect.y0)), self.px(Point::new(rect.x1, rect.y1)));
        let frame = Rect::from_two_pos(min, max);
        if !frame.is_finite() || !frame.is_positive() {
            return;
        }
        let radius = frame.size().min_elem() / 2.0;
        let corners = if circle {
            fill::circle(frame.center(), radius)
        } else {
            let frame = Rect::from_min_max(frame.min.round(), frame.max.round());
            vec![frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom()]
        };
        // What is looked at more nearly needs more pixels.
        let pixels = frame.size().max_elem() * to_f32(framing.zoom.get());
        let Some((texture, size)) = self.pictures.texture(self.ctx, image, pixels) else {
            fill::fill(&[&corners], Paint::Solid(color32(fallback)), self.out.atlas());
            return;
        };
        let of_frame = |from: Pos2| Point::new(from.x.into(), from.y.into());
        let frame = kurbo::Rect::from_points(of_frame(frame.min), of_frame(frame.max));
        let whole = cover(frame, kurbo::Size::new(size.x.into(), size.y.into()), framing);
        let mesh = self.out.of(TextureOf::Picture(texture));
        let first = mesh.vertices.len();
        fill::fill(&[&corners], Paint::Solid(Color32::WHITE), mesh);
        for Vertex { pos, uv, .. } in &mut mesh.vertices[first..] {
            let within = Point::new(pos.x.into(), pos.y.into()) - whole.origin();
            *uv = pos2(to_f32(within.x / whole.width()), to_f32(within.y / whole.height()));
        }
    }
}
