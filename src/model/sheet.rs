//! The paper a map is laid out for. How it stands in a file is said in `written_sheet.rs`.

use crate::units::{Mm, Pt};
use kurbo::Size;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The shortest side of a custom sheet.
pub const SHORTEST_SIDE: Mm = Mm(50.0);
/// The longest side: above 5.08 m a PDF needs `UserUnit`, which some print software ignores (PDF 32000-1, annex C.2).
pub const LONGEST_SIDE: Mm = Mm(5000.0);
/// How wide a margin may be, as a share of the short side: what is left is half of it, and room for a map.
const WIDEST_MARGIN: f64 = 0.25;

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Paper {
    /// 1189 × 1682 mm.
    TwoA0,
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
    /// 148 × 210 mm.
    A5,
    /// 1000 × 1414 mm.
    B0,
    /// 707 × 1000 mm.
    B1,
    /// 500 × 707 mm.
    B2,
    /// 353 × 500 mm.
    B3,
    /// 250 × 353 mm.
    B4,
    /// 176 × 250 mm.
    B5,
    /// 8½ × 11 in.
    Letter,
    /// 8½ × 14 in.
    Legal,
    /// 11 × 17 in, also called Ledger and ANSI B.
    Tabloid,
    /// 17 × 22 in.
    AnsiC,
    /// 22 × 34 in.
    AnsiD,
    /// 34 × 44 in.
    AnsiE,
    /// A length of a roll.
    Roll {
        /// How wide the roll is, between 50 mm and 5 m.
        width: Mm,
        /// How much of it, between 50 mm and 5 m. It is the width of a sheet that lies, and the height of one that hangs.
        length: Mm,
    },
    /// Any other sheet, as it lies.
    Custom {
        /// Width, between 50 mm and 5 m.
        width: Mm,
        /// Height, between 50 mm and 5 m.
        height: Mm,
    },
}

/// Brings a side into the range and onto whole hundredths of a millimetre, so that no layout meets an infinite sheet and every
/// side reads back from a file as it was written.
pub(super) fn tame(side: Mm) -> Mm {
    let side = if side.get().is_finite() { side.max(SHORTEST_SIDE).min(LONGEST_SIDE) } else { SHORTEST_SIDE };
    hundredths(side)
}

fn hundredths(length: Mm) -> Mm {
    Mm((length.get() * 100.0).round() / 100.0)
}

/// Whether a side is one that a sheet of one's own may have.
fn sound(side: Mm) -> bool {
    (SHORTEST_SIDE..=LONGEST_SIDE).contains(&side)
}

impl Paper {
    /// What journey maps are printed on, small to large.
    pub const USUAL: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// The named sizes, each family from small to large.
    pub const NAMED: [Self; 19] = [
        Self::A5,
        Self::A4,
        Self::A3,
        Self::A2,
        Self::A1,
        Self::A0,
        Self::TwoA0,
        Self::B5,
        Self::B4,
        Self::B3,
        Self::B2,
        Self::B1,
        Self::B0,
        Self::Letter,
        Self::Legal,
        Self::Tabloid,
        Self::AnsiC,
        Self::AnsiD,
        Self::AnsiE,
    ];

    /// How wide the rolls of plotters are: 24, 36 and 42 inches.
    pub const ROLLS: [Mm; 3] = [Mm(610.0), Mm(914.0), Mm(1067.0)];

    /// The named paper of these sides, whichever way it lies; half a millimetre is rounding.
    #[must_use]
    pub fn of_sides(width: Mm, height: Mm) -> Option<Self> {
        let near = |one: Mm, other: Mm| (one.get() - other.get()).abs() < 0.5;
        let is = |paper: &Self| {
            let (short, long) = paper.sides();
            near(short, width.min(height)) && near(long, width.max(height))
        };
        Self::NAMED.into_iter().find(is)
    }

    /// A sheet of one's own; `None` where a side is shorter than 50 mm, longer than 5 m or not a number.
    #[must_use]
    pub fn custom(width: Mm, height: Mm) -> Option<Self> {
        (sound(width) && sound(height)).then_some(Self::Custom { width, height })
    }

    /// So much of a roll; `None` where that is shorter than 50 mm, longer than 5 m or not a number.
    #[must_use]
    pub fn roll(width: Mm, length: Mm) -> Option<Self> {
        (sound(width) && sound(length)).then_some(Self::Roll { width, length })
    }

    /// `A1`, or nothing for a roll and a custom sheet.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::TwoA0 => "2A0",
            Self::A0 => "A0",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::A3 => "A3",
            Self::A4 => "A4",
            Self::A5 => "A5",
            Self::B0 => "B0",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::B3 => "B3",
            Self::B4 => "B4",
            Self::B5 => "B5",
            Self::Letter => "Letter",
            Self::Legal => "Legal",
            Self::Tabloid => "Tabloid",
            Self::AnsiC => "ANSI C",
            Self::AnsiD => "ANSI D",
            Self::AnsiE => "ANSI E",
            Self::Roll { .. } | Self::Custom { .. } => return None,
        })
    }

    /// The named paper that is called so, in whatever case, with a space, a hyphen or neither.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let plain = |name: &str| name.replace([' ', '-', '_'], "").to_ascii_lowercase();
        let wanted = plain(name);
        if wanted == "ansib" || wanted == "ledger" {
            return Some(Self::Tabloid);
        }
        Self::NAMED.into_iter().find(|paper| paper.name().is_some_and(|name| plain(name) == wanted))
    }

    /// The same paper with sides that can be: those of a roll and of a custom sheet are brought into the range and rounded to 0.01 mm.
    #[must_use]
    pub fn tamed(self) -> Self {
        match self {
            Self::Custom { width, height } => Self::Custom { width: tame(width), height: tame(height) },
            Self::Roll { width, length } => Self::Roll { width: tame(width), length: tame(length) },
            named => named,
        }
    }

    /// Short and long side, or width and height as given for a custom sheet.
    fn sides(self) -> (Mm, Mm) {
        let inches = |short: f64, long: f64| (Mm(short * 25.4), Mm(long * 25.4));
        match self {
            Self::TwoA0 => (Mm(1189.0), Mm(1682.0)),
            Self::A0 => (Mm(841.0), Mm(1189.0)),
            Self::A1 => (Mm(594.0), Mm(841.0)),
            Self::A2 => (Mm(420.0), Mm(594.0)),
            Self::A3 => (Mm(297.0), Mm(420.0)),
            Self::A4 => (Mm(210.0), Mm(297.0)),
            Self::A5 => (Mm(148.0), Mm(210.0)),
            Self::B0 => (Mm(1000.0), Mm(1414.0)),
            Self::B1 => (Mm(707.0), Mm(1000.0)),
            Self::B2 => (Mm(500.0), Mm(707.0)),
            Self::B3 => (Mm(353.0), Mm(500.0)),
            Self::B4 => (Mm(250.0), Mm(353.0)),
            Self::B5 => (Mm(176.0), Mm(250.0)),
            Self::Letter => inches(8.5, 11.0),
            Self::Legal => inches(8.5, 14.0),
            Self::Tabloid => inches(11.0, 17.0),
            Self::AnsiC => inches(17.0, 22.0),
            Self::AnsiD => inches(22.0, 34.0),
            Self::AnsiE => inches(34.0, 44.0),
            Self::Roll { width, length } => (tame(width), tame(length)),
            Self::Custom { width, height } => (tame(width), tame(height)),
        }
    }
}

/// Which way a named paper lies. A custom sheet lies as its sides say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// The long side is the width; so is the length of a roll.
    #[default]
    Landscape,
    /// The long side is the height; so is the length of a roll.
    Portrait,
}

/// A sheet: paper, the way it lies, and what is left free at its edges.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The paper.
    pub paper: Paper,
    /// The way it lies.
    pub orientation: Orientation,
    /// How much stays free at each of its edges; as much as suits the paper where none is given.
    pub margin: Option<Mm>,
}

impl Sheet {
    /// Paper that lies so, with its usual margins.
    #[must_use]
    pub const fn of(paper: Paper, orientation: Orientation) -> Self {
        Self { paper, orientation, margin: None }
    }

    /// Paper with its long side as its width.
    #[must_use]
    pub const fn landscape(paper: Paper) -> Self {
        Self::of(paper, Orientation::Landscape)
    }

    /// Paper with its long side as its height.
    #[must_use]
    pub const fn portrait(paper: Paper) -> Self {
        Self::of(paper, Orientation::Portrait)
    }

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

    /// The widest margin that it may have.
    #[must_use]
    pub fn widest_margin(self) -> Mm {
        let (width, height) = self.sides();
        hundredths(width.min(height) * WIDEST_MARGIN)
    }

    /// The same sheet with sides and margin that can be.
    #[must_use]
    pub fn tamed(self) -> Self {
        let sheet = Self { paper: self.paper.tamed(), ..self };
        let margin = self.margin.filter(|margin| margin.get().is_finite());
        let margin = margin.map(|margin| hundredths(margin.max(Mm::ZERO)).min(sheet.widest_margin()));
        Self { margin, ..sheet }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_found_by_its_name_however_that_is_written() {
        for paper in Paper::NAMED {
            let name = paper.name().expect("a name");
            for name in [name.to_owned(), name.to_lowercase(), name.replace(' ', "-"), name.replace(' ', "")] {
                assert_eq!(Paper::named(&name), Some(paper), "{name}");
            }
        }
        assert_eq!((Paper::named("ANSI B"), Paper::named("ledger")), (Some(Paper::Tabloid), Some(Paper::Tabloid)));
        assert_eq!((Paper::named(""), Paper::named("A9")), (None, None));
    }

    #[test]
    fn a_roll_lies_along_its_length_or_hangs_by_it() {
        let paper = Paper::roll(Mm(914.0), Mm(2400.0)).expect("a length of a roll");
        assert_eq!(Sheet::landscape(paper).sides(), (Mm(2400.0), Mm(914.0)));
        assert_eq!(Sheet::portrait(paper).sides(), (Mm(914.0), Mm(2400.0)));
        let short = Paper::roll(Mm(914.0), Mm(300.0)).expect("a length of a roll");
        assert_eq!(
            Sheet::landscape(short).sides(),
            (Mm(300.0), Mm(914.0)),
            "also where that is shorter than it is wide"
        );
        assert_eq!(Paper::roll(Mm(914.0), Mm(5001.0)), None, "a PDF has no longer side");
    }

    #[test]
    fn every_paper_fits_a_pdf_with_room_for_bleed_and_marks() {
        let custom = Paper::Custom { width: LONGEST_SIDE, height: LONGEST_SIDE };
        for paper in Paper::NAMED.into_iter().chain([custom]) {
            let size = Sheet::landscape(paper).size();
            assert!(size.max_side() + 2.0 * Pt::from(Mm(25.0)).get() < 14_400.0, "{paper:?}");
        }
    }

    #[test]
    fn a_margin_leaves_half_of_the_short_side_at_least() {
        let with = |margin: f64| Sheet { margin: Some(Mm(margin)), ..Sheet::landscape(Paper::A4) }.tamed().margin;
        assert_eq!((with(20.0), with(0.0), with(-3.0)), (Some(Mm(20.0)), Some(Mm(0.0)), Some(Mm(0.0))));
        assert_eq!((with(400.0), with(f64::NAN)), (Some(Mm(52.5)), None));
    }
}
