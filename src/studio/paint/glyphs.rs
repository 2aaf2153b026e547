//! Type to triangles: letters from the atlas, or as shapes where they are large.

use super::atlas::AtlasLookup;
use super::convert::{color32, to_f32};
use super::fill::{self, Paint, flatten};
use super::group::GroupPainter;
use crate::color::Rgba;
use crate::scene::INK_OF_TYPE;
use crate::text::{Face, GlyphRun};
use eframe::egui::epaint::Color32;
use eframe::egui::{Pos2, Rect, pos2, vec2};
use kurbo::Point;

/// Type larger than this many pixels an em is drawn as shapes: the atlas would fill with a headline.
const LARGE: f64 = 160.0;
/// Largest type that is placed to a quarter of a pixel; above it, half a pixel cannot be told.
const QUARTERS: f64 = 40.0;

impl GroupPainter<'_> {
    pub(super) fn text(&mut self, at: Point, run: &GlyphRun) {
        let em = run.size.get() * self.scale;
        let origin = self.px(at);
        if !em.is_finite() || em <= 0.0 || !origin.is_finite() {
            return;
        }
        let color = color32(run.color);
        let small = run.small_letters() * self.scale;
        let icon = run.face == Face::Icons;
        if !self.letters {
            self.bar(origin, to_f32(small), to_f32(run.width.get() * self.scale), icon, color);
        } else if em > LARGE {
            for glyph in run.glyphs.iter() {
                let x = (at.x + self.offset.x + f64::from(glyph.x)) * self.scale;
                let y = f64::from(origin.y) + f64::from(glyph.y) * self.scale;
                self.large_glyph(run.face, glyph.id, em, pos2(to_f32(x), to_f32(y)), color);
            }
        } else {
            self.glyphs(at, run, em, color);
        }
    }

    /// A run as a soft bar as high as its small letters; an icon as a soft square.
    fn bar(&mut self, origin: Pos2, height: f32, width: f32, icon: bool, color: Color32) {
        if width <= 0.0 {
            return;
        }
        let height = if icon { width * 0.7 } else { height };
        let base = if icon { origin.y - width * 0.05 } else { origin.y };
        let rows = height.round().max(1.0);
        // The bar stands on whole rows; its tone makes up for the rounding.
        let tone = color.gamma_multiply(INK_OF_TYPE * (height / rows).min(1.3));
        let top = (base - height).round();
        let inset = if icon { width * 0.12 } else { 0.0 };
        let (left, right) = (origin.x + inset, origin.x + width - inset);
        fill::quad(pos2(left, top), pos2(right, top + rows), tone, tone, self.out.atlas());
    }

    fn glyphs(&mut self, at: Point, run: &GlyphRun, em: f64, color: Color32) {
        let baseline = ((at.y + self.offset.y) * self.scale).round();
        let steps = if em <= QUARTERS { 4.0 } else { 2.0 };
        let light = is_light(run.color);
        for glyph in run.glyphs.iter() {
            let x = (at.x + self.offset.x + f64::from(glyph.x)) * self.scale;
            let snapped = (x * steps).round() / steps;
            let baseline = baseline + (f64::from(glyph.y) * self.scale).round();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0, 1, 2 or 3")]
            let quarters = (snapped.rem_euclid(1.0) * 4.0) as u8;
            match self.atlas.glyph(run.face, glyph.id, em, quarters, light) {
                AtlasLookup::Blank => {}
                AtlasLookup::Full => self.large_glyph(run.face, glyph.id, em, pos2(to_f32(x), to_f32(baseline)), color),
                AtlasLookup::Sprite(sprite) => {
                    let min = pos2(to_f32(snapped.floor()) + sprite.left, to_f32(baseline) + sprite.top);
                    let size = vec2(sprite.width, sprite.height);
                    let uv = Rect::from_min_size(pos2(sprite.u, sprite.v), size);
                    self.out.atlas().add_rect_with_uv(Rect::from_min_size(min, size), uv, color);
                }
            }
        }
    }

    /// A glyph as a shape.
    fn large_glyph(&mut self, face: Face, id: u16, em: f64, origin: Pos2, color: Color32) {
        let outline = self.atlas.outline(face, id);
        let place = |point: Point| origin + vec2(to_f32(point.x * em), to_f32(point.y * em));
        let contours = flatten(&outline, em, place);
        let mut rings: Vec<&[Pos2]> =
            contours.iter().map(|line| line.points.as_slice()).filter(|ring| ring.len() > 2).collect();
        // Largest first: a contour can only lie in one that comes before it.
        rings.sort_by(|a, b| fill::double_area(b).abs().total_cmp(&fill::double_area(a).abs()));
        let depth: Vec<usize> =
            (0..rings.len()).map(|at| rings[..at].iter().filter(|outer| inside(outer, rings[at][0])).count()).collect();
        for at in (0..rings.len()).filter(|at| depth[*at].is_multiple_of(2)) {
            let mut shape = vec![rings[at]];
            shape.extend(
                (at + 1..rings.len())
                    .filter(|hole| depth[*hole] == depth[at] + 1 && inside(rings[at], rings[*hole][0]))
                    .map(|hole| rings[hole]),
            );
            fill::fill(&shape, Paint::Solid(color), self.out.atlas());
        }
    }
}

/// Type that is light enough to stand on dark.
fn is_light(color: Rgba) -> bool {
    2 * u32::from(color.r) + 5 * u32::from(color.g) + u32::from(color.b) > 8 * 190
}

/// Whether a point lies inside a polygon.
fn inside(ring: &[Pos2], point: Pos2) -> bool {
    let mut odd = false;
    let Some(mut previous) = ring.last().copied() else { return false };
    for corner in ring {
        if (corner.y > point.y) != (previous.y > point.y)
            && point.x < (previous.x - corner.x) * (point.y - corner.y) / (previous.y - corner.y) + corner.x
        {
            odd = !odd;
        }
        previous = *corner;
    }
    odd
}
