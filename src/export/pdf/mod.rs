//! Pages → PDF: real text, embedded subsets, layers, links, an outline.
//!
//! | file | what it does |
//! |---|---|
//! | `type_` | faces in use → subsets; runs → text operators |
//! | `page` | items → operators |
//! | `finish` | what printpdf cannot write: language, dates, XMP, nested outline, layer names, object streams |

mod finish;
mod page;
mod to_f32;
mod type_;

use super::error::ExportError;
use super::format::Format;
use super::items::check_page;
use super::metadata::Metadata;
use super::watch::ExportWatch;
use crate::scene::Page;
use page::Artist;
use printpdf::{PdfDocument, PdfParseErrorSeverity, PdfSaveOptions};
use type_::Fonts;

/// How much of the work is done once the pages are drawn; the rest is packing.
const DRAWN: f64 = 0.6;

/// A PDF of these pages, of which there must be one.
///
/// # Errors
/// A page that no PDF can have, a face that cannot be embedded, or nobody who wants it any more.
pub(super) fn pdf(pages: &[Page], meta: &Metadata, watch: &ExportWatch) -> Result<Vec<u8>, ExportError> {
    pages.iter().try_for_each(check_page)?;
    let fonts = Fonts::of(pages)?;
    let mut document = PdfDocument::new("");
    let mut artist = Artist::new(&fonts, &meta.layers);
    let drawing = watch.part(0.0, DRAWN);
    let draw = |(at, page)| drawing.step(at, pages.len()).begin().map(|()| artist.page(page));
    document.pages = pages.iter().enumerate().map(draw).collect::<Result<_, _>>()?;
    document.resources = artist.into_resources();
    watch.part(DRAWN, 1.0).begin()?;
    // No picture is shrunk or encoded anew.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let raw = document.to_lopdf_document(&options, &mut warnings);
    if let Some(fault) = warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(failed(fault.msg));
    }
    finish::finish(raw, pages, meta).map_err(|error| failed(error.to_string()))
}

fn failed(cause: String) -> ExportError {
    ExportError::Encode { format: Format::Pdf, cause }
}
