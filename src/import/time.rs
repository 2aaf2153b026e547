//! Moments of an event log and spans of time in a cell.

use super::mapping::TimeUnit;
use jiff::civil;

/// How a moment is written. One column keeps to one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// `2026-11-21T09:30:00`, with a space or without seconds too; the time of some place.
    Iso,
    /// `2026-11-21T09:30:00Z` or with a distance from it.
    IsoWithZone,
    /// `21.11.2026 09:30`, with seconds or without a time too.
    Russian,
    /// Seconds since 1970.
    UnixSeconds,
    /// Thousandths of a second since 1970.
    UnixMillis,
    /// A cell that the workbook itself knows as a moment.
    Cell,
}

impl TimeFormat {
    /// An example that shows what is meant.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Iso => "2026-11-21 09:30:00",
            Self::IsoWithZone => "2026-11-21T09:30:00Z",
            Self::Russian => "21.11.2026 09:30",
            Self::UnixSeconds => "1795253400",
            Self::UnixMillis => "1795253400000",
            Self::Cell => "XLSX",
        }
    }
}

/// A moment in thousandths of a second since 1970 and how it is written; `None` if it is none.
pub(super) fn moment(text: &str) -> Option<(i64, TimeFormat)> {
    let text = text.trim();
    let bytes = text.as_bytes();
    if (9..=13).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit) {
        let number: i64 = text.parse().ok()?;
        return match bytes.len() {
            9 | 10 => Some((number * 1000, TimeFormat::UnixSeconds)),
            12 | 13 => Some((number, TimeFormat::UnixMillis)),
            _ => None,
        };
    }
    match (bytes.get(4), bytes.get(2)) {
        (Some(b'-'), _) => {
            let day = civil::Date::new(digits(text, 0, 4)?, digits(text, 5, 2)?, digits(text, 8, 2)?).ok()?;
            let joined = bytes.get(7) == Some(&b'-');
            let rest = text.get(10..).filter(|_| joined)?;
            let (clock, zone) = zoned(rest)?;
            let since = match clock.strip_prefix(['T', 't', ' ']) {
                Some(clock) => at(day, clock, false)?,
                None => clock.is_empty().then(|| at(day, "", true))??,
            };
            let format = if zone.is_some() { TimeFormat::IsoWithZone } else { TimeFormat::Iso };
            Some((since - zone.unwrap_or_default(), format))
        }
        (_, Some(b'.')) if bytes.get(5) == Some(&b'.') => {
            let day = civil::Date::new(digits(text, 6, 4)?, digits(text, 3, 2)?, digits(text, 0, 2)?).ok()?;
            let rest = text.get(10..)?;
            let clock = rest.strip_prefix(',').unwrap_or(rest);
            let clock = clock.strip_prefix([' ', '\u{a0}']).unwrap_or(clock);
            // Between day and time stands something, or there is no time.
            (clock.len() < rest.len() || rest.is_empty())
                .then(|| at(day, clock, rest.is_empty()))?
                .map(|since| (since, TimeFormat::Russian))
        }
        _ => None,
    }
}

/// A fixed number of digits at a fixed place.
fn digits<T: TryFrom<i32>>(text: &str, from: usize, length: usize) -> Option<T> {
    let part = text.as_bytes().get(from..from + length)?;
    let mut value = 0_i32;
    for &letter in part {
        value = value * 10 + i32::from(letter.is_ascii_digit().then(|| letter - b'0')?);
    }
    T::try_from(value).ok()
}

/// Takes the zone off a time: the rest, and how far the zone is before that of Greenwich in thousandths of a second.
fn zoned(clock: &str) -> Option<(&str, Option<i64>)> {
    if let Some(rest) = clock.strip_suffix(['Z', 'z']) {
        return Some((rest, Some(0)));
    }
    let Some(sign) = clock.rfind(['+', '-']) else { return Some((clock, None)) };
    let (rest, zone) = (clock.get(..sign)?, clock.get(sign + 1..)?);
    let hours: i64 = i64::from(digits::<i32>(zone, 0, 2)?);
    let minutes = match zone.len() {
        2 => 0,
        4 => i64::from(digits::<i32>(zone, 2, 2)?),
        5 if zone.as_bytes().get(2) == Some(&b':') => i64::from(digits::<i32>(zone, 3, 2)?),
        _ => return None,
    };
    let ahead = (hours * 60 + minutes) * 60_000;
    (hours < 24 && minutes < 60).then_some((rest, Some(if clock[sign..].starts_with('-') { -ahead } else { ahead })))
}

/// A day with a time `hh:mm[:ss[.fff]]` as thousandths of a second since 1970.
fn at(day: civil::Date, clock: &str, midnight: bool) -> Option<i64> {
    let bytes = clock.as_bytes();
    let (mut hour, mut minute, mut second, mut millis) = (0, 0, 0, 0_i64);
    if !midnight {
        // `9:30` is as good as `09:30`.
        let wide = if bytes.get(1) == Some(&b':') { 1 } else { 2 };
        hour = digits::<i8>(clock, 0, wide)?;
        minute = digits::<i8>(clock, wide + 1, 2)?;
        let colon = |place: usize| bytes.get(place) == Some(&b':');
        match bytes.len() - wide {
            3 if colon(wide) => {}
            6.. if colon(wide) && colon(wide + 3) => {
                second = digits::<i8>(clock, wide + 4, 2)?;
                let rest = clock.get(wide + 6..)?;
                if !rest.is_empty() {
                    let fraction = rest.strip_prefix(['.', ','])?;
                    let known = fraction.len().min(3);
                    let all = !fraction.is_empty() && fraction.bytes().all(|letter| letter.is_ascii_digit());
                    millis = all.then(|| digits::<i32>(fraction, 0, known)).flatten().map(i64::from)?;
                    millis *= [0, 100, 10, 1][known];
                }
            }
            _ => return None,
        }
    }
    let time = civil::Time::new(hour, minute, second, 0).ok()?;
    let stamp = jiff::tz::Offset::UTC.to_timestamp(day.to_datetime(time)).ok()?;
    Some(stamp.as_millisecond() + millis)
}

/// A day and a time of day as thousandths of a second since 1970; `None` if the calendar has no such day.
pub(super) fn of_parts(day: (u16, u8, u8), time: (u8, u8, u8), millis: u16) -> Option<i64> {
    let to_i8 = |number: u8| i8::try_from(number).ok();
    let date = civil::Date::new(i16::try_from(day.0).ok()?, to_i8(day.1)?, to_i8(day.2)?).ok()?;
    let time = civil::Time::new(to_i8(time.0)?, to_i8(time.1)?, to_i8(time.2)?, 0).ok()?;
    let stamp = jiff::tz::Offset::UTC.to_timestamp(date.to_datetime(time)).ok()?;
    Some(stamp.as_millisecond() + i64::from(millis))
}

/// A moment as it is shown in a preview.
pub(super) fn shown(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).map_or_else(
        |_| millis.to_string(),
        |stamp| jiff::tz::Offset::UTC.to_datetime(stamp).strftime("%Y-%m-%d %H:%M:%S").to_string(),
    )
}

/// A span `h:mm` or `h:mm:ss` in seconds.
pub(super) fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let number = |part: &str| -> Option<u32> {
        ((1..=4).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_digit()))
            .then(|| part.parse().ok())?
    };
    let sixty = |part: &str| number(part).filter(|&value| value < 60 && part.len() == 2);
    match parts.as_slice() {
        [hours, minutes] => Some(f64::from(number(hours)? * 3600 + sixty(minutes)? * 60)),
        [hours, minutes, seconds] => Some(f64::from(number(hours)? * 3600 + sixty(minutes)? * 60 + sixty(seconds)?)),
        _ => None,
    }
}

impl TimeUnit {
    /// Its length in seconds.
    #[must_use]
    pub const fn seconds(self) -> f64 {
        match self {
            Self::Seconds => 1.0,
            Self::Minutes => 60.0,
            Self::Hours => 3600.0,
            Self::Days => 86_400.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_every_way_that_logs_write_them() {
        let expected = 1_795_253_400_000;
        for (text, format) in [
            ("2026-11-21T09:30:00", TimeFormat::Iso),
            ("2026-11-21 09:30", TimeFormat::Iso),
            ("2026-11-21T09:30:00Z", TimeFormat::IsoWithZone),
            ("2026-11-21T12:30:00+03:00", TimeFormat::IsoWithZone),
            ("2026-11-21T04:30:00-0500", TimeFormat::IsoWithZone),
            ("21.11.2026 09:30", TimeFormat::Russian),
            ("21.11.2026 9:30:00", TimeFormat::Russian),
            ("1795253400", TimeFormat::UnixSeconds),
            ("1795253400000", TimeFormat::UnixMillis),
        ] {
            assert_eq!(moment(text), Some((expected, format)), "{text}");
        }
        assert_eq!(moment("2026-11-21 09:30:00.25"), Some((expected + 250, TimeFormat::Iso)));
        assert_eq!(moment("21.11.2026"), Some((expected - 34_200_000, TimeFormat::Russian)));
        assert_eq!(of_parts((2026, 11, 21), (9, 30, 0), 0), Some(expected));
        assert_eq!(of_parts((1900, 2, 29), (0, 0, 0), 0), None, "a day that only spreadsheets know");
        assert_eq!(shown(expected), "2026-11-21 09:30:00");
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "вчера",
            "11/21/2026",
            "2026-13-01",
            "31.02.2026",
            "2026-11-21T25:00",
            "2026-11-21x09:30",
            "12345",
            "21.11.2026x",
            "21.11.26 09:30",
            "2026-11-21T09:30:00+99",
            "2026-11-21 09:3",
            "12345678901",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn spans_are_hours_and_minutes() {
        assert_eq!(clock("1:30"), Some(5400.0));
        assert_eq!(clock("00:02:05"), Some(125.0));
        for text in ["", "90", "1:5", "1:75", "a:10"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
