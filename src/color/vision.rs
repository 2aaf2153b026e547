//! How far apart two colours are, for every kind of eye and for a grey print.

use super::rgba::Rgba;
use std::sync::LazyLock;

/// Ways of seeing a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vision {
    /// All three kinds of cones.
    Normal,
    /// Without the cones for long waves (protanopia, about 1 % of men).
    Protan,
    /// Without the cones for middle waves (deuteranopia, about 1 % of men).
    Deutan,
    /// Without the cones for short waves (tritanopia, rare).
    Tritan,
    /// Nothing but lightness: a grey printer, a photocopy.
    Grey,
}

impl Vision {
    /// Every way of seeing, the four with colours first.
    pub const ALL: [Self; 5] = [Self::Normal, Self::Protan, Self::Deutan, Self::Tritan, Self::Grey];
    /// Those in which there are colours.
    pub const COLORS: [Self; 4] = [Self::Normal, Self::Protan, Self::Deutan, Self::Tritan];

    /// What becomes of linear red, green and blue. The three matrices are those of full severity in Machado, Oliveira and
    /// Fernandes, «A Physiologically-based Model for Simulation of Color Vision Deficiency» (IEEE TVCG 15(6), 2009); grey is
    /// the luminance of ITU-R BT.709.
    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
            Self::Grey => [[0.2126, 0.7152, 0.0722]; 3],
        }
    }

    /// The difference of two opaque colours seen this way, in units of CIEDE2000: from 2.3 on it is just seen (Mahy and others,
    /// 1994), from 10 on it is plain at a glance.
    #[must_use]
    pub fn difference(self, one: Rgba, other: Rgba) -> f64 {
        ciede2000(self.lab(one), self.lab(other))
    }

    /// What is seen of a colour this way; as opaque as it was.
    #[must_use]
    pub fn seen(self, color: Rgba) -> Rgba {
        if self == Self::Normal {
            return color;
        }
        let [r, g, b] = self.light(color).map(encoded);
        Rgba { r, g, b, a: color.a }
    }

    /// How much of the light of white a colour gives back, 0–1.
    #[must_use]
    pub fn luminance(color: Rgba) -> f64 {
        Self::Grey.light(color)[0]
    }

    /// How colourful it is: the chroma of CIELAB. Greys have none; from 20 on nobody would call it grey.
    #[must_use]
    pub fn chroma(color: Rgba) -> f64 {
        let [_, a, b] = Self::Normal.lab(color);
        a.hypot(b)
    }

    /// Linear light of the screen's three channels; what lies outside its colours is shown at their edge.
    fn light(self, color: Rgba) -> [f64; 3] {
        let light = [color.r, color.g, color.b].map(linear);
        times(self.matrix(), light).map(|channel| channel.clamp(0.0, 1.0))
    }

    /// CIELAB under D65.
    fn lab(self, color: Rgba) -> [f64; 3] {
        const XYZ: [[f64; 3]; 3] = [
            [0.412_456_4, 0.357_576_1, 0.180_437_5],
            [0.212_672_9, 0.715_152_2, 0.072_175_0],
            [0.019_333_9, 0.119_192_0, 0.950_304_1],
        ];
        const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];
        let [x, y, z] = times(XYZ, self.light(color));
        let [x, y, z] = [x / WHITE[0], y / WHITE[1], z / WHITE[2]]
            .map(|part| if part > 216.0 / 24_389.0 { part.cbrt() } else { (24_389.0 / 27.0 * part + 16.0) / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }
}

/// Linear light of an sRGB channel, 0–1.
fn linear(channel: u8) -> f64 {
    static LIGHT: LazyLock<[f64; 256]> = LazyLock::new(|| {
        std::array::from_fn(|channel| {
            let value = f64::from(u8::try_from(channel).unwrap_or(u8::MAX)) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    });
    LIGHT[usize::from(channel)]
}

/// The sRGB channel of linear light, 0–1.
fn encoded(light: f64) -> u8 {
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
    let channel = (value * 255.0).round().clamp(0.0, 255.0) as u8;
    channel
}

fn times(matrix: [[f64; 3]; 3], value: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * value[0] + row[1] * value[1] + row[2] * value[2])
}

/// The colour difference formula of the CIE (ISO/CIE 11664-6), as written out by Sharma, Wu and Dalal, «The CIEDE2000
/// Color-Difference Formula» (2005).
#[expect(clippy::many_single_char_names, reason = "the names of the formula")]
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let between = match h2 - h1 {
        _ if grey => 0.0,
        way if way > 180.0 => way - 360.0,
        way if way < -180.0 => way + 360.0,
        way => way,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (between / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => f64::midpoint(sum, 360.0),
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.2 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let turn = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * seventh(c) * turn.to_radians().sin();
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_gives_the_numbers_of_its_authors() {
        // Of the table of Sharma, Wu and Dalal: pairs 1, 7, 11, 17, 20, 25, 31, 34.
        let pairs = [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0011], 7.2195),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
            ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
            ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
        ];
        for (one, other, expected) in pairs {
            let found = ciede2000(one, other);
            assert!((found - expected).abs() < 5e-5, "{one:?} {other:?}: {found}");
            assert!((ciede2000(other, one) - found).abs() < 1e-9, "the same both ways");
        }
    }

    #[test]
    fn who_lacks_cones_sees_red_and_green_nearer_and_in_grey_nothing_but_lightness_counts() {
        let color = |text| Rgba::from_hex(text).expect("a colour");
        let (red, green) = (color("#C0504D"), color("#6E8B3D"));
        let normal = Vision::Normal.difference(red, green);
        for vision in [Vision::Protan, Vision::Deutan, Vision::Grey] {
            assert!(vision.difference(red, green) < normal / 2.0, "{vision:?}");
        }
        for vision in Vision::ALL {
            assert!(vision.difference(red, red).abs() < 1e-9);
            assert!((vision.difference(color("#000000"), color("#FFFFFF")) - 100.0).abs() < 0.1, "{vision:?}");
        }
    }

    #[test]
    fn what_is_seen_of_a_colour_is_that_colour_in_normal_view_and_never_changes_when_seen_so_again() {
        let color = |text| Rgba::from_hex(text).expect("a colour");
        let [red, white, clear] = ["#C0504D", "#FFFFFF", "#6E8B3D40"].map(color);
        assert_eq!(Vision::Normal.seen(red), red);
        for vision in Vision::ALL {
            assert_eq!(vision.seen(white), white, "{vision:?}");
            assert_eq!(vision.seen(clear).a, clear.a, "{vision:?}");
        }
        let grey = Vision::Grey.seen(red);
        assert!(grey.r == grey.g && grey.g == grey.b && Vision::chroma(grey) < 0.1 && Vision::chroma(red) > 20.0);
        assert_eq!(Vision::Grey.seen(grey), grey);
        assert!((Vision::luminance(grey) - Vision::luminance(red)).abs() < 0.003, "as light as it was");
        assert!((Vision::luminance(white) - 1.0).abs() < 1e-9);
    }
}
