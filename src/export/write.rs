//! The one door: pages in a format.

use super::error::ExportError;
use super::format::Format;
use super::html::html;
use super::metadata::Metadata;
use super::pdf::pdf;
use super::pptx::pptx;
use super::raster::png;
use super::svg::{SvgText, svg};
use super::watch::ExportWatch;
use crate::scene::Page;

/// What formats leave to choose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Dots per inch of a PNG.
    pub dpi: f64,
    /// Whether a PNG is clear where nothing is drawn, instead of white.
    pub transparent: bool,
    /// How an SVG has its words.
    pub words: SvgText,
}

impl Default for Options {
    /// A PNG is sharp on a screen, and on paper from a reading distance; an SVG looks the same everywhere.
    fn default() -> Self {
        Self { dpi: 150.0, transparent: false, words: SvgText::Outlines }
    }
}

/// Pages as the bytes of files: of one file with all of them where the format has pages, else of a file for each, in their order.
/// [`super::file_names`] says what they are called. The same pages and metadata give the same bytes.
///
/// # Errors
/// No page at all, one that no file can have, a resolution that is none, more than a billion pixels, or a face that cannot be
/// embedded.
pub fn write(format: Format, pages: &[Page], meta: &Metadata, options: Options) -> Result<Vec<Vec<u8>>, ExportError> {
    write_watched(format, pages, meta, options, &ExportWatch::nobody())
}

/// As [`write()`], while somebody hears how far it has come and may stop it.
///
/// # Errors
/// As there, and [`ExportError::Stopped`].
pub fn write_watched(
    format: Format,
    pages: &[Page],
    meta: &Metadata,
    options: Options,
    watch: &ExportWatch,
) -> Result<Vec<Vec<u8>>, ExportError> {
    if pages.is_empty() {
        return Err(ExportError::NoPages);
    }
    let step = |at: usize| watch.step(at, pages.len());
    match format {
        Format::Pdf => pdf(pages, meta, watch).map(|file| vec![file]),
        Format::Html => html(pages, meta, watch).map(|file| vec![file]),
        Format::Pptx => pptx(pages, meta, watch).map(|file| vec![file]),
        Format::Png => {
            let file = |(at, page)| png(page, options.dpi, options.transparent, &step(at));
            pages.iter().enumerate().map(file).collect()
        }
        Format::Svg => {
            let file = |(at, page)| svg(page, meta, options.words, &step(at)).map(String::into_bytes);
            pages.iter().enumerate().map(file).collect()
        }
    }
}
