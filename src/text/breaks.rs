//! Where a line may end: Unicode's opportunities less the ones that typography bans, and the places of hyphens.
//!
//! A ban is a wish, not a wall. [`allowed_breaks`] keeps a banned opportunity as one of a lesser kind, and the line setter
//! takes it when nothing better fits: text that leaves its box is worse than a lonely preposition. Three things are walls: a dot
//! between the parts of a caption never begins a line, and neither thousands nor a number and its sign are ever parted.

use super::Language;
use hypher::Lang;
use std::borrow::Cow;
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
    /// The line may end here rather than in a word: the author wrote a no-break space, or «и 14» follows another number.
    Glued,
    /// The line may end here rather than in a word, where it cannot end at a glued place: a number would part from the word it counts.
    Counted,
    /// Unicode would let the line end here, typography would not: the last resort before cutting a word.
    Kept,
}

/// Fewest letters of a word before and after a hyphen that is added, where the word would be torn without.
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

/// Words that add a number to another.
const AND: &[&str] = &["и", "или", "and", "or"];

/// Abbreviations that cling to what they introduce.
const INTRODUCING: &[&str] =
    &["гл.", "им.", "рис.", "см.", "стр.", "табл.", "тел.", "ул.", "dr.", "fig.", "mr.", "mrs.", "ms.", "vs."];

/// Abbreviations that cling to a number; before a word they may as well end a sentence or belong to «и т. д.».
const NUMBERED: &[&str] = &["д.", "кв.", "п.", "пп.", "ст.", "т.", "no.", "p.", "pp."];

/// Every place where a line may or must end: the byte index after the break, ascending, and the kind. The end of a text
/// that is not empty is always the last and [`BreakKind::Mandatory`].
///
/// U+202F and U+2060 make no opportunity at all.
#[must_use]
pub fn allowed_breaks(text: &str, language: Language) -> Vec<(usize, BreakKind)> {
    if text.is_empty() {
        return Vec::new();
    }
    let glue = Glue::of(text);
    // Two spaces are as many bytes as a no-break one, and let the line end where it would.
    let spaced = if glue == Glue::None { Cow::Borrowed(text) } else { Cow::Owned(text.replace(NO_BREAK_SPACE, "  ")) };
    linebreaks(&spaced)
        .filter_map(|(at, opportunity)| {
            let kind = match opportunity {
                BreakOpportunity::Mandatory => BreakKind::Mandatory,
                BreakOpportunity::Allowed => kind(&text[..at], &text[at..], glue, language)?,
            };
            Some((at, kind))
        })
        .collect()
}

const NO_BREAK_SPACE: char = '\u{A0}';

/// What the no-break spaces of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Glue {
    /// There are none.
    None,
    /// Each is meant.
    Meant,
    /// Nearly all spaces are such: whoever made the text, a chat assistant or a web page, writes them for plain ones.
    Habit,
}

impl Glue {
    fn of(text: &str) -> Self {
        /// Fewer than these may well be meant.
        const LEAST: usize = 5;
        /// So many for each plain space are no care for lines any more.
        const SHARE: usize = 4;
        let glued = text.matches(NO_BREAK_SPACE).count();
        if glued == 0 {
            Self::None
        } else if glued >= LEAST && glued >= SHARE * text.matches(' ').count() {
            Self::Habit
        } else {
            Self::Meant
        }
    }
}

/// What kind of break parts `before` from `after`, given that Unicode would allow one were no space a no-break one; `None` for none at all.
fn kind(before: &str, after: &str, glue: Glue, language: Language) -> Option<BreakKind> {
    let Some(last) = before.chars().next_back() else { return Some(BreakKind::Kept) };
    if last == '\u{AD}' {
        return Some(BreakKind::Soft);
    }
    if !last.is_whitespace() {
        return Some(if joins(before, last, after) { BreakKind::Kept } else { BreakKind::Allowed });
    }
    // A break takes the place of the dot between the parts of a caption: «магазин · 120 заказов».
    if after.starts_with('·') {
        return None;
    }
    let kind = binds(before, after, language);
    let head = before.trim_end();
    let spaces = before.get(head.len()..).unwrap_or("");
    if glue != Glue::Meant || !spaces.chars().all(|space| space == NO_BREAK_SPACE) {
        return Some(kind);
    }
    // Whoever writes a no-break space between a number and what belongs to it is right.
    let figure = |letter: Option<char>| letter.is_some_and(|letter| letter.is_numeric() || is_sign(letter));
    match kind {
        BreakKind::Kept if figure(head.chars().next_back()) || figure(after.chars().next()) => None,
        BreakKind::Allowed => Some(BreakKind::Glued),
        kind => Some(kind),
    }
}

/// A sign that belongs to the number before it.
const fn is_sign(character: char) -> bool {
    matches!(character, '%' | '‰' | '₽' | '$' | '€' | '°' | '×')
}

/// How much two words with a space between them want to stay on one line.
fn binds(before: &str, after: &str, language: Language) -> BreakKind {
    let before = before.trim_end();
    let head = before.rfind(char::is_whitespace).map_or("", |space| before[..space].trim_end());
    let left = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let after = after.trim_start();
    let right = after.split(char::is_whitespace).next().unwrap_or("");
    if clings(before, head, left, right, language) {
        return BreakKind::Kept;
    }
    let right_word = right.trim_end_matches(|c: char| !c.is_alphanumeric());
    let left_last = left.chars().next_back();
    // «14 страниц», though not «h264 кодек» nor «№ 5 подписан» and «555-35-35 бесплатный».
    let counts = left_last.is_some_and(char::is_numeric)
        && !left.contains(|letter: char| letter.is_alphabetic() || matches!(letter, '№' | '#' | '§' | '-'))
        && !head.ends_with(['№', '#', '§']);
    let noun = right.starts_with(char::is_lowercase) && letters(right_word).is_some() && !AND.contains(&right);
    if counts && noun {
        return BreakKind::Counted;
    }
    // «100 % и 14 страниц».
    let follows = || after[right.len()..].trim_start().starts_with(char::is_numeric);
    let number = left_last.is_some_and(|last| last.is_numeric() || is_sign(last));
    if number && AND.contains(&right) && follows() { BreakKind::Glued } else { BreakKind::Allowed }
}

/// Whether two words of which `left` ends `before` and stands behind `head` are not to be parted.
fn clings(before: &str, head: &str, left: &str, right: &str, language: Language) -> bool {
    let (Some(left_last), Some(right_first)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    let left_word = left.trim_start_matches(|c: char| is_opening(c) || matches!(c, '“' | '‘' | '"' | '\''));
    let right_word = right.trim_end_matches(|c: char| !c.is_alphanumeric());

    // A dash stays with the words before it; one that opens a line of dialogue, with the words after.
    let lone_dash = |word: &str| matches!(word, "—" | "–" | "-" | "−");
    if matches!(right_first, '—' | '–') || lone_dash(right) {
        return true;
    }
    if (lone_dash(left) || left == "·") && head_is_line_start(before, left) {
        return true;
    }
    // Quotes and brackets never part from what they hold, even with a stray space between.
    if is_opening(left_last) || is_closing(right_first) {
        return true;
    }
    // Numbers.
    if matches!(left_word, "№" | "§" | "§§" | "#" | "№№") || is_sign(right_first) {
        return true;
    }
    if left_last.is_numeric() || left_word == "×" {
        let short = match language {
            Language::Ru => 5,
            Language::En => 4,
        };
        let unit = !right_word.is_empty() && letters(right_word).is_some_and(|count| count <= short);
        return right_first.is_numeric() || (unit && !AND.contains(&right_word)) || RU_FORWARD.contains(&right_word);
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

    /// The text with `|` where a line may end, `~` where it is glued, `+` between a number and what it counts.
    fn marked(text: &str, language: Language) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (at, kind) in allowed_breaks(text, language) {
            out += &text[from..at];
            match kind {
                BreakKind::Allowed => out.push('|'),
                BreakKind::Glued => out.push('~'),
                BreakKind::Counted => out.push('+'),
                BreakKind::Mandatory | BreakKind::Soft | BreakKind::Kept => {}
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
            ("этапы 10–12 пройдены", "этапы |10–12 +пройдены"),
            ("в 2024 г. компания выросла", "в 2024 г. |компания |выросла"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
    }

    #[test]
    fn numbers_keep_the_words_they_count() {
        for (text, expected) in [
            ("договор на 3 страницы готов", "договор |на 3 +страницы |готов"),
            ("Предоплата 100 % и 14 страниц договора", "Предоплата |100 % ~и 14 +страниц |договора"),
            ("от 2 или 3 дней", "от 2 ~или |3 дней"),
            ("кодек h264 отличный", "кодек |h264 |отличный"),
            ("лист 1 Москва", "лист |1 |Москва"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
        assert_eq!(marked("it takes 19 hours and 5 minutes", Language::En), "it |takes |19 +hours |and |5 +minutes");
    }

    #[test]
    fn a_break_takes_the_place_of_a_dot_between_parts() {
        for (text, expected) in [
            ("магазин · 120 заказов", "магазин · |120 +заказов"),
            ("Разбор\u{A0}· Аня,\u{A0}12.12", "Разбор\u{A0}· |Аня,\u{A0}~12.12"),
            ("· пункт списка", "· пункт |списка"),
            ("слово\n· пункт", "слово\n· пункт"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
    }

    #[test]
    fn no_break_spaces_yield_unless_they_hold_a_number() {
        for (text, expected) in [
            ("слово\u{A0}слово и\u{A0}слово дальше", "слово\u{A0}~слово |и\u{A0}слово |дальше"),
            ("за 1\u{A0}240\u{A0}₽ и 14\u{A0}страниц", "за 1\u{A0}240\u{A0}₽ ~и 14\u{A0}+страниц"),
        ] {
            assert_eq!(marked(text, Language::Ru), expected);
        }
        let text = "текст от помощника: все пробелы в нём такие";
        let glued = text.replace(' ', "\u{A0}");
        assert_eq!(marked(&glued, Language::Ru), marked(text, Language::Ru).replace(' ', "\u{A0}"));
        // What may not be parted stays so even at the last resort.
        let places: Vec<usize> =
            allowed_breaks("5\u{A0}000\u{A0}₽ и", Language::Ru).iter().map(|(at, _)| *at).collect();
        assert_eq!(places, [12, 14]);
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
            ("неразрывный\u{A0}пробел 5\u{202F}000", "неразрывный\u{A0}~пробел |5\u{202F}000"),
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
