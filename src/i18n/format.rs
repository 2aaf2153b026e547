//! How numbers, shares, days and quotations are written in each language.

use super::figures::{NO_BREAK_SPACE, decimal, with_unit};
use super::messages::Messages;
use super::number::typed;
use super::value::Value;
use crate::model::{Date, Paper};
use crate::text::Language;
use jiff::Zoned;

pub use super::figures::{
    currency, exact, feeling, gain, number, percent, quantity, rounded, thousands, whole_percent,
};
pub use super::shortened::shortened;

/// An amount of money, rounded to what one reads at a glance: to three digits below a million (`84 300 ₽`, `$84,300`), to tenths
/// of a million, a billion and so on from there, and to whole ones from a hundred of them (`−1,2 млн ₽`, `−$1.2M`).
#[must_use]
pub fn money(value: f64, sign: &str, language: Language) -> String {
    /// From here on, and the message that says so.
    const SCALES: [(f64, &str); 3] = [(1e12, "money-trillions"), (1e9, "money-billions"), (1e6, "money-millions")];
    if !value.is_finite() {
        return decimal(value, 0, language);
    }
    let digits = value.abs().max(1.0).log10().floor() - 2.0;
    let step = 10_f64.powf(digits.max(0.0));
    let rounded = (value / step).round() * step;
    let written = match SCALES.iter().find(|(from, _)| rounded.abs() >= *from) {
        Some((scale, key)) => {
            let amount = rounded / scale;
            let places = u8::from(amount.abs() < 100.0);
            let amount = decimal(amount, places, language);
            Messages::of(language).format(key, &[("amount", amount.into())])
        }
        None => decimal(rounded, 0, language),
    };
    with_unit(&written, sign.trim(), language)
}

/// The length of a file, in thousands of bytes from one thousand on and with a tenth below ten: `840 Б`, `1,4 КБ`, `140 КБ`.
#[must_use]
pub fn bytes(len: u64, language: Language) -> String {
    const UNITS: [&str; 4] = ["bytes", "kilobytes", "megabytes", "gigabytes"];
    #[expect(clippy::cast_precision_loss, reason = "three digits are told")]
    let mut amount = len as f64;
    let mut unit = 0;
    // What rounds to a thousand is one of the next unit.
    while amount.round() >= 1000.0 && unit + 1 < UNITS.len() {
        amount /= 1000.0;
        unit += 1;
    }
    let places = u8::from(unit > 0 && amount < 9.95);
    let unit = UNITS.get(unit).copied().unwrap_or_default();
    format!("{}{NO_BREAK_SPACE}{}", decimal(amount, places, language), Messages::of(language).text(unit))
}

/// What a paper is called: `A1`, `Рулон 914 мм`, `Свой размер`.
#[must_use]
pub fn paper_name(paper: Paper, words: &Messages) -> String {
    match paper {
        Paper::Roll { width, .. } => {
            words.format("paper-roll", &[("width", exact(width.get(), words.language()).into())])
        }
        named => named.name().map_or_else(|| words.text("paper-custom").into_owned(), str::to_owned),
    }
}

/// A day: `21.11.2026`, `21 Nov 2026`.
#[must_use]
pub fn date(date: Date, language: Language) -> String {
    match language {
        Language::Ru => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        Language::En => format!("{} {}", short_date(date, language), date.year()),
    }
}

/// A day by which something is due: `12.12`, `12 Dec` in the year of the map, with its year in any other.
#[must_use]
pub fn due(day: Date, year: Option<i16>, language: Language) -> String {
    if year == Some(day.year()) { short_date(day, language) } else { date(day, language) }
}

/// A day of a year that is understood: `12.12`, `12 Dec`.
fn short_date(date: Date, language: Language) -> String {
    match language {
        Language::Ru => format!("{:02}.{:02}", date.day(), date.month()),
        Language::En => {
            let key = format!("month-short-{}", date.month());
            format!("{}{NO_BREAK_SPACE}{}", date.day(), Messages::of(language).text(&key))
        }
    }
}

/// A month: `ноябрь 2026`, `November 2026`.
#[must_use]
pub fn month_year(date: Date, language: Language) -> String {
    let key = format!("month-{}", date.month());
    format!("{} {}", Messages::of(language).text(&key), date.year())
}

/// When something was, as people say it: `сегодня, 14:32`, `вчера, 9:05`, `12 ноября`, `3 May 2025`.
#[must_use]
pub fn moment(at: &Zoned, now: &Zoned, language: Language) -> String {
    let words = Messages::of(language);
    let time = || [("time", Value::from(format!("{}:{:02}", at.hour(), at.minute())))];
    let days = now.date().since(at.date()).map_or(i32::MAX, |span| span.get_days());
    match days {
        0 => words.format("moment-today", &time()),
        1 => words.format("moment-yesterday", &time()),
        _ => {
            let day = format!("{}{NO_BREAK_SPACE}{}", at.day(), words.text(&format!("month-of-{}", at.month())));
            if at.year() == now.year() { day } else { format!("{day} {}", at.year()) }
        }
    }
}

/// The parts of a span: the fluent key of each unit and its length in seconds.
const SPAN_UNITS: [(&str, f64); 4] =
    [("span-days", 86_400.0), ("span-hours", 3600.0), ("span-minutes", 60.0), ("span-seconds", 1.0)];

/// A span of time in its largest parts, at most three of them: `1 ч 20 мин`, `2 min 5 s`. Tenths of a second only below a minute.
#[must_use]
pub fn span(seconds: f64, language: Language) -> String {
    const MOST_PARTS: usize = 3;
    if !seconds.is_finite() || seconds < 0.0 {
        return "—".to_owned();
    }
    let words = Messages::of(language);
    let mut rest = rounded(seconds, u8::from(seconds < 60.0));
    let mut parts = Vec::new();
    for (key, length) in SPAN_UNITS {
        let count = if length > 1.0 { (rest / length).floor() } else { rest };
        rest -= count * length;
        if count > 0.0 && parts.len() < MOST_PARTS {
            parts.push(format!("{}{NO_BREAK_SPACE}{}", decimal(count, 1, language), words.text(key)));
        }
    }
    if parts.is_empty() { format!("0{NO_BREAK_SPACE}{}", words.text("span-seconds")) } else { parts.join(" ") }
}

/// How many seconds a unit of time has, named in either language; `None` for what is none.
#[must_use]
pub fn unit_of_time(unit: &str) -> Option<f64> {
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    let named = |key: &str| {
        let also = format!("{key}-also");
        [Language::Ru, Language::En].into_iter().any(|language| {
            let words = Messages::of(language);
            words.text(key) == unit || words.text(&also).split(',').any(|other| other.trim() == unit)
        })
    };
    SPAN_UNITS.iter().find(|(key, _)| named(key)).map(|(_, seconds)| *seconds)
}

/// A quantity as people say it: less than one of a unit of time is told in a smaller one: `15 мин` for a quarter of `ч`.
#[must_use]
pub fn measured(value: f64, unit: &str, language: Language) -> String {
    match in_smaller_unit(value, unit) {
        Some((amount, key)) => with_unit(&decimal(amount, 1, language), &Messages::of(language).text(key), language),
        None => quantity(value, unit, language),
    }
}

/// Less than one of a unit of time as an amount of the largest unit of which it is one or more, with the fluent key of that.
fn in_smaller_unit(value: f64, unit: &str) -> Option<(f64, &'static str)> {
    let small = value.is_finite() && value != 0.0 && value.abs() < 1.0;
    // Alone it is a metre, too.
    let certain = !matches!(unit.trim().trim_end_matches('.'), "м" | "m" | "М" | "M");
    let seconds = value * unit_of_time(unit).filter(|_| small && certain)?;
    let (key, length) = SPAN_UNITS.iter().find(|(_, length)| rounded(seconds.abs() / length, 1) >= 1.0)?;
    Some((seconds / length, *key))
}

/// Reads a span as [`span`] writes it, or as `h:mm` and `h:mm:ss`, in seconds. Units may be those of either language, numbers are
/// read as they are typed in this one. A number without a unit is none.
#[must_use]
pub fn parse_span(text: &str, language: Language) -> Option<f64> {
    let text = text.trim().to_lowercase();
    if text.contains(':') {
        let parts: Option<Vec<u32>> = text.split(':').map(|part| part.trim().parse().ok()).collect();
        let (hours, minutes, seconds) = match *parts?.as_slice() {
            [hours, minutes] => (hours, minutes, 0),
            [hours, minutes, seconds] => (hours, minutes, seconds),
            _ => return None,
        };
        let sound = minutes < 60 && seconds < 60;
        return sound.then(|| f64::from(hours) * 3600.0 + f64::from(minutes) * 60.0 + f64::from(seconds));
    }
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut rest = bare.as_str();
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(char::is_alphabetic)?;
        let count = typed(rest.get(..digits)?, language).filter(|count| *count >= 0.0)?;
        rest = rest.get(digits..)?;
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let (unit, after) = rest.split_at(end);
        seconds += count * unit_of_time(unit)?;
        rest = after.trim_start_matches('.');
    }
    (!bare.is_empty() && seconds.is_finite()).then_some(seconds)
}

/// A text in the language's quotation marks: «ёлочки», “curly”. Marks inside become the inner ones; a text that is quoted as a
/// whole stays as it is.
#[must_use]
pub fn quote(text: &str, language: Language) -> String {
    let (open, close, inner_open, inner_close) = match language {
        Language::Ru => ('«', '»', '„', '“'),
        Language::En => ('“', '”', '‘', '’'),
    };
    let text = text.trim();
    if is_quoted(text, open, close) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 6);
    quoted.push(open);
    quoted.extend(text.chars().map(|letter| match letter {
        letter if letter == open => inner_open,
        letter if letter == close => inner_close,
        letter => letter,
    }));
    quoted.push(close);
    quoted
}

/// Whether one pair of marks holds the whole text: `«а»` but not `«а» и «б»`.
fn is_quoted(text: &str, open: char, close: char) -> bool {
    let Some(inside) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) else { return false };
    let mut depth = 0_u32;
    for letter in inside.chars() {
        if letter == open {
            depth += 1;
        } else if letter == close {
            let Some(outer) = depth.checked_sub(1) else { return false };
            depth = outer;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Ru};

    #[test]
    fn lengths_of_files_are_told_in_three_digits() {
        let told = [0, 840, 1_440, 140_400, 999_600, 12_000_000].map(|len| bytes(len, Ru));
        assert_eq!(told, ["0\u{a0}Б", "840\u{a0}Б", "1,4\u{a0}КБ", "140\u{a0}КБ", "1\u{a0}МБ", "12\u{a0}МБ"]);
        assert_eq!(bytes(1_440, En), "1.4\u{a0}KB");
    }

    #[test]
    fn less_than_one_of_a_unit_of_time_is_told_in_a_smaller_one() {
        let told = |value, unit| measured(value, unit, Ru).replace('\u{a0}', " ");
        assert_eq!([told(0.25, "ч"), told(0.5, "часа"), told(0.1, "ч.")], ["15 мин", "30 мин", "6 мин"]);
        assert_eq!([told(0.5, "дней"), told(0.01, "ч"), told(0.5, "мин")], ["12 ч", "36 с", "30 с"]);
        assert_eq!([told(19.0, "ч"), told(1.5, "ч"), told(0.0, "ч")], ["19 ч", "1,5 ч", "0 ч"]);
        assert_eq!(
            [told(0.5, "м"), told(0.5, "%"), told(0.5, "")],
            ["0,5 м", "0,5 %", "0,5"],
            "no time, or none for sure"
        );
        assert_eq!(measured(0.25, "h", En), "15\u{a0}min");
        assert_eq!(told(0.33, "ч"), "19,8 мин");
    }

    #[test]
    fn numbers_have_the_marks_of_the_language() {
        assert_eq!(number(1240.0, Ru), "1\u{202f}240");
        assert_eq!(number(1_234_567.5, Ru), "1\u{202f}234\u{202f}567,5");
        assert_eq!(number(1_234_567.5, En), "1,234,567.5");
        assert_eq!(number(999.0, Ru), "999");
        assert_eq!(number(1.8, Ru), "1,8");
        assert_eq!(number(0.0125, Ru), "0,0125");
        assert_eq!(number(-5.0, En), "−5");
    }

    #[test]
    fn a_field_shows_every_digit_and_what_it_shows_is_read_back() {
        assert_eq!((exact(7440.0, Ru).as_str(), exact(7440.0, En).as_str()), ("7\u{202f}440", "7,440"));
        assert_eq!(exact(-1_234_567.012_5, Ru), "−1\u{202f}234\u{202f}567,0125");
        for value in [0.0, 7.44, 7.125, -7.125, 0.125, 999.0, 1000.0, 7440.0, 12_345.678, 1e15, -0.0001, 1_000_000.5] {
            for language in [Ru, En] {
                assert_eq!(typed(&exact(value, language), language), Some(value), "{value} {language:?}");
            }
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero_as_they_are_read() {
        for (value, places, expected) in [
            (-1.75, 1, -1.8),
            (1.25, 1, 1.3),
            (0.125, 2, 0.13),
            (1.005, 2, 1.01),
            (2.675, 2, 2.68),
            (0.285, 2, 0.29),
            (37.5, 0, 38.0),
            (-0.5, 0, -1.0),
            (1.004, 2, 1.0),
            (1e15, 2, 1e15),
        ] {
            assert_eq!(rounded(value, places).to_bits(), f64::to_bits(expected), "{value}");
        }
        assert!(rounded(f64::NAN, 2).is_nan());
        assert_eq!((number(1.005, Ru), number(2.675, En)), ("1,01".to_owned(), "2.68".to_owned()));
    }

    #[test]
    fn what_rounds_to_nothing_has_no_sign_and_nonsense_is_a_dash() {
        assert_eq!(number(-0.000_01, Ru), "0");
        assert_eq!(feeling(-0.004, Ru), "0");
        assert_eq!(feeling(0.004, Ru), "0");
        assert_eq!(number(f64::NAN, Ru), "—");
        assert_eq!(number(f64::INFINITY, En), "—");
    }

    #[test]
    fn shares_and_feelings_read_as_on_the_poster() {
        assert_eq!(percent(0.38, Ru), "38\u{a0}%");
        assert_eq!(percent(0.38, En), "38%");
        assert_eq!(percent(1.0, Ru), "100\u{a0}%");
        assert_eq!(percent(0.004, Ru), "0,4\u{a0}%");
        assert_eq!(percent(-0.29, Ru), "−29\u{a0}%");
        assert_eq!(percent(0.375, Ru), "37,5\u{a0}%");
        assert_eq!((percent(0.670_6, En), whole_percent(0.670_6, En)), ("67.1%".to_owned(), "67%".to_owned()));
        assert_eq!(feeling(-1.2, Ru), "−1,2");
        assert_eq!(feeling(0.4, En), "+0.4");
        assert_eq!(feeling(-1.75, Ru), "−1,75");
        assert_eq!(feeling(0.956_6, En), "+0.96");
        assert_eq!(feeling(2.0, Ru), "+2");
        assert_eq!(feeling(0.0, Ru), "0");
        assert_eq!(gain(1.0, Ru), "+1,0");
        assert_eq!(gain(-0.96, En), "−1.0");
        assert_eq!(gain(0.4, En), "+0.4");
        assert_eq!(gain(-0.04, Ru), "0");
    }

    #[test]
    fn quantities_keep_number_and_unit_together() {
        assert_eq!(quantity(1240.0, "₽", Ru), "1\u{202f}240\u{a0}₽");
        assert_eq!(quantity(1240.0, "₽", En), "₽1,240");
        assert_eq!(quantity(-5.0, "₽", En), "−₽5");
        assert_eq!(quantity(19.0, "ч", Ru), "19\u{a0}ч");
        assert_eq!(quantity(1.8, "%", En), "1.8%");
        assert_eq!(quantity(31.0, "", Ru), "31");
    }

    #[test]
    fn money_is_rounded_to_what_one_reads_at_a_glance() {
        for (value, written) in [
            (0.0, "0\u{a0}₽"),
            (0.4, "0\u{a0}₽"),
            (-0.4, "0\u{a0}₽"),
            (7.0, "7\u{a0}₽"),
            (999.6, "1\u{202f}000\u{a0}₽"),
            (84_349.0, "84\u{202f}300\u{a0}₽"),
            (290_000.0, "290\u{202f}000\u{a0}₽"),
            (999_400.0, "999\u{202f}000\u{a0}₽"),
            (999_500.0, "1\u{a0}млн\u{a0}₽"),
            (-1_240_000.0, "−1,2\u{a0}млн\u{a0}₽"),
            (24_500_000.0, "24,5\u{a0}млн\u{a0}₽"),
            (124_400_000.0, "124\u{a0}млн\u{a0}₽"),
            (1.2e9, "1,2\u{a0}млрд\u{a0}₽"),
            (3e12, "3\u{a0}трлн\u{a0}₽"),
            (f64::NAN, "—"),
        ] {
            assert_eq!(money(value, "₽", Ru), written, "{value}");
        }
        assert_eq!(money(-1_240_000.0, "$", En), "−$1.2M");
        assert_eq!(money(84_349.0, "$", En), "$84,300");
        assert_eq!(money(84_349.0, " руб. ", Ru), "84\u{202f}300\u{a0}руб.");
        assert_eq!(money(2.5e9, "EUR", En), "2.5B\u{a0}EUR");
    }

    #[test]
    fn a_map_without_a_currency_counts_in_that_of_its_language() {
        assert_eq!((currency("", Ru), currency(" ", En), currency(" € ", Ru)), ("₽", "$", "€"));
    }

    #[test]
    fn days_are_written_as_each_language_does() {
        let day = Date::new(2026, 11, 21).expect("a day");
        assert_eq!(date(day, Ru), "21.11.2026");
        assert_eq!(date(day, En), "21\u{a0}Nov 2026");
        assert_eq!(month_year(day, Ru), "ноябрь 2026");
        assert_eq!(month_year(day, En), "November 2026");
        let day = Date::new(2026, 12, 5).expect("a day");
        assert_eq!(short_date(day, Ru), "05.12");
        assert_eq!(short_date(day, En), "5\u{a0}Dec");
        assert_eq!((due(day, Some(2026), Ru).as_str(), due(day, Some(2027), Ru).as_str()), ("05.12", "05.12.2026"));
        assert_eq!(due(day, None, En), "5\u{a0}Dec 2026", "a map without a day has no year that goes without saying");
    }

    #[test]
    fn spans_are_written_in_their_largest_parts_and_read_back() {
        for (seconds, russian, english) in [
            (0.0, "0\u{a0}с", "0\u{a0}s"),
            (2.5, "2,5\u{a0}с", "2.5\u{a0}s"),
            (125.0, "2\u{a0}мин 5\u{a0}с", "2\u{a0}min 5\u{a0}s"),
            (4800.0, "1\u{a0}ч 20\u{a0}мин", "1\u{a0}h 20\u{a0}min"),
            (259_200.0, "3\u{a0}д", "3\u{a0}d"),
        ] {
            assert_eq!((span(seconds, Ru).as_str(), span(seconds, En).as_str()), (russian, english));
            let read = (parse_span(russian, Ru), parse_span(english, En));
            assert_eq!(read, (Some(seconds), Some(seconds)), "{russian}");
        }
        let long = 1240.0 * 86_400.0;
        assert_eq!((span(long, En).as_str(), parse_span("1,240\u{a0}d", En)), ("1,240\u{a0}d", Some(long)));
        assert_eq!(span(93_785.0, Ru), "1\u{a0}д 2\u{a0}ч 3\u{a0}мин", "five seconds more or less");
        assert_eq!((parse_span("1:30", Ru), parse_span("0:02:05", En)), (Some(5400.0), Some(125.0)));
        assert_eq!((parse_span("3 дня", En), parse_span("1,5 hours", Ru)), (Some(259_200.0), Some(5400.0)));
        for nonsense in ["", "90", "5 попугаев", "мин", "1:75", "-5 с"] {
            assert_eq!(parse_span(nonsense, Ru), None, "{nonsense}");
        }
    }

    #[test]
    fn quotation_marks_nest_and_never_double() {
        assert_eq!(quote("Все обещают рост", Ru), "«Все обещают рост»");
        assert_eq!(quote("«Все обещают рост»", Ru), "«Все обещают рост»");
        assert_eq!(quote("«Рост» и «прибыль»", Ru), "«„Рост“ и „прибыль“»");
        assert_eq!(quote("Say “now”", En), "“Say ‘now’”");
    }
}
