//! Items of a scene drawn over pixels that are there.

use crate::color::Rgba;
use crate::export::items::{dashes, inner_radius, is_sound, rect_path, visible};
use crate::export::limits::{ARC_TOLERANCE, MITRE_LIMIT};
use crate::export::picture::DecodedPicture;
use crate::model::{Framing, Image, ImageHash};
use crate::scene::{Fill, INK_OF_TYPE, Item, Page, Stroke};
use crate::text::{Face, GlyphRun, glyph_outline};
use image::imageops::FilterType;
use kurbo::{Affine, BezPath, Circle, PathEl, Point, Rect, Shape as _, Vec2};
use std::collections::HashMap;
use tiny_skia::{
    BlendMode, Color, FillRule, FilterQuality, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path,
    PathBuilder, Pattern, Pixmap, Shader, SpreadMode, StrokeDash, Transform,
};

/// Type smaller than this many pixels an em is the ink that it holds: no letter of it could be told, and a sheet of thousands of cards
/// that is shown as small as a stamp has half a million.
const SMALLEST_TYPE: f64 = 0.8;
/// So many pixels of pictures are kept for the next strip of a page.
const MOST_KEPT: usize = 16 << 20;

/// What a page stands on where nothing is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// Paper.
    White,
    /// Whatever the picture is laid on.
    Clear,
}

/// Pixels being painted.
pub(super) struct Canvas {
    pixmap: Pixmap,
    ground: Ground,
    /// From points of the sheet to pixels.
    to_pixels: Affine,
    /// What is seen of the page, in points of it.
    seen: Rect,
    /// Outlines in em, read once each; `None` for a glyph that leaves no trace.
    glyphs: HashMap<(Face, u16), Option<Path>>,
    /// Pictures that were drawn, for the next strip.
    pictures: Vec<DrawnPicture>,
}

impl Canvas {
    /// Takes pixels, whatever is on them.
    pub(super) fn new(pixmap: Pixmap, ground: Ground) -> Self {
        let (glyphs, pictures) = (HashMap::new(), Vec::new());
        Self { pixmap, ground, to_pixels: Affine::IDENTITY, seen: Rect::ZERO, glyphs, pictures }
    }

    pub(super) const fn pixmap(&self) -> &Pixmap {
        &self.pixmap
    }

    pub(super) fn into_pixmap(self) -> Pixmap {
        self.pixmap
    }

    /// Draws what is seen of a part of a page; `to_pixels` takes points of the page.
    pub(super) fn draw_page(&mut self, page: &Page, part: Rect, to_pixels: Affine) {
        /// How far ink may reach beyond the bounds of what it belongs to, in points: half a thick line.
        const OVERHANG: f64 = 8.0;
        self.pixmap.fill(match self.ground {
            Ground::White => Color::WHITE,
            Ground::Clear => Color::TRANSPARENT,
        });
        self.seen = page.to_page().inverse().transform_rect_bbox(part).inflate(OVERHANG, OVERHANG);
        self.to_pixels = to_pixels * page.to_page();
        let seen = self.seen;
        for placed in page.printed().filter(|placed| placed.bounds().overlaps(seen)) {
            self.draw_all(page.items(placed), placed.offset);
        }
        if !page.is_whole() {
            (self.seen, self.to_pixels) = (part.inflate(OVERHANG, OVERHANG), to_pixels);
            self.blank(page.size.to_rect().inflate(1.0, 1.0), page.frame());
            for placed in page.marks.iter() {
                self.draw_all(placed.group.items.iter(), placed.offset);
            }
        }
    }

    /// Draws items of a group that stands here on the sheet.
    fn draw_all<'i>(&mut self, items: impl Iterator<Item = &'i Item>, offset: Vec2) {
        let seen = self.seen - offset;
        for item in items.filter(|item| is_sound(item) && is_near(item, seen)) {
            self.draw(item, offset);
        }
    }

    /// Makes the ground again of what is around a frame: nothing is seen of a sheet beyond its window.
    fn blank(&mut self, all: Rect, frame: Rect) {
        let mut around = all.to_path(ARC_TOLERANCE);
        around.extend(frame.to_path(ARC_TOLERANCE).reverse_subpaths());
        let Some(path) = skia_path(&around) else { return };
        let ground = match self.ground {
            Ground::White => paint(Shader::SolidColor(Color::WHITE)),
            Ground::Clear => Paint { blend_mode: BlendMode::Clear, ..Paint::default() },
        };
        self.pixmap.fill_path(&path, &ground, FillRule::Winding, skia_transform(self.to_pixels), None);
    }

    fn draw(&mut self, item: &Item, offset: Vec2) {
        let to_pixels = self.to_pixels * Affine::translate(offset);
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                self.shape(&rect_path(*rect, *radius), fill.as_ref(), stroke.as_ref(), to_pixels);
            }
            Item::Path { path, fill, stroke } => self.shape(path, fill.as_ref(), stroke.as_ref(), to_pixels),
            Item::Symbol { at, symbol, fill, stroke } => {
                self.shape(&symbol.outline_at(*at), fill.as_ref(), stroke.as_ref(), to_pixels);
            }
            Item::Text { at, run, .. } => self.text(*at, run, to_pixels),
            Item::Image { rect, circle, image, framing, fallback } => {
                let outline = if *circle {
                    Circle::new(rect.center(), inner_radius(*rect)).to_path(0.01)
                } else {
                    rect.to_path(0.01)
                };
                let seat = PictureSeat { rect: *rect, framing: *framing };
                self.picture(image, seat, *fallback, &outline, to_pixels);
            }
            // A picture cannot be clicked.
            Item::Link { .. } => {}
        }
    }

    fn shape(&mut self, outline: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>, to_pixels: Affine) {
        let Some(path) = skia_path(outline) else { return };
        let transform = skia_transform(to_pixels);
        if let Some(fill) = fill {
            let shader = match fill {
                Fill::Solid(color) => Some(Shader::SolidColor(skia_color(*color))),
                Fill::Vertical { top, bottom } => {
                    let bounds = outline.bounding_box();
                    let stop = |place, color: &Rgba| GradientStop::new(place, skia_color(Rgba { a: 255, ..*color }));
                    LinearGradient::new(
                        skia_point(Point::new(bounds.x0, bounds.y0)),
                        skia_point(Point::new(bounds.x0, bounds.y1)),
                        vec![stop(0.0, top), stop(1.0, bottom)],
                        SpreadMode::Pad,
                        Transform::identity(),
                    )
                }
            };
            if let Some(shader) = shader {
                self.pixmap.fill_path(&path, &paint(shader), FillRule::Winding, transform, None);
            }
        }
        if let Some(stroke) = visible(stroke) {
            let look = tiny_skia::Stroke {
                width: to_f32(stroke.width),
                miter_limit: MITRE_LIMIT,
                line_cap: if stroke.round { LineCap::Round } else { LineCap::Butt },
                line_join: if stroke.round { LineJoin::Round } else { LineJoin::Miter },
                dash: StrokeDash::new(dashes(stroke).iter().map(|length| to_f32(*length)).collect(), 0.0),
            };
            let color = Shader::SolidColor(skia_color(stroke.color));
            self.pixmap.stroke_path(&path, &paint(color), &look, transform, None);
        }
    }

    fn text(&mut self, at: Point, run: &GlyphRun, to_pixels: Affine) {
        let [_, _, _, down, ..] = to_pixels.as_coeffs();
        let height = run.small_letters();
        if run.size.get() * down.abs() < SMALLEST_TYPE {
            let line = Rect::new(at.x, at.y - height, at.x + run.width.get(), at.y);
            let ink = Fill::Solid(run.color.with_alpha(f64::from(INK_OF_TYPE) * f64::from(run.color.a) / 255.0));
            self.shape(&line.to_path(ARC_TOLERANCE), Some(&ink), None, to_pixels);
            return;
        }
        let paint = paint(Shader::SolidColor(skia_color(run.color)));
        for glyph in &*run.glyphs {
            let outline = self
                .glyphs
                .entry((run.face, glyph.id))
                .or_insert_with(|| skia_path(&glyph_outline(run.face, glyph.id)));
            if let Some(path) = outline {
                let place = to_pixels
                    * Affine::translate((at.x + f64::from(glyph.x), at.y + f64::from(glyph.y)))
                    * Affine::scale(run.size.get());
                self.pixmap.fill_path(path, &paint, FillRule::Winding, skia_transform(place), None);
            }
        }
    }

    /// Paints a picture inside an outline, or where it cannot be read a colour.
    fn picture(&mut self, image: &Image, seat: PictureSeat, fallback: Rgba, outline: &BezPath, to_pixels: Affine) {
        let kept = self.pictures.iter().position(|shown| shown.hash == image.hash() && shown.seat == seat);
        let at = kept.unwrap_or_else(|| {
            let shown = DrawnPicture::new(image, seat, to_pixels);
            let held: usize = self.pictures.iter().map(DrawnPicture::pixels).sum();
            if held + shown.pixels() > MOST_KEPT {
                self.pictures.clear();
            }
            self.pictures.push(shown);
            self.pictures.len() - 1
        });
        let Some(DrawnPicture { pattern: Some((pattern, placement)), .. }) = self.pictures.get(at) else {
            return self.shape(outline, Some(&Fill::Solid(fallback)), None, to_pixels);
        };
        let Some(path) = skia_path(outline) else { return };
        // The shader's own transform is within the path's.
        let [width, height] = [pattern.width(), pattern.height()].map(f64::from);
        let within = *placement * Affine::scale_non_uniform(1.0 / width, 1.0 / height);
        let (pad, smooth) = (SpreadMode::Pad, FilterQuality::Bilinear);
        let shader = Pattern::new(pattern.as_ref(), pad, smooth, 1.0, skia_transform(within));
        self.pixmap.fill_path(&path, &paint(shader), FillRule::Winding, skia_transform(to_pixels), None);
    }
}

/// Where a picture stands, and what is seen of it there.
#[derive(Clone, Copy, Debug, PartialEq)]
struct PictureSeat {
    rect: Rect,
    framing: Framing,
}

/// A picture as large as it is shown.
struct DrawnPicture {
    hash: ImageHash,
    seat: PictureSeat,
    /// Its pixels, and where its unit square stands; `None` for a picture that cannot be read.
    pattern: Option<(Pixmap, Affine)>,
}

impl DrawnPicture {
    fn new(image: &Image, seat: PictureSeat, to_pixels: Affine) -> Self {
        let shown = DecodedPicture::open(image).and_then(|picture| {
            let placement = picture.placement(seat.rect, seat.framing);
            Some((pattern(&picture, to_pixels * placement)?, placement))
        });
        Self { hash: image.hash(), seat, pattern: shown }
    }

    fn pixels(&self) -> usize {
        self.pattern.as_ref().map_or(0, |(pattern, _)| pattern.pixels().len())
    }
}

/// The pixels of a picture whose unit square `place` takes to those of the page. One that is shown much smaller than it is would
/// shimmer: it is made as small as it is shown, but never larger.
fn pattern(picture: &DecodedPicture, place: Affine) -> Option<Pixmap> {
    let [across_x, across_y, down_x, down_y, ..] = place.as_coeffs();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
    let pixels = |length: f64, stored: u32| (length.ceil() as u32).clamp(1, stored);
    let width = pixels(across_x.hypot(across_y), picture.pixels.width());
    let height = pixels(down_x.hypot(down_y), picture.pixels.height());
    let small = if (width, height) == (picture.pixels.width(), picture.pixels.height()) {
        picture.pixels.to_rgba8()
    } else {
        picture.pixels.resize_exact(width, height, FilterType::CatmullRom).to_rgba8()
    };
    let mut pattern = Pixmap::new(width, height)?;
    for (to, from) in pattern.pixels_mut().iter_mut().zip(small.pixels()) {
        let [r, g, b, a] = from.0;
        *to = tiny_skia::ColorU8::from_rgba(r, g, b, a).premultiply();
    }
    Some(pattern)
}

/// Whether ink of an item may reach into a part of its sheet. Only lines of text are so many that looking is worth it.
fn is_near(item: &Item, seen: Rect) -> bool {
    let Item::Text { at, run, .. } = item else { return true };
    // No letter reaches farther above its line, or below it.
    let reach = run.size.get() * 2.0;
    at.y - reach < seen.y1 && at.y + reach > seen.y0
}

fn paint(shader: Shader<'_>) -> Paint<'_> {
    Paint { shader, ..Paint::default() }
}

fn skia_color(color: Rgba) -> Color {
    Color::from_rgba8(color.r, color.g, color.b, color.a)
}

#[expect(clippy::cast_possible_truncation, reason = "the painter counts in f32; coordinates are below 100,000")]
fn to_f32(value: f64) -> f32 {
    value as f32
}

fn skia_point(point: Point) -> tiny_skia::Point {
    tiny_skia::Point::from_xy(to_f32(point.x), to_f32(point.y))
}

fn skia_transform(affine: Affine) -> Transform {
    let [x_x, x_y, y_x, y_y, left, top] = affine.as_coeffs().map(to_f32);
    Transform::from_row(x_x, x_y, y_x, y_y, left, top)
}

/// The same path for the painter; `None` if it has no extent.
fn skia_path(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for element in path {
        match element {
            PathEl::MoveTo(to) => builder.move_to(to_f32(to.x), to_f32(to.y)),
            PathEl::LineTo(to) => builder.line_to(to_f32(to.x), to_f32(to.y)),
            PathEl::QuadTo(by, to) => builder.quad_to(to_f32(by.x), to_f32(by.y), to_f32(to.x), to_f32(to.y)),
            PathEl::CurveTo(from, by, to) => {
                builder.cubic_to(
                    to_f32(from.x),
                    to_f32(from.y),
                    to_f32(by.x),
                    to_f32(by.y),
                    to_f32(to.x),
                    to_f32(to.y),
                );
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}
