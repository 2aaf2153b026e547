//! Numbers as people and other programs write them: `1 240`, `1,240`, `1 240,5`, `29 %`. This is the only place that reads one,
//! whether it was typed or stands in a file.
//!
//! What can be read in one way only is read so, whatever the language: `1 240,5`, `1,240.5`, `1.240,5`, `12,5`, `12.5`, `0,125`,
//! `1,240,000`. Thousands are set apart in threes by one kind of sign: a space (thin, no-break or plain), a comma, a point or an
//! apostrophe. Between a whole of one to three digits and exactly three others a single comma or point says either. Then
//!
//! - what is typed is read in the language of the window ([`typed`]): in English `7,440` are thousands and `7.440` is a fraction;
//!   in Russian, where only spaces set thousands apart, the comma and the point of the keypad are both the decimal mark;
//! - in a file somebody says which mark is the decimal one, and until then the number is not read ([`read`]).

use crate::text::Language;
use serde::{Deserialize, Serialize};

/// The mark between the whole and the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecimalMark {
    /// `1 240,5`
    Comma,
    /// `1,240.5`
    Point,
}

impl DecimalMark {
    const fn letter(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParsedNumber {
    /// The value; of `29 %` it is 29.
    pub value: f64,
    /// Whether a percent sign stands behind it.
    pub percent: bool,
    /// Digits behind the decimal mark.
    pub places: i32,
}

/// Why a text is not one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// It is none.
    NotANumber,
    /// `1,240` is 1240 or 1.24, and nobody said which mark is the decimal one.
    Ambiguous,
}

/// Reads a number that a person types in a window of this language; `None` for what is none. A mark behind which no digit stands
/// yet says nothing.
#[must_use]
pub fn typed(text: &str, language: Language) -> Option<f64> {
    let text = text.trim();
    let begun = text.strip_suffix([',', '.']).filter(|rest| rest.ends_with(|letter: char| letter.is_ascii_digit()));
    let text = begun.unwrap_or(text);
    let written = match (read(text, None), language) {
        (Err(NumberFault::Ambiguous), Language::En) => read(text, Some(DecimalMark::Point)),
        (Err(NumberFault::Ambiguous), Language::Ru) => read(&text.replace('.', ","), Some(DecimalMark::Comma)),
        (written, _) => written,
    };
    written.ok().filter(|written| !written.percent).map(|written| written.value)
}

/// Reads a number. Spaces and marks between thousands must stand where they belong; the `mark` decides where one reading is as
/// good as the other and refuses what contradicts it.
///
/// # Errors
/// [`NumberFault`]: it is no number, or nobody said how it is meant.
pub fn read(text: &str, mark: Option<DecimalMark>) -> Result<ParsedNumber, NumberFault> {
    use NumberFault::{Ambiguous, NotANumber};
    let text = text.trim();
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let (text, negative) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let spaced = text.contains(char::is_whitespace);
    let decimal = match (commas, points) {
        (1, 0) | (0, 1) => {
            let own = if commas == 1 { DecimalMark::Comma } else { DecimalMark::Point };
            let (whole, fraction) = text.split_once(own.letter()).unwrap_or((text, ""));
            let whole_digits = whole.chars().filter(char::is_ascii_digit).count();
            // Only three digits behind one to three others, with nothing else that tells, can be thousands.
            let thousands =
                fraction.len() == 3 && (1..=3).contains(&whole_digits) && !spaced && !whole.starts_with('0');
            match mark {
                Some(mark) if mark == own => Some(own),
                Some(_) if thousands => None,
                Some(_) => return Err(NotANumber),
                None if thousands => return Err(Ambiguous),
                None => Some(own),
            }
        }
        (_, 0) | (0, _) => None,
        _ => {
            let last = if text.rfind(',') > text.rfind('.') { DecimalMark::Comma } else { DecimalMark::Point };
            if mark.is_some_and(|mark| mark != last) {
                return Err(NotANumber);
            }
            Some(last)
        }
    };
    let (whole, fraction) = match decimal.and_then(|mark| text.rsplit_once(mark.letter())) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    let whole = if decimal.is_some() && whole.is_empty() { "0" } else { whole };
    if decimal.is_some() && fraction.is_empty() || !fraction.bytes().all(|letter| letter.is_ascii_digit()) {
        return Err(NotANumber);
    }
    let digits = without_groups(whole).ok_or(NotANumber)?;
    let value: f64 = format!("{digits}.{fraction}").parse().map_err(|_| NotANumber)?;
    if !value.is_finite() {
        return Err(NotANumber);
    }
    let places = i32::try_from(fraction.len()).map_err(|_| NotANumber)?;
    Ok(ParsedNumber { value: if negative { -value } else { value }, percent, places })
}

/// The digits of a whole number whose thousands, if they are set apart, are so by one kind of sign and in threes.
fn without_groups(whole: &str) -> Option<String> {
    let sign = whole.chars().find(|letter| !letter.is_ascii_digit());
    let Some(sign) = sign else { return (!whole.is_empty()).then(|| whole.to_owned()) };
    if !(sign.is_whitespace() || matches!(sign, ',' | '.' | '\'' | '’')) {
        return None;
    }
    let mut groups = whole.split(sign);
    let first = groups.next()?;
    let all_digits = |group: &str| group.bytes().all(|letter| letter.is_ascii_digit());
    if !((1..=3).contains(&first.len()) && all_digits(first)) {
        return None;
    }
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point};

    fn value(text: &str, mark: Option<DecimalMark>) -> Result<f64, NumberFault> {
        read(text, mark).map(|written| written.value)
    }

    #[test]
    fn numbers_are_read_as_russian_and_english_spreadsheets_write_them() {
        for (text, expected) in [
            ("1240", 1240.0),
            ("1 240", 1240.0),
            ("1\u{a0}240", 1240.0),
            ("1\u{202f}240\u{202f}000", 1_240_000.0),
            ("1 240,5", 1240.5),
            ("1 240,500", 1240.5),
            ("1,240.5", 1240.5),
            ("1.240,5", 1240.5),
            ("1,240,000", 1_240_000.0),
            ("0,125", 0.125),
            ("12,5", 12.5),
            ("−3", -3.0),
            ("+3", 3.0),
            (",5", 0.5),
            ("-.25", -0.25),
        ] {
            assert_eq!(value(text, None), Ok(expected), "{text}");
        }
    }

    #[test]
    fn three_digits_behind_a_single_mark_need_somebody_who_says_what_it_is() {
        assert_eq!(value("1,240", None), Err(NumberFault::Ambiguous));
        assert_eq!(value("1.240", None), Err(NumberFault::Ambiguous));
        assert_eq!(value("1,240", Some(Comma)), Ok(1.24));
        assert_eq!(value("1,240", Some(Point)), Ok(1240.0));
        assert_eq!(value("1.240", Some(Comma)), Ok(1240.0));
    }

    #[test]
    fn what_is_typed_is_read_as_the_language_of_the_window_writes_it() {
        use Language::{En, Ru};
        for (text, english, russian) in [
            ("7,440", Some(7440.0), Some(7.44)),
            ("7.440", Some(7.44), Some(7.44)),
            ("−7,440", Some(-7440.0), Some(-7.44)),
            ("7,44", Some(7.44), Some(7.44)),
            ("7,4401", Some(7.4401), Some(7.4401)),
            ("7440", Some(7440.0), Some(7440.0)),
            ("7 440", Some(7440.0), Some(7440.0)),
            ("7\u{a0}440", Some(7440.0), Some(7440.0)),
            ("7\u{202f}440,125", Some(7440.125), Some(7440.125)),
            ("1,240,000", Some(1_240_000.0), Some(1_240_000.0)),
            ("1,240.5", Some(1240.5), Some(1240.5)),
            ("0,125", Some(0.125), Some(0.125)),
            (".5", Some(0.5), Some(0.5)),
            ("12,", Some(12.0), Some(12.0)),
            ("7 44", None, None),
            ("29 %", None, None),
            ("1,2,3", None, None),
            ("", None, None),
        ] {
            assert_eq!((typed(text, En), typed(text, Ru)), (english, russian), "{text}");
        }
    }

    #[test]
    fn a_mark_that_contradicts_what_was_said_is_refused() {
        assert_eq!(value("12.5", Some(Comma)), Err(NumberFault::NotANumber));
        assert_eq!(value("1,240.5", Some(Comma)), Err(NumberFault::NotANumber));
        assert_eq!(value("12,5", Some(Comma)), Ok(12.5));
    }

    #[test]
    fn a_percent_sign_is_kept_beside_the_number() {
        assert_eq!(read("29 %", None), Ok(ParsedNumber { value: 29.0, percent: true, places: 0 }));
        assert_eq!(read("29,5\u{a0}%", None), Ok(ParsedNumber { value: 29.5, percent: true, places: 1 }));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in
            ["", " ", "-", "12 40", "1 2", "1,24,000", "1e5", "inf", "NaN", "--1", "12,", ",", "1.2.3", "5 чел", "%"]
        {
            assert_eq!(value(text, None), Err(NumberFault::NotANumber), "{text}");
        }
    }
}
