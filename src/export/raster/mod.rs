//! A page → pixels.
//!
//! | file | what it does |
//! |---|---|
//! | `canvas` | items of a scene drawn over pixels that are there |
//! | `png` | a page as a file, drawn and written strip by strip |
//! | `scale` | how many pixels a page has |

mod canvas;
mod png;
mod scale;

use super::error::ExportError;
use super::items::check_page;
use super::limits::MOST_HELD;
use crate::scene::Page;
use canvas::{Canvas, Ground};
use kurbo::{Affine, Rect};
use scale::pixels_of;
use tiny_skia::Pixmap;

pub(super) use png::png;

/// Pixels without anything on them.
///
/// # Errors
/// More than are held at once.
fn empty([width, height]: [u64; 2]) -> Result<Pixmap, ExportError> {
    let columns = u32::try_from(width).ok();
    let rows = u32::try_from(height).ok();
    let sides = columns.zip(rows).filter(|_| width.saturating_mul(height) <= MOST_HELD);
    let pixmap = sides.and_then(|(columns, rows)| Pixmap::new(columns, rows));
    pixmap.ok_or(ExportError::TooManyPixels { width, height, limit: MOST_HELD })
}

/// A page on white, `scale` pixels to a point, in memory as a whole. A part of a pixel at the right and bottom edge becomes a whole
/// one.
///
/// # Errors
/// A page without a size, a scale that is not a positive number, or more than a hundred million pixels.
pub fn pixmap(page: &Page, scale: f64) -> Result<Pixmap, ExportError> {
    let pixmap = empty(pixels_of(page, scale)?)?;
    let mut canvas = Canvas::new(pixmap, Ground::White);
    canvas.draw_page(page, page.size.to_rect(), Affine::scale(scale));
    Ok(canvas.into_pixmap())
}

/// A part of a page on white, shown in so many pixels each way. Each pixel is the mean of `finer` × `finer` that were drawn for it,
/// so that a page which is shown small keeps its type as type.
///
/// # Errors
/// A page or a part without a size, or more than a hundred million pixels.
pub fn part(page: &Page, part: Rect, size: [u32; 2], finer: u32) -> Result<Pixmap, ExportError> {
    check_page(page)?;
    if part.width() <= 0.0 || part.height() <= 0.0 || !part.is_finite() {
        return Err(ExportError::SheetSize { width: part.width(), height: part.height() });
    }
    let fine = empty(size.map(|side| u64::from(side) * u64::from(finer)))?;
    let (width, height) = (f64::from(fine.width()), f64::from(fine.height()));
    let scale = Affine::scale_non_uniform(width / part.width(), height / part.height());
    let mut canvas = Canvas::new(fine, Ground::White);
    canvas.draw_page(page, part, scale * Affine::translate(-part.origin().to_vec2()));
    let fine = canvas.into_pixmap();
    if finer == 1 {
        return Ok(fine);
    }
    let mut pixmap = empty(size.map(u64::from))?;
    average(&fine, finer, &mut pixmap);
    Ok(pixmap)
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
