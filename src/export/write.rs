//! The one door: a drawing in a format.

use super::error::ExportError;
use super::format::Format;
use super::metadata::Metadata;
use super::pdf::pdf;
use super::raster::png;
use super::svg::{SvgText, svg};
use crate::scene::Scene;

/// What formats leave to choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choices {
    /// Dots per inch of a PNG.
    pub dpi: f64,
    /// How an SVG has its words.
    pub words: SvgText,
}

/// A sheet as the bytes of a file.
///
/// # Errors
/// Those of [`pdf()`], [`png`] and [`svg()`].
pub fn encode(format: Format, scene: &Scene, meta: &Metadata, choices: Choices) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Pdf => pdf(&[scene], meta),
        Format::Png => png(scene, choices.dpi),
        Format::Svg => svg(scene, meta, choices.words).map(String::into_bytes),
    }
}
