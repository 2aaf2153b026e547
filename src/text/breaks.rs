//! Where a line may end: Unicode's opportunities less the ones that typography bans, and the places of hyphens.
//!
//! A ban is a wish, not a wall. [`allowed_breaks`] keeps a banned opportunity as [`BreakKind::Kept`], and the line setter
//! takes it when nothing better fits: text that leaves its box is worse than a lonely preposition.

use super::Language;
use hypher::Lang;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// How willingly a line may end at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakKind {
    /// The line must end here: a line feed or the end of the text.
    Mandatory,
    /// The line may end here.
    Allowed,
    /// The line may end here with a hyphen: the source has a soft hyphen before this place.
    Soft,
    /// Unicode would let the line end here, typography would not: the last resort before cutting a word.
    Kept,
}

/// Fewest letters of a word before and after a hyphen that is added.
const HYPHEN_MARGIN: usize = 3;

/// Short Russian words of three letters that cling to the next word. All of one and two letters do.
const RU_FORWARD: &[&str] = &["без", "для", "над", "обо", "под", "при", "про"];

/// Russian words of two letters, for telling «НА» in a heading of capitals from an abbreviation like «ИТ».
const RU_SHORT: &[&str] = &[
    "во", "вы", "да", "до", "ее", "её", "за", "из", "их", "ко", "мы", "на", "не", "ни", "но", "об", "он", "от", "по",
    "со", "та", "те", "то", "ты", "уж",
];

/// Russian particles that cling to the word before.
const RU_BACKWARD: &[&str] = &["б", "бы", "ж", "же", "ли", "ль"];

/// English words that cling to the next word.
const EN_FORWARD: &[&str] = &["a", "an", "as", "at", "by", "i", "in", "of", "on", "or", "the", "to"];

/// Abbreviations that cling to what they introduce.
const INTRODUCING: &[&str] =
    &["гл.", "им.", "рис.", "см.", "стр.", "табл.", "тел.", "ул.", "dr.", "fig.", "mr.", "mrs.", "ms.", "vs."];

/// Abbreviations that cling to a number; before a word they may as well end a sentence or belong to «и т. д.».
const NUMBERED: &[&str] = &["д.", "кв.", "п.", "пп.", "ст.", "т.", "no.", "p.", "pp."];

/// Every place where a line may or must end: the byte index after the break, ascending, and the kind. The end of a text
/// that is not empty is always the last and [`BreakKind::Mandatory`].
///
/// U+00A0, U+202F and U+2060 make no opportunity at all.
#[must_use]
pub fn allowed_breaks(text: &str, language: Language) -> Vec<(usize, BreakKind)> {
    if text.is_empty() {
        return Vec::new();
    }
    linebreaks(text)
        .map(|(at, opportunity)| {
            let kind = match opportunity {
                BreakOpportunity::Mandatory => BreakKind::Mandatory,
                BreakOpportunity::Allowed => kind(&text[..at], &text[at..], language),
            };
            (at, kind)
        })
        .collect()
}

/// What kind of break parts `before` from `after`, given that Unicode allows one.
fn kind(before: &str, after: &str, language: Language) -> BreakKind {
    let Some(last) = before.chars().next_back() else { return BreakKind::Kept };
    if last == '\u{AD}' {
        return BreakKind::Soft;
    }
    let kept = if last.is_whitespace() { binds(before, after, language) } else { joins(before, last, after) };
    if kept { BreakKind::Kept } else { BreakKind::Allowed }
}

/// Whether two words with a space between them want to stay on one line.
fn binds(before: &str, after: &str, language: Language) -> bool {
    let before = before.trim_end();
    let head = before.rfind(char::is_whitespace).map_or("", |space| before[..space].trim_end());
    let left = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let after = after.trim_start();
    let right = after.split(char::is_whitespace).next().unwrap_or("");
    let (Some(left_last), Some(right_first)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    let left_word = left.trim_start_matches(|c: char| is_opening(c) || matches!(c, '“' | '‘' | '"' | '\''));
    let right_word = right.trim_end_matches(|c: char| !c.is_alphanumeric());

    // A dash stays with the words before it; one that opens a line of dialogue, with the words after.
    let lone_dash = |word: &str| matches!(word, "—" | "–" | "-" | "−");
    // So does the dot between the parts of a caption: «магазин · 120 заказов».
    if matches!(right_first, '—' | '–' | '·') || lone_dash(right) {
        return true;
    }
    if lone_dash(left) && head_is_line_start(before, left) {
        return true;
    }
    // Quotes and brackets never part from what they hold, even with a stray space between.
    if is_opening(left_last) || is_closing(right_first) {
        return true;
    }
    // Numbers.
    if matches!(left_word, "№" | "§" | "§§" | "#" | "№№")
        || matches!(right_first, '%' | '‰' | '₽' | '$' | '€' | '°' | '×')
    {
        return true;
    }
    if left_last.is_numeric() || left_word == "×" {
        let short = match language {
            Language::Ru => 5,
            Language::En => 4,
        };
        let unit = !right_word.is_empty() && letters(right_word).is_some_and(|count| count <= short);
        return right_first.is_numeric() || unit || RU_FORWARD.contains(&right_word);
    }
    // «и т. д.», «н. э.», «г. Москва», «рис. 5», initials.
    let lower = lowercase(left_word);
    if INTRODUCING.contains(&lower.as_str()) || (NUMBERED.contains(&lower.as_str()) && right_first.is_numeric()) {
        return true;
    }
    if lower == "г." && right_first.is_uppercase() && !head.ends_with(char::is_numeric) {
        return true;
    }
    let initial = |word: &str, upper: bool| {
        let mut signs = word.chars();
        let first = signs.next().filter(|_| signs.next() == Some('.'));
        first.is_some_and(|c| c.is_alphabetic() && c.is_uppercase() == upper)
    };
    if initial(left_word, false) && initial(right, false) && left_word.chars().count() == 2 {
        return true;
    }
    if initial(left_word, true) && left_last == '.' && right_first.is_uppercase() {
        return true;
    }
    let surname = || left_word.starts_with(char::is_uppercase) && letters(left_word).is_some_and(|n| n > 1);
    if initial(right, true) && right_word.chars().count() <= 4 && surname() {
        return true;
    }
    // Small words.
    match language {
        Language::Ru => {
            RU_BACKWARD.contains(&lowercase(right_word).as_str()) || clings_forward_in_russian(left_word, &lower)
        }
        Language::En => EN_FORWARD.contains(&lower.as_str()),
    }
}

/// A word in small letters, to look it up in the lists; nothing for a word that is longer than all of theirs.
fn lowercase(word: &str) -> String {
    /// Bytes of «табл.».
    const LONGEST_LISTED: usize = 9;
    if word.len() > LONGEST_LISTED { String::new() } else { word.to_lowercase() }
}

/// Whether a Russian word clings to the next: one- and two-letter words and a few of three, but no particle that already
/// clings to the word before it and no abbreviation in capitals.
fn clings_forward_in_russian(word: &str, lower: &str) -> bool {
    if !word.chars().all(is_cyrillic) || RU_BACKWARD.contains(&lower) {
        return false;
    }
    match word.chars().count() {
        1 => true,
        2 => !word.chars().all(char::is_uppercase) || RU_SHORT.contains(&lower),
        3 => RU_FORWARD.contains(&lower),
        _ => false,
    }
}

/// Whether a break inside a written whole, at a hyphen, a slash or a dash without spaces, would leave too little on one
/// side: «кто-|то», «и/|или», «10–|12».
fn joins(before: &str, last: char, after: &str) -> bool {
    let first = after.chars().next();
    // Before a dash: UAX #14 would let it begin a line.
    if matches!(first, Some('—' | '–')) || is_opening(last) || first.is_some_and(is_closing) {
        return true;
    }
    if !matches!(last, '-' | '\u{2010}' | '–' | '—' | '/') {
        return false;
    }
    let inner = &before[..before.len() - last.len_utf8()];
    let left_side = inner.chars().rev().take_while(|c| c.is_alphanumeric()).count();
    let right_side = after.chars().take_while(|c| c.is_alphanumeric()).count();
    let numbers = inner.ends_with(char::is_numeric) && first.is_some_and(char::is_numeric);
    // A dash parts whole words and may leave a short one; a hyphen and a slash join parts of one word.
    let few = if last == '—' { 1 } else { 3 };
    numbers || left_side < few || right_side < few
}

/// Whether the dash `left`, with which `before` ends, is the first thing on its line.
fn head_is_line_start(before: &str, left: &str) -> bool {
    let head = before[..before.len() - left.len()].trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    head.is_empty() || head.ends_with('\n')
}

/// The number of letters of a word of nothing but letters and inner dots or slashes; `None` for any other.
fn letters(word: &str) -> Option<usize> {
    word.chars()
        .all(|c| c.is_alphabetic() || matches!(c, '.' | '/'))
        .then(|| word.chars().filter(|c| c.is_alphabetic()).count())
}

/// A sign that only ever opens; “ and ‘ open in English and close in Russian, so UAX #14 alone looks after them.
const fn is_opening(character: char) -> bool {
    matches!(character, '«' | '„' | '‚' | '‹' | '(' | '[' | '{')
}

/// A sign that only ever closes; ’ is an apostrophe as well.
const fn is_closing(character: char) -> bool {
    matches!(character, '»' | '”' | '›' | ')' | ']' | '}')
}

const fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52F}')
}

#[cfg(test)]
thread_local! {
    /// How many bytes were looked through for places of hyphens.
    pub(super) static PATTERNS_READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The places inside `token`, a stretch of text without spaces, where a hyphen may be added, in bytes and ascending. Each
/// word is hyphenated by the patterns of its own script. Addresses, words with digits, words in capitals and words with
/// soft hyphens of their own have no places.
pub(super) fn hyphen_points(token: &str) -> Vec<usize> {
    #[cfg(test)]
    PATTERNS_READ.set(PATTERNS_READ.get() + token.len());
    let literal = |c: char| c.is_numeric() || matches!(c, '/' | '@' | '_' | '\\' | '#' | '\u{AD}' | '\u{200B}');
    let inner_dot = token.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.');
    if inner_dot || token.contains(literal) {
        return Vec::new();
    }
    let mut points = Vec::new();
    let mut from = 0;
    for word in token.split(|c: char| !c.is_alphabetic()) {
        // `split` yields parts of `token` in order, so the search from the end of the last part finds this one.
        let start = from + token[from..].find(word).unwrap_or(0);
        from = start + word.len();
        let Some(lang) = patterns(word) else { continue };
        let margin = HYPHEN_MARGIN;
        let mut at = start;
        let syllables = hypher::hyphenate_bounded(word, lang, margin, margin);
        for syllable in syllables {
            at += syllable.len();
            if at < from {
                points.push(at);
            }
        }
    }
    points
}

/// The patterns for a word, by its script; `None` for a word too short, in capitals or of mixed script.
fn patterns(word: &str) -> Option<Lang> {
    let long = word.chars().nth(2 * HYPHEN_MARGIN - 1).is_some();
    // A second capital marks an abbreviation or a name like «MegaMarket» that has its own seams.
    let capitals = word.chars().skip(1).any(char::is_uppercase);
    if !long || capitals {
        None
    } else if word.chars().all(is_cyrillic) {
        Some(Lang::Russian)
    } else if word.is_ascii() {
        Some(Lang::English)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where a line may end.
    fn marked(text: &str, language: Language) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (at, kind) in allowed_breaks(text, language) {
            out += &text[from..at];
            if kind == BreakKind::Allowed {
                out.push('|');
            }
            from = at;
        }
        out
    }

    #[test]
    fn russian_small_words_cling() {
        for (text, expected) in [
            ("Я вывожу товар на маркетплейс", "Я вывожу |товар |на маркетплейс"),
            ("магазин для всей семьи и друзей", "магазин |для всей |семьи |и друзей"),
            ("хотел бы знать, нужен ли он", "хотел бы |знать, |нужен ли |он"),
            ("Без названия под ключ", "Без названия |под ключ"),
            ("отдел ИТ работает", "отдел |ИТ |работает"),
            ("ПУТЬ НА РЫНОК", "ПУТЬ |НА РЫНОК"),
            ("Да, он тут", "Да, |он тут"),
            ("«В сети» пусто", "«В сети» |пусто"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
    }

    #[test]
    fn numbers_keep_their_units() {
        for (text, expected) in [
            ("скидка 18 % сегодня", "скидка |18 % |сегодня"),
            ("за 14 дней пробных", "за 14 дней |пробных"),
            ("от 1 234 567 ₽ ровно", "от 1 234 567 ₽ |ровно"),
            ("рост 3 млн ₽ за год", "рост |3 млн ₽ |за год"),
            ("договор № 5 подписан", "договор |№ 5 |подписан"),
            ("звонок 8 800 555-35-35 бесплатный", "звонок |8 800 555-35-35 |бесплатный"),
            ("этапы 10–12 пройдены", "этапы |10–12 |пройдены"),
            ("в 2024 г. компания выросла", "в 2024 г. |компания |выросла"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
    }

    #[test]
    fn dashes_quotes_and_names_hold_together() {
        for (text, expected) in [
            ("Карта — это путь", "Карта — |это |путь"),
            ("— Привет, магазин", "— Привет, |магазин"),
            ("поэт Пушкин А. С. писал", "поэт |Пушкин А. С. |писал"),
            ("поэт А. С. Пушкин писал", "поэт |А. С. Пушкин |писал"),
            ("чат, почта и т. д. вместе", "чат, |почта |и т. д. |вместе"),
            ("слово « цитата » дальше", "слово |« цитата » |дальше"),
            ("живёт в г. Москва давно", "живёт |в г. Москва |давно"),
            ("кто-то по-русски и/или", "кто-то |по-русски |и/или"),
            ("интернет-магазин открыт", "интернет-|магазин |открыт"),
            ("неразрывный\u{A0}пробел 5\u{202F}000", "неразрывный\u{A0}пробел |5\u{202F}000"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
    }

    #[test]
    fn no_listed_word_is_too_long_to_be_looked_up() {
        for word in [RU_FORWARD, RU_SHORT, RU_BACKWARD, EN_FORWARD, INTRODUCING, NUMBERED].concat() {
            assert_eq!(lowercase(&word.to_uppercase()), word);
        }
    }

    #[test]
    fn english_articles_and_prepositions_cling() {
        assert_eq!(marked("I want to buy a phone in the store", Language::En), "I want |to buy |a phone |in the store");
        assert_eq!(marked("wait 14 days or e-mail us", Language::En), "wait |14 days |or e-mail |us");
    }

    #[test]
    fn hyphens_stay_three_letters_from_the_edge() {
        let shown = |token: &str| {
            let mut out = String::new();
            let mut from = 0;
            for at in hyphen_points(token) {
                out = out + &token[from..at] + "-";
                from = at;
            }
            out + &token[from..]
        };
        assert_eq!(shown("перераспределение,"), "пере-рас-пре-де-ле-ние,");
        assert_eq!(shown("(hyphenation)"), "(hyphen-ation)");
        for whole in ["олово", "МАРКЕТПЛЕЙС", "https://example.ru/catalogue", "shop.example", "h264кодек", "MegaMarket"]
        {
            assert_eq!(shown(whole), whole);
        }
        assert_eq!(shown("мар\u{AD}кетплейс"), "мар\u{AD}кетплейс", "a soft hyphen replaces the patterns");
    }
}
