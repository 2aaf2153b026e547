//! Pictures of a project, opened for a file.

use crate::color::{Proof, Rgba};
use crate::model::{Framing, Image, ImageKind};
use crate::scene::cover;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::{PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};
use kurbo::{Affine, Rect, Size};
use std::io::Cursor;

/// A picture with more pixels than this is not opened: its bytes may be few, its pixels would fill the memory.
const MOST_PIXELS: u64 = 100_000_000;

/// A picture that could be read to its end.
pub(super) struct DecodedPicture {
    /// The pixels as they are stored, before [`DecodedPicture::turn`].
    pub(super) pixels: DynamicImage,
    /// How many channels a file format that knows JPEG can take over byte by byte; `None` if it has to write the pixels.
    pub(super) jpeg_channels: Option<u8>,
    /// How the camera was held.
    turn: Orientation,
}

impl DecodedPicture {
    /// Reads a picture; `None` if it cannot be decoded or has more than 100 million pixels.
    pub(super) fn open(image: &Image) -> Option<Self> {
        let bytes = Cursor::new(&**image.bytes());
        match image.kind() {
            ImageKind::Png => Self::decode(PngDecoder::new(bytes).ok()?, None),
            ImageKind::Jpeg => Self::decode(JpegDecoder::new(bytes).ok()?, jpeg_channels(image.bytes())),
        }
    }

    fn decode(mut decoder: impl ImageDecoder, jpeg_channels: Option<u8>) -> Option<Self> {
        let (width, height) = decoder.dimensions();
        let count = u64::from(width) * u64::from(height);
        if count == 0 || count > MOST_PIXELS {
            return None;
        }
        let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let pixels = DynamicImage::from_decoder(decoder).ok()?;
        Some(Self { pixels, jpeg_channels, turn })
    }

    /// Whether the camera was not held upright.
    pub(super) fn is_turned(&self) -> bool {
        self.turn != Orientation::NoTransforms
    }

    /// The pixels as they are seen.
    pub(super) fn into_upright(mut self) -> DynamicImage {
        self.pixels.apply_orientation(self.turn);
        self.pixels
    }

    /// From the unit square of the stored picture, y downwards, to a place on the sheet that covers `rect` without
    /// stretching and shows the wanted part there; what stands over is for the caller to clip.
    pub(super) fn placement(&self, rect: Rect, framing: Framing) -> Affine {
        // Where the unit square of the stored picture lands in the unit square of the upright one.
        let (upright, sideways) = match self.turn {
            Orientation::NoTransforms => (Affine::IDENTITY, false),
            Orientation::FlipHorizontal => (Affine::new([-1.0, 0.0, 0.0, 1.0, 1.0, 0.0]), false),
            Orientation::Rotate180 => (Affine::new([-1.0, 0.0, 0.0, -1.0, 1.0, 1.0]), false),
            Orientation::FlipVertical => (Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, 1.0]), false),
            Orientation::Rotate90FlipH => (Affine::new([0.0, 1.0, 1.0, 0.0, 0.0, 0.0]), true),
            Orientation::Rotate90 => (Affine::new([0.0, 1.0, -1.0, 0.0, 1.0, 0.0]), true),
            Orientation::Rotate270FlipH => (Affine::new([0.0, -1.0, -1.0, 0.0, 1.0, 1.0]), true),
            Orientation::Rotate270 => (Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, 1.0]), true),
        };
        let (stored_width, stored_height) = (f64::from(self.pixels.width()), f64::from(self.pixels.height()));
        let (width, height) = if sideways { (stored_height, stored_width) } else { (stored_width, stored_height) };
        let place = cover(rect, Size::new(width, height), framing);
        Affine::translate(place.origin().to_vec2()) * Affine::scale_non_uniform(place.width(), place.height()) * upright
    }
}

/// A picture as it looks in a proof, turned the way up; `None` if it cannot be decoded.
#[must_use]
pub fn picture_proof(image: &Image, proof: Proof) -> Option<Image> {
    /// How much paper shows through where ink is saved.
    const PALER: f64 = 0.5;
    let DecodedPicture { mut pixels, turn, .. } = DecodedPicture::open(image)?;
    pixels.apply_orientation(turn);
    let mut pixels = pixels.into_rgba8();
    let vision = proof.vision();
    // Neighbours are mostly alike.
    let mut last = None;
    for pixel in pixels.pixels_mut() {
        let before = pixel.0;
        if let Some((_, seen)) = last.filter(|(known, _)| *known == before) {
            pixel.0 = seen;
            continue;
        }
        let [r, g, b, a] = before;
        let color = vision.seen(Rgba { r, g, b, a });
        let color = if proof == Proof::InkSaver { color.with_alpha(f64::from(a) / 255.0 * PALER) } else { color };
        pixel.0 = [color.r, color.g, color.b, color.a];
        last = Some((before, pixel.0));
    }
    let mut bytes = Vec::new();
    let written = pixels.write_with_encoder(PngEncoder::new(&mut bytes));
    written.ok().and_then(|()| Image::new(bytes))
}

/// The number of channels of a JPEG that every reader of PDF can decode: 8 bits, Huffman-coded, grey or three colours. Four
/// channels are left to our own decoder, since programs disagree on which way round their ink is.
fn jpeg_channels(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match (mark, kind) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0xC0..=0xC2) => {
                let (precision, channels) = (*bytes.get(at + 4)?, *bytes.get(at + 9)?);
                return (precision == 8 && matches!(channels, 1 | 3)).then_some(channels);
            }
            // Lossless, arithmetic-coded, or picture data before any frame header.
            (0xFF, 0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD0..=0xDA) => return None,
            (0xFF, _) => at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?])),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Point;

    fn picture(width: u32, height: u32, turn: Orientation) -> DecodedPicture {
        DecodedPicture { pixels: DynamicImage::new_rgb8(width, height), jpeg_channels: None, turn }
    }

    #[test]
    fn a_wide_picture_covers_a_square_from_its_middle() {
        let place = picture(200, 100, Orientation::NoTransforms)
            .placement(Rect::new(10.0, 10.0, 20.0, 20.0), Framing::default());
        assert_eq!(place * Point::new(0.0, 0.0), Point::new(5.0, 10.0));
        assert_eq!(place * Point::new(1.0, 1.0), Point::new(25.0, 20.0));
    }

    #[test]
    fn every_turn_puts_the_stored_corners_where_the_decoder_would() {
        for code in 1..=8 {
            let Some(turn) = Orientation::from_exif(code) else { panic!("{code}") };
            // One red pixel in the stored top left corner of 3 × 2.
            let mut upright = DynamicImage::new_rgb8(3, 2);
            let red = image::Rgba([255, 0, 0, 255]);
            image::GenericImage::put_pixel(&mut upright, 0, 0, red);
            upright.apply_orientation(turn);
            let (width, height) = (f64::from(upright.width()), f64::from(upright.height()));
            let place = picture(3, 2, turn).placement(Rect::new(0.0, 0.0, width, height), Framing::default());
            let centre = place * Point::new(0.5 / 3.0, 0.5 / 2.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside a 3 × 3 picture")]
            let found = image::GenericImageView::get_pixel(&upright, centre.x as u32, centre.y as u32);
            assert_eq!(found, red, "turn {code}");
        }
    }

    #[test]
    fn the_proof_of_a_picture_is_a_picture_of_its_size_in_grey() {
        let mut colored = image::RgbaImage::from_pixel(3, 2, image::Rgba([200, 40, 90, 255]));
        colored.put_pixel(1, 1, image::Rgba([10, 220, 90, 0]));
        let mut bytes = Vec::new();
        colored.write_with_encoder(PngEncoder::new(&mut bytes)).expect("written");
        let image = Image::new(bytes).expect("a picture");
        let grey = picture_proof(&image, Proof::Grey).expect("it can be read");
        assert_eq!(grey.size(), Some((3, 2)));
        let grey = DecodedPicture::open(&grey).expect("it can be read").pixels.into_rgba8();
        assert!(grey.pixels().all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]));
        assert_eq!((grey.get_pixel(1, 1)[3], grey.get_pixel(0, 0)[3]), (0, 255), "as clear as it was");
    }
}
