//! The words: both languages say the same things, and no key that code asks for is missing.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tropa::edit::StepName;
use tropa::export::ExportError;
use tropa::i18n::{Localized as _, Messages, Value};
use tropa::import::{ImportError, Role};
use tropa::method;
use tropa::model::{LaneKind, Language};

const LANGUAGES: [Language; 2] = [Language::Ru, Language::En];

/// Every key of a file with the names of the values it takes.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase())
            && let Some((key, _)) = line.split_once('=')
        {
            key.trim().clone_into(&mut current);
            assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
        }
        for part in line.split('$').skip(1) {
            let name: String =
                part.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect();
            keys.get_mut(&current).expect("a value belongs to a message").insert(name);
        }
    }
    keys
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn russian_and_english_have_the_same_keys_and_take_the_same_values() {
    for room in ["", "store.", "export.", "studio.", "present.", "cli.", "import.", "synonyms."] {
        let (russian, english) = (keys(&file(&format!("{room}ru.ftl"))), keys(&file(&format!("{room}en.ftl"))));
        assert_eq!(russian, english, "room `{room}`");
        assert!(russian.len() > 5, "room `{room}` says {} things", russian.len());
    }
}

#[test]
fn no_message_is_empty_or_left_in_the_other_language() {
    let all = keys(&file("en.ftl"));
    assert!(all.len() > 200, "{} messages", all.len());
    for key in all.into_keys() {
        let messages = Messages::of(Language::En);
        let text = messages.format(&key, &[]);
        assert!(!text.trim().is_empty() && text != key, "{key}");
        assert!(!text.chars().any(|letter| ('а'..='я').contains(&letter)), "{key}: {text}");
    }
}

#[test]
fn every_key_that_the_model_and_the_method_name_has_a_message() {
    let mut wanted: Vec<String> = StepName::ALL.iter().map(|name| name.key().to_owned()).collect();
    for kind in LaneKind::ALL {
        let name = serde_json::to_value(kind).expect("a kind is a word");
        let name = name.as_str().expect("a kind is a word");
        assert_eq!((kind.key(), kind.name_key()), (name, format!("lane-{name}").as_str()));
        wanted.extend(["", "-hint", "-question"].map(|part| format!("lane-{name}{part}")));
    }
    wanted.extend(method::channels().iter().map(method::Channel::name_key));
    wanted.extend(
        [method::Level::Error, method::Level::Warning, method::Level::Advice].map(|level| level.key().to_owned()),
    );
    for language in LANGUAGES {
        let messages = Messages::of(language);
        let missing: Vec<&String> = wanted.iter().filter(|key| !messages.has(key)).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

#[test]
fn a_missing_key_is_shown_as_itself() {
    let messages = Messages::of(Language::Ru);
    assert_eq!(messages.text("no-such-key"), "no-such-key");
    assert_eq!(messages.format("no-such-key", &[("a", Value::from("b"))]), "no-such-key");
}

#[test]
fn russian_years_follow_their_number() {
    let messages = Messages::of(Language::Ru);
    let age = |years: u32| messages.format("age", &[("age", years.into())]);
    for (years, word) in
        [(1, "год"), (21, "год"), (22, "года"), (34, "года"), (11, "лет"), (12, "лет"), (38, "лет"), (40, "лет")]
    {
        assert_eq!(age(years), format!("{years}\u{a0}{word}"));
    }
}

#[test]
fn filled_messages_hold_no_invisible_isolates_and_write_numbers_in_their_language() {
    let messages = Messages::of(Language::Ru);
    assert_eq!(messages.format("quote-peak", &[("persona", "Сергей".into())]), "Сергей · пик");
    assert_eq!(messages.format("metric-target", &[("value", Value::Number(2.5))]), "цель 2,5");
    assert_eq!(Messages::of(Language::En).format("metric-target", &[("value", Value::Number(1240.0))]), "target 1,240");
}

#[test]
fn what_went_wrong_is_told_in_the_words_and_marks_of_its_reader() {
    let (ru, en) = (Messages::of(Language::Ru), Messages::of(Language::En));
    let large = ExportError::TooManyPixels { width: 24_000, height: 17_000, limit: 100_000_000 };
    assert!(large.message(ru).contains("24\u{202f}000 × 17\u{202f}000"), "{}", large.message(ru));
    assert!(large.message(en).contains("24,000 × 17,000"), "{}", large.message(en));
    // A row is a name and no amount.
    let quote = ImportError::OpenQuote { file: "a.csv".to_owned(), row: 12_345 };
    assert!(quote.message(ru).contains("12345"), "{}", quote.message(ru));
    // The program's own words are said in the language of the sentence, those of others as they are, and short.
    let role = ImportError::NoRole { file: "я".repeat(300), role: Role::Stage };
    for words in [ru, en] {
        let told = role.message(words);
        assert!(told.contains(&*words.text(Role::Stage.key())) && told.chars().count() < 250, "{told}");
    }
}
