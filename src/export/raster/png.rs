//! A page as a PNG, drawn and written strip by strip, so that a poster for a print shop takes no more memory than a picture for a
//! slide.
//!
//! Where strips begin follows from the width of the picture alone, so the pixels of a page are the same whatever holds them.

use super::canvas::{Canvas, Ground};
use super::scale::{POINTS_PER_INCH, pixels_of};
use crate::export::error::ExportError;
use crate::export::format::Format;
use crate::export::limits::{MOST_PIXELS, PRODUCER};
use crate::export::watch::ExportWatch;
use crate::scene::Page;
use kurbo::{Affine, Rect};
use png::{
    BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, SrgbRenderingIntent, StreamWriter, Unit,
};
use std::io::Write as _;
use tiny_skia::Pixmap;

/// Metres in an inch.
const METRES_PER_INCH: f64 = 0.0254;
/// So many pixels a strip has, 16 MB, unless the picture is very wide.
const STRIP: u64 = 4 << 20;
/// A strip has at least so many rows, or all that crosses it is drawn too often.
const FEWEST_ROWS: u64 = 16;
/// So many rows above and below a strip are drawn and not written: where a curve is cut off it is drawn with other steps.
const AROUND: u32 = 16;
/// Compressed bytes are written in pieces of so many, each a chunk of the file.
const PIECE: usize = 1 << 18;

/// A PNG of a page, `dpi` dots per inch; the file bears the resolution, so that it prints in its size, and says that its colours are
/// those of sRGB.
///
/// # Errors
/// A resolution that is not a positive number, a page without a size, more than [`MOST_PIXELS`], or nobody who wants it any more.
pub(in crate::export) fn png(
    page: &Page,
    dpi: f64,
    transparent: bool,
    watch: &ExportWatch,
) -> Result<Vec<u8>, ExportError> {
    watch.begin()?;
    let size = pixels_of(page, dpi / POINTS_PER_INCH)?;
    in_strips(page, dpi, transparent, (STRIP / size[0]).max(FEWEST_ROWS), watch)
}

/// As [`png()`], in strips of so many rows.
fn in_strips(page: &Page, dpi: f64, transparent: bool, rows: u64, watch: &ExportWatch) -> Result<Vec<u8>, ExportError> {
    let scale = dpi / POINTS_PER_INCH;
    let [width, height] = pixels_of(page, scale)?;
    let too_many = ExportError::TooManyPixels { width, height, limit: MOST_PIXELS };
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_many);
    }
    let ([Ok(columns), Ok(lines)], Ok(rows)) = ([width, height].map(u32::try_from), u32::try_from(rows.min(height)))
    else {
        return Err(too_many);
    };
    let failed = |cause: png::EncodingError| ExportError::Encode { format: Format::Png, cause: cause.to_string() };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, columns, lines);
    encoder.set_color(if transparent { ColorType::Rgba } else { ColorType::Rgb });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::Adaptive);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
    let per_metre = (dpi / METRES_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.add_text_chunk("Software".to_owned(), PRODUCER.to_owned()).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    let mut out = writer.stream_writer_with_size(PIECE).map_err(failed)?;

    let Some(strip) = Pixmap::new(columns, rows + 2 * AROUND) else { return Err(too_many) };
    let mut canvas = Canvas::new(strip, if transparent { Ground::Clear } else { Ground::White });
    for top in (0..lines).step_by(usize::try_from(rows).unwrap_or(usize::MAX)) {
        watch.part(f64::from(top) / f64::from(lines), 1.0).begin()?;
        // Counted in pixels, so that a strip begins at a whole one.
        let above = f64::from(top) - f64::from(AROUND);
        let below = above + f64::from(rows + 2 * AROUND);
        let part = Rect::new(0.0, above / scale, page.size.width, below / scale);
        canvas.draw_page(page, part, Affine::translate((0.0, -above)) * Affine::scale(scale));
        write_rows(canvas.pixmap(), rows.min(lines - top), transparent, &mut out)
            .map_err(|cause| failed(cause.into()))?;
    }
    out.finish().map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(file)
}

/// Writes so many rows of a strip as a file has them.
fn write_rows(
    strip: &Pixmap,
    rows: u32,
    transparent: bool,
    out: &mut StreamWriter<'_, &mut Vec<u8>>,
) -> std::io::Result<()> {
    let lengths = [rows, AROUND, strip.width()].map(usize::try_from);
    let [Ok(rows), Ok(around), Ok(columns)] = lengths else { return Ok(()) };
    let mut line = Vec::with_capacity(columns * 4);
    for row in strip.pixels().chunks_exact(columns).skip(around).take(rows) {
        line.clear();
        if transparent {
            line.extend(row.iter().flat_map(|pixel| {
                let pixel = pixel.demultiply();
                [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
            }));
        } else {
            // What stands on white is opaque, so its pixels are plain ones and alpha need not be stored.
            line.extend(row.iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]));
        }
        out.write_all(&line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Rgba;
    use crate::model::Language;
    use crate::scene::{Dash, Fill, Group, Item, Placed, Scene, Stroke};
    use crate::text::{Face, Setting, Style, set_one};
    use crate::units::Pt;
    use kurbo::{BezPath, Point, Size, Vec2};
    use std::sync::Arc;

    /// A page with all that crosses strips: curves, thin and dashed lines, blends, type.
    fn page() -> Page {
        let ink = Rgba { r: 0x1B, g: 0x1C, b: 0x20, a: 255 };
        let pale = Rgba { r: 0xEE, g: 0xF0, b: 0xFB, a: 200 };
        let mut curve = BezPath::new();
        curve.move_to((10.0, 190.0));
        curve.curve_to((80.0, -120.0), (160.0, 340.0), (290.0, 12.0));
        let line = |width, dash, round| Some(Stroke { width, color: ink, dash, round });
        let panel = Rect::new(20.5, 8.25, 270.0, 191.75);
        let mut items = vec![
            Item::Rect {
                rect: panel,
                radius: 14.0,
                fill: Some(Fill::Vertical { top: pale, bottom: ink }),
                stroke: line(0.3, Dash::SOLID, false),
            },
            Item::Path { path: curve.clone(), fill: None, stroke: line(3.0, Dash::pair(10.0, 7.0), true) },
            Item::Path { path: curve, fill: Some(Fill::Solid(pale)), stroke: line(0.2, Dash::SOLID, true) },
        ];
        let setting = Setting { width: Some(Pt(240.0)), ..Setting::default() };
        let style = Style::new(Face::SemiBold, Pt(11.0), ink);
        let block = set_one(&"Путь клиента от поиска до звонка ".repeat(14), style, Language::Ru, &setting);
        items.extend(block.items(Point::new(24.0, 14.0)).map(|(at, run)| Item::Text { at, run, paragraph: Some(0) }));
        let size = Size::new(300.0, 200.0);
        let group = Group { bounds: size.to_rect(), items, ..Group::default() };
        let groups = [Placed { offset: Vec2::ZERO, group: Arc::new(group) }].into_iter().collect();
        Page::whole(Arc::new(Scene { size, groups, ..Scene::default() }))
    }

    fn pixels(file: &[u8]) -> Vec<u8> {
        image::load_from_memory(file).expect("a PNG").to_rgba8().into_raw()
    }

    #[test]
    fn a_picture_is_the_same_in_strips_of_any_height() {
        /// What another step of a curve may change of a pixel at its edge.
        const STEP: u8 = 64;
        let (page, nobody) = (page(), &ExportWatch::nobody());
        for transparent in [false, true] {
            let whole = pixels(&in_strips(&page, 144.0, transparent, 10_000, nobody).expect("a picture"));
            for rows in [1, 16, 61, 200] {
                let strips = pixels(&in_strips(&page, 144.0, transparent, rows, nobody).expect("a picture"));
                assert_eq!(strips.len(), whole.len());
                let apart = || whole.iter().zip(&strips).map(|(one, other)| one.abs_diff(*other));
                let (many, most) = (apart().filter(|apart| *apart > 0).count(), apart().max().unwrap_or_default());
                println!("{rows} rows, clear {transparent}: {many} of {} bytes differ, by {most} at most", whole.len());
                assert!(
                    most <= STEP && many * 300 < whole.len(),
                    "{rows} rows: {many} bytes differ, by {most} at most"
                );
            }
        }
    }
}
