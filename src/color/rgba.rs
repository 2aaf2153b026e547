//! One colour.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An sRGB colour with straight (not premultiplied) alpha, written as `#RRGGBB` or `#RRGGBBAA` in theme files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
    /// Alpha, 0 (clear) – 255 (opaque).
    pub a: u8,
}

impl Rgba {
    /// The same colour at another opacity, `alpha` in 0–1.
    #[must_use]
    pub fn with_alpha(self, alpha: f64) -> Self {
        // In range by the clamp, so the cast cannot wrap.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–255")]
        let a = (alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        Self { a, ..self }
    }

    /// Mixes towards `other`: 0 leaves `self`, 1 gives `other`.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let channel = |from: u8, to: u8| {
            let value = f64::from(from) + (f64::from(to) - f64::from(from)) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two u8 values")]
            let byte = value.round() as u8;
            byte
        };
        Self {
            r: channel(self.r, other.r),
            g: channel(self.g, other.g),
            b: channel(self.b, other.b),
            a: channel(self.a, other.a),
        }
    }

    /// The contrast to another opaque colour by WCAG 2.2: 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let light = |color: Self| 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
        let (one, other) = (light(self), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Reads `#RRGGBB` or `#RRGGBBAA`; `None` for anything else.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.is_ascii() {
            return None;
        }
        let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        match digits.len() {
            6 => Some(Self { r: byte(0)?, g: byte(2)?, b: byte(4)?, a: 255 }),
            8 => Some(Self { r: byte(0)?, g: byte(2)?, b: byte(4)?, a: byte(6)? }),
            _ => None,
        }
    }

    /// `#RRGGBB`, with two more digits where the colour is not opaque.
    #[must_use]
    pub fn to_hex(self) -> String {
        let Self { r, g, b, a } = self;
        if a == 255 { format!("#{r:02X}{g:02X}{b:02X}") } else { format!("#{r:02X}{g:02X}{b:02X}{a:02X}") }
    }
}

impl Serialize for Rgba {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for Rgba {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not #RRGGBB or #RRGGBBAA")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trips_and_rejects_nonsense() {
        for text in ["#1B1C20", "#3B3FD81F"] {
            assert_eq!(Rgba::from_hex(text).map(Rgba::to_hex).as_deref(), Some(text));
        }
        for text in ["", "#12", "1B1C20", "#GGGGGG", "#яяя"] {
            assert_eq!(Rgba::from_hex(text), None, "{text}");
        }
    }
}
