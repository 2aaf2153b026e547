//! The texture of glyphs: each at its exact size on the physical pixel grid, beside one white texel for everything else.

use super::raster::{Bitmap, rasterise};
use crate::text::{Face, glyph_outline};
use eframe::egui::Context;
use eframe::egui::epaint::textures::TextureOptions;
use eframe::egui::epaint::{Color32, ColorImage, TextureHandle, TextureId};
use kurbo::BezPath;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Sizes are told apart to this part of a pixel.
const SIZE_STEPS: f64 = 16.0;
/// Clear texels around a glyph, so that filtering takes nothing from its neighbour.
const GAP: usize = 1;
/// The atlas starts as a square of so many texels and doubles up to the limit.
const START: usize = 1024;
/// Largest side, if the graphics card takes it.
const LIMIT: usize = 4096;

/// What a bitmap is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct GlyphKey {
    face: Face,
    id: u16,
    /// Pixels an em, in [`SIZE_STEPS`].
    size: u32,
    /// Quarters of a pixel to the right.
    shift: u8,
    light: bool,
}

/// Where a glyph stands in the atlas and on the pixel grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sprite {
    /// From the glyph's origin, moved to a whole pixel, to the left top corner, in pixels.
    pub left: f32,
    /// See `left`.
    pub top: f32,
    /// In pixels, which are texels.
    pub width: f32,
    /// In pixels, which are texels.
    pub height: f32,
    /// Left top corner in the atlas, in texels.
    pub u: f32,
    /// See `u`.
    pub v: f32,
}

/// What looking up a glyph gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum AtlasLookup {
    /// It is in the atlas.
    Sprite(Sprite),
    /// It has no ink.
    Blank,
    /// The atlas is full; the glyph is to be drawn some other way until the next frame.
    Full,
}

/// A row of glyphs of about one height.
struct Shelf {
    top: usize,
    height: usize,
    used: usize,
}

/// Glyph bitmaps of all sizes in use.
pub(super) struct GlyphAtlas {
    side: usize,
    limit: usize,
    alpha: Vec<u8>,
    shelves: Vec<Shelf>,
    sprites: FxHashMap<GlyphKey, Option<Sprite>>,
    outlines: FxHashMap<(Face, u16), Arc<BezPath>>,
    texture: Option<(usize, TextureHandle)>,
    /// Textures that meshes of this frame may still name.
    retired: Vec<TextureHandle>,
    /// Rows that the texture does not have yet.
    dirty: Option<(usize, usize)>,
    full: bool,
    cleared_last_pass: bool,
    generation: u64,
}

impl Default for GlyphAtlas {
    fn default() -> Self {
        Self::with_sides(START, LIMIT)
    }
}

impl GlyphAtlas {
    /// An atlas that starts with `side` texels a side and doubles up to `limit`.
    pub(super) fn with_sides(side: usize, limit: usize) -> Self {
        let mut atlas = Self {
            side: side.min(limit),
            limit,
            alpha: Vec::new(),
            shelves: Vec::new(),
            sprites: FxHashMap::default(),
            outlines: FxHashMap::default(),
            texture: None,
            retired: Vec::new(),
            dirty: None,
            full: false,
            cleared_last_pass: false,
            generation: 0,
        };
        atlas.clear();
        atlas
    }

    fn clear(&mut self) {
        self.alpha.clear();
        self.alpha.resize(self.side * self.side, 0);
        // The white texel at the corner, where egui's own tessellator looks for it; a second one guards the filter.
        for at in [0, 1, self.side, self.side + 1] {
            self.alpha[at] = 255;
        }
        self.shelves = vec![Shelf { top: 0, height: 2, used: self.side }];
        self.sprites.clear();
        self.dirty = Some((0, self.side));
        self.full = false;
        self.generation += 1;
    }

    /// Counts how often all places in the atlas became invalid.
    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    /// To be called once a pass before anything is asked for: empties an atlas that overflowed.
    pub(super) fn begin_pass(&mut self, ctx: &Context) {
        self.limit = self.limit.min(ctx.input(|input| input.max_texture_side)).max(self.side);
        self.retired.clear();
        self.cleared_last_pass = self.full;
        if self.full {
            self.clear();
        }
    }

    /// Whether another frame would have room for what this one had not.
    pub(super) const fn wants_another_pass(&self) -> bool {
        // What overflows an atlas that was just emptied would overflow it again.
        self.full && !self.cleared_last_pass
    }

    /// The outline of a glyph in em.
    pub(super) fn outline(&mut self, face: Face, id: u16) -> Arc<BezPath> {
        Arc::clone(self.outlines.entry((face, id)).or_insert_with(|| Arc::new(glyph_outline(face, id))))
    }

    /// A glyph at `size` pixels an em, `quarters` of a pixel to the right of a whole one. `light` type is made a little
    /// heavier, since light on dark looks thinner than it is.
    pub(super) fn glyph(&mut self, face: Face, id: u16, size: f64, quarters: u8, light: bool) -> AtlasLookup {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what a bitmap may have"
        )]
        let key =
            GlyphKey { face, id, size: (size * SIZE_STEPS).round().clamp(1.0, 16384.0) as u32, shift: quarters, light };
        if let Some(known) = self.sprites.get(&key) {
            return known.map_or(AtlasLookup::Blank, AtlasLookup::Sprite);
        }
        let outline = self.outline(face, id);
        let Some(bitmap) = rasterise(&outline, f64::from(key.size) / SIZE_STEPS, f64::from(quarters) / 4.0) else {
            self.sprites.insert(key, None);
            return AtlasLookup::Blank;
        };
        let Some((column, row)) = self.room(bitmap.width + GAP, bitmap.height + GAP) else {
            self.full = true;
            return AtlasLookup::Full;
        };
        self.write(&bitmap, column, row, emphasis(f64::from(key.size) / SIZE_STEPS, light));
        let sprite = Sprite {
            left: whole(bitmap.left),
            top: whole(bitmap.top),
            width: texel(bitmap.width),
            height: texel(bitmap.height),
            u: texel(column),
            v: texel(row),
        };
        self.sprites.insert(key, Some(sprite));
        AtlasLookup::Sprite(sprite)
    }

    fn write(&mut self, bitmap: &Bitmap, column: usize, row: usize, emphasis: f64) {
        for (line, coverage) in bitmap.coverage.chunks_exact(bitmap.width).enumerate() {
            let start = (row + line) * self.side + column;
            for (texel, coverage) in self.alpha[start..start + bitmap.width].iter_mut().zip(coverage) {
                *texel = heavier(*coverage, emphasis);
            }
        }
        let (first, end) = self.dirty.unwrap_or((row, row));
        self.dirty = Some((first.min(row), end.max(row + bitmap.height)));
    }

    /// A free place, growing the atlas if it must.
    fn room(&mut self, width: usize, height: usize) -> Option<(usize, usize)> {
        loop {
            if width > self.limit || height > self.limit {
                return None;
            }
            let side = self.side;
            // A shelf up to a quarter too high is used; more would waste the atlas.
            let fits = |shelf: &Shelf| {
                height <= shelf.height && shelf.height <= height + height / 4 + 2 && shelf.used + width <= side
            };
            if let Some(shelf) = self.shelves.iter_mut().filter(|shelf| fits(shelf)).min_by_key(|shelf| shelf.height) {
                let place = (shelf.used, shelf.top);
                shelf.used += width;
                return Some(place);
            }
            let top = self.shelves.last().map_or(0, |shelf| shelf.top + shelf.height);
            if width <= side && top + height <= side {
                self.shelves.push(Shelf { top, height, used: width });
                return Some((0, top));
            }
            if !self.grow() {
                return None;
            }
        }
    }

    /// Doubles the side; places stay where they are.
    fn grow(&mut self) -> bool {
        let side = self.side * 2;
        if side > self.limit {
            return false;
        }
        let mut alpha = vec![0; side * side];
        for (new, old) in alpha.chunks_exact_mut(side).zip(self.alpha.chunks_exact(self.side)) {
            new[..self.side].copy_from_slice(old);
        }
        self.alpha = alpha;
        self.side = side;
        self.dirty = Some((0, side));
        true
    }

    /// Sends what is new to the texture; gives its name and its side in texels.
    pub(super) fn upload(&mut self, ctx: &Context) -> (TextureId, f32) {
        let side = self.side;
        match &mut self.texture {
            Some((known, texture)) if *known == side => {
                if let Some((first, end)) = self.dirty.take() {
                    let image = image(side, &self.alpha[first * side..end * side]);
                    texture.set_partial([0, first], image, TextureOptions::LINEAR);
                }
            }
            _ => {
                self.dirty = None;
                let texture = ctx.load_texture("glyphs", image(side, &self.alpha), TextureOptions::LINEAR);
                self.retired.extend(self.texture.replace((side, texture)).map(|(_, old)| old));
            }
        }
        (self.texture.as_ref().map_or(TextureId::default(), |(_, texture)| texture.id()), texel(side))
    }
}

fn image(width: usize, alpha: &[u8]) -> ColorImage {
    let pixels = alpha.iter().map(|alpha| Color32::from_rgba_premultiplied(*alpha, *alpha, *alpha, *alpha)).collect();
    ColorImage::new([width, alpha.len() / width], pixels)
}

/// How much heavier than its true coverage a glyph is made, 0–1: small type loses its thin stems to grey, and light type
/// on dark looks thinner than it is.
fn emphasis(size: f64, light: bool) -> f64 {
    let small = ((14.0 - size) / 6.0).clamp(0.0, 1.0) * 0.4;
    if light { small.max(0.5) } else { small }
}

/// Coverage moved by `share` of the way to `2c − c²`.
fn heavier(coverage: u8, share: f64) -> u8 {
    let true_share = f64::from(coverage) / 255.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255 for a share of 0–1")]
    let byte = ((true_share + share * true_share * (1.0 - true_share)) * 255.0).round() as u8;
    byte
}

#[expect(clippy::cast_precision_loss, reason = "a place in an atlas of at most 4096 texels")]
const fn texel(at: usize) -> f32 {
    at as f32
}

#[expect(clippy::cast_precision_loss, reason = "a bearing of at most a few thousand pixels")]
const fn whole(pixels: i32) -> f32 {
    pixels as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fills the atlas with sizes of one glyph until it gives up.
    fn overflow(atlas: &mut GlyphAtlas) -> usize {
        let id = (1..200).find(|id| !glyph_outline(Face::Regular, *id).is_empty()).expect("a glyph with ink");
        let mut size = 40.0;
        let mut held = 0;
        while atlas.glyph(Face::Regular, id, size, 0, false) != AtlasLookup::Full {
            size += 1.0 / SIZE_STEPS;
            held += 1;
        }
        held
    }

    #[test]
    fn a_full_atlas_is_empty_again_in_the_next_pass() {
        let ctx = Context::default();
        let mut atlas = GlyphAtlas::with_sides(64, 128);
        atlas.begin_pass(&ctx);
        let held = overflow(&mut atlas);
        assert!(held > 3_usize && atlas.wants_another_pass());
        let before = atlas.generation();
        atlas.begin_pass(&ctx);
        assert_ne!(atlas.generation(), before);
        assert_eq!(overflow(&mut atlas), held);
        assert!(!atlas.wants_another_pass(), "asking again would never end");
    }

    #[test]
    fn growing_keeps_every_glyph_in_its_place() {
        let mut atlas = GlyphAtlas::with_sides(32, 256);
        let glyphs: Vec<u16> = (1..120).filter(|id| !glyph_outline(Face::Bold, *id).is_empty()).take(40).collect();
        let places: Vec<AtlasLookup> = glyphs.iter().map(|id| atlas.glyph(Face::Bold, *id, 20.0, 1, false)).collect();
        assert!(atlas.side > 32);
        for (id, place) in glyphs.iter().zip(places) {
            assert_eq!(atlas.glyph(Face::Bold, *id, 20.0, 1, false), place);
            let AtlasLookup::Sprite(sprite) = place else { panic!("{id} has no place") };
            let bitmap = rasterise(&glyph_outline(Face::Bold, *id), 20.0, 0.25).expect("ink");
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole texels")]
            let (u, v) = (sprite.u as usize, sprite.v as usize);
            for (line, coverage) in bitmap.coverage.chunks_exact(bitmap.width).enumerate() {
                assert_eq!(&atlas.alpha[(v + line) * atlas.side + u..][..bitmap.width], coverage);
            }
        }
        assert_eq!(atlas.alpha[0], 255, "the white texel");
    }
}
