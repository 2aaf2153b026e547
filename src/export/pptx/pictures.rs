//! Pictures, each once.

use super::package::{Package, Relation, relation};
use crate::export::picture::DecodedPicture;
use crate::model::{Framing, Image, ImageHash, ImageKind};
use crate::scene::cover;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat};
use kurbo::{Rect, Size};
use std::collections::HashMap;
use std::io::Cursor;

/// How well a picture is kept that has to be written anew.
const QUALITY: u8 = 92;

/// The pictures of a presentation, in the order in which they were met.
#[derive(Default)]
pub(super) struct Pictures {
    /// The place of each among the files; `None` for one that cannot be read.
    known: HashMap<ImageHash, Option<usize>>,
    files: Vec<PictureFile>,
}

struct PictureFile {
    kind: ImageKind,
    bytes: Vec<u8>,
    /// Of the upright picture, in pixels.
    size: Size,
}

/// A picture in its frame: the way to it, and how much of it is cut off at left, top, right and bottom.
pub(super) struct Cropped {
    pub(super) relation: Relation,
    pub(super) crop: [f64; 4],
}

impl Pictures {
    /// A picture as its frame shows it; `None` where it cannot be read.
    pub(super) fn cropped(&mut self, image: &Image, framing: Framing, rect: Rect) -> Option<Cropped> {
        let files = &mut self.files;
        let known = self.known.entry(image.hash()).or_insert_with(|| {
            files.push(picture_file(image)?);
            Some(files.len() - 1)
        });
        let at = (*known)?;
        let file = self.files.get(at)?;
        let place = cover(rect, file.size, framing);
        let crop = [
            (rect.x0 - place.x0) / place.width(),
            (rect.y0 - place.y0) / place.height(),
            (place.x1 - rect.x1) / place.width(),
            (place.y1 - rect.y1) / place.height(),
        ];
        let relation = Relation::within(relation::IMAGE, &format!("../media/{}", name(at, file.kind)));
        Some(Cropped { relation, crop })
    }

    pub(super) fn into_parts(self, package: &mut Package) {
        for (at, file) in self.files.into_iter().enumerate() {
            let kind = match file.kind {
                ImageKind::Png => ("png", "image/png"),
                ImageKind::Jpeg => ("jpeg", "image/jpeg"),
            };
            package.binary(&format!("ppt/media/{}", name(at, file.kind)), kind, file.bytes);
        }
    }
}

fn name(at: usize, kind: ImageKind) -> String {
    let ending = match kind {
        ImageKind::Png => "png",
        ImageKind::Jpeg => "jpeg",
    };
    format!("image{}.{ending}", at + 1)
}

/// A picture as it came, or written anew where programs would show it otherwise: turned by the camera, or of a kind that few can read.
fn picture_file(image: &Image) -> Option<PictureFile> {
    let picture = DecodedPicture::open(image)?;
    let readable = image.kind() == ImageKind::Png || picture.jpeg_channels.is_some();
    let as_it_came = !picture.is_turned() && readable;
    let pixels = picture.into_upright();
    let size = Size::new(f64::from(pixels.width()), f64::from(pixels.height()));
    let bytes = if as_it_came { image.bytes().to_vec() } else { anew(&pixels, image.kind())? };
    Some(PictureFile { kind: image.kind(), bytes, size })
}

fn anew(pixels: &DynamicImage, kind: ImageKind) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match kind {
        ImageKind::Png => pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?,
        ImageKind::Jpeg => JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&pixels.to_rgb8()).ok()?,
    }
    Some(bytes)
}
