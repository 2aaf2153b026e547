//! Numbers as a PDF has them: no more digits than somebody sees, for they are most of the file.

/// PDF counts in single precision; what is drawn is below 100,000 points.
#[expect(clippy::cast_possible_truncation, reason = "coordinates are checked to be below 100,000")]
pub(super) fn to_f32(value: f64) -> f32 {
    value as f32
}

/// A place or a length in points, to a thousandth: a third of a micrometre.
pub(super) fn length(value: f64) -> f32 {
    to_f32((value * 1000.0).round() / 1000.0)
}

/// A size of type, to a ten-thousandth of a point: a line is many times as long as its letters are high.
pub(super) fn type_size(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// How far a letter is moved, in thousandths of an em, to a hundredth of one.
pub(super) fn kern(value: f64) -> f32 {
    to_f32((value * 100.0).round() / 100.0)
}

/// A channel of a colour as a share of 1. With three digits each of the 256 values is told from the others.
pub(super) fn share(channel: u8) -> f32 {
    to_f32((f64::from(channel) / 255.0 * 1000.0).round() / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_a_channel_comes_back() {
        for channel in 0..=u8::MAX {
            let back = (f64::from(share(channel)) * 255.0).round();
            assert!((back - f64::from(channel)).abs() < 0.5, "{channel} → {back}");
        }
    }
}
