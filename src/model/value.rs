//! Small values that cannot hold nonsense: a share is never negative, a feeling never infinite.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Steps kept per one, so that what is dragged on a screen stays short in the file and compares exactly.
const FINE: f64 = 10_000.0;
/// Two digits behind the point: what a hand can mean and a person read.
const HUNDREDTHS: f64 = 100.0;
/// From here on whole numbers only: with digits behind the point a number would have more than the 15 digits that every reader
/// of JSON gives back exactly.
const WHOLE_FROM: f64 = 1e11;

/// Clamps to a range and rounds to so many steps per one, or to whole numbers from 10¹¹ on; what is not a finite number becomes the range's lower end or zero, whichever is
/// larger, so that no calculation further on meets NaN.
fn tame(value: f64, (low, high): (f64, f64), steps: f64) -> f64 {
    if !value.is_finite() {
        return low.max(0.0);
    }
    let value = value.clamp(low, high);
    let steps = if value.abs() < WHOLE_FROM { steps } else { 1.0 };
    // Adding zero turns −0 into 0, which JSON would otherwise keep.
    (value * steps).round() / steps + 0.0
}

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $low:expr, $high:expr, $default:expr, $steps:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// The least value.
            pub const MIN: f64 = $low;
            /// The greatest value.
            pub const MAX: f64 = $high;

            /// Clamps to the range; a value that is not finite becomes the least one that is not negative.
            #[must_use]
            pub fn new(value: f64) -> Self {
                Self(tame(value, (Self::MIN, Self::MAX), $steps))
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self($default)
            }
        }

        impl From<f64> for $name {
            fn from(value: f64) -> Self {
                Self::new(value)
            }
        }

        impl From<$name> for f64 {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "number", "minimum": $low, "maximum": $high })
            }
        }
    };
}

bounded! {
    /// A share of a whole, 0–1: a place along a stage, the part of the people who leave.
    Share, 0.0, 1.0, 0.0, FINE
}

bounded! {
    /// How a persona feels, from −2 (anger) over 0 (calm) to +2 (delight), in hundredths.
    Feeling, -2.0, 2.0, 0.0, HUNDREDTHS
}

bounded! {
    /// How wide a stage or how high a lane is beside its neighbours: 1 is the common measure, 0.2–5 the range.
    Weight, 0.2, 5.0, 1.0, FINE
}

bounded! {
    /// How near a picture is looked at: 1 shows as much of it as covers its frame, 8 an eighth of that in width and height.
    Zoom, 1.0, 8.0, 1.0, FINE
}

bounded! {
    /// A length on the sheet in multiples of the size of its running text, so that it means the same on every paper.
    Ems, -1000.0, 1000.0, 0.0, FINE
}

bounded! {
    /// An amount that is measured: any finite number up to 10¹⁵ either way.
    Amount, -1e15, 1e15, 0.0, FINE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_bounded_value_is_ever_out_of_range_or_infinite() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, -0.0, 0.5] {
            assert!((0.0..=1.0).contains(&Share::new(value).get()), "{value}");
            assert!((-2.0..=2.0).contains(&Feeling::new(value).get()), "{value}");
            assert!((0.2..=5.0).contains(&Weight::new(value).get()), "{value}");
            assert!((1.0..=8.0).contains(&Zoom::new(value).get()), "{value}");
            assert!((-1000.0..=1000.0).contains(&Ems::new(value).get()), "{value}");
            assert!(Amount::new(value).get().is_finite(), "{value}");
        }
        assert_eq!((Feeling::new(0.9566).get(), Share::new(0.9566).get()), (0.96, 0.9566));
        assert!(Share::new(-0.0).get().is_sign_positive(), "−0 would be written to the file");
    }
}
