//! The paper a map is laid out for.

use crate::units::{Mm, Pt};
use kurbo::Size;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// The shortest side of a custom sheet.
pub const SHORTEST_SIDE: Mm = Mm(50.0);
/// The longest side: above 5.08 m a PDF needs `UserUnit`, which some print software ignores (PDF 32000-1, annex C.2).
pub const LONGEST_SIDE: Mm = Mm(5000.0);

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 841 × 1189 mm.
    A0,
    /// 594 × 841 mm.
    #[default]
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
    /// Any other sheet, as it lies.
    Custom {
        /// Width, between 50 mm and 5 m.
        #[serde(deserialize_with = "side")]
        width: Mm,
        /// Height, between 50 mm and 5 m.
        #[serde(deserialize_with = "side")]
        height: Mm,
    },
}

/// Brings a side into the range and onto whole hundredths of a millimetre, so that no layout meets an infinite sheet and every
/// side reads back from a file as it was written.
fn tame(side: Mm) -> Mm {
    let side = if side.get().is_finite() { side.max(SHORTEST_SIDE).min(LONGEST_SIDE) } else { SHORTEST_SIDE };
    Mm((side.get() * 100.0).round() / 100.0)
}

fn side<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Mm, D::Error> {
    Mm::deserialize(deserializer).map(tame)
}

impl Paper {
    /// The named sizes, small to large.
    pub const NAMED: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// A sheet of one's own; `None` where a side is shorter than 50 mm, longer than 5 m or not a number.
    #[must_use]
    pub fn custom(width: Mm, height: Mm) -> Option<Self> {
        let sound = |side: Mm| (SHORTEST_SIDE..=LONGEST_SIDE).contains(&side);
        (sound(width) && sound(height)).then_some(Self::Custom { width, height })
    }

    /// `A1`, or nothing for a custom sheet.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::A0 => Some("A0"),
            Self::A1 => Some("A1"),
            Self::A2 => Some("A2"),
            Self::A3 => Some("A3"),
            Self::A4 => Some("A4"),
            Self::Custom { .. } => None,
        }
    }

    /// The same paper with sides that can be: those of a custom sheet are brought into the range and rounded to 0.01 mm.
    #[must_use]
    pub fn tamed(self) -> Self {
        match self {
            Self::Custom { width, height } => Self::Custom { width: tame(width), height: tame(height) },
            named => named,
        }
    }

    /// Short and long side, or width and height as given for a custom sheet.
    fn sides(self) -> (Mm, Mm) {
        match self {
            Self::A0 => (Mm(841.0), Mm(1189.0)),
            Self::A1 => (Mm(594.0), Mm(841.0)),
            Self::A2 => (Mm(420.0), Mm(594.0)),
            Self::A3 => (Mm(297.0), Mm(420.0)),
            Self::A4 => (Mm(210.0), Mm(297.0)),
            Self::Custom { width, height } => (tame(width), tame(height)),
        }
    }
}

/// Which way a named paper lies. A custom sheet lies as its sides say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// The long side is the width.
    #[default]
    Landscape,
    /// The long side is the height.
    Portrait,
}

/// A sheet: paper and the way it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Sheet {
    /// The paper.
    pub paper: Paper,
    /// The way it lies.
    pub orientation: Orientation,
}

impl Sheet {
    /// Width and height in millimetres.
    #[must_use]
    pub fn sides(self) -> (Mm, Mm) {
        let (short, long) = self.paper.sides();
        match (self.paper, self.orientation) {
            (Paper::Custom { .. }, _) | (_, Orientation::Portrait) => (short, long),
            (_, Orientation::Landscape) => (long, short),
        }
    }

    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> Size {
        let (width, height) = self.sides();
        Size::new(Pt::from(width).get(), Pt::from(height).get())
    }
}
