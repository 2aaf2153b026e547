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
use crate::scene::Page;
use page::Artist;
use printpdf::{PdfDocument, PdfParseErrorSeverity, PdfSaveOptions};
use type_::Fonts;

/// A PDF of these pages, of which there must be one.
///
/// # Errors
/// A page that no PDF can have, or a face that cannot be embedded.
pub(super) fn pdf(pages: &[Page], meta: &Metadata) -> Result<Vec<u8>, ExportError> {
    pages.iter().try_for_each(check_page)?;
    let fonts = Fonts::of(pages)?;
    let mut document = PdfDocument::new("");
    let mut artist = Artist::new(&fonts, &meta.layers);
    document.pages = pages.iter().map(|page| artist.page(page)).collect();
    document.resources = artist.into_resources();
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
