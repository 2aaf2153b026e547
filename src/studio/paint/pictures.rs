//! Pictures as textures, each decoded once and kept at the sizes in use.

use super::convert::to_f32;
use crate::model::{Image, ImageHash};
use eframe::egui::epaint::textures::TextureOptions;
use eframe::egui::epaint::{ColorImage, TextureHandle, TextureId};
use eframe::egui::{Context, Vec2, vec2};
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, RgbaImage, imageops::FilterType};
use std::collections::HashMap;
use std::io::Cursor;

/// No texture has a longer side than this, in texels.
const LARGEST: u32 = 2048;
/// No texture is made smaller than this.
const SMALLEST: u32 = 64;
/// A file that asks for more pixels a side than this is not decoded.
const MAX_SIDE: u32 = 20_000;
/// Nor one that asks for more memory than this, in bytes.
const MAX_BYTES: u64 = 512 << 20;

/// One decoded picture.
struct DecodedPicture {
    pixels: RgbaImage,
    /// Textures with their longer side, a power of two.
    textures: Vec<(u32, TextureHandle)>,
}

/// All pictures that have been on the screen.
#[derive(Default)]
pub(super) struct Pictures {
    /// `None` for a file that cannot be decoded.
    known: HashMap<ImageHash, Option<DecodedPicture>>,
}

impl Pictures {
    /// The texture of a picture fit to be shown with its longer side `pixels` long, and the picture's own size; `None` if
    /// it cannot be decoded.
    pub(super) fn texture(&mut self, ctx: &Context, image: &Image, pixels: f32) -> Option<(TextureId, Vec2)> {
        let picture = self.known.entry(image.hash()).or_insert_with(|| {
            let pixels =
                decode(image.bytes()).inspect_err(|error| tracing::warn!("picture {}: {error}", image.hash())).ok()?;
            Some(DecodedPicture { pixels, textures: Vec::new() })
        });
        let picture = picture.as_mut()?;
        let (width, height) = picture.pixels.dimensions();
        let longest = width.max(height);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the sides of a texture"
        )]
        let asked = pixels.clamp(1.0, to_f32(f64::from(LARGEST))).ceil() as u32;
        let side = asked.next_power_of_two().max(SMALLEST).min(longest);
        let natural = vec2(to_f32(f64::from(width)), to_f32(f64::from(height)));
        if let Some((_, texture)) = picture.textures.iter().find(|(known, _)| *known == side) {
            return Some((texture.id(), natural));
        }
        let scaled = if side == longest {
            picture.pixels.clone()
        } else {
            let short = |length: u32| (u64::from(length) * u64::from(side) / u64::from(longest)).max(1);
            let (width, height) = (u32::try_from(short(width)).ok()?, u32::try_from(short(height)).ok()?);
            image::imageops::resize(&picture.pixels, width, height, FilterType::Triangle)
        };
        let dimensions = [usize::try_from(scaled.width()).ok()?, usize::try_from(scaled.height()).ok()?];
        let texels = ColorImage::from_rgba_unmultiplied(dimensions, scaled.as_raw());
        let texture = ctx.load_texture(format!("picture {}", image.hash()), texels, TextureOptions::LINEAR);
        let id = texture.id();
        picture.textures.push((side, texture));
        Some((id, natural))
    }
}

/// Decodes a picture the way up its camera meant it, no larger than a texture may be.
fn decode(bytes: &[u8]) -> image::ImageResult<RgbaImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if picture.width().max(picture.height()) > LARGEST {
        picture = picture.thumbnail(LARGEST, LARGEST);
    }
    picture.apply_orientation(orientation);
    Ok(picture.into_rgba8())
}
