//! Pictures that come in, and the picture of what is copied.

use super::cards::{CardSlot, touchpoint};
use super::error::FileProblem;
use super::target::{Adder, Paste, PasteTarget, nothing};
use crate::edit::{Element, StepName};
use crate::export::{self, ExportError, Format, Metadata, Options};
use crate::model::{Document, ElementId, IdSource, Image, ImageKind, LaneKind};
use crate::scene::{Page, Part, Placed, PlacedRef, Scene};
use crate::store::check_image;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader};
use kurbo::{Rect, Size, Vec2};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

/// The longest side of a picture in a project, in pixels. A larger one is made smaller before it comes in: on A1 it would be no
/// finer than print is.
pub const LONGEST_SIDE: u32 = 2000;

/// Quality of a JPEG that was made smaller.
const JPEG_QUALITY: u8 = 88;
/// Pixels to a point of the picture that is copied.
const COPY_SCALE: f64 = 2.0;
/// The most pixels of the picture that is copied; a larger selection is drawn coarser.
const MOST_COPIED: f64 = 8_000_000.0;
/// Room around what is copied, in points.
const COPY_MARGIN: f64 = 8.0;
/// Points in an inch.
const POINTS_PER_INCH: f64 = 72.0;

/// A picture as a project takes it in: as it is, or made smaller so that its longer side has [`LONGEST_SIDE`] pixels.
///
/// # Errors
/// [`FileProblem`] for what is no picture, has more pixels than are opened, or cannot be read to its end.
pub fn picture(bytes: Vec<u8>) -> Result<Image, FileProblem> {
    let image = Image::new(bytes).ok_or(FileProblem::NotAPicture)?;
    check_image(&image).map_err(FileProblem::TooLarge)?;
    let (width, height) =
        image.size().filter(|&(width, height)| width > 0 && height > 0).ok_or(FileProblem::Damaged)?;
    if breaks_off(&image) {
        return Err(FileProblem::Damaged);
    }
    let format = match image.kind() {
        ImageKind::Png => ImageFormat::Png,
        ImageKind::Jpeg => ImageFormat::Jpeg,
    };
    let reader = ImageReader::with_format(Cursor::new(&**image.bytes()), format);
    let mut decoder = reader.into_decoder().map_err(|_| FileProblem::Damaged)?;
    // The note of how the camera was held is lost when the picture is written anew, so it is turned for good.
    let turn = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    // Decoded even where it stays as it is: one that breaks off would be printed as far as it goes.
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(|_| FileProblem::Damaged)?;
    if width.max(height) <= LONGEST_SIDE {
        return Ok(image);
    }
    pixels.apply_orientation(turn);
    let small = pixels.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::CatmullRom);
    let mut bytes = Vec::new();
    let written = match image.kind() {
        ImageKind::Png => small.write_with_encoder(PngEncoder::new(&mut bytes)),
        ImageKind::Jpeg => {
            let opaque = DynamicImage::ImageRgb8(small.to_rgb8());
            opaque.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))
        }
    };
    written.ok().and_then(|()| Image::new(bytes)).ok_or(FileProblem::Damaged)
}

/// Whether a JPEG has no end behind its last scan; decoders fill up what is missing with grey and say nothing.
fn breaks_off(image: &Image) -> bool {
    const SCAN: [u8; 2] = [0xFF, 0xDA];
    const END: [u8; 2] = [0xFF, 0xD9];
    let bytes = image.bytes();
    let last = |marker: [u8; 2]| bytes.windows(2).rposition(|pair| pair == marker);
    image.kind() == ImageKind::Jpeg && last(END) < last(SCAN)
}

/// Touchpoints that show pictures, each titled as given, below each other in the cell of the target.
#[must_use]
pub fn cards_with_pictures(
    document: &Document,
    target: &PasteTarget,
    pictures: &[(Arc<Image>, String)],
    ids: &mut IdSource,
) -> Paste {
    const NAME: StepName = StepName::PastePicture;
    let Some(journey) = document.journey(target.journey) else { return nothing(NAME) };
    let mut adder = Adder::new(document, journey, ids);
    let Some(CardSlot { stage, at, row, .. }) = CardSlot::of(&adder, target) else { return nothing(NAME) };
    if adder.is_held(stage, LaneKind::Touchpoints, None) {
        adder.held = pictures.len();
        return adder.finish(NAME);
    }
    if journey.lanes.iter().all(|lane| lane.kind != LaneKind::Touchpoints) {
        adder.add_lane(LaneKind::Touchpoints, String::new(), None);
    }
    let first_row = row.unwrap_or_else(|| adder.take_rows(stage, pictures.len()));
    for ((image, title), row) in pictures.iter().zip(first_row..) {
        let mut card = touchpoint(&mut adder, stage, at.unwrap_or_default(), row, title);
        card.picture = Some(image.hash());
        adder.selected.push(ElementId::Touchpoint(card.id));
        adder.copies.add_picture(image);
        adder.copies.add(Element::Touchpoint(card), None);
    }
    adder.finish(NAME)
}

/// A PNG of some elements as they stand on the sheet, without what is around them, at two pixels to a point; `None` if none of
/// them is drawn. Hints and the backgrounds of cells are left out.
///
/// # Errors
/// Those of [`export::write`].
#[must_use]
pub fn drawn(scene: &Scene, elements: &[ElementId]) -> Option<Result<Vec<u8>, ExportError>> {
    let wanted: BTreeSet<ElementId> = elements.iter().copied().collect();
    let groups: Vec<PlacedRef<'_>> = (scene.printed())
        .filter(|placed| {
            placed.group.source.is_some_and(|source| source.part != Part::Area && wanted.contains(&source.element))
        })
        .collect();
    let bounds = groups.iter().map(PlacedRef::bounds).reduce(|all, one: Rect| all.union(one))?;
    let bounds = bounds.inset(COPY_MARGIN);
    let shift = Vec2::new(-bounds.x0, -bounds.y0);
    let groups =
        groups.into_iter().map(|placed| Placed { offset: placed.offset + shift, group: Arc::clone(placed.group) });
    let size = Size::new(bounds.width(), bounds.height());
    let part = Scene { size, groups: groups.collect(), ..Scene::default() };
    let scale = COPY_SCALE.min((MOST_COPIED / size.area().max(1.0)).sqrt());
    let options = Options { dpi: scale * POINTS_PER_INCH, ..Options::default() };
    let files = export::write(Format::Png, &[Page::whole(Arc::new(part))], &Metadata::default(), options);
    // One page is one picture.
    Some(files.map(|files| files.concat()))
}
