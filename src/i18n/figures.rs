//! How figures are written, in digits and signs alone.

use crate::text::Language;

/// Between a number and its unit.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';
/// Between thousands in Russian.
const NARROW_SPACE: char = '\u{202f}';
/// A minus as wide as a plus.
const MINUS: char = '\u{2212}';

/// A number rounded to so many decimal places, halves away from zero as they are read: 1.005 becomes 1.01, −1.75 becomes −1.8. The
/// one rounding of all figures, in fields, on the sheet and in the ranking.
#[must_use]
pub fn rounded(value: f64, places: u8) -> f64 {
    /// From here on a double has no digits to spare for a fraction.
    const WHOLE_FROM: f64 = 1e12;
    let factor = 10_f64.powi(places.into());
    let scaled = value.abs() * factor;
    if !scaled.is_finite() || scaled >= WHOLE_FROM {
        return value;
    }
    // 1.005 is kept as 1.00499…: what is a half in digits counts as one.
    ((scaled * (1.0 + 4.0 * f64::EPSILON)).round() / factor).copysign(value) + 0.0
}

/// A number with at most two digits behind the decimal mark, or four where it is smaller than one; thousands are set apart.
/// What is not a finite number is written as a dash.
#[must_use]
pub fn number(value: f64, language: Language) -> String {
    decimal(value, if value.abs() < 1.0 { 4 } else { 2 }, language)
}

/// A number with at most `places` digits behind the decimal mark.
pub(super) fn decimal(value: f64, places: u8, language: Language) -> String {
    if !value.is_finite() {
        return "—".to_owned();
    }
    let digits = usize::from(places);
    set_apart(&format!("{:.digits$}", rounded(value, places).abs()), value < 0.0, language)
}

/// A number with all its digits, as a field shows it; [`number::typed`](super::number::typed) reads it back. What is not a finite number is a dash.
#[must_use]
pub fn exact(value: f64, language: Language) -> String {
    if value.is_finite() { set_apart(&value.abs().to_string(), value < 0.0, language) } else { "—".to_owned() }
}

/// The sign between thousands.
#[must_use]
pub const fn thousands(language: Language) -> char {
    match language {
        Language::Ru => NARROW_SPACE,
        Language::En => ',',
    }
}

/// Digits with a point in the language's marks.
fn set_apart(written: &str, negative: bool, language: Language) -> String {
    let mark = match language {
        Language::Ru => ',',
        Language::En => '.',
    };
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let fraction = fraction.trim_end_matches('0');

    let mut text = String::new();
    // What rounds to nothing has no sign.
    if negative && !(whole == "0" && fraction.is_empty()) {
        text.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(thousands(language));
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(mark);
        text.push_str(fraction);
    }
    text
}

/// A share, 0–1, in percent, with a tenth where it has one: `38 %`, `37,5 %` in Russian, `38%` in English.
#[must_use]
pub fn percent(share: f64, language: Language) -> String {
    with_unit(&decimal(share * 100.0, 1, language), "%", language)
}

/// A share, 0–1, in whole percent, where it is said how it stands about and no other figure follows from it.
#[must_use]
pub fn whole_percent(share: f64, language: Language) -> String {
    with_unit(&decimal(share * 100.0, 0, language), "%", language)
}

/// A feeling with its sign and as many of its two decimals as it has: `−1,75`, `+0,4`, `0`.
#[must_use]
pub fn feeling(value: f64, language: Language) -> String {
    signed(value, 2, language)
}

/// A number with its sign and at most `places` digits behind the decimal mark.
fn signed(value: f64, places: u8, language: Language) -> String {
    let written = decimal(value, places, language);
    let plus = value > 0.0 && written != "0";
    if plus { format!("+{written}") } else { written }
}

/// A gain with its sign, always with one decimal so that figures beside each other are alike: `+1,0`, `−0.3`; `0` where it rounds
/// to nothing.
#[must_use]
pub fn gain(value: f64, language: Language) -> String {
    let written = signed(value, 1, language);
    let whole = written != "0" && !written.contains([',', '.']);
    match language {
        Language::Ru if whole => format!("{written},0"),
        Language::En if whole => format!("{written}.0"),
        Language::Ru | Language::En => written,
    }
}

/// A number with its unit: `1 240 ₽`, `1,8 %`, `19 ч`. English puts a currency sign in front and no space before a percent
/// sign. Without a unit, the number alone.
#[must_use]
pub fn quantity(value: f64, unit: &str, language: Language) -> String {
    with_unit(&number(value, language), unit.trim(), language)
}

pub(super) fn with_unit(number: &str, unit: &str, language: Language) -> String {
    match (language, unit) {
        (_, "") => number.to_owned(),
        (Language::En, "%") => format!("{number}%"),
        (Language::En, "₽" | "$" | "€" | "£") => match number.strip_prefix(MINUS) {
            Some(number) => format!("{MINUS}{unit}{number}"),
            None => format!("{unit}{number}"),
        },
        (Language::Ru | Language::En, _) => format!("{number}{NO_BREAK_SPACE}{unit}"),
    }
}

/// The sign of the money in which a map counts: its own, or the usual one of its language where it names none.
#[must_use]
pub fn currency(own: &str, language: Language) -> &str {
    match (own.trim(), language) {
        ("", Language::Ru) => "₽",
        ("", Language::En) => "$",
        (own, _) => own,
    }
}
