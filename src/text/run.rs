//! Runs of glyphs: what every surface draws.

use super::Face;
use super::invisible::is_invisible;
use crate::color::Rgba;
use crate::units::Pt;
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// One glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Index in the face.
    pub id: u16,
    /// Left of the glyph's origin, in points from the run's origin.
    pub x: f32,
    /// How far below the baseline the glyph's origin lies, in points: an accent over a capital lies above it.
    pub y: f32,
    /// Advance in points.
    pub advance: f32,
    /// First byte of the source text this glyph stands for, in [`GlyphRun::text`].
    pub start: u32,
    /// One past the last byte. Where several glyphs draw one character, the first has its bytes and the others none: they begin and
    /// end where it begins. A hyphen that hyphenation added begins and ends where the text does.
    pub end: u32,
}

/// Glyphs that stand together for a stretch of a run's text.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphCluster<'a> {
    /// The glyphs, left to right; at least one.
    pub glyphs: &'a [Glyph],
    /// What they stand for, in [`GlyphRun::text`]; nothing for a hyphen that hyphenation added.
    pub bytes: Range<usize>,
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
    /// Whether it is read from right to left: its last glyph stands for its first letter.
    pub rtl: bool,
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

    /// Its glyphs by what they stand for, left to right.
    pub fn clusters(&self) -> impl Iterator<Item = GlyphCluster<'_>> {
        let end = self.text.len();
        let goes_on = move |left: &Glyph, right: &Glyph| {
            let (start, none) = (right.start as usize, right.start == right.end);
            none && start < end && left.start == right.start
        };
        self.glyphs.chunk_by(goes_on).map(|glyphs| {
            let bytes = glyphs.first().map_or(0..0, |glyph| glyph.start as usize..glyph.end as usize);
            GlyphCluster { glyphs, bytes }
        })
    }

    /// The characters that no face has, in the order in which they are drawn: each is an empty box.
    pub fn missing(&self) -> impl Iterator<Item = char> {
        let boxes = self.clusters().filter(|cluster| cluster.glyphs.iter().any(|glyph| glyph.id == 0));
        let said = boxes.flat_map(|cluster| self.text.get(cluster.bytes).unwrap_or_default().chars());
        said.filter(|character| !is_invisible(*character) && !self.face.has(*character))
    }

    /// Every byte of the text before which a caret can stand, and the end, with the distance from the run's origin in points:
    /// between two glyphs, and where one glyph draws several characters, at even steps.
    #[must_use]
    pub fn stops(&self) -> Vec<(usize, f64)> {
        // Each cluster: its first byte, where it begins and where it ends. A hyphen that was added has no bytes and is none.
        let mut clusters: Vec<(usize, f64, f64)> = Vec::with_capacity(self.glyphs.len());
        let mut pen = 0.0;
        for cluster in self.clusters() {
            let right = pen + cluster.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum::<f64>();
            if !cluster.bytes.is_empty() {
                let (begins, ends) = if self.rtl { (right, pen) } else { (pen, right) };
                clusters.push((cluster.bytes.start, begins, ends));
            }
            pen = right;
        }
        if self.rtl {
            clusters.reverse();
        }
        let end = clusters.last().map_or(0.0, |cluster| cluster.2);
        let edge =
            |index: usize| clusters.get(index).map_or((self.text.len(), end), |&(start, begins, _)| (start, begins));
        let graphemes = self.text.grapheme_indices(true).map(|(byte, _)| byte).chain([self.text.len()]);
        #[expect(clippy::cast_precision_loss, reason = "a few bytes")]
        graphemes
            .map(|byte| {
                let after = clusters.partition_point(|cluster| cluster.0 <= byte);
                let ((start, from), (next, to)) = (edge(after.saturating_sub(1)), edge(after));
                let share = if next > start { byte.saturating_sub(start) as f64 / (next - start) as f64 } else { 0.0 };
                (byte, from + (to - from) * share.min(1.0))
            })
            .collect()
    }
}
