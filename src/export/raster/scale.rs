//! How many pixels a page has.

use crate::export::error::ExportError;
use crate::export::items::check_page;
use crate::scene::Page;

/// Points in an inch.
pub(super) const POINTS_PER_INCH: f64 = 72.0;

/// How many pixels a page has at `scale` pixels to a point. A part of a pixel at the right and bottom edge becomes a whole one.
///
/// # Errors
/// A page without a size, or a scale that is not a positive number.
pub(super) fn pixels_of(page: &Page, scale: f64) -> Result<[u64; 2], ExportError> {
    check_page(page)?;
    if !scale.is_finite() || scale <= 0.0 {
        return Err(ExportError::Resolution(scale * POINTS_PER_INCH));
    }
    // A hair of tolerance, or 841 mm at 96 dpi could gain a column by rounding.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
    let pixels = |side: f64| ((side * scale - 1e-6).ceil() as u64).max(1);
    Ok([pixels(page.size.width), pixels(page.size.height)])
}
