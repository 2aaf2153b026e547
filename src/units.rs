//! Lengths that say their unit.
//!
//! A sheet is measured in [`Mm`] where people choose paper and in [`Pt`] where type is set. Geometry inside one
//! scene (`kurbo::Point`, `kurbo::Rect`) is always in points from the sheet's top left corner, y downwards.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Points in one millimetre: a point is 1/72 inch, an inch 25.4 mm.
const POINTS_PER_MM: f64 = 72.0 / 25.4;

macro_rules! length {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl $name {
            /// No length at all.
            pub const ZERO: Self = Self(0.0);

            /// The bare number, for arithmetic with a library that has no units.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }

            /// The longer of two lengths.
            #[must_use]
            pub const fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            /// The shorter of two lengths.
            #[must_use]
            pub const fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self {
                Self(self.0 * factor)
            }
        }

        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, divisor: f64) -> Self {
                Self(self.0 / divisor)
            }
        }

        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }
    };
}

length! {
    /// A length in PostScript points, 1/72 inch: the unit of every scene.
    Pt
}

length! {
    /// A length in millimetres: the unit of paper.
    Mm
}

impl From<Mm> for Pt {
    fn from(length: Mm) -> Self {
        Self(length.0 * POINTS_PER_MM)
    }
}

impl From<Pt> for Mm {
    fn from(length: Pt) -> Self {
        Self(length.0 / POINTS_PER_MM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a1_is_2384_by_1684_points() {
        assert!((Pt::from(Mm(841.0)).get() - 2383.94).abs() < 0.01);
        assert!((Pt::from(Mm(594.0)).get() - 1683.78).abs() < 0.01);
    }

    #[test]
    fn points_and_millimetres_convert_back() {
        assert!((Mm::from(Pt::from(Mm(210.0))).get() - 210.0).abs() < 1e-9);
    }
}
