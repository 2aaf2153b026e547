//! How well a name fits what was typed, in a hurry, with a slip of the finger or on the other keyboard.

use strsim::osa_distance;

/// The keys of a Russian and an English keyboard, place by place, without Shift and with it.
const RUSSIAN_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё";
const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~";

/// What a name scores: as a whole at its beginning, at the beginning of a word, within a word.
const BEGINNING: u32 = 1000;
const WORD: u32 = 900;
const WITHIN: u32 = 500;
/// Every word of the query begins a word of the name; the same with a slip; the query is made of beginnings of words.
const WORDS: u32 = 400;
const SLIPS: u32 = 250;
const INITIALS: u32 = 200;

/// How well a name fits the query as typed or as it would have been on the other keyboard; `None` if it does not. An empty
/// query fits everything.
pub(crate) fn score(query: &str, name: &str) -> Option<u32> {
    let query = folded(query.trim());
    let name = folded(name);
    // A name in the alphabet that was typed is meant rather than one in the other.
    fit(&query, &name).max(fit(&folded(&other_keyboard(&query)), &name).map(|score| score - score / 4))
}

/// As letters are compared: small, «ё» as «е».
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|letter| *letter != '\u{AD}').map(plain).collect()
}

const fn plain(letter: char) -> char {
    match letter {
        'ё' => 'е',
        '\u{A0}' | '\u{202F}' => ' ',
        other => other,
    }
}

/// What the same keys type on the other keyboard.
fn other_keyboard(text: &str) -> String {
    text.chars().map(other_layout).collect()
}

/// The letter that the same key types on the other keyboard.
fn other_layout(letter: char) -> char {
    let swap = |from: &str, to: &str| from.chars().zip(to.chars()).find(|(one, _)| *one == letter).map(|(_, two)| two);
    swap(RUSSIAN_KEYS, LATIN_KEYS).or_else(|| swap(LATIN_KEYS, RUSSIAN_KEYS)).unwrap_or(letter)
}

fn fit(query: &str, name: &str) -> Option<u32> {
    if let Some(at) = name.find(query) {
        let start = name[..at].chars().next_back();
        return Some(match start {
            None => BEGINNING,
            Some(before) if !before.is_alphanumeric() => WORD,
            Some(_) => WITHIN,
        });
    }
    let names: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // Of several words each may have been typed on another keyboard: «PDF» is not typed in Russian.
    let asked: Vec<[String; 2]> =
        query.split_whitespace().map(|word| [word.to_owned(), folded(&other_keyboard(word))]).collect();
    let every = |fits: &dyn Fn(&str, &str) -> bool| {
        let one = |asked: &[String; 2]| asked.iter().any(|asked| names.iter().any(|name| fits(asked, name)));
        !asked.is_empty() && asked.iter().all(one)
    };
    if every(&|asked, name| name.starts_with(asked)) {
        return Some(WORDS);
    }
    if every(&is_slip) {
        return Some(SLIPS);
    }
    is_of_initials(query, &names).then_some(INITIALS)
}

/// Whether a word begins with what was asked but for one letter, of a long one two: left out, doubled, mistaken or swapped.
fn is_slip(asked: &str, name: &str) -> bool {
    let length = asked.chars().count();
    let allowed = match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let beginning = |length: usize| -> String { name.chars().take(length).collect() };
    (length.saturating_sub(allowed)..=length + allowed).any(|length| osa_distance(asked, &beginning(length)) <= allowed)
}

/// Whether the query can be cut into beginnings of the words, in their order, at least two of them: «нокар» is «Новая карта».
fn is_of_initials(query: &str, names: &[&str]) -> bool {
    fn rest(query: &[char], names: &[&str], used: usize) -> bool {
        if query.is_empty() {
            return used >= 2;
        }
        let Some((name, others)) = names.split_first() else { return false };
        let same = name.chars().zip(query).take_while(|(one, two)| one == *two).count();
        (1..=same).rev().any(|taken| rest(&query[taken..], others, used + 1)) || rest(query, others, used)
    }
    let letters: Vec<char> = query.chars().filter(|letter| letter.is_alphanumeric()).collect();
    // More letters or words than a person types or reads would only cost time.
    letters.len() <= 12 && names.len() <= 12 && rest(&letters, names, 0)
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn the_wrong_keyboard_layout_is_forgiven_both_ways() {
        assert!(score("зва", "Сохранить PDF…").is_some());
        assert!(score("ЗВА", "Сохранить PDF…").is_some());
        assert!(score("gtxfnm", "Печать").is_some());
        assert!(score("'rcgjhn", "Экспорт в PDF").is_some());
        assert!(score("\"RCGJHN", "Экспорт в PDF").is_some());
        assert!(score("pdf", "Сохранить PDF…") > score("зва", "Сохранить PDF…"));
    }

    #[test]
    fn the_beginning_of_a_word_comes_before_its_middle_and_a_slip_last() {
        let name = "Новая карта…";
        assert!(score("нов", name) > score("карт", name));
        assert!(score("карт", name) > score("арт", name));
        assert!(score("арт", name) > score("кврта", name));
        assert_eq!(score("щщ", name), None);
    }

    #[test]
    fn one_slip_is_forgiven_and_two_in_a_short_word_are_not() {
        for slip in ["сохрнаить", "сохраить", "сохранмть", "сохраннить", "Cохранить"]
        {
            assert!(score(slip, "Сохранить как…").is_some(), "{slip}");
        }
        assert_eq!(score("карро", "Печать"), None);
        assert_eq!(score("кврто", "Карта"), None);
    }

    #[test]
    fn words_may_come_in_any_order_and_initials_in_theirs() {
        assert!(score("pdf сохр", "Сохранить PDF…").is_some());
        assert!(score("нокар", "Новая карта…").is_some());
        assert_eq!(score("карно", "Новая карта…"), None);
        assert!(score("cj[hfybnm pdf", "Сохранить PDF…").is_some(), "each word on its own keyboard");
        assert!(score("еще", "Ещё").is_some() && score("ещё", "Еще").is_some());
    }
}
