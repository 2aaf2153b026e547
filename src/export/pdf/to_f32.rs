//! Numbers as a PDF has them.

/// PDF counts in single precision; what is drawn is below 100,000 points.
#[expect(clippy::cast_possible_truncation, reason = "coordinates are checked to be below 100,000")]
pub(super) fn to_f32(value: f64) -> f32 {
    value as f32
}
