//! What a file cannot have more of, and what every format draws alike.

/// The longest side of a page in points; beyond it a PDF needs `UserUnit`, which some print software ignores.
pub(super) const LONGEST_SIDE: f64 = 14_400.0;

/// Coordinates beyond this many points are no drawing, and single precision would no longer keep a hundredth of a point.
pub(super) const FARTHEST: f64 = 100_000.0;

/// Corners sharper than this are cut off, in every format: the ratio of the mitre's length to the line's width.
pub(super) const MITRE_LIMIT: f32 = 4.0;

/// How far a curve that stands for an arc may lie from it, in points.
pub(super) const ARC_TOLERANCE: f64 = 0.005;

/// The program and its version, as files name what made them.
pub(super) const PRODUCER: &str = concat!("Tropa ", env!("CARGO_PKG_VERSION"));

/// The most pixels a picture in a file may have: a billion, A0 at 800 dots per inch. It is made strip by strip, so this is no question
/// of memory: few programs open more.
pub(super) const MOST_PIXELS: u64 = 1_000_000_000;

/// The most pixels that are held as a whole: 400 MB.
pub(super) const MOST_HELD: u64 = 100_000_000;
