//! Days as people write them: `1.2.2027`, `01.02.27`, `2027-02-01`, `1 февраля 2027`, `1 фев`, `Feb 1, 2027`, «завтра».

use super::Messages;
use crate::model::Date;
use crate::text::Language;

/// Words for a day, and how many days it is from today.
const WORDS: [(&str, i32); 4] =
    [("day-today", 0), ("day-tomorrow", 1), ("day-after-tomorrow", 2), ("day-yesterday", -1)];

const LANGUAGES: [Language; 2] = [Language::Ru, Language::En];

/// Reads a day that a person types; `None` for what is none. Words are those of either language. A day without a year is the
/// one nearest to `today`; a year of two digits is of this century. `2/1/2027` is read in Russian only, where the day always stands
/// first, or where it can be read in one way only.
#[must_use]
pub fn read(text: &str, today: Date, language: Language) -> Option<Date> {
    let text = text.trim().to_lowercase();
    let said =
        |key: &str| LANGUAGES.into_iter().any(|language| Messages::of(language).text(key).to_lowercase() == text);
    if let Some((_, days)) = WORDS.iter().find(|(key, _)| said(key)) {
        return today.plus_days(*days);
    }
    let slashed = text.contains('/');
    let mut parts: Vec<&str> = text
        .split(|letter: char| matches!(letter, '.' | '/' | '-' | '–' | ',') || letter.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    // «1 февраля 2027 г.»
    if parts.len() == 4 && matches!(parts.last(), Some(&("г" | "года" | "год"))) {
        parts.pop();
    }
    let (one, two, year) = match *parts.as_slice() {
        [one, two] => (one, two, None),
        [year, month, day] if year.len() == 4 && number(year).is_some() => {
            return date(number(day)?, month_of(month)?, number(year)?);
        }
        [one, two, year] => (one, two, Some(number(year).filter(|_| matches!(year.len(), 2 | 4))?)),
        _ => return None,
    };
    let (day, month) = match (number(one), number(two)) {
        (Some(day), Some(month)) if !slashed || language == Language::Ru => (day, month),
        (Some(month), Some(day)) if day > 12 || day == month => (day, month),
        (Some(day), Some(month)) if day > 12 => (day, month),
        (Some(day), None) => (day, named(two)?),
        (None, Some(day)) => (day, named(one)?),
        _ => return None,
    };
    match year {
        Some(year) if year < 100 => date(day, month, 2000 + year),
        Some(year) => date(day, month, year),
        None => (-1..=1)
            .filter_map(|years| date(day, month, today.year().checked_add(years)?))
            .min_by_key(|found| found.days_from(today).abs()),
    }
}

fn date(day: i16, month: i16, year: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// Digits alone: no sign stands in a day.
fn number(text: &str) -> Option<i16> {
    let digits = text.bytes().all(|letter| letter.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn month_of(text: &str) -> Option<i16> {
    number(text).or_else(|| named(text))
}

/// The month that a word names in either language: in full, in its first letters, or in another case of it.
fn named(word: &str) -> Option<i16> {
    let letters = word.chars().count();
    let is = |month: i16, words: &Messages| {
        let name = words.text(&format!("month-{month}")).to_lowercase();
        let short = words.text(&format!("month-short-{month}")).to_lowercase();
        let alike = name.chars().zip(word.chars()).take_while(|(one, other)| one == other).count();
        let all = name.chars().count();
        let begins = alike == letters && letters >= 3;
        let declined = alike >= 3 && alike + 1 >= all && letters <= all + 1;
        begins || declined || short.trim_end_matches('.') == word
    };
    (1..=12).find(|month| LANGUAGES.into_iter().any(|language| is(*month, Messages::of(language))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Ru};

    fn day(year: i16, month: i8, day: i8) -> Option<Date> {
        Date::new(year, month, day)
    }

    fn today() -> Date {
        day(2026, 11, 30).expect("a day")
    }

    #[test]
    fn days_are_read_however_people_write_them() {
        for text in [
            "1.2.2027",
            "01.02.2027",
            "1.2.27",
            "01.02.27",
            "2027-02-01",
            "2027-2-1",
            "2027 feb 1",
            "1-2-2027",
            "1 февраля 2027",
            "1 Февраля 2027 г.",
            "1 фев 2027",
            "1 февр. 2027",
            "1 фев. 27",
            "Feb 1 2027",
            "Feb 1, 2027",
            "1 February 2027",
            " 1 feb ",
            "1 февраля",
            "1.2",
        ] {
            for language in [Ru, En] {
                assert_eq!(read(text, today(), language), day(2027, 2, 1), "{text} {language:?}");
            }
        }
        for (text, month) in [
            ("5 мая 2026", 5),
            ("5 май 2026", 5),
            ("5 марта 2026", 3),
            ("5 мар 2026", 3),
            ("5 июня 2026", 6),
            ("5 июл 2026", 7),
            ("5 ноября 2026", 11),
            ("Sept 5, 2026", 9),
        ] {
            assert_eq!(read(text, today(), Ru), day(2026, month, 5), "{text}");
        }
        assert_eq!((read("1/2/2027", today(), Ru), read("1/2/2027", today(), En)), (day(2027, 2, 1), None));
        assert_eq!(
            (read("2/21/2027", today(), En), read("21/2/2027", today(), En)),
            (day(2027, 2, 21), day(2027, 2, 21))
        );
    }

    #[test]
    fn a_day_may_be_said_from_today_and_without_a_year_it_is_the_nearest() {
        for (text, expected) in [
            ("сегодня", day(2026, 11, 30)),
            ("Завтра", day(2026, 12, 1)),
            ("послезавтра", day(2026, 12, 2)),
            ("вчера", day(2026, 11, 29)),
            ("tomorrow", day(2026, 12, 1)),
            ("15 ноября", day(2026, 11, 15)),
            ("15.01", day(2027, 1, 15)),
        ] {
            assert_eq!(read(text, today(), Ru), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "31.02.2026",
            "1.2.3.4",
            "1.13.2026",
            "когда-нибудь",
            "5 мартобря",
            "5 ма 2026",
            "1.2.202",
            "1",
            "12 13",
            "2026",
        ] {
            assert_eq!(read(text, today(), Ru), None, "{text}");
        }
    }
}
