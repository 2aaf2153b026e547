//! Type: one engine for every surface.
//!
//! In: text, style, language, width. Out: lines of positioned glyph runs that keep their source text. Lines are broken here,
//! once, in document units; no surface breaks a line of its own.

mod language;

pub use language::Language;

use crate::color::Rgba;
use crate::units::Pt;
use std::sync::Arc;

/// A bundled face. All are static TrueType and live in `fonts/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Golos Text 400.
    Regular,
    /// Golos Text 500.
    Medium,
    /// Golos Text 600.
    SemiBold,
    /// Golos Text 700.
    Bold,
    /// Lucide icons: a glyph an icon.
    Icons,
}

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
    /// One past the last byte.
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
    /// The source text of the run. The space at which a line was broken stays at the end of the line's last run; a
    /// hyphen that hyphenation added has an empty byte range.
    pub text: Arc<str>,
    /// Sum of the advances, without the trailing space.
    pub width: Pt,
}
