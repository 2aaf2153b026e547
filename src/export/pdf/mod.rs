//! Scenes → PDF: a page a scene, real text, embedded subsets, layers, links, an outline.
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
use super::items::check_size;
use super::metadata::Metadata;
use crate::scene::Scene;
use page::Artist;
use printpdf::{PdfDocument, PdfParseErrorSeverity, PdfSaveOptions};
use type_::Fonts;

/// A PDF with a page for each scene. The same scenes and metadata give the same bytes.
///
/// # Errors
/// No scene at all, a sheet that no PDF can have, or a face that cannot be embedded.
pub fn pdf(scenes: &[&Scene], meta: &Metadata) -> Result<Vec<u8>, ExportError> {
    if scenes.is_empty() {
        return Err(ExportError::NoPages);
    }
    for scene in scenes {
        check_size(scene.size)?;
    }
    let fonts = Fonts::of(scenes)?;
    let mut document = PdfDocument::new("");
    let mut artist = Artist::new(&fonts, &meta.layers);
    document.pages = scenes.iter().map(|scene| artist.page(scene)).collect();
    document.resources = artist.into_resources();
    // No picture is shrunk or encoded anew.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let raw = document.to_lopdf_document(&options, &mut warnings);
    if let Some(fault) = warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(failed(fault.msg));
    }
    finish::finish(raw, scenes, meta).map_err(|error| failed(error.to_string()))
}

fn failed(cause: String) -> ExportError {
    ExportError::Encode { format: Format::Pdf, cause }
}
