//! Pages laid out and written in a format.

use super::script::print;
use crate::export::{self, ExportError, ExportWatch, Format, Metadata, Options, PageRange};
use crate::i18n::Messages;
use crate::layout::{Engine, LeftOut, NoSuchAudience, Notice, PrintInput, Printed};
use crate::model::{Imposition, PrintLayout};
use crate::scene::Page;
use crate::store;
use kurbo::Size;

/// How much of the work is done once all is laid out.
const LAID_OUT: f64 = 0.3;

/// What was drawn, before it is anywhere on disk.
#[derive(Debug)]
pub struct Drawn {
    /// The bytes of its files: one with all pages, or one for each.
    pub files: Vec<Vec<u8>>,
    /// How many pages are in them.
    pub pages: usize,
    /// The size of the first, in points.
    pub paper: Option<Size>,
    /// The smallest type on them, in points.
    pub smallest_type: f64,
    /// What of the map is on none of its sheets. Only a poster claims to show all of it.
    pub left_out: LeftOut,
    /// What could not be done as one would wish, each once.
    pub notices: Vec<Notice>,
}

/// Lays a map out as it is printed and writes it in a format: all pages, or those that are wanted. What its audience is not given is in
/// nothing of that: the pass over the document comes before all else.
///
/// # Errors
/// What [`export::write_watched`] refuses, a journey or an audience that there is not, or nobody who wants it any more.
pub fn draw(
    input: &PrintInput<'_>,
    format: Format,
    options: Options,
    range: Option<&PageRange>,
    watch: &ExportWatch,
) -> Result<Drawn, ExportError> {
    let given = input.given().map_err(|NoSuchAudience| ExportError::NoSuchAudience)?;
    let input = &given.input();
    let Printed { sheets, pages } = printed(&mut Engine::default(), input, &watch.part(0.0, LAID_OUT))?;
    let pages = range.map_or(pages.clone(), |range| range.of(&pages));
    let files = written(input, &pages, (format, options), &watch.part(LAID_OUT, 1.0))?;
    let left_out = input
        .document
        .journey(input.journey)
        .filter(|_| input.setup.layout == PrintLayout::Poster)
        .map(|journey| LeftOut::of(input.document, journey, input.view, &sheets));
    let smallest = sheets.iter().map(|sheet| sheet.frame.smallest_type).fold(f64::INFINITY, f64::min);
    let notices = Notice::each_once(sheets.iter().flat_map(|sheet| &sheet.notices));
    Ok(Drawn {
        files,
        pages: pages.len(),
        paper: pages.first().map(|page| page.size),
        smallest_type: smallest,
        left_out: left_out.unwrap_or_default(),
        notices: notices.into_iter().cloned().collect(),
    })
}

/// The pages.
pub(super) fn printed(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    watch: &ExportWatch,
) -> Result<Printed, ExportError> {
    watch.begin()?;
    if input.document.journey(input.journey).is_none() {
        return Err(ExportError::NoPages);
    }
    print(engine, input, watch.stop_flag()).ok_or(ExportError::Stopped)
}

/// Pages that are laid out already, as files that say what the document says of itself.
///
/// # Errors
/// What [`export::write_watched`] refuses, or nobody who wants it any more.
pub fn written(
    input: &PrintInput<'_>,
    pages: &[Page],
    (format, options): (Format, Options),
    watch: &ExportWatch,
) -> Result<Vec<Vec<u8>>, ExportError> {
    let given = input.given().map_err(|NoSuchAudience| ExportError::NoSuchAudience)?;
    let input = &given.input();
    let journey = input.document.journey(input.journey);
    let mut meta = journey.map(|journey| Metadata::of(input.document, journey)).unwrap_or_default();
    meta.language = input.view.language.unwrap_or(meta.language);
    meta.name_layers(Messages::of(meta.language));
    meta.pdf = input.setup.pdf;
    meta.is_booklet = matches!(input.setup.imposition, Imposition::Booklet(_));
    if format == Format::Pdf {
        meta.embed(|| store::to_bytes(input.document))?;
    }
    export::write_watched(format, pages, &meta, options, watch)
}
