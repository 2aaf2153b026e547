//! Pictures as others are given them: those that are shown, as far as they are shown, and their pixels alone. A camera writes into a file
//! where it stood and when; programs write who they belong to.

use crate::model::{Brand, Document, Framing, Image, ImageHash, ImageKind, Project};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

/// Quality of a JPEG that has to be written anew.
const JPEG_QUALITY: u8 = 92;
/// A picture with more pixels than this is not opened.
const MOST_PIXELS: u64 = 100_000_000;

/// Keeps the pictures that something in the document shows, each as far as it is shown. One that cannot be read is left out: nobody knows
/// what is in it.
pub(super) fn only_what_is_shown(document: &mut Document) {
    let all = Arc::clone(&document.images);
    let mut shown: BTreeMap<ImageHash, Arc<Image>> = BTreeMap::new();
    let mut cleaned: BTreeMap<ImageHash, Option<Arc<Image>>> = BTreeMap::new();
    let mut put = |image: Option<Arc<Image>>| -> Option<ImageHash> {
        let image = image?;
        let hash = image.hash();
        shown.entry(hash).or_insert(image);
        Some(hash)
    };
    let mut clean =
        |hash: ImageHash| cleaned.entry(hash).or_insert_with(|| all.get(&hash).and_then(pixels_alone)).clone();
    for at in 0..document.personas.len() {
        let Some(persona) = document.personas.at(at).filter(|persona| persona.portrait.is_some()) else { continue };
        let mut persona = persona.as_ref().clone();
        let framed = persona.portrait.zip(persona.crop).and_then(|(hash, framing)| framed(all.get(&hash)?, framing));
        if framed.is_some() {
            persona.crop = None;
        }
        let is_framed = framed.is_some();
        let image = if is_framed { framed } else { persona.portrait.and_then(&mut clean) };
        persona.portrait = put(image);
        document.personas.replace(persona);
    }
    for at in 0..document.journeys.len() {
        let Some(mut journey) = document.journeys.at(at).map(|journey| journey.as_ref().clone()) else { continue };
        for at in 0..journey.touchpoints.len() {
            let Some(card) = journey.touchpoints.at(at).filter(|card| card.picture.is_some()) else { continue };
            let picture = put(card.picture.and_then(&mut clean));
            if picture != card.picture {
                let mut card = card.as_ref().clone();
                card.picture = picture;
                journey.touchpoints.replace(card);
            }
        }
        document.journeys.replace(journey);
    }
    document.images = Arc::new(shown);
    let brand = document.project.brand.as_ref();
    if brand.agency.is_some() || brand.client.is_some() {
        let clean = |logo: &Option<Arc<Image>>| logo.as_ref().and_then(pixels_alone);
        let brand = Brand { agency: clean(&brand.agency), client: clean(&brand.client), ..brand.clone() };
        document.project = Arc::new(Project { brand: Arc::new(brand), ..document.project.as_ref().clone() });
    }
}

/// The part of a picture that a square frame shows, written anew; `None` where that is all of it, or it cannot be read.
fn framed(image: &Arc<Image>, framing: Framing) -> Option<Arc<Image>> {
    let pixels = upright(image)?;
    let (width, height) = (f64::from(pixels.width()), f64::from(pixels.height()));
    let side = (width.min(height) / framing.zoom.get()).max(1.0);
    if side >= width && side >= height {
        return None;
    }
    let corner = |middle: f64, length: f64| (middle * length - side / 2.0).clamp(0.0, (length - side).max(0.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside a picture")]
    let whole = |pixels: f64| pixels.round() as u32;
    let (x, y) = (whole(corner(framing.x.get(), width)), whole(corner(framing.y.get(), height)));
    let side = whole(side).max(1);
    written(&pixels.crop_imm(x, y, side, side), image.kind())
}

/// A picture without all that its file says besides the pixels. What is turned by a note in the file is turned for good.
fn pixels_alone(image: &Arc<Image>) -> Option<Arc<Image>> {
    let is_turned = match image.kind() {
        ImageKind::Png => is_turned(PngDecoder::new(Cursor::new(&**image.bytes())).ok()?),
        ImageKind::Jpeg => is_turned(JpegDecoder::new(Cursor::new(&**image.bytes())).ok()?),
    };
    if is_turned {
        return written(&upright(image)?, image.kind());
    }
    let bytes = match image.kind() {
        ImageKind::Png => png_pixels(image.bytes()),
        ImageKind::Jpeg => jpeg_pixels(image.bytes()),
    };
    let bytes = bytes?;
    if bytes[..] == image.bytes()[..] { Some(Arc::clone(image)) } else { Image::new(bytes).map(Arc::new) }
}

fn is_turned(mut decoder: impl ImageDecoder) -> bool {
    decoder.orientation().is_ok_and(|turn| turn != Orientation::NoTransforms)
}

/// The pixels as they are seen.
fn upright(image: &Image) -> Option<DynamicImage> {
    fn decoded(mut decoder: impl ImageDecoder) -> Option<DynamicImage> {
        let (width, height) = decoder.dimensions();
        let count = u64::from(width) * u64::from(height);
        if count == 0 || count > MOST_PIXELS {
            return None;
        }
        let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut pixels = DynamicImage::from_decoder(decoder).ok()?;
        pixels.apply_orientation(turn);
        Some(pixels)
    }
    let bytes = Cursor::new(&**image.bytes());
    match image.kind() {
        ImageKind::Png => decoded(PngDecoder::new(bytes).ok()?),
        ImageKind::Jpeg => decoded(JpegDecoder::new(bytes).ok()?),
    }
}

fn written(pixels: &DynamicImage, kind: ImageKind) -> Option<Arc<Image>> {
    let mut bytes = Vec::new();
    match kind {
        ImageKind::Png => pixels.write_with_encoder(PngEncoder::new(&mut bytes)).ok()?,
        ImageKind::Jpeg => {
            let opaque = DynamicImage::ImageRgb8(pixels.to_rgb8());
            opaque.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)).ok()?;
        }
    }
    Image::new(bytes).map(Arc::new)
}

/// The chunks of a PNG that say how its pixels look, in their order, and nothing behind its end. `None` where it breaks off.
fn png_pixels(bytes: &[u8]) -> Option<Vec<u8>> {
    const SIGNATURE: usize = 8;
    const KEPT: [&[u8; 4]; 8] = [b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"];
    let mut kept = bytes.get(..SIGNATURE)?.to_vec();
    let mut at = SIGNATURE;
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let name: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        if KEPT.contains(&name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = end;
    }
}

/// The segments of a JPEG that say how its pixels look, in their order, up to its end. `None` where it breaks off or is none.
fn jpeg_pixels(bytes: &[u8]) -> Option<Vec<u8>> {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let kind = *bytes.get(at + 1)?;
        match kind {
            // Bytes that fill up.
            0xFF => at += 1,
            END => {
                kept.extend_from_slice(&[0xFF, END]);
                return Some(kept);
            }
            0x01 | 0xD0..=0xD7 => {
                kept.extend_from_slice(&[0xFF, kind]);
                at += 2;
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let end = at + 2 + length.max(2);
                let segment = bytes.get(at..end)?;
                if is_of_the_pixels(kind, segment.get(4..).unwrap_or_default()) {
                    kept.extend_from_slice(segment);
                }
                at = end;
                if kind == SCAN {
                    let scan = bytes.get(at..)?;
                    let ends = (scan.windows(2))
                        .position(|pair| matches!(pair, [0xFF, next] if !matches!(next, 0 | 0xD0..=0xD7 | 0xFF)))?;
                    kept.extend_from_slice(scan.get(..ends)?);
                    at += ends;
                }
            }
        }
    }
}

/// Whether a segment says how pixels look: what applications and people wrote is none, but for how colours are stored (JFIF, Adobe).
fn is_of_the_pixels(kind: u8, said: &[u8]) -> bool {
    match kind {
        // A JFIF header may have a small picture of its own behind these bytes.
        0xE0 => said.starts_with(b"JFIF\0") && said.len() == 14,
        0xEE => said.starts_with(b"Adobe") && said.len() == 12,
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    const SECRET: &[u8] = b"58.5,31.2 behind the old mill";

    fn picture(kind: ImageKind) -> Vec<u8> {
        let mut pixels = RgbImage::from_pixel(40, 20, image::Rgb([200, 30, 60]));
        for y in 0..20 {
            pixels.put_pixel(39, y, image::Rgb([0, 255, 0]));
        }
        let image = written(&DynamicImage::ImageRgb8(pixels), kind).expect("it is written");
        image.bytes().to_vec()
    }

    fn has_secret(bytes: &[u8]) -> bool {
        bytes.windows(SECRET.len()).any(|part| part == SECRET)
    }

    #[test]
    fn a_jpeg_keeps_its_pixels_and_loses_what_is_written_beside_them() {
        let plain = picture(ImageKind::Jpeg);
        let length = u16::try_from(SECRET.len() + 2).expect("short").to_be_bytes();
        let mut noted = plain[..2].to_vec();
        for kind in [0xE1, 0xE2, 0xED, 0xFE] {
            noted.extend([&[0xFF, kind], &length[..], SECRET].concat());
        }
        noted.extend(&plain[2..]);
        noted.extend(SECRET);
        let image = Arc::new(Image::new(noted).expect("a picture"));
        let clean = pixels_alone(&image).expect("it is read");
        assert!(!has_secret(clean.bytes()));
        assert_eq!(clean.bytes()[..], plain[..], "nothing else is lost");
        let broken = Arc::new(Image::new(plain[..plain.len() / 2].to_vec()).expect("it begins as one"));
        assert!(pixels_alone(&broken).is_none_or(|image| !has_secret(image.bytes())));
    }

    #[test]
    fn a_png_keeps_its_pixels_and_loses_what_is_written_beside_them() {
        let plain = picture(ImageKind::Png);
        let length = u32::try_from(SECRET.len()).expect("short").to_be_bytes();
        let end = plain.len() - 12;
        let mut noted = plain[..end].to_vec();
        for name in [b"tEXt", b"iTXt", b"eXIf", b"prVt"] {
            // Nobody looks at the sums of what is left out.
            noted.extend([&length[..], name, SECRET, &[0; 4]].concat());
        }
        noted.extend(&plain[end..]);
        noted.extend(SECRET);
        let clean = png_pixels(&noted).expect("it is read");
        assert!(!has_secret(&clean));
        assert_eq!(clean, plain);
    }

    #[test]
    fn what_a_frame_does_not_show_of_a_portrait_is_not_given_away() {
        let image = Arc::new(Image::new(picture(ImageKind::Png)).expect("a picture"));
        let left = Framing { x: crate::model::Share::new(0.0), ..Framing::default() };
        let part = framed(&image, left).expect("a part of it");
        assert_eq!(part.size(), Some((20, 20)));
        let pixels = upright(&part).expect("it is read").to_rgb8();
        assert!(pixels.pixels().all(|pixel| pixel.0 == [200, 30, 60]), "the stripe at the right is gone");
    }
}
