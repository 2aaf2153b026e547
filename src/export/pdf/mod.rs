//! Pages → PDF: real text, embedded subsets, layers, links, an outline.
//!
//! | file | what it does |
//! |---|---|
//! | `type_` | faces in use → subsets; runs → text operators |
//! | `page` | items → operators, each stretch marked by what it says; `paths` and `picture` write shapes and pictures |
//! | `content` | what of a page is read |
//! | `structure` | that → a tree of `node`s in the order of reading; `map_table` makes a map's sheet a table, `tree` writes it |
//! | `layers` | kinds of things, lanes, personas, hypotheses → layers |
//! | `places` | bookmarks → outline; links and what they lead to |
//! | `xmp` | what the file says of itself, and which standards it keeps to |
//! | `icc` | what the numbers of a colour mean |
//! | `embedded` | the project inside |
//! | `index` | where the objects of the file are, packed |
//! | `finish` | all of these into the document that printpdf made, and the bytes |

mod content;
mod embedded;
mod finish;
mod icc;
mod index;
mod layers;
mod map_table;
mod node;
mod numbers;
mod object;
mod page;
mod paths;
mod picture;
mod places;
mod structure;
mod tree;
mod type_;
mod xmp;

use super::error::ExportError;
use super::format::Format;
use super::items::check_page;
use super::metadata::Metadata;
use super::watch::ExportWatch;
use crate::scene::Page;
use finish::Contents;
use layers::Layers;
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
    let layers = Layers::of(pages, meta);
    let mut artist = Artist::new(&fonts, &layers, meta);
    let drawing = watch.part(0.0, DRAWN);
    let draw = |(at, page)| drawing.step(at, pages.len()).begin().map(|()| artist.page(page));
    let drawn = pages.iter().enumerate().map(draw).collect::<Result<Vec<_>, _>>()?;
    let (drawn, read): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
    document.pages = drawn;
    document.resources = artist.into_resources();
    watch.part(DRAWN, 1.0).begin()?;
    // No picture is shrunk or encoded anew.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let raw = document.to_lopdf_document(&options, &mut warnings);
    if let Some(fault) = warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(failed(fault.msg));
    }
    finish::finish(raw, Contents { pages, read, layers: &layers }, meta).map_err(|error| failed(error.to_string()))
}

fn failed(cause: String) -> ExportError {
    ExportError::Encode { format: Format::Pdf, cause }
}
