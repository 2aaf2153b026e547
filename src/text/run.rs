//! Runs of glyphs: what every surface draws.

use super::Face;
use crate::color::Rgba;
use crate::units::Pt;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// One glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Index in the face.
    pub id: u16,
    /// Left of the glyph's origin, in points from the run's origin.
    pub x: f32,
    /// Advance in points.
    pub advance: f32,
    /// First byte of the source text this glyph stands for, in [`GlyphRun::text`].
    pub start: u32,
    /// One past the last byte. Where several glyphs draw one character, the first has its bytes and the others none.
    pub end: u32,
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: Face,
    /// Type size.
    pub size: Pt,
    /// Colour.
    pub color: Rgba,
    /// The glyphs, left to right.
    pub glyphs: Arc<[Glyph]>,
    /// The source text of the run. The space or line feed at which a line was broken stays at the end of the line's last
    /// run; a hyphen that hyphenation added has an empty byte range.
    pub text: Arc<str>,
    /// Sum of the advances, without the trailing space.
    pub width: Pt,
}

impl GlyphRun {
    /// The height of its small letters, in points.
    #[must_use]
    pub fn small_letters(&self) -> f64 {
        /// Small letters of a face that does not say, in em.
        const X_HEIGHT: f64 = 0.5;
        let declared = self.face.x_height();
        self.size.get() * if declared > 0.0 { declared } else { X_HEIGHT }
    }

    /// Every byte of the text before which a caret can stand, and the end, with the distance from the run's origin in points:
    /// between two glyphs, and where one glyph draws several characters, at even steps.
    #[must_use]
    pub fn stops(&self) -> Vec<(usize, f64)> {
        // Each cluster: its first byte, where it begins and where it ends. A hyphen that was added has no bytes and is none.
        let mut clusters: Vec<(usize, f64, f64)> = Vec::with_capacity(self.glyphs.len());
        let mut pen = 0.0;
        for glyph in self.glyphs.iter() {
            let advance = f64::from(glyph.advance);
            if glyph.start < glyph.end {
                clusters.push((glyph.start as usize, pen, pen + advance));
            }
            pen += advance;
        }
        let end = clusters.last().map_or(0.0, |cluster| cluster.2);
        let edge = |index: usize| clusters.get(index).map_or((self.text.len(), end), |&(start, left, _)| (start, left));
        let graphemes = self.text.grapheme_indices(true).map(|(byte, _)| byte).chain([self.text.len()]);
        #[expect(clippy::cast_precision_loss, reason = "a few bytes")]
        graphemes
            .map(|byte| {
                let after = clusters.partition_point(|cluster| cluster.0 <= byte);
                let ((start, left), (next, right)) = (edge(after.saturating_sub(1)), edge(after));
                let share = if next > start { byte.saturating_sub(start) as f64 / (next - start) as f64 } else { 0.0 };
                (byte, left + (right - left) * share.min(1.0))
            })
            .collect()
    }
}
