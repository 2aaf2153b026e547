//! Page → pixels.

use super::error::ExportError;
use super::format::Format;
use super::items::{check_page, dashes, inner_radius, is_sound, rect_path, visible};
use super::limits::{ARC_TOLERANCE, MITRE_LIMIT, MOST_PIXELS, PRODUCER};
use super::picture::DecodedPicture;
use super::watch::ExportWatch;
use crate::color::Rgba;
use crate::scene::{Fill, INK_OF_TYPE, Item, Page, Stroke};
use crate::text::{Face, GlyphRun, glyph_outline};
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{ExtendedColorType, ImageEncoder as _};
use kurbo::{Affine, BezPath, Circle, PathEl, Point, Rect, Shape as _, Vec2};
use std::collections::HashMap;
use tiny_skia::{
    Color, FillRule, FilterQuality, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pattern,
    Pixmap, Shader, SpreadMode, StrokeDash, Transform,
};

/// Type smaller than this many pixels an em is the ink that it holds: no letter of it could be told, and a sheet of thousands of cards
/// that is shown as small as a stamp has half a million.
const SMALLEST_TYPE: f64 = 0.8;
/// Points in an inch.
const POINTS_PER_INCH: f64 = 72.0;
/// Metres in an inch.
const METRES_PER_INCH: f64 = 0.0254;
/// Length of a PNG's signature and header chunk, behind which its resolution stands.
const PNG_HEADER: usize = 8 + 25;

/// A PNG of a page, `dpi` dots per inch; the file bears the resolution, so that it prints in its size.
///
/// # Errors
/// A resolution that is not a positive number, a page without a size, more than [`MOST_PIXELS`], or nobody who wants it any more.
pub(super) fn png(page: &Page, dpi: f64, watch: &ExportWatch) -> Result<Vec<u8>, ExportError> {
    watch.begin()?;
    if !dpi.is_finite() || dpi <= 0.0 {
        return Err(ExportError::Resolution(dpi));
    }
    let pixmap = pixmap(page, dpi / POINTS_PER_INCH)?;
    watch.part(0.6, 1.0).begin()?;
    let (width, height) = (pixmap.width(), pixmap.height());
    // The page is opaque, so premultiplied pixels are plain ones and alpha need not be stored. The channels move to the
    // front of the same memory: a poster's pixels are too many to hold twice.
    let mut pixels = pixmap.take();
    let count = pixels.len() / 4;
    for at in 0..count {
        pixels.copy_within(at * 4..at * 4 + 3, at * 3);
    }
    pixels.truncate(count * 3);
    let failed = |cause: String| ExportError::Encode { format: Format::Png, cause };
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&pixels, width, height, ExtendedColorType::Rgb8)
        .map_err(|error| failed(error.to_string()))?;
    if bytes.len() < PNG_HEADER {
        return Err(failed("no header".to_owned()));
    }
    let chunks = [resolution_chunk(dpi), producer_chunk()].concat();
    bytes.splice(PNG_HEADER..PNG_HEADER, chunks);
    Ok(bytes)
}

/// The `pHYs` chunk: pixels per metre in both directions.
fn resolution_chunk(dpi: f64) -> Vec<u8> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
    let per_metre = (dpi / METRES_PER_INCH).round() as u32;
    let mut body = b"pHYs".to_vec();
    body.extend(per_metre.to_be_bytes());
    body.extend(per_metre.to_be_bytes());
    body.push(1);
    chunk(&body)
}

/// The `tEXt` chunk that says by what program the picture was made.
fn producer_chunk() -> Vec<u8> {
    chunk(&[b"tEXtSoftware\0", PRODUCER.as_bytes()].concat())
}

/// A chunk of a PNG: the length of its content, its type with the content, their checksum.
fn chunk(body: &[u8]) -> Vec<u8> {
    const TYPE: usize = 4;
    let length = u32::try_from(body.len().saturating_sub(TYPE)).unwrap_or(u32::MAX);
    [&length.to_be_bytes(), body, &crc32(body).to_be_bytes()].concat()
}

/// The checksum of a PNG chunk.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// A page on white, `scale` pixels to a point. A part of a pixel at the right and bottom edge becomes a whole one.
///
/// # Errors
/// A page without a size, a scale that is not a positive number, or more than [`MOST_PIXELS`].
pub fn pixmap(page: &Page, scale: f64) -> Result<Pixmap, ExportError> {
    check_page(page)?;
    if !scale.is_finite() || scale <= 0.0 {
        return Err(ExportError::Resolution(scale * POINTS_PER_INCH));
    }
    // A hair of tolerance, or 841 mm at 96 dpi could gain a column by rounding.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
    let pixels = |side: f64| ((side * scale - 1e-6).ceil() as u64).max(1);
    let (width, height) = (pixels(page.size.width), pixels(page.size.height));
    let too_many = ExportError::TooManyPixels { width, height };
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_many);
    }
    let (Ok(columns), Ok(rows)) = (u32::try_from(width), u32::try_from(height)) else { return Err(too_many) };
    let Some(mut pixmap) = Pixmap::new(columns, rows) else { return Err(too_many) };
    pixmap.fill(Color::WHITE);
    Ok(drawn(page, page.size.to_rect(), Affine::scale(scale), pixmap))
}

/// A part of a page on white, shown in so many pixels each way. Each pixel is the mean of `finer` × `finer` that were drawn for it,
/// so that a page which is shown small keeps its type as type.
///
/// # Errors
/// A page or a part without a size, or more than [`MOST_PIXELS`].
pub fn part(page: &Page, part: Rect, size: [u32; 2], finer: u32) -> Result<Pixmap, ExportError> {
    check_page(page)?;
    let [width, height] = size.map(|side| side.saturating_mul(finer));
    let too_many = ExportError::TooManyPixels { width: width.into(), height: height.into() };
    if part.width() <= 0.0 || part.height() <= 0.0 || !part.is_finite() {
        return Err(ExportError::SheetSize { width: part.width(), height: part.height() });
    }
    if u64::from(width).saturating_mul(height.into()) > MOST_PIXELS {
        return Err(too_many);
    }
    let Some(mut pixmap) = Pixmap::new(width, height) else { return Err(too_many) };
    pixmap.fill(Color::WHITE);
    let scale = Affine::scale_non_uniform(f64::from(width) / part.width(), f64::from(height) / part.height());
    let fine = drawn(page, part, scale * Affine::translate(-part.origin().to_vec2()), pixmap);
    if finer == 1 {
        return Ok(fine);
    }
    let Some(mut pixmap) = Pixmap::new(size[0], size[1]) else { return Err(too_many) };
    average(&fine, finer, &mut pixmap);
    Ok(pixmap)
}

/// What is seen of a part of a page, drawn over the white that is there already; `to_pixels` takes points of the page.
fn drawn(page: &Page, part: Rect, to_pixels: Affine, pixmap: Pixmap) -> Pixmap {
    /// How far ink may reach beyond the bounds of what it belongs to, in points: half a thick line.
    const OVERHANG: f64 = 8.0;
    let seen = page.to_page().inverse().transform_rect_bbox(part).inflate(OVERHANG, OVERHANG);
    let mut canvas = Canvas { pixmap, to_pixels: to_pixels * page.to_page(), glyphs: HashMap::new() };
    for placed in page.printed().filter(|placed| placed.bounds().overlaps(seen)) {
        canvas.draw_all(page.items(placed), placed.offset);
    }
    if !page.is_whole() {
        canvas.to_pixels = to_pixels;
        canvas.blank(page.size.to_rect().inflate(1.0, 1.0), page.frame());
        for placed in page.marks.iter() {
            canvas.draw_all(placed.group.items.iter(), placed.offset);
        }
    }
    canvas.pixmap
}

/// Fills each pixel with the mean of its square of `finer` × `finer` opaque ones.
fn average(fine: &Pixmap, finer: u32, coarse: &mut Pixmap) {
    let Ok(step) = usize::try_from(finer) else { return };
    let (Ok(width), Ok(row)) = (usize::try_from(coarse.width()), usize::try_from(fine.width())) else { return };
    let mut sums = vec![[0_u32; 3]; width];
    let count = finer * finer;
    for (rows, out) in fine.pixels().chunks_exact(row * step).zip(coarse.pixels_mut().chunks_exact_mut(width)) {
        sums.fill([0; 3]);
        for line in rows.chunks_exact(row) {
            for (sum, square) in sums.iter_mut().zip(line.chunks_exact(step)) {
                for pixel in square {
                    for (sum, channel) in sum.iter_mut().zip([pixel.red(), pixel.green(), pixel.blue()]) {
                        *sum += u32::from(channel);
                    }
                }
            }
        }
        for (pixel, sum) in out.iter_mut().zip(&sums) {
            #[expect(clippy::cast_possible_truncation, reason = "the mean of bytes is a byte")]
            let [r, g, b] = sum.map(|sum| ((sum + count / 2) / count) as u8);
            *pixel = tiny_skia::ColorU8::from_rgba(r, g, b, 255).premultiply();
        }
    }
}

/// Pixels being painted.
struct Canvas {
    pixmap: Pixmap,
    /// From points of the sheet to pixels.
    to_pixels: Affine,
    /// Outlines in em, read once each; `None` for a glyph that leaves no trace.
    glyphs: HashMap<(Face, u16), Option<Path>>,
}

impl Canvas {
    /// Draws items of a group that stands here on the sheet.
    fn draw_all<'i>(&mut self, items: impl Iterator<Item = &'i Item>, offset: Vec2) {
        for item in items.filter(|item| is_sound(item)) {
            self.draw(item, offset);
        }
    }

    /// Makes white again what is around a frame: nothing is seen of a sheet beyond its window.
    fn blank(&mut self, all: Rect, frame: Rect) {
        let mut around = all.to_path(ARC_TOLERANCE);
        around.extend(frame.to_path(ARC_TOLERANCE).reverse_subpaths());
        let Some(path) = skia_path(&around) else { return };
        let white = paint(Shader::SolidColor(Color::WHITE));
        self.pixmap.fill_path(&path, &white, FillRule::Winding, skia_transform(self.to_pixels), None);
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
                match DecodedPicture::open(image) {
                    Some(picture) => {
                        let place = to_pixels * picture.placement(*rect, *framing);
                        self.picture(&picture, &outline, place, to_pixels);
                    }
                    None => self.shape(&outline, Some(&Fill::Solid(*fallback)), None, to_pixels),
                }
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

    /// Paints a picture inside an outline; `place` takes its unit square to pixels.
    fn picture(&mut self, picture: &DecodedPicture, outline: &BezPath, place: Affine, to_pixels: Affine) {
        let [across_x, across_y, down_x, down_y, ..] = place.as_coeffs();
        // A picture that is shown much smaller than it is would shimmer: it is made as small as it is shown, but never larger.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
        let pixels = |length: f64, stored: u32| (length.ceil() as u32).clamp(1, stored);
        let width = pixels(across_x.hypot(across_y), picture.pixels.width());
        let height = pixels(down_x.hypot(down_y), picture.pixels.height());
        let small = if (width, height) == (picture.pixels.width(), picture.pixels.height()) {
            picture.pixels.to_rgba8()
        } else {
            picture.pixels.resize_exact(width, height, FilterType::CatmullRom).to_rgba8()
        };
        let Some(mut pattern) = Pixmap::new(width, height) else { return };
        for (to, from) in pattern.pixels_mut().iter_mut().zip(small.pixels()) {
            let [r, g, b, a] = from.0;
            *to = tiny_skia::ColorU8::from_rgba(r, g, b, a).premultiply();
        }
        let Some(path) = skia_path(outline) else { return };
        let transform = skia_transform(to_pixels);
        // The shader's own transform is within the path's, so what the path's adds is taken away.
        let within =
            to_pixels.inverse() * place * Affine::scale_non_uniform(1.0 / f64::from(width), 1.0 / f64::from(height));
        let shader =
            Pattern::new(pattern.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, skia_transform(within));
        self.pixmap.fill_path(&path, &paint(shader), FillRule::Winding, transform, None);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
