//! What a line or a cell of a table says: markers taken off, numbers found, names compared. Numbers are read in the language of the
//! map, in which they are copied too.

use crate::i18n::number::typed;
use crate::model::{Amount, Feeling, Language, Share};

/// A line without the bullet or number it begins with, and whether it had one.
pub(super) fn without_marker(line: &str) -> (&str, bool) {
    let line = line.trim();
    let rest = number_marker(line).or_else(|| bullet_marker(line));
    match rest.map(str::trim_start) {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (line, false),
    }
}

/// Behind `1. `, `12) ` or `3.<tab>`.
fn number_marker(line: &str) -> Option<&str> {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    line[digits..].strip_prefix(['.', ')'])?.strip_prefix(char::is_whitespace)
}

/// Behind a bullet or a dash with a space after it.
fn bullet_marker(line: &str) -> Option<&str> {
    const BULLETS: [char; 19] =
        ['•', '·', '◦', '▪', '▫', '■', '□', '●', '○', '‣', '⁃', '∙', '\u{f0b7}', '✓', '☐', '☑', '-', '–', '—'];
    let rest = line.strip_prefix(BULLETS).or_else(|| line.strip_prefix('*'))?;
    let rest = rest.strip_prefix(char::is_whitespace)?;
    let rest = rest.trim_start();
    Some(rest.strip_prefix("[ ] ").or_else(|| rest.strip_prefix("[x] ")).unwrap_or(rest))
}

/// A feeling from −2 to +2 in front of a text, and the text: `−1,5 Долго ждать`.
pub(super) fn feeling(text: &str, language: Language) -> Option<(Feeling, &str)> {
    let text = text.trim();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let value = typed(head.trim_end_matches([':', ';']), language)?;
    (Feeling::MIN..=Feeling::MAX).contains(&value).then(|| (Feeling::new(value), separated(rest)))
}

/// A share lost in front of a text: `12% — дорого`.
pub(super) fn loss(text: &str, language: Language) -> Option<(Share, &str)> {
    let (head, rest) = text.trim().split_once('%')?;
    let value = typed(head, language)?;
    (0.0..=100.0).contains(&value).then(|| (Share::new(value / 100.0), separated(rest)))
}

/// A text without the dash or colon that parts it from what stood before.
fn separated(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_whitespace() || "—–-:,·«".contains(letter))
        .trim_end_matches(['»', ' '])
}

/// A metric as a line of text: `Конверсия: 2,1 / 3 %`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MetricWords {
    pub(super) name: String,
    pub(super) fact: Option<Amount>,
    pub(super) target: Option<Amount>,
    pub(super) unit: String,
}

/// Reads `name: fact / target unit`; what does not look like that is a name.
pub(super) fn metric(text: &str, language: Language) -> MetricWords {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let read = || {
        let (name, values) = text.rsplit_once(':')?;
        let (fact, target) = match values.split_once('/') {
            Some((fact, target)) => (quantity(fact, language)?, Some(quantity(target, language)?)),
            None => (quantity(values, language)?, None),
        };
        let target_unit = target.as_ref().map(|(_, unit)| unit.clone()).filter(|unit| !unit.is_empty());
        let unit = target_unit.unwrap_or(fact.1);
        Some(MetricWords {
            name: name.trim().to_owned(),
            fact: fact.0,
            target: target.and_then(|(value, _)| value),
            unit,
        })
    };
    read().unwrap_or_else(|| MetricWords { name: text.clone(), ..MetricWords::default() })
}

/// An amount with its unit behind it; a dash stands for one that is not known.
fn quantity(text: &str, language: Language) -> Option<(Option<Amount>, String)> {
    let text = text.trim();
    if matches!(text, "" | "—" | "–" | "-") {
        return Some((None, String::new()));
    }
    let of_number = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || ".,+-−".contains(letter);
    let end = text.find(|letter| !of_number(letter)).unwrap_or(text.len());
    let value = typed(&text[..end], language)?;
    Some((Some(Amount::new(value)), text[end..].trim().to_owned()))
}

/// A line as the title and the text of a box: what stands before a colon or the end of a short first sentence is the title,
/// and a short line is all title.
pub(super) fn titled(line: &str) -> (String, String) {
    const LONGEST_TITLE: usize = 40;
    let short = |text: &str| (1..=LONGEST_TITLE).contains(&text.trim().chars().count());
    let line = line.trim();
    for mark in [": ", ". ", " — ", "\n"] {
        if let Some((title, text)) = line.split_once(mark)
            && short(title)
            && !text.trim().is_empty()
        {
            return (title.trim().to_owned(), text.trim().to_owned());
        }
    }
    let line_ends = line.strip_suffix('.').unwrap_or(line);
    if short(line_ends) { (line_ends.to_owned(), String::new()) } else { (String::new(), line.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_are_taken_off_and_what_only_looks_like_one_stays() {
        for (line, bare) in [
            ("1. Первый", "Первый"),
            ("12)\tДвенадцатый", "Двенадцатый"),
            ("• Пункт", "Пункт"),
            ("— Реплика", "Реплика"),
            ("- [ ] Дело", "Дело"),
            ("·\u{a0}\u{a0}Слово", "Слово"),
            ("* star", "star"),
        ] {
            assert_eq!(without_marker(line), (bare, true), "{line}");
        }
        for line in ["-2", "2026. год", "5 минут", "•", "—", "1.5 часа", "А. Пушкин"] {
            assert_eq!(without_marker(line), (line, false), "{line}");
        }
    }

    #[test]
    fn a_feeling_may_have_words_and_must_be_on_the_scale() {
        assert_eq!(feeling("−1 Долго ждать", Language::Ru), Some((Feeling::new(-1.0), "Долго ждать")));
        assert_eq!(feeling("+2", Language::Ru), Some((Feeling::new(2.0), "")));
        assert_eq!(feeling("5", Language::Ru), None);
        assert_eq!(feeling("Скучно", Language::Ru), None);
    }

    #[test]
    fn a_metric_has_a_name_a_fact_a_target_and_a_unit_as_far_as_they_are_said() {
        let read = metric("Конверсия в оплату: 2,1 / 3 %", Language::Ru);
        assert_eq!((read.name.as_str(), read.unit.as_str()), ("Конверсия в оплату", "%"));
        assert_eq!((read.fact, read.target), (Some(Amount::new(2.1)), Some(Amount::new(3.0))));
        assert_eq!(metric("LTV: 12 400 ₽", Language::Ru).fact, Some(Amount::new(12400.0)));
        assert_eq!(metric("LTV: 12,400 $", Language::En).fact, Some(Amount::new(12400.0)), "as English copies it");
        assert_eq!(metric("NPS: — / 40", Language::Ru).target, Some(Amount::new(40.0)));
        assert_eq!(metric("Время: от звонка до визита", Language::Ru).name, "Время: от звонка до визита");
    }

    #[test]
    fn a_short_line_is_a_title_and_a_long_one_a_text() {
        assert_eq!(titled("Дорого"), ("Дорого".to_owned(), String::new()));
        assert_eq!(titled("Цена: выше, чем у соседа"), ("Цена".to_owned(), "выше, чем у соседа".to_owned()));
        let long = "Непонятно, чем наш товар лучше того, что лежит на соседней полке";
        assert_eq!(titled(long), (String::new(), long.to_owned()));
    }
}
